use std::fmt;

/// The BLAKE3 hash of some input, cut to 128 bits: enough that no two inputs of one book collide by
/// chance, short enough to keep one for every answer a page was given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of one run of bytes.
    pub fn of(bytes: &[u8]) -> Fingerprint {
        Fingerprint::cut(blake3::hash(bytes))
    }

    /// The fingerprint of several parts, each counted with its length, so that `["ab", "c"]` and
    /// `["a", "bc"]` differ.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Fingerprint {
        let mut hasher = Hasher::new();
        for part in parts {
            hasher.part(part);
        }
        hasher.finish()
    }

    /// Lower-case hexadecimal, 32 characters.
    pub fn hex(self) -> String {
        self.to_string()
    }

    /// Reads what [`Fingerprint::hex`] wrote.
    pub fn from_hex(text: &str) -> Option<Fingerprint> {
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Fingerprint(bytes))
    }

    /// The raw bytes, to be hashed again.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    fn cut(hash: blake3::Hash) -> Fingerprint {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Fingerprint(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Builds a [`Fingerprint`] part by part.
#[derive(Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// An empty one.
    pub fn new() -> Hasher {
        Hasher::default()
    }

    /// Adds one part, with its length.
    pub fn part(&mut self, bytes: &[u8]) -> &mut Hasher {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// The fingerprint of the parts so far.
    pub fn finish(&self) -> Fingerprint {
        Fingerprint::cut(self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart_and_hex_reads_back() {
        let parts = |a: &'static [u8], b: &'static [u8]| Fingerprint::of_parts([a, b]);
        assert_ne!(parts(b"ab", b"c"), parts(b"a", b"bc"));
        let one = Fingerprint::of(b"one");
        assert_eq!(Fingerprint::from_hex(&one.hex()), Some(one));
        assert_eq!(Fingerprint::from_hex("zz"), None);
    }
}

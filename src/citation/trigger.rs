//! Which places of a text are worth a reading: a table by byte, then the first letters exactly.

/// A slash or a look-alike of one stands here.
pub(super) const SLASH: u8 = 1;
/// A backtick stands here.
pub(super) const TICK: u8 = 2;
/// The word for a resolution may begin here.
pub(super) const STEM: u8 = 4;
/// A registered name or an identifier may begin here.
pub(super) const NAME: u8 = 8;

/// How many bytes of a beginning are compared.
const LONGEST: usize = 6;

/// The table.
pub(super) struct Triggers {
    /// What each byte may begin.
    classes: [u8; 256],
    /// One bit for every two bytes that may begin something: in scripts of several bytes a letter, the
    /// first byte alone is shared by the whole alphabet.
    pairs: Vec<u64>,
    /// Beginnings by length, as numbers, sorted; with what they begin.
    heads: Vec<(usize, Vec<(u64, u8)>)>,
}

impl Triggers {
    /// A table of the beginnings of `names` (as they are) and `stems` (in any case).
    pub(super) fn new<'n, 's>(
        names: impl Iterator<Item = &'n str>,
        stems: impl Iterator<Item = &'s str>,
    ) -> Triggers {
        let mut triggers = Triggers { classes: [0; 256], pairs: vec![0; 1024], heads: Vec::new() };
        for mark in ["/", "\u{2044}", "\u{2215}", "\u{29F8}", "\u{FF0F}"] {
            triggers.add(mark, SLASH);
        }
        triggers.add("`", TICK);
        for stem in stems {
            let start: String = stem.chars().take(3).collect();
            let mut capital = start.chars();
            let first = capital.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
            triggers.add(&start, STEM);
            triggers.add(&format!("{first}{}", capital.as_str()), STEM);
            triggers.add(&start.to_uppercase(), STEM);
        }
        for name in names {
            // Spaces and apostrophes have several forms, and hidden characters none: stop before them.
            let plain = |c: &char| c.is_alphanumeric() || matches!(c, '《' | '«' | '“');
            let start: String = name.chars().take(3).take_while(plain).collect();
            let whole = if start.is_empty() { name.chars().take(1).collect() } else { start };
            triggers.add(&whole, NAME);
        }
        for (_, heads) in &mut triggers.heads {
            heads.sort_unstable();
            heads.dedup_by(|later, first| {
                let same = later.0 == first.0;
                first.1 |= if same { later.1 } else { 0 };
                same
            });
        }
        triggers
    }

    fn add(&mut self, head: &str, class: u8) {
        let bytes = head.as_bytes();
        let length = bytes.len().min(LONGEST);
        let Some(first) = bytes.first() else { return };
        self.classes[usize::from(*first)] |= class;
        let seconds = bytes.get(1).map_or(0..=255, |second| *second..=*second);
        for second in seconds {
            let (word, bit) = pair(*first, second);
            self.pairs[word] |= bit;
        }
        let entry = (number(&bytes[..length]), class);
        match self.heads.iter_mut().find(|(known, _)| *known == length) {
            Some((_, heads)) => heads.push(entry),
            None => self.heads.push((length, vec![entry])),
        }
    }

    /// The next place from `at` on where something may begin, with what.
    pub(super) fn next(&self, bytes: &[u8], mut at: usize) -> Option<(usize, u8)> {
        loop {
            at += bytes.get(at..)?.iter().position(|byte| self.classes[usize::from(*byte)] != 0)?;
            if bytes[at] == b'/' {
                // Nearly every slash that does not follow a letter is settled here.
                let before = if at == 0 { b' ' } else { bytes[at - 1] };
                if before.is_ascii_alphabetic() || before >= 0x80 || b":)".contains(&before) {
                    return Some((at, SLASH));
                }
                // Nor does any other of a run of them.
                at += bytes[at + 1..].iter().take_while(|byte| **byte == b'/').count();
            } else {
                let (word, bit) = pair(bytes[at], bytes.get(at + 1).copied().unwrap_or_default());
                let class = if self.pairs[word] & bit == 0 { 0 } else { self.class(&bytes[at..]) };
                if class != 0 {
                    return Some((at, class));
                }
            }
            at += 1;
        }
    }

    fn class(&self, rest: &[u8]) -> u8 {
        let mut class = 0;
        for (length, heads) in &self.heads {
            if let Some(head) = rest.get(..*length)
                && let Ok(found) = heads.binary_search_by_key(&number(head), |(key, _)| *key)
            {
                class |= heads[found].1;
            }
        }
        class
    }
}

/// Where the bit of two bytes is.
fn pair(first: u8, second: u8) -> (usize, u64) {
    (usize::from(first) * 4 + usize::from(second >> 6), 1 << (second & 63))
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

use super::coder::Coder;
use super::count;

/// The families of contexts of words (`coder.rs`), behind those of a shard; the script has the same.
mod family {
    /// How many words there are.
    pub(super) const WORDS: usize = 63;
    /// How many units a word shares with the one before.
    pub(super) const SHARED: usize = 64;
    /// How many more it has.
    pub(super) const REST: usize = 65;
    /// Whether that is in the row of the one before.
    pub(super) const ROW: usize = 66;
    /// Its place in the row: a tree of five bits, for rows of four sorts.
    pub(super) const UNIT: usize = 67;
}

/// How many rows of 32 the units of UTF-16 have.
const ROWS: u16 = 1 << 11;

/// The row of the small letters of ASCII.
const LETTERS: u16 = 3;

/// Writes sorted words, each as how many units of UTF-16 (what a script counts in) it shares with the word before, and its
/// rest. A unit is written as its row of 32, which is mostly that of the unit before, and its place there.
pub(crate) fn front<'a>(out: &mut Coder, words: impl ExactSizeIterator<Item = &'a str>) {
    out.number(family::WORDS, count(words.len()));
    let mut last: Vec<u16> = Vec::new();
    let mut row = LETTERS;
    for word in words {
        let units: Vec<u16> = word.encode_utf16().collect();
        let shared = last.iter().zip(&units).take_while(|(a, b)| a == b).count();
        out.unary(family::SHARED, count(shared));
        out.unary(family::REST, count(units.len() - shared));
        for unit in &units[shared..] {
            let own = unit / 32;
            out.bit(family::ROW, 0, own == row);
            if own != row {
                out.below(u32::from(ROWS), u32::from(own));
                row = own;
            }
            let mut node = 1;
            for bit in (0..5).rev() {
                let bit = unit >> bit & 1;
                out.bit(family::UNIT + usize::from(row % 4), node, bit == 1);
                node = node * 2 + usize::from(bit);
            }
        }
        last = units;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::pack::coder::tests::Reader;

    /// Reads words as the script does.
    fn words(text: &str) -> Vec<String> {
        let mut reader = Reader::new(text);
        let mut last: Vec<u16> = Vec::new();
        let mut row = LETTERS;
        let words = (0..reader.number(family::WORDS)).map(|_| {
            last.truncate(reader.unary(family::SHARED) as usize);
            for _ in 0..reader.unary(family::REST) {
                if !reader.bit(family::ROW, 0) {
                    row = u16::try_from(reader.below(u32::from(ROWS))).unwrap();
                }
                let mut node = 1;
                while node < 32 {
                    node = node * 2 + usize::from(reader.bit(family::UNIT + usize::from(row % 4), node));
                }
                last.push(row * 32 + u16::try_from(node - 32).unwrap());
            }
            String::from_utf16(&last).unwrap()
        });
        words.collect()
    }

    proptest! {
        #[test]
        fn words_read_back(mut list in proptest::collection::vec("[a-zа-я武器\u{20000}-\u{20010}ع0-9/.]{1,40}", 0..40)) {
            list.sort();
            let mut out = Coder::default();
            front(&mut out, list.iter().map(String::as_str));
            prop_assert_eq!(words(&out.finish()), list);
        }
    }
}

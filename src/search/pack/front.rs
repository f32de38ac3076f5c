/// Sorted words, each as what it has in common with the one before.
///
/// A word is written as a capital letter, `A` for 0 to `Z` for 25, that says how many UTF-16 units (what a
/// script counts in) it shares with the word before, and the rest of the word. Folded words hold no capital letter of
/// ASCII; nor anything that a quoted string would have to escape: they are letters and digits.
#[derive(Debug, Default)]
pub(crate) struct Front {
    text: String,
    last: Vec<u16>,
}

/// The most that is counted as common.
const MOST: usize = 25;

impl Front {
    /// Adds a word that is not before the last one.
    pub(crate) fn push(&mut self, word: &str) {
        let units: Vec<u16> = word.encode_utf16().collect();
        let mut common = self.last.iter().zip(&units).take_while(|(a, b)| a == b).count().min(MOST);
        // Half a character stands for nothing by itself.
        if common > 0 && (0xd800..0xdc00).contains(&units[common - 1]) {
            common -= 1;
        }
        self.text.push(char::from(b'A' + u8::try_from(common).unwrap_or(0)));
        self.text.push_str(&String::from_utf16_lossy(&units[common..]));
        self.last = units;
    }

    /// All words as one text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// The words of a text that [`Front`] made.
#[cfg(test)]
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(head) = rest.chars().next() {
        let tail = &rest[1..];
        let end = tail.find(|c: char| c.is_ascii_uppercase()).unwrap_or(tail.len());
        let last: Vec<u16> = words.last().map(|word| word.encode_utf16().collect()).unwrap_or_default();
        let common = usize::from(u8::try_from(head).unwrap() - b'A');
        words.push(format!("{}{}", String::from_utf16_lossy(&last[..common]), &tail[..end]));
        rest = &tail[end..];
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_read_back(mut list in proptest::collection::vec("[a-zа-я武器\u{20000}-\u{20010}ع0-9/.]{1,40}", 0..40)) {
            list.sort();
            let mut front = Front::default();
            for word in &list {
                front.push(word);
            }
            prop_assert_eq!(words(&front.finish()), list);
        }
    }
}

//! The words and digits that address paragraphs in the six official languages, from `words.tsv`.

use std::sync::LazyLock;

/// What a word is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It starts the heading of a section.
    Section,
    /// It starts the heading of an annex.
    Annex,
    /// It follows the number of a paragraph put in later: `bis`.
    Suffix,
    /// It is a number.
    Number,
}

impl Use {
    const ALL: [(&str, Use); 4] =
        [("section", Use::Section), ("annex", Use::Annex), ("suffix", Use::Suffix), ("number", Use::Number)];
}

/// Use, what it stands for in an address, and the word. Taken apart once: every heading asks.
static WORDS: LazyLock<Vec<(Use, &str, &str)>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (name, rest) = line.split_once('\t')?;
        let (key, word) = rest.split_once('\t')?;
        let (_, of) = Use::ALL.into_iter().find(|(other, _)| *other == name)?;
        Some((of, key, word))
    };
    include_str!("words.tsv").lines().filter_map(line).collect()
});

/// The longest word of a use that `text` starts with: what it stands for, and its bytes in `text`. A
/// word ends where no letter follows, but for Chinese, which writes no spaces.
pub(super) fn word(text: &str, of: Use) -> Option<(&'static str, usize)> {
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let found = WORDS.iter().filter(|(other, ..)| *other == of).filter_map(|(_, key, word)| {
        let end = starts_with(text, word)?;
        let ends = word.chars().all(is_chinese) || !text[end..].starts_with(char::is_alphanumeric);
        ends.then_some((*key, end))
    });
    found.max_by_key(|(_, end)| *end)
}

/// One past the bytes of `text` that are `word`, letters without regard to case, and to the vowel signs
/// that Arabic may or may not write.
fn starts_with(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.char_indices().peekable();
    for wanted in word.chars() {
        let (_, c) = rest.next()?;
        // A no-break space is a space.
        let same = c == wanted || (wanted == ' ' && c.is_whitespace()) || c.to_lowercase().eq([wanted]);
        if !same {
            return None;
        }
        while rest.next_if(|(_, c)| matches!(c, '\u{64b}'..='\u{652}')).is_some() {}
    }
    Some(rest.peek().map_or(text.len(), |(at, _)| *at))
}

/// Whether a character is Chinese or Japanese, or full-width: such text has no spaces between words.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
}

/// The value of a decimal digit as the six languages write it.
pub(super) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// The number that `text` starts with, in digits of any script, and its bytes. At most four digits: no
/// text has more paragraphs, and longer runs of digits are something else.
pub(super) fn number(text: &str) -> Option<(u32, usize)> {
    let digits: Vec<u32> = text.chars().map_while(digit).take(5).collect();
    let bytes = text.chars().take(digits.len()).map(char::len_utf8).sum();
    let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
    (1..=4).contains(&digits.len()).then_some((value, bytes))
}

/// The value of a Roman numeral in small letters, up to 39.
pub(super) fn roman(text: &str) -> Option<u32> {
    (1..40).find(|value| roman_of(*value) == text)
}

/// A number as a Roman numeral in small letters; up to 39, above in digits.
pub(super) fn roman_of(value: u32) -> String {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    match value {
        1..40 => format!("{}{}", "x".repeat(value as usize / 10), ONES[value as usize % 10]),
        _ => value.to_string(),
    }
}

/// The Latin letter in whose place a letter stands in lists: Latin itself, Arabic in the order of abjad,
/// Russian in alphabetical order without `ё` and `й`.
pub(super) fn letter(label: &str) -> Option<String> {
    const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщъыьэюя";
    let bare = label.trim_end_matches('\u{640}');
    let bare = if matches!(bare, "ا" | "إ") { "أ" } else { bare };
    let mut chars = bare.chars();
    let (first, second) = (chars.next()?, chars.next());
    if chars.next().is_some() || second.is_some_and(|second| second != first) {
        return None;
    }
    let place = match first {
        'a'..='z' => first as usize - 'a' as usize,
        _ => [ABJAD, RUSSIAN].iter().find_map(|order| order.chars().position(|c| c == first))?,
    };
    let place = if second.is_some() { place + 26 } else { place };
    let latin = char::from(b'a' + u8::try_from(place % 26).ok()?);
    Some(latin.to_string().repeat(place / 26 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_no_letter_follows() {
        assert_eq!(word("Annex II", Use::Annex), Some(("", 5)));
        assert_eq!(word("ANNEXE 2", Use::Annex), Some(("", 6)));
        assert_eq!(word("Annexation", Use::Annex), None);
        assert_eq!(word("附件一", Use::Annex).map(|(_, end)| end), Some(6));
        assert_eq!(word("مكررا ثانيا", Use::Suffix).map(|(key, _)| key), Some("ter"));
        assert_eq!(word("十二、", Use::Number).map(|(key, _)| key), Some("12"));
    }

    #[test]
    fn numbers_and_letters_of_every_script_have_one_value() {
        assert_eq!(number("٢٣ x"), Some((23, 4)));
        assert_eq!(number("８．"), Some((8, 3)));
        assert_eq!(number("12345"), None);
        assert_eq!((roman("xiv"), roman("iiii"), roman("vv")), (Some(14), None, None));
        let letters = ["c", "aa", "ج", "هـ", "ا", "غ", "в", "ab", "1"].map(letter);
        let letters: Vec<&str> = letters.iter().map(|l| l.as_deref().unwrap_or("-")).collect();
        assert_eq!(letters, ["c", "aa", "c", "e", "a", "bb", "c", "-", "-"]);
    }
}

//! Which lines are headings, and on which level.

use crate::parse::heading_scope;

/// How long a heading may be, in characters.
const LONGEST: usize = 140;

/// Whether a block of one line is a heading by its own words.
pub(super) fn is_heading(text: &str, in_head: bool) -> bool {
    let length = text.chars().count();
    if length > LONGEST || text.ends_with(['.', ';', ',', ':', '。', '；']) && numeral(text) != Some(text) {
        return false;
    }
    if heading_scope(text).is_some() {
        return is_division(text);
    }
    if let Some(sign) = numeral(text) {
        return sign.len() < text.len();
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    !in_head && length <= 100 && letters >= 4 && capitals == letters && !text.contains('/')
}

/// Whether a line before a numbered paragraph reads like a heading.
pub(super) fn could_be(text: &str) -> bool {
    let ends = text.ends_with(['.', ';', ',', ':', '。', '；', '،', '!', '?']);
    let first = text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    text.chars().count() <= 80 && !ends && first
}

/// Whether words that start with "Section V" or "Annex" are a heading rather than a sentence: "Annex II
/// holds the list", "Section V, paragraph 3".
fn is_division(text: &str) -> bool {
    const SIGNS: [char; 9] = [':', '.', '–', '—', '-', '：', '(', '（', '،'];
    let mut words = text.split_whitespace().skip(1).peekable();
    if text.find(',').is_some_and(|comma| text.find(SIGNS).is_none_or(|sign| comma < sign)) {
        return false;
    }
    let ordinal = |word: &&str| {
        let bare = word.trim_end_matches(SIGNS);
        bare.len() <= 5 && bare.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let numbered = words.next_if(ordinal).is_some_and(|word| word.ends_with(SIGNS));
    let sentence = words.peek().is_some_and(|word| word.starts_with(char::is_lowercase));
    numbered || !sentence
}

/// The numeral or letter that a heading starts with: `III.`, `A.`, `一、`.
fn numeral(text: &str) -> Option<&str> {
    let roman = text.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X' | b'L')).count();
    let letter = usize::from(text.as_bytes().first().is_some_and(u8::is_ascii_uppercase));
    for length in [roman, letter] {
        let rest = &text[length..];
        if length > 0
            && rest.starts_with('.')
            && (rest.len() == 1 || rest[1..].starts_with(char::is_whitespace))
        {
            return Some(&text[..=length]);
        }
    }
    let figures: usize =
        text.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    (figures > 0 && text[figures..].starts_with('、') && text.chars().count() <= 40)
        .then(|| &text[..figures + '、'.len_utf8()])
}

/// The levels of the headings so far: a heading that starts no section or annex must stand below the one
/// that does, or the numbers under it would lose their section.
#[derive(Default)]
pub(super) struct Levels {
    annex: bool,
    /// The level of the innermost section or annex.
    scope: Option<u8>,
    /// Whether headings with Roman numerals came before.
    roman: bool,
}

impl Levels {
    /// The level of the next heading; `given` is what markup says.
    pub(super) fn level(&mut self, given: Option<u8>, scope: Option<&str>, text: &str) -> u8 {
        if let Some(given) = given {
            let level = given.clamp(2, 6);
            if scope.is_some() {
                self.scope = Some(level);
            }
            return level;
        }
        if let Some(scope) = scope {
            let annex = scope.starts_with("annex");
            let level = if annex || !self.annex { 2 } else { 3 };
            self.annex |= annex;
            self.scope = Some(level);
            self.roman = false;
            return level;
        }
        let base = self.scope.map_or(2, |level| level + 1);
        let is_roman = numeral(text)
            .is_some_and(|sign| sign.len() > 2 || sign.starts_with(['I', 'V', 'X']) || !sign.is_ascii());
        self.roman |= is_roman;
        let below = u8::from(self.roman && !is_roman);
        (base + below).min(6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_sentences() {
        for yes in [
            "Section V",
            "Section V: Follow-up",
            "Annex",
            "Annex II",
            "Annexe I – Liste",
            "ANNEX",
            "III. Marking",
            "A. General",
            "附件二",
            "一、导言",
            "Приложение II",
            "المرفق الثاني",
            "MARKING AND TRACING",
        ] {
            assert!(is_heading(yes, false), "{yes}");
        }
        for no in [
            "Section V, paragraph 3.",
            "Section V, paragraph 3",
            "Annex II holds the list",
            "I agree",
            "A/CONF.192/15",
            "The annex",
        ] {
            assert!(!is_heading(no, false), "{no}");
        }
    }

    #[test]
    fn headings_below_an_annex_do_not_end_it() {
        let mut levels = Levels::default();
        assert_eq!(levels.level(None, None, "I. General"), 2);
        assert_eq!(levels.level(None, None, "A. Marks"), 3);
        assert_eq!(levels.level(None, Some("annex"), "Annex"), 2);
        assert_eq!(levels.level(None, None, "List"), 3);
        assert_eq!(levels.level(None, Some("s5"), "Section V"), 3);
    }
}

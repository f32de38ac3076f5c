//! Joining lines that belong together, and telling whether they do.

use std::collections::BTreeSet;

use super::line::{NOTE_CLOSES, NOTE_OPENS, raised_digit};

/// The words of a whole document, by which it is told whether a hyphen at a line's end belongs to a word.
pub(super) struct Vocabulary(BTreeSet<String>);

/// How far a word is looked at, in characters.
const LONGEST_WORD: usize = 64;

/// First parts of words that keep their hyphen, where the document does not tell.
const PREFIXES: &[&str] = &[
    "all", "anti", "co", "cross", "ex", "far", "high", "inter", "long", "low", "mid", "multi", "non", "over",
    "post", "pre", "pro", "quasi", "self", "semi", "short", "so", "sous", "sub", "well", "vice",
];

impl Vocabulary {
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vocabulary {
        let mut words = BTreeSet::new();
        for line in lines {
            let mut parts = line.split(|c: char| !(c.is_alphanumeric() || is_hyphen(c))).peekable();
            while let Some(word) = parts.next() {
                // The last word of a line may be half of one.
                let half = parts.peek().is_none() && word.ends_with(is_hyphen);
                if !half && !word.is_empty() {
                    words.insert(plain(word));
                }
            }
        }
        Vocabulary(words)
    }

    /// Whether the hyphen between two halves is only that of the line's end.
    fn is_soft(&self, first: &str, second: &str) -> bool {
        if self.0.contains(&plain(&format!("{first}{second}"))) {
            return true;
        }
        if self.0.contains(&plain(&format!("{first}-{second}"))) {
            return false;
        }
        !first.contains(is_hyphen)
            && !second.contains(is_hyphen)
            && !PREFIXES.contains(&first.to_lowercase().as_str())
    }
}

fn plain(word: &str) -> String {
    word.chars().map(|c| if is_hyphen(c) { '-' } else { c }).flat_map(char::to_lowercase).collect()
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// Adds a line to the text before it. Gives the word out of which a hyphen was taken, so that somebody may
/// look.
pub(super) fn join(text: &mut String, line: &str, words: &Vocabulary) -> Option<String> {
    let (Some(last), Some(next)) = (text.chars().next_back(), line.chars().next()) else {
        text.push_str(line);
        return None;
    };
    if last == '\u{ad}' {
        text.pop();
        text.push_str(line);
        return None;
    }
    if is_hyphen(last) {
        let head = &text[..text.len() - last.len_utf8()];
        let mut first: Vec<char> = head
            .chars()
            .rev()
            .take(LONGEST_WORD)
            .take_while(|c| c.is_alphanumeric() || is_hyphen(*c))
            .collect();
        first.reverse();
        let first: String = first.into_iter().collect();
        let second: String =
            line.chars().take(LONGEST_WORD).take_while(|c| c.is_alphanumeric() || is_hyphen(*c)).collect();
        let second = second.trim_end_matches(is_hyphen);
        let letters = first.chars().next_back().is_some_and(char::is_alphabetic) && next.is_lowercase();
        if letters && words.is_soft(&first, second) {
            text.truncate(text.len() - last.len_utf8());
            text.push_str(line);
            return Some(format!("{first}{second}"));
        }
        if !first.is_empty() && next.is_alphanumeric() {
            text.push_str(line);
            return None;
        }
    }
    let symbol = (last == '/' && next.is_alphanumeric()) || (next == '/' && last.is_alphanumeric());
    if !(symbol || is_chinese(last) && is_chinese(next)) {
        text.push(' ');
    }
    text.push_str(line);
    None
}

/// Characters of scripts that put no spaces between words, and their punctuation.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The last character of a text that is no mark of a note, quotation mark or bracket.
fn last_sign(text: &str) -> Option<char> {
    let mut chars = text.chars().rev();
    while let Some(c) = chars.next() {
        if c == NOTE_CLOSES {
            // The name of a note stands between its marks.
            chars.by_ref().find(|c| *c == NOTE_OPENS);
        } else if !(raised_digit(c).is_some()
            || c.is_whitespace()
            || matches!(c, '”' | '"' | '»' | '’' | '\'' | ')' | ']' | '*' | '」' | '』' | '》' | '）' | '†'))
        {
            return Some(c);
        }
    }
    None
}

/// Whether a text ends as a sentence, an item or a heading to a list does.
pub(super) fn is_ended(text: &str) -> bool {
    let text = without_number(text);
    last_sign(text).is_none_or(|c| {
        matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '。' | '！' | '？' | '：' | '；' | '؟' | '؛' | '۔')
    })
}

/// The text without a note's mark such as `[1]` at its end.
fn without_number(text: &str) -> &str {
    let inner = text.trim_end().strip_suffix(']').and_then(|rest| {
        let digits = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits).then(|| &rest[..rest.len() - digits])?.strip_suffix('[')
    });
    inner.unwrap_or(text)
}

/// Whether `line`, which starts a block, goes on with a text that was cut by a page's end or by notes.
pub(super) fn goes_on(text: &str, line: &str) -> bool {
    if text.is_empty() || is_ended(text) {
        return false;
    }
    if matches!(last_sign(text), Some(',' | '،' | '，' | '、' | '-' | '–')) {
        return true;
    }
    let Some(first) = line.chars().find(|c| c.is_alphanumeric()) else { return false };
    let cased = first.is_lowercase() || first.is_uppercase();
    first.is_lowercase() || first.is_numeric() || !cased
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str, corpus: &str) -> String {
        let mut text = first.to_owned();
        join(&mut text, second, &Vocabulary::of([corpus]));
        text
    }

    #[test]
    fn a_hyphen_at_a_line_s_end_goes_when_the_word_has_none() {
        assert_eq!(joined("the manufac-", "ture of", ""), "the manufacture of");
        assert_eq!(joined("the post-", "manufacture marks", ""), "the post-manufacture marks");
        assert_eq!(
            joined("a step-", "by-step approach", "the step-by-step approach"),
            "a step-by-step approach"
        );
        assert_eq!(joined("a record-", "keeping", "their record-keeping system"), "a record-keeping");
        assert_eq!(joined("co-", "operation", "cooperation is"), "cooperation");
        assert_eq!(joined("in 2018-", "2020", ""), "in 2018-2020");
        assert_eq!(joined("soft\u{ad}", "ware", ""), "software");
        assert_eq!(joined("marking -", "tracing", ""), "marking - tracing");
    }

    #[test]
    fn symbols_and_chinese_are_joined_without_a_space() {
        assert_eq!(joined("see A/CONF.192/", "2018/RC/3", ""), "see A/CONF.192/2018/RC/3");
        assert_eq!(joined("小武器", "和轻武器", ""), "小武器和轻武器");
        assert_eq!(joined("one", "two", ""), "one two");
    }

    #[test]
    fn a_text_goes_on_when_it_has_not_ended() {
        assert!(goes_on("consultations among States,", "including producer States."));
        assert!(goes_on("by the Chair", "of the meeting"));
        assert!(goes_on("among Member,", "States"));
        for (text, line) in [
            ("It ended.", "including x"),
            ("It ended.²", "and x"),
            ("ended.[3]", "and x"),
            ("A title", "The text"),
            ("“Ended.”", "x"),
        ] {
            assert!(!goes_on(text, line), "{text} {line}");
        }
    }
}

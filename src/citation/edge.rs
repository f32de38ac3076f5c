//! Where a citation may begin and end, and the stretches of a text in which there is none: code and
//! addresses.

use std::collections::BTreeMap;

use super::fold::{Cursor, before, fold, is_word, may_touch};

/// Letters that Arabic joins to the front of the next word: and, then, in, as, to.
fn is_clitic(c: char) -> bool {
    matches!(c, 'و' | 'ف' | 'ب' | 'ك' | 'ل')
}

fn is_arabic(c: char) -> bool {
    ('\u{620}'..='\u{6D3}').contains(&c)
}

/// Whether a Latin symbol or name may begin at `at`.
pub(super) fn begins(text: &str, at: usize) -> bool {
    match before(text, at) {
        None => true,
        Some((c, start)) => match fold(c).0 {
            '_' | '/' | '.' | '`' | '-' | '\\' | '@' | '=' | '&' | '%' | '#' | '~' | '+' | '$' => false,
            // A link's address: `[text](A/74/187)`; an attribute's value: `href="A/74/187"`.
            '(' => !text[..start].ends_with(']'),
            '"' | '\'' => !text[..start].ends_with('='),
            _ => !is_word(c) || may_touch(c),
        },
    }
}

/// Whether a word of any script may begin at `at`, with the letters that Arabic joins to it before.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    let own_script_is_arabic = text[at..].chars().next().is_some_and(is_arabic);
    if !own_script_is_arabic {
        return begins(text, at);
    }
    let mut from = at;
    for _ in 0..4 {
        match before(text, from) {
            Some((c, start)) if is_arabic(c) && is_clitic(c) => from = start,
            Some((c, _)) => return !is_arabic(c) && begins(text, from),
            None => return true,
        }
    }
    false
}

/// Whether a name may end at the cursor. `last` is its last character.
pub(super) fn name_ends(cursor: &Cursor<'_>, last: char) -> bool {
    let Some(c) = cursor.peek_raw() else { return true };
    match fold(c).0 {
        '/' | '_' | '@' | '`' | '\\' | '=' => false,
        '-' => {
            let mut ahead = *cursor;
            ahead.bump();
            ahead.peek_raw().is_none_or(|c| c.is_lowercase() || !is_word(c))
        }
        '.' => !is_file_ending(cursor),
        _ if is_arabic(last) => !is_arabic(c),
        _ => !is_word(c) || may_touch(c),
    }
}

/// `.pdf` and the like.
fn is_file_ending(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.bump();
    let mut letters = 0;
    while ahead.eat_if(|c| c.is_ascii_lowercase()).is_some() {
        letters += 1;
        if letters > 4 {
            return false;
        }
    }
    letters >= 2 && ahead.at_word_end()
}

/// Where an address ends that has `://` at `at`.
pub(super) fn address_end(text: &str, at: usize) -> usize {
    let stops = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '`' | '|' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
                | '\u{FF01}'..='\u{FF0C}' | '\u{FF1A}' | '\u{FF1B}' | '،' | '؛' | '“' | '”' | '«' | '»')
    };
    text[at..].find(stops).map_or(text.len(), |length| at + length)
}

/// For every run of backticks that opens a code span, where the span ends.
pub(super) fn code_spans(text: &str) -> BTreeMap<usize, usize> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| *b == b'`') {
        let start = at + found;
        let length = bytes[start..].iter().take_while(|b| **b == b'`').count();
        runs.push((start, length));
        at = start + length;
    }
    // The next run of the same length closes; seen from the end, that is the one seen last.
    let mut closers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut spans = BTreeMap::new();
    for (start, length) in runs.into_iter().rev() {
        if let Some(end) = closers.insert(length, start + length) {
            spans.insert(start, end);
        }
    }
    spans
}

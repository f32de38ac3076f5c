//! Passing over a date in words, which may stand between a resolution and what is said of it.

use super::fold::{Cursor, is_word};

/// Takes a date behind one of the words that begin one: " of 3 December 2004", " от 24 декабря 2001 года".
/// It ends with a year, and holds no comma but one in front.
pub(super) fn eat(cursor: &mut Cursor<'_>, dated: &[&str]) -> bool {
    let mut ahead = *cursor;
    // Spanish sets a date off with a comma.
    ahead.eat(',');
    if !ahead.spaces() || !dated.iter().any(|word| ahead.eat_words(word)) || !ahead.spaces() {
        return false;
    }
    let mut figures = 0;
    for _ in 0..48 {
        let Some(c) = ahead.bump() else { return false };
        figures = if c.is_ascii_digit() { figures + 1 } else { 0 };
        if matches!(c, ',' | '.' | ';' | '(' | ')' | '،') {
            return false;
        }
        if figures == 4 && ahead.peek().is_none_or(|c| !is_word(c)) {
            let mut year = ahead;
            year.spaces();
            if year.eat_words("года") || year.eat_words("г.") {
                ahead = year;
            }
            *cursor = ahead;
            return true;
        }
    }
    false
}

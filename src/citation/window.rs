//! The stretch of text in which a symbol may stand, folded to ASCII, with the way back to the text.

use super::fold::{self, Cursor, Oddity};

/// Stands for a letter that may touch a symbol (Chinese, Arabic).
pub(super) const TOUCHING: u8 = 1;
/// Stands for a letter or digit that may not.
pub(super) const WORD: u8 = 2;
/// Stands for the Arabic letter that marks a session, as in `(د-20)`.
pub(super) const DAL: u8 = 3;
/// Stands for any other character outside ASCII.
pub(super) const OTHER: u8 = 4;
/// Stands for a dash that joins two symbols.
pub(super) const DASH: u8 = 5;

/// No symbol is longer than this; the bound keeps the reading of hostile text linear.
const LONGEST: usize = 120;

/// What stands between brackets is no longer than this.
const LONGEST_QUALIFIER: usize = 32;

/// Folded bytes, and for each where its character ends in the text.
pub(super) struct Window {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    odd: Vec<Oddity>,
}

impl Window {
    /// The window that starts at `at`: as far as a symbol with its qualifier could reach.
    pub(super) fn new(text: &str, at: usize) -> Window {
        let mut window = Window {
            bytes: Vec::with_capacity(40),
            ends: Vec::with_capacity(40),
            odd: Vec::with_capacity(40),
        };
        let mut cursor = Cursor::new(text, at);
        // Where the last bracket was opened, while it is.
        let mut open: Option<usize> = None;
        while window.bytes.len() < LONGEST {
            let Some(raw) = cursor.peek_raw() else { break };
            if fold::fold(raw).0 == ' ' {
                // A run of spaces counts as one; an empty line ends everything.
                cursor.spaces();
                window.push(b' ', &cursor);
                let follows = cursor.peek().map_or(OTHER, stand_in);
                if open.is_some()
                    || follows.is_ascii_digit()
                    || follows.is_ascii_uppercase()
                    || b"([".contains(&follows)
                {
                    continue;
                }
                break;
            }
            let Some(c) = cursor.bump() else { break };
            let byte = stand_in(c);
            window.push(byte, &cursor);
            match byte {
                b'(' | b'[' if open.is_some() => break,
                b'(' | b'[' => open = Some(window.bytes.len()),
                b')' | b']' => open = None,
                _ if open.is_some_and(|from| window.bytes.len() > from + LONGEST_QUALIFIER) => break,
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'/' | b'-' | b'*' | DASH | DAL => {}
                _ => break,
            }
        }
        window
    }

    fn push(&mut self, byte: u8, cursor: &Cursor<'_>) {
        self.bytes.push(byte);
        self.ends.push(cursor.at());
        self.odd.push(cursor.odd());
    }

    /// The folded bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where in the text the first `length` bytes end.
    pub(super) fn end(&self, length: usize) -> Option<usize> {
        self.ends.get(length.checked_sub(1)?).copied()
    }

    /// What was forgiven in the first `length` bytes.
    pub(super) fn odd(&self, length: usize) -> Oddity {
        length.checked_sub(1).and_then(|last| self.odd.get(last).copied()).unwrap_or_default()
    }

    /// Whether the window was cut for its length, so that its end proves nothing.
    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= LONGEST
    }
}

fn stand_in(c: char) -> u8 {
    match c {
        ' '..='~' => c as u8,
        '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2015}' => DASH,
        'د' => DAL,
        c if fold::may_touch(c) => TOUCHING,
        c if fold::is_word(c) => WORD,
        _ => OTHER,
    }
}

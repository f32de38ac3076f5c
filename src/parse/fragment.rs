//! A text made ready for the Markdown parser, which remembers where in the file each byte came from.
//!
//! In: a part of the file, or the value of a field. Out: a [`Fragment`], whose text differs from the
//! file's where it must (one kind of line end, no control characters, stand-ins for the `|` within
//! `[[…]]`, no paragraph numbers) and whose [`Fragment::span`] leads back.

use std::borrow::Cow;
use std::ops::Range;

use super::control;
use crate::base::Span;

/// Stands for the `|` of a `[[name|words]]`, which would else end a table's cell. It is one byte, as
/// the `|` is, and no file brings it along: control characters are taken out before.
pub(super) const PIPE: char = '\u{1f}';

/// A text with the way back to the file.
#[derive(Debug, Default)]
pub(super) struct Fragment {
    text: String,
    pieces: Vec<Piece>,
    /// Where everything is said to stand when the places of single bytes are not known.
    whole: Option<Span>,
}

/// Bytes that came from one place.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// The first byte in the fragment.
    at: usize,
    /// The byte of the file that it came from.
    from: usize,
    /// Whether the bytes are the file's; else they were put in at that place.
    copied: bool,
}

impl Fragment {
    /// A text of which only the place as a whole is known.
    pub(super) fn whole(text: String, span: Span) -> Fragment {
        Fragment { text, pieces: Vec::new(), whole: Some(span) }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a part of the file, which stands at `from`. Control characters are left out (the findings
    /// of the file name them), and the `|` within `[[…]]` gets its stand-in.
    pub(super) fn copy(&mut self, part: &str, from: usize) {
        let masked = mask_pipes(part);
        let mut start = 0;
        if !control::possible(part) && !part.contains(['\n', '\r']) {
            self.push(&masked, from, true);
            return;
        }
        for (at, c) in part.char_indices().filter(|(_, c)| c.is_control() && *c != '\t') {
            self.push(&masked[start..at], from + start, true);
            start = at + c.len_utf8();
        }
        self.push(&masked[start..], from + start, true);
    }

    /// Adds a text that the file does not have, at the place `from`.
    pub(super) fn insert(&mut self, text: &str, from: usize) {
        self.push(text, from, false);
    }

    /// Adds the line feed of the file that stands at `from`.
    pub(super) fn line_end(&mut self, from: usize) {
        self.push("\n", from, true);
    }

    fn push(&mut self, text: &str, from: usize, copied: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        match self.pieces.last() {
            Some(last) if copied && last.copied && last.from + (at - last.at) == from => {}
            _ => self.pieces.push(Piece { at, from, copied }),
        }
    }

    /// The bytes of the file that a range of the text came from.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        if let Some(span) = self.whole {
            return span;
        }
        let start = self.place(range.start);
        if range.is_empty() {
            return Span::new(start, start);
        }
        let last = self.piece(range.end - 1);
        let end = last.map_or(start, |p| if p.copied { p.from + (range.end - p.at) } else { p.from });
        Span::new(start, end.max(start))
    }

    /// The byte of the file that a byte of the text came from.
    pub(super) fn place(&self, at: usize) -> usize {
        if let Some(span) = self.whole {
            return span.start as usize;
        }
        self.piece(at).map_or(0, |p| if p.copied { p.from + (at - p.at) } else { p.from })
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        after.checked_sub(1).map(|index| self.pieces[index])
    }
}

/// The text with a stand-in for each first `|` between `[[` and `]]`; as long as before.
fn mask_pipes(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut bars = Vec::new();
    // Whether the place is behind a `[[`, and the first bar since.
    let mut inside = false;
    let mut bar = None;
    for (at, pair) in bytes.windows(2).enumerate() {
        match pair {
            b"[[" => (inside, bar) = (true, None),
            b"]]" => {
                bars.extend(bar.take().filter(|_| inside));
                inside = false;
            }
            [b'|', _] if inside => bar = bar.or(Some(at)),
            _ => {}
        }
    }
    if bars.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for at in bars {
        masked.push_str(&text[from..at]);
        masked.push(PIPE);
        from = at + 1;
    }
    masked.push_str(&text[from..]);
    Cow::Owned(masked)
}

/// A text as the file has it: with `|` for its stand-in.
pub(super) fn unmasked(text: &str) -> String {
    text.replace(PIPE, "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_over_what_was_left_out_and_put_in() {
        let file = "ab\u{7}cd 8. ef";
        let mut fragment = Fragment::default();
        fragment.copy(&file[..6], 0);
        fragment.insert("\n", 6);
        fragment.copy(&file[9..], 9);
        assert_eq!(fragment.text(), "abcd \nef");
        assert_eq!(&file[fragment.span(2..4).range()], "cd");
        assert_eq!(&file[fragment.span(6..8).range()], "ef");
        assert_eq!(fragment.span(1..8), Span::new(1, 11));
    }

    #[test]
    fn only_the_first_bar_within_double_brackets_is_masked() {
        assert_eq!(mask_pipes("|[[a|b|c]]| [[d [[e|f]] |"), "|[[a\u{1f}b|c]]| [[d [[e\u{1f}f]] |");
        assert_eq!(unmasked(&mask_pipes("[[x|y]]")), "[[x|y]]");
    }
}

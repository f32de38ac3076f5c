//! Lines of a text with their places. A line ends at LF, CR LF or a lone CR, as people's editors do.

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its first byte.
    pub(super) start: usize,
    /// One past its last byte, without the line end.
    pub(super) end: usize,
    /// The first byte of the next line.
    pub(super) next: usize,
}

/// The lines of `text` from byte `from` on.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = Line> + '_ {
    let bytes = text.as_bytes();
    let mut at = from;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        let end = bytes[start..].iter().position(|b| matches!(b, b'\n' | b'\r'));
        let end = end.map_or(bytes.len(), |offset| start + offset);
        at = match bytes.get(end) {
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => end + 2,
            Some(_) => end + 1,
            None => end,
        };
        Some(Line { start, end, next: at })
    })
}

/// How far a line is indented: the columns of its leading spaces and tabs, and their bytes. A tab
/// leads to the next multiple of four, as in Markdown.
pub(super) fn indent(line: &str) -> (usize, usize) {
    let mut columns = 0;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4 - columns % 4,
            _ => return (columns, at),
        }
    }
    (columns, line.len())
}

/// The column at which byte `at` of a file's text stands in its line, counting as [`indent`] does.
pub(super) fn line_indent(text: &str, at: usize) -> usize {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    indent(&text[start..]).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_one_line() {
        let text = "a\nb\r\nc\rd\n\n";
        let found: Vec<&str> = lines(text, 0).map(|line| &text[line.start..line.end]).collect();
        assert_eq!(found, ["a", "b", "c", "d", ""]);
    }

    #[test]
    fn a_tab_leads_to_the_next_multiple_of_four() {
        assert_eq!(indent("  \tx"), (4, 3));
        assert_eq!(line_indent("abc\n   d", 7), 3);
    }
}

/// A place as people count: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// Where byte `at` stands in `text`. A line ends at LF, CR LF or a lone CR.
pub fn line_column(text: &str, at: usize) -> LineColumn {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let bytes = before.as_bytes();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|&(i, &b)| b == b'\n' || (b == b'\r' && bytes.get(i + 1).is_none_or(|&next| next != b'\n')))
        .count();
    let start = before.rfind(['\n', '\r']).map_or(0, |i| i + 1);
    LineColumn { line: ends + 1, column: before[start..].chars().count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_every_line_end_counts_once() {
        let at = |text: &str, byte: usize| {
            let place = line_column(text, byte);
            (place.line, place.column)
        };
        assert_eq!(at("ab\ncd", 4), (2, 2));
        assert_eq!(at("ab\r\ncd", 5), (2, 2));
        assert_eq!(at("ab\rcd", 4), (2, 2));
        assert_eq!(at("标识x", 6), (1, 3));
        assert_eq!(at("标识x", 99), (1, 4));
    }
}

//! Bytes to text: what is no text is refused with what to do instead.

use super::Refusal;

/// The text of a file: lines without their ends, and the lines from which control characters were taken.
pub(super) struct Text {
    pub(super) lines: Vec<String>,
    /// Lines and how many characters that print nothing and mean nothing were taken out of them.
    pub(super) cleaned: Vec<(usize, usize)>,
}

/// Reads bytes as UTF-8, with or without a byte order mark, whatever the line ends.
pub(super) fn decode(bytes: &[u8], name: &str) -> Result<Text, Refusal> {
    let refuse = |what: &str| Refusal::new(format!("`{name}` {what}"));
    let word_processor = "open it and save it as plain text (UTF-8) or HTML, then import that";
    for (magic, what) in [
        (&b"%PDF"[..], "is a PDF file, not text"),
        (b"PK\x03\x04", "is a packed file (perhaps of a word processor), not text"),
        (b"\xD0\xCF\x11\xE0", "is a file of an old word processor, not text"),
        (b"{\\rtf", "is an RTF file, not text"),
    ] {
        if bytes.starts_with(magic) {
            return Err(refuse(what).help(word_processor));
        }
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(refuse("is text in UTF-16, not in UTF-8").help("save it again with the encoding UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(refuse("is not text: it holds bytes that no text has").help(word_processor));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.split(|b| *b == b'\n').count();
        let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
        refuse(&format!("is not in UTF-8: line {line} holds the byte 0x{byte:02X}"))
            .help("save it again with the encoding UTF-8")
    })?;
    let mut lines = Vec::new();
    let mut cleaned = Vec::new();
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in unified.split('\n').enumerate() {
        let unwanted = line.chars().filter(|c| is_unwanted(*c)).count();
        if unwanted > 0 {
            cleaned.push((index + 1, unwanted));
            lines.push(line.chars().filter(|c| !is_unwanted(*c)).collect());
        } else {
            lines.push(line.to_owned());
        }
    }
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if lines.iter().all(|line| line.trim().is_empty()) {
        return Err(refuse("is empty").help("name a file that holds the document's text"));
    }
    Ok(Text { lines, cleaned })
}

/// Control characters but for tab and page break, and the characters that Unicode reserves for programs.
fn is_unwanted(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\u{c}'))
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
        || (c as u32 & 0xFFFE) == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        decode(bytes, "x.txt").unwrap().lines
    }

    fn message(bytes: &[u8]) -> String {
        decode(bytes, "x.txt").err().unwrap().to_string()
    }

    #[test]
    fn every_line_end_and_a_byte_order_mark_are_read() {
        assert_eq!(lines(b"\xEF\xBB\xBFa\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"]);
        assert_eq!(lines("a\u{fdd0}\u{1}b".as_bytes()), ["ab"]);
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        assert!(message(b"%PDF-1.7").contains("is a PDF file, not text\n  = help: open it"));
        assert!(message(b"a\0b").contains("is not text"));
        assert!(message(b"a\nb\xE9").contains("line 2 holds the byte 0xE9"));
        assert!(message(b"\xFF\xFEa\0").contains("UTF-16"));
        assert!(message(b" \n\n").contains("is empty"));
    }
}

//! Where in a statement a place is, when all that stands before it is sound.

/// An opening bracket or brace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opener {
    pub(super) at: usize,
    pub(super) closes: char,
}

/// A text in quotes that is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenString {
    /// The place of its first quotation mark.
    pub(super) at: usize,
    pub(super) quote: char,
    /// One, or three for a text of several lines.
    pub(super) marks: usize,
}

/// What is open at a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Where the statement begins: the first of its line.
    pub(super) start: usize,
    /// Brackets and braces, the outermost first.
    pub(super) openers: Vec<Opener>,
    pub(super) string: Option<OpenString>,
    /// The end of the last thing before the place that is neither space nor comment.
    pub(super) last_end: usize,
}

impl Context {
    /// Reads from the start of the text up to `at`.
    pub(super) fn of(text: &str, at: usize) -> Context {
        let mut context = Context::default();
        let bytes = text.as_bytes();
        let mut i = 0;
        while i < at {
            let byte = bytes[i];
            if let Some(open) = context.string {
                let quotes = bytes[i..].iter().take_while(|b| char::from(**b) == open.quote);
                let closes = quotes.take(open.marks).count() == open.marks;
                if byte == b'\\' && open.quote == '"' {
                    i += 2;
                } else if closes {
                    i += open.marks;
                    context.string = None;
                    context.last_end = i;
                } else {
                    i += 1;
                }
                continue;
            }
            match byte {
                b'"' | b'\'' => {
                    let quote = char::from(byte);
                    let three = [byte; 3];
                    let marks = if bytes[i..].starts_with(&three) { 3 } else { 1 };
                    context.string = Some(OpenString { at: i, quote, marks });
                    i += marks - 1;
                }
                b'#' => i = line_end(text, i) - 1,
                // The name of a section, which no line end may stand in.
                b'[' if context.openers.is_empty() && matches!(text[context.start..i].trim(), "" | "[") => {}
                b'[' => context.openers.push(Opener { at: i, closes: ']' }),
                b'{' => context.openers.push(Opener { at: i, closes: '}' }),
                b']' | b'}' => {
                    context.openers.pop();
                }
                b'\n' if context.openers.is_empty() => context.start = i + 1,
                _ => {}
            }
            if byte != b'#' && !byte.is_ascii_whitespace() {
                context.last_end = i + 1;
            }
            i += 1;
        }
        context.last_end = context.last_end.min(at);
        context
    }
}

/// The first byte of the line.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].rfind('\n').map_or(0, |end| end + 1)
}

/// One past the last byte of the line, without its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if end > at && text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end }
}

/// The start of the next line, or the end of the text.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// The start of the first line behind that of `at` which looks like a statement of its own, or the end
/// of the text. Inside braces, where `key = value` is nothing special, an indented line is not one.
pub(super) fn next_statement(text: &str, at: usize, openers: &[Opener]) -> usize {
    let indented = openers.last().is_none_or(|opener| opener.closes == ']');
    let mut start = next_line(text, at);
    while start < text.len() {
        if is_statement(&text[start..line_end(text, start)], indented) {
            return start;
        }
        start = next_line(text, start);
    }
    text.len()
}

/// Whether a line looks like `key = …`, `key: …` or `[section]`.
pub(super) fn is_statement(line: &str, indented: bool) -> bool {
    let trimmed = line.trim_start();
    if trimmed.len() < line.len() && !indented {
        return false;
    }
    if let Some(header) = line.strip_prefix('[') {
        let header = header.strip_prefix('[').unwrap_or(header).trim_start();
        let length = key_length(header);
        let behind = header[length..].trim().trim_start_matches(']');
        return length > 0
            && header[length..].contains(']')
            && (behind.is_empty() || behind.trim_start().starts_with('#'));
    }
    let length = key_length(trimmed);
    length > 0 && trimmed[length..].trim_start().starts_with(['=', ':'])
}

/// The length of the key at the start of a line, dots and quotes included; 0 when there is none.
pub(super) fn key_length(line: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &line[length..];
        let part = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => rest[1..].find(quote).map_or(0, |end| end + 2),
            _ => rest.find(|c: char| !is_bare(c)).unwrap_or(rest.len()),
        };
        length += part;
        if part == 0 || !line[length..].starts_with('.') {
            return length;
        }
        length += 1;
    }
}

/// Whether a letter may stand in a key without quotes.
pub(super) fn is_bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

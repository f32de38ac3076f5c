//! Where the front matter ends and the text begins.
//!
//! In: a file's text. Out: a [`Split`], and the finding when the lines of `+++` are not as they should
//! be; even then the front matter is found as far as it can be, so that other findings show.

use std::ops::Range;

use super::line::{Line, lines};
use crate::base::{BookPath, Span};
use crate::diagnostic::{Diagnostic, codes};

/// The two parts of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The front matter with its lines of `+++`; empty when there is none.
    pub(super) front: Span,
    /// The line that opens it, for findings about what is missing.
    pub(super) opening: Span,
    /// The TOML within; `None` when there is nothing to be read as TOML.
    pub(super) toml: Option<Range<usize>>,
    /// The first byte of the text.
    pub(super) body: usize,
}

/// Splits a file's text.
pub(super) fn split(text: &str, path: &BookPath) -> (Split, Option<Diagnostic>) {
    let first = lines(text, 0).find(|line| !text[line.start..line.end].trim().is_empty());
    match first.map(|line| (line, text[line.start..line.end].trim())) {
        Some((line, "+++")) => plus(text, line, path),
        Some((line, "---")) => dashes(text, line, path),
        _ => (nothing(first), Some(none(first, path))),
    }
}

fn nothing(first: Option<Line>) -> Split {
    Split {
        front: Span::default(),
        opening: Span::default(),
        toml: None,
        body: first.map_or(0, |line| line.start),
    }
}

fn none(first: Option<Line>, path: &BookPath) -> Diagnostic {
    let finding = Diagnostic::new(codes::NO_FRONT_MATTER, "the entry does not start with front matter");
    let finding = match first {
        Some(line) => finding.at(path, Span::new(line.start, line.end)).label("front matter comes first"),
        None => finding.in_file(path),
    };
    finding
        .help("start the file with a line of `+++`, then `title = \"…\"` and `summary = \"…\"`, then another line of `+++`")
}

fn plus(text: &str, opening: Line, path: &BookPath) -> (Split, Option<Diagnostic>) {
    let mut state = Toml::default();
    let mut within_string = None;
    let found = |closing: Line| Split {
        front: Span::new(opening.start, closing.end),
        opening: Span::new(opening.start, opening.end),
        toml: Some(opening.next..closing.start),
        body: closing.next,
    };
    for line in lines(text, opening.next) {
        if text[line.start..line.end].trim_end() == "+++" {
            if state.string.is_none() {
                return (found(line), None);
            }
            within_string.get_or_insert(line);
        }
        state.advance(&text[line.start..line.end]);
    }
    if let Some(line) = within_string {
        // The string is never closed; the TOML parser says so at its place.
        return (found(line), None);
    }
    let end = end_of_toml(text, opening.next);
    let split = Split {
        front: Span::new(opening.start, end),
        opening: Span::new(opening.start, opening.end),
        toml: Some(opening.next..end),
        body: end,
    };
    let finding = Diagnostic::new(codes::OPEN_FRONT_MATTER, "the front matter is never closed")
        .at(path, split.opening)
        .label("opened here")
        .help("put a line with only `+++` after the last line of the front matter, before the text");
    (split, Some(finding))
}

fn dashes(text: &str, opening: Line, path: &BookPath) -> (Split, Option<Diagnostic>) {
    let closing = lines(text, opening.next).find(|line| text[line.start..line.end].trim_end() == "---");
    let (inner_end, front_end, body) = closing.map_or_else(
        || {
            let end = end_of_toml(text, opening.next);
            (end, end, end)
        },
        |line| (line.start, line.end, line.next),
    );
    let inner = opening.next..inner_end;
    let equals =
        lines(&text[..inner_end], inner.start).any(|line| key(&text[line.start..line.end]) == Some('='));
    let split = Split {
        front: Span::new(opening.start, front_end),
        opening: Span::new(opening.start, opening.end),
        toml: equals.then_some(inner),
        body,
    };
    let finding =
        Diagnostic::new(codes::NO_FRONT_MATTER, "front matter stands between lines of `+++`, not of `---`")
            .at(path, split.opening)
            .label("this should be `+++`")
            .help("write `+++` in place of both lines of `---`");
    let finding = if equals {
        finding
    } else {
        finding.help("and write each line with an equals sign and quotes: `title = \"First meeting\"`, not `title: First meeting`")
    };
    (split, Some(finding))
}

/// The end of the lines that look like front matter, when nothing marks it.
fn end_of_toml(text: &str, from: usize) -> usize {
    let mut state = Toml::default();
    let mut end = from;
    for line in lines(text, from) {
        let content = &text[line.start..line.end];
        let inside = state.string.is_some() || state.depth > 0;
        let trimmed = content.trim_start();
        if !inside && !trimmed.is_empty() {
            if !(trimmed.starts_with(['#', '[', ']', '}']) || key(content).is_some()) || is_heading(trimmed) {
                break;
            }
            end = line.next;
        }
        if inside {
            end = line.next;
        }
        state.advance(content);
    }
    end
}

/// Two number signs or more start a heading of the text rather than a remark in the front matter.
fn is_heading(line: &str) -> bool {
    line.starts_with("##")
}

/// The sign behind the key, when a line reads `key = …` or `key: …`.
fn key(line: &str) -> Option<char> {
    let line = line.trim_start();
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.\"'".contains(c)))?;
    let sign = line[end..].trim_start().chars().next()?;
    (end > 0 && matches!(sign, '=' | ':')).then_some(sign)
}

/// As much of TOML's grammar as tells whether a line stands within a string or a list.
#[derive(Default)]
struct Toml {
    /// The quotes that close the string of several lines in which the next line starts.
    string: Option<&'static str>,
    /// How many brackets and braces are open.
    depth: usize,
}

impl Toml {
    fn advance(&mut self, line: &str) {
        let mut rest = line;
        loop {
            if let Some(quotes) = self.string {
                let Some(after) = after_close(rest, quotes) else { return };
                self.string = None;
                rest = after;
            }
            let Some(at) = rest.find(['#', '"', '\'', '[', ']', '{', '}']) else { return };
            rest = &rest[at..];
            rest = match rest.as_bytes()[0] {
                b'#' => return,
                b'[' | b'{' => {
                    self.depth += 1;
                    &rest[1..]
                }
                b']' | b'}' => {
                    self.depth = self.depth.saturating_sub(1);
                    &rest[1..]
                }
                quote => {
                    let many = if quote == b'"' { "\"\"\"" } else { "'''" };
                    if let Some(after) = rest.strip_prefix(many) {
                        self.string = Some(many);
                        after
                    } else {
                        // A string of one line ends with its line, closed or not.
                        let Some(after) = after_close(&rest[1..], &many[..1]) else { return };
                        after
                    }
                }
            };
        }
    }
}

/// What follows the closing quotes; double quotes may be escaped before.
fn after_close<'a>(text: &'a str, quotes: &str) -> Option<&'a str> {
    let bytes = text.as_bytes();
    let escapes = quotes.starts_with('"');
    let mut at = 0;
    while at < bytes.len() {
        if escapes && bytes[at] == b'\\' {
            at += 2;
        } else if bytes[at..].starts_with(quotes.as_bytes()) {
            at += quotes.len();
            // Up to two quotes may stand right before the closing three.
            let more = if quotes.len() == 3 { 2 } else { 0 };
            let extra = bytes[at..].iter().take(more).take_while(|b| **b == quotes.as_bytes()[0]).count();
            return Some(&text[at + extra..]);
        } else {
            at += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str, Option<&'static str>) {
        let (split, finding) = split(text, &BookPath::new("content/a/b.md").unwrap());
        (split.toml.map(|range| &text[range]), &text[split.body..], finding.map(|f| f.code.as_str()))
    }

    #[test]
    fn front_matter_stands_between_lines_of_pluses_whatever_the_line_ends() {
        assert_eq!(parts("+++\na = 1\n+++\ntext\n"), (Some("a = 1\n"), "text\n", None));
        assert_eq!(parts("+++\r\na = 1\r\n+++\r\ntext"), (Some("a = 1\r\n"), "text", None));
        assert_eq!(parts("+++\ra = 1\r+++\rtext"), (Some("a = 1\r"), "text", None));
        assert_eq!(parts("\n+++ \n+++"), (Some(""), "", None));
    }

    #[test]
    fn pluses_within_a_string_of_several_lines_do_not_end_it() {
        let (toml, body, code) = parts("+++\na = \"\"\"x\n+++\ny\"\"\"\nb = '''\n+++\n'''\n+++\ntext");
        assert_eq!((toml.map(str::len), body, code), (Some(34), "text", None));
        // A remark and a one-line string may hold quotes without opening anything.
        assert_eq!(parts("+++\na = 1 # \"\"\"\nb = '\"\"\"'\n+++\nt").1, "t");
        // A string that is never closed does not swallow the text.
        assert_eq!(parts("+++\na = \"\"\"x\n+++\ntext").1, "text");
    }

    #[test]
    fn front_matter_that_is_never_closed_ends_where_prose_begins() {
        let (toml, body, code) = parts("+++\ntitle = \"x\"\nlist = [\n  \"a\",\n]\n\nProse here = no.\n");
        assert_eq!(toml, Some("title = \"x\"\nlist = [\n  \"a\",\n]\n"));
        assert_eq!((body, code), ("\nProse here = no.\n", Some("F002")));
        assert_eq!(parts("+++\n").2, Some("F002"));
    }

    #[test]
    fn other_fences_and_none_are_said_and_the_text_is_still_found() {
        assert_eq!(parts("---\ntitle: x\n---\ntext"), (None, "text", Some("F001")));
        assert_eq!(parts("---\ntitle = \"x\"\n---\ntext"), (Some("title = \"x\"\n"), "text", Some("F001")));
        assert_eq!(parts("text"), (None, "text", Some("F001")));
        assert_eq!(parts(""), (None, "", Some("F001")));
    }
}

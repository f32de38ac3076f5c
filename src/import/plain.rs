//! A plain text to lines. Links in Markdown's form are common in text copied from assistants and pages;
//! those that lead nowhere are mended.

use super::line::{Hint, Line, Lines, Start, is_web, spaced};

/// How long an address in brackets may be.
const LONGEST_ADDRESS: usize = 500;

/// Up to how many lines a masthead may go.
const MASTHEAD: usize = 16;

/// The lines of a plain text.
pub(super) fn lines(text: &[String]) -> Lines {
    let mut out = Lines::default();
    let mut start = Start::Block;
    for (index, line) in text.iter().enumerate() {
        let number = index + 1;
        for (page, part) in line.split('\u{c}').enumerate() {
            if page > 0 {
                start = Start::Page;
            }
            if part.trim().is_empty() {
                start = start.max(Start::Block);
                continue;
            }
            for column in columns(part, out.lines.len()) {
                let text = spaced(&unlinked(column, number, &mut out.mended));
                let hint = if is_rule(&text) { Hint::Rule } else { Hint::None };
                out.lines.push(Line { number, last: number, text, start, hint });
                start = Start::Block;
            }
            start = Start::Wrapped;
        }
    }
    out
}

/// The columns of a masthead's line: its two sides stand apart by many spaces. Further down such spaces
/// are those of a text set to both margins, or of a table.
fn columns(line: &str, before: usize) -> Vec<&str> {
    let trimmed = line.trim();
    let Some((left, right)) = trimmed.split_once("      ").filter(|_| before < MASTHEAD) else {
        return vec![trimmed];
    };
    // A number and its words belong together.
    let is_number = left.len() < 4 || left.ends_with(['.', ')']);
    if is_number || left.starts_with(|c: char| c.is_ascii_digit()) {
        return vec![trimmed];
    }
    vec![left, right.trim()]
}

/// Whether a line is only drawn, such as `______`.
fn is_rule(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    let first = text.chars().next().unwrap_or_default();
    matches!(first, '_' | '-' | '–' | '—' | '=' | '*' | '─')
        && text.len() >= 3
        && signs.clone().count() >= 3
        && signs.clone().all(|c| c == first)
}

/// The line with links in Markdown's form made plain: `[A/74/187](#)` is `A/74/187`.
fn unlinked(line: &str, number: usize, mended: &mut Vec<(usize, String)>) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    // Where the last open bracket stands in `out`.
    let mut open: Option<usize> = None;
    while let Some(at) = rest.find(['[', ']']) {
        out.push_str(&rest[..at]);
        let closes = rest.as_bytes()[at] == b']';
        let behind = &rest[at + 1..];
        rest = behind;
        if !closes {
            open = Some(out.len());
            out.push('[');
            continue;
        }
        let address = behind.strip_prefix('(').and_then(|inside| {
            let end = inside.bytes().take(LONGEST_ADDRESS).position(|b| matches!(b, b')' | b' ' | b'('))?;
            inside[end..].starts_with(')').then(|| &inside[..end])
        });
        let (Some(from), Some(address)) = (open.take(), address) else {
            out.push(']');
            continue;
        };
        let words = out[from + 1..].to_owned();
        if address.is_empty() || address.starts_with('#') {
            mended.push((number, format!("dead link taken off “{}”", words.trim())));
            out.truncate(from);
            out.push_str(&words);
        } else if is_web(address) {
            out.truncate(from);
            out.push_str(&words);
            if words.trim() != address {
                out.extend([" (", address, ")"]);
            }
        } else {
            out.push(']');
            continue;
        }
        rest = &behind[address.len() + 2..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_lead_nowhere_are_plain_words() {
        let mut mended = Vec::new();
        let line = "See [A/74/187](#); [x](https://un.org/a) [y](z) [1] [ [B](#p8)";
        assert_eq!(unlinked(line, 3, &mut mended), "See A/74/187; x (https://un.org/a) [y](z) [1] [ B");
        assert_eq!(mended.len(), 2);
        assert_eq!(mended[0], (3, "dead link taken off “A/74/187”".to_owned()));
    }

    #[test]
    fn pages_and_empty_lines_start_blocks() {
        let text: Vec<String> = ["a", "b", "", "c", "\u{c}d", "____"].map(str::to_owned).to_vec();
        let starts: Vec<Start> = lines(&text).lines.iter().map(|line| line.start).collect();
        assert_eq!(starts, [Start::Block, Start::Wrapped, Start::Block, Start::Page, Start::Wrapped]);
        assert_eq!(lines(&text).lines[4].hint, Hint::Rule);
    }
}

//! Slips inside a text in quotes.

use super::scan::{Context, OpenString, is_statement, line_end, next_line, next_statement};
use super::value::{closing, is_curly, quoted, quoted_as_is};
use super::{Slip, Worth};

/// The fault at `at` lies inside the text that is open there.
pub(super) fn open(text: &str, at: usize, open: &OpenString, context: &Context) -> Option<Slip> {
    let mark = open.at..open.at + open.marks;
    if open.marks == 3 {
        if !text[at..].trim().is_empty() {
            return None;
        }
        let end = last_of(text, next_statement(text, open.at, &[])).max(mark.end);
        let marks = open.quote.to_string().repeat(3);
        return Some(
            Slip::new(mark, "the text that starts here is never closed", "three quotation marks open it")
                .help(format!("put {marks} at its end"))
                .edit(end..end, marks),
        );
    }
    if text[..at].ends_with('\\') && open.quote == '"' {
        return backslash(text, at, open);
    }
    let next = text[at..].chars().next();
    if let Some(c) = next.filter(|c| c.is_control() && !matches!(c, '\n' | '\r')) {
        return Some(
            Slip::new(at..at + c.len_utf8(), "this text holds a character that cannot be seen", "here")
                .help("delete it: it often comes along when text is copied from a PDF")
                .edit(at..at + c.len_utf8(), ""),
        );
    }
    matches!(next, None | Some('\n' | '\r')).then(|| unclosed(text, open, context))
}

fn backslash(text: &str, at: usize, open: &OpenString) -> Option<Slip> {
    let end = line_end(text, at);
    let (close, mark) = closing(&text[..end], at, '"')?;
    let content = &text[open.at + 1..close];
    // Where other backslashes are meant as such, only the one that means nothing is doubled.
    let mended = if content.contains("\\\"") {
        format!("\"{}\\\\{}\"", &text[open.at + 1..at - 1], &text[at..close])
    } else {
        quoted_as_is(content)
    };
    Some(
        Slip::new(at - 1..at, "a backslash has a meaning of its own between double quotation marks", "here")
            .help("put the text in single quotation marks, or write each backslash twice")
            .edit(open.at..close + mark.len_utf8(), mended),
    )
}

fn unclosed(text: &str, open: &OpenString, context: &Context) -> Slip {
    let end = line_end(text, open.at);
    let mark = open.at..open.at + 1;
    let from = open.at + 1;
    if let Some((close, curly)) = closing(&text[..end], from, open.quote).filter(|(_, c)| is_curly(*c)) {
        let message = "this text starts with a straight quotation mark and ends with a curly one";
        return Slip::new(close..close + curly.len_utf8(), message, "this must be straight")
            .help("type \" instead; word processors bend quotation marks on their own")
            .edit(open.at..close + curly.len_utf8(), quoted(&text[from..close]));
    }
    if let Some(breaks) = breaks(text, end, open.quote) {
        let slip = Slip::new(mark, "this text runs over the end of its line", "it starts here");
        let slip = slip.help("write it on one line, however long that is");
        return breaks.into_iter().fold(slip, |slip, at| slip.edit(at, " "));
    }
    let mut close = last_of(text, end).max(from);
    if !context.openers.is_empty() {
        let item = text[from..close].trim_end_matches([',', ' ', '\t']);
        let item = item.trim_end_matches([']', '}']).trim_end();
        close = from + item.len();
    }
    let even = text[context.start..from].matches(open.quote).count() % 2 == 1;
    Slip::new(mark, "this text is not closed", "it starts here")
        .help("put a quotation mark at its end")
        .edit(close..close, open.quote.to_string())
        .worth(if even { Worth::Fix } else { Worth::Guess })
}

/// The line breaks, with the spaces around them, inside a text that was broken over some lines: those
/// up to the line that has the closing quotation mark, unless another statement begins before.
fn breaks(text: &str, end: usize, quote: char) -> Option<Vec<std::ops::Range<usize>>> {
    let mut breaks = Vec::new();
    let mut end = end;
    for _ in 0..20 {
        let start = next_line(text, end);
        let line = &text[start..line_end(text, start)];
        let trimmed = line.trim_start();
        if trimmed.is_empty()
            || trimmed.starts_with(['"', '\'', '[', ']', '{', '}', '#'])
            || is_statement(line, true)
        {
            return None;
        }
        let before = last_of(text, end);
        breaks.push(before..start + line.len() - trimmed.len());
        if closing(trimmed, 0, quote).is_some_and(|(_, c)| c == quote) {
            return Some(breaks);
        }
        end = line_end(text, start);
    }
    None
}

/// The end of the last thing before `end` that is no space.
fn last_of(text: &str, end: usize) -> usize {
    text[..end].trim_end().len()
}

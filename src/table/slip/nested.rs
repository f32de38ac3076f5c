//! Slips inside a list or a group in braces.

use super::scan::{Context, line_end, line_start, next_statement};
use super::value::{closing, is_curly, is_written, mended, quoted, quoted_as_is, straightened};
use super::{Slip, Worth};

/// The fault at `at` lies inside the brackets that `context` has open.
pub(super) fn diagnose(text: &str, at: usize, context: &Context) -> Option<Slip> {
    let outermost = context.openers.first()?;
    let innermost = context.openers.last()?;
    let end = next_statement(text, outermost.at, &context.openers);
    if at >= end || text[at..].trim().is_empty() {
        return Some(unclosed(text, outermost.at, end));
    }
    let line = line_start(text, at)..line_end(text, at);
    let list = innermost.closes == ']';
    let rest = &text[at..line.end];
    let before = text[..context.last_end].chars().next_back().unwrap_or_default();
    let first = rest.chars().next()?;
    let what = if list { "this list" } else { "this group" };

    if first == ',' && matches!(before, ',' | '[' | '{') {
        return Some(
            Slip::new(at..at + 1, "there is a comma too many", "nothing stands before it")
                .edit(at..at + 1, ""),
        );
    }
    if matches!(first, ';' | '，' | '、' | '،' | '؛') {
        let mark = at..at + first.len_utf8();
        let message = format!("the items of {what} are divided by commas");
        return Some(Slip::new(mark.clone(), message, "write `,` here").edit(mark, ","));
    }
    if is_curly(first) {
        let mark = at..closing(&text[..line.end], at + first.len_utf8(), first)
            .map_or(line.end, |(end, c)| end + c.len_utf8());
        let mut slip = mended(&text[mark.clone()]).slip(mark);
        // All of the line at once: whoever bent one pair of marks bent them all.
        slip.edits = vec![(at..line.end, straightened(rest))];
        return Some(slip);
    }
    if !list && let Some(slip) = colons(text, at, &line, innermost.at) {
        return Some(slip);
    }
    if matches!(before, '"' | '\'')
        && context.last_end == at
        && !first.is_whitespace()
        && first.is_alphanumeric()
    {
        return inner_quote(text, at, &line, before, innermost.at);
    }
    let item = item_end(text, at, line.end);
    let starts_value = matches!(first, '"' | '\'' | '[' | '{');
    if starts_value || (before != ',' && before != '[' && list && first.is_alphanumeric()) {
        if matches!(before, ',' | '[' | '{' | '=') {
            return None;
        }
        return Some(missing_comma(at..item.max(at + 1), context.last_end, what));
    }
    if !list && !matches!(before, ',' | '{' | '=') {
        return Some(missing_comma(at..item.max(at + 1), context.last_end, what));
    }
    if list || before == '=' {
        let raw = text[at..item].trim_end();
        if !raw.is_empty() && !raw.starts_with(':') && !raw.contains('=') {
            let slip = mended(raw).slip(at..at + raw.len());
            return Some(if list { with_the_rest(slip, text, item, end) } else { slip });
        }
    }
    None
}

fn missing_comma(mark: std::ops::Range<usize>, end: usize, what: &str) -> Slip {
    Slip::new(mark, format!("a comma is missing in {what}"), "before this").edit(end..end, ",")
}

/// Where a bare item ends.
fn item_end(text: &str, at: usize, end: usize) -> usize {
    text[at..end].find([',', ']', '}']).map_or(end, |length| at + length)
}

/// With the items behind the first that are no values either: whoever leaves out one pair of quotation
/// marks leaves out all.
fn with_the_rest(slip: Slip, text: &str, mut at: usize, end: usize) -> Slip {
    let mut slip = slip;
    while text[at..end].starts_with(',') {
        let start = at + 1 + (text[at + 1..end].len() - text[at + 1..end].trim_start().len());
        let stop = item_end(text, start, line_end(text, start).min(end));
        let raw = text[start..stop].trim_end();
        if raw.is_empty() || is_written(raw) || raw.contains(['"', '=', '#']) {
            break;
        }
        let mended = mended(raw);
        if mended.worth != Worth::Accepted {
            slip = slip.edit(start..start + raw.len(), mended.text);
        }
        at = stop;
    }
    slip
}

/// Closes everything that the statement has opened, before the line at which the next one begins.
fn unclosed(text: &str, opener: usize, end: usize) -> Slip {
    let context = Context::of(text, end);
    let closers: String = context.openers.iter().rev().map(|opener| opener.closes).collect();
    let (what, closer) = if text[opener..].starts_with('[') { ("list", "]") } else { ("group", "}") };
    let tail = context.last_end.max(opener + 1);
    // A list of one item a line is closed on a line of its own.
    let one_a_line = text[opener + 1..line_end(text, opener)].trim().is_empty();
    let closers = if one_a_line { format!("\n{closers}") } else { closers };
    Slip::new(opener..opener + 1, format!("the {what} that starts here is never closed"), "opened here")
        .help(format!("put `{closer}` behind its last item"))
        .edit(tail..tail, closers)
}

/// `{ en: "x", fr: "y" }`: every colon of the group that stands where `=` should.
fn colons(text: &str, at: usize, line: &std::ops::Range<usize>, opener: usize) -> Option<Slip> {
    let mut edits = Vec::new();
    let mut quote = None;
    let mut key = true;
    for (i, c) in text[..line.end].char_indices().skip_while(|(i, _)| *i <= opener.max(line.start)) {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ':') if key => {
                edits.push((i..i + 1, " =".to_owned()));
                key = false;
            }
            (None, '=') => key = false,
            (None, ',' | '{') => key = true,
            (None, '}') => break,
            _ => {}
        }
    }
    let (first, _) = edits.first().filter(|(range, _)| range.start <= at)?.clone();
    let mut slip = Slip::new(first, "a `:` stands where `=` should be", "write `=` here");
    slip.edits = edits;
    Some(slip)
}

/// `["the "panel" view", "b"]`: the text was meant to go on to a quotation mark behind which it can end.
fn inner_quote(
    text: &str,
    at: usize,
    line: &std::ops::Range<usize>,
    quote: char,
    opener: usize,
) -> Option<Slip> {
    let from = line.start.max(opener + 1);
    let head = text[from..at - 1].rfind(quote).map(|start| from + start)?;
    let (end, _) = closing(&text[..line.end], at, quote).filter(|(_, c)| *c == quote)?;
    let content = &text[head + 1..end];
    let even = text[line.clone()].matches(quote).count().is_multiple_of(2) || quote == '\'';
    let slip = within(at - 1..at, quote, content, head..end + 1);
    if even {
        return Some(slip);
    }
    let message = "a quotation mark is missing on this line";
    let help = "each text needs one at its start and one at its end";
    Some(
        Slip {
            message: message.to_owned(),
            label: "the text ends here",
            help: vec![help.to_owned()],
            ..slip
        }
        .worth(Worth::Guess),
    )
}

/// The slip of a quotation mark or apostrophe inside a text that is enclosed by the same.
pub(super) fn within(
    mark: std::ops::Range<usize>,
    quote: char,
    content: &str,
    whole: std::ops::Range<usize>,
) -> Slip {
    if quote == '\'' {
        return Slip::new(mark, "this apostrophe ends the text too early", "the text was meant to go on")
            .help("put the text in double quotation marks")
            .edit(whole, quoted(content));
    }
    let plain = content.replace("\\\"", "\"");
    let mended = if plain.contains('\\') { quoted(&plain) } else { quoted_as_is(&plain) };
    Slip::new(mark, "this quotation mark ends the text too early", "the text was meant to go on")
        .help("put the text in single quotation marks, or use curly ones inside it: “ ”")
        .edit(whole, mended)
}

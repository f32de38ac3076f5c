//! Slips in a statement that has no bracket and no quotation mark open.

use std::ops::Range;

use super::scan::{Context, is_bare, key_length, line_end, line_start, next_line};
use super::value::{before_comment, is_curly, is_written, mended, quoted};
use super::working::Working;
use super::{Slip, Worth, nested};
use crate::table::parse::Fault;

/// The fault at `at` lies in the statement at `context.start`.
pub(super) fn diagnose(text: &str, at: usize, context: &Context) -> Option<Slip> {
    let end = line_end(text, at);
    if line_start(text, at) > context.start {
        return Some(behind(text, at, end));
    }
    let indent = text[context.start..end].len() - text[context.start..end].trim_start().len();
    let start = context.start + indent;
    let line = text[start..end].trim_end();
    let whole = start..start + line.len();
    if let Some(slip) = no_statement(line, &whole) {
        return Some(slip);
    }
    let key = start..start + key_length(line);
    let sign = key.end + spaces(&text[key.end..end]);
    match text[sign..end].chars().next() {
        Some('=') if key.is_empty() => {
            Some(aside(text, whole, "nothing stands before `=`", "a line is written `key = value`"))
        }
        Some('=') => value(text, at, &key, sign, end),
        Some(colon @ (':' | '：')) if !key.is_empty() => Some(colon_slip(text, &key, sign, colon, end)),
        _ => Some(odd_key(text, &key, sign, whole)),
    }
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// Lines that are not meant as statements.
fn no_statement(line: &str, whole: &Range<usize>) -> Option<Slip> {
    let blank = |slip: Slip| slip.edit(whole.clone(), "");
    if line.len() >= 3 && ['-', '=', '*', '_', '~', '+'].iter().any(|c| line.chars().all(|d| d == *c)) {
        let slip = Slip::new(whole.clone(), format!("the line `{line}` does not belong here"), "take it out");
        return Some(blank(
            slip.help("the fields of an entry stand between two lines `+++`, and nothing else divides them"),
        ));
    }
    for (mark, tail) in [("//", ""), ("<!--", "-->"), ("/*", "*/"), ("--", ""), ("%", ""), (";", "")] {
        if let Some(comment) = line.strip_prefix(mark) {
            let comment = comment.trim_end_matches(tail).trim();
            let slip = Slip::new(
                whole.start..whole.start + mark.len(),
                "a comment starts with `#`",
                "write `#` here",
            );
            return Some(slip.edit(whole.clone(), format!("# {comment}")));
        }
    }
    if line.starts_with(['{', '}']) {
        let slip = Slip::new(whole.clone(), "there are no braces around the fields", "take this out");
        return Some(
            blank(slip.help("each field stands on a line of its own: key = \"value\"")).worth(Worth::Guess),
        );
    }
    if item(line).is_some() {
        let slip = Slip::new(whole.clone(), "this item belongs to no list", "");
        return Some(blank(slip.help("a list is written key = [\"one\", \"two\"]")).worth(Worth::Guess));
    }
    if line.starts_with('[') && !line.contains(']') {
        let name = before_comment(line);
        let end = whole.start + name.len();
        let slip = Slip::new(whole.start..end, "the name of this section is not closed", "put `]` behind it");
        let closer = if line.starts_with("[[") { "]]" } else { "]" };
        return Some(slip.edit(end..end, closer));
    }
    None
}

/// The text of a line such as `- one`.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["- ", "* ", "• ", "– "].iter().find_map(|mark| line.strip_prefix(mark)).map(before_comment)
}

/// Leaves out a whole line that cannot be mended.
fn aside(text: &str, whole: Range<usize>, message: &str, help: &str) -> Slip {
    let blank = Working::blank(&text[whole.clone()]);
    Slip::new(whole.clone(), message, "").help(help).edit(whole, blank).worth(Worth::Guess)
}

/// `title: x`, and the lists and long texts that go with it in YAML.
fn colon_slip(text: &str, key: &Range<usize>, sign: usize, colon: char, end: usize) -> Slip {
    let from = sign + colon.len_utf8();
    let slip = Slip::new(sign..from, "a `:` stands where `=` should be", "write `=` here");
    let raw = before_comment(&text[from..end]).trim_end_matches([',', ';']).trim_end();
    if let Some((value, stop)) = below(text, raw, end) {
        return slip.edit(key.end..stop, format!(" = {value}"));
    }
    if raw.is_empty() {
        return Slip { message: format!("`{}` has no value", &text[key.clone()]), ..slip }
            .help("write one behind `=`, or take the line out")
            .edit(key.start..end, Working::blank(&text[key.start..end]))
            .worth(Worth::Guess);
    }
    let start = from + text[from..end].find(raw).unwrap_or_default();
    let stop = start + raw.len();
    let trailing =
        stop..from + text[from..end].find(raw).unwrap_or_default() + before_comment(&text[from..end]).len();
    // Each part by itself, so that the value keeps its place.
    let slip = slip.edit(key.end..from, if start > from { " =" } else { " = " }).edit(trailing, "");
    if is_written(raw) { slip } else { slip.edit(start..stop, mended(raw).text) }
}

/// A value that stands on the lines below: a list with a dash before each item, or a long text behind
/// `>` or `|`. With it the place where it ends.
fn below(text: &str, raw: &str, end: usize) -> Option<(String, usize)> {
    let long = matches!(raw, ">" | "|" | ">-" | "|-");
    if !long && !raw.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    let mut stop = end;
    let mut at = next_line(text, end);
    while at < text.len() {
        let line = &text[at..line_end(text, at)];
        let part = if long {
            Some(line.trim())
                .filter(|part| !part.is_empty() && line.starts_with([' ', '\t']))
                .map(str::to_owned)
        } else {
            item(line).map(|raw| if is_written(raw) { raw.to_owned() } else { mended(raw).text })
        };
        let Some(part) = part else { break };
        parts.push(part);
        stop = at + line.trim_end().len();
        at = next_line(text, at);
    }
    if parts.is_empty() {
        return None;
    }
    let value = if long { quoted(&parts.join(" ")) } else { format!("[{}]", parts.join(", ")) };
    Some((value, stop))
}

/// A line whose beginning is no key, or has no sign behind it.
fn odd_key(text: &str, key: &Range<usize>, sign: usize, whole: Range<usize>) -> Slip {
    let line = &text[whole.clone()];
    let at = line.find(['=', ':']).map(|at| whole.start + at);
    if let Some(at) = at {
        let name = text[whole.start..at].trim_end();
        let words = || name.split_whitespace().all(|word| word.chars().all(is_bare));
        let range = whole.start..whole.start + name.len();
        if name.contains(' ') && name.len() <= 40 && words() {
            let joined = name.split_whitespace().collect::<Vec<_>>().join("-");
            return Slip::new(range.clone(), "the name of a field is one word", "join these with hyphens")
                .edit(range, joined);
        }
        if name.len() <= 40 && !name.contains(['"', '\'', '\\']) && text[at..].starts_with('=') {
            // The parser refuses such a name; the schema knows better what to say of it.
            return Slip::new(range.clone(), "", "").edit(range, quoted(name)).worth(Worth::Accepted);
        }
    }
    let value = &text[sign.min(whole.end)..whole.end];
    let first = value.chars().next().unwrap_or_default();
    let begins = matches!(first, '"' | '\'' | '[' | '{') || is_curly(first) || first.is_ascii_digit();
    if !key.is_empty() && begins {
        let name = &text[key.clone()];
        let mark = key.end..sign.max(key.end + 1);
        return Slip::new(mark, format!("there is no `=` between `{name}` and its value"), "write `=` here")
            .edit(key.end..sign, " = ");
    }
    aside(text, whole, "this line has no `=`", "a line is written key = \"value\"; a note starts with `#`")
}

/// The fault lies behind a key and its `=`.
fn value(text: &str, at: usize, key: &Range<usize>, sign: usize, end: usize) -> Option<Slip> {
    let start = sign + 1 + spaces(&text[sign + 1..end]);
    let rest = &text[start..end];
    let raw = before_comment(rest);
    let core = raw.trim_end_matches([',', ';']).trim_end();
    if rest.is_empty() || rest.starts_with('#') {
        return Some(no_value(text, key, sign, end));
    }
    match rest.chars().next()? {
        '=' => Some(
            Slip::new(start..start + 1, "one `=` is enough", "take this out").edit(sign + 1..start + 1, ""),
        ),
        quote @ ('"' | '\'') => Some(behind_text(text, at, start, quote, end)),
        '[' | '{' => Some(behind(text, at, end)),
        _ if core.len() < raw.len() && is_written(core) => Some(behind(text, start + core.len(), end)),
        _ if core.ends_with(']') && !core.starts_with('[') && core.contains(',') => None,
        _ => {
            let mended = mended(if core.is_empty() { raw } else { core });
            let absent = mended.text == "\"\"";
            let slip = mended.slip(start..start + raw.len());
            if !absent {
                return Some(slip);
            }
            let blank = Working::blank(&text[key.start..end]);
            Some(Slip { edits: vec![(key.start..end, blank)], ..slip })
        }
    }
}

fn no_value(text: &str, key: &Range<usize>, sign: usize, end: usize) -> Slip {
    let name = &text[key.clone()];
    let slip = Slip::new(key.start..sign + 1, format!("`{name}` has no value"), "");
    let next = next_line(text, end);
    let below_line = &text[next..line_end(text, next)];
    let trimmed = below_line.trim_start();
    if let Some((list, stop)) = below(text, "", end) {
        return slip.help("a list is written in square brackets").edit(sign + 1..stop, format!(" {list}"));
    }
    if trimmed.starts_with(['"', '\'', '{']) || (trimmed.starts_with('[') && trimmed.len() < below_line.len())
    {
        let value = next + below_line.len() - trimmed.len();
        return slip.help("a value starts on the line of its key").edit(sign + 1..value, " ");
    }
    let blank = Working::blank(&text[key.start..end]);
    slip.help("write one behind `=`, or take the line out").edit(key.start..end, blank).worth(Worth::Guess)
}

/// Something behind a text in quotes: another text, or the rest of this one.
fn behind_text(text: &str, at: usize, start: usize, quote: char, end: usize) -> Slip {
    let rest = before_comment(&text[start..end]).trim_end_matches([',', ';']).trim_end();
    let (values, closed) = rest.strip_suffix(']').map_or((rest, false), |values| (values.trim_end(), true));
    let parts: Vec<&str> = values.split(quote).collect();
    let pairs = parts.len() >= 5 && parts.len() % 2 == 1 && parts.last() == Some(&"");
    let inner = &parts[2..parts.len().max(3) - 1];
    let divided = inner.iter().step_by(2).all(|part| part.trim_matches([' ', ',', ';']).is_empty());
    if pairs && divided {
        let items: Vec<String> =
            parts.iter().skip(1).step_by(2).map(|part| format!("{quote}{part}{quote}")).collect();
        return Slip::new(start..start + rest.len(), "several texts must stand in square brackets", "a list")
            .edit(start..start + rest.len(), format!("[{}]", items.join(", ")));
    }
    if closed && parts.len() == 3 {
        return Slip::new(
            at..at + 1,
            "there is no `[` that this would close",
            "take it out, or open the list",
        )
        .edit(at..at + 1, " ")
        .worth(Worth::Guess);
    }
    if values.ends_with(quote) && parts.len() >= 4 && !closed {
        let content = &values[1..values.len() - 1];
        let early = text[start + 1..end].find(quote).map_or(start, |length| start + 1 + length);
        return nested::within(early..early + 1, quote, content, start..start + values.len());
    }
    behind(text, at, end)
}

/// Something behind a value that is complete.
fn behind(text: &str, at: usize, end: usize) -> Slip {
    let at = at + spaces(&text[at..end]);
    let rest = text[at..end].trim_end();
    let mark = at..(at + rest.len()).max(at + 1).min(text.len());
    for (comment, tail) in [("//", ""), ("<!--", "-->"), ("/*", "*/"), ("--", "")] {
        if let Some(words) = rest.strip_prefix(comment) {
            let words = words.trim_end_matches(tail).trim();
            return Slip::new(at..at + comment.len(), "a comment starts with `#`", "write `#` here")
                .edit(at..at + rest.len(), format!("# {words}"));
        }
    }
    let sign = before_comment(rest);
    if !sign.is_empty() && sign.chars().all(|c| matches!(c, ';' | ',' | '.')) {
        let at = at + rest.len() - rest.trim_start().len();
        let sign_end = at + sign.trim().len();
        return Slip::new(at..sign_end, format!("a line does not end with `{sign}`"), "take this out")
            .edit(at..sign_end, "");
    }
    let blank = " ".repeat(rest.len());
    Slip::new(mark, "this does not belong behind the value", "the value ends before this")
        .help("put it inside the quotation marks, or behind a `#` if it is a note")
        .edit(at..at + rest.len(), blank)
        .worth(Worth::Guess)
}

/// A key or section that was there before.
pub(super) fn twice(text: &str, fault: &Fault, context: &Context) -> Slip {
    let section = text[context.start..].trim_start().starts_with('[');
    let header = text[context.start..line_end(text, context.start)].trim_start_matches(['[', ' ', '\t']);
    let name = if section { &header[..key_length(header)] } else { &text[fault.at.clone()] };
    let what = if section { "the section" } else { "the field" };
    let mut slip =
        Slip::new(fault.at.clone(), format!("{what} `{name}` is written twice"), "for the second time here");
    slip.also = first_of(text, name, section, context.start).map(|first| (first, "first here"));
    slip.help(if section { "put everything under one of the two" } else { "take one of the two lines out" })
}

/// Where the same key or section stood first: before `end`, and for a key in the same section.
fn first_of(text: &str, name: &str, section: bool, end: usize) -> Option<Range<usize>> {
    let mut found = None;
    let mut at = 0;
    while at < end {
        let line = &text[at..line_end(text, at)];
        let trimmed = line.trim_start();
        let from = at + line.len() - trimmed.len();
        if trimmed.starts_with('[') && !section {
            found = None;
        }
        let key_at = trimmed.len() - trimmed.trim_start_matches('[').len();
        let key = &trimmed[key_at..][..key_length(&trimmed[key_at..])];
        let same = key == name || key.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        if same && found.is_none() && section == trimmed.starts_with('[') {
            found = Some(from + key_at..from + key_at + key.len());
        }
        at = next_line(text, at);
    }
    found
}

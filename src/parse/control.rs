//! Control characters: said once for each that a file holds, and kept out of what is made of it.

use std::collections::BTreeSet;

use super::Gathered;
use crate::base::Span;
use crate::diagnostic::{Diagnostic, codes};
use crate::table::{Datum, Table, Value};

/// Whether a character has no place in a text.
fn unwanted(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r')
}

/// Whether a text may hold a control character other than a tab or the end of a line: what every byte
/// of nearly every text denies, much faster than its characters could.
pub(super) fn possible(text: &str) -> bool {
    // U+0080 to U+009F begin with the byte C2.
    text.bytes()
        .any(|byte| (byte < 0x20 && !matches!(byte, b'\n' | b'\t' | b'\r')) || matches!(byte, 0x7f | 0xc2))
}

/// Reports each control character of the file once, at its first place.
pub(super) fn report(text: &str, gathered: &mut Gathered<'_>) {
    if !possible(text) {
        return;
    }
    let mut seen = BTreeSet::new();
    for (at, c) in text.char_indices().filter(|(_, c)| unwanted(*c)) {
        if seen.insert(c) {
            let again = text[at..].matches(c).count() - 1;
            gathered.report(finding(c, again, Span::new(at, at + c.len_utf8()), gathered));
        }
    }
}

fn finding(c: char, again: usize, span: Span, gathered: &Gathered<'_>) -> Diagnostic {
    let name = match c {
        '\u{0}' => " (null)",
        '\u{8}' => " (backspace)",
        '\u{b}' => " (vertical tab)",
        '\u{c}' => " (page break)",
        '\u{1b}' => " (escape)",
        '\u{7f}' => " (delete)",
        '\u{85}' => " (next line)",
        _ => "",
    };
    let times = match again {
        0 => String::new(),
        1 => ", and once more below".to_owned(),
        more => format!(", and {more} times more below"),
    };
    let message =
        format!("an invisible control character, U+{:04X}{name}, stands in the text{times}", c as u32);
    Diagnostic::new(codes::CONTROL_CHARACTER, message)
        .at(gathered.path, span)
        .label("here, though it cannot be seen")
        .help("take it out; it usually comes along when text is pasted from a PDF or a word processor")
}

/// The text of the file for the TOML parser, byte for byte as long: control characters are spaces, a
/// lone CR is a line end, and a bare month such as `2015-06`, which TOML does not know, becomes a number.
pub(super) fn masked_toml(text: &str, range: std::ops::Range<usize>) -> String {
    let mut masked = String::with_capacity(text.len());
    masked.push_str(&text[..range.start]);
    let mut rest = text[range.clone()].chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() != Some(&'\n') => masked.push('\n'),
            c if unwanted(c) => masked.extend(std::iter::repeat_n(' ', c.len_utf8())),
            c => masked.push(c),
        }
    }
    let mut at = range.start;
    while let Some(equals) = masked[at..].find('=') {
        at += equals + 1;
        let value = masked[at..].trim_start_matches([' ', '\t']);
        let start = masked.len() - value.len();
        let bytes = value.as_bytes();
        let month = bytes.len() >= 7
            && bytes[..7]
                .iter()
                .enumerate()
                .all(|(i, b)| if i == 4 { *b == b'-' } else { b.is_ascii_digit() })
            && bytes.get(7).is_none_or(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'#'));
        if month {
            masked.replace_range(start + 4..start + 5, "_");
        }
    }
    masked.push_str(&text[range.end..]);
    masked
}

/// Takes control characters (which an escape may bring in) and other line ends than LF out of every
/// string of a table.
pub(super) fn clean(table: &mut Table, gathered: &mut Gathered<'_>) {
    for entry in &mut table.entries {
        clean_value(&mut entry.value, gathered);
    }
}

fn clean_value(value: &mut Value, gathered: &mut Gathered<'_>) {
    match &mut value.data {
        Datum::Text(text) => {
            if text.contains('\r') {
                *text = text.replace("\r\n", "\n").replace('\r', "\n");
            }
            if let Some(c) = text.chars().find(|c| unwanted(*c)) {
                text.retain(|c| !unwanted(c));
                let finding = finding(c, 0, value.span, gathered);
                gathered.report(finding);
            }
        }
        Datum::List(values) => values.iter_mut().for_each(|value| clean_value(value, gathered)),
        Datum::Table(table) => clean(table, gathered),
        _ => {}
    }
}

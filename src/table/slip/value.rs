//! What a value was meant to be that is not written as one.

use super::{Slip, Worth};

/// A value put right.
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) message: String,
    pub(super) label: &'static str,
    pub(super) help: &'static str,
    pub(super) worth: Worth,
}

impl Mended {
    fn new(text: String, message: impl Into<String>, label: &'static str, help: &'static str) -> Mended {
        Mended { text, message: message.into(), label, help, worth: Worth::Fix }
    }

    /// The slip that puts it in the place of `range`.
    pub(super) fn slip(self, range: std::ops::Range<usize>) -> Slip {
        let slip = Slip::new(range.clone(), self.message, self.label);
        let slip = if self.help.is_empty() { slip } else { slip.help(self.help) };
        slip.edit(range, self.text).worth(self.worth)
    }
}

const DOUBLE: &[char] = &['“', '”', '„', '‟', '«', '»', '"', '″', '＂', '〝', '〞'];
const SINGLE: &[char] = &['‘', '’', '‚', '‛', '‹', '›', '\'', '`', '´', '′'];

/// Whether a letter is a quotation mark other than the two straight ones.
pub(super) fn is_curly(c: char) -> bool {
    !c.is_ascii_punctuation() && (DOUBLE.contains(&c) || SINGLE.contains(&c)) || c == '`'
}

/// The quotation mark at or behind `from` that ends a text opened by `open`: the first behind which a
/// value may end.
pub(super) fn closing(text: &str, from: usize, open: char) -> Option<(usize, char)> {
    let class = if SINGLE.contains(&open) { SINGLE } else { DOUBLE };
    text[from..].char_indices().map(|(at, c)| (from + at, c)).find(|&(at, c)| {
        let rest = text[at + c.len_utf8()..].trim_start();
        class.contains(&c) && (rest.is_empty() || rest.starts_with([',', ']', '}', '#', ';', '\r', '\n']))
    })
}

/// A text in straight double quotation marks.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text in quotation marks that need no backslash in it, if there are such.
pub(super) fn quoted_as_is(text: &str) -> String {
    if text.contains('\'') { quoted(text) } else { format!("'{text}'") }
}

/// Every text of a line that stands in curly quotation marks, in straight ones; the rest as it is.
pub(super) fn straightened(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    let mut straight = None;
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        match straight {
            Some(open) if c == open => straight = None,
            None if c == '"' || c == '\'' => straight = Some(c),
            None if is_curly(c) => {
                if let Some((end, close)) = closing(line, next, c) {
                    out.push_str(&quoted(line[next..end].trim()));
                    at = end + close.len_utf8();
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
        at = next;
    }
    out
}

/// What stands on a line before a comment, without spaces around it.
pub(super) fn before_comment(raw: &str) -> &str {
    let end = raw
        .match_indices('#')
        .find(|(at, _)| raw[..*at].ends_with([' ', '\t']))
        .map_or(raw.len(), |(at, _)| at);
    // Only plain spaces at the start, so that callers can count from where they began.
    raw[..end].trim_end().trim_start_matches([' ', '\t'])
}

/// Whether the parser reads this as it stands, or will say itself what is wrong inside.
pub(super) fn is_written(raw: &str) -> bool {
    raw.starts_with(['"', '\'', '[', '{']) || matches!(raw, "true" | "false") || is_number(raw) || is_day(raw)
}

fn is_number(raw: &str) -> bool {
    let digits = raw.strip_prefix(['-', '+']).unwrap_or(raw);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain && (digits == "0" || !digits.starts_with('0'))
}

fn is_day(raw: &str) -> bool {
    shaped(raw, "dddd-dd-dd")
}

/// Whether a text is a month in straight quotation marks.
pub(super) fn is_quoted_month(text: &str) -> bool {
    shaped(text, "\"dddd-dd\"")
}

/// Whether a text has the shape of `pattern`, in which `d` stands for any digit.
fn shaped(text: &str, pattern: &str) -> bool {
    let matches = |(b, p): (u8, u8)| if p == b'd' { b.is_ascii_digit() } else { b == p };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(matches)
}

/// What a value without straight quotation marks was meant to be. `raw` is trimmed and not empty.
pub(super) fn mended(raw: &str) -> Mended {
    let first = raw.chars().next().unwrap_or_default();
    if is_curly(first) {
        let text = if closing(raw, first.len_utf8(), first).is_some() {
            straightened(raw)
        } else {
            quoted(raw.trim_matches(is_curly).trim())
        };
        return Mended::new(
            text,
            "quotation marks of this form do not work here",
            "these must be straight",
            CURLY,
        );
    }
    // A month; or a day that no calendar has, of which the schema knows better what to say.
    if shaped(raw, "dddd-dd") || is_day(raw) {
        return Mended { worth: Worth::Accepted, ..Mended::new(format!("\"{raw}\""), "", "", "") };
    }
    let lower = raw.to_lowercase();
    match &*lower {
        "true" | "yes" | "on" | "y" => return flag(raw, "true"),
        "false" | "no" | "off" | "n" => return flag(raw, "false"),
        "null" | "nil" | "none" | "~" | "n/a" | "-" => {
            let message = format!("`{raw}` is not a value");
            let help = "take the line out: a field that has no value is left out";
            return Mended { worth: Worth::Guess, ..Mended::new("\"\"".to_owned(), message, "", help) };
        }
        _ => {}
    }
    if let Some((date, sure)) = date(&lower) {
        let text = if date.len() == 7 { quoted(&date) } else { date };
        let label = "write it as year-month-day";
        let mut mended = Mended::new(text, "this is not how a date is written here", label, DATE);
        if !sure {
            mended.worth = Worth::Guess;
        }
        return mended;
    }
    if let Some(number) = plain_number(raw) {
        return Mended::new(number, "a number is written without commas or spaces", "only digits", "");
    }
    if raw.len() > 1 && raw.starts_with('0') && raw.bytes().all(|b| b.is_ascii_digit()) {
        let message = "a number does not start with 0";
        let help = "take the 0 out; if it belongs to a name or a code, put all of it in quotation marks";
        return Mended { worth: Worth::Guess, ..Mended::new(quoted(raw), message, "", help) };
    }
    if let Some(text) = raw.strip_suffix('"').filter(|text| !text.contains('"')) {
        let message = "the quotation mark at the start of this text is missing";
        return Mended::new(quoted(text), message, "the text starts here", "");
    }
    Mended::new(
        quoted(raw.trim_matches('"')),
        "this text is not in quotation marks",
        "a text needs \" on each side",
        "",
    )
}

const CURLY: &str = "type \" instead; word processors bend quotation marks on their own";
const DATE: &str = "a date is a year, a month or a day: 2015, 2015-06 or 2015-06-29";

fn flag(raw: &str, flag: &str) -> Mended {
    let message = format!("`{raw}` is written `{flag}` here");
    let help = "yes and no are written true and false; if it is a text, put it in quotation marks";
    Mended::new(flag.to_owned(), message, "", help)
}

/// `12,000`, `12 000` or `12.000.000` without what groups the digits.
fn plain_number(raw: &str) -> Option<String> {
    let groups: Vec<&str> = raw.split([',', ' ', '\u{a0}', '\u{202f}']).collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let grouped =
        digits(first) && first.len() <= 3 && rest.iter().all(|group| digits(group) && group.len() == 3);
    (!rest.is_empty() && grouped && !first.starts_with('0')).then(|| groups.concat())
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date written in another way, as year-month-day or year-month, and whether there is only one way to
/// read it: `5/6/2015` has two. `lower` is in small letters.
fn date(lower: &str) -> Option<(String, bool)> {
    let parts: Vec<&str> = lower.split(['/', '.', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let month_of = |part: &str| {
        let named = |name: &&str| **name == *part || (part.len() >= 3 && name.starts_with(part));
        MONTHS.iter().position(named).map(|at| at + 1)
    };
    let number = |part: &str, most: usize| {
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let short = (1..=2).contains(&digits.len())
            && matches!(&part[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        digits.parse::<usize>().ok().filter(|n| short && (1..=most).contains(n))
    };
    let year = |part: &str| shaped(part, "dddd").then(|| part.to_owned());
    let iso = |year: String, month: usize, day: usize| format!("{year}-{month:02}-{day:02}");
    match parts[..] {
        [a, b] => {
            let (year, month) = year(b).zip(month_of(a)).or_else(|| year(a).zip(month_of(b)))?;
            Some((format!("{year}-{month:02}"), true))
        }
        [a, b, c] => {
            if let (Some(year), Some(month), Some(day)) =
                (year(a), month_of(b).or(number(b, 12)), number(c, 31))
            {
                return Some((iso(year, month, day), true));
            }
            let year = year(c)?;
            if let Some((day, month)) =
                number(a, 31).zip(month_of(b)).or_else(|| number(b, 31).zip(month_of(a)))
            {
                return Some((iso(year, month, day), true));
            }
            let (first, second) = (number(a, 31)?, number(b, 31)?);
            match (first > 12, second > 12) {
                (true, true) => None,
                (false, true) => Some((iso(year, first, second), true)),
                (true, false) => Some((iso(year, second, first), true)),
                // Day first, as the United Nations write.
                (false, false) => Some((iso(year, second, first), first == second)),
            }
        }
        _ => None,
    }
}

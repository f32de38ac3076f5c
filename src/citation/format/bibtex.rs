//! `BibTeX`, one entry, in UTF-8.

use super::place::in_words;
use super::{Work, WorkKind, one_line};

/// The `BibTeX` entry of a work.
///
/// Braces are written as commands, since the format counts even escaped ones; the title stands in double
/// braces so that styles keep its capitals. An address is left as it is but for what would end the field.
pub fn bibtex(work: &Work) -> String {
    let kind = match work.kind {
        WorkKind::Report | WorkKind::Resolution | WorkKind::Instrument => "techreport",
        WorkKind::WebPage => "misc",
    };
    let mut entry = format!("@{kind}{{{},\n", key(&work.key));
    let mut field = |name: &str, value: String| {
        entry.push_str("  ");
        entry.push_str(name);
        entry.push_str(" = ");
        entry.push_str(&value);
        entry.push_str(",\n");
    };
    field("title", format!("{{{{{}}}}}", escaped(&work.title)));
    if let Some(body) = work.body.as_deref().or(work.publisher.as_deref()) {
        field("author", format!("{{{{{}}}}}", escaped(body)));
    }
    if let Some(publisher) = work.publisher.as_deref().or(work.body.as_deref()) {
        let name = if kind == "misc" { "organization" } else { "institution" };
        field(name, format!("{{{}}}", escaped(publisher)));
    }
    if let Some(symbol) = &work.symbol {
        field("number", format!("{{{}}}", escaped(symbol)));
    }
    if let Some(date) = work.date {
        field("year", format!("{{{:04}}}", date.year));
        if let Some(month) = date.month {
            field("month", MONTHS[usize::from(month.clamp(1, 12)) - 1].to_owned());
        }
        if let Some(day) = date.day {
            field("day", format!("{{{day}}}"));
        }
    }
    if let Some(url) = &work.url {
        let url =
            one_line(url).replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(' ', "%20");
        field("url", format!("{{{url}}}"));
    }
    if !work.pinpoints.is_empty() {
        let lang = work.language.as_deref().unwrap_or("en");
        field("note", format!("{{{}}}", escaped(&in_words(&work.pinpoints, lang))));
    }
    if let Some(language) = &work.language {
        field("language", format!("{{{}}}", escaped(language)));
    }
    entry.push_str("}\n");
    entry
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Letters, digits and hyphens; what else a key holds becomes a hyphen.
fn key(text: &str) -> String {
    let key: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let key = key.trim_matches('-').to_owned();
    if key.is_empty() { "work".to_owned() } else { key }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

//! The fields of a kind, each by its type.

use super::front::About;
use super::prose::spaced;
use crate::base::{BookPath, Span};
use crate::config::{Config, Field, FieldType};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::{Date, FieldData, FieldValue};
use crate::table::{Datum, Entry, Reader, Value};

/// A value that is Markdown, to be read when all of them are known.
#[derive(Debug)]
pub(super) struct Waiting<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) slot: Slot,
}

/// Where the read Markdown goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot {
    /// A place in the list of sources.
    Source(usize),
    /// A place in the list of a field.
    Field {
        /// The field's place in the kind.
        field: usize,
        /// The place in its list.
        item: usize,
    },
}

/// Reads one field; `None` when it is not there or not as it should be, which is then said.
pub(super) fn read<'a>(
    reader: &mut Reader<'a>,
    index: usize,
    field: &'a Field,
    about: About<'a>,
    waiting: &mut Vec<Waiting<'a>>,
) -> Option<FieldValue> {
    let key = field.name.as_str();
    let entry = reader.entry(key)?;
    let span = entry.value.span;
    let data = match field.of {
        FieldType::Text => FieldData::Words(vec![one(reader, key, entry, about.path)?.to_owned()]),
        FieldType::Texts | FieldType::Names | FieldType::Symbols => {
            let words = texts(reader, key, about.path);
            let words: Vec<String> = words.into_iter().map(|(text, _)| spaced(text)).collect();
            FieldData::Words(some(words, reader, key, &entry.value, about.path)?)
        }
        FieldType::Prose => {
            let text = one(reader, key, entry, about.path)?;
            waiting.push(Waiting { text, span, slot: Slot::Field { field: index, item: 0 } });
            FieldData::Prose(vec![Vec::new()])
        }
        FieldType::Proses => {
            let runs = texts(reader, key, about.path);
            let runs = some(runs, reader, key, &entry.value, about.path)?;
            for (item, (text, span)) in runs.iter().enumerate() {
                waiting.push(Waiting { text, span: *span, slot: Slot::Field { field: index, item } });
            }
            FieldData::Prose(vec![Vec::new(); runs.len()])
        }
        FieldType::Choice => {
            let word = one(reader, key, entry, about.path)?;
            FieldData::Words(vec![choice(reader, field, word, span, about)?])
        }
        FieldType::Choices => {
            let words = texts(reader, key, about.path);
            let words = some(words, reader, key, &entry.value, about.path)?;
            let mut chosen: Vec<String> = Vec::new();
            for (word, span) in words {
                chosen.extend(choice(reader, field, word, span, about).filter(|word| !chosen.contains(word)));
            }
            FieldData::Words((!chosen.is_empty()).then_some(chosen)?)
        }
        FieldType::Date => FieldData::Date(date(reader, key, &entry.value, about)?),
        FieldType::Number => match entry.value.data {
            Datum::Integer(number) if !about.text[span.range()].contains(['-']) || number < 0 => {
                FieldData::Number(number)
            }
            _ => return reader.wrong(key, &entry.value, "a whole number, without quotes"),
        },
        FieldType::Flag => match entry.value.data {
            Datum::Flag(flag) => FieldData::Flag(flag),
            _ => return reader.wrong(key, &entry.value, "true or false, without quotes"),
        },
        FieldType::Url => {
            let text = one(reader, key, entry, about.path)?;
            FieldData::Words(vec![url(reader, key, text, span, about.path)?])
        }
    };
    Some(FieldValue { field: index, data, span })
}

/// The texts of a list; a single text stands for a list of one. Empty ones are reported.
pub(super) fn texts<'a>(reader: &mut Reader<'a>, key: &'a str, path: &BookPath) -> Vec<(&'a str, Span)> {
    let mut texts = reader.texts(key);
    texts.retain(|(text, span)| {
        let full = !text.trim().is_empty();
        if !full {
            reader.report(empty(key, path, *span));
        }
        full
    });
    texts
}

/// A single text that says something.
fn one<'a>(reader: &mut Reader<'a>, key: &str, entry: &'a Entry, path: &BookPath) -> Option<&'a str> {
    match &entry.value.data {
        Datum::Text(text) if text.trim().is_empty() => {
            reader.report(empty(key, path, entry.value.span));
            None
        }
        Datum::Text(text) => Some(text.trim()),
        _ => reader.wrong(key, &entry.value, "a text in quotes"),
    }
}

/// A list that is not empty; whether its members are at fault has been said already.
fn some<T>(
    list: Vec<T>,
    reader: &mut Reader<'_>,
    key: &str,
    value: &Value,
    path: &BookPath,
) -> Option<Vec<T>> {
    if list.is_empty() {
        if matches!(&value.data, Datum::List(values) if values.is_empty()) {
            reader.report(empty(key, path, value.span));
        }
        return None;
    }
    Some(list)
}

/// The finding about a field that says nothing.
pub(super) fn empty(key: &str, path: &BookPath, span: Span) -> Diagnostic {
    Diagnostic::new(codes::EMPTY_FIELD, format!("`{key}` is there, but says nothing"))
        .at(path, span)
        .label("empty")
        .help("fill it in, or take the line out when there is nothing to say")
}

fn choice(
    reader: &mut Reader<'_>,
    field: &Field,
    word: &str,
    span: Span,
    about: About<'_>,
) -> Option<String> {
    let words: Vec<&str> = about.config.choices(field).iter().map(|choice| choice.id.as_str()).collect();
    if words.contains(&word) {
        return Some(word.to_owned());
    }
    reader.report(not_a_choice(&field.name, word, span, &words, about.path));
    None
}

/// The finding about a word that is not in its list.
pub(super) fn not_a_choice(key: &str, word: &str, span: Span, words: &[&str], path: &BookPath) -> Diagnostic {
    let near = nearest(word, words.iter().copied());
    let list = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let finding = Diagnostic::new(codes::NOT_A_CHOICE, format!("`{key}` cannot be `{word}`"))
        .at(path, span)
        .label("not one of the words of its list")
        .did_you_mean(near)
        .help(format!("it may be {list}"));
    match near {
        Some(near) => finding.fix(span, format!("\"{near}\"")),
        None => finding,
    }
}

pub(super) fn date(reader: &mut Reader<'_>, key: &str, value: &Value, about: About<'_>) -> Option<Date> {
    let written = match &value.data {
        Datum::Text(text) | Datum::Date(text) => text.trim(),
        Datum::Integer(_) => &about.text[value.span.range()],
        _ => return reader.wrong(key, value, "a date such as \"2015-06-29\""),
    };
    let date = Date::parse(written);
    if date.is_none() {
        let finding = Diagnostic::new(codes::BAD_DATE, format!("`{key}` is not a date: `{written}`"))
            .at(about.path, value.span)
            .help("write a day as \"2015-06-29\", a month as \"2015-06\", a year as \"2015\"");
        let shaped = written.len() == 10 && written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        reader.report(if shaped {
            finding.label("no calendar has this day, if it is read as year-month-day")
        } else {
            finding.label("not written as year-month-day")
        });
    }
    date
}

fn url(reader: &mut Reader<'_>, key: &str, text: &str, span: Span, path: &BookPath) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let whole = host.is_some_and(|host| host.starts_with(char::is_alphanumeric) || host.starts_with('['));
    if whole && !text.contains(|c: char| c.is_whitespace() || c == '…') {
        return Some(text.to_owned());
    }
    let finding = Diagnostic::new(codes::WRONG_TYPE, format!("`{key}` must be a whole web address"))
        .at(path, span)
        .label("not an address that a browser could open");
    reader.report(finding.help("write it in full, as the browser shows it: `https://www.un.org/…`"));
    None
}

/// An example of a field's value, for a line to be added.
pub(super) fn example(field: &Field, config: &Config) -> String {
    let first = config.choices(field).first().map_or("…", |choice| choice.id.as_str());
    match field.of {
        FieldType::Text | FieldType::Prose => "\"…\"".to_owned(),
        FieldType::Texts | FieldType::Proses | FieldType::Names => "[\"…\"]".to_owned(),
        FieldType::Symbols => "[\"A/RES/56/24\"]".to_owned(),
        FieldType::Choice => format!("\"{first}\""),
        FieldType::Choices => format!("[\"{first}\"]"),
        FieldType::Date => "\"2015-06-29\"".to_owned(),
        FieldType::Number => "1".to_owned(),
        FieldType::Flag => "true".to_owned(),
        FieldType::Url => "\"https://…\"".to_owned(),
    }
}

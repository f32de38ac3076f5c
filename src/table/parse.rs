use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::slip::{self, Working};
use super::{Datum, Entry, Table, Value};
use crate::base::{BookPath, Span};
use crate::diagnostic::{Code, Diagnostic};

/// What the parser does not accept.
#[derive(Debug)]
pub(super) struct Fault {
    /// Where.
    pub(super) at: Range<usize>,
    /// In the parser's words.
    pub(super) message: String,
}

/// Parses `text[range]` as TOML and goes on after an error, so that one slip does not hide the next.
/// A line with a slip counts as mended, so that it is not reported missing as well.
/// Spans count from the start of `text`. Errors get `code`.
pub fn parse(text: &str, range: Range<usize>, path: &BookPath, code: Code) -> (Table, Vec<Diagnostic>) {
    let offset = range.start;
    let text = line_ends(&text[range]);
    let (table, errors) = DeTable::parse_recoverable(&text);
    if errors.is_empty() {
        return (Places { offset, working: None }.table_of(table), Vec::new());
    }
    let (working, findings) = slip::mend(&text, offset, path, code, &faults_of);
    let (table, _) = DeTable::parse_recoverable(&working.text);
    (Places { offset, working: Some(&working) }.table_of(table), findings)
}

fn faults_of(text: &str) -> Vec<Fault> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let fault = |error: toml::de::Error| {
        // The parser may point into the middle of a letter.
        let span = error.span().unwrap_or_default();
        let start = text.floor_char_boundary(span.start);
        Fault { at: start..text.ceil_char_boundary(span.end).max(start), message: error.message().to_owned() }
    };
    errors.into_iter().map(fault).collect()
}

/// A lone carriage return ends a line in old files; the parser takes only line feeds.
fn line_ends(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !(0..bytes.len()).any(lone) {
        return Cow::Borrowed(text);
    }
    let end = |(at, c): (usize, char)| if lone(at) { '\n' } else { c };
    Cow::Owned(text.char_indices().map(end).collect())
}

/// From the parser's places to those in the file.
struct Places<'a> {
    /// Where the parsed text starts in the file.
    offset: usize,
    /// The mended text, when it had to be.
    working: Option<&'a Working>,
}

impl Places<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        let range = self.working.map_or(range.clone(), |working| working.originals(&range));
        Span::from(range).shifted(self.offset)
    }

    fn table_of(&self, table: Spanned<DeTable<'_>>) -> Table {
        let span = self.span(table.span());
        self.own_table(table.into_inner(), span)
    }

    fn own_table(&self, table: DeTable<'_>, span: Span) -> Table {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| Entry {
                key_span: self.span(key.span()),
                key: key.into_inner().into_owned(),
                value: self.own_value(value),
            })
            .collect();
        // The parser sorts by key; what people wrote first is what they expect to see first.
        entries.sort_by_key(|entry| entry.key_span);
        Table { entries, span }
    }

    fn own_value(&self, value: Spanned<DeValue<'_>>) -> Value {
        let range = value.span();
        let span = self.span(range.clone());
        let month = self.working.is_some_and(|working| working.is_month(working.original(range.start)));
        let data = match value.into_inner() {
            DeValue::String(text) if month => Datum::Date(text.into_owned()),
            DeValue::String(text) => Datum::Text(text.into_owned()),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Datum::Integer(number),
                Err(_) => Datum::Float(number.as_str().to_owned()),
            },
            DeValue::Float(number) => Datum::Float(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Datum::Flag(flag),
            DeValue::Datetime(date) => Datum::Date(date.to_string()),
            DeValue::Array(values) => Datum::List(values.into_iter().map(|v| self.own_value(v)).collect()),
            DeValue::Table(table) => Datum::Table(self.own_table(table, span)),
        };
        Value { data, span }
    }
}

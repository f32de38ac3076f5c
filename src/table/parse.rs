use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Datum, Entry, Table, Value};
use crate::base::{BookPath, Span};
use crate::diagnostic::{Code, Diagnostic};

/// Parses `text[range]` as TOML and goes on after an error, so that one slip does not hide the next.
/// Spans count from the start of `text`. Errors get `code`.
pub fn parse(
    text: &str,
    range: std::ops::Range<usize>,
    path: &BookPath,
    code: Code,
) -> (Table, Vec<Diagnostic>) {
    let offset = range.start;
    let (table, errors) = DeTable::parse_recoverable(&text[range]);
    let findings = errors
        .into_iter()
        .map(|error| {
            let span = error.span().map_or(Span::new(offset, offset + 1), |s| Span::from(s).shifted(offset));
            Diagnostic::new(code, error.message().to_owned()).at(path, span)
        })
        .collect();
    let span = Span::from(table.span()).shifted(offset);
    (own_table(table.into_inner(), span, offset), findings)
}

fn own_table(table: DeTable<'_>, span: Span, offset: usize) -> Table {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: Span::from(key.span()).shifted(offset),
            key: key.into_inner().into_owned(),
            value: own_value(value, offset),
        })
        .collect();
    // The parser sorts by key; what people wrote first is what they expect to see first.
    entries.sort_by_key(|entry| entry.key_span);
    Table { entries, span }
}

fn own_value(value: Spanned<DeValue<'_>>, offset: usize) -> Value {
    let span = Span::from(value.span()).shifted(offset);
    let data = match value.into_inner() {
        DeValue::String(text) => Datum::Text(text.into_owned()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Datum::Integer(number),
            Err(_) => Datum::Float(number.as_str().to_owned()),
        },
        DeValue::Float(number) => Datum::Float(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Datum::Flag(flag),
        DeValue::Datetime(date) => Datum::Date(date.to_string()),
        DeValue::Array(values) => Datum::List(values.into_iter().map(|v| own_value(v, offset)).collect()),
        DeValue::Table(table) => Datum::Table(own_table(table, span, offset)),
    };
    Value { data, span }
}

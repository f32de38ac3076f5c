//! CSL-JSON, the input of citation processors.

use serde_json::{Map, Value, json};

use super::place::in_words;
use super::{Work, WorkKind, one_line};

/// The work as a CSL-JSON list of one item, after the public schema
/// (<https://github.com/citation-style-language/schema>). A place is the item's `locator`.
pub fn csl_json(work: &Work) -> Value {
    let mut item = Map::new();
    let mut text = |name: &str, value: Option<&str>| {
        let value = value.map(one_line).filter(|value| !value.is_empty());
        if let Some(value) = value {
            item.insert(name.to_owned(), Value::String(value));
        }
    };
    text("id", Some(&work.key));
    text(
        "type",
        Some(match work.kind {
            WorkKind::Report => "report",
            WorkKind::Resolution => "legislation",
            WorkKind::Instrument => "treaty",
            WorkKind::WebPage => "webpage",
        }),
    );
    text("title", Some(&work.title));
    text("number", work.symbol.as_deref());
    text("authority", work.body.as_deref());
    text("publisher", work.publisher.as_deref());
    text("URL", work.url.as_deref());
    text("language", work.language.as_deref());
    text("locator", Some(&in_words(&work.pinpoints, work.language.as_deref().unwrap_or("en"))));
    if let Some(body) = work.body.as_deref().or(work.publisher.as_deref()) {
        item.insert("author".to_owned(), json!([{ "literal": one_line(body) }]));
    }
    if let Some(date) = work.date {
        let mut parts = vec![json!(date.year)];
        parts.extend(date.month.map(|month| json!(month)));
        parts.extend(date.day.filter(|_| date.month.is_some()).map(|day| json!(day)));
        item.insert("issued".to_owned(), json!({ "date-parts": [parts] }));
    }
    Value::Array(vec![Value::Object(item)])
}

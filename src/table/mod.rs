//! Rank 2: TOML text to values that know where they stand.
//!
//! In: the text of `book.toml`, of a theme's settings or of an entry's front matter. Out: a [`Table`]
//! whose every key and value carries its bytes, and findings that say in plain words what is not TOML.
//! [`Reader`] then takes a table apart, field by field, and reports what it did not expect. The `toml`
//! crate parses; nothing of it is seen outside this module.

mod parse;
mod reader;
mod slip;

pub use parse::parse;
pub use reader::{Codes, Reader};

use crate::base::Span;

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is.
    pub data: Datum,
    /// Its bytes in the file, quotes and brackets included.
    pub span: Span,
}

/// What a TOML value may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A string, unescaped.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction or exponent, as written.
    Float(String),
    /// `true` or `false`.
    Flag(bool),
    /// A date, a time or both, as written.
    Date(String),
    /// `[ … ]`.
    List(Vec<Value>),
    /// `{ … }` or a `[section]`.
    Table(Table),
}

impl Datum {
    /// What to call it in a message.
    pub fn name(&self) -> &'static str {
        match self {
            Datum::Text(_) => "a text in quotes",
            Datum::Integer(_) | Datum::Float(_) => "a number",
            Datum::Flag(_) => "true or false",
            Datum::Date(_) => "a date",
            Datum::List(_) => "a list in square brackets",
            Datum::Table(_) => "a group of settings",
        }
    }
}

/// Keys and values in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The entries, by place in the file.
    pub entries: Vec<Entry>,
    /// The bytes of the table's header or braces.
    pub span: Span,
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key, unquoted.
    pub key: String,
    /// The key's bytes.
    pub key_span: Span,
    /// What stands behind the `=`.
    pub value: Value,
}

impl Table {
    /// The entry with this key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

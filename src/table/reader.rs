use super::{Datum, Entry, Table, Value};
use crate::base::{BookPath, Span};
use crate::diagnostic::{Code, Diagnostic, nearest};

/// Under which codes a reader reports: those of `book.toml` or those of front matter.
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    /// A key that nobody asked for.
    pub unknown: Code,
    /// A value of the wrong type.
    pub wrong_type: Code,
    /// A key that must be there.
    pub missing: Code,
}

/// Takes a table apart. Each call asks for one key; [`Reader::finish`] reports the keys that nobody
/// asked for, with the nearest that somebody did.
pub struct Reader<'a> {
    table: &'a Table,
    path: &'a BookPath,
    codes: Codes,
    /// What the table is, for messages: "kind `technology`".
    what: String,
    asked: Vec<&'a str>,
    findings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader of `table`, which messages call `what`.
    pub fn new(table: &'a Table, path: &'a BookPath, codes: Codes, what: impl Into<String>) -> Reader<'a> {
        Reader { table, path, codes, what: what.into(), asked: Vec::new(), findings: Vec::new() }
    }

    /// The entry under `key`, whatever its type.
    pub fn entry(&mut self, key: &'a str) -> Option<&'a Entry> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// A text.
    pub fn text(&mut self, key: &'a str) -> Option<(&'a str, Span)> {
        let entry = self.entry(key)?;
        match &entry.value.data {
            Datum::Text(text) => Some((text, entry.value.span)),
            _ => self.wrong(key, &entry.value, "a text in quotes"),
        }
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'a str) -> Option<(&'a str, Span)> {
        if self.table.get(key).is_none() {
            self.asked.push(key);
            self.missing(key);
            return None;
        }
        self.text(key)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'a str) -> Option<bool> {
        let entry = self.entry(key)?;
        match entry.value.data {
            Datum::Flag(flag) => Some(flag),
            _ => self.wrong(key, &entry.value, "true or false"),
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'a str) -> Option<(i64, Span)> {
        let entry = self.entry(key)?;
        match entry.value.data {
            Datum::Integer(number) => Some((number, entry.value.span)),
            _ => self.wrong(key, &entry.value, "a whole number"),
        }
    }

    /// A list of texts. A single text stands for a list of one.
    pub fn texts(&mut self, key: &'a str) -> Vec<(&'a str, Span)> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        match &entry.value.data {
            Datum::Text(text) => vec![(text, entry.value.span)],
            Datum::List(values) => values
                .iter()
                .filter_map(|value| match &value.data {
                    Datum::Text(text) => Some((text.as_str(), value.span)),
                    _ => self.wrong(key, value, "a text in quotes"),
                })
                .collect(),
            _ => {
                self.wrong::<()>(key, &entry.value, "a list of texts, as in [\"one\", \"two\"]");
                Vec::new()
            }
        }
    }

    /// A list of values, whatever their types.
    pub fn list(&mut self, key: &'a str) -> &'a [Value] {
        let Some(entry) = self.entry(key) else { return &[] };
        match &entry.value.data {
            Datum::List(values) => values,
            _ => self.wrong(key, &entry.value, "a list in square brackets").unwrap_or(&[]),
        }
    }

    /// A group of settings.
    pub fn table(&mut self, key: &'a str) -> Option<&'a Table> {
        let entry = self.entry(key)?;
        match &entry.value.data {
            Datum::Table(table) => Some(table),
            _ => self.wrong(key, &entry.value, "a group of settings"),
        }
    }

    /// One of the given words.
    pub fn word<T: Copy>(&mut self, key: &'a str, words: &[(&str, T)]) -> Option<T> {
        let (text, span) = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let list = words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let near = nearest(text, words.iter().map(|(word, _)| *word));
            self.report(
                Diagnostic::new(self.codes.wrong_type, format!("`{key}` cannot be `{text}`"))
                    .at(self.path, span)
                    .label("not one of the words it may be")
                    .did_you_mean(near)
                    .help(format!("it may be {list}")),
            );
        }
        found
    }

    /// Reports that `key` must be there.
    pub fn missing(&mut self, key: &str) {
        let finding = Diagnostic::new(self.codes.missing, format!("{} needs `{key}`", self.what))
            .at(self.path, self.table.span);
        self.report(finding.help(format!("add a line such as `{key} = \"…\"`")));
    }

    /// Adds a finding of the caller's own.
    pub fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Reports a value of the wrong type; gives back `None` so that a caller can return it.
    pub fn wrong<T>(&mut self, key: &str, value: &Value, wanted: &str) -> Option<T> {
        let got = value.data.name();
        let finding = Diagnostic::new(self.codes.wrong_type, format!("`{key}` must be {wanted}, not {got}"))
            .at(self.path, value.span)
            .label(format!("this is {got}"));
        self.report(finding);
        None
    }

    /// The findings so far, and one for each key that was never asked for.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        for entry in &self.table.entries {
            if self.asked.contains(&entry.key.as_str()) {
                continue;
            }
            let near =
                nearest(&entry.key, self.asked.iter().copied().filter(|key| self.table.get(key).is_none()));
            let finding =
                Diagnostic::new(self.codes.unknown, format!("{} has no `{}`", self.what, entry.key))
                    .at(self.path, entry.key_span)
                    .label("not known here");
            self.findings.push(if let Some(near) = near {
                finding.did_you_mean(Some(near)).fix(entry.key_span, near)
            } else {
                // Some are asked for twice, and each is told once.
                let keys = self.asked.iter().enumerate().filter(|(at, key)| !self.asked[..*at].contains(key));
                let known = keys.map(|(_, key)| format!("`{key}`")).collect::<Vec<_>>();
                finding.help(format!("it may have {}", known.join(", ")))
            });
        }
        self.findings
    }
}

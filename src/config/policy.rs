//! `[policy]`: which fields and words of this book the house rules are about. The rules know none by
//! themselves, so that another book can have other kinds.

use super::read::CODES;
use super::{Field, FieldType, Kind};
use crate::base::{BookPath, Span};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::table::{Datum, Reader, Table};

/// Which fields and words of the book the house rules are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// A document whose field holds one of these words counts views and attributes none to a State.
    pub unattributed: Vec<FieldWords>,
    /// Fields that name who held an office: a State may stand there.
    pub roles: Vec<String>,
    /// Fields that hold what the panel states as fact; empty for every required field of the type prose.
    pub statements: Vec<String>,
    /// A document whose field holds one of these words is not for everyone.
    pub restricted: Vec<FieldWords>,
    /// The relations that join a document and the meeting that it comes from, on either side; empty for
    /// the first relation of a document's kind that leads to a kind with dates.
    pub meetings: Vec<String>,
}

impl Policy {
    /// Whether a field holds what the panel states as fact.
    pub fn is_statement(&self, field: &Field) -> bool {
        if self.statements.is_empty() {
            field.required && matches!(field.of, FieldType::Prose | FieldType::Proses)
        } else {
            self.statements.contains(&field.name)
        }
    }
}

/// A field, and words that it may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldWords {
    /// The name of the field.
    pub field: String,
    /// The words.
    pub words: Vec<String>,
}

/// Reads `[policy]`. A field or relation that no kind has is reported: the rule would never find anything.
pub(super) fn policy(reader: &mut Reader<'_>, kinds: &[Kind], path: &BookPath) -> Policy {
    let Some(table) = reader.table("policy") else { return Policy::default() };
    let mut fields = Reader::new(table, path, CODES, "`[policy]`");
    let fields_of = || kinds.iter().flat_map(|kind| kind.fields.iter().map(|field| field.name.as_str()));
    let mut must_exist = |fields: &mut Reader<'_>, name: &str, span: Span| {
        if !fields_of().any(|known| known == name) {
            fields.report(none(name, "field", fields_of(), path, span));
        }
    };
    let unattributed = field_words(&mut fields, "unattributed", path, &mut must_exist);
    let restricted = field_words(&mut fields, "restricted", path, &mut must_exist);
    let names = |fields: &mut Reader<'_>, key: &'static str| {
        let texts = fields.texts(key);
        for (name, span) in &texts {
            must_exist(fields, name, *span);
        }
        texts.into_iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
    };
    let roles = names(&mut fields, "roles");
    let statements = names(&mut fields, "statements");
    let meetings = fields.texts("meetings");
    let relations = || kinds.iter().flat_map(|kind| kind.relations.iter().map(|one| one.name.as_str()));
    for (name, span) in meetings.iter().filter(|(name, _)| !relations().any(|known| known == *name)) {
        fields.report(none(name, "relation", relations(), path, *span));
    }
    for finding in fields.finish() {
        reader.report(finding);
    }
    let meetings = meetings.into_iter().map(|(name, _)| name.to_owned()).collect();
    Policy { unattributed, roles, statements, restricted, meetings }
}

/// `{ attribution = "non-attributed", distribution = ["Limited", "Restricted"] }`.
fn field_words<'a>(
    reader: &mut Reader<'a>,
    key: &'a str,
    path: &BookPath,
    named: &mut impl FnMut(&mut Reader<'a>, &str, Span),
) -> Vec<FieldWords> {
    let Some(table): Option<&Table> = reader.table(key) else { return Vec::new() };
    let mut all = Vec::new();
    for entry in &table.entries {
        named(reader, &entry.key, entry.key_span);
        let texts: Vec<&str> = match &entry.value.data {
            Datum::Text(text) => vec![text],
            Datum::List(values) => values
                .iter()
                .filter_map(|value| match &value.data {
                    Datum::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        if texts.is_empty() {
            reader.report(
                Diagnostic::new(codes::CONFIG_TYPE, format!("`{}` needs words", entry.key))
                    .at(path, entry.value.span)
                    .help("write the word that the field holds, or a list of them, in quotes"),
            );
        }
        let words = texts.into_iter().map(str::to_owned).collect();
        all.push(FieldWords { field: entry.key.clone(), words });
    }
    all
}

fn none<'a>(
    name: &str,
    what: &str,
    known: impl Iterator<Item = &'a str>,
    path: &BookPath,
    span: Span,
) -> Diagnostic {
    Diagnostic::new(codes::CONFIG_DANGLING, format!("no kind has a {what} `{name}`"))
        .at(path, span)
        .did_you_mean(nearest(name, known))
        .help(format!("name a {what} of some kind, or take it out"))
}

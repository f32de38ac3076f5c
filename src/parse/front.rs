//! The front matter: what every entry has, and the fields and relations of its kind.
//!
//! In: the front matter's table and the kind. Out: a [`Front`]. Steps:
//! 1. the keys that all entries have;
//! 2. the fields and relations of the kind; values that are Markdown are put aside;
//! 3. those are read in the order of the file, so that links are in that order too.

use super::field::{self, Slot, Waiting};
use super::{Gathered, prose};
use crate::base::{BookPath, Span};
use crate::config::{Config, Kind, Requirement};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::{Change, FieldData, FieldValue, Redirect, RelationTarget, Review, Source, Status, Via};
use crate::table::{Codes, Datum, Reader, Table};

const CODES: Codes =
    Codes { unknown: codes::UNKNOWN_KEY, wrong_type: codes::WRONG_TYPE, missing: codes::MISSING_FIELD };

/// What the front matter says.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: Option<(String, Span)>,
    pub(super) summary: String,
    pub(super) status: Status,
    pub(super) standing: Option<String>,
    pub(super) disclaimer: Option<String>,
    pub(super) reviewed: Option<Review>,
    pub(super) changes: Vec<Change>,
    pub(super) unconfirmed: Vec<(String, Span)>,
    pub(super) fields: Vec<FieldValue>,
    pub(super) relations: Vec<RelationTarget>,
    pub(super) sources: Vec<Source>,
    pub(super) redirects: Vec<Redirect>,
}

/// What is known of the entry besides its front matter.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) text: &'a str,
    pub(super) path: &'a BookPath,
    pub(super) config: &'a Config,
    pub(super) kind: &'a Kind,
    /// Whether it is in the book's first language; a translation may leave out all but title and summary.
    pub(super) first_language: bool,
    /// The line that opens the front matter: where to say that something is missing.
    pub(super) opening: Span,
}

/// Reads the front matter.
pub(super) fn read<'a>(table: &'a Table, about: About<'a>, gathered: &mut Gathered<'_>) -> Front {
    let name = about.kind.id.as_str();
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let mut reader = Reader::new(table, about.path, CODES, format!("{article} `{name}` entry"));
    let mut front = Front {
        title: words(&mut reader, "title", about),
        summary: words(&mut reader, "summary", about).map_or_else(String::new, |(text, _)| text),
        status: status(&mut reader, about).unwrap_or_default(),
        ..Front::default()
    };
    let mut waiting = Vec::new();
    for (text, span) in field::texts(&mut reader, "sources", about.path) {
        waiting.push(Waiting { text, span, slot: Slot::Source(front.sources.len()) });
        front.sources.push(Source { content: Vec::new(), span });
    }
    front.standing = standing(&mut reader, about);
    front.reviewed = review(&mut reader, about);
    front.changes = changes(&mut reader, about);
    front.disclaimer = words(&mut reader, "disclaimer", about).map(|(text, _)| text);
    for (index, field) in about.kind.fields.iter().enumerate() {
        let value = field::read(&mut reader, index, field, about, &mut waiting);
        if value.is_none() && field.required && about.first_language && table.get(&field.name).is_none() {
            let example = field::example(field, about.config);
            missing(&mut reader, &field.name, &example, about);
        }
        front.fields.extend(value);
    }
    relations(&mut reader, table, &mut front, about);
    front.unconfirmed = unconfirmed(&mut reader, table, about);
    front.redirects = redirects(&mut reader, about.path);
    // How a translation was made is read where translations are compared.
    reader.entry("translation");
    gathered.findings.extend(reader.finish());
    read_waiting(waiting, &mut front, about, gathered);
    front
}

/// Reads the Markdown of fields and sources, in the order of the file.
fn read_waiting(
    mut waiting: Vec<Waiting<'_>>,
    front: &mut Front,
    about: About<'_>,
    gathered: &mut Gathered<'_>,
) {
    waiting.sort_by_key(|value| value.span);
    for value in waiting {
        match value.slot {
            Slot::Source(index) => {
                front.sources[index].content = prose::source(value.text, value.span, about.text, gathered);
            }
            Slot::Field { field, item } => {
                let inlines = prose::field(value.text, value.span, about.text, field, gathered);
                let found = front.fields.iter_mut().find(|value| value.field == field);
                if let Some(FieldValue { data: FieldData::Prose(runs), .. }) = found {
                    runs[item] = inlines;
                }
            }
        }
    }
}

/// A text on one line.
fn words<'a>(reader: &mut Reader<'a>, key: &'a str, about: About<'a>) -> Option<(String, Span)> {
    let required = matches!(key, "title" | "summary");
    let Some(entry) = reader.entry(key) else {
        if required {
            missing(reader, key, "\"…\"", about);
        }
        return None;
    };
    let Datum::Text(text) = &entry.value.data else {
        return reader.wrong(key, &entry.value, "a text in quotes");
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        reader.report(field::empty(key, about.path, entry.value.span));
        return None;
    }
    Some((text, entry.value.span))
}

fn missing(reader: &mut Reader<'_>, key: &str, example: &str, about: About<'_>) {
    // The key is there, but the line is no TOML: that has been said already.
    if written(about, key) {
        return;
    }
    let what = match key {
        "title" | "summary" => "every entry needs",
        _ => &format!("the kind `{}` needs", about.kind.id),
    };
    reader.report(
        Diagnostic::new(codes::MISSING_FIELD, format!("{what} `{key}`, which is missing here"))
            .at(about.path, about.opening)
            .label(format!("this front matter has no `{key}`"))
            .help(format!("add a line such as `{key} = {example}`")),
    );
}

/// Whether some line of the file starts with the key, as a line with a slip does.
fn written(about: About<'_>, key: &str) -> bool {
    about.text.lines().take(400).any(|line| {
        let rest = line.trim_start().trim_start_matches(['"', '\'', '“', '”']).strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'', '“', '”', ' ']).starts_with(['=', ':']))
    })
}

fn status(reader: &mut Reader<'_>, about: About<'_>) -> Option<Status> {
    let (text, span) = reader.text("status")?;
    let found = Status::ALL.iter().find(|(word, _)| *word == text);
    if found.is_none() {
        let words: Vec<&str> = Status::ALL.iter().map(|(word, _)| *word).collect();
        reader.report(field::not_a_choice("status", text, span, &words, about.path));
    }
    found.map(|(_, status)| *status)
}

fn standing(reader: &mut Reader<'_>, about: About<'_>) -> Option<String> {
    let steps: Vec<&str> = about.config.standing.iter().map(|step| step.id.as_str()).collect();
    let Some(entry) = reader.entry("standing") else {
        if about.kind.standing == Requirement::Required && about.first_language {
            missing(reader, "standing", &format!("\"{}\"", steps.first().unwrap_or(&"…")), about);
        }
        return None;
    };
    let Datum::Text(text) = &entry.value.data else {
        return reader.wrong("standing", &entry.value, "a text in quotes");
    };
    if steps.contains(&text.as_str()) {
        return Some(text.clone());
    }
    reader.report(field::not_a_choice("standing", text, entry.value.span, &steps, about.path));
    None
}

fn relations<'a>(reader: &mut Reader<'a>, table: &Table, front: &mut Front, about: About<'a>) {
    for (index, relation) in about.kind.relations.iter().enumerate() {
        let before = front.relations.len();
        targets(reader, &relation.name, Via::Relation(index), front, about);
        let written = table.get(&relation.name).map(|entry| &entry.value.data);
        let empty = written.is_none_or(|data| matches!(data, Datum::List(targets) if targets.is_empty()));
        let none = front.relations.len() == before && empty;
        if none && relation.required && about.first_language {
            missing(reader, &relation.name, "[\"the-id-of-an-entry\"]", about);
        }
    }
    targets(reader, "superseded-by", Via::SupersededBy, front, about);
    targets(reader, "see-also", Via::SeeAlso, front, about);
}

fn targets<'a>(reader: &mut Reader<'a>, key: &'a str, via: Via, front: &mut Front, about: About<'a>) {
    for (text, span) in field::texts(reader, key, about.path) {
        let (name, anchor) = text.split_once('#').map_or((text, None), |(name, rest)| (name, Some(rest)));
        front.relations.push(RelationTarget {
            via,
            name: prose::spaced(name),
            anchor: anchor.map(prose::spaced).filter(|anchor| !anchor.is_empty()),
            span,
        });
    }
}

fn unconfirmed<'a>(reader: &mut Reader<'a>, table: &Table, about: About<'a>) -> Vec<(String, Span)> {
    let known = || {
        let fields = about.kind.fields.iter().map(|field| field.name.as_str());
        fields.chain(about.kind.relations.iter().map(|relation| relation.name.as_str()))
    };
    let mut names = Vec::new();
    for (name, span) in field::texts(reader, "unconfirmed", about.path) {
        let finding = if !known().any(|known| known == name) {
            let message = format!("the kind `{}` has no field `{name}` to be unconfirmed", about.kind.id);
            Diagnostic::new(codes::UNCONFIRMED_NOTHING, message)
                .did_you_mean(nearest(name, known()))
                .help("`unconfirmed` lists fields of the front matter, by their names")
        } else if table.get(name).is_none() && about.first_language {
            let message = format!("`{name}` is called unconfirmed, but this entry does not have it");
            Diagnostic::new(codes::UNCONFIRMED_NOTHING, message)
                .help(format!("write the field, or take `{name}` out of the list"))
        } else {
            names.push((name.to_owned(), span));
            continue;
        };
        reader.report(finding.at(about.path, span));
    }
    names
}

fn redirects(reader: &mut Reader<'_>, path: &BookPath) -> Vec<Redirect> {
    let Some(table) = reader.table("redirects") else { return Vec::new() };
    let mut redirects = Vec::new();
    for entry in &table.entries {
        let span = Span { start: entry.key_span.start, end: entry.value.span.end.max(entry.key_span.end) };
        match &entry.value.data {
            Datum::Text(to) if is_anchor(&entry.key) && is_anchor(to) => redirects.push(Redirect {
                from: entry.key.trim().trim_start_matches('#').to_owned(),
                to: to.trim().trim_start_matches('#').to_owned(),
                span,
            }),
            _ => reader.report(
                Diagnostic::new(codes::WRONG_TYPE, "`redirects` must lead from one anchor to another")
                    .at(path, span)
                    .help("write it as `redirects = { \"p9\" = \"p8-bis\" }`: the old anchor, then the one that stands for it now"),
            ),
        }
    }
    redirects
}

/// Who has read the text with care, and when: a review without a name or a day is none.
fn review(reader: &mut Reader<'_>, about: About<'_>) -> Option<Review> {
    let table = reader.table("reviewed")?;
    let mut fields = Reader::new(table, about.path, CODES, "`reviewed`");
    let by = fields.required_text("by").map(|(by, _)| prose::spaced(by)).filter(|by| !by.is_empty());
    let on = match fields.entry("on") {
        Some(entry) => field::date(&mut fields, "on", &entry.value, about),
        None => {
            fields.missing("on");
            None
        }
    };
    let note = fields.text("note").map(|(note, _)| note.to_owned());
    for finding in fields.finish() {
        reader.report(finding);
    }
    Some(Review { by: by?, on: on?, note })
}

/// What was changed and why, the latest first. A note without a day, or a day without a note, tells nobody anything.
fn changes(reader: &mut Reader<'_>, about: About<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for value in reader.list("changes") {
        let Datum::Table(table) = &value.data else {
            let wanted = "a list such as [{ on = \"2026-11-20\", note = \"What changed and why\" }]";
            reader.wrong::<()>("changes", value, wanted);
            continue;
        };
        let mut fields = Reader::new(table, about.path, CODES, "a change");
        let note = fields.required_text("note").map(|(note, span)| (prose::spaced(note), span));
        let on = match fields.entry("on") {
            Some(entry) => field::date(&mut fields, "on", &entry.value, about),
            None => {
                fields.missing("on");
                None
            }
        };
        let major = fields.flag("major").unwrap_or(false);
        if let Some((_, span)) = note.as_ref().filter(|(note, _)| note.is_empty()) {
            fields.report(field::empty("note", about.path, *span));
        }
        for finding in fields.finish() {
            reader.report(finding);
        }
        if let (Some((note, _)), Some(on)) = (note, on) {
            changes.push(Change { on, note, major });
        }
    }
    // The order of the list decides between changes of one day, as an author would write them: newest first.
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    changes
}

/// Whether a text could be an anchor: those made from a heading's words may be of any script.
fn is_anchor(text: &str) -> bool {
    let name = text.trim().trim_start_matches('#');
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '#')
}

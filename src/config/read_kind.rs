use std::collections::BTreeMap;

use super::read::{CODES, Labels};
use super::read_pages::{beside, facets};
use super::{
    Beside, Cardinality, Choice, Cite, Field, FieldType, Kind, Numbering, Paragraphs, Relation, Requirement,
};
use crate::base::{Slug, Span, is_slug};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::table::{Datum, Entry, Reader, Table};

/// Keys that every entry has, so that no field or relation may take their names.
pub(super) const COMMON_KEYS: &[&str] = &[
    "title",
    "summary",
    "status",
    "sources",
    "unconfirmed",
    "standing",
    "disclaimer",
    "see-also",
    "superseded-by",
    "redirects",
    "translation",
    "reviewed",
    "changes",
];

/// Folders of the site and of the book that are not those of kinds.
const RESERVED_FOLDERS: &[&str] = &["ledger", "assets", "a-z"];

const REQUIREMENTS: &[(&str, Requirement)] =
    &[("required", Requirement::Required), ("optional", Requirement::Optional)];

/// The kinds, in the order of the file.
pub(super) fn kinds<'a>(
    reader: &mut Reader<'a>,
    labels: &mut Labels<'a>,
    vocabularies: &BTreeMap<String, Vec<Choice>>,
) -> Vec<Kind> {
    let Some(table) = reader.table("kinds") else {
        return Vec::new();
    };
    let mut kinds: Vec<Kind> = Vec::new();
    for entry in &table.entries {
        let Some(kind) = kind(entry, labels, vocabularies) else { continue };
        if let Some(other) = kinds.iter().find(|other| other.folder == kind.folder) {
            let message = format!("the kinds `{}` and `{}` have one folder", other.id, kind.id);
            labels.findings.push(
                Diagnostic::new(codes::CONFIG_CLASH, message)
                    .at(labels.path, entry.key_span)
                    .help("the folder tells the kind of an entry, so each kind needs its own"),
            );
            continue;
        }
        kinds.push(kind);
    }
    targets_exist(table, &kinds, labels);
    kinds
}

fn kind<'a>(
    entry: &'a Entry,
    labels: &mut Labels<'a>,
    vocabularies: &BTreeMap<String, Vec<Choice>>,
) -> Option<Kind> {
    let Datum::Table(table) = &entry.value.data else {
        labels.wrong(&entry.value, "a kind is a section of its own, such as [kinds.technology]");
        return None;
    };
    let Some(id) = Slug::new(&entry.key) else {
        labels.findings.push(
            Diagnostic::new(codes::CONFIG_TYPE, format!("`{}` cannot be the name of a kind", entry.key))
                .at(labels.path, entry.key_span)
                .help("use small letters, digits and hyphens"),
        );
        return None;
    };
    let mut reader = Reader::new(table, labels.path, CODES, format!("the kind `{id}`"));
    let folder = folder(&mut reader, labels);
    let title = labels.of(&mut reader, "title", true);
    let singular = labels.of(&mut reader, "singular", true);
    let template = reader.text("template").map_or("entry", |(name, _)| name).to_owned();
    let numbering = reader
        .word("paragraphs", &[("numbered", Numbering::Numbered), ("prose", Numbering::Prose)])
        .unwrap_or(Numbering::Prose);
    let standing = reader.word("standing", REQUIREMENTS).unwrap_or(Requirement::Optional);
    let sources = reader.word("sources", REQUIREMENTS).unwrap_or(Requirement::Required);
    let fields: Vec<Field> = section(&mut reader, "fields")
        .iter()
        .filter_map(|entry| field(entry, labels, vocabularies))
        .collect();
    let cite = cite(&mut reader, &fields, labels);
    let relations =
        section(&mut reader, "relations").iter().filter_map(|entry| relation(entry, labels)).collect();
    let mut kind = Kind {
        id,
        folder: String::new(),
        title,
        singular,
        template,
        numbering,
        standing,
        sources,
        fields,
        relations,
        cite,
        facets: Vec::new(),
        beside: Beside::default(),
    };
    kind.facets = facets(&mut reader, &kind, labels);
    kind.beside = beside(&mut reader, labels);
    labels.findings.extend(reader.finish());
    kind.folder = folder?;
    if let Some(both) = kind.fields.iter().find(|field| kind.relation(&field.name).is_some()) {
        let message = format!("`{}` is both a field and a relation of `{}`", both.name, kind.id);
        labels.findings.push(
            Diagnostic::new(codes::CONFIG_CLASH, message)
                .at(labels.path, entry.key_span)
                .help("rename one of the two: an entry could not say which it means"),
        );
    }
    Some(kind)
}

/// `cite = { author = "issued-by", files = true }`.
fn cite<'a>(reader: &mut Reader<'a>, fields: &[Field], labels: &mut Labels<'a>) -> Cite {
    let Some(table) = reader.table("cite") else { return Cite::default() };
    let mut settings = Reader::new(table, labels.path, CODES, "`cite`");
    let named = settings.text("author");
    let files = settings.flag("files").unwrap_or(false);
    labels.findings.extend(settings.finish());
    Cite { author: author(named, reader, fields, labels), files }
}

/// The field that a citation takes its author from.
fn author(
    named: Option<(&str, Span)>,
    reader: &mut Reader<'_>,
    fields: &[Field],
    labels: &Labels<'_>,
) -> Option<String> {
    let (name, span) = named?;
    let texts = || fields.iter().filter(|field| field.of == FieldType::Text).map(|field| field.name.as_str());
    if texts().any(|field| field == name) {
        return Some(name.to_owned());
    }
    reader.report(
        Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no field `{name}` of the type text here"))
            .at(labels.path, span)
            .did_you_mean(nearest(name, texts()))
            .help("name the field of this kind that says who issued a document"),
    );
    None
}

fn section<'a>(reader: &mut Reader<'a>, key: &'a str) -> &'a [Entry] {
    reader.entry(key).map_or(&[], |entry| match &entry.value.data {
        Datum::Table(table) => &table.entries,
        _ => reader.wrong(key, &entry.value, "a group of settings").unwrap_or(&[]),
    })
}

fn folder(reader: &mut Reader<'_>, labels: &Labels<'_>) -> Option<String> {
    let (folder, span) = reader.required_text("folder")?;
    if is_slug(folder) && !RESERVED_FOLDERS.contains(&folder) {
        return Some(folder.to_owned());
    }
    reader.report(
        Diagnostic::new(codes::CONFIG_TYPE, format!("`{folder}` cannot be the folder of a kind"))
            .at(labels.path, span)
            .help("use small letters, digits and hyphens; `ledger`, `assets` and `a-z` are taken"),
    );
    None
}

fn field<'a>(
    entry: &'a Entry,
    labels: &mut Labels<'a>,
    vocabularies: &BTreeMap<String, Vec<Choice>>,
) -> Option<Field> {
    let table = member(entry, labels)?;
    let mut reader = Reader::new(table, labels.path, CODES, format!("the field `{}`", entry.key));
    let of = reader.word("type", FieldType::ALL);
    if table.get("type").is_none() {
        reader.missing("type");
    }
    let label = labels.of(&mut reader, "label", true);
    let required = reader.flag("required").unwrap_or(false);
    let own = reader.table("choices").map(|table| choices(table, labels)).unwrap_or_default();
    let vocabulary = reader.text("vocabulary");
    if let Some((name, span)) = vocabulary
        && !vocabularies.contains_key(name)
    {
        let near = nearest(name, vocabularies.keys().map(String::as_str));
        reader.report(
            Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no vocabulary `{name}`"))
                .at(labels.path, span)
                .did_you_mean(near)
                .help(format!("declare it as [vocabularies.{name}]")),
        );
    }
    let chosen = matches!(of, Some(FieldType::Choice | FieldType::Choices));
    if of.is_some() && chosen == (own.is_empty() && vocabulary.is_none()) {
        reader.report(
            Diagnostic::new(codes::CONFIG_CLASH, "choices and the type of the field do not fit together")
                .at(labels.path, entry.key_span)
                .help("`choice` and `choices` need `choices = { … }` or `vocabulary = \"…\"`; other types have neither"),
        );
    }
    let field = Field {
        name: entry.key.clone(),
        label,
        of: of?,
        required,
        choices: own,
        vocabulary: vocabulary.map(|(name, _)| name.to_owned()),
    };
    labels.findings.extend(reader.finish());
    Some(field)
}

fn relation<'a>(entry: &'a Entry, labels: &mut Labels<'a>) -> Option<Relation> {
    let table = member(entry, labels)?;
    let mut reader = Reader::new(table, labels.path, CODES, format!("the relation `{}`", entry.key));
    let to = reader.texts("to").into_iter().filter_map(|(kind, _)| Slug::new(kind)).collect();
    let one = reader.flag("one").unwrap_or(false);
    let paragraphs = reader.word(
        "paragraphs",
        &[("no", Paragraphs::No), ("allowed", Paragraphs::Allowed), ("required", Paragraphs::Required)],
    );
    let relation = Relation {
        name: entry.key.clone(),
        label: labels.of(&mut reader, "label", true),
        inverse: labels.of(&mut reader, "inverse", true),
        to,
        cardinality: if one { Cardinality::One } else { Cardinality::Many },
        required: reader.flag("required").unwrap_or(false),
        paragraphs: paragraphs.unwrap_or(Paragraphs::No),
        bundle: reader.flag("bundle").unwrap_or(false),
    };
    labels.findings.extend(reader.finish());
    Some(relation)
}

/// The settings of a field or relation, when its name is free and its value is a group.
fn member<'a>(entry: &'a Entry, labels: &mut Labels<'a>) -> Option<&'a Table> {
    if !is_slug(&entry.key) || COMMON_KEYS.contains(&entry.key.as_str()) {
        let taken = COMMON_KEYS.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        labels.findings.push(
            Diagnostic::new(codes::CONFIG_TYPE, format!("`{}` cannot be a field or relation", entry.key))
                .at(labels.path, entry.key_span)
                .help(format!("use small letters, digits and hyphens; every entry has {taken} already")),
        );
        return None;
    }
    if let Datum::Table(table) = &entry.value.data {
        Some(table)
    } else {
        labels.wrong(&entry.value, "write it as { type = \"text\", label = { en = \"…\" } }");
        None
    }
}

/// The words of a list, in the order of the file.
pub(super) fn choices(table: &Table, labels: &mut Labels<'_>) -> Vec<Choice> {
    table
        .entries
        .iter()
        .map(|entry| Choice { id: entry.key.clone(), label: labels.read(&entry.value) })
        .collect()
}

/// Reports relations that lead to kinds which the book does not have.
fn targets_exist(table: &Table, kinds: &[Kind], labels: &mut Labels<'_>) {
    for entry in &table.entries {
        let Datum::Table(kind) = &entry.value.data else { continue };
        let Some(Datum::Table(relations)) = kind.get("relations").map(|e| &e.value.data) else { continue };
        for relation in &relations.entries {
            let Datum::Table(relation) = &relation.value.data else { continue };
            let Some(Datum::List(to)) = relation.get("to").map(|e| &e.value.data) else { continue };
            for target in to {
                let Datum::Text(name) = &target.data else { continue };
                if kinds.iter().any(|kind| kind.id.as_str() == name) {
                    continue;
                }
                labels.findings.push(
                    Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no kind `{name}`"))
                        .at(labels.path, target.span)
                        .did_you_mean(nearest(name, kinds.iter().map(|kind| kind.id.as_str()))),
                );
            }
        }
    }
}

//! The JSON Schema of front matter, for editors.
//!
//! It says what the checker says, as far as one file can tell: types, required keys, lists of words, the
//! form of dates, addresses and targets. What only the whole book can tell (whether an entry exists, of
//! which kind it is, whether it has the paragraph) stays with `panelbook check`.
//!
//! The dialect is 2020-12 (<https://json-schema.org/draft/2020-12>). Editors' TOML extensions, Taplo's
//! among them, know best what was in JSON Schema from the start, so no more than that is used:
//! `type`, `enum`, `pattern`, `minItems`, `required`, `patternProperties`, `additionalProperties`, `anyOf`,
//! `$ref`. The meaning of each word of an `enum` stands beside it in `enumDescriptions`, which VS Code
//! shows, and in `x-taplo.docs.enumValues`, which Taplo shows.
//!
//! Front matter does not say its kind: the folder does. So an editor is best given the schema of one
//! kind for the files of one folder. The schema of all kinds has one definition a kind, joined by
//! `anyOf`; `oneOf` would refuse an entry that fits two kinds. Both are for entries in the book's first
//! language; a translation may leave out all but title and summary.

use serde_json::{Map, Value, json};

use crate::base::Lang;
use crate::config::{
    Cardinality, Choice, Config, Field, FieldType, Kind, Label, Paragraphs, Relation, Requirement,
};
use crate::model::Status;

/// The dialect's name.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Something other than white space: an empty text is a finding.
const SOME_WORDS: &str = r"\S";

/// A year, a month or a day, as [`crate::model::Date`] reads it; that February has no 30th, the checker says.
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

/// A web address in full.
const URL: &str = r"^\s*[hH][tT][tT][pP][sS]?://[^\s/…][^\s…]*\s*$";

/// An anchor: the form of a [`crate::base::Slug`].
const ANCHOR: &str = "^#?[a-z0-9]+(-[a-z0-9]+)*$";

/// The schema of a kind's front matter, or of all kinds'. Keys are sorted; the same settings give the
/// same bytes.
pub fn schema(config: &Config, kind: Option<&Kind>) -> Value {
    let mut root = if let Some(kind) = kind {
        of_kind(kind, config)
    } else {
        let definitions: Map<String, Value> =
            config.kinds.iter().map(|kind| (kind.id.to_string(), of_kind(kind, config))).collect();
        let any: Vec<Value> =
            config.kinds.iter().map(|kind| json!({ "$ref": format!("#/$defs/{}", kind.id) })).collect();
        json!({ "title": words(&config.title, &config.source), "$defs": definitions, "anyOf": any })
    };
    root["$schema"] = DIALECT.into();
    root.sort_all_objects();
    root
}

fn of_kind(kind: &Kind, config: &Config) -> Value {
    let mut properties = common(kind, config);
    let mut required = vec!["title".to_owned(), "summary".to_owned()];
    for field in &kind.fields {
        properties.insert(field.name.clone(), of_field(field, config));
        required.extend(field.required.then(|| field.name.clone()));
    }
    for relation in &kind.relations {
        properties.insert(relation.name.clone(), of_relation(relation, config));
        required.extend(relation.required.then(|| relation.name.clone()));
    }
    if kind.standing == Requirement::Required {
        required.push("standing".to_owned());
    }
    // A book may turn the house rule off.
    if kind.sources == Requirement::Required && config.rules.get("no-source") != Some(&None) {
        required.push("sources".to_owned());
    }
    required.sort();
    json!({
        "title": words(&kind.singular, &config.source),
        "description": format!("Front matter of content/{}/*.md", kind.folder),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// The keys that every entry may have.
fn common(kind: &Kind, config: &Config) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut add = |key: &str, mut value: Value, description: &str| {
        value["description"] = description.into();
        properties.insert(key.to_owned(), value);
    };
    add("title", text(), "The title, as the page and every link show it");
    add("summary", text(), "One or two plain sentences; lists and search results show them");
    let statuses = Status::ALL.iter().map(|(word, status)| (*word, meaning(*status)));
    add("status", one_of(statuses), "How far the panel has come with the entry; under review when not said");
    add(
        "sources",
        texts(SOME_WORDS),
        "Where the statements come from: a citation with its paragraph, or [Title, publisher, year](https://…)",
    );
    let names = || {
        let fields = kind.fields.iter().map(|field| (field.name.as_str(), &field.label));
        fields.chain(kind.relations.iter().map(|relation| (relation.name.as_str(), &relation.label)))
    };
    if names().next().is_some() {
        let names = names().map(|(name, label)| (name, words(label, &config.source)));
        add("unconfirmed", list_or_one(&one_of(names)), "Fields that are withheld from being stated as fact");
    }
    if !config.standing.is_empty() {
        add("standing", choice(&config.standing, config), "What the text is worth");
    }
    add("disclaimer", text(), "Words that stand wherever the text is used");
    add("see-also", texts(target(Paragraphs::Allowed)), "Other entries that a reader may want");
    add("superseded-by", one(target(Paragraphs::Allowed)), "The entry that takes the place of this one");
    add(
        "redirects",
        json!({
            "type": "object",
            "patternProperties": { (ANCHOR): { "type": "string", "pattern": SOME_WORDS } },
            "additionalProperties": false,
        }),
        "Anchors once published, each with the one that stands for it now",
    );
    add(
        "reviewed",
        json!({
            "type": "object",
            "properties": { "by": { "type": "string" }, "on": { "type": "string" }, "note": { "type": "string" } },
            "required": ["by", "on"],
            "additionalProperties": false,
        }),
        "Who read the entry for instructions on making anything, when, and why it may stand",
    );
    add(
        "changes",
        json!({
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "on": { "type": "string", "pattern": DATE },
                    "note": { "type": "string", "pattern": SOME_WORDS },
                    "major": { "type": "boolean" },
                },
                "required": ["on", "note"],
                "additionalProperties": false,
            },
        }),
        "What readers are to know of each change: the day, what changed and why, and whether it is of substance",
    );
    add("translation", json!({}), "How the translation was made");
    properties
}

fn of_field(field: &Field, config: &Config) -> Value {
    let mut value = match field.of {
        FieldType::Text | FieldType::Prose => text(),
        FieldType::Texts | FieldType::Proses | FieldType::Symbols | FieldType::Names => texts(SOME_WORDS),
        FieldType::Choice => choice(config.choices(field), config),
        FieldType::Choices => list_or_one(&choice(config.choices(field), config)),
        // A bare year is a number in TOML.
        FieldType::Date => {
            json!({ "type": ["string", "integer"], "pattern": DATE, "minimum": 1000, "maximum": 9999 })
        }
        FieldType::Number => json!({ "type": "integer" }),
        FieldType::Flag => json!({ "type": "boolean" }),
        FieldType::Url => json!({ "type": "string", "pattern": URL }),
    };
    value["description"] = words(&field.label, &config.source).into();
    value
}

fn of_relation(relation: &Relation, config: &Config) -> Value {
    let pattern = target(relation.paragraphs);
    let mut value = match relation.cardinality {
        Cardinality::One => one(pattern),
        Cardinality::Many => texts(pattern),
    };
    let label = words(&relation.label, &config.source);
    let kinds = relation.to.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let description = if kinds.is_empty() { label } else { format!("{label} → {kinds}") };
    value["description"] = description.into();
    value
}

/// The form of a target: an id or an exact title, and a paragraph where one may or must stand.
fn target(paragraphs: Paragraphs) -> &'static str {
    match paragraphs {
        Paragraphs::No => r"^[^#]*[^#\s][^#]*$",
        Paragraphs::Allowed => r"^[^#]*[^#\s]",
        Paragraphs::Required => r"^[^#]*[^#\s][^#]*#\s*\S",
    }
}

fn text() -> Value {
    json!({ "type": "string", "pattern": SOME_WORDS })
}

/// A list of texts. A single text stands for a list of one.
fn texts(pattern: &str) -> Value {
    json!({
        "type": ["array", "string"],
        "items": { "type": "string", "pattern": pattern },
        "minItems": 1,
        "pattern": pattern,
    })
}

/// A text, which may stand in a list of one.
fn one(pattern: &str) -> Value {
    let mut value = texts(pattern);
    value["type"] = json!(["string", "array"]);
    value["maxItems"] = 1.into();
    value
}

fn choice(choices: &[Choice], config: &Config) -> Value {
    one_of(choices.iter().map(|choice| (choice.id.as_str(), words(&choice.label, &config.source))))
}

/// One of some words, each with what it means.
fn one_of<'a, D: Into<Value>>(words: impl Iterator<Item = (&'a str, D)>) -> Value {
    let (words, meanings): (Vec<&str>, Vec<Value>) = words.map(|(word, means)| (word, means.into())).unzip();
    json!({
        "type": "string",
        "enum": words,
        "enumDescriptions": meanings,
        "x-taplo": { "docs": { "enumValues": meanings } },
    })
}

/// Some of some words; a single one stands for a list of one.
fn list_or_one(word: &Value) -> Value {
    json!({ "anyOf": [{ "type": "array", "items": word, "minItems": 1 }, word] })
}

fn meaning(status: Status) -> &'static str {
    match status {
        Status::Draft => "Not to be published",
        Status::UnderReview => "Published, and open to remarks",
        Status::Agreed => "Agreed by the panel",
        Status::Superseded => "Replaced by another entry",
        Status::Withdrawn => "Taken back; the page says so",
    }
}

fn words(label: &Label, lang: &Lang) -> String {
    label.in_lang(lang, lang).0.to_owned()
}

//! Rank 3: `book.toml` to typed settings and the schema of kinds.
//!
//! In: the text of `book.toml`. Out: a [`Config`], whole even when parts of the file are wrong (what
//! cannot be read falls back to nothing), and the findings. From the schema come validation, inverses,
//! scaffolds, the JSON Schema for editors and the pages of kinds: nothing of one panel is in the code.

mod kind;
mod label;
mod offer;
mod pages;
mod policy;
mod read;
mod read_kind;
mod read_pages;
mod search;

pub use kind::{
    Cardinality, Choice, Cite, Field, FieldType, Kind, Numbering, Paragraphs, Relation, Requirement,
};
pub use label::Label;
pub use offer::{Budgets, Offer};
pub use pages::{
    Beside, Comparison, Facet, Glossary, Home, KindField, Matrix, Open, Page, Shows, Timeline, Topics,
};
pub use policy::{FieldWords, Policy};
pub use read::parse;
pub use search::Search;

use std::collections::BTreeMap;

use crate::base::{BookPath, Direction, Fingerprint, Lang, Slug, Span};
use crate::diagnostic::Severity;

/// The settings of a book.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file that the settings came from.
    pub path: BookPath,
    /// The fingerprint of its text: whatever read a setting depends on this.
    pub fingerprint: Fingerprint,
    /// The book's name.
    pub title: Label,
    /// One sentence on what the book is.
    pub description: Label,
    /// What must be said at the foot of every page: whose work the site is, and what it is not.
    pub notice: Label,
    /// The address at which the site is published, with a final `/`; empty when not said.
    pub base: String,
    /// The language in which entries are first written.
    pub source: Lang,
    /// The languages of the book, in the order of the language bar.
    pub languages: Vec<Language>,
    /// The theme's name.
    pub theme: String,
    /// The ways into the book that the home page shows first.
    pub doors: Vec<Door>,
    /// What the home page tells beside the doors.
    pub home: Home,
    /// The pages beside those of entries and kinds, in the order of the file.
    pub pages: Vec<Page>,
    /// Lists of words that several kinds share.
    pub vocabularies: BTreeMap<String, Vec<Choice>>,
    /// What a text is worth, from the strongest down.
    pub standing: Vec<Choice>,
    /// The kinds of entry, in the order of the file.
    pub kinds: Vec<Kind>,
    /// Where symbols lead.
    pub symbols: Symbols,
    /// How much each house rule matters; `None` turns it off.
    pub rules: BTreeMap<String, Option<Severity>>,
    /// Which kinds, fields and words of the book the house rules are about.
    pub policy: Policy,
    /// What the search offers beyond words.
    pub search: Search,
    /// What a page offers its readers beside the text.
    pub offer: Offer,
    /// How many bytes a reader may be made to load.
    pub budgets: Budgets,
}

/// A language of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its tag.
    pub lang: Lang,
    /// Its own name in its own script.
    pub name: String,
    /// Which way it runs.
    pub direction: Direction,
}

/// A way into the book, shown first on the home page.
#[derive(Clone, Debug, PartialEq)]
pub struct Door {
    /// What stands on it.
    pub title: Label,
    /// A few words below.
    pub text: Label,
    /// Where it leads.
    pub target: DoorTarget,
    /// The bytes of what names the target.
    pub span: Span,
}

/// Where a door leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoorTarget {
    /// To an entry.
    Entry(Slug),
    /// To the list of a kind.
    Kind(Slug),
}

/// How identifiers of documents are recognized and where they lead.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Symbols {
    /// An address with `{symbol}` and `{lang}`.
    pub address: Option<String>,
    /// The languages that the address serves; others are sent to the source language's text.
    pub languages: Vec<Lang>,
    /// First parts of symbols beyond the built-in ones.
    pub organs: Vec<String>,
    /// Series of identifiers that are not symbols: `RFC 2119`.
    pub series: Vec<Series>,
}

/// A series of identifiers: a prefix, then a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What stands before the number: `RFC `.
    pub prefix: String,
    /// What the number looks like: `#` is a run of digits, `[…]` may be absent, all else stands for itself.
    pub shape: String,
    /// An address with `{number}`, when the texts are public.
    pub address: Option<String>,
}

impl Config {
    /// The kind with this id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id.as_str() == id)
    }

    /// The place of a kind in [`Config::kinds`].
    pub fn kind_index(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.id.as_str() == id)
    }

    /// The kind whose entries live in this folder below `content/`.
    pub fn kind_of_folder(&self, folder: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.folder == folder)
    }

    /// The language with this tag.
    pub fn language(&self, lang: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.lang.as_str() == lang)
    }

    /// The words that a field's values are taken from, when it has such.
    pub fn choices<'a>(&'a self, field: &'a Field) -> &'a [Choice] {
        match &field.vocabulary {
            Some(name) => self.vocabularies.get(name).map_or(&[], Vec::as_slice),
            None => &field.choices,
        }
    }
}

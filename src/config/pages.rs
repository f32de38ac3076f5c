//! `[home]` and `[pages.…]`: the pages that a book has beside those of its entries and kinds. The program
//! knows none by itself: which kinds, fields and relations a page is about is said here.

use super::{Kind, Label};
use crate::base::Slug;

/// `[home]`: what the home page tells beside the doors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// How many entries that were changed last it names; none when 0.
    pub changes: usize,
    /// The field of type date by which the next of a kind is found: the kind and the field, places in the
    /// settings' lists.
    pub next: Option<KindField>,
}

/// A field of a kind: both are places in the settings' lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindField {
    /// The kind.
    pub kind: usize,
    /// The field.
    pub field: usize,
}

/// A page of `[pages]`, at `/en/{name}.html`.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its name, and its address.
    pub name: Slug,
    /// Its title.
    pub title: Label,
    /// A sentence on what it is for.
    pub text: Label,
    /// What it shows.
    pub shows: Shows,
}

/// What a page of `[pages]` shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shows {
    /// Entries of a kind against the paragraphs that they bear on.
    Matrix(Matrix),
    /// Entries with dates, by year, and what became of topics.
    Timeline(Timeline),
    /// Entries of one kind side by side.
    Comparison(Comparison),
    /// Terms with what they mean and what they are called in other languages.
    Glossary(Glossary),
    /// What is open: questions, gaps, what is to be confirmed, drafts.
    Open(Open),
    /// What the book claims, and what each claim rests on.
    Evidence,
}

/// Entries of a kind against the paragraphs that they bear on.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The kind whose entries are set against paragraphs.
    pub kind: usize,
    /// The ways from an entry to a paragraph: names of relations, to be followed one after another.
    pub paths: Vec<Vec<String>>,
    /// The anchor of the section in which an entry says which gaps it knows.
    pub gaps: Option<String>,
}

/// Entries with dates, by year, and what became of topics.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The fields that say when.
    pub dates: Vec<KindField>,
    /// The kind whose entries are followed through time.
    pub topics: Option<Topics>,
}

/// A kind whose entries are followed through time.
#[derive(Clone, Debug, PartialEq)]
pub struct Topics {
    /// The kind.
    pub kind: usize,
    /// The relation to where a topic first came up.
    pub first: Option<usize>,
    /// The field of type prose that says what became of it.
    pub outcome: Option<usize>,
}

/// Entries of one kind side by side, for each of these kinds.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The kinds.
    pub kinds: Vec<usize>,
}

/// Terms with what they mean and what they are called in other languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Glossary {
    /// The kind of terms.
    pub kind: usize,
    /// The field of type prose that says what a term means.
    pub definition: Option<usize>,
    /// The field of type texts that holds `fr: mot (source)`.
    pub equivalents: Option<usize>,
}

/// What is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// Fields of any kind that hold open questions.
    pub questions: Vec<String>,
    /// The anchor of the section in which an entry says which gaps it knows.
    pub gaps: Option<String>,
    /// Whether drafts are named by their titles.
    pub drafts: bool,
}

/// What the entries of a kind can be sorted by, each value a page of its own: `facets = ["functions"]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// A field of the type choice or choices: its place in the kind's list.
    Field(usize),
    /// The target of a relation: its place in the kind's list.
    Relation(usize),
    /// How far the panel has come.
    Status,
    /// What the text is worth.
    Standing,
}

/// Pages beside those of a kind's entries: `pages = ["map", "print"]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// A map of what leads to and from each entry.
    pub map: bool,
    /// All entries in one page, to print.
    pub print: bool,
    /// What bears on each paragraph of each entry.
    pub provisions: bool,
}

impl Facet {
    /// Its name in the settings and in addresses.
    pub fn name(self, kind: &Kind) -> &str {
        match self {
            Facet::Field(at) => &kind.fields[at].name,
            Facet::Relation(at) => &kind.relations[at].name,
            Facet::Status => "status",
            Facet::Standing => "standing",
        }
    }
}

use super::{Beside, Facet, Label};
use crate::base::Slug;

/// A type of entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// Its id: `technology`.
    pub id: Slug,
    /// The folder below `content/` that holds its entries, and their folder in the site.
    pub folder: String,
    /// What a list of them is called.
    pub title: Label,
    /// What one of them is called.
    pub singular: Label,
    /// The template that draws one of them.
    pub template: String,
    /// Whether the text's paragraphs carry numbers.
    pub numbering: Numbering,
    /// Whether an entry says what its text is worth.
    pub standing: Requirement,
    /// Whether an entry needs a source.
    pub sources: Requirement,
    /// The fields, in the order of the file.
    pub fields: Vec<Field>,
    /// The relations, in the order of the file.
    pub relations: Vec<Relation>,
    /// How one of them is cited.
    pub cite: Cite,
    /// What its list can be sorted by.
    pub facets: Vec<Facet>,
    /// Which pages stand beside those of its entries.
    pub beside: Beside,
}

impl Kind {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The relation with this name.
    pub fn relation(&self, name: &str) -> Option<&Relation> {
        self.relations.iter().find(|relation| relation.name == name)
    }
}

/// How entries of a kind are cited: `cite = { author = "issued-by", files = true }`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cite {
    /// The field that names who issued one of them.
    pub author: Option<String>,
    /// Whether files for programs that keep references stand beside each page: three more files a page.
    pub files: bool,
}

/// How the paragraphs of a kind's text are addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// Ordinary prose: lists are lists.
    Prose,
    /// A paragraph's number is the one as written, and its address.
    Numbered,
}

/// Whether something must be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// It may be left out.
    Optional,
    /// It must be there.
    Required,
}

/// A field of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its key in the front matter.
    pub name: String,
    /// What it is called on the page.
    pub label: Label,
    /// What it holds.
    pub of: FieldType,
    /// Whether the source-language edition must have it.
    pub required: bool,
    /// The words it may hold, when it has a list of its own.
    pub choices: Vec<Choice>,
    /// The shared list of words it may hold.
    pub vocabulary: Option<String>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Plain words.
    Text,
    /// A list of plain words.
    Texts,
    /// One run of Markdown without blocks: links, citations, emphasis.
    Prose,
    /// A list of such runs.
    Proses,
    /// One word of a list.
    Choice,
    /// Some words of a list.
    Choices,
    /// A year, a month or a day.
    Date,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// An address on the web.
    Url,
    /// The symbols of a document: each is an alias by which citations find the entry.
    Symbols,
    /// Short or other names: each is an alias by which links and citations find the entry.
    Names,
}

impl FieldType {
    /// Every type with its name in `book.toml`.
    pub const ALL: &[(&'static str, FieldType)] = &[
        ("text", FieldType::Text),
        ("texts", FieldType::Texts),
        ("prose", FieldType::Prose),
        ("proses", FieldType::Proses),
        ("choice", FieldType::Choice),
        ("choices", FieldType::Choices),
        ("date", FieldType::Date),
        ("number", FieldType::Number),
        ("flag", FieldType::Flag),
        ("url", FieldType::Url),
        ("symbols", FieldType::Symbols),
        ("names", FieldType::Names),
    ];

    /// Its name in `book.toml`.
    pub fn name(self) -> &'static str {
        FieldType::ALL.iter().find(|(_, of)| *of == self).map_or("", |(name, _)| name)
    }
}

/// A word of a list, with what it is called on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in the front matter.
    pub id: String,
    /// The words on the page.
    pub label: Label,
}

/// A relation of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its key in the front matter.
    pub name: String,
    /// What it is called on the page it starts from.
    pub label: Label,
    /// What it is called on the page it leads to.
    pub inverse: Label,
    /// The kinds it may lead to; empty for any.
    pub to: Vec<Slug>,
    /// How many targets it may have.
    pub cardinality: Cardinality,
    /// Whether the source-language edition must have it.
    pub required: bool,
    /// Whether it leads to entries or to their paragraphs.
    pub paragraphs: Paragraphs,
    /// Whether what it leads to is bundled on a page of its own, to be shown and printed: a meeting's agenda.
    pub bundle: bool,
}

/// How many targets a relation may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cardinality {
    /// One at the most.
    One,
    /// Any number.
    Many,
}

/// Whether a relation's target is an entry or a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paragraphs {
    /// Entries only.
    No,
    /// Either.
    Allowed,
    /// Paragraphs (or headings) only.
    Required,
}

use super::{Block, Date, Inline};
use crate::base::{BookPath, Fingerprint, Lang, Slug, Span};

/// What one file says: an entry in one language. Whole even when the file is not; what could not be
/// read is left out, and said in the findings that came with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The file.
    pub path: BookPath,
    /// The fingerprint of the file's text and of the settings it was read with.
    pub fingerprint: Fingerprint,
    /// The entry.
    pub id: Slug,
    /// Its kind: a place in the settings' list of kinds.
    pub kind: usize,
    /// The language.
    pub lang: Lang,
    /// The title; the id when there is none.
    pub title: String,
    /// The bytes of the title's value; of the front matter when there is none.
    pub title_span: Span,
    /// One or two sentences.
    pub summary: String,
    /// How far the panel has come with it.
    pub status: Status,
    /// What its text is worth: an id of the standing ladder.
    pub standing: Option<String>,
    /// What must be said wherever the text is used.
    pub disclaimer: Option<String>,
    /// Who has read the text with care before it is published, and when.
    pub reviewed: Option<Review>,
    /// What was changed and why, the latest first.
    pub changes: Vec<Change>,
    /// Fields that are withheld from being stated as fact, each with the bytes of its name in the list.
    pub unconfirmed: Vec<(String, Span)>,
    /// The fields that are there, in the order of the kind.
    pub fields: Vec<FieldValue>,
    /// The targets of all relations, in the order of the kind and of the list.
    pub relations: Vec<RelationTarget>,
    /// Where its statements come from.
    pub sources: Vec<Source>,
    /// Anchors that moved within the entry.
    pub redirects: Vec<Redirect>,
    /// The text.
    pub body: Vec<Block>,
    /// The footnotes, in the order in which they are first named.
    pub notes: Vec<Footnote>,
    /// Everything in text, fields and sources that may lead somewhere, in the order of the file.
    pub links: Vec<Link>,
    /// Every address within the page, in the order of the file.
    pub anchors: Vec<Anchor>,
    /// The bytes of the front matter, its lines of `+++` included; empty when there is none.
    pub front_span: Span,
}

impl Edition {
    /// The value of the field at this place in the kind's list.
    pub fn field(&self, field: usize) -> Option<&FieldValue> {
        self.fields.iter().find(|value| value.field == field)
    }

    /// Whether there is such an address within the page.
    pub fn has_anchor(&self, name: &str) -> bool {
        self.anchors.iter().any(|anchor| anchor.name == name)
    }
}

/// How far the panel has come with an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Not to be published.
    Draft,
    /// Published, and open to remarks.
    #[default]
    UnderReview,
    /// Agreed by the panel.
    Agreed,
    /// Replaced by another entry.
    Superseded,
    /// Taken back; the page says so.
    Withdrawn,
}

impl Status {
    /// Every status with its word in the front matter.
    pub const ALL: &[(&'static str, Status)] = &[
        ("draft", Status::Draft),
        ("under review", Status::UnderReview),
        ("agreed", Status::Agreed),
        ("superseded", Status::Superseded),
        ("withdrawn", Status::Withdrawn),
    ];

    /// Its word in the front matter.
    pub fn word(self) -> &'static str {
        Status::ALL.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}

/// `reviewed = { by = "…", on = "2026-11-22" }`: somebody answers with a name for publishing the text as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Who.
    pub by: String,
    /// The day.
    pub on: Date,
    /// What was weighed.
    pub note: Option<String>,
}

/// `changes = [{ on = "2026-11-20", note = "…", major = true }]`: what readers are to know of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub on: Date,
    /// What was changed and why, in the language of the edition.
    pub note: String,
    /// Whether the substance changed, and not its wording alone.
    pub major: bool,
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldValue {
    /// The field: a place in the kind's list.
    pub field: usize,
    /// What it holds.
    pub data: FieldData,
    /// The bytes of the value.
    pub span: Span,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldData {
    /// Words: of the types text, texts, choice, choices, url, symbols and names. One for a type of one.
    Words(Vec<String>),
    /// Markdown: of the types prose and proses.
    Prose(Vec<Vec<Inline>>),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A date.
    Date(Date),
}

/// A target that an entry names for one of its relations.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationTarget {
    /// The relation.
    pub via: Via,
    /// The id or exact title that was written.
    pub name: String,
    /// The paragraph or heading that was written behind `#`.
    pub anchor: Option<String>,
    /// The bytes of the value.
    pub span: Span,
}

/// By which way one entry leads to another. Sorts as a page lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// A relation of the kind: its place in the kind's list.
    Relation(usize),
    /// `superseded-by`.
    SupersededBy,
    /// `see-also`.
    SeeAlso,
    /// What the symbols of the two documents alone say of them.
    Implied(Implied),
    /// A source.
    Source,
    /// A field's text: its place in the kind's list.
    Field(usize),
    /// The body's text.
    Body,
}

/// What the symbol of one document alone says of its relation to another. Sorts as a page lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Implied {
    /// `X/Rev.2` takes the place of `X/Rev.1`.
    Revises,
    /// `X/Corr.1` corrects `X`.
    Corrects,
    /// `X/Amend.1` amends `X`.
    Amends,
    /// `X/Add.1` adds to `X`.
    AddsTo,
    /// `X/Summary` sums `X` up.
    Summarizes,
}

impl Implied {
    /// Every one, as a page lists them.
    pub const ALL: &[Implied] =
        &[Implied::Revises, Implied::Corrects, Implied::Amends, Implied::AddsTo, Implied::Summarizes];

    /// Its name, from which the words of the theme have theirs: `relation-revises`.
    pub fn name(self) -> &'static str {
        match self {
            Implied::Revises => "revises",
            Implied::Corrects => "corrects",
            Implied::Amends => "amends",
            Implied::AddsTo => "adds-to",
            Implied::Summarizes => "summarizes",
        }
    }

    /// The name of the other direction.
    pub fn inverse(self) -> &'static str {
        match self {
            Implied::Revises => "revised-by",
            Implied::Corrects => "corrected-by",
            Implied::Amends => "amended-by",
            Implied::AddsTo => "added-to-by",
            Implied::Summarizes => "summarized-by",
        }
    }
}

/// A line of `sources`.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The line, with its links.
    pub content: Vec<Inline>,
    /// The bytes of the value.
    pub span: Span,
}

/// `redirects = { "p9" = "p8-bis" }`: an anchor that was published and now stands for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The anchor once published.
    pub from: String,
    /// Where it leads now.
    pub to: String,
    /// The bytes of the line.
    pub span: Span,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// Its name in the file.
    pub name: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its bytes.
    pub span: Span,
}

/// Something that may lead somewhere. What it leads to is decided when all entries are known, in a
/// table beside the text, so that the text stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What was written.
    pub wanted: Wanted,
    /// Where it stands: in a field, a source or the body.
    pub place: Place,
    /// Its bytes.
    pub span: Span,
}

/// Which part of an entry a link stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field: its place in the kind's list.
    Field(usize),
    /// The list of sources.
    Source,
    /// The body; within a numbered paragraph, that paragraph's anchor.
    Body(Option<String>),
}

/// What a link was written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `[[name#anchor]]`: an id, an exact title, a name or symbol of a document, or a citation.
    Name {
        /// What stands before `#`.
        name: String,
        /// What stands behind it.
        anchor: Option<String>,
    },
    /// A relative link to an entry's file.
    File {
        /// The file.
        path: BookPath,
        /// What stands behind `#`.
        anchor: Option<String>,
    },
    /// A link within the page.
    Here {
        /// What stands behind `#`.
        anchor: String,
    },
    /// An image or another file of the book.
    Asset {
        /// The file.
        path: BookPath,
    },
    /// An address on the web, or of a mailbox.
    Web(String),
    /// Words that read as a citation: a symbol in its canonical form or a short name, and the
    /// paragraph that the pinpoint names.
    Citation {
        /// The symbol or short name.
        work: String,
        /// The entry that is registered under it.
        document: Option<Slug>,
        /// The official address of a symbol that no entry is registered under.
        address: Option<String>,
        /// The paragraph's anchor.
        anchor: Option<String>,
    },
    /// What was written leads nowhere, which the findings of the file say.
    Nothing,
}

/// An address within a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Its name, without `#`.
    pub name: String,
    /// What stands there.
    pub kind: AnchorKind,
    /// The bytes of the heading's or paragraph's first line.
    pub span: Span,
}

/// What an address within a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorKind {
    /// A heading whose author gave the anchor, or whose words give the number of a section or annex (`s5`,
    /// `annex`): the same in every language.
    ExplicitHeading,
    /// A heading whose anchor was made from its words.
    DerivedHeading,
    /// A numbered paragraph.
    Paragraph,
}

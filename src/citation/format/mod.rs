//! Citations out: one work in the forms that people paste.
//!
//! In: a [`Work`] of plain strings. Out: text in the style of the UN Editorial Manual in one of six
//! languages ([`un`]), `BibTeX` ([`bibtex`]), RIS ([`ris`]) and CSL-JSON ([`csl_json`]).

mod bibtex;
mod csl;
mod date;
mod place;
mod ris;
mod un;

pub use bibtex::bibtex;
pub use csl::csl_json;
pub use date::in_words as date_in_words;
pub use ris::ris;
pub use un::{Formatted, un};

use super::Pinpoint;

/// What is cited, in plain strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// A key that is stable and fit for a file: the entry's id, perhaps with an anchor.
    pub key: String,
    /// The title in the language of the citation.
    pub title: String,
    /// The symbol or other identifier, as canonically written.
    pub symbol: Option<String>,
    /// The issuing body.
    pub body: Option<String>,
    /// Who publishes.
    pub publisher: Option<String>,
    /// The date of the work.
    pub date: Option<crate::base::Date>,
    /// What kind of work it is.
    pub kind: WorkKind,
    /// Where it can be read.
    pub url: Option<String>,
    /// The language of the title, as a tag.
    pub language: Option<String>,
    /// The places cited, none for the whole.
    pub pinpoints: Vec<Pinpoint>,
}

/// The kinds of works that the formats tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkKind {
    /// A report, a paper, a record: anything with a masthead.
    #[default]
    Report,
    /// A resolution, cited by its number.
    Resolution,
    /// A treaty or another instrument.
    Instrument,
    /// A page of the book itself or of another site.
    WebPage,
}

/// Text on one line: line ends and other control characters become single spaces.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

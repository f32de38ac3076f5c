//! What [`find`](super::find) finds.

use super::{Pinpoint, Symbol};
use crate::base::{Slug, Span};

/// Everything found in one text, in its order. No two spans overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The citations.
    pub mentions: Vec<Mention>,
    /// What is nearly a citation.
    pub slips: Vec<Slip>,
}

/// One citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The whole of it, pinpoints included.
    pub span: Span,
    /// The symbol, name or spoken form alone.
    pub core: Span,
    /// What it names.
    pub target: Target,
    /// The further symbols of the same document, when a double symbol was printed.
    pub twins: Vec<Symbol>,
    /// The places in the document, each with its own span; empty when the whole is cited.
    pub pinpoints: Vec<Pinpoint>,
    /// How it was written.
    pub via: Via,
    /// The document of the book that it names, when the register knows it.
    pub document: Option<Slug>,
    /// What an author may want to know about the spelling.
    pub notes: Vec<Note>,
}

impl Mention {
    pub(super) fn new(core: Span, target: Target, via: Via) -> Mention {
        Mention {
            span: core,
            core,
            target,
            twins: Vec::new(),
            pinpoints: Vec::new(),
            via,
            document: None,
            notes: Vec::new(),
        }
    }

    /// The mention as it stands in the text that it was found in.
    pub fn printed<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.range()).unwrap_or_default()
    }

    /// The symbol, when one is named.
    pub fn symbol(&self) -> Option<&Symbol> {
        match &self.target {
            Target::Symbol(symbol) => Some(symbol),
            Target::Name(_) | Target::Identifier { .. } => None,
        }
    }
}

/// What a citation names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A document symbol.
    Symbol(Symbol),
    /// A short name, as the register spells it.
    Name(String),
    /// An identifier of another series of the book.
    Identifier {
        /// The name of the series.
        series: String,
        /// The whole identifier, with single spaces.
        id: String,
        /// What stands behind the prefix.
        number: String,
    },
}

/// How a citation was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// As a symbol or an identifier.
    Symbol,
    /// In the words of a language: "General Assembly resolution 79/40".
    Spoken,
    /// By a short name that a document declares.
    Name,
    /// As the short form of a list: "Corr.1" behind "A/59/565 and".
    Elliptical,
}

/// A remark on the spelling of a citation that was nevertheless understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// A change to the text is not printed in the usual way: `CRP.1.Rev3`.
    IrregularChange,
    /// Characters that print nothing stand inside, as copied from a PDF file.
    HiddenCharacters,
    /// A look-alike slash, letter or digit stands inside.
    LookAlike,
    /// The `*` of a reissue was left aside.
    Reissued,
    /// A Security Council resolution lacks its year.
    YearMissing,
    /// The shape alone proves nothing (`A/810`): it counts only when the register knows it.
    OnlyIfRegistered,
}

/// What is nearly a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where it stands.
    pub span: Span,
    /// What is wrong with it.
    pub problem: Problem,
    /// The symbol that was probably meant.
    pub meant: Option<String>,
}

/// What is wrong with what is nearly a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// A dot is missing: `A/CONF192/15`.
    MissingDot,
    /// Something is missing behind it: `A/RES/79`, `A/CONF.192/BMS/2014`.
    Incomplete,
    /// It ends with a slash.
    TrailingSlash,
}

//! Rank 1: what went wrong, where, and how to mend it.
//!
//! In: findings of every stage, and the texts they point into. Out: one string in the format asked
//! for. Stages never print; they return `Vec<Diagnostic>`, and [`emit`] is the one way to words.

pub mod codes;
mod emit;
mod line;
mod nearest;

pub use codes::{CODES, Code, Explained, code};
pub use emit::{Format, Look, emit};
pub use line::{LineColumn, line_column};
pub use nearest::nearest;

use crate::base::{BookPath, Span};

/// How much a finding matters. `Note` never fails anything; `Warning` fails `--deny warnings`; `Error`
/// keeps the site from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site cannot be published until this is mended.
    Error,
    /// Wrong or doubtful, but the site can be published.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word that the formats print.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A file, and the bytes in it that a finding is about. An empty span at 0 means the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as seen from the book's root.
    pub path: BookPath,
    /// The bytes.
    pub span: Span,
}

/// New text for some bytes of the file that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// The bytes to replace, in the finding's own file.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// One finding. Sorts by place, so that a run's findings read from the first file to the last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where; `None` for a finding about the book as a whole.
    pub place: Option<Place>,
    /// Which kind of finding; `panelbook explain CODE` says more.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong: a lower-case phrase without a full stop.
    pub message: String,
    /// What to say right at the place.
    pub label: Option<String>,
    /// What to do about it, one advice a line.
    pub help: Vec<String>,
    /// The mended text, when there is only one sensible way.
    pub fix: Option<Fix>,
    /// Other places that belong to the finding, each with what to say there.
    pub also: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A finding of a code, with the severity that the code usually has.
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            place: None,
            severity: code.severity(),
            code,
            message: message.into(),
            label: None,
            help: Vec::new(),
            fix: None,
            also: Vec::new(),
        }
    }

    /// The finding, placed.
    #[must_use]
    pub fn at(mut self, path: &BookPath, span: impl Into<Span>) -> Diagnostic {
        self.place = Some(Place { path: path.clone(), span: span.into() });
        self
    }

    /// The finding about a whole file.
    #[must_use]
    pub fn in_file(self, path: &BookPath) -> Diagnostic {
        self.at(path, Span::default())
    }

    /// The finding with words right at its place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = Some(label.into());
        self
    }

    /// The finding with one more advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// The finding with "did you mean", when something near is known.
    #[must_use]
    pub fn did_you_mean(self, near: Option<&str>) -> Diagnostic {
        match near {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// The finding with its mended text.
    #[must_use]
    pub fn fix(mut self, span: impl Into<Span>, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix { span: span.into(), text: text.into() });
        self
    }

    /// The finding with another place that belongs to it.
    #[must_use]
    pub fn also(mut self, path: &BookPath, span: impl Into<Span>, label: impl Into<String>) -> Diagnostic {
        self.also.push((Place { path: path.clone(), span: span.into() }, label.into()));
        self
    }

    /// The finding at another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }
}

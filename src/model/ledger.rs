use super::Date;
use crate::base::{BookPath, Slug, Span};

/// What the book remembers of its own past: small committed files that `panelbook record` writes and
/// the build only reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledgers {
    /// `content/ledger/addresses.tsv`: every address ever published, and the entry that it belongs to.
    pub addresses: Vec<LedgerAddress>,
    /// `content/ledger/anchors.tsv`: every anchor ever published.
    pub anchors: Vec<LedgerAnchor>,
    /// `content/ledger/dates.tsv`: when each file was first and last changed.
    pub dates: Vec<LedgerDate>,
}

/// An address once published, without language and ending: `technologies/modular-design`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerAddress {
    /// The folder of the kind that the entry then had.
    pub folder: String,
    /// The entry's name then.
    pub name: Slug,
    /// The entry that now answers there.
    pub id: Slug,
    /// The ledger's file, for findings.
    pub path: BookPath,
    /// The line's bytes.
    pub span: Span,
}

/// An anchor once published: the same in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerAnchor {
    /// The entry.
    pub id: Slug,
    /// The anchor, without `#`.
    pub anchor: String,
    /// The ledger's file, for findings.
    pub path: BookPath,
    /// The line's bytes.
    pub span: Span,
}

/// When a file was first and last changed, by git.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerDate {
    /// The file.
    pub file: BookPath,
    /// The day of the first commit that had the entry.
    pub first: Date,
    /// The day of the last one that changed it.
    pub last: Date,
}

//! Rank 11: what git and the present book know, into the ledgers.
//!
//! In: a book, its ledgers, and what it publishes. Out: the ledgers with what is new, in memory by
//! [`update`], on disk by [`run`]. A line once in a ledger stays; only the id that it leads to follows
//! an entry that was renamed. Steps:
//!
//! 1. `git` runs one `git log` that can start no other program, and reads its answer up to a limit.
//! 2. `history` follows files back through their names: dates, addresses, ids.
//! 3. What is published now and what git knows is merged into the ledgers.
//!
//! Dates are those on which a change entered the book's history (git's committer date) in UTC: the day on
//! which its author wrote it may be any day that the author's computer believed in, and may come after that
//! of a later change. Moving a file without changing it is no change.

mod git;
mod history;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::Path;

use crate::base::{BookPath, Slug, Span};
use crate::diagnostic::Diagnostic;
use crate::ledger;
use crate::model::{LedgerAddress, LedgerAnchor, LedgerDate, Ledgers};
use crate::source::Snapshot;
use history::History;

/// An entry as the site publishes it.
#[derive(Clone, Debug)]
pub struct Published {
    /// Its id.
    pub id: Slug,
    /// The folder of its kind, below `content/` and in the site.
    pub folder: String,
    /// Its anchors, without `#`.
    pub anchors: Vec<String>,
}

/// What came of recording.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The ledgers, with everything they had.
    pub ledgers: Ledgers,
    /// What could not be recorded and why, a sentence each, for the person who asked.
    pub notes: Vec<String>,
}

/// Why nothing could be recorded.
#[derive(Debug)]
pub enum RecordError {
    /// There is no `git` on this computer.
    NoGit,
    /// The book's folder is not under git.
    NotARepository,
    /// Git failed; in its own words.
    Git(String),
    /// Git's answer is beyond all measure.
    TooMuch,
    /// The ledgers have lines that cannot be read and would be lost.
    Unreadable(Vec<Diagnostic>),
    /// A ledger could not be written: where, and why.
    Io(String, io::Error),
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::NoGit => {
                f.write_str("git is not installed, and only git knows when an entry was changed")
            }
            RecordError::NotARepository => {
                f.write_str("this book is not kept in git, so there is no history to record")
            }
            RecordError::Git(said) => write!(f, "git could not tell the history: {said}"),
            RecordError::TooMuch => f.write_str("the history is too long to be read"),
            RecordError::Unreadable(_) => f.write_str(
                "the ledgers have lines that cannot be read; mend them first, or they would be lost",
            ),
            RecordError::Io(path, error) => write!(f, "`{path}` cannot be written: {error}"),
        }
    }
}

impl std::error::Error for RecordError {}

/// Reads the ledgers of the book at `root`, adds what is new, and writes those of the three files that
/// change, each as a whole.
///
/// # Errors
/// When git cannot be asked, a ledger cannot be read to the last line, or one cannot be written.
pub fn run(root: &Path, book: &Snapshot, published: &[Published]) -> Result<Recorded, RecordError> {
    let (old, findings) = ledger::read(book);
    if !findings.is_empty() {
        return Err(RecordError::Unreadable(findings));
    }
    let recorded = update(root, &old, published)?;
    write::ledgers(root, &recorded.ledgers)?;
    Ok(recorded)
}

/// The ledgers with what is published now and what git knows of the book at `root`.
///
/// # Errors
/// When git is missing, fails, or has no repository there.
pub fn update(root: &Path, old: &Ledgers, published: &[Published]) -> Result<Recorded, RecordError> {
    let mut notes = Vec::new();
    let history = match git::state(root)? {
        git::State::Whole => history::read(&git::log(root)?, &git::files(root)?),
        git::State::Shallow => {
            notes.push(
                "git has only a part of the history here, so no dates were recorded; \
                 `git fetch --unshallow` gets the rest (on GitHub: `fetch-depth: 0`)"
                    .to_owned(),
            );
            History::default()
        }
        git::State::Empty => {
            notes.push("nothing has been committed yet, so there are no dates to record".to_owned());
            History::default()
        }
    };
    let ledgers = Ledgers {
        addresses: addresses(old, published, &history),
        anchors: anchors(old, published, &history),
        dates: dates(old, &history),
    };
    Ok(Recorded { ledgers, notes })
}

fn addresses(old: &Ledgers, published: &[Published], history: &History) -> Vec<LedgerAddress> {
    let ids: BTreeSet<&Slug> = published.iter().map(|entry| &entry.id).collect();
    let mut known: BTreeMap<(String, Slug), Slug> = BTreeMap::new();
    for line in &old.addresses {
        let id = history.now(&line.id, &ids);
        known.insert((line.folder.clone(), line.name.clone()), id);
    }
    for entry in published {
        known.entry((entry.folder.clone(), entry.id.clone())).or_insert_with(|| entry.id.clone());
    }
    for (folder, name) in &history.addresses {
        // An id is never given twice, so a file of that name was that entry, wherever it stood.
        let id = history.now(name, &ids);
        if ids.contains(&id) {
            known.entry((folder.clone(), name.clone())).or_insert(id);
        }
    }
    let (path, span) = (at(ledger::ADDRESSES), Span::default());
    let line = |((folder, name), id)| LedgerAddress { folder, name, id, path: path.clone(), span };
    known.into_iter().map(line).collect()
}

fn anchors(old: &Ledgers, published: &[Published], history: &History) -> Vec<LedgerAnchor> {
    let ids: BTreeSet<&Slug> = published.iter().map(|entry| &entry.id).collect();
    let old = old.anchors.iter().map(|line| (history.now(&line.id, &ids), line.anchor.clone()));
    let now = published.iter().flat_map(|entry| entry.anchors.iter().map(|a| (entry.id.clone(), a.clone())));
    let known: BTreeSet<(Slug, String)> = old.chain(now).collect();
    let (path, span) = (at(ledger::ANCHORS), Span::default());
    known.into_iter().map(|(id, anchor)| LedgerAnchor { id, anchor, path: path.clone(), span }).collect()
}

fn dates(old: &Ledgers, history: &History) -> Vec<LedgerDate> {
    let mut known: BTreeMap<&BookPath, LedgerDate> = BTreeMap::new();
    for line in old.dates.iter().chain(&history.dates) {
        known
            .entry(&line.file)
            .and_modify(|known| {
                known.first = known.first.min(line.first);
                known.last = known.last.max(line.last);
            })
            .or_insert_with(|| line.clone());
    }
    known.into_values().collect()
}

/// The path of a ledger.
fn at(path: &'static str) -> BookPath {
    BookPath::new(path).expect("the ledgers stand in the book")
}

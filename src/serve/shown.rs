//! What the preview shows at one moment.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::base::{BookPath, Fingerprint, Hasher};
use crate::build::{Drawn, Failed, Generation};
use crate::diagnostic::{Diagnostic, Format, Look, Severity, emit, line_column};
use crate::source::Snapshot;
use crate::theme::Strings;

/// The findings that a page is told of, at the most. The terminal has them all.
const TOLD: usize = 20;

/// Lines of a file are shown as far as a phone is wide, cut around what is wrong: beside them is a link to all of it.
const PANEL: Look = Look { color: false, width: 48 };

/// A book at one moment, and what is wrong with it.
pub(super) struct Shown {
    /// The files as they are now, for the lines that findings point to.
    pub(super) snapshot: Arc<Snapshot>,
    /// What pages are drawn from. While the settings cannot be read, it is that of the last time they could.
    pub(super) generation: Option<Arc<Generation>>,
    /// The last one in which everything was looked at and no error found: its pages stay readable where the newest has
    /// none. Only while it is needed: until the newest is known to be as good.
    pub(super) good: Option<Arc<Generation>>,
    /// Everything found so far.
    pub(super) findings: Vec<Diagnostic>,
    /// Whether the settings could not be read.
    pub(super) unread: bool,
    /// Why the book's folder cannot be read just now.
    pub(super) gone: Option<String>,
    /// Whether every page was looked at, so that nothing more can be found.
    pub(super) settled: bool,
    pub(super) told: OnceLock<Vec<Told>>,
    pub(super) styles: OnceLock<Fingerprint>,
    pub(super) spare: OnceLock<Option<Strings>>,
}

/// A finding as pages are told it.
pub(super) struct Told {
    pub(super) severity: Severity,
    /// The words of the terminal.
    pub(super) words: String,
    /// The file and its line.
    pub(super) place: Option<(BookPath, usize)>,
}

/// What is at an address.
pub(super) struct Found {
    /// The page or file; none when there is none and never was.
    pub(super) drawn: Option<Drawn>,
    /// Whether it is as it last was, because it is no more or cannot be drawn as it is now.
    pub(super) past: bool,
    /// Why it cannot be drawn.
    pub(super) failed: Option<Diagnostic>,
}

impl Found {
    /// Whether there is anything, or would be if it could be drawn.
    pub(super) fn is_there(&self) -> bool {
        self.drawn.is_some() || self.failed.is_some()
    }
}

impl Shown {
    /// Some files, and nothing made of them yet.
    pub(super) fn of(snapshot: Arc<Snapshot>) -> Shown {
        Shown {
            snapshot,
            generation: None,
            good: None,
            findings: Vec::new(),
            unread: false,
            gone: None,
            settled: false,
            told: OnceLock::new(),
            styles: OnceLock::new(),
            spare: OnceLock::new(),
        }
    }

    /// The same, to be shown with a difference.
    pub(super) fn again(&self) -> Shown {
        Shown {
            generation: self.generation.clone(),
            good: self.good.clone(),
            findings: self.findings.clone(),
            unread: self.unread,
            gone: self.gone.clone(),
            settled: self.settled,
            ..Shown::of(self.snapshot.clone())
        }
    }

    /// Whether there is something that keeps the book from being published.
    pub(super) fn failed(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// What stands behind the next state of the book, where that has no page: this one, when it is known that nothing
    /// is wrong with it, else what stands behind it.
    pub(super) fn behind(&self) -> Option<Arc<Generation>> {
        let good = self.good.as_ref().filter(|_| !self.settled || self.failed());
        good.or(self.generation.as_ref()).cloned()
    }

    /// What is at an address: as it is now, else as it last was while something is wrong.
    pub(super) fn find(&self, name: &str) -> Found {
        let now = |drawn| Found { drawn: Some(drawn), past: false, failed: None };
        let (last, failed) = match self.generation.as_ref().and_then(|generation| generation.page(name)) {
            Some(Ok(drawn)) => return now(drawn),
            Some(Err(Failed { finding, last })) => (last, Some(finding)),
            None => match self.generation.as_ref().and_then(|generation| generation.asset(name)) {
                Some(drawn) => return now(drawn),
                None => (None, None),
            },
        };
        let good = self.good.as_ref().filter(|_| failed.is_some() || self.failed());
        let of_good = || good.and_then(|good| good.page(name)?.ok().or_else(|| good.asset(name)));
        let drawn = last.or_else(of_good);
        Found { past: drawn.is_some(), drawn, failed }
    }

    /// How many findings of a severity there are.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The text that a finding points into.
    pub(super) fn text(&self, path: &BookPath) -> Option<&str> {
        self.snapshot.text(path).or_else(|| self.generation.as_ref()?.theme.text(path))
    }

    /// The finding about a page when it is not yet among those of the book, because not all pages were looked at.
    pub(super) fn unheard<'a>(&self, finding: Option<&'a Diagnostic>) -> Option<&'a Diagnostic> {
        finding.filter(|finding| !self.findings.contains(finding))
    }

    /// The errors in words, the first of them.
    pub(super) fn told(&self) -> &[Told] {
        self.told.get_or_init(|| {
            let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
            errors.take(TOLD).map(|finding| self.tell(finding)).collect()
        })
    }

    /// What is wrong with some files, errors left out.
    pub(super) fn told_of(&self, files: &BTreeSet<BookPath>) -> Vec<Told> {
        let of = |finding: &&Diagnostic| {
            let place = finding.place.as_ref();
            finding.severity != Severity::Error && place.is_some_and(|place| files.contains(&place.path))
        };
        self.findings.iter().filter(of).take(TOLD).map(|finding| self.tell(finding)).collect()
    }

    /// A finding in words.
    pub(super) fn tell(&self, finding: &Diagnostic) -> Told {
        let words = emit(std::slice::from_ref(finding), &|path| self.text(path), Format::Human, PANEL);
        let place = finding.place.as_ref().map(|place| {
            let text = self.text(&place.path).unwrap_or_default();
            (place.path.clone(), line_column(text, place.span.start as usize).line)
        });
        Told { severity: finding.severity, words: words.trim_end().to_owned(), place }
    }

    /// Words for where the theme has none, or there is no theme yet.
    pub(super) fn spare(&self) -> Option<&Strings> {
        self.spare.get_or_init(Strings::built_in).as_ref()
    }

    /// The fingerprint of all styles.
    pub(super) fn styles(&self) -> Fingerprint {
        *self.styles.get_or_init(|| {
            let mut hasher = Hasher::new();
            for (path, bytes) in self.generation.iter().flat_map(|generation| &generation.theme.assets) {
                if path.as_str().ends_with(".css") {
                    hasher.part(path.as_str().as_bytes()).part(bytes);
                }
            }
            hasher.finish()
        })
    }
}

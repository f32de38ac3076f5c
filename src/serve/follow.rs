//! The book, looked at again and again.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::source::Snapshot;
use crate::source::disk::{Scan, read_again, rescan};

/// How long, in steps, a file that has just been emptied or taken away may be on its way back: many editors
/// write in place (empty it, then fill it) or by way of another file.
const GRACE: [Duration; 3] =
    [Duration::from_millis(15), Duration::from_millis(30), Duration::from_millis(60)];

/// A book's folder, and what was in it the last time.
pub(super) struct Follow {
    root: PathBuf,
    scan: Scan,
    seen: Arc<Snapshot>,
    /// What was looked at by itself since the last look at everything began.
    glanced: BTreeSet<PathBuf>,
    /// How long looking at everything took the last time.
    pub(super) cost: Duration,
}

/// A look at everything that somebody else takes meanwhile.
pub(super) struct Round {
    root: PathBuf,
    before: Scan,
}

/// What came of it: when nothing was glanced at since, it is how things stand.
pub(super) struct Looked {
    scan: io::Result<Scan>,
    cost: Duration,
}

impl Follow {
    /// Reads the book for the first time.
    pub(super) fn new(root: &Path) -> io::Result<Follow> {
        let began = Instant::now();
        let scan = rescan(root, None, &Scan::default())?;
        let seen = scan.snapshot.clone();
        Ok(Follow { root: root.to_path_buf(), scan, seen, glanced: BTreeSet::new(), cost: began.elapsed() })
    }

    /// The book as it was seen last.
    pub(super) fn seen(&self) -> &Arc<Snapshot> {
        &self.seen
    }

    /// Looks at everything. `None` when every file says what it said, however often it was saved.
    ///
    /// # Errors
    /// When the folder is not there.
    pub(super) fn look(&mut self) -> io::Result<Option<Arc<Snapshot>>> {
        let began = Instant::now();
        self.scan = rescan(&self.root, None, &self.scan)?;
        self.cost = began.elapsed();
        self.glanced.clear();
        for step in GRACE {
            if !half_saved(&self.seen, &self.scan.snapshot) {
                break;
            }
            sleep(step);
            self.scan = rescan(&self.root, None, &self.scan)?;
        }
        Ok(self.news())
    }

    /// Looks at some files and nothing else, because they were written. Everything has to be looked at soon:
    /// what is said of written files is often not all. The first value is whether this was enough to go by.
    pub(super) fn glance(&mut self, paths: &BTreeSet<PathBuf>) -> (bool, Option<Arc<Snapshot>>) {
        let Some(scan) = read_again(&self.root, paths.iter().map(PathBuf::as_path), &self.scan) else {
            return (false, None);
        };
        self.scan = scan;
        self.glanced.extend(paths.iter().cloned());
        (true, self.news())
    }

    /// A look at everything, to be taken elsewhere.
    pub(super) fn round(&mut self) -> Round {
        self.glanced.clear();
        Round { root: self.root.clone(), before: self.scan.clone() }
    }

    /// Takes in what came of a look at everything. The files that were glanced at meanwhile are looked at once more,
    /// since it may have come before them.
    ///
    /// # Errors
    /// When the folder is not there.
    pub(super) fn take(&mut self, looked: Looked) -> io::Result<Option<Arc<Snapshot>>> {
        self.cost = looked.cost;
        let scan = looked.scan?;
        let glanced = std::mem::take(&mut self.glanced);
        let now = read_again(&self.root, glanced.iter().map(PathBuf::as_path), &scan);
        match now {
            Some(scan) if !half_saved(&self.seen, &scan.snapshot) => {
                self.scan = scan;
                Ok(self.news())
            }
            // With the patience that takes.
            _ => self.look(),
        }
    }

    /// What was seen, when it is other than before.
    fn news(&mut self) -> Option<Arc<Snapshot>> {
        if same(&self.seen, &self.scan.snapshot) {
            return None;
        }
        self.seen = self.scan.snapshot.clone();
        Some(self.seen.clone())
    }
}

impl Round {
    /// Takes the look.
    pub(super) fn look(&self) -> Looked {
        let began = Instant::now();
        let scan = rescan(&self.root, None, &self.before);
        Looked { scan, cost: began.elapsed() }
    }
}

/// Whether a file that had something to say is empty or gone, which may be only half of a save.
fn half_saved(before: &Snapshot, now: &Snapshot) -> bool {
    before
        .files
        .values()
        .any(|file| !file.body.is_empty() && now.files.get(&file.path).is_none_or(|now| now.body.is_empty()))
}

fn same(one: &Arc<Snapshot>, other: &Arc<Snapshot>) -> bool {
    Arc::ptr_eq(one, other)
        || one.files.len() == other.files.len()
            && one.problems == other.problems
            && one
                .files
                .values()
                .zip(other.files.values())
                .all(|(one, other)| one.path == other.path && one.fingerprint == other.fingerprint)
}

//! The book, looked at again and again.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::source::disk::{Scan, rescan};
use crate::source::{Body, Snapshot};

/// How long, in steps, a file that has just been emptied or taken away may be on its way back: many editors
/// write in place (empty it, then fill it) or by way of another file.
const GRACE: [Duration; 3] =
    [Duration::from_millis(15), Duration::from_millis(30), Duration::from_millis(60)];

/// A book's folder, and what was in it the last time.
pub(super) struct Follow {
    root: PathBuf,
    scan: Scan,
    seen: Arc<Snapshot>,
    /// How long looking took the last time.
    pub(super) cost: Duration,
}

impl Follow {
    /// Reads the book for the first time.
    pub(super) fn new(root: &Path) -> io::Result<Follow> {
        let began = Instant::now();
        let scan = rescan(root, None, &Scan::default())?;
        let seen = Arc::new(scan.snapshot.clone());
        Ok(Follow { root: root.to_path_buf(), scan, seen, cost: began.elapsed() })
    }

    /// The book as it was seen last.
    pub(super) fn seen(&self) -> &Arc<Snapshot> {
        &self.seen
    }

    /// Looks again. `None` when every file says what it said, however often it was saved.
    ///
    /// # Errors
    /// When the folder is not there.
    pub(super) fn look(&mut self) -> io::Result<Option<Arc<Snapshot>>> {
        let began = Instant::now();
        self.scan = rescan(&self.root, None, &self.scan)?;
        self.cost = began.elapsed();
        for step in GRACE {
            if !half_saved(&self.seen, &self.scan.snapshot) {
                break;
            }
            sleep(step);
            self.scan = rescan(&self.root, None, &self.scan)?;
        }
        if same(&self.seen, &self.scan.snapshot) {
            return Ok(None);
        }
        self.seen = Arc::new(self.scan.snapshot.clone());
        Ok(Some(self.seen.clone()))
    }
}

/// Whether a file that had something to say is empty or gone, which may be only half of a save.
fn half_saved(before: &Snapshot, now: &Snapshot) -> bool {
    before.files.values().any(|file| {
        let empty = |body: &Body| match body {
            Body::Text(text) => text.is_empty(),
            Body::Bytes(bytes) => bytes.is_empty(),
        };
        !empty(&file.body) && now.files.get(&file.path).is_none_or(|now| empty(&now.body))
    })
}

fn same(one: &Snapshot, other: &Snapshot) -> bool {
    one.files.len() == other.files.len()
        && one.problems == other.problems
        && one
            .files
            .values()
            .zip(other.files.values())
            .all(|(one, other)| one.path == other.path && one.fingerprint == other.fingerprint)
}

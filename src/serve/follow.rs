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

/// Whether a file that had something to say is empty or gone, or one that was not there is empty: either may be
/// only half of a save.
fn half_saved(before: &Snapshot, now: &Snapshot) -> bool {
    let emptied = before
        .files
        .values()
        .any(|file| !file.body.is_empty() && now.files.get(&file.path).is_none_or(|now| now.body.is_empty()));
    emptied || now.files.values().any(|file| file.body.is_empty() && !before.files.contains_key(&file.path))
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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "it is the editor that writes here")]
mod tests {
    use super::*;
    use crate::base::BookPath;

    fn book() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir(root.join("content")).unwrap();
        for name in ["book.toml", "content/a.md", "content/b.md"] {
            std::fs::write(root.join(name), "first").unwrap();
        }
        (folder, root)
    }

    fn says(follow: &Follow, path: &str) -> String {
        follow.seen().text(&BookPath::new(path).unwrap()).unwrap_or("nothing").to_owned()
    }

    #[test]
    fn a_glance_sees_what_was_written_and_a_look_round_all_that_nobody_told_of() {
        let (_folder, root) = book();
        let mut follow = Follow::new(&root).unwrap();
        std::fs::write(root.join("content/a.md"), "second").unwrap();
        std::fs::write(root.join("content/b.md"), "unheard").unwrap();
        let (enough, news) = follow.glance(&BTreeSet::from([root.join("content/a.md")]));
        assert!(enough && news.is_some());
        assert_eq!((&*says(&follow, "content/a.md"), &*says(&follow, "content/b.md")), ("second", "first"));
        let looked = follow.round().look();
        // Saved once more after that look, and glanced at: what is newer stays.
        std::fs::write(root.join("content/a.md"), "third").unwrap();
        assert!(follow.glance(&BTreeSet::from([root.join("content/a.md")])).1.is_some());
        assert!(follow.take(looked).unwrap().is_some());
        assert_eq!((&*says(&follow, "content/a.md"), &*says(&follow, "content/b.md")), ("third", "unheard"));
        let looked = follow.round().look();
        assert!(follow.take(looked).unwrap().is_none(), "it is known by now");
    }

    #[test]
    fn what_comes_goes_or_is_no_file_is_not_decided_by_a_glance() {
        let (_folder, root) = book();
        let mut follow = Follow::new(&root).unwrap();
        let mut glance = |name: &str| follow.glance(&BTreeSet::from([root.join(name)]));
        for name in [".a.md.swp", "content/4913", "content/a.md~", "public/index.html", "content/gone.tmp"] {
            assert!(matches!(glance(name), (true, None)), "{name} is nothing of the book");
        }
        std::fs::write(root.join("content/new.md"), "new").unwrap();
        std::fs::remove_file(root.join("content/b.md")).unwrap();
        std::fs::write(root.join("content/a.md"), "").unwrap();
        for name in ["content/new.md", "content/b.md", "content/a.md", "content", ""] {
            assert!(!glance(name).0, "{name} needs a look at everything");
        }
        std::fs::remove_file(root.join("content/a.md")).unwrap();
        std::os::unix::fs::symlink("new.md", root.join("content/a.md")).unwrap();
        assert!(!glance("content/a.md").0, "a link");
        assert!(follow.look().unwrap().is_some());
        assert_eq!((&*says(&follow, "content/a.md"), &*says(&follow, "content/b.md")), ("new", "nothing"));
    }

    #[test]
    fn a_file_that_comes_empty_is_given_the_time_to_be_filled() {
        let (_folder, root) = book();
        let mut follow = Follow::new(&root).unwrap();
        let file = root.join("content/new.md");
        std::fs::write(&file, "").unwrap();
        let filled = std::thread::spawn(move || {
            sleep(GRACE[0] / 2);
            std::fs::write(file, "filled").unwrap();
        });
        assert!(follow.look().unwrap().is_some());
        filled.join().unwrap();
        assert_eq!(says(&follow, "content/new.md"), "filled");
        // One that stays empty is shown as it is, once.
        std::fs::write(root.join("content/empty.md"), "").unwrap();
        assert!(follow.look().unwrap().is_some());
        assert!(follow.look().unwrap().is_none());
    }
}

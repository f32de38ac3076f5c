//! A folder to a [`Snapshot`].

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use super::name::is_passed_over;
use super::read::{Outcome, Stat, read};
use super::walk::{Found, walk};
use super::{File, Snapshot};
use crate::base::BookPath;
use crate::diagnostic::Diagnostic;

/// How long, in nanoseconds, a file must have rested before its times are trusted: some file systems
/// count whole seconds, or pairs of them. Git's index calls younger ones racily clean.
/// <https://git-scm.com/docs/racy-git>
const REST: i128 = 2_000_000_000;

/// A snapshot, with what it takes to make the next one without reading every file again. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The book as it was.
    pub snapshot: Arc<Snapshot>,
    /// What the file system said of each file that was read to its end or refused for good.
    seen: Arc<BTreeMap<BookPath, Stat>>,
    /// When the reading began, in nanoseconds since 1970.
    began: i128,
}

/// Reads the book at `root`: `book.toml`, `content/` and `themes/`, and nothing else. An `output` folder
/// inside one of these is left out.
///
/// # Errors
/// When `root` itself is no folder or cannot be reached. Whatever is wrong below it is a finding.
pub fn load(root: &Path, output: Option<&Path>) -> io::Result<Snapshot> {
    Ok(Arc::unwrap_or_clone(scan(root, output)?.snapshot))
}

/// As [`load`], for whoever will read the book again.
///
/// # Errors
/// As [`load`].
pub fn scan(root: &Path, output: Option<&Path>) -> io::Result<Scan> {
    rescan(root, output, &Scan::default())
}

/// As [`scan`], but takes from `before`, a scan of the same root, every file that has not changed since.
/// A file whose times, length and identity are the same is unchanged, unless it was changed so shortly
/// before it was read that a further change could have left all of them the same.
///
/// # Errors
/// As [`load`].
pub fn rescan(root: &Path, output: Option<&Path>, before: &Scan) -> io::Result<Scan> {
    let began = now();
    let root = fs::canonicalize(root)?;
    if !root.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotADirectory, "it is not a folder"));
    }
    // An output folder that does not exist yet holds nothing that could be read.
    let output = output.and_then(|output| fs::canonicalize(root.join(output)).ok());
    let (found, mut problems) = walk(&root, output.as_deref());
    let outcomes: Vec<Outcome> = found
        .par_iter()
        .with_min_len(16)
        .map(|found| before.unchanged(found).unwrap_or_else(|| read(&found.path, &found.real)))
        .collect();

    let (mut seen, mut files) = (Vec::with_capacity(found.len()), Vec::with_capacity(found.len()));
    for (Found { path, .. }, outcome) in found.into_iter().zip(outcomes) {
        if let Some(stat) = outcome.stat {
            seen.push((path.clone(), stat));
        }
        problems.extend(outcome.problem);
        if let Some((body, fingerprint)) = outcome.body {
            files.push((path.clone(), File { path, body, fingerprint }));
        }
    }
    problems.sort();
    // What comes sorted is put into a map in one go.
    let snapshot = Snapshot { files: files.into_iter().collect(), problems };
    Ok(Scan { snapshot: Arc::new(snapshot), seen: Arc::new(seen.into_iter().collect()), began })
}

/// As [`rescan`], but looks at nothing except the files really at `paths`, below the canonical `root`. `None` when
/// that is not enough to go by: a path is a folder or a link, or what came or went, or cannot be read as it should.
pub fn read_again<'a>(root: &Path, paths: impl IntoIterator<Item = &'a Path>, before: &Scan) -> Option<Scan> {
    let mut read_now: Vec<(File, Stat)> = Vec::new();
    for real in paths {
        let Ok(inside) = real.strip_prefix(root) else { continue };
        let names: Vec<&str> = inside.iter().map(OsStr::to_str).collect::<Option<_>>()?;
        let listed = matches!(names.first(), None | Some(&("book.toml" | "content" | "themes")));
        if !listed || names.iter().any(|name| is_passed_over(name)) {
            continue;
        }
        let path = BookPath::new(&names.join("/"))?;
        let there = fs::symlink_metadata(real).ok();
        let Some(known) = before.snapshot.files.get(&path) else {
            // Something on its way to another name that is gone again.
            if there.is_none() && before.problem(&path).is_none() && !before.seen.contains_key(&path) {
                continue;
            }
            return None;
        };
        if !there?.is_file() || before.problem(&path).is_some() {
            return None;
        }
        let Outcome { stat: Some(stat), body: Some((body, fingerprint)), problem: None } = read(&path, real)
        else {
            return None;
        };
        // A file that had something to say and is empty is perhaps only half saved.
        if body.is_empty() && !known.body.is_empty() {
            return None;
        }
        read_now.push((File { path, body, fingerprint }, stat));
    }
    let mut scan = before.clone();
    for (file, stat) in read_now {
        let said = |snapshot: &Snapshot| snapshot.files.get(&file.path).map(|file| file.fingerprint);
        Arc::make_mut(&mut scan.seen).insert(file.path.clone(), stat);
        if said(&scan.snapshot) != Some(file.fingerprint) {
            Arc::make_mut(&mut scan.snapshot).files.insert(file.path.clone(), file);
        }
    }
    Some(scan)
}

impl Scan {
    /// What this scan read at a path, when the file is still the same.
    fn unchanged(&self, found: &Found) -> Option<Outcome> {
        let seen = *self.seen.get(&found.path)?;
        let rested = seen.latest() + REST < self.began;
        if !rested || Stat::of(&found.real).ok()? != seen {
            return None;
        }
        let body = self.snapshot.files.get(&found.path).map(|file| (file.body.clone(), file.fingerprint));
        let problem = self.problem(&found.path).cloned();
        Some(Outcome { stat: Some(seen), body, problem })
    }

    /// The finding about a file; findings are sorted by path.
    fn problem(&self, path: &BookPath) -> Option<&Diagnostic> {
        let path_of = |finding: &Diagnostic| finding.place.as_ref().map(|place| place.path.clone());
        let problems = &self.snapshot.problems;
        let at = problems.partition_point(|finding| path_of(finding).as_ref() < Some(path));
        problems.get(at).filter(|finding| path_of(finding).as_ref() == Some(path))
    }
}

#[expect(clippy::disallowed_methods, reason = "it decides what is read again, never what is read")]
fn now() -> i128 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i128::try_from(since.as_nanos()).unwrap_or_default()
}

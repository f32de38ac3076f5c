use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::path::Path;
use std::sync::{Mutex, PoisonError, RwLock};

use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::io::Errno;

use super::address::{distinct, free};
use super::error::OutputError;
use super::manifest::{MANIFEST, Manifest, Published, parent};
use super::place::Place;
use super::recover::recover;
use super::seal::{Seen, seal};
use super::tree::{entries, is_own_name, make_folders, open_folder, survey};
use super::work::{Work, is_busy};
use super::{Sink, Written};
use crate::base::{Fingerprint, SitePath};

/// A site in the making, beside the output folder. Dropped without [`Stage::commit`], it goes away and leaves
/// the last good site as it was.
#[derive(Debug)]
pub struct Stage {
    pub(super) place: Place,
    pub(super) work: Work,
    /// The stage's folder.
    pub(super) root: OwnedFd,
    /// The site that is published now.
    pub(super) old: Option<Old>,
    /// The folders made in the stage.
    pub(super) made: RwLock<BTreeSet<String>>,
    pub(super) taken: Mutex<Vec<Taken>>,
    /// Folders whose files outlive their site by one publication.
    pub(super) lingering: Mutex<BTreeSet<SitePath>>,
    /// Whether a publication that had been cut short was completed first.
    pub(super) resumed: bool,
    /// Whether the old tree stands in the stage's place, so that it is not ours alone to remove.
    pub(super) swapped: bool,
}

/// The published site, as it stood when the stage was opened.
#[derive(Debug)]
pub(super) struct Old {
    pub(super) root: OwnedFd,
    pub(super) list: Manifest,
    /// For each file of the list, what stands there.
    pub(super) seen: Vec<Option<Seen>>,
}

/// One artifact that the stage took.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) file: Published,
    pub(super) how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    New,
    Changed,
    /// As the file of the old list at this place; not in the stage until the commit.
    Same(usize),
}

impl Stage {
    /// Prepares to publish to `target`, which need not be there. `sources` are the folders that the book is
    /// written in (`content`, `themes`, …): the target may not be, hold or lie in one.
    ///
    /// # Errors
    /// When the folder is not ours to write, is in use by another build, or cannot be written.
    pub fn open(target: &Path, sources: &[&Path]) -> Result<Stage, OutputError> {
        let place = Place::find(target)?;
        place.keep_off(sources)?;
        if place.exists && !is_busy(&place) {
            // Asked before anything is made, so that a refusal leaves no trace at all.
            Old::list(&place)?;
        }
        fs::create_dir_all(&place.parent)
            .map_err(|error| OutputError::io("create the folder", &place.parent, error))?;
        let work = Work::open(&place)?;
        let resumed = recover(&place, &work)?;
        let place = Place::find(target)?;
        let old = if place.exists { Old::find(&place)? } else { None };
        let stage = work.stage();
        let failed = |error: Errno| OutputError::io("create the folder", &stage, error);
        work.make_stage().map_err(failed)?;
        let root = open_folder(CWD, &stage).map_err(failed)?;
        let (made, taken, lingering) = (RwLock::default(), Mutex::default(), Mutex::default());
        Ok(Stage { place, work, root, old, made, taken, lingering, resumed, swapped: false })
    }

    /// Writes one file into the stage.
    pub(super) fn write(&self, path: &SitePath, bytes: &[u8], mark: Fingerprint) -> Result<(), OutputError> {
        self.make_folder(parent(path.as_str())).map_err(|error| self.refused(path, error))?;
        let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = openat(&self.root, path.as_str(), flags, Mode::from_raw_mode(0o666))
            .map_err(|error| self.refused(path, error))?;
        let mut file = fs::File::from(file);
        file.write_all(bytes)
            .and_then(|()| seal(&file, mark))
            .map_err(|error| OutputError::io("write", self.place.shown.join(path.as_str()), error))
    }

    /// Makes a folder in the stage, unless it is there.
    pub(super) fn make_folder(&self, folder: &str) -> rustix::io::Result<()> {
        if folder.is_empty() || self.made.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        make_folders(self.root.as_fd(), folder, &mut made)
    }

    /// What it means that a file of the stage could not be made.
    fn refused(&self, path: &SitePath, error: Errno) -> OutputError {
        if matches!(error, Errno::EXIST | Errno::NOTDIR | Errno::ISDIR) {
            let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            let all = taken.iter().map(|taken| &taken.file.path).chain([path]);
            if let Err(clash) = distinct(all) {
                return clash;
            }
            // The other thread has made its file and not noted it yet.
            if error == Errno::EXIST {
                return OutputError::SameAddress { one: path.to_string(), other: path.to_string() };
            }
        }
        OutputError::io("create", self.place.shown.join(path.as_str()), error)
    }

    fn take(&self, path: &SitePath, fingerprint: Fingerprint, len: u64, how: How) {
        let file = Published { path: path.clone(), fingerprint, len, former: false };
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(Taken { file, how });
    }

    /// The files of the last site that are to be published once more: those in a lingering folder that the new
    /// site does not have. When it has all of them, nothing there was replaced, and what lingers goes on lingering.
    /// `taken` is sorted by address.
    pub(super) fn former(&self, taken: &[Taken]) -> Result<Vec<Taken>, OutputError> {
        let Some(old) = &self.old else { return Ok(Vec::new()) };
        let mut former = Vec::new();
        for folder in self.lingering.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let gone: Vec<usize> = (0..old.list.files().len())
                .filter(|at| {
                    let path = &old.list.files()[*at].path;
                    path.as_str().strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
                        && taken.binary_search_by(|taken| taken.file.path.cmp(path)).is_err()
                })
                .collect();
            let replaced = gone.iter().any(|at| !old.list.files()[*at].former);
            for at in gone {
                let file = &old.list.files()[at];
                if file.former != replaced && self.held(&file.path, file.fingerprint)? == Some(at) {
                    former
                        .push(Taken { file: Published { former: true, ..file.clone() }, how: How::Same(at) });
                }
            }
        }
        Ok(former)
    }

    /// The place in the old list of `path`, when that file still has the content of this fingerprint.
    fn held(&self, path: &SitePath, fingerprint: Fingerprint) -> Result<Option<usize>, OutputError> {
        let Some(old) = &self.old else { return Ok(None) };
        let Some(at) = old.list.position(path.as_str()) else { return Ok(None) };
        if old.list.files()[at].fingerprint != fingerprint {
            return Ok(None);
        }
        let intact = old.seen[at].map_or(Ok(false), |seen| {
            intact(old.root.as_fd(), &self.place.shown, &old.list.files()[at], seen)
        })?;
        Ok(intact.then_some(at))
    }
}

impl Sink for Stage {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<Written, OutputError> {
        free(path)?;
        let fingerprint = Fingerprint::of(bytes);
        let len = bytes.len() as u64;
        if let Some(at) = self.held(path, fingerprint)? {
            self.take(path, fingerprint, len, How::Same(at));
            return Ok(Written::Same);
        }
        self.write(path, bytes, fingerprint)?;
        let stood = self
            .old
            .as_ref()
            .is_some_and(|old| old.list.position(path.as_str()).is_some_and(|at| old.seen[at].is_some()));
        let (how, written) = if stood { (How::Changed, Written::Changed) } else { (How::New, Written::New) };
        self.take(path, fingerprint, len, how);
        Ok(written)
    }

    fn keep(&self, path: &SitePath, fingerprint: Fingerprint) -> Result<bool, OutputError> {
        let Some(at) = self.held(path, fingerprint)? else { return Ok(false) };
        let len = self.old.as_ref().map_or(0, |old| old.list.files()[at].len);
        self.take(path, fingerprint, len, How::Same(at));
        Ok(true)
    }

    fn linger(&self, folder: &SitePath) {
        self.lingering.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.clone());
    }
}

impl Drop for Stage {
    #[expect(
        clippy::disallowed_methods,
        reason = "until the swap, all that the stage holds is ours or a link"
    )]
    fn drop(&mut self) {
        if !self.swapped {
            // What cannot be removed is removed by the next build.
            let _ = fs::remove_dir_all(self.work.stage());
        }
    }
}

impl Old {
    /// The site that stands at `place`; none when the folder is empty.
    fn find(place: &Place) -> Result<Option<Old>, OutputError> {
        let Some((root, list)) = Old::list(place)? else { return Ok(None) };
        let seen = survey(root.as_fd(), &place.shown, &list, &list.folders(), true)?.seen;
        Ok(Some(Old { root, list, seen }))
    }

    /// The folder at `place` and the list in it; none when the folder is empty.
    fn list(place: &Place) -> Result<Option<(OwnedFd, Manifest)>, OutputError> {
        let shown = &place.shown;
        let root = open_folder(CWD, &place.target)
            .map_err(|error| OutputError::io("open the folder", shown, error))?;
        if let Some(list) = Manifest::read(root.as_fd(), shown)? {
            return Ok(Some((root, list)));
        }
        let found = entries(&root).map_err(|error| OutputError::io("look at", shown, error))?;
        match found.iter().find(|entry| !is_own_name(entry)) {
            None => Ok(None),
            Some(entry) => {
                Err(OutputError::NotOurs { target: shown.clone(), found: shown.join(entry.as_path()) })
            }
        }
    }
}

/// Whether a published file still has the content that the list says. Read only when its seal is broken.
pub(super) fn intact(
    root: BorrowedFd<'_>,
    shown: &Path,
    file: &Published,
    seen: Seen,
) -> Result<bool, OutputError> {
    if seen.len != file.len {
        return Ok(false);
    }
    if seen.sealed(file.fingerprint) {
        return Ok(true);
    }
    match read(root, file.path.as_str()) {
        Ok(bytes) => Ok(Fingerprint::of(&bytes) == file.fingerprint),
        // Gone or replaced since it was seen: then it is not what it was.
        Err(error) if matches!(Errno::from_io_error(&error), Some(Errno::NOENT | Errno::LOOP)) => Ok(false),
        Err(error) => Err(OutputError::io("read", shown.join(file.path.as_str()), error)),
    }
}

/// The bytes of a plain file.
pub(super) fn read(root: BorrowedFd<'_>, path: &str) -> std::io::Result<Vec<u8>> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mut file = fs::File::from(openat(root, path, flags, Mode::empty())?);
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes the list into a stage, under its name only when it is whole.
pub(super) fn write_list(root: BorrowedFd<'_>, stage: &Path, list: &Manifest) -> Result<(), OutputError> {
    const PART: &str = ".panelbook-manifest.part";
    let failed = |error: std::io::Error| OutputError::io("write", stage.join(MANIFEST), error);
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let file = openat(root, PART, flags, Mode::from_raw_mode(0o666)).map_err(|error| failed(error.into()))?;
    let mut file = fs::File::from(file);
    file.write_all(list.to_text().as_bytes()).map_err(failed)?;
    // Which files are ours must be known after a power cut, too.
    file.sync_all().map_err(failed)?;
    rustix::fs::renameat(root, PART, root, MANIFEST).map_err(|error| failed(error.into()))
}

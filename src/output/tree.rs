//! Looking at a folder tree and making folders in it, never through a link.

use std::collections::BTreeSet;
use std::ffi::CString;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, mkdirat, openat, statat};
use rustix::io::{Errno, Result};
use rustix::path::Arg;

use super::error::OutputError;
use super::manifest::{MANIFEST, Manifest, parent};
use super::seal::Seen;
use super::work::INSIDE;

/// One thing in a folder.
pub(super) struct Entry {
    pub(super) name: CString,
    pub(super) kind: FileType,
}

impl Entry {
    pub(super) fn as_path(&self) -> &Path {
        Path::new(std::ffi::OsStr::from_bytes(self.name.to_bytes()))
    }
}

/// Opens a folder; a link in its place is an error.
pub(super) fn open_folder(at: impl AsFd, name: impl Arg) -> Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    openat(at, name, flags, Mode::empty())
}

/// What a folder holds, sorted by name, so that nothing depends on the order in which a disk keeps it.
pub(super) fn entries(folder: impl AsFd) -> Result<Vec<Entry>> {
    let folder = folder.as_fd();
    let mut found = Vec::new();
    for entry in Dir::read_from(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if matches!(name.to_bytes(), b"." | b"..") {
            continue;
        }
        let kind = match entry.file_type() {
            FileType::Unknown => {
                FileType::from_raw_mode(statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?.st_mode)
            }
            known => known,
        };
        found.push(Entry { name: name.to_owned(), kind });
    }
    found.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Makes `folder` below `root` with all its parents. `made` holds those that are known to be there.
pub(super) fn make_folders(root: BorrowedFd<'_>, folder: &str, made: &mut BTreeSet<String>) -> Result<()> {
    if folder.is_empty() || made.contains(folder) {
        return Ok(());
    }
    make_folders(root, parent(folder), made)?;
    match mkdirat(root, folder, Mode::from_raw_mode(0o777)) {
        Ok(()) => {}
        Err(Errno::EXIST) => {
            let stat = statat(root, folder, AtFlags::SYMLINK_NOFOLLOW)?;
            if FileType::from_raw_mode(stat.st_mode) != FileType::Directory {
                return Err(Errno::NOTDIR);
            }
        }
        Err(error) => return Err(error),
    }
    made.insert(folder.to_owned());
    Ok(())
}

/// Something in a published folder that is not ours. What a foreign folder holds is not looked at.
pub(super) struct Foreign {
    /// As seen from the published folder.
    pub(super) path: PathBuf,
    pub(super) kind: FileType,
}

/// What stands in a published folder.
pub(super) struct Survey {
    /// For each file of the list, what stands there; none when it is gone or is no plain file any more.
    pub(super) seen: Vec<Option<Seen>>,
    /// Sorted by folder and name.
    pub(super) foreign: Vec<Foreign>,
    /// The folders of ours that are there, each after those that lie in it.
    pub(super) folders: Vec<String>,
}

/// Looks through `root`, whose published files `list` names. `folders` are those that count as ours.
/// With `stat` set, says also how each published file stands; without it only what is foreign.
pub(super) fn survey(
    root: BorrowedFd<'_>,
    shown: &Path,
    list: &Manifest,
    folders: &BTreeSet<&str>,
    stat: bool,
) -> std::result::Result<Survey, OutputError> {
    let seen = vec![None; if stat { list.files().len() } else { 0 }];
    let found = Survey { seen, foreign: Vec::new(), folders: Vec::new() };
    let mut walk = Walk { shown, list, folders, stat, found };
    walk.folder(root, "")?;
    Ok(walk.found)
}

struct Walk<'a> {
    shown: &'a Path,
    list: &'a Manifest,
    folders: &'a BTreeSet<&'a str>,
    stat: bool,
    found: Survey,
}

impl Walk<'_> {
    fn folder(&mut self, folder: BorrowedFd<'_>, prefix: &str) -> std::result::Result<(), OutputError> {
        let failed =
            |name: &Path, error: Errno| OutputError::io("look at", self.shown.join(prefix).join(name), error);
        let entries = entries(folder).map_err(|error| failed(Path::new(""), error))?;
        let mut path = String::from(prefix);
        for entry in entries {
            if prefix.is_empty() && is_own_name(&entry) {
                continue;
            }
            let Ok(name) = entry.name.to_str() else {
                self.foreign(prefix, &entry);
                continue;
            };
            path.truncate(prefix.len());
            path.push_str(name);
            match entry.kind {
                FileType::Directory if self.folders.contains(path.as_str()) => {
                    let inner = open_folder(folder, &*entry.name)
                        .map_err(|error| OutputError::io("open the folder", self.shown.join(&path), error))?;
                    path.push('/');
                    self.folder(inner.as_fd(), &path)?;
                    path.pop();
                    self.found.folders.push(path.clone());
                }
                FileType::RegularFile => match self.list.position(&path) {
                    Some(at) if self.stat => {
                        let stat = statat(folder, &*entry.name, AtFlags::SYMLINK_NOFOLLOW)
                            .map_err(|error| OutputError::io("look at", self.shown.join(&path), error))?;
                        self.found.seen[at] = Some(Seen::of(&stat));
                    }
                    Some(_) => {}
                    None => self.foreign(prefix, &entry),
                },
                _ => self.foreign(prefix, &entry),
            }
        }
        Ok(())
    }

    fn foreign(&mut self, prefix: &str, entry: &Entry) {
        let path = Path::new(prefix).join(entry.as_path());
        self.found.foreign.push(Foreign { path, kind: entry.kind });
    }
}

/// Whether something in the root of a published folder belongs to publishing itself.
pub(super) fn is_own_name(entry: &Entry) -> bool {
    [MANIFEST, INSIDE].iter().any(|name| entry.name.to_bytes() == name.as_bytes())
}

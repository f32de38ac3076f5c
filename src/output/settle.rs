//! Clearing the old tree after an exchange, without losing what is not ours.

use std::collections::BTreeSet;
use std::ffi::{CString, OsStr};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{
    AtFlags, CWD, FileType, Mode, RenameFlags, mkdirat, renameat, renameat_with, statat, unlinkat,
};
use rustix::io::{Errno, Result};

use super::error::OutputError;
use super::manifest::{MANIFEST, Manifest};
use super::place::Place;
use super::tree::{Entry, entries, is_own_name, open_folder};
use super::work::Work;

/// Removes the files that the list of the tree in the stage's place names, moves everything else into the
/// target, and removes the tree. Can be done again after having been cut short anywhere: the list goes last.
pub(super) fn settle(place: &Place, work: &Work) -> std::result::Result<(), OutputError> {
    let stage = work.stage();
    let open =
        |path: &Path| open_folder(CWD, path).map_err(|error| OutputError::io("open the folder", path, error));
    let (old, new) = (open(&stage)?, open(&place.target)?);
    let list = Manifest::read(old.as_fd(), &stage)?.unwrap_or_default();
    let folders = list.folders();
    let clear = Clear { stage: &stage, list: &list, folders: &folders, new: new.as_fd() };
    clear.folder(old.as_fd(), "")?;
    let failed = |error: Errno| OutputError::io("remove", &stage, error);
    match unlinkat(&old, MANIFEST, AtFlags::empty()) {
        Ok(()) | Err(Errno::NOENT) => {}
        Err(error) => return Err(failed(error)),
    }
    rustix::fs::rmdir(&stage).map_err(failed)
}

/// Moves one foreign folder from the tree in the stage's place into the target. The folder that it lies in is ours
/// and was looked at when the build began.
pub(super) fn follow(place: &Place, work: &Work, path: &Path) -> std::result::Result<(), OutputError> {
    let (from, to) = (work.stage().join(path), place.target.join(path));
    match renameat_with(CWD, &from, CWD, &to, RenameFlags::NOREPLACE) {
        // The folder around it is not in the new site, or pages stand in it by now, or the file system cannot promise to
        // replace nothing: that takes the longer way.
        Ok(()) | Err(Errno::NOENT | Errno::EXIST | Errno::NOTEMPTY | Errno::INVAL | Errno::NOSYS) => Ok(()),
        Err(error) => Err(OutputError::io("give back", from, error)),
    }
}

struct Clear<'a> {
    stage: &'a Path,
    list: &'a Manifest,
    folders: &'a BTreeSet<&'a str>,
    new: BorrowedFd<'a>,
}

impl Clear<'_> {
    /// Empties one folder of the old tree, whose path ends in `/` unless it is the root.
    fn folder(&self, old: BorrowedFd<'_>, prefix: &str) -> std::result::Result<(), OutputError> {
        let failed = |action, name: &Path, error: Errno| {
            OutputError::io(action, self.stage.join(prefix).join(name), error)
        };
        let mut path = String::from(prefix);
        let mut ours = Vec::new();
        for entry in entries(old).map_err(|error| failed("look at", Path::new(""), error))? {
            if prefix.is_empty() && is_own_name(&entry) {
                continue;
            }
            let name = entry.as_path();
            path.truncate(prefix.len());
            // A name that is no text is in no list, so neither is the path that is too short without it.
            path.push_str(entry.name.to_str().unwrap_or_default());
            match entry.kind {
                FileType::Directory if self.folders.contains(path.as_str()) => {
                    let inner =
                        open_folder(old, name).map_err(|error| failed("open the folder", name, error))?;
                    path.push('/');
                    self.folder(inner.as_fd(), &path)?;
                    match unlinkat(old, name, AtFlags::REMOVEDIR) {
                        // Something came into it this very moment.
                        Err(Errno::NOTEMPTY | Errno::EXIST) => self.give_back(old, prefix, &entry),
                        removed => removed,
                    }
                    .map_err(|error| failed("remove", name, error))?;
                }
                FileType::RegularFile if self.list.position(&path).is_some() => ours.push(entry),
                _ => self.give_back(old, prefix, &entry).map_err(|error| failed("give back", name, error))?,
            }
        }
        // Freeing what a file held is most of the work and needs no lock of the folder.
        ours.par_iter().with_min_len(32).try_for_each(|entry| {
            unlinkat(old, &*entry.name, AtFlags::empty())
                .map_err(|error| failed("remove", entry.as_path(), error))
        })
    }

    /// Moves something that is not ours to the same path in the new tree. Its folder is made there when the
    /// new site has none.
    fn give_back(&self, old: BorrowedFd<'_>, prefix: &str, entry: &Entry) -> Result<()> {
        let mut folder: Option<OwnedFd> = None;
        for part in prefix.split('/').filter(|part| !part.is_empty()) {
            let at = folder.as_ref().map_or(self.new, AsFd::as_fd);
            match mkdirat(at, part, Mode::from_raw_mode(0o777)) {
                Ok(()) | Err(Errno::EXIST) => {}
                Err(error) => return Err(error),
            }
            folder = Some(open_folder(at, part)?);
        }
        hand_over(old, folder.as_ref().map_or(self.new, AsFd::as_fd), entry)
    }
}

/// Moves one thing from folder to folder. What bears its name already there is never replaced.
fn hand_over(old: BorrowedFd<'_>, new: BorrowedFd<'_>, entry: &Entry) -> Result<()> {
    let name = &*entry.name;
    let there = match statat(new, name, AtFlags::SYMLINK_NOFOLLOW) {
        Err(Errno::NOENT) => return move_new(old, name, new, name),
        stat => stat?,
    };
    let here = statat(old, name, AtFlags::SYMLINK_NOFOLLOW)?;
    let is_folder = |mode| FileType::from_raw_mode(mode) == FileType::Directory;
    if (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino) {
        // The second name that it was given before the swap.
        return unlinkat(old, name, AtFlags::empty());
    }
    if is_folder(here.st_mode) && is_folder(there.st_mode) {
        let (inner, twin) = (open_folder(old, name)?, open_folder(new, name)?);
        for entry in entries(&inner)? {
            hand_over(inner.as_fd(), twin.as_fd(), &entry)?;
        }
        return unlinkat(old, name, AtFlags::REMOVEDIR);
    }
    // Both came into being at one address while the swap was under way: both stay.
    for number in 1.. {
        let mut kept = PathBuf::from(OsStr::from_bytes(name.to_bytes())).into_os_string();
        kept.push(if number == 1 { ".kept".to_owned() } else { format!(".kept-{number}") });
        let kept = CString::new(kept.as_bytes()).map_err(|_| Errno::INVAL)?;
        match move_new(old, name, new, &kept) {
            Err(Errno::EXIST) => {}
            moved => return moved,
        }
    }
    Ok(())
}

/// Moves without replacing, also where the file system cannot promise that by itself.
fn move_new(
    old: BorrowedFd<'_>,
    name: &std::ffi::CStr,
    new: BorrowedFd<'_>,
    to: &std::ffi::CStr,
) -> Result<()> {
    match renameat_with(old, name, new, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
        moved => return moved,
    }
    match statat(new, to, AtFlags::SYMLINK_NOFOLLOW) {
        Err(Errno::NOENT) => renameat(old, name, new, to),
        Ok(_) => Err(Errno::EXIST),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests stand for others who write there")]
mod tests {
    use std::fs;

    use rustix::fs::rename;

    use super::super::work::Work;
    use super::super::{Sink as _, Stage};
    use super::*;
    use crate::base::SitePath;

    fn publish(target: &Path, pages: &[&str]) {
        let stage = Stage::open(target, &[]).unwrap();
        for page in pages {
            stage.put(&SitePath::new(page).unwrap(), page.as_bytes()).unwrap();
        }
        stage.commit(None).unwrap();
    }

    /// What a build leaves that is killed right after the exchange, with something that came in the moment before it.
    fn exchanged(dir: &Path) -> (Place, Work) {
        let (old, new) = (dir.join("old"), dir.join("public"));
        publish(&old, &["index.html", "gone/a.html", "both/a.html"]);
        publish(&new, &["index.html", "both/b.html"]);
        let place = Place::find(&new).unwrap();
        let work = Work::open(&place).unwrap();
        rename(&old, work.stage()).unwrap();
        (place, work)
    }

    #[test]
    fn what_came_in_at_the_last_moment_is_never_lost() {
        let dir = tempfile::tempdir().unwrap();
        let (place, work) = exchanged(dir.path());
        let (old, new) = (work.stage(), dir.path().join("public"));
        for (at, name) in ["both/b.html", "gone/note.txt", "note.txt"].into_iter().enumerate() {
            fs::write(old.join(name), at.to_string()).unwrap();
        }
        fs::create_dir_all(old.join("theirs/deep")).unwrap();
        fs::write(old.join("theirs/deep/note.txt"), "old").unwrap();
        fs::create_dir_all(new.join("theirs/deep")).unwrap();
        fs::write(new.join("theirs/deep/note.txt"), "new").unwrap();
        fs::write(new.join("theirs/deep/note.txt.kept"), "kept").unwrap();

        settle(&place, &work).unwrap();
        let text = |name: &str| fs::read_to_string(new.join(name)).unwrap();
        assert_eq!(text("both/b.html"), "both/b.html", "a page is not replaced");
        assert_eq!([text("both/b.html.kept"), text("gone/note.txt"), text("note.txt")], ["0", "1", "2"]);
        assert_eq!(text("theirs/deep/note.txt"), "new");
        assert_eq!([text("theirs/deep/note.txt.kept"), text("theirs/deep/note.txt.kept-2")], ["kept", "old"]);
        assert!(!new.join("both/a.html").exists() && !new.join("gone/a.html").exists() && !old.exists());
    }

    #[test]
    fn the_next_build_clears_the_old_tree_and_gives_back_what_is_not_ours() {
        let dir = tempfile::tempdir().unwrap();
        let (_, work) = exchanged(dir.path());
        fs::write(work.stage().join("gone/note.txt"), "mine").unwrap();
        fs::create_dir(work.stage().join("empty")).unwrap();
        drop(work);
        let target = dir.path().join("public");
        publish(&target, &["index.html"]);
        assert_eq!(fs::read_to_string(target.join("gone/note.txt")).unwrap(), "mine");
        assert!(target.join("empty").is_dir() && !target.join("both").exists());
        assert!(!dir.path().join(".public.panelbook").exists());
    }

    #[test]
    fn an_output_that_was_removed_comes_back_only_for_what_is_not_ours() {
        for theirs in [false, true] {
            let dir = tempfile::tempdir().unwrap();
            let (place, work) = exchanged(dir.path());
            if theirs {
                fs::write(work.stage().join("note.txt"), "mine").unwrap();
            }
            drop(work);
            fs::remove_dir_all(&place.target).unwrap();
            let opened = Stage::open(&place.target, &[]).map(drop).map_err(|error| error.code());
            assert_eq!(opened, if theirs { Err("O001") } else { Ok(()) });
            assert_eq!(place.target.join("note.txt").exists(), theirs);
            assert!(!dir.path().join(".public.panelbook").exists());
        }
    }
}

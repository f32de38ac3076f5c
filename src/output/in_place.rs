//! Publishing file by file, where no folder can be exchanged.
//!
//! The stage holds what is new, with the new list; the target holds the old list until all is done. So both
//! sets are known whenever a build is killed, and doing it all again completes it.

use std::collections::BTreeSet;
use std::os::fd::AsFd as _;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Mode, mkdir, renameat, statat, unlinkat};
use rustix::io::Errno;

use super::error::OutputError;
use super::manifest::{MANIFEST, Manifest, parent};
use super::place::Place;
use super::tree::{make_folders, open_folder, survey};
use super::work::Work;

/// Moves the stage's files into the target one by one, the list last, and removes what is no longer published.
pub(super) fn roll_forward(place: &Place, work: &Work) -> Result<(), OutputError> {
    let (stage, shown) = (work.stage(), &place.shown);
    let failed = |action, path: &str, error: Errno| OutputError::io(action, shown.join(path), error);
    let open =
        |path: &Path| open_folder(CWD, path).map_err(|error| OutputError::io("open the folder", path, error));
    let staged = open(&stage)?;
    if let Some(new) = Manifest::read(staged.as_fd(), &stage)? {
        match mkdir(&place.target, Mode::from_raw_mode(0o777)) {
            Ok(()) | Err(Errno::EXIST) => {}
            Err(error) => return Err(failed("create the folder", "", error)),
        }
        let target = open(&place.target)?;
        let old = Manifest::read(target.as_fd(), shown)?.unwrap_or_default();
        let found = survey(target.as_fd(), shown, &old, &old.folders(), true)?;

        // First what has to go, as a page may go where a folder was, and the other way round.
        for (file, seen) in old.files().iter().zip(&found.seen) {
            let path = file.path.as_str();
            if seen.is_some() && new.position(path).is_none() {
                unlinkat(&target, path, AtFlags::empty()).map_err(|error| failed("remove", path, error))?;
            }
        }
        let kept = new.folders();
        for folder in found.folders.iter().filter(|folder| !kept.contains(folder.as_str())) {
            match unlinkat(&target, folder.as_str(), AtFlags::REMOVEDIR) {
                // Somebody keeps files in it.
                Ok(()) | Err(Errno::NOTEMPTY | Errno::EXIST) => {}
                Err(error) => return Err(failed("remove", folder, error)),
            }
        }

        let mut made = BTreeSet::new();
        for file in new.files() {
            let path = file.path.as_str();
            make_folders(target.as_fd(), parent(path), &mut made)
                .map_err(|error| failed("create the folder for", path, error))?;
            let ours = old.position(path).is_some_and(|at| found.seen[at].is_some());
            match statat(&staged, path, AtFlags::SYMLINK_NOFOLLOW) {
                // Unchanged, or moved before the build was killed.
                Err(Errno::NOENT | Errno::NOTDIR) => continue,
                Ok(here) if !ours => {
                    let there = statat(&target, path, AtFlags::SYMLINK_NOFOLLOW);
                    if there.is_ok_and(|there| there.st_ino != here.st_ino) {
                        return Err(OutputError::InTheWay { path: shown.join(path) });
                    }
                }
                Ok(_) => {}
                Err(error) => return Err(failed("look at", path, error)),
            }
            renameat(&staged, path, &target, path).map_err(|error| failed("put", path, error))?;
        }
        renameat(&staged, MANIFEST, &target, MANIFEST).map_err(|error| failed("put", MANIFEST, error))?;
    }
    let journal = work.journal();
    rustix::fs::unlink(&journal).map_err(|error| OutputError::io("remove", journal, error))
}

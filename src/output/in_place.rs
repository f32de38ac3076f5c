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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests stand for others who write there")]
mod tests {
    use std::fs::{self, File};
    use std::os::unix::fs::MetadataExt as _;

    use super::super::work::Way;
    use super::super::{MANIFEST, Sink as _, Stage, Swap};
    use super::*;
    use crate::base::SitePath;

    const OLD: &[(&str, &str)] =
        &[("index.html", "1"), ("same", "s"), ("a", "file"), ("b/c/d", "deep"), ("go/x", "x")];
    const NEW: &[(&str, &str)] =
        &[("index.html", "2"), ("same", "s"), ("a/b", "deep"), ("b", "file"), ("new/x", "x")];

    fn stage(target: &Path, pages: &[(&str, &str)]) -> Stage {
        let mut stage = Stage::open(target, &[]).unwrap();
        stage.work.way = Way::InPlace;
        for (name, text) in pages {
            stage.put(&SitePath::new(name).unwrap(), text.as_bytes()).unwrap();
        }
        stage
    }

    fn assert_is(target: &Path, pages: &[(&str, &str)]) {
        for (name, text) in pages {
            assert_eq!(fs::read_to_string(target.join(name)).unwrap(), *text, "{name}");
        }
        let files =
            walkdir::WalkDir::new(target).into_iter().filter(|e| e.as_ref().unwrap().file_type().is_file());
        assert_eq!(files.count(), pages.len() + 1, "nothing but these and the list");
    }

    #[test]
    fn file_by_file_comes_to_the_same_site() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("public");
        for pages in [OLD, NEW, OLD] {
            let same = fs::metadata(target.join("same")).map(|meta| meta.ino()).ok();
            assert_eq!(stage(&target, pages).commit(None).unwrap().swap, Swap::InPlace);
            assert_is(&target, pages);
            assert!(same.is_none_or(|same| fs::metadata(target.join("same")).unwrap().ino() == same));
        }
        assert!(!target.join("new").exists(), "no empty folder of ours stays");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    /// A site published whole, of which a build was killed that had moved the first `moved` of the new files.
    fn killed(target: &Path, moved: usize) {
        stage(target, OLD).commit(None).unwrap();
        let new = stage(target, NEW);
        let scratch = tempfile::tempdir().unwrap();
        let finished = scratch.path().join("public");
        stage(&finished, NEW).commit(None).unwrap();
        fs::copy(finished.join(MANIFEST), new.work.stage().join(MANIFEST)).unwrap();
        for name in ["a", "b/c/d"].into_iter().take(moved) {
            fs::remove_file(target.join(name)).unwrap();
        }
        if moved > 0 {
            fs::create_dir(target.join("a")).unwrap();
            fs::rename(new.work.stage().join("a/b"), target.join("a/b")).unwrap();
        }
        if moved > 1 {
            fs::remove_dir_all(target.join("b")).unwrap();
            fs::rename(new.work.stage().join("b"), target.join("b")).unwrap();
        }
        File::create(new.work.journal()).unwrap();
        // Neither of the two cleans up after itself, as after a kill; only the lock goes.
        let mut new = new;
        new.swapped = true;
    }

    #[test]
    fn a_killed_publication_is_completed_by_the_next_build() {
        for moved in 0..3 {
            let dir = tempfile::tempdir().unwrap();
            let target = dir.path().join("public");
            killed(&target, moved);
            assert!(super::super::unchanged(&target, crate::base::Fingerprint::default()).is_none());
            let next = Stage::open(&target, &[]).unwrap();
            assert!(next.resumed);
            drop(next);
            assert_is(&target, NEW);
            assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn completing_replaces_nothing_that_others_put_there_meanwhile() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("public");
        killed(&target, 1);
        fs::create_dir(target.join("new")).unwrap();
        fs::write(target.join("new/x"), "mine").unwrap();
        let error = Stage::open(&target, &[]).unwrap_err();
        assert_eq!((error.code(), error.path()), ("O008", Some(&*target.join("new/x"))));
        assert_eq!(fs::read_to_string(target.join("new/x")).unwrap(), "mine");
        fs::remove_file(target.join("new/x")).unwrap();
        drop(Stage::open(&target, &[]).unwrap());
        assert_is(&target, NEW);
    }

    #[test]
    fn a_first_publication_that_was_killed_is_completed() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("public");
        killed(&target, 2);
        fs::remove_file(target.join(MANIFEST)).unwrap();
        for name in ["index.html", "same", "go/x"] {
            fs::remove_file(target.join(name)).unwrap();
        }
        fs::remove_dir(target.join("go")).unwrap();
        let stage = Stage::open(&target, &[]);
        // "same" was in the old site alone, so the rest is all that can come.
        assert!(stage.unwrap().resumed);
        assert_eq!(fs::read_to_string(target.join("index.html")).unwrap(), "2");
    }
}

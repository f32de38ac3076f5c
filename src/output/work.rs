use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, Mode, OFlags, flock, open};
use rustix::io::Errno;

use super::error::OutputError;
use super::place::Place;

/// The name of the work folder when it has to stand in the output folder.
pub(super) const INSIDE: &str = ".panelbook-work";

/// How the name of a stage begins that has not got its own yet.
const BORN: &str = "new-";

/// How a finished stage gets to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The whole folder at once.
    Whole,
    /// File by file, with a journal.
    InPlace,
}

/// The folder in which a build works until its site is swapped in, held by a lock against a second build.
///
/// It stands beside the output folder, as `.public.panelbook`, so that both are on one file system; in the
/// output folder when that is a mount, or when we may not write beside it. It holds `lock`, `stage` and, while
/// a site is published file by file, `journal`. The kernel releases the lock when a build dies, however it dies.
/// Only the user who builds may look into it, so nobody sees half a site. It is gone after each build.
#[derive(Debug)]
pub(super) struct Work {
    folder: PathBuf,
    pub(super) way: Way,
    /// Held, never read: closing it releases the lock.
    _lock: File,
}

impl Work {
    /// Takes the lock.
    pub(super) fn open(place: &Place) -> Result<Work, OutputError> {
        if place.exists && is_mount(place) {
            return Work::open_at(&inside(place), Way::InPlace, place);
        }
        match Work::open_at(&beside(place), Way::Whole, place) {
            Err(OutputError::Io { source, .. })
                if place.exists && source.kind() == io::ErrorKind::PermissionDenied =>
            {
                Work::open_at(&inside(place), Way::InPlace, place)
            }
            opened => opened,
        }
    }

    fn open_at(folder: &Path, way: Way, place: &Place) -> Result<Work, OutputError> {
        let lock = folder.join("lock");
        // The build that holds the lock may remove file and folder between any two of our steps; then all begins
        // anew. More than a few rounds mean that something else is wrong.
        for _ in 0..100 {
            match fs::DirBuilder::new().mode(0o700).create(folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(OutputError::io("create the folder", folder, error));
                }
                _ => {}
            }
            let flags = OFlags::CREATE | OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let file = match open(&lock, flags, Mode::from_raw_mode(0o600)) {
                Ok(file) => File::from(file),
                Err(Errno::NOENT) => continue,
                Err(error) => return Err(OutputError::io("open the lock", lock, error)),
            };
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => {}
                Err(Errno::WOULDBLOCK) => return Err(OutputError::Locked { target: place.shown.clone() }),
                Err(error) => return Err(OutputError::io("lock", lock, error)),
            }
            let id = |meta: io::Result<fs::Metadata>| meta.ok().map(|meta| (meta.dev(), meta.ino()));
            if id(file.metadata()) == id(fs::symlink_metadata(&lock)) {
                spread(folder);
                return Ok(Work { folder: folder.to_owned(), way, _lock: file });
            }
        }
        Err(OutputError::Locked { target: place.shown.clone() })
    }

    /// Where the new site is made.
    pub(super) fn stage(&self) -> PathBuf {
        self.folder.join("stage")
    }

    /// Makes the folder of the stage. It gets its name only after it was made, under one that differs from build to
    /// build, for the sake of [`spread`].
    pub(super) fn make_stage(&self) -> rustix::io::Result<()> {
        let made = self.folder.join(format!("{BORN}{}", std::process::id()));
        rustix::fs::mkdir(&made, Mode::from_raw_mode(0o777))?;
        rustix::fs::rename(&made, self.stage())
    }

    /// Removes what [`Work::make_stage`] left when a build was killed between its two steps.
    pub(super) fn sweep(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().as_encoded_bytes().starts_with(BORN.as_bytes()) {
                fs::remove_dir(entry.path())?;
            }
        }
        Ok(())
    }

    /// Stands while a site is published file by file.
    pub(super) fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // In this order, and while the lock is held: whoever opened the file before it went sees that it is gone.
        // What cannot be removed is removed by the next build.
        let _ = fs::remove_file(self.folder.join("lock"));
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Whether a build is at work on this place, or one was killed there.
pub(super) fn is_busy(place: &Place) -> bool {
    [beside(place), inside(place)].iter().any(|folder| fs::symlink_metadata(folder).is_ok())
}

fn beside(place: &Place) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(place.target.file_name().unwrap_or_default());
    name.push(".panelbook");
    place.parent.join(name)
}

fn inside(place: &Place) -> PathBuf {
    place.target.join(INSIDE)
}

/// Asks the file system to give what is made in this folder a place of its own on the disk. Of the file systems
/// of Linux, ext4 heeds it: for minutes after thousands of files were removed in a region, as each full
/// rebuild does, it makes new ones there ten times slower than elsewhere. A hint: nothing depends on it.
#[cfg(target_os = "linux")]
fn spread(folder: &Path) {
    use rustix::fs::{CWD, IFlags, ioctl_getflags, ioctl_setflags};
    if let Ok(folder) = super::tree::open_folder(CWD, folder)
        && let Ok(flags) = ioctl_getflags(&folder)
    {
        let _ = ioctl_setflags(&folder, flags | IFlags::TOPDIR);
    }
}

/// Other systems have no such hint.
#[cfg(not(target_os = "linux"))]
fn spread(_folder: &Path) {}

/// Whether the target is mounted into its parent, so that nothing can be moved between them.
fn is_mount(place: &Place) -> bool {
    let device = |path: &Path| fs::symlink_metadata(path).ok().map(|meta| meta.dev());
    device(&place.target) != device(&place.parent) || is_mount_root(&place.target)
}

/// Whether a mount begins here, also one of a folder of the same file system.
#[cfg(target_os = "linux")]
pub(super) fn is_mount_root(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|stat| stat.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Other systems show a mount by its device alone.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_mount_root(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_build_is_refused_until_the_first_is_done() {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::find(&dir.path().join("public")).unwrap();
        let first = Work::open(&place).unwrap();
        assert!(is_busy(&place));
        assert_eq!(Work::open(&place).unwrap_err().code(), "O003");
        drop(first);
        assert!(!is_busy(&place));
        drop(Work::open(&place).unwrap());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}

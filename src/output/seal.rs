//! How a published file is known to be untouched without reading it.
//!
//! When a file is published, the fraction of a second of its modification time is set to a number drawn
//! from the fingerprint of its content (the whole seconds stay as the kernel set them). As long as that number and
//! the length are what the list says, nobody wrote to the file: any write sets another time, which agrees
//! by chance once in a thousand million. Nothing about the machine has to be kept in a file, so the
//! published folder is the same bytes wherever it was built, and a copy that keeps times keeps the seals. Where a file
//! system keeps no such fine times, or a copy lost them, the seal is broken and the content is read instead.

use std::io;
use std::os::fd::AsFd;

use rustix::fs::{Stat, Timespec, Timestamps, UTIME_OMIT, fstat, futimens};

use crate::base::Fingerprint;

/// What the file system says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) len: u64,
    inode: u64,
    pub(super) seconds: i64,
    nanoseconds: u32,
}

impl Seen {
    pub(super) fn of(stat: &Stat) -> Seen {
        Seen {
            len: u64::try_from(stat.st_size).unwrap_or_default(),
            inode: stat.st_ino,
            seconds: stat.st_mtime,
            // A value out of range matches no seal, so the content is read.
            nanoseconds: u32::try_from(stat.st_mtime_nsec).unwrap_or(u32::MAX),
        }
    }

    /// Whether the file is as it was when content of this fingerprint was published.
    pub(super) fn sealed(&self, fingerprint: Fingerprint) -> bool {
        self.nanoseconds == fraction(fingerprint)
    }
}

/// Seals a file that was just written.
pub(super) fn seal(file: impl AsFd, fingerprint: Fingerprint) -> io::Result<()> {
    let seconds = fstat(&file)?.st_mtime;
    seal_at(file, fingerprint, seconds)
}

/// Seals a file that is to bear the seconds of another.
pub(super) fn seal_at(file: impl AsFd, fingerprint: Fingerprint, seconds: i64) -> io::Result<()> {
    let times = Timestamps {
        last_access: Timespec { tv_sec: 0, tv_nsec: UTIME_OMIT },
        last_modification: Timespec { tv_sec: seconds, tv_nsec: fraction(fingerprint).into() },
    };
    Ok(futimens(file, &times)?)
}

/// Nanoseconds below one second.
fn fraction(fingerprint: Fingerprint) -> u32 {
    let [a, b, c, d, ..] = *fingerprint.as_bytes() else { return 0 };
    u32::from_le_bytes([a, b, c, d]) % 1_000_000_000
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_seal_breaks_when_the_file_is_written_to() {
        let mut file = tempfile::tempfile().unwrap();
        let fingerprint = Fingerprint::of(b"one");
        file.write_all(b"one").unwrap();
        let before = fstat(&file).unwrap();
        seal(&file, fingerprint).unwrap();
        let sealed = fstat(&file).unwrap();
        assert!(Seen::of(&sealed).sealed(fingerprint));
        assert!(!Seen::of(&sealed).sealed(Fingerprint::of(b"two")));
        assert_eq!(sealed.st_mtime, before.st_mtime, "the seconds stay");
        rustix::io::pwrite(&file, b"two", 0).unwrap();
        assert!(!Seen::of(&fstat(&file).unwrap()).sealed(fingerprint));
    }
}

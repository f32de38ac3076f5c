//! Steps 2 and 3: one file, from the disk to a body.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::Body;
use super::name::is_text;
use super::walk::{bad_link, special, unreadable};
use crate::base::{BookPath, Fingerprint};
use crate::diagnostic::{Diagnostic, codes, line_column};

/// The longest text, in bytes. An entry of that size would be a book of its own.
pub(super) const TEXT_LIMIT: u64 = 4 << 20;
/// The longest other file, in bytes.
pub(super) const OTHER_LIMIT: u64 = 64 << 20;

/// What the file system says of a file: as long as none of it changes, its contents are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stat {
    device: u64,
    inode: u64,
    length: u64,
    /// Seconds and nanoseconds since 1970 of the last change of the contents.
    modified: (i64, i64),
    /// The same for the last change of anything, which no program can set back.
    changed: (i64, i64),
}

impl Stat {
    /// What is known of the file at `real`, without opening or following it.
    pub(super) fn of(real: &Path) -> io::Result<Stat> {
        fs::symlink_metadata(real).map(|meta| Stat::from(&meta))
    }

    /// The later of the two times, in nanoseconds.
    pub(super) fn latest(self) -> i128 {
        let nanoseconds =
            |(seconds, rest): (i64, i64)| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        nanoseconds(self.modified).max(nanoseconds(self.changed))
    }
}

impl From<&Metadata> for Stat {
    fn from(meta: &Metadata) -> Stat {
        Stat {
            device: meta.dev(),
            inode: meta.ino(),
            length: meta.len(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        }
    }
}

/// What came of reading a file.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// What was known of it when it was opened; `None` when it could not be opened or read.
    pub(super) stat: Option<Stat>,
    /// What it holds, with the fingerprint of its bytes, unless it cannot be used at all.
    pub(super) body: Option<(Body, Fingerprint)>,
    /// What is wrong with it.
    pub(super) problem: Option<Diagnostic>,
}

/// Reads the file that is really at `real`.
pub(super) fn read(path: &BookPath, real: &Path) -> Outcome {
    let (file, meta) = match open(path, real) {
        Ok(opened) => opened,
        Err(problem) => return Outcome { stat: None, body: None, problem: Some(*problem) },
    };
    let stat = Some(Stat::from(&meta));
    let text = is_text(path.file_name());
    let limit = if text { TEXT_LIMIT } else { OTHER_LIMIT };
    if meta.len() > limit {
        return Outcome { stat, body: None, problem: Some(too_large(path, meta.len(), text)) };
    }
    match contents(file, meta.len(), limit) {
        // Without its stat: the next reading tries again.
        Err(error) => Outcome { stat: None, body: None, problem: Some(unreadable(path, &error)) },
        Ok(bytes) if bytes.len() as u64 > limit => {
            Outcome { stat, body: None, problem: Some(too_large(path, bytes.len() as u64, text)) }
        }
        Ok(bytes) => {
            let fingerprint = Fingerprint::of(&bytes);
            let (body, problem) =
                if text { decode(path, bytes) } else { (Some(Body::Bytes(bytes.into())), None) };
            Outcome { stat, body: body.map(|body| (body, fingerprint)), problem }
        }
    }
}

/// Opens a file without following a link and without waiting: what was a file when the folder was
/// listed may since have become a pipe, and opening a pipe in the ordinary way waits for a writer.
fn open(path: &BookPath, real: &Path) -> Result<(File, Metadata), Box<Diagnostic>> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = match rustix::fs::open(real, flags, Mode::empty()) {
        Ok(descriptor) => File::from(descriptor),
        Err(Errno::LOOP) => return Err(Box::new(bad_link(path, real, "came while the book was being read"))),
        Err(error) => return Err(Box::new(unreadable(path, &error.into()))),
    };
    match file.metadata() {
        Ok(meta) if meta.is_file() => Ok((file, meta)),
        Ok(meta) => Err(Box::new(special(path, meta.file_type()))),
        Err(error) => Err(Box::new(unreadable(path, &error))),
    }
}

/// Everything in the file, or one byte more than `limit`. A file of the length that it said it has is
/// read in one call: a second one, to see that nothing follows, would be a fifth of the cost of a small file.
fn contents(mut file: File, length: u64, limit: u64) -> io::Result<Vec<u8>> {
    let expected = usize::try_from(length).unwrap_or_default();
    let mut bytes = vec![0; expected];
    let mut filled = 0;
    while filled < expected {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    if expected == 0 {
        // Some file systems do not say a length.
        file.take(limit + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn too_large(path: &BookPath, length: u64, text: bool) -> Diagnostic {
    let (what, limit) = if text { ("text", TEXT_LIMIT) } else { ("file", OTHER_LIMIT) };
    // Rounded up, so that a file just above the limit is not said to have just the limit.
    let tenths = length.saturating_mul(10).div_ceil(1 << 20);
    let size = format!("{}.{} MiB", tenths / 10, tenths % 10);
    Diagnostic::new(
        codes::TOO_LARGE,
        format!("this {what} is too large: {size}, and {} MiB is the most that is read", limit >> 20),
    )
    .in_file(path)
    .help(if text {
        "divide it into several entries"
    } else {
        "make it smaller, or link to it where it is published"
    })
}

/// Bytes to text. A text with single wrong bytes is kept, with `�` in their place: the build fails all
/// the same, but the finding can show the line, and nothing else is said to miss the entry.
fn decode(path: &BookPath, mut bytes: Vec<u8>) -> (Option<Body>, Option<Diagnostic>) {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (Some(Body::Text(text.into())), None),
        Err(error) => error,
    };
    let (at, bytes) = (bytes.utf8_error().valid_up_to(), bytes.into_bytes());
    let save_as = "save the file again and choose the encoding UTF-8";
    let not_utf8 = |message: &str| Diagnostic::new(codes::NOT_UTF8, message).in_file(path);
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let finding = not_utf8("this text is UTF-16, not UTF-8");
        return (None, Some(finding.help(format!("{save_as} (some editors call UTF-16 “Unicode”)"))));
    }
    if bytes.contains(&0) {
        let finding = not_utf8("this file has the name of a text but is none");
        return (None, Some(finding.help("give it the ending that belongs to its contents")));
    }
    let text: Arc<str> = String::from_utf8_lossy(&bytes).into();
    let place = line_column(&text, at);
    let byte = bytes[at];
    let message = format!(
        "line {} is not UTF-8 text: it has the byte {byte:02X} in column {}",
        place.line, place.column
    );
    let likely = windows_1252(byte).map(|c| format!("; in the older encoding of Windows this byte is `{c}`"));
    let finding = Diagnostic::new(codes::NOT_UTF8, message)
        .at(path, at..at + '\u{fffd}'.len_utf8())
        .label("this letter cannot be read")
        .help(format!("{save_as}{}", likely.unwrap_or_default()));
    (Some(Body::Text(text)), Some(finding))
}

/// What a byte most likely meant: the letters of Windows-1252 that Western European texts use.
/// <https://encoding.spec.whatwg.org/index-windows-1252.txt>
fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80 => Some('€'),
        0x85 => Some('…'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0xA1.. => Some(char::from(byte)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> BookPath {
        BookPath::new("content/a.md").unwrap()
    }

    #[test]
    fn a_file_that_went_away_or_became_a_pipe_is_reported_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.md");
        assert_eq!(read(&path(), &real).problem.unwrap().code, codes::UNREADABLE);
        rustix::fs::mknodat(rustix::fs::CWD, &real, rustix::fs::FileType::Fifo, Mode::RUSR, 0).unwrap();
        assert_eq!(read(&path(), &real).problem.unwrap().code, codes::SPECIAL_FILE);
        fs::remove_file(&real).unwrap();
        std::os::unix::fs::symlink("b.md", &real).unwrap();
        assert_eq!(read(&path(), &real).problem.unwrap().code, codes::BAD_SYMLINK);
    }

    #[test]
    fn a_file_that_does_not_say_its_length_is_read_to_its_end_and_no_further_than_the_limit() {
        let file = || File::open("/proc/self/status").unwrap();
        assert!(contents(file(), 0, TEXT_LIMIT).unwrap().starts_with(b"Name:"));
        assert_eq!(contents(file(), 0, 4).unwrap().len(), 5);
    }
}

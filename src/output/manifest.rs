use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Read as _;
use std::os::fd::BorrowedFd;
use std::path::Path;

use rustix::fs::{Mode, OFlags, openat};
use rustix::io::Errno;

use super::error::OutputError;
use crate::base::{Fingerprint, SitePath};

/// Where the list of published files stands in the output folder.
pub const MANIFEST: &str = ".panelbook-manifest";

/// The first word of the list, and the version of its form.
const HEAD: &str = "panelbook-manifest";
const VERSION: u32 = 2;

/// How the line of a file begins that is published for those who still have the last site's pages.
const FORMER: &str = "former ";

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Published {
    pub(super) path: SitePath,
    pub(super) fingerprint: Fingerprint,
    /// Bytes.
    pub(super) len: u64,
    /// Whether it belongs to the last site and stays for this publication only.
    pub(super) former: bool,
}

/// The files that one publication put into the output folder, and the input it was built from.
///
/// As text: a line with the version (1 when no file is a former one, so that an earlier program reads it), a line with the input's fingerprint (or `-`), a line per file sorted
/// by address (`former` if it is one, fingerprint, length, address), and a last line with their number, by which a list that
/// was cut short is known. It says nothing about the machine, so two builds of one input write the same list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) input: Option<Fingerprint>,
    files: Vec<Published>,
}

impl Manifest {
    /// A list of `files`, in any order.
    pub(super) fn new(input: Option<Fingerprint>, mut files: Vec<Published>) -> Manifest {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Manifest { input, files }
    }

    /// Sorted by address.
    pub(super) fn files(&self) -> &[Published] {
        &self.files
    }

    /// The place of `path` in [`Manifest::files`].
    pub(super) fn position(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()
    }

    /// Every folder that a file of the list lies in, at any depth.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let mut folders = BTreeSet::new();
        let mut last = "";
        for file in &self.files {
            let mut folder = parent(file.path.as_str());
            if folder == last {
                continue;
            }
            last = folder;
            while !folder.is_empty() && folders.insert(folder) {
                folder = parent(folder);
            }
        }
        folders
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(64 + self.files.len() * 96);
        // Writing to a string cannot fail.
        let version = if self.files.iter().any(|file| file.former) { VERSION } else { 1 };
        let _ = writeln!(text, "{HEAD} {version}");
        let _ = match self.input {
            Some(input) => writeln!(text, "input {input}"),
            None => writeln!(text, "input -"),
        };
        for file in &self.files {
            let former = if file.former { FORMER } else { "" };
            let _ = writeln!(text, "{former}{} {} {}", file.fingerprint, file.len, file.path);
        }
        let _ = writeln!(text, "end {}", self.files.len());
        text
    }

    /// Reads what [`Manifest::to_text`] wrote. The addresses are checked as any address is, so a list that
    /// somebody forged cannot name a file outside the output folder.
    fn parse(text: &str) -> Result<Manifest, Unreadable> {
        let mut lines = text.lines();
        let version = lines.next().and_then(|line| line.strip_prefix(HEAD)).ok_or(Unreadable::Damaged)?;
        match version.trim_start().parse::<u32>() {
            Ok(1..=VERSION) => {}
            Ok(later) if later > VERSION => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        Manifest::parse_lines(lines).ok_or(Unreadable::Damaged)
    }

    fn parse_lines<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<Manifest> {
        let input = match lines.next()?.strip_prefix("input ")? {
            "-" => None,
            hex => Some(Fingerprint::from_hex(hex)?),
        };
        let mut files: Vec<Published> = Vec::new();
        loop {
            let line = lines.next()?;
            if let Some(count) = line.strip_prefix("end ") {
                let whole = count.parse() == Ok(files.len()) && lines.next().is_none();
                return whole.then_some(Manifest { input, files });
            }
            let (former, line) = line.strip_prefix(FORMER).map_or((false, line), |line| (true, line));
            let (fingerprint, rest) = line.split_once(' ')?;
            let (len, path) = rest.split_once(' ')?;
            let file = Published {
                path: SitePath::new(path).ok()?,
                fingerprint: Fingerprint::from_hex(fingerprint)?,
                len: len.parse().ok()?,
                former,
            };
            if files.last().is_some_and(|before| before.path >= file.path) {
                return None;
            }
            files.push(file);
        }
    }

    /// The list that stands in `folder`, if one does. `shown` is the folder's name for messages.
    pub(super) fn read(folder: BorrowedFd<'_>, shown: &Path) -> Result<Option<Manifest>, OutputError> {
        let list = || shown.join(MANIFEST);
        let unreadable = |error: std::io::Error| OutputError::io("read", list(), error);
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match openat(folder, MANIFEST, flags, Mode::empty()) {
            Ok(file) => std::fs::File::from(file),
            Err(Errno::NOENT) => return Ok(None),
            // A link in its place is none of ours.
            Err(Errno::LOOP) => return Err(OutputError::Damaged { list: list(), newer: false }),
            Err(error) => return Err(unreadable(error.into())),
        };
        let meta = file.metadata().map_err(unreadable)?;
        let mut bytes = Vec::new();
        if meta.is_file() {
            (&file).read_to_end(&mut bytes).map_err(unreadable)?;
        }
        let parsed = match std::str::from_utf8(&bytes) {
            Ok(text) => Manifest::parse(text),
            Err(_) => Err(Unreadable::Damaged),
        };
        parsed
            .map(Some)
            .map_err(|why| OutputError::Damaged { list: list(), newer: matches!(why, Unreadable::Newer) })
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Unreadable {
    Damaged,
    Newer,
}

/// Everything before the last `/`; empty for a file in the root.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(path: &str) -> Published {
        Published {
            path: SitePath::new(path).unwrap(),
            fingerprint: Fingerprint::of(path.as_bytes()),
            len: 7,
            former: false,
        }
    }

    #[test]
    fn a_list_reads_back_sorted() {
        let list = Manifest::new(
            Some(Fingerprint::of(b"input")),
            vec![published("zh/标识 1.html"), published("en/b/c.html"), published("en/a.html")],
        );
        let text = list.to_text();
        assert_eq!(Manifest::parse(&text), Ok(list.clone()));
        assert_eq!(list.folders().into_iter().collect::<Vec<_>>(), ["en", "en/b", "zh"]);
        assert_eq!(list.position("zh/标识 1.html"), Some(2));
        assert_eq!(list.position("en"), None);
        assert_eq!(Manifest::parse(&Manifest::default().to_text()), Ok(Manifest::default()));
        assert!(text.starts_with("panelbook-manifest 1\n"));
        let former =
            Manifest::new(None, vec![Published { former: true, ..published("a.js") }, published("b.js")]);
        assert!(former.to_text().starts_with("panelbook-manifest 2\n"));
        assert_eq!(Manifest::parse(&former.to_text()), Ok(former));
    }

    #[test]
    fn a_list_cut_short_anywhere_is_damaged() {
        let text = Manifest::new(None, vec![published("a.html"), published("b.html")]).to_text();
        for cut in 0..text.len() - 1 {
            assert_eq!(Manifest::parse(&text[..cut]), Err(Unreadable::Damaged), "{cut}");
        }
    }

    #[test]
    fn a_forged_or_newer_list_is_refused() {
        let line = format!("{} 7", Fingerprint::of(b""));
        for path in ["../x", "/etc/passwd", "a/../../b", "a//b", ""] {
            let text = format!("{HEAD} 1\ninput -\n{line} {path}\nend 1\n");
            assert_eq!(Manifest::parse(&text), Err(Unreadable::Damaged), "{path}");
        }
        let twice = format!("{HEAD} 1\ninput -\n{line} a\n{line} a\nend 2\n");
        assert_eq!(Manifest::parse(&twice), Err(Unreadable::Damaged));
        assert_eq!(Manifest::parse("panelbook-manifest 3\nanything"), Err(Unreadable::Newer));
    }
}

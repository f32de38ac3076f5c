//! Step 1: which files the book has.

use std::ffi::OsStr;
use std::fs::{self, FileType};
use std::io;
use std::os::unix::fs::FileTypeExt as _;
use std::path::{Path, PathBuf};

use rustix::io::Errno;
use walkdir::WalkDir;

use super::name::{is_passed_over, not_portable};
use crate::base::BookPath;
use crate::diagnostic::{Diagnostic, codes};

/// A file to be read.
#[derive(Debug)]
pub(super) struct Found {
    /// Its path in the book.
    pub(super) path: BookPath,
    /// Where it really is: absolute, no part of it a link.
    pub(super) real: PathBuf,
}

/// Lists the files below `root`, which must be canonical, sorted by path, with the findings about what
/// cannot be one. Nothing below `output` is listed.
pub(super) fn walk(root: &Path, output: Option<&Path>) -> (Vec<Found>, Vec<Diagnostic>) {
    let mut walk = Walk { root, output, found: Vec::new(), problems: Vec::new() };
    walk.top("book.toml", Top::File);
    walk.top("content", Top::Folder);
    walk.top("themes", Top::Folder);
    // Sorted, so that nothing depends on the order in which the file system lists a folder.
    walk.found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    (walk.found, walk.problems)
}

struct Walk<'a> {
    root: &'a Path,
    output: Option<&'a Path>,
    found: Vec<Found>,
    problems: Vec<Diagnostic>,
}

/// What one of the three names in the root must be.
#[derive(Clone, Copy, PartialEq)]
enum Top {
    File,
    Folder,
}

/// Whether the folder being listed was reached by a link. Links are followed once and not in chains:
/// that ends every circle, and keeps a handful of links from multiplying into millions of files.
#[derive(Clone, Copy, PartialEq)]
enum Hop {
    Direct,
    Linked,
}

impl Walk<'_> {
    fn top(&mut self, name: &str, wanted: Top) {
        let (real, Some(path)) = (self.root.join(name), BookPath::new(name)) else { return };
        let kind = match fs::symlink_metadata(&real) {
            Ok(meta) => meta.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => return self.problems.push(unreadable(&path, &error)),
        };
        if (wanted == Top::File && kind.is_dir()) || (wanted == Top::Folder && kind.is_file()) {
            let (is, must) = match wanted {
                Top::File => ("a folder", "a file"),
                Top::Folder => ("a file", "a folder"),
            };
            let finding =
                Diagnostic::new(codes::BAD_FILE_NAME, format!("`{name}` is {is}, but must be {must}"));
            self.problems.push(finding.in_file(&path).help("give what stands there another name"));
        } else if kind.is_dir() {
            self.tree(&real, name, Hop::Direct);
        } else {
            self.leaf(path, real, kind, Hop::Direct);
        }
    }

    /// Lists a folder that is really at `folder` and stands in the book at `prefix`.
    fn tree(&mut self, folder: &Path, prefix: &str, hop: Hop) {
        let mut entries = WalkDir::new(folder).follow_root_links(false).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) if entry.depth() == 0 => continue,
                Ok(entry) => entry,
                Err(error) => {
                    self.unlisted(folder, prefix, &error);
                    continue;
                }
            };
            let kind = entry.file_type();
            let listed = self.named(entry.path(), entry.file_name(), folder, prefix);
            match listed {
                None if kind.is_dir() => entries.skip_current_dir(),
                None => {}
                Some(_) if kind.is_dir() => {}
                // A file right in `themes/` belongs to no theme.
                Some(path) if path.folder() == "themes" && !kind.is_symlink() => {}
                Some(path) => self.leaf(path, entry.into_path(), kind, hop),
            }
        }
    }

    /// The book's path for an entry of a folder, or `None` when it is passed over or refused.
    fn named(&mut self, real: &Path, name: &OsStr, folder: &Path, prefix: &str) -> Option<BookPath> {
        let path = in_book(real, folder, prefix)?;
        let Some(name) = name.to_str() else {
            let finding = Diagnostic::new(codes::BAD_FILE_NAME, "the name of this file is not UTF-8");
            self.problems
                .push(finding.in_file(&path).help("rename it with letters that every computer can show"));
            return None;
        };
        if is_passed_over(name) || self.output.is_some_and(|output| output == real) {
            return None;
        }
        if let Some(why) = not_portable(name) {
            let finding = Diagnostic::new(
                codes::BAD_FILE_NAME,
                format!("the name `{name}` does not work on every computer"),
            );
            self.problems.push(finding.in_file(&path).help(format!("rename it: {why}")));
            return None;
        }
        Some(path)
    }

    /// Takes in what is no folder.
    fn leaf(&mut self, path: BookPath, real: PathBuf, kind: FileType, hop: Hop) {
        if kind.is_file() {
            self.found.push(Found { path, real });
        } else if kind.is_symlink() {
            self.link(path, &real, hop);
        } else {
            self.problems.push(special(&path, kind));
        }
    }

    fn link(&mut self, path: BookPath, real: &Path, hop: Hop) {
        let resolved = fs::canonicalize(real).and_then(|to| Ok((fs::metadata(&to)?.file_type(), to)));
        let (kind, to) = match resolved {
            Ok(resolved) => resolved,
            Err(error) => {
                return self.problems.push(match Errno::from_io_error(&error) {
                    Some(Errno::LOOP) => bad_link(&path, real, "leads in a circle"),
                    Some(Errno::NOENT | Errno::NOTDIR) => bad_link(&path, real, "leads to nothing"),
                    _ => unreadable(&path, &error),
                });
            }
        };
        if !self.is_of_the_book(&to) {
            let how = if to.starts_with(self.root) {
                "leads to a file that is not part of the book"
            } else {
                "leads out of the book"
            };
            self.problems.push(bad_link(&path, real, how));
        } else if !kind.is_dir() {
            if path.as_str() == "content" || path.as_str() == "themes" {
                return self.problems.push(bad_link(
                    &path,
                    real,
                    "leads to a file, but must lead to a folder",
                ));
            }
            self.leaf(path, to, kind, hop);
        } else if path.as_str() == "book.toml" {
            self.problems.push(bad_link(&path, real, "leads to a folder, but must lead to a file"));
        } else if real.starts_with(&to) {
            self.problems.push(bad_link(&path, real, "leads to a folder that it stands in"));
        } else if hop == Hop::Linked {
            self.problems.push(bad_link(&path, real, "stands in a folder that is itself reached by a link"));
        } else {
            self.tree(&to, path.as_str(), Hop::Linked);
        }
    }

    /// Whether a link may lead there: to what the walk itself could list, and nothing else.
    fn is_of_the_book(&self, real: &Path) -> bool {
        let Ok(inside) = real.strip_prefix(self.root) else { return false };
        let mut parts = inside.iter().map(OsStr::to_str);
        let first = parts.next().flatten();
        let listed = match first {
            Some("content" | "themes") => true,
            Some("book.toml") => inside.iter().count() == 1,
            _ => false,
        };
        listed
            && parts.all(|part| part.is_some_and(|name| !is_passed_over(name)))
            && !self.output.is_some_and(|output| real.starts_with(output))
    }

    /// Reports a folder that cannot be listed, or an entry that went away while it was.
    fn unlisted(&mut self, folder: &Path, prefix: &str, error: &walkdir::Error) {
        let path = error.path().and_then(|real| in_book(real, folder, prefix));
        let Some(path) = path.or_else(|| BookPath::new(prefix)) else { return };
        match error.io_error() {
            Some(error) => self.problems.push(unreadable(&path, error)),
            None => self.problems.push(unreadable(&path, &io::Error::other("it cannot be listed"))),
        }
    }
}

/// Where `real`, which is below `folder`, stands in the book; letters that are none become `�`.
fn in_book(real: &Path, folder: &Path, prefix: &str) -> Option<BookPath> {
    let inside = real.strip_prefix(folder).ok()?.to_string_lossy();
    if inside.is_empty() { BookPath::new(prefix) } else { BookPath::new(&format!("{prefix}/{inside}")) }
}

/// The finding about a pipe, a device or a socket.
pub(super) fn special(path: &BookPath, kind: FileType) -> Diagnostic {
    let what = if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else if kind.is_dir() {
        "a folder"
    } else {
        "a device"
    };
    Diagnostic::new(codes::SPECIAL_FILE, format!("this is {what}, not a file"))
        .in_file(path)
        .help("take it out of the book: reading it could wait for ever")
}

/// The finding about something that the operating system does not let us read.
pub(super) fn unreadable(path: &BookPath, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::PermissionDenied => (
            "this may not be read".to_owned(),
            "give yourself the right to read it, or take it out of the book",
        ),
        io::ErrorKind::NotFound => (
            "this went away while the book was being read".to_owned(),
            "try again once nothing else is changing the book",
        ),
        _ => (format!("this cannot be read: {}", plain(error)), "see whether another program can open it"),
    };
    Diagnostic::new(codes::UNREADABLE, message).in_file(path).help(help)
}

/// The operating system's own words, without the number that Rust puts behind them.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The finding about a link; `how` completes "this link …".
pub(super) fn bad_link(path: &BookPath, real: &Path, how: &str) -> Diagnostic {
    let target = fs::read_link(real).map(|to| format!(" (`{}`)", to.display())).unwrap_or_default();
    Diagnostic::new(codes::BAD_SYMLINK, format!("this link {how}{target}"))
        .in_file(path)
        .help("put the file itself there, or let the link lead to a file or folder in `content` or `themes`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_operating_system_says_is_said_plainly() {
        let path = BookPath::new("content/a.md").unwrap();
        let said = |errno: Errno| unreadable(&path, &errno.into()).message;
        assert_eq!(said(Errno::ACCESS), "this may not be read");
        assert_eq!(said(Errno::NOENT), "this went away while the book was being read");
        assert_eq!(said(Errno::IO), "this cannot be read: input/output error");
    }
}

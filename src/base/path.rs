use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use unicode_normalization::is_nfc;

/// The path of a file inside the book, from its root, with `/` between parts and none of them empty,
/// `.` or `..`: `content/technologies/modular-design.md`. Cheap to clone; sorts by its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookPath(Arc<str>);

impl BookPath {
    /// The path, when it stays inside the book.
    pub fn new(text: &str) -> Option<BookPath> {
        let inside = text.split('/').all(|part| !matches!(part, "" | "." | "..")) && !text.contains('\0');
        inside.then(|| BookPath(text.into()))
    }

    /// The path's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Everything before the last `/`; empty for a file in the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The path that `relative` names as seen from this file's folder, or `None` when it climbs out of
    /// the book. `/` at the start means the book's root.
    pub fn join(&self, relative: &str) -> Option<BookPath> {
        let mut parts: Vec<&str> = Vec::new();
        let from_root = relative.strip_prefix('/');
        if from_root.is_none() {
            parts.extend(self.folder().split('/').filter(|part| !part.is_empty()));
        }
        for part in from_root.unwrap_or(relative).split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                other => parts.push(other),
            }
        }
        BookPath::new(&parts.join("/"))
    }
}

/// Why a text cannot be the address of a file in the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// It has an empty part, `.`, `..`, a backslash or a control character.
    Climbs,
    /// Some file systems cannot hold it: `:`, `?`, `*`, a reserved device name, a trailing dot or space.
    NotPortable,
    /// It is not in Unicode normalization form C, so two spellings could stand for one file.
    NotNormal,
}

/// The path of a file in the site, from its root: `en/technologies/modular-design.html`. Always
/// inside the site, portable to every file system, and in normalization form C. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// The path, when it may be written below the output folder of any machine.
    ///
    /// # Errors
    /// Says which of the three promises the text breaks.
    pub fn new(text: &str) -> Result<SitePath, PathProblem> {
        if !is_nfc(text) {
            return Err(PathProblem::NotNormal);
        }
        for part in text.split('/') {
            if matches!(part, "" | "." | "..") || part.contains(|c: char| c == '\\' || c.is_control()) {
                return Err(PathProblem::Climbs);
            }
            if part.contains([':', '?', '*', '"', '<', '>', '|'])
                || part.ends_with(['.', ' '])
                || part.len() > 200
                || is_device(part)
            {
                return Err(PathProblem::NotPortable);
            }
        }
        Ok(SitePath(text.into()))
    }

    /// The path's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The relative address that leads from a page at this path to `target`, so that the same folder
    /// works under any address and from a disk: `../terms/tracing.html`.
    pub fn link_to(&self, target: &SitePath) -> String {
        let (here, there) = (self.as_str(), target.as_str());
        let shared = here
            .bytes()
            .zip(there.bytes())
            .take_while(|(a, b)| a == b)
            .enumerate()
            .filter(|(_, (byte, _))| *byte == b'/')
            .last()
            .map_or(0, |(at, _)| at + 1);
        let up = here[shared..].matches('/').count();
        let mut link = String::with_capacity(up * 3 + there.len() - shared);
        for _ in 0..up {
            link.push_str("../");
        }
        percent_encode(&there[shared..], &mut link);
        link
    }

    /// The path as it stands behind the site's base address, percent-encoded.
    pub fn encoded(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        percent_encode(&self.0, &mut text);
        text
    }
}

/// Device names that Windows reserves in every folder, whatever the ending.
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|n| n.len() == 1 && matches!(n.as_bytes()[0], b'1'..=b'9'))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// Keeps what RFC 3986 calls unreserved, `/` and the sub-delimiters that need no care in a path.
fn percent_encode(text: &str, into: &mut String) {
    use std::fmt::Write as _;
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$'()*+,=@".contains(&byte) {
            into.push(byte as char);
        } else {
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

macro_rules! text_like {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}
text_like!(BookPath);
text_like!(SitePath);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        let link = |from: &str, to: &str| SitePath::new(from).unwrap().link_to(&SitePath::new(to).unwrap());
        assert_eq!(link("en/a/x.html", "en/a/y.html"), "y.html");
        assert_eq!(link("en/a/x.html", "en/b/y.html"), "../b/y.html");
        assert_eq!(link("index.html", "en/b/y.html"), "en/b/y.html");
        assert_eq!(link("en/a/x.html", "index.html"), "../../index.html");
        assert_eq!(link("en/ab/x.html", "en/a/x.html"), "../a/x.html");
        assert_eq!(link("en/a.html", "en/标 识.html"), "%E6%A0%87%20%E8%AF%86.html");
    }

    #[test]
    fn a_path_never_leaves_its_tree() {
        for bad in ["", "/a", "a//b", "../a", "a/../b", "a\\b", "a\0b"] {
            assert_eq!(SitePath::new(bad), Err(PathProblem::Climbs), "{bad}");
        }
        for bad in ["a:b", "CON", "aux.html", "a./b", "lpt1.txt", "what?"] {
            assert_eq!(SitePath::new(bad), Err(PathProblem::NotPortable), "{bad}");
        }
        assert_eq!(SitePath::new("e\u{301}"), Err(PathProblem::NotNormal));
        let page = BookPath::new("content/terms/a.md").unwrap();
        assert_eq!(page.join("../x/b.md"), BookPath::new("content/x/b.md"));
        assert_eq!(page.join("/images/b.png"), BookPath::new("images/b.png"));
        assert_eq!(page.join("../../../b.md"), None);
    }
}

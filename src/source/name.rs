//! Which names are passed over, which are refused, and which stand for texts.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::{PathProblem, SitePath};

/// Whether a file or folder is none of the book's business: hidden, or left behind by an editor.
/// `4913` is the file with which Vim tries whether it may write, `___jb_…` files are those of the
/// editors by Jet Brains.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || name == "4913"
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || [".swp", ".swo", ".swx"].iter().any(|ending| name.ends_with(ending))
}

/// Why a name would not survive on another computer, in words that end a sentence; `None` for a good name.
pub(super) fn not_portable(name: &str) -> Option<&'static str> {
    // Whether a name is composed is not a matter of where it can be stored: see the module's doc.
    match SitePath::new(&name.nfc().collect::<String>()) {
        Ok(_) | Err(PathProblem::NotNormal) => None,
        Err(PathProblem::Climbs) => Some("it holds a backslash or a control character"),
        Err(PathProblem::NotPortable) if name.len() > 200 => Some("it is longer than 200 bytes"),
        Err(PathProblem::NotPortable) if name.ends_with(['.', ' ']) => Some("it ends with a dot or a space"),
        Err(PathProblem::NotPortable) if name.contains([':', '?', '*', '"', '<', '>', '|']) => {
            Some("Windows allows none of : ? * \" < > | in a name")
        }
        Err(PathProblem::NotPortable) => Some("Windows keeps this name for a device"),
    }
}

/// The endings of files that are texts and must be UTF-8.
const TEXTS: &[&str] = &["md", "toml", "html", "css", "js", "ftl", "tsv", "svg", "txt", "json"];

/// Whether a file of this name is a text.
pub(super) fn is_text(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.iter().any(|t| t.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_behind_is_passed_over() {
        for name in [
            ".git",
            ".#a.md",
            ".a.md.swp",
            "a.md.swp",
            "a.md~",
            "#a.md#",
            "4913",
            "a.md___jb_tmp___",
            ".DS_Store",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["a.md", "#1.md", "#", "4913.md", "a~b.md"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_another_computer_would_refuse_is_refused_here() {
        for name in ["a:b.md", "aux.md", "a.", "a ", "a\\b.md", "a\nb.md", "what?.png", &"x".repeat(201)] {
            assert!(not_portable(name).is_some(), "{name}");
        }
        for name in ["a.md", "标识.png", "e\u{301}.png", "a b.png", "auxiliary.md"] {
            assert_eq!(not_portable(name), None, "{name}");
        }
        assert!(not_portable("e\u{301}:.png").is_some(), "a name may be both decomposed and not portable");
    }

    #[test]
    fn a_text_is_known_by_its_ending() {
        assert!(is_text("a.md") && is_text("A.FR.MD") && is_text("x.svg"));
        assert!(!is_text("a.png") && !is_text("md") && !is_text("a.md.bak"));
    }
}

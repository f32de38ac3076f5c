use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

/// Why a site could not be published. Whatever it is, the last good site stands as it stood.
#[derive(Debug)]
pub enum OutputError {
    /// The folder holds something, and no list of ours says that we may write there.
    NotOurs {
        /// The output folder.
        target: PathBuf,
        /// One thing that stands in it.
        found: PathBuf,
    },
    /// The output folder is, holds or lies in a folder that the book is written in.
    HoldsSources {
        /// The output folder.
        target: PathBuf,
        /// The folder of the book.
        sources: PathBuf,
    },
    /// Another build is publishing to the same folder.
    Locked {
        /// The output folder.
        target: PathBuf,
    },
    /// The machine refused to read or write.
    Io {
        /// What was tried, to be read after "cannot".
        action: &'static str,
        /// What it was tried on.
        path: PathBuf,
        /// What the machine answered.
        source: io::Error,
    },
    /// Two artifacts would be one file, on this machine or on one that does not tell case apart.
    SameAddress {
        /// The address that came first.
        one: String,
        /// The address that came second.
        other: String,
    },
    /// The output is a file, a device or a link that leads nowhere.
    NotAFolder {
        /// The output folder.
        target: PathBuf,
    },
    /// Something that is not of this site stands where a file of the site must go.
    InTheWay {
        /// The thing.
        path: PathBuf,
    },
    /// The list of published files cannot be read, so nobody knows which files are ours.
    Damaged {
        /// The list.
        list: PathBuf,
        /// Whether a later Panelbook wrote it.
        newer: bool,
    },
    /// A published file was altered while the build ran.
    Altered {
        /// The file.
        path: PathBuf,
    },
}

/// The long text of each code, for `explain`. Codes are never used again for something else.
const EXPLANATIONS: &[(&str, &str)] = &[
    (
        "O001",
        "The output folder holds files, and Panelbook did not publish them: its list of published files, \
         `.panelbook-manifest`, is not there. A build removes pages that are no longer in the book, so it only \
         works in a folder that is empty, missing, or published by Panelbook before. Choose another folder \
         with `--out`, or empty this one if nothing in it is needed.",
    ),
    (
        "O002",
        "The output folder is one of the folders that the book is written in, holds one, or lies in one. \
         Pages and sources would get mixed, and a later build could remove sources. Choose a folder of its \
         own, such as `public`.",
    ),
    (
        "O003",
        "Another build is publishing to the same folder at this moment. Two builds at once would tear the \
         site, so the second one stops at once. A build that was killed never blocks the next one.",
    ),
    (
        "O004",
        "The machine refused to read or write a file or folder of the output: the message names it and says \
         what was tried. The last good site stands as it stood.",
    ),
    (
        "O005",
        "The disk has no room for the new site, or the quota is used up. A build writes the changed pages \
         beside the old ones before it swaps them in, so it needs room for both for a moment. The last good \
         site stands as it stood.",
    ),
    (
        "O006",
        "Two pages or files of the site have the same address, or addresses that differ only in capital \
         letters or in the way accents are stored, or one is a file where the other needs a folder. Many \
         machines cannot tell such names apart, and one would overwrite the other.",
    ),
    (
        "O007",
        "The output must be a folder, or not be there yet. Here it is a file, a device, or a link that leads \
         nowhere.",
    ),
    (
        "O008",
        "Something that Panelbook did not publish stands at an address where a page or a file of the site must \
         go. Panelbook never overwrites what it did not write. Move or rename it, or change the name of the \
         entry, then build again.",
    ),
    (
        "O009",
        "The list of published files in the output folder cannot be read: it was damaged, or a later version \
         of Panelbook wrote it. Without it nobody can tell your own files from published ones, so nothing is \
         touched.",
    ),
    (
        "O010",
        "A published file was altered, replaced or removed by somebody else while the build ran, after the \
         build had found it unchanged. Nothing was published. Build again.",
    ),
];

impl OutputError {
    /// Every code of this module, in order.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        EXPLANATIONS.iter().map(|(code, _)| *code)
    }

    /// What a code means and what to do, at length.
    pub fn explain(code: &str) -> Option<&'static str> {
        EXPLANATIONS.iter().find(|(known, _)| *known == code).map(|(_, text)| *text)
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            OutputError::NotOurs { .. } => "O001",
            OutputError::HoldsSources { .. } => "O002",
            OutputError::Locked { .. } => "O003",
            OutputError::Io { source, .. } if is_full(source) => "O005",
            OutputError::Io { .. } => "O004",
            OutputError::SameAddress { .. } => "O006",
            OutputError::NotAFolder { .. } => "O007",
            OutputError::InTheWay { .. } => "O008",
            OutputError::Damaged { .. } => "O009",
            OutputError::Altered { .. } => "O010",
        }
    }

    /// The file or folder that it is about; none when it is about two addresses.
    pub fn path(&self) -> Option<&Path> {
        match self {
            OutputError::NotOurs { target: path, .. }
            | OutputError::HoldsSources { target: path, .. }
            | OutputError::Locked { target: path }
            | OutputError::Io { path, .. }
            | OutputError::NotAFolder { target: path }
            | OutputError::InTheWay { path }
            | OutputError::Damaged { list: path, .. }
            | OutputError::Altered { path } => Some(path),
            OutputError::SameAddress { .. } => None,
        }
    }

    /// What to do about it, as a sentence without its full stop.
    pub fn help(&self) -> &'static str {
        match self {
            OutputError::NotOurs { .. } => {
                "choose another folder with `--out`, or empty this one if nothing in it is needed"
            }
            OutputError::HoldsSources { .. } => "choose a folder of its own with `--out`, such as `public`",
            OutputError::Locked { .. } => "wait until the other build is done, then build again",
            OutputError::Io { source, .. } if is_full(source) => {
                "make room on the disk, then build again; the last good site stands as it stood"
            }
            OutputError::Io { .. } => {
                "see that the folder may be written to, then build again; the last good site stands as it stood"
            }
            OutputError::SameAddress { .. } => "rename one of the two",
            OutputError::NotAFolder { .. } => "choose a folder with `--out`, or move this away",
            OutputError::InTheWay { .. } => {
                "it was not published by Panelbook, so it was left alone; move or rename it, then build again"
            }
            OutputError::Damaged { newer: true, .. } => {
                "build with the newer Panelbook, or choose another folder with `--out`"
            }
            OutputError::Damaged { .. } => {
                "move your own files out of the folder, empty it, then build again"
            }
            OutputError::Altered { .. } => "nothing was published; build again",
        }
    }

    pub(super) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
        source: impl Into<io::Error>,
    ) -> OutputError {
        OutputError::Io { action, path: path.into(), source: source.into() }
    }
}

/// No room, no room left for this user, or no inode.
fn is_full(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::NOSPC | Errno::DQUOT))
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputError::NotOurs { target, found } => write!(
                f,
                "the output folder {} holds files that Panelbook did not publish, such as {}",
                target.display(),
                found.display()
            ),
            OutputError::HoldsSources { target, sources } => write!(
                f,
                "the output folder {} and the book's own folder {} are the same or lie in each other",
                target.display(),
                sources.display()
            ),
            OutputError::Locked { target } => {
                write!(f, "another build is publishing to {} now", target.display())
            }
            OutputError::Io { action, path, source } => {
                write!(f, "cannot {action} {}: {source}", path.display())
            }
            OutputError::SameAddress { one, other } if one == other => {
                write!(f, "two files of the site have the address {one}")
            }
            OutputError::SameAddress { one, other } => {
                write!(f, "two files of the site share one address: {one} and {other}")
            }
            OutputError::NotAFolder { target } => {
                write!(f, "the output {} is not a folder", target.display())
            }
            OutputError::InTheWay { path } => {
                write!(f, "something else stands where the site must write: {}", path.display())
            }
            OutputError::Damaged { list, newer: false } => {
                write!(f, "the list of published files {} is damaged", list.display())
            }
            OutputError::Damaged { list, newer: true } => {
                write!(f, "the list of published files {} was written by a newer Panelbook", list.display())
            }
            OutputError::Altered { path } => {
                write!(f, "a published file was altered while the build ran: {}", path.display())
            }
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            OutputError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_code_that_is_explained() {
        let path = || PathBuf::from("public");
        let io = |code: Errno| OutputError::io("write", path(), code);
        let all = [
            OutputError::NotOurs { target: path(), found: path() },
            OutputError::HoldsSources { target: path(), sources: path() },
            OutputError::Locked { target: path() },
            io(Errno::ACCESS),
            io(Errno::NOSPC),
            OutputError::SameAddress { one: "a".into(), other: "A".into() },
            OutputError::NotAFolder { target: path() },
            OutputError::InTheWay { path: path() },
            OutputError::Damaged { list: path(), newer: true },
            OutputError::Altered { path: path() },
        ];
        let codes: Vec<&str> = all.iter().map(OutputError::code).collect();
        assert_eq!(codes, OutputError::codes().collect::<Vec<_>>());
        for error in &all {
            assert!(OutputError::explain(error.code()).is_some_and(|text| text.ends_with('.')), "{error}");
            assert!(!error.help().ends_with('.') && !error.to_string().ends_with('.'), "{error}");
        }
        assert_eq!(OutputError::explain("O999"), None);
    }

    #[test]
    fn an_error_of_the_machine_names_the_action_and_the_path() {
        let error = OutputError::io("create the folder", "public/en", Errno::ROFS);
        assert!(error.to_string().starts_with("cannot create the folder public/en: "), "{error}");
        assert_eq!(error.path(), Some(Path::new("public/en")));
    }
}

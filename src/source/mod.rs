//! Rank 2: the only reader of files.
//!
//! In: a folder. Out: a [`Snapshot`], immutable, of everything the build may know; what cannot be read
//! becomes a finding that names the file. [`disk`] reads it in three steps:
//!
//! 1. `walk` lists `book.toml`, `content/` and `themes/`, decides every symbolic link, and passes over
//!    hidden files and what editors leave behind.
//! 2. `read` opens each file once, in parallel, without ever waiting for one that is no file.
//! 3. What is text is checked to be UTF-8; line ends stay as they are.
//!
//! Paths stay spelled as the disk spells them, in whatever Unicode form and case: a finding must name
//! the file that is there, and two spellings that a web server could not tell apart are for `resolve`
//! to report, which sees both.

pub mod disk;
mod name;
mod read;
mod walk;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::base::{BookPath, Fingerprint};
use crate::diagnostic::Diagnostic;

/// A book at one moment: its files by path, and what is wrong with those that could not be read.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The files.
    pub files: BTreeMap<BookPath, File>,
    /// The findings about files that could not be read.
    pub problems: Vec<Diagnostic>,
}

/// A file with its contents.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path from the book's root.
    pub path: BookPath,
    /// What it holds.
    pub body: Body,
    /// The fingerprint of its bytes.
    pub fingerprint: Fingerprint,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Body {
    /// UTF-8 text without a leading byte order mark.
    Text(Arc<str>),
    /// Anything else: images and other files to be published as they are.
    Bytes(Arc<[u8]>),
}

impl Body {
    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Body::Text(text) => text.is_empty(),
            Body::Bytes(bytes) => bytes.is_empty(),
        }
    }
}

impl File {
    /// The text, when it is one.
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.body {
            Body::Text(text) => Some(text),
            Body::Bytes(_) => None,
        }
    }
}

impl Snapshot {
    /// The text of a file, for findings that point into it.
    pub fn text(&self, path: &BookPath) -> Option<&str> {
        self.files.get(path).and_then(File::text).map(|text| &**text)
    }

    /// The files whose paths start like this, by path.
    pub fn starting<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a File> {
        let from = self.files.range::<str, _>((Bound::Included(start), Bound::Unbounded));
        from.map(|(_, file)| file).take_while(move |file| file.path.as_str().starts_with(start))
    }
}

//! Rank 6: one file's text to one edition.
//!
//! In: a file of `content/` and the settings. Out: an [`Edition`], whole whatever the text, and findings.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Edition;
use crate::source::File;

/// Reads a file as an edition of an entry. `None` when the file is none: it is not Markdown, its folder
/// is no kind's, or its name cannot be an id (which the findings then say).
pub fn edition(_file: &File, _config: &Config) -> (Option<Edition>, Vec<Diagnostic>) {
    (None, Vec::new())
}

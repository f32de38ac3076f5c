//! Rank 12: what a person then fills in.
//!
//! In: a book's settings and files, or nothing at all. Out: a small working book ([`init`]), the file of
//! a new entry or translation ([`draft`], written by [`fn@write`]), and the JSON Schema of front matter for
//! editors ([`schema`]). All of it comes from the schema of kinds in `book.toml`; nothing of one panel is
//! in the code. A file that is there already is never touched.

mod entry;
mod init;
mod refusal;
mod request;
mod schema;
mod translation;
mod words;
mod write;

pub use init::{STARTER, init};
pub use refusal::Refusal;
pub use request::{Draft, Request, draft, kind_named};
pub use schema::schema;

use std::path::Path;

/// Writes a draft below the book's root, and the folder of its kind when there is none yet.
///
/// # Errors
/// When there is such a file already, the folder leads out of the book, or the disk refuses.
pub fn write(root: &Path, draft: &Draft) -> Result<(), Refusal> {
    write::create(root, [(draft.path.as_str(), draft.text.as_str())])
}

use std::fs;
use std::io;
use std::path::Path;

use super::{Refusal, write};

macro_rules! embed {
    ($($path:literal = $file:literal,)*) => {
        &[$(($path, include_str!(concat!("starter/", $file))),)*]
    };
}

/// Every file of the starter book: its path in the book, and its text. The files are real ones below
/// `src/scaffold/starter/`; `tests/scaffold.rs` holds that none is missing and that they build without a
/// finding.
pub const STARTER: &[(&str, &str)] = embed! {
    ".gitignore" = "gitignore",
    "README.md" = "README.md",
    "book.toml" = "book.toml",
    "content/documents/working-note-1.md" = "content/documents/working-note-1.md",
    "content/meetings/first-meeting.md" = "content/meetings/first-meeting.md",
    "content/practices/headings-before-layout.md" = "content/practices/headings-before-layout.md",
    "content/technologies/tagged-pdf.md" = "content/technologies/tagged-pdf.md",
    "content/terms/alternative-text.md" = "content/terms/alternative-text.md",
};

/// Writes a small working book into a folder that is new or empty. A `.git` folder does not count: a
/// book often starts as an empty repository.
///
/// # Errors
/// When something else is in the folder, it is no folder, or the disk refuses. Nothing is left behind
/// but the folder itself.
pub fn init(folder: &Path) -> Result<(), Refusal> {
    let name = folder.display();
    let refuse = |action: &str, error: &io::Error| Refusal::new(format!("cannot {action} `{name}`: {error}"));
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            Refusal::new(format!("`{name}` is not a folder")).help("name a folder that is new or empty")
        }
        _ => refuse("make the folder", &error),
    })?;
    let mut there = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| refuse("read the folder", &error))? {
        let entry = entry.map_err(|error| refuse("read the folder", &error))?;
        there.push(entry.file_name());
    }
    there.sort();
    if let Some(first) = there.iter().find(|entry| *entry != ".git") {
        return Err(Refusal::new(format!("`{name}` is not empty: it has `{}`", first.display()))
            .help("nothing was written; name a folder that is new or empty"));
    }
    write::create(folder, STARTER.iter().copied())
}

//! The three files, each written as a whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::RecordError;
use crate::ledger::{self, write_addresses, write_anchors, write_dates};
use crate::model::Ledgers;

/// Writes the ledgers that differ from what is there. A crash leaves each file as it was or as it should be.
pub(super) fn ledgers(root: &Path, ledgers: &Ledgers) -> Result<(), RecordError> {
    for (path, text) in [
        (ledger::ADDRESSES, write_addresses(ledgers)),
        (ledger::ANCHORS, write_anchors(ledgers)),
        (ledger::DATES, write_dates(ledgers)),
    ] {
        write(root, path, &text).map_err(|error| RecordError::Io(path.to_owned(), error))?;
    }
    Ok(())
}

fn write(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let target = root.join(path);
    let folder = root.join("content/ledger");
    for folder in [&root.join("content"), &folder] {
        match fs::symlink_metadata(folder) {
            Ok(meta) if meta.is_dir() => {}
            // A link could lead out of the book.
            Ok(_) => return Err(io::Error::other("its folder is a link or no folder at all")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir(folder)?,
            Err(error) => return Err(error),
        }
    }
    if fs::symlink_metadata(&target).is_ok_and(|meta| meta.is_file()) && fs::read(&target)? == text.as_bytes()
    {
        return Ok(());
    }
    // Beside the target, so that it can be renamed, and hidden, so that no build reads it.
    let beside =
        folder.join(format!(".{}.{}", target.file_name().unwrap_or_default().display(), std::process::id()));
    let written = File::create_new(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, &target)
    });
    if written.is_err() {
        // What is left of it would only be in the way; the error that matters is the first one.
        let _ = fs::remove_file(&beside);
    }
    written
}

//! The one writer of this module. It makes files and folders and changes none.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Refusal;

/// Makes each file below `root`, with the folders it needs. When one cannot be made, those that were
/// made before it are taken away again, so that a second try finds what the first one found.
pub(super) fn create<'a>(
    root: &Path,
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<(), Refusal> {
    let mut made = Made::default();
    for (path, text) in files {
        if let Err(refusal) = made.file(root, path, text) {
            made.undo();
            return Err(refusal);
        }
    }
    Ok(())
}

/// What has been made so far, in order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn file(&mut self, root: &Path, path: &str, text: &str) -> Result<(), Refusal> {
        let refuse = |error: &io::Error| Refusal::new(format!("cannot write `{path}`: {error}"));
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let mut folder = root.to_path_buf();
        for part in parent.split('/').filter(|part| !part.is_empty()) {
            folder.push(part);
            match fs::create_dir(&folder) {
                Ok(()) => self.folders.push(folder.clone()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(refuse(&error)),
            }
        }
        // A folder may be a link. One that leads out of the book would put the file where nobody looks.
        let real = |path: &Path| fs::canonicalize(path).map_err(|error| refuse(&error));
        if !real(&folder)?.starts_with(real(root)?) {
            return Err(Refusal::new(format!("`{parent}` leads out of the book"))
                .help("put a folder in the place of the link"));
        }
        let target = root.join(path);
        let mut file = OpenOptions::new().write(true).create_new(true).open(&target).map_err(|error| {
            match error.kind() {
                io::ErrorKind::AlreadyExists => Refusal::new(format!("there is a file `{path}` already"))
                    .help("nothing was written; Panelbook never overwrites a file of yours"),
                _ => refuse(&error),
            }
        })?;
        self.files.push(target);
        file.write_all(text.as_bytes()).map_err(|error| refuse(&error))
    }

    /// Takes away what was made. What cannot be taken away stays: the first error is the one to tell.
    fn undo(&self) {
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

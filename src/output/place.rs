use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Component, Path, PathBuf};

use super::error::OutputError;

/// Where a site is published, with every link on the way resolved.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The output folder as the caller named it, for messages.
    pub(super) shown: PathBuf,
    /// The real folder; it need not be there yet.
    pub(super) target: PathBuf,
    /// The folder that it stands in.
    pub(super) parent: PathBuf,
    /// Whether it is there.
    pub(super) exists: bool,
}

impl Place {
    /// Resolves `target`, and refuses one that is no folder.
    pub(super) fn find(target: &Path) -> Result<Place, OutputError> {
        let not_a_folder = || OutputError::NotAFolder { target: target.to_owned() };
        let real = resolve(target).map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory => not_a_folder(),
            _ => OutputError::io("find the output folder", target, error),
        })?;
        let exists = match fs::symlink_metadata(&real) {
            Ok(meta) if meta.is_dir() => true,
            // What is still a link after resolving leads nowhere.
            Ok(_) => return Err(not_a_folder()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(OutputError::io("look at the output folder", target, error)),
        };
        let parent = real.parent().map(Path::to_owned).ok_or_else(not_a_folder)?;
        Ok(Place { shown: target.to_owned(), target: real, parent, exists })
    }

    /// Refuses a target that is one of `sources`, holds one or lies in one. Folders are compared by what
    /// they are and not by name alone, so no link, mount or spelling hides one.
    pub(super) fn keep_off(&self, sources: &[&Path]) -> Result<(), OutputError> {
        for &source in sources {
            let real =
                resolve(source).map_err(|error| OutputError::io("find the book's folder", source, error))?;
            if self.target.starts_with(&real)
                || real.starts_with(&self.target)
                || within(&self.target, &real)
                || within(&real, &self.target)
            {
                let target = self.shown.clone();
                return Err(OutputError::HoldsSources { target, sources: source.to_owned() });
            }
        }
        Ok(())
    }
}

/// Whether `inner` or a folder above it is the same folder as `outer`.
fn within(inner: &Path, outer: &Path) -> bool {
    let id = |path: &Path| fs::metadata(path).ok().map(|meta| (meta.dev(), meta.ino()));
    id(outer).is_some_and(|outer| inner.ancestors().any(|path| id(path) == Some(outer)))
}

/// The real path of something of which the last parts need not be there yet.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut missing: Vec<Component<'_>> = Vec::new();
    let mut there = path;
    let mut real = loop {
        // A link that leads nowhere is something, and not a name that is still free.
        let named = if there.as_os_str().is_empty() { Path::new(".") } else { there };
        match fs::canonicalize(named) {
            Ok(real) => break real,
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(named).is_err() => {
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            Err(error) => return Err(error),
        }
        missing.extend(there.components().next_back());
        there = there.parent().ok_or(io::ErrorKind::NotFound)?;
    };
    for part in missing.into_iter().rev() {
        match part {
            Component::Normal(name) => real.push(name),
            Component::ParentDir => {
                real.pop();
            }
            _ => {}
        }
    }
    Ok(real)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_missing_folder_resolves_through_the_links_above_it() {
        let dir = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(dir.path()).unwrap();
        fs::create_dir(root.join("real")).unwrap();
        symlink("real", root.join("link")).unwrap();
        symlink("gone", root.join("dangling")).unwrap();
        let find = |path: &str| Place::find(&root.join(path));
        assert_eq!(find("link/a/b").unwrap().target, root.join("real/a/b"));
        assert_eq!(find("link/a/../b/.").unwrap().target, root.join("real/b"));
        assert_eq!(find("link").unwrap().target, root.join("real"));
        assert!(find("link").unwrap().exists && !find("link/a").unwrap().exists);
        for bad in ["dangling", "dangling/a"] {
            assert_eq!(find(bad).unwrap_err().code(), "O007", "{bad}");
        }
        assert_eq!(Place::find(Path::new("/")).unwrap_err().code(), "O007");
    }

    #[test]
    fn a_source_folder_is_refused_under_any_name() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        fs::create_dir_all(root.join("book/content/deep")).unwrap();
        symlink("book/content", root.join("alias")).unwrap();
        let content = root.join("book/content");
        let themes = root.join("book/themes");
        let code = |target: &str| {
            let place = Place::find(&root.join(target)).unwrap();
            place.keep_off(&[&content, &themes]).err().map(|error| error.code())
        };
        for refused in
            ["book", "book/content", "book/content/deep/new", "alias", "alias/x", ".", "book/themes/x"]
        {
            assert_eq!(code(refused), Some("O002"), "{refused}");
        }
        for fine in ["book/public", "book/contents", "elsewhere/public"] {
            assert_eq!(code(fine), None, "{fine}");
        }
    }
}

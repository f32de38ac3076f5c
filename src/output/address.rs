use unicode_normalization::UnicodeNormalization as _;

use super::error::OutputError;
use super::manifest::MANIFEST;
use super::work::INSIDE;
use crate::base::SitePath;

/// Refuses two addresses that are one file for a machine that does not tell case apart, and a file
/// where another address needs a folder.
pub(super) fn distinct<'a>(paths: impl Iterator<Item = &'a SitePath>) -> Result<(), OutputError> {
    let mut keys: Vec<(String, &SitePath)> = paths.map(|path| (folded(path), path)).collect();
    keys.sort_unstable();
    for pair in keys.windows(2) {
        let [(shorter, one), (longer, other)] = pair else { continue };
        let same = longer.strip_prefix(shorter.as_str());
        if same.is_some_and(|rest| rest.is_empty() || rest.starts_with(BELOW)) {
            return Err(OutputError::SameAddress { one: one.to_string(), other: other.to_string() });
        }
    }
    Ok(())
}

/// Refuses the names in the site's root that publishing itself needs.
pub(super) fn free(path: &SitePath) -> Result<(), OutputError> {
    let top = path.as_str().split('/').next().unwrap_or_default();
    let ours = [MANIFEST, INSIDE].into_iter().find(|name| top.to_ascii_lowercase().starts_with(name));
    ours.map_or(Ok(()), |name| {
        Err(OutputError::SameAddress { one: name.to_owned(), other: path.to_string() })
    })
}

/// Stands for `/` in a key: below every character that an address may hold, so that the files of a
/// folder follow a file of the folder's name at once.
const BELOW: char = '\u{1}';

/// The key that is equal for addresses that file systems hold to be equal. Upper case and then lower case
/// comes close to full case folding (`ß` and `SS` meet), which is what such file systems do.
fn folded(path: &SitePath) -> String {
    let text = path.as_str();
    let key = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_uppercase().to_lowercase().nfc().collect()
    };
    key.replace('/', "\u{1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clash(paths: &[&str]) -> Option<String> {
        let paths: Vec<SitePath> = paths.iter().map(|path| SitePath::new(path).unwrap()).collect();
        distinct(paths.iter()).err().map(|error| error.to_string())
    }

    #[test]
    fn addresses_differ_beyond_case_and_spelling() {
        assert_eq!(clash(&["en/a.html", "en/b.html", "fr/a.html", "en.html", "en-x/a"]), None);
        let shared = "two files of the site share one address: ";
        assert_eq!(clash(&["en/A.html", "x", "en/a.html"]), Some(format!("{shared}en/A.html and en/a.html")));
        assert_eq!(clash(&["Straße", "STRASSE"]), Some(format!("{shared}STRASSE and Straße")));
        assert_eq!(clash(&["É/a", "é/A"]), Some(format!("{shared}É/a and é/A")));
    }

    #[test]
    fn a_file_is_no_folder() {
        assert!(clash(&["en", "en-a", "en/a.html"]).is_some());
        assert!(clash(&["EN", "en/a/b.html"]).is_some());
        assert!(free(&SitePath::new(".Panelbook-Manifest/x").unwrap()).is_err());
        assert!(free(&SitePath::new("en/.panelbook-manifest").unwrap()).is_ok());
    }
}

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::base::is_slug;

/// The id nearest to what was written: small letters without accents, words joined by single hyphens.
/// `None` when no letter or digit of the Latin script is left.
pub(super) fn nearest_id(written: &str) -> Option<String> {
    let stem = written.strip_suffix(".md").unwrap_or(written);
    let mut id = String::new();
    for c in stem.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') && !matches!(c, '\'' | '’') {
            id.push('-');
        }
        if id.len() == 100 {
            break;
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    is_slug(&id).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_id_keeps_letters_and_digits_and_joins_them_by_hyphens() {
        for (written, id) in [
            ("Modular Design", "modular-design"),
            ("modular_design.md", "modular-design"),
            ("Étiquette’s  Été!", "etiquettes-ete"),
            ("-a--b-", "a-b"),
            ("A/CONF.192/15", "a-conf-192-15"),
        ] {
            assert_eq!(nearest_id(written).as_deref(), Some(id), "{written}");
        }
        assert_eq!(nearest_id("标识"), None);
        assert_eq!(nearest_id(""), None);
        assert_eq!(nearest_id(&"a-".repeat(80)).map(|id| id.len()), Some(99));
    }
}

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A valid identifier of an entry, a kind or a heading: `[a-z0-9]` words joined by single hyphens.
/// Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The slug, when `text` is one.
    pub fn new(text: &str) -> Option<Slug> {
        is_slug(text).then(|| Slug(text.into()))
    }

    /// The text of the identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Whether `text` may name an entry: lower-case ASCII letters and digits, words joined by single
/// hyphens, at most 100 characters. So an id is the same in every file system and every address.
pub fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=100).contains(&bytes.len())
        && word(bytes[0])
        && word(bytes[bytes.len() - 1])
        && bytes.iter().all(|&b| word(b) || b == b'-')
        && !text.contains("--")
}

/// The slug nearest to what was written: small letters without accents, words joined by single hyphens, at
/// most 100 characters. `None` when no letter or digit of the Latin script is left.
pub fn nearest_slug(written: &str) -> Option<Slug> {
    let mut slug = String::new();
    for c in written.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
        if slug.len() == 100 {
            break;
        }
    }
    Slug::new(slug.trim_end_matches('-'))
}

/// The anchor that a heading gets when its author gave none: words of letters and digits of any
/// script, lower-cased, joined by hyphens. Not a [`Slug`]: it keeps scripts other than Latin.
pub fn heading_slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_words_joined_by_single_hyphens() {
        for good in ["a", "mge1", "modular-design", "a-2"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "é", "a b", "a/b", ".."] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn a_heading_keeps_its_script_and_loses_its_punctuation() {
        assert_eq!(heading_slug("  Open questions: what’s next? "), "open-questions-what-s-next");
        assert_eq!(heading_slug("标识 与 追查"), "标识-与-追查");
        assert_eq!(heading_slug("—"), "");
    }

    #[test]
    fn the_nearest_slug_keeps_letters_and_digits_and_joins_them_by_hyphens() {
        let near = |written: &str| nearest_slug(written).map(|slug| slug.as_str().to_owned());
        for (written, slug) in [
            ("Modular Design", "modular-design"),
            ("Modular_Design (2)", "modular-design-2"),
            ("Étiquette’s  Été!", "etiquettes-ete"),
            ("-a--b-", "a-b"),
            ("A/CONF.192/15", "a-conf-192-15"),
        ] {
            assert_eq!(near(written).as_deref(), Some(slug), "{written}");
        }
        assert_eq!(near("标识"), None);
        assert_eq!(near(""), None);
        assert_eq!(near(&"a-".repeat(80)).map(|slug| slug.len()), Some(99));
    }
}

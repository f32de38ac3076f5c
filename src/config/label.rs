use std::collections::BTreeMap;

use crate::base::Lang;

/// A few words in the languages in which they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label(BTreeMap<Lang, String>);

impl Label {
    /// A label in these languages.
    pub fn new(words: impl IntoIterator<Item = (Lang, String)>) -> Label {
        Label(words.into_iter().collect())
    }

    /// The words in a language, and the language that they are in: the one asked for, else `fallback`,
    /// else the first that there is. A reader must be told when the two differ, hence the pair.
    pub fn in_lang(&self, lang: &Lang, fallback: &Lang) -> (&str, Option<&Lang>) {
        self.0
            .get_key_value(lang)
            .or_else(|| self.0.get_key_value(fallback))
            .or_else(|| self.0.iter().next())
            .map_or(("", None), |(lang, words)| (words, Some(lang)))
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The languages in which there are words.
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.0.keys()
    }
}

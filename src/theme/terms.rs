//! The words that the book explains, and where they occur in running text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Answers, Question, View};
use crate::base::{Fingerprint, Hasher, Lang};
use crate::config::FieldType;
use crate::model::{EntryIndex, FieldData};

/// The names of the terms in one language: titles and other names of the entries of the kind that
/// `book.toml` sets under `[terms]`.
pub struct Terms {
    /// Names by their first letter, the longest first; in small letters.
    names: BTreeMap<char, Vec<(Vec<char>, EntryIndex)>>,
    /// Whether a name may carry the plural's s: those who write the names give the singular.
    plural: bool,
    pub(super) fingerprint: Fingerprint,
}

impl Terms {
    fn of(kind: usize, answers: &Answers, lang: &Lang) -> Terms {
        let mut names: BTreeMap<char, Vec<(Vec<char>, EntryIndex)>> = BTreeMap::new();
        let mut hasher = Hasher::new();
        let aliases = answers.config.kinds[kind].fields.iter().enumerate();
        let aliases: Vec<usize> =
            aliases.filter(|(_, field)| field.of == FieldType::Names).map(|(at, _)| at).collect();
        let all = (0..).map(EntryIndex).zip(&answers.site.entries);
        for (index, entry) in all.filter(|(_, entry)| entry.kind == kind && entry.shown) {
            let Some(linked) = entry.edition(lang) else { continue };
            let edition = &linked.edition;
            let also = aliases.iter().filter_map(|at| match &edition.field(*at)?.data {
                FieldData::Words(words) => Some(words.as_slice()),
                _ => None,
            });
            for name in std::iter::once(&edition.title).chain(also.flatten()) {
                let small: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
                // A name of one or two letters would be found where it means something else.
                let least = if small.iter().any(|c| is_unspaced(*c)) { 2 } else { 3 };
                if let Some(first) = small.first().filter(|_| small.len() >= least) {
                    hasher.part(entry.id.as_str().as_bytes()).part(name.as_bytes());
                    names.entry(*first).or_default().push((small, index));
                }
            }
        }
        for names in names.values_mut() {
            names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        }
        let plural = matches!(lang.as_str(), "en" | "fr" | "es");
        Terms { names, plural, fingerprint: hasher.finish() }
    }

    /// The first place in a text where a term stands that `wanted` takes.
    pub fn find(
        &self,
        text: &str,
        wanted: impl Fn(EntryIndex) -> bool,
    ) -> Option<(Range<usize>, EntryIndex)> {
        let mut before = None;
        for (at, c) in text.char_indices() {
            let starts = is_unspaced(c) || before.is_none_or(|before: char| !before.is_alphanumeric());
            before = Some(c);
            let Some(first) = c.to_lowercase().next().filter(|_| starts) else { continue };
            for (name, index) in self.names.get(&first).into_iter().flatten() {
                if let Some(len) = self.here(&text[at..], name)
                    && wanted(*index)
                {
                    return Some((at..at + len, *index));
                }
            }
        }
        None
    }

    /// How many bytes a name takes at the start of a text; `None` when it does not stand there as a word.
    fn here(&self, text: &str, name: &[char]) -> Option<usize> {
        let mut rest = name;
        let mut len = 0;
        for c in text.chars() {
            if rest.is_empty() {
                break;
            }
            for small in c.to_lowercase() {
                let (first, after) = rest.split_first()?;
                if *first != small {
                    return None;
                }
                rest = after;
            }
            len += c.len_utf8();
        }
        let unspaced = name.last().is_some_and(|c| is_unspaced(*c));
        let ends = |len: usize| unspaced || !text[len..].starts_with(char::is_alphanumeric);
        if !rest.is_empty() {
            return None;
        }
        if ends(len) {
            return Some(len);
        }
        (self.plural && text[len..].starts_with('s') && ends(len + 1)).then_some(len + 1)
    }
}

/// Whether a letter belongs to a script that sets no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

impl Answers {
    /// The terms of a language; `None` when the book explains none.
    pub(super) fn terms(&self, lang: &Lang) -> Option<&Terms> {
        let kind = self.config.kind_index(self.config.offer.terms.as_ref()?.as_str())?;
        self.nearby(lang)?.terms.get_or_init(|| Some(Terms::of(kind, self, lang))).as_ref()
    }
}

impl View {
    /// The terms that are to be explained on this page.
    pub fn terms(&self) -> Option<&Terms> {
        let terms = self.answers().terms(self.lang())?;
        self.record(Question::Terms);
        Some(terms)
    }

    /// What a term means, in one sentence: the first of its summary.
    pub fn meaning(&self, index: EntryIndex) -> String {
        self.record(Question::Card(self.site().entry(index).id.clone()));
        let summary = self.answers().card(index, self.lang()).map_or("", |card| card.data.summary.as_str());
        first_sentence(summary).to_owned()
    }

    /// Whether an entry is the page's own, which needs no explanation there.
    pub fn is_own(&self, index: EntryIndex) -> bool {
        self.own == Some(index)
    }
}

/// The first sentence of a text; all of it when no end is found that cannot be an abbreviation's.
fn first_sentence(text: &str) -> &str {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let ends = match c {
            '。' | '！' | '？' => true,
            // An initial, or a number of an ordinal kind, does not end a sentence; nor does what goes on in small letters.
            '.' | '!' | '?' | '؟' => {
                let goes_on = rest.trim_start().chars().next();
                rest.starts_with(' ')
                    && !before.is_uppercase()
                    && !before.is_ascii_digit()
                    && goes_on.is_some_and(|next| !next.is_lowercase())
            }
            _ => false,
        };
        if ends && at > 30 {
            return &text[..at + c.len_utf8()];
        }
        before = c;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_the_first_sentence_of_a_summary() {
        assert_eq!(
            first_sentence("What a mark is, e.g. a number on it. More."),
            "What a mark is, e.g. a number on it."
        );
        assert_eq!(first_sentence("A short one. Then more"), "A short one. Then more");
        assert_eq!(
            first_sentence("用于识别武器并使其可以在各国之间追查的一组唯一的字符或者编号标识。更多。"),
            "用于识别武器并使其可以在各国之间追查的一组唯一的字符或者编号标识。"
        );
    }

    fn terms(names: &[&str], plural: bool) -> Terms {
        let mut by: BTreeMap<char, Vec<(Vec<char>, EntryIndex)>> = BTreeMap::new();
        for (at, name) in (0..).zip(names) {
            let small: Vec<char> = name.chars().collect();
            by.entry(small[0]).or_default().push((small, EntryIndex(at)));
        }
        for names in by.values_mut() {
            names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        }
        Terms { names: by, plural, fingerprint: Fingerprint::of(b"") }
    }

    fn found<'a>(terms: &Terms, text: &'a str) -> Option<(&'a str, u32)> {
        terms.find(text, |_| true).map(|(range, index)| (&text[range], index.0))
    }

    #[test]
    fn a_term_is_found_as_a_whole_word_whatever_its_case_and_the_longest_first() {
        let terms = terms(&["trace", "trace request", "receiver"], true);
        assert_eq!(found(&terms, "A Trace request was sent."), Some(("Trace request", 1)));
        assert_eq!(found(&terms, "Retrace the traced."), None);
        assert_eq!(found(&terms, "Two receivers."), Some(("receivers", 2)));
        assert_eq!(terms.find("trace", |index| index.0 != 0), None);
    }

    #[test]
    fn a_plural_is_not_guessed_where_the_language_has_another() {
        assert_eq!(found(&terms(&["marca"], false), "Las marcas."), None);
    }

    #[test]
    fn a_script_without_spaces_needs_no_ends_of_words() {
        assert_eq!(found(&terms(&["追查"], false), "用于追查的标识"), Some(("追查", 0)));
    }

    #[test]
    fn letters_that_change_their_number_with_their_case_cut_no_character() {
        assert_eq!(found(&terms(&["straße", "i\u{307}z"], false), "DIE STRASSE, İZ!"), Some(("İZ", 1)));
    }
}

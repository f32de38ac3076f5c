//! The names of States in a language, as texts print them. The lists are files of their own beside this one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::base::Lang;

/// The lists. A language without one has no names that could be found.
const LISTS: &[(&str, &str)] = &[
    ("ar", include_str!("states/ar.tsv")),
    ("en", include_str!("states/en.tsv")),
    ("es", include_str!("states/es.tsv")),
    ("fr", include_str!("states/fr.tsv")),
    ("ru", include_str!("states/ru.tsv")),
    ("zh", include_str!("states/zh.tsv")),
];

/// What one language calls States, their people, and those who hold an office at a meeting.
pub(super) struct States {
    /// By their first character, the longest first, so that "Equatorial Guinea" is not "Guinea".
    names: BTreeMap<char, Vec<Name>>,
    roles: BTreeSet<&'static str>,
    groups: BTreeSet<&'static str>,
    offices: BTreeSet<&'static str>,
}

struct Name {
    text: &'static str,
    of: Of,
    given: bool,
    language: bool,
    word: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    State,
    People,
    /// Longer words that only contain a name.
    Other,
}

/// Words that tell that a name is that of a language: "the French text", "in Spanish".
const ABOUT_TEXTS: &[&str] = &[
    "copy",
    "edition",
    "editions",
    "language",
    "languages",
    "original",
    "script",
    "speakers",
    "term",
    "terms",
    "text",
    "texts",
    "title",
    "translation",
    "translations",
    "version",
    "versions",
    "word",
    "wording",
    "words",
];

impl States {
    /// The list of a language; `None` when there is none.
    pub(super) fn of(lang: &Lang) -> Option<States> {
        let tag = lang.as_str().split('-').next().unwrap_or_default();
        let (_, list) = LISTS.iter().find(|(name, _)| *name == tag)?;
        let mut states = States {
            names: BTreeMap::new(),
            roles: BTreeSet::new(),
            groups: BTreeSet::new(),
            offices: BTreeSet::new(),
        };
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(text), Some(class)) = (cells.next(), cells.next()) else { continue };
            let traps = cells.nth(1).unwrap_or_default();
            let of = match class {
                "name" => Of::State,
                "people" => Of::People,
                "other" => Of::Other,
                class => {
                    match class {
                        "role" => states.roles.insert(text),
                        "group" => states.groups.insert(text),
                        _ => states.offices.insert(text),
                    };
                    continue;
                }
            };
            let trap = |name: &str| traps.split(' ').any(|trap| trap == name);
            let (given, language, word) = (trap("given"), trap("language"), trap("word"));
            let Some(first) = text.chars().next() else { continue };
            states.names.entry(first).or_default().push(Name { text, of, given, language, word });
        }
        for names in states.names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
        }
        Some(states)
    }

    /// Every State or people that a text names, in its order. Whole words only, with capitals as they stand.
    pub(super) fn named(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            match self.at(text, at) {
                Some((name, end)) => {
                    if name.of != Of::Other && !self.is_trap(name, text, &(at..end)) {
                        found.push(at..end);
                    }
                    at = end;
                }
                None => at += first.len_utf8(),
            }
        }
        found
    }

    /// The States that the name of a file names: `kenya-delegation.png`. Only whole parts count.
    pub(super) fn named_in_file(&self, file: &str) -> Option<&'static str> {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let parts = format!("-{}-", stem.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-"));
        let names = self.names.values().flatten();
        let names = names.filter(|name| name.of != Of::Other && !name.word && !name.language);
        let slug = |name: &Name| name.text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-");
        // "us", "lao" and the like are parts of too many names.
        names
            .filter(|name| name.text.len() > 3)
            .find(|name| parts.contains(&format!("-{}-", slug(name))))
            .map(|name| name.text)
    }

    /// The longest name that stands at a place as a whole word.
    fn at(&self, text: &str, at: usize) -> Option<(&Name, usize)> {
        let names = self.names.get(&text[at..].chars().next()?)?;
        if !begins(text, at) {
            return None;
        }
        names.iter().find_map(|name| {
            let end = at + matched(&text[at..], name.text)?;
            ends(text, end).then_some((name, end))
        })
    }

    /// Whether a name is here that of a person, or of a language.
    fn is_trap(&self, name: &Name, text: &str, range: &Range<usize>) -> bool {
        let next = word_after(text, range.end);
        let before = word_before(text, range.start);
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let person = name.given
            && (next.is_some_and(|(word, at)| {
                capital(word) && !self.groups.contains(word) && self.at(text, at).is_none()
            }) || before.is_some_and(|word| self.roles.contains(word)));
        person || (name.language && self.is_language(text, range))
    }

    /// Whether a name stands for a language: alone, as "in French", as "the French text", or in a row of
    /// languages of which this is said or that has English or Arabic among them.
    fn is_language(&self, text: &str, range: &Range<usize>) -> bool {
        if text.trim() == &text[range.clone()] {
            return true;
        }
        let is_language = |word: &str| {
            matches!(word, "English" | "Arabic")
                || word
                    .chars()
                    .next()
                    .and_then(|first| self.names.get(&first))
                    .is_some_and(|names| names.iter().any(|name| name.language && name.text == word))
        };
        let words: Vec<&str> = text[..range.start].split(|c: char| !c.is_alphanumeric()).collect();
        let mut before = words.into_iter().rev().filter(|word| !word.is_empty());
        let mut after =
            text[range.end..].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let joins = |word: &str| matches!(word, "and" | "or" | "the");
        let edge = |words: &mut dyn Iterator<Item = &str>| -> (bool, Option<String>) {
            let mut neutral = false;
            for word in words {
                if matches!(word, "English" | "Arabic") {
                    neutral = true;
                } else if !is_language(word) && !joins(word) {
                    return (neutral, Some(word.to_owned()));
                }
            }
            (neutral, None)
        };
        let (left, first) = edge(&mut before);
        let (right, last) = edge(&mut after);
        let about = |word: &str| ABOUT_TEXTS.contains(&word);
        left || right
            || first.is_some_and(|word| matches!(word.as_str(), "in" | "In" | "into" | "from"))
            || last.is_some_and(|word| about(&word))
    }

    /// Whether a State stands in brackets right behind the person who held an office, "Ambassador Martin
    /// Kimani (Kenya)", or is said to have held one, "the delegation of Belgium facilitated".
    pub(super) fn is_role(&self, text: &str, range: &Range<usize>) -> bool {
        let office = word_after(text, range.end).is_some_and(|(word, _)| self.offices.contains(word))
            || self.offices.iter().any(|office| !office.is_ascii() && text[range.end..].starts_with(office));
        let inside = text[..range.start].trim_end().strip_suffix(['(', '（']);
        let closed = text[range.end..].trim_start().starts_with([')', '）']);
        office
            || inside.is_some_and(|before| {
                closed && super::person::ends_with_person(before, &self.roles, &self.groups)
            })
    }
}

/// The length of `name` at the start of `text`; any space stands for a space.
fn matched(text: &str, name: &str) -> Option<usize> {
    let mut rest = text.chars();
    for wanted in name.chars() {
        let got = rest.next()?;
        let same = got == wanted || (wanted == ' ' && got.is_whitespace()) || (wanted == '’' && got == '\'');
        if !same {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

/// Chinese sets no spaces: there every place may be the start and end of a word.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

fn begins(text: &str, at: usize) -> bool {
    if text[at..].starts_with(is_joined) {
        return true;
    }
    // Arabic joins short words to the next: "and Kenya" is one word.
    let clitic = |c: char| matches!(c, 'و' | 'ف' | 'ب' | 'ك' | 'ل');
    let mut before = text[..at].chars().rev();
    for _ in 0..3 {
        match before.next() {
            Some(c) if clitic(c) => {}
            Some(c) => return !c.is_alphanumeric() || is_joined(c),
            None => return true,
        }
    }
    before.next().is_none_or(|c| !c.is_alphanumeric())
}

fn ends(text: &str, end: usize) -> bool {
    text[..end].ends_with(is_joined)
        || text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() || is_joined(c))
}

/// The word behind one space, and its place.
fn word_after(text: &str, end: usize) -> Option<(&str, usize)> {
    let rest = text[end..].strip_prefix(char::is_whitespace)?;
    let word = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next()?;
    (!word.is_empty()).then_some((word, text.len() - rest.len()))
}

/// The word before one space, without its full stop.
fn word_before(text: &str, start: usize) -> Option<&str> {
    let rest = text[..start].strip_suffix(char::is_whitespace)?.trim_end_matches('.');
    rest.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'t>(lang: &str, text: &'t str) -> Vec<&'t str> {
        let states = States::of(&Lang::new(lang).unwrap()).unwrap();
        states.named(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn states_and_their_people_are_found_as_whole_words_the_longest_first() {
        assert_eq!(named("en", "Kenya’s delegation and two Kenyans"), ["Kenya", "Kenyans"]);
        assert_eq!(
            named("en", "Papua New Guinea, Guinea-Bissau, Guinea"),
            ["Papua New Guinea", "Guinea-Bissau", "Guinea"]
        );
        assert_eq!(named("en", "the United\u{a0}Kingdom and the US"), ["United\u{a0}Kingdom", "US"]);
        assert_eq!(named("en", "Côte d'Ivoire; Kenya-based"), ["Côte d'Ivoire", "Kenya"]);
        assert_eq!(named("en", "us, china, Kenyatta, USD, Malinese, turkey"), [""; 0]);
    }

    #[test]
    fn longer_names_that_hold_a_state_are_none() {
        assert_eq!(
            named(
                "en",
                "the Organization of American States, Latin American, the Gulf of Guinea, New Mexico"
            ),
            [""; 0]
        );
        assert_eq!(named("en", "Latin American States and American proposals"), ["American"]);
    }

    #[test]
    fn names_of_persons_are_none() {
        assert_eq!(named("en", "Jordan Smith, Georgia Doe and Ms. Chad"), [""; 0]);
        assert_eq!(
            named("en", "Jordan said, and Georgia Delegation agreed with Chad Kenya"),
            ["Jordan", "Georgia", "Chad", "Kenya"]
        );
        assert_eq!(named("fr", "Maurice Dupont et Maurice ont dit"), ["Maurice"]);
    }

    #[test]
    fn names_of_languages_are_none() {
        for text in [
            "the French text",
            "printed in Spanish",
            "Arabic, Chinese, English, French, Russian and Spanish",
            "French",
            "the French and Spanish versions",
            "translated from Portuguese",
        ] {
            assert_eq!(named("en", text), [""; 0], "{text}");
        }
        assert_eq!(named("en", "the French proposal"), ["French"]);
        assert_eq!(named("en", "the French and German delegations"), ["French", "German"]);
    }

    #[test]
    fn each_language_has_its_own_way_of_joining_words() {
        assert_eq!(named("zh", "肯尼亚代表团说发展中国家需要援助"), ["肯尼亚"]);
        assert_eq!(named("zh", "中国和索马里"), ["中国", "索马里"]);
        assert_eq!(named("ar", "قالت كينيا وبلجيكا"), ["كينيا", "بلجيكا"]);
        assert_eq!(named("ru", "делегация Кении и Российской Федерации"), ["Кении", "Российской Федерации"]);
        assert_eq!(named("fr", "la délégation du Kenya et les États-Unis"), ["Kenya", "États-Unis"]);
        assert_eq!(named("es", "la delegación de México"), ["México"]);
    }

    #[test]
    fn who_held_an_office_may_have_a_state() {
        let states = States::of(&Lang::new("en").unwrap()).unwrap();
        let role = |text: &str| {
            let found = states.named(text);
            assert_eq!(found.len(), 1, "{text}");
            states.is_role(text, &found[0])
        };
        assert!(role("Ambassador Martin Kimani (Kenya), Chair-designate"));
        assert!(role("the Facilitator, Ms. Caroline Pailhe (Belgium)"));
        assert!(role("Chair: María de la Cruz (Mexico)"));
        assert!(role("the Chair (Kenya)"));
        assert!(role("the delegation of Belgium facilitated the consultations"));
        assert!(!role("One delegation (Kenya) said"));
        assert!(!role("Some States (Kenya, among others)"));
        assert!(!role("Western States (Kenya)"));
        assert!(!role("Kenya said"));
        assert!(!role("Ambassador Martin Kimani of Kenya"));
    }

    #[test]
    fn names_of_files_are_read_in_their_parts() {
        let states = States::of(&Lang::new("en").unwrap()).unwrap();
        assert_eq!(states.named_in_file("kenya-delegation.png"), Some("Kenya"));
        assert_eq!(states.named_in_file("Map_South_Africa.svg"), Some("South Africa"));
        assert_eq!(states.named_in_file("polish-the-page.png"), None);
        assert_eq!(states.named_in_file("us-map.png"), None);
    }

    #[test]
    fn every_line_of_every_list_is_read() {
        for (lang, list) in LISTS {
            let states = States::of(&Lang::new(lang).unwrap()).unwrap();
            let names: usize = states.names.values().map(Vec::len).sum();
            let lines = list.lines().filter(|line| !line.starts_with('#')).count();
            let others = states.roles.len() + states.groups.len() + states.offices.len();
            assert_eq!(names + others, lines, "{lang}");
            let codes: BTreeSet<&str> =
                list.lines().filter_map(|line| line.split('\t').nth(2)).filter(|c| c.len() == 2).collect();
            assert!(codes.len() >= 193, "{lang} knows {} States", codes.len());
        }
    }
}

use minijinja::{Value, context};
use serde::Serialize;

use super::View;
use crate::base::Lang;
use crate::config::{Config, Glossary};
use crate::model::{FieldData, Site};

/// The terms, by title.
#[derive(Debug, Serialize)]
pub struct GlossaryTerms {
    /// A term each.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct Term {
    /// The id of its entry.
    pub id: String,
    /// What it is called in other languages.
    pub equivalents: Vec<Equivalent>,
}

/// What a term is called in another language: of `fr: traçage (A/60/88; confidence: official)` the tag, the words, and what is
/// said of them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Equivalent {
    /// The language; none when the line begins with no tag that the book knows.
    pub lang: Option<String>,
    /// The words.
    pub words: String,
    /// Where they come from.
    pub note: String,
}

/// Gathers the terms of the settings' kind.
pub(super) fn terms(glossary: &Glossary, lang: &Lang, site: &Site, config: &Config) -> GlossaryTerms {
    let indexes = super::matrix::by_title(glossary.kind, lang, site, config);
    let term = |index| {
        let entry = site.entry(index);
        let main = super::card::best(entry, &config.source, config);
        let lines = match glossary.equivalents.and_then(|field| main.field(field)).map(|value| &value.data) {
            Some(FieldData::Words(lines)) => lines.as_slice(),
            _ => &[],
        };
        // A page need not say what the term is called in its own language.
        let equivalents = lines.iter().map(|line| equivalent(line, config));
        let other = |one: &Equivalent| one.lang.as_deref() != Some(lang.as_str());
        Term { id: entry.id.to_string(), equivalents: equivalents.filter(other).collect() }
    };
    GlossaryTerms { terms: indexes.into_iter().map(term).collect() }
}

fn equivalent(line: &str, config: &Config) -> Equivalent {
    let tagged = line.split_once(':').filter(|(tag, _)| config.language(tag.trim()).is_some());
    let (lang, rest) = tagged.map_or((None, line), |(tag, rest)| (Some(tag.trim().to_owned()), rest.trim()));
    let (words, note) = match rest.split_once(" (") {
        Some((words, note)) => (words, note.strip_suffix(')').unwrap_or(note)),
        None => (rest, ""),
    };
    Equivalent { lang, words: words.trim().to_owned(), note: note.to_owned() }
}

impl View {
    /// The terms as templates see them: `card`, `definition`, and `equivalents`, each with `lang`, `dir`, the
    /// language's own `name`, `words` and `note`.
    pub fn glossary(&self, found: &GlossaryTerms, definition: impl Fn(&str) -> Option<Value>) -> Vec<Value> {
        let equivalent = |one: &Equivalent| {
            let language = one.lang.as_deref().and_then(|tag| self.config().language(tag));
            context! {
                lang => language.map(|language| language.lang.as_str()),
                dir => language.map(|language| language.direction.as_str()),
                name => language.map(|language| language.name.as_str()),
                words => one.words.as_str(),
                note => one.note.as_str(),
            }
        };
        let term = |term: &Term| {
            let equivalents: Vec<Value> = term.equivalents.iter().map(equivalent).collect();
            Some(
                context! { card => self.card_of(&term.id)?, definition => definition(&term.id), equivalents },
            )
        };
        found.terms.iter().filter_map(term).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::BookPath;

    #[test]
    fn a_line_is_taken_apart_when_it_begins_with_a_language_of_the_book() {
        let text = "format = 1\nsource = \"en\"\nlanguages = [{ tag = \"en\", name = \"English\" }, { tag = \"fr\", name = \"Français\" }]\ntitle = \"T\"\n";
        let path = BookPath::new("book.toml").unwrap();
        let (config, _) = crate::config::parse(text, &path);
        let read = |line: &str| {
            let one = equivalent(line, &config);
            (one.lang, one.words, one.note)
        };
        let of = |lang: Option<&str>, words: &str, note: &str| {
            (lang.map(str::to_owned), words.to_owned(), note.to_owned())
        };
        assert_eq!(read("fr: le mot (a book; page 3)"), of(Some("fr"), "le mot", "a book; page 3"));
        assert_eq!(read("fr: le mot"), of(Some("fr"), "le mot", ""));
        assert_eq!(read("note: nothing"), of(None, "note: nothing", ""));
    }
}

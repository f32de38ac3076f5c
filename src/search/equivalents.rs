use std::collections::{BTreeMap, BTreeSet};

use super::analysis::{Analysis, Role, nfc};
use super::query::Tree;
use crate::base::{Lang, Slug};
use crate::config::{Config, FieldType};
use crate::model::{Edition, FieldData, Site};

/// What the book itself knows of words in several languages: the names of its entries in each, from their editions
/// and from the field that `book.toml` calls `equivalents`. By it a query in one language finds entries that exist only
/// in others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Equivalents {
    by_lang: BTreeMap<Lang, Vec<Equivalent>>,
}

/// A name of an entry in one language, and its names in the others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Equivalent {
    /// The words, as forms: of Han, the pairs.
    pub forms: Vec<String>,
    /// The same as stems.
    pub stems: Vec<String>,
    /// The words as written.
    pub words: String,
    /// The entry.
    pub id: Slug,
    /// Its names in other languages, as written.
    pub names: Vec<(Lang, String)>,
}

impl Equivalents {
    /// All names of the shown entries that have a name in more than one language.
    pub fn of(site: &Site, config: &Config) -> Equivalents {
        let mut by_lang: BTreeMap<Lang, Vec<Equivalent>> = BTreeMap::new();
        for entry in site.entries.iter().filter(|entry| entry.shown) {
            let mut names: BTreeSet<(Lang, String)> = BTreeSet::new();
            for linked in entry.editions.iter() {
                let lang = &linked.edition.lang;
                names.extend(own(&linked.edition, config).map(|name| (lang.clone(), name)));
                names.extend(foreign(&linked.edition, config));
            }
            for (lang, words) in &names {
                let others: Vec<(Lang, String)> = names.iter().filter(|(l, _)| l != lang).cloned().collect();
                let (forms, stems) = tokens(words, lang);
                if others.is_empty() || forms.is_empty() {
                    continue;
                }
                by_lang.entry(lang.clone()).or_default().push(Equivalent {
                    forms,
                    stems,
                    words: words.clone(),
                    id: entry.id.clone(),
                    names: others,
                });
            }
        }
        // The longest first: a phrase is taken before a word of it.
        for list in by_lang.values_mut() {
            list.sort_by(|a, b| b.stems.len().cmp(&a.stems.len()).then_with(|| a.cmp(b)));
        }
        Equivalents { by_lang }
    }

    /// The names in a language, those of most words first.
    pub fn in_lang(&self, lang: &Lang) -> &[Equivalent] {
        self.by_lang.get(lang).map_or(&[], Vec::as_slice)
    }

    /// What was typed in one language as a query in another; `None` when the book knows none of its words. Words
    /// that the book knows no equivalent of stay when they are the same in all languages (numbers, symbols, abbreviations)
    /// and the other language's pages have them (`knows`).
    pub fn translate(
        &self,
        text: &str,
        from: &Lang,
        to: &Lang,
        knows: impl Fn(&str) -> bool,
    ) -> Option<Tree> {
        let typed = words(text);
        let names = unchanged(text);
        let mut stemmer = Analysis::of(from).stems();
        let stems: Vec<String> = typed.iter().map(|form| stemmer.stem(form).into_owned()).collect();
        let mut parts = Vec::new();
        let mut found = false;
        let mut at = 0;
        while at < stems.len() {
            let here = |one: &&Equivalent| {
                stems[at..].starts_with(&one.stems) && one.names.iter().any(|(lang, _)| lang == to)
            };
            let list = self.in_lang(from);
            let Some(first) = list.iter().find(here) else {
                if names.contains(&typed[at]) && knows(&typed[at]) {
                    parts.push(Tree::Word(typed[at].clone(), None));
                }
                at += 1;
                continue;
            };
            // Several entries may have the name.
            let same = list.iter().filter(|one| one.stems == first.stems).flat_map(|one| &one.names);
            let names: BTreeSet<&str> =
                same.filter(|(lang, _)| lang == to).map(|(_, name)| name.as_str()).collect();
            let mut any: Vec<Tree> = names.into_iter().map(tree).collect();
            parts.push(if any.len() == 1 { any.remove(0) } else { Tree::Any(any) });
            found = true;
            at += first.stems.len();
        }
        found.then(|| if parts.len() == 1 { parts.remove(0) } else { Tree::All(parts) })
    }
}

/// The forms of words that are the same in all languages: with a digit, or with two capitals.
fn unchanged(text: &str) -> BTreeSet<String> {
    let text = nfc(text);
    let tokens = Analysis::forms(&text).into_iter();
    let same = |written: &str| {
        written.chars().any(char::is_numeric) || written.chars().filter(|c| c.is_uppercase()).count() > 1
    };
    tokens.filter(|token| same(&text[token.start..token.end])).map(|token| token.form).collect()
}

/// Every word of a name, whichever form it has.
fn tree(name: &str) -> Tree {
    let mut words: Vec<Tree> = words(name).into_iter().map(|form| Tree::Word(form, None)).collect();
    if words.len() == 1 { words.remove(0) } else { Tree::All(words) }
}

fn words(text: &str) -> Vec<String> {
    let tokens = Analysis::forms(&nfc(text));
    tokens.into_iter().filter(|token| matches!(token.role, Role::Word | Role::Pair)).map(|t| t.form).collect()
}

fn tokens(text: &str, lang: &Lang) -> (Vec<String>, Vec<String>) {
    let forms = words(text);
    let mut stemmer = Analysis::of(lang).stems();
    let stems = forms.iter().map(|form| stemmer.stem(form).into_owned()).collect();
    (forms, stems)
}

/// The title and the names of an edition.
fn own<'a>(edition: &'a Edition, config: &'a Config) -> impl Iterator<Item = String> {
    let kind = &config.kinds[edition.kind];
    let of_names = edition
        .fields
        .iter()
        .filter(|value| kind.fields.get(value.field).is_some_and(|field| field.of == FieldType::Names));
    let names = of_names.filter_map(|value| match &value.data {
        FieldData::Words(words) => Some(words),
        _ => None,
    });
    std::iter::once(&edition.title).chain(names.flatten()).map(|name| nfc(name).trim().to_owned())
}

/// The names that the field of equivalents holds.
pub(super) fn foreign<'a>(edition: &'a Edition, config: &'a Config) -> impl Iterator<Item = (Lang, String)> {
    let kind = &config.kinds[edition.kind];
    let wanted = config.search.equivalents.as_deref();
    let values = edition.fields.iter().filter(move |value| {
        wanted.is_some() && kind.fields.get(value.field).map(|field| field.name.as_str()) == wanted
    });
    let lines = values.filter_map(|value| match &value.data {
        FieldData::Words(words) => Some(words),
        _ => None,
    });
    lines.flatten().flat_map(move |line| phrases(line, config))
}

/// `fr: modularité; arme à feu modulaire for a modular firearm (source)`: a language, then names, with what is
/// to be said of them in brackets behind, or in the words of the source language after a comma or one of [`REMARKS`].
fn phrases(line: &str, config: &Config) -> Vec<(Lang, String)> {
    let Some((tag, rest)) = line.split_once(':') else { return Vec::new() };
    let Some(language) = config.language(tag.trim()) else { return Vec::new() };
    let rest = rest.split(" (").next().unwrap_or_default();
    let mut found = Vec::new();
    for part in rest.split([';', ',', '،', '；', '，', '、']).flat_map(|part| part.split(" or ")) {
        let padded = format!(" {} ", part.trim());
        let cut = REMARKS.iter().filter_map(|word| padded.find(word)).min().unwrap_or(padded.len());
        let name = nfc(padded[..cut].trim()).into_owned();
        if !name.is_empty() {
            found.push((language.lang.clone(), name));
        }
    }
    found
}

/// Words with which an English remark on an equivalent begins. In none of the other official languages are they words
/// that a term holds.
const REMARKS: &[&str] = &[" in ", " for ", " alone ", " to be ", " a phrase ", " as ", " when ", " only "];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::BookPath;

    #[test]
    fn an_equivalent_is_its_names_without_what_is_said_of_them() {
        let book = "format = 1\nsource = \"en\"\ntitle = \"A\"\nlanguages = [{ tag = \"en\", name = \"E\" }, { tag = \"fr\", name = \"F\" }]\n";
        let (config, _) = crate::config::parse(book, &BookPath::new("book.toml").unwrap());
        for (line, names) in [
            ("fr: traçage (A/CONF.192/2018/PC/WP.1; official)", &["traçage"][..]),
            (
                "fr: modularité; arme à feu modulaire for a modular firearm (source)",
                &["modularité", "arme à feu modulaire"],
            ),
            ("fr: rastreo in general text, localización in the title (source)", &["rastreo", "localización"]),
            ("fr: tri or suivi, to be chosen with a linguist (source)", &["tri", "suivi"]),
            ("fr: carcasse, for frame only", &["carcasse"]),
            ("xx: nothing", &[]),
            ("no language", &[]),
        ] {
            let found: Vec<String> = phrases(line, &config).into_iter().map(|(_, name)| name).collect();
            assert_eq!(found, names, "{line}");
        }
    }
}

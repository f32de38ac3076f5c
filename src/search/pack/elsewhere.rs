use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::{Equivalents, Page};
use super::script::{self, Shard};
use crate::base::{Lang, Slug};

/// The facet by which a page says in which languages its entry does not exist: readers of those find it from theirs.
pub(super) const ABSENT: &str = "absent";

/// What a language's pack knows of the other languages: where there are entries that it lacks, and what the book's terms
/// are called there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    languages: Vec<Lang>,
    absent: BTreeMap<Slug, Vec<Lang>>,
    names: Vec<(String, BTreeMap<Lang, Vec<String>>)>,
}

impl Elsewhere {
    /// Of a language, when each language of the site has these pages.
    pub fn of(lang: &Lang, pages: &BTreeMap<Lang, Vec<Page>>, equivalents: &Equivalents) -> Elsewhere {
        let ids: BTreeMap<&Lang, BTreeSet<&Slug>> =
            pages.iter().map(|(lang, pages)| (lang, pages.iter().map(|page| &page.id).collect())).collect();
        let none = BTreeSet::new();
        let own = ids.get(lang).unwrap_or(&none);
        let others = || ids.iter().filter(|(other, _)| **other != lang);
        let lacks = |id: &&Slug| {
            others().filter(|(_, ids)| !ids.contains(*id)).map(|(other, _)| (*other).clone()).collect()
        };
        let absent: BTreeMap<Slug, Vec<Lang>> = own
            .iter()
            .map(|id| ((*id).clone(), lacks(id)))
            .filter(|(_, languages): &(Slug, Vec<Lang>)| !languages.is_empty())
            .collect();
        let languages: Vec<Lang> =
            others().filter(|(_, ids)| !ids.is_subset(own)).map(|(other, _)| (*other).clone()).collect();
        let mut names = Vec::new();
        for name in equivalents.in_lang(lang) {
            let mut there: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
            for (other, words) in name.names.iter().filter(|(other, _)| languages.contains(other)) {
                there.entry(other.clone()).or_default().push(words.clone());
            }
            if !there.is_empty() {
                names.push((name.forms.join(" "), there));
            }
        }
        Elsewhere { languages, absent, names }
    }

    /// The languages that have entries which this one lacks, for the root.
    pub(super) fn languages(&self) -> Vec<&str> {
        self.languages.iter().map(Lang::as_str).collect()
    }

    /// The languages in which an entry of this one does not exist.
    pub(super) fn absent<'a>(&'a self, id: &Slug) -> impl Iterator<Item = &'a str> {
        self.absent.get(id).into_iter().flatten().map(Lang::as_str)
    }

    /// What the book's terms are called in those languages: the words of a name, then by language its names there.
    pub(super) fn names(&self, lang: &Lang) -> Option<(String, Shard)> {
        let name = |(words, there): &(String, BTreeMap<Lang, Vec<String>>)| {
            let there: serde_json::Map<String, Value> =
                there.iter().map(|(lang, names)| (lang.to_string(), json!(names))).collect();
            json!([words, there])
        };
        let names: Vec<Value> = self.names.iter().map(name).collect();
        (!names.is_empty()).then(|| script::shard(lang, &[Value::from(names).to_string()]))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;
    use crate::model::Status;

    fn page(id: &str, lang: &str) -> Page {
        Page {
            id: Slug::new(id).unwrap(),
            lang: Lang::new(lang).unwrap(),
            path: SitePath::new(&format!("{lang}/notes/{id}.html")).unwrap(),
            title: id.to_owned(),
            aliases: Vec::new(),
            summary: String::new(),
            symbols: Vec::new(),
            passages: Vec::new(),
            kind: Slug::new("note").unwrap(),
            status: Status::Agreed,
            date: None,
            facets: Vec::new(),
        }
    }

    fn of(lang: &str) -> Elsewhere {
        let site = [("en", vec!["a", "b"]), ("fr", vec!["a"]), ("ru", vec![])];
        let pages = site.map(|(lang, ids)| {
            (Lang::new(lang).unwrap(), ids.into_iter().map(|id| page(id, lang)).collect())
        });
        Elsewhere::of(&Lang::new(lang).unwrap(), &BTreeMap::from(pages), &Equivalents::default())
    }

    #[test]
    fn a_language_looks_where_there_is_what_it_lacks_and_nowhere_else() {
        assert_eq!(of("en").languages(), [""; 0]);
        assert_eq!(of("fr").languages(), ["en"]);
        assert_eq!(of("ru").languages(), ["en", "fr"]);
    }

    #[test]
    fn an_entry_says_in_which_languages_it_is_absent() {
        let english = of("en");
        let absent = |id: &str| english.absent(&Slug::new(id).unwrap()).collect::<Vec<_>>();
        assert_eq!(absent("a"), ["ru"]);
        assert_eq!(absent("b"), ["fr", "ru"]);
    }
}

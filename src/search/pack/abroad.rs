use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::digits::number;
use super::script::{Shard, quoted, shard};
use crate::base::{Lang, Slug};
use crate::search::{Equivalents, Page};

/// What the reader of one language can find only in others, and by which words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abroad {
    others: Vec<Other>,
}

/// Another language.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Other {
    lang: Lang,
    /// Its pages that have no counterpart, by their numbers there.
    pages: Vec<u32>,
    /// Names in the reader's language as forms, and what they are called there: those of most words first.
    names: Vec<(Vec<String>, Vec<String>)>,
}

impl Abroad {
    /// For each language what its readers find only in others. `pages` are all pages by language, and by id.
    pub fn of(pages: &BTreeMap<Lang, Vec<Page>>, equivalents: &Equivalents) -> BTreeMap<Lang, Abroad> {
        let ids: BTreeMap<&Lang, Vec<&Slug>> =
            pages.iter().map(|(lang, pages)| (lang, pages.iter().map(|page| &page.id).collect())).collect();
        let abroad = |lang: &Lang, own: &Vec<&Slug>| {
            let others = ids.iter().filter(|(other, _)| **other != lang);
            let others = others.filter_map(|(other, theirs)| {
                let only = (0..).zip(theirs).filter(|(_, id)| own.binary_search(id).is_err());
                let pages: Vec<u32> = only.map(|(number, _)| number).collect();
                let other = (*other).clone();
                (!pages.is_empty()).then(|| Other {
                    pages,
                    names: names(equivalents, lang, &other),
                    lang: other,
                })
            });
            Abroad { others: others.collect() }
        };
        ids.iter().map(|(lang, own)| ((*lang).clone(), abroad(lang, own))).collect()
    }

    /// For the root the languages, each with the name of its shard.
    pub(crate) fn encode(&self, lang: &Lang) -> (Value, Vec<Shard>) {
        let mut said = Vec::new();
        let mut shards = Vec::new();
        for other in &self.others {
            let mut pages = String::new();
            let mut next = 0;
            for page in &other.pages {
                number(&mut pages, page - next);
                next = page + 1;
            }
            let names = serde_json::to_string(&other.names).unwrap_or_default();
            if let Some((name, made)) = shard(lang, &[quoted(&pages), names]) {
                said.push(json!([other.lang.as_str(), name]));
                shards.push(made);
            }
        }
        (Value::from(said), shards)
    }
}

fn names(equivalents: &Equivalents, from: &Lang, to: &Lang) -> Vec<(Vec<String>, Vec<String>)> {
    let mut all: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for one in equivalents.in_lang(from) {
        let there = one.names.iter().filter(|(lang, _)| lang == to).map(|(_, name)| name.clone());
        let there: Vec<String> = there.collect();
        if there.is_empty() {
            continue;
        }
        match all.iter_mut().find(|(forms, _)| *forms == one.forms) {
            Some((_, known)) => known.extend(there),
            None => all.push((one.forms.clone(), there)),
        }
    }
    for (_, names) in &mut all {
        names.sort_unstable();
        names.dedup();
    }
    all
}

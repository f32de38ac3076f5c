use std::collections::BTreeMap;
use std::sync::Arc;

use super::index::{Hit, Index, IndexError, Matches, Snippet};
use super::query::{Names, Tree, parse};
use super::{Collection, Equivalents, Page, pages};
use crate::base::Lang;
use crate::config::Config;
use crate::model::Site;

/// The indexes of all languages of a book.
pub struct Library {
    indexes: BTreeMap<Lang, Index>,
    equivalents: Equivalents,
    facets: Vec<String>,
}

/// What a query found in a language and, of entries that are not in it, in others.
pub struct Answer {
    /// How many pages of the language match.
    pub total: usize,
    /// Pages of the language, then of others.
    pub hits: Vec<Found>,
    /// What may have been meant, when a word is on no page of the book.
    pub instead: Option<String>,
}

/// A page that was found.
pub struct Found {
    /// The page.
    pub page: Arc<Page>,
    /// What it scored among the pages of its language.
    pub score: f32,
    /// Whether it has only some of the words.
    pub partly: bool,
    /// The words around what was looked for.
    pub snippet: Snippet,
}

impl Library {
    /// Indexes every page of a site.
    ///
    /// # Errors
    /// When tantivy fails, which it does for no text.
    pub fn of(site: &Site, config: &Config) -> Result<Library, IndexError> {
        let pages = pages(site, config);
        let mut indexes = BTreeMap::new();
        for language in &config.languages {
            let collection = Collection::of(&language.lang, &pages);
            if !collection.is_empty() {
                indexes.insert(language.lang.clone(), Index::of(Arc::new(collection))?);
            }
        }
        Ok(Library {
            indexes,
            equivalents: Equivalents::of(site, config),
            facets: config.search.facets.clone(),
        })
    }

    /// The index of a language's pages, if there are any.
    pub fn index(&self, lang: &Lang) -> Option<&Index> {
        self.indexes.get(lang)
    }

    /// Reads a query.
    pub fn parse(&self, text: &str) -> Tree {
        parse(text, Names { facets: &self.facets }, false)
    }

    /// The best pages for what was typed by a reader of a language, narrowed to values of facets.
    ///
    /// # Errors
    /// When tantivy fails, which it does for no text.
    pub fn find(
        &self,
        text: &str,
        lang: &Lang,
        filters: &[(String, String)],
        limit: usize,
    ) -> Result<Answer, IndexError> {
        let tree = self.parse(text);
        let narrowed = |tree: Tree| {
            let filters =
                filters.iter().map(|(facet, value)| Tree::Filter(facet.clone(), value.to_lowercase()));
            let all: Vec<Tree> = std::iter::once(tree).chain(filters).collect();
            Tree::All(all)
        };
        let mut answer = Answer { total: 0, hits: Vec::new(), instead: None };
        if tree.is_empty() {
            return Ok(answer);
        }
        if let Some(index) = self.indexes.get(lang) {
            let tree = narrowed(tree.clone());
            let Matches { total, hits } = index.find(&tree, limit)?;
            answer.total = total;
            answer.hits.extend(hits.iter().map(|hit| found_page(index, &tree, hit)));
        }
        for (other, index) in self.indexes.iter().filter(|(other, _)| *other != lang) {
            let vocabulary = index.collection().vocabulary();
            let knows = |form: &str| vocabulary.find(form).is_some();
            let translated = self.equivalents.translate(text, lang, other, knows);
            let tree = match translated {
                Some(translated) => Tree::Any(vec![translated, tree.clone()]),
                None => tree.clone(),
            };
            let tree = narrowed(tree);
            let only_there = |hit: &&Hit| {
                let id = &index.collection().page(hit.page).id;
                let own = self.indexes.get(lang);
                own.is_none_or(|own| own.collection().pages().all(|page| page.id != *id))
            };
            let found = index.find(&tree, limit)?;
            let room = limit.saturating_sub(answer.hits.len());
            answer.hits.extend(
                found.hits.iter().filter(only_there).take(room).map(|hit| found_page(index, &tree, hit)),
            );
        }
        if answer.hits.is_empty() || answer.hits.iter().all(|hit| hit.partly) {
            answer.instead = self.instead(text, lang)?;
        }
        Ok(answer)
    }

    /// What was typed with the words that the language's pages do not have put right. Nothing when no page has all
    /// words then: what finds no more is no help.
    fn instead(&self, text: &str, lang: &Lang) -> Result<Option<String>, IndexError> {
        let Some(index) = self.indexes.get(lang) else { return Ok(None) };
        let Some(instead) = index.corrected(text) else { return Ok(None) };
        let found = !index.matches(&self.parse(&instead))?.is_empty();
        Ok(found.then_some(instead))
    }
}

fn found_page(index: &Index, tree: &Tree, hit: &Hit) -> Found {
    Found {
        page: index.collection().shared(hit.page),
        score: hit.score,
        partly: hit.partly,
        snippet: index.snippet(tree, hit.page),
    }
}

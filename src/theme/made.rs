//! Answers that take more than one entry to work out: lists by facet, the pages of the settings, what is
//! latest. Each is worked out once a build and language, when the first page asks.

use std::sync::OnceLock;

use minijinja::{Value, context};
use serde::Serialize;

use super::answers::{Answer, Answers};
use super::comparison::{self, SideBySide};
use super::evidence::{self, Evidence};
use super::facets::{self, FacetValues};
use super::glossary::{self, GlossaryTerms};
use super::latest::{self, Latest};
use super::matrix::{self, Coverage};
use super::open::{self, OpenMatters};
use super::timeline::{self, Chronicle};
use super::{Question, View};
use crate::base::{Lang, SitePath};
use crate::config::{Config, Shows};
use crate::model::{EntryIndex, Route, Site};
use crate::resolve::{page_has_entries, path_of};

/// The answers, by language.
pub(super) struct Made {
    by_language: Vec<(Lang, InLanguage)>,
}

struct InLanguage {
    facets: Vec<OnceLock<Answer<Vec<FacetValues>>>>,
    pages: Vec<OnceLock<Answer<PageAnswer>>>,
    latest: OnceLock<Answer<Latest>>,
}

/// What a page of the settings shows, entries by their ids: their cards are asked for one by one.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum PageAnswer {
    /// Entries against the paragraphs that they bear on.
    Matrix(Coverage),
    /// Entries by year, and what became of topics.
    Timeline(Chronicle),
    /// Entries of one kind side by side.
    Comparison(SideBySide),
    /// Terms.
    Glossary(GlossaryTerms),
    /// What is open.
    Open(OpenMatters),
    /// What the book claims, and what each claim rests on.
    Evidence(Evidence),
}

impl Made {
    /// Nothing worked out yet.
    pub(super) fn new(site: &Site, config: &Config) -> Made {
        fn cells<T>(count: usize) -> Vec<OnceLock<T>> {
            std::iter::repeat_with(OnceLock::new).take(count).collect()
        }
        let in_language = || InLanguage {
            facets: cells(config.kinds.len()),
            pages: cells(config.pages.len()),
            latest: OnceLock::new(),
        };
        let by_language = site.languages.iter().map(|one| (one.lang.clone(), in_language())).collect();
        Made { by_language }
    }

    fn in_language(&self, lang: &Lang) -> Option<&InLanguage> {
        self.by_language.iter().find(|(tag, _)| tag == lang).map(|(_, made)| made)
    }
}

impl Answers {
    /// By what the entries of a kind can be sorted.
    pub(super) fn facets(&self, kind: usize, lang: &Lang) -> Option<&Answer<Vec<FacetValues>>> {
        let cell = self.made.in_language(lang)?.facets.get(kind)?;
        Some(cell.get_or_init(|| Answer::of(facets::of_kind(kind, lang, &self.site, &self.config))))
    }

    /// The pages of the settings that readers of a language have: places in the settings' list.
    pub(super) fn pages(&self, lang: &Lang) -> Vec<usize> {
        let pages = self.config.pages.iter().enumerate();
        let there = pages.filter(|(_, page)| page_has_entries(&page.shows, &self.site.entries, lang));
        there.map(|(at, _)| at).collect()
    }

    /// What a page of the settings shows.
    pub(super) fn page(&self, page: usize, lang: &Lang) -> Option<&Answer<PageAnswer>> {
        let cell = self.made.in_language(lang)?.pages.get(page)?;
        Some(cell.get_or_init(|| {
            let (site, config) = (&*self.site, &*self.config);
            Answer::of(match &config.pages[page].shows {
                Shows::Matrix(matrix) => PageAnswer::Matrix(matrix::coverage(matrix, lang, site, config)),
                Shows::Timeline(timeline) => {
                    PageAnswer::Timeline(timeline::chronicle(timeline, lang, site, config))
                }
                Shows::Comparison(wanted) => {
                    PageAnswer::Comparison(comparison::side_by_side(wanted, lang, site, config))
                }
                Shows::Glossary(glossary) => {
                    PageAnswer::Glossary(glossary::terms(glossary, lang, site, config))
                }
                Shows::Open(open) => PageAnswer::Open(open::matters(open, lang, site, config)),
                Shows::Evidence => PageAnswer::Evidence(evidence::evidence(lang, site, config)),
            })
        }))
    }

    /// What was changed last and what comes next.
    pub(super) fn latest(&self, lang: &Lang) -> Option<&Answer<Latest>> {
        let cell = &self.made.in_language(lang)?.latest;
        Some(cell.get_or_init(|| Answer::of(latest::latest(lang, &self.site, &self.config))))
    }
}

impl View {
    /// The pages of the settings, for the lists of ways through the book: `name`, `title`, `text`, `href`.
    pub(super) fn pages(&self) -> Vec<Value> {
        self.record(Question::Pages);
        let pages = self.answers().pages(self.lang());
        let link = |at: usize| {
            let page = &self.config().pages[at];
            let route = Route::Page { lang: self.lang().clone(), page: at };
            let path = path_of(&route, String::new, self.config()).ok()?;
            Some(context! {
                name => page.name.as_str(),
                title => self.label(&page.title),
                text => self.label(&page.text),
                href => self.here().link_to(&path),
            })
        };
        pages.into_iter().filter_map(link).collect()
    }

    /// What a page of the settings shows; none in a language that has nothing of it.
    pub fn page(&self, page: usize) -> Option<&PageAnswer> {
        self.record(Question::Page(self.config().pages[page].name.clone()));
        self.answers().page(page, self.lang()).map(|answer| &answer.data)
    }

    /// The address of a page beside those of entries, as a link from this one.
    pub fn route_href(&self, route: &Route, folder: &str) -> Option<String> {
        let path: SitePath = path_of(route, || folder.to_owned(), self.config()).ok()?;
        Some(self.here().link_to(&path))
    }

    /// The ids of the entries of a kind, by title.
    pub fn ids_of(&self, kind: usize) -> Vec<String> {
        self.record(Question::Kind(self.config().kinds[kind].id.clone()));
        let list = self.answers().kind(kind, self.lang());
        let id = |index: &EntryIndex| self.site().entry(*index).id.to_string();
        list.map(|list| list.data.iter().map(id).collect()).unwrap_or_default()
    }

    /// The card of the entry with this id, as templates see it.
    pub fn card_of(&self, id: &str) -> Option<Value> {
        self.card(self.answers().find(id)?)
    }
}

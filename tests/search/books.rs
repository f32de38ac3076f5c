use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use panelbook::base::{Lang, SitePath, Slug};
use panelbook::build::{Options, Outcome, Progress, Session};
use panelbook::output::Memory;
use panelbook::search::{Collection, Index, Library, Page, Passage};
use panelbook::source::disk;

use super::script::root;

pub(crate) const LANGUAGES: &[&str] = &["ar", "zh", "en", "fr", "ru", "es"];

pub(crate) fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

fn build(folder: &Path) -> Outcome {
    let snapshot = disk::load(folder, None).unwrap();
    let options = Options { drafts: false };
    Session::new().build(&snapshot, options, &Memory::new(), &Progress::default()).unwrap()
}

/// The repository's own book, built once.
pub(crate) static REAL: LazyLock<(Outcome, Library)> = LazyLock::new(|| opened(root()));

/// The small book on another subject.
pub(crate) fn opened(folder: &Path) -> (Outcome, Library) {
    let outcome = build(folder);
    let library = Library::of(outcome.site.as_ref().unwrap(), &outcome.config).unwrap();
    (outcome, library)
}

/// An article of the Universal Declaration of Human Rights.
pub(crate) struct Article {
    pub(crate) title: String,
    pub(crate) paragraphs: Vec<String>,
}

pub(crate) fn declaration(tag: &str) -> Vec<Article> {
    let text = fs::read_to_string(root().join(format!("tests/search/udhr/{tag}.txt"))).unwrap();
    let articles: Vec<Article> = text
        .split("\n\n")
        .map(|part| {
            let mut lines = part.lines().map(str::to_owned);
            let title = lines.next().unwrap().trim_start_matches("# ").to_owned();
            Article { title, paragraphs: lines.collect() }
        })
        .collect();
    assert!(articles.len() > 25);
    articles
}

/// A page with a title and some text.
pub(crate) fn page(tag: &str, id: &str, title: &str, texts: &[String]) -> Page {
    let passage = |text: &String| Passage { heading: false, text: text.clone(), anchor: None, number: None };
    Page {
        id: Slug::new(id).unwrap(),
        lang: lang(tag),
        path: SitePath::new(&format!("{tag}/notes/{id}.html")).unwrap(),
        title: title.to_owned(),
        aliases: Vec::new(),
        summary: String::new(),
        symbols: Vec::new(),
        passages: texts.iter().map(passage).collect(),
        kind: Slug::new("note").unwrap(),
        status: panelbook::model::Status::Agreed,
        date: None,
        facets: Vec::new(),
    }
}

/// An index of pages that are made for a test.
pub(crate) fn index(tag: &str, pages: &[Page]) -> Index {
    Index::of(Arc::new(Collection::of(&lang(tag), pages))).unwrap()
}

/// The Declaration in one language, a page for each article.
pub(crate) fn declared(tag: &str) -> Index {
    let articles = declaration(tag);
    let pages: Vec<Page> = (0..)
        .zip(&articles)
        .map(|(at, article)| page(tag, &format!("article-{at:02}"), &article.title, &article.paragraphs))
        .collect();
    index(tag, &pages)
}

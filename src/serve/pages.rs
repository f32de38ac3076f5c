//! A request to an answer. Everything comes from what was built; no path of a request ever meets the disk.

use std::collections::BTreeSet;

use super::client::{CLIENT, within};
use super::http::{Answer, Request};
use super::hub::Hub;
use super::media::kind;
use super::shown::{Found, Shown};
use super::{file_page, trouble};
use crate::base::{BookPath, Fingerprint, Lang, SitePath};
use crate::build::{Drawn, Generation};
use crate::model::{LinkedEdition, Route};

const HTML: &str = "text/html; charset=utf-8";

/// Where everything lies that belongs to the preview and not to the book.
pub(super) const OURS: &str = "/.panelbook/";

/// Answers a request from what is shown now.
pub(super) fn answer(request: &Request, hub: &Hub) -> Answer {
    let shown = hub.shown();
    let path = request.path.as_str();
    if let Some(name) = path.strip_prefix(OURS) {
        return ours(name, request, hub, &shown);
    }
    let Some(name) = path.strip_prefix('/') else { return missing(&shown, path) };
    let (folder, name) = (name.is_empty() || name.ends_with('/'), index(name));
    if shown.generation.is_none() {
        return Answer::new(500, HTML, trouble::page(&shown, &name, None));
    }
    match shown.find(&name) {
        Found { drawn: Some(drawn), .. } => file(&name, &drawn, 200),
        Found { failed: Some(why), .. } => Answer::new(500, HTML, trouble::page(&shown, &name, Some(&why))),
        Found { .. } if !folder && shown.find(&format!("{name}/index.html")).is_there() => {
            // Relative links of the page start from its folder.
            let encoded = SitePath::new(&name).map(|path| path.encoded()).unwrap_or_default();
            Answer::words(308, "the page is a folder's").header("Location", format!("/{encoded}/"))
        }
        Found { .. } => missing(&shown, &name),
    }
}

/// The file that an address means: a folder's is its index.
pub(super) fn index(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn file(name: &str, drawn: &Drawn, status: u16) -> Answer {
    let kind = kind(name);
    if kind != HTML {
        return Answer::new(status, kind, drawn.bytes.clone()).fingerprint(drawn.fingerprint);
    }
    let page = within(&drawn.bytes, name, drawn.fingerprint);
    let fingerprint = Fingerprint::of(&page);
    Answer::new(status, kind, page).fingerprint(fingerprint)
}

/// The book's own page for addresses that are none. Its links start from the address where the book will be
/// published; here they start from the root. It follows the address that was asked for: there may be a page soon.
fn missing(shown: &Shown, name: &str) -> Answer {
    let page = shown.generation.as_ref().and_then(|generation| {
        let drawn = generation.page("404.html")?.ok()?;
        let text = std::str::from_utf8(&drawn.bytes).ok()?;
        let page = from_root(text, &generation.config.base);
        Some(within(page.as_bytes(), name, Fingerprint::default()))
    });
    match page {
        Some(page) => Answer::new(404, HTML, page),
        None => Answer::words(404, "there is no such page"),
    }
}

/// A page with its links into the site starting from the root of this server, wherever it is asked for.
fn from_root(page: &str, base: &str) -> String {
    let mut out = String::with_capacity(page.len() + 64);
    let mut rest = page;
    let next = |rest: &str| {
        let starts = [" href=\"", " src=\""];
        starts.iter().filter_map(|start| Some(rest.find(start)? + start.len())).min()
    };
    while let Some(at) = next(rest) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let value = rest.split('"').next().unwrap_or_default();
        let own = value.strip_prefix(base).filter(|_| !base.is_empty());
        let scheme = value.split('/').next().is_some_and(|first| first.contains(':'));
        if own.is_some() || !(scheme || value.starts_with(['/', '#'])) {
            out.push('/');
            out.push_str(own.unwrap_or(value).trim_start_matches('/'));
            rest = &rest[value.len()..];
        }
    }
    out + rest
}

/// What belongs to the preview.
fn ours(name: &str, request: &Request, hub: &Hub, shown: &Shown) -> Answer {
    if name == "events" {
        return match request.asked("page") {
            Some(page) => Answer::events(hub.join(page)),
            None => Answer::words(400, "which page?"),
        };
    }
    if name == "version" {
        return Answer::new(200, "text/plain; charset=utf-8", hub.version().to_string().into_bytes());
    }
    if let Some((_, text)) = CLIENT.iter().find(|(file, _)| *file == name) {
        return Answer::new(200, kind(name), text.as_bytes()).fingerprint(Fingerprint::of(text.as_bytes()));
    }
    let text = name.strip_prefix("file/").and_then(BookPath::new).and_then(|path| {
        let text = shown.text(&path)?;
        Some(file_page::page(&path, text))
    });
    text.map_or_else(|| missing(shown, name), |page| Answer::new(200, HTML, page.into_bytes()))
}

/// What the page at an address shows of the book: its files, and the entry with its languages.
#[derive(Default)]
pub(super) struct Subject {
    /// The page's language; the welcome and the page for addresses that are none have no one language.
    pub(super) lang: Option<Lang>,
    pub(super) files: BTreeSet<BookPath>,
    pub(super) own: Option<BookPath>,
    pub(super) draft: bool,
    /// The names of the languages in which there is no edition.
    pub(super) missing: Vec<String>,
    /// The names of the languages whose edition was last changed on an earlier day than the source, as far as the
    /// ledger of dates tells. It does not tell which of its blocks are behind.
    pub(super) older: Vec<String>,
}

/// What the page at an address is about.
pub(super) fn subject(name: &str, generation: &Generation) -> Subject {
    let (config, site) = (&generation.config, &generation.site);
    // A page that is no more was in the language of its folder.
    let folder = name.split('/').next().and_then(Lang::new);
    let lang = folder.filter(|lang| config.languages.iter().any(|language| language.lang == *lang));
    let mut subject = Subject { lang, ..Subject::default() };
    let Some(Route::Entry { lang, id }) = generation.route(name) else { return subject };
    let Some(entry) = site.find(id.as_str()).map(|index| site.entry(index)) else { return subject };
    let source = entry.edition(&config.source);
    let own = entry.edition(lang).or(source);
    subject.own = own.map(|linked| linked.edition.path.clone());
    subject.draft = own.is_some_and(|linked| linked.edition.status == crate::model::Status::Draft);
    subject.files = entry.editions.iter().map(|linked| linked.edition.path.clone()).collect();
    let changed = |linked: &LinkedEdition| generation.changed(&linked.edition.path);
    let newest = source.and_then(changed);
    for language in &config.languages {
        match entry.edition(&language.lang) {
            None => subject.missing.push(language.name.clone()),
            Some(linked) if language.lang != config.source => {
                if changed(linked).zip(newest).is_some_and(|(here, there)| here < there) {
                    subject.older.push(language.name.clone());
                }
            }
            Some(_) => {}
        }
    }
    subject
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_into_the_site_start_from_the_root() {
        let page = "<a href=\"en/\">a</a> <a href=\"https://b.example/x/en/\"> <a href=\"#a\"> <a href=\"/en/\"> \
                    <a href=\"https://c.example/\"> <a href=\"mailto:a@b.example\"> <script src=\"a.js\">";
        let expected = "<a href=\"/en/\">a</a> <a href=\"/en/\"> <a href=\"#a\"> <a href=\"/en/\"> \
                        <a href=\"https://c.example/\"> <a href=\"mailto:a@b.example\"> <script src=\"/a.js\">";
        assert_eq!(from_root(page, "https://b.example/x/"), expected);
        assert_eq!(from_root("<a href=\"en/\">", ""), "<a href=\"/en/\">");
    }
}

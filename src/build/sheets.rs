#![expect(clippy::disallowed_types, reason = "asked by address only, never walked through")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::page::Page;
use crate::base::{Fingerprint, Lang, SitePath};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{EntryIndex, Route, Site};
use crate::resolve;

/// Which pages a site has and where they are.
pub(super) struct Contents {
    config: Fingerprint,
    /// The site's own list, by which it is known that nothing about this is another.
    all: Arc<[Route]>,
    /// The pages that have an address, in the site's order.
    routes: Arc<[Route]>,
    paths: Vec<SitePath>,
    by_path: HashMap<SitePath, usize>,
}

/// A sheet for every page of a site: blank, drawn, or with what was drawn on it before.
#[derive(Clone)]
pub(super) struct Sheets {
    contents: Arc<Contents>,
    sheets: Arc<[Sheet]>,
}

/// One page's.
#[derive(Default)]
pub(super) struct Sheet {
    /// The page as an earlier generation drew it, until it is known whether that still holds. After a page
    /// that could not be drawn it stays: it is the last good one.
    earlier: Mutex<Option<Arc<Page>>>,
    now: OnceLock<Result<Arc<Page>, Box<Diagnostic>>>,
}

impl Sheets {
    /// No pages.
    pub(super) fn none() -> Sheets {
        let contents = Contents {
            config: Fingerprint::default(),
            all: Arc::new([]),
            routes: Arc::new([]),
            paths: Vec::new(),
            by_path: HashMap::new(),
        };
        Sheets { contents: Arc::new(contents), sheets: Arc::new([]) }
    }

    /// The sheets of a site, each with what was drawn before at the same address.
    pub(super) fn after(before: &Sheets, site: &Site, config: &Config) -> Sheets {
        let contents = match &before.contents {
            same if same.config == config.fingerprint && same.all == site.routes => same.clone(),
            _ => Arc::new(Contents::of(site, config)),
        };
        let sheets = if Arc::ptr_eq(&contents, &before.contents) {
            before.sheets.iter().map(Sheet::next).collect()
        } else {
            let sheet = |path| before.find(path).map_or_else(Sheet::default, |at| before.sheets[at].next());
            contents.paths.iter().map(|path| sheet(path.as_str())).collect()
        };
        Sheets { contents, sheets }
    }

    pub(super) fn len(&self) -> usize {
        self.sheets.len()
    }

    /// The place of the page at an address.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.contents.by_path.get(path).copied()
    }

    pub(super) fn sheet(&self, at: usize) -> &Sheet {
        &self.sheets[at]
    }

    pub(super) fn route(&self, at: usize) -> &Route {
        &self.contents.routes[at]
    }

    pub(super) fn path(&self, at: usize) -> &SitePath {
        &self.contents.paths[at]
    }

    pub(super) fn paths(&self) -> &[SitePath] {
        &self.contents.paths
    }

    /// The pages that are drawn, or taken over from an earlier generation.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &Arc<Page>> {
        self.sheets.iter().filter_map(|sheet| sheet.now.get()?.as_ref().ok())
    }

    /// The findings about pages that could not be drawn.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.sheets.iter().filter_map(|sheet| sheet.now.get()?.as_ref().err().map(|finding| &**finding))
    }
}

impl Contents {
    fn of(site: &Site, config: &Config) -> Contents {
        let (mut routes, mut paths) = (Vec::new(), Vec::new());
        for route in site.routes.iter() {
            let (_, own) = subject(route, site, config);
            let folder = || own.map(|own| config.kinds[site.entry(own).kind].folder.clone());
            if let Ok(path) = resolve::path_of(route, || folder().unwrap_or_default(), config) {
                routes.push(route.clone());
                paths.push(path);
            }
        }
        let by_path = paths.iter().cloned().zip(0..).collect();
        let all = site.routes.clone();
        let routes = if routes.len() == all.len() { all.clone() } else { routes.into() };
        Contents { config: config.fingerprint, all, routes, paths, by_path }
    }
}

/// The language of a page, and the entry that it is about.
pub(super) fn subject(route: &Route, site: &Site, config: &Config) -> (Lang, Option<EntryIndex>) {
    match route {
        Route::Welcome | Route::NotFound => (config.source.clone(), None),
        Route::Home { lang }
        | Route::Titles { lang }
        | Route::List { lang }
        | Route::Search { lang }
        | Route::Submit { lang }
        | Route::Kind { lang, .. }
        | Route::Facet { lang, .. }
        | Route::Print { lang, .. }
        | Route::Page { lang, .. } => (lang.clone(), None),
        Route::Entry { lang, id }
        | Route::Bundle { lang, id, .. }
        | Route::Map { lang, id }
        | Route::Provisions { lang, id }
        | Route::Moved { lang, id, .. } => (lang.clone(), site.find(id.as_str())),
    }
}

impl Sheet {
    /// The page, drawn by `draw` when nobody has asked for it yet; who asks meanwhile waits.
    pub(super) fn get(
        &self,
        draw: impl FnOnce() -> Result<Arc<Page>, Box<Diagnostic>>,
    ) -> &Result<Arc<Page>, Box<Diagnostic>> {
        let mut drawn_now = false;
        let page = self.now.get_or_init(|| {
            drawn_now = true;
            draw()
        });
        if drawn_now && page.is_ok() {
            *self.earlier_now() = None;
        }
        page
    }

    /// What an earlier generation drew.
    pub(super) fn earlier(&self) -> Option<Arc<Page>> {
        self.earlier_now().clone()
    }

    fn earlier_now(&self) -> MutexGuard<'_, Option<Arc<Page>>> {
        self.earlier.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The page's sheet in the next generation.
    fn next(&self) -> Sheet {
        let page = match self.now.get() {
            Some(Ok(page)) => Some(page.clone()),
            Some(Err(_)) | None => self.earlier(),
        };
        Sheet { earlier: Mutex::new(page), now: OnceLock::new() }
    }
}

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::budget::Scale;
use super::page::{Leaf, Page, key};
use super::progress::Progress;
use super::search::Packs;
use super::session::Options;
use super::sheets::{Sheets, subject};
use super::timings::Timings;
use crate::base::{BookPath, Fingerprint, SitePath};
use crate::check::{self, Ground};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Date, Ledgers, Route, Site};
use crate::output::{OutputError, Sink};
use crate::register::Register;
use crate::render::{self, Draw};
use crate::source::{Body, Snapshot};
use crate::theme::{Answers, Theme, View};

/// How many pages are drawn in the background before others that wait for a processor get a turn.
const TURN: usize = 64;

/// A book at one moment with everything decided, and nothing drawn that nobody asked for. Shared by
/// whoever asks: each page is drawn once, when it is first wanted, and not at all when an earlier
/// generation drew it from the same.
pub struct Generation {
    /// The files.
    pub snapshot: Arc<Snapshot>,
    /// The settings.
    pub config: Arc<Config>,
    /// All entries, linked.
    pub site: Arc<Site>,
    /// Templates, words and styles.
    pub theme: Arc<Theme>,
    /// How long each stage took so far.
    pub timings: Timings,
    /// Files that had to be parsed.
    pub parsed: usize,
    pub(super) options: Options,
    pub(super) register: Arc<Register>,
    pub(super) ledgers: Arc<Ledgers>,
    pub(super) answers: Arc<Answers>,
    pub(super) sheets: Sheets,
    /// Pages that had to be drawn.
    pub(super) drawn: AtomicUsize,
    /// What was found before any page was drawn, but by house rules.
    pub(super) found: Vec<Diagnostic>,
    pub(super) broken: OnceLock<Vec<Diagnostic>>,
    pub(super) packs: Packs,
    /// Against what pages are weighed.
    pub(super) scale: Scale,
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// The fingerprint of the bytes: two generations with the same one have the same page.
    pub fingerprint: Fingerprint,
}

/// A page that could not be drawn.
#[derive(Clone, Debug)]
pub struct Failed {
    /// Why: it points into a template.
    pub finding: Diagnostic,
    /// The page as it was last seen, if ever.
    pub last: Option<Drawn>,
}

impl fmt::Debug for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Generation").field("pages", &self.sheets.len()).finish_non_exhaustive()
    }
}

impl Generation {
    /// The addresses of all pages, without the files beside them.
    pub fn paths(&self) -> &[SitePath] {
        self.sheets.paths()
    }

    /// How many pages had to be drawn so far.
    pub fn drawn(&self) -> usize {
        self.drawn.load(Ordering::Relaxed)
    }

    /// What the page at an address is.
    pub fn route(&self, path: &str) -> Option<&Route> {
        Some(self.sheets.route(self.sheets.find(path)?))
    }

    /// The page at an address, or the file that is made with a page and stands beside it
    /// (`en/documents/iti.bib`); `None` when there is neither. Draws nothing else.
    pub fn page(&self, path: &str) -> Option<Result<Drawn, Failed>> {
        let at = self.sheets.find(path).or_else(|| self.sheets.find(&page_beside(path)?))?;
        match self.whole(at) {
            Ok(page) => page.file(path).map(Ok),
            Err(finding) => {
                let last = self.sheets.sheet(at).earlier().and_then(|page| page.file(path));
                Some(Err(Failed { finding: *finding, last }))
            }
        }
    }

    /// The style, script or image at an address, or a file of the search.
    pub fn asset(&self, path: &str) -> Option<Drawn> {
        if let Some((_, bytes)) = self.theme.assets.iter().find(|(to, _)| to.as_str() == path) {
            return Some(Drawn { fingerprint: Fingerprint::of(bytes), bytes: bytes.clone() });
        }
        if let Some(bytes) = self.packs.find(path, &self.site, &self.config) {
            return Some(Drawn { fingerprint: Fingerprint::of(bytes), bytes: bytes.into() });
        }
        let asset = self.site.assets.iter().find(|asset| asset.to.as_str() == path)?;
        let file = self.snapshot.files.get(&asset.from)?;
        let bytes = match &file.body {
            Body::Text(text) => Arc::from(text.as_bytes()),
            Body::Bytes(bytes) => bytes.clone(),
        };
        Some(Drawn { bytes, fingerprint: file.fingerprint })
    }

    /// The place of the page at an address, else of the page of the first route that is meant.
    pub(super) fn place(&self, path: &str, meant: impl Fn(&Route) -> bool) -> Option<usize> {
        let find = || (0..self.sheets.len()).find(|at| meant(self.sheets.route(*at)));
        self.sheets.find(path).or_else(find)
    }

    /// The page at a place with what it was drawn from.
    pub(super) fn drawn_from(&self, at: usize) -> Result<(&Route, Arc<Page>), Box<Diagnostic>> {
        Ok((self.sheets.route(at), self.settled(at, |page| page)?))
    }

    /// Applies the house rules; [`Generation::findings`] then has theirs. May run while pages are asked for.
    pub fn check(&self) {
        self.broken.get_or_init(|| {
            let file_of = |path: &BookPath| self.snapshot.files.get(path);
            let Generation { site, config, register, .. } = self;
            check::run(Ground { site, config, register, file_of: &file_of })
        });
    }

    /// What was found so far, by place: all of it when the rules were applied and every page drawn.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let rules = self.broken.get().into_iter().flatten();
        let mut findings: Vec<Diagnostic> =
            self.found.iter().chain(rules).chain(self.sheets.findings()).cloned().collect();
        for page in self.sheets.drawn() {
            findings.extend(page.weight.iter().flat_map(|weight| self.scale.judge(&page.path, weight)));
        }
        let roots = self.packs.roots();
        findings.extend(roots.filter_map(|root| self.scale.judge_query(&root.path, &root.bytes)));
        findings.sort();
        findings.dedup();
        findings
    }

    /// The day on which a file was last changed, when the ledger tells.
    pub fn changed(&self, path: &BookPath) -> Option<Date> {
        let dates = &self.ledgers.dates;
        let at = dates.binary_search_by(|date| date.file.cmp(path)).ok()?;
        Some(dates[at].last)
    }

    /// The text that a finding points into.
    pub fn text(&self, path: &BookPath) -> Option<&str> {
        self.snapshot.text(path).or_else(|| self.theme.text(path))
    }

    /// Draws every page that nobody asked for yet, so that whatever is wrong with one is found; what comes of it is not
    /// kept. Gives way to others between pages, and stops soon after `cancel` is set; the answer is whether it came to the end.
    pub fn draw_all(&self, progress: &Progress, cancel: &AtomicBool) -> bool {
        progress.start(self.sheets.len());
        let places: Vec<usize> = (0..self.sheets.len()).collect();
        for turn in places.chunks(TURN) {
            turn.par_iter().for_each(|at| {
                if !cancel.load(Ordering::Relaxed) {
                    let _ = self.settled(*at, Page::emptied);
                    progress.step();
                }
            });
        }
        !cancel.load(Ordering::Relaxed)
    }

    /// Streams all pages and files into a sink, which then holds them.
    pub(super) fn publish(&self, sink: &dyn Sink, progress: &Progress) -> Result<(), OutputError> {
        progress.start(self.sheets.len());
        (0..self.sheets.len()).into_par_iter().try_for_each(|at| {
            progress.step();
            self.publish_page(at, sink)
        })?;
        self.publish_assets(sink)
    }

    /// Streams the files of the search into a sink.
    pub(super) fn publish_search(&self, sink: &dyn Sink) -> Result<(), OutputError> {
        self.packs.publish(sink, &self.site, &self.config)
    }

    fn publish_page(&self, at: usize, sink: &dyn Sink) -> Result<(), OutputError> {
        let earlier = self.unchanged(at);
        // What was kept is the sink's already, and would be drawn the same.
        let lost = earlier.as_ref().map(|page| page.keep(sink)).transpose()?;
        if let (Some(page), Some([])) = (&earlier, lost.as_deref()) {
            let _ = self.sheets.sheet(at).get(|| Ok(page.clone()));
            return Ok(());
        }
        let page = match self.draw(at) {
            Ok(page) => {
                for Leaf { path, bytes, .. } in &page.files {
                    if lost.as_ref().is_none_or(|lost| lost.contains(path)) {
                        sink.put(path, bytes.get().map(|bytes| &**bytes).unwrap_or_default())?;
                    }
                }
                Ok(Arc::new(page.emptied()))
            }
            Err(finding) => Err(finding),
        };
        let _ = self.sheets.sheet(at).get(|| page);
        Ok(())
    }

    /// Streams styles, scripts and the images that entries show.
    fn publish_assets(&self, sink: &dyn Sink) -> Result<(), OutputError> {
        for (path, bytes) in &self.theme.assets {
            sink.put(path, bytes)?;
        }
        self.site.assets.par_iter().try_for_each(|asset| {
            let Some(file) = self.snapshot.files.get(&asset.from) else { return Ok(()) };
            if sink.keep(&asset.to, file.fingerprint)? {
                return Ok(());
            }
            let bytes: &[u8] = match &file.body {
                Body::Text(text) => text.as_bytes(),
                Body::Bytes(bytes) => bytes,
            };
            sink.put(&asset.to, bytes).map(|_| ())
        })
    }

    /// The page at a place with its bytes, which are kept from now on: somebody looks at it.
    fn whole(&self, at: usize) -> Result<Arc<Page>, Box<Diagnostic>> {
        let page = self.settled(at, |page| page)?;
        if !page.is_whole() {
            page.fill(&self.draw(at)?);
        }
        Ok(page)
    }

    /// The page at a place: what an earlier generation drew when that still holds, else drawn now, and of that what
    /// is to be kept.
    fn settled(&self, at: usize, kept: impl FnOnce(Page) -> Page) -> Result<Arc<Page>, Box<Diagnostic>> {
        let fresh = || self.draw(at).map(|page| Arc::new(kept(page)));
        self.sheets.sheet(at).get(|| self.unchanged(at).map_or_else(fresh, Ok)).clone()
    }

    /// What an earlier generation drew at a place, when it would be drawn the same now.
    fn unchanged(&self, at: usize) -> Option<Arc<Page>> {
        let earlier = self.sheets.sheet(at).earlier()?;
        earlier.holds(self.key(at), &self.answers).then_some(earlier)
    }

    fn key(&self, at: usize) -> Fingerprint {
        let route = self.sheets.route(at);
        let (_, own) = subject(route, &self.site, &self.config);
        key(route, own, &self.site, &self.config, &self.theme, self.options.drafts)
    }

    fn draw(&self, at: usize) -> Result<Page, Box<Diagnostic>> {
        self.drawn.fetch_add(1, Ordering::Relaxed);
        let Generation { config, site, theme, .. } = self;
        let (route, path) = (self.sheets.route(at), self.sheets.path(at));
        let (lang, own) = subject(route, site, config);
        let strings = theme.words(&lang, config)?.clone();
        let view = Arc::new(View::new(self.answers.clone(), strings, lang.clone(), path.clone(), own));
        let draw = Draw { config, site, theme, drafts: self.options.drafts };
        let artifacts = render::page(route, own, &view, draw)?;
        let (path, key) = (path.clone(), self.key(at));
        let weight = artifacts.first().and_then(|page| self.scale.weigh(&page.bytes));
        Ok(Page { path, lang, key, asked: view.asked(), files: Page::leaves(artifacts), weight })
    }
}

impl Page {
    /// The page, or a file beside it.
    fn file(&self, path: &str) -> Option<Drawn> {
        let held = self.files.iter().find(|held| held.path.as_str() == path)?;
        Some(Drawn { bytes: held.bytes.get()?.clone(), fingerprint: held.fingerprint })
    }
}

/// The address of the page that a file of this address would stand beside.
fn page_beside(path: &str) -> Option<String> {
    let folder = path.rfind('/').map_or(0, |slash| slash + 1);
    let (stem, _) = path[folder..].split_once('.')?;
    Some(format!("{}{stem}.html", &path[..folder]))
}

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::memo::{PageMemo, Pages, key};
use super::progress::Progress;
use super::timings::Timings;
use crate::base::{BookPath, Fingerprint, Lang, SitePath};
use crate::check::{self, Ground};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::model::{Edition, EntryIndex, Ledgers, Route, Site};
use crate::output::{OutputError, Sink};
use crate::parse::Citations;
use crate::register::{Declared, Register};
use crate::render::{self, Draw};
use crate::resolve::{self, Surroundings};
use crate::source::{File, Snapshot};
use crate::theme::{self, Answers, Theme, View};
use crate::{ledger, parse};

/// How a site is to be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts get pages, as in a preview.
    pub drafts: bool,
}

/// What came of a build.
pub struct Outcome {
    /// Every finding of every stage, by place.
    pub findings: Vec<Diagnostic>,
    /// The settings.
    pub config: Arc<Config>,
    /// All entries, linked; none when the settings could not be read.
    pub site: Option<Arc<Site>>,
    /// The theme; none when the settings could not be read.
    pub theme: Option<Arc<Theme>>,
    /// How many pages and files there are, and how many had to be made.
    pub tally: Tally,
    /// How long each stage took.
    pub timings: Timings,
}

/// How much a build had to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files parsed.
    pub parsed: usize,
    /// Pages of the site.
    pub pages: usize,
    /// Pages drawn; the others were known to come out the same.
    pub rendered: usize,
}

impl Outcome {
    /// Whether the site must not be published.
    pub fn failed(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The text that a finding points into.
    pub fn text<'a>(&'a self, snapshot: &'a Snapshot, path: &BookPath) -> Option<&'a str> {
        snapshot.text(path).or_else(|| self.theme.as_ref().and_then(|theme| theme.text(path)))
    }
}

/// Builds a book again and again, and remembers what did not change.
#[derive(Default)]
pub struct Session {
    declared: BTreeMap<BookPath, (Fingerprint, Fingerprint, Option<Declared>)>,
    editions: BTreeMap<BookPath, ParsedMemo>,
    pages: Pages,
}

/// What is remembered of a file.
struct ParsedMemo {
    file: Fingerprint,
    /// The fingerprint of the register, which holds that of the settings.
    register: Fingerprint,
    edition: Option<Arc<Edition>>,
    findings: Vec<Diagnostic>,
}

impl Session {
    /// A session that remembers nothing.
    pub fn new() -> Session {
        Session::default()
    }

    /// What is remembered of every page.
    pub fn pages(&self) -> &Pages {
        &self.pages
    }

    /// Builds a snapshot into a sink. Pages are drawn even when a finding will keep the site from being
    /// published, so that one run tells all; only settings that cannot be read end it at once.
    ///
    /// # Errors
    /// When the sink cannot take what it is given.
    pub fn build(
        &mut self,
        snapshot: &Snapshot,
        options: Options,
        sink: &dyn Sink,
        progress: &Progress,
    ) -> Result<Outcome, OutputError> {
        let mut timings = Timings::start();
        let (config, mut findings) = settings(snapshot);
        findings.extend(snapshot.problems.iter().cloned());
        let config = Arc::new(config);
        if findings.iter().any(|f| f.severity == Severity::Error && f.code.as_str().starts_with('C')) {
            findings.sort();
            return Ok(Outcome {
                findings,
                config,
                site: None,
                theme: None,
                tally: Tally::default(),
                timings,
            });
        }
        timings.end("config");
        let mut tally = Tally::default();
        let files: Vec<&File> =
            snapshot.files.values().filter(|file| file.path.as_str().starts_with("content/")).collect();
        let register = self.register(&files, &config);
        timings.end("register");
        let editions = self.parse(&files, &config, &register, &mut tally, &mut findings);
        timings.end("parse");
        let (ledgers, unread) = ledger::read(snapshot);
        findings.extend(unread);
        let (site, found) = link(&editions, snapshot, &config, &ledgers, &register, options);
        findings.extend(found);
        timings.end("resolve");
        let text_of = |path: &BookPath| snapshot.text(path);
        let ground = Ground { site: &site, config: &config, register: &register, text_of: &text_of };
        findings.extend(check::run(ground));
        timings.end("check");
        let (theme, found) = theme::load(snapshot, &config);
        findings.extend(found);
        timings.end("theme");
        let (site, theme) = (Arc::new(site), Arc::new(theme));
        let failed = self.render(&site, &config, &theme, options, sink, progress, &mut tally)?;
        findings.extend(failed);
        assets(snapshot, &site, &theme, sink)?;
        timings.end("render");
        findings.sort();
        findings.dedup();
        Ok(Outcome { findings, config, site: Some(site), theme: Some(theme), tally, timings })
    }

    /// The short names and symbols that files declare, read from those that changed.
    fn register(&mut self, files: &[&File], config: &Config) -> Register {
        let before = std::mem::take(&mut self.declared);
        self.declared = files
            .par_iter()
            .map(|file| {
                let memo = before.get(&file.path).filter(|(text, settings, _)| {
                    *text == file.fingerprint && *settings == config.fingerprint
                });
                let declared = match memo {
                    Some((_, _, declared)) => declared.clone(),
                    None => parse::declared(file, config),
                };
                (file.path.clone(), (file.fingerprint, config.fingerprint, declared))
            })
            .collect();
        Register::of(config, self.declared.values().filter_map(|(_, _, declared)| declared.as_ref()))
    }

    /// Parses the files that changed, in parallel; takes the others from memory.
    fn parse(
        &mut self,
        files: &[&File],
        config: &Config,
        register: &Register,
        tally: &mut Tally,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Edition>> {
        let finders = register.finders(config);
        let citations = Citations { register, finders: &finders };
        let known = |file: &&&File| {
            let memo = self.editions.get(&file.path);
            memo.is_some_and(|memo| memo.file == file.fingerprint && memo.register == register.fingerprint)
        };
        let changed: Vec<&File> = files.iter().filter(|file| !known(file)).copied().collect();
        tally.parsed = changed.len();
        let parsed: Vec<(BookPath, ParsedMemo)> = changed
            .into_par_iter()
            .map(|file| {
                let (edition, findings) = parse::edition(file, config, &citations);
                let edition = edition.map(Arc::new);
                let memo =
                    ParsedMemo { file: file.fingerprint, register: register.fingerprint, edition, findings };
                (file.path.clone(), memo)
            })
            .collect();
        self.editions.retain(|path, _| files.binary_search_by(|file| file.path.cmp(path)).is_ok());
        self.editions.extend(parsed);
        findings.extend(self.editions.values().flat_map(|memo| memo.findings.iter().cloned()));
        self.editions.values().filter_map(|memo| memo.edition.clone()).collect()
    }

    /// Draws the pages that would come out differently, in parallel, and streams them into the sink.
    #[expect(clippy::too_many_arguments, reason = "the stages' outputs, each once")]
    fn render(
        &mut self,
        site: &Arc<Site>,
        config: &Arc<Config>,
        theme: &Arc<Theme>,
        options: Options,
        sink: &dyn Sink,
        progress: &Progress,
        tally: &mut Tally,
    ) -> Result<Vec<Diagnostic>, OutputError> {
        let answers = Arc::new(Answers::new(site.clone(), config.clone()));
        let draw = Draw { config, site, theme, drafts: options.drafts };
        let rendered = AtomicUsize::new(0);
        let before = &self.pages;
        progress.start(site.routes.len());
        let drawn: Result<Vec<Option<Drawn>>, OutputError> = site
            .routes
            .par_iter()
            .map(|route| {
                let (lang, own) = subject(route, site, config);
                let Some(path) = address(route, own, site, config) else { return Ok(None) };
                let key = key(route, own, site, config, theme, options.drafts);
                progress.step();
                let memo = before.get(route).filter(|memo| memo.holds(key, &path, &answers));
                // What was kept is the sink's already, and would be drawn the same.
                let lost = memo.map(|memo| memo.keep(sink)).transpose()?;
                if let (Some(memo), Some([])) = (memo, lost.as_deref()) {
                    return Ok(Some(Ok((route.clone(), memo.clone()))));
                }
                let Some(strings) = theme.strings(&lang).or_else(|| theme.strings(&config.source)) else {
                    return Ok(None);
                };
                rendered.fetch_add(1, Ordering::Relaxed);
                let view =
                    Arc::new(View::new(answers.clone(), strings.clone(), lang.clone(), path.clone(), own));
                match render::page(route, own, &view, draw) {
                    Ok(artifacts) => {
                        let mut outputs = Vec::with_capacity(artifacts.len());
                        for artifact in artifacts {
                            if lost.as_ref().is_none_or(|lost| lost.contains(&artifact.path)) {
                                sink.put(&artifact.path, &artifact.bytes)?;
                            }
                            outputs.push((artifact.path, Fingerprint::of(&artifact.bytes)));
                        }
                        let memo = PageMemo { path, lang, key, asked: view.asked(), outputs };
                        Ok(Some(Ok((route.clone(), memo))))
                    }
                    Err(finding) => Ok(Some(Err(finding))),
                }
            })
            .collect();
        let mut findings = BTreeSet::new();
        let mut pages = Pages::new();
        for page in drawn?.into_iter().flatten() {
            match page {
                Ok((route, memo)) => {
                    pages.insert(route, memo);
                }
                Err(finding) => {
                    findings.insert(*finding);
                }
            }
        }
        self.pages = pages;
        tally.pages = site.routes.len();
        tally.rendered = rendered.into_inner();
        Ok(findings.into_iter().collect())
    }
}

type Drawn = Result<(Route, PageMemo), Box<Diagnostic>>;

/// The settings of a snapshot, or a finding that there are none.
fn settings(snapshot: &Snapshot) -> (Config, Vec<Diagnostic>) {
    let path = BookPath::new("book.toml").expect("a plain name is a path");
    let file = snapshot.files.get(&path).and_then(File::text);
    if let Some(text) = file {
        config::parse(text, &path)
    } else {
        let (config, _) = config::parse("", &path);
        let finding = Diagnostic::new(codes::NO_BOOK, "there is no `book.toml` here")
            .help("go into the folder of a book, or start one: panelbook init my-book");
        (config, vec![finding])
    }
}

fn link(
    editions: &[Arc<Edition>],
    snapshot: &Snapshot,
    config: &Config,
    ledgers: &Ledgers,
    register: &Register,
    options: Options,
) -> (Site, Vec<Diagnostic>) {
    let files: BTreeSet<BookPath> = snapshot.files.keys().cloned().collect();
    resolve::site(editions, Surroundings { config, ledgers, files: &files, register, drafts: options.drafts })
}

/// The language of a page, and the entry that it is about.
fn subject(route: &Route, site: &Site, config: &Config) -> (Lang, Option<EntryIndex>) {
    match route {
        Route::Welcome | Route::NotFound => (config.source.clone(), None),
        Route::Home { lang }
        | Route::Titles { lang }
        | Route::Kind { lang, .. }
        | Route::Facet { lang, .. }
        | Route::Print { lang, .. }
        | Route::Page { lang, .. } => (lang.clone(), None),
        Route::Entry { lang, id }
        | Route::Map { lang, id }
        | Route::Provisions { lang, id }
        | Route::Moved { lang, id, .. } => (lang.clone(), site.find(id.as_str())),
    }
}

fn address(route: &Route, own: Option<EntryIndex>, site: &Site, config: &Config) -> Option<SitePath> {
    let folder = || own.map(|own| config.kinds[site.entry(own).kind].folder.clone()).unwrap_or_default();
    resolve::path_of(route, folder, config).ok()
}

/// Streams styles, scripts and the images that entries show.
fn assets(snapshot: &Snapshot, site: &Site, theme: &Theme, sink: &dyn Sink) -> Result<(), OutputError> {
    for (path, bytes) in &theme.assets {
        sink.put(path, bytes)?;
    }
    site.assets.par_iter().try_for_each(|asset| {
        let Some(file) = snapshot.files.get(&asset.from) else { return Ok(()) };
        if sink.keep(&asset.to, file.fingerprint)? {
            return Ok(());
        }
        let bytes: &[u8] = match &file.body {
            crate::source::Body::Text(text) => text.as_bytes(),
            crate::source::Body::Bytes(bytes) => bytes,
        };
        sink.put(&asset.to, bytes).map(|_| ())
    })
}

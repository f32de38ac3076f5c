use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::generation::Generation;
use super::progress::Progress;
use super::sheets::Sheets;
use super::timings::Timings;
use crate::base::{BookPath, Fingerprint};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::model::{Edition, Ledgers, Site};
use crate::output::{OutputError, Sink};
use crate::parse::Citations;
use crate::register::{Declared, Register};
use crate::resolve::{self, Surroundings};
use crate::source::{File, Snapshot};
use crate::theme::{self, Answers, Theme};
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

/// What is left of a book whose settings cannot be read.
#[derive(Debug)]
pub struct Unread {
    /// Every finding, by place.
    pub findings: Vec<Diagnostic>,
    /// The settings as far as they go.
    pub config: Arc<Config>,
    /// How long it took to find that out.
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
pub struct Session {
    declared: BTreeMap<BookPath, (Fingerprint, Fingerprint, Option<Declared>)>,
    editions: BTreeMap<BookPath, ParsedMemo>,
    /// What the last generation drew. It is shared with that generation, which may still be drawing.
    sheets: Sheets,
}

/// What is remembered of a file.
struct ParsedMemo {
    file: Fingerprint,
    /// The fingerprint of the register, which holds that of the settings.
    register: Fingerprint,
    edition: Option<Arc<Edition>>,
    findings: Vec<Diagnostic>,
}

impl Default for Session {
    fn default() -> Session {
        Session { declared: BTreeMap::new(), editions: BTreeMap::new(), sheets: Sheets::none() }
    }
}

impl Session {
    /// A session that remembers nothing.
    pub fn new() -> Session {
        Session::default()
    }

    /// Decides everything about a snapshot and draws nothing yet. What the generation before drew is taken
    /// over page by page where it still holds.
    ///
    /// # Errors
    /// When the settings cannot be read; the session is then as it was.
    pub fn prepare(&mut self, snapshot: Arc<Snapshot>, options: Options) -> Result<Generation, Unread> {
        let mut timings = Timings::start();
        let (config, mut found) = settings(&snapshot);
        found.extend(snapshot.problems.iter().cloned());
        let config = Arc::new(config);
        if found.iter().any(|f| f.severity == Severity::Error && f.code.as_str().starts_with('C')) {
            found.sort();
            return Err(Unread { findings: found, config, timings });
        }
        timings.end("config");
        let files: Vec<&File> =
            snapshot.files.values().filter(|file| file.path.as_str().starts_with("content/")).collect();
        let register = self.register(&files, &config);
        timings.end("register");
        let (editions, parsed) = self.parse(&files, &config, &register, &mut found);
        timings.end("parse");
        let (ledgers, unread) = ledger::read(&snapshot);
        found.extend(unread);
        let (site, findings) = link(&editions, &snapshot, &config, &ledgers, &register, options);
        found.extend(findings);
        timings.end("resolve");
        let (theme, findings) = theme::load(&snapshot, &config);
        found.extend(findings);
        timings.end("theme");
        let site = Arc::new(site);
        let answers = Arc::new(Answers::new(site.clone(), config.clone()));
        self.sheets = Sheets::after(&self.sheets, &site, &config);
        timings.end("sheets");
        Ok(Generation {
            snapshot,
            config,
            site,
            theme: Arc::new(theme),
            timings,
            parsed,
            options,
            register: Arc::new(register),
            answers,
            sheets: self.sheets.clone(),
            found,
            broken: OnceLock::new(),
        })
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
        let generation = match self.prepare(Arc::new(snapshot.clone()), options) {
            Ok(generation) => generation,
            Err(Unread { findings, config, timings }) => {
                let tally = Tally::default();
                return Ok(Outcome { findings, config, site: None, theme: None, tally, timings });
            }
        };
        let mut timings = generation.timings.clone();
        generation.check();
        timings.end("check");
        let rendered = generation.publish(sink, progress)?;
        timings.end("render");
        let findings = generation.findings();
        let Generation { config, site, theme, parsed, .. } = generation;
        let tally = Tally { parsed, pages: site.routes.len(), rendered };
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

    /// Parses the files that changed, in parallel; takes the others from memory. Also says how many changed.
    fn parse(
        &mut self,
        files: &[&File],
        config: &Config,
        register: &Register,
        findings: &mut Vec<Diagnostic>,
    ) -> (Vec<Arc<Edition>>, usize) {
        let finders = register.finders(config);
        let citations = Citations { register, finders: &finders };
        let known = |file: &&&File| {
            let memo = self.editions.get(&file.path);
            memo.is_some_and(|memo| memo.file == file.fingerprint && memo.register == register.fingerprint)
        };
        let changed: Vec<&File> = files.iter().filter(|file| !known(file)).copied().collect();
        let count = changed.len();
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
        (self.editions.values().filter_map(|memo| memo.edition.clone()).collect(), count)
    }
}

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

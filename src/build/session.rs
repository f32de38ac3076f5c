use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

use super::budget::Scale;
use super::generation::Generation;
use super::held::{self, Held};
use super::progress::Progress;
use super::search::{Packs, SearchMemo};
use super::sheets::Sheets;
use super::texts::Texts;
use super::timings::Timings;
use crate::base::BookPath;
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::model::{Ledgers, Site};
use crate::output::{OutputError, Sink};
use crate::register::Register;
use crate::resolve::{Linker, Surroundings};
use crate::source::{File, Snapshot};
use crate::theme::{Answers, Theme};

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
    texts: Texts,
    ledgers: Option<Held<Ledgers>>,
    linker: Linker,
    theme: Option<Held<Theme>>,
    /// What the last generation was asked: most of it holds for the next.
    answers: Option<Arc<Answers>>,
    /// What the last generation drew. It is shared with that generation, which may still be drawing.
    sheets: Sheets,
    /// What the search is made from, shared in the same way.
    search: SearchMemo,
}

impl Default for Session {
    fn default() -> Session {
        Session {
            texts: Texts::default(),
            ledgers: None,
            linker: Linker::new(),
            theme: None,
            answers: None,
            sheets: Sheets::none(),
            search: SearchMemo::default(),
        }
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
        self.texts.update(&snapshot, &config);
        let register = Arc::new(Register::of(&config, self.texts.declared()));
        timings.end("register");
        let parsed = self.texts.parse(&snapshot, &config, &register);
        found.extend(self.texts.findings().cloned());
        let (ledgers, findings) = held::ledgers(&mut self.ledgers, &snapshot);
        found.extend_from_slice(findings);
        timings.end("parse");
        let around = Surroundings {
            config: &config,
            ledgers: &ledgers,
            snapshot: &snapshot,
            register: &register,
            drafts: options.drafts,
        };
        let (site, findings) = self.linker.link(&self.texts.editions(), around);
        found.extend(findings);
        timings.end("resolve");
        let (theme, findings) = held::theme(&mut self.theme, &snapshot, &config);
        found.extend_from_slice(findings);
        timings.end("theme");
        let scale = Scale::of(&config, &theme);
        let answers = Arc::new(Answers::after(self.answers.as_deref(), site.clone(), config.clone()));
        self.answers = Some(answers.clone());
        self.sheets = Sheets::after(&self.sheets, &site, &config);
        timings.end("sheets");
        Ok(Generation {
            snapshot,
            config,
            site,
            theme,
            timings,
            parsed,
            options,
            register,
            ledgers,
            answers,
            sheets: self.sheets.clone(),
            drawn: AtomicUsize::new(0),
            found,
            broken: OnceLock::new(),
            packs: Packs::after(&self.search),
            scale,
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
        generation.publish(sink, progress)?;
        timings.end("render");
        generation.publish_search(sink)?;
        timings.end("search");
        let (findings, rendered) = (generation.findings(), generation.drawn());
        let Generation { config, site, theme, parsed, .. } = generation;
        let tally = Tally { parsed, pages: site.routes.len(), rendered };
        Ok(Outcome { findings, config, site: Some(site), theme: Some(theme), tally, timings })
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

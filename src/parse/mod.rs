//! Rank 6: one file's text to one edition.
//!
//! In: a file of `content/` and the settings. Out: an [`Edition`], whole whatever the text, and findings.
//! It never fails, and its time grows with the text's length. Steps:
//! 1. the path gives kind, id and language (`name`);
//! 2. the text is split into front matter and body (`split`);
//! 3. the front matter is read by the kind's schema (`front`, `field`, `prose`);
//! 4. the body is made ready, the numbers of paragraphs taken off (`ready`, `marker`, `words`);
//! 5. Markdown's events become the tree of blocks (`tree`, `frame`, `inline`, `run`), paragraphs get their
//!    addresses (`address`, `scope`), headings theirs (`heading`), footnotes their order (`note`).
//!
//! What a link leads to is not known here; each is recorded, to be decided when all entries are.

mod address;
mod control;
mod field;
mod fragment;
mod frame;
mod front;
mod heading;
mod html;
mod inline;
mod line;
mod link;
mod marker;
mod mention;
mod name;
mod note;
mod numbering;
mod prose;
mod ready;
mod run;
mod scope;
mod split;
mod tree;
mod words;

pub use numbering::{Level, LineNumber, heading_scope, paragraph_number, sub_paragraph_number};

use crate::base::{BookPath, Fingerprint, Lang, Span};
use crate::citation::Finder;
use crate::config::{Config, Field, FieldType, Numbering};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Edition, Link};
use crate::register::{Declared, Register};
use crate::source::File;
use crate::table::{self, Datum, Table};

/// Reads a file as an edition of an entry. `None` when the file is none: it is not Markdown, its folder
/// is no kind's, or its name cannot be an id (which the findings then say).
pub fn edition(
    file: &File,
    config: &Config,
    citations: &Citations<'_>,
) -> (Option<Edition>, Vec<Diagnostic>) {
    let Some(text) = file.text() else { return (None, Vec::new()) };
    let identity = match name::identify(&file.path, config) {
        Ok(identity) => identity,
        Err(why) => return (None, why.into_iter().map(|finding| *finding).collect()),
    };
    let kind = &config.kinds[identity.kind];
    let finder = citations.finders.iter().find(|(lang, _)| *lang == identity.lang).map(|(_, finder)| finder);
    let mut gathered = Gathered::new(&file.path, &identity.lang, finder, citations.register);
    control::report(text, &mut gathered);
    let (split, finding) = split::split(text, &file.path);
    gathered.findings.extend(finding);
    let about = front::About {
        text,
        path: &file.path,
        config,
        kind,
        first_language: identity.lang == config.source,
        opening: split.opening,
    };
    let front = match &split.toml {
        Some(range) => {
            let table = read_table(text, range.clone(), &mut gathered);
            front::read(&table, about, &mut gathered)
        }
        None => front::Front::default(),
    };
    let range = split.body..text.len();
    let (fragment, markers) = match kind.numbering {
        Numbering::Prose => (ready::prose(text, range), Vec::new()),
        Numbering::Numbered => ready::numbered(text, range, &mut gathered),
    };
    let body = tree::body(&fragment, markers, text, &mut gathered);
    let (title, title_span) = front.title.unwrap_or_else(|| (identity.id.as_str().to_owned(), split.front));
    let Gathered { mut links, mut findings, .. } = gathered;
    links.shrink_to_fit();
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    let edition = Edition {
        fingerprint: Fingerprint::of_parts([
            file.fingerprint.as_bytes(),
            config.fingerprint.as_bytes(),
            citations.register.fingerprint.as_bytes(),
            kind.id.as_str().as_bytes(),
            file.path.as_str().as_bytes(),
        ]),
        path: file.path.clone(),
        id: identity.id,
        kind: identity.kind,
        title,
        title_span,
        summary: front.summary,
        status: front.status,
        standing: front.standing,
        disclaimer: front.disclaimer,
        reviewed: front.reviewed,
        changes: front.changes,
        unconfirmed: front.unconfirmed,
        fields: front.fields,
        relations: front.relations,
        sources: front.sources,
        redirects: front.redirects,
        body: body.blocks,
        notes: body.notes,
        links,
        anchors: body.anchors,
        front_span: split.front,
        lang: identity.lang,
    };
    (Some(edition), findings)
}

/// What a file's front matter declares of short names and symbols: all that must be known of it before
/// any text is parsed. `None` when it declares none.
pub fn declared(file: &File, config: &Config) -> Option<Declared> {
    let text = file.text()?;
    let identity = name::identify(&file.path, config).ok()?;
    let kind = &config.kinds[identity.kind];
    let wanted = |field: &&Field| matches!(field.of, FieldType::Names | FieldType::Symbols);
    kind.fields.iter().find(wanted)?;
    let (split, _) = split::split(text, &file.path);
    let (table, _) = table::parse(text, split.toml?, &file.path, codes::FRONT_MATTER_SYNTAX);
    let mut declared =
        Declared { id: identity.id, lang: identity.lang, names: Vec::new(), symbols: Vec::new() };
    for field in kind.fields.iter().filter(wanted) {
        let Some(entry) = table.get(&field.name) else { continue };
        let list = if field.of == FieldType::Names { &mut declared.names } else { &mut declared.symbols };
        match &entry.value.data {
            Datum::Text(word) => list.push(prose::spaced(word)),
            Datum::List(values) => list.extend(values.iter().filter_map(|value| match &value.data {
                Datum::Text(word) => Some(prose::spaced(word)),
                _ => None,
            })),
            _ => {}
        }
    }
    (!declared.names.is_empty() || !declared.symbols.is_empty()).then_some(declared)
}

fn read_table(text: &str, range: std::ops::Range<usize>, gathered: &mut Gathered<'_>) -> Table {
    let masked = control::masked_toml(text, range.clone());
    let (mut table, findings) = table::parse(&masked, range, gathered.path, codes::FRONT_MATTER_SYNTAX);
    gathered.findings.extend(findings);
    control::clean(&mut table, gathered);
    table
}

/// How citations are found in running text.
#[derive(Clone, Copy)]
pub struct Citations<'a> {
    /// The rules and what is registered.
    pub register: &'a Register,
    /// What finds them, for each language.
    pub finders: &'a [(Lang, Finder<'a>)],
}

/// What is gathered on the way through a file.
struct Gathered<'a> {
    path: &'a BookPath,
    lang: &'a Lang,
    /// What finds citations in texts of this language.
    finder: Option<&'a Finder<'a>>,
    register: &'a Register,
    links: Vec<Link>,
    findings: Vec<Diagnostic>,
    /// Whether it has been said that something is nested too deep.
    too_deep: bool,
}

impl<'a> Gathered<'a> {
    fn new(
        path: &'a BookPath,
        lang: &'a Lang,
        finder: Option<&'a Finder<'a>>,
        register: &'a Register,
    ) -> Gathered<'a> {
        Gathered { path, lang, finder, register, links: Vec::new(), findings: Vec::new(), too_deep: false }
    }

    /// Adds a link; gives back its place.
    fn link(&mut self, link: Link) -> usize {
        self.links.push(link);
        self.links.len() - 1
    }

    /// Adds a finding.
    fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Says, once for a file, that something is nested deeper than anybody could follow.
    fn report_depth(&mut self, span: Span) {
        if !std::mem::replace(&mut self.too_deep, true) {
            self.findings.push(
                Diagnostic::new(codes::TOO_DEEP, "lists, quotations or emphasis are nested too deep")
                    .at(self.path, span)
                    .label(format!("more than {} levels; what is deeper is left out", tree::DEPTH))
                    .help("write it with fewer levels: headings and paragraphs carry an argument better"),
            );
        }
    }
}

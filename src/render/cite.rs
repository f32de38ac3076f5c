//! Citations out: what an entry's own citation says, and the files of it beside the page.
//!
//! In: an entry, a language, perhaps a place in it. Out: a [`Work`], which [`crate::citation::format`] writes.
//! An entry of a kind that has symbols (or names an author in `cite = { author = "…" }`) is cited as the
//! document that it is of: symbol, date and issuing body from its fields, the address of the official text.
//! Any other is cited as a page of the book. What the entry lists as unconfirmed is left out: a citation
//! is pasted where nobody sees that something in it was open.

mod place;

use minijinja::{Value, context};

use super::Artifact;
use crate::base::{Date, Direction, Lang, SitePath};
use crate::citation::Symbol;
use crate::citation::format::{Formatted, Work, WorkKind, bibtex, csl_json, ris, un};
use crate::config::{Config, FieldType, Numbering};
use crate::model::{AnchorKind, Edition, Entry, FieldData, Route};
use crate::register;
use crate::resolve::path_of;
use crate::theme::{View, push_escaped};

/// A format of the files beside a page.
struct Format {
    /// What people call it.
    name: &'static str,
    ending: &'static str,
    media: &'static str,
    write: fn(&Work) -> String,
}

/// The media types are the registered one of CSL-JSON, and those in use for the two that have none.
const FORMATS: [Format; 3] = [
    Format { name: "BibTeX", ending: "bib", media: "application/x-bibtex", write: bibtex },
    Format { name: "RIS", ending: "ris", media: "application/x-research-info-systems", write: ris },
    Format {
        name: "CSL-JSON",
        ending: "csl.json",
        media: "application/vnd.citationstyles.csl+json",
        write: csl_text,
    },
];

/// CSL-JSON as the text of a file.
pub fn csl_text(work: &Work) -> String {
    format!("{:#}\n", csl_json(work))
}

/// What is to be cited: the entry for readers of `lang`, in the words of the edition that they are shown,
/// or the place of it that this anchor names.
pub fn work(entry: &Entry, lang: &Lang, anchor: Option<&str>, config: &Config) -> Work {
    let source = entry.edition(&config.source).unwrap_or(&entry.editions[0]);
    let edition = &*entry.edition(lang).unwrap_or(source).edition;
    let kind = &config.kinds[entry.kind];
    let mut work = Work {
        key: anchor.map_or(entry.id.to_string(), |anchor| format!("{}-{anchor}", entry.id)),
        title: edition.title.clone(),
        kind: WorkKind::WebPage,
        language: Some(edition.lang.to_string()),
        pinpoints: anchor.and_then(place::pinpoint).into_iter().collect(),
        ..Work::default()
    };
    let is_document =
        kind.cite.author.is_some() || kind.fields.iter().any(|field| field.of == FieldType::Symbols);
    if is_document {
        let told = |wanted: &dyn Fn(FieldType, &str) -> bool| told(edition, &source.edition, config, wanted);
        let symbol = told(&|of, _| of == FieldType::Symbols);
        let rules = register::rules(config);
        let parsed = symbol.as_deref().and_then(|symbol| Symbol::parse_lenient(symbol, &rules));
        let resolution = parsed.as_ref().is_some_and(Symbol::is_resolution);
        work.kind = if resolution { WorkKind::Resolution } else { WorkKind::Report };
        work.body = told(&|_, name| kind.cite.author.as_deref() == Some(name));
        work.date = told(&|of, _| of == FieldType::Date).as_deref().and_then(Date::parse);
        work.url = parsed
            .as_ref()
            .and_then(|symbol| rules.address(symbol, lang))
            .or_else(|| told(&|of, _| of == FieldType::Url));
        work.symbol = parsed.map(|symbol| symbol.to_string()).or(symbol);
    } else {
        work.body = Some(config.title.in_lang(lang, &config.source).0.to_owned());
        work.date = entry.changed.map(|(_, last)| last);
    }
    work.url = work.url.or_else(|| page(entry, &edition.lang, anchor, config));
    work
}

/// The first word or date of the first field that is wanted, confirmed and there, in the edition or in
/// the one that it was made from.
fn told(
    edition: &Edition,
    source: &Edition,
    config: &Config,
    wanted: &dyn Fn(FieldType, &str) -> bool,
) -> Option<String> {
    let fields = &config.kinds[edition.kind].fields;
    let confirmed = |name: &str| !source.unconfirmed.iter().any(|(open, _)| open == name);
    fields
        .iter()
        .enumerate()
        .filter(|(_, field)| wanted(field.of, &field.name) && confirmed(&field.name))
        .find_map(|(at, _)| match &edition.field(at).or_else(|| source.field(at))?.data {
            FieldData::Words(words) => words.first().cloned(),
            FieldData::Date(date) => Some(date.to_string()),
            FieldData::Prose(_) | FieldData::Number(_) | FieldData::Flag(_) => None,
        })
}

/// The address of an entry's page on the web; none when the book does not say where it is published.
fn page(entry: &Entry, lang: &Lang, anchor: Option<&str>, config: &Config) -> Option<String> {
    let route = Route::Entry { lang: lang.clone(), id: entry.id.clone() };
    let path = path_of(&route, || config.kinds[entry.kind].folder.clone(), config).ok()?;
    let place = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    (!config.base.is_empty()).then(|| format!("{}{}{place}", config.base, path.encoded()))
}

/// `entry.cite` in a template: `whole` and `to_be_confirmed`, `files` (name, address, media type), and for a
/// text with numbered paragraphs `places`, each with its anchor and citation.
pub(super) fn shown(entry: &Entry, edition: &Edition, view: &View, config: &Config) -> Value {
    let whole = work(entry, view.lang(), None, config);
    let offered = if config.kinds[entry.kind].cite.files { FORMATS.as_slice() } else { &[] };
    let files: Vec<Value> = offered
        .iter()
        .filter_map(|format| {
            let href = view.here().link_to(&beside(view.here(), format.ending)?);
            Some(context! { name => format.name, href, type => format.media })
        })
        .collect();
    let numbered = config.kinds[entry.kind].numbering == Numbering::Numbered;
    // The book's own page has an address for the paragraph, an official text has not.
    let own = page(entry, &edition.lang, None, config);
    let paragraphs = edition.anchors.iter().filter(|a| numbered && a.kind == AnchorKind::Paragraph);
    let places: Vec<Value> = paragraphs
        .filter_map(|anchor| {
            let mut place = Work { pinpoints: vec![place::pinpoint(&anchor.name)?], ..whole.clone() };
            if place.url == own {
                place.url = place.url.map(|page| format!("{page}#{}", anchor.name));
            }
            let Formatted { to_be_confirmed, .. } = un(&place, view.lang());
            Some(context! { anchor => anchor.name.as_str(), text => in_words(&place, view.lang()), to_be_confirmed })
        })
        .collect();
    let to_be_confirmed = un(&whole, view.lang()).to_be_confirmed;
    context! { whole => in_words(&whole, view.lang()), to_be_confirmed, files, places }
}

/// The citation in words, as plain text.
pub(super) fn words(entry: &Entry, lang: &Lang, anchor: Option<&str>, config: &Config) -> String {
    un(&work(entry, lang, anchor, config), lang).text
}

/// The citation in words, as HTML: in a right-to-left text the symbol would turn over.
fn in_words(work: &Work, lang: &Lang) -> Value {
    let text = un(work, lang).text;
    let mut html = String::with_capacity(text.len() + 32);
    let symbol = work.symbol.as_deref().filter(|symbol| !symbol.is_empty());
    match symbol.and_then(|symbol| Some((symbol, text.split_once(symbol)?))) {
        Some((symbol, (before, after))) if lang.direction() == Direction::Rtl => {
            push_escaped(before, &mut html);
            html.push_str("<bdi dir=\"ltr\">");
            push_escaped(symbol, &mut html);
            html.push_str("</bdi>");
            push_escaped(after, &mut html);
        }
        _ => push_escaped(&text, &mut html),
    }
    Value::from_safe_string(html)
}

/// The citation of an entry in each format, as files beside its page.
pub(super) fn files(entry: &Entry, view: &View, config: &Config) -> Vec<Artifact> {
    if !config.kinds[entry.kind].cite.files {
        return Vec::new();
    }
    let work = work(entry, view.lang(), None, config);
    let file = |format: &Format| {
        let path = beside(view.here(), format.ending)?;
        Some(Artifact { path, bytes: (format.write)(&work).into_bytes() })
    };
    FORMATS.iter().filter_map(file).collect()
}

/// The address of a file beside a page: `en/documents/iti.bib` for `en/documents/iti.html`.
fn beside(page: &SitePath, ending: &str) -> Option<SitePath> {
    let stem = page.as_str().strip_suffix(".html")?;
    SitePath::new(&format!("{stem}.{ending}")).ok()
}

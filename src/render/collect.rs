//! What can be put on a list, and lists that the book itself makes.
//!
//! A reader's list lives in the address of one page, whose script asks for the texts of what is on it: one small
//! script beside each entry's page, so that the list works from a disk too. A relation with `bundle = true` makes
//! the same page when the book is built.

use minijinja::{Error, Value, context};
use serde_json::json;

use super::rows::{self, Row};
use super::{Artifact, Draw, cite, context::home, reading};
use crate::base::SitePath;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{AnchorKind, Edition, Entry, EntryIndex};
use crate::theme::View;

/// The script beside an entry's page that hands its text to the page of the list.
pub(super) fn script(
    index: EntryIndex,
    entry: &Entry,
    edition: &Edition,
    view: &View,
    draw: Draw<'_>,
) -> Result<Option<Artifact>, Box<Diagnostic>> {
    let config = draw.config;
    let kind = &config.kinds[entry.kind];
    let Some(path) = beside(view.here(), ".js") else { return Ok(None) };
    let rows =
        rows_of(index, edition, view).map_err(|error| draw.theme.explain(&error, "the text of an entry"))?;
    let numbered = |name: &str| {
        edition.anchors.iter().any(|anchor| anchor.kind == AnchorKind::Paragraph && anchor.name == name)
    };
    let row = |row: &Row| {
        let place = row.anchor.as_deref().filter(|anchor| numbered(anchor));
        json!([
            row.anchor.as_deref().unwrap_or_default(),
            row.number,
            row.depth,
            row.text,
            place.map(|place| cite::words(entry, view.lang(), Some(place), config)).unwrap_or_default(),
        ])
    };
    let moved: serde_json::Map<String, serde_json::Value> = edition
        .redirects
        .iter()
        .map(|redirect| (redirect.from.clone(), redirect.to.clone().into()))
        .collect();
    let told = json!({
        "item": format!("{}/{}", kind.folder, entry.id),
        "lang": edition.lang.as_str(),
        "dir": edition.lang.direction().as_str(),
        "kind": kind.singular.in_lang(&edition.lang, &config.source).0,
        "title": edition.title,
        "summary": edition.summary,
        "disclaimer": edition.disclaimer,
        "cite": cite::words(entry, view.lang(), None, config),
        "moved": moved,
        "rows": rows.iter().map(row).collect::<Vec<_>>(),
    });
    Ok(Some(Artifact { path, bytes: format!("panelbookEntry({told});\n").into_bytes() }))
}

/// `list`: the languages in which an entry may be found, the page's own first; `doors` as on the home page, for a
/// list with nothing on it yet.
pub(super) fn list(view: &View, draw: Draw<'_>) -> Value {
    let config = draw.config;
    let mut langs = vec![view.lang().as_str(), config.source.as_str()];
    langs.extend(config.languages.iter().map(|language| language.lang.as_str()));
    let mut once: Vec<&str> = Vec::new();
    for lang in langs {
        if !once.contains(&lang) {
            once.push(lang);
        }
    }
    context! { list => context! { langs => once.join(" ") }, ..home(view, draw) }
}

/// `bundle`: `label` of the relation, and `items` that the entry names by it, each with its text.
pub(super) fn bundle(
    own: EntryIndex,
    relation: &str,
    view: &View,
    draw: Draw<'_>,
) -> Result<Value, Box<Diagnostic>> {
    let config = draw.config;
    let entry = draw.site.entry(own);
    let kind = &config.kinds[entry.kind];
    let mut items = Vec::new();
    for (target, anchor) in view.targets(own, relation) {
        let item = item(target, anchor.as_deref(), view, draw);
        items.push(item.map_err(|error| draw.theme.explain(&error, "a bundle of texts"))?);
    }
    let label = kind.relation(relation).map(|relation| relation.label.in_lang(view.lang(), &config.source).0);
    Ok(context! { bundle => context! { label, owner => view.card(own), items } })
}

fn item(target: EntryIndex, anchor: Option<&str>, view: &View, draw: Draw<'_>) -> Result<Value, Error> {
    let edition = view.edition(target);
    let entry = draw.site.entry(target);
    let all = rows_of(target, edition, view)?;
    let shown = anchor.map_or(&[][..], |anchor| rows::at(&all, edition, anchor));
    let least = shown.iter().map(|row| row.depth).min().unwrap_or_default();
    let row = |row: &Row| {
        context! { number => row.number.as_str(), depth => row.depth.saturating_sub(least).min(3), text => row.text.as_str() }
    };
    let place = anchor.map(|anchor| view.place(target, anchor)).transpose()?;
    Ok(context! {
        card => view.card(target),
        anchor,
        place,
        rows => shown.iter().map(row).collect::<Vec<_>>(),
        cite => cite::words(entry, view.lang(), anchor, draw.config),
        disclaimer => edition.disclaimer.as_deref(),
    })
}

/// `submit`: where a message with the questions of the form goes, when the book has a mailbox.
pub(super) fn submit(view: &View, config: &Config) -> Result<Value, Error> {
    let questions = [
        "submit-practice",
        "submit-body",
        "submit-what",
        "submit-commitment",
        "submit-evidence",
        "submit-remark",
        "submit-contact",
    ];
    let words = view.strings();
    let mut asked = Vec::new();
    for key in questions {
        asked.push(words.plain(key)?);
    }
    let subject = words.plain("submit")?;
    let body = asked.iter().map(|question| format!("{question}:\n\n")).collect::<Vec<_>>().concat();
    let mail = config.offer.mail.as_deref();
    let href = mail.map(|mail| reading::mailto(mail, subject.as_str().unwrap_or_default(), &body));
    Ok(context! { submit => context! { questions => asked, mail, href } })
}

fn rows_of(index: EntryIndex, edition: &Edition, view: &View) -> Result<Vec<Row>, Error> {
    rows::rows(edition, &|link| view.title_of_link(index, link))
}

/// The address of a file beside a page.
fn beside(page: &SitePath, ending: &str) -> Option<SitePath> {
    let stem = page.as_str().strip_suffix(".html")?;
    SitePath::new(&format!("{stem}{ending}")).ok()
}

//! A matrix beside its page: the same as a file for programs that calculate, and what it leaves open.

use minijinja::{Error, Value, context};

use super::Artifact;
use crate::base::SitePath;
use crate::theme::{Coverage, View};

/// The places that nothing joins with an entry and of which the entry says nothing: `card` and `places`
/// (`card` of the document, `anchor`, `words`).
pub(super) fn open(coverage: &Coverage, view: &View) -> Result<Vec<Value>, Error> {
    let mut all = Vec::new();
    for (row, id) in coverage.entries.iter().enumerate() {
        let mut places = Vec::new();
        for document in &coverage.documents {
            for place in document.places.iter().filter(|place| {
                let cell = &place.cells[row];
                cell.is_gap() && !cell.known_gap
            }) {
                let words = view.place_words(&document.id, &place.anchor)?;
                places.push(
                    context! { card => view.card_of(&document.id), anchor => place.anchor.as_str(), words },
                );
            }
        }
        if !places.is_empty() {
            all.push(context! { card => view.card_of(id), places });
        }
    }
    Ok(all)
}

/// The name of the file beside the page.
pub(super) fn file_name(view: &View) -> Option<String> {
    let path = path(view)?;
    path.as_str().rsplit('/').next().map(str::to_owned)
}

fn path(view: &View) -> Option<SitePath> {
    let stem = view.here().as_str().strip_suffix(".html")?;
    SitePath::new(&format!("{stem}.csv")).ok()
}

/// The matrix as comma-separated values (RFC 4180, UTF-8 with the mark by which spreadsheets know it), one
/// line for each entry that joins a cell, and one for each gap.
pub(super) fn file(coverage: &Coverage, view: &View) -> Result<Option<Artifact>, Error> {
    let Some(path) = path(view) else { return Ok(None) };
    let mut out = String::from("\u{feff}");
    row(
        &[
            "entry",
            "entry_title",
            "document",
            "document_title",
            "place",
            "place_words",
            "way",
            "via",
            "via_title",
            "via_kind",
            "via_standing",
            "via_status",
            "gap",
        ],
        &mut out,
    );
    let of = |id: &str, name: &str| -> Result<String, Error> {
        let Some(card) = view.card_of(id) else { return Ok(String::new()) };
        let value = card.get_attr(name)?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    };
    for document in &coverage.documents {
        for place in &document.places {
            let words = view.place_words(&document.id, &place.anchor)?;
            for (at, cell) in place.cells.iter().enumerate() {
                let id = &coverage.entries[at];
                let (title, of_document) = (of(id, "title")?, of(&document.id, "title")?);
                let start = [id.as_str(), &title, &document.id, &of_document, &place.anchor, &words];
                let mut line = |rest: [&str; 7]| row(&[&start[..], &rest[..]].concat(), &mut out);
                if cell.is_gap() {
                    line(["", "", "", "", "", "", if cell.known_gap { "known" } else { "open" }]);
                }
                for (way, via) in &cell.ways {
                    for via in via {
                        let (title, kind) = (of(via, "title")?, of(via, "kind")?);
                        let (standing, status) = (of(via, "standing")?, of(via, "status")?);
                        line([&coverage.ways[*way].label, via, &title, &kind, &standing, &status, ""]);
                    }
                }
            }
        }
    }
    Ok(Some(Artifact { path, bytes: out.into_bytes() }))
}

/// A line; a value that holds a comma, a quotation mark or a line's end stands in quotation marks.
fn row(values: &[&str], out: &mut String) {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        if value.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&value.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(value);
        }
    }
    out.push_str("\r\n");
}

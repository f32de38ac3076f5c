//! Markdown within a line: the values of fields, and sources.

use super::Gathered;
use super::fragment::Fragment;
use super::line::lines;
use super::tree::{self, Setting};
use crate::base::Span;
use crate::model::{Inline, Link, Place, Wanted};

/// Put before a value so that nothing at its start reads as a list, heading or other block. A mark of
/// punctuation, so that emphasis may follow; taken off again.
pub(super) const LEAD: &str = "…";

/// The text with single plain spaces only: no-break spaces count as spaces in every name and citation.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the value of a field.
pub(super) fn field(
    value: &str,
    span: Span,
    file: &str,
    field: usize,
    gathered: &mut Gathered<'_>,
) -> Vec<Inline> {
    let fragment = fragment(value, span, file);
    tree::inlines(&fragment, &Setting { place: Place::Field(field), mentions: true, links: true }, gathered)
}

/// Reads a line of `sources`: a text with links, or else one citation as a whole.
pub(super) fn source(value: &str, span: Span, file: &str, gathered: &mut Gathered<'_>) -> Vec<Inline> {
    let fragment = fragment(value, span, file);
    if tree::has_link(&fragment) {
        return tree::inlines(
            &fragment,
            &Setting { place: Place::Source, mentions: true, links: true },
            gathered,
        );
    }
    let content =
        tree::inlines(&fragment, &Setting { place: Place::Source, mentions: false, links: true }, gathered);
    vec![citation(content, span, Place::Source, gathered)]
}

/// A link made of words that are one citation, whatever is known of the work.
pub(super) fn citation(
    content: Vec<Inline>,
    span: Span,
    place: Place,
    gathered: &mut Gathered<'_>,
) -> Inline {
    let name = spaced(&Inline::plain(&content));
    let link = gathered.link(Link { wanted: Wanted::Name { name, anchor: None }, place, span });
    Inline::Link { link, content }
}

/// The value made ready, each byte with its place when the string has no escapes.
fn fragment(value: &str, span: Span, file: &str) -> Fragment {
    let start = span.start as usize;
    let raw = file.get(span.range()).unwrap_or_default();
    let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| raw.starts_with(quotes));
    let width = quotes.map_or(0, str::len);
    let inner = raw.get(width..raw.len().saturating_sub(width)).unwrap_or_default();
    let trimmed = inner.trim();
    let offset = start + width + (inner.len() - inner.trim_start().len());
    let mut exact = Fragment::default();
    exact.insert(LEAD, offset);
    for (at, line) in lines(trimmed, 0).enumerate() {
        if at > 0 {
            exact.insert(" ", offset + line.start);
        }
        exact.copy(&trimmed[line.start..line.end], offset + line.start);
    }
    let mut plain = Fragment::default();
    plain.insert(LEAD, 0);
    for (at, line) in lines(value.trim(), 0).enumerate() {
        if at > 0 {
            plain.insert(" ", 0);
        }
        plain.copy(&value.trim()[line.start..line.end], 0);
    }
    if quotes.is_some() && exact.text() == plain.text() {
        exact
    } else {
        Fragment::whole(plain.text().to_owned(), span)
    }
}

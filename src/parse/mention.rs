//! Words that read as a citation, in running text. Never asked about code, the words of a link, or
//! what stands in an image's place.

use std::ops::Range;

use super::Gathered;
use crate::base::Slug;
use crate::citation::{self, Pinpoint, Problem, Slip, Target};

/// A citation found in running text, or one end of a list or range of places in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The symbol in its canonical form, or the short name.
    pub(super) work: String,
    /// The entry that is registered under it.
    pub(super) document: Option<Slug>,
    /// The official address of a symbol that no entry is registered under.
    pub(super) address: Option<String>,
    /// The anchor of the paragraph that the pinpoint names.
    pub(super) anchor: Option<String>,
}

/// The citations in a run of text, in order and without overlap, and what is nearly one.
pub(super) fn mentions(text: &str, gathered: &Gathered<'_>) -> (Vec<Mention>, Vec<Slip>) {
    let Some(finder) = gathered.finder else { return (Vec::new(), Vec::new()) };
    let found = finder.find(text);
    let mentions = found.mentions.iter().flat_map(|mention| split(mention, gathered)).collect();
    (mentions, found.slips)
}

/// A citation with several places is as many links: the first of them with the work's name when it
/// stands right behind it, each other one for itself.
fn split(mention: &citation::Mention, gathered: &Gathered<'_>) -> Vec<Mention> {
    let register = gathered.register;
    let (work, address) = match &mention.target {
        Target::Symbol(symbol) => (symbol.to_string(), register.rules.address(symbol, gathered.lang)),
        Target::Name(name) => (name.clone(), None),
        Target::Identifier { series, id, number } => {
            let series = register.rules.series.iter().find(|known| known.name == *series);
            (id.clone(), series.and_then(|series| series.address(id, number, gathered.lang)))
        }
    };
    let document = mention.document.clone();
    let address = if document.is_some() { None } else { address };
    let link = |range: Range<usize>, place: Option<&Pinpoint>| Mention {
        range,
        work: work.clone(),
        document: document.clone(),
        address: address.clone(),
        anchor: place.map(Pinpoint::anchor),
    };
    let (whole, core) = (mention.span.range(), mention.core.range());
    match mention.pinpoints.as_slice() {
        [] => vec![link(whole, None)],
        [only] => vec![link(whole, Some(only))],
        [first, rest @ ..] if first.span.range().start >= core.end => {
            let mut links = vec![link(whole.start..first.span.range().end, Some(first))];
            links.extend(rest.iter().map(|place| link(place.span.range(), Some(place))));
            links
        }
        places => {
            let mut links: Vec<Mention> =
                places.iter().map(|place| link(place.span.range(), Some(place))).collect();
            links.push(link(core, None));
            links.sort_by_key(|link| link.range.start);
            links
        }
    }
}

/// What to say of something that is nearly a symbol.
pub(super) fn said(slip: &Slip) -> (String, Option<String>) {
    let message = match slip.problem {
        Problem::MissingDot => "this looks like the symbol of a document, with a full stop missing",
        Problem::Incomplete => "this looks like the symbol of a document, and its number is missing",
        Problem::TrailingSlash => "this looks like the symbol of a document, and ends in a slash",
    };
    (message.to_owned(), slip.meant.clone())
}

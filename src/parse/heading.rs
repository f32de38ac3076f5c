//! The addresses of headings.
//!
//! They are given when the whole text has been read, in this order: paragraphs have theirs already,
//! because those are the same in every language; then come the anchors that authors gave, then those of
//! sections and annexes, then those made from a heading's words.

use std::collections::BTreeMap;

use super::Gathered;
use super::scope::is_reserved;
use crate::base::{Span, heading_slug, is_slug, nearest_slug};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Anchor, AnchorKind, Block, Node};

/// What the Markdown parser says of a heading.
pub(super) struct Written {
    /// 1 to 6.
    pub(super) level: u8,
    /// `{#anchor}`.
    pub(super) explicit: Option<String>,
    /// Whether the braces held anything else.
    pub(super) more: bool,
}

/// A heading that waits for its address.
pub(super) struct Heading {
    /// The anchor that its author gave, with its place.
    pub(super) explicit: Option<(String, Span)>,
    /// The anchor of the section or annex that it starts.
    pub(super) scope: Option<String>,
    /// Its words.
    pub(super) words: String,
    /// Its bytes.
    pub(super) span: Span,
}

/// The anchor that the author gave, when it can be one; what is wrong with it is reported.
pub(super) fn explicit(
    written: &Written,
    text: &str,
    span: Span,
    gathered: &mut Gathered<'_>,
) -> Option<(String, Span)> {
    let line = text.get(span.range()).unwrap_or_default();
    let braces = line.rfind('{').map_or(span, |open| {
        let end = line[open..].find('}').map_or(line.len(), |close| open + close + 1);
        Span::new(open, end).shifted(span.start as usize)
    });
    let anchor = written.explicit.as_deref();
    if written.more {
        let finding = Diagnostic::new(codes::BAD_ANCHOR, "the braces after the heading hold more than an anchor")
            .at(gathered.path, braces)
            .label("only `{#anchor}` may stand here")
            .help("write one word of small letters, digits and hyphens, as in `## Open questions {#open-questions}`")
            .help("where braces are meant as such, write `\\{` and `\\}`");
        gathered.report(finding);
    }
    let anchor = anchor?;
    let place =
        line.rfind(anchor).map_or(braces, |at| Span::new(at, at + anchor.len()).shifted(span.start as usize));
    if is_slug(anchor) && !(anchor.starts_with('n') && is_reserved(anchor)) {
        return Some((anchor.to_owned(), place));
    }
    if written.more {
        return None;
    }
    let finding = Diagnostic::new(codes::BAD_ANCHOR, format!("`{anchor}` cannot be an anchor"))
        .at(gathered.path, place);
    let finding = if is_slug(anchor) {
        finding
            .label("the address of a footnote")
            .help("choose another word; `n` and a number are kept for footnotes")
    } else {
        finding
            .label("not in small letters, digits and single hyphens")
            .help("use small letters a to z, digits and hyphens between words, as in `{#open-questions}`")
    };
    gathered.report(match nearest_slug(anchor).filter(|near| near.as_str() != anchor) {
        Some(near) => finding.fix(place, near.as_str()),
        None => finding,
    });
    None
}

/// Gives every heading of the text its address.
pub(super) fn give(
    headings: &[Heading],
    blocks: &mut [Block],
    paragraphs: BTreeMap<String, Span>,
    gathered: &mut Gathered<'_>,
) -> Vec<Anchor> {
    let mut taken = paragraphs;
    let mut given: Vec<Option<(String, AnchorKind)>> = Vec::with_capacity(headings.len());
    for heading in headings {
        given.push(heading.explicit.as_ref().and_then(|(anchor, span)| {
            let free = take(anchor, *span, &mut taken, gathered);
            free.then(|| (anchor.clone(), AnchorKind::ExplicitHeading))
        }));
    }
    for (heading, given) in headings.iter().zip(&mut given) {
        if let (None, Some(scope)) = (&given, &heading.scope)
            && !taken.contains_key(scope)
        {
            taken.insert(scope.clone(), heading.span);
            *given = Some((scope.clone(), AnchorKind::ExplicitHeading));
        }
    }
    let mut again: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = Vec::with_capacity(headings.len());
    for (heading, given) in headings.iter().zip(given) {
        let (name, kind) =
            given.unwrap_or_else(|| (derived(heading, &taken, &mut again), AnchorKind::DerivedHeading));
        taken.entry(name.clone()).or_insert(heading.span);
        anchors.push(Anchor { name, kind, span: heading.span });
    }
    let mut names = anchors.iter().map(|anchor| anchor.name.as_str());
    put(blocks, &mut names);
    anchors
}

fn take(anchor: &str, span: Span, taken: &mut BTreeMap<String, Span>, gathered: &mut Gathered<'_>) -> bool {
    let Some(first) = taken.get(anchor) else {
        taken.insert(anchor.to_owned(), span);
        return true;
    };
    let finding = Diagnostic::new(codes::REPEATED_ANCHOR, format!("the anchor `{anchor}` is there already"))
        .at(gathered.path, span)
        .label("an address can belong to one place only")
        .also(gathered.path, *first, "this has it")
        .help("give this heading another anchor");
    gathered.report(finding);
    false
}

/// An address from the heading's words, unlike all others. Never one that a paragraph might take.
fn derived(heading: &Heading, taken: &BTreeMap<String, Span>, again: &mut BTreeMap<String, usize>) -> String {
    let words = heading_slug(&heading.words);
    let base = match &*words {
        "" => "heading".to_owned(),
        words if is_reserved(words) => format!("h-{words}"),
        words => words.to_owned(),
    };
    let count = again.entry(base.clone()).or_insert(0);
    loop {
        *count += 1;
        let name = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
        if !taken.contains_key(&name) {
            return name;
        }
    }
}

/// Writes the addresses into the headings, in the order of the text. Blocks are nested no deeper than
/// the tree allows, so that this may call itself.
fn put<'a>(blocks: &mut [Block], names: &mut impl Iterator<Item = &'a str>) {
    for block in blocks {
        match &mut block.node {
            Node::Heading { anchor, .. } => names.next().unwrap_or_default().clone_into(anchor),
            Node::Numbered { blocks, .. } | Node::Quote { blocks, .. } => put(blocks, names),
            Node::List { items, .. } => items.iter_mut().for_each(|item| put(item, names)),
            _ => {}
        }
    }
}

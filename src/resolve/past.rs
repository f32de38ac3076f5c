use super::Surroundings;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::Entry;

/// What the ledgers say was published and what is there no more: readers hold links to it.
pub(super) fn lost(entries: &[Entry], around: Surroundings<'_>) -> Vec<Diagnostic> {
    let find =
        |id: &str| entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok().map(|at| &entries[at]);
    let mut findings = Vec::new();
    for address in &around.ledgers.addresses {
        if find(address.id.as_str()).is_none() {
            let near = nearest(address.id.as_str(), entries.iter().map(|entry| entry.id.as_str()));
            findings.push(
                Diagnostic::new(
                    codes::LOST_ADDRESS,
                    format!("`{}/{}` was published, and the entry `{}` is gone", address.folder, address.name, address.id),
                )
                .at(&address.path, address.span)
                .did_you_mean(near)
                .help("bring the entry back with the status \"withdrawn\", or write the id of the entry that takes its place into this line"),
            );
        }
    }
    for anchor in &around.ledgers.anchors {
        let Some(entry) = find(anchor.id.as_str()) else { continue };
        let there = entry.editions.iter().any(|linked| {
            let edition = &linked.edition;
            edition.has_anchor(&anchor.anchor) || edition.redirects.iter().any(|r| r.from == anchor.anchor)
        });
        if there {
            continue;
        }
        let edition = &entry.editions[0].edition;
        let near = nearest(&anchor.anchor, edition.anchors.iter().map(|a| a.name.as_str()));
        let example = near.unwrap_or("…");
        findings.push(
            Diagnostic::new(
                codes::LOST_ANCHOR,
                format!("`{}#{}` was published, and is gone", anchor.id, anchor.anchor),
            )
            .at(&edition.path, edition.title_span)
            .also(&anchor.path, anchor.span, "recorded here")
            .help(format!(
                "bring it back, or say what takes its place: redirects = {{ \"{}\" = \"{example}\" }}",
                anchor.anchor
            )),
        );
    }
    findings
}

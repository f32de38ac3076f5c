use super::{Ground, Rule};
use crate::config::DoorTarget;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::EntryIndex;

/// A reader comes from one entry to the next. Both ends of an edge show the other, so an entry that has
/// none in either direction is found by its list alone.
pub(super) const RULE: Rule = Rule { name: "orphan", code: codes::ORPHAN, on: true, find };

fn find(Ground { site, config, .. }: Ground<'_>) -> Vec<Diagnostic> {
    let behind_a_door = |id: &str| {
        config
            .doors
            .iter()
            .any(|door| matches!(&door.target, DoorTarget::Entry(entry) if entry.as_str() == id))
    };
    let alone = |index: EntryIndex| {
        let shown = |other: EntryIndex| site.entry(other).shown;
        !site.edges_from(index).iter().any(|edge| shown(edge.to))
            && !site.edges_to(index).any(|edge| shown(edge.from))
    };
    (0..)
        .map(EntryIndex)
        .zip(&site.entries)
        .filter(|(index, entry)| entry.shown && alone(*index) && !behind_a_door(entry.id.as_str()))
        .map(|(_, entry)| {
            let edition = &entry.editions[0].edition;
            Diagnostic::new(codes::ORPHAN, format!("nothing leads to `{}`, and it leads nowhere", entry.id))
                .at(&edition.path, edition.title_span)
                .help("name it in another entry, or another entry in it, in a relation or in the text")
        })
        .collect()
}

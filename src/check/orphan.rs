use super::Rule;
use crate::config::{Config, DoorTarget};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{EntryIndex, Site};

/// A reader comes from one entry to the next: an entry that none leads to is found by its list alone.
pub(super) const RULE: Rule = Rule { name: "orphan", code: codes::ORPHAN, find };

fn find(site: &Site, config: &Config) -> Vec<Diagnostic> {
    let behind_a_door = |id: &str| {
        config
            .doors
            .iter()
            .any(|door| matches!(&door.target, DoorTarget::Entry(entry) if entry.as_str() == id))
    };
    (0..)
        .map(EntryIndex)
        .zip(&site.entries)
        .filter(|(index, entry)| {
            entry.shown && site.edges_to(*index).next().is_none() && !behind_a_door(entry.id.as_str())
        })
        .map(|(_, entry)| {
            let edition = &entry.editions[0].edition;
            Diagnostic::new(codes::ORPHAN, format!("nothing leads to `{}`", entry.id))
                .at(&edition.path, edition.title_span)
                .help("name it in another entry, in a relation or in the text")
        })
        .collect()
}

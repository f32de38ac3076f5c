//! The entries of a kind sorted by what they share: a word of a field, a step of the standing ladder, a
//! status, the target of a relation. Each value is a page of its own, so that a list can be narrowed
//! without a script.

use std::collections::BTreeMap;

use crate::base::Lang;
use crate::config::{Config, Facet};
use crate::model::{Edge, Edition, Entry, EntryIndex, FieldData, Via};

/// A value of a facet, as addresses write it, with the entries that have it. Empty when fewer than two
/// values are in use, since a list that is all of one value cannot be narrowed by it.
pub fn values(
    entries: &[Entry],
    edges: &[Edge],
    kind: usize,
    facet: usize,
    lang: &Lang,
    config: &Config,
) -> BTreeMap<String, Vec<EntryIndex>> {
    let facet = config.kinds[kind].facets[facet];
    let mut values: BTreeMap<String, Vec<EntryIndex>> = BTreeMap::new();
    for (index, entry) in (0..).map(EntryIndex).zip(entries) {
        if entry.kind != kind || !entry.shown || entry.edition(lang).is_none() {
            continue;
        }
        for value in of(entry, index, facet, entries, edges, config) {
            let members = values.entry(value).or_default();
            if members.last() != Some(&index) {
                members.push(index);
            }
        }
    }
    if values.len() < 2 { BTreeMap::new() } else { values }
}

/// The values that one entry has, in the order in which it names them.
pub fn of(
    entry: &Entry,
    index: EntryIndex,
    facet: Facet,
    entries: &[Entry],
    edges: &[Edge],
    config: &Config,
) -> Vec<String> {
    let main: &Edition =
        entry.edition(&config.source).map_or(&*entry.editions[0].edition, |one| &*one.edition);
    match facet {
        Facet::Field(field) => match main.field(field).map(|value| &value.data) {
            Some(FieldData::Words(words)) => words.clone(),
            _ => Vec::new(),
        },
        Facet::Status => vec![main.status.word().replace(' ', "-")],
        Facet::Standing => main.standing.iter().cloned().collect(),
        Facet::Relation(relation) => {
            let start = edges.partition_point(|edge| edge.from < index);
            let own = edges[start..].iter().take_while(|edge| edge.from == index);
            let mut ids: Vec<String> = Vec::new();
            for edge in own.filter(|edge| edge.via == Via::Relation(relation)) {
                let to = &entries[edge.to.0 as usize];
                if to.shown && !ids.iter().any(|id| id == to.id.as_str()) {
                    ids.push(to.id.to_string());
                }
            }
            ids
        }
    }
}

use std::collections::BTreeMap;

use minijinja::{Error, Value, context};

use super::answers::is_relation;
use super::{Question, View, card};
use crate::base::SitePath;
use crate::model::{Edge, EntryIndex, Via};

impl View {
    /// The relations of the page's own entry, in the order of the settings, each with its targets.
    pub(super) fn relations(&self) -> Result<Vec<Value>, Error> {
        let Some(own) = self.own else { return Ok(Vec::new()) };
        let entry = self.site().entry(own);
        self.record(Question::Relations(entry.id.clone()));
        let edges = self.site().edges_from(own).iter();
        let edges = edges.filter(|edge| is_relation(edge.via) && !self.is_said(edge));
        let mut groups: BTreeMap<Via, Vec<&Edge>> = BTreeMap::new();
        for edge in edges {
            groups.entry(edge.via).or_default().push(edge);
        }
        let kind = &self.config().kinds[entry.kind];
        let mut values = Vec::new();
        for (via, edges) in groups {
            let mut bundle = None;
            let (name, label) = match via {
                Via::Relation(n) => {
                    let relation = &kind.relations[n];
                    let path =
                        relation.bundle.then(|| card::path(entry, self.lang(), self.config())).flatten();
                    let stem = path.as_ref().and_then(|path| path.as_str().strip_suffix(".html"));
                    bundle = stem.and_then(|stem| {
                        let path = SitePath::new(&format!("{stem}-{}.html", relation.name)).ok()?;
                        Some(self.here().link_to(&path))
                    });
                    (relation.name.as_str(), self.label(&relation.label))
                }
                Via::SupersededBy => ("superseded-by", self.strings().plain("relation-superseded-by")?),
                Via::Implied(way) => (way.name(), self.strings().plain(&format!("relation-{}", way.name()))?),
                _ => ("see-also", self.strings().plain("relation-see-also")?),
            };
            let targets = self.ends(edges.iter().map(|edge| (edge.to, edge.anchor.as_deref())))?;
            if !targets.is_empty() {
                values.push(context! { name, label, targets, bundle });
            }
        }
        Ok(values)
    }

    /// Who leads to the page's own entry: the inverses of relations, then mentions in text and sources.
    pub(super) fn backlinks(&self) -> Result<Vec<Value>, Error> {
        let Some(own) = self.own else { return Ok(Vec::new()) };
        self.record(Question::Backlinks(self.site().entry(own).id.clone()));
        // Relations are told apart by the kind they belong to; every other way is one group of mentions.
        let mut groups: BTreeMap<(usize, usize, Via), Vec<&Edge>> = BTreeMap::new();
        for edge in self.site().edges_to(own).filter(|edge| !self.is_said(edge)) {
            let kind = self.site().entry(edge.from).kind;
            let key = match edge.via {
                Via::Relation(_) => (0, kind, edge.via),
                Via::SupersededBy | Via::SeeAlso | Via::Implied(_) => (1, 0, edge.via),
                Via::Source | Via::Field(_) | Via::Body => (2, 0, Via::Body),
            };
            groups.entry(key).or_default().push(edge);
        }
        let mut values = Vec::new();
        for ((_, kind, via), edges) in groups {
            let (name, label) = match via {
                Via::Relation(n) => {
                    let relation = &self.config().kinds[kind].relations[n];
                    (relation.name.as_str(), self.label(&relation.inverse))
                }
                Via::SupersededBy => ("supersedes", self.strings().plain("relation-supersedes")?),
                Via::Implied(way) => {
                    (way.inverse(), self.strings().plain(&format!("relation-{}", way.inverse()))?)
                }
                Via::SeeAlso => ("see-also", self.strings().plain("relation-see-also-inverse")?),
                _ => ("mentions", self.strings().plain("relation-mentions")?),
            };
            let mut ends: Vec<(EntryIndex, Option<&str>)> =
                edges.iter().map(|edge| (edge.from, edge.anchor.as_deref())).collect();
            ends.sort_unstable();
            ends.dedup();
            let targets = self.ends_here(own, &ends)?;
            if !targets.is_empty() {
                values.push(context! { name, label, targets });
            }
        }
        Ok(values)
    }

    /// Whether an edge that symbols imply is between two entries of which the author states a relation,
    /// in either direction: the book has words of its own for it, and twice would be once too often.
    fn is_said(&self, edge: &Edge) -> bool {
        if !matches!(edge.via, Via::Implied(_)) {
            return false;
        }
        if let Some(own) = self.own {
            // The statement may stand on either page, so the answer depends on both directions.
            self.record(Question::Relations(self.site().entry(own).id.clone()));
            self.record(Question::Backlinks(self.site().entry(own).id.clone()));
        }
        let stated = |from: EntryIndex, to: EntryIndex| {
            let edges = self.site().edges_from(from).iter();
            edges.filter(|edge| edge.to == to).any(|edge| matches!(edge.via, Via::Relation(_)))
        };
        stated(edge.from, edge.to) || stated(edge.to, edge.from)
    }

    /// Targets of relations: a card, and the place within it.
    fn ends<'a>(
        &self,
        ends: impl Iterator<Item = (EntryIndex, Option<&'a str>)>,
    ) -> Result<Vec<Value>, Error> {
        let mut values = Vec::new();
        for (index, anchor) in ends.filter(|(index, _)| self.site().entry(*index).shown) {
            let Some(card) = self.card(index) else { continue };
            let place = anchor.map(|anchor| self.place(index, anchor)).transpose()?;
            values.push(context! { card, anchor, place });
        }
        Ok(values)
    }

    /// Starts of edges: a card, and the places of the page's own entry that it leads to.
    fn ends_here(&self, own: EntryIndex, ends: &[(EntryIndex, Option<&str>)]) -> Result<Vec<Value>, Error> {
        let mut values = Vec::new();
        for group in ends.chunk_by(|a, b| a.0 == b.0) {
            let index = group[0].0;
            if !self.site().entry(index).shown {
                continue;
            }
            let Some(card) = self.card(index) else { continue };
            let mut places = Vec::new();
            for anchor in group.iter().filter_map(|(_, anchor)| *anchor) {
                places.push(context! { anchor, words => self.place(own, anchor)? });
            }
            values.push(context! { card, places });
        }
        Ok(values)
    }
}

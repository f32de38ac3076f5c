use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Error, Value, context};

use super::{Question, View};
use crate::model::{Block, Edition, EntryIndex, Node, Via};

/// The entries that lead to one place, by their kind, each with the ways by which it does.
type ByKind = BTreeMap<usize, BTreeMap<EntryIndex, BTreeSet<Via>>>;

/// The entries that lead to each place of an entry.
pub(super) type Citing = BTreeMap<String, ByKind>;

/// A place of a text where something may be cited.
struct Place<'a> {
    anchor: &'a str,
    /// How deep it stands within other numbered places; `None` for a heading.
    depth: Option<usize>,
}

impl View {
    /// The entries that lead to a place of the page's own entry, grouped by their kind: `citing`, each the
    /// `card` of an entry and the `ways` by which it cites, which are the names of its relations and fields. What
    /// was cited under an anchor that has moved counts where it now leads.
    ///
    /// # Errors
    /// When the theme lacks the words for a way.
    pub fn cited_by(&self, anchor: &str) -> Result<Vec<Value>, Error> {
        let Some(by_kind) = self.citing().get(anchor) else { return Ok(Vec::new()) };
        let mut groups = Vec::with_capacity(by_kind.len());
        for (at, entries) in by_kind {
            let mut citing = Vec::with_capacity(entries.len());
            for (index, ways) in entries {
                let Some(card) = self.card(*index) else { continue };
                let ways: Vec<Value> =
                    ways.iter().map(|via| self.way(*at, *via)).collect::<Result<_, _>>()?;
                citing.push(context! { card, ways });
            }
            let kind = &self.config().kinds[*at];
            groups.push(context! { kind => kind.id.as_str(), label => self.label(&kind.title), citing });
        }
        Ok(groups)
    }

    /// What the part of an entry of this kind is called in which a citation stands.
    fn way(&self, kind: usize, via: Via) -> Result<Value, Error> {
        let kind = &self.config().kinds[kind];
        let words = |key: &str| self.strings().plain(key);
        match via {
            Via::Relation(at) => Ok(self.label(&kind.relations[at].label)),
            Via::Field(at) => Ok(self.label(&kind.fields[at].label)),
            Via::Source => words("sources"),
            Via::Body => words("cited-in-text"),
            Via::SeeAlso => words("relation-see-also"),
            Via::SupersededBy => words("relation-superseded-by"),
            Via::Implied(way) => words(&format!("relation-{}", way.name())),
        }
    }

    /// What bears on each provision of the page's own entry, at a glance: `kinds` (the columns), `rows`
    /// (each place that is cited, in the order of the text, with how many entries of each kind cite it)
    /// and `silent` (the numbered paragraphs that nothing cites, nor anything within them).
    ///
    /// # Errors
    /// When the theme lacks the words for a place.
    pub(super) fn provisions(&self) -> Result<Value, Error> {
        let citing = self.citing();
        let edition = self.own.and_then(|own| {
            let entry = self.site().entry(own);
            entry.edition(self.lang()).map(|linked| (own, &*linked.edition))
        });
        let mut places = Vec::new();
        if let Some((_, edition)) = edition {
            gather(&edition.body, 0, &mut places);
        }
        let here = |place: &Place<'_>| citing.get(place.anchor);
        let kinds: BTreeSet<usize> =
            places.iter().filter_map(here).flat_map(|by_kind| by_kind.keys().copied()).collect();
        let (mut rows, mut silent) = (Vec::new(), Vec::new());
        for (at, place) in places.iter().enumerate() {
            let Some((own, _)) = edition else { break };
            let words = || self.place(own, place.anchor);
            if let Some(by_kind) = here(place) {
                let counts: Vec<usize> =
                    kinds.iter().map(|kind| by_kind.get(kind).map_or(0, BTreeMap::len)).collect();
                rows.push(context! { anchor => place.anchor, words => words()?, counts });
            } else if place.depth == Some(0) {
                let inner = places[at + 1..].iter().take_while(|inner| inner.depth.is_some_and(|d| d > 0));
                if inner.into_iter().all(|inner| here(inner).is_none()) {
                    silent.push(context! { anchor => place.anchor, words => words()? });
                }
            }
        }
        let kinds: Vec<Value> = kinds
            .into_iter()
            .map(|kind| {
                let kind = &self.config().kinds[kind];
                context! { id => kind.id.as_str(), label => self.label(&kind.title) }
            })
            .collect();
        Ok(context! { kinds, rows, silent })
    }

    /// Whether anything that is shown leads to a place of the page's own entry.
    pub(super) fn is_cited(&self) -> bool {
        let Some(own) = self.own else { return false };
        self.record(Question::Backlinks(self.site().entry(own).id.clone()));
        self.site().edges_to(own).any(|edge| edge.anchor.is_some() && self.site().entry(edge.from).shown)
    }

    /// Who leads to which place of the page's own entry: only what is shown, each entry once a place.
    fn citing(&self) -> &Citing {
        self.citing.get_or_init(|| self.work_out_citing())
    }

    fn work_out_citing(&self) -> Citing {
        let mut citing = Citing::new();
        let Some(own) = self.own else { return citing };
        let entry = self.site().entry(own);
        self.record(Question::Backlinks(entry.id.clone()));
        for edge in self.site().edges_to(own) {
            let (Some(anchor), from) = (&edge.anchor, self.site().entry(edge.from)) else { continue };
            if from.shown {
                let mut editions = entry.editions.iter().map(|linked| &*linked.edition);
                let place = editions.find_map(|edition| moved(edition, anchor)).unwrap_or(anchor);
                let by_kind = citing.entry(place.to_owned()).or_default();
                let ways = by_kind.entry(from.kind).or_default().entry(edge.from).or_default();
                ways.insert(edge.via);
            }
        }
        citing
    }
}

/// Where an anchor that once stood for itself leads now.
fn moved<'a>(edition: &'a Edition, anchor: &str) -> Option<&'a str> {
    let redirect = edition.redirects.iter().find(|redirect| redirect.from == anchor)?;
    Some(&redirect.to)
}

/// The headings and numbered paragraphs of a text, in its order.
fn gather<'a>(blocks: &'a [Block], depth: usize, places: &mut Vec<Place<'a>>) {
    for block in blocks {
        match &block.node {
            Node::Heading { anchor, .. } => places.push(Place { anchor, depth: None }),
            Node::Numbered { anchor, blocks, .. } => {
                places.push(Place { anchor, depth: Some(depth) });
                gather(blocks, depth + 1, places);
            }
            Node::List { items, .. } => items.iter().for_each(|item| gather(item, depth, places)),
            Node::Quote { blocks, .. } => gather(blocks, depth, places),
            Node::Paragraph(_) | Node::Table { .. } | Node::Code { .. } | Node::Rule => {}
        }
    }
}

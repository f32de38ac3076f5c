//! What stands beside an entry: the one before and after it among its kind, and those it is related to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use minijinja::{Value, context};

use super::terms::Terms;
use super::{Answers, Question, View};
use crate::base::{Fingerprint, Lang};
use crate::model::{Edge, EntryIndex, Site, Via};

/// How many related entries a page names: what can be taken in at a glance.
const RELATED: usize = 5;

/// What more entries than this share says nothing of any two of them.
const CROWD: usize = 24;

/// From this weight on, two entries count as related: something that five share, or two things that ten share.
const ENOUGH: usize = CROWD / 5;

/// The answers of this module in one language, each worked out when it is first asked.
#[derive(Default)]
pub(super) struct Nearby {
    neighbors: OnceLock<Vec<Neighbors>>,
    related: Arc<[OnceLock<Vec<EntryIndex>>]>,
    pub(super) terms: OnceLock<Option<Terms>>,
}

/// The entries before and after one, by title among its kind.
#[derive(Clone, Copy, Default)]
struct Neighbors {
    previous: Option<EntryIndex>,
    next: Option<EntryIndex>,
}

impl Nearby {
    /// Nothing asked yet of this many entries, but for what was asked `before` of entries that lead to each
    /// other in the same way and can be read in the same languages.
    pub(super) fn after(before: Option<&Nearby>, entries: usize) -> Nearby {
        let related = before.map_or_else(
            || std::iter::repeat_with(OnceLock::new).take(entries).collect(),
            |before| before.related.clone(),
        );
        Nearby { related, ..Nearby::default() }
    }
}

impl Answers {
    fn neighbors(&self, index: EntryIndex, lang: &Lang) -> Neighbors {
        let (Some(nearby), Some(order)) = (self.nearby(lang), self.order(lang)) else {
            return Neighbors::default();
        };
        let all = nearby.neighbors.get_or_init(|| {
            let mut all = vec![Neighbors::default(); self.site.entries.len()];
            let mut last: BTreeMap<usize, EntryIndex> = BTreeMap::new();
            for index in order {
                let previous = last.insert(self.site.entry(*index).kind, *index);
                all[index.0 as usize].previous = previous;
                if let Some(previous) = previous {
                    all[previous.0 as usize].next = Some(*index);
                }
            }
            all
        });
        all.get(index.0 as usize).copied().unwrap_or_default()
    }

    fn related(&self, index: EntryIndex, lang: &Lang) -> &[EntryIndex] {
        let cell = self.nearby(lang).and_then(|nearby| nearby.related.get(index.0 as usize));
        cell.map_or(&[], |cell| cell.get_or_init(|| related(&self.site, index, lang)))
    }

    /// The fingerprint of [`Question::Neighbors`]: who they are; what they are called is asked of their cards.
    pub(super) fn neighbors_told(&self, index: EntryIndex, lang: &Lang) -> Fingerprint {
        let Neighbors { previous, next } = self.neighbors(index, lang);
        self.told_entries([previous, next])
    }

    /// The fingerprint of [`Question::Related`].
    pub(super) fn related_told(&self, index: EntryIndex, lang: &Lang) -> Fingerprint {
        self.told_entries(self.related(index, lang).iter().copied().map(Some))
    }

    fn told_entries(&self, entries: impl IntoIterator<Item = Option<EntryIndex>>) -> Fingerprint {
        let id = |index: Option<EntryIndex>| index.map_or("", |index| self.site.entry(index).id.as_str());
        Fingerprint::of_parts(entries.into_iter().map(id).map(str::as_bytes))
    }
}

impl View {
    /// The entries before and after the page's own, by title among its kind: `previous` and `next`, each a
    /// card or nothing.
    pub(super) fn neighbors(&self) -> Value {
        let Some(own) = self.own else { return context! { previous => (), next => () } };
        self.record(Question::Neighbors(self.site().entry(own).id.clone()));
        let Neighbors { previous, next } = self.answers().neighbors(own, self.lang());
        let card = |index: Option<EntryIndex>| index.and_then(|index| self.card(index));
        context! { previous => card(previous), next => card(next) }
    }

    /// The cards of the entries that share most with the page's own.
    pub(super) fn related(&self) -> Vec<Value> {
        let Some(own) = self.own else { return Vec::new() };
        self.record(Question::Related(self.site().entry(own).id.clone()));
        let related = self.answers().related(own, self.lang());
        related.iter().filter_map(|index| self.card(*index)).collect()
    }
}

/// The entries that lead where this one leads, and those to which the same entries lead. What few share
/// counts for more than what many do; entries of which a relation is stated already are left out.
fn related(site: &Site, index: EntryIndex, lang: &Lang) -> Vec<EntryIndex> {
    let stated = |edge: &&Edge| matches!(edge.via, Via::Relation(_) | Via::SeeAlso | Via::SupersededBy);
    let to = |from: EntryIndex| site.edges_from(from).iter().filter(stated).map(|edge| edge.to);
    let from = |to: EntryIndex| site.edges_to(to).filter(stated).map(|edge| edge.from);
    let (targets, sources): (BTreeSet<_>, BTreeSet<_>) = (to(index).collect(), from(index).collect());
    let mut weights: BTreeMap<EntryIndex, usize> = BTreeMap::new();
    let mut share = |others: &mut dyn Iterator<Item = EntryIndex>| {
        // One entry may lead to many paragraphs of another, so edges are counted a little further.
        let others: BTreeSet<EntryIndex> = others.take(CROWD * 4).collect();
        if others.len() <= CROWD {
            let weight = CROWD / others.len().max(1);
            for other in others {
                *weights.entry(other).or_default() += weight;
            }
        }
    };
    for target in &targets {
        share(&mut from(*target));
    }
    for source in &sources {
        share(&mut to(*source));
    }
    let readable = |other: &EntryIndex| {
        let entry = site.entry(*other);
        entry.shown && entry.edition(lang).is_some()
    };
    let mut found: Vec<(usize, EntryIndex)> = weights
        .into_iter()
        .filter(|(other, weight)| {
            *weight >= ENOUGH && *other != index && !targets.contains(other) && !sources.contains(other)
        })
        .filter(|(other, _)| readable(other))
        .map(|(other, weight)| (weight, other))
        .collect();
    // Equals stand by id, so that the same book always gives the same list.
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.truncate(RELATED);
    found.into_iter().map(|(_, other)| other).collect()
}

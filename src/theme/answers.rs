use std::sync::{Arc, OnceLock};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::Question;
use super::card::{self, Card};
use super::made::Made;
use super::nearby::Nearby;
use crate::base::{Fingerprint, Lang};
use crate::config::Config;
use crate::model::{Edge, Entry, EntryIndex, Inline, Node, Site, Target, Via};

/// The answers to every question that a page may ask, each worked out once a build and in the order in
/// which pages ask. Shared by all pages, which are drawn in parallel. What an edit cannot have changed is shared
/// with the answers of the build before, whichever of the two works it out.
pub struct Answers {
    pub(super) site: Arc<Site>,
    pub(super) config: Arc<Config>,
    links: Vec<Shared<Fingerprint>>,
    edges: Arc<OfEdges>,
    languages: OnceLock<Fingerprint>,
    by_language: Vec<(Lang, InLanguage)>,
    pub(super) made: Made,
}

/// An answer that more than one build may have.
type Shared<T> = Arc<OnceLock<T>>;

/// The answers that depend on which entry leads to which.
struct OfEdges {
    relations: Vec<OnceLock<Fingerprint>>,
    backlinks: Vec<OnceLock<Fingerprint>>,
}

/// The answers that depend on the page's language.
struct InLanguage {
    of_entries: Vec<Arc<OfEntry>>,
    kinds: Vec<OnceLock<Answer<Vec<EntryIndex>>>>,
    counts: OnceLock<Vec<usize>>,
    /// All entries that can be read, by title.
    order: OnceLock<Vec<EntryIndex>>,
    /// The order of the build before, from which this one's is quickly made.
    earlier: Vec<EntryIndex>,
    titles: OnceLock<Answer<Vec<EntryIndex>>>,
    nearby: Nearby,
}

/// The answers that depend on one entry alone, and on the page's language.
#[derive(Default)]
struct OfEntry {
    card: OnceLock<Answer<Card>>,
    address: OnceLock<Fingerprint>,
}

/// An answer in the form that templates take, and its fingerprint.
pub(super) struct Answer<T> {
    pub(super) data: T,
    pub(super) value: Value,
    pub(super) fingerprint: Fingerprint,
}

impl<T: Serialize> Answer<T> {
    pub(super) fn of(data: T) -> Answer<T> {
        Answer { value: Value::from(Serde(&data)), fingerprint: fingerprint(&data), data }
    }
}

pub(super) fn fingerprint(data: &impl Serialize) -> Fingerprint {
    Fingerprint::of(&serde_json::to_vec(data).unwrap_or_default())
}

fn blank<T: Default>(count: usize) -> Vec<T> {
    std::iter::repeat_with(T::default).take(count).collect()
}

impl Answers {
    /// No question answered yet, but for what the answers of `before` say of entries that are the same.
    pub fn after(before: Option<&Answers>, site: Arc<Site>, config: Arc<Config>) -> Answers {
        let count = site.entries.len();
        // Other settings may show anything in another way.
        let before = before.filter(|before| before.config.fingerprint == config.fingerprint);
        // Answers name other entries by their places.
        let placed = before.filter(|before| Arc::ptr_eq(&before.site.ids, &site.ids));
        let earlier = before.map_or_else(|| vec![None; count], |before| places(&before.site, &site));
        let same = |index: usize| -> Option<usize> {
            let at = earlier[index]?;
            before?.site.entries[at].says_the_same(&site.entries[index]).then_some(at)
        };
        let links = |index: usize| {
            let before = placed?;
            let same = Arc::ptr_eq(&before.site.entries[index].editions, &site.entries[index].editions);
            same.then(|| before.links[index].clone())
        };
        let links = (0..count).map(|index| links(index).unwrap_or_default()).collect();
        let connected = placed.filter(|before| is_connected_alike(&before.site, &site));
        let edges = connected.map_or_else(
            || Arc::new(OfEdges { relations: blank(count), backlinks: blank(count) }),
            |before| before.edges.clone(),
        );
        let in_language = |lang: &Lang| {
            let before = before.and_then(|before| before.language(lang));
            let connected = connected.and_then(|before| before.language(lang));
            let of_entry = |index: usize| Some(before?.of_entries[same(index)?].clone());
            InLanguage {
                of_entries: (0..count).map(|index| of_entry(index).unwrap_or_default()).collect(),
                kinds: blank(config.kinds.len()),
                counts: OnceLock::new(),
                order: OnceLock::new(),
                earlier: before.and_then(|before| before.order.get()).cloned().unwrap_or_default(),
                titles: OnceLock::new(),
                nearby: Nearby::after(connected.map(|before| &before.nearby), count),
            }
        };
        let by_language =
            site.languages.iter().map(|one| (one.lang.clone(), in_language(&one.lang))).collect();
        Answers {
            links,
            edges,
            languages: OnceLock::new(),
            by_language,
            made: Made::new(&site, &config),
            site,
            config,
        }
    }

    /// The fingerprint of the answer to a question from a page in `lang`; `None` when there is no
    /// answer any more because the entry, the kind or the language is gone.
    pub fn fingerprint(&self, question: &Question, lang: &Lang) -> Option<Fingerprint> {
        let find = |id: &str| self.find(id);
        Some(match question {
            Question::Address(id) => self.address(find(id.as_str())?, lang)?,
            Question::Card(id) => self.card(find(id.as_str())?, lang)?.fingerprint,
            Question::Heading(id, anchor) => fingerprint(&self.heading(find(id.as_str())?, anchor, lang)),
            Question::Disclaimer(id) => {
                let said = self.disclaimer(find(id.as_str())?, lang);
                fingerprint(&said.map(|(words, lang)| (words, lang.to_string())))
            }
            Question::Links(id) => self.links(find(id.as_str())?),
            Question::Relations(id) => self.relations(find(id.as_str())?),
            Question::Backlinks(id) => self.backlinks(find(id.as_str())?),
            Question::Kind(kind) => self.kind(self.config.kind_index(kind.as_str())?, lang)?.fingerprint,
            Question::Count(kind) => fingerprint(&self.count(self.config.kind_index(kind.as_str())?, lang)),
            Question::AnyOfKind(kind) => {
                fingerprint(&(self.count(self.config.kind_index(kind.as_str())?, lang) > 0))
            }
            Question::Neighbors(id) => self.neighbors_told(find(id.as_str())?, lang),
            Question::Related(id) => self.related_told(find(id.as_str())?, lang),
            Question::Text(id) => self.text(find(id.as_str())?, lang),
            Question::Terms => self.terms(lang)?.fingerprint,
            Question::Titles => self.titles(lang)?.fingerprint,
            Question::Languages => self.languages(),
            Question::Facets(kind) => self.facets(self.config.kind_index(kind.as_str())?, lang)?.fingerprint,
            Question::Pages => fingerprint(&self.pages(lang)),
            Question::Page(name) => {
                let at = self.config.pages.iter().position(|page| page.name == *name)?;
                self.page(at, lang)?.fingerprint
            }
            Question::Latest => self.latest(lang)?.fingerprint,
        })
    }

    /// The entry with this id.
    pub(super) fn find(&self, id: &str) -> Option<EntryIndex> {
        self.site.find(id)
    }

    fn language(&self, lang: &Lang) -> Option<&InLanguage> {
        self.by_language.iter().find(|(tag, _)| tag == lang).map(|(_, answers)| answers)
    }

    pub(super) fn nearby(&self, lang: &Lang) -> Option<&Nearby> {
        self.language(lang).map(|answers| &answers.nearby)
    }

    pub(super) fn card(&self, index: EntryIndex, lang: &Lang) -> Option<&Answer<Card>> {
        let answers = self.language(lang)?.of_entries.get(index.0 as usize)?;
        Some(answers.card.get_or_init(|| Answer::of(card::card(self.site.entry(index), lang, &self.config))))
    }

    pub(super) fn address(&self, index: EntryIndex, lang: &Lang) -> Option<Fingerprint> {
        let answers = self.language(lang)?.of_entries.get(index.0 as usize)?;
        Some(*answers.address.get_or_init(|| {
            let entry = self.site.entry(index);
            let edition = card::best(entry, lang, &self.config);
            let path = card::path(entry, &edition.lang, &self.config);
            fingerprint(&(path.as_ref().map(|p| p.as_str().to_owned()), edition.lang.as_str()))
        }))
    }

    /// The words of the heading behind an anchor, in the edition that a page in `lang` links to.
    pub(super) fn heading(&self, index: EntryIndex, anchor: &str, lang: &Lang) -> Option<String> {
        let edition = card::best(self.site.entry(index), lang, &self.config);
        edition.body.iter().find_map(|block| match &block.node {
            Node::Heading { anchor: here, content, .. } if here == anchor => Some(Inline::plain(content)),
            _ => None,
        })
    }

    /// The disclaimer of an entry, in the edition that a page in `lang` links to, else in the first one.
    pub(super) fn disclaimer(&self, index: EntryIndex, lang: &Lang) -> Option<(String, Lang)> {
        let entry = self.site.entry(index);
        let best = card::best(entry, lang, &self.config);
        let main = card::best(entry, &self.config.source, &self.config);
        [best, main].into_iter().find_map(|edition| Some((edition.disclaimer.clone()?, edition.lang.clone())))
    }

    pub(super) fn links(&self, index: EntryIndex) -> Fingerprint {
        *self.links[index.0 as usize].get_or_init(|| {
            let entry = self.site.entry(index);
            let all: Vec<Vec<_>> = entry
                .editions
                .iter()
                .map(|linked| linked.targets.iter().map(|t| self.told(t)).collect())
                .collect();
            fingerprint(&all)
        })
    }

    /// A target without the place of its entry in the list, which moves when entries come and go.
    fn told<'a>(&'a self, target: &'a Target) -> (u8, &'a str, &'a str) {
        match target {
            Target::Entry { entry, anchor } => {
                (1, self.site.entry(*entry).id.as_str(), anchor.as_deref().unwrap_or_default())
            }
            Target::Asset(path) => (2, path.as_str(), ""),
            Target::Web(address) => (3, address, ""),
            Target::Nothing => (0, "", ""),
        }
    }

    pub(super) fn relations(&self, index: EntryIndex) -> Fingerprint {
        *self.edges.relations[index.0 as usize].get_or_init(|| {
            let edges = self.site.edges_from(index).iter().filter(|edge| is_relation(edge.via));
            fingerprint(&edges.map(|edge| self.told_edge(edge, edge.to, edge.order)).collect::<Vec<_>>())
        })
    }

    pub(super) fn backlinks(&self, index: EntryIndex) -> Fingerprint {
        *self.edges.backlinks[index.0 as usize].get_or_init(|| {
            let edges = self.site.edges_to(index);
            fingerprint(&edges.map(|edge| self.told_edge(edge, edge.from, 0)).collect::<Vec<_>>())
        })
    }

    fn told_edge<'a>(
        &'a self,
        edge: &'a Edge,
        other: EntryIndex,
        order: u32,
    ) -> (u8, usize, usize, u32, &'a str, &'a str, bool) {
        let (way, number) = match edge.via {
            Via::Relation(n) => (0, n),
            Via::SupersededBy => (1, 0),
            Via::SeeAlso => (2, 0),
            Via::Implied(way) => (3, way as usize),
            Via::Source => (4, 0),
            Via::Field(n) => (5, n),
            Via::Body => (6, 0),
        };
        let entry = self.site.entry(other);
        let anchor = edge.anchor.as_deref().unwrap_or_default();
        // A draft is at the other end and not shown; that it is no draft any more must be seen.
        (way, number, entry.kind, order, entry.id.as_str(), anchor, entry.shown)
    }

    /// The entries of a kind that have an edition in `lang`, by title.
    pub(super) fn kind(&self, kind: usize, lang: &Lang) -> Option<&Answer<Vec<EntryIndex>>> {
        let cell = self.language(lang)?.kinds.get(kind)?;
        let order = self.order(lang)?;
        Some(cell.get_or_init(|| {
            let of_kind = |index: &&EntryIndex| self.site.entry(**index).kind == kind;
            self.listed(order.iter().filter(of_kind).copied().collect(), lang)
        }))
    }

    /// How many entries of a kind have an edition in `lang`.
    pub(super) fn count(&self, kind: usize, lang: &Lang) -> usize {
        let counts = self.language(lang).map(|answers| {
            answers.counts.get_or_init(|| {
                let mut counts = vec![0; self.config.kinds.len()];
                for entry in self.site.entries.iter().filter(|e| e.shown && e.edition(lang).is_some()) {
                    counts[entry.kind] += 1;
                }
                counts
            })
        });
        counts.and_then(|counts| counts.get(kind).copied()).unwrap_or(0)
    }

    /// All entries that have an edition in `lang`, by title as the language sorts.
    pub(super) fn titles(&self, lang: &Lang) -> Option<&Answer<Vec<EntryIndex>>> {
        let order = self.order(lang)?;
        Some(self.language(lang)?.titles.get_or_init(|| self.listed(order.to_vec(), lang)))
    }

    /// The places of all entries that have an edition in `lang`, by title as the language sorts.
    pub(super) fn order(&self, lang: &Lang) -> Option<&[EntryIndex]> {
        let answers = self.language(lang)?;
        Some(answers.order.get_or_init(|| {
            // From whatever order one starts, it ends in the same, but sooner from one that is nearly right.
            let mut rest = vec![true; self.site.entries.len()];
            let known = |index: &EntryIndex| rest.get_mut(index.0 as usize).is_some_and(std::mem::take);
            let mut indexes: Vec<EntryIndex> = answers.earlier.iter().copied().filter(known).collect();
            indexes.extend((0..).map(EntryIndex).zip(rest).filter_map(|(index, rest)| rest.then_some(index)));
            indexes.retain(|index| {
                let entry = self.site.entry(*index);
                entry.shown && entry.edition(lang).is_some()
            });
            let title = |index: &EntryIndex| {
                let linked = self.site.entry(*index).edition(lang);
                linked.map_or("", |linked| linked.edition.title.as_str())
            };
            let collator = collator(lang);
            indexes.sort_by(|a, b| {
                let by_title = match &collator {
                    Some(collator) => collator.compare(title(a), title(b)),
                    None => title(a).cmp(title(b)),
                };
                by_title.then(a.cmp(b))
            });
            indexes
        }))
    }

    /// A list of entries as an answer: its fingerprint is that of the cards it holds.
    fn listed(&self, indexes: Vec<EntryIndex>, lang: &Lang) -> Answer<Vec<EntryIndex>> {
        let cards: Vec<&Answer<Card>> = indexes.iter().filter_map(|index| self.card(*index, lang)).collect();
        let fingerprint = Fingerprint::of_parts(cards.iter().map(|card| card.fingerprint.as_bytes()));
        let value = cards.into_iter().map(|card| card.value.clone()).collect();
        Answer { data: indexes, value, fingerprint }
    }

    pub(super) fn languages(&self) -> Fingerprint {
        *self.languages.get_or_init(|| {
            // Whether a page has its like in another language hangs on the kinds that there are in it.
            let told = |language: &crate::model::Language| {
                let kinds = 0..self.config.kinds.len();
                let there: Vec<bool> = kinds.map(|kind| self.count(kind, &language.lang) > 0).collect();
                (language.lang.to_string(), language.entries, there)
            };
            fingerprint(&self.site.languages.iter().map(told).collect::<Vec<_>>())
        })
    }
}

/// Whether a way is stated in the front matter as a relation, rather than found in text.
pub(super) fn is_relation(via: Via) -> bool {
    matches!(via, Via::Relation(_) | Via::SupersededBy | Via::SeeAlso | Via::Implied(_))
}

fn collator(lang: &Lang) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = lang.as_str().parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

/// For each entry of `now`, its place before; entries stand by id in both.
fn places(before: &Site, now: &Site) -> Vec<Option<usize>> {
    if Arc::ptr_eq(&before.ids, &now.ids) {
        return (0..now.entries.len()).map(Some).collect();
    }
    let mut old = before.entries.iter().enumerate().peekable();
    let find = |entry: &Entry| {
        while old.next_if(|(_, old)| old.id < entry.id).is_some() {}
        old.next_if(|(_, old)| old.id == entry.id).map(|(at, _)| at)
    };
    now.entries.iter().map(find).collect()
}

/// Whether the same entries lead to each other, and the same ones are shown. Their places are the same.
fn is_connected_alike(before: &Site, now: &Site) -> bool {
    let alike = |(a, b): (&Entry, &Entry)| a.kind == b.kind && a.shown == b.shown && a.is_read_where(b);
    Arc::ptr_eq(&before.edges, &now.edges) && before.entries.iter().zip(&now.entries).all(alike)
}

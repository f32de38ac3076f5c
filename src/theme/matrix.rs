use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Error, Value, context};
use serde::Serialize;

use super::{View, card};
use crate::base::Lang;
use crate::config::{Config, Matrix};
use crate::model::{Block, Edition, Entry, EntryIndex, Inline, LinkedEdition, Node, Site, Target, Via};

/// Entries of a kind against the paragraphs that they bear on.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// The ids of the entries, by title.
    pub entries: Vec<String>,
    /// The documents that are reached, the strongest standing first.
    pub documents: Vec<CoveredDocument>,
    /// The paths of the settings.
    pub ways: Vec<Way>,
}

/// A way from an entry to a paragraph.
#[derive(Debug, Serialize)]
pub struct Way {
    /// What it is called: the relation, or the kind of the entries that lead there.
    pub label: String,
    /// Whether the entry itself leads there.
    pub direct: bool,
}

/// A document with the places that are reached.
#[derive(Debug, Serialize)]
pub struct CoveredDocument {
    /// Its id.
    pub id: String,
    /// The places, in the order of its text.
    pub places: Vec<CoveredPlace>,
}

/// A place of a document, and what bears on it.
#[derive(Debug, Serialize)]
pub struct CoveredPlace {
    /// Its address within the page.
    pub anchor: String,
    /// One cell an entry, in their order.
    pub cells: Vec<Cell>,
}

/// What joins an entry and a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// For each way in which they are joined: its place in [`Coverage::ways`], and the ids of the entries
    /// that lead to the place.
    pub ways: Vec<(usize, Vec<String>)>,
    /// When nothing joins them: whether the entry says so itself.
    pub known_gap: bool,
}

impl Cell {
    /// Whether nothing joins the two.
    pub fn is_gap(&self) -> bool {
        self.ways.is_empty()
    }
}

/// A place of a document.
type At = (EntryIndex, String);

/// Follows the paths of the settings from each entry.
pub(super) fn coverage(matrix: &Matrix, lang: &Lang, site: &Site, config: &Config) -> Coverage {
    let indexes: Vec<EntryIndex> = by_title(matrix.kind, lang, site, config);
    let mut found: Vec<BTreeMap<At, BTreeMap<usize, Vec<EntryIndex>>>> = Vec::new();
    for index in &indexes {
        let mut of_entry: BTreeMap<At, BTreeMap<usize, Vec<EntryIndex>>> = BTreeMap::new();
        for (way, path) in matrix.paths.iter().enumerate() {
            for (from, to) in ends(*index, path, site, config) {
                let list = of_entry.entry(to).or_default().entry(way).or_default();
                if !list.contains(&from) {
                    list.push(from);
                }
            }
        }
        found.push(of_entry);
    }
    let known: Vec<BTreeSet<At>> = indexes
        .iter()
        .map(|index| {
            let sections = matrix.gaps.as_deref().map(|anchor| gaps(*index, anchor, lang, site, config));
            sections.unwrap_or_default().into_iter().flat_map(|gap| gap.places).collect()
        })
        .collect();
    let reached: BTreeSet<&At> = found.iter().flat_map(BTreeMap::keys).collect();
    let mut documents: Vec<EntryIndex> = reached.iter().map(|(document, _)| *document).collect();
    documents.dedup();
    documents.sort_by_cached_key(|index| {
        let edition = card::best(site.entry(*index), &config.source, config);
        let standing = config.standing.iter().position(|step| Some(&step.id) == edition.standing.as_ref());
        (standing.unwrap_or(usize::MAX), site.entry(*index).id.clone())
    });
    let cell = |row: usize, at: &At| Cell {
        ways: found[row]
            .get(at)
            .into_iter()
            .flatten()
            .map(|(way, list)| (*way, list.iter().map(|one| site.entry(*one).id.to_string()).collect()))
            .collect(),
        known_gap: !found[row].contains_key(at) && known[row].contains(at),
    };
    let documents = documents
        .into_iter()
        .map(|document| {
            let mut anchors: Vec<&str> = reached
                .iter()
                .filter(|(one, _)| *one == document)
                .map(|(_, anchor)| anchor.as_str())
                .collect();
            let order = &card::best(site.entry(document), &config.source, config).anchors;
            anchors.sort_by_key(|anchor| order.iter().position(|one| one.name == **anchor));
            let place = |anchor: &str| {
                let at = (document, anchor.to_owned());
                CoveredPlace {
                    anchor: anchor.to_owned(),
                    cells: (0..indexes.len()).map(|row| cell(row, &at)).collect(),
                }
            };
            CoveredDocument {
                id: site.entry(document).id.to_string(),
                places: anchors.into_iter().map(place).collect(),
            }
        })
        .collect();
    Coverage {
        entries: indexes.iter().map(|index| site.entry(*index).id.to_string()).collect(),
        documents,
        ways: matrix.paths.iter().map(|path| way(matrix.kind, path, lang, config)).collect(),
    }
}

/// The shown entries of a kind with an edition in `lang`, by title as they are written.
pub(super) fn by_title(kind: usize, lang: &Lang, site: &Site, config: &Config) -> Vec<EntryIndex> {
    let all = (0..).map(EntryIndex).zip(&site.entries);
    let there = |entry: &Entry| entry.kind == kind && entry.shown && entry.edition(lang).is_some();
    let mut indexes: Vec<EntryIndex> =
        all.filter(|(_, entry)| there(entry)).map(|(index, _)| index).collect();
    indexes.sort_by_key(|index| &card::best(site.entry(*index), lang, config).title);
    indexes
}

/// The last step of a path: from which entry it starts, and to which place it leads.
fn ends(index: EntryIndex, path: &[String], site: &Site, config: &Config) -> Vec<(EntryIndex, At)> {
    let Some((last, steps)) = path.split_last() else { return Vec::new() };
    let is = |from: EntryIndex, via: Via, name: &str| {
        let Via::Relation(at) = via else { return false };
        config.kinds[site.entry(from).kind].relations[at].name == name
    };
    let mut from = vec![index];
    for name in steps {
        let mut next: Vec<EntryIndex> = Vec::new();
        for index in from {
            for edge in site.edges_from(index).iter().filter(|edge| is(index, edge.via, name)) {
                if site.entry(edge.to).shown && !next.contains(&edge.to) {
                    next.push(edge.to);
                }
            }
        }
        from = next;
    }
    let mut ends = Vec::new();
    for index in from {
        for edge in site.edges_from(index).iter().filter(|edge| is(index, edge.via, last)) {
            let (Some(anchor), document) = (&edge.anchor, site.entry(edge.to)) else { continue };
            if document.shown {
                ends.push((index, (edge.to, current(document, anchor).to_owned())));
            }
        }
    }
    ends
}

/// Where an anchor that once stood for itself leads now.
fn current<'a>(entry: &'a Entry, anchor: &'a str) -> &'a str {
    let redirects = entry.editions.iter().flat_map(|linked| &linked.edition.redirects);
    redirects.filter(|one| one.from == anchor).map(|one| one.to.as_str()).next().unwrap_or(anchor)
}

/// What a path is called: the relation when it leads straight to the paragraph, else the kind of the
/// entries that lead there.
fn way(kind: usize, path: &[String], lang: &Lang, config: &Config) -> Way {
    Way { label: way_label(kind, path, lang, config), direct: path.len() == 1 }
}

fn way_label(kind: usize, path: &[String], lang: &Lang, config: &Config) -> String {
    let mut kinds = BTreeSet::from([kind]);
    let Some((last, steps)) = path.split_last() else { return String::new() };
    if steps.is_empty() {
        let relation = config.kinds[kind].relation(last);
        return relation.map_or("", |one| one.label.in_lang(lang, &config.source).0).to_owned();
    }
    for name in steps {
        let relations = kinds.iter().filter_map(|kind| config.kinds[*kind].relation(name));
        kinds = relations.flat_map(|one| &one.to).filter_map(|id| config.kind_index(id.as_str())).collect();
    }
    let titles = kinds.iter().map(|kind| config.kinds[*kind].title.in_lang(lang, &config.source).0);
    titles.collect::<Vec<_>>().join(", ")
}

/// A gap that an entry knows: a line of the section that says so, and the places that it names.
pub struct Gap<'a> {
    /// What is said, in the language of the edition.
    pub blocks: &'a [Block],
    places: Vec<At>,
}

/// The gaps that an entry's own section of this name lists.
pub(super) fn gaps<'a>(
    index: EntryIndex,
    anchor: &str,
    lang: &Lang,
    site: &'a Site,
    config: &Config,
) -> Vec<Gap<'a>> {
    let entry = site.entry(index);
    let Some(linked) = entry.edition(lang).or_else(|| entry.edition(&config.source)) else {
        return Vec::new();
    };
    let places = |blocks: &[Block]| {
        let targets = links(blocks).into_iter().filter_map(|link| linked.targets.get(link));
        let place = |target: &Target| match target {
            Target::Entry { entry, anchor: Some(anchor) } => {
                Some((*entry, current(site.entry(*entry), anchor).to_owned()))
            }
            _ => None,
        };
        targets.filter_map(place).collect()
    };
    items(section(linked, anchor)).into_iter().map(|blocks| Gap { blocks, places: places(blocks) }).collect()
}

/// The blocks below a heading, up to the next of its level or above.
fn section<'a>(linked: &'a LinkedEdition, anchor: &str) -> &'a [Block] {
    let edition: &'a Edition = &linked.edition;
    let heading = |block: &Block| match &block.node {
        Node::Heading { level, anchor: here, .. } => Some((*level, here == anchor)),
        _ => None,
    };
    let Some(start) = edition.body.iter().position(|block| heading(block).is_some_and(|(_, here)| here))
    else {
        return &[];
    };
    let level = heading(&edition.body[start]).map_or(0, |(level, _)| level);
    let rest = &edition.body[start + 1..];
    let end = rest.iter().position(|block| heading(block).is_some_and(|(other, _)| other <= level));
    &rest[..end.unwrap_or(rest.len())]
}

/// The lines of a section: the items of its lists, and each other block.
fn items(section: &[Block]) -> Vec<&[Block]> {
    let mut lines: Vec<&[Block]> = Vec::new();
    for block in section {
        match &block.node {
            Node::List { items, .. } => lines.extend(items.iter().map(Vec::as_slice)),
            _ => lines.push(std::slice::from_ref(block)),
        }
    }
    lines
}

fn links(blocks: &[Block]) -> Vec<usize> {
    let mut all = Vec::new();
    for block in blocks {
        match &block.node {
            Node::Paragraph(content) | Node::Heading { content, .. } => all.extend(Inline::links(content)),
            Node::Numbered { blocks, .. } | Node::Quote { blocks, .. } => all.extend(links(blocks)),
            Node::List { items, .. } => items.iter().for_each(|item| all.extend(links(item))),
            Node::Table { .. } | Node::Code { .. } | Node::Rule => {}
        }
    }
    all
}

impl View {
    /// The gaps that an entry's own section of this name lists, a line each.
    pub fn known_gaps(&self, id: &str, anchor: &str) -> Vec<Gap<'_>> {
        let Some(index) = self.answers().find(id) else { return Vec::new() };
        self.record(super::Question::Text(self.site().entry(index).id.clone()));
        self.record(super::Question::Links(self.site().entry(index).id.clone()));
        gaps(index, anchor, self.lang(), self.site(), self.config())
    }

    /// A matrix as templates see it: `entries` (cards) and `documents`, each with its `card` and
    /// `places`; a place has `anchor`, `words` and a cell for each entry, which lists by way or is a gap.
    ///
    /// # Errors
    /// When the theme lacks the words for a place.
    pub fn coverage(&self, coverage: &Coverage) -> Result<Value, Error> {
        let cards = |ids: &[String]| ids.iter().filter_map(|id| self.card_of(id)).collect::<Vec<_>>();
        let mut documents = Vec::new();
        let (mut filled, mut all) = (0, 0);
        for document in &coverage.documents {
            let Some(index) = self.answers().find(&document.id) else { continue };
            let mut places = Vec::new();
            for place in &document.places {
                let cells: Vec<Value> = place
                    .cells
                    .iter()
                    .map(|cell| {
                        all += 1;
                        filled += usize::from(!cell.is_gap());
                        let ways = cell.ways.iter().map(|(way, ids)| {
                            let way = &coverage.ways[*way];
                            context! { label => way.label.as_str(), direct => way.direct, cards => cards(ids) }
                        });
                        context! { ways => ways.collect::<Vec<_>>(), known_gap => cell.known_gap }
                    })
                    .collect();
                let words = self.place(index, &place.anchor)?;
                places.push(context! { anchor => place.anchor.as_str(), words, cells });
            }
            documents.push(context! { card => self.card(index), places });
        }
        Ok(context! { entries => cards(&coverage.entries), documents, filled, all })
    }

    /// The words of a place of an entry, for files beside a page.
    ///
    /// # Errors
    /// When the theme lacks the words for a place.
    pub fn place_words(&self, id: &str, anchor: &str) -> Result<String, Error> {
        let index = self.index(id)?;
        self.place(index, anchor)
    }
}

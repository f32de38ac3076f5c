use std::collections::BTreeSet;

use serde::Serialize;

use super::main;
use crate::base::Slug;
use crate::config::{Config, FieldType, Numbering};
use crate::model::{
    Block, Edge, Edition, EntryIndex, FieldData, Implied, Inline, LinkedEdition, Node, Place, Site, Status,
    Target, Via, Wanted,
};

/// How much of a paragraph is shown, in characters.
const SHOWN: usize = 160;

/// A work that a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Support {
    /// The words of the citation.
    pub words: String,
    /// What tells the work from others: the id of its entry, else its address or the words themselves.
    pub work: String,
    /// The title of its entry, when the book has one.
    pub title: Option<String>,
    /// What the work is worth.
    pub standing: Option<String>,
    /// The paragraphs that are named.
    pub passages: Vec<Passage>,
    /// The meetings that the work was issued for.
    pub meetings: Vec<Meeting>,
    /// Whether a later text has taken its place, or it was withdrawn.
    pub superseded: bool,
    /// The ids of the texts that took its place.
    pub by: Vec<String>,
}

/// A paragraph or heading that is named, and how it begins in the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Its address within the page of the work.
    pub anchor: String,
    /// Its first words, as the book has them; empty when it has none.
    pub words: String,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// The id of its entry.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its dates, as exact as they are known.
    pub dates: Vec<String>,
}

/// The works that a part of an entry cites, in its order, each once.
pub(super) fn of(
    index: EntryIndex,
    linked: &LinkedEdition,
    place: &Place,
    site: &Site,
    config: &Config,
) -> Vec<Support> {
    let via = match place {
        Place::Source => Via::Source,
        Place::Field(field) => Via::Field(*field),
        Place::Body(_) => Via::Body,
    };
    let mut supports: Vec<Support> = Vec::new();
    for (at, (link, target)) in linked.edition.links.iter().zip(&linked.targets).enumerate() {
        if link.place != *place {
            continue;
        }
        let printed = cited(at, linked).unwrap_or_else(|| wanted(&link.wanted));
        let support = match target {
            Target::Entry { entry, .. } if *place == Place::Source || is_work(*entry, site, config) => {
                registered(*entry, printed, site, config)
            }
            Target::Web(address) => unregistered(printed, address.clone()),
            // Words without a link are still somebody's answer to where it comes from.
            Target::Nothing if *place == Place::Source => unregistered(printed.clone(), printed),
            Target::Entry { .. } | Target::Asset(_) | Target::Nothing => continue,
        };
        if supports.iter().all(|known| known.work != support.work) {
            supports.push(support);
        }
    }
    // A citation may name several paragraphs, which the edges know one by one.
    for edge in site.edges_from(index).iter().filter(|edge| edge.via == via) {
        let work = site.entry(edge.to).id.as_str();
        let (Some(support), Some(anchor)) = (supports.iter_mut().find(|s| s.work == work), &edge.anchor)
        else {
            continue;
        };
        let words = passage(&main(site.entry(edge.to), config).edition, anchor);
        support.passages.push(Passage { anchor: anchor.clone(), words });
    }
    for support in supports.iter_mut().filter(|support| support.passages.len() > 1) {
        let Some(work) = site.find(&support.work) else { continue };
        let anchors = &main(site.entry(work), config).edition.anchors;
        support.passages.sort_by_key(|passage| anchors.iter().position(|one| one.name == passage.anchor));
    }
    supports.extend(lines_without_links(linked, place));
    supports
}

/// Lines of `sources` that are plain words.
fn lines_without_links(linked: &LinkedEdition, place: &Place) -> Vec<Support> {
    if *place != Place::Source {
        return Vec::new();
    }
    let plain = linked.edition.sources.iter().filter(|source| Inline::links(&source.content).is_empty());
    plain
        .map(|source| Inline::plain(&source.content))
        .map(|words| unregistered(words.clone(), words))
        .collect()
}

fn unregistered(words: String, work: String) -> Support {
    Support {
        words,
        work,
        title: None,
        standing: None,
        passages: Vec::new(),
        meetings: Vec::new(),
        superseded: false,
        by: Vec::new(),
    }
}

fn registered(index: EntryIndex, words: String, site: &Site, config: &Config) -> Support {
    let entry = site.entry(index);
    let edition = &main(entry, config).edition;
    let step = config.standing.iter().find(|step| Some(&step.id) == edition.standing.as_ref());
    let replaced =
        site.edges_from(index).iter().filter(|edge| edge.via == Via::SupersededBy).map(|edge| edge.to);
    let revised =
        site.edges_to(index).filter(|edge| edge.via == Via::Implied(Implied::Revises)).map(|edge| edge.from);
    let mut by: Vec<String> = replaced.chain(revised).map(|index| site.entry(index).id.to_string()).collect();
    by.sort_unstable();
    by.dedup();
    Support {
        words,
        work: entry.id.to_string(),
        title: Some(edition.title.clone()),
        standing: step.map(|step| step.label.in_lang(&config.source, &config.source).0.to_owned()),
        passages: Vec::new(),
        meetings: meetings(index, site, config),
        superseded: !by.is_empty() || matches!(edition.status, Status::Superseded | Status::Withdrawn),
        by,
    }
}

/// The meetings that a work comes from: by the relations that `[policy]` names, on either side, else by the
/// first relation of its kind that leads to a kind with dates.
fn meetings(index: EntryIndex, site: &Site, config: &Config) -> Vec<Meeting> {
    let kind = &config.kinds[site.entry(index).kind];
    let has_dates = |id: &Slug| {
        config
            .kind(id.as_str())
            .is_some_and(|kind| kind.fields.iter().any(|field| field.of == FieldType::Date))
    };
    let first = kind.relations.iter().position(|relation| relation.to.iter().any(has_dates));
    let named = &config.policy.meetings;
    let joins = |edge: &Edge| {
        let Via::Relation(at) = edge.via else { return false };
        let relation = &config.kinds[site.entry(edge.from).kind].relations[at];
        if named.is_empty() {
            edge.from == index && Some(at) == first
        } else {
            named.contains(&relation.name)
        }
    };
    let from = site.edges_from(index).iter().filter(|edge| joins(edge)).map(|edge| edge.to);
    let to = site.edges_to(index).filter(|edge| joins(edge)).map(|edge| edge.from);
    let found: BTreeSet<EntryIndex> = from.chain(to).collect();
    let meeting = |index: EntryIndex| {
        let entry = site.entry(index);
        let own = &main(entry, config).edition;
        let dates = own.fields.iter().filter_map(|value| match value.data {
            FieldData::Date(date) => Some(date.to_string()),
            _ => None,
        });
        let mut days: Vec<String> = dates.collect();
        days.dedup();
        Meeting { id: entry.id.to_string(), title: own.title.clone(), dates: days }
    };
    found.into_iter().map(meeting).collect()
}

/// Whether an entry named in running text is a work that a claim can rest on, and no mere topic: its kind
/// has numbered paragraphs.
fn is_work(index: EntryIndex, site: &Site, config: &Config) -> bool {
    config.kinds[site.entry(index).kind].numbering == Numbering::Numbered
}

/// The words of the line of `sources` that holds a link.
fn cited(link: usize, linked: &LinkedEdition) -> Option<String> {
    let source =
        linked.edition.sources.iter().find(|source| Inline::links(&source.content).contains(&link))?;
    Some(Inline::plain(&source.content)).filter(|words| !words.is_empty())
}

fn wanted(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Name { name, .. } => name.clone(),
        Wanted::Citation { work, .. } => work.clone(),
        Wanted::Web(address) => address.clone(),
        Wanted::File { path, .. } | Wanted::Asset { path } => path.to_string(),
        Wanted::Here { .. } | Wanted::Nothing => String::new(),
    }
}

/// The words of a run, with the titles of entries where a link shows them.
pub(super) fn plain(run: &[Inline], linked: &LinkedEdition, site: &Site, config: &Config) -> String {
    let mut out = String::new();
    for inline in run {
        match inline {
            Inline::Link { link, content } if content.is_empty() => {
                if let Some(Target::Entry { entry, .. }) = linked.targets.get(*link) {
                    out.push_str(&main(site.entry(*entry), config).edition.title);
                }
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                out.push_str(&plain(inner, linked, site, config));
            }
            other => out.push_str(&Inline::plain(std::slice::from_ref(other))),
        }
    }
    out
}

/// How the paragraph or heading behind an anchor begins.
fn passage(edition: &Edition, anchor: &str) -> String {
    let mut words = String::new();
    find(&edition.body, anchor, &mut words);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(SHOWN) {
        // Cut where a word ends, if there is such a place.
        Some((cut, _)) => {
            let end = words[..cut].rfind(' ').unwrap_or(cut);
            format!("{} …", words[..end].trim_end())
        }
        None => words,
    }
}

fn find(blocks: &[Block], anchor: &str, words: &mut String) -> bool {
    blocks.iter().any(|block| match &block.node {
        Node::Heading { anchor: here, content, .. } if here == anchor => {
            words.push_str(&Inline::plain(content));
            true
        }
        Node::Numbered { anchor: here, blocks, .. } if here == anchor => {
            gather(blocks, words);
            true
        }
        Node::Numbered { blocks, .. } | Node::Quote { blocks, .. } => find(blocks, anchor, words),
        Node::List { items, .. } => items.iter().any(|item| find(item, anchor, words)),
        _ => false,
    })
}

/// The words of blocks, as far as any will be shown.
fn gather(blocks: &[Block], words: &mut String) {
    for block in blocks {
        if words.len() > SHOWN * 4 {
            return;
        }
        match &block.node {
            Node::Paragraph(content) | Node::Heading { content, .. } => {
                words.push_str(&Inline::plain(content));
                words.push(' ');
            }
            Node::Numbered { number, blocks, .. } => {
                words.push_str(number);
                words.push(' ');
                gather(blocks, words);
            }
            Node::Quote { blocks, .. } => gather(blocks, words),
            Node::List { items, .. } => {
                for item in items {
                    gather(item, words);
                }
            }
            _ => {}
        }
    }
}

use rayon::prelude::*;
use serde_json::{Value, json};

use super::script::{Shard, name_of, named};
use crate::base::{Fingerprint, Lang};
use crate::search::{Collection, Field, Page};

/// A page cut into leaves: pieces of its text that are short enough to be fetched for a snippet, each with what a
/// list of results says of the page.
pub(crate) struct Cut {
    /// For each leaf, the passages in it: places in [`Page::passages`].
    leaves: Vec<std::ops::Range<usize>>,
    /// The position in the body at which each leaf but the first begins.
    body: Vec<u32>,
    /// The same for headings.
    headings: Vec<u32>,
}

impl Cut {
    /// Cuts a page at the borders of its passages; a heading goes with the text below it. `size` is the least that
    /// a leaf holds before the next begins, in letters (a Han character counts for three).
    pub(crate) fn of(collection: &Collection, number: usize, size: usize) -> Cut {
        let page = collection.page(number);
        let mut leaves = Vec::new();
        let (mut start, mut filled) = (0, 0);
        for (at, passage) in page.passages.iter().enumerate() {
            let after_heading = at > 0 && page.passages[at - 1].heading;
            if filled >= size && !after_heading {
                leaves.push(start..at);
                (start, filled) = (at, 0);
            }
            filled += passage.text.chars().map(|c| if c > '\u{2e80}' { 3 } else { 1 }).sum::<usize>();
        }
        if start < page.passages.len() || leaves.is_empty() {
            leaves.push(start..page.passages.len());
        }
        let starts = |field: Field| {
            let heading = field == Field::Headings;
            // Which text of the field is the first of each leaf, and where that text begins.
            let firsts = leaves[1..].iter().map(|leaf| {
                page.passages[..leaf.start].iter().filter(|passage| passage.heading == heading).count()
            });
            let begins = begins(collection, number, field);
            let after = |text: usize| begins.partition_point(|(known, _)| *known < text);
            firsts.map(|text| begins.get(after(text)).map_or(u32::MAX, |(_, position)| *position)).collect()
        };
        let (body, headings) = (starts(Field::Body), starts(Field::Headings));
        Cut { leaves, body, headings }
    }

    /// The position in the body at which a leaf begins.
    pub(crate) fn start(&self, leaf: u32) -> u32 {
        (leaf as usize).checked_sub(1).map_or(0, |before| self.body[before])
    }

    /// The leaf in which something stands, by field number and position. What is on no leaf is on the first.
    pub(crate) fn leaf(&self, field: usize, position: u32) -> u32 {
        let starts = match field {
            field if field == Field::Body as usize => &self.body,
            field if field == Field::Headings as usize => &self.headings,
            _ => return 0,
        };
        u32::try_from(starts.partition_point(|start| *start <= position)).unwrap_or(0)
    }
}

/// For each text of a field that has words, its number and the position at which it begins.
///
/// Within a text positions follow one another; between two texts is a gap of eight. So a step of more than eight begins
/// another text, and each further eight are a text without words.
fn begins(collection: &Collection, page: usize, field: Field) -> Vec<(usize, u32)> {
    const GAP: u32 = 8;
    let mut begins: Vec<(usize, u32)> = Vec::new();
    let mut before: Option<u32> = None;
    let mut text = 0;
    collection.tokens(page, field, |_, position, _| {
        let step = match before {
            None => Some(position / GAP),
            Some(before) => (position - before > GAP).then(|| 1 + (position - before - GAP - 1) / GAP),
        };
        if let Some(step) = step {
            text += step as usize;
            begins.push((text, position));
        }
        before = Some(position);
    });
    begins
}

/// What a list of results says of a page: title, address below the language's folder, the status as its place among
/// all, date. What its kind is called says the page of results itself, by the folder.
pub(crate) fn card(page: &Page) -> Value {
    let folder = format!("{}/", page.lang);
    let path = page.path.as_str();
    json!([
        page.title,
        path.strip_prefix(&folder).unwrap_or(path).strip_suffix(".html").unwrap_or(path),
        page.status as usize,
        page.date.as_deref().unwrap_or(""),
    ])
}

/// Pages that share the first part of their leaves' names: a hash of all that they hold.
pub(crate) struct Block {
    pub(crate) pages: usize,
    pub(crate) name: String,
}

/// Where blocks begin: at pages whose id happens to have a hash that ends in zeros, so that a page added or taken
/// away moves the borders of its own block alone. Out: the length of each.
fn blocks(pages: &[&Page]) -> Vec<usize> {
    let often = (pages.len().next_power_of_two() / 128).max(32);
    let mut lengths = Vec::new();
    let mut length = 0;
    for page in pages {
        let print = Fingerprint::of(page.id.as_str().as_bytes());
        let hash = usize::from(print.as_bytes()[0]) << 8 | usize::from(print.as_bytes()[1]);
        if length > 0 && (hash.is_multiple_of(often) || length >= 4 * often) {
            lengths.push(length);
            length = 0;
        }
        length += 1;
    }
    if length > 0 {
        lengths.push(length);
    }
    lengths
}

/// The leaves of all pages, and the blocks that name them.
pub(crate) fn leaves(
    lang: &Lang,
    pages: &[&Page],
    cuts: &[Cut],
    cards: &[Value],
) -> (Vec<Block>, Vec<Shard>) {
    let mut start = 0;
    let ranges: Vec<std::ops::Range<usize>> = blocks(pages)
        .into_iter()
        .map(|length| {
            start += length;
            start - length..start
        })
        .collect();
    let made: Vec<(Block, Vec<Shard>)> = ranges
        .into_par_iter()
        .map(|range| {
            let texts: Vec<Vec<[String; 2]>> =
                range.clone().map(|at| texts(pages[at], &cuts[at], &cards[at])).collect();
            let all: Vec<&str> = texts.iter().flatten().flatten().map(String::as_str).collect();
            let name = name_of(&all);
            let mut shards = Vec::new();
            for (at, leaves) in texts.iter().enumerate() {
                for (leaf, parts) in leaves.iter().enumerate() {
                    shards.extend(named(lang, &format!("{name}-{at}-{leaf}"), parts));
                }
            }
            (Block { pages: range.len(), name }, shards)
        })
        .collect();
    let mut shards = Vec::new();
    let blocks = made
        .into_iter()
        .map(|(block, own)| {
            shards.extend(own);
            block
        })
        .collect();
    (blocks, shards)
}

/// The parts of a page's leaves: the card, the passages.
fn texts(page: &Page, cut: &Cut, card: &Value) -> Vec<[String; 2]> {
    let card = card.to_string();
    let leaf = |(at, range): (usize, &std::ops::Range<usize>)| {
        let mut passages = Vec::new();
        if at == 0 && !page.summary.is_empty() {
            passages.push(json!(["", "", page.summary]));
        }
        // An address or a number that is the same as above is not said again.
        let (mut anchor, mut number) = ("", "");
        for passage in &page.passages[range.clone()] {
            let own = (passage.anchor.as_deref().unwrap_or(""), passage.number.as_deref().unwrap_or(""));
            let same = own == (anchor, number) && !passage.heading;
            passages.push(match (same, passage.heading) {
                (true, _) => json!([0, 0, passage.text]),
                (false, true) => json!([own.0, own.1, passage.text, 1]),
                (false, false) => json!([own.0, own.1, passage.text]),
            });
            (anchor, number) = own;
        }
        [card.clone(), Value::from(passages).to_string()]
    };
    cut.leaves.iter().enumerate().map(leaf).collect()
}

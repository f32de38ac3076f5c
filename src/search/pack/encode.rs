use rayon::prelude::*;
use serde_json::Value;

use super::coder::Coder;
use super::count;
use super::front::front;
use super::leaf::Cut;
use super::lexicon::Lexicon;
use super::list;
use super::partition::Partition;
use super::positions::positions;
use super::script::{Shard, name_of, named, quoted, shard};
use super::weigh::{Lengths, Posting, postings};
use crate::base::Lang;

/// A stem that stands on more pages has its best ones in a file, and all of them in another.
pub(crate) const SPLIT: usize = 1_500;
/// How many those best ones are.
const BEST: usize = 60;
/// How many shards of forms share the first part of their names. A page more changes the numbers of pages in nearly all
/// of them, so that names of their own would keep little in a browser's memory and weigh in the root.
const GROUP: usize = 16;
/// How many cards go with a stem that has its own file: a first page of results.
const CARDS: usize = 10;

/// The families of contexts of a shard's own decisions (`coder.rs`), behind those of a list; the script has the same.
mod family {
    pub(super) const STEMS: usize = 56;
    pub(super) const PAGES: usize = 57;
    pub(super) const POINTER: usize = 59;
    pub(super) const SHARD: usize = 60;
    pub(super) const THERE: usize = 61;
    pub(super) const AMONG: usize = 62;
}

/// What pages and forms are written with.
pub(crate) struct Texts<'a> {
    pub(crate) lang: &'a Lang,
    pub(crate) lexicon: &'a Lexicon<'a>,
    pub(crate) lengths: &'a Lengths,
    pub(crate) cuts: &'a [Cut],
    pub(crate) cards: &'a [Value],
}

/// All that is written of forms and stems.
pub(crate) struct Encoded {
    pub(crate) shards: Vec<Shard>,
    /// The names of the groups of shards of forms, in order.
    pub(crate) names: Vec<String>,
    /// For each of them the shortest text that is after the last form of the shard before and not after its first.
    pub(crate) borders: Vec<String>,
    /// The most pages of a stem that are written in a shard of forms.
    pub(crate) inside: usize,
}

/// Writes the shards of forms, the files of frequent stems, and those of positions.
pub(crate) fn encode(texts: &Texts<'_>) -> Encoded {
    let lexicon = texts.lexicon;
    let partition = Partition::of(lexicon, texts.cuts.len());
    let mut shards = Vec::new();
    let mut own_names = vec![String::new(); lexicon.stems()];
    let apart: Vec<(usize, String, Vec<Shard>)> = (0..lexicon.stems())
        .into_par_iter()
        .filter(|stem| partition.is_apart(*stem))
        .map(|stem| {
            let (names, shards) = own_files(texts, stem);
            (stem, names, shards)
        })
        .collect();
    for (stem, names, made) in apart {
        own_names[stem] = names;
        shards.extend(made);
    }
    let written: Vec<([String; 3], Option<Shard>)> = (0..partition.ranges.len())
        .into_par_iter()
        .map(|at| form_shard(texts, &partition, &own_names, at))
        .collect();
    let mut names = Vec::new();
    for group in written.chunks(GROUP) {
        let all: Vec<&str> = group.iter().flat_map(|(parts, _)| parts).map(String::as_str).collect();
        let name = name_of(&all);
        for (at, (parts, _)) in group.iter().enumerate() {
            shards.extend(named(texts.lang, &format!("{name}-{at}"), parts));
        }
        names.push(name);
    }
    shards.extend(written.into_iter().filter_map(|(_, positions)| positions));
    let borders = partition.ranges.iter().map(|range| border(&lexicon.forms, range.start)).collect();
    Encoded { shards, names, borders, inside: partition.inside }
}

/// The files of a stem that has its own, and their names.
fn own_files(texts: &Texts<'_>, stem: usize) -> (String, Vec<Shard>) {
    let list = postings(texts.lexicon, stem, texts.lengths);
    let variants = texts.lexicon.variants[stem];
    let head = list::Stem { variants, idf: texts.lengths.idf(list.len()) };
    let mut shards = Vec::new();
    let mut add = |parts: &[String]| {
        let (name, made) = shard(texts.lang, parts).unzip();
        shards.extend(made);
        name.unwrap_or_default()
    };
    let written = |list: &[&Posting<'_>]| {
        let mut out = Coder::default();
        out.number(family::PAGES, count(list.len()) - 1);
        list::list(&mut out, list.iter().copied(), head, texts.lengths, texts.cuts);
        quoted(&out.finish())
    };
    let mut out = Coder::default();
    positions(&mut out, &list, texts.cuts);
    let positions_name = quoted(&add(&[quoted(&out.finish())]));
    let all: Vec<&Posting<'_>> = list.iter().collect();
    let mut best = all.clone();
    best.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.page.cmp(&b.page)));
    let cards: Vec<Value> =
        best.iter().take(CARDS).map(|posting| with_page(posting.page, texts.cards)).collect();
    let cards = Value::from(cards).to_string();
    let mut names = String::new();
    if list.len() > SPLIT {
        best.truncate(BEST);
        best.sort_by_key(|posting| posting.page);
        names.push_str(&add(&[written(&best), cards]));
        names.push_str(&add(&[written(&all), "[]".to_owned(), positions_name]));
    } else {
        names.push_str(&add(&[written(&all), cards, positions_name]));
    }
    (names, shards)
}

fn with_page(page: u32, cards: &[Value]) -> Value {
    let mut card = vec![Value::from(page)];
    card.extend(cards[page as usize].as_array().cloned().unwrap_or_default());
    Value::from(card)
}

/// The parts of a shard of forms and, when it has stems, the shard of their positions.
fn form_shard(
    texts: &Texts<'_>,
    partition: &Partition,
    own_names: &[String],
    at: usize,
) -> ([String; 3], Option<Shard>) {
    let Texts { lang, lexicon, lengths, cuts, .. } = texts;
    let own = partition.first_stems[at]..partition.first_stems[at + 1];
    let counts = &partition.counts;
    let (mut out, mut places) = (Coder::default(), Coder::default());
    let mut names = String::new();
    out.number(family::STEMS, count(own.len()));
    for stem in own.clone() {
        out.number(family::PAGES, count(counts[stem]) - 1);
        if partition.is_apart(stem) {
            names.push_str(&own_names[stem]);
            continue;
        }
        let variants = lexicon.variants[stem];
        let postings = postings(lexicon, stem, lengths);
        let head = list::Stem { variants, idf: lengths.idf(postings.len()) };
        list::list(&mut out, postings.iter(), head, lengths, cuts);
        positions(&mut places, &postings, cuts);
    }
    let range = partition.ranges[at].clone();
    front(&mut out, lexicon.forms[range.clone()].iter().copied());
    let mut next = own.start;
    for form in range {
        let stem = lexicon.stem_of[form] as usize;
        if stem >= next {
            // Stems are numbered by their first form, so a new one is the next.
            out.number(family::POINTER, 0);
            next = stem + 1;
            continue;
        }
        if stem >= own.start {
            out.number(family::POINTER, count(2 + next - stem));
            continue;
        }
        if partition.is_apart(stem) {
            out.number(family::POINTER, 2);
            out.number(family::PAGES, count(counts[stem]) - 1);
            names.push_str(&own_names[stem]);
        } else {
            let home = partition.first_stems.partition_point(|first| *first <= stem) - 1;
            out.number(family::POINTER, 1);
            out.number(family::SHARD, count(at - home));
            out.number(family::THERE, count(stem - partition.first_stems[home]));
        }
        out.number(family::AMONG, lexicon.among[form]);
    }
    let (positions_name, positions) = shard(lang, &[quoted(&places.finish())]).unzip();
    let parts = [quoted(&out.finish()), quoted(&names), quoted(&positions_name.unwrap_or_default())];
    (parts, positions)
}

/// The shortest text that is after the form before `at` and not after the form at it.
fn border(forms: &[&str], at: usize) -> String {
    let form = forms[at];
    let Some(before) = at.checked_sub(1).map(|at| forms[at]) else { return String::new() };
    let common = before.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
    form.chars().take(common + 1).collect()
}

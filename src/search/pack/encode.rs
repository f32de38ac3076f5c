use rayon::prelude::*;
use serde_json::Value;

use super::digits::{BASE, digit, fixed, number};
use super::front::Front;
use super::leaf::Cut;
use super::lexicon::{Lexicon, Place};
use super::script::{Shard, name_of, named, quoted, shard};
use super::weigh::{Lengths, Posting, postings};
use crate::base::Lang;
use crate::search::Field;

/// A stem that stands on more pages has a file of its own.
pub(crate) const APART: usize = 500;
/// A stem that stands on more pages has its best ones in a file, and all of them in another.
const SPLIT: usize = 1_500;
/// How many those best ones are.
const BEST: usize = 60;
/// How many shards of forms share the first part of their names. A page more changes the numbers of pages in nearly all
/// of them, so that names of their own would keep little in a browser's memory and weigh in the root.
const GROUP: usize = 16;
/// How many cards go with a stem that has its own file: a first page of results.
const CARDS: usize = 10;

/// The steps into which the weights of a stem are divided.
const LEVELS: f32 = 91.0;
/// How many steps of the scale double it, and the power of two at which it begins. Two digits reach from
/// 2^-12 to 2^8.7, each step 0.17%: finer than one of [`LEVELS`].
const SCALE_STEPS: f32 = 400.0;
const SCALE_LEAST: f32 = -12.0;

/// A stem as shards write it.
struct Stem {
    pages: usize,
    /// The file of its own.
    apart: Option<String>,
    scale: u32,
    gaps: String,
    impacts: String,
    leaves: String,
    marks: String,
    positions: String,
    variants: u32,
}

/// All that is written of forms and stems.
pub(crate) struct Encoded {
    pub(crate) shards: Vec<Shard>,
    /// The names of the groups of shards of forms, in order.
    pub(crate) names: Vec<String>,
    /// For each of them the shortest text that is after the last form of the shard before and not after its first.
    pub(crate) borders: Vec<String>,
}

/// Writes the shards of forms, the files of frequent stems, and those of positions.
pub(crate) fn encode(
    lang: &Lang,
    lexicon: &Lexicon<'_>,
    lengths: &Lengths,
    cuts: &[Cut],
    cards: &[Value],
) -> Encoded {
    let made: Vec<(Stem, Vec<Shard>)> = (0..lexicon.stems())
        .into_par_iter()
        .map(|at| {
            let list = postings(lexicon, at, lengths);
            stem(lang, &list, lexicon.variants[at], cuts, cards)
        })
        .collect();
    let mut shards = Vec::new();
    let mut stems = Vec::with_capacity(made.len());
    for (stem, own) in made {
        stems.push(stem);
        shards.extend(own);
    }
    let ranges = ranges(lexicon, &stems);
    // The shard of each stem is that of its first form.
    let mut first_stems = Vec::with_capacity(ranges.len());
    let mut next = 0;
    for range in &ranges {
        first_stems.push(next);
        let last = lexicon.stem_of[range.clone()].iter().copied().max().unwrap_or(0);
        next = next.max(last as usize + 1);
    }
    first_stems.push(lexicon.stems());
    let written: Vec<([String; 8], Option<Shard>)> = ranges
        .par_iter()
        .enumerate()
        .map(|(at, range)| form_shard(lang, lexicon, &stems, &first_stems, at, range.clone()))
        .collect();
    let mut names = Vec::new();
    for group in written.chunks(GROUP) {
        let all: Vec<&str> = group.iter().flat_map(|(parts, _)| parts).map(String::as_str).collect();
        let name = name_of(&all);
        for (at, (parts, _)) in group.iter().enumerate() {
            shards.extend(named(lang, &format!("{name}-{at}"), parts));
        }
        names.push(name);
    }
    shards.extend(written.into_iter().filter_map(|(_, positions)| positions));
    let borders = ranges.iter().map(|range| border(&lexicon.forms, range.start)).collect();
    Encoded { shards, names, borders }
}

fn stem(
    lang: &Lang,
    list: &[Posting<'_>],
    variants: u32,
    cuts: &[Cut],
    cards: &[Value],
) -> (Stem, Vec<Shard>) {
    let most = list.iter().map(|posting| posting.score).fold(0.0, f32::max);
    let scale = scale(most);
    let mut own = columns(list.iter(), scale, variants, cuts);
    let mut positions = String::new();
    for posting in list {
        places(&mut positions, posting.places);
    }
    let mut shards = Vec::new();
    let mut apart = None;
    if list.len() > APART {
        let mut add = |parts: &[String]| {
            let (name, made) = shard(lang, parts).unzip();
            shards.extend(made);
            name.unwrap_or_default()
        };
        let positions_name = add(&[quoted(&positions)]);
        let mut best: Vec<&Posting<'_>> = list.iter().collect();
        best.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.page.cmp(&b.page)));
        let with: Vec<Value> =
            best.iter().take(CARDS).map(|posting| with_page(posting.page, cards)).collect();
        let mut all_name = String::new();
        if list.len() > SPLIT {
            all_name =
                add(&[quoted(&own.gaps), quoted(&own.impacts), quoted(&own.leaves), quoted(&own.marks)]);
            best.truncate(BEST);
            best.sort_by_key(|posting| posting.page);
            own = columns(best.into_iter(), scale, variants, cuts);
        }
        let mut head = String::new();
        fixed(&mut head, scale, 2);
        number(&mut head, variants);
        apart = Some(add(&[
            quoted(&head),
            quoted(&own.gaps),
            quoted(&own.impacts),
            quoted(&own.leaves),
            quoted(&own.marks),
            quoted(&all_name),
            quoted(&positions_name),
            Value::from(with).to_string(),
        ]));
        own = Columns::default();
        positions = String::new();
    }
    let Columns { gaps, impacts, leaves, marks } = own;
    (Stem { pages: list.len(), apart, scale, gaps, impacts, leaves, marks, positions, variants }, shards)
}

fn with_page(page: u32, cards: &[Value]) -> Value {
    let mut card = vec![Value::from(page)];
    card.extend(cards[page as usize].as_array().cloned().unwrap_or_default());
    Value::from(card)
}

/// The scale of weights of which `most` is the highest: never below it.
fn scale(most: f32) -> u32 {
    let steps = (most.max(f32::MIN_POSITIVE).log2() - SCALE_LEAST) * SCALE_STEPS;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let steps = steps.ceil().clamp(0.0, 8_280.0) as u32;
    steps
}

#[derive(Default)]
struct Columns {
    gaps: String,
    impacts: String,
    leaves: String,
    marks: String,
}

fn columns<'a>(
    list: impl ExactSizeIterator<Item = &'a Posting<'a>>,
    scale: u32,
    variants: u32,
    cuts: &[Cut],
) -> Columns {
    let mut columns = Columns::default();
    #[expect(clippy::cast_precision_loss, reason = "below 8,281")]
    let full = (scale as f32 / SCALE_STEPS + SCALE_LEAST).exp2();
    let single = list.len() == 1;
    let mut next = 0;
    let mut known: Vec<Vec<u32>> = Vec::new();
    for posting in list {
        number(&mut columns.gaps, posting.page - next);
        next = posting.page + 1;
        // One page alone has the highest weight.
        if !single {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let level = (posting.score / full * LEVELS).round().clamp(1.0, LEVELS) as u32;
            columns.impacts.push(digit((level - 1).min(BASE - 1)));
        }
        number(&mut columns.leaves, leaf(posting, &cuts[posting.page as usize]));
        if variants > 1 {
            let set = forms(posting.places, variants);
            let at = known.iter().position(|known| *known == set);
            number(&mut columns.marks, u32::try_from(at.unwrap_or(known.len())).unwrap_or(0));
            if at.is_none() {
                for bits in &set {
                    number(&mut columns.marks, *bits);
                }
                known.push(set);
            }
        }
    }
    columns
}

/// How many forms one number tells of.
const FORMS_A_NUMBER: u32 = 15;

/// Which of a stem's forms stand on a page: a bit each, the first form's the lowest of the first number.
fn forms(places: &[Place], variants: u32) -> Vec<u32> {
    let mut set = vec![0; variants.div_ceil(FORMS_A_NUMBER) as usize];
    for place in places {
        set[(place.form / FORMS_A_NUMBER) as usize] |= 1 << (place.form % FORMS_A_NUMBER);
    }
    set
}

/// The leaf of the first place in the text.
fn leaf(posting: &Posting<'_>, cut: &Cut) -> u32 {
    let in_text = |field: Field| posting.places.iter().find(|place| place.field() == field as usize);
    let place = in_text(Field::Body).or_else(|| in_text(Field::Headings));
    place.map_or(0, |place| cut.leaf(place.field(), place.position()))
}

/// The positions of a stem on a page: twice the number of those in the body, and one more if there are other fields;
/// the first position and the steps to the others; then the number of other fields, and for each its number, how
/// many positions, and they.
fn places(out: &mut String, places: &[Place]) {
    let body: Vec<u32> = places
        .iter()
        .filter(|place| place.field() == Field::Body as usize)
        .map(|place| place.position())
        .collect();
    let others: Vec<&[Place]> = places
        .chunk_by(|a, b| a.field() == b.field())
        .filter(|field| field[0].field() != Field::Body as usize)
        .collect();
    let count = |len: usize| u32::try_from(len).unwrap_or(0);
    number(out, count(body.len()) * 2 + u32::from(!others.is_empty()));
    steps(out, body.into_iter());
    if !others.is_empty() {
        number(out, count(others.len()));
        for field in others {
            number(out, count(field[0].field()));
            number(out, count(field.len()));
            steps(out, field.iter().map(|place| place.position()));
        }
    }
}

fn steps(out: &mut String, positions: impl Iterator<Item = u32>) {
    let mut before = 0;
    for position in positions {
        number(out, position - before);
        before = position;
    }
}

/// Cuts the forms into shards of about one size, where a new stem begins if one does nearby.
///
/// A query fetches a shard for each of its words and the root once, in which each shard costs about four bytes. The sum
/// of both is least when shards are about the square root of four times the whole.
fn ranges(lexicon: &Lexicon<'_>, stems: &[Stem]) -> Vec<std::ops::Range<usize>> {
    let mut sizes = Vec::with_capacity(lexicon.forms.len());
    let mut fresh = Vec::with_capacity(lexicon.forms.len());
    let mut seen = 0;
    let mut before = "";
    for (form, stem) in lexicon.forms.iter().zip(&lexicon.stem_of) {
        let common = before.bytes().zip(form.bytes()).take_while(|(a, b)| a == b).count();
        before = form;
        let new = *stem as usize >= seen;
        fresh.push(new);
        let mut size = 2 + form.len() - common;
        if new {
            seen = *stem as usize + 1;
            let stem = &stems[*stem as usize];
            size += 3 + stem.gaps.len() + stem.impacts.len() + stem.leaves.len() + stem.marks.len();
        }
        sizes.push(size);
    }
    let whole: usize = sizes.iter().sum();
    let size = (4 * whole).isqrt().clamp(1_000, 12_000);
    let mut ranges = Vec::new();
    let (mut start, mut filled) = (0, 0);
    for at in 0..sizes.len() {
        if (filled >= size && fresh[at]) || filled >= size * 2 {
            ranges.push(start..at);
            (start, filled) = (at, 0);
        }
        filled += sizes[at];
    }
    if start < sizes.len() {
        ranges.push(start..sizes.len());
    }
    ranges
}

/// The parts of a shard of forms and, when it has stems, the shard of their positions.
fn form_shard(
    lang: &Lang,
    lexicon: &Lexicon<'_>,
    stems: &[Stem],
    first_stems: &[usize],
    at: usize,
    range: std::ops::Range<usize>,
) -> ([String; 8], Option<Shard>) {
    let (first, end) = (first_stems[at], first_stems[at + 1]);
    let mut forms = Front::default();
    let mut pointers = String::new();
    let mut next = first;
    let count = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    for form in range {
        forms.push(lexicon.forms[form]);
        let among = lexicon.among[form];
        let stem = lexicon.stem_of[form] as usize;
        if stem >= next {
            // Stems are numbered by their first form, so a new one is the next.
            number(&mut pointers, 0);
            next = stem + 1;
        } else if stem >= first {
            number(&mut pointers, count(2 + next - stem));
        } else if let Some(name) = &stems[stem].apart {
            number(&mut pointers, 2);
            number(&mut pointers, count(stems[stem].pages));
            number(&mut pointers, among);
            pointers.push_str(name);
        } else {
            let home = first_stems.partition_point(|first| *first <= stem) - 1;
            number(&mut pointers, 1);
            number(&mut pointers, count(home));
            number(&mut pointers, count(stem - first_stems[home]));
            number(&mut pointers, among);
        }
    }
    let own = &stems[first..end];
    let mut heads = String::new();
    for stem in own {
        number(&mut heads, count(stem.pages));
        number(&mut heads, stem.variants);
        match &stem.apart {
            Some(name) => heads.push_str(name),
            None => fixed(&mut heads, stem.scale, 2),
        }
    }
    let column = |of: fn(&Stem) -> &str| quoted(&own.iter().map(of).collect::<String>());
    let (positions_name, positions) = shard(lang, &[column(|stem| &stem.positions)]).unzip();
    let parts = [
        quoted(&forms.finish()),
        quoted(&pointers),
        quoted(&heads),
        column(|stem| &stem.gaps),
        column(|stem| &stem.impacts),
        column(|stem| &stem.leaves),
        column(|stem| &stem.marks),
        quoted(&positions_name.unwrap_or_default()),
    ];
    (parts, positions)
}

/// The shortest text that is after the form before `at` and not after the form at it.
fn border(forms: &[&str], at: usize) -> String {
    let form = forms[at];
    let Some(before) = at.checked_sub(1).map(|at| forms[at]) else { return String::new() };
    let common = before.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
    form.chars().take(common + 1).collect()
}

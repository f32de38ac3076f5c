use super::coder::{Coder, Fresh};
use super::count;
use super::leaf::Cut;
use super::lexicon::Place;
use super::weigh::{Lengths, Posting};
use crate::search::Field;

/// The families of contexts of a list's decisions (`coder.rs`); `themes/panel/scripts/search/32-pack.js` has the same.
mod family {
    /// How many pages are left out before the next: one for each power of two of how rare the stem is.
    pub(super) const GAP: usize = 0;
    /// How often the stem stands in the body: one for each power of two of how many pages have it.
    pub(super) const TIMES: usize = 32;
    /// Whether it stands in other fields, too; a context for each such power.
    pub(super) const BESIDE: usize = 45;
    /// The weight when it does: a tree of the seven highest bits, in four families.
    pub(super) const WEIGHT: usize = 46;
    /// The leaf, by whether the stem stands in the body, once, twice or more often.
    pub(super) const LEAF: usize = 50;
    /// How many forms the stem has.
    pub(super) const VARIANTS: usize = 58;
}

/// What is the same for all pages of a stem.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stem {
    /// How many forms it has.
    pub(crate) variants: u32,
    /// What its rarity makes a page score ([`Lengths::idf`](super::weigh::Lengths::idf)).
    pub(crate) idf: f32,
}

/// How many steps of a weight double it, and the power of two of the least: a step is 1.1%.
const WEIGHT_STEPS: f32 = 64.0;
const WEIGHT_LEAST: f32 = -8.0;

/// Writes how many forms a stem has, and pages of it, all or some: which, how often it stands there, on which leaf first,
/// and in which of its forms.
pub(crate) fn list<'a>(
    out: &mut Coder,
    list: impl ExactSizeIterator<Item = &'a Posting<'a>>,
    Stem { variants, idf }: Stem,
    lengths: &Lengths,
    cuts: &[Cut],
) {
    out.number(family::VARIANTS, variants - 1);
    // The forms of each stem have contexts of their own.
    let own = out.fresh(variants as usize);
    let often = list.len().max(1).ilog2().min(12) as usize;
    let mut pages = count(cuts.len());
    let mut left = count(list.len());
    let mut next = 0;
    for posting in list {
        gap(out, pages, left, posting.page - next);
        pages -= posting.page + 1 - next;
        next = posting.page + 1;
        left -= 1;
        let times = posting.times();
        out.unary(family::TIMES + often, times);
        let beside = posting.is_beside();
        out.bit(family::BESIDE, often, beside);
        if beside {
            weight(out, posting.score / idf - lengths.body_weight(posting.page, times));
        }
        let on = leaf(posting, &cuts[posting.page as usize]);
        out.unary(family::LEAF + times.min(3) as usize, on);
        forms(out, own, posting.places, variants, times == 1 && !beside);
    }
}

/// How many of `pages` are left out before the next of `left` ones: how many times a power of two that is near what half of
/// all gaps are below (Golomb's code), and the rest of it.
fn gap(out: &mut Coder, pages: u32, left: u32, gap: u32) {
    let ratio = f64::from(pages) / f64::from(left);
    let bits = power(ratio * 0.69);
    let often = power(ratio) as usize;
    out.unary(family::GAP + often, gap >> bits);
    out.below(1 << bits, gap & ((1 << bits) - 1));
}

/// The highest power of two that is not above a number; 0 below one.
fn power(number: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "as a script's `Math.clz32` does"
    )]
    let whole = number.min(f64::from(u32::MAX)) as u32;
    whole.checked_ilog2().unwrap_or(0)
}

/// What the other fields add to the weight of the body, as a part of the idf.
fn weight(out: &mut Coder, weight: f32) {
    let steps = (weight.max(f32::MIN_POSITIVE).log2() - WEIGHT_LEAST) * WEIGHT_STEPS;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let level = steps.round().clamp(0.0, 1023.0) as u32;
    let mut node = 1;
    for at in (3..10).rev() {
        let bit = level >> at & 1;
        out.bit(family::WEIGHT, node as usize, bit == 1);
        node = node * 2 + bit;
    }
    out.below(8, level & 7);
}

/// Which of a stem's forms stand on a page, a decision each; where it stands but once, the decisions end with the yes.
/// One form at least stands there, so the last is not asked for when no other does.
fn forms(out: &mut Coder, own: Fresh, places: &[Place], variants: u32, once: bool) {
    let mut some = false;
    for form in 0..variants {
        if some && once || !some && form + 1 == variants {
            break;
        }
        let stands = places.iter().any(|place| place.form == form);
        out.fresh_bit(own, form as usize, stands);
        some |= stands;
    }
}

/// The leaf of the first place in the text.
fn leaf(posting: &Posting<'_>, cut: &Cut) -> u32 {
    let in_text = |field: Field| posting.places.iter().find(|place| place.field() == field as usize);
    let place = in_text(Field::Body).or_else(|| in_text(Field::Headings));
    place.map_or(0, |place| cut.leaf(place.field(), place.position()))
}

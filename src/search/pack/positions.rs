use super::coder::Coder;
use super::leaf::Cut;
use super::lexicon::Place;
use super::list;
use super::weigh::{Lengths, Posting};
use crate::search::Field;

/// The families of contexts of positions (`coder.rs`); `themes/panel/scripts/further/20-places.js` has the same.
mod family {
    /// The first position in the body, by the leaf it is on.
    pub(super) const FIRST: usize = 0;
    /// How many families those are.
    pub(super) const LEAVES: u32 = 16;
    /// Further positions in the body.
    pub(super) const NEXT: usize = 16;
    /// How many other fields there are.
    pub(super) const OTHERS: usize = 17;
    /// How many positions each has.
    pub(super) const TIMES: usize = 18;
    /// The positions of each.
    pub(super) const OTHER: usize = 19;
}

/// Writes the positions of a stem on its pages. How many there are in the body, on which leaf the first of them is, and
/// whether there are other fields, the list has told.
pub(crate) fn positions(out: &mut Coder, postings: &[Posting<'_>], lengths: &Lengths, cuts: &[Cut]) {
    for posting in postings {
        let words = lengths.body(posting.page);
        let mut bits = coarse(words);
        let leaf = list::leaf(posting, &cuts[posting.page as usize]);
        let mut family = family::FIRST + leaf.min(family::LEAVES - 1) as usize;
        let mut before = 0;
        let mut left = posting.times();
        for place in posting.places.iter().filter(|place| place.field() == Field::Body as usize) {
            let step = place.position() - before;
            out.unary(family, step >> bits);
            out.below(1 << bits, step & ((1 << bits) - 1));
            before = place.position();
            left -= 1;
            let ratio = f64::from((words + words / 16).saturating_sub(before)) / f64::from(left.max(1));
            bits = list::power(ratio * 0.69);
            family = 24 + list::power(ratio) as usize;
        }
        let others = posting.places.chunk_by(|a, b| a.field() == b.field());
        let others: Vec<&[Place]> = others.filter(|field| field[0].field() != Field::Body as usize).collect();
        if others.is_empty() {
            continue;
        }
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        out.number(family::OTHERS, count(others.len()) - 1);
        for field in others {
            out.below(count(Field::ALL.len()), count(field[0].field()));
            out.number(family::TIMES, count(field.len()) - 1);
            let mut before = 0;
            for place in field {
                out.number(family::OTHER, place.position() - before);
                before = place.position();
            }
        }
    }
}

/// How many of a position's bits are all as likely, in a body of so many words: about a sixteenth of it.
fn coarse(words: u32) -> u32 {
    words.checked_ilog2().unwrap_or(0).saturating_sub(3)
}

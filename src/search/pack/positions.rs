use super::coder::Coder;
use super::count;
use super::leaf::Cut;
use super::lexicon::Place;
use super::weigh::Posting;
use crate::search::Field;

/// The families of contexts of positions (`coder.rs`); `themes/panel/scripts/further/20-places.js` has the same.
mod family {
    /// How many leaves further the next position in the body is.
    pub(super) const LEAF: usize = 0;
    /// How far from the beginning of another leaf.
    pub(super) const OFFSET: usize = 8;
    /// How far from the one before on the same leaf.
    pub(super) const STEP: usize = 16;
    /// How many other fields there are.
    pub(super) const OTHERS: usize = 24;
    /// How many positions each has.
    pub(super) const TIMES: usize = 25;
    /// The positions of each.
    pub(super) const OTHER: usize = 26;
}

/// How many bits of an offset and of a step are all as likely.
const OFFSET_BITS: u32 = 5;
const STEP_BITS: u32 = 4;

/// Writes the positions of a stem on its pages: in the body counted from the beginning of the leaf. How many there are, on
/// which leaf the first of them is, and whether there are other fields, the list has told.
///
/// A phrase stands in one passage and so on one leaf; that is why its words need no more to be compared.
pub(crate) fn positions(out: &mut Coder, postings: &[Posting<'_>], cuts: &[Cut]) {
    for posting in postings {
        let cut = &cuts[posting.page as usize];
        let often = posting.times().checked_ilog2().unwrap_or(0).min(7) as usize;
        let mut last = None;
        for place in posting.places.iter().filter(|place| place.field() == Field::Body as usize) {
            let leaf = cut.leaf(place.field(), place.position());
            let offset = place.position() - cut.start(leaf);
            if let Some((before, _)) = last {
                out.unary(family::LEAF + often, leaf - before);
            }
            match last {
                Some((before, from)) if before == leaf => {
                    coarse(out, family::STEP + often, STEP_BITS, offset - from);
                }
                _ => coarse(out, family::OFFSET + often, OFFSET_BITS, offset),
            }
            last = Some((leaf, offset));
        }
        let others = posting.places.chunk_by(|a, b| a.field() == b.field());
        let others: Vec<&[Place]> = others.filter(|field| field[0].field() != Field::Body as usize).collect();
        if others.is_empty() {
            continue;
        }
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

/// Writes a number of which the lowest bits are all as likely.
fn coarse(out: &mut Coder, family: usize, bits: u32, value: u32) {
    out.unary(family, value >> bits);
    out.below(1 << bits, value & ((1 << bits) - 1));
}

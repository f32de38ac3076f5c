use rayon::prelude::*;

use super::lexicon::Lexicon;
use super::script::NAME;

/// The least and the most that a shard of forms has, in characters.
const LEAST: usize = 1_000;
const MOST: usize = 12_000;

/// How forms and stems are parted into shards.
pub(crate) struct Partition {
    /// For each shard its forms.
    pub(crate) ranges: Vec<std::ops::Range<usize>>,
    /// The first stem of each shard, and behind them how many there are.
    pub(crate) first_stems: Vec<usize>,
    /// How many pages each stem has.
    pub(crate) counts: Vec<usize>,
    /// The most pages of a stem that are written in a shard of forms; a stem with more has files of its own.
    pub(crate) inside: usize,
}

impl Partition {
    /// Cuts the forms of `pages` pages into shards of about one size, where a new stem begins if one does nearby.
    ///
    /// A query fetches a shard for each of its words and the root once, in which each shard costs about four bytes. The sum
    /// of both is least when shards are about the square root of four times the whole. A list that would fill half
    /// of one stands apart: others in the shard would pay for it.
    pub(crate) fn of(lexicon: &Lexicon<'_>, pages: usize) -> Partition {
        let counts: Vec<usize> =
            (0..lexicon.stems()).into_par_iter().map(|stem| lexicon.pages(stem)).collect();
        // A page costs about the bits of the gap before it and six more; a character holds six and a half.
        let cost = |count: usize| 1 + count * (6 + (pages / count).max(1).ilog2() as usize) * 2 / 13;
        let mut forms = Vec::with_capacity(lexicon.forms.len());
        let mut before = "";
        for form in &lexicon.forms {
            let common = before.bytes().zip(form.bytes()).take_while(|(a, b)| a == b).count();
            before = form;
            forms.push(1 + form.len() - common);
        }
        let lists = counts.iter().map(|count| cost(*count).min(LEAST));
        let whole = forms.iter().sum::<usize>() + lists.sum::<usize>();
        let size = (4 * whole).isqrt().clamp(LEAST, MOST);
        let inside = (1..=pages).find(|count| cost(*count) > size / 2).map_or(pages, |count| count - 1);

        let mut ranges = Vec::new();
        let mut first_stems = Vec::new();
        // The shard of each stem is that of its first form.
        let (mut start, mut filled, mut next) = (0, 0, 0);
        for (at, stem) in lexicon.stem_of.iter().enumerate() {
            let fresh = *stem as usize == next;
            if at > 0 && ((filled >= size && fresh) || filled >= size * 2) {
                ranges.push(start..at);
                (start, filled) = (at, 0);
            }
            if filled == 0 {
                first_stems.push(next);
            }
            filled += forms[at];
            if fresh {
                next += 1;
                filled += match counts[*stem as usize] {
                    count if count > inside => 2 * NAME,
                    count => cost(count),
                };
            }
        }
        if start < forms.len() {
            ranges.push(start..forms.len());
        }
        first_stems.push(next);
        Partition { ranges, first_stems, counts, inside }
    }

    /// Whether a stem has files of its own.
    pub(crate) fn is_apart(&self, stem: usize) -> bool {
        self.counts[stem] > self.inside
    }
}

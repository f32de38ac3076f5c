use std::cmp::Ordering;

use crate::search::{Collection, Field};

/// All forms and stems of one language's pages, and every place at which each stem stands.
///
/// The pages are turned around by counting: once over all pages to learn how often each stem occurs, once more to
/// put each occurrence where it belongs. Nothing is compared but the forms, each once.
pub(crate) struct Lexicon<'a> {
    /// Every form that stands on a page, in the order in which a script compares words.
    pub(crate) forms: Vec<&'a str>,
    /// The stem of each form. Stems are numbered by their first form.
    pub(crate) stem_of: Vec<u32>,
    /// For each form, how many of its stem's forms come before it.
    pub(crate) among: Vec<u32>,
    /// How many forms each stem has.
    pub(crate) variants: Vec<u32>,
    /// Where the occurrences of each stem end.
    ends: Vec<usize>,
    occurrences: Vec<Place>,
}

/// Where a form stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The page, by its number in the collection.
    pub(crate) page: u32,
    /// The form: how many of its stem's forms come before it.
    pub(crate) form: u32,
    /// Field and position: the field in the highest three bits.
    at: u32,
}

const FIELD_SHIFT: u32 = 29;

impl Place {
    /// The field, by its number.
    pub(crate) fn field(self) -> usize {
        (self.at >> FIELD_SHIFT) as usize
    }

    /// The position in the field.
    pub(crate) fn position(self) -> u32 {
        self.at & ((1 << FIELD_SHIFT) - 1)
    }
}

/// The order of a script's `<`: by units of UTF-16.
pub(crate) fn script_order(a: &str, b: &str) -> Ordering {
    // The two orders differ only where a character takes two units.
    let wide = |text: &str| text.bytes().any(|byte| byte >= 0xf0);
    if wide(a) || wide(b) { a.encode_utf16().cmp(b.encode_utf16()) } else { a.cmp(b) }
}

impl Lexicon<'_> {
    /// Turns the tokens of pages around.
    pub(crate) fn of(collection: &Collection) -> Lexicon<'_> {
        let vocabulary = collection.vocabulary();
        let known = vocabulary.forms();
        let mut order: Vec<u32> = (0..).take(known.len()).collect();
        // Sorted by bytes already, which is nearly always the same.
        order.sort_by(|a, b| script_order(&known[*a as usize], &known[*b as usize]));
        let mut numbers = vec![u32::MAX; vocabulary.stems().len()];
        let mut variants = Vec::new();
        let (mut stem_of, mut among) = (Vec::with_capacity(order.len()), Vec::with_capacity(order.len()));
        // By the vocabulary's number of a form, its stem and its place among the stem's forms.
        let mut told = vec![(0_u32, 0_u32); order.len()];
        for form in &order {
            let number = &mut numbers[vocabulary.stem_of(*form) as usize];
            if *number == u32::MAX {
                *number = u32::try_from(variants.len()).unwrap_or(u32::MAX);
                variants.push(0);
            }
            let before = variants[*number as usize];
            variants[*number as usize] += 1;
            stem_of.push(*number);
            among.push(before);
            told[*form as usize] = (*number, before);
        }
        let each = |take: &mut dyn FnMut(u32, Field, u32, u32)| {
            for page in 0..collection.len() {
                let number = u32::try_from(page).unwrap_or(u32::MAX);
                for field in Field::ALL {
                    collection.tokens(page, *field, |form, position, _| take(number, *field, form, position));
                }
            }
        };
        let mut ends = vec![0_usize; variants.len()];
        each(&mut |_, _, form, _| ends[told[form as usize].0 as usize] += 1);
        let mut sum = 0;
        for end in &mut ends {
            // For now where the stem's occurrences begin; each that is put in moves it on, to the end.
            let count = *end;
            *end = sum;
            sum += count;
        }
        let mut occurrences = vec![Place::default(); sum];
        each(&mut |page, field, form, position| {
            let (stem, form) = told[form as usize];
            let next = &mut ends[stem as usize];
            occurrences[*next] = Place { page, form, at: (field as u32) << FIELD_SHIFT | position };
            *next += 1;
        });
        let forms = order.iter().map(|form| &*known[*form as usize]).collect();
        Lexicon { forms, stem_of, among, variants, ends, occurrences }
    }

    /// How many stems there are.
    pub(crate) fn stems(&self) -> usize {
        self.ends.len()
    }

    /// How many pages have a stem.
    pub(crate) fn pages(&self, stem: usize) -> usize {
        self.places(stem).chunk_by(|a, b| a.page == b.page).count()
    }

    /// The places of a stem, by page, field and position.
    pub(crate) fn places(&self, stem: usize) -> &[Place] {
        let start = if stem == 0 { 0 } else { self.ends[stem - 1] };
        &self.occurrences[start..self.ends[stem]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_the_order_of_a_script() {
        let mut words = ["\u{20000}", "\u{fb00}", "z", "武"];
        words.sort_by(|a, b| script_order(a, b));
        assert_eq!(words, ["z", "武", "\u{20000}", "\u{fb00}"]);
    }
}

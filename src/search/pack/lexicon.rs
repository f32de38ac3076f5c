use std::cmp::Ordering;

use rayon::prelude::*;

use crate::search::analysis::Stems;
use crate::search::{Analysed, Field};

/// All forms and stems of one language's pages, and every place at which each stem stands.
///
/// The pages are turned around by counting: once over all pages to learn how often each stem occurs, once more to
/// put each occurrence where it belongs. Nothing is compared but the forms, each once.
pub(crate) struct Lexicon {
    /// Every form that stands on a page, in the order in which a script compares words.
    pub(crate) forms: Vec<String>,
    /// The stem of each form.
    pub(crate) stem_of: Vec<u32>,
    /// Where the occurrences of each stem end.
    ends: Vec<usize>,
    occurrences: Vec<Place>,
}

/// Where a form stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The page: a place in the list that was baked.
    pub(crate) page: u32,
    /// The form.
    pub(crate) form: u32,
    /// Field and position: the field in the highest three bits.
    place: u32,
}

const FIELD_SHIFT: u32 = 29;

impl Place {
    /// The field, by its number.
    pub(crate) fn field(self) -> usize {
        (self.place >> FIELD_SHIFT) as usize
    }

    /// The position in the field.
    pub(crate) fn position(self) -> u32 {
        self.place & ((1 << FIELD_SHIFT) - 1)
    }
}

/// The order of a script's `<`: by units of UTF-16.
pub(crate) fn script_order(a: &str, b: &str) -> Ordering {
    // The two orders differ only where a character takes two units.
    let wide = |text: &str| text.bytes().any(|byte| byte >= 0xf0);
    if wide(a) || wide(b) { a.encode_utf16().cmp(b.encode_utf16()) } else { a.cmp(b) }
}

impl Lexicon {
    /// Turns the tokens of pages around. `stems` makes what works out stems, once a thread.
    pub(crate) fn of(pages: &[&Analysed], stems: &(dyn Fn() -> Stems + Sync)) -> Lexicon {
        let (forms, numbers) = number(pages);
        let (stem_of, stems) = group(&forms, stems);
        let mut ends = vec![0_usize; stems];
        for (page, numbers) in pages.iter().zip(&numbers) {
            for field in Field::ALL {
                for one in page.field(*field) {
                    ends[stem_of[numbers[one.form as usize] as usize] as usize] += 1;
                }
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            // For now where the stem's occurrences begin; each that is put in moves it on, to the end.
            let count = *end;
            *end = sum;
            sum += count;
        }
        let mut occurrences = vec![Place::default(); sum];
        for (at, (page, numbers)) in (0..).zip(pages.iter().zip(&numbers)) {
            for field in Field::ALL {
                for one in page.field(*field) {
                    let form = numbers[one.form as usize];
                    let next = &mut ends[stem_of[form as usize] as usize];
                    let place = (*field as u32) << FIELD_SHIFT | one.position;
                    occurrences[*next] = Place { page: at, form, place };
                    *next += 1;
                }
            }
        }
        Lexicon { forms, stem_of, ends, occurrences }
    }

    /// How many stems there are.
    pub(crate) fn stems(&self) -> usize {
        self.ends.len()
    }

    /// The places of a stem, by page, field and position.
    pub(crate) fn places(&self, stem: usize) -> &[Place] {
        let start = if stem == 0 { 0 } else { self.ends[stem - 1] };
        &self.occurrences[start..self.ends[stem]]
    }
}

/// All forms in order, and for each page the numbers of its forms.
#[expect(clippy::disallowed_types, reason = "two million look-ups; it is never walked through")]
fn number(pages: &[&Analysed]) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut known: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    let mut found: Vec<&str> = Vec::new();
    let mut numbers: Vec<Vec<u32>> = Vec::with_capacity(pages.len());
    for page in pages {
        let own = page.forms().map(|form| {
            *known.entry(form).or_insert_with(|| {
                found.push(form);
                u32::try_from(found.len() - 1).unwrap_or(u32::MAX)
            })
        });
        numbers.push(own.collect());
    }
    let mut order: Vec<u32> = (0..).take(found.len()).collect();
    order.par_sort_unstable_by(|a, b| script_order(found[*a as usize], found[*b as usize]));
    let mut rank = vec![0; found.len()];
    for (at, number) in (0..).zip(&order) {
        rank[*number as usize] = at;
    }
    numbers.par_iter_mut().for_each(|own| own.iter_mut().for_each(|number| *number = rank[*number as usize]));
    (order.iter().map(|number| found[*number as usize].to_owned()).collect(), numbers)
}

/// The stem of each form, and how many stems there are. Stems are numbered by their first form.
#[expect(clippy::disallowed_types, reason = "a look-up for each form; it is never walked through")]
fn group(forms: &[String], stems: &(dyn Fn() -> Stems + Sync)) -> (Vec<u32>, usize) {
    let texts: Vec<String> =
        forms.par_iter().map_init(stems, |stems, form| stems.stem(form).into_owned()).collect();
    let mut known: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    let mut stem_of = Vec::with_capacity(forms.len());
    for text in &texts {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        stem_of.push(*known.entry(text.as_str()).or_insert(next));
    }
    (stem_of, known.len())
}

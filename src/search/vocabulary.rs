#![expect(
    clippy::disallowed_types,
    reason = "forms are looked up millions of times; the map is never iterated, so its order reaches nothing"
)]

use std::collections::HashMap;

use super::Analysed;
use super::analysis::Analysis;
use crate::base::Lang;

/// Every form of a language's pages, sorted, and the stem of each.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    forms: Vec<Box<str>>,
    /// For each form, its stem's place.
    stem_of: Vec<u32>,
    stems: Vec<Box<str>>,
}

/// From a form to its place.
pub(super) struct FormMap(HashMap<Box<str>, u32>);

impl FormMap {
    pub(super) fn place(&self, form: &str) -> u32 {
        self.0.get(form).copied().unwrap_or(u32::MAX)
    }
}

/// Two forms that are also one.
pub(super) struct Compounds(HashMap<(u32, u32), u32>);

impl Compounds {
    pub(super) fn get(&self, first: u32, second: u32) -> Option<u32> {
        if self.0.is_empty() { None } else { self.0.get(&(first, second)).copied() }
    }
}

/// Parts shorter than this make no compound: `in to` is not `into`.
const SHORTEST_PART: usize = 3;

impl Vocabulary {
    /// The forms of some pages, each stemmed once.
    pub(super) fn of<'a>(pages: impl Iterator<Item = &'a Analysed>, lang: &Lang) -> (Vocabulary, FormMap) {
        let mut map: HashMap<Box<str>, u32> = HashMap::new();
        let mut forms: Vec<Box<str>> = Vec::new();
        for form in pages.flat_map(Analysed::forms) {
            if !map.contains_key(form) {
                map.insert(form.into(), 0);
                forms.push(form.into());
            }
        }
        forms.sort_unstable();
        for (place, form) in (0..).zip(&forms) {
            if let Some(known) = map.get_mut(form) {
                *known = place;
            }
        }
        let mut stemmer = Analysis::of(lang).stems();
        let of_forms: Vec<Box<str>> = forms.iter().map(|form| stemmer.stem(form).into()).collect();
        let mut stems = of_forms.clone();
        stems.sort_unstable();
        stems.dedup();
        let stem_of =
            of_forms.iter().map(|stem| stems.binary_search(stem).map_or(u32::MAX, to_u32)).collect();
        (Vocabulary { forms, stem_of, stems }, FormMap(map))
    }

    /// Every form, sorted by its bytes.
    pub fn forms(&self) -> &[Box<str>] {
        &self.forms
    }

    /// Every stem, sorted by its bytes.
    pub fn stems(&self) -> &[Box<str>] {
        &self.stems
    }

    /// The place of a form.
    pub fn find(&self, form: &str) -> Option<u32> {
        self.forms.binary_search_by(|one| (**one).cmp(form)).ok().map(to_u32)
    }

    /// The place of a stem.
    pub fn find_stem(&self, stem: &str) -> Option<u32> {
        self.stems.binary_search_by(|one| (**one).cmp(stem)).ok().map(to_u32)
    }

    /// The place of a form's stem.
    pub fn stem_of(&self, form: u32) -> u32 {
        self.stem_of[form as usize]
    }

    /// The forms that begin with some letters: a range of places.
    pub fn beginning_with(&self, prefix: &str) -> std::ops::Range<u32> {
        let from = self.forms.partition_point(|form| &**form < prefix);
        let len = self.forms[from..].partition_point(|form| form.starts_with(prefix));
        to_u32(from)..to_u32(from + len)
    }

    /// The pairs of forms that are also a form together.
    pub(super) fn compounds(&self, map: &FormMap) -> Compounds {
        let mut pairs = HashMap::new();
        for (place, form) in (0..).zip(&self.forms) {
            if form.len() < 2 * SHORTEST_PART || form.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            for (cut, _) in form.char_indices().skip(SHORTEST_PART) {
                let (first, second) = form.split_at(cut);
                if second.chars().count() < SHORTEST_PART {
                    break;
                }
                if let (Some(first), Some(second)) = (map.0.get(first), map.0.get(second)) {
                    pairs.insert((*first, *second), place);
                }
            }
        }
        Compounds(pairs)
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

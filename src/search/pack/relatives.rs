//! By what a script knows that a word which no page has is a form of one that some page has.
//!
//! The words of a site are in its pack with their stems, so that a browser needs no stemmer. For others it compares
//! endings: two words are related when they begin alike and what is left of each is an ending that some stem has beside
//! others. Which endings those are is learned from the site's own vocabulary, and from a list made once from 40,000
//! frequent words a language (`endings.tsv`: the forms of each stem of Snowball's, what is left of each pair behind
//! their common beginning, the most frequent first; `-` is the empty ending).
//!
//! Measured by taking one form of each stem of several away and asking for it; the figures are in
//! `docs/BENCHMARKS.md` and `tests/pack.rs` holds them. Also tried: the nearest neighbor in the order of the
//! alphabet (61% in Arabic, 88 to 93% else), pairs of endings in the place of single ones (98% with 400 pairs, at
//! five times the bytes), a generated stemmer (4 to 6 kB for each language).

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use crate::base::Lang;

/// How many endings are told.
const MOST: usize = 130;

/// A stem with more forms says nothing new with the others.
const FORMS: usize = 40;

/// What Arabic writes together with the word behind it: and, so, by, as, for, the, and what they make together.
const PARTICLES: &[&str] = &["ال", "و", "وال", "ب", "بال", "لل", "ل", "ف", "فال", "كال", "ك", "س"];

/// Endings, the most frequent first.
pub(crate) fn endings(lexicon: &Lexicon<'_>, lang: &Lang) -> Vec<String> {
    let mut by_stem: Vec<Vec<&str>> = vec![Vec::new(); lexicon.stems()];
    for (form, stem) in lexicon.forms.iter().zip(&lexicon.stem_of) {
        let forms = &mut by_stem[*stem as usize];
        if forms.len() < FORMS {
            forms.push(form);
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for forms in &by_stem {
        for one in forms {
            for other in forms.iter().filter(|other| *other != one) {
                let common: usize = one
                    .chars()
                    .zip(other.chars())
                    .take_while(|(a, b)| a == b)
                    .map(|(a, _)| a.len_utf8())
                    .sum();
                if one[..common].chars().nth(1).is_some() {
                    *counts.entry(&one[common..]).or_default() += 1;
                }
            }
        }
    }
    let mut learned: Vec<(&str, usize)> = counts.into_iter().collect();
    learned.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let tag = lang.as_str().split('-').next().unwrap_or_default();
    let known =
        include_str!("endings.tsv").lines().find_map(|line| line.split_once('\t').filter(|(l, _)| *l == tag));
    let mut known =
        known.into_iter().flat_map(|(_, list)| list.split(' ')).map(|e| if e == "-" { "" } else { e });
    let mut learned = learned.into_iter().map(|(ending, _)| ending);
    // By turns, so that a small site has the endings of its language and a large one its own.
    let mut all: Vec<&str> = Vec::with_capacity(MOST);
    loop {
        let next = [known.next(), learned.next()];
        for ending in next.into_iter().flatten() {
            if !all.contains(&ending) && all.len() < MOST {
                all.push(ending);
            }
        }
        if next == [None, None] || all.len() == MOST {
            return all.into_iter().map(str::to_owned).collect();
        }
    }
}

/// What a language writes together with the word behind it.
pub(crate) fn particles(lang: &Lang) -> &'static [&'static str] {
    if lang.as_str().split('-').next() == Some("ar") { PARTICLES } else { &[] }
}

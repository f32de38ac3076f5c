//! The words with which a text of one language points into documents, ready to be read.

use super::Unit;
use super::fold::{Cursor, may_touch};
use super::words::{Word, Words, words_for};
use crate::base::Lang;

/// Reads places in texts of one language.
pub(super) struct Reader {
    pub(super) words: Vec<&'static Words>,
    pub(super) chinese: bool,
    section_sign: Unit,
    /// The words for parts by their first letters, sorted.
    units: Vec<(char, &'static Word)>,
    /// What a place, or a word that leads to one, may begin with, sorted.
    openings: Vec<char>,
    /// The last words of what stands between a place and its document, sorted.
    pub(super) last_of: Vec<String>,
}

impl Reader {
    /// The words that count in texts of `lang`.
    pub(super) fn new(lang: &Lang) -> Reader {
        let primary = lang.as_str().split('-').next().unwrap_or_default();
        let words = words_for(lang);
        let last = |of: &&'static str| of.rsplit(' ').next().unwrap_or(of).to_owned();
        let mut last_of: Vec<String> = words.iter().flat_map(|words| words.of).map(last).collect();
        last_of.sort_unstable();
        let first = |form: &str| form.chars().next().unwrap_or_default();
        let mut units: Vec<(char, &Word)> =
            words.iter().flat_map(|words| words.units).map(|word| (first(word.form), word)).collect();
        units.sort_by_key(|(letter, _)| *letter);
        let leads = words.iter().flat_map(|words| words.lead).map(|form| first(form));
        let mut openings: Vec<char> = units.iter().map(|(letter, _)| *letter).chain(leads).collect();
        openings.extend("¶§ivxlo".chars());
        if primary == "zh" {
            openings.extend("第附脚注序执正".chars());
            openings.extend('a'..='z');
        }
        if primary == "ar" {
            openings.extend("وفبكل".chars());
        }
        openings.sort_unstable();
        Reader {
            words,
            units,
            openings,
            last_of,
            chinese: primary == "zh",
            section_sign: if matches!(primary, "fr" | "ru" | "es") { Unit::Paragraph } else { Unit::Section },
        }
    }

    /// Whether a place, or a word that leads to one, could begin with this character.
    pub(super) fn opens(&self, c: char) -> bool {
        let lower = c.to_lowercase().next().unwrap_or(c);
        self.openings.binary_search(&lower).is_ok()
    }

    /// The word for a part at the cursor, whether a list may follow it, and what stands behind it.
    pub(super) fn unit_word<'t>(&self, cursor: Cursor<'t>) -> Option<(Unit, bool, Cursor<'t>)> {
        let first = cursor.peek_raw()?;
        if matches!(first, '¶' | '§') {
            let mut after = cursor;
            let mut signs = 0;
            while after.eat(first) {
                signs += 1;
            }
            let unit = if first == '¶' { Unit::Paragraph } else { self.section_sign };
            return Some((unit, signs > 1, after));
        }
        if let Some(found) = spoken_of_in_capitals(cursor) {
            return Some(found);
        }
        let mut start = cursor;
        for clitics in 0..3 {
            let initial = start.peek_raw()?.to_lowercase().next()?;
            let from = self.units.partition_point(|(letter, _)| *letter < initial);
            let same = self.units[from..].iter().take_while(|(letter, _)| *letter == initial);
            let best = same
                .filter_map(|(_, word)| {
                    let mut after = start;
                    let found = after.eat_words(word.form) && after.at_word_end();
                    found.then_some((word, after))
                })
                .reduce(|best, next| if next.0.form.len() > best.0.form.len() { next } else { best });
            if let Some((word, mut after)) = best {
                after.eat('.');
                return Some((word.unit, word.plural, after));
            }
            // Arabic joins "and", "in", "to" to the word: بالفقرة.
            if clitics == 2 || start.eat_if(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك' | 'ل')).is_none() {
                break;
            }
        }
        None
    }

    /// Takes "and" or what the language has for it.
    pub(super) fn eat_and(&self, cursor: &mut Cursor<'_>) -> bool {
        self.eat_any(cursor, |words| words.and)
    }

    /// Takes the word between the ends of a range.
    pub(super) fn eat_to(&self, cursor: &mut Cursor<'_>) -> bool {
        self.eat_any(cursor, |words| words.to)
    }

    /// Takes "of the" and its like, several in a row, with the spaces between.
    pub(super) fn eat_of(&self, cursor: &mut Cursor<'_>) -> bool {
        let mut any = false;
        loop {
            let mut ahead = *cursor;
            let gap = ahead.spaces();
            if !(gap || any) || !self.eat_any(&mut ahead, |words| words.of) {
                return any;
            }
            any = true;
            ahead.spaces();
            *cursor = ahead;
        }
    }

    /// Whether "of the" and its like, and nothing else, lead from the cursor to a place that
    /// `reached` recognizes.
    pub(super) fn of_leads(&self, cursor: Cursor<'_>, reached: impl Fn(usize) -> bool) -> bool {
        let mut cursor = cursor;
        let mut gap = cursor.eat(',');
        for _ in 0..8 {
            gap |= cursor.spaces();
            if !gap || !self.eat_any(&mut cursor, |words| words.of) {
                return false;
            }
            if reached(cursor.at()) {
                return true;
            }
        }
        false
    }

    /// Takes the longest of some words; a word of letters must end where they do.
    pub(super) fn eat_any(
        &self,
        cursor: &mut Cursor<'_>,
        list: impl Fn(&'static Words) -> &'static [&'static str],
    ) -> bool {
        let best = self.words.iter().flat_map(|words| list(words)).filter_map(|form| {
            let mut after = *cursor;
            let joins = *form == "و" || form.ends_with('\'') || form.chars().all(may_touch) && self.chinese;
            (after.eat_words(form) && (joins || after.at_word_end())).then_some(after)
        });
        match best.max_by_key(Cursor::at) {
            Some(after) => {
                *cursor = after;
                true
            }
            None => false,
        }
    }
}

/// "OP3", "OPs 3 and 4", "PP 2": what delegates call the operative and preambular paragraphs of a resolution.
/// Capitals tell them from "pp. 4", which are pages.
fn spoken_of_in_capitals(cursor: Cursor<'_>) -> Option<(Unit, bool, Cursor<'_>)> {
    let mut after = cursor;
    let unit = match after.eat_if(|c| matches!(c, 'O' | 'P'))? {
        'O' => Unit::Paragraph,
        _ => Unit::Preamble,
    };
    if !after.eat('P') {
        return None;
    }
    let plural = after.eat('s');
    after.eat('.');
    let mut ahead = after;
    ahead.spaces();
    ahead.digits(1).is_some().then_some((unit, plural, after))
}

//! Resolutions named in words: "General Assembly resolution 79/40", "résolution 2220 (2015) du Conseil de
//! sécurité", 第79/40号决议, القرار 2099 (د-20).
//!
//! A number is turned into a symbol by its own shape and by the organ that is named beside it. Where
//! another body is named, or none and the number is not one that the General Assembly could have given,
//! nothing is made up. Decisions have no symbol and are left alone.
//!
//! Wordings other than English are after UN parallel texts (`TERMS.md` of the project); a linguist
//! is to confirm them.

use super::Symbol;
use super::date;
use super::fold::{Cursor, may_touch};
use super::phrases::{ARABIC, CHINESE, ENGLISH, FRENCH, Organ, Phrases, RUSSIAN, SPANISH};
use super::resolution::{Number, number, symbol_text};
use crate::base::{Lang, Span};

/// The resolutions that one word names.
#[derive(Default)]
pub(super) struct Spoken {
    /// Each with the words that name it.
    pub(super) named: Vec<(Span, Symbol)>,
    /// How to read on behind the places of the last one.
    goes_on: Option<(&'static Phrases, Option<Organ>)>,
}

/// Recognizes resolutions in texts of one language (and in English everywhere).
pub(super) struct Speech {
    phrases: Vec<&'static Phrases>,
    chinese: bool,
}

impl Speech {
    pub(super) fn new(lang: &Lang) -> Speech {
        let own = match lang.as_str().split('-').next() {
            Some("ar") => Some(&ARABIC),
            Some("zh") => Some(&CHINESE),
            Some("fr") => Some(&FRENCH),
            Some("ru") => Some(&RUSSIAN),
            Some("es") => Some(&SPANISH),
            _ => None,
        };
        Speech {
            chinese: own.is_some_and(|own| std::ptr::eq(own, &raw const CHINESE)),
            phrases: own.into_iter().chain([&ENGLISH]).collect(),
        }
    }

    /// What a resolution in words may begin with, in lower case.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &'static str> {
        let stems = self.phrases.iter().flat_map(|phrases| phrases.stems).map(|(stem, _)| *stem);
        stems.chain(self.chinese.then_some("第"))
    }

    /// Reads the resolutions that are named from `at` on. Nothing before `floor` belongs to them.
    pub(super) fn read(&self, text: &str, floor: usize, at: usize) -> Spoken {
        if self.chinese && text[at..].starts_with('第') {
            return chinese_form(text, floor, at);
        }
        for phrases in &self.phrases {
            for (stem, plural) in phrases.stems {
                let mut cursor = Cursor::new(text, at);
                if cursor.eat_words(stem) && (cursor.at_word_end() || self.chinese) {
                    let council = stem.starts_with("unscr");
                    let word = Word { phrases, short: *stem == "res", council, plural: *plural, at };
                    return behind_word(&word, text, floor, cursor);
                }
            }
        }
        Spoken::default()
    }
}

impl Spoken {
    /// Reads on in a list whose last member had its places named: "61/66, paras. 4–5, and 62/47".
    pub(super) fn read_on(&self, text: &str, at: usize) -> Spoken {
        let Some((phrases, organ)) = self.goes_on else { return Spoken::default() };
        let mut cursor = Cursor::new(text, at);
        if !separator(phrases, &mut cursor) {
            return Spoken::default();
        }
        let found = members(phrases, cursor.at(), cursor, true);
        Spoken { named: symbols(found, organ), goes_on: self.goes_on }
    }
}

/// The word for a resolution, where it stands.
struct Word {
    phrases: &'static Phrases,
    /// "Res.", which counts only behind the name of an organ.
    short: bool,
    /// "UNSCR", which names the Security Council too.
    council: bool,
    plural: bool,
    at: usize,
}

/// The numbers behind the word for a resolution.
fn behind_word(word: &Word, text: &str, floor: usize, mut cursor: Cursor<'_>) -> Spoken {
    let phrases = word.phrases;
    let (start, mut organ) = organ_before(phrases, text, floor, word.at);
    if word.council {
        organ = Some(Organ::Council);
    }
    if organ.is_none() && (word.short || foreign_before(text, floor, word.at)) {
        return Spoken::default();
    }
    if word.short {
        cursor.eat('.');
    }
    cursor.spaces();
    // "قرار الجمعية العامة 52/231", "resolución de la Asamblea General 60/81".
    let mut named = cursor;
    if let Some(found) = organ_here(phrases, &mut named) {
        organ = organ.or(Some(found));
        cursor = named;
        cursor.spaces();
    }
    for mark in ["nos.", "no.", "nº", "n°", "№", "رقم"] {
        if cursor.eat_words(mark) {
            cursor.spaces();
            break;
        }
    }
    let mut found = members(phrases, start, cursor, word.plural);
    let Some((last, _)) = found.last() else { return Spoken::default() };
    let mut behind = Cursor::new(text, last.range().end);
    if organ.is_none() && behind.spaces() {
        let mut of = behind;
        let joined = phrases.of.iter().any(|word| of.eat_words(word));
        if joined {
            of.spaces();
        }
        if let Some(named) = (joined || phrases.of.is_empty()).then(|| organ_name(phrases, &mut of)).flatten()
        {
            organ = Some(named);
            if let [(only, _)] = found.as_mut_slice() {
                only.end = Span::new(0, of.at()).end;
            }
        } else if joined && foreign_here(&of) {
            organ = Some(Organ::Other);
        }
    }
    let goes_on = word.plural.then_some((phrases, organ));
    Spoken { named: symbols(found, organ), goes_on }
}

/// One number, or the members of a list, with the dates between them.
fn members(phrases: &Phrases, start: usize, mut cursor: Cursor<'_>, plural: bool) -> Vec<(Span, Number)> {
    let mut found: Vec<(Span, Number)> = Vec::new();
    loop {
        let from = if found.is_empty() { start } else { cursor.at() };
        let Some(number) = number(&mut cursor) else { return found };
        found.push((Span::new(from, cursor.at()), number));
        date::eat(&mut cursor, phrases.dated);
        if !plural || !separator(phrases, &mut cursor) {
            return found;
        }
    }
}

/// 大会第79/40号决议, 第58/241号、第60/81号和第61/66号决议, 第2235(2015)号决议.
fn chinese_form(text: &str, floor: usize, at: usize) -> Spoken {
    let mut cursor = Cursor::new(text, at);
    let mut found: Vec<(Span, Number)> = Vec::new();
    loop {
        eat_date(&mut cursor);
        let from = cursor.at();
        cursor.eat('第');
        cursor.spaces();
        let Some(number) = number(&mut cursor) else { return Spoken::default() };
        cursor.spaces();
        cursor.eat_words("号");
        found.push((Span::new(from, cursor.at()), number));
        cursor.spaces();
        if CHINESE.stems.iter().any(|(stem, _)| cursor.eat_words(stem)) {
            break;
        }
        if found.len() > 16 || !separator(&CHINESE, &mut cursor) {
            return Spoken::default();
        }
    }
    let begin = date_before(text, floor, at);
    let (mut start, mut organ) = organ_before(&CHINESE, text, floor, begin);
    if organ.is_none() {
        (start, organ) = organ_before(&CHINESE, text, floor, at);
    }
    if organ.is_none() {
        start = begin;
    }
    if let Some((first, _)) = found.first_mut() {
        *first = Span::new(start, first.range().end);
    }
    if let Some((last, _)) = found.last_mut() {
        last.end = Span::new(0, cursor.at()).end;
    }
    Spoken { named: symbols(found, organ), goes_on: None }
}

/// Makes symbols of numbers.
fn symbols(found: Vec<(Span, Number)>, organ: Option<Organ>) -> Vec<(Span, Symbol)> {
    let named = found.into_iter().filter_map(|(span, number)| {
        let text = symbol_text(&number, organ)?;
        Some((span, Symbol::from_canonical(&text)))
    });
    named.collect()
}

/// A comma or an "and" between the members of a list.
fn separator(phrases: &Phrases, cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.spaces();
    let comma = ahead.eat_if(|c| matches!(c, ',' | '،' | '、' | ';')).is_some();
    ahead.spaces();
    let and = phrases.and.iter().any(|word| {
        let mut end = ahead;
        let joins = word.chars().all(may_touch);
        let eaten = end.eat_words(word) && (joins || end.at_word_end());
        if eaten {
            ahead = end;
        }
        eaten
    });
    ahead.spaces();
    if comma || and {
        *cursor = ahead;
    }
    comma || and
}

/// The organ whose name ends right before `at`, and where the name begins.
fn organ_before(phrases: &Phrases, text: &str, floor: usize, at: usize) -> (usize, Option<Organ>) {
    let head =
        text[floor..at].trim_end_matches(|c| super::fold::fold(c).0 == ' ' || super::fold::is_hidden(c));
    // Longer names first: 卫生大会 is not 大会.
    let mut best: Option<(usize, Organ)> = None;
    for (name, organ) in phrases.organs {
        let length = name.chars().count();
        let Some((from, _)) = head.char_indices().rev().nth(length - 1) else { continue };
        let same =
            head[from..].to_lowercase().replace(['\u{a0}', '\n', '\u{2019}'], " ") == name.replace('\'', " ");
        let apart = head[..from].chars().next_back().is_none_or(|c| !super::fold::is_word(c) || may_touch(c));
        // "World Health Assembly": a capital word before a bare "Assembly" makes it another body.
        let bare = matches!(*name, "assembly" | "council") && {
            let word =
                head[..from].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            head[..from].ends_with(' ')
                && word.starts_with(char::is_uppercase)
                && !INTRODUCING.contains(&word)
        };
        if same && apart && !bare && best.is_none_or(|(known, _)| from < known - floor) {
            best = Some((floor + from, *organ));
        }
    }
    match best {
        Some((from, organ)) => (from, Some(organ)),
        None => (at, None),
    }
}

/// Whether the word before `at` names a body of another kind: an acronym, or a capital "Assembly".
fn foreign_before(text: &str, floor: usize, at: usize) -> bool {
    let head = text[floor..at].trim_end();
    if head.len() == at - floor {
        return false;
    }
    let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is_foreign(word)
}

fn foreign_here(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    for _ in 0..4 {
        let word = plain_word(&mut ahead);
        if is_foreign(&word) {
            // A bare "Conseil" behind the number is the organ itself; "Assemblée mondiale" is not.
            let bare = GENERAL.contains(&word.as_str());
            ahead.spaces();
            let next = plain_word(&mut ahead);
            let told = ["mondiale", "mundial", "européen", "europeo", "of", "for"].contains(&next.as_str())
                || next.starts_with(char::is_uppercase);
            return !bare || told;
        }
        if word.is_empty() || !ahead.spaces() {
            return false;
        }
    }
    false
}

fn plain_word(cursor: &mut Cursor<'_>) -> String {
    let mut word = String::new();
    while let Some(c) = cursor.peek_raw().filter(|c| c.is_alphanumeric() && word.len() < 40) {
        cursor.bump();
        word.push(c);
    }
    word
}

/// Words that open a sentence and so have a capital without being part of a name.
const INTRODUCING: [&str; 10] =
    ["The", "In", "By", "Under", "With", "See", "Per", "From", "Through", "Since"];

const GENERAL: [&str; 6] = ["Assembly", "Council", "Assemblée", "Conseil", "Asamblea", "Consejo"];

fn is_foreign(word: &str) -> bool {
    const BODIES: [&str; 24] = [
        "Agency",
        "Assembly",
        "Board",
        "Commission",
        "Committee",
        "Conference",
        "Congress",
        "Council",
        "House",
        "Parliament",
        "Parties",
        "Senate",
        "Union",
        "Assemblée",
        "Comité",
        "Commission",
        "Conférence",
        "Conseil",
        "Parlement",
        "Asamblea",
        "Comisión",
        "Conferencia",
        "Consejo",
        "Parlamento",
    ];
    let acronym = word.len() >= 2
        && word.as_bytes()[0].is_ascii_uppercase()
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    (acronym && word != "UN") || BODIES.contains(&word)
}

/// An organ's name at the cursor, perhaps behind an "of the".
fn organ_here(phrases: &Phrases, cursor: &mut Cursor<'_>) -> Option<Organ> {
    let mut of = *cursor;
    if phrases.of.iter().any(|word| of.eat_words(word)) {
        of.spaces();
        if let Some(organ) = organ_name(phrases, &mut of) {
            *cursor = of;
            return Some(organ);
        }
    }
    organ_name(phrases, cursor)
}

fn organ_name(phrases: &Phrases, cursor: &mut Cursor<'_>) -> Option<Organ> {
    let found = phrases.organs.iter().find(|(name, _)| {
        let mut ahead = *cursor;
        ahead.eat_words(name) && ahead.at_word_end()
    })?;
    cursor.eat_words(found.0);
    Some(found.1)
}

/// Where a Chinese date begins that ends right before `at`: 2004年12月3日.
fn date_before(text: &str, floor: usize, at: usize) -> usize {
    let head = text[floor..at].trim_end();
    if !head.ends_with('日') {
        return at;
    }
    // No date is longer than this.
    let tries = head.char_indices().rev().take(16).map(|(from, _)| floor + from);
    let whole = |from: &usize| {
        let mut cursor = Cursor::new(text, *from);
        let starts = text[..*from].chars().next_back().is_none_or(|c| !c.is_ascii_digit());
        starts && eat_date(&mut cursor) && text[cursor.at()..at].trim().is_empty()
    };
    tries.filter(whole).min().unwrap_or(at)
}

/// Takes a Chinese date: 2004年12月3日.
fn eat_date(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let whole = [(4, '年'), (2, '月'), (2, '日')].into_iter().all(|(most, word)| {
        ahead.spaces();
        let number = ahead.digits(most).is_some();
        ahead.spaces();
        number && ahead.eat(word)
    });
    if whole {
        ahead.spaces();
        *cursor = ahead;
    }
    whole
}

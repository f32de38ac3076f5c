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
use super::fold::{Cursor, may_touch};
use super::numerals::{abjad_name, roman, to_roman};
use crate::base::{Lang, Span};

/// The organ that passed a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Organ {
    Assembly,
    Council,
    Economic,
    Rights,
    /// One whose resolutions have no symbol by this rule.
    Other,
}

/// The words of one language.
struct Phrases {
    /// Beginnings of the word for a resolution, in lower case; any ending may follow.
    stems: &'static [&'static str],
    organs: &'static [(&'static str, Organ)],
    /// Stand between the number and an organ behind it.
    of: &'static [&'static str],
    and: &'static [&'static str],
}

static ENGLISH: Phrases = Phrases {
    stems: &["resolutions", "resolution"],
    organs: &[
        ("general assembly", Organ::Assembly),
        ("unga", Organ::Assembly),
        ("ga", Organ::Assembly),
        ("security council", Organ::Council),
        ("unsc", Organ::Council),
        ("sc", Organ::Council),
        ("economic and social council", Organ::Economic),
        ("ecosoc", Organ::Economic),
        ("human rights council", Organ::Rights),
    ],
    of: &["of the united nations", "of the", "of"],
    and: &["and", "&", "or", "as well as"],
};

static FRENCH: Phrases = Phrases {
    stems: &["résolutions", "résolution"],
    organs: &[
        ("assemblée générale", Organ::Assembly),
        ("conseil de sécurité", Organ::Council),
        ("conseil économique et social", Organ::Economic),
        ("conseil des droits de l'homme", Organ::Rights),
    ],
    of: &["de l'", "du", "de la", "des"],
    and: &["et", "ou", "ainsi que"],
};

static SPANISH: Phrases = Phrases {
    stems: &["resoluciones", "resolución", "resolucion"],
    organs: &[
        ("asamblea general", Organ::Assembly),
        ("consejo de seguridad", Organ::Council),
        ("consejo económico y social", Organ::Economic),
        ("consejo de derechos humanos", Organ::Rights),
    ],
    of: &["de la", "del", "de"],
    and: &["y", "e", "o", "así como"],
};

static RUSSIAN: Phrases = Phrases {
    stems: &[
        "резолюциями",
        "резолюциях",
        "резолюциям",
        "резолюцией",
        "резолюций",
        "резолюции",
        "резолюцию",
        "резолюция",
    ],
    organs: &[
        ("генеральной ассамблеи", Organ::Assembly),
        ("генеральной ассамблеей", Organ::Assembly),
        ("совета безопасности", Organ::Council),
        ("советом безопасности", Organ::Council),
        ("экономического и социального совета", Organ::Economic),
        ("совета по правам человека", Organ::Rights),
    ],
    of: &[],
    and: &["и", "или", "а также"],
};

static ARABIC: Phrases = Phrases {
    stems: &[
        "القرارات",
        "القرارين",
        "القراران",
        "القرار",
        "قرارات",
        "قراري",
        "قرارا",
        "قراريها",
        "قرارها",
        "قراراتها",
        "قراره",
        "قراراته",
        "قرار",
    ],
    organs: &[
        ("الجمعية العامة", Organ::Assembly),
        ("مجلس الأمن", Organ::Council),
        ("المجلس الاقتصادي والاجتماعي", Organ::Economic),
        ("مجلس حقوق الإنسان", Organ::Rights),
    ],
    of: &["الصادر عن", "الصادرة عن", "من"],
    and: &["و"],
};

static CHINESE: Phrases = Phrases {
    stems: &["决议", "決議"],
    organs: &[
        ("大会", Organ::Assembly),
        ("联大", Organ::Assembly),
        ("安全理事会", Organ::Council),
        ("安理会", Organ::Council),
        ("经济及社会理事会", Organ::Economic),
        ("经社理事会", Organ::Economic),
        ("人权理事会", Organ::Rights),
        ("卫生大会", Organ::Other),
        ("环境大会", Organ::Other),
    ],
    of: &[],
    and: &["和", "及", "与", "以及"],
};

/// One resolution named in words.
pub(super) struct Spoken {
    pub(super) span: Span,
    pub(super) symbol: Symbol,
}

/// Recognizes resolutions in texts of one language (and in English everywhere).
pub(super) struct Speech {
    phrases: Vec<&'static Phrases>,
    chinese: bool,
}

/// A number as printed, before its organ is known.
enum Number {
    /// `79/40`, `S-10/2`, perhaps with a letter.
    Pair { session: String, number: String, letter: Option<char> },
    /// `2220 (2015)`.
    Year { number: String, year: String },
    /// `2099 (XX)`.
    Session { number: String, session: String, letter: Option<char> },
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

    /// The first bytes that a resolution in words may begin with.
    pub(super) fn first_bytes(&self) -> Vec<u8> {
        let stems = self.phrases.iter().flat_map(|phrases| phrases.stems);
        let mut bytes: Vec<u8> = stems
            .flat_map(|stem| {
                let lower = stem.chars().next().map(|c| (c, c.to_uppercase().next().unwrap_or(c)));
                lower.into_iter().flat_map(|(low, up)| [first_byte(low), first_byte(up)])
            })
            .collect();
        if self.chinese {
            bytes.push(first_byte('第'));
        }
        bytes
    }

    /// Reads the resolutions that are named from `at` on. Nothing before `floor` belongs to them.
    pub(super) fn read(&self, text: &str, floor: usize, at: usize) -> Vec<Spoken> {
        if self.chinese && text[at..].starts_with('第') {
            return chinese_form(text, floor, at);
        }
        for phrases in &self.phrases {
            for stem in phrases.stems {
                let mut cursor = Cursor::new(text, at);
                let ends = cursor.eat_words(stem) && (cursor.at_word_end() || self.chinese);
                if ends {
                    return behind_stem(phrases, text, floor, at, cursor);
                }
            }
        }
        Vec::new()
    }
}

/// The numbers behind the word for a resolution.
fn behind_stem(
    phrases: &Phrases,
    text: &str,
    floor: usize,
    at: usize,
    mut cursor: Cursor<'_>,
) -> Vec<Spoken> {
    let (start, mut organ) = organ_before(phrases, text, floor, at);
    if organ.is_none() && foreign_before(text, floor, at) {
        return Vec::new();
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
    let mut found: Vec<(Span, Number)> = Vec::new();
    loop {
        let from = if found.is_empty() { start } else { cursor.at() };
        let mut ahead = cursor;
        let Some(number) = number(&mut ahead) else { break };
        found.push((Span::new(from, ahead.at()), number));
        cursor = ahead;
        if !separator(phrases, &mut cursor) {
            break;
        }
    }
    let Some((last, _)) = found.last() else { return Vec::new() };
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
    spoken(found, organ)
}

/// 大会第79/40号决议, 第58/241号、第60/81号和第61/66号决议, 第2235(2015)号决议.
fn chinese_form(text: &str, floor: usize, at: usize) -> Vec<Spoken> {
    let mut cursor = Cursor::new(text, at);
    let mut found: Vec<(Span, Number)> = Vec::new();
    loop {
        let from = cursor.at();
        cursor.eat('第');
        cursor.spaces();
        let Some(number) = number(&mut cursor) else { return Vec::new() };
        cursor.spaces();
        cursor.eat_words("号");
        found.push((Span::new(from, cursor.at()), number));
        cursor.spaces();
        if CHINESE.stems.iter().any(|stem| cursor.eat_words(stem)) {
            break;
        }
        if found.len() > 40 || !separator(&CHINESE, &mut cursor) {
            return Vec::new();
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
    spoken(found, organ)
}

/// Makes symbols of numbers.
fn spoken(found: Vec<(Span, Number)>, organ: Option<Organ>) -> Vec<Spoken> {
    let symbols = found.into_iter().filter_map(|(span, number)| {
        let text = symbol_text(&number, organ)?;
        Some(Spoken { span, symbol: Symbol::from_canonical(&text) })
    });
    symbols.collect()
}

fn symbol_text(number: &Number, organ: Option<Organ>) -> Option<String> {
    let lettered = |letter: &Option<char>| letter.map_or_else(String::new, |letter| format!(" {letter}"));
    match number {
        Number::Pair { session, number, letter } => {
            let special = session.contains('-');
            let value: u16 = session.rsplit('-').next()?.parse().ok()?;
            let prefix = match organ {
                Some(Organ::Assembly) | None if special || (31..=199).contains(&value) => "A",
                Some(Organ::Economic) | None if (1945..=2199).contains(&value) => "E",
                Some(Organ::Rights) if value < 200 => "A/HRC",
                _ => return None,
            };
            Some(format!("{prefix}/RES/{session}/{number}{}", lettered(letter)))
        }
        Number::Year { number, year } => {
            matches!(organ, Some(Organ::Council) | None).then(|| format!("S/RES/{number}({year})"))
        }
        Number::Session { number, session, letter } => {
            let prefix = match organ {
                Some(Organ::Assembly) | None => "A",
                Some(Organ::Economic) => "E",
                _ => return None,
            };
            Some(format!("{prefix}/RES/{number}({session}){}", lettered(letter)))
        }
    }
}

/// `79/40`, `56/24 V`, `S-10/2`, `دإ-10/2`, `2220 (2015)`, `217 A (III)`, `2099 (د-20)`.
fn number(cursor: &mut Cursor<'_>) -> Option<Number> {
    let mut ahead = *cursor;
    let special = [("دإط", "ES-"), ("دإ", "S-"), ("es-", "ES-"), ("s-", "S-")]
        .into_iter()
        .find(|(mark, _)| ahead.eat_words(mark))
        .map_or("", |(_, latin)| latin);
    if !special.is_empty() {
        ahead.eat_if(|c| matches!(c, '-' | '–'));
    }
    let first = ahead.digits(4)?;
    if ahead.eat('/') {
        let second = ahead.digits(4)?;
        let letter = letter(&mut ahead, true);
        if !super::label::ends(&ahead) || joined_on(&ahead) {
            return None;
        }
        *cursor = ahead;
        return Some(Number::Pair { session: format!("{special}{first}"), number: second, letter });
    }
    if !special.is_empty() {
        return None;
    }
    let before = letter(&mut ahead, false);
    ahead.spaces();
    if !ahead.eat('(') {
        return None;
    }
    ahead.spaces();
    let mut year = ahead;
    if let Some(digits) = year.digits(4).filter(|digits| digits.len() == 4)
        && year.eat(')')
    {
        *cursor = year;
        return before.is_none().then_some(Number::Year { number: first, year: digits });
    }
    let session = session(&mut ahead)?;
    ahead.spaces();
    if !ahead.eat(')') {
        return None;
    }
    let letter = before.or_else(|| letter(&mut ahead, true));
    *cursor = ahead;
    Some(Number::Session { number: first, session, letter })
}

/// `XX`, or `د-20`.
fn session(cursor: &mut Cursor<'_>) -> Option<String> {
    if cursor.eat('د') {
        cursor.eat('\u{640}');
        cursor.spaces();
        cursor.eat_if(|c| matches!(c, '-' | '–'));
        cursor.spaces();
        let number: u16 = cursor.digits(2)?.parse().ok()?;
        return (number > 0).then(|| to_roman(number));
    }
    let mut numeral = String::new();
    while let Some(c) = cursor.eat_if(|c| c.is_ascii_uppercase()) {
        numeral.push(c);
    }
    roman(&numeral).map(|_| numeral)
}

/// The letter of one of several resolutions under one number. In the last place of a number "I" is the
/// English word unless punctuation follows.
fn letter(cursor: &mut Cursor<'_>, last: bool) -> Option<char> {
    let mut ahead = *cursor;
    ahead.spaces();
    let mut latin = ahead;
    if let Some(letter) = latin.eat_if(|c| c.is_ascii_uppercase()) {
        let next = latin.peek_raw();
        let alone = latin.at_word_end() || next.is_some_and(may_touch);
        let mut after = latin;
        let goes_on = after.spaces() && after.peek().is_some_and(char::is_alphabetic);
        if !alone || joined_on(&latin) || (last && letter == 'I' && goes_on) {
            return None;
        }
        *cursor = latin;
        return Some(letter);
    }
    let mut name = String::new();
    while let Some(c) = ahead.eat_if(|c| may_touch(c) && c.is_alphabetic()) {
        name.push(c);
        if name.len() > 10 {
            return None;
        }
    }
    let letter = abjad_name(&name)?;
    *cursor = ahead;
    Some(letter.to_ascii_uppercase())
}

/// Whether a number goes on in a way that makes it something else: a path, a range of dates.
fn joined_on(cursor: &Cursor<'_>) -> bool {
    match cursor.peek() {
        Some('-' | '/' | '\'') => true,
        Some('.') => {
            let mut ahead = *cursor;
            ahead.bump();
            ahead.peek().is_some_and(|c| c.is_ascii_digit())
        }
        _ => false,
    }
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
        if same && apart && best.is_none_or(|(known, _)| from < known - floor) {
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
    let mut word = String::new();
    for _ in 0..4 {
        while let Some(c) = ahead.peek_raw().filter(|c| c.is_alphanumeric()) {
            ahead.bump();
            word.push(c);
            if word.len() > 40 {
                return false;
            }
        }
        if is_foreign(&word) {
            return true;
        }
        word.clear();
        if !ahead.spaces() {
            return false;
        }
    }
    false
}

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
    let head = &text[floor..at];
    let Some(body) = head.trim_end().strip_suffix('日') else { return at };
    let parts = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | ' ');
    let date = body
        .rfind(|c| !parts(c))
        .map_or(0, |last| last + body[last..].chars().next().map_or(0, char::len_utf8));
    let whole = body[date..].contains('年') && body[date..].contains('月') && body.len() - date <= 24;
    if whole { floor + date } else { at }
}

fn first_byte(c: char) -> u8 {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes);
    bytes[0]
}

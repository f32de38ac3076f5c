//! The number of a resolution as prose prints it, and the symbol that it stands for.

use super::fold::{Cursor, may_touch};
use super::numerals::{abjad_name, roman, to_roman};
use super::phrases::Organ;

/// A number as printed, before its organ is known.
pub(super) enum Number {
    /// `79/40`, `S-10/2`, perhaps with a letter.
    Pair { session: String, number: String, letter: Option<char> },
    /// `2220 (2015)`.
    Year { number: String, year: String },
    /// `2099 (XX)`.
    Session { number: String, session: String, letter: Option<char> },
}

/// The symbol of a number, given the organ that was named, if any.
pub(super) fn symbol_text(number: &Number, organ: Option<Organ>) -> Option<String> {
    let lettered = |letter: &Option<char>| letter.map_or_else(String::new, |letter| format!(" {letter}"));
    match number {
        Number::Pair { session, number, letter } => {
            let special = session.contains('-');
            let value: u16 = session.rsplit('-').next()?.parse().ok()?;
            let prefix = match organ {
                // Since the thirty-first session resolutions are numbered by session.
                Some(Organ::Assembly) | None if special || (31..=99).contains(&value) => "A",
                Some(Organ::Economic) if (1945..=2199).contains(&value) => "E",
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
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<Number> {
    let mut ahead = *cursor;
    let special = [("دإط", "ES-"), ("دإ", "S-"), ("es-", "ES-"), ("s-", "S-")]
        .into_iter()
        .find(|(mark, _)| ahead.eat_words(mark))
        .map_or("", |(_, latin)| latin);
    if !special.is_empty() {
        ahead.eat_if(|c| matches!(c, '-' | '–'));
    }
    let plain = |digits: &String| !digits.starts_with('0');
    let first = ahead.digits(4).filter(plain)?;
    if ahead.eat('/') {
        let second = ahead.digits(4).filter(plain)?;
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

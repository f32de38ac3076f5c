//! Numbers and letters of parts, read to the form that anchors use.

use super::fold::Cursor;
use super::numerals::{
    abjad, abjad_name, arabic_ordinal, chinese, cyrillic, is_chinese_figure, roman, to_roman,
};
use super::words::Words;
use super::{Step, Unit};

fn step(unit: Unit, label: impl Into<String>) -> Step {
    Step { unit, label: label.into() }
}

/// Reads what follows the word for `unit`: the steps of one place.
pub(super) fn label(cursor: &mut Cursor<'_>, unit: Unit, words: &[&Words]) -> Option<Vec<Step>> {
    match unit {
        Unit::Paragraph | Unit::Preamble => {
            let mut steps = vec![step(unit, number(cursor, words)?)];
            items(cursor, &mut steps);
            Some(steps)
        }
        Unit::Item => {
            let mut steps = Vec::new();
            items(cursor, &mut steps);
            (!steps.is_empty()).then_some(steps)
        }
        Unit::Note => {
            let digits = cursor.digits(3)?;
            ends(cursor).then(|| vec![step(unit, digits)])
        }
        Unit::Article => {
            let mut steps = vec![step(unit, number(cursor, words)?)];
            let mut ahead = *cursor;
            // Articles number their paragraphs in brackets: `art. 8 (1) (a)`.
            if let Some(digits) = bracketed_number(&mut ahead) {
                steps.push(step(Unit::Paragraph, digits));
                *cursor = ahead;
            }
            items(cursor, &mut steps);
            Some(steps)
        }
        Unit::Annex | Unit::Appendix | Unit::Part | Unit::Chapter | Unit::Section => division(cursor, unit),
    }
}

/// `8`, `8 bis`, `8之二`, `5.2`: digits, a decimal or a word put in between.
pub(super) fn number(cursor: &mut Cursor<'_>, words: &[&Words]) -> Option<String> {
    let mut ahead = *cursor;
    let mut label = match ahead.digits(4) {
        Some(digits) => digits,
        None => chinese_number(&mut ahead)?,
    };
    let mut decimal = ahead;
    if decimal.eat('.')
        && let Some(digits) = decimal.digits(3)
    {
        label = format!("{label}-{digits}");
        ahead = decimal;
    }
    let mut word = ahead;
    word.spaces();
    let inserted = words.iter().flat_map(|words| words.inserted).find(|(form, _)| {
        let mut end = word;
        end.eat_words(form) && (end.at_word_end() || !form.is_ascii())
    });
    if let Some((form, latin)) = inserted {
        word.eat_words(form);
        label = format!("{label}-{latin}");
        ahead = word;
    }
    // A letter joined to the number is a sub-paragraph, read next; any other letter spoils it.
    let spoiled = ahead.peek_raw().is_some_and(|c| c.is_alphabetic() && !super::fold::may_touch(c));
    let joined = spoiled && {
        let mut letter = ahead;
        letter.eat_if(|c| c.is_ascii_lowercase()).is_some() && (letter.at_word_end())
    };
    if (spoiled && !joined) || matches!(ahead.peek(), Some('/' | '%')) {
        return None;
    }
    *cursor = ahead;
    Some(label)
}

/// `(a)`, `a)`, `(أ)`, `(a) (i)`, `㈠`: sub-paragraphs, as many levels as there are.
pub(super) fn items(cursor: &mut Cursor<'_>, steps: &mut Vec<Step>) {
    loop {
        let mut ahead = *cursor;
        let spaced = ahead.spaces();
        let depth = steps.iter().filter(|step| step.unit == Unit::Item).count();
        let Some(label) = item(&mut ahead, depth, spaced) else { return };
        steps.push(step(Unit::Item, label));
        *cursor = ahead;
    }
}

fn item(cursor: &mut Cursor<'_>, depth: usize, spaced: bool) -> Option<String> {
    let mut ahead = *cursor;
    // U+3220 and on: Chinese figures in one bracketed sign, the second level of Chinese texts.
    if let Some(c) = ahead.eat_if(|c| ('\u{3220}'..='\u{3229}').contains(&c)) {
        *cursor = ahead;
        return u16::try_from(c as u32 - 0x321F).ok().map(|n| to_roman(n).to_lowercase());
    }
    let opened = ahead.eat('(');
    let quoted = !opened && depth > 0 && ahead.eat_if(|c| matches!(c, '\'' | '’' | '‘' | '`')).is_some();
    let mut raw = String::new();
    while let Some(c) = ahead.peek_raw() {
        if !(c.is_alphanumeric() || c == '\u{640}') || raw.chars().count() >= 5 {
            break;
        }
        // A tatweel stretches an Arabic letter and means nothing; digits come folded.
        let folded = ahead.bump()?;
        if c != '\u{640}' {
            raw.push(if folded.is_ascii_digit() { folded } else { c });
        }
    }
    let label = item_label(&raw, depth)?;
    let joined = !opened && !quoted && !spaced && raw.len() == 1 && raw.as_bytes()[0].is_ascii_lowercase();
    let closed = if quoted {
        ahead.eat_if(|c| matches!(c, '\'' | '’' | '‘' | '`')).is_some()
    } else {
        ahead.eat(')')
    };
    if !(closed || joined && ahead.at_word_end()) {
        return None;
    }
    // Bare digits count only inside brackets or quotation marks: `(1)`.
    if raw.as_bytes().first().is_some_and(u8::is_ascii_digit) && !opened && !quoted {
        return None;
    }
    *cursor = ahead;
    Some(label)
}

/// The Latin form of what stands in a sub-paragraph's brackets.
fn item_label(raw: &str, depth: usize) -> Option<String> {
    let lower = raw.to_lowercase();
    let mut chars = lower.chars();
    let (first, second) = (chars.next()?, chars.next());
    if lower.bytes().all(|b| b.is_ascii_digit()) {
        let value: u16 = lower.parse().ok().filter(|n| (1..100).contains(n))?;
        // The second level is in Roman figures everywhere but in Arabic, which prints digits.
        return Some(if depth > 0 { to_roman(value).to_lowercase() } else { lower });
    }
    if let Some(value) = chinese(raw) {
        return Some(to_roman(value).to_lowercase());
    }
    if lower.bytes().all(|b| b.is_ascii_lowercase()) {
        let alike = second.is_none_or(|c| c == first) && lower.len() <= 2;
        return (alike || roman(&lower.to_uppercase()).is_some()).then_some(lower);
    }
    match second {
        None => abjad(first).or_else(|| cyrillic(first)).map(String::from),
        Some(_) => abjad_name(raw).map(String::from),
    }
}

fn bracketed_number(cursor: &mut Cursor<'_>) -> Option<String> {
    cursor.spaces();
    let opened = cursor.eat('(');
    let digits = cursor.digits(2)?;
    (opened && cursor.eat(')')).then_some(digits)
}

/// The label of a section, chapter, part or annex, perhaps with a second level: `V`, `5`, `II.A`,
/// `الخامس`, `五`; `II.9` is paragraph 9 of section II.
fn division(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Vec<Step>> {
    let mut ahead = *cursor;
    let (mut label, from_roman) = division_number(&mut ahead)?;
    let mut steps = Vec::new();
    let mut deeper = ahead;
    if deeper.eat('.') || (deeper.eat('-') && unit == Unit::Section) {
        let mut digits = deeper;
        if let Some(number) = digits.digits(4).filter(|_| ends(&digits)) {
            if from_roman {
                steps.push(step(Unit::Paragraph, number));
            } else {
                label = format!("{label}-{number}");
            }
            ahead = digits;
        } else if let Some(letter) = deeper.eat_if(|c| c.is_ascii_uppercase()).filter(|_| ends(&deeper)) {
            label = format!("{label}-{}", letter.to_ascii_lowercase());
            ahead = deeper;
        }
    }
    if !ends(&ahead) {
        return None;
    }
    let counted = label.starts_with(|c: char| c.is_ascii_digit()) && !from_roman;
    steps.insert(0, step(unit, label));
    // "section II.9 (a)"; "sect. 3.2 (a)" in administrative issuances.
    if steps.len() > 1 || (counted && unit == Unit::Section) {
        items(&mut ahead, &mut steps);
    }
    *cursor = ahead;
    Some(steps)
}

fn division_number(cursor: &mut Cursor<'_>) -> Option<(String, bool)> {
    if let Some(digits) = cursor.digits(3) {
        return Some((digits, false));
    }
    if let Some(number) = chinese_number(cursor) {
        return Some((number, false));
    }
    // One sign for a whole Roman numeral: Ⅴ.
    if let Some(c) = cursor.eat_if(|c| ('\u{2160}'..='\u{216B}').contains(&c)) {
        return Some(((c as u32 - 0x215F).to_string(), true));
    }
    let mut ahead = *cursor;
    let mut word = String::new();
    while let Some(c) = ahead.eat_if(|c| c.is_ascii_uppercase()) {
        word.push(c);
    }
    if !word.is_empty() {
        let value = roman(&word).filter(|_| !matches!(word.as_str(), "C" | "D" | "L" | "M"));
        let label = match value {
            Some(value) => value.to_string(),
            None if word.len() == 1 => word.to_lowercase(),
            None => return None,
        };
        *cursor = ahead;
        return Some((label, value.is_some()));
    }
    arabic_division(cursor).map(|label| (label, false))
}

/// An ordinal of one or two words, or the name of a letter.
fn arabic_division(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    let mut word = String::new();
    let mut found = None;
    for _ in 0..2 {
        while let Some(c) = ahead.eat_if(|c| super::fold::may_touch(c) && c != '،') {
            word.push(c);
            if word.len() > 40 {
                return None;
            }
        }
        if let Some(value) = arabic_ordinal(&word) {
            found = Some((value.to_string(), ahead));
        } else if let Some(letter) = abjad_name(&word) {
            found = Some((letter.to_string(), ahead));
        }
        if !ahead.spaces() {
            break;
        }
        word.push(' ');
    }
    let (label, end) = found?;
    *cursor = end;
    Some(label)
}

pub(super) fn chinese_number(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    let mut figures = String::new();
    while let Some(c) = ahead.eat_if(is_chinese_figure) {
        figures.push(c);
        if figures.len() > 9 {
            return None;
        }
    }
    let value = chinese(&figures)?;
    *cursor = ahead;
    Some(value.to_string())
}

/// Whether a number or letter may end here: not in the middle of a word or of a symbol.
pub(super) fn ends(cursor: &Cursor<'_>) -> bool {
    match cursor.peek_raw() {
        None => true,
        Some(c) if super::fold::may_touch(c) => true,
        Some(c) => !(super::fold::is_word(c) || matches!(c, '/' | '%')),
    }
}

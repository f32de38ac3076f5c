//! Which places belong to a citation: those behind it, else those before it.

use super::date;
use super::fold::{Cursor, fold, is_hidden, is_word};
use super::place::Places;
use super::reader::Reader;

/// How far before a citation its place may begin, in bytes.
const REACH: usize = 160;

/// The places behind a citation that ends at `end`: ", section V, para. 3", "第8段", " (para. 9)".
pub(super) fn behind(reader: &Reader, text: &str, end: usize) -> Option<Places> {
    let mut cursor = Cursor::new(text, end);
    if reader.chinese {
        for noun in ["号文件", "号决议", "号决定", "号报告", "文件", "决议"] {
            if cursor.eat_words(noun) {
                break;
            }
        }
    }
    let plain = bridge(reader, cursor);
    plain.or_else(|| bridge(reader, passing(reader, cursor)?))
}

/// Over a comma, a bracket and words such as "in particular".
fn bridge(reader: &Reader, mut cursor: Cursor<'_>) -> Option<Places> {
    let closed = cursor.eat_if(|c| matches!(c, ')' | ']' | '»' | '”' | '》' | '」' | '’' | '"')).is_some();
    let spaced = cursor.spaces();
    let comma = cursor.eat_if(|c| matches!(c, ',' | '،' | '、' | ':' | '(' | '[')).is_some();
    if closed && !comma {
        return None;
    }
    let gap = cursor.spaces();
    if !(spaced || comma || gap || reader.chinese || cursor.peek_raw() == Some('¶')) {
        return None;
    }
    if !cursor.peek_raw().is_some_and(|c| reader.opens(c)) {
        return None;
    }
    if let Some(places) = reader.read_unclaimed(cursor, comma) {
        return Some(places);
    }
    let mut led = cursor;
    if !reader.eat_any(&mut led, |words| words.lead) {
        return None;
    }
    led.spaces();
    reader.read_unclaimed(led, comma)
}

/// Over the date of a document (" of 3 December 2004") or its year in brackets.
fn passing<'t>(reader: &Reader, mut cursor: Cursor<'t>) -> Option<Cursor<'t>> {
    if reader.words.iter().any(|words| date::eat(&mut cursor, words.dated)) {
        return Some(cursor);
    }
    cursor.spaces();
    let year = cursor.eat('(') && cursor.digits(4).is_some_and(|year| year.len() == 4) && cursor.eat(')');
    year.then_some(cursor)
}

/// The places before a citation that begins at `start`: "paragraph 8 of the ", "пункт 3 ". Nothing before
/// `floor` is looked at. Gives where the places begin too.
pub(super) fn before(reader: &Reader, text: &str, floor: usize, start: usize) -> Option<(usize, Places)> {
    if reader.chinese
        && text[floor..start].chars().next_back().is_none_or(|c| !c.is_ascii() && fold(c).0 != ' ')
    {
        return None;
    }
    let head = text[floor..start].trim_end_matches(between);
    // Cheap refusal first: most citations do not follow an "of the".
    let bare = reader.words.iter().any(|words| words.bare_genitive);
    let numbered = head.chars().next_back().is_some_and(|c| fold(c).0.is_ascii_alphanumeric() || c == ')');
    if !(bare && numbered || ends_with_of(reader, head)) {
        return None;
    }
    let mut from = floor.max(start.saturating_sub(REACH));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = &text[from..start];
    // The clause of the citation begins behind the last full stop or empty line.
    let clause = ["\n\n", "; ", "。", "؟", "؛"]
        .into_iter()
        .filter_map(|mark| Some(window.rfind(mark)? + mark.len()))
        .max()
        .unwrap_or(0);
    let mut previous = if clause > 0 { None } else { text[..from].chars().next_back() };
    for (at, c) in window[clause..].char_indices() {
        let at = from + clause + at;
        let starts = previous.is_none_or(|p| !is_word(p) && p != '-') && !is_hidden(c) && fold(c).0 != ' ';
        previous = Some(c);
        if !starts {
            continue;
        }
        let cursor = Cursor::new(text, at);
        if reader.unit_word(cursor).is_none() {
            continue;
        }
        if let Some(places) =
            reader.read(cursor, true).filter(|places| reaches(reader, text, places.end, start))
        {
            return Some((at, places));
        }
    }
    None
}

fn between(c: char) -> bool {
    fold(c).0 == ' ' || is_hidden(c) || matches!(c, '“' | '«' | '"' | '《' | '[')
}

/// Whether only "of the" and its like stand between the end of the places and the citation.
fn reaches(reader: &Reader, text: &str, end: usize, start: usize) -> bool {
    if end >= start {
        return false;
    }
    let at_start = |at: usize| at <= start && text[at..start].chars().all(between);
    let bare = reader.words.iter().any(|words| words.bare_genitive) && at_start(end);
    bare || reader.of_leads(Cursor::new(text, end), at_start)
}

/// Whether the last word is one that leads from a place to its document.
fn ends_with_of(reader: &Reader, head: &str) -> bool {
    let elided = head.ends_with(['\'', '\u{2019}']);
    let body = head.trim_end_matches(['\'', '\u{2019}']);
    // No such word has more letters.
    let letters = body.char_indices().rev().take(12).take_while(|(_, c)| is_word(*c));
    let Some((from, _)) = letters.last() else { return false };
    let mut word = body[from..].to_lowercase();
    if elided {
        word.push('\'');
    }
    reader.last_of.binary_search(&word).is_ok()
}

//! Which places belong to a citation: those behind it, else those before it.

use super::fold::{Cursor, fold, is_hidden, is_word};
use super::place::{Places, Reader};

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
    plain.or_else(|| bridge(reader, dated(reader, cursor)?))
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

/// Over the date of a document: " of 3 December 2004".
fn dated<'t>(reader: &Reader, mut cursor: Cursor<'t>) -> Option<Cursor<'t>> {
    if !cursor.spaces() || !reader.eat_any(&mut cursor, |words| words.dated) {
        return None;
    }
    cursor.spaces();
    let mut figures = 0;
    for _ in 0..48 {
        let c = cursor.bump()?;
        figures = if c.is_ascii_digit() { figures + 1 } else { 0 };
        if matches!(c, ',' | '.' | ';' | '(' | ')' | '،') {
            return None;
        }
        if figures == 4 && cursor.peek().is_none_or(|c| !is_word(c)) {
            let mut year = cursor;
            year.spaces();
            if year.eat_words("года") || year.eat_words("г.") {
                cursor = year;
            }
            return Some(cursor);
        }
    }
    None
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

fn ends_with_of(reader: &Reader, head: &str) -> bool {
    let tail: String = head.chars().rev().take(18).collect::<Vec<_>>().into_iter().rev().collect();
    let lower = tail.to_lowercase().replace('\u{2019}', "'");
    reader.words.iter().flat_map(|words| words.of).any(|word| {
        let last = word.rsplit(' ').next().unwrap_or(word);
        lower.strip_suffix(last).is_some_and(|rest| {
            rest.chars().next_back().is_none_or(|c| !is_word(c)) || last.starts_with("l'")
        })
    })
}

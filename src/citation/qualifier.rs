//! What may stand behind the parts of a symbol: a year, a session, a letter, a section, a resumption.

use super::numerals::{roman, to_roman};
use super::part::{Kind, Part};
use super::window::{DAL, TOUCHING, WORD};

/// Where the qualifier would stand.
pub(super) struct Place<'p> {
    pub(super) organ: &'p str,
    pub(super) parts: &'p [Part],
    /// A letter that was joined to the number.
    pub(super) letter: Option<char>,
}

/// What stood there, canonically written.
pub(super) struct Tail {
    pub(super) text: String,
    pub(super) end: usize,
    /// The year of a Security Council resolution.
    pub(super) is_year: bool,
    /// The session of an early resolution.
    pub(super) is_session: bool,
}

impl Tail {
    pub(super) fn none(end: usize) -> Tail {
        Tail { text: String::new(), end, is_year: false, is_session: false }
    }

    pub(super) fn is_some(&self) -> bool {
        !self.text.is_empty()
    }
}

/// Reads the qualifier at `at`.
pub(super) fn read(bytes: &[u8], at: usize, place: &Place<'_>) -> Tail {
    let mut tail = Tail::none(at);
    let main: Vec<&Part> = place.parts.iter().filter(|part| part.kind != Kind::Suffix).collect();
    let in_resolution = main.iter().position(|part| part.text == "RES").map(|res| &main[res + 1..]);
    match in_resolution {
        Some([_]) if place.organ == "S" => {
            if let Some((year, end)) = bracketed(bytes, at, |text| is_year(text).then(|| text.to_owned())) {
                tail = Tail { text: format!("({year})"), end, is_year: true, is_session: false };
            }
        }
        Some([_]) => early_resolution(bytes, &mut tail),
        Some([_, _]) => {
            if let Some(letter) = place.letter {
                tail.text = format!(" {letter}");
            } else if let Some((letter, end)) = letter_at(bytes, at) {
                tail.text = format!(" {letter}");
                tail.end = end;
            }
        }
        _ => {}
    }
    if tail.is_some() {
        return tail;
    }
    if let Some((words, end)) = bracketed(bytes, at, described) {
        return Tail { text: format!(" ({words})"), end, is_year: false, is_session: false };
    }
    tail
}

/// `(V)`, ` A (III)`, `(III) A`, `(III)[A]`, `(د-20)`. The letter is written last.
fn early_resolution(bytes: &[u8], tail: &mut Tail) {
    let mut at = tail.end;
    let mut letter = None;
    if let Some((found, end)) = letter_at(bytes, at) {
        letter = Some(found);
        at = end;
    }
    let Some((session, end)) = bracketed(bytes, at, session) else { return };
    at = end;
    if letter.is_none() && bytes.get(at) == Some(&b'[') && bytes.get(at + 2) == Some(&b']') {
        letter = Some(bytes[at + 1]).filter(u8::is_ascii_uppercase).map(char::from);
        at += 3;
    } else if letter.is_none()
        && let Some((found, end)) = letter_at(bytes, at)
    {
        letter = Some(found);
        at = end;
    }
    tail.text = format!("({session})");
    if let Some(letter) = letter {
        tail.text.push(' ');
        tail.text.push(letter);
    }
    tail.end = at;
    tail.is_session = true;
}

/// A capital letter that stands alone, after at most one space. "I" before a space is the English word.
fn letter_at(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let spaced = bytes.get(at) == Some(&b' ');
    let from = at + usize::from(spaced);
    let letter = *bytes.get(from).filter(|b| b.is_ascii_uppercase())?;
    let pronoun = letter == b'I' && bytes.get(from + 1) == Some(&b' ') && bytes.get(from + 2) != Some(&b'(');
    let alone = match bytes.get(from + 1) {
        None => true,
        Some(b) => !(b.is_ascii_alphanumeric() || b"-_/.'".contains(b) || *b == WORD),
    };
    let full_stop =
        bytes.get(from + 1) == Some(&b'.') && bytes.get(from + 2).is_none_or(|b| !b.is_ascii_alphanumeric());
    ((alone || full_stop) && !pronoun).then_some((letter as char, from + 1))
}

/// What stands in brackets after at most one space, when `wanted` accepts it.
fn bracketed(bytes: &[u8], at: usize, wanted: impl Fn(&str) -> Option<String>) -> Option<(String, usize)> {
    let from = at + usize::from(bytes.get(at) == Some(&b' '));
    if bytes.get(from) != Some(&b'(') {
        return None;
    }
    let inside = bytes[from + 1..].iter().take(40).position(|b| *b == b')')?;
    let text = std::str::from_utf8(&bytes[from + 1..from + 1 + inside]).ok()?;
    Some((wanted(text.trim())?, from + inside + 2))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1945..=2199).contains(&year))
}

/// A Roman session, or the Arabic way of printing one: the letter dal, a dash and digits.
fn session(text: &str) -> Option<String> {
    if roman(text).is_some() {
        return Some(text.to_owned());
    }
    let digits = text.as_bytes().strip_prefix(&[DAL])?;
    let digits = std::str::from_utf8(digits).ok()?.trim_start_matches(['-', ' ', '\u{5}']);
    digits.parse().ok().filter(|n| (1..100).contains(n)).map(to_roman)
}

const ALONE: [&str; 6] = ["Introduction", "Foreword", "closed", "SUPP", "Supp", "Parts I and II"];

const NUMBERED: [&str; 15] = [
    "Resumption",
    "Resumption No.",
    "Part",
    "Vol.",
    "Volume",
    "Sect.",
    "Section",
    "Sects.",
    "Prog.",
    "Programme",
    "Income sect.",
    "Supp.",
    "Supplement",
    "Annex",
    "Chap.",
];

/// The described qualifiers: `Sect. 5`, `Resumption 1`, `Part II`, `Vol. I`, `Introduction`.
fn described(text: &str) -> Option<String> {
    if text.bytes().any(|b| matches!(b, DAL | TOUCHING | WORD)) {
        return None;
    }
    if let Some(known) = ALONE.iter().find(|known| **known == text || known.to_uppercase() == text) {
        return Some((*known).to_owned());
    }
    let (word, number) = text.rsplit_once(' ').or_else(|| {
        let at = text.rfind('.')? + 1;
        Some(text.split_at(at))
    })?;
    let word = NUMBERED.iter().find(|known| **known == word || known.to_uppercase() == word)?;
    let number_fits = roman(number).is_some()
        || (number.len() <= 3 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        || (number.len() == 1 && number.as_bytes()[0].is_ascii_uppercase());
    number_fits.then(|| format!("{word} {number}"))
}

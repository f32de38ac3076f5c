//! The grammar of a symbol: which runs of parts are one, read from a folded window.

use super::part::{Class, Kind, Part, classify, organ_at, token};
use super::qualifier::{self, Place};
use super::window::{DASH, WORD, Window};
use super::{Note, Problem, Rules, Symbol};

/// A symbol that was read.
pub(super) struct Reading {
    pub(super) symbol: Symbol,
    /// How much of the window it took.
    pub(super) length: usize,
    /// What an author may want to know, in the order of [`Note`].
    pub(super) notes: Vec<Note>,
    /// Where a second symbol of the same document begins, behind a dash.
    pub(super) twin: Option<usize>,
}

/// What stands at a place where a symbol could begin.
pub(super) enum Outcome {
    Symbol(Reading),
    /// Nearly one.
    Slip {
        length: usize,
        problem: Problem,
        meant: Option<String>,
    },
    Nothing,
}

/// Reads the symbol that the window starts with.
pub(super) fn read(window: &Window, rules: &Rules, lenient: bool) -> Outcome {
    read_bytes(window.bytes(), window.is_full(), rules, lenient)
}

fn read_bytes(bytes: &[u8], full: bool, rules: &Rules, lenient: bool) -> Outcome {
    let Some(organ) = organ_at(bytes, rules, lenient) else { return Outcome::Nothing };
    let short = rules.is_short_organ(&organ.name);
    let mut parts: Vec<Part> = Vec::new();
    let mut letter = None;
    let mut irregular = false;
    let mut at = organ.length;

    while bytes.get(at) == Some(&b'/') && letter.is_none() {
        let run = token(bytes, at + 1, rules);
        if run.text.is_empty() {
            return trailing_slash(&organ.name, &parts, at + 1, rules);
        }
        match classify(&run.text, &parts, short, rules, lenient) {
            Class::Parts(found, odd) => {
                parts.extend(found);
                irregular |= odd || run.spaced;
                at = run.end;
            }
            Class::Lettered(number, mark) => {
                parts.push(number);
                letter = Some(mark);
                at = run.end;
            }
            Class::Cut(found, odd, kept) => {
                parts.extend(found);
                irregular |= odd;
                at += 1 + kept;
                break;
            }
            Class::MissingDot(dotted) => return missing_dot(bytes, at + 1, &run, &dotted, rules, lenient),
            Class::Not => return Outcome::Nothing,
        }
    }

    let place = Place { organ: &organ.name, parts: &parts, letter };
    let tail = qualifier::read(bytes, at, &place);
    at = tail.end;
    // Changes may follow a qualifier: `A/81/6 (Sect. 5)/Add.1`.
    let mut after = Vec::new();
    if tail.is_some() {
        while bytes.get(at) == Some(&b'/') {
            let run = token(bytes, at + 1, rules);
            match classify(&run.text, &parts, short, rules, lenient) {
                Class::Parts(found, odd) if found.iter().all(|part| part.kind == Kind::Suffix) => {
                    after.extend(found);
                    irregular |= odd;
                    at = run.end;
                }
                _ => return Outcome::Nothing,
            }
        }
    }
    let stars = bytes[at..].iter().take_while(|b| **b == b'*').count();

    let mut text = organ.name.clone();
    irregular |= write_parts(&mut text, &organ.name, &parts);
    text.push_str(&tail.text);
    for part in &after {
        text.push('/');
        text.push_str(&part.text);
    }

    let twin = twin_after(bytes, at + stars, rules);
    if twin.is_none() && (!edge_is_clean(bytes, at + stars) || (full && at >= bytes.len())) {
        return Outcome::Nothing;
    }
    match judge(&organ.name, &parts, &tail, rules, short) {
        Verdict::Document { weak, no_year } => {
            let remarks = [
                (irregular, Note::IrregularChange),
                (stars > 0, Note::Reissued),
                (no_year, Note::YearMissing),
                (weak && after.is_empty(), Note::OnlyIfRegistered),
            ];
            let notes = remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect();
            Outcome::Symbol(Reading { symbol: Symbol::from_canonical(&text), length: at, notes, twin })
        }
        Verdict::Incomplete => Outcome::Slip { length: at, problem: Problem::Incomplete, meant: None },
        Verdict::Noise => Outcome::Nothing,
    }
}

/// Writes the parts; true when one had to be mended (`S/RES/1540/2004`).
fn write_parts(text: &mut String, organ: &str, parts: &[Part]) -> bool {
    if let [Part { text: word, .. }, number, year] = parts
        && organ == "S"
        && word == "RES"
        && year.is_year()
    {
        text.push_str("/RES/");
        text.push_str(&number.text);
        text.push('(');
        text.push_str(&year.text);
        text.push(')');
        return true;
    }
    for part in parts {
        text.push('/');
        text.push_str(&part.text);
    }
    false
}

enum Verdict {
    Document { weak: bool, no_year: bool },
    Incomplete,
    Noise,
}

/// Whether the parts name a document, part of a name, or nothing.
fn judge(organ: &str, parts: &[Part], tail: &qualifier::Tail, rules: &Rules, short: bool) -> Verdict {
    let Some(last) = parts.last() else { return Verdict::Noise };
    if !parts.iter().any(|part| part.text.bytes().any(|b| b.is_ascii_digit()) || part.text.contains('.')) {
        return Verdict::Noise;
    }
    // Decisions of the General Assembly are not issued as documents.
    if organ == "A" && parts[0].text == "DEC" {
        return Verdict::Noise;
    }
    if short && !numbers_fit(organ, parts) {
        return Verdict::Noise;
    }
    if matches!(last.kind, Kind::Body | Kind::Word | Kind::Bracket | Kind::Session) {
        return Verdict::Incomplete;
    }
    let numbered: Vec<&Part> = parts.iter().filter(|part| part.kind != Kind::Suffix).collect();
    if short && let Some(at) = numbered.iter().position(|part| part.text == "RES") {
        return resolution(organ, &numbered[at + 1..], tail);
    }
    if let [.., before, year] = numbered.as_slice()
        && short
        && year.is_year()
        && before.kind == Kind::Word
        && rules.is_yearly(&before.text)
    {
        return Verdict::Incomplete;
    }
    // One slash and a number is the shape of noise; a Security Council document of the years before 1994
    // has five figures and is told by them.
    let weak = parts.len() == 1
        && last.kind == Kind::Number
        && !(organ == "S" && last.text.len() >= 5)
        && !tail.is_some();
    Verdict::Document { weak, no_year: false }
}

/// Whether runs of bare numbers are ones that an organ with one letter uses.
fn numbers_fit(organ: &str, parts: &[Part]) -> bool {
    let bare = |part: &Part| part.kind == Kind::Number;
    if parts.windows(3).any(|three| three.iter().all(bare)) {
        return false;
    }
    match parts {
        [first, second, ..] if bare(first) && bare(second) => match organ {
            // Session numbers stand in General Assembly symbols since 1976, the thirty-first session.
            "A" => first.value().is_some_and(|session| (31..=199).contains(&session)),
            _ => first.is_year(),
        },
        _ => true,
    }
}

fn resolution(organ: &str, rest: &[&Part], tail: &qualifier::Tail) -> Verdict {
    let complete = Verdict::Document { weak: false, no_year: false };
    match rest {
        [number] if number.kind == Kind::Number => match organ {
            "S" => Verdict::Document { weak: false, no_year: !tail.is_year },
            _ if tail.is_session => complete,
            _ => Verdict::Incomplete,
        },
        [first, second] if second.kind == Kind::Number => match organ {
            "S" if second.is_year() && !tail.is_some() => complete,
            "S" => Verdict::Noise,
            _ if first.kind == Kind::Number || first.kind == Kind::Session => complete,
            _ => Verdict::Noise,
        },
        [] => Verdict::Incomplete,
        _ => Verdict::Noise,
    }
}

fn trailing_slash(organ: &str, parts: &[Part], length: usize, rules: &Rules) -> Outcome {
    let short = rules.is_short_organ(organ);
    let tail = qualifier::Tail::none(length);
    let meant = match judge(organ, parts, &tail, rules, short) {
        Verdict::Document { weak: false, .. } => {
            let mut text = organ.to_owned();
            write_parts(&mut text, organ, parts);
            Some(text)
        }
        Verdict::Incomplete => None,
        Verdict::Document { .. } | Verdict::Noise => return Outcome::Nothing,
    };
    Outcome::Slip { length, problem: Problem::TrailingSlash, meant }
}

/// `A/CONF192/15`: reads on with the dot put in, to say what was meant.
fn missing_dot(
    bytes: &[u8],
    at: usize,
    run: &super::part::Token,
    dotted: &str,
    rules: &Rules,
    lenient: bool,
) -> Outcome {
    let mended = [&bytes[..at], dotted.as_bytes(), &bytes[run.end..]].concat();
    match read_bytes(&mended, false, rules, lenient) {
        Outcome::Symbol(reading) => Outcome::Slip {
            length: reading.length - (dotted.len() - (run.end - at)),
            problem: Problem::MissingDot,
            meant: Some(reading.symbol.as_str().to_owned()),
        },
        _ => Outcome::Nothing,
    }
}

/// Where the second symbol of a double symbol begins: `A/71/438–A/CONF.192/BMS/2016/1`.
fn twin_after(bytes: &[u8], at: usize, rules: &Rules) -> Option<usize> {
    let dash = matches!(bytes.get(at), Some(b'-' | &DASH));
    (dash && organ_at(&bytes[at + 1..], rules, false).is_some()).then_some(at + 1)
}

/// Whether a symbol may end before this byte.
fn edge_is_clean(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None => true,
        Some(b'-') => !matches!(bytes.get(at + 1), Some(b) if b.is_ascii_alphanumeric() || *b == WORD),
        // A closing bracket ends a symbol even where the space behind it was forgotten.
        Some(b) if at > 0 && bytes[at - 1] == b')' => !(b"_/`@=%\\~".contains(b) || b.is_ascii_digit()),
        Some(b) => !(b.is_ascii_alphanumeric() || b"_/`@=%\\~".contains(b) || *b == WORD),
    }
}

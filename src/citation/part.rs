//! One part of a symbol between two slashes: what it may be.

use super::Rules;
use super::numerals::roman;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `187`, `2018`, `5-6`.
    Number,
    /// `S-10`, `ES-11`.
    Session,
    /// `CONF.192`: a body, so no document by itself.
    Body,
    /// `L.5`, `PV.9216`, `OzL.Pro.27`: a numbered paper.
    Paper,
    /// `Add.1`, `Rev.3`, `Summary`.
    Suffix,
    /// `RES`, `BMS`.
    Word,
    /// `(02)`.
    Bracket,
}

/// One part, as it is canonically written.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) kind: Kind,
}

impl Part {
    fn new(text: impl Into<String>, kind: Kind) -> Part {
        Part { text: text.into(), kind }
    }

    /// The number that it is.
    pub(super) fn value(&self) -> Option<u32> {
        if self.kind == Kind::Number { self.text.parse().ok() } else { None }
    }

    /// Whether it could be a year of the organization.
    pub(super) fn is_year(&self) -> bool {
        self.value().is_some_and(|year| (1945..=2199).contains(&year))
    }
}

/// What a run of characters turned out to be.
pub(super) enum Class {
    /// One part, or two where a change was joined by a dot; and whether it was printed irregularly.
    Parts(Vec<Part>, bool),
    /// The number of a resolution with its letter: `24V`.
    Lettered(Part, char),
    /// Parts, and how many characters of the run they took: a sentence goes on behind its full stop.
    Cut(Vec<Part>, bool, usize),
    /// The run with the dot that it lacks.
    MissingDot(String),
    /// No part of a symbol.
    Not,
}

/// The organ at the start of a window, with its length.
pub(super) struct Organ {
    pub(super) name: String,
    pub(super) length: usize,
}

/// The organ that `bytes` start with, when a slash follows.
pub(super) fn organ_at(bytes: &[u8], rules: &Rules, lenient: bool) -> Option<Organ> {
    let length = bytes.iter().take(24).position(|b| *b == b'/')?;
    let text = std::str::from_utf8(&bytes[..length]).ok()?;
    if rules.is_organ(text) {
        return Some(Organ { name: text.to_owned(), length });
    }
    let name = rules.usual_case(text);
    (lenient && rules.is_organ(&name)).then_some(Organ { name, length })
}

/// The run of characters that one part could be.
pub(super) struct Token {
    pub(super) text: String,
    pub(super) end: usize,
    /// A space stood behind a dot: `Rev. 1`.
    pub(super) spaced: bool,
}

/// The run that starts at `from`.
pub(super) fn token(bytes: &[u8], from: usize, rules: &Rules) -> Token {
    let mut run = Token { text: String::new(), end: from, spaced: false };
    let alnum = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    while let Some(&byte) = bytes.get(run.end) {
        let at = run.end;
        match byte {
            b if b.is_ascii_alphanumeric() => {}
            b'.' if alnum(at + 1) => {}
            b'.' if bytes.get(at + 1) == Some(&b' ')
                && bytes.get(at + 2).is_some_and(u8::is_ascii_digit)
                && (rules.takes_dot(&run.text) || change_name(&run.text).is_some()) =>
            {
                run.text.push('.');
                run.end = at + 2;
                run.spaced = true;
                continue;
            }
            b'-' if alnum(at + 1) && at > from && organ_at(&bytes[at + 1..], rules, false).is_none() => {}
            b'(' => {
                let inside = bytes[at + 1..].iter().take(8).take_while(|b| b.is_ascii_alphanumeric()).count();
                let closed =
                    bytes.get(at + 1 + inside) == Some(&b')') && bytes.get(at + 2 + inside) == Some(&b'/');
                if inside == 0 || !closed {
                    break;
                }
                run.text.extend(bytes[at..at + 2 + inside].iter().map(|b| *b as char));
                run.end = at + 2 + inside;
                break;
            }
            _ => break,
        }
        run.text.push(byte as char);
        run.end = at + 1;
    }
    run
}

/// Says what a run of characters is, given the parts before it.
pub(super) fn classify(run: &str, before: &[Part], short: bool, rules: &Rules, lenient: bool) -> Class {
    if let Some(number) = lettered(run, before, lenient) {
        return number;
    }
    if let Some(part) = plain(run, before.is_empty(), short, rules, lenient) {
        let irregular = !lenient && part.kind == Kind::Suffix && part.text != run;
        return Class::Parts(vec![part], irregular);
    }
    if let Some((head, change)) = joined_change(run)
        && let Some(part) = plain(head, before.is_empty(), short, rules, lenient)
    {
        return Class::Parts(vec![part, Part::new(change, Kind::Suffix)], true);
    }
    if let Some(dotted) = missing_dot(run, rules) {
        return Class::MissingDot(dotted);
    }
    // "…A/74/187.The next sentence": a slip of spacing; "A/74/187.pdf": a file.
    if let Some((head, rest)) = run.rsplit_once('.')
        && !rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() && rest.len() > 3)
        && !rest.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && let Class::Parts(parts, irregular) = classify(head, before, short, rules, lenient)
    {
        return Class::Cut(parts, irregular, head.len());
    }
    Class::Not
}

fn plain(run: &str, first: bool, short: bool, rules: &Rules, lenient: bool) -> Option<Part> {
    if is_number(run) {
        return Some(Part::new(run, Kind::Number));
    }
    if let Some(session) = session(run, lenient) {
        return Some(Part::new(session, Kind::Session));
    }
    if let Some(change) = whole_change(run) {
        return Some(Part::new(change, Kind::Suffix));
    }
    if let Some(word) = run.strip_suffix(')') {
        let (word, _) = word.split_once('(')?;
        let kind = if word.is_empty() { Kind::Bracket } else { Kind::Body };
        let fits = word.bytes().all(|b| b.is_ascii_uppercase()) && !(first && short);
        return fits.then(|| Part::new(run, kind));
    }
    if run.contains('.') {
        return dotted(run, first && short, rules, lenient);
    }
    word(run, first && short, short, rules, lenient)
}

/// Plain digits without a leading zero, or a range of reports (`5-6`).
fn is_number(run: &str) -> bool {
    let digits = |text: &str| {
        (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0')
    };
    match run.split_once('-') {
        Some((from, to)) => digits(from) && digits(to),
        None => digits(run),
    }
}

fn session(run: &str, lenient: bool) -> Option<String> {
    let run = if lenient { run.to_ascii_uppercase() } else { run.to_owned() };
    let number = run.strip_prefix("ES-").or_else(|| run.strip_prefix("S-"))?;
    let fits = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    fits.then_some(run)
}

const CHANGES: [&str; 4] = ["Add", "Amend", "Corr", "Rev"];

fn change_name(text: &str) -> Option<&'static str> {
    CHANGES.into_iter().find(|name| name.eq_ignore_ascii_case(text))
}

/// A change to a text in any of its printed forms, canonically: `Rev.3` of `REV3`.
pub(super) fn whole_change(run: &str) -> Option<String> {
    if run == "Summary" {
        return Some(run.to_owned());
    }
    let letters = run.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = change_name(&run[..letters])?;
    let number = run[letters..].strip_prefix('.').unwrap_or(&run[letters..]);
    is_number(number).then(|| format!("{name}.{number}"))
}

/// Splits a change from what it is joined to: `CRP.1` and `Rev.3` of `CRP.1.Rev3`.
fn joined_change(run: &str) -> Option<(&str, String)> {
    let starts = run.char_indices().skip(1).filter(|(_, c)| c.is_ascii_alphabetic());
    starts
        .filter(|(at, _)| !run.as_bytes()[at - 1].is_ascii_alphabetic())
        .find_map(|(at, _)| Some((run[..at].trim_end_matches('.'), whole_change(&run[at..])?)))
        .filter(|(head, _)| !head.is_empty())
}

/// `CONF.192`, `WG.III`, `SER.A`, `OzL.Pro.27`.
fn dotted(run: &str, strict: bool, rules: &Rules, lenient: bool) -> Option<Part> {
    let (names, id) = run.rsplit_once('.')?;
    let id = if lenient { id.to_ascii_uppercase() } else { id.to_owned() };
    let lettered = id.len() == 1 && id.as_bytes()[0].is_ascii_uppercase();
    if !(is_number(&id) || lettered || roman(&id).is_some()) {
        return None;
    }
    let last = names.rsplit('.').next().unwrap_or(names);
    let mut usual = names.to_owned();
    let known = |name: &str| rules.takes_dot(name) || rules.is_body(name);
    if !known(last) {
        let folded = rules.usual_case(names);
        let capitals = names.bytes().all(|b| !b.is_ascii_lowercase());
        let small = names.bytes().all(|b| !b.is_ascii_uppercase());
        if (known(&folded) && (lenient || capitals)) || (lenient && small) {
            usual = folded;
        }
    }
    let shaped = |name: &str| {
        let letters = name.bytes().all(|b| b.is_ascii_alphanumeric()) && name.len() <= 10;
        letters && name.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
    };
    let last = usual.rsplit('.').next().unwrap_or(&usual);
    let fits = if strict { known(&usual) } else { usual.split('.').all(shaped) };
    let kind = if rules.is_body(last) { Kind::Body } else { Kind::Paper };
    fits.then(|| Part::new(format!("{usual}.{id}"), kind))
}

fn word(run: &str, strict: bool, short: bool, rules: &Rules, lenient: bool) -> Option<Part> {
    let usual = if lenient && !rules.is_word(run) { rules.usual_case(run) } else { run.to_owned() };
    let known = rules.is_word(&usual);
    let capitals = usual.bytes().take_while(u8::is_ascii_uppercase).count();
    let figures = usual.len() - capitals;
    // `CSP3` and the like number the meetings of some treaties; with an organ of one letter they are slips.
    let numbered = !short
        && capitals >= 2
        && figures <= 2
        && usual.bytes().skip(capitals).all(|b| b.is_ascii_digit())
        && !rules.takes_dot(&usual[..capitals]);
    // An organ of one letter inside is another symbol's beginning: "A/57/124/A/58/138".
    let organ = rules.is_short_organ(&usual);
    let free = !organ && capitals > 0 && usual.len() <= 12 && (figures == 0 || numbered);
    (known || (free && !strict)).then(|| Part::new(usual, Kind::Word))
}

/// The number of a lettered resolution, printed without a space: `46/36L`.
fn lettered(run: &str, before: &[Part], lenient: bool) -> Option<Class> {
    let [.., word, session] = before else { return None };
    let in_resolution = word.text == "RES" && matches!(session.kind, Kind::Number | Kind::Session);
    let letter = run.chars().last().filter(char::is_ascii_alphabetic)?;
    let number = &run[..run.len() - 1];
    let fits = in_resolution && is_number(number) && (lenient || letter.is_ascii_uppercase());
    fits.then(|| Class::Lettered(Part::new(number, Kind::Number), letter.to_ascii_uppercase()))
}

/// `CONF192` with the dot that it lacks.
fn missing_dot(run: &str, rules: &Rules) -> Option<String> {
    let letters = run.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, number) = run.split_at(letters);
    (rules.takes_dot(name) && is_number(number)).then(|| format!("{name}.{number}"))
}

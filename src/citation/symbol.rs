//! A document symbol in its one canonical spelling, and what the symbol alone tells.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::grammar::{self, Outcome};
use super::{Rules, window::Window};

/// A document symbol in canonical form: `A/CONF.192/2018/RC/3`, `S/RES/1440(2002)`,
/// `A/RES/56/24 V`, `S/PV.10146 (Resumption 1)`. Cheap to clone; sorts by its text.
///
/// The canonical form has no space before a year or a session in brackets, one space before any other
/// qualifier, a change to a text as its own part (`/Rev.3`), and no `*`: a reissue for technical reasons
/// is the same document.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(Arc<str>);

/// What a symbol alone tells about its document's relation to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Implied {
    /// An addendum to the named document.
    AddsTo(Symbol),
    /// An amendment of the named document.
    Amends(Symbol),
    /// A correction of the named document, perhaps in some languages only.
    Corrects(Symbol),
    /// A revision that takes the place of the named document.
    Revises(Symbol),
    /// A summary of the named document.
    Summarizes(Symbol),
    /// A draft, a room paper or a working paper: not final, and may have a final form elsewhere.
    NotFinal,
}

impl Symbol {
    /// The symbol that the whole of `text` is, as prose prints it. Spaces around it are passed over.
    pub fn parse(text: &str, rules: &Rules) -> Option<Symbol> {
        whole(text.trim(), rules, false)
    }

    /// The same for text that was typed as an identifier or stands in an address: lower case and
    /// percent-encoding are accepted.
    pub fn parse_lenient(text: &str, rules: &Rules) -> Option<Symbol> {
        let text = text.trim();
        let decoded = percent_decoded(text);
        let text = decoded.as_deref().unwrap_or(text);
        // Letters and sessions behind the number are told by their case, so try again in capitals.
        whole(text, rules, true).or_else(|| whole(&text.to_uppercase(), rules, true))
    }

    pub(super) fn from_canonical(text: &str) -> Symbol {
        Symbol(text.into())
    }

    /// The canonical text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The organ or series that it starts with: `A`, `S`, `CTOC`.
    pub fn organ(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The symbol without changes to its text: `A/58/50` of `A/58/50/Rev.1/Corr.2`.
    #[must_use]
    pub fn base(&self) -> Symbol {
        let mut symbol = self.clone();
        while let Some((outer, _)) = symbol.outermost() {
            symbol = outer;
        }
        symbol
    }

    /// The changes to its text, outermost last: `["Rev.1", "Corr.2"]`.
    pub fn changes(&self) -> Vec<&str> {
        let mut changes = Vec::new();
        let mut rest = self.as_str();
        while let Some((before, last)) = rest.rsplit_once('/')
            && change(last).is_some()
        {
            changes.push(last);
            rest = before;
        }
        changes.reverse();
        changes
    }

    /// The session that a symbol of the General Assembly holds: `74`, `S-10`, `ES-11`, `XXX`.
    pub fn session(&self) -> Option<&str> {
        let mut parts = self.0.split('/');
        if parts.next() != Some("A") {
            return None;
        }
        let qualifier = self.qualifier().filter(|q| super::numerals::roman(q).is_some());
        let sits = |part: &str| {
            let number = part.strip_prefix("ES-").or_else(|| part.strip_prefix("S-")).unwrap_or(part);
            let special = number.len() < part.len();
            number.parse().is_ok_and(|value: u16| special || (31..=199).contains(&value))
        };
        let followed: Vec<&str> = parts.collect();
        qualifier.or_else(|| {
            let at = followed.iter().position(|part| sits(part))?;
            // A conference's documents are numbered without a session.
            let in_conference = followed.iter().any(|part| part.starts_with("CONF."));
            (at + 1 < followed.len() && !in_conference).then(|| followed[at])
        })
    }

    /// What stands in brackets at the end: `2002`, `V`, `Resumption 1`.
    pub fn qualifier(&self) -> Option<&str> {
        let text = self.0.rsplit_once(") ").map_or(&*self.0, |(before, _)| &self.0[..=before.len()]);
        let inside = text.strip_suffix(')')?;
        inside.rsplit_once('(').map(|(_, qualifier)| qualifier)
    }

    /// Whether it is a resolution, of whichever organ.
    pub fn is_resolution(&self) -> bool {
        self.0.split('/').any(|part| part == "RES")
    }

    /// What the symbol alone tells.
    pub fn implied(&self) -> Vec<Implied> {
        let mut implied = Vec::new();
        if let Some((base, last)) = self.outermost() {
            implied.extend(match change(last) {
                Some(Change::Add) => Some(Implied::AddsTo(base)),
                Some(Change::Amend) => Some(Implied::Amends(base)),
                Some(Change::Corr) => Some(Implied::Corrects(base)),
                Some(Change::Rev) => Some(Implied::Revises(base)),
                Some(Change::Summary) => Some(Implied::Summarizes(base)),
                None => None,
            });
        }
        let unfinished =
            |part: &str| part.split_once('.').is_some_and(|(paper, _)| matches!(paper, "L" | "CRP" | "WP"));
        if self.0.split('/').skip(1).any(unfinished) {
            implied.push(Implied::NotFinal);
        }
        implied
    }

    /// Whether this symbol is a later text of `earlier` or a correction to it: `X/Rev.2` of `X` and of
    /// `X/Rev.1`, `X/Corr.1` of `X`. Whoever cites `earlier` should hear of it.
    pub fn follows(&self, earlier: &Symbol) -> bool {
        let Some((base, last)) = self.outermost() else { return false };
        let (Some(kind), number) = (change(last), ordinal(last)) else { return false };
        match kind {
            Change::Corr => base == *earlier,
            Change::Rev => {
                base == *earlier
                    || earlier.outermost().is_some_and(|(same, other)| {
                        same == base && change(other) == Some(Change::Rev) && ordinal(other) < number
                    })
            }
            Change::Add | Change::Amend | Change::Summary => false,
        }
    }

    fn outermost(&self) -> Option<(Symbol, &str)> {
        let (before, last) = self.0.rsplit_once('/')?;
        change(last)?;
        Some((Symbol(before.into()), last))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Add,
    Amend,
    Corr,
    Rev,
    Summary,
}

fn change(part: &str) -> Option<Change> {
    let name = part.split_once('.').map_or(part, |(name, _)| name);
    Some(match name {
        "Add" => Change::Add,
        "Amend" => Change::Amend,
        "Corr" => Change::Corr,
        "Rev" => Change::Rev,
        "Summary" => Change::Summary,
        _ => return None,
    })
}

fn ordinal(part: &str) -> u32 {
    part.split_once('.').and_then(|(_, number)| number.parse().ok()).unwrap_or(0)
}

fn whole(text: &str, rules: &Rules, lenient: bool) -> Option<Symbol> {
    let window = Window::new(text, 0);
    match grammar::read(&window, rules, lenient) {
        Outcome::Symbol(reading) if window.end(reading.length) == Some(text.len()) => Some(reading.symbol),
        _ => None,
    }
}

/// The text with `%2F` and the like decoded; none when there is nothing to decode or the result is not text.
fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
        if let (b'%', [high, low, after @ ..]) = (first, after) {
            bytes.push(hex(*high)? * 16 + hex(*low)?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl Borrow<str> for Symbol {
    fn borrow(&self) -> &str {
        &self.0
    }
}

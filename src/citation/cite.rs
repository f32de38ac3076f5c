//! Reading a text that is a citation as a whole: a line of `sources`, the inside of `[[…]]`.

use super::fold::Cursor;
use super::grammar::{self, Outcome};
use super::scan::trim_hidden;
use super::window::Window;
use super::{Finder, Pinpoint, Registry, Rules, Symbol, Target, near};
use crate::base::{Lang, Slug};

/// A citation that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What it names. A text that is no symbol is given as a name: an id, a title or a short name.
    pub target: Target,
    /// The further symbols of a double symbol.
    pub twins: Vec<Symbol>,
    /// The places, with spans in the text that was given.
    pub pinpoints: Vec<Pinpoint>,
    /// The document of the book, when the register knows the symbol or the short name.
    pub document: Option<Slug>,
}

/// Reads the whole of `text` as a citation: `A/CONF.192/2018/RC/3, section V, para. 3`,
/// `ITI, para. 8 (a)`, `Facilitator's Summary 2021, para. 8`. What is written as a citation need not be
/// registered, and may be in lower case. None when the text is empty.
pub fn parse_citation(text: &str, lang: &Lang, rules: &Rules, registry: &Registry) -> Option<Citation> {
    let trimmed = trim_hidden(text);
    if trimmed.is_empty() {
        return None;
    }
    let finder = Finder::new(lang, rules, registry).with_candidates();
    found_whole(&finder, text, trimmed, registry)
        .or_else(|| typed(&finder, text, trimmed, rules, registry))
        .or_else(|| Some(titled(&finder, text, trimmed, lang, registry)))
}

/// Reads the whole of `text` as one place: a heading such as `Section V` or `Annex II`, or `para. 8 (a)`.
/// Headings get their anchors by it, so that a citation's anchor and a heading's are the same.
pub fn parse_pinpoint(text: &str, lang: &Lang) -> Option<Pinpoint> {
    let trimmed = trim_hidden(text);
    let start = offset(text, trimmed);
    let reader = super::reader::Reader::new(lang);
    let mut places = reader.read(Cursor::new(text, start), true)?;
    let whole = places.pinpoints.len() == 1 && places.end == start + trimmed.len();
    if whole { places.pinpoints.pop() } else { None }
}

fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

fn found_whole(finder: &Finder<'_>, text: &str, trimmed: &str, registry: &Registry) -> Option<Citation> {
    let start = offset(text, trimmed);
    let mut found = finder.find(text);
    let whole = found.mentions.len() == 1 && found.slips.is_empty();
    let mention = found.mentions.pop().filter(|_| whole)?;
    let end = mention.span.range().end;
    let rest = text[end..start + trimmed.len()].trim_end_matches(['.', '*', ' ']);
    if mention.span.range().start != start || !rest.is_empty() {
        return None;
    }
    let document = mention.document.or_else(|| match &mention.target {
        Target::Symbol(symbol) => registry.document(symbol).cloned(),
        Target::Name(_) | Target::Identifier { .. } => None,
    });
    Some(Citation { target: mention.target, twins: mention.twins, pinpoints: mention.pinpoints, document })
}

/// A symbol in lower case, with its places.
fn typed(
    finder: &Finder<'_>,
    text: &str,
    trimmed: &str,
    rules: &Rules,
    registry: &Registry,
) -> Option<Citation> {
    let start = offset(text, trimmed);
    let stop = start + trimmed.len();
    let window = Window::new(text, start);
    let (symbol, end) = match grammar::read(&window, rules, true) {
        Outcome::Symbol(reading) => (reading.symbol, window.end(reading.length)?),
        _ => (Symbol::parse_lenient(trimmed, rules)?, stop),
    };
    let places = near::behind(&finder.reader, text, end);
    let reached = places.as_ref().map_or(end, |places| places.end);
    if !text[reached..stop].trim_end_matches(['.', '*', ' ']).is_empty() {
        return None;
    }
    Some(Citation {
        document: registry.document(&symbol).cloned(),
        target: Target::Symbol(symbol),
        twins: Vec::new(),
        pinpoints: places.map_or_else(Vec::new, |places| places.pinpoints),
    })
}

/// A title, an id or a short name, with the places behind its last fitting comma.
fn titled(finder: &Finder<'_>, text: &str, trimmed: &str, lang: &Lang, registry: &Registry) -> Citation {
    let start = offset(text, trimmed);
    let stop = start + trimmed.len();
    let separators = trimmed.char_indices().filter(|(_, c)| matches!(c, ',' | '،' | '，' | '、' | '('));
    // Each try is bounded by the places themselves; titles with hundreds of commas are not worth more.
    for (at, _) in separators.take(64) {
        let places = near::behind(&finder.reader, text, start + at);
        if let Some(places) =
            places.filter(|places| text[places.end..stop].trim_matches([')', '.', ' ']).is_empty())
        {
            let name = trimmed[..at].trim_end();
            return Citation {
                document: registry.named(name, lang).cloned(),
                target: Target::Name(name.to_owned()),
                twins: Vec::new(),
                pinpoints: places.pinpoints,
            };
        }
    }
    Citation {
        document: registry.named(trimmed, lang).cloned(),
        target: Target::Name(trimmed.to_owned()),
        twins: Vec::new(),
        pinpoints: Vec::new(),
    }
}

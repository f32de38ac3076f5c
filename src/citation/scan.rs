//! Finding citations in running text, in one pass.
//!
//! 1. Bytes that cannot begin anything are skipped by a table; in prose without a slash that is nearly all.
//! 2. At a slash, what stands before it may be an organ: the grammar reads on from there. At the first
//!    letter of a registered name or of the word for a resolution, those are tried.
//! 3. Code spans and addresses are stepped over whole.
//! 4. A citation that was read looks for its places behind and before it.
//!
//! Each reading is bounded (a symbol by the longest there can be, a place before a citation by a fixed
//! reach), and a part that was read without success cannot begin another reading, so that the time is
//! linear in the length of the text, whatever it holds.

use std::collections::BTreeMap;

use super::fold::{Cursor, before, fold, is_hidden};
use super::grammar::{self, Outcome, Reading};
use super::mention::{Found, Mention, Note, Slip, Target, Via};
use super::names::Names;
use super::near;
use super::part::whole_change;
use super::place::Reader;
use super::spoken::Speech;
use super::window::Window;
use super::{Registry, Rules, Symbol, edge};
use crate::base::{Lang, Span};

const SLASH: u8 = 1;
const TICK: u8 = 2;
const STEM: u8 = 4;
const NAME: u8 = 8;

/// Finds citations in texts of one language. Build it once, use it for every text of the language.
pub struct Finder<'b> {
    rules: &'b Rules,
    registry: &'b Registry,
    pub(super) reader: Reader,
    speech: Option<Speech>,
    names: Names,
    /// What each byte may begin.
    classes: [u8; 256],
    /// Whether shapes that count only when registered are given all the same.
    candidates: bool,
}

/// All citations in `text`. For many texts of one language build a [`Finder`] instead.
pub fn find(text: &str, lang: &Lang, rules: &Rules, registry: &Registry) -> Found {
    Finder::new(lang, rules, registry).find(text)
}

impl<'b> Finder<'b> {
    /// A finder for texts of `lang`.
    pub fn new(lang: &Lang, rules: &'b Rules, registry: &'b Registry) -> Finder<'b> {
        let names = Names::new(lang, rules, registry);
        let speech = rules.spoken.then(|| Speech::new(lang));
        let mut classes = [0; 256];
        // 0xE2 and 0xEF begin the look-alikes of a slash.
        for byte in [b'/', 0xE2, 0xEF] {
            classes[usize::from(byte)] |= SLASH;
        }
        classes[usize::from(b'`')] |= TICK;
        for byte in speech.iter().flat_map(Speech::first_bytes) {
            classes[usize::from(byte)] |= STEM;
        }
        for byte in names.first_bytes() {
            classes[usize::from(byte)] |= NAME;
        }
        Finder { rules, registry, reader: Reader::new(lang), speech, names, classes, candidates: false }
    }

    /// The same finder, giving also what counts only when registered (`A/810`), marked with
    /// [`Note::OnlyIfRegistered`]: for a stage that decides later.
    #[must_use]
    pub fn with_candidates(mut self) -> Finder<'b> {
        self.candidates = true;
        self
    }

    /// All citations in `text`.
    pub fn find(&self, text: &str) -> Found {
        let bytes = text.as_bytes();
        let mut found = Found::default();
        let mut code: Option<BTreeMap<usize, usize>> = None;
        let mut at = 0;
        // Nothing before this place belongs to a citation still to come.
        let mut floor = 0;
        while let Some(skip) = bytes[at..].iter().position(|byte| self.classes[usize::from(*byte)] != 0) {
            at += skip;
            let class = self.classes[usize::from(bytes[at])];
            let taken = if class & TICK != 0 {
                let spans = code.get_or_insert_with(|| edge::code_spans(text));
                let run = bytes[at..].iter().take_while(|b| **b == b'`').count();
                Some(spans.get(&at).copied().unwrap_or(at + run))
            } else {
                None
            };
            let taken = taken
                .or_else(
                    || if class & SLASH != 0 { self.at_slash(text, floor, at, &mut found) } else { None },
                )
                .or_else(|| if class & NAME != 0 { self.at_name(text, floor, at, &mut found) } else { None })
                .or_else(|| if class & STEM != 0 { self.at_stem(text, floor, at, &mut found) } else { None });
            match taken {
                Some(end) => {
                    at = end.max(at + 1);
                    floor = at;
                }
                None => at += 1,
            }
            while !text.is_char_boundary(at) {
                at += 1;
            }
        }
        found
    }

    fn at_slash(&self, text: &str, floor: usize, at: usize, found: &mut Found) -> Option<usize> {
        let c = text[at..].chars().next()?;
        if fold(c).0 != '/' {
            return None;
        }
        let rest = &text[at..];
        if rest.starts_with("//") && text[..at].ends_with(':') {
            return Some(edge::address_end(text, at));
        }
        let start = organ_start(text, floor, at)?;
        if !edge::begins(text, start) {
            return None;
        }
        let window = Window::new(text, start);
        match grammar::read(&window, self.rules, false) {
            Outcome::Symbol(reading) => self.symbol(text, floor, start, &window, &reading, found),
            Outcome::Slip { length, problem, meant } => {
                let end = window.end(length)?;
                found.slips.push(Slip { span: Span::new(start, end), problem, meant });
                Some(end)
            }
            Outcome::Nothing => None,
        }
    }

    fn symbol(
        &self,
        text: &str,
        floor: usize,
        start: usize,
        window: &Window,
        reading: &Reading,
        found: &mut Found,
    ) -> Option<usize> {
        let mut end = window.end(reading.length)?;
        let mut odd = window.odd(reading.length);
        let mut notes = reading.notes.clone();
        let mut twins = Vec::new();
        let mut joint = reading.twin.and_then(|behind| window.end(behind));
        while let Some(from) = joint {
            let window = Window::new(text, from);
            let Outcome::Symbol(twin) = grammar::read(&window, self.rules, false) else { return None };
            end = window.end(twin.length)?;
            odd = odd.or(window.odd(twin.length));
            // One symbol that is beyond doubt vouches for the other.
            let doubtful = |notes: &[Note]| notes.contains(&Note::OnlyIfRegistered);
            let vouched = !(doubtful(&notes) && doubtful(&twin.notes));
            notes.extend(twin.notes);
            notes.retain(|note| !(vouched && *note == Note::OnlyIfRegistered));
            joint = twin.twin.and_then(|behind| window.end(behind));
            twins.push(twin.symbol);
        }
        let mut symbol = reading.symbol.clone();
        let known = std::iter::once(&symbol).chain(&twins).find_map(|symbol| self.registry.document(symbol));
        let mut document = known.cloned();
        if notes.contains(&Note::OnlyIfRegistered) && document.is_none() && !self.candidates {
            return None;
        }
        if notes.contains(&Note::YearMissing)
            && let Some((dated, slug)) = self.registry.with_year(&symbol)
        {
            symbol = dated;
            document = Some(slug.clone());
        }
        let remarks = [(odd.hidden, Note::HiddenCharacters), (odd.look_alike, Note::LookAlike)];
        notes.extend(remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note));
        let reissued = notes.contains(&Note::Reissued);
        notes.sort();
        notes.dedup();
        let reissue = text[end..].bytes().take_while(|b| reissued && *b == b'*').count();
        let first = found.mentions.len();
        found.mentions.push(Mention {
            span: Span::new(start, end),
            core: Span::new(start, end),
            target: Target::Symbol(symbol),
            twins,
            pinpoints: Vec::new(),
            via: Via::Symbol,
            document,
            notes,
        });
        end += reissue;
        end = self.elliptical(text, end, found);
        Some(self.places(text, floor, first, end, found))
    }

    /// The short members of a list: "A/59/565 and Corr.1", "A/74/5/Add.1-3".
    fn elliptical(&self, text: &str, mut end: usize, found: &mut Found) -> usize {
        let Some(first) = found.mentions.last().and_then(Mention::symbol).cloned() else { return end };
        if let Some((head, last)) = first.as_str().rsplit_once('-')
            && let Some((base, from)) = head.rsplit_once('.')
            && first.changes().last().is_some_and(|change| change.contains('-'))
        {
            // The symbol's own span ends before the dash; the end of the range is a citation of its own.
            let shorter = Symbol::from_canonical(&format!("{base}.{from}"));
            let longer = Symbol::from_canonical(&format!("{base}.{last}"));
            let cut = end - last.len();
            if let Some(mention) = found.mentions.last_mut() {
                mention.core.end = Span::new(0, cut - 1).end;
                mention.span.end = mention.core.end;
                mention.document = self.registry.document(&shorter).cloned();
                mention.target = Target::Symbol(shorter);
            }
            self.push_elliptical(Span::new(cut, end), longer, found);
        }
        loop {
            let mut cursor = Cursor::new(text, end);
            let spaced = cursor.spaces();
            let comma = cursor.eat(',');
            cursor.spaces();
            let and = self.reader.eat_and(&mut cursor);
            cursor.spaces();
            if !(comma || and) || !(spaced || comma || self.reader.chinese) {
                return end;
            }
            let start = cursor.at();
            let mut change = String::new();
            while let Some(c) = cursor.eat_if(|c| c.is_ascii_alphanumeric() || c == '.') {
                change.push(c);
                if change.len() > 12 {
                    return end;
                }
            }
            let stop = cursor.at() - (change.len() - change.trim_end_matches('.').len());
            let Some(change) = whole_change(change.trim_end_matches('.')) else { return end };
            if change == "Summary" || matches!(cursor.peek(), Some('/' | '-' | '_')) {
                return end;
            }
            let name = change.split('.').next().unwrap_or_default();
            let sibling = first.changes().last().is_some_and(|last| last.split('.').next() == Some(name));
            let base = if sibling {
                first.as_str().rsplit_once('/').map_or(first.as_str(), |(base, _)| base)
            } else {
                first.as_str()
            };
            let symbol = Symbol::from_canonical(&format!("{base}/{change}"));
            self.push_elliptical(Span::new(start, stop), symbol, found);
            end = stop;
        }
    }

    fn push_elliptical(&self, span: Span, symbol: Symbol, found: &mut Found) {
        found.mentions.push(Mention {
            span,
            core: span,
            document: self.registry.document(&symbol).cloned(),
            target: Target::Symbol(symbol),
            twins: Vec::new(),
            pinpoints: Vec::new(),
            via: Via::Elliptical,
            notes: Vec::new(),
        });
    }

    fn at_name(&self, text: &str, floor: usize, at: usize, found: &mut Found) -> Option<usize> {
        let named = self.names.read(text, at, self.registry)?;
        let via = if matches!(named.target, Target::Name(_)) { Via::Name } else { Via::Symbol };
        let first = found.mentions.len();
        found.mentions.push(Mention {
            span: Span::new(at, named.end),
            core: Span::new(at, named.end),
            target: named.target,
            twins: Vec::new(),
            pinpoints: Vec::new(),
            via,
            document: named.document,
            notes: Vec::new(),
        });
        Some(self.places(text, floor, first, named.end, found))
    }

    fn at_stem(&self, text: &str, floor: usize, at: usize, found: &mut Found) -> Option<usize> {
        if !edge::begins_word(text, at) {
            return None;
        }
        let spoken = self.speech.as_ref()?.read(text, floor, at);
        let first = found.mentions.len();
        for one in spoken {
            found.mentions.push(Mention {
                span: one.span,
                core: one.span,
                document: self.registry.document(&one.symbol).cloned(),
                target: Target::Symbol(one.symbol),
                twins: Vec::new(),
                pinpoints: Vec::new(),
                via: Via::Spoken,
                notes: Vec::new(),
            });
        }
        let end = found.mentions.get(first..)?.last()?.core.range().end;
        Some(self.places(text, floor, first, end, found))
    }

    /// Gives the mentions from `first` on their places, and says where everything ends: places behind
    /// belong to the last, places before to the first.
    fn places(&self, text: &str, floor: usize, first: usize, end: usize, found: &mut Found) -> usize {
        let start = found.mentions[first].core.range().start;
        if let Some((from, places)) = near::before(&self.reader, text, floor, start) {
            let mention = &mut found.mentions[first];
            mention.span.start = Span::new(from, from).start;
            mention.pinpoints = places.pinpoints;
        }
        let Some(last) = found.mentions.last_mut().filter(|last| last.pinpoints.is_empty()) else {
            return end;
        };
        match near::behind(&self.reader, text, end) {
            Some(places) => {
                last.span.end = Span::new(0, places.end).end;
                last.pinpoints = places.pinpoints;
                places.end
            }
            None => end,
        }
    }
}

/// Where the letters begin that stand right before the slash at `at`; none when there are none.
fn organ_start(text: &str, floor: usize, at: usize) -> Option<usize> {
    const LONGEST_ORGAN: usize = 12;
    let mut start = at;
    let mut letters = 0;
    while let Some((c, from)) = before(text, start)
        && fold(c).0.is_ascii_alphabetic()
    {
        letters += 1;
        start = from;
        if letters > LONGEST_ORGAN {
            return None;
        }
    }
    (letters > 0 && start >= floor).then_some(start)
}

/// Hidden characters at the end of a text do not count as part of it.
pub(super) fn trim_hidden(text: &str) -> &str {
    text.trim_matches(|c| is_hidden(c) || c.is_whitespace())
}

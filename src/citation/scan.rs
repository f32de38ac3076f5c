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

use super::fold::{before, fold, is_hidden};
use super::grammar::{self, Outcome, Reading};
use super::mention::{Found, Mention, Note, Slip, Target, Via};
use super::names::Names;
use super::near;
use super::reader::Reader;
use super::spoken::Speech;
use super::trigger::{NAME, SLASH, STEM, TICK, Triggers};
use super::window::Window;
use super::{Pinpoint, Registry, Rules, Symbol, edge};
use crate::base::{Lang, Span};

/// Finds citations in texts of one language. Build it once, use it for every text of the language.
pub struct Finder<'b> {
    rules: &'b Rules,
    pub(super) registry: &'b Registry,
    pub(super) reader: Reader,
    speech: Option<Speech>,
    names: Names,
    triggers: Triggers,
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
        let stems = speech.iter().flat_map(Speech::beginnings);
        let triggers = Triggers::new(names.beginnings(), stems);
        Finder { rules, registry, reader: Reader::new(lang), speech, names, triggers, candidates: false }
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
        while let Some((place, class)) = self.triggers.next(bytes, at) {
            at = place;
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
        // Behind an opening `*` a closing one is emphasis that was not rendered.
        if text[..start].ends_with('*') {
            notes.retain(|note| *note != Note::Reissued);
        }
        let reissued = notes.contains(&Note::Reissued);
        notes.sort();
        notes.dedup();
        let reissue = text[end..].bytes().take_while(|b| reissued && *b == b'*').count();
        let first = found.mentions.len();
        let mut mention = Mention::new(Span::new(start, end), Target::Symbol(symbol), Via::Symbol);
        mention.twins = twins;
        mention.document = document;
        mention.notes = notes;
        found.mentions.push(mention);
        let end = self.elliptical(text, end + reissue, found);
        Some(self.places(text, floor, first, end, found))
    }

    fn at_name(&self, text: &str, floor: usize, at: usize, found: &mut Found) -> Option<usize> {
        let named = self.names.read(text, at, self.registry)?;
        let via = if matches!(named.target, Target::Name(_)) { Via::Name } else { Via::Symbol };
        let first = found.mentions.len();
        let mut mention = Mention::new(Span::new(at, named.end), named.target, via);
        mention.document = named.document;
        found.mentions.push(mention);
        Some(self.places(text, floor, first, named.end, found))
    }

    fn at_stem(&self, text: &str, floor: usize, at: usize, found: &mut Found) -> Option<usize> {
        if !edge::begins_word(text, at) {
            return None;
        }
        let mut spoken = self.speech.as_ref()?.read(text, floor, at);
        let mut end = None;
        while !spoken.named.is_empty() {
            let first = found.mentions.len();
            for (span, symbol) in spoken.named.drain(..) {
                found.mentions.push(self.mention(span, symbol, Via::Spoken));
            }
            let last = found.mentions.last()?.core.range().end;
            let reached = self.places(text, end.unwrap_or(floor), first, last, found);
            end = Some(reached);
            spoken = spoken.read_on(text, reached);
        }
        end
    }

    /// A mention without remarks, looked up in the register.
    pub(super) fn mention(&self, span: Span, symbol: Symbol, via: Via) -> Mention {
        let document = self.registry.document(&symbol).cloned();
        Mention { document, ..Mention::new(span, Target::Symbol(symbol), via) }
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
        let Some(last) = found.mentions.last_mut() else { return end };
        let Some(places) = near::behind(&self.reader, text, end) else { return end };
        if last.pinpoints.is_empty() {
            last.pinpoints = places.pinpoints;
        } else {
            // "paragraph 8 of A/60/88, annex": what stands behind holds what stood before.
            let [outer] = places.pinpoints.as_slice() else { return end };
            let holds = |place: &Pinpoint| outer.steps.iter().all(|step| step.unit < place.steps[0].unit);
            if !last.pinpoints.iter().all(holds) {
                return end;
            }
            for place in &mut last.pinpoints {
                place.steps.splice(0..0, outer.steps.iter().cloned());
            }
        }
        last.span.end = Span::new(0, places.end).end;
        places.end
    }
}

/// Where the letters begin that stand right before the slash at `at`; none when there are none.
fn organ_start(text: &str, floor: usize, at: usize) -> Option<usize> {
    const LONGEST_ORGAN: usize = 12;
    let mut start = at;
    let mut letters = 0;
    // `UNEP(DTIE)/…`: an office in brackets is part of the organ.
    let mut bracket = text[floor..at].ends_with(')');
    if bracket {
        start -= 1;
    }
    while let Some((c, from)) = before(text, start)
        && (fold(c).0.is_ascii_alphabetic() || (bracket && c == '('))
    {
        bracket &= c != '(';
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Slug;
    use crate::citation::fold::STEPS;

    /// How many characters are read to find the citations of a text.
    fn steps(text: &str, tag: &str) -> usize {
        let mut registry = Registry::new();
        registry.add_name("ITI", None, &Slug::new("iti").unwrap());
        let rules = Rules::default();
        let finder = Finder::new(&Lang::new(tag).unwrap(), &rules, &registry).with_candidates();
        STEPS.with(|steps| steps.set(0));
        finder.find(text);
        STEPS.with(std::cell::Cell::get)
    }

    #[test]
    fn twice_the_text_costs_twice_the_steps_whatever_it_holds() {
        let hostile = [
            "/",
            "A/",
            "A/1/",
            "A/1,",
            "A/74/187 ",
            "A/74/187-",
            "A/74/187–A/",
            "S/RES/1 (",
            "A/1(A/1(",
            "A\u{200b}",
            "\u{200b}",
            "\u{200b}/",
            "A/\u{200b}",
            "`",
            "` ",
            "`` ` ",
            "://",
            "ITI, ",
            "ITI, para. 8, ",
            "ITI, paras. 1, 2, ",
            "1, ",
            "para. 8 of the ",
            "of the ITI ",
            "(a) ",
            "8 (a) ",
            "resolution ",
            "resolutions 1/1, ",
            "61/66, ",
            "resolutions 61/66, ",
            "第",
            "第1、",
            "第1/1、",
            "第8段和",
            "附件",
            "2004年",
            "日第1",
            "القرار ",
            "و",
            "والفقرة 8 ",
            "(د-20)",
            "пункт 8 ",
            "резолюции ",
            "A/59/565 and Corr.1, ",
            "Add.1-",
            "A/74/187, para. 8 of A/",
            "\n",
            " ",
            "((((",
            ")",
            "A/RES/217 ",
            "ﷺ",
            "a/b/c ",
            "E/CN.4/Sub.2/",
            ", annex",
            " of section V",
            "II.9 ",
            "General Assembly ",
        ];
        for piece in hostile {
            for lead in ["", "A/", "ITI, paras. 1, ", "resolutions ", "第", "A"] {
                let grown = |times: usize| format!("{lead}{}", piece.repeat(times));
                for tag in ["en", "zh", "ar", "ru"] {
                    let (once, twice) = (steps(&grown(150), tag), steps(&grown(300), tag));
                    assert!(
                        twice <= 2 * once + once / 4 + 2000,
                        "{lead:?} {piece:?} {tag}: {once} then {twice}"
                    );
                }
            }
        }
    }

    #[test]
    fn slashes_cost_no_more_than_prose() {
        let prose =
            "Views were exchanged on the challenges posed by modular and polymer weapons. ".repeat(100);
        let slashes = "/".repeat(prose.len());
        assert!(steps(&slashes, "en") <= 4 * prose.len(), "{}", steps(&slashes, "en"));
        assert!(steps(&prose, "en") <= 4 * prose.len(), "{}", steps(&prose, "en"));
    }
}

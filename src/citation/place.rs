//! Reading places in a document: "section V, paras. 3 and 4", "párrafo 8 a)", 第8(a)段, الفقرة 8 (أ).
//!
//! 1. A word for a part, in the text's language or in English, or `¶`, or Chinese 第.
//! 2. Its number or letter, then the members of a list or the end of a range.
//! 3. Behind a comma a deeper part goes on with the place, the same or an outer part begins another; behind
//!    "of" an outer part is put before what was read.

use super::chinese;
use super::fold::Cursor;
use super::label::{items, label};
use super::reader::Reader;
use super::{Pinpoint, Step, Unit};
use crate::base::Span;

/// Places that were read, and where they end.
pub(super) struct Places {
    pub(super) pinpoints: Vec<Pinpoint>,
    pub(super) end: usize,
}

/// How two places are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// By a comma, a bracket or nothing.
    Comma,
    And,
    Through,
    /// By a semicolon, after which everything starts anew.
    Stop,
}

/// The state of one reading.
pub(super) struct State<'t> {
    pub(super) cursor: Cursor<'t>,
    pub(super) out: Vec<Pinpoint>,
    /// Where the last group of `out` begins.
    group: usize,
}

impl Reader {
    /// Reads places that begin at the cursor. Without a comma before it (`apart` false), words that are as
    /// often ordinary ones do not count: "the ITI annex", "the report notes 4 trends".
    pub(super) fn read(&self, cursor: Cursor<'_>, apart: bool) -> Option<Places> {
        self.chain(cursor, apart, |_| false)
    }

    /// The same, without the places that what follows claims: in "…, para. 4, and para. 8 of A/60/88" the
    /// last belongs to the document behind it.
    pub(super) fn read_unclaimed(&self, cursor: Cursor<'_>, apart: bool) -> Option<Places> {
        let places = self.chain(cursor, apart, |state| self.claimed(state))?;
        let state = State::new(Cursor::new(cursor.text(), places.end));
        (!self.claimed(&state)).then_some(places)
    }

    fn chain<'t>(
        &self,
        cursor: Cursor<'t>,
        apart: bool,
        claimed: impl Fn(&State<'t>) -> bool,
    ) -> Option<Places> {
        let mut state = State::new(cursor);
        if !cursor.peek_raw().is_some_and(|c| self.opens(c)) || !self.first(&mut state, apart) {
            return None;
        }
        loop {
            let kept = (state.out.len(), state.out.last().cloned(), state.group, state.cursor);
            if self.outer(&mut state) {
                continue;
            }
            if !self.next(&mut state) {
                break;
            }
            if claimed(&state) {
                let (length, last, group, cursor) = kept;
                // The last place may have been taken up into the one that is given back.
                state.out.truncate(length.saturating_sub(1));
                state.out.extend(last);
                (state.group, state.cursor) = (group, cursor);
                break;
            }
        }
        let end = state.cursor.at();
        Some(Places { pinpoints: state.out, end })
    }

    fn first(&self, state: &mut State<'_>, apart: bool) -> bool {
        if self.chinese && !apart && chinese::is_bare_annex(self, state.cursor) {
            return false;
        }
        if let Some((unit, _, after)) = self.unit_word(state.cursor) {
            let doubtful = match unit {
                Unit::Note | Unit::Part => true,
                Unit::Annex | Unit::Appendix => {
                    let mut ahead = after;
                    ahead.spaces();
                    label(&mut ahead, unit, &self.words).is_none()
                }
                _ => false,
            };
            if doubtful && !apart {
                return false;
            }
        }
        self.group(state, Joint::Stop) || self.dotted(state)
    }

    /// A further group behind a comma, a bracket, an "and" or nothing.
    fn next(&self, state: &mut State<'_>) -> bool {
        let before = state.cursor;
        let spaced = state.cursor.spaces();
        let comma = state.cursor.eat_if(|c| matches!(c, ',' | '،' | '、' | '(' | ';' | '；'));
        state.cursor.spaces();
        let joint = if comma == Some(';') {
            Joint::Stop
        } else if self.eat_and(&mut state.cursor) {
            Joint::And
        } else if self.chinese
            && comma.is_none()
            && state.cursor.eat_if(|c| matches!(c, '至' | '到')).is_some()
        {
            Joint::Through
        } else if comma.is_some() || spaced || self.chinese {
            Joint::Comma
        } else {
            state.cursor = before;
            return false;
        };
        state.cursor.spaces();
        let bare = comma.is_none() && joint == Joint::Comma && !self.chinese;
        let fits = if bare { self.is_deeper(state) } else { true };
        if fits && self.group(state, joint) {
            if comma == Some('(') {
                state.cursor.eat(')');
            }
            return true;
        }
        state.cursor = before;
        false
    }

    /// Without a comma only a deeper part goes on: "annex II para. 3".
    fn is_deeper(&self, state: &State<'_>) -> bool {
        let deepest = state.out.last().and_then(|last| last.steps.last()).map(|step| step.unit);
        let next = self.unit_word(state.cursor).map(|(unit, _, _)| unit);
        deepest.zip(next).is_some_and(|(deepest, next)| next > deepest && next <= Unit::Paragraph)
    }

    /// "of section V", "de l’annexe": an outer part, put before the places of the last group.
    fn outer(&self, state: &mut State<'_>) -> bool {
        let mut ahead = state.cursor;
        let joined = self.eat_of(&mut ahead);
        let bare = !joined && self.words.iter().any(|words| words.bare_genitive) && ahead.spaces();
        if !(joined || bare) {
            return false;
        }
        let Some((unit, _, mut after)) = self.unit_word(ahead) else { return false };
        let fits = state.out[state.group..].iter().all(|place| place.steps[0].unit > unit);
        if !fits {
            return false;
        }
        after.spaces();
        let steps = match label(&mut after, unit, &self.words) {
            Some(steps) => steps,
            None if matches!(unit, Unit::Annex | Unit::Appendix) => {
                // Give back the space behind a word that has no number.
                after = self.unit_word(ahead).map_or(after, |(_, _, end)| end);
                vec![Step { unit, label: String::new() }]
            }
            None => return false,
        };
        for place in &mut state.out[state.group..] {
            place.steps.splice(0..0, steps.iter().cloned());
        }
        state.cursor = after;
        if let Some(last) = state.out.last_mut() {
            last.span.end = Span::from(0..after.at()).end;
        }
        true
    }

    /// Whether the place before the cursor belongs to what follows.
    fn claimed(&self, state: &State<'_>) -> bool {
        let mut ahead = state.cursor;
        let mut word_start = ahead;
        if !word_start.spaces() {
            return false;
        }
        let claims = self.words.iter().flat_map(|words| words.claims).any(|word| {
            let mut end = word_start;
            end.eat_words(word) && (end.at_word_end() || word.ends_with('\''))
        });
        if !claims {
            return false;
        }
        self.eat_of(&mut ahead);
        ahead.spaces();
        self.unit_word(ahead).is_none()
            && ahead.peek_raw().is_some_and(|c| {
                c.is_uppercase() || c.is_ascii_digit() || super::fold::may_touch(c) || c == '«' || c == '“'
            })
            || ahead.eat_words("r\u{e9}solution")
            || ahead.eat_words("resoluci\u{f3}n")
            || ahead.eat_words("resolution")
    }

    /// One word for a part with its list of numbers.
    pub(super) fn group(&self, state: &mut State<'_>, joint: Joint) -> bool {
        if self.chinese && chinese::group(self, state, joint) {
            return true;
        }
        let start = state.cursor.at();
        let Some((unit, plural, mut cursor)) = self.unit_word(state.cursor) else { return false };
        let word_end = cursor;
        cursor.spaces();
        let Some(steps) = label(&mut cursor, unit, &self.words) else {
            let alone = matches!(unit, Unit::Annex | Unit::Appendix) && !plural;
            if alone {
                state.begin(unit, joint, start, vec![Step { unit, label: String::new() }], word_end.at());
            }
            return alone;
        };
        state.begin(unit, joint, start, steps, cursor.at());
        self.list(state, unit, plural);
        true
    }

    /// The further members of a list: ", 6 and 8", "–5", " and (b)".
    fn list(&self, state: &mut State<'_>, unit: Unit, plural: bool) {
        let mut closed = false;
        loop {
            let mut cursor = state.cursor;
            cursor.spaces();
            let dash = cursor.eat_if(|c| matches!(c, '-' | '–' | '—' | '‒' | '~' | '～')).is_some();
            let through = dash || self.eat_to(&mut cursor);
            let comma = !through && cursor.eat_if(|c| matches!(c, ',' | '،' | '、')).is_some();
            if !through {
                cursor.spaces();
            }
            let and = !through && self.eat_and(&mut cursor);
            if !(through || comma || and) {
                return;
            }
            cursor.spaces();
            let start = cursor.at();
            // Behind "6 and 8" a comma no longer goes on with numbers; a further "and" does.
            let numbered = (plural && (!closed || and)) || through;
            let steps = if numbered { label(&mut cursor, unit, &self.words) } else { None };
            let steps = match steps {
                Some(steps) => self.under_outer(state, steps),
                None => match self.sibling_items(state, &mut cursor) {
                    Some(steps) => steps,
                    None => return,
                },
            };
            closed |= and;
            let span = Span::new(start, cursor.at());
            state.out.push(Pinpoint { span, steps, through });
            state.cursor = cursor;
        }
    }

    /// The steps behind the outer parts that the last place has.
    #[expect(clippy::unused_self, reason = "reads beside its siblings")]
    fn under_outer(&self, state: &State<'_>, steps: Vec<Step>) -> Vec<Step> {
        let unit = steps[0].unit;
        let last = state.out.last().map(|place| place.steps.as_slice()).unwrap_or_default();
        last.iter().take_while(|step| step.unit < unit).cloned().chain(steps).collect()
    }

    /// `(b)` behind `8 (a)`: the same paragraph, the letter at its level.
    #[expect(clippy::unused_self, reason = "reads beside its siblings")]
    fn sibling_items(&self, state: &State<'_>, cursor: &mut Cursor<'_>) -> Option<Vec<Step>> {
        let last = &state.out.last()?.steps;
        let depth = last.iter().filter(|step| step.unit == Unit::Item).count();
        if depth == 0 {
            return None;
        }
        let outer = last.len() - depth;
        let mut found = Vec::new();
        items(cursor, &mut found);
        let first = found.first()?;
        // A Roman figure behind a Roman figure of the second level stays there.
        let stays = depth >= 2
            && super::numerals::roman(&first.label.to_uppercase()).is_some()
            && super::numerals::roman(&last[last.len() - 1].label.to_uppercase()).is_some();
        let kept = if stays { last.len() - 1 } else { outer };
        Some(last[..kept].iter().cloned().chain(found).collect())
    }

    /// `II.9`, `II.7–II.9`: the Programme of Action's way of naming paragraph 9 of section II.
    fn dotted(&self, state: &mut State<'_>) -> bool {
        let mut joint = Joint::Stop;
        loop {
            let mut cursor = state.cursor;
            if joint != Joint::Stop || !state.out.is_empty() {
                cursor.spaces();
                let dash =
                    cursor.eat_if(|c| matches!(c, '-' | '–' | '—')).is_some() || self.eat_to(&mut cursor);
                let comma = !dash && cursor.eat_if(|c| matches!(c, ',' | '،' | '、')).is_some();
                cursor.spaces();
                let and = !dash && self.eat_and(&mut cursor);
                if !(dash || comma || and) {
                    return true;
                }
                joint = if dash { Joint::Through } else { Joint::And };
                cursor.spaces();
            }
            let start = cursor.at();
            let steps = label(&mut cursor, Unit::Section, &[]).filter(|steps| steps.len() > 1);
            let Some(steps) = steps.filter(|steps| steps[1].unit == Unit::Paragraph) else {
                return !state.out.is_empty();
            };
            state.begin(Unit::Section, joint, start, steps, cursor.at());
        }
    }
}

impl<'t> State<'t> {
    pub(super) fn new(cursor: Cursor<'t>) -> State<'t> {
        State { cursor, out: Vec::new(), group: 0 }
    }

    /// Begins a group: decides what it inherits from the place before it.
    pub(super) fn begin(&mut self, unit: Unit, joint: Joint, start: usize, steps: Vec<Step>, end: usize) {
        let mut from = start;
        let mut inherited: Vec<Step> = Vec::new();
        if let Some(last) = self.out.last() {
            let deepest = last.steps.last().map_or(unit, |step| step.unit);
            if joint == Joint::Comma && unit > deepest {
                from = last.span.range().start;
                inherited.clone_from(&last.steps);
                self.out.pop();
            } else if joint != Joint::Stop && deepest >= unit {
                inherited = last.steps.iter().take_while(|step| step.unit < unit).cloned().collect();
            }
        }
        inherited.extend(steps);
        self.group = self.out.len();
        self.out.push(Pinpoint {
            span: Span::new(from, end),
            steps: inherited,
            through: joint == Joint::Through,
        });
        self.cursor = Cursor::new(self.cursor.text(), end);
    }
}

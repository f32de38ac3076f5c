use std::collections::BTreeMap;

use super::analysis::{Analysis, Role, Token};
use super::{Field, Page};

/// The tokens of a page, field by field, made from the page alone, so that a session keeps it as long as the
/// page stays as it is. Compact: forms once, occurrences as bytes (about two a token).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysed {
    /// The page's forms, sorted, one behind the other.
    forms: String,
    /// Where each form ends.
    ends: Vec<u32>,
    /// For each field, its occurrences: see [`Analysed::field`].
    fields: [Box<[u8]>; Field::ALL.len()],
    /// How many occurrences each field has.
    lengths: [u32; Field::ALL.len()],
}

/// A form at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The form: a place in [`Analysed::forms`].
    pub form: u32,
    /// The position in the field. Between two texts of a field is a gap, which no phrase reaches over.
    pub position: u32,
    /// How the token came to be.
    pub role: Role,
}

/// How many positions lie between two texts of a field.
const GAP: u32 = 8;

impl Analysed {
    /// The tokens of a page.
    pub fn of(page: &Page) -> Analysed {
        let mut forms: BTreeMap<Box<str>, u32> = BTreeMap::new();
        let mut found: [Vec<Occurrence>; Field::ALL.len()] = Default::default();
        for field in Field::ALL {
            let occurrences = &mut found[*field as usize];
            let mut from = 0;
            for text in field.texts(page) {
                let mut end = from;
                let mut add = |token: Token, form: &str| {
                    let known = forms.get(form).copied();
                    let form = known.unwrap_or_else(|| {
                        let next = u32::try_from(forms.len()).unwrap_or(u32::MAX);
                        forms.insert(form.into(), next);
                        next
                    });
                    let position = from + token.position;
                    end = end.max(position + token.places);
                    occurrences.push(Occurrence { form, position, role: token.role });
                };
                if *field == Field::Names {
                    let whole = Analysis::whole(text);
                    if !whole.is_empty() {
                        add(Token { role: Role::Joined, places: 1, ..Token::default() }, &whole);
                    }
                } else {
                    Analysis::each(text, &mut add);
                }
                from = end + GAP;
            }
        }
        // The numbers were given in the order of the text; from here on they follow the order of the forms.
        let mut sorted = vec![0; forms.len()];
        let mut all = String::new();
        let mut ends = Vec::with_capacity(forms.len());
        for (place, (form, number)) in (0..).zip(&forms) {
            sorted[*number as usize] = place;
            all.push_str(form);
            ends.push(u32::try_from(all.len()).unwrap_or(u32::MAX));
        }
        let mut lengths = [0; Field::ALL.len()];
        let fields = std::array::from_fn(|field| {
            lengths[field] = u32::try_from(found[field].len()).unwrap_or(u32::MAX);
            let mut bytes = Vec::with_capacity(found[field].len() * 3);
            let mut before = 0;
            for one in &found[field] {
                push(one.position - before, &mut bytes);
                push(sorted[one.form as usize] << 3 | one.role as u32, &mut bytes);
                before = one.position;
            }
            bytes.into_boxed_slice()
        });
        Analysed { forms: all, ends, fields, lengths }
    }

    /// The forms of the page, sorted, each once.
    pub fn forms(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.form(at))
    }

    /// One of the forms.
    pub fn form(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.forms[start..self.ends[at] as usize]
    }

    /// The occurrences in a field, by position.
    pub fn field(&self, field: Field) -> impl Iterator<Item = Occurrence> {
        let mut bytes = &self.fields[field as usize][..];
        let mut position = 0;
        std::iter::from_fn(move || {
            if bytes.is_empty() {
                return None;
            }
            position += pull(&mut bytes);
            let word = pull(&mut bytes);
            Some(Occurrence { form: word >> 3, position, role: Role::ALL[(word & 7) as usize] })
        })
    }

    /// How many tokens a field has: its length, as weights see it.
    pub fn length(&self, field: Field) -> u32 {
        self.lengths[field as usize]
    }
}

/// Seven bits a byte, the lowest first; the high bit says that more follow.
fn push(mut number: u32, bytes: &mut Vec<u8>) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low & 0x7F);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn pull(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    for shift in (0..).step_by(7) {
        let [first, rest @ ..] = bytes else { break };
        *bytes = rest;
        number |= u32::from(first & 0x7F) << shift;
        if first & 0x80 == 0 {
            break;
        }
    }
    number
}

//! The numbers of paragraphs and what stands below them, counted as a text goes on.

use crate::parse::{Level, LineNumber};

/// The numbers that came last.
#[derive(Default)]
pub(super) struct Count {
    pub(super) paragraph: u32,
    /// The last letter and numeral below it.
    pub(super) letter: Option<String>,
    pub(super) roman: Option<u32>,
    /// The numbers from the paragraph's down to the last, without full stops.
    pub(super) path: Vec<String>,
    /// The last number of a list within the paragraph, which starts at 1 again.
    pub(super) list: Option<u32>,
}

impl Count {
    /// 2 for a letter, 3 for a numeral. A letter that could be a numeral is what goes on with the row.
    pub(super) fn depth(&self, level: &Level) -> usize {
        match level {
            Level::Paragraph { .. } => 1,
            Level::Letter(_) => 2,
            Level::Roman(_) => 3,
            Level::Either(c) => {
                let (value, before) = match c {
                    'i' => (1, "h"),
                    'v' => (5, "u"),
                    _ => (10, "w"),
                };
                let letter = self.letter.as_deref() == Some(before) && self.roman.is_none();
                let numeral = self.roman.is_some_and(|last| last + 1 == value) || value == 1;
                if letter || !numeral { 2 } else { 3 }
            }
        }
    }

    /// Whether a number is the one that comes next, so that it counts even without an empty line before.
    pub(super) fn is_next(&self, level: &Level, depth: usize) -> bool {
        let value = match level {
            Level::Roman(value) => *value,
            Level::Either('i') if depth == 3 => 1,
            Level::Either(_) => return true,
            Level::Letter(letter) => {
                let next = match self.letter.as_deref().map(str::as_bytes) {
                    None => vec![b'a'],
                    Some([one]) => vec![one + 1],
                    Some(more) => more.iter().map(|b| b + 1).collect(),
                };
                return letter.as_bytes() == next;
            }
            Level::Paragraph { .. } => return false,
        };
        value == self.roman.unwrap_or(0) + 1
    }

    /// Counts a number.
    pub(super) fn up(&mut self, found: &LineNumber, depth: usize) {
        match depth {
            1 => {}
            2 => {
                let letter = match &found.level {
                    Level::Letter(letter) => letter.clone(),
                    Level::Either(c) => c.to_string(),
                    _ => String::new(),
                };
                (self.letter, self.roman) = (Some(letter), None);
            }
            _ => {
                self.roman = Some(match &found.level {
                    Level::Roman(value) => *value,
                    _ => self.roman.unwrap_or(0) + 1,
                });
            }
        }
        // A numeral may stand right below the number.
        let depth = if depth == 3 && self.letter.is_none() { 2 } else { depth };
        self.path.truncate(depth - 1);
        self.path.push(found.written.clone());
    }
}

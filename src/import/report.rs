//! What became of every line of the file.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use super::line::Line;

/// What became of each line of an imported file, for a person to go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// Every line of the file that is not empty stands in exactly one row.
    pub rows: Vec<Row>,
    /// How many numbered paragraphs the entry has; sub-paragraphs not counted.
    pub paragraphs: usize,
    /// How many notes it has.
    pub notes: usize,
    /// The symbols of other documents that the text cites, each once, sorted.
    pub symbols: Vec<String>,
    /// The web addresses that the text holds, each once, sorted.
    pub addresses: Vec<String>,
    /// What was guessed, or is still to be said, in front matter.
    pub confirm: Vec<String>,
    /// What somebody should look at.
    pub remarks: Vec<String>,
}

/// Lines with one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The lines of the file, from 1.
    pub lines: RangeInclusive<usize>,
    /// What became of them: `paragraph 8`, `note 1`, `title`, `set aside: page number`.
    pub became: String,
    /// Their words, when they are not in the entry.
    pub words: Option<String>,
}

/// What becomes of a line, while it is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Aside(String),
    /// A part of the text, and whether it goes on there after a break.
    Item(usize, bool),
    Note(usize),
    /// In words of its own.
    Said(String),
}

/// The fates of all lines of the file.
#[derive(Default)]
pub(super) struct Fates(BTreeMap<usize, Vec<Fate>>);

impl Fates {
    pub(super) fn add(&mut self, line: &Line, fate: &Fate) {
        for number in line.number..=line.last {
            let fates = self.0.entry(number).or_default();
            if !fates.contains(fate) {
                fates.push(fate.clone());
            }
        }
    }

    pub(super) fn aside(&mut self, line: &Line, reason: &str) {
        self.add(line, &Fate::Aside(reason.to_owned()));
    }

    pub(super) fn item(&mut self, line: &Line, item: usize, continued: bool) {
        self.add(line, &Fate::Item(item, continued));
    }

    pub(super) fn note(&mut self, line: &Line, note: usize) {
        self.add(line, &Fate::Note(note));
    }

    pub(super) fn said(&mut self, line: &Line, what: &str) {
        self.add(line, &Fate::Said(what.to_owned()));
    }

    /// The rows, given the file's lines, how items and notes are called, and what was mended.
    pub(super) fn rows(
        &self,
        text: &[String],
        item: impl Fn(usize) -> String,
        note: impl Fn(usize) -> String,
        mended: &BTreeMap<usize, Vec<String>>,
    ) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for (index, words) in text.iter().enumerate() {
            let number = index + 1;
            let fates = self.0.get(&number).map_or(&[][..], Vec::as_slice);
            if words.trim().is_empty() && fates.is_empty() {
                continue;
            }
            let mut said: Vec<String> = Vec::new();
            let mut all_kept = !fates.is_empty();
            for fate in fates {
                let one = match fate {
                    Fate::Aside(reason) => {
                        all_kept = false;
                        format!("set aside: {reason}")
                    }
                    Fate::Item(place, false) => item(*place),
                    Fate::Item(place, true) => format!("{}, going on after a break", item(*place)),
                    Fate::Note(place) => note(*place),
                    Fate::Said(what) => what.clone(),
                };
                if !said.contains(&one) {
                    said.push(one);
                }
            }
            if said.is_empty() {
                said.push("set aside: markup without words".to_owned());
            }
            said.extend(mended.get(&number).into_iter().flatten().cloned());
            let became = said.join("; ");
            match rows.last_mut() {
                Some(row)
                    if all_kept
                        && row.words.is_none()
                        && row.became == became
                        && *row.lines.end() + 1 == number =>
                {
                    row.lines = *row.lines.start()..=number;
                }
                _ => rows.push(Row {
                    lines: number..=number,
                    became,
                    words: (!all_kept).then(|| words.trim().to_owned()),
                }),
            }
        }
        rows
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        let lines: usize = self.rows.iter().map(|row| row.lines.clone().count()).sum();
        writeln!(
            f,
            "{}: {}, {}, {}, {}; {}, each accounted for",
            self.file,
            count(self.paragraphs, "paragraph", "paragraphs"),
            count(self.notes, "note", "notes"),
            count(self.symbols.len(), "symbol", "symbols"),
            count(self.addresses.len(), "address", "addresses"),
            count(lines, "line with words", "lines with words"),
        )?;
        writeln!(f)?;
        for row in &self.rows {
            let (first, last) = (row.lines.start(), row.lines.end());
            let lines = if first == last { first.to_string() } else { format!("{first}–{last}") };
            write!(f, "{lines:>9}  {}", row.became)?;
            match &row.words {
                Some(words) => writeln!(f, ": {words}")?,
                None => writeln!(f)?,
            }
        }
        let mut list = |title: &str, members: &[String]| {
            if members.is_empty() {
                return Ok(());
            }
            writeln!(f, "\n{title}")?;
            members.iter().try_for_each(|member| writeln!(f, "  {member}"))
        };
        list("symbols cited:", &self.symbols)?;
        list("addresses:", &self.addresses)?;
        list("to be confirmed or filled in:", &self.confirm)?;
        list("to be looked at:", &self.remarks)
    }
}

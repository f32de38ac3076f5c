//! What each line of a document is: head, heading, numbered paragraph, going on with what was cut, note.
//!
//! Steps: what markup says is taken at its word; then a line may start a note, a numbered paragraph, a
//! sub-paragraph or a heading; any other goes on with what is open. Notes and page furniture do not close
//! the paragraph in which they stand.

use super::count::Count;
use super::furniture::Furniture;
use super::heading;
use super::join::{goes_on, is_ended};
use super::line::{Hint, Line, Start};
use super::note::{self, Form, Marks};
use super::report::Fates;
use crate::base::Lang;
use crate::parse::{Level, LineNumber, heading_scope, paragraph_number, sub_paragraph_number};

/// A document taken apart.
#[derive(Default)]
pub(super) struct Sorted {
    /// What stands before the first heading or number.
    pub(super) head: Vec<Block>,
    pub(super) items: Vec<Item>,
    pub(super) notes: Vec<Note>,
}

/// Words of one block: pieces of text, each with its line.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) pieces: Vec<(usize, String)>,
    /// Whether markup says that it is the title.
    pub(super) title: bool,
}

/// A part of the text.
pub(super) struct Item {
    pub(super) what: What,
    pub(super) blocks: Vec<Block>,
}

/// What a part of the text is.
pub(super) enum What {
    /// A heading; numbers start again below it when it has a scope.
    Heading { level: u8, scope: Option<String> },
    /// A numbered paragraph or sub-paragraph.
    Numbered {
        /// The numbers as the line has them, one or several: `8.`, `(a)`.
        signs: Vec<String>,
        /// The numbers from the paragraph's down to its own, without full stops.
        path: Vec<String>,
    },
    /// Words without a number.
    Loose,
}

/// A note.
pub(super) struct Note {
    /// The number or sign as written, or its name in markup.
    pub(super) label: String,
    pub(super) form: Form,
    /// Whether markup named it, so that its marks are known already.
    pub(super) named: bool,
    /// The line that it starts on.
    pub(super) line: usize,
    /// The item that was open where it stands.
    pub(super) item: Option<usize>,
    pub(super) blocks: Vec<Block>,
}

/// Sorts the lines of a document in `lang`.
pub(super) fn sort(
    lines: &[Line],
    furniture: &[Option<Furniture>],
    lang: &Lang,
    fates: &mut Fates,
) -> Sorted {
    let mut sorter = Sorter {
        lines,
        furniture,
        lang,
        marks: Marks::of(lines),
        sorted: Sorted::default(),
        in_head: true,
        around: Around::default(),
        last_note: 0,
        count: Count::default(),
        levels: heading::Levels::default(),
        cut: false,
        before: String::new(),
    };
    for at in 0..lines.len() {
        sorter.line(at, fates);
    }
    sorter.sorted
}

/// What stands around a line as to notes.
#[derive(Default)]
struct Around {
    /// Whether the last words were those of a note.
    note_open: bool,
    /// Whether a rule or the heading of the notes came last.
    notes_follow: bool,
}

struct Sorter<'a> {
    lines: &'a [Line],
    furniture: &'a [Option<Furniture>],
    lang: &'a Lang,
    marks: Marks,
    sorted: Sorted,
    in_head: bool,
    around: Around,
    last_note: u32,
    count: Count,
    levels: heading::Levels,
    /// Whether something set aside stands before the next line.
    cut: bool,
    /// The last line of the text, notes left out.
    before: String,
}

impl Sorter<'_> {
    fn line(&mut self, at: usize, fates: &mut Fates) {
        let line = &self.lines[at];
        if let Some(furniture) = &self.furniture[at] {
            fates.aside(line, furniture.reason());
            self.cut = true;
            return;
        }
        let start = line.start != Start::Wrapped || std::mem::take(&mut self.cut);
        self.cut = false;
        match &line.hint {
            Hint::Aside(reason) => {
                fates.aside(line, reason);
                self.cut = true;
            }
            Hint::Rule => {
                fates.aside(line, "a rule without words");
                (self.cut, self.around.notes_follow) = (true, true);
            }
            Hint::Title
                if self.sorted.head.iter().all(|block| !block.title || line.start == Start::Wrapped)
                    && self.in_head =>
            {
                self.head(at, start, true);
            }
            Hint::Title => self.heading(at, start, Some(2), fates),
            Hint::Heading(level) => self.heading(at, start, Some((*level).max(2)), fates),
            Hint::Note(name) => {
                self.open_note(at, name.clone(), Form::Bracketed, true, 0, fates);
            }
            Hint::NoteMore => self.more_of_note(at, start, fates),
            Hint::None => self.plain(at, start, fates),
        }
    }

    fn plain(&mut self, at: usize, start: bool, fates: &mut Fates) {
        let text = self.lines[at].text.as_str();
        if self.note(at, start, fates) {
            return;
        }
        if note::is_heading(text) && start && self.is_alone(at) {
            fates.aside(&self.lines[at], "the heading of the notes");
            (self.cut, self.around.notes_follow) = (true, true);
            return;
        }
        if self.number(at, start, fates) || self.sub_number(at, start, fates) {
            return;
        }
        if start && self.is_alone(at) && self.is_heading(at) {
            return self.heading(at, start, None, fates);
        }
        self.go_on(at, start, fates);
    }

    /// Whether a line is a block by itself.
    fn is_alone(&self, at: usize) -> bool {
        self.lines
            .get(at + 1)
            .is_none_or(|next| next.start != Start::Wrapped || self.furniture[at + 1].is_some())
    }

    fn note(&mut self, at: usize, start: bool, fates: &mut Fates) -> bool {
        let text = self.lines[at].text.as_str();
        for opening in note::openings(text) {
            let value: u32 = opening.label.parse().unwrap_or(0);
            let next = value == self.last_note + 1;
            let here = start || self.around.note_open;
            let is_note = match opening.form {
                Form::Raised => {
                    here && (self.marks.raised.contains(&opening.label) || self.around.note_open && next)
                }
                Form::Bracketed => {
                    here && (self.marks.bracketed.contains(&opening.label)
                        || self.marks.raised.contains(&opening.label)
                        || ((self.around.notes_follow || self.around.note_open) && next))
                }
                Form::Starred => here && self.marks.starred.contains(&opening.label),
                Form::Numbered => {
                    let paragraph = value == self.count.paragraph + 1;
                    let known =
                        self.marks.refer_to(&opening.label) && !self.marks.opened.contains(&opening.label);
                    let listed = self.around.notes_follow || self.around.note_open;
                    // After its paragraphs a text without marks may still list its notes.
                    let glued = self.marks.glued.get(&opening.label).is_some_and(|line| *line < at);
                    here && !(paragraph && !(known && next && listed))
                        && (known && (listed || value <= self.count.paragraph && next)
                            || listed
                                && next
                                && (glued || self.around.notes_follow && self.count.paragraph > 0))
                }
                Form::Bare => {
                    let glued = self.marks.glued.get(&opening.label).is_some_and(|line| *line < at);
                    here && next
                        && (glued
                            || self.marks.refer_to(&opening.label)
                            || self.around.notes_follow && value > 0 && self.count.paragraph > 0)
                }
            };
            if is_note {
                self.last_note = value.max(u32::from(value == 0) * self.last_note);
                self.open_note(at, opening.label, opening.form, false, opening.words, fates);
                return true;
            }
        }
        false
    }

    fn open_note(
        &mut self,
        at: usize,
        label: String,
        form: Form,
        named: bool,
        words: usize,
        fates: &mut Fates,
    ) {
        let text = self.lines[at].text[words..].to_owned();
        fates.note(&self.lines[at], self.sorted.notes.len());
        let block = Block { pieces: vec![(at, text)], title: false };
        let item = self.sorted.items.len().checked_sub(1);
        self.sorted.notes.push(Note { label, form, named, line: at, item, blocks: vec![block] });
        self.around.note_open = true;
    }

    fn more_of_note(&mut self, at: usize, start: bool, fates: &mut Fates) {
        let Some(place) = self.sorted.notes.len().checked_sub(1) else { return self.go_on(at, start, fates) };
        fates.note(&self.lines[at], place);
        let piece = (at, self.lines[at].text.clone());
        add(&mut self.sorted.notes[place].blocks, piece, start);
    }

    /// Takes a line that starts with the number of a paragraph.
    fn number(&mut self, at: usize, start: bool, fates: &mut Fates) -> bool {
        let text = self.lines[at].text.as_str();
        let Some(found) = paragraph_number(text, self.lang) else { return false };
        let Level::Paragraph { value, inserted } = found.level else { return false };
        let last = self.count.paragraph;
        let listed =
            self.count.list.is_some_and(|list| value == list + 1) && (start || is_break(&self.before));
        if listed || start && value == 1 && last > 0 && !self.count.path.is_empty() {
            self.count.list = Some(value);
            self.text(at, start, true, fates);
            return true;
        }
        let follows = value == last + 1 || inserted && value == last;
        let counts = if start {
            // A number far off is a year or a figure; one that came before belongs to a list.
            (last == 0 && value < 1000) || (value > last && value <= last + 60) || (inserted && value == last)
        } else {
            follows && (self.before.is_empty() || is_ended(&self.before) || self.in_head)
        };
        if !counts || value == 0 {
            return false;
        }
        self.count = Count { paragraph: value, ..Count::default() };
        self.open_item(at, found, 1, fates);
        true
    }

    fn sub_number(&mut self, at: usize, start: bool, fates: &mut Fates) -> bool {
        let text = self.lines[at].text.as_str();
        if self.count.path.is_empty() || self.in_head {
            return false;
        }
        let Some(found) = sub_paragraph_number(text, self.count.letter.is_some()) else { return false };
        let depth = self.count.depth(&found.level);
        let follows = self.count.is_next(&found.level, depth) && is_break(&self.before);
        if !(start || follows) {
            return false;
        }
        self.open_item(at, found, depth, fates);
        true
    }

    /// Opens a numbered paragraph, and those of lower levels whose numbers stand on the same line.
    fn open_item(&mut self, at: usize, found: LineNumber, depth: usize, fates: &mut Fates) {
        let line = &self.lines[at];
        let text = line.text.as_str();
        let mut signs = Vec::new();
        let mut words = 0;
        let mut next = Some((found, depth));
        while let Some((found, depth)) = next.take() {
            signs.push(text[words..words + found.bytes].trim().to_owned());
            words += found.bytes;
            self.count.up(&found, depth);
            let rest = &text[words..];
            if rest.starts_with(['(', '（']) && signs.len() < 3 {
                next = sub_paragraph_number(rest, true).map(|found| {
                    let depth = self.count.depth(&found.level);
                    (found, depth)
                });
            }
        }
        let blocks = match &text[words..] {
            "" => Vec::new(),
            rest => vec![Block { pieces: vec![(at, rest.to_owned())], title: false }],
        };
        fates.item(line, self.sorted.items.len(), false);
        self.sorted
            .items
            .push(Item { what: What::Numbered { signs, path: self.count.path.clone() }, blocks });
        self.opened(at);
    }

    fn opened(&mut self, at: usize) {
        (self.in_head, self.around.note_open, self.around.notes_follow) = (false, false, false);
        self.before.clone_from(&self.lines[at].text);
    }

    /// Whether a block of one line is a heading.
    fn is_heading(&self, at: usize) -> bool {
        let text = self.lines[at].text.as_str();
        if heading::is_heading(text, self.in_head) {
            return true;
        }
        let ended = self.before.is_empty() || is_ended(&self.before);
        let before_number = || {
            let next = (at + 1..self.lines.len()).find(|next| self.furniture[*next].is_none())?;
            let found = paragraph_number(&self.lines[next].text, self.lang)?;
            matches!(found.level, Level::Paragraph { value, .. } if value == self.count.paragraph + 1)
                .then_some(())
        };
        !self.in_head && ended && heading::could_be(text) && before_number().is_some()
    }

    fn heading(&mut self, at: usize, start: bool, level: Option<u8>, fates: &mut Fates) {
        let line = &self.lines[at];
        if !start
            && let Some(Item { what: What::Heading { .. }, blocks }) = self.sorted.items.last_mut()
            && !self.around.note_open
        {
            add(blocks, (at, line.text.clone()), false);
            fates.item(line, self.sorted.items.len() - 1, false);
            return;
        }
        let scope = heading_scope(&line.text);
        let level = self.levels.level(level, scope.as_deref(), &line.text);
        if scope.is_some() {
            self.count = Count::default();
        }
        self.count.path.clear();
        self.count.list = None;
        fates.item(line, self.sorted.items.len(), false);
        let block = Block { pieces: vec![(at, line.text.clone())], title: false };
        self.sorted.items.push(Item { what: What::Heading { level, scope }, blocks: vec![block] });
        self.opened(at);
        self.before.clear();
    }

    fn head(&mut self, at: usize, start: bool, title: bool) {
        let piece = (at, self.lines[at].text.clone());
        self.around.note_open = false;
        add(&mut self.sorted.head, piece, start);
        if let Some(block) = self.sorted.head.last_mut() {
            block.title |= title;
        }
    }

    /// A line that starts nothing.
    fn go_on(&mut self, at: usize, start: bool, fates: &mut Fates) {
        let line = &self.lines[at];
        let continues = goes_on(&self.before, &line.text) && !is_bullet(&line.text);
        if self.around.note_open {
            let last = self.sorted.notes.last().and_then(|note| note.blocks.last()?.pieces.last());
            let note_goes_on = last.is_some_and(|(_, text)| goes_on(text, &line.text)) && !continues;
            let lower = line.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
            if !start || note_goes_on && lower {
                return self.more_of_note(at, false, fates);
            }
        }
        if self.in_head {
            return self.head(at, start, false);
        }
        let bullet = is_bullet(&line.text) && (start || is_break(&self.before));
        self.text(at, start, bullet || start && !continues, fates);
    }

    /// A line of what is open; `fresh` when it starts a block.
    fn text(&mut self, at: usize, start: bool, fresh: bool, fates: &mut Fates) {
        let line = &self.lines[at];
        let after_note = std::mem::take(&mut self.around.note_open);
        self.around.notes_follow = false;
        if matches!(self.sorted.items.last(), None | Some(Item { what: What::Heading { .. }, .. })) {
            self.sorted.items.push(Item { what: What::Loose, blocks: Vec::new() });
        }
        let place = self.sorted.items.len() - 1;
        fates.item(line, place, !fresh && (start || after_note));
        add(&mut self.sorted.items[place].blocks, (at, line.text.clone()), fresh);
        self.before.clone_from(&line.text);
    }
}

/// Adds a piece to the last block, or as a block of its own.
fn add(blocks: &mut Vec<Block>, piece: (usize, String), fresh: bool) {
    match blocks.last_mut() {
        Some(block) if !fresh => block.pieces.push(piece),
        _ => blocks.push(Block { pieces: vec![piece], title: false }),
    }
}

/// Whether a line is an item of a list without numbers.
fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('•' | '-' | '–' | '—' | '*' | '·' | '▪' | '◦' | '\u{f0b7}'))
        && chars.next().is_some_and(char::is_whitespace)
}

/// Whether an item of a list may start behind a line that ends like this.
fn is_break(text: &str) -> bool {
    let words = text.trim_end();
    is_ended(words)
        || words.ends_with([',', '،', '，'])
        || [" and", " or", " et", " ou", " y", " o", " и", " или"].iter().any(|word| words.ends_with(word))
}

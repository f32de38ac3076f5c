//! Notes: how their texts start, and the marks by which a text refers to them.
//!
//! A mark counts only when there is a note for it. Where notes are numbered anew on each page, a mark
//! means the next note of its number, as at the foot of its own page.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{Line, NOTE_CLOSES, NOTE_OPENS, raised_digit};

/// How a note's text starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `¹ See …`
    Raised,
    /// `[1] See …`, `[^1]: See …`
    Bracketed,
    /// `1. See …`, `1) See …`
    Numbered,
    /// `1 See …`
    Bare,
    /// `* See …`
    Starred,
}

/// The start of a note's text.
pub(super) struct Opening {
    pub(super) form: Form,
    /// `1`, `*`.
    pub(super) label: String,
    /// Where its words start.
    pub(super) words: usize,
}

/// The ways in which a line could start a note.
pub(super) fn openings(line: &str) -> Vec<Opening> {
    let mut found = Vec::new();
    let raised: String = line.chars().map_while(raised_digit).take(4).collect();
    let past = |words: usize| words + line[words..].len() - line[words..].trim_start().len();
    if (1..=3).contains(&raised.len()) {
        let bytes = line.chars().take(raised.len()).map(char::len_utf8).sum();
        found.push(Opening { form: Form::Raised, label: raised, words: past(bytes) });
        return found;
    }
    let stars = line.chars().take_while(|c| matches!(c, '*' | '†' | '‡')).take(4).collect::<String>();
    if !stars.is_empty() && stars.chars().count() <= 3 {
        found.push(Opening { form: Form::Starred, words: past(stars.len()), label: stars });
        return found;
    }
    if let Some(rest) = line.strip_prefix('[') {
        let inside = rest.strip_prefix('^').unwrap_or(rest);
        let label: String = inside.chars().take_while(char::is_ascii_digit).take(4).collect();
        let after = &inside[label.len()..];
        if (1..=3).contains(&label.len())
            && let Some(after) = after.strip_prefix(']')
        {
            let after = after.strip_prefix(':').unwrap_or(after);
            found.push(Opening { form: Form::Bracketed, label, words: past(line.len() - after.len()) });
        }
        return found;
    }
    let label: String = line.chars().take_while(char::is_ascii_digit).take(4).collect();
    if (1..=3).contains(&label.len()) {
        let after = &line[label.len()..];
        if let Some(rest) = after.strip_prefix(['.', ')'])
            && rest.starts_with(char::is_whitespace)
        {
            found.push(Opening { form: Form::Numbered, words: past(label.len() + 1), label });
        } else if after.starts_with(char::is_whitespace) {
            found.push(Opening { form: Form::Bare, words: past(label.len()), label });
        }
    }
    found
}

/// Whether a line alone says that notes follow.
pub(super) fn is_heading(line: &str) -> bool {
    let plain = line.trim_end_matches([':', '：', '.']).to_lowercase();
    matches!(
        plain.as_str(),
        "note"
            | "notes"
            | "footnotes"
            | "endnotes"
            | "notes de bas de page"
            | "notas"
            | "notas de pie de página"
            | "notas a pie de página"
            | "примечания"
            | "примечание"
            | "сноски"
            | "注"
            | "注释"
            | "脚注"
            | "尾注"
            | "الحواشي"
            | "حواشي"
            | "ملاحظات"
    )
}

/// A mark in a text that may refer to a note.
struct Mark<'t> {
    form: Form,
    label: String,
    start: usize,
    words: &'t str,
}

/// Where marks of each kind stand: the labels of the raised ones, of those in brackets, of those glued to
/// a word, and of stars.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) raised: BTreeSet<String>,
    pub(super) bracketed: BTreeSet<String>,
    /// With the first line that has it.
    pub(super) glued: BTreeMap<String, usize>,
    pub(super) starred: BTreeSet<String>,
    /// The notes that lines open with a sign of their own, so that no line with a plain number is one.
    pub(super) opened: BTreeSet<String>,
}

impl Marks {
    /// The marks of all lines.
    pub(super) fn of(lines: &[Line]) -> Marks {
        let mut marks = Marks::default();
        for (at, line) in lines.iter().enumerate() {
            let own = openings(&line.text)
                .into_iter()
                .filter(|one| matches!(one.form, Form::Raised | Form::Bracketed));
            marks.opened.extend(own.map(|one| one.label));
            for mark in marks_in(&line.text) {
                match mark.form {
                    Form::Raised => drop(marks.raised.insert(mark.label)),
                    Form::Bracketed => drop(marks.bracketed.insert(mark.label)),
                    Form::Starred => drop(marks.starred.insert(mark.label)),
                    Form::Numbered | Form::Bare => drop(marks.glued.entry(mark.label).or_insert(at)),
                }
            }
        }
        marks
    }

    /// Whether a text refers to this note by a mark that cannot be mistaken.
    pub(super) fn refer_to(&self, label: &str) -> bool {
        self.raised.contains(label) || self.bracketed.contains(label)
    }
}

/// The marks in a line, in order. What stands at its start may open a note and is none.
fn marks_in(line: &str) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    let mut before: Option<char> = None;
    // The bytes of the small letters that end the word so far.
    let mut letters = 0;
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        let mut taken = c.len_utf8();
        if at > 0 && raised_digit(c).is_some() {
            let label: String = rest.chars().map_while(raised_digit).collect();
            taken = rest.chars().take(label.len()).map(char::len_utf8).sum();
            let unit = letters > 0
                && matches!(line.get(at - letters.min(at)..at), Some("m" | "km" | "cm" | "mm" | "dm" | "ft"));
            if label.len() <= 3 && !unit && !before.is_some_and(|c| c.is_ascii_digit()) {
                marks.push(Mark { form: Form::Raised, label, start: at, words: &rest[..taken] });
            }
        } else if at > 0 && c == '[' {
            let inside = rest[1..].strip_prefix('^').unwrap_or(&rest[1..]);
            let label: String = inside.chars().take_while(char::is_ascii_digit).take(4).collect();
            if (1..=3).contains(&label.len()) && inside[label.len()..].starts_with(']') {
                taken = rest.len() - inside.len() + label.len() + 1;
                marks.push(Mark { form: Form::Bracketed, label, start: at, words: &rest[..taken] });
            }
        } else if at > 0 && matches!(c, '*' | '†' | '‡') && before.is_some_and(|c| !c.is_whitespace()) {
            let label: String = rest.chars().take_while(|c| matches!(c, '*' | '†' | '‡')).collect();
            taken = label.len();
            if label.chars().count() <= 3 && ends(&rest[taken..]) {
                marks.push(Mark { form: Form::Starred, label, start: at, words: &rest[..taken] });
            }
        } else if c.is_ascii_digit() && letters_before(letters, before) {
            let label: String = rest.chars().take_while(char::is_ascii_digit).collect();
            taken = label.len();
            if label.len() <= 2
                && !label.starts_with('0')
                && rest[taken..].chars().next().is_none_or(char::is_whitespace)
            {
                marks.push(Mark { form: Form::Bare, label, start: at, words: &rest[..taken] });
            }
        }
        if c.is_alphabetic() {
            letters = if c.is_lowercase() { letters + c.len_utf8() } else { 0 };
        } else if !matches!(c, '.' | ',' | ';' | ':' | ')' | '”' | '"' | '’') {
            letters = 0;
        }
        before = rest[..taken].chars().next_back();
        at += taken;
    }
    marks
}

/// Whether a figure here would be glued to the end of a word: `States.2`, but not `Rev.2` or `para.8`.
fn letters_before(letters: usize, before: Option<char>) -> bool {
    letters >= 5
        && before.is_some_and(|c| c.is_alphabetic() || matches!(c, '.' | ',' | ';' | ')' | '”' | '’' | '"'))
}

fn ends(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// The notes that were found: label, form and the line on which each starts, in the order of the text.
pub(super) struct Index<'n> {
    names: BTreeMap<&'n str, Vec<(usize, Form, usize)>>,
}

impl<'n> Index<'n> {
    /// The index of notes given as label, form and line.
    pub(super) fn of(notes: impl IntoIterator<Item = (&'n str, Form, usize)>) -> Index<'n> {
        let mut names: BTreeMap<&str, Vec<(usize, Form, usize)>> = BTreeMap::new();
        for (place, (label, form, line)) in notes.into_iter().enumerate() {
            names.entry(label).or_default().push((line, form, place));
        }
        Index { names }
    }

    /// The place of the note that a mark on line `at` means.
    fn meant(&self, mark: &Mark<'_>, at: usize) -> Option<usize> {
        let notes = self.names.get(mark.label.as_str())?;
        let next = notes.partition_point(|(line, ..)| *line < at);
        let (_, form, place) = notes.get(next).or(notes.last())?;
        let fits = match mark.form {
            Form::Raised => *form != Form::Starred,
            Form::Bracketed => matches!(form, Form::Bracketed | Form::Numbered | Form::Bare),
            Form::Starred => *form == Form::Starred,
            Form::Numbered | Form::Bare => matches!(form, Form::Numbered | Form::Bare),
        };
        fits.then_some(*place)
    }
}

/// The text of line `at` with its marks in place of those of notes; `used` hears of each note.
pub(super) fn linked(
    text: &str,
    at: usize,
    index: &Index<'_>,
    name: impl Fn(usize) -> String,
    mut used: impl FnMut(usize),
) -> String {
    if index.names.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mark in marks_in(text) {
        let Some(place) = index.meant(&mark, at) else { continue };
        used(place);
        let before = text[from..mark.start].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        out.push_str(before);
        out.push(NOTE_OPENS);
        out.push_str(&name(place));
        out.push(NOTE_CLOSES);
        from = mark.start + mark.words.len();
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(line: &str) -> Vec<(Form, String)> {
        marks_in(line).into_iter().map(|mark| (mark.form, mark.label)).collect()
    }

    #[test]
    fn marks_of_notes_are_told_from_other_figures() {
        let raised = |label: &str| (Form::Raised, label.to_owned());
        assert_eq!(marks("design¹ and States.¹² ²"), [raised("1"), raised("12"), raised("2")]);
        assert_eq!(marks("an area of 5 m² or 10³"), []);
        assert_eq!(marks("¹ The note"), []);
        assert_eq!(
            marks("so [1] and [^12], not [x] or [1234]"),
            [(Form::Bracketed, "1".into()), (Form::Bracketed, "12".into())]
        );
        assert_eq!(marks("the agenda* of A*b"), [(Form::Starred, "*".into())]);
        assert_eq!(marks("the States.2 The"), [(Form::Bare, "2".into())]);
        for none in ["A/58/50/Rev.2 is", "para.8 of", "since 2011 it", "A/CONF.192 x", "covid19x"] {
            assert_eq!(marks(none), [], "{none}");
        }
    }

    #[test]
    fn a_note_s_text_starts_in_five_ways() {
        let opening =
            |line: &str| openings(line).pop().map(|o| (o.form, o.label, line[o.words..].to_owned()));
        let is = |form, label: &str| Some((form, label.to_owned(), "See".to_owned()));
        assert_eq!(opening("¹² See"), is(Form::Raised, "12"));
        assert_eq!(opening("¹See"), is(Form::Raised, "1"));
        assert_eq!(opening("[1] See"), is(Form::Bracketed, "1"));
        assert_eq!(opening("[^1]: See"), is(Form::Bracketed, "1"));
        assert_eq!(opening("1. See"), is(Form::Numbered, "1"));
        assert_eq!(opening("1 See"), is(Form::Bare, "1"));
        assert_eq!(opening("** See"), is(Form::Starred, "**"));
        for none in ["1.5 per cent", "2018 was", "[x] y", "a"] {
            assert_eq!(opening(none).filter(|(form, ..)| *form != Form::Bare), None, "{none}");
        }
    }
}

//! The text behind the front matter, made ready for the Markdown parser.
//!
//! Every line end becomes LF. In entries with numbered paragraphs the numbers are taken off, each with
//! its place, because Markdown only knows where a list starts; and what belongs to a paragraph is moved
//! to the margin, because Markdown reads deep indentation as code. So the parser sees plain blocks, and
//! the numbers are those as written.
//!
//! A number counts at the start of a block. `9.` right below the lines of another paragraph counts too,
//! as in Markdown; `(b)` there does not, and is reported.

use std::ops::Range;

use super::Gathered;
use super::fragment::Fragment;
use super::line::{Line, indent, lines};
use super::marker::{Found, Mark, paragraph, sub_paragraph};
use crate::base::{Direction, Span};
use crate::diagnostic::{Diagnostic, codes};

/// A number that was taken off.
#[derive(Clone, Debug)]
pub(super) struct Marker {
    /// Where the words behind it start in the fragment.
    pub(super) at: usize,
    /// The bytes of the number and the rest of its line.
    pub(super) line: Span,
    /// The bytes of the number.
    pub(super) span: Span,
    /// The column where it stands.
    pub(super) indent: usize,
    /// As written.
    pub(super) written: String,
    /// What it says.
    pub(super) mark: Mark,
}

/// A text without numbered paragraphs.
pub(super) fn prose(text: &str, range: Range<usize>) -> Fragment {
    let mut fragment = Fragment::default();
    for line in lines(&text[..range.end], range.start) {
        fragment.copy(&text[line.start..line.end], line.start);
        end_line(&mut fragment, text, line);
    }
    fragment
}

fn end_line(fragment: &mut Fragment, text: &str, line: Line) {
    if text[line.end..line.next] == *"\n" {
        fragment.line_end(line.end);
    } else if line.next > line.end {
        fragment.insert("\n", line.end);
    }
}

/// A text with numbered paragraphs, and their numbers in the order of the text.
pub(super) fn numbered(
    text: &str,
    range: Range<usize>,
    gathered: &mut Gathered<'_>,
) -> (Fragment, Vec<Marker>) {
    let mut pass = Pass {
        text,
        dashed: gathered.lang.direction() == Direction::Rtl,
        fragment: Fragment::default(),
        markers: Vec::new(),
        block_start: true,
        fence: None,
        in_note: false,
        bullet: None,
        paragraph: None,
        run_on: 0,
        run_on_at: None,
    };
    for line in lines(&text[..range.end], range.start) {
        pass.line(line, gathered);
        end_line(&mut pass.fragment, text, line);
    }
    pass.report_run_on(gathered);
    (pass.fragment, pass.markers)
}

struct Pass<'a> {
    text: &'a str,
    /// Whether a dash may follow a number.
    dashed: bool,
    fragment: Fragment,
    markers: Vec<Marker>,
    /// Whether the next line starts a block.
    block_start: bool,
    /// The sign and length of an open code fence.
    fence: Option<(u8, usize)>,
    /// Whether a footnote's text may go on.
    in_note: bool,
    /// The column of the words of an open list item.
    bullet: Option<usize>,
    paragraph: Option<Open>,
    /// How many sub-paragraphs of this block start a line only, and the first of them.
    run_on: usize,
    run_on_at: Option<(Span, String)>,
}

/// The numbered paragraph that is open.
#[derive(Clone, Copy)]
struct Open {
    /// The column of its number.
    indent: usize,
    /// The column of its words.
    words: usize,
    /// The column of the words of its last number of any level: so far its lines may be indented.
    strip: usize,
    value: u32,
    /// Whether it has a sub-paragraph.
    lettered: bool,
}

impl Pass<'_> {
    fn line(&mut self, line: Line, gathered: &mut Gathered<'_>) {
        let content = &self.text[line.start..line.end];
        let (columns, bytes) = indent(content);
        let words = &content[bytes..];
        if let Some((sign, length)) = self.fence {
            let run = words.bytes().take_while(|b| *b == sign).count();
            if run >= length && words[run..].trim().is_empty() {
                (self.fence, self.block_start) = (None, true);
            }
            return self.copy(line);
        }
        if words.trim().is_empty() {
            self.block_start = true;
            self.report_run_on(gathered);
            return;
        }
        let block_start = std::mem::replace(&mut self.block_start, false);
        if self.in_note {
            self.in_note = !(block_start && columns < 4);
            if self.in_note {
                return self.fragment.copy(content, line.start);
            }
        }
        if block_start && self.bullet.is_some_and(|bullet| columns < bullet) {
            self.bullet = None;
        }
        if columns < 4 && is_note(words) {
            self.in_note = true;
            return self.fragment.copy(content, line.start);
        }
        if columns < 4 && is_heading(words, block_start, self.bullet) {
            (self.paragraph, self.bullet, self.block_start) = (None, None, true);
            return self.copy(line);
        }
        if let Some(fence) = fence(words) {
            self.fence = Some(fence);
            return self.copy(line);
        }
        let taken = if block_start {
            self.at_start(line, columns, bytes)
        } else {
            self.run_on(line, columns, bytes, gathered)
        };
        if taken {
            return;
        }
        if let Some(bullet) = bullet(words)
            && !words.starts_with('>')
        {
            self.bullet = self.bullet.or(Some(columns + bullet));
        }
        self.copy(line);
    }

    /// Takes the number off the start of a block, when it has one.
    fn at_start(&mut self, line: Line, columns: usize, bytes: usize) -> bool {
        let words = &self.text[line.start + bytes..line.end];
        let room = self.paragraph.map_or(4, |open| open.words.min(4));
        if columns < room
            && self.bullet.is_none()
            && let Some(found) = paragraph(words, self.dashed)
        {
            self.open(line, columns, bytes, found);
            return true;
        }
        let Some(open) = self.paragraph else { return false };
        match sub_paragraph(words, open.lettered) {
            Some(found) => {
                self.open(line, columns, bytes, found);
                true
            }
            None => false,
        }
    }

    /// Takes the number of a paragraph off a line right below another paragraph's; reports others.
    fn run_on(&mut self, line: Line, columns: usize, bytes: usize, gathered: &mut Gathered<'_>) -> bool {
        let words = &self.text[line.start + bytes..line.end];
        if words.contains('|') {
            // More likely the row of a table.
            return false;
        }
        let start = line.start + bytes;
        if let Some(found) = paragraph(words, self.dashed).filter(|found| found.written.len() < 20) {
            let Mark::Number { value, .. } = found.mark else { return false };
            let sibling = match self.paragraph {
                Some(open) => columns == open.indent && value < 1000,
                None => value == 1 && columns < 4 && self.bullet.is_none(),
            };
            if !sibling {
                return false;
            }
            if self.paragraph.is_some_and(|open| value < open.value) {
                let finding =
                    run_on_finding(&found.written, 0, Span::new(start, start + found.bytes), gathered);
                gathered
                    .report(finding.help(
                        "or join the line with the one above, when its number belongs to the sentence",
                    ));
            }
            self.report_run_on(gathered);
            self.fragment.insert("\n", line.start);
            self.open(line, columns, bytes, found);
            return true;
        }
        if let Some(open) = self.paragraph.filter(|_| self.bullet.is_none())
            && let Some(found) = sub_paragraph(words, open.lettered)
        {
            self.run_on += 1;
            let span = Span::new(start, start + found.written.len());
            self.run_on_at.get_or_insert((span, found.written));
        }
        false
    }

    fn open(&mut self, line: Line, columns: usize, bytes: usize, found: Found) {
        self.bullet = None;
        let mut start = line.start + bytes;
        let mut column = columns;
        let mut found = Some(found);
        while let Some(one) = found.take() {
            let words = start + one.bytes;
            let indent = column;
            column += self.text[start..words].chars().count();
            let mut open = self.paragraph.unwrap_or(Open {
                indent: columns,
                words: column,
                strip: 0,
                value: 0,
                lettered: false,
            });
            if let Mark::Number { value, .. } = one.mark {
                open = Open { indent: columns, words: column, strip: 0, value, lettered: false };
            } else {
                open.lettered = true;
            }
            open.strip = column;
            self.paragraph = Some(open);
            self.markers.push(Marker {
                at: self.fragment.text().len(),
                line: Span::new(start, line.end),
                span: Span::new(start, self.text[..words].trim_end().len().max(start)),
                indent,
                written: one.written,
                mark: one.mark,
            });
            start = words;
            // `8. (a) …` and `(a) (i) …` hold two numbers in one line.
            let rest = &self.text[start..line.end];
            found = sub_paragraph(rest, true).filter(|_| rest.starts_with(['(', '（']));
        }
        self.fragment.copy(&self.text[start..line.end], start);
    }

    /// Copies a line without the indentation that only says to which paragraph it belongs.
    fn copy(&mut self, line: Line) {
        let content = &self.text[line.start..line.end];
        let strip = self.paragraph.map_or(0, |open| open.strip);
        let (columns, bytes) = indent(content);
        let left = columns.saturating_sub(strip);
        if strip == 0 || columns == 0 {
            return self.fragment.copy(content, line.start);
        }
        self.fragment.insert(&" ".repeat(left), line.start);
        self.fragment.copy(&content[bytes..], line.start + bytes);
    }

    fn report_run_on(&mut self, gathered: &mut Gathered<'_>) {
        if let Some((span, written)) = self.run_on_at.take() {
            let finding = run_on_finding(&written, self.run_on - 1, span, gathered);
            gathered.report(finding);
        }
        self.run_on = 0;
    }
}

fn run_on_finding(written: &str, more: usize, span: Span, gathered: &Gathered<'_>) -> Diagnostic {
    let others = match more {
        0 => String::new(),
        1 => "; so does one more below".to_owned(),
        more => format!("; so do {more} more below"),
    };
    let message = format!("`{written}` starts a line, but not a paragraph of its own{others}");
    Diagnostic::new(codes::RUN_ON_SUBPARAGRAPH, message)
        .at(gathered.path, span)
        .label("no empty line before it")
        .help("put an empty line before it, so that it becomes a paragraph with an address of its own")
}

/// Whether a line starts a footnote's text.
fn is_note(words: &str) -> bool {
    words
        .strip_prefix("[^")
        .and_then(|rest| rest.split_once(']'))
        .is_some_and(|(_, rest)| rest.starts_with(':'))
}

/// Whether a line is a heading or a break between themes, or underlines one; none of them is part of a
/// paragraph.
fn is_heading(words: &str, block_start: bool, bullet: Option<usize>) -> bool {
    let signs = words.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&signs) {
        return words[signs..].is_empty() || words[signs..].starts_with([' ', '\t']);
    }
    let line = words.trim_end();
    let underline = line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-');
    underline && !block_start && bullet.is_none()
}

/// The sign and length of the fence that a line opens.
fn fence(words: &str) -> Option<(u8, usize)> {
    let sign = *words.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = words.bytes().take_while(|b| *b == sign).count();
    (length >= 3 && (sign == b'~' || !words[length..].contains('`'))).then_some((sign, length))
}

/// The bytes of a list item's sign and the space behind it.
fn bullet(words: &str) -> Option<usize> {
    let sign = words.starts_with(['-', '*', '+']) && words[1..].starts_with([' ', '\t']);
    let rule = words.chars().filter(|c| !c.is_whitespace()).all(|c| words.starts_with(c))
        && words.chars().filter(|c| !c.is_whitespace()).count() >= 3;
    (sign && !rule).then(|| words.len() - words[1..].trim_start().len())
}

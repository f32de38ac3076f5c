//! The usual slips of people who are not programmers: a finding in plain words, and the line mended.
//!
//! In: a text that the parser refuses, and how to parse it. Out: the text mended as far as could be,
//! whose values therefore count, and one finding a slip. Steps, repeated until the parser is content:
//!
//! 1. The first error is the one to trust: what stands before it is sound, so that `scan` can say
//!    exactly where in a statement it is; what stands behind it may be a consequence.
//! 2. By that place, `strings`, `nested` or `line` recognizes the slip and says how to mend it.
//! 3. The mended text is parsed again, so that one slip hides nothing and causes nothing.
//!
//! What is not recognized is said in the parser's words, and its statement set aside.

mod line;
mod nested;
mod scan;
mod strings;
mod value;
mod working;

use std::ops::Range;

use super::parse::Fault;
use crate::base::{BookPath, Span};
use crate::diagnostic::{Code, Diagnostic};
use scan::{Context, line_end, line_start, next_statement};
pub(super) use working::Working;

/// After so many slips in one text it is not worth looking for more.
const MOST: usize = 40;
/// A line that still has a fault after so many were mended is beyond us.
const MOST_ON_A_LINE: usize = 4;
/// Nor after so many bytes have been parsed again: a large text is mended fewer times.
const MOST_BYTES: usize = 16 << 20;

/// A slip, recognized; places count in the text as mended so far.
#[derive(Debug, Default)]
struct Slip {
    /// What to mark.
    mark: Range<usize>,
    message: String,
    label: &'static str,
    help: Vec<String>,
    /// What to put where; from the last place to the first.
    edits: Vec<(Range<usize>, String)>,
    /// Another place, with what to say there.
    also: Option<(Range<usize>, &'static str)>,
    worth: Worth,
}

/// What the mended line is good for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Worth {
    /// To be shown: there is no other sensible way to write it.
    #[default]
    Fix,
    /// To read on, but not to be proposed: the author may have meant something else.
    Guess,
    /// Neither said nor shown: Panelbook reads what the parser does not.
    Accepted,
}

impl Slip {
    fn new(mark: Range<usize>, message: impl Into<String>, label: &'static str) -> Slip {
        Slip { mark, message: message.into(), label, ..Slip::default() }
    }

    fn help(mut self, help: impl Into<String>) -> Slip {
        self.help.push(help.into());
        self
    }

    fn edit(mut self, range: Range<usize>, text: impl Into<String>) -> Slip {
        self.edits.push((range, text.into()));
        self
    }

    fn worth(mut self, worth: Worth) -> Slip {
        self.worth = worth;
        self
    }
}

/// A finding that waits for its mended lines.
struct Waiting {
    finding: Diagnostic,
    /// The lines that it touches, in the original text.
    lines: Range<usize>,
    worth: Worth,
}

/// Mends `text` until `faults_of`, which parses it, finds no fault. Spans of the findings count from
/// `offset` before the text's start.
pub(super) fn mend(
    text: &str,
    offset: usize,
    path: &BookPath,
    code: Code,
    faults_of: &dyn Fn(&str) -> Vec<Fault>,
) -> (Working, Vec<Diagnostic>) {
    let mut working = Working::new(text);
    let mut waiting: Vec<Waiting> = Vec::new();
    // Faults that the parser gets over by itself, by their place in the original.
    let mut left: Vec<usize> = Vec::new();
    // The line of each fault, in the original.
    let mut seen: Vec<usize> = Vec::new();
    for pass in 0.. {
        let mut faults = faults_of(&working.text);
        faults.retain(|fault| !left.contains(&working.original(fault.at.start)));
        let Some(fault) = faults.into_iter().min_by_key(|fault| fault.at.start) else { break };
        if pass == MOST || pass * working.text.len() > MOST_BYTES {
            let at = working.original(fault.at.start);
            let finding = Diagnostic::new(code, "from here on there are more slips like those above");
            let span = Span::new(at, at + 1).shifted(offset);
            let finding = finding.at(path, span).help("mend those first, then look again");
            waiting.push(Waiting { finding, lines: at..at, worth: Worth::Guess });
            working.set_aside(fault.at.start..working.text.len());
            break;
        }
        let context = Context::of(&working.text, fault.at.start);
        let line = working.original(line_start(&working.text, fault.at.start));
        seen.push(line);
        let stuck = seen.iter().filter(|seen| **seen == line).count() > MOST_ON_A_LINE;
        let slip = Some(&fault).filter(|_| !stuck).map(|fault| recognize(&working.text, fault, &context));
        let changes = |(range, new): &(Range<usize>, String)| working.text[range.clone()] != **new;
        let slip = slip.filter(|slip| slip.edits.is_empty() || slip.edits.iter().any(changes));
        let slip = slip.unwrap_or_else(|| unknown(&working.text, &fault, &context));
        let mark = working.originals(&slip.mark);
        let lines = touched(text, &working, &slip, &mark);
        if slip.edits.is_empty() {
            left.push(working.original(fault.at.start));
        }
        let known =
            waiting.iter_mut().find(|known| known.lines.start < lines.end && lines.start < known.lines.end);
        match known {
            _ if slip.worth == Worth::Accepted => {}
            // A second slip on the lines of the first: the first one's mended line shows both mended.
            Some(known) => {
                known.lines = known.lines.start.min(lines.start)..known.lines.end.max(lines.end);
                if slip.worth == Worth::Guess {
                    known.worth = Worth::Guess;
                }
            }
            None => {
                let place = |range: &Range<usize>| Span::from(range.clone()).shifted(offset);
                let mut finding = Diagnostic::new(code, slip.message.clone()).at(path, place(&mark));
                finding = if slip.label.is_empty() { finding } else { finding.label(slip.label) };
                finding = slip.help.iter().fold(finding, Diagnostic::help);
                if let Some((range, label)) = &slip.also {
                    finding = finding.also(path, place(&working.originals(range)), *label);
                }
                let worth = if slip.edits.is_empty() { Worth::Guess } else { slip.worth };
                waiting.push(Waiting { finding, lines, worth });
            }
        }
        let mut edits = slip.edits;
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, text) in edits {
            if slip.worth == Worth::Accepted && value::is_quoted_month(&text) {
                working.note_month(range.start);
            }
            working.replace(range, &text);
        }
    }
    let findings = waiting
        .into_iter()
        .map(|waiting| match waiting.worth {
            Worth::Fix => {
                let mended = working.mended(&waiting.lines).to_owned();
                waiting.finding.fix(Span::from(waiting.lines).shifted(offset), mended)
            }
            _ => waiting.finding,
        })
        .collect();
    (working, findings)
}

/// What the fault is, or the parser's own words for it.
fn recognize(text: &str, fault: &Fault, context: &Context) -> Slip {
    let at = fault.at.start;
    if let Some(slip) = odd_spaces(text, context, at) {
        return slip;
    }
    let slip = if fault.message.starts_with("duplicate key") {
        Some(line::twice(text, fault, context))
    } else if let Some(open) = &context.string {
        strings::open(text, at, open, context)
    } else if context.openers.is_empty() {
        line::diagnose(text, at, context)
    } else {
        nested::diagnose(text, at, context)
    };
    slip.unwrap_or_else(|| unknown(text, fault, context))
}

/// No-break spaces and marks that cannot be seen count as spaces, outside of texts in quotes. Each is
/// replaced by as many spaces as it has bytes, so that places stay the same.
fn odd_spaces(text: &str, context: &Context, at: usize) -> Option<Slip> {
    let end = line_end(text, at);
    let start = line_start(text, at).max(context.start);
    let mut quote = None;
    let mut edits = Vec::new();
    for (i, c) in text[start..end].char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '#' => break,
            None if !c.is_ascii()
                && (c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')) =>
            {
                edits.push((start + i..start + i + c.len_utf8(), " ".repeat(c.len_utf8())));
            }
            _ => {}
        }
    }
    (!edits.is_empty()).then(|| Slip { mark: at..at, edits, worth: Worth::Accepted, ..Slip::default() })
}

fn unknown(text: &str, fault: &Fault, context: &Context) -> Slip {
    let (what, expected) = fault.message.split_once(", expected ").unwrap_or((&fault.message, ""));
    let what = match what {
        "string values must be quoted" | "missing opening quote" => "a text must stand in quotation marks",
        "key with no value" => "a key without a value",
        "unexpected key or value" => "something that does not belong here",
        what => what,
    };
    let slip = Slip::new(word_at(text, fault.at.clone()), format!("this cannot be read: {what}"), "here");
    // Signs are understood by everyone; the names of the grammar's parts are not.
    let slip = if expected.starts_with('`') {
        slip.help(format!("one of these may stand here: {expected}"))
    } else {
        slip
    };
    let end = next_statement(text, context.start.max(line_start(text, fault.at.start)), &[]);
    let aside = context.start..end.max(line_end(text, fault.at.start));
    let blank = Working::blank(&text[aside.clone()]);
    slip.edit(aside, blank).worth(Worth::Guess)
}

/// A place that can be seen: an empty one grows to the word behind it.
fn word_at(text: &str, at: Range<usize>) -> Range<usize> {
    if at.end > at.start {
        return at;
    }
    let rest = &text[at.start..line_end(text, at.start)];
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    if length > 0 {
        return at.start..at.start + length;
    }
    let before = text[..at.start].char_indices().next_back();
    before.filter(|(_, c)| *c != '\n').map_or(at.clone(), |(start, _)| start..at.start)
}

/// The whole lines of the original that a slip is about.
fn touched(text: &str, working: &Working, slip: &Slip, mark: &Range<usize>) -> Range<usize> {
    let edited = slip.edits.iter().map(|(range, _)| working.originals(range));
    let (start, end) =
        edited.fold((mark.start, mark.end), |(start, end), edit| (start.min(edit.start), end.max(edit.end)));
    line_start(text, start)..line_end(text, end)
}

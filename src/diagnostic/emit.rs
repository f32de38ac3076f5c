use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Place, Severity, line_column};
use crate::base::{BookPath, Span};

/// For whom findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A person: the line shown, with a mark under the place, and help.
    Human,
    /// A person or an editor: one line each, `file:line:column: severity[code]: message`.
    Short,
    /// A program: one JSON object a line.
    Json,
    /// GitHub's workflow commands, so that findings stand beside the changed lines.
    /// <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>
    Github,
}

/// How the human format looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// ANSI colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Look {
    /// No colours, 120 columns: for pipes, tests and pages.
    pub const PLAIN: Look = Look { color: false, width: 120 };
}

/// The findings in words, in the order given, each ended by a line break. `text_of` gives the text
/// that a place points into; a file without text is named without being shown.
pub fn emit<'a>(
    findings: &[Diagnostic],
    text_of: &dyn Fn(&BookPath) -> Option<&'a str>,
    format: Format,
    look: Look,
) -> String {
    let mut out = String::new();
    for finding in findings {
        match format {
            Format::Human => {
                human(finding, text_of, look, &mut out);
                out.push('\n');
            }
            Format::Short => short(finding, text_of, &mut out),
            Format::Json => json_line(finding, text_of, &mut out),
            Format::Github => github(finding, text_of, &mut out),
        }
        out.push('\n');
    }
    out
}

type TextOf<'t, 'a> = &'t dyn Fn(&BookPath) -> Option<&'a str>;

fn human(finding: &Diagnostic, text_of: TextOf<'_, '_>, look: Look, out: &mut String) {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut main =
        Group::with_title(level.primary_title(printable(&finding.message)).id(finding.code.as_str()));
    if let Some(place) = &finding.place {
        main = match shown(place, text_of) {
            Some(shown) => {
                let mut mark = AnnotationKind::Primary.span(shown.mark.clone());
                if let Some(label) = &finding.label {
                    mark = mark.label(printable(label));
                }
                main.element(shown.snippet(place).annotation(mark))
            }
            None => main.element(Origin::path(place.path.as_str().to_owned())),
        };
    }
    for (place, label) in &finding.also {
        main = match shown(place, text_of) {
            Some(shown) => {
                let mark = AnnotationKind::Context.span(shown.mark.clone()).label(printable(label));
                main.element(shown.snippet(place).annotation(mark))
            }
            None => main
                .element(Origin::path(place.path.as_str().to_owned()))
                .element(Level::NOTE.message(printable(label))),
        };
    }
    for help in &finding.help {
        main = main.element(Level::HELP.message(printable(help)));
    }
    let mut groups = vec![main];
    if let (Some(place), Some(fix)) = (&finding.place, &finding.fix) {
        let whole = Place { path: place.path.clone(), span: fix.span };
        if let Some(shown) = shown(&whole, text_of) {
            groups.push(
                Group::with_title(Level::HELP.secondary_title("write instead")).element(
                    Snippet::source(shown.lines.clone())
                        .line_start(shown.first_line)
                        .path(place.path.as_str().to_owned())
                        .patch(Patch::new(shown.mark.clone(), printable(&fix.text))),
                ),
            );
        }
    }
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    out.push_str(&renderer.term_width(look.width).render(&groups));
}

/// The lines around a place, and the place's bytes in them.
struct Shown {
    lines: String,
    first_line: usize,
    mark: std::ops::Range<usize>,
}

impl Shown {
    fn snippet(&self, place: &Place) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        Snippet::source(self.lines.clone()).line_start(self.first_line).path(place.path.as_str().to_owned())
    }
}

/// Cuts the lines that a place touches (four at the most) out of its text, so that a large file costs
/// no more than a small one. `None` when there is no text or the place is the whole file.
fn shown(place: &Place, text_of: TextOf<'_, '_>) -> Option<Shown> {
    if place.span == Span::default() {
        return None;
    }
    let text = text_of(&place.path)?;
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (boundary(place.span.start as usize), boundary(place.span.end as usize));
    let from = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut to = from;
    for _ in 0..4 {
        to += text[to..].find('\n').map_or(text.len() - to, |at| at + 1);
        if to >= end {
            break;
        }
    }
    let end = end.min(to).max(start);
    let lines = text[from..to].trim_end_matches(['\n', '\r']);
    let within = |at: usize| at.saturating_sub(from).min(lines.len());
    Some(Shown {
        // Control characters are shown as what they are not: they could move the cursor of a terminal.
        // Each is one byte, as is its stand-in, so offsets hold.
        lines: lines
            .chars()
            .map(|c| if c.is_ascii_control() && !matches!(c, '\n' | '\t' | '\r') { '?' } else { c })
            .collect(),
        first_line: line_column(text, from).line,
        mark: within(start)..within(end),
    })
}

/// A message without control characters, which a hostile file could use to write over a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

fn short(finding: &Diagnostic, text_of: TextOf<'_, '_>, out: &mut String) {
    if let Some(place) = &finding.place {
        let at = at(place, text_of);
        let _ = write!(out, "{}:{}:{}: ", place.path, at.line, at.column);
    }
    let message = printable(&finding.message).replace('\n', " ");
    let _ = write!(out, "{}[{}]: {message}", finding.severity.as_str(), finding.code);
}

fn json_line(finding: &Diagnostic, text_of: TextOf<'_, '_>, out: &mut String) {
    let place = |place: &Place| {
        let start = at(place, text_of);
        let end = end(place, text_of);
        json!({
            "path": place.path.as_str(),
            "start": place.span.start, "end": place.span.end,
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
        })
    };
    let value = json!({
        "code": finding.code.as_str(),
        "severity": finding.severity.as_str(),
        "message": finding.message,
        "label": finding.label,
        "help": finding.help,
        "place": finding.place.as_ref().map(place),
        "fix": finding.fix.as_ref().map(|fix| json!({ "start": fix.span.start, "end": fix.span.end, "text": fix.text })),
        "also": finding.also.iter().map(|(p, label)| json!({ "place": place(p), "label": label })).collect::<Vec<_>>(),
    });
    out.push_str(&value.to_string());
}

fn github(finding: &Diagnostic, text_of: TextOf<'_, '_>, out: &mut String) {
    let property = |text: &str| {
        text.replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
            .replace(':', "%3A")
            .replace(',', "%2C")
    };
    let message = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let _ = write!(out, "::{command} ");
    if let Some(place) = &finding.place {
        let start = at(place, text_of);
        let end = end(place, text_of);
        let _ = write!(
            out,
            "file={},line={},col={},endLine={},endColumn={},",
            property(place.path.as_str()),
            start.line,
            start.column,
            end.line,
            end.column
        );
    }
    let mut text = finding.message.clone();
    for help in &finding.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    let _ = write!(out, "title={}::{}", finding.code, message(&text));
}

fn at(place: &Place, text_of: TextOf<'_, '_>) -> super::LineColumn {
    line_column(text_of(&place.path).unwrap_or_default(), place.span.start as usize)
}

fn end(place: &Place, text_of: TextOf<'_, '_>) -> super::LineColumn {
    line_column(text_of(&place.path).unwrap_or_default(), place.span.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    const TEXT: &str = "+++\nsumary = \"标识 \u{1b}[2J\"\n+++\n";

    fn said(format: Format) -> String {
        let path = BookPath::new("content/terms/tracing.md").unwrap();
        let finding = Diagnostic::new(codes::UNKNOWN_KEY, "there is no field `sumary`")
            .at(&path, 4..10)
            .label("unknown field")
            .did_you_mean(Some("summary"))
            .fix(4..10, "summary");
        emit(&[finding], &|_| Some(TEXT), format, Look::PLAIN)
    }

    #[test]
    fn a_person_sees_the_line_the_mark_and_the_help() {
        insta::assert_snapshot!(said(Format::Human), @r#"
        error[F004]: there is no field `sumary`
         --> content/terms/tracing.md:2:1
          |
        2 | sumary = "标识 ?[2J"
          | ^^^^^^ unknown field
          |
          = help: did you mean `summary`?
        help: write instead
          |
        2 | summary = "标识 ?[2J"
          |    +
        "#);
    }

    #[test]
    fn programs_get_one_line_each() {
        insta::assert_snapshot!(said(Format::Short), @"content/terms/tracing.md:2:1: error[F004]: there is no field `sumary`");
        insta::assert_snapshot!(said(Format::Github), @"::error file=content/terms/tracing.md,line=2,col=1,endLine=2,endColumn=7,title=F004::there is no field `sumary`%0Ahelp: did you mean `summary`?");
        let value: serde_json::Value = serde_json::from_str(&said(Format::Json)).unwrap();
        assert_eq!(value["place"]["line"], 2);
        assert_eq!(value["fix"]["text"], "summary");
    }
}

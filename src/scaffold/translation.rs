//! The text of a new translation: what a reader must have in every language, with the words of the
//! original beside it.

use super::entry::{Page, empty};
use super::words::{quoted, remark};
use crate::base::BookPath;
use crate::config::{Config, FieldType, Kind};
use crate::diagnostic::codes;
use crate::table::{self, Datum, Table, Value};

/// The file of a new translation of the entry whose first edition is `original`.
pub(super) fn text(kind: &Kind, title: Option<&str>, original: &str, config: &Config) -> String {
    let (front, body) = parts(original);
    let language = config.language(config.source.as_str()).map_or("", |language| language.name.as_str());
    let mut page = Page::default();
    page.line("+++");
    for key in ["title", "summary"] {
        said(&mut page, &front, key, language);
        let words = title.filter(|_| key == "title").unwrap_or_default();
        page.prompt(&format!("{key} = {}", quoted(words)));
    }
    let fields: Vec<_> = kind.fields.iter().filter(|field| front.get(&field.name).is_some()).collect();
    let fields: Vec<_> = fields.into_iter().filter(|field| has_words(field.of)).collect();
    let disclaimer = front.get("disclaimer").is_some();
    if !fields.is_empty() || disclaimer {
        page.part("What may be translated too: take the # away from a line, and fill it in.");
        page.remark("Everything else is taken from the original.");
    }
    for field in fields {
        said(&mut page, &front, &field.name, language);
        page.offer(&format!("{} = {}", field.name, empty(field.of).0));
    }
    if disclaimer {
        said(&mut page, &front, "disclaimer", language);
        page.offer("disclaimer = \"\"");
    }
    page.part("The text follows below the next line.");
    let headings: Vec<&str> = body.lines().filter(|line| is_heading(line)).collect();
    if !headings.is_empty() {
        page.remark("Its headings in the original; an anchor in curly brackets stays as it is, so that links find it:");
        for heading in headings {
            page.line(&format!("#   {}", remark(heading)));
        }
    }
    page.line("+++");
    page.text
}

/// The words of the original, as a remark.
fn said(page: &mut Page, front: &Table, key: &str, language: &str) {
    let mut say = |value: &Value| {
        if let Datum::Text(words) = &value.data {
            page.remark(&format!("{language}: {words}"));
        }
    };
    match front.get(key).map(|entry| &entry.value) {
        Some(Value { data: Datum::List(values), .. }) => values.iter().for_each(say),
        Some(value) => say(value),
        None => {}
    }
}

/// Whether a field holds words that differ from language to language.
fn has_words(of: FieldType) -> bool {
    use FieldType::{Choice, Choices, Date, Flag, Names, Number, Prose, Proses, Symbols, Text, Texts, Url};
    match of {
        Text | Texts | Prose | Proses | Names => true,
        Choice | Choices | Date | Number | Flag | Url | Symbols => false,
    }
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (2..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

/// The front matter and the text of an entry's file. A file that is not as it should be gives as much as
/// can be read of it: what is wrong with it, the checker says.
fn parts(original: &str) -> (Table, &str) {
    let fence = |from: usize| {
        let mut at = from;
        original[from..].split_inclusive('\n').find_map(|line| {
            let span = at..at + line.len();
            at = span.end;
            (line.trim_end() == "+++").then_some(span)
        })
    };
    let Some(open) = fence(0) else { return (Table::default(), original) };
    let Some(close) = fence(open.end) else { return (Table::default(), "") };
    let path = BookPath::new("original.md").expect("a plain name is a path");
    let (front, _) = table::parse(original, open.end..close.start, &path, codes::FRONT_MATTER_SYNTAX);
    (front, &original[close.end..])
}

//! A document's text to an entry: nothing lost, numbers and notes as written, and the entry reads back.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, unreachable_pub)]

use panelbook::base::{BookPath, Lang, Slug};
use panelbook::config;
use panelbook::diagnostic::{Format as Look, Look as Plain, Severity, codes, emit};
use panelbook::import::{Book, Imported, Refusal, Report, Request, import};
use panelbook::parse;
use panelbook::register::{Declared, Register};

mod support;

#[path = "import/command.rs"]
mod command;
#[path = "import/forms.rs"]
mod forms;
#[path = "import/languages.rs"]
mod languages;
#[path = "import/properties.rs"]
mod properties;
#[path = "import/refusals.rs"]
mod refusals;
#[path = "import/seed.rs"]
mod seed;

/// A book with one kind for documents, on a neutral subject.
const BOOK_TOML: &str = r#"
format = 1
source = "en"
languages = [
  { tag = "en", name = "English" },
  { tag = "fr", name = "Français" },
  { tag = "es", name = "Español" },
  { tag = "ru", name = "Русский" },
  { tag = "zh", name = "中文" },
  { tag = "ar", name = "عربي" },
]
title = "A small book"

[standing]
outcome = "Agreed outcome"
chair-summary = "Chair's or Facilitator's summary"
report = "Report"

[kinds.text]
folder = "texts"
title = "Texts"
singular = "Text"
paragraphs = "numbered"
standing = "required"
sources = "optional"
[kinds.text.fields]
symbols = { type = "symbols", label = "Symbol" }
form = { type = "choice", required = true, label = "Form", choices = { summary = "Summary", report = "Report" } }
date = { type = "date", label = "Date" }
issued-by = { type = "text", label = "Issued by" }
distribution = { type = "text", label = "Distribution" }
original-language = { type = "text", label = "Original language" }
job-numbers = { type = "texts", label = "Job number" }

[kinds.note]
folder = "notes"
title = "Notes"
singular = "Note"
sources = "optional"

[symbols]
address = "https://docs.un.org/{lang}/{symbol}"
languages = ["en", "fr", "es", "ru", "zh", "ar"]

[rules]
orphan = "off"
"#;

/// What a test asks for.
struct Ask<'a> {
    file: &'a str,
    text: &'a [u8],
    symbols: &'a [&'a str],
    id: Option<&'a str>,
    kind: Option<&'a str>,
    lang: Option<&'a str>,
    book: &'a str,
    /// Files of the book: path and text.
    entries: &'a [(&'a str, &'a str)],
}

impl<'a> Ask<'a> {
    fn of(file: &'a str, text: &'a str) -> Ask<'a> {
        Ask {
            file,
            text: text.as_bytes(),
            symbols: &["A/74/999"],
            id: None,
            kind: None,
            lang: None,
            book: BOOK_TOML,
            entries: &[],
        }
    }

    fn import(&self) -> Result<Imported, Refusal> {
        let (config, findings) = config::parse(self.book, &BookPath::new("book.toml").unwrap());
        assert!(findings.is_empty(), "{findings:?}");
        let mut book = support::Book::new();
        for (path, text) in self.entries {
            book = book.with(path, text);
        }
        let snapshot = book.snapshot();
        let declared: Vec<Declared> =
            snapshot.files.values().filter_map(|file| parse::declared(file, &config)).collect();
        let editions: Vec<(Slug, Lang)> = self
            .entries
            .iter()
            .filter_map(|(path, _)| {
                let stem = path.rsplit('/').next()?.strip_suffix(".md")?;
                Some((Slug::new(stem)?, config.source.clone()))
            })
            .collect();
        let register = Register::of(&config, &declared);
        let symbols: Vec<String> = self.symbols.iter().map(|symbol| (*symbol).to_owned()).collect();
        let request = Request {
            file: self.file,
            format: None,
            symbols: &symbols,
            id: self.id,
            kind: self.kind,
            lang: self.lang,
            into_book: true,
        };
        let book = Book { config: &config, register: &register, declared: &declared, editions: &editions };
        import(self.text, &request, &book)
    }
}

/// The entry of a plain text in English.
fn plain(text: &str) -> Imported {
    let imported = Ask::of("text.txt", text).import().unwrap();
    every_line_stands_once(text, &imported.report);
    imported
}

/// Every line of a text that is not empty stands in exactly one row.
fn every_line_stands_once(text: &str, report: &Report) {
    let unified = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in unified.split('\n').enumerate() {
        let rows = report.rows.iter().filter(|row| row.lines.contains(&(index + 1))).count();
        let blank = line.chars().all(|c| c.is_whitespace() || c.is_control());
        assert!(rows == 1 || blank && rows == 0, "line {} stands in {rows} rows: {line:?}", index + 1);
    }
}

/// What became of a line.
fn became(imported: &Imported, line: usize) -> &str {
    let row = imported.report.rows.iter().find(|row| row.lines.contains(&line));
    row.map_or("nothing", |row| row.became.as_str())
}

/// The errors and warnings of a book that holds the entry, as a person reads them, but for those about
/// what is still to be said.
fn findings(imported: &Imported) -> String {
    findings_beside(imported, &[])
}

fn findings_beside(imported: &Imported, entries: &[(&str, &str)]) -> String {
    let mut book =
        support::Book::new().with("book.toml", BOOK_TOML).with(imported.path.as_str(), &imported.entry);
    for (path, text) in entries {
        book = book.with(path, text);
    }
    let snapshot = book.snapshot();
    let (outcome, _) = book.build();
    let graver: Vec<_> =
        outcome.findings.iter().filter(|finding| finding.severity < Severity::Note).cloned().collect();
    let graver: Vec<_> = graver.into_iter().filter(|f| f.code != codes::MISSING_FIELD).collect();
    emit(&graver, &|path| outcome.text(&snapshot, path), Look::Human, Plain::PLAIN)
}

/// The anchors of the paragraphs of an entry, as the parser reads it back.
fn anchors(imported: &Imported) -> Vec<String> {
    let book =
        support::Book::new().with("book.toml", BOOK_TOML).with(imported.path.as_str(), &imported.entry);
    let (outcome, _) = book.build();
    let site = outcome.site.unwrap();
    let edition = &site.entries[0].editions[0].edition;
    let paragraphs =
        edition.anchors.iter().filter(|anchor| anchor.kind == panelbook::model::AnchorKind::Paragraph);
    paragraphs.map(|anchor| anchor.name.clone()).collect()
}

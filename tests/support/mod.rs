//! Books in memory, for tests that build them.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use panelbook::base::{BookPath, Fingerprint};
use panelbook::build::{Options, Outcome, Progress, Session};
use panelbook::diagnostic::{Format, Look, emit};
use panelbook::output::Memory;
use panelbook::source::{Body, File, Snapshot};

/// A book of a few small kinds, on a neutral subject, with every relation the tests need.
pub const BOOK_TOML: &str = r#"
format = 1
source = "en"
languages = [{ tag = "en", name = "English" }, { tag = "fr", name = "Français" }]
title = "A small book"
doors = [{ title = "Notes", kind = "note" }]

[kinds.note]
folder = "notes"
title = "Notes"
singular = "Note"
sources = "optional"
cite = { files = true }
[kinds.note.fields]
gist = { type = "prose", label = "Gist" }
[kinds.note.relations]
supports = { to = ["note"], label = "Supports", inverse = "Supported by" }
cites = { to = ["text"], paragraphs = "required", label = "Cites", inverse = "Cited in" }

[kinds.text]
folder = "texts"
title = "Texts"
singular = "Text"
paragraphs = "numbered"
sources = "optional"
[kinds.text.fields]
symbols = { type = "symbols", label = "Symbol" }
short = { type = "names", label = "Short name" }

[symbols]
address = "https://docs.un.org/{lang}/{symbol}"
languages = ["en", "fr"]

[rules]
orphan = "off"
"#;

/// The files of a book, by path.
#[derive(Clone, Default)]
pub struct Book(pub BTreeMap<String, String>);

impl Book {
    /// A book with [`BOOK_TOML`] and nothing else.
    pub fn new() -> Book {
        Book(BTreeMap::from([("book.toml".to_owned(), BOOK_TOML.to_owned())]))
    }

    /// The book with one more file, or another text for it.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Book {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    /// What the source stage would make of it.
    pub fn snapshot(&self) -> Snapshot {
        let files = self.0.iter().map(|(path, text)| {
            let path = BookPath::new(path).unwrap();
            let body = Body::Text(text.as_str().into());
            (path.clone(), File { path, body, fingerprint: Fingerprint::of(text.as_bytes()) })
        });
        Snapshot { files: files.collect(), problems: Vec::new() }
    }

    /// Builds it anew.
    pub fn build(&self) -> (Outcome, Memory) {
        self.build_in(&mut Session::new(), &Memory::new())
    }

    /// Builds it in a session, after an earlier build.
    pub fn build_in(&self, session: &mut Session, before: &Memory) -> (Outcome, Memory) {
        let memory = Memory::after(before);
        let outcome = session
            .build(&self.snapshot(), Options { drafts: false }, &memory, &Progress::default())
            .expect("memory takes everything");
        (outcome, memory)
    }

    /// The findings of a clean build, as a person reads them.
    pub fn findings(&self) -> String {
        let snapshot = self.snapshot();
        let (outcome, _) = self.build();
        emit(&outcome.findings, &|path| outcome.text(&snapshot, path), Format::Human, Look::PLAIN)
    }
}

/// Every file of a site, by address.
pub fn files(memory: &Memory) -> BTreeMap<String, Vec<u8>> {
    memory
        .paths()
        .into_iter()
        .map(|path| (path.to_string(), memory.get(path.as_str()).unwrap().to_vec()))
        .collect()
}

/// A page as text.
pub fn page(memory: &Memory, path: &str) -> String {
    let bytes = memory.get(path).unwrap_or_else(|| panic!("no page {path}; there are {:?}", memory.paths()));
    String::from_utf8(bytes.to_vec()).unwrap()
}

//! What a session saves: a book of 10,000 pages with links in bodies, relations, backlinks and cited-by,
//! built, then built again after one edit at a time. `cargo bench --bench session`.
//!
//! Prints milliseconds, pages drawn and the peak of memory; after each edit the site is compared with
//! that of a clean build, byte for byte. Figures are for people to read: nothing fails by the clock.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::time::Instant;

use panelbook::base::{BookPath, Fingerprint};
use panelbook::build::{Options, Progress, Session, Tally};
use panelbook::output::Memory;
use panelbook::source::{Body, File, Snapshot};

const PAGES: usize = 10_000;

const BOOK: &str = r#"
format = 1
source = "en"
languages = [{ tag = "en", name = "English" }]
title = "Notes"

[kinds.note]
folder = "notes"
title = "Notes"
singular = "Note"
sources = "optional"
relations = { supports = { to = ["note"], label = "Supports", inverse = "Supported by" }, cites = { to = ["text"], paragraphs = "required", label = "Cites", inverse = "Cited in" } }

[kinds.text]
folder = "texts"
title = "Texts"
singular = "Text"
paragraphs = "numbered"
sources = "optional"

[rules]
orphan = "off"
"#;

fn main() {
    // `cargo test --all-targets` runs benches too, with this word: a look at whether it starts is enough.
    let pages = if std::env::args().any(|word| word == "--bench") { PAGES } else { 50 };
    let mut book: BTreeMap<String, String> = BTreeMap::from([("book.toml".to_owned(), BOOK.to_owned())]);
    let rules = (1..=50).map(|n| format!("{n}. Rule {n}.\n\n")).collect::<Vec<_>>().concat();
    book.insert(
        "content/texts/rules.md".to_owned(),
        format!("+++\ntitle = \"Rules\"\nsummary = \"Rules.\"\n+++\n{rules}"),
    );
    for at in 0..pages {
        book.insert(file(at), note(at, pages, "Note", "plain"));
    }
    let mut session = Session::new();
    println!("| {pages} pages | ms | parsed | drawn | MiB at most |\n|---|---|---|---|---|");
    let mut memory = built("cold", &book, &mut session, &Memory::new());
    memory = built("nothing changed", &book, &mut session, &memory);
    book.insert(file(7), note(7, pages, "Note", "edited"));
    memory = built("one body edited", &book, &mut session, &memory);
    book.insert(file(7), note(7, pages, "Another title", "edited"));
    memory = built("one title edited", &book, &mut session, &memory);
    book.remove(&file(pages - 1));
    book.insert(file(pages - 1), note(pages - 1, pages, "Note", "back"));
    book.insert("themes/panel/parts/footer.html".to_owned(), "<footer>Edited</footer>\n".to_owned());
    memory = built("a template edited", &book, &mut session, &memory);
    let clean = Memory::new();
    run(&book, &mut Session::new(), &clean);
    for path in clean.paths() {
        assert_eq!(memory.get(path.as_str()), clean.get(path.as_str()), "{path} differs from a clean build");
    }
    assert_eq!(memory.paths(), clean.paths());
    println!("equal to a clean build, byte for byte");
}

fn built(what: &str, book: &BTreeMap<String, String>, session: &mut Session, before: &Memory) -> Memory {
    let memory = Memory::after(before);
    let began = Instant::now();
    let tally = run(book, session, &memory);
    let took = began.elapsed().as_secs_f64() * 1000.0;
    println!("| {what} | {took:.0} | {} | {} | {} |", tally.parsed, tally.rendered, peak());
    memory
}

fn run(book: &BTreeMap<String, String>, session: &mut Session, memory: &Memory) -> Tally {
    let files = book.iter().map(|(path, text)| {
        let path = BookPath::new(path).unwrap();
        let fingerprint = Fingerprint::of(text.as_bytes());
        (path.clone(), File { path, body: Body::Text(text.as_str().into()), fingerprint })
    });
    let snapshot = Snapshot { files: files.collect(), problems: Vec::new() };
    let outcome = session.build(&snapshot, Options { drafts: false }, memory, &Progress::default()).unwrap();
    assert_eq!(outcome.findings, []);
    outcome.tally
}

fn file(at: usize) -> String {
    format!("content/notes/note-{at:05}.md")
}

/// About 300 words, six links, a relation, and every tenth cites a paragraph.
fn note(at: usize, pages: usize, title: &str, word: &str) -> String {
    let other = |step: usize| format!("note-{:05}", (at * 7 + step) % pages);
    let cites = if at.is_multiple_of(10) {
        format!("cites = [\"rules#p{}\"]\n", at / 10 % 50 + 1)
    } else {
        String::new()
    };
    let words = "a few plain words that say nothing in particular ".repeat(5);
    let text = (1..=6)
        .map(|step| format!("{words}[[{}]] {words}\n\n", other(step * step)))
        .collect::<Vec<_>>()
        .concat();
    format!(
        "+++\ntitle = \"{title} {at}\"\nsummary = \"About {at}.\"\nsupports = [\"{}\"]\n{cites}+++\nThe {word} text.\n\n{text}",
        other(3)
    )
}

/// The peak of the process's memory in MiB, where the system tells (`/proc/self/status`, `VmHWM`).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}

//! What a session saves: a book of 10,000 pages with links in bodies, relations, backlinks and cited-by,
//! and a preview of it in which one page is looked at while files are saved. `cargo bench --bench session`,
//! with `-- --stages` for the time of each stage.
//!
//! Prints milliseconds from a snapshot to the page that is looked at, and how long the rest took behind
//! its back; the site after the last save is compared with that of a clean build, byte for byte.
//! Figures are for people to read: nothing fails by the clock.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use panelbook::base::{BookPath, Fingerprint};
use panelbook::build::{Generation, Options, Progress, Session};
use panelbook::output::Memory;
use panelbook::source::{Body, File, Snapshot};

const PAGES: usize = 10_000;
const SAVES: usize = 30;

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
    let timed = std::env::args().any(|word| word == "--bench");
    let (pages, saves) = if timed { (PAGES, SAVES) } else { (50, 2) };
    let mut book: BTreeMap<String, String> = BTreeMap::from([("book.toml".to_owned(), BOOK.to_owned())]);
    let rules = (1..=50).map(|n| format!("{n}. Rule {n}.\n\n")).collect::<Vec<_>>().concat();
    book.insert(
        "content/texts/rules.md".to_owned(),
        format!("+++\ntitle = \"Rules\"\nsummary = \"Rules.\"\n+++\n{rules}"),
    );
    for at in 0..pages {
        book.insert(file(at), note(at, pages, "Note", "plain"));
    }
    println!(
        "| {pages} pages | asked page, ms: median | p95 | prepared, ms | resolve, µs a page | rest, ms | parsed | MiB at most |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut preview = Preview { snapshot: Snapshot::default(), session: Session::new(), last: None };
    preview.snapshot = snapshot(&book);
    let mut cold = Saves::default();
    cold.add(preview.save("en/notes/note-00007.html"));
    cold.report("start");
    let mut edited = |what: &str, page: &str, edit: &dyn Fn(usize) -> (String, String)| {
        let mut all = Saves::default();
        for turn in 0..saves {
            let (path, text) = edit(turn);
            preview.write(&path, &text);
            book.insert(path, text);
            all.add(preview.save(page));
        }
        all.report(what);
    };
    let seven = "en/notes/note-00007.html";
    edited("nothing changed", seven, &|_| (file(7), note(7, pages, "Note", "plain")));
    edited("a body, its page", seven, &|turn| (file(7), note(7, pages, "Note", &format!("edited{turn}"))));
    let shown = (7 * 7 + 1) % pages;
    edited("a title, a page that shows it", seven, &|turn| {
        (file(shown), note(shown, pages, &format!("Another title {turn}"), "plain"))
    });
    edited("a title, the list of all", "en/a-z.html", &|turn| {
        (file(shown), note(shown, pages, &format!("One more title {turn}"), "plain"))
    });
    edited("a template, a page", seven, &|turn| {
        ("themes/panel/parts/footer.html".to_owned(), format!("<footer>Edited {turn}</footer>\n"))
    });
    // A page more moves every place, so that everything is decided anew.
    edited("a new page", seven, &|turn| (file(pages + turn), note(pages + turn, pages, "Note", "plain")));
    let generation = preview.last.expect("something was saved");
    let clean = Memory::new();
    let snapshot = snapshot(&book);
    let outcome =
        Session::new().build(&snapshot, Options { drafts: false }, &clean, &Progress::default()).unwrap();
    assert_eq!(outcome.findings, generation.findings());
    for path in clean.paths() {
        let drawn =
            generation.page(path.as_str()).map(Result::unwrap).or_else(|| generation.asset(path.as_str()));
        assert_eq!(
            drawn.map(|drawn| drawn.bytes),
            clean.get(path.as_str()),
            "{path} differs from a clean build"
        );
    }
    println!("equal to a clean build, byte for byte");
}

/// A preview without its server: one page is looked at, the rest is drawn behind its back.
struct Preview {
    snapshot: Snapshot,
    session: Session,
    last: Option<Generation>,
}

/// What one save cost, in milliseconds.
struct Save {
    prepared: f64,
    /// What the stage `resolve` took, in microseconds for each page of the site.
    resolve: f64,
    page: f64,
    rest: f64,
    stages: String,
    parsed: usize,
}

impl Preview {
    fn write(&mut self, path: &str, text: &str) {
        let path = BookPath::new(path).unwrap();
        let fingerprint = Fingerprint::of(text.as_bytes());
        let file = File { path: path.clone(), body: Body::Text(text.into()), fingerprint };
        self.snapshot.files.insert(path, file);
    }

    fn save(&mut self, page: &str) -> Save {
        let snapshot = Arc::new(self.snapshot.clone());
        let began = Instant::now();
        let took = || began.elapsed().as_secs_f64() * 1000.0;
        let generation = self.session.prepare(snapshot, Options { drafts: false }).expect("settings");
        let prepared = took();
        generation.page(page).expect("there is this page").expect("it can be drawn");
        let asked = took();
        generation.check();
        generation.draw_all(&Progress::default(), &AtomicBool::new(false));
        let rest = took() - asked;
        let (stages, parsed) = (generation.timings.to_string(), generation.parsed);
        let count = f64::from(u32::try_from(generation.paths().len()).unwrap());
        let resolve = generation.timings.took("resolve").as_secs_f64() * 1e6 / count;
        self.last = Some(generation);
        Save { prepared, resolve, page: asked, rest, stages, parsed }
    }
}

#[derive(Default)]
struct Saves(Vec<Save>);

impl Saves {
    fn add(&mut self, save: Save) {
        self.0.push(save);
    }

    fn report(&self, what: &str) {
        let figure = |of: fn(&Save) -> f64, part: usize| {
            let mut figures: Vec<f64> = self.0.iter().map(of).collect();
            figures.sort_by(f64::total_cmp);
            figures[(figures.len() * part / 100).min(figures.len() - 1)]
        };
        let last = self.0.last().expect("at least one");
        println!(
            "| {what} | {:.1} | {:.1} | {:.1} | {:.2} | {:.0} | {} | {} |",
            figure(|save| save.page, 50),
            figure(|save| save.page, 95),
            figure(|save| save.prepared, 50),
            figure(|save| save.resolve, 50),
            figure(|save| save.rest, 50),
            last.parsed,
            peak()
        );
        if std::env::args().any(|word| word == "--stages") {
            print!("{}", last.stages);
        }
    }
}

fn snapshot(book: &BTreeMap<String, String>) -> Snapshot {
    let files = book.iter().map(|(path, text)| {
        let path = BookPath::new(path).unwrap();
        let fingerprint = Fingerprint::of(text.as_bytes());
        (path.clone(), File { path, body: Body::Text(text.as_str().into()), fingerprint })
    });
    Snapshot { files: files.collect(), problems: Vec::new() }
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

//! Starting books and entries, and the schema for editors.
#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are rewritten with them")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

#[path = "scaffold/schema.rs"]
mod editors;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use panelbook::base::{BookPath, Fingerprint};
use panelbook::build::{Options, Outcome, Progress, Session};
use panelbook::config::{self, Config, Requirement};
use panelbook::diagnostic::{Diagnostic, Format, Look, emit};
use panelbook::ledger;
use panelbook::model::{LedgerAddress, Ledgers};
use panelbook::output::Memory;
use panelbook::scaffold::{Refusal, Request, STARTER, draft, init, write};
use panelbook::source::{Body, File, Snapshot, disk};
use serde_json::{Value, json};
use snapbox::{assert_data_eq, file, str};

/// The books that the repository has: its own, the tiny one and the starter.
fn books() -> Vec<(&'static str, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    vec![
        ("own", root.to_path_buf()),
        ("tiny", root.join("tests/sites/tiny")),
        ("starter", root.join("src/scaffold/starter")),
    ]
}

fn book(name: &str) -> (Snapshot, Config) {
    let (_, root) = books().into_iter().find(|(known, _)| *known == name).unwrap();
    let snapshot = disk::load(&root, None).unwrap();
    let config = settings(&snapshot);
    (snapshot, config)
}

fn settings(snapshot: &Snapshot) -> Config {
    let path = BookPath::new("book.toml").unwrap();
    let (config, findings) = config::parse(snapshot.text(&path).unwrap(), &path);
    assert_eq!(findings, []);
    config
}

fn build(snapshot: &Snapshot) -> Outcome {
    Session::new().build(snapshot, Options { drafts: true }, &Memory::new(), &Progress::default()).unwrap()
}

fn request<'a>(kind: &'a str, id: &'a str) -> Request<'a> {
    Request { kind, id, title: None, lang: None }
}

fn with(mut snapshot: Snapshot, path: &BookPath, text: &str) -> Snapshot {
    let fingerprint = Fingerprint::of(text.as_bytes());
    let file = File { path: path.clone(), body: Body::Text(text.into()), fingerprint };
    snapshot.files.insert(path.clone(), file);
    snapshot
}

/// The findings about one file.
fn about<'a>(outcome: &'a Outcome, path: &BookPath) -> Vec<&'a Diagnostic> {
    outcome.findings.iter().filter(|f| f.place.as_ref().is_some_and(|place| place.path == *path)).collect()
}

fn codes(findings: &[&Diagnostic]) -> BTreeSet<&'static str> {
    findings.iter().map(|finding| finding.code.as_str()).collect()
}

fn show(snapshot: &Snapshot, findings: &[Diagnostic]) -> String {
    emit(findings, &|path| snapshot.text(path), Format::Human, Look::PLAIN)
}

#[test]
fn a_started_book_builds_without_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("new/book");
    init(&root).unwrap();
    let snapshot = disk::load(&root, None).unwrap();
    let outcome = build(&snapshot);
    assert_eq!(show(&snapshot, &outcome.findings), "");
    let config = settings(&snapshot);
    let site = outcome.site.unwrap();
    for (index, kind) in config.kinds.iter().enumerate() {
        let count = site.entries.iter().filter(|entry| entry.kind == index).count();
        assert_eq!(count, 1, "one entry of the kind {}", kind.id);
    }
    let kinds: Vec<&str> = config.kinds.iter().map(|kind| kind.id.as_str()).collect();
    for kind in ["technology", "practice", "document", "meeting", "term"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
    for (path, text) in STARTER {
        assert_eq!(fs::read_to_string(root.join(path)).unwrap(), *text);
    }
}

#[test]
fn the_starter_has_every_file_of_its_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scaffold/starter");
    let mut found = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(if name == "gitignore" { ".gitignore".to_owned() } else { name });
            }
        }
    }
    assert_eq!(found, STARTER.iter().map(|(path, _)| (*path).to_owned()).collect());
}

#[test]
fn a_book_is_started_in_no_folder_that_holds_anything() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(root.join("notes.txt"), "mine").unwrap();
    let refusal = init(root).unwrap_err();
    assert!(refusal.message.ends_with("is not empty: it has `notes.txt`"), "{refusal}");
    assert_eq!(fs::read_dir(root).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(root.join("notes.txt")).unwrap(), "mine");

    let refusal = init(&root.join("notes.txt")).unwrap_err();
    assert!(refusal.message.ends_with("notes.txt` is not a folder"), "{refusal}");

    let repository = root.join("repository");
    fs::create_dir_all(repository.join(".git")).unwrap();
    init(&repository).expect("an empty repository is an empty folder");
    assert!(init(&repository).is_err(), "a second time it is not empty");
}

/// A book with a new entry of every kind, each as `change` makes it; and the new entries' files.
fn with_one_of_each(
    snapshot: &Snapshot,
    config: &Config,
    change: impl Fn(&str) -> String,
) -> (Snapshot, Vec<BookPath>) {
    let (mut after, mut paths) = (snapshot.clone(), Vec::new());
    for kind in &config.kinds {
        let id = format!("a-new-{}", kind.id);
        let draft = draft(request(kind.id.as_str(), &id), snapshot, config, &Ledgers::default()).unwrap();
        assert_eq!(draft.path.as_str(), format!("content/{}/{id}.md", kind.folder));
        after = with(after, &draft.path, &change(&draft.text));
        paths.push(draft.path);
    }
    (after, paths)
}

#[test]
fn a_new_entry_asks_only_to_be_filled_in() {
    for (name, _) in books() {
        let (snapshot, config) = book(name);
        let (after, paths) = with_one_of_each(&snapshot, &config, str::to_owned);
        let (before, outcome) = (build(&snapshot), build(&after));
        let mut added = 0;
        for (kind, path) in config.kinds.iter().zip(&paths) {
            let found = about(&outcome, path);
            added += found.len();
            let context = || format!("{name}, {}:\n{}\n{found:?}", kind.id, after.text(path).unwrap());
            // `F` is what the file itself lacks, `P001` and `P004` are what the site misses of it.
            let allowed = BTreeSet::from(["F006", "F009", "P001", "P004"]);
            assert!(codes(&found).is_subset(&allowed), "{}", context());
            // Everything that is required is asked for, each thing once.
            let mut asked: Vec<&str> = vec!["title", "summary"];
            asked.extend(kind.fields.iter().filter(|field| field.required).map(|field| field.name.as_str()));
            asked.extend(kind.relations.iter().filter(|r| r.required).map(|r| r.name.as_str()));
            asked.extend((kind.standing == Requirement::Required).then_some("standing"));
            for key in asked {
                let about_it = |finding: &&&Diagnostic| {
                    finding.code.as_str().starts_with('F') && finding.message.contains(&format!("`{key}`"))
                };
                assert_eq!(found.iter().filter(about_it).count(), 1, "`{key}` in {}", context());
            }
        }
        assert_eq!(outcome.findings.len(), before.findings.len() + added, "{name}: nothing else is touched");
    }
}

#[test]
fn each_offered_line_of_a_new_entry_is_one_that_the_kind_has() {
    for (name, _) in books() {
        let (snapshot, config) = book(name);
        let take_up = |text: &str| text.lines().flat_map(|line| [taken_up(line), "\n"]).collect();
        let (after, paths) = with_one_of_each(&snapshot, &config, take_up);
        let outcome = build(&after);
        for (kind, path) in config.kinds.iter().zip(&paths) {
            let text = after.text(path).unwrap();
            let found = about(&outcome, path);
            for code in ["F001", "F002", "F003", "F004"] {
                assert!(!codes(&found).contains(code), "{name}: {text}\n{found:?}");
            }
            let front = front_matter(text);
            let names = kind.fields.iter().map(|field| &field.name);
            for key in names.chain(kind.relations.iter().map(|relation| &relation.name)) {
                assert!(front.get(key).is_some(), "{name}: `{key}` in\n{text}");
            }
        }
    }
}

/// A line with the `#` taken away, when it is one that is offered.
fn taken_up(line: &str) -> &str {
    let offered = line.strip_prefix("# ").filter(|rest| {
        rest.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
    });
    offered.unwrap_or(line)
}

#[test]
fn a_new_entry_reads_as_a_form() {
    let (snapshot, config) = book("tiny");
    let of = |kind, title| {
        let request = Request { title, ..request(kind, "een-nieuw-stuk") };
        draft(request, &snapshot, &config, &Ledgers::default()).unwrap().text
    };
    assert_data_eq!(of("lied", Some("Het \"stille\" water")), file!["scaffold/new-lied.md"].raw());
    assert_data_eq!(of("bundel", None), file!["scaffold/new-bundel.md"].raw());
}

#[test]
fn a_new_translation_asks_for_title_and_summary_alone() {
    for name in ["own", "tiny"] {
        let (snapshot, config) = book(name);
        let lang = &config.languages.iter().find(|language| language.lang != config.source).unwrap().lang;
        let (mut asked, mut taken, mut paths) = (snapshot.clone(), snapshot.clone(), Vec::new());
        for path in snapshot.files.keys() {
            let Some((folder, id)) = entry_of(path) else { continue };
            let Some(kind) = config.kind_of_folder(folder) else { continue };
            let translated = BookPath::new(&format!("content/{folder}/{id}.{lang}.md")).unwrap();
            if id.contains('.') || snapshot.files.contains_key(&translated) {
                continue;
            }
            let kind = config.kinds[kind].id.as_str();
            let request = Request { lang: Some(lang.as_str()), ..request(kind, id) };
            let draft = draft(request, &snapshot, &config, &Ledgers::default()).unwrap();
            assert_eq!(draft.path, translated);
            asked = with(asked, &draft.path, &draft.text);
            let text: String = draft.text.lines().flat_map(|line| [taken_up(line), "\n"]).collect();
            taken = with(taken, &draft.path, &text);
            paths.push(draft.path);
        }
        assert!(paths.len() > 2, "{name}: {paths:?}");
        let (asked_for, taken_for) = (build(&asked), build(&taken));
        for path in &paths {
            let found: Vec<(&str, bool)> = about(&asked_for, path)
                .into_iter()
                .map(|finding| {
                    let expected = ["`title`", "`summary`"].iter().any(|key| finding.message.contains(key));
                    (finding.code.as_str(), expected)
                })
                .collect();
            assert_eq!(found, [("F009", true), ("F009", true)], "{}", asked.text(path).unwrap());
            let found = codes(&about(&taken_for, path));
            assert_eq!(found, BTreeSet::from(["F009"]), "{}", taken.text(path).unwrap());
        }
    }
}

/// The folder and the file's stem of an entry.
fn entry_of(path: &BookPath) -> Option<(&str, &str)> {
    path.as_str().strip_prefix("content/")?.strip_suffix(".md")?.rsplit_once('/')
}

#[test]
fn a_new_translation_shows_the_words_of_the_original() {
    let (snapshot, config) = book("tiny");
    let request = Request { lang: Some("en"), ..request("lied", "lied-van-de-dijk") };
    let taken = draft(request, &snapshot, &config, &Ledgers::default()).unwrap_err();
    assert_data_eq!(
        taken.to_string(),
        str![[r#"
there is a file `content/liederen/lied-van-de-dijk.en.md` already
  = help: nothing was written; Panelbook never overwrites a file of yours
"#]]
    );
    let mut fewer = snapshot;
    fewer.files.remove("content/liederen/lied-van-de-dijk.en.md");
    let text = draft(request, &fewer, &config, &Ledgers::default()).unwrap().text;
    assert_data_eq!(text, file!["scaffold/translation.md"].raw());
}

#[test]
fn what_cannot_be_started_is_said_with_what_to_do() {
    let (snapshot, config) = book("tiny");
    let mut ledgers = Ledgers::default();
    ledgers.addresses.push(LedgerAddress {
        folder: "liederen".to_owned(),
        name: panelbook::base::Slug::new("oud-lied").unwrap(),
        id: panelbook::base::Slug::new("lied-van-de-dijk").unwrap(),
        path: BookPath::new(ledger_file()).unwrap(),
        span: panelbook::base::Span::default(),
    });
    let refusals: Vec<String> = [
        ("leid", "nieuw", None),
        ("liederen", "nieuw", None),
        ("song", "nieuw", None),
        ("lied", "Nieuw Lied_2.md", None),
        ("lied", "标识", None),
        ("lied", "index", None),
        ("lied", "con", None),
        ("bundel", "avond-aan-de-vaart", None),
        ("lied", "oud-lied", None),
        ("lied", "lied-van-de-dijk", Some("nl")),
        ("lied", "lied-van-de-dijk", Some("fr")),
        ("lied", "avond-aan-de-vaart", Some("English")),
        ("lied", "avond-aan-de-vart", Some("en")),
        ("bundel", "avond-aan-de-vaart", Some("en")),
        ("lied", "iets-heel-anders", Some("en")),
    ]
    .into_iter()
    .map(|(kind, id, lang)| {
        let request = Request { lang, ..request(kind, id) };
        let refusal: Refusal = draft(request, &snapshot, &config, &ledgers).unwrap_err();
        format!("{kind} {id} {}\n{refusal}\n\n", lang.unwrap_or_default())
    })
    .collect();
    assert_data_eq!(refusals.concat(), file!["scaffold/refusals.txt"].raw());
}

fn ledger_file() -> &'static str {
    "content/ledger/addresses.tsv"
}

#[test]
fn a_file_that_is_there_is_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("book");
    init(&root).unwrap();
    let snapshot = disk::load(&root, None).unwrap();
    let (ledgers, _) = ledger::read(&snapshot);
    let draft = draft(request("term", "plain-language"), &snapshot, &settings(&snapshot), &ledgers).unwrap();
    let path = root.join(draft.path.as_str());
    // Somebody else was quicker, after the book was read.
    fs::write(&path, "mine").unwrap();
    let refusal = write(&root, &draft).unwrap_err();
    assert_eq!(refusal.message, "there is a file `content/terms/plain-language.md` already");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    fs::remove_file(&path).unwrap();
    write(&root, &draft).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), draft.text);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out_of_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let (root, outside) = (folder.path().join("book"), folder.path().join("outside"));
    init(&root).unwrap();
    fs::create_dir(&outside).unwrap();
    let snapshot = disk::load(&root, None).unwrap();
    let draft =
        draft(request("term", "plain-language"), &snapshot, &settings(&snapshot), &Ledgers::default())
            .unwrap();
    fs::rename(root.join("content/terms"), folder.path().join("terms")).unwrap();
    std::os::unix::fs::symlink(&outside, root.join("content/terms")).unwrap();
    assert_eq!(write(&root, &draft).unwrap_err().message, "`content/terms` leads out of the book");
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    // Nor through a link in the place of the file itself.
    fs::remove_file(root.join("content/terms")).unwrap();
    fs::create_dir(root.join("content/terms")).unwrap();
    std::os::unix::fs::symlink(outside.join("x.md"), root.join(draft.path.as_str())).unwrap();
    assert!(write(&root, &draft).is_err());
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
}

/// The front matter of a file as JSON: dates become texts, as editors' TOML extensions read them.
fn front_matter(text: &str) -> Value {
    let (_, rest) = text.split_once("+++\n").unwrap();
    let (front, _) = rest.split_once("\n+++\n").unwrap();
    json_of(toml::Value::Table(toml::from_str(front).unwrap()))
}

fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(json_of).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(k, v)| (k, json_of(v))).collect()),
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
    }
}

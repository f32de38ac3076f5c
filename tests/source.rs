//! What is read from a folder, what is passed over, and what is said of the rest.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use panelbook::base::BookPath;
use panelbook::diagnostic::{Format, Look, emit};
use panelbook::source::{Body, Snapshot, disk};
use rustix::fs::{CWD, FileType, Mode, mkdirat, mknodat, openat};
use tempfile::TempDir;

/// A book in a folder of its own.
struct Book(TempDir);

impl Book {
    fn new() -> Book {
        let book = Book(tempfile::tempdir().unwrap());
        book.with("book.toml", "format = 1\n").with("content/terms/tracing.md", "text\n")
    }

    fn with(self, path: &str, contents: impl AsRef<[u8]>) -> Book {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    fn linked(self, path: &str, to: impl AsRef<Path>) -> Book {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(to, path).unwrap();
        self
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn load(&self) -> Snapshot {
        disk::load(self.0.path(), None).unwrap()
    }
}

fn paths(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.files.keys().map(BookPath::as_str).collect()
}

fn said(snapshot: &Snapshot) -> String {
    emit(&snapshot.problems, &|path| snapshot.text(path), Format::Human, Look::PLAIN)
}

fn file<'a>(snapshot: &'a Snapshot, path: &str) -> &'a Body {
    &snapshot.files[path].body
}

#[test]
fn only_the_book_the_content_and_the_themes_are_read() {
    let book = Book::new()
        .with("README.md", "x")
        .with("public/en/index.html", "x")
        .with("content/terms/.hidden/a.md", "x")
        .with("content/.git/config", "x")
        .with("content/terms/tracing.md~", "x")
        .with("content/terms/#tracing.md#", "x")
        .with("content/terms/.tracing.md.swp", "x")
        .with("content/terms/4913", "x")
        .with("content/images/plan.PNG", [0x89, b'P', 0xFF])
        .with("themes/README.md", "x")
        .with("themes/panel/styles/page.css", "body {}")
        .linked("content/terms/.#tracing.md", "someone@host.1234:5678");
    let snapshot = book.load();
    assert_eq!(said(&snapshot), "");
    assert_eq!(
        paths(&snapshot),
        ["book.toml", "content/images/plan.PNG", "content/terms/tracing.md", "themes/panel/styles/page.css"]
    );
    assert!(matches!(file(&snapshot, "content/images/plan.PNG"), Body::Bytes(bytes) if bytes.len() == 3));
}

#[test]
fn an_output_folder_among_the_content_is_left_out() {
    let book = Book::new().with("content/site/en/index.html", "x").linked("content/terms/en", "../site/en");
    let snapshot = disk::load(book.0.path(), Some(Path::new("content/site"))).unwrap();
    assert_eq!(paths(&snapshot), ["book.toml", "content/terms/tracing.md"]);
    assert!(said(&snapshot).contains("content/terms/en"), "{}", said(&snapshot));
}

#[test]
fn a_folder_without_a_book_is_an_empty_snapshot_and_no_folder_is_an_error() {
    let empty = tempfile::tempdir().unwrap();
    let snapshot = disk::load(empty.path(), None).unwrap();
    assert!(snapshot.files.is_empty() && snapshot.problems.is_empty());
    assert!(disk::load(&empty.path().join("nowhere"), None).is_err());
    let book = Book::new();
    assert!(disk::load(&book.at("book.toml"), None).is_err());
}

#[test]
fn a_byte_order_mark_is_dropped_and_line_ends_stay() {
    let book = Book::new().with("content/terms/a.md", "\u{feff}one\r\ntwo\rthree\n");
    assert!(
        matches!(file(&book.load(), "content/terms/a.md"), Body::Text(text) if &**text == "one\r\ntwo\rthree\n")
    );
}

#[test]
fn a_text_that_is_not_utf8_is_shown_with_its_line() {
    let book = Book::new()
        .with("content/terms/b.md", b"first\nconf\xE9rence d\x92experts\n")
        .with("content/terms/c.md", b"\xFF\xFEa\0b\0")
        .with("content/terms/d.md", b"PK\x03\x04\0\0\xF0\xFF");
    let snapshot = book.load();
    insta::assert_snapshot!(said(&snapshot));
    let lossy = "first\nconf\u{fffd}rence d\u{fffd}experts\n";
    assert!(matches!(file(&snapshot, "content/terms/b.md"), Body::Text(text) if &**text == lossy));
    assert_eq!(paths(&snapshot), ["book.toml", "content/terms/b.md", "content/terms/tracing.md"]);
}

#[test]
fn a_file_at_the_limit_is_read_and_one_above_is_not() {
    let (text, other) = (4 << 20, 64 << 20);
    let book = Book::new().with("content/a.md", "").with("content/b.md", "").with("content/c.bin", "");
    for (name, length) in [("a.md", text), ("b.md", text + 1), ("c.bin", other + 1)] {
        fs::File::options().write(true).open(book.at("content").join(name)).unwrap().set_len(length).unwrap();
    }
    let snapshot = book.load();
    assert_eq!(paths(&snapshot), ["book.toml", "content/a.md", "content/terms/tracing.md"]);
    insta::assert_snapshot!(said(&snapshot));
}

#[test]
fn a_link_inside_the_book_is_followed_once() {
    let book = Book::new()
        .with("content/shared/plan.png", "x")
        .with("content/shared/deep/map.png", "x")
        .linked("content/terms/plan.png", "../shared/plan.png")
        .linked("content/terms/again.png", "plan.png")
        .linked("content/terms/shared", "../shared");
    let snapshot = book.load();
    assert_eq!(said(&snapshot), "");
    assert_eq!(
        paths(&snapshot),
        [
            "book.toml",
            "content/shared/deep/map.png",
            "content/shared/plan.png",
            "content/terms/again.png",
            "content/terms/plan.png",
            "content/terms/shared/deep/map.png",
            "content/terms/shared/plan.png",
            "content/terms/tracing.md",
        ]
    );
}

#[test]
fn a_link_that_loops_leads_nowhere_or_leaves_the_book_is_refused() {
    let outside = tempfile::tempdir().unwrap();
    fs::create_dir(outside.path().join("folder")).unwrap();
    fs::write(outside.path().join("folder/secret.md"), "secret").unwrap();
    let book = Book::new()
        .with("notes/private.md", "private")
        .with("content/.drafts/hidden.md", "hidden")
        .linked("content/a/circle.md", "circle.md")
        .linked("content/b/up", "..")
        .linked("content/c/nothing.md", "gone.md")
        .linked("content/d/secret.md", "/etc/hostname")
        .linked("content/e/zero.md", "/dev/zero")
        .linked("content/f/private.md", "../../notes/private.md")
        .linked("content/g/hidden.md", "../.drafts/hidden.md")
        .linked("content/h/out", outside.path().join("folder"))
        .linked("content/i/there", "../j")
        .linked("content/j/back", "../i")
        .with("content/k/a.md", "a")
        // The link's own target is inside the book by its letters, but a folder on the way leads out.
        .linked("content/k/way", outside.path())
        .linked("content/k/secret.md", "way/folder/secret.md");
    let snapshot = book.load();
    assert_eq!(paths(&snapshot), ["book.toml", "content/k/a.md", "content/terms/tracing.md"]);
    let said = said(&snapshot).replace(&*outside.path().to_string_lossy(), "/outside");
    insta::assert_snapshot!(said);
}

#[test]
fn a_content_folder_that_is_itself_a_link_out_of_the_book_is_refused() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.md"), "secret").unwrap();
    let root = tempfile::tempdir().unwrap();
    symlink(outside.path(), root.path().join("content")).unwrap();
    let snapshot = disk::load(root.path(), None).unwrap();
    assert!(snapshot.files.is_empty());
    assert_eq!(snapshot.problems.len(), 1);
    assert_eq!(snapshot.problems[0].code.as_str(), "S003");
}

#[test]
fn a_root_reached_by_a_link_is_the_same_book() {
    let book = Book::new().linked("content/terms/also.md", "tracing.md");
    let elsewhere = tempfile::tempdir().unwrap();
    symlink(book.0.path(), elsewhere.path().join("book")).unwrap();
    let snapshot = disk::load(&elsewhere.path().join("book"), None).unwrap();
    assert_eq!(said(&snapshot), "");
    assert_eq!(paths(&snapshot), paths(&book.load()));
}

#[test]
fn pipes_and_sockets_are_refused_without_waiting() {
    let book = Book::new().linked("content/terms/link.md", "pipe.md");
    mknodat(CWD, book.at("content/terms/pipe.md"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(book.at("content/terms/socket.md")).unwrap();
    let snapshot = book.load();
    assert_eq!(paths(&snapshot), ["book.toml", "content/terms/tracing.md"]);
    insta::assert_snapshot!(said(&snapshot));
}

/// Rights do not bind whoever runs the tests as root, but a path longer than the system takes does.
#[test]
fn what_the_system_does_not_let_us_read_is_named_and_hides_nothing() {
    let book = Book::new();
    let name = "x".repeat(200);
    let mut folder = openat(CWD, book.at("content"), rustix::fs::OFlags::DIRECTORY, Mode::empty()).unwrap();
    for _ in 0..25 {
        mkdirat(&folder, &*name, Mode::RWXU).unwrap();
        folder = openat(&folder, &*name, rustix::fs::OFlags::DIRECTORY, Mode::empty()).unwrap();
    }
    let snapshot = book.load();
    assert_eq!(paths(&snapshot), ["book.toml", "content/terms/tracing.md"]);
    assert_eq!(snapshot.problems.len(), 1);
    assert_eq!(snapshot.problems[0].code.as_str(), "S005");
    assert_eq!(snapshot.problems[0].message, "this cannot be read: file name too long");
    // So that the folder can be taken away again whatever way the clean-up walks.
    fs::rename(book.at("content").join(&name), book.at("x")).unwrap();
}

#[test]
fn a_name_that_does_not_work_everywhere_is_refused_with_all_below_it() {
    let book = Book::new()
        .with("content/terms/a:b.md", "x")
        .with("content/aux/a.md", "x")
        .with("content/terms/e\u{301}.png", "decomposed")
        .with("content/terms/\u{e9}.png", "composed");
    let odd = book.at("content").join(std::ffi::OsStr::from_bytes(b"caf\xE9.md"));
    fs::write(odd, "x").unwrap();
    let snapshot = book.load();
    insta::assert_snapshot!(said(&snapshot));
    // Both spellings are there for `resolve` to compare.
    assert_eq!(
        paths(&snapshot),
        ["book.toml", "content/terms/e\u{301}.png", "content/terms/tracing.md", "content/terms/\u{e9}.png"]
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_is_said() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("book.toml")).unwrap();
    fs::write(root.path().join("content"), "x").unwrap();
    insta::assert_snapshot!(said(&disk::load(root.path(), None).unwrap()));
}

#[test]
fn the_order_in_which_files_were_made_does_not_matter() {
    let names = ["b/z.md", "a/1.md", "c.md", "a/2.md", "b/a.bin", "b/:.md", "a/|.md"];
    let make = |names: &[&str]| {
        names.iter().fold(Book::new(), |book, name| book.with(&format!("content/{name}"), name)).load()
    };
    let (one, other) = (make(&names), make(&names.into_iter().rev().collect::<Vec<_>>()));
    assert_eq!(paths(&one), paths(&other));
    assert_eq!(one.problems, other.problems);
    let prints = |s: &Snapshot| s.files.values().map(|file| file.fingerprint).collect::<Vec<_>>();
    assert_eq!(prints(&one), prints(&other));
}

/// Sets a file's time of change of contents; its other time is now, which the file system sets.
fn age(path: &Path, age: Duration) {
    let times = fs::FileTimes::new().set_modified(SystemTime::now() - age);
    fs::File::options().write(true).open(path).unwrap().set_times(times).unwrap();
}

#[test]
fn a_second_reading_takes_over_what_has_rested_and_reads_what_has_not() {
    let book = Book::new()
        .with("content/terms/b.md", b"wrong \xE9")
        .with("content/terms/c.md", "one")
        .with("content/terms/d.md", "gone");
    let root = book.0.path();
    let same = |a: &Snapshot, b: &Snapshot, path: &str| match (file(a, path), file(b, path)) {
        (Body::Text(a), Body::Text(b)) => std::sync::Arc::ptr_eq(a, b),
        _ => false,
    };
    // Written just now: it could change again within one tick of the clock.
    let first = disk::scan(root, None).unwrap();
    let second = disk::rescan(root, None, &first).unwrap();
    assert!(!same(&first.snapshot, &second.snapshot, "content/terms/tracing.md"));

    std::thread::sleep(Duration::from_millis(2100));
    let rested = disk::scan(root, None).unwrap();
    // The same length and the same old time of change, as a program may set it: still seen.
    fs::write(book.at("content/terms/c.md"), "two").unwrap();
    age(&book.at("content/terms/c.md"), Duration::from_hours(1));
    fs::remove_file(book.at("content/terms/d.md")).unwrap();
    fs::write(book.at("content/terms/e.md"), "new").unwrap();
    let again = disk::rescan(root, None, &rested).unwrap();
    assert!(same(&rested.snapshot, &again.snapshot, "content/terms/tracing.md"));
    assert!(same(&rested.snapshot, &again.snapshot, "content/terms/b.md"));
    assert_eq!(rested.snapshot.problems, again.snapshot.problems, "a finding is taken over with its file");
    assert_eq!(again.snapshot.problems.len(), 1);
    assert_eq!(again.snapshot.text(&BookPath::new("content/terms/c.md").unwrap()), Some("two"));
    assert_eq!(paths(&again.snapshot), paths(&book.load()));
}

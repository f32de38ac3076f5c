//! What git and the present book know, into the ledgers; and the ledgers' lines, read and written.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use panelbook::base::Slug;
use panelbook::diagnostic::{Format, Look, emit};
use panelbook::ledger;
use panelbook::model::Ledgers;
use panelbook::record::{self, Published, RecordError, Recorded};
use panelbook::source::disk;
use tempfile::TempDir;

/// A book kept in git, whose clock is set by hand.
struct Book(TempDir);

impl Book {
    fn new() -> Book {
        let book = Book(tempfile::tempdir().unwrap());
        book.git(&["init", "--quiet", "--initial-branch=main"]);
        book
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, arguments: &[&str]) {
        self.git_on("2015-01-01T00:00:00Z", arguments);
    }

    fn git_on(&self, date: &str, arguments: &[&str]) {
        let status = Command::new("git")
            .current_dir(self.root())
            .env("GIT_COMMITTER_DATE", date)
            .env("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
            .args(arguments)
            .output()
            .unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    fn rename(&self, from: &str, to: &str) {
        fs::create_dir_all(self.root().join(to).parent().unwrap()).unwrap();
        fs::rename(self.root().join(from), self.root().join(to)).unwrap();
    }

    /// Commits everything, at noon of a day in a time zone where the day in UTC is another.
    fn commit(&self, day: &str) {
        self.git(&["add", "--all"]);
        self.git_on(&format!("{day}T23:30:00-0500"), &["commit", "--quiet", "--message", "x"]);
    }

    fn run(&self, published: &[Published]) -> Result<Recorded, RecordError> {
        record::run(self.root(), &disk::load(self.root(), None).unwrap(), published)
    }
}

fn slug(id: &str) -> Slug {
    Slug::new(id).unwrap()
}

fn entry(folder: &str, id: &str, anchors: &[&str]) -> Published {
    let anchors = anchors.iter().map(|&anchor| anchor.to_owned()).collect();
    Published { id: slug(id), folder: folder.to_owned(), anchors }
}

fn text(lines: usize) -> String {
    (0..lines).fold(String::new(), |text, n| text + &format!("Line {n} of an entry on tracing.\n"))
}

#[test]
fn an_entry_moved_to_another_folder_keeps_its_id_and_its_old_address_is_recorded() {
    let book = Book::new();
    book.write("content/practices/laser.md", &text(20));
    book.write("content/practices/laser.fr.md", "court\n");
    book.commit("2015-06-28");
    book.write("content/practices/laser.md", &text(21));
    book.commit("2015-07-01");
    book.rename("content/practices/laser.md", "content/implications/laser.md");
    // The translation is so short that git does not see it moved; its name says so.
    fs::remove_file(book.root().join("content/practices/laser.fr.md")).unwrap();
    book.write("content/implications/laser.fr.md", "tout autre chose, bien plus long\n");
    book.commit("2016-02-03");
    book.run(&[entry("implications", "laser", &["p8", "p8-bis"])]).unwrap();
    assert_eq!(
        book.read("content/ledger/addresses.tsv"),
        "folder\tname\tid\nimplications\tlaser\tlaser\npractices\tlaser\tlaser\n"
    );
    assert_eq!(book.read("content/ledger/anchors.tsv"), "id\tanchor\nlaser\tp8\nlaser\tp8-bis\n");
    // The days are those of UTC, and those on which the changes came in; the move changed nothing.
    assert_eq!(
        book.read("content/ledger/dates.tsv"),
        "file\tfirst\tlast\ncontent/implications/laser.fr.md\t2016-02-04\t2016-02-04\n\
         content/implications/laser.md\t2015-06-29\t2015-07-02\n"
    );
}

#[test]
fn a_move_on_a_branch_is_found_and_dates_go_back_through_it() {
    let book = Book::new();
    book.write("content/terms/a.md", &text(20));
    // So that git does not take the whole folder for renamed, and moves what the other branch adds.
    book.write("content/terms/stays.md", "stays\n");
    book.commit("2015-01-01");
    book.git(&["checkout", "--quiet", "-b", "side"]);
    book.rename("content/terms/a.md", "content/practices/a.md");
    book.commit("2015-02-01");
    book.git(&["checkout", "--quiet", "main"]);
    book.write("content/terms/b.md", "b\n");
    book.commit("2015-03-01");
    book.git(&["merge", "--quiet", "--no-ff", "--message", "x", "side"]);
    let recorded = record::update(
        book.root(),
        &Ledgers::default(),
        &[entry("practices", "a", &[]), entry("terms", "b", &[])],
    )
    .unwrap();
    assert_eq!(
        ledger::write_addresses(&recorded.ledgers),
        "folder\tname\tid\npractices\ta\ta\nterms\ta\ta\nterms\tb\tb\n"
    );
    assert_eq!(
        ledger::write_dates(&recorded.ledgers),
        "file\tfirst\tlast\ncontent/practices/a.md\t2015-01-02\t2015-01-02\n\
         content/terms/b.md\t2015-03-02\t2015-03-02\ncontent/terms/stays.md\t2015-01-02\t2015-01-02\n"
    );
}

#[test]
fn a_renamed_entry_takes_its_recorded_addresses_and_anchors_with_it() {
    let book = Book::new();
    book.write("content/terms/plastic.md", &text(20));
    book.commit("2015-01-01");
    book.run(&[entry("terms", "plastic", &["p1"])]).unwrap();
    book.rename("content/terms/plastic.md", "content/terms/polymer.md");
    book.commit("2015-02-01");
    // Another entry altogether, not the one that was taken away.
    book.write("content/terms/steel.md", "x\n");
    book.commit("2015-03-01");
    fs::remove_file(book.root().join("content/terms/steel.md")).unwrap();
    book.write("content/terms/wood.md", "y\n");
    book.commit("2015-04-01");
    let again = book.run(&[entry("terms", "polymer", &["p1", "p2"]), entry("terms", "wood", &[])]).unwrap();
    assert_eq!(
        book.read("content/ledger/addresses.tsv"),
        "folder\tname\tid\nterms\tplastic\tpolymer\nterms\tpolymer\tpolymer\nterms\twood\twood\n"
    );
    assert_eq!(book.read("content/ledger/anchors.tsv"), "id\tanchor\npolymer\tp1\npolymer\tp2\n");
    assert!(
        book.read("content/ledger/dates.tsv").contains("content/terms/polymer.md\t2015-01-02\t2015-01-02\n")
    );
    assert_eq!(again.notes, Vec::<String>::new());
}

#[test]
fn what_was_recorded_stays_even_when_nothing_publishes_it_any_more() {
    let book = Book::new();
    book.write("content/ledger/addresses.tsv", "folder\tname\tid\nterms\tgone\tgone\nviews\told\tnow\n");
    book.write("content/ledger/anchors.tsv", "id\tanchor\ngone\tp1\n");
    book.write("content/ledger/dates.tsv", "file\tfirst\tlast\ncontent/terms/a.md\t1999-01-01\t2030-01-01\ncontent/terms/gone.md\t2001-01-01\t2001-01-02\n");
    let before =
        ["addresses", "anchors", "dates"].map(|name| book.read(&format!("content/ledger/{name}.tsv")));
    book.write("content/terms/a.md", "a\n");
    book.commit("2015-01-01");
    book.run(&[entry("terms", "a", &["p9"])]).unwrap();
    for (name, before) in ["addresses", "anchors", "dates"].iter().zip(before) {
        let after = book.read(&format!("content/ledger/{name}.tsv"));
        assert!(before.lines().all(|line| after.lines().any(|other| other == line)), "{after}");
    }
    let times = || fs::metadata(book.root().join("content/ledger/dates.tsv")).unwrap().modified().unwrap();
    let written = times();
    book.run(&[entry("terms", "a", &["p9"])]).unwrap();
    assert_eq!(times(), written, "a ledger that does not change is not touched");
    assert_eq!(
        fs::read_dir(book.root().join("content/ledger")).unwrap().count(),
        3,
        "nothing is left beside"
    );
}

#[test]
fn a_book_below_the_root_of_its_repository_is_recorded_by_its_own_paths() {
    let outer = Book::new();
    outer.write("books/one/content/terms/a.md", &text(20));
    outer.write("books/two/content/terms/b.md", "b\n");
    outer.commit("2015-01-01");
    let recorded =
        record::update(&outer.root().join("books/one"), &Ledgers::default(), &[entry("terms", "a", &[])]);
    assert_eq!(
        ledger::write_dates(&recorded.unwrap().ledgers),
        "file\tfirst\tlast\ncontent/terms/a.md\t2015-01-02\t2015-01-02\n"
    );
}

#[test]
fn a_cut_off_history_records_no_dates_and_says_so() {
    let book = Book::new();
    book.write("content/terms/a.md", "a\n");
    book.commit("2015-01-01");
    book.write("content/terms/a.md", "b\n");
    book.commit("2015-02-01");
    let copy = tempfile::tempdir().unwrap();
    let clone = copy.path().join("book");
    book.git(&[
        "clone",
        "--quiet",
        "--depth=1",
        &format!("file://{}", book.root().display()),
        clone.to_str().unwrap(),
    ]);
    let recorded = record::update(&clone, &Ledgers::default(), &[entry("terms", "a", &["p1"])]).unwrap();
    assert_eq!(recorded.ledgers.dates, []);
    assert_eq!((recorded.ledgers.addresses.len(), recorded.ledgers.anchors.len()), (1, 1));
    assert!(recorded.notes[0].contains("git fetch --unshallow"), "{:?}", recorded.notes);
}

#[test]
fn without_a_commit_or_a_repository_it_is_said_plainly() {
    let book = Book::new();
    let recorded = record::update(book.root(), &Ledgers::default(), &[entry("terms", "a", &[])]).unwrap();
    assert_eq!(recorded.ledgers.addresses.len(), 1);
    assert!(recorded.notes[0].starts_with("nothing has been committed yet"));
    let folder = tempfile::tempdir().unwrap();
    let error = record::update(folder.path(), &Ledgers::default(), &[]).unwrap_err();
    assert!(matches!(error, RecordError::NotARepository));
    assert_eq!(error.to_string(), "this book is not kept in git, so there is no history to record");
    let error = record::update(&folder.path().join("nowhere"), &Ledgers::default(), &[]).unwrap_err();
    assert!(matches!(error, RecordError::Git(_)), "{error}");
}

/// A hostile repository, and hostile settings of it: whatever git could be made to run would leave a trace.
#[test]
fn git_runs_nothing_that_a_repository_asks_for() {
    let book = Book::new();
    book.write("content/terms/a.md", &text(20));
    book.write(".gitattributes", "*.md diff=bad filter=bad\n");
    book.commit("2015-01-01");
    book.rename("content/terms/a.md", "content/terms/b.md");
    book.commit("2015-01-02");
    let trace = book.root().join("trace");
    let script = book.root().join("script");
    fs::write(&script, format!("#!/bin/sh\necho ran >> '{}'\ncat\n", trace.display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let script = script.to_str().unwrap();
    for setting in [
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "diff.external",
        "diff.bad.command",
        "diff.bad.textconv",
        "filter.bad.clean",
        "filter.bad.smudge",
        "gpg.program",
        "core.sshCommand",
        "core.editor",
        "alias.log",
        "alias.rev-parse",
    ] {
        let value = if setting.starts_with("alias") { format!("!{script}") } else { script.to_owned() };
        book.git(&["config", setting, &value]);
    }
    book.git(&["config", "log.showSignature", "true"]);
    book.git(&["config", "log.follow", "true"]);
    fs::create_dir_all(book.root().join(".git/hooks")).unwrap();
    fs::copy(script, book.root().join(".git/hooks/post-index-change")).unwrap();
    let _ = fs::remove_file(&trace);
    let recorded = record::update(book.root(), &Ledgers::default(), &[entry("terms", "b", &[])]).unwrap();
    assert_eq!(recorded.ledgers.dates.len(), 1);
    assert!(!trace.exists());
    // The trap works: asked in the ordinary way, git does run it.
    book.git(&["--no-pager", "log", "--patch"]);
    assert!(trace.exists());
}

#[test]
fn a_ledger_with_a_bad_line_is_not_overwritten() {
    let book = Book::new();
    let bad = "folder\tname\tid\nterms a a\n";
    book.write("content/ledger/addresses.tsv", bad);
    book.commit("2015-01-01");
    let error = book.run(&[entry("terms", "b", &[])]).unwrap_err();
    assert!(matches!(&error, RecordError::Unreadable(findings) if findings.len() == 1), "{error}");
    assert_eq!(book.read("content/ledger/addresses.tsv"), bad);
}

#[test]
fn a_ledger_folder_that_is_a_link_is_not_written_through() {
    let book = Book::new();
    let outside = tempfile::tempdir().unwrap();
    book.write("content/terms/a.md", "a\n");
    symlink(outside.path(), book.root().join("content/ledger")).unwrap();
    book.commit("2015-01-01");
    assert!(matches!(book.run(&[entry("terms", "a", &[])]), Err(RecordError::Io(..))));
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn a_ledger_line_that_is_none_is_shown_and_the_others_are_read() {
    let book = Book::new();
    book.write(
        "content/ledger/addresses.tsv",
        "folder\tname\tid\r\nterms\ta\ta\r\nterms a a\nterms\tA\ta\n../x\ta\ta\nterms\ta\tb\nterms\tc\tc",
    );
    book.write("content/ledger/anchors.tsv", "id\tanchor\na\t#p1\na\tp2\n");
    book.write(
        "content/ledger/dates.tsv",
        "file\tfirst\tlast\n<<<<<<< HEAD\ncontent/terms/a.md\t2015-01-01\t2015-01-02\n=======\n\
         content/terms/b.md\t2015-01-01\t2015-01-02\n>>>>>>> side\ncontent/terms/c.md\t2015-01\t2015-01-02\n\
         content/terms/d.md\t2015-02-01\t2015-01-02\ncontent/terms/e.md\t2015-01-01\t2015-01-01\n\
         content/terms/a.md\t2014-01-01\t2015-01-01\n=======\n",
    );
    let snapshot = disk::load(book.root(), None).unwrap();
    let (ledgers, findings) = ledger::read(&snapshot);
    assert_eq!(ledger::write_addresses(&ledgers), "folder\tname\tid\nterms\ta\ta\nterms\tc\tc\n");
    assert_eq!(ledger::write_anchors(&ledgers), "id\tanchor\na\tp2\n");
    let files: Vec<&str> = ledgers.dates.iter().map(|line| line.file.as_str()).collect();
    assert_eq!(files, ["content/terms/a.md", "content/terms/b.md", "content/terms/e.md"]);
    assert_eq!((ledgers.dates[0].first.year, ledgers.dates[0].last.day), (2014, Some(2)), "both lines count");
    let text = snapshot.text(&ledgers.addresses[1].path).unwrap();
    assert_eq!(&text[ledgers.addresses[1].span.range()], "terms\tc\tc");
    insta::assert_snapshot!(emit(&findings, &|path| snapshot.text(path), Format::Human, Look::PLAIN));
}

#[test]
fn what_is_written_reads_back_the_same() {
    let book = Book::new();
    book.write("content/terms/a.md", "a\n");
    book.commit("2015-01-01");
    let recorded = book.run(&[entry("terms", "a", &["p8-bis", "annex-p8-a", "第一"])]).unwrap();
    let (ledgers, findings) = ledger::read(&disk::load(book.root(), None).unwrap());
    assert_eq!(findings, []);
    assert_eq!(ledger::write_addresses(&ledgers), ledger::write_addresses(&recorded.ledgers));
    assert_eq!(ledger::write_anchors(&ledgers), ledger::write_anchors(&recorded.ledgers));
    assert_eq!(ledger::write_dates(&ledgers), ledger::write_dates(&recorded.ledgers));
}

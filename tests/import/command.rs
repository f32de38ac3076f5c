//! The command as people and scripts meet it.

use super::*;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn book() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("book.toml"), BOOK_TOML).unwrap();
    fs::write(
        folder.path().join("the-text.txt"),
        "Summary of the report\n\n1. One.\n\n2. Two,\nsee A/74/187.\n",
    )
    .unwrap();
    folder
}

fn run(folder: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_panelbook")).current_dir(folder).args(words).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn an_import_writes_the_entry_in_its_place_and_says_what_became_of_each_line() {
    let folder = book();
    let (code, out, err) = run(folder.path(), &["import", "the-text.txt", "--symbol", "A/74/999"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.trim_end().ends_with("content/texts/the-text.md"), "{out}");
    assert!(
        err.starts_with("the-text.txt: 2 paragraphs, 0 notes, 1 symbol, 0 addresses; 4 lines with words"),
        "{err}"
    );
    assert!(err.contains("      5–6  paragraph 2 (#p2)\n"), "{err}");
    let entry = fs::read_to_string(folder.path().join("content/texts/the-text.md")).unwrap();
    assert!(entry.contains("2. > Two, see A/74/187.\n"));
    let (code, out, err) = run(folder.path(), &["check", "--deny", "warnings"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
}

#[test]
fn nothing_is_written_over() {
    let folder = book();
    let place = folder.path().join("taken.md");
    fs::write(&place, "mine").unwrap();
    let (code, _, err) =
        run(folder.path(), &["import", "the-text.txt", "--out", "taken.md", "--report", "report.txt"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("there is a file `taken.md` already\n  = help: nothing was written"), "{err}");
    assert_eq!(fs::read_to_string(&place).unwrap(), "mine");
    assert!(!folder.path().join("report.txt").exists());
    let (code, _, err) =
        run(folder.path(), &["import", "the-text.txt", "--out", "new.md", "--report", "taken.md"]);
    assert_eq!(code, Some(2), "{err}");
    assert!(!folder.path().join("new.md").exists());
}

#[test]
fn the_entry_and_the_report_go_where_they_are_sent() {
    let folder = book();
    let (code, out, err) =
        run(folder.path(), &["import", "the-text.txt", "--out", "-", "--report", "report.txt"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("+++\n# Imported from the-text.txt."), "{out}");
    assert!(fs::read_to_string(folder.path().join("report.txt")).unwrap().contains("paragraph 1 (#p1)"));
    assert!(!folder.path().join("content").exists());
}

#[test]
fn a_file_that_is_not_there_or_too_large_is_said() {
    let folder = book();
    let (code, _, err) = run(folder.path(), &["import", "gone.txt"]);
    assert_eq!(
        (code, err.as_str()),
        (
            Some(2),
            "error: there is no file `gone.txt`\n  = help: name the file that holds the document's text\n"
        )
    );
    let (code, _, err) = run(folder.path(), &["import", "."]);
    assert_eq!(code, Some(2));
    assert!(err.starts_with("error: `.` is no file"), "{err}");
    fs::write(folder.path().join("large.txt"), vec![b'a'; (4 << 20) + 1]).unwrap();
    let (code, _, err) = run(folder.path(), &["import", "large.txt"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("is larger than 4 MiB"), "{err}");
    let (code, _, err) = run(folder.path(), &["import", "the-text.txt", "--book", "content"]);
    assert_eq!(code, Some(2), "{err}");
}

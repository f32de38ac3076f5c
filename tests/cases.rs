//! Literate cases: books in `tests/cases/*.md`, each with the findings that a person must read.
//!
//! A case is a heading, `file PATH` blocks on top of the small book of `support`, and one `findings`
//! block. `PANELBOOK_UPDATE=1 cargo test --test cases` writes what is found; read every change of it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::print_stderr)]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use panelbook::diagnostic::CODES;
use support::Book;

#[test]
fn each_case_finds_what_it_says() {
    let update = std::env::var_os("PANELBOOK_UPDATE").is_some();
    let mut wrong = String::new();
    let mut count = 0;
    for path in texts("tests/cases", "md") {
        let text = fs::read_to_string(&path).unwrap();
        let mut rewritten = String::new();
        for case in text.split_inclusive('\n').fold(vec![String::new()], |mut cases, line| {
            if line.starts_with("# ") && !cases.last().unwrap().is_empty() {
                cases.push(String::new());
            }
            cases.last_mut().unwrap().push_str(line);
            cases
        }) {
            let (book, expected) = read(&case, &path);
            let found = book.findings();
            count += 1;
            if found.trim_end() != expected.trim_end() {
                let title = case.lines().next().unwrap_or_default();
                let _ = writeln!(
                    wrong,
                    "{}: {title}\n--- expected\n{expected}\n--- found\n{found}",
                    path.display()
                );
            }
            rewritten.push_str(&with_findings(&case, &found));
        }
        if update && rewritten != text {
            fs::write(&path, rewritten).unwrap();
        }
    }
    assert!(count >= 20, "only {count} cases were found");
    if update {
        eprintln!("{wrong}");
    } else {
        assert!(wrong.is_empty(), "\n{wrong}\n");
    }
}

#[test]
fn every_code_has_a_case() {
    let mut said = String::new();
    for ending in ["md", "rs", "txt", "snap", "stderr", "stdout"] {
        for path in texts("tests", ending) {
            said.push_str(&fs::read_to_string(path).unwrap_or_default());
        }
    }
    // What the small book cannot show is shown by tests of other stages, which name the code.
    let named = |code: &str| said.contains(&format!("code.as_str(), \"{code}\""));
    let missing: Vec<&str> = CODES
        .iter()
        .map(|explained| explained.code.as_str())
        .filter(|code| !named(code))
        .filter(|code| {
            !["error", "warning", "note"].iter().any(|severity| said.contains(&format!("{severity}[{code}]")))
        })
        .collect();
    assert!(missing.is_empty(), "no test shows a finding of {missing:?}");
}

/// The book of a case, and the findings it is to have.
fn read(case: &str, path: &Path) -> (Book, String) {
    let mut book = Book::new();
    let mut expected = None;
    let mut lines = case.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("````") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "````").collect();
        let text = block.iter().flat_map(|line| [line, "\n"]).collect::<String>();
        match info.split_once(' ') {
            Some(("file", file)) => {
                book.0.insert(file.to_owned(), text);
            }
            None if info == "findings" => expected = Some(text),
            _ => panic!("{}: a block is `file PATH` or `findings`, not `{info}`", path.display()),
        }
    }
    (book, expected.unwrap_or_else(|| panic!("{}: a case without findings: {case}", path.display())))
}

/// The case with other findings.
fn with_findings(case: &str, found: &str) -> String {
    let (before, rest) = case.split_once("````findings\n").unwrap();
    let after = match rest.strip_prefix("````") {
        Some(after) => after,
        None => rest.split_once("\n````").unwrap().1,
    };
    let found = found.trim_end();
    let found = if found.is_empty() { String::new() } else { format!("{found}\n") };
    format!("{before}````findings\n{found}````{after}")
}

fn texts(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_without_settings_is_said_to_be_no_book() {
    let mut book = Book::new();
    book.0.remove("book.toml");
    let (outcome, _) = book.build();
    assert_eq!(outcome.findings[0].code.as_str(), "C001");
    assert!(book.findings().contains("panelbook init my-book"));
}

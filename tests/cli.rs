//! The command line as people and scripts see it: words, exit codes, what goes where.
//!
//! Snapshots are in `tests/cli/`; `SNAPSHOTS=overwrite cargo test --test cli` writes what is found. Read
//! every change of them.
#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are rewritten with them")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "cli/console.rs"]
mod console;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use snapbox::cmd::{Command, OutputAssert};
use snapbox::{Data, assert_data_eq, file, str};

const PROGRAM: &str = env!("CARGO_BIN_EXE_panelbook");

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn broken() -> PathBuf {
    repository().join("tests/cli/broken")
}

fn tiny() -> PathBuf {
    repository().join("tests/sites/tiny")
}

fn panelbook(words: &[&str]) -> Command {
    Command::new(PROGRAM).args(words).env("COLUMNS", "100").env_remove("NO_COLOR")
}

fn run(words: &[&str]) -> OutputAssert {
    panelbook(words).assert()
}

fn said(output: &OutputAssert) -> String {
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

/// A started book in a folder of its own.
fn started() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap().join("book");
    run(&["init", root.to_str().unwrap()]).success();
    (folder, root)
}

#[test]
fn every_command_has_a_help_text() {
    let all = said(&run(&["--help"]).success().stderr_eq(str![""]));
    assert_data_eq!(all.clone(), file!["cli/help.txt"].raw());
    let commands: Vec<&str> = all
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|word| !word.is_empty()))
        .collect();
    assert!(commands.len() >= 8, "{commands:?}");
    for command in commands {
        let help = said(&run(&[command, "--help"]).success().stderr_eq(str![""]));
        let expected = repository().join(format!("tests/cli/help-{command}.txt"));
        assert_data_eq!(help, Data::read_from(&expected, None).raw());
    }
}

#[test]
fn words_that_make_no_sense_end_with_2() {
    run(&["bild"]).code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: unrecognized subcommand 'bild'

  tip: a similar subcommand exists: 'build'

Usage: panelbook [OPTIONS] [COMMAND]

For more information, try '--help'.

"#]]);
    // Without any words, outside of a book; inside of one, the preview begins.
    let nowhere = tempfile::tempdir().unwrap();
    panelbook(&[]).current_dir(nowhere.path()).assert().code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
Structured Markdown entries, [..]

Usage: panelbook [OPTIONS] [COMMAND]
...
"#]]);
    run(&["check", "--format", "xml"]).code(2).stdout_eq(str![""]);
    run(&["new", "term"]).code(2).stdout_eq(str![""]);
    run(&["--version"]).code(0).stdout_eq(str![[r#"
panelbook [..]

"#]]);
}

#[test]
fn findings_are_the_result_of_check_in_each_format() {
    let book = broken();
    let check = |more: &[&str]| {
        let mut words = vec!["check", "--book", book.to_str().unwrap()];
        words.extend(more);
        run(&words)
    };
    check(&[]).code(1).stdout_eq(file!["cli/check-human.txt"].raw()).stderr_eq(str![""]);
    check(&["--format", "short"]).code(1).stdout_eq(file!["cli/check-short.txt"].raw()).stderr_eq(str![""]);
    check(&["--format", "github"]).code(1).stdout_eq(file!["cli/check-github.txt"].raw()).stderr_eq(str![""]);
    let json =
        check(&["--format", "json"]).code(1).stdout_eq(file!["cli/check-json.txt"].raw()).stderr_eq(str![""]);
    for line in said(&json).lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(finding["code"].is_string() && finding["severity"].is_string(), "{line}");
    }
    let colored = said(&check(&["--color", "always"]).code(1));
    assert!(colored.contains("\u{1b}["), "{colored:?}");
}

#[test]
fn warnings_fail_only_when_asked_to() {
    let (_folder, root) = started();
    let path = root.join("content/terms/alternative-text.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("sources = [").unwrap();
    let (_, after) = rest.split_once("]\n+++").unwrap();
    fs::write(&path, format!("{before}+++{after}")).unwrap();
    let root = root.to_str().unwrap();
    let warned = said(&run(&["check", "--book", root]).code(0).stderr_eq(str![""]));
    assert!(warned.contains("warning[P001]: `alternative-text` names no source"), "{warned}");
    run(&["check", "--book", root, "--deny", "warnings"]).code(1);
    run(&["build", "--book", root, "--deny", "warnings"]).code(1);
    run(&["build", "--book", root]).code(0);
}

#[test]
fn a_build_says_one_line_and_a_refused_one_leaves_the_site() {
    let (_folder, root) = started();
    let book = root.to_str().unwrap();
    run(&["check", "--book", book, "--deny", "warnings"]).code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
no findings in 5 entries

"#]]);
    run(&["build", "--book", book]).code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
[..] files, [..] changed, 0 removed, [..] s

"#]]);
    run(&["build", "--book", book]).code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
[..] files, 0 changed, 0 removed, [..] s

"#]]);
    let page = root.join("public/en/terms/alternative-text.html");
    let before = fs::read(&page).unwrap();
    fs::write(root.join("content/terms/alternative-text.md"), "+++\ntitle = \"Gone\"\n+++\n").unwrap();
    run(&["build", "--book", book]).code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error[F006]: [..]`summary`[..]
...
nothing was published; the last good site is as it was

"#]]);
    assert_eq!(fs::read(&page).unwrap(), before);
    run(&["build", "--book", book, "--out", "content"]).code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error[O[..]]: [..]
...
"#]]);
}

/// The stages of `build --timings` as the README lists them.
fn promised_stages() -> Vec<String> {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let line = readme.lines().find(|line| line.starts_with("`build --timings`")).unwrap();
    let (_, stages) = line.split_once(": ").unwrap();
    stages.trim_end_matches('.').split(", ").map(str::to_owned).collect()
}

#[test]
fn a_build_says_how_long_its_stages_took_beside_its_one_line() {
    let (_folder, root) = started();
    let build = |more: &[&str]| {
        let mut words = vec!["build", "--timings", "--book", root.to_str().unwrap()];
        words.extend(more);
        let began = Instant::now();
        let output = run(&words);
        let took = began.elapsed().as_secs_f64() * 1000.0;
        let text = String::from_utf8(output.get_output().stderr.clone()).unwrap();
        let stages: Vec<(f64, String)> = text
            .lines()
            .filter_map(|line| {
                let (milliseconds, stage) = line.trim_start().split_once(" ms  ")?;
                Some((milliseconds.parse().unwrap(), stage.to_owned()))
            })
            .collect();
        let sum: f64 = stages.iter().map(|(took, _)| took).sum();
        assert!(stages.iter().all(|(took, _)| *took >= 0.0) && sum > 0.0 && sum <= took, "{took} ms: {text}");
        let names: Vec<String> = stages.into_iter().map(|(_, stage)| stage).collect();
        (output, names, text)
    };
    let promised = promised_stages();
    let (first, stages, text) = build(&[]);
    assert_eq!(stages, promised);
    assert_eq!(text.lines().count(), stages.len(), "and nothing else: {text}");
    first.code(0).stdout_eq(str![[r#"
[..] files, [..] changed, 0 removed, [..] s

"#]]);
    // Nothing was to be done, so no further stages are there.
    let (again, stages, _) = build(&[]);
    assert_eq!(stages, promised[..2]);
    again.code(0).stdout_eq(str![[r#"
[..] files, 0 changed, 0 removed, [..] s

"#]]);
    // A refused build published nothing.
    fs::write(root.join("content/terms/alternative-text.md"), "+++\ntitle = \"Gone\"\n+++\n").unwrap();
    let (refused, stages, _) = build(&[]);
    assert_eq!(stages, promised[..promised.len() - 1]);
    refused.code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error[F006]: [..]`summary`[..]
...
nothing was published; the last good site is as it was

"#]]);
    let untimed = run(&["build", "--book", root.to_str().unwrap()]).code(1);
    assert!(!String::from_utf8_lossy(&untimed.get_output().stderr).contains(" ms  "));
}

#[test]
fn a_command_finds_the_book_from_a_folder_inside_it() {
    let inside = tiny().join("content/liederen");
    panelbook(&["check"]).current_dir(&inside).assert().code(0).stdout_eq(str![[r#"
no findings in 5 entries

"#]]);
    panelbook(&["check", "--book", "../.."]).current_dir(&inside).assert().code(0);
    panelbook(&["check", "--book", "nowhere"]).current_dir(&inside).assert().code(2).stderr_eq(str![[r#"
error: cannot read `nowhere`: [..]

"#]]);
}

#[test]
fn outside_a_book_it_is_said_how_to_get_one() {
    let folder = tempfile::tempdir().unwrap();
    let here = |words: &[&str]| panelbook(words).current_dir(folder.path()).assert();
    here(&["check"]).code(1).stdout_eq(str![[r#"
error[C001]: there is no `book.toml` here
...
"#]]);
    for words in [&["schema"][..], &["new", "term", "a-term"]] {
        here(words).code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: there is no `book.toml` here
  = help: go into the folder of a book, or start one: panelbook init my-book

"#]]);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn settings_that_cannot_be_read_are_shown_before_anything_is_started() {
    let (_folder, root) = started();
    let settings = root.join("book.toml");
    let text = fs::read_to_string(&settings).unwrap().replace("singular = { en = \"Term\" }\n", "");
    fs::write(&settings, text).unwrap();
    for words in [&["schema"][..], &["new", "term", "a-term"]] {
        panelbook(words).current_dir(&root).assert().code(1).stdout_eq(str![""]).stderr_eq(str![[r#"
error[C005]: [..]`singular`
...
"#]]);
    }
    assert!(!root.join("content/terms/a-term.md").exists());
}

#[test]
fn init_and_new_say_what_they_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let here = |words: &[&str]| panelbook(words).current_dir(folder.path()).assert();
    here(&["init", "book"]).code(0).stdout_eq(file!["cli/init.txt"].raw()).stderr_eq(str![[r#"
a small book, ready to be built: panelbook build --book book

"#]]);
    for path in said(&here(&["init", "other"])).lines() {
        assert!(folder.path().join(path).is_file(), "{path}");
    }
    here(&["init", "book"]).code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: `book` is not empty: it has `.gitignore`
  = help: nothing was written; name a folder that is new or empty

"#]]);
    // The path is one that an editor can be given, wherever one stands.
    let root = folder.path().join("book");
    let at = |place: &str, words: &[&str]| panelbook(words).current_dir(root.join(place)).assert();
    at("", &["new", "term", "plain-language"]).code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
content/terms/plain-language.md

"#]]);
    at("content/terms", &["new", "practice", "short-lines", "--title", "Short lines"]).code(0).stdout_eq(
        str![[r#"
../../content/practices/short-lines.md

"#]],
    );
    here(&["new", "meeting", "second-meeting", "--book", "book"]).code(0).stdout_eq(str![[r#"
book/content/meetings/second-meeting.md

"#]]);
    assert!(root.join("content/meetings/second-meeting.md").is_file());
    at("", &["new", "term", "plain-language"]).code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: `plain-language` is taken: content/terms/plain-language.md
  = help: an id is unique in the whole book, whatever the kind; choose another

"#]]);
    at("", &["new", "trem", "x"]).code(2).stderr_eq(str![[r#"
error: this book has no kind `trem`
  = help: did you mean `term`?

"#]]);
}

#[test]
fn schema_prints_one_kind_or_all() {
    let book = tiny();
    let schema = |more: &[&str]| {
        let mut words = vec!["schema", "--book", book.to_str().unwrap()];
        words.extend(more);
        run(&words)
    };
    schema(&["lied"]).code(0).stdout_eq(file!["scaffold/schema-lied.json"].raw()).stderr_eq(str![""]);
    let all: serde_json::Value = serde_json::from_str(&said(&schema(&[]).code(0))).unwrap();
    assert_eq!(all["$defs"].as_object().unwrap().len(), 3);
    schema(&["liet"]).code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: this book has no kind `liet`
  = help: did you mean `lied`?

"#]]);
}

#[test]
fn why_names_what_a_page_is_made_from() {
    let book = tiny();
    let why = |page: &str| run(&["why", "--book", book.to_str().unwrap(), page]);
    for page in
        ["lied-van-de-dijk", "nl/liederen/lied-van-de-dijk.html", "/nl/liederen/lied-van-de-dijk.html"]
    {
        why(page).code(0).stderr_eq(str![""]).stdout_eq(str![[r#"
nl/liederen/lied-van-de-dijk.html
drawn from
  content/liederen/lied-van-de-dijk.md
  book.toml
  the theme `panel`, its words in `nl`
and from the answers to [..] questions
...
"#]]);
    }
    why("lied-van-de-dyk").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: there is no page `lied-van-de-dyk`; did you mean `lied-van-de-dijk`?

"#]]);
}

#[test]
fn explain_knows_a_code_in_any_case_and_says_which_it_does_not() {
    let text = fs::read_to_string(repository().join("src/diagnostic/explain/F004.md")).unwrap();
    for code in ["f004", "F004"] {
        assert_eq!(said(&run(&["explain", code]).code(0).stderr_eq(str![""])).trim_end(), text.trim_end());
    }
    run(&["explain", "Z999"]).code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
error: there is no code `Z999`; `panelbook explain` lists them all

"#]]);
    run(&["explain", "F04"]).code(2).stderr_eq(str![[r#"
error: there is no code `F04`; did you mean `F004`?

"#]]);
    let all = said(&run(&["explain"]).code(0));
    assert!(all.lines().count() > 50, "{all}");
    assert!(all.lines().any(|line| line.starts_with("F004: ")), "{all}");
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let text = said(&run(&["completions", shell]).code(0).stderr_eq(str![""]));
        for word in ["panelbook", "build", "schema"] {
            assert!(text.contains(word), "{shell}: {word}");
        }
    }
    run(&["completions", "tcsh"]).code(2).stdout_eq(str![""]);
}

#[test]
fn a_reader_that_goes_away_early_is_no_error() {
    let (book, small) = (broken(), tiny());
    let (book, small) = (book.to_str().unwrap(), small.to_str().unwrap());
    for words in [
        &["explain"][..],
        &["explain", "F004"],
        &["--help"],
        &["build", "--help"],
        &["completions", "bash"],
        &["schema", "--book", small],
        &["why", "--book", small, "lied-van-de-dijk"],
        &["check", "--book", book],
        &["check", "--book", book, "--format", "json"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = std::process::Command::new(PROGRAM).args(words).stdout(writer).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{words:?}");
    }
}

#[test]
#[cfg(unix)]
fn the_terminal_shown_in_the_readme_is_as_it_says() {
    let page = fs::read_to_string(repository().join("README.md")).unwrap_or_default();
    let wrong = console::differences(&page, Path::new(PROGRAM));
    assert!(wrong.is_empty(), "\nREADME.md, {}\n", wrong.join("\n"));
}

#[test]
#[cfg(unix)]
fn a_page_that_shows_a_terminal_wrongly_is_found_out() {
    let right = "```console\n$ panelbook init book\nbook/.gitignore\n...\n$ cd book\n$ panelbook check\nno findings in [..] entries\n```\n\n```\n$ not run\n```\n\n```console\n$ panelbook explain Z999\nerror: [..]\n? 2\n```\n";
    assert_eq!(console::steps(right).len(), 4);
    assert_eq!(console::differences(right, Path::new(PROGRAM)), Vec::<String>::new());
    for (good, bad) in [
        ("no findings in [..] entries", "no findings at all"),
        ("? 2\n", ""),
        ("explain Z999", "explain F004"),
        ("$ cd book", "$ cd nowhere"),
    ] {
        let wrong = console::differences(&right.replace(good, bad), Path::new(PROGRAM));
        assert!(!wrong.is_empty(), "{bad}");
    }
}

//! `panelbook cite` and `panelbook symbols`, as a person or a script runs them.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::book;

fn written() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in &book().0 {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn panelbook(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_panelbook"));
    command.current_dir(folder).args(words);
    command
}

fn run(folder: &Path, words: &[&str], input: &[u8]) -> Output {
    let mut child = panelbook(folder, words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn objects(output: &Output) -> Vec<Value> {
    assert_eq!((output.status.code(), said(output).as_str()), (Some(0), ""));
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn cite_prints_each_style() {
    let folder = written();
    let cite = |words: &[&str]| run(folder.path(), &[&["cite"], words].concat(), b"");
    assert_eq!(out(&cite(&["report#p8-a"])), "Recent developments (A/74/187, para. 8 (a))\n");
    let french = cite(&["report#p8-a", "--style", "un", "--lang", "fr"]);
    assert_eq!(out(&french), "Faits nouveaux (A/74/187, par. 8 a))\n");
    assert_eq!(said(&french), "note: the wording of this form in `fr` is to be confirmed\n");
    let bibtex = out(&cite(&["report#p8", "--style", "bibtex"]));
    assert!(
        bibtex.starts_with("@techreport{report-p8,\n") && bibtex.contains("note = {para. 8}"),
        "{bibtex}"
    );
    let ris = out(&cite(&["report", "--style", "ris"]));
    assert!(ris.starts_with("TY  - RPRT\r\n") && ris.ends_with("ER  - \r\n"), "{ris}");
    let json: Value =
        serde_json::from_str(&out(&cite(&["modular#the-scope", "--style", "csl-json"]))).unwrap();
    assert_eq!(json[0]["URL"], "https://panel.example/book/en/notes/modular.html#the-scope");
}

#[test]
fn cite_names_the_nearest_entry_and_place() {
    let folder = written();
    let wrong = run(folder.path(), &["cite", "reprot"], b"");
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(said(&wrong), "error: there is no entry `reprot`; did you mean `report`?\n");
    let wrong = run(folder.path(), &["cite", "report#p8-b"], b"");
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(said(&wrong), "error: `report` has no place `#p8-b`; did you mean `p8-a`?\n");
}

#[test]
fn symbols_are_listed_with_the_register_of_the_book() {
    let folder = written();
    let text = "See SGR, paras. 8 (a) and 9, and A/RES/61/66.\nAlso A/71/438–A/CONF.192/BMS/2016/1.";
    let found = objects(&run(folder.path(), &["symbols", "--json"], text.as_bytes()));
    let double = |symbol: &str| {
        json!({
            "printed": "A/71/438–A/CONF.192/BMS/2016/1", "symbol": symbol, "pinpoint": [],
            "address": format!("https://docs.un.org/en/{symbol}"), "document": null, "start": 51, "end": 83,
        })
    };
    assert_eq!(
        found,
        [
            json!({
                "printed": "SGR, paras. 8 (a) and 9", "symbol": null, "pinpoint": ["p8-a", "p9"],
                "address": null, "document": "report", "start": 4, "end": 27,
            }),
            json!({
                "printed": "A/RES/61/66", "symbol": "A/RES/61/66", "pinpoint": [],
                "address": "https://docs.un.org/en/A/RES/61/66", "document": null, "start": 33, "end": 44,
            }),
            double("A/71/438"),
            double("A/CONF.192/BMS/2016/1"),
        ]
    );
    for one in &found {
        let bytes = usize::try_from(one["start"].as_u64().unwrap()).unwrap()
            ..usize::try_from(one["end"].as_u64().unwrap()).unwrap();
        assert_eq!(one["printed"], text[bytes]);
    }
}

#[test]
fn symbols_outside_of_a_book_are_those_of_the_united_nations() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Voir la résolution 79/40 de l’Assemblée générale et SGR, par. 8.";
    let found = objects(&run(folder.path(), &["symbols", "-", "--lang", "fr", "--json"], text.as_bytes()));
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (&one["symbol"], &one["address"]),
        (&json!("A/RES/79/40"), &json!("https://docs.un.org/fr/A/RES/79/40"))
    );
    assert_eq!(objects(&run(folder.path(), &["symbols", "--json"], b"")), Vec::<Value>::new());
}

#[test]
fn symbols_are_shown_as_a_table_to_a_person() {
    let folder = written();
    std::fs::write(folder.path().join("text.txt"), "One.\nSee SGR,\npara. 9 and A/RES/61/66.\n").unwrap();
    let table = run(folder.path(), &["symbols", "text.txt"], b"");
    assert_eq!(
        out(&table),
        "line  printed       symbol       place  leads to\n\
         2     SGR, para. 9               p9     report\n\
         3     A/RES/61/66   A/RES/61/66         https://docs.un.org/en/A/RES/61/66\n"
    );
}

#[test]
fn a_text_that_is_not_utf8_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let refused = run(folder.path(), &["symbols", "--json"], b"one\ntwo \xff\n");
    assert_eq!((refused.status.code(), out(&refused).as_str()), (Some(2), ""));
    assert_eq!(
        said(&refused),
        "error: standard input is not UTF-8: line 2 (byte 8) cannot be read; save the text as UTF-8\n"
    );
    let missing = run(folder.path(), &["symbols", "nothing.txt"], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(said(&missing).starts_with("error: cannot read `nothing.txt`: "), "{}", said(&missing));
}

#[test]
fn a_large_text_is_listed_and_a_reader_may_leave_early() {
    let folder = tempfile::tempdir().unwrap();
    let text = "As said in A/74/187, para. 8, and again. ".repeat(50_000);
    std::fs::write(folder.path().join("large.txt"), &text).unwrap();
    let found = run(folder.path(), &["symbols", "large.txt", "--json"], b"");
    assert_eq!(out(&found).lines().count(), 50_000);
    let mut child = panelbook(folder.path(), &["symbols", "large.txt", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
}

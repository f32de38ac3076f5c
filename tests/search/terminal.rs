use std::process::{Command, Output};

use serde_json::Value;

use super::script::root;

fn search(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_panelbook"));
    command.arg("--book").arg(root()).arg("search").args(words).env_remove("NO_COLOR").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn objects(words: &[&str]) -> Vec<Value> {
    let output = search(&[words, &["--json"]].concat());
    said(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn json_has_an_object_for_each_page_with_its_place_and_marked_words() {
    let found = objects(&["\"technology transfer\"", "training", "--limit", "3"]);
    assert!((1..=3).contains(&found.len()));
    for one in &found {
        assert!(one["path"].as_str().unwrap().ends_with(&format!("{}.html", one["id"].as_str().unwrap())));
        assert!(one["snippet"].as_array().unwrap().iter().any(|part| part[1] == true), "{one}");
    }
    // Pages with some of the words follow those with all, whatever they score.
    let whole = found.iter().filter(|one| one["partly"] == false);
    let scores: Vec<f64> = whole.map(|one| one["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn a_kind_and_a_number_narrow_what_is_found() {
    let found = objects(&["tracing", "--kind", "practice", "--limit", "2"]);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|one| one["kind"] == "practice"));
}

#[test]
fn what_exists_in_another_language_alone_is_found_through_the_terms() {
    for (lang, query) in [("fr", "traçage"), ("ar", "تعقب"), ("zh", "追查"), ("es", "rastreo")] {
        let found = objects(&["--lang", lang, query]);
        let ids: Vec<&str> = found.iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert!(ids[..3].contains(&"tracing"), "{lang} {query}: {ids:?}");
        assert!(ids.contains(&"tracing-in-sequence"), "{lang} {query}: {ids:?}");
        let told = said(&search(&["--lang", lang, query]));
        assert!(told.contains("(term, in English)"), "{told}");
    }
}

#[test]
fn nothing_found_says_what_may_have_been_meant() {
    let output = search(&["additve", "manufacturng"]);
    assert_eq!(output.status.code(), Some(1));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(talk, "nothing found for additve manufacturng\n  = did you mean: additive manufacturing\n");
    // What finds nothing either is no help.
    let none = search(&["additve", "qqqqqqqq"]);
    assert!(!String::from_utf8(none.stderr).unwrap().contains("did you mean"));
    let wrong = search(&["mark", "--kind", "practise"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("did you mean `practice`?"));
}

#[test]
fn colors_are_used_only_when_asked_for() {
    assert!(!said(&search(&["tracing", "--limit", "1"])).contains('\u{1B}'));
    let colored = said(&search(&["tracing", "--limit", "1", "--color", "always"]));
    assert!(colored.contains("\u{1B}[1;33m"), "{colored}");
}

//! `trace`: what the book claims, where that is said, and at which meeting.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod support;

use panelbook::model::Via;
use panelbook::output::Memory;
use panelbook::trace::{self, Trace, Weakness};
use proptest::prelude::*;
use support::{Book, page};

const BOOK_TOML: &str = r#"
format = 1
source = "en"
languages = [{ tag = "en", name = "English" }]
title = "A small book"

[standing]
agreed = "Agreed text"

[kinds.note]
folder = "notes"
title = "Notes"
singular = "Note"
[kinds.note.fields]
gist = { type = "prose", required = true, label = "Gist" }

[kinds.text]
folder = "texts"
title = "Texts"
singular = "Text"
paragraphs = "numbered"
sources = "optional"
[kinds.text.fields]
symbols = { type = "symbols", label = "Symbol" }
short = { type = "names", label = "Short name" }
[kinds.text.relations]
issued-for = { to = ["talk"], label = "Issued for", inverse = "Documents" }

[kinds.talk]
folder = "talks"
title = "Talks"
singular = "Talk"
sources = "optional"
[kinds.talk.fields]
day = { type = "date", label = "Day" }
[kinds.talk.relations]
outcome = { to = ["text"], label = "Outcome", inverse = "Outcome of" }

[symbols]
address = "https://example.org/{symbol}"

[rules]
orphan = "off"
"#;

fn book() -> Book {
    Book::new()
        .with("book.toml", BOOK_TOML)
        .with("content/talks/spring.md", "+++\ntitle = \"Spring talks\"\nsummary = \"In spring.\"\nday = \"2021-04-02\"\n+++\n")
        .with("content/talks/autumn.md", "+++\ntitle = \"Autumn talks\"\nsummary = \"In autumn.\"\noutcome = [\"rules\"]\n+++\n")
        .with(
            "content/texts/rules.md",
            "+++\ntitle = \"Rules\"\nsummary = \"The rules.\"\nstanding = \"agreed\"\nsymbols = [\"A/74/187\"]\nshort = [\"TR\"]\nissued-for = [\"spring\"]\n+++\n1. Be brief.\n\n2. Be kind.\n\n   (a) Also in writing.\n",
        )
}

fn note(gist: &str, sources: &str) -> String {
    format!("+++\ntitle = \"Note\"\nsummary = \"About it.\"\ngist = \"{gist}\"\nsources = {sources}\n+++\n")
}

fn traced(book: &Book) -> Trace {
    let (outcome, _) = book.build();
    let site = outcome.site.unwrap();
    trace::entry(site.find("note").unwrap(), &site, &outcome.config)
}

#[test]
fn a_claim_leads_to_its_paragraphs_and_their_meeting() {
    let book = book().with(
        "content/notes/note.md",
        &note("Kindness counts.", "[\"TR, paras. 1 and 2 (a)\", \"[Leaflet](https://example.org/l)\"]"),
    );
    let trace = traced(&book);
    let [claim] = &trace.claims[..] else { panic!("{trace:?}") };
    assert_eq!(
        (claim.field.as_str(), claim.words.as_str(), claim.cites),
        ("gist", "Kindness counts.", false)
    );
    assert_eq!(claim.weak, []);
    let [rules, leaflet] = &claim.supports[..] else { panic!("{claim:?}") };
    assert_eq!(rules.standing.as_deref(), Some("Agreed text"));
    let passages: Vec<(&str, &str)> =
        rules.passages.iter().map(|p| (p.anchor.as_str(), p.words.as_str())).collect();
    assert_eq!(passages, [("p1", "Be brief."), ("p2-a", "Also in writing.")]);
    assert_eq!(rules.meetings[0].title, "Spring talks");
    assert_eq!(rules.meetings[0].dates, ["2021-04-02"]);
    assert_eq!(leaflet.work, "https://example.org/l");
}

#[test]
fn words_that_cite_rest_on_what_they_cite() {
    let book = book().with(
        "content/notes/note.md",
        &note("Kindness counts (TR, para. 2).", "[\"[Leaflet](https://example.org/l)\"]"),
    );
    let trace = traced(&book);
    assert!(trace.claims[0].cites);
    assert_eq!(trace.claims[0].supports.len(), 1);
    assert_eq!(trace.claims[0].weak, [Weakness::OneSource]);
}

#[test]
fn what_rests_on_nothing_or_on_a_replaced_text_is_said() {
    let bare = book().with(
        "content/notes/note.md",
        "+++\ntitle = \"Note\"\nsummary = \"About it.\"\ngist = \"So it is.\"\n+++\n",
    );
    assert_eq!(traced(&bare).claims[0].weak, [Weakness::NoSource]);
    let revised = book().with("content/notes/note.md", &note("So it is.", "[\"TR, para. 1\"]")).with(
        "content/texts/rules-2.md",
        "+++\ntitle = \"Rules, revised\"\nsummary = \"The rules.\"\nsymbols = [\"A/74/187/Rev.1\"]\n+++\n",
    );
    let trace = traced(&revised);
    assert_eq!(trace.claims[0].weak, [Weakness::Superseded, Weakness::OneSource]);
    assert_eq!(trace.claims[0].supports[0].by, ["rules-2"]);
}

#[test]
fn the_settings_name_the_relations_to_meetings_on_either_side() {
    let settings = format!("{BOOK_TOML}\n[policy]\nmeetings = [\"outcome\"]\n");
    let book = book()
        .with("book.toml", &settings)
        .with("content/notes/note.md", &note("So it is.", "[\"TR, para. 1\"]"));
    let trace = traced(&book);
    let meetings: Vec<&str> = trace.claims[0].supports[0].meetings.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(meetings, ["autumn"]);
}

#[test]
fn what_symbols_imply_is_shown_on_both_pages_unless_the_author_states_it() {
    let revised =
        "+++\ntitle = \"Rules, revised\"\nsummary = \"The rules.\"\nsymbols = [\"A/74/187/Rev.2\"]\n+++\n";
    let plain = book().with("content/texts/rules-2.md", revised);
    let (outcome, memory) = plain.build();
    assert_eq!(outcome.findings, []);
    assert!(page(&memory, "en/texts/rules-2.html").contains("relation-revises"));
    assert!(page(&memory, "en/texts/rules.html").contains("relation-revised-by"));
    let stated = BOOK_TOML.replace(
        "issued-for = {",
        "replaces = { to = [\"text\"], label = \"Replaces\", inverse = \"Replaced by\" }\nissued-for = {",
    );
    let stated = plain
        .with("book.toml", &stated)
        .with("content/texts/rules-2.md", &revised.replacen("symbols", "replaces = [\"rules\"]\nsymbols", 1));
    let (outcome, memory) = stated.build();
    assert_eq!(outcome.findings, []);
    let site = outcome.site.unwrap();
    let from = site.find("rules-2").unwrap();
    assert!(site.edges_from(from).iter().any(|edge| matches!(edge.via, Via::Implied(_))));
    let page = page(&memory, "en/texts/rules-2.html");
    assert!(page.contains("relation-replaces") && !page.contains("relation-revises"));
}

#[test]
fn a_quotation_carries_the_disclaimer_of_its_source() {
    let says = "+++\ntitle = \"Note\"\nsummary = \"About it.\"\ngist = \"So.\"\nsources = [\"TR, para. 1\"]\n+++\n> “brief”\n>\n> — TR, para. 1\n";
    let with = |book: Book, words: &str| {
        let text = book.0["content/texts/rules.md"].replacen(
            "symbols",
            &format!("disclaimer = \"{words}\"\nsymbols"),
            1,
        );
        book.with("content/texts/rules.md", &text)
    };
    let first = with(book().with("content/notes/note.md", says), "By the host alone.");
    let mut session = panelbook::build::Session::new();
    let (_, before) = first.build_in(&mut session, &Memory::new());
    assert!(
        page(&before, "en/notes/note.html")
            .contains("<p class=\"disclaimer\">By the host alone.</p></figcaption>")
    );
    let second = with(book().with("content/notes/note.md", says), "By nobody.");
    let (_, after) = second.build_in(&mut session, &before);
    assert!(page(&after, "en/notes/note.html").contains("By nobody."));
}

#[test]
fn the_command_fails_when_something_rests_on_nothing() {
    let ran = |book: &Book, words: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in &book.0 {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let program = env!("CARGO_BIN_EXE_panelbook");
        let ran = std::process::Command::new(program)
            .arg("trace")
            .args(words)
            .current_dir(folder.path())
            .output()
            .unwrap();
        (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
    };
    let good = book().with("content/notes/note.md", &note("So it is.", "[\"TR, para. 1\"]"));
    assert_eq!(ran(&good, &[]), (Some(0), "one source: note: gist (TR, para. 1)\n1 claim: 0 with no source, 0 with superseded source, 1 with one source\n".to_owned()));
    let (code, told) = ran(&good, &["note"]);
    assert_eq!(code, Some(0));
    for words in [
        "gist: So it is.",
        "<- TR, para. 1",
        "Rules (Agreed text)",
        "#p1: Be brief.",
        "issued for: Spring talks, 2021-04-02",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
    let value: serde_json::Value =
        serde_json::from_str(&ran(&good, &["note", "--format", "json"]).1).unwrap();
    assert_eq!(value["claims"][0]["supports"][0]["passages"][0]["anchor"], "p1");
    assert_eq!(value["claims"][0]["weak"][0], "one-source");
    let bare = book().with(
        "content/notes/note.md",
        "+++\ntitle = \"Note\"\nsummary = \"About it.\"\ngist = \"So it is.\"\n+++\n",
    );
    assert_eq!(ran(&bare, &["note"]).0, Some(1));
    assert_eq!(ran(&bare, &[]).0, Some(1));
    assert_eq!(ran(&bare, &["not"]).0, Some(2));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever the sources are, every work is named once, and a claim without any is the only bare one.
    #[test]
    fn each_work_is_named_once(picked in prop::collection::vec(0usize..5, 0..8)) {
        let lines = ["TR, para. 1", "TR, para. 2 (a)", "A/74/187", "[L](https://example.org/l)", "A/75/1"];
        let sources: Vec<&str> = picked.iter().map(|at| lines[*at]).collect();
        let book = book().with("content/notes/note.md", &note("So.", &format!("{sources:?}")));
        let trace = traced(&book);
        let claim = &trace.claims[0];
        let mut works: Vec<&str> = claim.supports.iter().map(|support| support.work.as_str()).collect();
        let count = works.len();
        works.sort_unstable();
        works.dedup();
        prop_assert_eq!(works.len(), count);
        prop_assert_eq!(claim.weak.contains(&Weakness::NoSource), sources.is_empty());
        prop_assert_eq!(claim.weak.contains(&Weakness::OneSource), count == 1);
    }
}

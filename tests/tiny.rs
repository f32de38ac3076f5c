//! A second book, on another subject, in a language that the program has no words for: what the program
//! does for one panel it does for any.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use panelbook::base::BookPath;
use panelbook::build::{Options, Outcome, Progress, Session};
use panelbook::diagnostic::{Format, Look, emit};
use panelbook::output::Memory;
use panelbook::source::disk;
use snapbox::{assert_data_eq, file};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/tiny")
}

fn build() -> (Outcome, Memory, String) {
    let snapshot = disk::load(&root(), None).unwrap();
    let memory = Memory::new();
    let options = Options { drafts: false };
    let outcome = Session::new().build(&snapshot, options, &memory, &Progress::default()).unwrap();
    let findings = emit(&outcome.findings, &|path| outcome.text(&snapshot, path), Format::Human, Look::PLAIN);
    (outcome, memory, findings)
}

#[test]
fn a_book_on_another_subject_builds_without_a_finding_into_the_expected_pages() {
    let (_, memory, findings) = build();
    assert_eq!(findings, "");
    let mut tree = String::new();
    for path in memory.paths() {
        if Path::new(path.as_str()).extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let page = String::from_utf8(memory.get(path.as_str()).unwrap().to_vec()).unwrap();
        let seen = BookPath::new(path.as_str()).unwrap();
        let _ = writeln!(tree, "{path}: {}", between(&page, "<h1>", "</h1>"));
        let main = between(&page, "<main", "</main>");
        for anchor in attributes(main, "id").into_iter().filter(|anchor| is_number(anchor)) {
            let _ = writeln!(tree, "  #{anchor}");
        }
        for link in links(main, &seen) {
            let _ = writeln!(tree, "  -> {link}");
        }
    }
    assert_data_eq!(tree, file!["sites/tiny.txt"].raw());
}

#[test]
fn a_page_in_a_language_of_the_book_alone_holds_no_word_of_another() {
    let (_, memory, _) = build();
    let page = |path: &str| String::from_utf8(memory.get(path).unwrap().to_vec()).unwrap();
    let dutch = page("nl/liederen/avond-aan-de-vaart.html");
    assert!(dutch.contains("<html lang=\"nl\""), "{dutch}");
    for (word, instead) in
        [("Relations", "Verbanden"), ("Quiet", "Ingetogen"), ("Unaccompanied", "A capella"), ("Yes", "Ja")]
    {
        assert!(dutch.contains(instead), "{instead}: {dutch}");
        assert!(!between(&dutch, "<main", "</main>").contains(word), "{word}: {dutch}");
    }
    let english = page("en/liederen/lied-van-de-dijk.html");
    for (word, instead) in [("Verbanden", "Relations"), ("Uitbundig", "Lively"), ("Nee", "No")] {
        assert!(english.contains(instead), "{instead}: {english}");
        assert!(!between(&english, "<main", "</main>").contains(word), "{word}: {english}");
    }
    assert!(page("nl/uitvoeringen/nieuwjaar-2026.html").contains("4 januari 2026"));
    assert!(page("nl/uitvoeringen/open-repetitie-2025.html").contains("december 2025"));
}

#[test]
fn no_word_of_the_first_panel_reaches_another_book() {
    let (_, memory, _) = build();
    for path in memory.paths() {
        let bytes = memory.get(path.as_str()).unwrap().to_vec();
        // The built-in English words are those of the first panel's kind of work; Dutch ones are the book's own.
        if !path.as_str().starts_with("nl/") {
            continue;
        }
        let page = String::from_utf8(bytes).unwrap();
        for word in ["United Nations", "panel", "weapon", "marking", "undocs", "docs.un.org", "Panel"] {
            assert!(!between(&page, "<body", "</body>").contains(word), "{path} says {word}");
        }
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let Some((_, rest)) = text.split_once(start) else { return "" };
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

/// The values of an attribute, in order.
fn attributes(html: &str, name: &str) -> Vec<String> {
    html.split(&format!(" {name}=\""))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().replace("&#x2f;", "/").replace("&amp;", "&"))
        .collect()
}

/// Whether an anchor is a numbered paragraph's.
fn is_number(anchor: &str) -> bool {
    anchor.strip_prefix('p').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Where the links lead that an author made, directly or by a relation: other pages of the site, but
/// no lists, which come and go with the theme.
fn links(html: &str, page: &BookPath) -> BTreeSet<String> {
    attributes(html, "href")
        .into_iter()
        .filter(|link| !link.starts_with('#') && !link.contains("://"))
        .map(|link| {
            let (path, anchor) = link.split_once('#').map_or((link.as_str(), ""), |(path, a)| (path, a));
            let path = page.join(path).unwrap_or_else(|| panic!("{page} leads to {link}"));
            if anchor.is_empty() { path.to_string() } else { format!("{path}#{anchor}") }
        })
        .filter(|link| !link.ends_with("/index.html") && !link.ends_with("/a-z.html"))
        .collect()
}

//! What a page offers to be cited by.

use panelbook::build::Session;
use panelbook::output::{Memory, Sink as _};

use crate::book;
use crate::support::{files, page};

/// The words of the part that offers the citation, without its tags.
fn offered(html: &str) -> String {
    let part = html.split("<details class=\"cite\"").nth(1).expect("the page offers its citation");
    let part = part.split("</details>").next().unwrap();
    let mut text = String::new();
    for piece in part.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    text
}

#[test]
fn a_document_offers_its_citation_and_that_of_each_paragraph() {
    let (outcome, memory) = book().build();
    assert!(!outcome.failed(), "{:?}", outcome.findings);
    let html = page(&memory, "en/documents/report.html");
    let text = offered(&html);
    for words in [
        "Recent developments (A/74/187)",
        "Recent developments (A/74/187, para. 8)",
        "Recent developments (A/74/187, para. 8 (a))",
        "Recent developments (A/74/187, para. 9)",
    ] {
        assert!(text.lines().any(|line| line.trim() == words), "{words} in {text}");
    }
    assert!(html.contains("<a href=\"#p8-a\">Recent developments (A/74/187, para. 8 (a))</a>"));
    for file in ["report.bib", "report.ris", "report.csl.json"] {
        assert!(html.contains(&format!("href=\"{file}\"")), "{file}");
        assert!(memory.get(&format!("en/documents/{file}")).is_some(), "{file}");
    }
    assert!(!text.contains("to be confirmed"), "English forms are known");
}

#[test]
fn a_resolution_is_cited_in_the_language_of_the_page_and_unsure_forms_say_so() {
    let (_, memory) = book().build();
    let english = offered(&page(&memory, "en/documents/resolution.html"));
    assert!(english.contains("General Assembly resolution 79/40 of 2 December 2024, para. 3"), "{english}");
    let french = offered(&page(&memory, "fr/documents/resolution.html"));
    let whole = "résolution 79/40 de l’Assemblée générale du 2 décembre 2024";
    let line = french.lines().find(|line| line.contains(whole)).expect(whole);
    assert!(line.contains("to be confirmed") || line.contains("confirm"), "{line}");
}

#[test]
fn a_symbol_in_arabic_runs_from_left_to_right() {
    let (_, memory) = book().build();
    let html = page(&memory, "ar/documents/report.html");
    assert!(html.contains("(<bdi dir=\"ltr\">A/74/187</bdi>)"), "{}", offered(&html));
    assert!(html.contains("(<bdi dir=\"ltr\">A/74/187</bdi>، الفقرة 8 (أ))"));
}

#[test]
fn what_is_unconfirmed_is_not_in_a_citation() {
    let (_, memory) = book().build();
    for ending in ["bib", "ris", "csl.json"] {
        let text = page(&memory, &format!("en/documents/not-settled.{ending}"));
        assert!(text.contains("Not settled") && text.contains("https://example.org/paper?a=1&b=2"), "{text}");
        for open in ["192", "2006", "Nobody"] {
            assert!(!text.contains(open), "{open} in {text}");
        }
    }
    let text = offered(&page(&memory, "en/documents/not-settled.html"));
    assert!(text.contains("Not settled. Available at https://example.org/paper?a=1&amp;b=2"), "{text}");
}

#[test]
fn a_page_of_the_book_is_cited_as_one() {
    let (_, memory) = book().build();
    let text = offered(&page(&memory, "en/notes/modular.html"));
    let words = "A small book, Modular design. Available at https://panel.example/book/en/notes/modular.html";
    assert!(text.contains(words), "{text}");
    let (_, memory) = book()
        .with("content/documents/odd.md", "+++\ntitle = \"Odd\"\nsummary = \"Odd.\"\n+++\n1. One.\n")
        .build();
    let text = offered(&page(&memory, "en/documents/odd.html"));
    let place = "Odd, para. 1. Available at https://panel.example/book/en/documents/odd.html#p1";
    assert!(text.contains(place), "{text}");
    let json: serde_json::Value = serde_json::from_str(&page(&memory, "en/notes/modular.csl.json")).unwrap();
    assert_eq!(json[0]["type"], "webpage");
    assert_eq!(json[0]["URL"], "https://panel.example/book/en/notes/modular.html");
}

#[test]
fn a_file_that_was_lost_is_made_again_beside_a_page_that_was_kept() {
    let mut session = Session::new();
    let (_, whole) = book().build_in(&mut session, &Memory::new());
    // What is left when somebody has changed one file and taken another away.
    let left = Memory::new();
    for path in whole.paths() {
        match path.as_str() {
            "en/documents/report.bib" => {
                left.put(&path, b"changed").unwrap();
            }
            "en/documents/odd.html" => {}
            _ => {
                left.put(&path, &whole.get(path.as_str()).unwrap()).unwrap();
            }
        }
    }
    let (outcome, after) = book().build_in(&mut session, &left);
    assert_eq!(files(&after), files(&whole));
    assert_eq!(outcome.tally.rendered, 2);
    assert_eq!(after.report().unwrap().changed, 1);
    // And nothing is made when nothing is missing.
    let (outcome, again) = book().build_in(&mut session, &after);
    assert_eq!((outcome.tally.rendered, files(&again) == files(&whole)), (0, true));
}

#[test]
fn a_kind_that_offers_no_files_has_none_beside_its_pages() {
    let mut book = book();
    for text in book.0.values_mut() {
        *text = text.replace("files = true", "files = false");
    }
    let (outcome, memory) = book.build();
    assert_eq!(outcome.findings, []);
    assert!(files(&memory).keys().all(|path| !path.ends_with(".bib") && !path.ends_with(".csl.json")));
    assert!(!page(&memory, "en/documents/report.html").contains("citation-files"));
}

#[test]
fn what_symbols_alone_say_of_a_document_stands_beside_them() {
    let told = |symbols: &str| {
        let text = format!(
            "+++\ntitle = \"A paper\"\nsummary = \"A paper.\"\nsymbols = [{symbols}]\nissued-by = \"A meeting\"\n+++\n1. One.\n"
        );
        let (outcome, memory) = book().with("content/documents/paper.md", &text).build();
        assert!(!outcome.failed(), "{:?}", outcome.findings);
        let html = page(&memory, "en/documents/paper.html");
        let from = html.find("<div class=\"field field-symbols").expect("the page shows its symbols");
        let symbols = html[from..].split("</div>").next().unwrap().to_owned();
        symbols
            .split("<span class=\"meta\">")
            .skip(1)
            .map(|rest| rest.split("</span>").next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(told("\"A/71/438\""), Vec::<String>::new());
    assert_eq!(told("\"A/71/438\", \"A/CONF.192/BMS/2016/1\""), ["(same document as A/71/438)"]);
    assert_eq!(told("\"A/CONF.192/2024/RC/CRP.1/Rev.3\""), ["(a draft: not the final text)"]);
    assert_eq!(
        told("\"A/CONF.192/2024/RC/CRP.1.Rev3\", \"A/CONF.192/2024/RC/3\""),
        ["(draft of A/CONF.192/2024/RC/3)"]
    );
}

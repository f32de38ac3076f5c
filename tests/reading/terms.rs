use panelbook::build::Session;
use panelbook::output::Memory;

use crate::support::{BOOK_TOML, Book, page};

fn book() -> Book {
    let toml = BOOK_TOML.replace("[symbols]", "[terms]\nkind = \"text\"\n\n[symbols]");
    let term = |title: &str, more: &str| {
        format!("+++\ntitle = \"{title}\"\nsummary = \"What {title} <means>.\"\n{more}+++\n")
    };
    Book::new()
        .with("book.toml", &toml)
        .with("content/texts/lane.md", &term("Lane", "short = [\"slow street\"]\n"))
        .with("content/texts/lane.fr.md", &term("Voie", ""))
        .with("content/texts/gate.md", &term("Gate", ""))
        .with(
            "content/notes/first.md",
            "+++\ntitle = \"First\"\nsummary = \"One.\"\n+++\n## A gate\n\nLanes, [a gate](https://example.org/) and a gate. A lane and a slow street.\n",
        )
}

#[test]
fn a_term_is_explained_once_where_it_first_stands_in_running_text() {
    let (outcome, memory) = book().build();
    assert_eq!(outcome.findings, []);
    let first = page(&memory, "en/notes/first.html");
    let (_, text) = first.split_once("<div class=\"text\">").unwrap();
    let lane = "<span class=\"term\"><a href=\"../texts/lane.html\" aria-describedby=\"term-lane\">Lanes</a><span class=\"tip\" role=\"tooltip\" id=\"term-lane\" hidden>What Lane &lt;means&gt;.</span></span>";
    assert!(text.contains(lane), "{text}");
    assert_eq!(text.matches("id=\"term-lane\"").count(), 1);
    // Neither the heading nor the link is cut up; the word after them is.
    assert!(text.contains("rel=\"external noopener\">a gate</a> and a <span class=\"term\">"), "{text}");
    assert!(text.contains("A lane and a <a href=\"../texts/lane.html\">slow street</a>."), "{text}");
}

#[test]
fn the_page_of_a_term_does_not_explain_itself() {
    let book = book().with(
        "content/texts/gate.md",
        "+++\ntitle = \"Gate\"\nsummary = \"A gate.\"\n+++\n1. A gate closes a lane.\n",
    );
    let (_, memory) = book.build();
    let gate = page(&memory, "en/texts/gate.html");
    assert!(gate.contains("id=\"term-lane\"") && !gate.contains("id=\"term-gate\""), "{gate}");
}

#[test]
fn a_page_is_drawn_anew_when_a_term_it_could_use_gets_its_name() {
    let mut session = Session::new();
    let (_, before) = book().build_in(&mut session, &Memory::new());
    let renamed = book().with(
        "content/texts/gate.md",
        "+++\ntitle = \"Barrier\"\nsummary = \"A gate.\"\nshort = [\"cut up\"]\n+++\n",
    );
    let (_, after) = renamed.build_in(&mut session, &before);
    let (_, clean) = renamed.build();
    assert_eq!(page(&after, "en/notes/first.html"), page(&clean, "en/notes/first.html"));
    assert!(!page(&after, "en/notes/first.html").contains("id=\"term-gate\""));
}

#[test]
fn a_kind_of_terms_that_does_not_exist_is_said() {
    let toml = BOOK_TOML.replace("[symbols]", "[terms]\nkind = \"txt\"\n\n[symbols]");
    let findings = Book::new().with("book.toml", &toml).findings();
    assert!(
        findings.contains("there is no kind `txt`") && findings.contains("did you mean `text`"),
        "{findings}"
    );
}

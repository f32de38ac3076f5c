use panelbook::base::BookPath;
use panelbook::config;
use panelbook::theme::{State, built_in, overrides, recorded};

use crate::support::Book;

fn compared(book: &Book) -> (Vec<(String, State)>, Vec<panelbook::diagnostic::Diagnostic>) {
    let snapshot = book.snapshot();
    let (config, findings) = config::parse(&book.0["book.toml"], &BookPath::new("book.toml").unwrap());
    assert_eq!(findings, []);
    let (own, findings) = overrides(&snapshot, &config);
    (own.into_iter().map(|file| (file.name, file.state)).collect(), findings)
}

#[test]
fn an_override_is_told_from_the_state_of_the_built_in_file_that_it_was_made_from() {
    let footer = built_in("parts/footer.html").unwrap();
    let manifest = format!(
        "theme_api = 1\n[overrides]\n\"parts/footer.html\" = \"{}\"\n\"parts/card.html\" = \"00\"\n",
        recorded(footer)
    );
    let book = Book::new()
        .with("themes/panel/theme.toml", &manifest)
        .with("themes/panel/parts/footer.html", "<footer></footer>\n")
        .with("themes/panel/parts/card.html", "x\n")
        .with("themes/panel/parts/door.html", "x\n")
        .with("themes/panel/parts/term.html", built_in("parts/term.html").unwrap())
        .with("themes/panel/parts/of-our-own.html", "x\n")
        .with("themes/panel/parts/foter.html", "x\n");
    let (states, findings) = compared(&book);
    let state = |name: &str| states.iter().find(|(other, _)| other == name).unwrap().1;
    assert_eq!(state("parts/footer.html"), State::Unchanged);
    assert_eq!(state("parts/card.html"), State::Changed);
    assert_eq!(state("parts/door.html"), State::Unrecorded);
    assert_eq!(state("parts/term.html"), State::Same);
    assert_eq!(state("parts/of-our-own.html"), State::Own);
    assert!(findings.iter().all(|finding| finding.code.as_str() == "T006"), "{findings:?}");
    let about = |name: &str| findings.iter().filter(|finding| finding.message.contains(name)).count();
    assert_eq!(
        ["parts/card.html", "parts/door.html", "parts/foter.html", "parts/footer.html"].map(about),
        [1, 1, 1, 0]
    );
    assert_eq!(findings[0].code.as_str(), "T006");
}

#[test]
fn a_recorded_file_that_is_not_there_is_said() {
    let book = Book::new()
        .with("themes/panel/theme.toml", "[overrides]\n\"parts/footr.html\" = \"00\"\n")
        .with("themes/panel/parts/footer.html", "x\n");
    let (_, findings) = compared(&book);
    assert!(findings.iter().any(|finding| finding.message.contains("`parts/footr.html`")), "{findings:?}");
}

#[test]
fn a_style_of_the_book_that_names_a_side_of_the_screen_is_said() {
    let book =
        Book::new().with("themes/panel/styles/95-own.css", "@layer parts {\n  .a { margin-left: 1px; }\n}\n");
    let (_, findings) = compared(&book);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code.as_str(), "T007");
}

#[test]
fn a_book_takes_a_single_part_and_every_page_shows_it() {
    let book = Book::new()
        .with("themes/panel/parts/footer.html", "<footer class=\"ours\">Ours.</footer>\n")
        .with("content/notes/a.md", "+++\ntitle = \"A\"\nsummary = \"One.\"\n+++\nWords.\n");
    let (outcome, memory) = book.build();
    assert_eq!(outcome.findings, []);
    for path in ["en/index.html", "en/notes/a.html", "en/a-z.html", "404.html"] {
        assert!(
            crate::support::page(&memory, path).contains("<footer class=\"ours\">Ours.</footer>"),
            "{path}"
        );
    }
}

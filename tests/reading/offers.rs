use panelbook::build::Session;
use panelbook::output::Memory;

use crate::support::{BOOK_TOML, Book, page};

const CHANGED: &str = "+++
title = \"Lane & gate\"
summary = \"One.\"
changes = [
  { on = \"2026-10-01\", note = \"Words made plainer\" },
  { on = \"2026-11-20\", note = \"The limit is 30\", major = true },
]
+++
Words.
";

fn with_settings(settings: &str) -> Book {
    Book::new().with("book.toml", &BOOK_TOML.replace("[symbols]", &format!("{settings}\n[symbols]")))
}

#[test]
fn a_page_says_when_it_last_changed_and_why() {
    let (outcome, memory) = Book::new().with("content/notes/lane.md", CHANGED).build();
    assert_eq!(outcome.findings, []);
    let lane = page(&memory, "en/notes/lane.html");
    assert!(
        lane.contains("<time datetime=\"2026-11-20\">20 November 2026</time>: The limit is 30</dd>"),
        "{lane}"
    );
    let (_, changes) = lane.split_once("<section class=\"changes\"").unwrap();
    let at = |words: &str| changes.find(words).unwrap_or_else(|| panic!("{words}: {changes}"));
    assert!(at("change of substance") < at("change of wording"));
    assert!(at("The limit is 30") < at("Words made plainer"));
}

#[test]
fn a_note_of_an_earlier_day_is_not_given_as_the_reason_of_a_later_change() {
    let dates = "content/notes/lane.md\t2026-01-01\t2026-11-22\n";
    let (_, memory) =
        Book::new().with("content/notes/lane.md", CHANGED).with("content/ledger/dates.tsv", dates).build();
    let lane = page(&memory, "en/notes/lane.html");
    assert!(lane.contains("22 November 2026</time></dd>"), "{lane}");
    assert!(lane.contains("The limit is 30</p>"), "{lane}");
}

#[test]
fn a_change_without_its_day_or_its_note_is_said() {
    let slips = "+++\ntitle = \"L\"\nsummary = \"One.\"\nchanges = [{ note = \"Why\" }, { on = \"2026-13-01\", note = \"x\" }, { on = \"2026-01-01\", note = \" \" }]\n+++\n";
    let findings = Book::new().with("content/notes/lane.md", slips).findings();
    assert!(findings.contains("error[F006]"), "{findings}");
    assert!(findings.contains("error[F008]"), "{findings}");
    assert!(findings.contains("error[F009]"), "{findings}");
}

#[test]
fn a_remark_is_a_message_that_names_the_page_and_the_edition() {
    let settings =
        "[feedback]\nmail = \"panel@example.org\"\n[edit]\nurl = \"https://git.example/edit/main/{path}\"\n";
    let book = with_settings(settings);
    let toml = book.0["book.toml"].replace("format = 1", "format = 1\nbase = \"https://book.example/\"");
    let (outcome, memory) = book.with("book.toml", &toml).with("content/notes/lane.md", CHANGED).build();
    assert_eq!(outcome.findings, []);
    let lane = page(&memory, "en/notes/lane.html");
    let mail = "href=\"mailto:panel@example.org?subject=Remark%3A%20Lane%20%26%20gate&amp;body=https%3A%2F%2Fbook.example%2Fen%2Fnotes%2Flane.html%0D%0AEdition%3A%20content%2Fnotes%2Flane.md%0D%0A%0D%0A\"";
    assert!(lane.contains(mail), "{lane}");
    assert!(lane.contains("href=\"https://git.example/edit/main/content/notes/lane.md\""), "{lane}");
    let (_, memory) = Book::new().with("content/notes/lane.md", CHANGED).build();
    let lane = page(&memory, "en/notes/lane.html");
    assert!(!lane.contains("Send a remark on") && !lane.contains("Edit this page"), "{lane}");
}

#[test]
fn settings_that_lead_nowhere_are_said() {
    let findings = with_settings("[feedback]\nmail = \"the secretariat\"\nurl = \"www.example.org\"\n[edit]\nurl = \"https://git.example/\"\n").findings();
    assert!(findings.contains("`the secretariat` is not the address of a mailbox"), "{findings}");
    assert!(findings.contains("`url` is not an address on the web"), "{findings}");
    assert!(findings.contains("the address has no `{path}` in it"), "{findings}");
}

#[test]
fn a_page_over_its_budget_is_named_with_what_weighs_most_in_it_also_when_it_was_kept() {
    let book = with_settings("[budgets]\npage = 700\nfirst-view = 30_000\nlevel = \"error\"\n").with(
        "content/notes/lane.md",
        &CHANGED.replace("Words.", &"Some ever other words, no two alike. ".repeat(3)),
    );
    let mut session = Session::new();
    let (outcome, memory) = book.build_in(&mut session, &Memory::new());
    let finding = outcome.findings.iter().find(|f| f.message.contains("en/notes/lane.html")).unwrap();
    assert_eq!(finding.code.as_str(), "O001");
    assert!(finding.message.ends_with("and 700 are allowed"), "{}", finding.message);
    assert!(outcome.failed());
    let help = finding.help.first().map_or_else(String::new, ToString::to_string);
    assert!(help.starts_with("what weighs most: ") && help.contains("site-header"), "{help}");
    let (again, _) = book.build_in(&mut session, &memory);
    assert_eq!((again.tally.rendered, again.findings), (0, outcome.findings));
}

#[test]
fn a_book_without_budgets_is_not_weighed() {
    let (outcome, _) = Book::new().with("content/notes/lane.md", CHANGED).build();
    assert_eq!(outcome.findings, []);
}

#[test]
fn a_first_query_over_its_budget_is_named_with_its_index() {
    let (outcome, _) =
        with_settings("[budgets]\nquery = 100\n").with("content/notes/lane.md", CHANGED).build();
    let messages: Vec<&str> = outcome.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert!(messages.iter().all(|message| message.ends_with("and 100 are allowed")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("assets/search/en.js")), "{messages:?}");
    assert!(!outcome.failed());
}

use crate::garden::{built, garden};
use crate::{BUILT, between, plain};

#[test]
fn what_comes_next_is_told_without_a_clock() {
    let home = built(&garden())["en/index.html"].clone();
    let next = plain(between(&home, "id=\"at-next\"", "</section>"));
    assert!(next.contains("Show of 2030 2030"), "{next}");
    assert!(next.contains("4 February 2021"), "{next}");
    assert!(!next.contains("2031") && !next.contains("2001"), "{next}");
}

#[test]
fn the_latest_changes_come_latest_first_and_no_more_than_were_asked_for() {
    let home = built(&garden())["en/index.html"].clone();
    let changes = plain(between(&home, "id=\"at-changes\"", "</section>"));
    let at = |words: &str| changes.find(words).unwrap_or_else(|| panic!("{words}: {changes}"));
    assert!(at("Mint") < at("Oak"));
    assert!(!changes.contains("Water"), "{changes}");
    assert!(changes.contains("Plant: Now it is agreed."), "{changes}");
}

#[test]
fn a_meeting_that_may_be_over_is_not_announced() {
    let book = garden().with(
        "content/ledger/dates.tsv",
        "file\tfirst\tlast\ncontent/plants/oak.md\t2020-01-01\t2030-02-03\n",
    );
    let home = built(&book)["en/index.html"].clone();
    let next = plain(between(&home, "id=\"at-next\"", "</section>"));
    assert!(next.contains("Show of 2031") && !next.contains("Show of 2030"), "{next}");
}

#[test]
fn a_book_without_dates_announces_nothing() {
    let home =
        built(&garden().with("content/ledger/dates.tsv", "file\tfirst\tlast\n"))["en/index.html"].clone();
    assert!(!home.contains("at-next") && !home.contains("at-changes"));
}

#[test]
fn home_leads_to_every_page_of_the_settings() {
    let home = BUILT.page("en/index.html");
    for page in &BUILT.outcome.config.pages {
        assert!(
            between(&home, "<main", "</main>").contains(&format!("href=\"{}.html\"", page.name)),
            "{}",
            page.name
        );
        assert!(between(&home, "<footer", "</footer>").contains(&format!("href=\"{}.html\"", page.name)));
    }
}

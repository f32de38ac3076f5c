use crate::garden::{built, garden};
use crate::{BUILT, between, plain, values};

#[test]
fn what_has_a_date_stands_in_its_year_and_what_lies_ahead_says_so() {
    let site = built(&garden());
    let years = plain(between(&site["en/years.html"], "<div class=\"years\">", "</main>"));
    assert_eq!(
        years,
        "2001 1 May 2001 Show of 2001 Fair 2030 2030 Show of 2030 Fair · ahead 2031 January 2031 Show of 2031 Fair · ahead"
    );
}

#[test]
fn a_topic_says_where_it_came_up_and_what_became_of_it() {
    let site = built(&garden());
    let topics = between(&site["en/years.html"], "class=\"topics\"", "</section>");
    let words = plain(topics);
    assert!(
        words.contains("Oak First discussed at Show of 2001 (1 May 2001) Outcome: It stands, says"),
        "{words}"
    );
    // The words are the entry's own; their links lead from this page.
    assert!(topics.contains("href=\"rules/water.html#p2\""), "{topics}");
    assert!(words.find("Oak") < words.find("Mint"), "{words}");
}

#[test]
fn every_dated_entry_of_the_book_is_on_its_timeline_in_order() {
    let page = BUILT.page("en/timeline.html");
    let years = between(&page, "<div class=\"years\">", "</main>");
    let dates = values(years, "datetime");
    assert!(dates.len() > 60, "{}", dates.len());
    assert!(dates.is_sorted(), "{dates:?}");
    assert!(years.contains("meetings/mge1.html") && years.contains("documents/poa.html"));
}

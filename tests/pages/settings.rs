use panelbook::base::BookPath;
use panelbook::config::parse;

use crate::garden::{GARDEN_TOML, built, garden};

/// The findings about settings in which one thing is replaced, a line each with what was meant.
fn findings(from: &str, to: &str) -> Vec<String> {
    assert!(GARDEN_TOML.contains(from), "{from}");
    let text = GARDEN_TOML.replacen(from, to, 1);
    let (_, findings) = parse(&text, &BookPath::new("book.toml").unwrap());
    findings.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn what_a_page_names_must_be_there() {
    let cases = [
        ("shows = \"matrix\"", "shows = \"matrixx\"", "`shows` cannot be `matrixx`"),
        ("kind = \"plant\"\npaths", "kind = \"plants\"\npaths", "there is no kind `plants`"),
        ("[[\"needs\"],", "[[\"need\"],", "no relation `need` leads from here to paragraphs"),
        ("[\"notes\", \"touches\"]", "[\"note\", \"touches\"]", "no relation `note` leads on from here"),
        (
            "[\"notes\", \"touches\"]",
            "[\"notes\", \"needs\"]",
            "no relation `needs` leads from here to paragraphs",
        ),
        ("dates = [\"fair.opens\"]", "dates = [\"fair.open\"]", "there is no date `fair.open`"),
        ("next = \"fair.opens\"", "next = \"plant.sort\"", "there is no date `plant.sort`"),
        ("changes = 2", "changes = -2", "`changes` cannot be -2"),
        ("first = \"shown-at\"", "first = \"shown\"", "`plant` has no relation `shown`"),
        ("outcome = \"fate\"", "outcome = \"sort\"", "`plant` has no field `sort` of the type prose"),
        ("[pages.years]", "[pages.index]", "`index` cannot be the name of a page"),
        ("facets = [\"sort\",", "facets = [\"sorts\",", "entries of `plant` cannot be sorted by `sorts`"),
        ("facets = [\"standing\"]", "pages = [\"maps\"]", "there are no pages `maps` of a kind"),
        ("gaps = \"missing\"", "gap = \"missing\"", "the page `table` has no `gap`"),
    ];
    for (from, to, message) in cases {
        assert_eq!(findings(from, to), [message], "{to}");
    }
}

#[test]
fn a_book_that_asks_for_no_pages_has_none() {
    let text: String = GARDEN_TOML
        .split("\n\n")
        .filter(|part| !part.contains("[pages.") && !part.contains("[home]"))
        .map(|part| {
            part.lines().filter(|line| !line.starts_with("facets")).fold(String::new(), |a, l| a + l + "\n")
                + "\n"
        })
        .collect();
    let site = built(&garden().with("book.toml", &text));
    for path in site.keys() {
        assert!(!path.contains("/by-") && !path.ends_with("table.html") && !path.ends_with(".csv"), "{path}");
    }
    let home = &site["en/index.html"];
    for words in ["Find your way", "Latest changes", "at-next"] {
        assert!(!home.contains(words), "{words}");
    }
}

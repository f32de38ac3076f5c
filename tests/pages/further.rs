use std::collections::BTreeSet;

use crate::garden::{built, garden};
use crate::{BUILT, between, plain, values};

#[test]
fn provisions_say_what_bears_on_each_paragraph_and_with_what_standing() {
    let site = built(&garden());
    let page = &site["en/rules/water-provisions.html"];
    let second = plain(between(page, "id=\"p2\"", "</section>"));
    assert!(second.contains("Mint (Needs)") && second.contains("Shade (Touches) Habit"), "{second}");
    assert!(!page.contains("Frost"), "a draft bears on nothing");
    assert!(page.contains("href=\"water.html#p2\"") && page.contains("href=\"water.html#p2-a\""), "{page}");
}

#[test]
fn a_map_draws_the_neighbors_and_its_text_names_the_same() {
    let site = built(&garden());
    let page = &site["en/plants/oak-map.html"];
    let drawn: BTreeSet<&str> = values(between(page, "<svg", "</svg>"), "href").into_iter().collect();
    assert_eq!(
        drawn,
        BTreeSet::from([
            "oak.html",
            "../rules/water.html",
            "../remarks/shade.html",
            "../fairs/show-2001.html"
        ])
    );
    let (_, below) = page.split_once("</svg>").unwrap();
    for href in drawn.iter().filter(|href| **href != "oak.html") {
        assert!(below.contains(&format!("href=\"{href}")), "{href}");
    }
    assert!(site["en/plants/oak.html"].contains("href=\"oak-map.html\""));
    assert!(!site.contains_key("en/remarks/shade-map.html"));
}

#[test]
fn terms_are_told_in_other_languages_each_marked_with_its_own() {
    let site = built(&garden());
    let words = &site["en/words.html"];
    assert!(words.contains("<span lang=\"ar\" dir=\"rtl\">فرع</span>"), "{words}");
    assert!(words.contains("A young twig, see <a href=\"rules/water.html#p2\""), "{words}");
    // What it is called in the page's own language is its title.
    assert!(!words.contains("<span lang=\"en\""), "{words}");
}

#[test]
fn what_is_open_is_gathered_and_drafts_are_named_only_when_the_settings_let_them() {
    let text = built(&garden())["en/open.html"].clone();
    let open = plain(between(&text, "<main", "</main>"));
    for words in ["Oak Why so tall? How old?", "Mint takes any water", "Shoot: Elsewhere"] {
        assert!(open.contains(words), "{words}: {open}");
    }
    assert!(!open.contains("Yew") && !open.contains("Frost"), "{open}");
    let book = garden();
    let settings = book.0["book.toml"].replace("shows = \"open\"", "shows = \"open\"\ndrafts = true");
    let text = built(&book.with("book.toml", &settings))["en/open.html"].clone();
    assert!(plain(&text).contains("Frost Remark Yew Plant"), "{text}");
    assert!(!text.contains("yew.html"));
}

#[test]
fn evidence_leads_from_a_claim_to_its_paragraph() {
    let page = built(&garden())["en/grounds.html"].clone();
    let claims = between(&page, "id=\"claim-shoot\"", "</details>");
    assert!(plain(claims).contains("Meaning A young twig, see"), "{claims}");
    assert!(claims.contains("href=\"rules/water.html#p2\""), "{claims}");
    assert!(plain(between(&page, "id=\"at-one-source\"", "</section>")).contains("Shoot"));
    assert!(!page.contains("claim-oak"), "a plant needs no source");
}

#[test]
fn entries_stand_side_by_side() {
    let page = built(&garden())["en/beside.html"].clone();
    assert_eq!(values(&page, "data-id"), ["mint", "oak"]);
    let rows: Vec<String> = between(&page, "<tbody>", "</tbody>").split("<tr>").skip(1).map(plain).collect();
    assert_eq!(rows[0], "Status Agreed by the panel Under review");
    assert_eq!(rows[1], "Sort Herb Tree");
    assert!(rows.iter().any(|row| row.starts_with("First shown at Show of 2001")), "{rows:?}");
}

#[test]
fn a_kind_on_one_page_holds_every_entry_whole_and_no_address_twice() {
    let site = built(&garden());
    let page = &site["en/plants/print.html"];
    for words in ["Green.", "Tall.", "It stands, says"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("id=\"mint--missing\"") && !page.contains("Poisonous."), "{page}");
    let ids = values(page, "id");
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
}

#[test]
fn every_page_of_the_settings_is_light() {
    for page in &BUILT.outcome.config.pages {
        let text = BUILT.page(&format!("en/{}.html", page.name));
        assert!(text.len() < 200_000, "{}: {} bytes", page.name, text.len());
        assert_eq!(text.matches("<h1").count(), 1, "{}", page.name);
    }
}

use std::collections::{BTreeMap, BTreeSet};

use panelbook::config::Facet;
use panelbook::model::{EntryIndex, FieldData, Via};

use crate::garden::{built, garden};
use crate::{BUILT, between, plain, values};

/// The ids of the entries that a list of cards leads to.
fn listed(page: &str) -> BTreeSet<String> {
    let cards = between(page, "<ul class=\"cards\">", "</main>");
    let ids =
        cards.split("<h2>").skip(1).map(|card| values(card, "href")[0].trim_end_matches(".html").to_owned());
    ids.collect()
}

#[test]
fn each_value_has_a_page_of_its_own_with_those_that_have_it() {
    let site = built(&garden());
    let of = |value: &str| listed(&site[&format!("en/plants/by-{value}.html")]);
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(of("sort-tree"), ids(&["oak"]));
    assert_eq!(of("seasons-spring"), ids(&["mint", "oak"]));
    assert_eq!(of("status-agreed"), ids(&["mint"]));
    assert_eq!(of("status-under-review"), ids(&["oak"]));
    // Nobody has winter, all need the one rule, and remarks that are shown have one standing.
    for path in ["plants/by-seasons-winter", "plants/by-needs-water", "remarks/by-standing-habit"] {
        assert!(!site.contains_key(&format!("en/{path}.html")), "{path}");
    }
    let index = plain(between(&site["en/plants/index.html"], "class=\"facets\"", "</nav>"));
    assert!(
        index.contains("Sort Tree 1 Herb 1 Seasons Spring 2 Autumn 1 Status Under review 1 Agreed"),
        "{index}"
    );
}

#[test]
fn counts_and_lists_of_the_book_are_those_of_its_entries() {
    let (site, config) = (BUILT.outcome.site.as_ref().unwrap(), &BUILT.outcome.config);
    let mut pages = 0;
    for kind in &config.kinds {
        for facet in &kind.facets {
            let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for (at, entry) in site.entries.iter().enumerate() {
                if config.kinds[entry.kind].id != kind.id || !entry.shown {
                    continue;
                }
                let edition = &entry.editions[0].edition;
                let has: Vec<String> = match facet {
                    Facet::Field(field) => match edition.field(*field).map(|value| &value.data) {
                        Some(FieldData::Words(words)) => words.clone(),
                        _ => Vec::new(),
                    },
                    Facet::Relation(relation) => site
                        .edges
                        .iter()
                        .filter(|edge| edge.from == EntryIndex(u32::try_from(at).unwrap()))
                        .filter(|edge| edge.via == Via::Relation(*relation) && site.entry(edge.to).shown)
                        .map(|edge| site.entry(edge.to).id.to_string())
                        .collect(),
                    Facet::Status => vec![edition.status.word().replace(' ', "-")],
                    Facet::Standing => edition.standing.iter().cloned().collect(),
                };
                for value in has {
                    expected.entry(value).or_default().insert(entry.id.to_string());
                }
            }
            let name = facet.name(kind);
            if expected.len() < 2 {
                expected.clear();
            }
            let index = BUILT.page(&format!("en/{}/index.html", kind.folder));
            for (value, ids) in expected {
                let path = format!("by-{name}-{value}.html");
                let shown =
                    index.split_once(&format!("href=\"{path}\"")).unwrap_or_else(|| panic!("no {path}")).1;
                assert_eq!(between(shown, "class=\"count\">", "<"), ids.len().to_string(), "{path}");
                assert_eq!(listed(&BUILT.page(&format!("en/{}/{path}", kind.folder))), ids, "{path}");
                pages += 1;
            }
        }
    }
    let there = BUILT.files.keys().filter(|path| path.contains("/by-") && path.ends_with(".html")).count();
    assert_eq!(pages, there);
    assert!(pages > 40, "{pages}");
}

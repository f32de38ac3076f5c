//! Edges between entries, read forwards from where they start and backwards from where they lead, against
//! a model of what was written; and what the pages show of them.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use panelbook::model::{Edge, EntryIndex, Site, Via};
use proptest::prelude::*;
use support::{Book, page};

const NOTES: usize = 6;
const TEXTS: usize = 3;
/// The places of every text.
const PLACES: [&str; 6] = ["p1", "p2", "p2-a", "p2-a-i", "s2-p1", "annex-p1"];

const BOOK_TOML: &str = r#"
format = 1
source = "en"
languages = [{ tag = "en", name = "English" }]
title = "A small book"

[kinds.note]
folder = "notes"
title = "Notes"
singular = "Note"
sources = "optional"
[kinds.note.fields]
gist = { type = "prose", label = "Gist" }
[kinds.note.relations]
supports = { to = ["note"], label = "Supports", inverse = "Supported by" }
cites = { to = ["text"], paragraphs = "allowed", label = "Cites", inverse = "Cited in" }

[kinds.text]
folder = "texts"
title = "Texts"
singular = "Text"
paragraphs = "numbered"
sources = "optional"
[kinds.text.fields]
short = { type = "names", label = "Short name" }

[rules]
orphan = "off"
draft-linked = "off"
"#;

/// What was written in a note.
#[derive(Clone, Debug)]
struct Written {
    draft: bool,
    leads: Vec<(Way, usize, Option<&'static str>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Supports,
    Cites,
    SeeAlso,
    Source,
    SourceInWords,
    Gist,
    Body,
    BodyInWords,
}

/// An edge by names: start, way, end, place.
type Named = (String, String, String, String);

fn written() -> impl Strategy<Value = Written> {
    let way = prop_oneof![
        Just(Way::Supports),
        Just(Way::Cites),
        Just(Way::SeeAlso),
        Just(Way::Source),
        Just(Way::SourceInWords),
        Just(Way::Gist),
        Just(Way::Body),
        Just(Way::BodyInWords),
    ];
    let place = proptest::option::weighted(0.8, proptest::sample::select(&PLACES[..]));
    let lead = (way, 0..NOTES * TEXTS, place);
    (proptest::bool::weighted(0.2), proptest::collection::vec(lead, 0..9))
        .prop_map(|(draft, leads)| Written { draft, leads })
}

/// Which entry a lead goes to; only texts have places.
fn target(way: Way, number: usize, place: Option<&'static str>) -> (String, Option<&'static str>) {
    match way {
        Way::Supports => (format!("note-{}", number % NOTES), None),
        Way::SeeAlso if number.is_multiple_of(2) => (format!("note-{}", number % NOTES), None),
        _ => (format!("text-{}", number % TEXTS), place),
    }
}

/// A place in the words of a citation.
fn words(place: &str) -> &'static str {
    match place {
        "p1" => ", para. 1",
        "p2" => ", para. 2",
        "p2-a" => ", para. 2 (a)",
        "p2-a-i" => ", para. 2 (a) (i)",
        "s2-p1" => ", section II, para. 1",
        _ => ", annex, para. 1",
    }
}

fn note(at: usize, written: &Written) -> String {
    let of = |wanted: Way| {
        written
            .leads
            .iter()
            .filter(move |(way, ..)| *way == wanted)
            .map(|(way, number, place)| target(*way, *number, *place))
    };
    let link =
        |(id, place): (String, Option<&str>)| place.map_or(id.clone(), |place| format!("{id}#{place}"));
    let cited = |(id, place): (String, Option<&str>)| {
        format!("TXT{}{}", id.trim_start_matches("text-"), place.map_or("", words))
    };
    let list = |ends: Vec<String>| ends.iter().map(|end| format!("\"{end}\"")).collect::<Vec<_>>().join(", ");
    let mut text = format!("+++\ntitle = \"Note {at}\"\nsummary = \"About {at}.\"\n");
    if written.draft {
        text.push_str("status = \"draft\"\n");
    }
    for (key, way) in [("supports", Way::Supports), ("cites", Way::Cites), ("see-also", Way::SeeAlso)] {
        let mut ends: Vec<String> = of(way).map(link).collect();
        ends.dedup();
        let mut seen = BTreeSet::new();
        ends.retain(|end| seen.insert(end.clone()));
        let _ = writeln!(text, "{key} = [{}]", list(ends));
    }
    let mut sources: Vec<String> = of(Way::Source).map(|end| format!("[[{}]]", link(end))).collect();
    sources.extend(of(Way::SourceInWords).map(cited));
    let _ = writeln!(text, "sources = [{}]", list(sources));
    let gist: Vec<String> = of(Way::Gist).map(|end| format!("[[{}]]", link(end))).collect();
    let _ = writeln!(text, "gist = \"It is so. {}\"\n+++", gist.join(" and "));
    for end in of(Way::Body) {
        let _ = writeln!(text, "See [[{}]].\n", link(end));
    }
    for end in of(Way::BodyInWords) {
        let _ = writeln!(text, "This is said in {}.\n", cited(end));
    }
    text
}

/// The theme's parts that show edges, in a form that a test can read.
fn book(notes: &[Written]) -> Book {
    let mut book = Book::new()
        .with("book.toml", BOOK_TOML)
        .with(
            "themes/panel/parts/cited-by.html",
            "{% for group in groups %}{% for one in group.citing %}{% set card = one.card %}<i>cited {{ anchor }} {{ group.kind }} {{ card.id }}</i>\n{% endfor %}{% endfor %}",
        )
        .with(
            "themes/panel/parts/backlinks.html",
            "{% for group in site.backlinks() %}{% for target in group.targets %}<i>back {{ target.card.id }}</i>\n\
             {% for place in target.places %}<i>place {{ place.anchor }} {{ target.card.id }}</i>\n{% endfor %}{% endfor %}{% endfor %}",
        )
        .with(
            "themes/panel/parts/provisions.html",
            "{% set all = site.provisions() %}{% for row in all.rows %}{% for count in row.counts %}\
             <i>row {{ row.anchor }} {{ all.kinds[loop.index0].id }} {{ count }}</i>\n{% endfor %}{% endfor %}\
             {% for place in all.silent %}<i>silent {{ place.anchor }}</i>\n{% endfor %}",
        )
        .with("themes/panel/templates/document.html", "{% extends \"templates/entry.html\" %}{% block text %}{% include \"parts/provisions.html\" %}{{ entry.body }}{% endblock %}")
        .with("themes/panel/templates/entry.html", "{% block text %}{% include \"parts/provisions.html\" %}{{ entry.body }}{% endblock %}{% include \"parts/backlinks.html\" %}");
    for at in 0..TEXTS {
        let text = format!(
            "+++\ntitle = \"Text {at}\"\nsummary = \"Rules.\"\nshort = [\"TXT{at}\"]\n+++\n1. Be brief.\n\n2. Be kind.\n\n   (a) Always:\n\n       (i) Also in writing.\n\n## Section II\n\n1. Be there.\n\n## Annex\n\n1. A form.\n"
        );
        book = book.with(&format!("content/texts/text-{at}.md"), &text);
    }
    for (at, written) in notes.iter().enumerate() {
        book = book.with(&format!("content/notes/note-{at}.md"), &note(at, written));
    }
    book
}

/// The edges that should come of what was written: each once, none from an entry to itself.
fn expected(notes: &[Written]) -> BTreeSet<Named> {
    let mut edges = BTreeSet::new();
    for (at, written) in notes.iter().enumerate() {
        for (way, number, place) in &written.leads {
            let (end, place) = target(*way, *number, *place);
            let way = match way {
                Way::Supports => "relation 0",
                Way::Cites => "relation 1",
                Way::SeeAlso => "see-also",
                Way::Source | Way::SourceInWords => "source",
                Way::Gist => "field 0",
                Way::Body | Way::BodyInWords => "body",
            };
            let start = format!("note-{at}");
            if start != end {
                edges.insert((start, way.to_owned(), end, place.unwrap_or_default().to_owned()));
            }
        }
    }
    edges
}

fn named(edge: &Edge, site: &Site) -> Named {
    let way = match edge.via {
        Via::Relation(n) => format!("relation {n}"),
        Via::SupersededBy => "superseded-by".to_owned(),
        Via::SeeAlso => "see-also".to_owned(),
        Via::Implied(way) => way.name().to_owned(),
        Via::Source => "source".to_owned(),
        Via::Field(n) => format!("field {n}"),
        Via::Body => "body".to_owned(),
    };
    let id = |index: EntryIndex| site.entry(index).id.to_string();
    (id(edge.from), way, id(edge.to), edge.anchor.clone().unwrap_or_default())
}

/// The words behind `<i>mark ` on a page, each once.
fn marks(html: &str, mark: &str) -> BTreeSet<String> {
    let lead = format!("<i>{mark} ");
    let shown: Vec<String> =
        html.split(&lead).skip(1).map(|rest| rest.split("</i>").next().unwrap().to_owned()).collect();
    let each: BTreeSet<String> = shown.iter().cloned().collect();
    if mark == "cited" {
        assert_eq!(each.len(), shown.len(), "an entry is named twice at one place: {shown:?}");
    }
    each
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn forward_and_backward_edges_are_one_set(notes in proptest::collection::vec(written(), NOTES)) {
        let (outcome, memory) = book(&notes).build();
        prop_assert_eq!(&outcome.findings, &vec![]);
        let site = outcome.site.unwrap();
        let all = || (0..u32::try_from(site.entries.len()).unwrap()).map(EntryIndex);
        let forward: Vec<Named> =
            all().flat_map(|from| site.edges_from(from)).map(|edge| named(edge, &site)).collect();
        let backward: Vec<Named> =
            all().flat_map(|to| site.edges_to(to)).map(|edge| named(edge, &site)).collect();
        let set = |edges: &[Named]| edges.iter().cloned().collect::<BTreeSet<_>>();
        let wanted = expected(&notes);
        prop_assert_eq!(&set(&forward), &wanted);
        prop_assert_eq!(&set(&backward), &wanted);
        prop_assert_eq!((forward.len(), backward.len()), (wanted.len(), wanted.len()), "each edge once");

        // What the pages show is the same set again, without what starts at a draft.
        let shown = |id: &str| site.entry(site.find(id).unwrap()).shown;
        for text in 0..TEXTS {
            let id = format!("text-{text}");
            let html = page(&memory, &format!("en/texts/{id}.html"));
            let here = || wanted.iter().filter(|(from, _, to, _)| *to == id && shown(from));
            let placed = || here().filter(|(.., place)| !place.is_empty());
            let pairs: BTreeSet<(&str, &str)> =
                placed().map(|(from, _, _, place)| (place.as_str(), from.as_str())).collect();
            let cited: BTreeSet<String> =
                pairs.iter().map(|(place, from)| format!("{place} note {from}")).collect();
            prop_assert_eq!(marks(&html, "cited"), cited);
            let places: BTreeSet<String> = pairs.iter().map(|(place, from)| format!("{place} {from}")).collect();
            prop_assert_eq!(marks(&html, "place"), places);
            let starts: BTreeSet<String> = here().map(|(from, ..)| from.clone()).collect();
            prop_assert_eq!(marks(&html, "back"), starts);
            let count = |place: &str| pairs.iter().filter(|(at, _)| *at == place).count();
            let rows: BTreeSet<String> = PLACES
                .iter()
                .filter(|place| count(place) > 0)
                .map(|place| format!("{place} note {}", count(place)))
                .collect();
            prop_assert_eq!(marks(&html, "row"), rows);
            let silent: BTreeSet<String> = ["p1", "p2", "s2-p1", "annex-p1"]
                .iter()
                .filter(|top| !pairs.iter().any(|(at, _)| at == *top || at.starts_with(&format!("{top}-"))))
                .map(ToString::to_string)
                .collect();
            prop_assert_eq!(marks(&html, "silent"), silent);
        }
    }
}

#[test]
fn what_cites_a_place_that_moved_is_shown_where_it_leads_now() {
    let text = "+++\ntitle = \"Text\"\nsummary = \"Rules.\"\nredirects = { \"p9\" = \"p2\" }\n+++\n1. Be brief.\n\n2. Be kind.\n";
    let cites = "+++\ntitle = \"Note\"\nsummary = \"About.\"\ncites = [\"text-0#p9\"]\n+++\nSo it is.\n";
    let book = book(&[]).with("content/texts/text-0.md", text).with("content/notes/note-0.md", cites);
    let (outcome, memory) = book.build();
    assert_eq!(outcome.findings, []);
    let html = page(&memory, "en/texts/text-0.html");
    assert_eq!(marks(&html, "cited"), BTreeSet::from(["p2 note note-0".to_owned()]));
    assert_eq!(marks(&html, "row"), BTreeSet::from(["p2 note 1".to_owned()]));
}

#[test]
fn a_draft_that_is_published_is_shown_where_it_cites() {
    let draft = |at: usize, draft: bool| Written { draft, leads: vec![(Way::Cites, at, Some("p1"))] };
    let mut session = panelbook::build::Session::new();
    // Two change places, so that the number of entries, which pages ask for too, stays the same.
    let (_, before) =
        book(&[draft(0, true), draft(1, false)]).build_in(&mut session, &panelbook::output::Memory::new());
    let after = book(&[draft(0, false), draft(1, true)]);
    let (_, memory) = after.build_in(&mut session, &before);
    assert_eq!(support::files(&memory), support::files(&after.build().1));
    let html = page(&memory, "en/texts/text-0.html");
    assert_eq!(marks(&html, "cited"), BTreeSet::from(["p1 note note-0".to_owned()]));
}

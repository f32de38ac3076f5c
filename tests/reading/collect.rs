use crate::support::{BOOK_TOML, Book, files, page};

const LAW: &str = "+++
title = \"Law\"
summary = \"Binds.\"
redirects = { \"p9\" = \"p2\" }
+++
## Part {#part}

1. First, see [[lane]].

2. Second:

   (a) an *item*[^1];

   (b) another.

3. Third.

[^1]: Aside.
";

const LANE: &str = "+++
title = \"Lane\"
summary = \"Slow.\"
agenda = [\"law#p2\", \"other\"]
+++
Words.
";

fn book() -> Book {
    let relation = "[kinds.note.relations]\nagenda = { to = [], paragraphs = \"allowed\", bundle = true, label = \"Agenda\", inverse = \"On the agenda of\" }";
    Book::new()
        .with("book.toml", &BOOK_TOML.replace("[kinds.note.relations]", relation))
        .with("content/texts/law.md", LAW)
        .with("content/notes/lane.md", LANE)
        .with("content/notes/lane.fr.md", "+++\ntitle = \"Voie\"\nsummary = \"Lente.\"\n+++\nMots.\n")
        .with("content/notes/other.md", "+++\ntitle = \"Other\"\nsummary = \"Not the same.\"\n+++\nText.\n")
}

#[test]
fn the_text_of_each_entry_stands_beside_its_page_for_lists() {
    let (outcome, memory) = book().build();
    assert_eq!(outcome.findings, []);
    let script = page(&memory, "en/texts/law.js");
    let told = script.strip_prefix("panelbookEntry(").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
    let told: serde_json::Value = serde_json::from_str(told).unwrap();
    assert_eq!(told["item"], "texts/law");
    assert_eq!(told["moved"]["p9"], "p2");
    let rows: Vec<String> = told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {}",
                row[0].as_str().unwrap(),
                row[1].as_str().unwrap(),
                row[2],
                row[3].as_str().unwrap()
            )
        })
        .collect();
    let expected = [
        "part  0 Part",
        "p1 1 5 First, see Lane.",
        "p2 2 5 Second:",
        "p2-a (a) 6 an item;",
        "p2-b (b) 6 another.",
        "p3 3 5 Third.",
    ];
    assert_eq!(rows, expected);
    let cite = told["rows"][2][4].as_str().unwrap();
    assert!(cite.contains("Law") && cite.contains("para. 2"), "{cite}");
}

#[test]
fn what_an_entry_bundles_stands_on_a_page_of_its_own_with_its_text_and_citation() {
    let (_, memory) = book().build();
    let lane = page(&memory, "en/notes/lane.html");
    assert!(lane.contains("<a class=\"bundle\" href=\"lane-agenda.html\">"), "{lane}");
    let bundle = page(&memory, "en/notes/lane-agenda.html");
    let (_, list) = bundle.split_once("<ol class=\"collected\">").unwrap();
    let at = |words: &str| list.find(words).unwrap_or_else(|| panic!("{words}: {list}"));
    assert!(at("Second:") < at("an item;"));
    assert!(at("another.") < at("Not the same."));
    assert!(!list.contains("Third.") && !list.contains("Aside"), "{list}");
    assert!(at(", para. 2</p>") < at("href=\"other.html\""));
    let french = page(&memory, "fr/notes/lane-agenda.html");
    assert!(french.contains("href=\"../../en/notes/lane-agenda.html\" hreflang=\"en\""), "{french}");
    assert!(french.contains("<li class=\"collected-item\" lang=\"en\" dir=\"ltr\">"), "{french}");
}

#[test]
fn a_bundle_is_drawn_anew_when_a_text_in_it_changes() {
    let mut session = panelbook::build::Session::new();
    let (_, before) = book().build_in(&mut session, &panelbook::output::Memory::new());
    let edited = book().with("content/texts/law.md", &LAW.replace("another.", "yet another."));
    let (outcome, after) = edited.build_in(&mut session, &before);
    assert!(page(&after, "en/notes/lane-agenda.html").contains("yet another."));
    let (_, clean) = edited.build();
    assert_eq!(files(&after), files(&clean));
    assert!(outcome.tally.rendered <= 4, "{}", outcome.tally.rendered);
}

#[test]
fn the_list_and_the_form_stand_in_every_language_and_work_without_the_network() {
    let (_, memory) = book().build();
    for lang in ["en", "fr"] {
        let list = page(&memory, &format!("{lang}/list.html"));
        assert!(list.contains("<noscript>") && list.contains("data-langs=\""), "{list}");
        let form = page(&memory, &format!("{lang}/submit.html"));
        assert_eq!(form.matches("<textarea").count(), 7);
        assert!(form.contains("<form class=\"submit\">"), "{form}");
        let home = page(&memory, &format!("{lang}/index.html"));
        assert!(home.contains("class=\"your-list\" href=\"list.html\""), "{home}");
    }
    let script = page(&memory, "assets/theme/collect.js");
    for word in ["fetch(", "XMLHttpRequest", "innerHTML", "eval(", "localStorage", "cookie"] {
        assert!(!script.contains(word), "{word}");
    }
}

#[test]
fn a_source_that_is_named_by_an_id_is_shown_by_its_title() {
    let lane = "+++\ntitle = \"Lane\"\nsummary = \"Slow.\"\nsources = [\"law\", \"law, para. 2\", \"[law](https://law.example/)\"]\n+++\nWords.\n";
    let (outcome, memory) = book().with("content/notes/lane.md", lane).build();
    assert_eq!(outcome.findings, []);
    let lane = page(&memory, "en/notes/lane.html");
    let (_, sources) = lane.split_once("<section class=\"sources\"").unwrap();
    for shown in [">Law</a>", ">Law, para. 2</a>", ">law</a>"] {
        assert!(sources.contains(shown), "{shown} in {sources}");
    }
}

//! The blocks and runs of ordinary prose.

use panelbook::base::BookPath;
use panelbook::model::{Place, Wanted};

use crate::book::{anchors, codes, line, note, outline, parse, prose, wanted};

fn name(name: &str, anchor: Option<&str>) -> Wanted {
    Wanted::Name { name: name.to_owned(), anchor: anchor.map(str::to_owned) }
}

fn tree(body: &str) -> String {
    outline(&note(body).body)
}

#[test]
fn blocks_and_runs_keep_their_shape() {
    assert_eq!(
        tree("One *two* **three** ~~four~~ `five`  \nsix\nseven"),
        "p(One *two* **three** ~four~ `five`⏎⏎six⏎seven)"
    );
    assert_eq!(tree("- a\n- b\n  - c\n\n1. d\n\n2. e"), "ul[p(a)][p(b) ul[p(c)]] ol1+[p(d)][p(e)]");
    assert_eq!(tree("```text x\na <b>\n```\n\n    c\n\n---"), "codetext(\"a <b>\\n\") code(\"c\\n\") rule");
    assert_eq!(tree("| a | b |\n|:--|--:|\n| c | *d* |\n| e |"), "table2[a|b/c|*d*/e|]");
    assert_eq!(tree("“Quotes” -- and ... stay 'as' written"), "p(“Quotes” -- and ... stay 'as' written)");
}

#[test]
fn headings_start_below_the_title_and_keep_their_order() {
    assert_eq!(tree("## A\n\n### B"), "h2#a(A) h3#b(B)");
    assert_eq!(tree("# A\n\n## B\n\n###### C"), "h2#a(A) h3#b(B) h6#c(C)");
}

#[test]
fn braces_that_are_meant_as_such_stay_in_a_heading() {
    assert_eq!(tree("## Members \\{as of May\\}"), "h2#members-as-of-may(Members {as of May})");
    assert_eq!(tree("## Members {as} of May"), "h2#members-as-of-may(Members {as} of May)");
}

#[test]
fn every_heading_has_an_address_of_its_own() {
    let edition = note("## A b\n\n## A b\n\n## Other {#a-b}\n\n## A b\n\n## —\n\n## —\n\n## 标识 与 追查");
    assert_eq!(anchors(&edition), ["a-b-2", "a-b-3", "a-b", "a-b-4", "heading", "heading-2", "标识-与-追查"]);
    // What is made of words never takes the form of a paragraph's or note's address.
    assert_eq!(anchors(&note("## P8\n\n## N4\n\n## S5 p3")), ["h-p8", "h-n4", "h-s5-p3"]);
}

#[test]
fn double_brackets_name_entries_titles_and_citations() {
    let edition = note(
        "[[mge1]] [[mge1|the meeting]] [[iti#p8-a]] [[ITI, para.\u{a0}8 (a)]] [[A/74/187|*that* report]] [[#here]]",
    );
    assert_eq!(outline(&edition.body), "p([]0 [the meeting]1 []2 [ITI, para. 8 (a)]3 [*that* report]4 []5)");
    let here = Wanted::Here { anchor: "here".to_owned() };
    assert_eq!(
        wanted(&edition),
        [
            &name("mge1", None),
            &name("mge1", None),
            &name("iti", Some("p8-a")),
            &name("ITI, para. 8 (a)", None),
            &name("A/74/187", None),
            &here
        ]
    );
}

#[test]
fn double_brackets_hold_their_bar_within_a_table() {
    let edition = note("| a | b |\n|---|---|\n| [[x|y]] | [[z\\|w]] `[[p|q]]` |");
    assert_eq!(outline(&edition.body), "table2[a|b/[y]0|[w]1 `[[p|q]]`]");
    assert_eq!(wanted(&edition), [&name("x", None), &name("z", None)]);
}

#[test]
fn links_name_files_places_assets_and_web_addresses() {
    let edition = note(
        "[a](../rules/b.fr.md#p8) [c](#d) [e](f.pdf) [g](https://un.org/?a=1&amp;b) <https://h.org> <i@j.org> [k](b#p1)",
    );
    let path = |path: &str| BookPath::new(path).unwrap();
    assert_eq!(
        wanted(&edition),
        [
            &Wanted::File { path: path("content/rules/b.fr.md"), anchor: Some("p8".to_owned()) },
            &Wanted::Here { anchor: "d".to_owned() },
            &Wanted::Asset { path: path("content/notes/f.pdf") },
            &Wanted::Web("https://un.org/?a=1&b".to_owned()),
            &Wanted::Web("https://h.org".to_owned()),
            &Wanted::Web("mailto:i@j.org".to_owned()),
            &name("b", Some("p1")),
        ]
    );
}

#[test]
fn a_disguised_scheme_is_found_behind_entities() {
    for address in ["java&#115;cript:x", "java&Tab;script:x", "&#x6a;avascript&colon;x", "data:text/html,x"] {
        assert_eq!(codes("content/notes/a.md", &prose(&format!("[a]({address})"))), ["M002"], "{address}");
    }
}

#[test]
fn pictures_have_words_and_a_file() {
    let edition = note("![A *map*](maps/a%20b.png \"Where\") and ![[c.png|Some *d*]]");
    assert_eq!(outline(&edition.body), "p(![A map|Where]0 and ![Some *d*|]1)");
    let asset = |path: &str| Wanted::Asset { path: BookPath::new(path).unwrap() };
    assert_eq!(wanted(&edition), [&asset("content/notes/maps/a b.png"), &asset("content/notes/c.png")]);
}

#[test]
fn a_quotation_ends_with_its_source() {
    for dash in ["—", "--"] {
        let edition = note(&format!("> “words”\n> more\n>\n> {dash} ITI, *para.* 7"));
        assert_eq!(outline(&edition.body), "quote[p(“words”⏎more) — [ITI, *para.* 7]0]");
        assert_eq!(wanted(&edition), [&name("ITI, para. 7", None)]);
    }
    assert_eq!(tree("> “words”\n> — [[iti#p7]]"), "quote[p(“words”) — []0]");
    // A dash in the middle of a quotation is none of its source.
    assert_eq!(tree("> a\n> — b\n> c"), "quote[p(a⏎— b⏎c)]");
    assert_eq!(tree("> — a\n>\n> b"), "quote[p(— a) p(b)]");
    assert_eq!(tree("— a"), "p(— a)");
}

#[test]
fn footnotes_come_in_the_order_in_which_they_are_named() {
    let edition = note("A[^b] and[^A] and[^b].\n\n[^a]: First\n\n    second [[x]].\n\n[^b]: Other.");
    assert_eq!(outline(&edition.body), "p(A^0 and^1 and^0.)");
    let notes: Vec<String> = edition.notes.iter().map(|note| outline(&note.blocks)).collect();
    assert_eq!(notes, ["p(Other.)", "p(First) p(second []0.)"]);
}

#[test]
fn a_heading_in_a_footnote_is_a_paragraph() {
    let edition = note("A[^b]\n\n[^b]: Words\n\n    ## More\n");
    assert_eq!(outline(&edition.notes[0].blocks), "p(Words) p(More)");
    assert!(edition.anchors.is_empty());
}

#[test]
fn links_say_where_they_stand() {
    let text = "+++\ntitle = \"T\"\nsummary = \"S.\"\nquestions = [\"One?\", \"see [[b]]\"]\nsources = [\"ITI, para. 8\", \"[c](https://c.org) — and [[d]]\"]\nremark = \"\"\"\nmore \\\"[[e]]\\\"\n\"\"\"\n+++\n[[f]]";
    let (edition, findings) = parse("content/notes/a.md", text);
    assert_eq!(findings, []);
    let edition = edition.unwrap();
    let places: Vec<(&str, &Place)> =
        edition.links.iter().map(|link| (&text[link.span.range()], &link.place)).collect();
    assert_eq!(
        places,
        [
            ("[[b]]", &Place::Field(3)),
            ("\"ITI, para. 8\"", &Place::Source),
            ("[c](https://c.org)", &Place::Source),
            ("[[d]]", &Place::Source),
            // Escapes shift the places within a string, so the whole of it is named.
            ("\"\"\"\nmore \\\"[[e]]\\\"\n\"\"\"", &Place::Field(2)),
            ("[[f]]", &Place::Body(None)),
        ]
    );
    assert_eq!(line(&edition.sources[0].content), "[ITI, para. 8]1");
    assert_eq!(line(&edition.sources[1].content), "[c]2 — and []3");
}

#[test]
fn a_field_is_a_line_whatever_it_starts_with() {
    for value in
        ["1. May it?", "- so", "# 5", "> x", "| a |", "[^1]: x", "8. *Why*", "*so* it is", "_so_", "+++"]
    {
        let text = format!("+++\ntitle = \"T\"\nsummary = \"S.\"\nremark = '{value}'\n+++\n");
        let (edition, _) = parse("content/notes/a.md", &text);
        let edition = edition.unwrap();
        let panelbook::model::FieldData::Prose(runs) = &edition.fields[0].data else { panic!() };
        let plain = value.replace("*Why*", "Why").replace("*so*", "so").replace("_so_", "so");
        assert_eq!(panelbook::model::Inline::plain(&runs[0]), plain);
    }
}

#[test]
fn line_ends_make_no_difference() {
    let lf = prose(
        "## A\n\nOne\ntwo `x\ny`\n\n- a\n- b\n\n> q\n> — s\n\n| a |\n|---|\n| [[b|c]] |\n\n```\nd\ne\n```\n\nn[^1]\n\n[^1]: x\n",
    );
    let lf = lf.replace("summary = \"S.\"", "summary = \"S.\"\nremark = \"\"\"a\nb\"\"\"");
    let shape = |text: &str| {
        let (edition, findings) = parse("content/notes/a.md", text);
        assert_eq!(findings, []);
        let edition = edition.unwrap();
        (
            outline(&edition.body),
            outline(&edition.notes[0].blocks),
            format!("{:?}", edition.fields[0].data),
            wanted(&edition).into_iter().cloned().collect::<Vec<_>>(),
        )
    };
    assert_eq!(shape(&lf), shape(&lf.replace('\n', "\r\n")));
    assert_eq!(shape(&lf), shape(&lf.replace('\n', "\r")));
}

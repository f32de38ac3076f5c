//! Citations out: the Editorial Manual's style, `BibTeX`, RIS and CSL-JSON.

use panelbook::base::Date;
use panelbook::citation::format::{Work, WorkKind, bibtex, csl_json, date_in_words, ris, un};
use panelbook::citation::{Pinpoint, Registry, Rules, parse_citation, parse_pinpoint};

use crate::{LANGUAGES, lang};

fn places(text: &str) -> Vec<Pinpoint> {
    let text = format!("A/74/187, {text}");
    parse_citation(&text, &lang("en"), &Rules::default(), &Registry::new()).unwrap().pinpoints
}

fn report(place: &str) -> Work {
    Work {
        key: "sg-report-2019".to_owned(),
        title: "Recent developments".to_owned(),
        symbol: Some("A/74/187".to_owned()),
        body: Some("General Assembly".to_owned()),
        publisher: Some("United Nations".to_owned()),
        date: Date::parse("2019-07-22"),
        kind: WorkKind::Report,
        url: Some("https://docs.un.org/en/A/74/187".to_owned()),
        language: Some("en".to_owned()),
        pinpoints: if place.is_empty() { Vec::new() } else { places(place) },
    }
}

fn resolution(place: &str) -> Work {
    Work {
        symbol: Some("A/RES/79/40".to_owned()),
        kind: WorkKind::Resolution,
        date: Date::parse("2024-12-02"),
        ..report(place)
    }
}

#[test]
fn a_report_is_cited_by_title_with_its_symbol_in_brackets() {
    for (tag, text) in [
        ("en", "Recent developments (A/74/187, para. 8 (a))"),
        ("fr", "Recent developments (A/74/187, par. 8 a))"),
        ("es", "Recent developments (A/74/187, párr. 8 a))"),
        ("ru", "Recent developments (A/74/187, пункт 8 a))"),
        ("zh", "Recent developments（A/74/187，第8(a)段）"),
        ("ar", "Recent developments (A/74/187، الفقرة 8 (أ))"),
    ] {
        let cited = un(&report("para. 8 (a)"), &lang(tag));
        assert_eq!((cited.text.as_str(), cited.to_be_confirmed), (text, tag != "en"));
    }
    let whole = un(&report(""), &lang("fr"));
    assert_eq!((whole.text.as_str(), whole.to_be_confirmed), ("Recent developments (A/74/187)", false));
}

#[test]
fn a_resolution_is_cited_by_its_number() {
    for (tag, text) in [
        ("en", "General Assembly resolution 79/40 of 2 December 2024, para. 3"),
        ("fr", "résolution 79/40 de l’Assemblée générale du 2 décembre 2024, par. 3"),
        ("es", "resolución 79/40 de la Asamblea General, de 2 de diciembre de 2024, párr. 3"),
        ("ru", "резолюция 79/40 Генеральной Ассамблеи от 2 декабря 2024 года, пункт 3"),
        ("zh", "大会2024年12月2日第79/40号决议第3段"),
        ("ar", "قرار الجمعية العامة 79/40 المؤرخ 2 كانون الأول/ديسمبر 2024، الفقرة 3"),
    ] {
        let cited = un(&resolution("para. 3"), &lang(tag));
        assert_eq!((cited.text.as_str(), cited.to_be_confirmed), (text, tag != "en"));
        let read = parse_citation(&cited.text, &lang(tag), &Rules::default(), &Registry::new()).unwrap();
        assert_eq!(
            read.target,
            panelbook::citation::Target::Symbol(
                panelbook::citation::Symbol::parse("A/RES/79/40", &Rules::default()).unwrap()
            ),
            "{text}"
        );
        assert_eq!(read.pinpoints[0].anchor(), "p3", "{text}");
    }
    let council = Work { symbol: Some("S/RES/2220(2015)".to_owned()), date: None, ..resolution("") };
    assert_eq!(un(&council, &lang("en")).text, "Security Council resolution 2220 (2015)");
    assert_eq!(un(&council, &lang("zh")).text, "安全理事会第2220(2015)号决议");
}

#[test]
fn a_work_without_a_symbol_is_cited_by_body_title_date_and_address() {
    let page = Work {
        symbol: None,
        body: Some("UNIDIR".to_owned()),
        kind: WorkKind::WebPage,
        url: Some("https://example.org/brief".to_owned()),
        ..report("")
    };
    assert_eq!(
        un(&page, &lang("en")).text,
        "UNIDIR, Recent developments, 22 July 2019. Available at https://example.org/brief"
    );
    assert_eq!(
        un(&page, &lang("es")).text,
        "UNIDIR, Recent developments, 22 de julio de 2019, https://example.org/brief"
    );
    let april = Work { date: Date::parse("2019-04-01"), ..page };
    assert!(un(&april, &lang("ar")).to_be_confirmed, "the Arabic April was not seen in a source");
}

#[test]
fn places_in_words_read_back_to_the_same_anchors() {
    for place in [
        "para. 8",
        "para. 8 (a)",
        "para. 8 (b) (ii)",
        "para. 8 bis",
        "sect. V, para. 3",
        "sect. II.A, para. 3",
        "sect. A",
        "annex",
        "annex, para. 8 (a)",
        "annex II, sect. III, para. 4",
        "chap. IV, para. 24",
        "footnote 4",
        "art. 8",
        "art. 8, para. 1",
        "art. 8, para. 1 (a)",
        "appendix",
        "part II",
    ] {
        let places = places(place);
        for tag in LANGUAGES {
            let work = Work { pinpoints: places.clone(), title: String::new(), ..report("") };
            let cited = un(&work, &lang(tag)).text;
            let words = cited.trim_start_matches("A/74/187").trim_start_matches([',', '،', '，', ' ']);
            let read = parse_pinpoint(words, &lang(tag)).unwrap_or_else(|| panic!("{tag}: {words}"));
            assert_eq!(read.anchor(), places[0].anchor(), "{tag}: {words}");
        }
    }
}

#[test]
fn lists_and_ranges_are_joined_as_the_language_does() {
    for (tag, words) in [
        ("en", "A/74/187, paras. 4–5, 7 and 8 (a)"),
        ("fr", "A/74/187, par. 4 à 5, 7 et 8 a)"),
        ("es", "A/74/187, párrs. 4 a 5, 7 y 8 a)"),
        ("ru", "A/74/187, пункты 4–5, 7 и 8 a)"),
        ("zh", "A/74/187，第4至5、7和8(a)段"),
        ("ar", "A/74/187، الفقرات 4–5، 7 و 8 (أ)"),
    ] {
        let work = Work { title: String::new(), ..report("paras. 4–5, 7 and 8 (a)") };
        assert_eq!(un(&work, &lang(tag)).text, words);
        let read = parse_citation(words, &lang(tag), &Rules::default(), &Registry::new()).unwrap();
        let anchors: Vec<String> = read.pinpoints.iter().map(Pinpoint::anchor).collect();
        assert_eq!(anchors, ["p4", "p5", "p7", "p8-a"], "{words}");
    }
    let two = Work { title: String::new(), ..report("sect. II, para. 9, and sect. III, para. 4") };
    assert_eq!(un(&two, &lang("en")).text, "A/74/187, sect. II, para. 9; sect. III, para. 4");
}

#[test]
fn bibtex_keeps_every_character_and_balances_its_braces() {
    let work = Work {
        key: "a/b{c}".to_owned(),
        title: "100% {of} \\marks\n& #1 _x_ ~ ^ $5 \"q\" — 标识".to_owned(),
        url: Some("https://example.org/a{b}?x=%20#p8".to_owned()),
        ..report("para. 8 (a)")
    };
    let text = bibtex(&work);
    assert_eq!(
        text,
        "@techreport{a-b-c,\n  title = {{100\\% \\textbraceleft{}of\\textbraceright{} \\textbackslash{}marks \\& \\#1 \\_x\\_ \
         \\textasciitilde{} \\textasciicircum{} \\$5 \"q\" — 标识}},\n  author = {{General Assembly}},\n  institution = \
         {United Nations},\n  number = {A/74/187},\n  year = {2019},\n  month = jul,\n  day = {22},\n  url = \
         {https://example.org/a%7Bb%7D?x=%20#p8},\n  note = {para. 8 (a)},\n  language = {en},\n}\n"
    );
    let depth = text.chars().try_fold(0_i32, |depth, c| match c {
        '{' => Some(depth + 1),
        '}' if depth > 0 => Some(depth - 1),
        '}' => None,
        _ => Some(depth),
    });
    assert_eq!(depth, Some(0));
}

#[test]
fn ris_has_one_line_a_value() {
    let work = Work { title: "Two\r\nER  - lines".to_owned(), ..report("para. 8") };
    assert_eq!(
        ris(&work),
        "TY  - RPRT\r\nID  - sg-report-2019\r\nTI  - Two ER - lines\r\nAU  - General Assembly\r\nPB  - United Nations\r\n\
         SN  - A/74/187\r\nPY  - 2019\r\nDA  - 2019/07/22/\r\nUR  - https://docs.un.org/en/A/74/187\r\nLA  - en\r\n\
         N1  - para. 8\r\nER  - \r\n"
    );
}

#[test]
fn csl_json_has_the_fields_of_the_schema() {
    let item = csl_json(&report("paras. 4–5"));
    assert_eq!(
        item,
        serde_json::json!([{
            "id": "sg-report-2019",
            "type": "report",
            "title": "Recent developments",
            "number": "A/74/187",
            "authority": "General Assembly",
            "author": [{ "literal": "General Assembly" }],
            "publisher": "United Nations",
            "URL": "https://docs.un.org/en/A/74/187",
            "language": "en",
            "locator": "paras. 4–5",
            "issued": { "date-parts": [[2019, 7, 22]] },
        }])
    );
    let bare = csl_json(&Work { key: "x".to_owned(), ..Work::default() });
    assert_eq!(bare, serde_json::json!([{ "id": "x", "type": "report" }]));
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    for (text, expected) in [("2015", "2015"), ("2015-06", "June 2015"), ("2015-06-01", "1 June 2015")] {
        assert_eq!(date_in_words(Date::parse(text).unwrap(), "en"), expected);
    }
    for bad in ["", "15", "2015-6", "2015-13", "2015-00", "2015-06-32", "2015-06-01-1", "June 2015"] {
        assert_eq!(Date::parse(bad), None, "{bad}");
    }
    let first = Date::parse("2015-01-01").unwrap();
    assert_eq!(date_in_words(first, "fr"), "1er janvier 2015");
    assert_eq!(date_in_words(first, "ar"), "1 كانون الثاني/يناير 2015");
    assert_eq!(date_in_words(Date::parse("2015-06").unwrap(), "zh"), "2015年6月");
    assert_eq!(date_in_words(Date::parse("2015-06").unwrap(), "ru"), "июнь 2015 года");
}

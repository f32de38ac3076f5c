//! Short names, and series of identifiers that a book declares for itself.

use crate::{check, found, lang};
use panelbook::base::Slug;
use panelbook::citation::{Registry, Rules, Series, Target, find};

#[test]
fn short_names_are_found_as_whole_words() {
    check("en", "The ITI and the PoA; the ITI’s scope (PoA)", &["ITI", "PoA", "ITI", "PoA"]);
    check("en", "ITIS, aITI, iti, ITI2, PoA/ITI, x.ITI, ITI.pdf, ITI_x, /ITI, `ITI`", &[]);
    check("en", "ITI-related and the Programme\u{a0}of Action.", &["ITI", "Programme of Action"]);
    check("en", "https://example.org/x?ITI and https://iti.org/ITI", &[]);
    check("zh", "《国际追查文书》和ITI的规定", &["《国际追查文书》", "ITI"]);
    check("ar", "وبرنامج العمل ولبرنامج العمل وITI", &["برنامج العمل", "برنامج العمل", "ITI"]);
    check("ru", "Программа действий и ITI", &["Программа действий", "ITI"]);
}

#[test]
fn a_name_of_one_language_does_not_count_in_another() {
    check("fr", "the Programme of Action", &[]);
    check(
        "fr",
        "le Programme d'action et le Programme d’action",
        &["Programme d’action", "Programme d’action"],
    );
}

#[test]
fn the_longest_name_wins_and_the_language_goes_first() {
    let mut registry = Registry::new();
    let slug = |id: &str| Slug::new(id).unwrap();
    registry.add_name("BMS", None, &slug("bms"));
    registry.add_name("BMS 7", None, &slug("bms7"));
    registry.add_name("BMS", Some(&lang("fr")), &slug("bms-fr"));
    let ids = |tag: &str| -> Vec<String> {
        let found = find("BMS 7, BMS", &lang(tag), &Rules::default(), &registry);
        found.mentions.iter().map(|m| m.document.as_ref().unwrap().to_string()).collect()
    };
    assert_eq!(ids("en"), ["bms7", "bms"]);
    assert_eq!(ids("fr"), ["bms7", "bms-fr"]);
}

#[test]
fn a_book_may_declare_series_of_its_own() {
    let series = |name: &str, prefix: &str, shape: &str, template: &str| Series {
        name: name.to_owned(),
        prefixes: vec![prefix.to_owned()],
        shape: shape.to_owned(),
        template: Some(template.to_owned()),
    };
    let rules = Rules {
        series: vec![
            series("rfc", "RFC ", "#", "https://www.rfc-editor.org/rfc/rfc{number}"),
            series("knx", "KNX-", "#/#", "https://example.org/{lang}/{id}"),
            series("mosaic", "MOSAIC ", "#.#[:#]", "https://example.org/mosaic/{number}"),
        ],
        ..Rules::empty()
    };
    let registry = Registry::new();
    let text = "RFC\u{a0}2119, section 5; KNX-12/3 (para. 4), MOSAIC 05.40:2012 but XRFC 1, RFC x, KNX-12/3/4, A/74/187";
    let found = find(text, &lang("en"), &rules, &registry);
    assert_eq!(crate::shown(&found), ["RFC 2119 @ s5", "KNX-12/3 @ p4", "MOSAIC 05.40:2012"]);
    let Target::Identifier { series: name, id, number } = &found.mentions[1].target else { panic!() };
    let series = rules.series.iter().find(|s| s.name == *name).unwrap();
    assert_eq!(series.address(id, number, &lang("en")).as_deref(), Some("https://example.org/en/KNX-12/3"));
}

#[test]
fn mentions_know_their_document() {
    let found = found("en", "ITI and A/60/88 and A/74/187");
    let ids: Vec<Option<&str>> =
        found.mentions.iter().map(|m| m.document.as_ref().map(Slug::as_str)).collect();
    assert_eq!(ids, [Some("iti"), Some("iti"), None]);
}

//! Texts that are citations as a whole.

use crate::{instruments, lang};
use panelbook::base::Slug;
use panelbook::citation::{Rules, Target, parse_citation};

/// The target and the anchors.
fn whole(tag: &str, text: &str) -> (String, Vec<String>, Option<String>) {
    let citation = parse_citation(text, &lang(tag), &Rules::default(), &instruments()).unwrap();
    let target = match citation.target {
        Target::Symbol(symbol) => format!("symbol {symbol}"),
        Target::Name(name) => format!("name {name}"),
        Target::Identifier { id, .. } => format!("id {id}"),
    };
    let anchors = citation.pinpoints.iter().map(panelbook::citation::Pinpoint::anchor).collect();
    (target, anchors, citation.document.as_ref().map(Slug::to_string))
}

#[test]
fn sources_and_forced_links_read_as_citations() {
    for (tag, text, target, anchors, document) in [
        (
            "en",
            "A/CONF.192/2018/RC/3, section V, para. 3",
            "symbol A/CONF.192/2018/RC/3",
            &["s5-p3"][..],
            None,
        ),
        ("en", "ITI, para. 8 (a)", "name ITI", &["p8-a"], Some("iti")),
        ("en", " ITI ", "name ITI", &[], Some("iti")),
        ("en", "A/810", "symbol A/810", &[], None),
        ("en", "a/810", "symbol A/810", &[], None),
        ("en", "a/60/88, para. 8", "symbol A/60/88", &["p8"], Some("iti")),
        ("en", "A/60/88.", "symbol A/60/88", &[], Some("iti")),
        ("en", "Facilitator's Summary 2021, para. 8", "name Facilitator's Summary 2021", &["p8"], None),
        ("en", "Report, with a comma, paras. 4–5", "name Report, with a comma", &["p4", "p5"], None),
        ("en", "Modular design", "name Modular design", &[], None),
        ("en", "mge1", "name mge1", &[], None),
        ("en", "A/74/187 and more", "name A/74/187 and more", &[], None),
        ("en", "paragraph 8 of the ITI", "name ITI", &["p8"], Some("iti")),
        ("fr", "ITI, par. 8 a)", "name ITI", &["p8-a"], Some("iti")),
        ("zh", "A/60/88，第8(a)段", "symbol A/60/88", &["p8-a"], Some("iti")),
        ("ar", "A/60/88، الفقرة 8 (أ)", "symbol A/60/88", &["p8-a"], Some("iti")),
        ("ru", "A/60/88, пункт 8 a)", "symbol A/60/88", &["p8-a"], Some("iti")),
        ("en", "General Assembly resolution 79/40, para. 3", "symbol A/RES/79/40", &["p3"], None),
    ] {
        let read = whole(tag, text);
        assert_eq!((read.0.as_str(), read.2.as_deref()), (target, document), "{text}");
        assert_eq!(read.1, anchors, "{text}");
    }
    assert_eq!(parse_citation("  ", &lang("en"), &Rules::default(), &instruments()), None);
}

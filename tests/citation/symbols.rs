//! The grammar of symbols beyond the table.

use crate::{check, found, lang};
use panelbook::base::Slug;
use panelbook::citation::{Implied, Note, Registry, Rules, Symbol, find};

fn symbol(text: &str) -> Symbol {
    Symbol::parse(text, &Rules::default()).unwrap_or_else(|| panic!("{text} is a symbol"))
}

/// Symbols as the organs and series print them.
const PRINTED: &[&str] = &[
    "A/S-10/2",
    "A/ES-10/PV.37",
    "A/RES/S-32/1",
    "A/RES/ES-11/1",
    "A/RES/ES-10/24",
    "A/C.3/76/SR.1",
    "A/BUR/74/1",
    "A/CN.4/L.702",
    "A/CN.9/WG.III/WP.224",
    "A/CN.10/2020/1",
    "A/CONF.62/122",
    "A/CONF.183/9",
    "A/HRC/RES/16/18",
    "A/HRC/47/24/Add.1",
    "A/HRC/WG.6/1/TUN/1",
    "A/HRC/22/NGO/5",
    "A/HRC/S-1/2",
    "A/INF/74/3/Rev.1",
    "A/74/INF/1",
    "A/74/PV.1",
    "A/66/L.1",
    "A/74/6 (Sect. 16)",
    "A/62/6 (Income sect. 1)",
    "A/74/5 (Vol. I)",
    "A/74/6 (Introduction)",
    "A/81/6 (Sect. 5)/Add.1",
    "A/58/PV.71",
    "A/INF/1/Rev.1",
    "A/AC.105/C.1/L.300",
    "A/AC.294/1",
    "A/CONF.192/PC/L.1",
    "A/CONF.192/2006/RC/9",
    "A/CONF.217/2013/L.3",
    "A/49/38/Summary",
    "A/520/Rev.18",
    "A/RES/56/24 V",
    "A/RES/217(III) A",
    "A/RES/3379(XXX)",
    "A/HRC/DEC/18/117",
    "S/2015/289",
    "S/18250/Add.1",
    "S/PRST/2005/7",
    "S/RES/2117(2013)",
    "S/AC.44/2004/(02)/1/Add.1",
    "S/AC.49/2018/1",
    "S/Agenda/9216",
    "S/NC/1998/1",
    "S/2023/823/Corr.1",
    "S/PV.785 (closed)",
    "E/2020/1",
    "E/RES/2013/40",
    "E/C.12/GC/24",
    "E/C.12/GBR/CO/6",
    "E/CN.15/2013/L.1",
    "E/ECE/TRANS/505/Rev.3",
    "E/CN.4/Sub.2/2003/12/Rev.2",
    "E/ICEF/2020/1",
    "E/INCB/2019/1",
    "E/2008/INF/2",
    "E/5715/Rev.2",
    "ST/SGB/2017/1",
    "ST/AI/2010/5",
    "ST/LIB/SER.B/5/Rev.5",
    "ST/ESA/STAT/SER.M/20/Rev.3",
    "ST/SG/AC.10/1/Rev.21",
    "ST/SPACE/11",
    "T/PV.1",
    "T/COM.8/L.1",
    "CRC/C/GC/12",
    "CRC/C/15/Add.188",
    "CRC/C/BEL/CO/5-6",
    "CEDAW/C/CHN/7-8",
    "CCPR/C/21/Rev.1/Add.13",
    "CCPR/C/88/D/1320/2004",
    "HRI/GEN/1/Rev.9 (Vol. I)",
    "CERD/C/SR.1",
    "CD/PV.1234",
    "CCW/CONF.III/11",
    "CCW/P.V/CONF/2014/1",
    "CCW/AP.II/CONF.10/2",
    "NPT/CONF.2010/50 (Vol. I)",
    "NPT/CONF.2020/PC.III/WP.1",
    "BWC/CONF.VIII/4",
    "APLC/MSP.3/2001/1",
    "APLC/CONF/2019/5/Add.1",
    "CTOC/COP/WG.6/2022/2",
    "TPNW/MSP/2022/6",
    "TD/B/C.I/MEM.2/50",
    "TD/B/64/5",
    "UNEP/EA.4/21",
    "UNEP(DTIE)/Hg/INC.5/7",
    "UNEP/GC.26/19",
    "UNEP/FAO/RC/COP.7/12",
    "UNEP/OzL.Pro.WG.1/40/2",
    "CBD/COP/DEC/14/8",
    "FCCC/CP/2015/10/Add.1",
    "ICCD/COP(14)/23/Add.1",
    "ISBA/25/C/1",
    "DP/FPA/2020/1",
    "JIU/REP/2020/1",
    "CEB/2022/HLCM/5",
    "ECE/TRANS/WP.29/2019/1",
    "ATT/CSP3/2017/1",
    "CAC/COSP/2019/1",
];

#[test]
fn symbols_of_all_organs_and_series_are_canonical_already() {
    for text in PRINTED {
        assert_eq!(symbol(text).as_str(), *text);
        check("en", &format!("as stated in {text}, which"), &[text]);
    }
}

#[test]
fn printed_variants_come_to_one_spelling() {
    for (printed, canonical) in [
        ("A/RES/491 (V)", "A/RES/491(V)"),
        ("A/RES/217 A (III)", "A/RES/217(III) A"),
        ("A/RES/217(III)[A]", "A/RES/217(III) A"),
        ("A/RES/56/24V", "A/RES/56/24 V"),
        ("A/RES/46/36L", "A/RES/46/36 L"),
        ("S/RES/1440\u{a0}(2002)", "S/RES/1440(2002)"),
        ("S/RES/1440\n(2002)", "S/RES/1440(2002)"),
        ("S/RES/1540/2004", "S/RES/1540(2004)"),
        ("S/RES/2220（2015）", "S/RES/2220(2015)"),
        ("A/RES/2099 (د-20)", "A/RES/2099(XX)"),
        ("A/CONF.192/2024/RC/CRP.1.Rev3", "A/CONF.192/2024/RC/CRP.1/Rev.3"),
        ("A/CONF.192/2024/RC/CRP.1.Rev.3", "A/CONF.192/2024/RC/CRP.1/Rev.3"),
        ("A/58/50/REV.1", "A/58/50/Rev.1"),
        ("A/58/50/Rev1", "A/58/50/Rev.1"),
        ("A/58/50/Rev. 1", "A/58/50/Rev.1"),
        ("A/C.1/79/L. 5", "A/C.1/79/L.5"),
        ("A/66/100*", "A/66/100"),
        ("A/66/100**", "A/66/100"),
        ("А/74/187", "A/74/187"),
        ("Ａ／７４／１８７", "A/74/187"),
        ("A∕74⁄187", "A/74/187"),
        ("A/ES‑10/2", "A/ES-10/2"),
        ("A/٧٤/١٨٧", "A/74/187"),
        ("\u{2066}A/74/187\u{2069}", "A/74/187"),
    ] {
        check("en", &format!("see {printed}, and"), &[canonical]);
    }
}

#[test]
fn what_was_forgiven_is_noted() {
    for (printed, note) in [
        ("A/CONF.192/2024/RC/CRP.1.Rev3", Note::IrregularChange),
        ("A/74/\u{200b}187", Note::HiddenCharacters),
        ("А/74/187", Note::LookAlike),
        ("A/66/100*", Note::Reissued),
        ("S/RES/1540", Note::YearMissing),
    ] {
        assert_eq!(found("en", &format!("see {printed} here")).mentions[0].notes, [note], "{printed}");
    }
    assert_eq!(found("en", "see A/RES/491 (V) here").mentions[0].notes, []);
}

#[test]
fn noise_in_the_shape_of_a_symbol_is_left_alone() {
    for text in [
        "S/N 12345",
        "S/N/2020/12",
        "A/B testing",
        "A/C unit",
        "A/4 paper",
        "and/or 24/7",
        "E/S/1",
        "I/O",
        "SC/15533",
        "SG/SM/22291",
        "DC/3506",
        "GA/12345",
        "GA/DIS/3456",
        "PI/1641",
        "TCP/IP",
        "1/2 A/B/2",
        "QR/data matrix",
        "PoA/ITI",
        "ITI/PoA",
        "25/06/2021",
        "A/1/2",
        "S/4/5",
        "A/10/20 split",
        "S/M/L/XL",
        "A/74/187B",
        "A/74/187B-X",
        "xA/74/187",
        "1A/74/187",
        ".A/74/187",
        "-A/74/187",
        "_A/74/187",
        "/A/74/187",
        "C:\\A/74/187",
        "a@A/74/187",
        "A/74/187@x.org",
        "A/74/187.pdf",
        "A/74/187.html",
        "content/A/74/187",
        "docs.un.org/en/A/74/187",
        "www.un.org/A/74/187",
        "s=A/74/187",
        "[text](A/74/187)",
        "src=\"A/74/187\"",
        "https://example.org/?s=A/74/187",
        "<https://docs.un.org/en/A/74/187>",
        "https://x.org/a,A/74/187",
        "`A/74/187`",
        "``x A/74/187 y``",
        "`see A/74/187 there`",
        "```\nA/74/187\n```",
        "A/74/187`",
        "a/74/187",
        "A/XYZ/12",
        "A/DEC/60/519",
        "A/02/03",
        "A/74/0187",
        "E/12/11/2020",
        "IPCC-XLIV/INF. 8",
        "MOSAIC 05.40:2012(E)V1.0",
        "(EU) 2019/68",
        "COM(2021) 647",
        "E.21.IX.3",
        "16-17113 (E)",
        "A/74/18/7/5",
        "decision 60/519",
        "A/RES/79/40/5",
        "A/810",
        "S/144",
        "CD/1356",
        "A/2929",
        "E/RES/2013",
        "A/RES/491",
        "A/CONF.192",
        "UNEP/GC.26",
    ] {
        check("en", &format!("see {text} here"), &[]);
    }
}

#[test]
fn prose_may_touch_a_symbol_where_its_script_does() {
    check("zh", "秘书长的报告A/74/187号文件和A/CONF.192/15号文件", &["A/74/187", "A/CONF.192/15"]);
    check("ar", "وA/60/88 وكذلك الوثيقةA/74/187", &["A/60/88", "A/74/187"]);
    check("en", "the reports A/74/187¹ and A/75/78.⁵", &["A/74/187", "A/75/78"]);
    check("en", "(A/74/187)(A/75/78)[A/76/284]“A/73/168”", &["A/74/187", "A/75/78", "A/76/284", "A/73/168"]);
    check("en", "A/74/187’s text; A/75/78's; A/76/284—new", &["A/74/187", "A/75/78", "A/76/284"]);
    check("en", "ended with A/74/187.The next began", &["A/74/187"]);
    check("en", "a note in print: A/74/187.5 More", &["A/74/187"]);
    check("en", "S/RES/2117(2013)and (A/74/187)/(A/75/78)", &["S/RES/2117(2013)", "A/74/187", "A/75/78"]);
    check("en", "A/57/124/A/58/138", &[]);
    check("en", "A/74/187,A/75/78;A/76/284", &["A/74/187", "A/75/78", "A/76/284"]);
    check("en", "code `a` A/74/187 `b`", &["A/74/187"]);
    check("en", "an unclosed ` tick and A/74/187", &["A/74/187"]);
}

#[test]
fn a_double_symbol_is_two_symbols_of_one_document() {
    check("en", "A/71/438–A/CONF.192/BMS/2016/1 says", &["A/71/438 = A/CONF.192/BMS/2016/1"]);
    check("en", "(A/47/277-S/24111)", &["A/47/277 = S/24111"]);
    check("en", "A/60/44-S/2005/103-E/2005/12.", &["A/60/44 = S/2005/103 = E/2005/12"]);
    check("en", "A/74/187 – A/75/78", &["A/74/187", "A/75/78"]);
    check("en", "A/74/187-A/foo", &[]);
}

#[test]
fn what_has_the_shape_of_noise_counts_when_registered() {
    let rules = Rules::default();
    let mut registry = Registry::new();
    registry.add_symbol(&symbol("A/810"), &Slug::new("first-draft").unwrap());
    let found = find("see A/810 and S/144", &lang("en"), &rules, &registry);
    assert_eq!(found.mentions.len(), 1);
    assert_eq!(found.mentions[0].document.as_ref().map(Slug::as_str), Some("first-draft"));
    let both = panelbook::citation::Finder::new(&lang("en"), &rules, &registry)
        .with_candidates()
        .find("A/810 S/144");
    assert_eq!(both.mentions.len(), 2);
    assert!(both.mentions.iter().all(|m| m.notes == [Note::OnlyIfRegistered]));
}

#[test]
fn a_resolution_without_its_year_is_the_registered_one() {
    let rules = Rules::default();
    let mut registry = Registry::new();
    registry.add_symbol(&symbol("S/RES/1540(2004)"), &Slug::new("r1540").unwrap());
    let found = find("see S/RES/1540 here", &lang("en"), &rules, &registry);
    assert_eq!(found.mentions[0].symbol().unwrap().as_str(), "S/RES/1540(2004)");
    assert_eq!(found.mentions[0].document.as_ref().map(Slug::as_str), Some("r1540"));
}

#[test]
fn typed_identifiers_may_be_in_lower_case_and_encoded() {
    let rules = Rules::default();
    for (typed, canonical) in [
        ("a/res/78/100", "A/RES/78/100"),
        ("a/conf.192/2018/rc/3", "A/CONF.192/2018/RC/3"),
        ("e/cn.4/sub.2/ac.2/1987/wp.4/add.1", "E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1"),
        ("S%2F26795", "S/26795"),
        ("A%2F81%2F6%20%28Sect.%205%29", "A/81/6 (Sect. 5)"),
        ("s/res/2220(2015)", "S/RES/2220(2015)"),
        ("A/810", "A/810"),
    ] {
        assert_eq!(Symbol::parse_lenient(typed, &rules).unwrap().as_str(), canonical);
    }
    for bad in ["", "a", "and/or", "a/dec/60/519", "hello/world/12", "%", "A%2"] {
        assert_eq!(Symbol::parse_lenient(bad, &rules), None, "{bad}");
    }
}

#[test]
fn a_symbol_tells_its_relations() {
    let implied = |text: &str| symbol(text).implied();
    assert_eq!(implied("A/59/565/Corr.1"), [Implied::Corrects(symbol("A/59/565"))]);
    assert_eq!(implied("A/58/50/Rev.1/Corr.2"), [Implied::Corrects(symbol("A/58/50/Rev.1"))]);
    assert_eq!(implied("A/74/5/Add.3"), [Implied::AddsTo(symbol("A/74/5"))]);
    assert_eq!(
        implied("A/CONF.192/2024/RC/CRP.1/Rev.3"),
        [Implied::Revises(symbol("A/CONF.192/2024/RC/CRP.1")), Implied::NotFinal]
    );
    assert_eq!(implied("A/74/187"), []);
    assert_eq!(symbol("A/58/50/Rev.1/Corr.2").base(), symbol("A/58/50"));
    assert_eq!(symbol("A/58/50/Rev.1/Corr.2").changes(), ["Rev.1", "Corr.2"]);
    assert!(symbol("A/58/50/Rev.2").follows(&symbol("A/58/50/Rev.1")));
    assert!(symbol("A/58/50/Rev.2").follows(&symbol("A/58/50")));
    assert!(symbol("A/58/50/Corr.1").follows(&symbol("A/58/50")));
    assert!(!symbol("A/58/50/Rev.1").follows(&symbol("A/58/50/Rev.2")));
    assert!(!symbol("A/58/50/Add.1").follows(&symbol("A/58/50")));
}

#[test]
fn a_symbol_tells_its_session_but_a_conference_has_none() {
    for (text, session) in [
        ("A/74/187", Some("74")),
        ("A/RES/79/40", Some("79")),
        ("A/RES/491(V)", Some("V")),
        ("A/C.1/79/L.5", Some("79")),
        ("A/RES/ES-11/1", Some("ES-11")),
        ("A/CONF.192/2018/RC/3", None),
        ("A/810/Add.1", None),
        ("S/2023/823", None),
    ] {
        assert_eq!(symbol(text).session(), session, "{text}");
    }
    assert_eq!(symbol("S/RES/1440(2002)").qualifier(), Some("2002"));
    assert_eq!(symbol("A/RES/217(III) A").qualifier(), Some("III"));
}

#[test]
fn the_register_knows_the_later_texts() {
    let mut registry = Registry::new();
    for text in ["A/58/50", "A/58/50/Rev.1", "A/58/50/Rev.2", "A/58/50/Corr.1", "A/58/501/Rev.1"] {
        registry.add_symbol(&symbol(text), &Slug::new("doc").unwrap());
    }
    let later = |text: &str| -> Vec<String> {
        registry.later_than(&symbol(text)).into_iter().map(|(symbol, _)| symbol.to_string()).collect()
    };
    assert_eq!(later("A/58/50"), ["A/58/50/Corr.1", "A/58/50/Rev.1", "A/58/50/Rev.2"]);
    assert_eq!(later("A/58/50/Rev.1"), ["A/58/50/Rev.2"]);
}

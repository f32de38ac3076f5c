//! Resolutions named in words.

use crate::{check, found};
use panelbook::citation::{Registry, Rules, Via, find};

#[test]
fn resolutions_in_the_words_of_each_language() {
    for (tag, text, expected) in [
        ("en", "General Assembly resolution 79/40", "A/RES/79/40"),
        ("en", "resolution 79/40", "A/RES/79/40"),
        ("en", "Resolution 79/40 of the General Assembly", "A/RES/79/40"),
        ("en", "its resolution 58/241 of 23 December 2003", "A/RES/58/241"),
        ("en", "resolution 56/24 V of 24 December 2001", "A/RES/56/24 V"),
        ("en", "resolution 31/16 A", "A/RES/31/16 A"),
        ("en", "resolution 46/36L", "A/RES/46/36 L"),
        ("en", "resolution 2099 (XX)", "A/RES/2099(XX)"),
        ("en", "resolution 217 A (III)", "A/RES/217(III) A"),
        ("en", "resolution S-10/2", "A/RES/S-10/2"),
        ("en", "resolution ES-11/1", "A/RES/ES-11/1"),
        ("en", "Security Council resolution 2220 (2015)", "S/RES/2220(2015)"),
        ("en", "Security Council resolution 1540(2004)", "S/RES/1540(2004)"),
        ("en", "resolution\u{a0}2220\u{a0}(2015)", "S/RES/2220(2015)"),
        ("en", "Economic and Social Council resolution 2013/40", "E/RES/2013/40"),
        ("en", "Assembly resolution 60/81", "A/RES/60/81"),
        ("en", "UNGA Res. 61/66", "A/RES/61/66"),
        ("en", "the Council resolution 2117 (2013)", "S/RES/2117(2013)"),
        ("en", "UNSCR 2117 (2013)", "S/RES/2117(2013)"),
        ("en", "Human Rights Council resolution 41/20", "A/HRC/RES/41/20"),
        ("fr", "la résolution 79/40 de l’Assemblée générale", "A/RES/79/40"),
        ("fr", "la résolution 56/24 V du 24 décembre 2001", "A/RES/56/24 V"),
        ("fr", "la résolution 2220 (2015) du Conseil de sécurité", "S/RES/2220(2015)"),
        ("es", "la resolución 79/40", "A/RES/79/40"),
        ("es", "la resolución 60/81 de la Asamblea General", "A/RES/60/81"),
        ("es", "la resolución 2220 (2015) del Consejo de Seguridad", "S/RES/2220(2015)"),
        ("ru", "резолюция 79/40", "A/RES/79/40"),
        ("ru", "в резолюции 60/81 Генеральной Ассамблеи", "A/RES/60/81"),
        ("ru", "резолюция Генеральной Ассамблеи 60/81", "A/RES/60/81"),
        ("ru", "резолюция 56/24 V от 24 декабря 2001 года", "A/RES/56/24 V"),
        ("ru", "Резолюция 1540 (2004) Совета Безопасности", "S/RES/1540(2004)"),
        ("ru", "резолюция 46/36L", "A/RES/46/36 L"),
        ("zh", "第79/40号决议", "A/RES/79/40"),
        ("zh", "大会第48/264号决议", "A/RES/48/264"),
        ("zh", "2004年12月3日第59/74号决议", "A/RES/59/74"),
        ("zh", "大会2004年12月3日第59/74号决议", "A/RES/59/74"),
        ("zh", "第2235(2015)号决议", "S/RES/2235(2015)"),
        ("zh", "安全理事会第2235（2015）号决议", "S/RES/2235(2015)"),
        ("zh", "第3499(XXX)号决议", "A/RES/3499(XXX)"),
        ("zh", "第52/12 A号决议", "A/RES/52/12 A"),
        ("zh", "第 56/24V 号决议", "A/RES/56/24 V"),
        ("ar", "القرار 79/40", "A/RES/79/40"),
        ("ar", "قرار الجمعية العامة 52/231", "A/RES/52/231"),
        ("ar", "القرار 2099 (د-20)", "A/RES/2099(XX)"),
        ("ar", "بالقرار 55/255 المؤرخ 31 أيار/مايو 2001", "A/RES/55/255"),
        ("ar", "قرار مجلس الأمن 2220 (2015)", "S/RES/2220(2015)"),
        ("ar", "القرار 56/24 تاء", "A/RES/56/24 V"),
        ("ar", "القرار دإ-10/2", "A/RES/S-10/2"),
    ] {
        check(tag, text, &[expected]);
        assert_eq!(found(tag, text).mentions[0].via, Via::Spoken, "{text}");
    }
}

#[test]
fn lists_name_each_resolution() {
    check(
        "en",
        "General Assembly resolutions 56/24 V, 58/241 and 60/81",
        &["A/RES/56/24 V", "A/RES/58/241", "A/RES/60/81"],
    );
    check(
        "en",
        "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)",
        &["S/RES/1267(1999)", "S/RES/1989(2011)", "S/RES/2253(2015)"],
    );
    check(
        "en",
        "resolutions 56/24 V of 24 December 2001, 57/72 of 22 November 2002 and 58/241",
        &["A/RES/56/24 V", "A/RES/57/72", "A/RES/58/241"],
    );
    check(
        "en",
        "resolutions 61/66, para. 4, 62/47, paras. 4–6, and 63/72",
        &["A/RES/61/66 @ p4", "A/RES/62/47 @ p4..p6", "A/RES/63/72"],
    );
    check(
        "es",
        "resoluciones 60/81, de 8 de diciembre de 2005, y 61/66, de 6 de diciembre de 2006",
        &["A/RES/60/81", "A/RES/61/66"],
    );
    check(
        "ru",
        "резолюции 56/24 V от 24 декабря 2001 года и 60/81 от 8 декабря 2005 года",
        &["A/RES/56/24 V", "A/RES/60/81"],
    );
    check(
        "ar",
        "قراراتها 56/24 تاء المؤرخ 24 كانون الأول/ديسمبر 2001 و 60/81",
        &["A/RES/56/24 V", "A/RES/60/81"],
    );
    check(
        "zh",
        "2001年12月24日第56/24V号、2005年12月8日第60/81号和第61/66号决议",
        &["A/RES/56/24 V", "A/RES/60/81", "A/RES/61/66"],
    );
    check("zh", "第58/241号、第60/81号和第61/66号决议", &["A/RES/58/241", "A/RES/60/81", "A/RES/61/66"]);
    check("ar", "القرارات 58/241 و 60/81", &["A/RES/58/241", "A/RES/60/81"]);
    check("ru", "резолюциями 58/241 и 60/81", &["A/RES/58/241", "A/RES/60/81"]);
    check("fr", "les résolutions 58/241 et 60/81", &["A/RES/58/241", "A/RES/60/81"]);
    check("es", "las resoluciones 58/241 y 60/81", &["A/RES/58/241", "A/RES/60/81"]);
}

#[test]
fn places_go_with_spoken_resolutions() {
    for (tag, text, expected) in [
        ("en", "paragraph 3 of General Assembly resolution 79/40", "A/RES/79/40 @ p3"),
        ("en", "in paragraph 3 of its resolution 79/40", "A/RES/79/40 @ p3"),
        ("es", "párrafo 28 de la resolución 2220 (2015)", "S/RES/2220(2015) @ p28"),
        ("es", "en el párrafo 28 de su resolución 2220 (2015)", "S/RES/2220(2015) @ p28"),
        ("fr", "au paragraphe 3 de la résolution 79/40 de l’Assemblée générale", "A/RES/79/40 @ p3"),
        ("fr", "au paragraphe 3 de sa résolution 79/40", "A/RES/79/40 @ p3"),
        ("ru", "пункт 3 резолюции 79/40", "A/RES/79/40 @ p3"),
        ("ru", "в пункте 3 своей резолюции 79/40", "A/RES/79/40 @ p3"),
        ("zh", "第52/163号决议第1段", "A/RES/52/163 @ p1"),
        ("zh", "大会第79/40号决议第8(a)段", "A/RES/79/40 @ p8-a"),
        ("ar", "الفقرة 3 من القرار 79/40", "A/RES/79/40 @ p3"),
        ("ar", "الفقرة 3 من قرار الجمعية العامة 79/40", "A/RES/79/40 @ p3"),
        ("ru", "резолюция 56/24 V от 24 декабря 2001 года, пункт 2", "A/RES/56/24 V @ p2"),
    ] {
        check(tag, text, &[expected]);
    }
}

#[test]
fn what_is_not_a_resolution_with_a_symbol_is_left_alone() {
    for (tag, text) in [
        ("en", "decision 60/519"),
        ("en", "decisions 60/519 and 61/500"),
        ("en", "79/40"),
        ("en", "the resolution of 79/40 cases"),
        ("en", "resolution 3/40"),
        ("en", "World Health Assembly resolution 75/31"),
        ("en", "WHA resolution 60/26"),
        ("en", "Res. 61/66"),
        ("en", "resolution 2013/40"),
        ("en", "European Parliament resolution 2021/555"),
        ("en", "resolution 1920/1080"),
        ("en", "screen resolution 640/480"),
        ("en", "resolution 79/40-2"),
        ("en", "in high resolution 24/7"),
        ("fr", "décision 60/519"),
        ("es", "decisión 58/519, de 8 de diciembre de 2003"),
        ("zh", "第60/519号决定"),
        ("zh", "第8段"),
        ("zh", "第79/40号"),
        ("ar", "المقرر 60/519"),
        ("ru", "решение 60/519"),
    ] {
        check(tag, text, &[]);
    }
}

#[test]
fn the_span_holds_the_words() {
    for (tag, text, core) in [
        ("en", "see General Assembly resolution 79/40.", "General Assembly resolution 79/40"),
        ("fr", "la résolution 79/40 de l’Assemblée générale dit", "résolution 79/40 de l’Assemblée générale"),
        ("zh", "根据大会第79/40号决议的规定", "大会第79/40号决议"),
        ("ar", "عملا بقرار الجمعية العامة 79/40.", "قرار الجمعية العامة 79/40"),
    ] {
        let found = found(tag, text);
        assert_eq!(&text[found.mentions[0].core.range()], core);
    }
}

#[test]
fn a_book_may_turn_spoken_forms_off() {
    let rules = Rules { spoken: false, ..Rules::default() };
    let found = find("resolution 79/40 and A/74/187", &crate::lang("en"), &rules, &Registry::new());
    assert_eq!(found.mentions.len(), 1);
}

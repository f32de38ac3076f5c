//! Places in documents, in six languages.

use crate::{LANGUAGES, check, found, lang};
use panelbook::citation::parse_pinpoint;

#[test]
fn english_forms() {
    for (text, expected) in [
        ("ITI, para. 8", "ITI @ p8"),
        ("ITI para. 8", "ITI @ p8"),
        ("ITI, paragraph 8", "ITI @ p8"),
        ("ITI, ¶ 8", "ITI @ p8"),
        ("ITI ¶8(a)", "ITI @ p8-a"),
        ("ITI, ¶¶ 4-5", "ITI @ p4..p5"),
        ("ITI, paras. 4–5", "ITI @ p4..p5"),
        ("ITI, paras. 4 to 5", "ITI @ p4..p5"),
        ("ITI, paras. 4, 6 and 8", "ITI @ p4+p6+p8"),
        ("ITI, paras. 4–6 and 8", "ITI @ p4..p6+p8"),
        ("ITI, para. 8 (a)", "ITI @ p8-a"),
        ("ITI, para.\u{a0}8\u{a0}(a)", "ITI @ p8-a"),
        ("ITI, para. 8(a)(i)", "ITI @ p8-a-i"),
        ("ITI, para. 8 (a) (i) and (ii)", "ITI @ p8-a-i+p8-a-ii"),
        ("ITI, para. 8 (a) and (b)", "ITI @ p8-a+p8-b"),
        ("ITI, para. 8 (a)–(c)", "ITI @ p8-a..p8-c"),
        ("ITI, para. 8 bis", "ITI @ p8-bis"),
        ("ITI, para. 8 bis (a)", "ITI @ p8-bis-a"),
        ("ITI, section V, para. 3", "ITI @ s5-p3"),
        ("ITI, Section V, paragraph 3", "ITI @ s5-p3"),
        ("ITI, sect. V, para. 3", "ITI @ s5-p3"),
        ("ITI, section 5, para. 3", "ITI @ s5-p3"),
        ("ITI, sect. II.A, para. 3", "ITI @ s2-a-p3"),
        ("ITI, section A", "ITI @ s-a"),
        ("ITI, section V", "ITI @ s5"),
        ("ITI, chap. II, sect. A, para. 3", "ITI @ c2-s-a-p3"),
        ("ITI, annex", "ITI @ annex"),
        ("ITI (annex)", "ITI @ annex"),
        ("ITI, annex, para. 8 (a)", "ITI @ annex-p8-a"),
        ("ITI, annex II, para. 8", "ITI @ annex-2-p8"),
        ("ITI, annex II, sect. III, paras. 4–5", "ITI @ annex-2-s3-p4..annex-2-s3-p5"),
        ("ITI, footnote 4", "ITI @ n4"),
        ("ITI, fn. 4", "ITI @ n4"),
        ("ITI, note 4", "ITI @ n4"),
        ("ITI, n. 4", "ITI @ n4"),
        ("ITI, nn. 4–5", "ITI @ n4..n5"),
        ("ITI, OP3", "ITI @ p3"),
        ("ITI OP 3 and PP4", "ITI @ p3+pp4"),
        ("ITI, OPs 3–5", "ITI @ p3..p5"),
        ("ITI, pp. 4–5", "ITI"),
        ("ITI, para. 8, footnote 4", "ITI @ n4"),
        ("ITI, art. 8", "ITI @ art-8"),
        ("ITI, article 8 (1) (a)", "ITI @ art-8-p1-a"),
        ("ITI, art. 8, para. 1 (a)", "ITI @ art-8-p1-a"),
        ("PoA, II.9", "PoA @ s2-p9"),
        ("PoA II.9", "PoA @ s2-p9"),
        ("PoA, section II, para. 9", "PoA @ s2-p9"),
        ("PoA, II.7–II.9", "PoA @ s2-p7..s2-p9"),
        ("PoA, II.7 and III.2", "PoA @ s2-p7+s3-p2"),
        ("section III, para. 7 of the ITI", "ITI @ s3-p7"),
        ("sections II and III of the PoA", "PoA @ s2+s3"),
        ("annexes I and II to the ITI", "ITI @ annex-1+annex-2"),
        ("ITI, sect. 3.2 (a)", "ITI @ s3-2-a"),
        ("ITI (2005), para. 8", "ITI @ p8"),
        ("paragraph 8 of the ITI, annex", "ITI @ annex-p8"),
        ("PoA, section II.9", "PoA @ s2-p9"),
        ("PoA, section II, para. 9, and section III, para. 4", "PoA @ s2-p9+s3-p4"),
        ("ITI, para. 8 and para. 10", "ITI @ p8+p10"),
        ("ITI (para. 8)", "ITI @ p8"),
        ("ITI, in particular para. 8", "ITI @ p8"),
        ("ITI, at para. 8", "ITI @ p8"),
        ("ITI, para. 3 of section V", "ITI @ s5-p3"),
        ("ITI, preambular paragraph 3", "ITI @ pp3"),
        ("ITI, operative paragraph 4", "ITI @ p4"),
        ("ITI, subparagraph (a) of paragraph 8", "ITI @ p8-a"),
        ("paragraph 8 of the ITI", "ITI @ p8"),
        ("paragraphs 4 and 5 of the ITI", "ITI @ p4+p5"),
        ("Paras. 4–5 of the ITI", "ITI @ p4..p5"),
        ("paragraph 8 (a) of the ITI", "ITI @ p8-a"),
        ("section V, paragraph 3, of the ITI", "ITI @ s5-p3"),
        ("subparagraph (a) of paragraph 8 of the ITI", "ITI @ p8-a"),
        ("the annex to the ITI", "ITI @ annex"),
        ("paragraph 3 of the annex to the ITI", "ITI @ annex-p3"),
        ("paragraph 3 of section V of the ITI", "ITI @ s5-p3"),
    ] {
        let framed = format!("as in {text}; however");
        check("en", &framed, &[expected]);
    }
}

#[test]
fn forms_of_the_other_languages() {
    for (tag, text, expected) in [
        ("fr", "ITI, par. 8 a)", "ITI @ p8-a"),
        ("fr", "ITI, par. 8 a) i)", "ITI @ p8-a-i"),
        ("fr", "ITI, par. 4 et 5", "ITI @ p4+p5"),
        ("fr", "ITI, paragraphes 4 à 5", "ITI @ p4..p5"),
        ("fr", "ITI, sect. V, par. 3", "ITI @ s5-p3"),
        ("fr", "ITI, annexe, par. 8", "ITI @ annex-p8"),
        ("fr", "ITI, annexe II, par. 8", "ITI @ annex-2-p8"),
        ("fr", "ITI, note 4", "ITI @ n4"),
        ("fr", "ITI, note de bas de page 4", "ITI @ n4"),
        ("fr", "ITI, § 8", "ITI @ p8"),
        ("fr", "ITI, par. 8 bis", "ITI @ p8-bis"),
        ("fr", "le paragraphe 8 a) de l’ITI", "ITI @ p8-a"),
        ("fr", "au paragraphe 3 de la section V de l’ITI", "ITI @ s5-p3"),
        ("fr", "au paragraphe 3 du Programme d’action", "Programme d’action @ p3"),
        ("es", "ITI, párr. 8 a)", "ITI @ p8-a"),
        ("es", "ITI, párrs. 4 y 5", "ITI @ p4+p5"),
        ("es", "ITI, párrs. 4 a 5", "ITI @ p4..p5"),
        ("es", "ITI, párrafo 8 a) i)", "ITI @ p8-a-i"),
        ("es", "ITI, sección V, párr. 3", "ITI @ s5-p3"),
        ("es", "ITI, secc. V, párr. 3", "ITI @ s5-p3"),
        ("es", "ITI, anexo, párr. 8", "ITI @ annex-p8"),
        ("es", "ITI, nota 4", "ITI @ n4"),
        ("es", "ITI, nota de pie de página 4", "ITI @ n4"),
        ("es", "el párrafo 28 del ITI", "ITI @ p28"),
        ("es", "el párrafo 28 de la sección II del Programa de Acción", "Programa de Acción @ s2-p28"),
        ("ru", "ITI, п. 8", "ITI @ p8"),
        ("ru", "ITI, пп. 4–5", "ITI @ p4..p5"),
        ("ru", "ITI, пункт 8 a)", "ITI @ p8-a"),
        ("ru", "ITI, пункт 8 а)", "ITI @ p8-a"),
        ("ru", "ITI, пункты 4 и 5", "ITI @ p4+p5"),
        ("ru", "ITI, пункты 4, 6 и 8", "ITI @ p4+p6+p8"),
        ("ru", "ITI, раздел V, пункт 3", "ITI @ s5-p3"),
        ("ru", "ITI, глава IV, пункт 24", "ITI @ c4-p24"),
        ("ru", "ITI, приложение, пункт 8", "ITI @ annex-p8"),
        ("ru", "ITI, сноска 4", "ITI @ n4"),
        ("ru", "в пункте 8 ITI", "ITI @ p8"),
        ("ru", "пункт 3 раздела V ITI", "ITI @ s5-p3"),
        ("ru", "подпункт a) пункта 8 ITI", "ITI @ p8-a"),
        ("ru", "пункты 4 и 5 Программы действий", "Программы действий @ p4+p5"),
        ("zh", "ITI第8段", "ITI @ p8"),
        ("zh", "ITI，第8段", "ITI @ p8"),
        ("zh", "ITI第4至5段", "ITI @ p4..p5"),
        ("zh", "ITI第4-5段", "ITI @ p4..p5"),
        ("zh", "ITI第4、6和8段", "ITI @ p4+p6+p8"),
        ("zh", "ITI第8(a)段", "ITI @ p8-a"),
        ("zh", "ITI第8（a）段", "ITI @ p8-a"),
        ("zh", "ITI第8(a)(i)段", "ITI @ p8-a-i"),
        ("zh", "ITI第8段(a)项", "ITI @ p8-a"),
        ("zh", "ITI第8段和第10段", "ITI @ p8+p10"),
        ("zh", "ITI第八段", "ITI @ p8"),
        ("zh", "ITI第8之二段", "ITI @ p8-bis"),
        ("zh", "ITI第五节第3段", "ITI @ s5-p3"),
        ("zh", "ITI，第五节，第3段", "ITI @ s5-p3"),
        ("zh", "ITI，附件", "ITI @ annex"),
        ("zh", "ITI附件第8段", "ITI @ annex-p8"),
        ("zh", "ITI附件二第8段", "ITI @ annex-2-p8"),
        ("zh", "ITI，脚注4", "ITI @ n4"),
        ("zh", "ITI第3条(a)项", "ITI @ art-3-a"),
        ("zh", "ITI第8条第1款", "ITI @ art-8-p1"),
        ("zh", "《国际追查文书》第8(a)段", "《国际追查文书》 @ p8-a"),
        ("zh", "A/74/187号文件第8段", "A/74/187 @ p8"),
        ("zh", "A/74/187，第8段", "A/74/187 @ p8"),
        ("ar", "ITI، الفقرة 8", "ITI @ p8"),
        ("ar", "ITI، الفقرة ٨", "ITI @ p8"),
        ("ar", "ITI، الفقرات 4–5", "ITI @ p4..p5"),
        ("ar", "ITI، الفقرات 4 إلى 5", "ITI @ p4..p5"),
        ("ar", "ITI، الفقرتان 4 و 5", "ITI @ p4+p5"),
        ("ar", "ITI، الفقرات 4 و6 و8", "ITI @ p4+p6+p8"),
        ("ar", "ITI، الفقرات 4، 6 و8", "ITI @ p4+p6+p8"),
        ("ar", "ITI، الفقرة 8 (أ)", "ITI @ p8-a"),
        ("ar", "ITI، الفقرة 8 (ب) ’1‘", "ITI @ p8-b-i"),
        ("ar", "ITI، الفقرة 8 مكررا", "ITI @ p8-bis"),
        ("ar", "ITI، الجزء الخامس، الفقرة 3", "ITI @ s5-p3"),
        ("ar", "ITI، الفرع خامسا، الفقرة 3", "ITI @ s5-p3"),
        ("ar", "ITI، القسم 5، الفقرة 3", "ITI @ s5-p3"),
        ("ar", "ITI، المرفق، الفقرة 8", "ITI @ annex-p8"),
        ("ar", "ITI، المرفق الثاني، الفقرة 8", "ITI @ annex-2-p8"),
        ("ar", "ITI، الحاشية 4", "ITI @ n4"),
        ("ar", "الفقرة 8 (أ) من الصك الدولي للتعقب", "الصك الدولي للتعقب @ p8-a"),
        ("ar", "الفقرة 3 من الجزء الثاني من برنامج العمل", "برنامج العمل @ s2-p3"),
        ("ar", "(A/61/387، الفقرة 9)", "A/61/387 @ p9"),
    ] {
        check(tag, text, &[expected]);
    }
}

#[test]
fn english_words_count_in_every_language() {
    for tag in LANGUAGES {
        check(tag, "A/74/187, para. 8 (a)", &["A/74/187 @ p8-a"]);
        check(tag, "A/74/187, section V, paras. 3–4", &["A/74/187 @ s5-p3..s5-p4"]);
    }
}

#[test]
fn a_place_goes_to_its_own_document() {
    check("en", "A/74/187, paragraph 8 of the ITI", &["A/74/187", "ITI @ p8"]);
    check(
        "en",
        "A/RES/61/66, paras. 4–5, and A/RES/62/47, paras. 4–6",
        &["A/RES/61/66 @ p4..p5", "A/RES/62/47 @ p4..p6"],
    );
    check("en", "ITI, para. 8, and paragraph 3 of A/RES/79/40", &["ITI @ p8", "A/RES/79/40 @ p3"]);
    check("en", "paragraph 3 of A/RES/79/40 and paragraph 8 of the ITI", &["A/RES/79/40 @ p3", "ITI @ p8"]);
    check("fr", "A/74/187, le paragraphe 8 de l’ITI", &["A/74/187", "ITI @ p8"]);
    check("es", "A/74/187 y el párrafo 8 del ITI", &["A/74/187", "ITI @ p8"]);
    check("en", "(A/74/187, para. 9; A/75/78, para. 4)", &["A/74/187 @ p9", "A/75/78 @ p4"]);
    check("en", "A/59/565 and Corr.1, para. 3", &["A/59/565", "A/59/565/Corr.1 @ p3"]);
    check("en", "resolution 59/74 of 3 December 2004, para. 4", &["A/RES/59/74 @ p4"]);
}

#[test]
fn ordinary_words_behind_a_citation_are_no_place() {
    for text in [
        "the ITI annex on new developments",
        "A/74/187 notes 4 trends",
        "the ITI. Section V of the report",
        "the ITI\n\npara. 8",
        "the ITI in part 3 decades old",
        "A/74/187 (2019)",
        "ITI, p. 8",
        "ITI, parallel 8",
        "ITI, para. eight",
        "ITI, para. 8/9",
        "ITI, section about",
    ] {
        let found = found("en", text);
        assert!(found.mentions.iter().all(|m| m.pinpoints.is_empty()), "{text}: {:?}", crate::shown(&found));
        assert_eq!(found.mentions.len(), 1, "{text}");
    }
}

#[test]
fn each_end_of_a_range_has_its_own_words() {
    let text = "see ITI, paras. 4–5 and 8 (a) and (b).";
    let found = found("en", text);
    let words: Vec<&str> = found.mentions[0].pinpoints.iter().map(|p| &text[p.span.range()]).collect();
    assert_eq!(words, ["paras. 4", "5", "8 (a)", "(b)"]);
    assert_eq!(found.mentions[0].printed(text), "ITI, paras. 4–5 and 8 (a) and (b)");
    assert_eq!(&text[found.mentions[0].core.range()], "ITI");
}

#[test]
fn headings_get_the_anchors_that_citations_use() {
    for (tag, heading, anchor) in [
        ("en", "Section V", "s5"),
        ("en", "Annex", "annex"),
        ("en", "Annex II", "annex-2"),
        ("fr", "Section V", "s5"),
        ("fr", "Annexe", "annex"),
        ("es", "Sección V", "s5"),
        ("es", "Anexo II", "annex-2"),
        ("ru", "Раздел V", "s5"),
        ("ru", "Приложение II", "annex-2"),
        ("zh", "第五节", "s5"),
        ("zh", "附件二", "annex-2"),
        ("ar", "الجزء الخامس", "s5"),
        ("ar", "المرفق الثاني", "annex-2"),
    ] {
        assert_eq!(
            parse_pinpoint(heading, &lang(tag)).map(|p| p.anchor()).as_deref(),
            Some(anchor),
            "{heading}"
        );
    }
    assert_eq!(parse_pinpoint("Section V and more", &lang("en")), None);
    assert_eq!(parse_pinpoint("Sections V and VI", &lang("en")), None);
}

//! The numbers of paragraphs as the six languages write them.

use super::*;

const SOURCE: &str = "+++\ntitle = \"T\"\nsummary = \"S.\"\nstanding = \"report\"\nform = \"report\"\nstatus = \"draft\"\n+++\n1. One.\n";

fn translated(lang: &str, text: &str) -> Imported {
    let ask = Ask {
        lang: Some(lang),
        id: Some("text"),
        entries: &[("content/texts/text.md", SOURCE)],
        ..Ask::of("text.txt", text)
    };
    let imported = ask.import().unwrap();
    every_line_stands_once(text, &imported.report);
    assert_eq!(imported.path.as_str(), format!("content/texts/text.{lang}.md"));
    imported
}

#[test]
fn six_languages_have_one_address_for_a_paragraph() {
    for (lang, text) in [
        ("fr", "Titre\n\n1. Un :\n\na) premier ;\n\nb) second.\n\nSection V\n\n2. Deux.\n\n2 bis. Encore.\n"),
        ("es", "Título\n\n1. Uno:\n\na) primero;\n\nb) segundo.\n\nSección V\n\n2. Dos.\n\n2 bis. Más.\n"),
        ("ru", "Название\n\n1. Один:\n\nа) первый;\n\nб) второй.\n\nРаздел V\n\n2. Два.\n\n2 бис. Еще.\n"),
        ("zh", "标题\n\n1. 一：\n\n(a) 第一；\n\n(b) 第二。\n\n第五节\n\n2. 二。\n\n2之二. 三。\n"),
        (
            "ar",
            "العنوان\n\n١ - واحد:\n\n(أ) أول؛\n\n(ب) ثان.\n\nالقسم الخامس\n\n٢ - اثنان.\n\n٢ مكررا - ثلاثة.\n",
        ),
    ] {
        let imported = translated(lang, text);
        let book = support::Book::new()
            .with("book.toml", BOOK_TOML)
            .with("content/texts/text.md", SOURCE)
            .with(imported.path.as_str(), &imported.entry);
        let (outcome, _) = book.build();
        let site = outcome.site.unwrap();
        let edition = &site.entries[0].edition(&Lang::new(lang).unwrap()).unwrap().edition;
        let names: Vec<&str> = edition
            .anchors
            .iter()
            .filter(|anchor| anchor.kind == panelbook::model::AnchorKind::Paragraph)
            .map(|anchor| anchor.name.as_str())
            .collect();
        assert_eq!(names, ["p1", "p1-a", "p1-b", "s5-p2", "s5-p2-bis"], "{lang}\n{}", imported.entry);
        assert_eq!(
            findings_beside(&imported, &[("content/texts/text.md", SOURCE)]),
            "",
            "{lang}\n{}",
            imported.entry
        );
        // Each quotation names its own paragraph.
        let sources = imported.entry.lines().filter(|line| line.contains("> — A/74/999")).count();
        let bare = imported.entry.lines().filter(|line| line.trim_end().ends_with("> — A/74/999")).count();
        assert_eq!((sources, bare), (6, 1), "{lang}\n{}", imported.entry);
    }
}

#[test]
fn chinese_lines_are_joined_without_spaces() {
    let imported = translated("zh", "标题\n\n1. 各国讨论了小武器\n和轻武器的标识。\n");
    assert!(imported.entry.contains("小武器和轻武器的标识"), "{}", imported.entry);
}

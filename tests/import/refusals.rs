//! What cannot be imported, and what is said of it.

use super::*;

const TEXT: &str = "Title\n\n1. One.\n";

fn refused(ask: &Ask<'_>) -> String {
    ask.import().expect_err("it is refused").to_string()
}

#[test]
fn a_symbol_that_is_none_has_its_nearest() {
    let missing = Ask { symbols: &["A/CONF192/15"], ..Ask::of("x.txt", TEXT) };
    let said = refused(&missing);
    assert!(
        said.starts_with(
            "`A/CONF192/15` is not the symbol of a document\n  = help: did you mean `A/CONF.192/15`?"
        ),
        "{said}"
    );
    let entry = "+++\ntitle = \"T\"\nsummary = \"S.\"\nsymbols = [\"A/CONF.192/15\"]\n+++\n";
    let typed = Ask {
        symbols: &["A CONF.192 15"],
        entries: &[("content/texts/poa.md", entry)],
        ..Ask::of("x.txt", TEXT)
    };
    assert!(refused(&typed).contains("did you mean `A/CONF.192/15`?"), "{}", refused(&typed));
}

#[test]
fn a_symbol_or_an_id_that_is_taken_is_said() {
    let entry = "+++\ntitle = \"T\"\nsummary = \"S.\"\nsymbols = [\"A/74/999\"]\n+++\n";
    let entries: &[(&str, &str)] = &[("content/texts/report.md", entry)];
    let said = refused(&Ask { entries, ..Ask::of("x.txt", TEXT) });
    assert!(said.starts_with("`A/74/999` is the symbol of the entry `report` already"), "{said}");
    let said = refused(&Ask { entries, symbols: &[], ..Ask::of("report.txt", TEXT) });
    assert!(said.starts_with("there is an entry `report` in this language already"), "{said}");
}

#[test]
fn kinds_languages_and_ids_that_do_not_fit_have_their_nearest() {
    let kind = |kind| refused(&Ask { kind: Some(kind), ..Ask::of("x.txt", TEXT) });
    assert!(
        kind("txet").starts_with("there is no kind `txet`\n  = help: did you mean `text`?"),
        "{}",
        kind("txet")
    );
    assert!(kind("note").starts_with("entries of the kind `note` have no numbered paragraphs"));
    let said = refused(&Ask { lang: Some("de"), ..Ask::of("x.txt", TEXT) });
    assert!(said.starts_with("`de` is no language of this book"), "{said}");
    let said = refused(&Ask { id: Some("My Text"), ..Ask::of("x.txt", TEXT) });
    assert!(said.contains("did you mean `my-text`?"), "{said}");
    let said = refused(&Ask { symbols: &[], ..Ask::of("标识.txt", TEXT) });
    assert!(said.contains("choose one: --id ID"), "{said}");
}

#[test]
fn a_book_with_several_kinds_or_none_is_asked_which() {
    let two = format!(
        "{BOOK_TOML}\n[kinds.paper]\nfolder = \"papers\"\ntitle = \"Papers\"\nsingular = \"Paper\"\nparagraphs = \"numbered\"\n[kinds.paper.fields]\nsymbols = {{ type = \"symbols\", label = \"Symbol\" }}\n"
    );
    let said = refused(&Ask { book: &two, ..Ask::of("x.txt", TEXT) });
    assert!(
        said.starts_with("several kinds hold documents: `text`, `paper`\n  = help: choose one"),
        "{said}"
    );
    assert!(Ask { book: &two, kind: Some("paper"), ..Ask::of("x.txt", TEXT) }.import().is_ok());
    let none = BOOK_TOML.replace("paragraphs = \"numbered\"", "");
    let said = refused(&Ask { book: &none, ..Ask::of("x.txt", TEXT) });
    assert!(said.starts_with("no kind of this book holds documents"), "{said}");
}

#[test]
fn what_is_no_text_is_refused() {
    let said = refused(&Ask { text: b"%PDF-1.7", ..Ask::of("x.pdf", TEXT) });
    assert!(said.starts_with("`x.pdf` is a PDF file, not text\n  = help: "), "{said}");
    let said = refused(&Ask { text: b"caf\xE9", ..Ask::of("x.txt", TEXT) });
    assert!(said.starts_with("`x.txt` is not in UTF-8: line 1 holds the byte 0xE9"), "{said}");
}

#[test]
fn what_must_be_said_and_was_not_found_is_asked_for() {
    let imported = plain("Something\n\n1. One.\n");
    assert!(imported.entry.contains("\n# form = \"summary\"\n"), "{}", imported.entry);
    assert!(imported.entry.contains("\n# standing = \"outcome\"\n"), "{}", imported.entry);
    let asked: Vec<&String> =
        imported.report.confirm.iter().filter(|one| one.contains("not found")).collect();
    assert_eq!(
        asked,
        [
            "standing: not found, one of: outcome, chair-summary, report",
            "form: not found, one of: summary, report"
        ]
    );
}

//! Front matter: what is read, by type.

use panelbook::model::{Date, FieldData, Status, Via};

use crate::book::{codes, parse};

const NOTE: &str = "content/notes/a.md";

fn with(lines: &str) -> String {
    format!("+++\ntitle = \"T\"\nsummary = \"S.\"\n{lines}\n+++\n")
}

#[test]
fn what_every_entry_has_is_read() {
    let text = "+++\ntitle = \"A  title\"\nsummary = \"\"\"\nOne.\nTwo.\n\"\"\"\nstatus = \"agreed\"\nstanding = \"agreed\"\ndisclaimer = \"D.\"\nunconfirmed = [\"owner\", \"follows\"]\nowner = \"O\"\nfollows = \"b#c\"\nrests-on = \"r#p8\"\nsee-also = [\"The title of a note\", \"x#p1\"]\nsuperseded-by = \"y\"\nredirects = { p9 = \"p8-bis\", \"#p10\" = \"#p11\" }\ntranslation = { by = \"N. N.\" }\n+++\n";
    let (edition, findings) = parse(NOTE, text);
    assert_eq!(findings, []);
    let edition = edition.unwrap();
    assert_eq!((edition.id.as_str(), edition.lang.as_str(), edition.kind), ("a", "en", 0));
    assert_eq!((edition.title.as_str(), edition.summary.as_str()), ("A title", "One. Two."));
    assert_eq!(&text[edition.title_span.range()], "\"A  title\"");
    assert_eq!((edition.status, edition.standing.as_deref()), (Status::Agreed, Some("agreed")));
    assert_eq!(edition.disclaimer.as_deref(), Some("D."));
    let unconfirmed: Vec<&str> = edition
        .unconfirmed
        .iter()
        .map(|(name, span)| {
            text[span.range()].trim_matches('"').strip_prefix(name).map_or("", |_| name.as_str())
        })
        .collect();
    assert_eq!(unconfirmed, ["owner", "follows"]);
    let relations: Vec<(Via, &str, Option<&str>)> =
        edition.relations.iter().map(|r| (r.via, r.name.as_str(), r.anchor.as_deref())).collect();
    assert_eq!(
        relations,
        [
            (Via::Relation(0), "b", Some("c")),
            (Via::Relation(1), "r", Some("p8")),
            (Via::SupersededBy, "y", None),
            (Via::SeeAlso, "The title of a note", None),
            (Via::SeeAlso, "x", Some("p1")),
        ]
    );
    let redirects: Vec<(&str, &str)> =
        edition.redirects.iter().map(|r| (r.from.as_str(), r.to.as_str())).collect();
    assert_eq!(redirects, [("p9", "p8-bis"), ("p10", "p11")]);
    assert!(text[edition.front_span.range()].ends_with("+++"));
}

#[test]
fn every_type_of_field_is_read() {
    let text = with(
        "owner = \" O \"\nmembers = \"one\"\ntheme = \"voting\"\nthemes = [\"voting\", \"records\", \"voting\"]\nseats = -3\npublic = true\naddress = \"https://un.org/a\"\nsymbols = [\"A/RES/1\"]\nshort = [\"X\", \"Y\u{a0}Z\"]",
    );
    let (edition, findings) = parse(NOTE, &text);
    assert_eq!(findings, []);
    let words = |words: &[&str]| FieldData::Words(words.iter().map(|w| (*w).to_owned()).collect());
    let fields: Vec<(usize, FieldData)> =
        edition.unwrap().fields.into_iter().map(|field| (field.field, field.data)).collect();
    assert_eq!(
        fields,
        [
            (0, words(&["O"])),
            (1, words(&["one"])),
            (4, words(&["voting"])),
            (5, words(&["voting", "records"])),
            (7, FieldData::Number(-3)),
            (8, FieldData::Flag(true)),
            (9, words(&["https://un.org/a"])),
            (10, words(&["A/RES/1"])),
            (11, words(&["X", "Y Z"])),
        ]
    );
}

#[test]
fn a_date_is_read_with_or_without_quotes() {
    let read = |value: &str| {
        let (edition, findings) = parse(NOTE, &with(&format!("held = {value}")));
        let codes: Vec<&str> = findings.iter().map(|f| f.code.as_str()).collect();
        (edition.unwrap().fields.first().map(|field| field.data.clone()), codes.join(" "))
    };
    for value in
        ["2015", "\"2015\"", "2015-06", "\"2015-06\"", "2015-06 # June", "2015-06-29", "\"2015-06-29\""]
    {
        let date = Date::parse(value.trim_matches('"').split(' ').next().unwrap());
        assert!(date.is_some());
        assert_eq!(read(value), (date.map(FieldData::Date), String::new()), "{value}");
    }
    for value in
        ["\"June 2015\"", "\"29.06.2015\"", "\"2015-02-30\"", "15", "2015-06-29T10:00:00Z", "201506", "-5"]
    {
        assert_eq!(read(value), (None, "F008".to_owned()), "{value}");
    }
    assert_eq!(read("true"), (None, "F005".to_owned()));
    // A month is none where a number stands.
    assert_eq!(codes(NOTE, &with("seats = 2015-06")), ["F005"]);
}

#[test]
fn the_path_says_kind_id_and_language() {
    let read = |path: &str| {
        let (edition, findings) = parse(path, &with(""));
        let codes: Vec<&str> = findings.iter().map(|f| f.code.as_str()).collect();
        (edition.map(|e| format!("{} {} {}", e.kind, e.id, e.lang)).unwrap_or_default(), codes.join(" "))
    };
    let some = |text: &str| (text.to_owned(), String::new());
    assert_eq!(read("content/notes/b-2.md"), some("0 b-2 en"));
    assert_eq!(read("content/rules/b.fr.md"), some("1 b fr"));
    for other in
        ["content/notes/b.png", "content/ledger/x.md", "content/assets/y.md", "README.md", "content/notes/b"]
    {
        assert_eq!(read(other), some(""), "{other}");
    }
    for name in [
        "content/notes/B.md",
        "content/notes/b.en.md",
        "content/notes/b.xx.md",
        "content/notes/b.MD",
        "content/notes/b c.fr.md",
        "content/notes/.md",
    ] {
        assert_eq!(read(name), (String::new(), "S006".to_owned()), "{name}");
    }
    for folder in ["content/b.md", "content/note/b.md", "content/notes/deep/b.md"] {
        assert_eq!(read(folder), (String::new(), "S007".to_owned()), "{folder}");
    }
}

#[test]
fn a_translation_needs_only_title_and_summary() {
    assert_eq!(codes("content/items/a.fr.md", &with("")), [""; 0]);
    assert_eq!(codes("content/items/a.md", &with("")), ["F006", "F006", "F006"]);
    assert_eq!(codes("content/items/a.fr.md", "+++\n+++\n"), ["F006", "F006"]);
}

#[test]
fn a_line_with_a_slip_is_not_called_missing_too() {
    let found = codes(NOTE, "+++\ntitle: T\nsummary = \"S.\"\n+++\n");
    assert!(found.contains(&"F003") && !found.contains(&"F006"), "{found:?}");
}

#[test]
fn one_bad_field_hides_no_other() {
    let text = with(
        "seats = \"x\"\nthem = \"voting\"\ntheme = \"singing\"\nheld = \"soon\"\nowner = \"\"\naddress = \"un.org\"\npublic = 1",
    );
    assert_eq!(codes(NOTE, &text), ["F005", "F004", "F007", "F008", "F009", "F005", "F005"]);
}

#[test]
fn the_fingerprint_changes_with_text_path_and_settings_alone() {
    let print = |path: &str, text: &str| parse(path, text).0.unwrap().fingerprint;
    let (one, other) = (with(""), with("owner = \"O\""));
    assert_eq!(print(NOTE, &one), print(NOTE, &one));
    assert_ne!(print(NOTE, &one), print(NOTE, &other));
    assert_ne!(print(NOTE, &one), print("content/notes/b.md", &one));
}

//! What people are told, in full: one snapshot for each code, to be read with a policy officer's eyes.

use crate::book::{codes, prose, said};

const NOTE: &str = "content/notes/opening.md";
const RULE: &str = "content/rules/conduct.md";
const ITEM: &str = "content/items/seats.md";

/// Shows each text's findings below each other; all must have the code.
fn check(code: &str, cases: &[(&str, String)]) {
    let mut all = String::new();
    for (path, text) in cases {
        let found = codes(path, text);
        assert!(!found.is_empty() && found.iter().all(|found| *found == code), "{found:?} for {text}");
        all.push_str(&said(path, text));
        all.push_str("~~~~\n\n");
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(code, all);
    });
}

fn front(lines: &str) -> String {
    format!("+++\ntitle = \"Opening of meetings\"\nsummary = \"Who opens a meeting.\"\n{lines}\n+++\nText.\n")
}

#[test]
fn f001_no_front_matter() {
    check(
        "F001",
        &[
            (NOTE, "Text without front matter.\n".to_owned()),
            (NOTE, String::new()),
            (NOTE, "---\ntitle: Opening\nsummary: Who opens a meeting.\n---\nText.\n".to_owned()),
            (NOTE, "---\ntitle = \"Opening\"\nsummary = \"Who opens a meeting.\"\n---\nText.\n".to_owned()),
        ],
    );
}

#[test]
fn f002_open_front_matter() {
    check(
        "F002",
        &[(NOTE, "+++\ntitle = \"Opening\"\nsummary = \"Who opens.\"\n\nThe Chair opens it.\n".to_owned())],
    );
}

#[test]
fn f003_no_toml() {
    // The words are those of `table`; here only that they are said.
    assert_eq!(codes(NOTE, &front("owner = \"x")), ["F003"]);
}

#[test]
fn f004_unknown_key() {
    check("F004", &[(NOTE, front("thems = [\"voting\"]")), (NOTE, front("colour = \"blue\""))]);
}

#[test]
fn f005_wrong_type() {
    check(
        "F005",
        &[
            (NOTE, front("seats = \"twelve\"")),
            (NOTE, front("public = \"yes\"")),
            (NOTE, front("owner = [\"a\", \"b\"]")),
            (NOTE, front("members = 3")),
            (NOTE, front("held = true")),
            (NOTE, front("address = \"www.un.org\"")),
            (NOTE, front("redirects = { p9 = 3 }")),
        ],
    );
}

#[test]
fn f006_missing_field() {
    check("F006", &[(ITEM, front("")), (NOTE, "+++\n+++\nText.\n".to_owned())]);
}

#[test]
fn f007_not_a_choice() {
    check(
        "F007",
        &[
            (NOTE, front("theme = \"votin\"")),
            (NOTE, front("themes = [\"voting\", \"singing\"]")),
            (NOTE, front("status = \"Draft\"")),
            (NOTE, front("standing = \"law\"")),
        ],
    );
}

#[test]
fn f008_bad_date() {
    check(
        "F008",
        &[
            (NOTE, front("held = \"4 October 2016\"")),
            (NOTE, front("held = \"2015-02-30\"")),
            (NOTE, front("held = 15")),
        ],
    );
}

#[test]
fn f009_empty_field() {
    check(
        "F009",
        &[
            (NOTE, front("owner = \"\"")),
            (NOTE, front("themes = []")),
            (NOTE, front("sources = [\"ITI\", \" \"]")),
        ],
    );
}

#[test]
fn m001_raw_html() {
    check(
        "M001",
        &[
            (NOTE, prose("The <b>Chair</b> opens<br>the meeting.\n")),
            (NOTE, prose("<div>\nThe Chair\n</div>\n\nText.\n")),
            (NOTE, prose("Text. <!-- to be checked with Anna -->\n")),
            (NOTE, prose("The <State> has the floor.\n")),
            (NOTE, front("remark = \"The <i>Chair</i>\"")),
        ],
    );
}

#[test]
fn m002_link_scheme() {
    check(
        "M002",
        &[
            (NOTE, prose("See [this](javascript:alert(1)).\n")),
            (NOTE, prose("See [this](www.un.org:80) and [that](https:un.org).\n")),
            (NOTE, prose("See [this]() and [[ | that]].\n")),
            (NOTE, prose("See [this](//un.org/a).\n")),
            (NOTE, prose("![A map](https://example.org/map.png)\n")),
        ],
    );
}

#[test]
fn m003_repeated_paragraph() {
    check("M003", &[(RULE, prose("8. One.\n\n   (a) two;\n\n   (a) three.\n\n8. Four.\n"))]);
}

#[test]
fn m004_repeated_anchor() {
    check(
        "M004",
        &[
            (NOTE, prose("## Opening {#start}\n\n## Closing {#start}\n")),
            (RULE, prose("## Record {#p8}\n\n8. Words.\n")),
        ],
    );
}

#[test]
fn m005_run_on_sub_paragraph() {
    check(
        "M005",
        &[
            (RULE, prose("8. The record gives:\n   (a) names;\n   (b) decisions;\n   (c) the hour.\n")),
            (RULE, prose("10. As said in paragraph\n8. The record is short.\n")),
        ],
    );
}

#[test]
fn m006_no_footnote() {
    check(
        "M006",
        &[
            (NOTE, prose("The Chair opens it.[^chiar]\n\nMore.[^chair]\n\n[^chair]: A rule.\n")),
            (NOTE, front("remark = \"The Chair opens it.[^1]\"")),
        ],
    );
}

#[test]
fn m007_unused_footnote() {
    check("M007", &[(NOTE, prose("One.[^1]\n\n[^1]: A rule.\n\n[^2]: Another.\n\n[^1]: A third.\n"))]);
}

#[test]
fn m008_bad_anchor() {
    check(
        "M008",
        &[
            (NOTE, prose("## Open questions {#Open_Questions}\n")),
            (NOTE, prose("## Open questions {#open questions}\n")),
            (NOTE, prose("## Open questions {#n4}\n")),
            (NOTE, prose("## Members {as of May}\n")),
        ],
    );
}

#[test]
fn m009_too_deep() {
    check("M009", &[(NOTE, prose(&format!("{}words\n", "> ".repeat(40))))]);
}

#[test]
fn m010_control_character() {
    check(
        "M010",
        &[
            (NOTE, prose("The\u{b} Chair\u{b} opens it.\n")),
            (NOTE, front("owner = \"The\u{c} Chair\"")),
            (NOTE, front("owner = \"The\\u0008 Chair\"")),
        ],
    );
}

#[test]
fn a001_no_alternative_text() {
    check("A001", &[(NOTE, prose("![](room.png)\n\n![[room.png]]\n"))]);
}

#[test]
fn l008_outside_the_book() {
    check("L008", &[(NOTE, prose("See [this](../../../notes.md) and ![a](../../../../b.png).\n"))]);
}

#[test]
fn p003_unconfirmed_nothing() {
    check("P003", &[(NOTE, front("unconfirmed = [\"ownr\", \"held\"]"))]);
}

#[test]
fn s006_bad_file_name() {
    let text = front("");
    check(
        "S006",
        &[
            ("content/notes/Opening_of meetings.md", text.clone()),
            ("content/notes/opening.en.md", text.clone()),
            ("content/notes/opening.de.md", text.clone()),
            ("content/notes/opening.MD", text),
        ],
    );
}

#[test]
fn s007_no_kind() {
    let text = front("");
    check(
        "S007",
        &[
            ("content/note/opening.md", text.clone()),
            ("content/notes/old/opening.md", text.clone()),
            ("content/opening.md", text),
        ],
    );
}

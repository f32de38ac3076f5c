//! The usual slips of people who are not programmers: what is said of each, and the line mended.
//!
//! Every case is followed by a sound line, which must still be read; each must give one finding; and
//! what the finding proposes must leave nothing to find. The words are in the snapshot: read them as
//! someone would who has never heard of TOML.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fmt::Write as _;

use panelbook::base::BookPath;
use panelbook::diagnostic::{Diagnostic, Format, Look, codes, emit};
use panelbook::table::{Datum, Table, Value, parse};
use proptest::prelude::*;

/// Slips with one sensible way to write it instead.
const MENDED: &[(&str, &str)] = &[
    ("curly double quotes", "title = “Modular design”"),
    ("curly single quotes", "title = ‘Modular design’"),
    ("guillemets with no-break spaces", "title = «\u{a0}Conception modulaire\u{a0}»"),
    ("German quotes", "title = „Modular design“"),
    ("curly quotes around an apostrophe", "title = “The panel’s view”"),
    ("straight start, curly end", "title = \"Modular design”"),
    ("curly quotes in a list", "functions = [“marking”, “tracing”]"),
    ("one item in curly quotes", "functions = [\"marking\", “tracing”]"),
    ("backquotes", "title = `Modular design`"),
    ("colon", "title: Modular design"),
    ("colon and quotes", "title: \"Modular design\""),
    ("colon, quotes and comma", "\"title\": \"Modular design\","),
    ("colon and curly quotes", "title: “Modular design”"),
    ("colon and yes", "exhaustive: yes"),
    ("colon and a date", "date: 29/06/2015"),
    ("colon and a list below", "functions:\n  - marking\n  - \"record-keeping\""),
    ("colon and a long text below", "summary: >\n  Weapons built\n  from parts."),
    ("colon and a comment", "title: Modular design # to be checked"),
    ("colons in a group", "title = { en: \"Modular\", fr: \"Modulaire\" }"),
    ("no quotes", "title = Modular design"),
    ("no quotes, with a comment", "title = Modular design   # to be checked"),
    ("no quotes in a list", "functions = [marking, tracing]"),
    (
        "no quotes in a list over lines",
        "functions = [\n  marking,\n  record-keeping,\n  tracing,\n  transfer,\n]",
    ),
    ("no quotes around an address", "address = https://example.org/a?b=c"),
    ("no quotes around a symbol", "symbol = A/CONF.192/2018/RC/3"),
    ("no opening quote", "title = Modular design\""),
    ("no closing quote", "title = \"Modular design"),
    ("no closing quote in a list", "functions = [\"marking\", \"tracing]"),
    ("no closing quote in a list over lines", "functions = [\n  \"marking\",\n  \"tracing,\n]"),
    ("dashes", "---"),
    ("no comma in a list", "functions = [\"marking\" \"tracing\"]"),
    ("no comma in a list over lines", "functions = [\n  \"marking\"\n  \"tracing\",\n]"),
    ("semicolons in a list", "functions = [\"marking\"; \"tracing\"]"),
    ("Arabic comma in a list", "functions = [\"marking\"، \"tracing\"]"),
    ("two commas in a list", "functions = [\"marking\",, \"tracing\"]"),
    ("no comma in a group", "title = { en = \"Modular\" fr = \"Modulaire\" }"),
    ("list not closed", "functions = [\"marking\", \"tracing\""),
    ("list not closed after a comma", "functions = [\"marking\", \"tracing\","),
    ("list over lines not closed", "functions = [\n  \"marking\",\n  \"tracing\",\n"),
    ("group not closed", "title = { en = \"Modular\", fr = \"Modulaire\""),
    ("section not closed", "[kinds.technology\ntitle = \"x\""),
    ("several texts without brackets", "functions = \"marking\", \"tracing\""),
    ("list not opened", "functions = \"marking\", \"tracing\"]"),
    ("no equals sign", "title \"Modular design\""),
    ("two equals signs", "title == \"Modular design\""),
    ("text over two lines", "summary = \"Weapons built\nfrom exchangeable parts.\""),
    ("text over three lines in a list", "sources = [\"A/CONF.192,\n  section V,\n  para. 3\", \"ITI\"]"),
    ("three quotes not closed", "summary = \"\"\"\nWeapons built\nfrom parts."),
    ("apostrophe in single quotes", "title = 'The panel's view'"),
    ("apostrophe in single quotes in a list", "questions = ['The panel's view', 'one']"),
    ("True", "exhaustive = True"),
    ("yes", "exhaustive = yes"),
    ("quotes inside a text", "title = \"The \"modular\" weapon\""),
    ("quotes at the end of a text", "title = \"The term \"modular\"\""),
    ("inches", "title = \"Barrels of 5\" and more\""),
    ("quotes inside a text in a list", "questions = [\"The \"modular\" weapon\", \"one\"]"),
    ("quotes and an apostrophe inside", "title = \"The panel's \"modular\" weapon\""),
    ("backslash", "title = \"C:\\data\\parts\""),
    ("backslash at the end", "title = \"C:\\data\\\""),
    ("backslash beside an escaped quote", "title = \"say \\\"x\\\" in C:\\parts\""),
    ("date with slashes", "date = 29/06/2015"),
    ("date with points", "date = 29.06.2015"),
    ("date in words", "date = 29 June 2015"),
    ("date in words, month first", "date = June 29, 2015"),
    ("date without zeros", "date = 2015-6-9"),
    ("month in words", "date = June 2015"),
    ("semicolon at the end", "title = \"Modular design\";"),
    ("comma at the end", "title = \"Modular design\","),
    ("semicolon behind a number", "weight = 12;"),
    ("number with a comma", "weight = 12,000"),
    ("slashes for a comment", "title = \"Modular design\" // to be checked"),
    ("comment line with slashes", "// to be checked"),
    ("HTML comment", "<!-- to be checked -->"),
    ("key of two words", "first raised = \"mge1\""),
    ("value on the next line", "functions =\n  [\"marking\"]"),
    ("list with dashes", "functions =\n- marking\n- tracing"),
    ("control character", "title = \"Modular\u{8} design\""),
    ("two slips on one line", "title: “Modular design”;"),
];

/// Slips that the author must decide about.
const SAID: &[(&str, &str)] = &[
    ("key twice", "title = \"One\"\nstatus = \"draft\"\ntitle = \"Two\""),
    ("section twice", "[kinds.a]\nx = 1\n[kinds.a]\ny = 2"),
    ("date that reads both ways", "date = 05/06/2015"),
    ("no value", "title ="),
    ("no value after a colon", "title:"),
    ("null", "outcome = null"),
    ("no key", "= \"Modular design\""),
    ("words alone", "Modular design"),
    ("words behind a text", "title = \"Modular design\" (draft)"),
    ("bracket behind a text", "title = \"Modular design\" ]"),
    ("braces", "{"),
    ("dash without a list", "- marking"),
    ("number with a zero in front", "number = 007"),
    ("odd quotes in a list", "functions = [\"marking, \"tracing\"]"),
    ("equals sign in a list", "functions = [marking = \"x\"]"),
];

fn path() -> BookPath {
    BookPath::new("content/terms/tracing.md").unwrap()
}

fn read(text: &str) -> (Table, Vec<Diagnostic>) {
    parse(text, 0..text.len(), &path(), codes::FRONT_MATTER_SYNTAX)
}

fn shown(value: &Value) -> String {
    match &value.data {
        Datum::Text(text) => format!("{text:?}"),
        Datum::Integer(number) => number.to_string(),
        Datum::Float(number) => format!("float {number}"),
        Datum::Flag(flag) => flag.to_string(),
        Datum::Date(date) => format!("date {date}"),
        Datum::List(values) => format!("[{}]", values.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Datum::Table(table) => format!("{{{}}}", fields(table)),
    }
}

fn fields(table: &Table) -> String {
    let field = |entry: &panelbook::table::Entry| format!("{} = {}", entry.key, shown(&entry.value));
    table.entries.iter().map(field).collect::<Vec<_>>().join(", ")
}

/// Whether the line behind the slip was read, wherever the slip put it.
fn reads_on(table: &Table) -> bool {
    table.entries.iter().any(|entry| match &entry.value.data {
        Datum::Integer(1) => entry.key == "after",
        Datum::Table(table) => reads_on(table),
        _ => false,
    })
}

fn mended(text: &str, findings: &[Diagnostic]) -> String {
    let mut text = text.to_owned();
    for fix in findings.iter().rev().filter_map(|finding| finding.fix.as_ref()) {
        text.replace_range(fix.span.range(), &fix.text);
    }
    text
}

fn said(name: &str, text: &str, table: &Table, findings: &[Diagnostic]) -> String {
    let words = emit(findings, &|_| Some(text), Format::Human, Look::PLAIN);
    let mut said = String::new();
    let _ = writeln!(said, "=== {name}\n{words}read: {}\n", fields(table));
    said
}

#[test]
fn each_usual_slip_is_one_finding_with_the_line_mended() {
    let mut all = String::new();
    let mut wrong = String::new();
    for (name, slip) in MENDED {
        let text = format!("before = 1\n{slip}\nafter = 1\n");
        let (table, findings) = read(&text);
        let said = said(name, &text, &table, &findings);
        let again = mended(&text, &findings);
        let (table_again, left) = read(&again);
        let sound = findings.len() == 1 && findings[0].fix.is_some() && reads_on(&table);
        if !sound || !left.is_empty() || fields(&table) != fields(&table_again) {
            let _ = writeln!(wrong, "{said}mended to:\n{again}\nread again: {}\n", fields(&table_again));
        }
        all.push_str(&said);
    }
    assert_eq!(wrong, "", "{wrong}");
    insta::assert_snapshot!(all);
}

#[test]
fn a_slip_that_only_its_author_can_mend_is_one_finding_and_later_lines_are_read() {
    let mut all = String::new();
    for (name, slip) in SAID {
        let text = format!("before = 1\n{slip}\nafter = 1\n");
        let (table, findings) = read(&text);
        let said = said(name, &text, &table, &findings);
        assert_eq!(findings.len(), 1, "{said}");
        assert!(findings[0].fix.is_none() && reads_on(&table), "{said}");
        all.push_str(&said);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_month_without_quotes_is_a_date_and_odd_spaces_are_spaces() {
    let text = "\u{a0}date\u{a0}=\u{202f}2015-06\u{a0}\nlist =\u{3000}[\"a\",\u{a0}\"b\"]\rafter = 1";
    let (table, findings) = read(text);
    assert_eq!(findings, []);
    assert_eq!(fields(&table), "date = date 2015-06, list = [\"a\", \"b\"], after = 1");
    assert_eq!(&text[table.entries[0].value.span.range()], "2015-06");
}

#[test]
fn a_key_or_day_that_cannot_be_is_left_to_the_schema() {
    let (table, findings) = read("títle = \"x\"\ndate = 2015-02-30\nafter = 1\n");
    assert_eq!(findings, []);
    assert_eq!(fields(&table), "títle = \"x\", date = \"2015-02-30\", after = 1");
}

#[test]
fn many_slips_are_all_said_each_on_its_line() {
    let text = "title: Modular\nfunctions = [“a”, “b”]\nweight = 12;\nsummary = \"The \"x\" view\"\nlist = [\"a\"\ndate = 29/06/2015\n";
    let (table, findings) = read(text);
    let lines: Vec<usize> = findings
        .iter()
        .map(|f| text[..f.place.as_ref().unwrap().span.start as usize].matches('\n').count() + 1)
        .collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6]);
    assert_eq!(
        fields(&table),
        "title = \"Modular\", functions = [\"a\", \"b\"], weight = 12, summary = \"The \\\"x\\\" view\", \
         list = [\"a\"], date = date 2015-06-29"
    );
    assert_eq!(read(&mended(text, &findings)).1, []);
}

#[test]
fn values_behind_a_slip_keep_their_places() {
    let text = "+++\ntitle: Modular\nfunctions = [“añb”, \"ok\"]\r\nafter = \"標\"\r\n+++\n";
    let (table, findings) = parse(text, 4..text.len() - 4, &path(), codes::FRONT_MATTER_SYNTAX);
    assert_eq!(findings.len(), 2);
    let at = |key: &str| &text[table.get(key).unwrap().value.span.range()];
    assert_eq!(at("title"), "Modular");
    assert_eq!(at("functions"), "[“añb”, \"ok\"]");
    assert_eq!(at("after"), "\"標\"");
    assert_eq!(&text[table.get("after").unwrap().key_span.range()], "after");
    assert_eq!(&text[findings[0].fix.as_ref().unwrap().span.range()], "title: Modular");
}

#[test]
fn a_text_full_of_slips_is_given_up_in_good_time() {
    let text = "x: a\n".repeat(20_000);
    let (_, findings) = read(&text);
    assert!((2..=41).contains(&findings.len()), "{}", findings.len());
    assert_eq!(findings.last().unwrap().message, "from here on there are more slips like those above");
}

fn places_are_in(text: &str, table: &Table) {
    for entry in &table.entries {
        assert!(text.get(entry.key_span.range()).is_some());
        assert!(text.get(entry.value.span.range()).is_some());
        if let Datum::Table(table) = &entry.value.data {
            places_are_in(text, table);
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_fail_and_every_place_is_in_the_text(
        text in r#"([a-z=:"'\[\]{},;# .\\“”’«\u{a0}\r\n0-9/-]|"""|\n[a-z]{1,3} = ){0,60}"#
    ) {
        let (table, findings) = read(&text);
        places_are_in(&text, &table);
        for finding in &findings {
            prop_assert!(text.get(finding.place.as_ref().unwrap().span.range()).is_some() || finding.place.as_ref().unwrap().span.end as usize == text.len() + 1);
            prop_assert!(finding.fix.as_ref().is_none_or(|fix| text.get(fix.span.range()).is_some()));
        }
        emit(&findings, &|_| Some(&text), Format::Human, Look::PLAIN);
    }
}

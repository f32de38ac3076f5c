//! The files are read back by programs that we did not write, and held against the public schema.

use biblatex::{Bibliography, ChunksExt as _};
use biblib::{CitationParser as _, RisParser};
use panelbook::base::Date;
use panelbook::citation::format::{Work, WorkKind, bibtex, csl_json, ris};
use proptest::prelude::*;
use serde_json::Value;

use crate::book;
use crate::support::{files, page};

/// The public schema of CSL-JSON, MIT licence beside it, from
/// <https://github.com/citation-style-language/schema> (`schemas/input/csl-data.json`).
struct Schema(boon::Schemas, boon::SchemaIndex);

impl Schema {
    fn new() -> Schema {
        let schema: Value = serde_json::from_str(include_str!("csl-data.json")).unwrap();
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("csl-data.json", schema).unwrap();
        let index = compiler.compile("csl-data.json", &mut schemas).unwrap();
        Schema(schemas, index)
    }

    /// What is wrong with an instance; empty when it is valid.
    fn faults(&self, json: &Value) -> String {
        self.0.validate(json, self.1).err().map(|error| error.to_string()).unwrap_or_default()
    }
}

#[test]
fn every_file_of_a_site_is_valid_csl_json() {
    let (_, memory) = book().build();
    let (schema, mut seen) = (Schema::new(), 0);
    for (path, bytes) in files(&memory).iter().filter(|(path, _)| path.ends_with(".csl.json")) {
        let json: Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!(schema.faults(&json), "", "{path}");
        seen += 1;
    }
    assert_eq!(seen, 8, "one for each page of an entry");
}

#[test]
fn the_schema_refuses_what_is_not_csl_json() {
    let schema = Schema::new();
    assert!(!schema.faults(&serde_json::json!([{ "id": "x", "type": "leaflet" }])).is_empty());
    assert!(
        !schema.faults(&serde_json::json!([{ "id": "x", "type": "report", "symbol": "A/1" }])).is_empty()
    );
}

#[test]
fn bibtex_files_are_read_back_with_every_character() {
    let (_, memory) = book().build();
    let text = page(&memory, "en/documents/odd.bib");
    let read = Bibliography::parse(&text).unwrap();
    let entry = read.get("odd").unwrap();
    let plain = |field: &str| entry.get(field).unwrap().format_verbatim();
    assert_eq!(plain("title"), "Braces {of} 50% & \\more_ #1 ~ ^ $x$ — “quoted” 武器");
    assert_eq!(plain("number"), "A/81/6 (Sect. 5)");
    assert_eq!(plain("url"), "https://docs.un.org/en/A/81/6%20%28Sect.%205%29");
    let text = page(&memory, "ar/documents/report.bib");
    let read = Bibliography::parse(&text).unwrap();
    let entry = read.get("report").unwrap();
    assert_eq!(entry.get("title").unwrap().format_verbatim(), "التطورات الأخيرة");
    assert_eq!(entry.get("url").unwrap().format_verbatim(), "https://docs.un.org/ar/A/74/187");
    assert_eq!(entry.get("year").unwrap().format_verbatim(), "2019");
    assert_eq!(entry.get("author").unwrap().format_verbatim(), "Secretary-General");
}

#[test]
fn ris_files_are_read_back_with_every_character() {
    let (_, memory) = book().build();
    let read = RisParser::new().parse(&page(&memory, "en/documents/odd.ris")).unwrap();
    assert_eq!(read[0].title, "Braces {of} 50% & \\more_ #1 ~ ^ $x$ — “quoted” 武器");
    let read = RisParser::new().parse(&page(&memory, "ar/documents/report.ris")).unwrap();
    let [one] = read.as_slice() else { panic!("{} records", read.len()) };
    assert_eq!(one.title, "التطورات الأخيرة");
    assert_eq!(one.urls, ["https://docs.un.org/ar/A/74/187"]);
    let date = one.date.as_ref().unwrap();
    assert_eq!((date.year, date.month, date.day), (2019, Some(7), Some(22)));
    assert_eq!(one.issn, ["A/74/187"], "the number of a report stands in SN");
    assert_eq!(one.citation_type, ["Report"]);
    assert_eq!(one.language.as_deref(), Some("ar"));
}

fn work() -> impl Strategy<Value = Work> {
    let words = "[ -~]{0,12}|\\PC{0,12}|[{}\\\\%&$#_^~\"'@,=]{0,8}";
    let kind = prop_oneof![
        Just(WorkKind::Report),
        Just(WorkKind::Resolution),
        Just(WorkKind::Instrument),
        Just(WorkKind::WebPage)
    ];
    let date = proptest::option::of("(19|20)[0-9]{2}(-0[1-9](-1[0-9])?)?");
    (words, proptest::option::of(words), date, kind).prop_map(|(title, body, date, kind)| Work {
        key: "work".to_owned(),
        title: format!("T{title}"),
        symbol: Some("A/74/187".to_owned()),
        body,
        date: date.and_then(|date| Date::parse(&date)),
        kind,
        url: Some("https://docs.un.org/en/A/74/187".to_owned()),
        language: Some("en".to_owned()),
        ..Work::default()
    })
}

/// Words as every format keeps them: control characters and runs of spaces are single spaces.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

thread_local! {
    /// Compiled once for all cases.
    static SCHEMA: Schema = Schema::new();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_title_holds_every_format_can_be_read(work in work()) {
        let title = spaced(&work.title);
        prop_assert_eq!(SCHEMA.with(|schema| schema.faults(&csl_json(&work))), "");
        let text = bibtex(&work);
        let read = Bibliography::parse(&text).unwrap();
        let entry = read.get("work").unwrap();
        prop_assert_eq!(entry.get("title").unwrap().format_verbatim(), title.clone(), "{}", text);
        prop_assert_eq!(entry.get("number").unwrap().format_verbatim(), "A/74/187");
        let read = RisParser::new().parse(&ris(&work)).unwrap();
        prop_assert_eq!(read.len(), 1);
        prop_assert_eq!(&read[0].title, &title);
        prop_assert_eq!(&read[0].urls, &["https://docs.un.org/en/A/74/187".to_owned()]);
    }
}

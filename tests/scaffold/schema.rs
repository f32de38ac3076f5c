//! The schema for editors, held against a validator that is not ours and against our own checker.

use std::collections::BTreeSet;

use panelbook::base::BookPath;
use panelbook::scaffold::schema;
use panelbook::source::Snapshot;
use serde_json::{Value, json};
use snapbox::{assert_data_eq, file};

use super::{about, book, books, build, codes, front_matter, settings, with};

/// A schema made ready by a validator that is not ours.
struct Validator(boon::Schemas, boon::SchemaIndex);

impl Validator {
    fn new(schema: Value) -> Validator {
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("schema.json", schema).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Validator(schemas, index)
    }

    fn says(&self, value: &Value) -> Result<(), String> {
        self.0.validate(value, self.1).map_err(|error| format!("{error:#}"))
    }
}

#[test]
fn the_schema_accepts_the_front_matter_of_every_entry() {
    for (name, _) in books() {
        let (snapshot, config) = book(name);
        let all = Validator::new(schema(&config, None));
        let mut count = 0;
        for kind in &config.kinds {
            let one = Validator::new(schema(&config, Some(kind)));
            let inside = format!("content/{}/", kind.folder);
            for (path, file) in &snapshot.files {
                let Some(stem) = path.as_str().strip_prefix(&inside).and_then(|n| n.strip_suffix(".md"))
                else {
                    continue;
                };
                // A translation may leave out what the first edition must have.
                if stem.contains('.') {
                    continue;
                }
                let front = front_matter(file.text().unwrap());
                assert_eq!(one.says(&front), Ok(()), "{path}");
                assert_eq!(all.says(&front), Ok(()), "{path}");
                count += 1;
            }
        }
        assert!(count >= 4, "{name}: {count}");
    }
}

#[test]
fn the_schema_refuses_what_the_checker_refuses() {
    let (snapshot, config) = book("own");
    let kind = config.kind("document").unwrap();
    let validator = Validator::new(schema(&config, Some(kind)));
    let good = "title = \"T\"\nsummary = \"S\"\nform = \"report\"\nstanding = \"guidance\"\n";
    let path = BookPath::new("content/documents/a-test.md").unwrap();
    let settings = snapshot.files["book.toml"].clone();
    let alone = Snapshot { files: [(settings.path.clone(), settings)].into(), problems: Vec::new() };
    let checker = |line: &str| {
        let text = format!("+++\n{good}{line}\n+++\n");
        let outcome = build(&with(alone.clone(), &path, &text));
        // What a link leads to, one file cannot tell.
        let found: BTreeSet<&str> = codes(&about(&outcome, &path))
            .into_iter()
            .filter(|code| code.starts_with(['F', 'P']) && *code != "P004")
            .collect();
        (front_matter(&text), found)
    };
    for line in [
        "date = 2015",
        "date = \"2015-06\"",
        "date = 2015-06-29",
        "short = \"ITI\"",
        "short = [\"ITI\", \"The Instrument\"]",
        "status = \"under review\"",
        "address = \"https://www.un.org/a?b=c\"",
        "unconfirmed = \"date\"\ndate = 2015",
        "issued-for = [\"An exact title\"]",
        "see-also = \"iti#p8-a\"",
        "superseded-by = \"iti\"",
        "redirects = { p9 = \"p8-bis\" }",
    ] {
        let (front, found) = checker(line);
        assert_eq!(validator.says(&front), Ok(()), "{line}");
        assert_eq!(found, BTreeSet::new(), "{line}");
    }
    for line in [
        "date = \"29 June 2015\"",
        "date = \"2015-13\"",
        "date = 15",
        "short = []",
        "short = [\"\"]",
        "short = [1]",
        "issued-by = \" \"",
        "issued-by = [\"Two\"]",
        "status = \"final\"",
        "attribution = \"some\"",
        "address = \"www.un.org\"",
        "address = \"https://example.org/two words\"",
        "sauces = [\"A/1\"]",
        "disclaimer = true",
        "redirects = { \"A b\" = \"p8\" }",
        "unconfirmed = [\"datum\"]",
    ] {
        let (front, found) = checker(line);
        assert!(validator.says(&front).is_err(), "{line}");
        assert!(!found.is_empty(), "{line}");
    }
    // What the whole book decides, but one file can tell.
    let front = |line: &str| front_matter(&format!("+++\n{good}{line}\n+++\n"));
    assert!(validator.says(&front("issued-for = [\"bms7#p1\"]")).is_err(), "whole meetings only");
    assert!(validator.says(&front("superseded-by = [\"a\", \"b\"]")).is_err(), "one at the most");
    let technology = Validator::new(schema(&config, config.kind("technology")));
    let mut whole = front_matter(
        "+++\ntitle = \"T\"\nsummary = \"S\"\ncategory = \"design\"\nfunctions = [\"marking\"]\nsources = [\"iti\"]\nbears-on = [\"iti#p8\"]\n+++\n",
    );
    assert_eq!(technology.says(&whole), Ok(()));
    whole["bears-on"] = json!(["iti"]);
    assert!(technology.says(&whole).is_err(), "with the paragraph");
    for missing in ["title", "summary", "category", "functions", "sources"] {
        let mut without = whole.clone();
        without["bears-on"] = json!(["iti#p8"]);
        without.as_object_mut().unwrap().remove(missing);
        assert!(technology.says(&without).is_err(), "{missing}");
    }
}

#[test]
fn the_schema_is_sorted_and_says_what_each_word_means() {
    let (_, config) = book("tiny");
    let one = schema(&config, config.kind("lied"));
    let text = serde_json::to_string_pretty(&one).unwrap();
    assert_data_eq!(format!("{text}\n"), file!["schema-lied.json"].raw());
    assert_eq!(one["properties"]["aard"]["enumDescriptions"], json!(["Ingetogen", "Uitbundig"]));
    for (name, _) in books() {
        let (_, config) = book(name);
        let all = schema(&config, None);
        assert!(sorted(&all), "{name}");
        let again = schema(&settings(&book(name).0), None);
        assert_eq!(serde_json::to_string(&all).unwrap(), serde_json::to_string(&again).unwrap());
        for kind in &config.kinds {
            let mut one = schema(&config, Some(kind));
            one.as_object_mut().unwrap().remove("$schema");
            assert_eq!(all["$defs"][kind.id.as_str()], one, "{name}: {}", kind.id);
        }
    }
}

fn sorted(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            let keys: Vec<&String> = map.keys().collect();
            keys.is_sorted() && map.values().all(sorted)
        }
        Value::Array(values) => values.iter().all(sorted),
        _ => true,
    }
}

//! The project's table of symbols, each row in the surroundings of every language.

use crate::{LANGUAGES, cited, lang};
use panelbook::citation::{Registry, Rules, find, parse_citation};

/// One row of the table.
struct Row {
    printed: &'static str,
    verdict: &'static str,
    addresses: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for line in include_str!("symbols.tsv").lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let addresses = fields[3].split(" + ").filter(|address| *address != "-").collect();
        rows.push(Row { printed: fields[0], verdict: fields[1], addresses });
    }
    assert!(rows.len() > 60, "the table is read whole");
    rows
}

/// Sentences with room for a citation: behind a word, in brackets, at the end, between scripts.
fn surroundings(tag: &str) -> &'static [&'static str] {
    match tag {
        "ar" => &["انظر الوثيقة {} في هذا الصدد", "(انظر {}، الذي يشير إلى ذلك)", "وترد في {}.", "و{} كذلك"],
        "zh" => &["见{}号文件", "（{}）", "秘书长的报告{}，其中指出", "文件 {} 。"],
        "fr" => {
            &["Voir le document {} à ce sujet", "le rapport ({})", "« {} », dont il est question", "Voir {}."]
        }
        "ru" => &["См. документ {} по этому вопросу", "доклад ({})", "«{}», в котором", "См. {}."],
        "es" => &["Véase el documento {} al respecto", "el informe ({})", "«{}», en que", "Véase {}."],
        _ => &[
            "See document {} for this",
            "the report ({})",
            "“{}”, which",
            "See {}.",
            "See {}; and",
            "*{}*",
            "{}:",
        ],
    }
}

#[test]
fn every_valid_row_is_found_in_every_language_with_its_address() {
    let rules = Rules::default();
    for row in rows().iter().filter(|row| row.verdict == "valid") {
        // Lower case is for addresses and front matter, never for prose.
        if row.printed.starts_with("a/") {
            continue;
        }
        for tag in LANGUAGES {
            for frame in surroundings(tag) {
                let text = frame.replace("{}", row.printed);
                let found = find(&text, &lang(tag), &rules, &Registry::new());
                let mention = match found.mentions.as_slice() {
                    [one] => one,
                    many => panic!("{} citations in {text:?} ({tag}): {many:?}", many.len()),
                };
                let symbols = mention.symbol().into_iter().chain(&mention.twins);
                let english = lang("en");
                let addresses: Vec<String> = symbols.filter_map(|s| rules.address(s, &english)).collect();
                assert_eq!(addresses, row.addresses, "{text}");
                assert_eq!(found.slips, [], "{text}");
                let core = &text[mention.core.range()];
                assert!(row.printed.contains(core), "{core:?} of {text:?}");
            }
        }
    }
}

#[test]
fn no_invalid_or_ambiguous_row_is_found_in_any_language() {
    for row in rows().iter().filter(|row| row.verdict != "valid") {
        for tag in LANGUAGES {
            for frame in surroundings(tag) {
                let text = frame.replace("{}", row.printed);
                assert_eq!(cited(tag, &text), Vec::<String>::new(), "{text}");
            }
        }
    }
}

#[test]
fn every_valid_row_is_a_citation_by_itself() {
    let rules = Rules::default();
    for row in rows().iter().filter(|row| row.verdict == "valid" && !row.printed.starts_with('(')) {
        let citation = parse_citation(row.printed, &lang("en"), &rules, &Registry::new()).unwrap();
        let panelbook::citation::Target::Symbol(symbol) = &citation.target else { panic!("{}", row.printed) };
        assert_eq!(rules.address(symbol, &lang("en")).as_deref(), row.addresses.first().copied());
    }
}

#[test]
fn slips_say_what_was_meant() {
    use panelbook::citation::Problem;
    for (text, problem, meant) in [
        ("See A/CONF192/15.", Problem::MissingDot, Some("A/CONF.192/15")),
        ("See A/CONF.192/BMS/2014/ for", Problem::TrailingSlash, None),
        ("See A/74/187/ for", Problem::TrailingSlash, Some("A/74/187")),
        ("See A/RES/79 for", Problem::Incomplete, None),
        ("See A/CONF.192/BMS/2014.", Problem::Incomplete, None),
        ("the Committee (A/C.1)", Problem::Incomplete, None),
    ] {
        let found = find(text, &lang("en"), &Rules::default(), &Registry::new());
        assert_eq!(found.mentions, [], "{text}");
        let slip = &found.slips[0];
        assert_eq!((slip.problem, slip.meant.as_deref()), (problem, meant), "{text}");
    }
}

use std::fs;

use panelbook::search::query::{Names, parse};
use serde_json::{Value, json};

use super::script::{Dice, answers, root};

const FACETS: &[&str] = &["kind", "functions", "status", "instrument", "year"];

fn here(text: &str, typing: bool) -> Value {
    let facets: Vec<String> = FACETS.iter().map(ToString::to_string).collect();
    serde_json::to_value(parse(text, Names { facets: &facets }, typing)).unwrap()
}

#[test]
fn both_readers_make_the_expected_trees() {
    let table = fs::read_to_string(root().join("tests/search/queries.tsv")).unwrap();
    let mut values = Vec::new();
    let mut expected = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (typed, tree) = line.split_once('\t').unwrap();
        let (typed, typing) = typed.strip_prefix('~').map_or((typed, false), |typed| (typed, true));
        let tree: Value = serde_json::from_str(tree).unwrap();
        assert_eq!(here(typed, typing), tree, "{typed}");
        values.push(json!([typed, FACETS, typing]));
        expected.push(tree);
    }
    assert!(values.len() > 40);
    for ((value, tree), there) in values.iter().zip(&expected).zip(answers("trees", &values)) {
        assert_eq!(there, *tree, "{value}");
    }
}

#[test]
fn both_readers_make_the_same_tree_of_anything() {
    const WORDS: &[&str] = &[
        "mark",
        "OR",
        "AND",
        "|",
        "-import",
        "\"at import\"",
        "-\"x y\"",
        "title:",
        "title:mark",
        "kind:term",
        "x:y",
        "mark*",
        "record-keeping",
        "A/CONF.192/15",
        "追查小武器",
        "枪",
        "\"",
        "-",
        ":",
        "*",
        "l'arme",
        "-a-b",
        "12 13",
        "«a b»",
        "٣",
        "-:\"x\"",
        "function:\"a b\"",
        "a\"b\"c",
        "--x",
        "symbol:A/1/2*",
    ];
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let mut values = Vec::new();
    for at in 0..4000 {
        let text = if at % 4 == 0 {
            dice.text()
        } else {
            let pieces: Vec<&str> = (0..=dice.below(6)).map(|_| WORDS[dice.below(WORDS.len())]).collect();
            pieces.join(if dice.below(5) == 0 { "" } else { " " })
        };
        values.push(json!([text, FACETS, dice.below(2) == 0]));
    }
    for (value, there) in values.iter().zip(answers("trees", &values)) {
        let (text, typing) = (value[0].as_str().unwrap(), value[2].as_bool().unwrap());
        assert_eq!(here(text, typing), there, "{value}");
    }
}

use panelbook::search::analysis::Role;
use panelbook::search::query::{Names, Tree, parse};
use panelbook::search::{Field, Index};
use serde_json::{Value, json};

use crate::books::{LANGUAGES, REAL, declared, lang};
use crate::site::Packs;

/// Into how many steps the weights of a stem are divided (`search::pack`).
const LEVELS: f32 = 91.0;

/// The indexes of the repository's book and of the Declaration, whatever languages each has.
fn indexes() -> Vec<(&'static str, Vec<(String, Index)>)> {
    LANGUAGES.iter().map(|tag| (*tag, vec![("declaration".to_owned(), declared(tag))])).collect()
}

/// Words of the vocabulary, evenly spread.
fn some_forms(index: &Index, count: usize) -> Vec<String> {
    let forms = index.collection().vocabulary().forms();
    let count = count.min(forms.len());
    (0..count).map(|at| forms[at * forms.len() / count].to_string()).collect()
}

fn trees(lang: &str, trees: &[Tree]) -> Vec<Value> {
    trees.iter().map(|tree| json!({ "task": "tree", "lang": lang, "tree": tree })).collect()
}

fn pages(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|page| usize::try_from(page.as_u64().unwrap()).unwrap()).collect()
}

/// Compares the ten best pages and the set of all.
fn compare(index: &Index, tag: &str, words: &[Tree]) -> Vec<String> {
    let packs = Packs::of([&**index.collection()]);
    let mut wrong = Vec::new();
    for (tree, (found, _)) in words.iter().zip(packs.ask(&trees(tag, words))) {
        let all = index.matches(tree).unwrap();
        if pages(&found["all"]) != all {
            wrong.push(format!(
                "{tag} {tree:?}: finds {} pages of {}",
                pages(&found["all"]).len(),
                all.len()
            ));
            continue;
        }
        let expected = index.find(tree, 10).unwrap().hits;
        let best = found["best"].as_array().unwrap();
        // Half a step of the highest weight, and the step of the scale itself.
        let top = expected.first().map_or(0.0, |hit| hit.score);
        let step = top / LEVELS * 1.02;
        for (hit, own) in expected.iter().zip(best) {
            let page = usize::try_from(own[0].as_u64().unwrap()).unwrap();
            #[allow(clippy::cast_possible_truncation)]
            let score = own[1].as_f64().unwrap() as f32;
            let exact = index.score(tree, page).unwrap().unwrap();
            if (score - exact).abs() > step * 0.6 {
                wrong.push(format!("{tag} {tree:?}: page {page} scores {score}, not {exact} (step {step})"));
            }
            if hit.score - exact > step {
                wrong.push(format!("{tag} {tree:?}: page {page} stands too high"));
            }
        }
        if best.len() != expected.len() {
            wrong.push(format!("{tag} {tree:?}: {} pages, not {}", best.len(), expected.len()));
        }
    }
    wrong
}

#[test]
fn words_find_the_ten_pages_that_tantivy_finds() {
    let mut wrong = Vec::new();
    for (tag, books) in indexes() {
        let mut asked = 0;
        let real = REAL.1.index(&lang(tag));
        for index in books.iter().map(|(_, index)| index).chain(real) {
            let words: Vec<Tree> =
                some_forms(index, 500).into_iter().map(|form| Tree::Word(form, None)).collect();
            asked += words.len();
            wrong.extend(compare(index, tag, &words));
        }
        assert!(asked >= 500, "{tag}: only {asked} words");
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn prefixes_find_the_same_pages() {
    let mut wrong = Vec::new();
    for (tag, books) in indexes() {
        for (_, index) in books {
            let prefix = |form: &String| form.chars().take(1 + form.len() % 4).collect::<String>();
            let words: Vec<Tree> =
                some_forms(&index, 120).iter().map(|form| Tree::Prefix(prefix(form), None)).collect();
            wrong.extend(compare(&index, tag, &words));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn phrases_find_the_same_pages() {
    let mut wrong = Vec::new();
    for (tag, books) in indexes() {
        for (_, index) in books {
            let collection = index.collection();
            let mut words = Vec::new();
            for number in 0..collection.len() {
                let forms = collection.vocabulary().forms();
                for field in [Field::Title, Field::Body] {
                    let mut tokens: Vec<(u32, String)> = Vec::new();
                    collection.tokens(number, field, |form, position, role| {
                        if matches!(role, Role::Word | Role::Pair) {
                            tokens.push((position, forms[form as usize].to_string()));
                        }
                    });
                    for (at, window) in tokens.windows(3).enumerate().step_by(7) {
                        let from = window[0].0;
                        // Between two passages is a gap that no phrase can be typed with.
                        if window[2].0 - from > 8 {
                            continue;
                        }
                        // Every other one is turned around, so that most are found nowhere.
                        let mut parts: Vec<(String, u32)> =
                            window.iter().map(|(position, form)| (form.clone(), position - from)).collect();
                        if at % 2 == 1 {
                            let (first, last) = (parts[0].0.clone(), parts[2].0.clone());
                            (parts[0].0, parts[2].0) = (last, first);
                        }
                        let named = (at % 3 == 0).then_some(field);
                        words.push(Tree::Phrase(parts, named));
                    }
                }
            }
            let found = words.iter().filter(|tree| !index.matches(tree).unwrap().is_empty()).count();
            assert!(found * 3 > words.len(), "{tag}: {found} of {}", words.len());
            wrong.extend(sets(&index, tag, &words));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn whole_queries_find_the_same_pages() {
    let names = Names { facets: &["kind".to_owned()] };
    let index = declared("en");
    let queries = [
        "human rights",
        "human OR slavery",
        "freedom -religion",
        "right marriage family",
        "title:article",
        "body:freedom",
        "\"human rights\" -dignity",
        "kind:note education",
        "-right",
        "educat*",
        "work OR rest leisure",
        "free choice employment",
        "nowhere freedom",
        "\"standard of living\" health",
    ];
    let words: Vec<Tree> = queries.iter().map(|query| parse(query, names, false)).collect();
    let wrong = sets(&index, "en", &words);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Compares the sets of all pages.
fn sets(index: &Index, tag: &str, words: &[Tree]) -> Vec<String> {
    let packs = Packs::of([&**index.collection()]);
    let answers = packs.ask(&trees(tag, words));
    let mut wrong = Vec::new();
    for (tree, (found, _)) in words.iter().zip(answers) {
        let (own, all) = (pages(&found["all"]), index.matches(tree).unwrap());
        if own != all {
            wrong.push(format!("{tag} {tree:?}: {own:?}, not {all:?}"));
        }
    }
    wrong
}

use panelbook::search::Index;
use serde_json::{Value, json};

use crate::books::{LANGUAGES, REAL, declared, lang};
use crate::site::Packs;

/// Every form whose stem has another.
fn inflected(index: &Index) -> Vec<String> {
    let vocabulary = index.collection().vocabulary();
    let mut forms = vec![0; vocabulary.stems().len()];
    (0..).take(vocabulary.forms().len()).for_each(|form| forms[vocabulary.stem_of(form) as usize] += 1);
    (0..)
        .zip(vocabulary.forms())
        .filter(|(at, form)| {
            forms[vocabulary.stem_of(*at) as usize] > 1 && !form.bytes().any(|byte| byte.is_ascii_digit())
        })
        .map(|(_, form)| form.to_string())
        .collect()
}

#[test]
fn a_form_that_no_page_has_finds_its_relatives() {
    for (tag, least) in [("ar", 93), ("en", 97), ("es", 97), ("fr", 97), ("ru", 97)] {
        let own = declared(tag);
        let index = REAL.1.index(&lang(tag)).filter(|index| index.collection().len() > 60).unwrap_or(&own);
        let forms = inflected(index);
        let packs = Packs::of([&**index.collection()]);
        let questions: Vec<_> =
            forms.iter().map(|form| json!({ "task": "relative", "lang": tag, "form": form })).collect();
        let answers = packs.ask(&questions);
        let pairs = forms.iter().zip(&answers);
        let lost: Vec<&String> =
            pairs.filter(|(_, (found, _))| found != true).map(|(form, _)| form).collect();
        let found = forms.len() - lost.len();
        println!("{tag}: {found} of {} forms", forms.len());
        assert!(found * 100 >= least * forms.len(), "{tag}: {found} of {}, not {lost:?}", forms.len());
    }
}

#[test]
fn any_word_of_any_page_finds_that_page() {
    for tag in LANGUAGES {
        let index = declared(tag);
        let collection = index.collection();
        let forms = collection.vocabulary().forms();
        let mut words: Vec<(usize, &str)> = Vec::new();
        for number in 0..collection.len() {
            for field in panelbook::search::Field::ALL {
                collection.tokens(number, *field, |form, _, _| words.push((number, &forms[form as usize])));
            }
        }
        words.sort_unstable_by_key(|(number, form)| (*form, *number));
        words.dedup();
        let packs = Packs::of([&**collection]);
        let mut asked: Vec<&str> = words.iter().map(|(_, form)| *form).collect();
        asked.dedup();
        let question = |form: &&str| json!({ "task": "tree", "lang": tag, "tree": ["word", form, null] });
        let answers = packs.ask(&asked.iter().map(question).collect::<Vec<_>>());
        for (number, form) in words {
            let at = asked.binary_search(&form).unwrap();
            let found = answers[at].0["all"].as_array().unwrap();
            assert!(found.iter().any(|page| *page == number), "{tag}: {form} is on page {number}");
        }
    }
}

#[test]
fn a_missing_shard_has_the_root_read_once_more_and_is_then_said() {
    let index = declared("en");
    let packs = Packs::of([&**index.collection()]);
    let find = |without: &[&str]| json!({ "task": "find", "lang": "en", "text": "slavery", "fresh": true, "without": without });
    let answers = packs.ask(&[find(&[]), find(&["search/en/"]), find(&["search/en.js"]), find(&[])]);
    assert_eq!(answers[0].0.get("failed"), None);
    assert!(answers[0].0["total"].as_u64().unwrap() > 0);
    for missing in [1, 2] {
        let (answer, loads) = &answers[missing];
        assert_eq!(answer["failed"], json!("missing"));
        assert!(answer["hits"].as_array().unwrap().is_empty());
        let roots: Vec<&String> = loads.iter().filter(|load| load.contains("search/en.js")).collect();
        assert_eq!(roots.len(), 2, "{loads:?}");
        assert!(!roots[0].contains('?') && roots[1].contains('?'), "the second is not taken from a cache");
    }
    assert_eq!(answers[3].0, answers[0].0, "asking again may find it");
}

#[test]
fn an_answer_says_what_a_list_of_results_shows() {
    let index = declared("en");
    let packs = Packs::of([&**index.collection()]);
    let find = |text: &str| json!({ "task": "find", "lang": "en", "text": text });
    let asked = ["slavery", "slvaery", "enslave torture nowhere", "  ", "slvaery qqqqqqqq"];
    let answers = packs.ask(&asked.map(find));
    let (answer, loads) = &answers[0];
    let hit = &answer["hits"][0];
    let page = index.collection().pages().find(|page| page.path.as_str() == hit["path"]).unwrap();
    assert_eq!(hit["title"], *page.title);
    assert_eq!(hit["status"], page.status as usize);
    assert!(hit["snippet"].as_array().unwrap().iter().any(|part| part[0] == "slavery" && part[1] == true));
    let leaf = |load: &&String| load.matches('-').count() == 2;
    assert!(loads.iter().filter(|load| !leaf(load)).count() <= 4, "{loads:?}");
    assert_eq!(answers[1].0["correction"], "slavery");
    assert!(answers[2].0["hits"].as_array().unwrap().iter().all(|hit| hit["partly"] == true));
    assert_eq!(answers[3].0["total"], 0);
    assert_eq!(answers[4].0["correction"], Value::Null, "what finds nothing either is no help");
}

#[test]
fn an_arabic_snippet_marks_words_that_are_written_with_a_particle() {
    let index = declared("ar");
    let packs = Packs::of([&**index.collection()]);
    let answers = packs.ask(&[json!({ "task": "find", "lang": "ar", "text": "حرية" })]);
    let hits = answers[0].0["hits"].as_array().unwrap();
    assert!(!hits.is_empty());
    let marked: Vec<&str> = hits
        .iter()
        .flat_map(|hit| hit["snippet"].as_array().unwrap())
        .filter(|part| part[1] == true)
        .map(|part| part[0].as_str().unwrap())
        .collect();
    assert!(hits.iter().all(|hit| hit["snippet"].as_array().unwrap().iter().any(|part| part[1] == true)));
    for form in ["حرية", "الحرية", "والحرية"] {
        assert!(marked.contains(&form), "{form}: {marked:?}");
    }
}

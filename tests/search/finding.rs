use panelbook::search::analysis::{Analysis, Role};
use panelbook::search::query::{Names, Tree, parse};
use panelbook::search::{Field, Index, Page};

use super::books::{LANGUAGES, REAL, declared, index, lang, opened, page};
use super::script::root;

fn ids(index: &Index, text: &str) -> Vec<String> {
    let tree = parse(text, Names { facets: &["kind".to_owned()] }, false);
    let found = index.matches(&tree).unwrap();
    let mut ids: Vec<String> =
        found.into_iter().map(|page| index.collection().page(page).id.to_string()).collect();
    ids.sort();
    ids
}

/// Every word of every field of a page, asked for alone, finds the page.
fn every_word_finds_its_page(index: &Index) {
    let collection = index.collection();
    let mut asked = std::collections::BTreeMap::new();
    for (number, page) in collection.pages().enumerate() {
        for text in Field::ALL.iter().flat_map(|field| field.texts(page)) {
            for token in Analysis::forms(text).into_iter().filter(|token| token.role != Role::Last) {
                let word = &text[token.start..token.end];
                let found = asked.entry(word.to_owned()).or_insert_with(|| {
                    let tree = parse(word, Names { facets: &[] }, false);
                    assert!(!tree.is_empty(), "{word}");
                    index.matches(&tree).unwrap()
                });
                assert!(found.contains(&number), "`{word}` does not find {}", page.id);
            }
        }
    }
    assert!(asked.len() > 25, "only {} words", asked.len());
}

#[test]
fn any_word_of_any_page_of_the_book_finds_that_page() {
    every_word_finds_its_page(REAL.1.index(&lang("en")).unwrap());
}

#[test]
fn any_word_of_any_page_of_another_book_finds_that_page() {
    let (outcome, library) = opened(&root().join("tests/sites/tiny"));
    for language in &outcome.config.languages {
        if let Some(index) = library.index(&language.lang) {
            every_word_finds_its_page(index);
        }
    }
}

#[test]
fn any_word_finds_its_page_in_six_languages() {
    for tag in LANGUAGES {
        every_word_finds_its_page(&declared(tag));
    }
}

/// Each query finds the page with the text, and no page without.
fn finds(tag: &str, text: &str, queries: &[&str]) {
    let index =
        index(tag, &[page(tag, "other", "", &["0".to_owned()]), page(tag, "wanted", "", &[text.to_owned()])]);
    for query in queries {
        assert_eq!(ids(&index, query), ["wanted"], "{tag}: {query} in {text}");
    }
}

#[test]
fn spellings_are_one_in_every_language() {
    finds(
        "en",
        "under A/CONF.192/15.",
        &["A/CONF.192/15", "aconf192", "a/conf.192/15", "a conf 192 15", "aconf19215"],
    );
    finds("ar", "الوثيقة A/CONF.192/15", &["A/CONF.192/١٥", "aconf192"]);
    for text in ["record-keeping", "recordkeeping", "Record keeping"] {
        finds("en", text, &["record-keeping", "record keeping", "RECORD\u{2010}KEEPING"]);
    }
    finds("en", "record-keeping", &["recordkeeping"]);
    finds("fr", "l’arme", &["arme", "l'arme", "armes", "L’ARME"]);
    finds("fr", "Ils étaient", &["etaient", "étaient", "ÉTAIENT"]);
    finds("fr", "la main-d’œuvre", &["main-d'oeuvre", "oeuvre", "main"]);
    finds("es", "fabricación", &["fabricacion", "fabricaciones", "Fabricación"]);
    finds("es", "el diseño", &["diseño", "diseno", "DISEÑO", "diseños"]);
    finds("ru", "Учётные записи", &["учетные", "учётная", "записей"]);
    finds("ru", "оружие", &["оружием", "оружия", "ОРУЖИЕ"]);
    finds("ar", "الأَسْلِحَة الصغيرة", &["الاسلحه", "أسلحة", "اسلحة", "الأسلحة", "صغيرة", "الصغيره"]);
    finds("ar", "سلاح", &["السلاح", "سلاح", "والسلاح"]);
    finds(
        "zh",
        "追查小武器和轻武器制造商的标识；模块化武器，聚合物",
        &[
            "武器",
            "小武器",
            "轻武器",
            "制造商",
            "标识",
            "模块化武器",
            "聚合物",
            "追查小武器",
            "商",
            "器",
            "追",
        ],
    );
    finds("zh", "ＡＫ４７步枪", &["AK47", "步枪", "枪", "ak47步枪"]);
}

#[test]
fn words_written_as_one_anywhere_are_one_everywhere() {
    let text = |text: &str| vec![text.to_owned()];
    let index = index(
        "en",
        &[page("en", "apart", "", &text("record keeping")), page("en", "joined", "", &text("recordkeeping"))],
    );
    for query in ["recordkeeping", "record-keeping", "record keeping"] {
        assert_eq!(ids(&index, query), ["apart", "joined"], "{query}");
    }
}

#[test]
fn letters_of_their_own_are_not_folded_away() {
    let text = |text: &str| vec![text.to_owned()];
    let index = index("es", &[page("es", "a", "", &text("el año")), page("es", "b", "", &text("ano"))]);
    assert_eq!(ids(&index, "año"), ["a"]);
    assert_eq!(ids(&index, "ano"), ["a", "b"]);
}

#[test]
fn operators_do_what_they_say() {
    let text = |text: &str| vec![text.to_owned()];
    let mut term = page("en", "d", "Unique marks", &text("nothing"));
    term.facets = vec![("kind".to_owned(), "term".to_owned())];
    let index = index(
        "en",
        &[
            page("en", "a", "Marks", &text("a unique mark at import")),
            page("en", "b", "Marking", &text("a mark that is unique")),
            page("en", "c", "Stamps", &text("a stamp")),
            term,
        ],
    );
    assert_eq!(ids(&index, "unique mark"), ["a", "b", "d"]);
    assert_eq!(ids(&index, "\"unique mark\""), ["a", "d"]);
    assert_eq!(ids(&index, "mark -import"), ["b", "d"]);
    assert_eq!(ids(&index, "-mark"), ["c"]);
    assert_eq!(ids(&index, "stamp OR import"), ["a", "c"]);
    assert_eq!(ids(&index, "title:unique"), ["d"]);
    assert_eq!(ids(&index, "mark kind:term"), ["d"]);
    assert_eq!(ids(&index, "kind:term"), ["d"]);
    assert_eq!(ids(&index, "-kind:term"), ["a", "b", "c"]);
    assert_eq!(ids(&index, "sta*"), ["c"]);
    assert_eq!(ids(&index, "title:mar* unique"), ["a", "b", "d"]);
    assert_eq!(ids(&index, "nowhere"), Vec::<String>::new());
    assert_eq!(ids(&index, "\"\""), Vec::<String>::new());
}

#[test]
fn the_very_form_comes_before_its_relatives_and_ties_stand_by_id() {
    let text = |text: &str| vec![text.to_owned()];
    let index = index(
        "en",
        &[
            page("en", "c", "", &text("tracing")),
            page("en", "b", "", &text("traced")),
            page("en", "a", "", &text("traces")),
            page("en", "d", "", &text("stamp")),
        ],
    );
    let tree = Tree::Word("traced".to_owned(), None);
    let best = index.find(&tree, 10).unwrap();
    let order: Vec<&str> =
        best.hits.iter().map(|hit| index.collection().page(hit.page).id.as_str()).collect();
    assert_eq!(order, ["b", "a", "c"]);
    for hit in best.hits {
        assert_eq!(index.score(&tree, hit.page).unwrap(), Some(hit.score));
    }
}

#[test]
fn when_no_page_has_every_word_pages_with_some_follow() {
    let library = &REAL.1;
    let index = library.index(&lang("en")).unwrap();
    let found = index.find(&library.parse("tracing nowhereatall"), 10).unwrap();
    assert_eq!(found.total, 0);
    assert!(found.hits.len() == 10 && found.hits.iter().all(|hit| hit.partly));
}

#[test]
fn a_slip_is_put_right() {
    let library = &REAL.1;
    let answer = library.find("additve manufacturng", &lang("en"), &[], 10).unwrap();
    assert_eq!(answer.instead.as_deref(), Some("additive manufacturing"));
}

#[test]
fn a_snippet_shows_the_paragraph_with_the_words() {
    let library = &REAL.1;
    let index = library.index(&lang("en")).unwrap();
    let is = |page: &Page| page.id.as_str() == "facilitators-summary-2021";
    let number = index.collection().pages().position(is).unwrap();
    let snippet = index.snippet(&library.parse("transfer technology equipment training"), number);
    assert!(snippet.anchor.is_some() && snippet.number.is_some(), "{snippet:?}");
    let marked: Vec<&str> = snippet.parts.iter().filter(|part| part.1).map(|part| part.0.as_str()).collect();
    assert!(marked.len() >= 3, "{snippet:?}");
}

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentValue};
use panelbook::base::{BookPath, Lang};
use panelbook::model::{Date, Implied};
use panelbook::source::Snapshot;
use panelbook::theme::{Strings, Theme};

use super::{embedded, files_below};

const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

fn theme() -> Theme {
    let languages: Vec<String> =
        LANGUAGES.iter().map(|tag| format!("{{ tag = \"{tag}\", name = \"{tag}\" }}")).collect();
    let book = format!(
        "format = 1\nsource = \"en\"\nlanguages = [{}]\ntitle = \"A book\"\n\n[kinds.note]\nfolder = \"notes\"\ntitle = \"Notes\"\nsingular = \"Note\"\n",
        languages.join(", ")
    );
    let (config, findings) = panelbook::config::parse(&book, &BookPath::new("book.toml").unwrap());
    assert_eq!(findings, []);
    let (theme, findings) = panelbook::theme::load(&Snapshot::default(), &config);
    assert_eq!(findings, []);
    theme
}

fn strings<'a>(theme: &'a Theme, tag: &str) -> &'a Strings {
    theme.strings(&Lang::new(tag).unwrap()).unwrap()
}

/// Isolation marks are kept out of the comparison: they are there to be unseen.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// The keys of a `.ftl` file, each with the names of the arguments that its words take.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =")
            && name.starts_with(|c: char| c.is_ascii_lowercase())
        {
            name.clone_into(&mut key);
            assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
        }
        for name in line.split('$').skip(1) {
            let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
            keys.get_mut(&key).unwrap().insert(name.to_owned());
        }
    }
    keys
}

#[test]
fn the_six_languages_say_the_same_things_with_the_same_arguments() {
    // A language may choose its date by the number of the month or by its name.
    let same = |mut keys: BTreeMap<String, BTreeSet<String>>| {
        for names in keys.values_mut() {
            if names.remove("number") && names.contains("year") {
                names.insert("month".to_owned());
            }
        }
        keys
    };
    let files = embedded("strings/", ".ftl");
    assert_eq!(files.len(), LANGUAGES.len());
    let english = keys(files.iter().find(|(name, _)| *name == "strings/en.ftl").unwrap().1);
    for (name, text) in files {
        let of_numbers: BTreeSet<&str> = english
            .iter()
            .filter(|(_, names)| names.contains("number") && !names.contains("year"))
            .map(|(key, _)| key.as_str())
            .collect();
        let here = keys(text);
        for key in of_numbers {
            assert!(here[key].contains("number"), "{name}: {key} does not say its number");
        }
        assert_eq!(same(here), same(english.clone()), "{name}");
    }
}

#[test]
fn each_translation_says_that_a_speaker_has_not_checked_it() {
    for (name, text) in embedded("strings/", ".ftl") {
        let says = text.lines().next().unwrap().contains("a speaker has not yet checked them");
        assert_eq!(says, name != "strings/en.ftl", "{name}");
    }
}

/// The keys that templates ask for: whole ones, and the beginnings of those put together.
fn asked() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut whole, mut begun) = (BTreeSet::new(), BTreeSet::new());
    let templates = [embedded("templates/", ".html"), embedded("parts/", ".html")].concat();
    for (_, text) in templates {
        for call in text.split("t(\"").skip(1) {
            let (key, rest) = call.split_once('"').unwrap();
            let set = if rest.trim_start().starts_with('~') { &mut begun } else { &mut whole };
            set.insert(key.to_owned());
        }
    }
    (whole, begun)
}

#[test]
fn every_word_that_a_template_asks_for_is_there() {
    let english = keys(embedded("strings/en", ".ftl")[0].1);
    let (whole, begun) = asked();
    assert!(whole.len() > 30 && begun.len() == 2, "{begun:?}");
    for key in whole {
        assert!(english.contains_key(&key), "no words for `{key}`");
    }
    for (word, _) in panelbook::model::Status::ALL {
        let key = format!("status-{}", word.replace(' ', "-"));
        assert!(english.contains_key(&key), "no words for `{key}`");
    }
}

#[test]
fn every_word_of_the_theme_is_asked_for() {
    let english = keys(embedded("strings/en", ".ftl")[0].1);
    let (whole, begun) = asked();
    let source: String = [files_below("src/theme"), files_below("src/render"), files_below("src/serve")]
        .concat()
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    for key in english.keys() {
        let in_source = source.contains(&format!("\"{key}\"")) || key.starts_with("month-");
        // Relations that a symbol alone implies are asked for by their name, in both directions.
        let implied = Implied::ALL
            .iter()
            .any(|way| [way.name(), way.inverse()].iter().any(|name| *key == format!("relation-{name}")));
        let in_templates = whole.contains(key) || begun.iter().any(|start| key.starts_with(start.as_str()));
        assert!(in_source || in_templates || implied, "nothing asks for `{key}`");
    }
}

#[test]
fn numbers_take_the_plural_forms_of_the_language() {
    let theme = theme();
    let say = |tag: &str, key: &str, count: u32| {
        let mut args = FluentArgs::new();
        args.set("count", FluentValue::from(count));
        plain(&strings(&theme, tag).say(key, Some(&args)).unwrap())
    };
    let cases = [
        ("en", &[(0, "0 entries"), (1, "1 entry"), (2, "2 entries")][..]),
        ("fr", &[(0, "0 entrée"), (1, "1 entrée"), (2, "2 entrées")][..]),
        ("es", &[(0, "0 entradas"), (1, "1 entrada"), (2, "2 entradas")][..]),
        ("zh", &[(1, "1个条目"), (2, "2个条目")][..]),
        (
            "ru",
            &[(1, "1 статья"), (3, "3 статьи"), (5, "5 статей"), (11, "11 статей"), (21, "21 статья")][..],
        ),
        (
            "ar",
            &[
                (0, "لا مداخل"),
                (1, "مدخل واحد"),
                (2, "مدخلان"),
                (3, "3 مداخل"),
                (11, "11 مدخلا"),
                (100, "100 مدخل"),
            ][..],
        ),
    ];
    for (tag, counts) in cases {
        for (count, words) in counts {
            assert_eq!(say(tag, "entries-count", *count), *words, "{tag}");
        }
    }
    assert_eq!(say("ru", "cited-by", 21), "Цитируется в 21 статье");
    assert_eq!(say("ar", "cited-by", 2), "استشهد به مدخلان");
}

#[test]
fn dates_are_written_as_the_united_nations_write_them() {
    let theme = theme();
    let say = |tag: &str, date: &str| plain(&strings(&theme, tag).date(Date::parse(date).unwrap()).unwrap());
    let day = LANGUAGES.map(|tag| say(tag, "2016-10-04"));
    assert_eq!(
        day,
        [
            "4 تشرين الأول/أكتوبر 2016",
            "2016年10月4日",
            "4 October 2016",
            "4 octobre 2016",
            "4 октября 2016 года",
            "4 de octubre de 2016",
        ]
    );
    let month = LANGUAGES.map(|tag| say(tag, "2016-06"));
    let months =
        ["حزيران/يونيه 2016", "2016年6月", "June 2016", "juin 2016", "июнь 2016 года", "junio de 2016"];
    assert_eq!(month, months);
    assert_eq!(say("fr", "2015-01-01"), "1er janvier 2015");
    assert_eq!(LANGUAGES.map(|tag| say(tag, "2005")), ["2005", "2005年", "2005", "2005", "2005 год", "2005"]);
}

#[test]
fn sections_and_items_are_named_as_the_language_names_them() {
    let theme = theme();
    let say = |tag: &str, key: &str, name: &str, value: &str| {
        plain(&strings(&theme, tag).with(key, name, value).unwrap())
    };
    let sections = LANGUAGES.map(|tag| say(tag, "pinpoint-section", "number", "V"));
    assert_eq!(sections, ["الفرع الخامس", "第五节", "section V", "section V", "раздел V", "sección V"]);
    let items = LANGUAGES.map(|tag| say(tag, "pinpoint-item", "letter", "a"));
    assert_eq!(items, [" (أ)", "(a)", " (a)", " a)", " a)", " a)"]);
}

#[test]
fn words_that_a_translation_lacks_are_named() {
    let french = embedded("strings/fr", ".ftl")[0].1;
    let short: String =
        french.lines().filter(|line| !line.starts_with("home = ")).collect::<Vec<_>>().join("\n");
    let book = crate::support::Book::new().with("themes/panel/strings/fr.ftl", &short);
    let found = book.findings();
    assert!(found.starts_with("error[T002]: the words for `home` are missing"), "{found}");
    assert_eq!(found.matches("error[").count(), 1, "{found}");
}

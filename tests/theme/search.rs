//! The search field of every page and the page that it leads to, as they are without a script.

use super::pages::site;
use super::{embedded, files_below};

/// The one search form of a page: where it leads, and its words.
fn form(path: &str, page: &str) -> (String, Vec<String>) {
    assert_eq!(page.matches("role=\"search\"").count(), 1, "{path}");
    let form = page.split_once("<form class=\"search\"").unwrap().1.split_once("</form>").unwrap().0;
    for part in
        ["<label for=\"at-search\">", "id=\"at-search\" name=\"q\"", "<button>", "<p role=\"status\"></p>"]
    {
        assert!(form.contains(part), "{path}: {part}");
    }
    let value = |name: &str| form.split_once(name).unwrap().1.split('"').nth(1).unwrap();
    (value(" action=").to_owned(), value(" data-words=").split('|').map(str::to_owned).collect())
}

#[test]
fn every_page_has_one_search_field_that_leads_to_the_results_of_its_language() {
    let site = site();
    let with_frame = site.iter().filter(|(path, page)| path != "index.html" && page.contains("site-header"));
    let mut seen = 0;
    for (path, page) in with_frame {
        let (action, _) = form(path, page);
        let lang = if path == "404.html" { "en" } else { path.split('/').next().unwrap() };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let led = match action.strip_prefix("https://book.example/deep/") {
            Some(rest) => rest.to_owned(),
            None => match action.strip_prefix("../") {
                Some(rest) => format!("{}/{rest}", folder.rsplit_once('/').unwrap().0),
                None => format!("{folder}/{action}"),
            },
        };
        assert_eq!(led, format!("{lang}/search.html"), "{path}: {action}");
        assert!(site.iter().any(|(there, _)| *there == led), "{led}");
        seen += 1;
    }
    assert!(seen >= 10, "{seen}");
}

/// The script takes its words from the form, by their place.
#[test]
fn the_field_carries_as_many_words_as_the_script_reads() {
    let script = embedded("scripts/search/50-page.js", "").first().unwrap().1;
    let names = script.split_once("const [SEARCHING").unwrap().1.split_once(']').unwrap().0;
    for (path, page) in site().iter().filter(|(path, _)| path.ends_with("search.html")) {
        let (_, words) = form(path, page);
        assert_eq!(words.len(), names.matches(',').count() + 5, "{path}: {words:?}");
        assert!(words.iter().all(|word| !word.is_empty()), "{path}: {words:?}");
        assert!(words[words.len() - 6].contains('#'), "{path}: {words:?}");
    }
}

#[test]
fn without_a_script_the_page_of_results_says_so_and_lists_what_there_is() {
    let site = site();
    let (_, page) = site.iter().find(|(path, _)| path == "en/search.html").unwrap();
    assert!(page.contains("<noscript><p class=\"notice\">"), "{page}");
    assert!(page.contains("id=\"at-results\" hidden"), "{page}");
    let topics = page.split_once("id=\"at-topics\"").unwrap().1.split_once("</section>").unwrap().0;
    for link in
        ["href=\"a-z.html\"", "href=\"notes/index.html\"", "href=\"texts/index.html\"", "class=\"door\""]
    {
        assert!(topics.contains(link), "{link}: {topics}");
    }
}

/// What comes from the index or from an address must never become markup or code.
#[test]
fn no_script_of_the_theme_makes_markup_or_code_out_of_text() {
    let scripts = files_below("themes/panel/scripts");
    assert!(scripts.len() > 10, "{}", scripts.len());
    for (name, text) in scripts {
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            " fetch(",
            "XMLHttpRequest",
        ] {
            assert!(!text.contains(word), "{name} uses {word}");
        }
    }
}

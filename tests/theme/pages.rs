use std::collections::BTreeSet;

use crate::support::{Book, files};

const BOOK_TOML: &str = r#"
format = 1
base = "https://book.example/deep/"
source = "en"
languages = [{ tag = "ar", name = "عربي" }, { tag = "en", name = "English" }, { tag = "fr", name = "Français" }]
title = "A small book"
description = "What it is about."
doors = [{ title = "Notes", kind = "note", text = "What was noted" }]

[kinds.note]
folder = "notes"
title = "Notes"
singular = "Note"
sources = "optional"
[kinds.note.fields]
gist = { type = "prose", required = true, label = "Gist" }
open = { type = "proses", label = "Open questions" }
day = { type = "date", label = "Day" }
[kinds.note.relations]
cites = { to = ["text"], paragraphs = "required", label = "Cites", inverse = "Cited in" }

[kinds.text]
folder = "texts"
title = "Texts"
singular = "Text"
template = "document"
paragraphs = "numbered"
sources = "optional"

[rules]
orphan = "off"
"#;

const NOTE: &str = r#"+++
title = "A note"
summary = "Says little."
gist = "The gist."
open = ["One?", "Two?"]
day = "2016-10-04"
cites = ["law#p2", "law#p2-a"]
+++
## Sources {#sources}

Text with a note.[^a] And [[law#p1]].

| A | B |
|---|---|
| 1 | 2 |

| C | D |
|---|---|
| 1 | 2 |

[^a]: The note.
"#;

const LAW: &str = "+++
title = \"A law\"
summary = \"Binds.\"
+++
## Part {#part}

1. First.

2. Second:

   (a) an item.
";

pub(super) fn site() -> Vec<(String, String)> {
    let book = Book::new()
        .with("book.toml", BOOK_TOML)
        .with("content/notes/note.md", NOTE)
        .with("content/notes/note.ar.md", &NOTE.replace("A note", "ملاحظة"))
        .with("content/texts/law.md", LAW);
    assert_eq!(book.findings(), "");
    let (_, memory) = book.build();
    let pages = files(&memory).into_iter().filter(|(_, bytes)| bytes.starts_with(b"<!doctype html>"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn page(site: &[(String, String)], path: &str) -> String {
    site.iter().find(|(at, _)| at == path).unwrap_or_else(|| panic!("no page {path}")).1.clone()
}

/// The values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn each_page_has_one_title_one_main_part_and_no_address_twice() {
    let site = site();
    assert!(site.len() >= 10, "{}", site.len());
    for (path, page) in &site {
        for tag in ["<h1", "<main", "<title>", "<meta name=\"viewport\""] {
            assert_eq!(page.matches(tag).count(), 1, "{path}: {tag}");
        }
        let ids = values(page, "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: {ids:?}");
    }
}

#[test]
fn what_a_page_points_to_within_itself_is_there() {
    for (path, page) in site() {
        let ids: BTreeSet<&str> = values(&page, "id").into_iter().collect();
        let hrefs = values(&page, "href");
        let within = hrefs.iter().filter_map(|href| href.strip_prefix('#'));
        for id in within.chain(values(&page, "aria-labelledby")) {
            assert!(ids.contains(id), "{path}: #{id} is nowhere");
        }
    }
}

#[test]
fn regions_of_one_page_have_names_of_their_own() {
    for (path, page) in site() {
        let opened = page
            .split(['<', '>'])
            .filter(|tag| tag.starts_with("nav ") || tag.starts_with("section class=\"table\""));
        let names: Vec<&str> = opened
            .map(|tag| tag.split_once("aria-label").unwrap_or_else(|| panic!("{path}: {tag} has no name")).1)
            .collect();
        assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "{path}: {names:?}");
    }
}

#[test]
fn a_paragraph_says_its_number_and_where_its_link_leads() {
    let law = page(&site(), "en/texts/law.html");
    assert!(
        law.contains(r##"<a class="number" href="#p2" aria-label="Link to paragraph 2"><bdi>2</bdi></a>"##)
    );
    assert!(law.contains(r##"href="#p2-a" aria-label="Link to paragraph (a)""##), "{law}");
    assert!(law.contains("Cited in 1 entry"));
    assert!(law.contains(r##"<li><a href="#p2"><bdi>2</bdi></a></li>"##));
}

#[test]
fn required_prose_leads_and_other_prose_follows_the_text() {
    let note = page(&site(), "en/notes/note.html");
    let at = |words: &str| note.find(words).unwrap_or_else(|| panic!("{words}: {note}"));
    assert!(at("The gist.") < at("Text with a note."));
    assert!(at("Text with a note.") < at("One?"));
}

#[test]
fn a_page_not_found_is_whole_at_any_depth() {
    let page = page(&site(), "404.html");
    for href in values(&page, "href") {
        let whole = href.starts_with("https://book.example/deep/");
        assert!(whole || href.starts_with('#'), "{href}");
    }
}

#[test]
fn the_language_bar_names_only_what_there_is_in_the_order_of_the_book() {
    let site = site();
    let bar = |path: &str| {
        let page = page(&site, path);
        let bar = page
            .split_once("class=\"languages\"")
            .map(|(_, rest)| rest.split_once("</nav>").unwrap().0.to_owned());
        bar.map(|bar| ["عربي", "English", "Français"].map(|name| bar.find(name)))
    };
    let both = bar("en/notes/note.html").unwrap();
    assert!(both[0] < both[1] && both[0].is_some() && both[2].is_none(), "{both:?}");
    assert_eq!(bar("en/texts/law.html"), None);
}

#[test]
fn what_could_be_taken_for_markup_is_written_as_text_and_addresses_stay_readable() {
    let note = NOTE.replace("A note", "<b> & 'it'").replace("Says little.", "Either/or.");
    let book = Book::new().with("book.toml", BOOK_TOML).with("content/texts/law.md", LAW);
    let (_, memory) = book.with("content/notes/note.md", &note).build();
    let note = crate::support::page(&memory, "en/notes/note.html");
    assert!(note.contains("<h1>&lt;b&gt; &amp; 'it'</h1>"), "{note}");
    assert!(note.contains("Either/or.") && note.contains("href=\"../texts/law.html#p2\""), "{note}");
}

#[test]
fn right_to_left_pages_say_so_and_hold_no_english_of_the_theme() {
    let page = page(&site(), "ar/notes/note.html");
    assert!(page.contains(r#"<html lang="ar" dir="rtl">"#));
    for words in ["Skip to content", "On this page", "Under review", "Relations", ">Home<"] {
        assert!(!page.contains(words), "{words}");
    }
}

#[test]
fn words_of_the_settings_in_another_language_say_so_and_stand_in_no_attribute() {
    let site = site();
    let note = page(&site, "ar/notes/note.html");
    for words in ["Gist", "Note", "Notes", "Open questions", "Cites"] {
        let marked = format!("<span lang=\"en\" dir=\"ltr\">{words}</span>");
        let told = format!("lang=\"en\" dir=\"auto\">{words}<");
        assert!(note.contains(&marked) || note.contains(&told), "{words}: {note}");
    }
    assert!(note.contains("lang=\"en\" dir=\"auto\">A small book</a>"), "{note}");
    let english = page(&site, "en/notes/note.html");
    assert!(!english.contains("<span lang="), "{english}");
    for (path, page) in &site {
        for attribute in ["aria-label=\"", "content=\"", "title=\"", "alt=\""] {
            let marked =
                page.split(attribute).skip(1).any(|rest| rest.split('"').next().unwrap().contains("<span"));
            assert!(!marked, "{path}: {attribute}");
        }
    }
}

#[test]
fn a_disclaimer_in_another_language_says_so() {
    let disclaimed =
        LAW.replace("summary = \"Binds.\"", "summary = \"Binds.\"\ndisclaimer = \"By the chair alone.\"");
    let book = Book::new()
        .with("book.toml", BOOK_TOML)
        .with("content/texts/law.md", &disclaimed)
        .with("content/texts/law.ar.md", &LAW.replace("A law", "قانون"));
    let (_, memory) = book.build();
    let arabic = crate::support::page(&memory, "ar/texts/law.html");
    assert!(
        arabic.contains("<p class=\"notice disclaimer\" lang=\"en\" dir=\"ltr\">By the chair alone.</p>"),
        "{arabic}"
    );
    let english = crate::support::page(&memory, "en/texts/law.html");
    assert!(english.contains("<p class=\"notice disclaimer\">By the chair alone.</p>"), "{english}");
}

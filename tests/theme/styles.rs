use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use panelbook::base::BookPath;
use panelbook::{config, theme};

use super::embedded;
use crate::support::Book;

/// The style sheet as it is published, without its comments.
fn sheet() -> String {
    let whole: String = embedded("styles/", ".css").into_iter().map(|(_, text)| text).collect();
    whole.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect()
}

/// The names and values between braces: `("margin-inline", "auto")`.
fn declarations(sheet: &str) -> Vec<(&str, &str)> {
    let pieces = sheet.split(['{', '}', ';']);
    pieces
        .filter_map(|piece| piece.trim().split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect()
}

#[test]
fn styles_speak_of_start_and_end_and_never_of_left_and_right() {
    let sheet = sheet();
    assert!(declarations(&sheet).len() > 200);
    for (name, text) in embedded("styles/", ".css") {
        let physical: Vec<&str> =
            panelbook::theme::physical(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(physical, Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn styles_stand_in_layers_that_are_named_first() {
    let sheet = sheet();
    assert!(sheet.trim_start().starts_with("@layer tokens, reset, base, parts, print;"));
    for (name, text) in embedded("styles/", ".css") {
        let open = text.find('{').unwrap();
        assert!(text[..open].contains("@layer "), "{name} begins outside the layers");
        assert!(text.ends_with("}\n"), "{name} does not end as a file that another follows");
    }
}

#[test]
fn colors_are_named_once_and_every_name_is_known() {
    let sheet = sheet();
    let known: Vec<&str> = declarations(&sheet)
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("--"))
        .collect();
    for used in sheet.split("var(").skip(1) {
        let name = used.split([')', ',']).next().unwrap();
        assert!(known.contains(&name), "{name} is no token");
    }
    for (name, text) in embedded("styles/", ".css") {
        let allowed = name.ends_with("tokens.css") || name.ends_with("print.css");
        assert!(allowed || !text.contains(": #"), "{name} has a color of its own");
    }
}

#[test]
fn nothing_is_asked_of_another_host_and_no_script_stands_in_a_page() {
    let sheet = sheet();
    for word in ["url(", "@import", "http:", "https:", "@font-face"] {
        assert!(!sheet.contains(word), "the style sheet has {word}");
    }
    for (name, text) in [embedded("templates/", ".html"), embedded("parts/", ".html")].concat() {
        // Scripts are files of the site, which a strict policy of the browser lets run.
        assert!(!text.replace("<script src=\"{{ root }}{{ site.file(", "").contains("<script"), "{name}");
        for word in [" style=", "src=\"http", "href=\"http", "<iframe", "onclick"] {
            assert!(!text.contains(word), "{name} has {word}");
        }
    }
}

/// What a reader loads, gzipped as servers do: the sheet of every page, and the one that only pages beside those of
/// entries load with it.
#[test]
fn the_style_sheets_stay_small() {
    let book = Book::new();
    let (config, _) = config::parse(&book.0["book.toml"], &BookPath::new("book.toml").unwrap());
    let (theme, _) = theme::load(&book.snapshot(), &config);
    let weight = |name: &str| {
        let (_, sheet) = theme.assets.iter().find(|(path, _)| path.as_str() == name).unwrap();
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(9));
        gzip.write_all(sheet).unwrap();
        gzip.finish().unwrap().len()
    };
    let (every, others) = (weight("assets/theme/panel.css"), weight("assets/theme/pages.css"));
    assert!(every <= 5_200, "{every} bytes");
    assert!(every + others <= 8_000, "{every} and {others} bytes");
}

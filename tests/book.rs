//! The repository's own book.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use panelbook::base::BookPath;

#[test]
fn the_settings_of_the_first_book_are_read_without_a_finding() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/book.toml")).unwrap();
    let (config, findings) = panelbook::config::parse(&text, &BookPath::new("book.toml").unwrap());
    assert_eq!(findings, []);
    assert_eq!(config.kinds.len(), 11);
    assert_eq!(config.kinds[0].id.as_str(), "technology");
    assert_eq!(config.doors.len(), 5);
}

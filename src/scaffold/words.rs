//! Words of the settings and of people, made fit for a TOML file.

use crate::config::{Config, Label};

/// A label in the book's first language, fit for a remark.
pub(super) fn label(label: &Label, config: &Config) -> String {
    remark(label.in_lang(&config.source, &config.source).0)
}

/// Words fit for a remark: on one line, and without the control characters that TOML refuses even there.
pub(super) fn remark(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|c| !c.is_control()).collect()
}

/// Words as a TOML string on one line.
pub(super) fn quoted(words: &str) -> String {
    let mut text = String::from('"');
    for c in remark(words).chars() {
        if matches!(c, '"' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
    text
}

/// "a", "a or b", "a, b or c".
pub(super) fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_are_one_toml_string_whatever_they_hold() {
        for (words, wanted) in [
            ("plain", "plain"),
            ("a \"b\" \\c", "a \"b\" \\c"),
            (" two\n lines\t", "two lines"),
            ("bell\u{7}, nul\0, next\u{85}line", "bell, nul, next line"),
            ("它 e\u{301}", "它 e\u{301}"),
        ] {
            let table: toml::Table = toml::from_str(&format!("a = {}", quoted(words))).unwrap();
            assert_eq!(table["a"].as_str(), Some(wanted));
            let remarked: toml::Table = toml::from_str(&format!("# {}\nb = 1", remark(words))).unwrap();
            assert_eq!(remarked["b"].as_integer(), Some(1));
        }
    }
}

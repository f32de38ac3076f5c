//! The built-in theme: its files, its words in six languages, its styles, and the pages it draws.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "theme/overrides.rs"]
mod overrides;
#[path = "theme/pages.rs"]
mod pages;
#[path = "theme/search.rs"]
mod search;
#[path = "theme/styles.rs"]
mod styles;
mod support;
#[path = "theme/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use panelbook::theme::EMBEDDED;

/// Every file of a folder of the repository and of the folders below it, by its path from there.
fn files_below(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for item in std::fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    files
}

fn embedded(start: &str, end: &str) -> Vec<(&'static str, &'static str)> {
    let found = EMBEDDED.iter().filter(|(name, _)| name.starts_with(start) && name.ends_with(end));
    let files: Vec<_> = found.copied().collect();
    assert!(!files.is_empty(), "no file {start}…{end} is embedded");
    files
}

#[test]
fn every_file_of_the_theme_is_in_the_program() {
    let on_disk: BTreeSet<String> = files_below("themes/panel").into_iter().map(|(name, _)| name).collect();
    let in_program: BTreeSet<String> = EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(on_disk, in_program);
}

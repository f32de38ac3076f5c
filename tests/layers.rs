//! Rules of the repository that the compiler cannot see.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the bottom up, by rank: a module may name only modules of a lower rank.
const RANKS: &[(&str, u8)] = &[
    ("base", 0),
    ("diagnostic", 1),
    ("source", 2),
    ("table", 2),
    ("config", 3),
    ("model", 4),
    ("citation", 4),
    ("ledger", 5),
    ("register", 5),
    ("parse", 6),
    ("resolve", 7),
    ("trace", 7),
    ("check", 8),
    ("search", 8),
    ("theme", 8),
    ("render", 9),
    ("output", 10),
    ("build", 11),
    ("record", 11),
    ("import", 12),
    ("scaffold", 12),
    ("serve", 12),
    ("cli", 13),
];

fn rank(module: &str) -> Option<u8> {
    RANKS.iter().find(|(name, _)| *name == module).map(|(_, rank)| *rank)
}

#[test]
fn modules_name_only_modules_of_lower_rank() {
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let me = path.strip_prefix(root().join("src")).unwrap().iter().next().unwrap().to_str().unwrap();
        if matches!(me, "lib.rs" | "main.rs") {
            continue;
        }
        let Some(mine) = rank(me) else {
            wrong
                .push(format!("`{me}` has no rank: give it one in tests/layers.rs and docs/ARCHITECTURE.md"));
            continue;
        };
        for (line, code) in text.lines().enumerate() {
            // Documentation may point upwards; code may not.
            let code = code.split("//").next().unwrap();
            for name in code.split("crate::").skip(1).flat_map(first_names) {
                if name != me && rank(name).is_none_or(|other| other >= mine) {
                    wrong.push(format!("{}:{}: `{me}` must not name `{name}`", path.display(), line + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_module_is_in_the_map() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    for (module, _) in RANKS {
        assert!(declared.contains(module), "`{module}` has a rank and does not exist");
    }
    let map = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    for module in declared {
        assert!(rank(module).is_some(), "`{module}` has no rank");
        assert!(map.contains(&format!("`{module}`")), "docs/ARCHITECTURE.md does not name `{module}`");
    }
}

/// `base::Slug}` is `base`; `{base::Slug, config}` is both.
fn first_names(after: &str) -> Vec<&str> {
    let end = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    match after.strip_prefix('{') {
        Some(list) => {
            let list = list.split('}').next().unwrap();
            list.split(',').map(str::trim).filter(|s| !s.is_empty()).map(|s| &s[..end(s)]).collect()
        }
        None => vec![&after[..end(after)]],
    }
}

#[test]
fn the_architecture_page_is_short_and_each_invariant_names_a_test_that_exists() {
    let map = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    assert!(map.lines().count() < 200, "docs/ARCHITECTURE.md has {} lines", map.lines().count());
    let tests: String =
        files("tests", "rs").into_iter().chain(files("src", "rs")).map(|(_, text)| text).collect();
    let invariants: Vec<&str> = map.lines().filter(|line| line.starts_with("- **Invariant.**")).collect();
    assert!(invariants.len() >= 10, "only {} invariants", invariants.len());
    for line in invariants {
        let name = line.rsplit('`').nth(1).unwrap_or_default();
        let name = name.rsplit("::").next().unwrap();
        assert!(tests.contains(&format!("fn {name}(")), "no test `{name}`, which is to prove: {line}");
    }
}

#[test]
fn no_text_of_the_repository_names_a_machine() {
    let mut wrong = Vec::new();
    // The folders of whoever runs the tests: what was written on this machine must not name it.
    let home = std::env::var("HOME").ok().filter(|home| home.len() > 1).map(|home| format!("{home}/"));
    let needles: Vec<String> = home.into_iter().chain([format!("{}/", root().display())]).collect();
    for ending in ["rs", "md", "toml", "html", "css", "ftl", "js", "mjs", "json", "sh"] {
        for folder in ["src", "tests", "docs", "themes", "content", "xtask", "benches", ".ci"] {
            for (path, text) in files(folder, ending) {
                if path.ends_with("layers.rs") {
                    continue;
                }
                for needle in &needles {
                    if text.contains(needle.as_str()) {
                        wrong.push(format!("{}: {needle}", path.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every file with an ending below a folder of the repository, with its text.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "node_modules" && name != "target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| e == ending)
                && let Ok(text) = fs::read_to_string(&path)
            {
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

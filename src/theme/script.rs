use std::collections::BTreeMap;
use std::sync::Arc;

/// The scripts of a theme: the files of each folder below `scripts/`, in the order of their names, make one
/// script of that folder's name, `scripts/page/10-copy.js` a part of `page.js`. Out: its name and its text.
///
/// The parts of a script share their names with one another and with nothing else of the page. Lines that are
/// only a comment stay in the book: a reader on a weak network pays for each byte.
pub(super) fn bundles(files: &BTreeMap<&str, Arc<str>>) -> Vec<(String, String)> {
    let mut bundles: BTreeMap<&str, String> = BTreeMap::new();
    for (name, text) in files {
        let Some((bundle, _)) = name.strip_prefix("scripts/").and_then(|name| name.split_once('/')) else {
            continue;
        };
        let script = bundles.entry(bundle).or_default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
            script.push_str(line);
            script.push('\n');
        }
    }
    let whole = |(name, script): (&str, String)| {
        (format!("{name}.js"), format!("(() => {{\n\"use strict\";\n{script}}})();\n"))
    };
    bundles.into_iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_folder_make_one_script_without_comments() {
        let files = BTreeMap::from([
            ("scripts/page/20-b.js", Arc::from("b(\"// no comment\");\n")),
            ("scripts/page/10-a.js", Arc::from("// Why.\nif (x) {\n  a();\n\n}\n")),
            ("styles/10-tokens.css", Arc::from("a {}")),
        ]);
        let made = bundles(&files);
        let script =
            "(() => {\n\"use strict\";\nif (x) {\na();\n}\nb(\"// no comment\");\n})();\n".to_owned();
        assert_eq!(made, [("page.js".to_owned(), script)]);
    }
}

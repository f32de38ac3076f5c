use std::collections::BTreeMap;
use std::sync::Arc;

use flate2::Crc;

/// The scripts of a theme: the files of each folder below `scripts/`, in the order of their names, make one
/// script of that folder's name, `scripts/page/10-copy.js` a part of `page.js`. Out: its name and its text.
///
/// The parts of a script share their names with one another and with nothing else of the page. Lines that are
/// only a comment stay in the book: a reader on a weak network pays for each byte.
///
/// A folder may have the same script beside it made shorter, `scripts/search.js`, which is published in its place. Its
/// first line says of which text it was made, as a CRC, so that one that is behind its parts is never used.
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
        let script = format!("(() => {{\n\"use strict\";\n{script}}})();\n");
        let name = format!("{name}.js");
        let shorter = files.get(format!("scripts/{name}").as_str()).and_then(|text| shorter(text, &script));
        (name, shorter.map(str::to_owned).unwrap_or(script))
    };
    bundles.into_iter().map(whole).collect()
}

/// What a script was made shorter to, if it was made of this one.
fn shorter<'a>(text: &'a str, script: &str) -> Option<&'a str> {
    let (of, shorter) = text.split_once('\n')?;
    let mut crc = Crc::new();
    crc.update(script.as_bytes());
    (of == format!("// {:08x}", crc.sum())).then_some(shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: [(&str, &str); 2] = [
        ("scripts/page/20-b.js", "b(\"// no comment\");\n"),
        ("scripts/page/10-a.js", "// Why.\nif (x) {\n  a();\n\n}\n"),
    ];
    const WHOLE: &str = "(() => {\n\"use strict\";\nif (x) {\na();\n}\nb(\"// no comment\");\n})();\n";

    fn made(more: &[(&'static str, &str)]) -> Vec<(String, String)> {
        bundles(&PARTS.iter().chain(more).map(|(name, text)| (*name, Arc::from(*text))).collect())
    }

    #[test]
    fn the_files_of_a_folder_make_one_script_without_comments() {
        let made = made(&[("styles/10-tokens.css", "a {}")]);
        assert_eq!(made, [("page.js".to_owned(), WHOLE.to_owned())]);
    }

    #[test]
    fn a_shorter_script_is_used_only_if_it_was_made_of_the_same_parts() {
        let mut crc = Crc::new();
        crc.update(WHOLE.as_bytes());
        let shorter = format!("// {:08x}\nx&&a(),b()\n", crc.sum());
        assert_eq!(
            made(&[("scripts/page.js", &shorter)]),
            [("page.js".to_owned(), "x&&a(),b()\n".to_owned())]
        );
        for behind in ["", "x&&a()\n", "// 00000000\nx&&a()\n"] {
            assert_eq!(made(&[("scripts/page.js", behind)]), [("page.js".to_owned(), WHOLE.to_owned())]);
        }
    }

    #[test]
    fn the_shorter_scripts_of_the_built_in_theme_are_made_of_its_parts() {
        let files: BTreeMap<&str, Arc<str>> =
            super::super::EMBEDDED.iter().map(|(name, text)| (*name, Arc::from(*text))).collect();
        let made = bundles(&files);
        assert!(made.len() > 3);
        for (name, script) in made {
            let (_, shorter) = files[format!("scripts/{name}").as_str()].split_once('\n').unwrap();
            assert_eq!(
                script, shorter,
                "`PANELBOOK_UPDATE=1 node tests/browser/run.mjs shorter` makes {name} anew"
            );
        }
    }
}

//! `theme.toml`: for which version of the theme's templates a book's own files were written, and from which
//! built-in files they were made.

use crate::base::{BookPath, Span};
use crate::diagnostic::{Diagnostic, codes};
use crate::table::{self, Codes, Datum, Reader};

/// What templates may ask and are given, as a number: it grows when a template written for it would break.
pub const THEME_API: i64 = 1;

const CODES: Codes =
    Codes { unknown: codes::CONFIG_UNKNOWN, wrong_type: codes::CONFIG_TYPE, missing: codes::CONFIG_MISSING };

/// What a `theme.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Files of the book with the fingerprint of the built-in file that each was made from.
    pub overrides: Vec<Taken>,
}

/// A line of `[overrides]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The file's name within the theme: `parts/head.html`.
    pub name: String,
    /// The fingerprint of the built-in file, in hexadecimal.
    pub from: String,
    /// The bytes of the line's name.
    pub span: Span,
}

/// Reads a `theme.toml`.
pub fn read(text: &str, path: &BookPath) -> (Manifest, Vec<Diagnostic>) {
    let (table, mut findings) = table::parse(text, 0..text.len(), path, codes::CONFIG_SYNTAX);
    let mut reader = Reader::new(&table, path, CODES, "`theme.toml`");
    if let Some((api, span)) = reader.integer("theme_api").filter(|(api, _)| *api != THEME_API) {
        let (message, help) = if api > THEME_API {
            ("newer", "use the version of Panelbook that the theme was written for, or a newer one")
        } else {
            (
                "older",
                "compare each file with the built-in one (panelbook theme check), then write the new number",
            )
        };
        reader.report(
            Diagnostic::new(
                codes::THEME_API,
                format!(
                    "this theme is written for {message} templates: theme_api {api}, and not {THEME_API}"
                ),
            )
            .at(path, span)
            .help(help),
        );
    }
    let mut overrides = Vec::new();
    for entry in reader.table("overrides").map(|table| table.entries.as_slice()).unwrap_or_default() {
        match &entry.value.data {
            Datum::Text(from) => {
                overrides.push(Taken { name: entry.key.clone(), from: from.clone(), span: entry.key_span });
            }
            _ => {
                reader.wrong::<()>(&entry.key, &entry.value, "what `panelbook theme take` wrote, in quotes");
            }
        }
    }
    findings.extend(reader.finish());
    (Manifest { overrides }, findings)
}

/// The text of a `theme.toml` with one more file taken from the built-in theme, all else as it was.
pub fn with(text: Option<&str>, name: &str, from: &str) -> String {
    let line = format!("\"{name}\" = \"{from}\"");
    let Some(text) = text else {
        return format!(
            "# Files of this book that take the place of built-in ones, each with the fingerprint of the file that it was\n# made from: `panelbook theme check` tells when that one has changed.\ntheme_api = {THEME_API}\n\n[overrides]\n{line}\n"
        );
    };
    let is_own = |old: &str| {
        old.trim_start()
            .trim_start_matches('"')
            .strip_prefix(name)
            .is_some_and(|rest| rest.trim_start_matches('"').trim_start().starts_with('='))
    };
    let mut lines: Vec<&str> = text.lines().filter(|old| !is_own(old)).collect();
    match lines.iter().position(|old| old.trim() == "[overrides]") {
        Some(at) => lines.insert(at + 1, &line),
        None => lines.extend(["", "[overrides]", &line]),
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_a_file_twice_leaves_one_line_and_keeps_the_rest() {
        let once = with(None, "parts/head.html", "aa");
        let twice = with(Some(&once), "parts/head.html", "bb");
        assert_eq!(twice, once.replace("\"aa\"", "\"bb\""));
        let both = with(Some("theme_api = 1\n# Ours.\n"), "parts/card.html", "cc");
        assert_eq!(both, "theme_api = 1\n# Ours.\n\n[overrides]\n\"parts/card.html\" = \"cc\"\n");
        let path = BookPath::new("themes/panel/theme.toml").expect("a path");
        let (read, findings) = read(&twice, &path);
        assert_eq!(
            (read.overrides[0].name.as_str(), read.overrides[0].from.as_str()),
            ("parts/head.html", "bb")
        );
        assert_eq!(findings, []);
    }
}

//! Style sheets: how they are published, and what they may not say.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The style sheets of a theme: the files of `styles/` make `panel.css`, those of a folder below it a sheet of the
/// folder's name, `styles/pages/10-lists.css` a part of `pages.css`. Out: the name of each and its text.
pub(super) fn bundles(files: &BTreeMap<&str, Arc<str>>) -> BTreeMap<String, String> {
    let mut bundles = BTreeMap::new();
    for (name, text) in files {
        let Some(name) = name.strip_prefix("styles/") else { continue };
        let bundle = name.split_once('/').map_or("panel", |(folder, _)| folder);
        bundles.entry(format!("{bundle}.css")).or_insert_with(String::new).push_str(&published(text));
    }
    bundles
}

/// A style sheet as it is published: without comments and indentation, and without the spaces that only people need.
fn published(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        push_close(before, &mut bare);
        let len = match from.as_bytes()[0] {
            b'/' if from.starts_with("/*") => {
                rest = from[2..].find("*/").map_or("", |end| &from[end + 4..]);
                continue;
            }
            b'/' => 1,
            quote => quoted(from, quote),
        };
        bare.push_str(&from[..len]);
        rest = &from[len..];
    }
    push_close(rest, &mut bare);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    let end = |line: &str| if line.ends_with(['{', '}', ';', ',']) { "" } else { "\n" };
    lines.flat_map(|line| [line, end(line)]).collect()
}

/// Appends what stands outside of quotes, set close. A space before a colon stays: in a selector it means something.
fn push_close(text: &str, sheet: &mut String) {
    let mut spaced = false;
    for c in text.chars() {
        match c {
            ' ' => spaced = true,
            '{' | '}' | ';' | ',' | '>' | '\n' => {
                // The last declaration of a rule needs no end.
                if c == '}' {
                    sheet.truncate(sheet.trim_end().trim_end_matches(';').len());
                }
                sheet.push(c);
                spaced = false;
            }
            _ => {
                let close = sheet.ends_with([' ', '{', '}', ';', ',', '>', ':', '\n']) || sheet.is_empty();
                if spaced && !close {
                    sheet.push(' ');
                }
                sheet.push(c);
                spaced = false;
            }
        }
    }
    if spaced && !sheet.ends_with([' ', '{', '}', ';', ',', '>', ':', '\n']) {
        sheet.push(' ');
    }
}

/// How long the text in quotes is with which `from` starts.
fn quoted(from: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in from.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            byte if byte == quote => return at + 1,
            _ => {}
        }
    }
    from.len()
}

/// The declarations of a style sheet that name a side of the screen, which in a right-to-left language is the
/// wrong one: the place of each and its name.
pub fn physical(sheet: &str) -> Vec<(Range<usize>, &str)> {
    // What a comment says is blanked and keeps its length, so that places stay true.
    let mut masked = sheet.as_bytes().to_vec();
    let mut from = 0;
    while let Some(start) = sheet[from..].find("/*").map(|at| from + at) {
        let end = sheet[start + 2..].find("*/").map_or(sheet.len(), |at| start + at + 4);
        masked[start..end].fill(b' ');
        from = end;
    }
    let mut found = Vec::new();
    let mut start = 0;
    for (at, byte) in masked.iter().enumerate().chain([(masked.len(), &b';')]) {
        if !matches!(byte, b'{' | b'}' | b';') {
            continue;
        }
        let piece = &masked[start..at];
        let ends_declaration = *byte != b'{';
        if let Some(colon) = piece.iter().position(|byte| *byte == b':').filter(|_| ends_declaration) {
            let lead = piece.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let whole = start + lead..start + colon;
            let name = sheet.get(whole.clone()).unwrap_or_default().trim_end();
            let value = sheet.get(start + colon + 1..at).unwrap_or_default();
            if !name.starts_with("--") && is_physical(name, value) {
                found.push((whole.start..whole.start + name.len(), name));
            }
        }
        start = at + 1;
    }
    found
}

fn is_physical(name: &str, value: &str) -> bool {
    let side = |word: &str| matches!(word, "left" | "right" | "top" | "bottom");
    let words = |text: &str| text.split(|c: char| !c.is_ascii_alphabetic()).any(side);
    let sized = matches!(name, "width" | "height" | "min-width" | "max-width" | "min-height" | "max-height");
    sized || words(name) || (matches!(name, "text-align" | "float" | "clear") && words(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_sheet_has_no_comment_and_loses_no_rule() {
        let sheet = "/* Why. */\n@layer a {\n  @page {\n    margin: 1mm;\n  }\n  a > b { content: \"/* no , comment */\"; background: url(x/y); }\n\n  /* more\n  lines */ c :is(d, e)::before { content: '\\'/*'; margin: 0 -1px; }\n}\n";
        let made = "@layer a{@page{margin:1mm}a>b{content:\"/* no , comment */\";background:url(x/y)}c :is(d,e)::before{content:'\\'/*';margin:0 -1px}}";
        assert_eq!(published(sheet), made);
    }

    #[test]
    fn sides_of_the_screen_are_found_where_they_stand() {
        let sheet = "a { margin-left: 1px; text-align: right } /* float: left */ b:hover { border-top-left-radius: 0; max-width: 1px; margin-inline: 2px; transform-origin: 0 }";
        let found: Vec<&str> = physical(sheet).into_iter().map(|(range, _)| &sheet[range]).collect();
        assert_eq!(found, ["margin-left", "text-align", "border-top-left-radius", "max-width"]);
    }
}

//! Plain words to Markdown that reads as those words, whatever signs they hold.

use super::line::{NOTE_CLOSES, NOTE_OPENS, is_web};

/// How long a web address may be, in bytes.
const LONGEST_ADDRESS: usize = 1000;

/// Words within a line: notes become `[^1]`, web addresses links, all other signs themselves.
pub(super) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before: Option<char> = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c == NOTE_OPENS
            && let Some(end) = rest.find(NOTE_CLOSES)
        {
            out.push_str("[^");
            out.push_str(&rest[c.len_utf8()..end]);
            out.push(']');
            at += end + NOTE_CLOSES.len_utf8();
            before = Some(NOTE_CLOSES);
            continue;
        }
        if matches!(c, 'h' | 'H') && before.is_none_or(|c| !c.is_alphanumeric()) && is_web(rest) {
            let address = address(rest);
            if !address.is_empty() {
                out.push('<');
                out.push_str(address);
                out.push('>');
                at += address.len();
                before = Some('>');
                continue;
            }
        }
        let next = rest[c.len_utf8()..].chars().next();
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '{' | '}' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
        at += c.len_utf8();
    }
    out
}

/// Words that start a block: what would read as a list, a heading or a rule reads as words too.
pub(super) fn block(text: &str) -> String {
    let text = words(text);
    let first = text.chars().next().unwrap_or_default();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(first, '#' | '>' | '=' | '|') || (matches!(first, '-' | '+') && !text[1..].starts_with(' ')) {
        return format!("\\{text}");
    }
    if first == '+' || first == '-' && text[1..].trim_start().starts_with(['-', '>', '#', '+', '=', '|']) {
        return format!("\\{text}");
    }
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text
}

/// The address that a text starts with, without the signs of the sentence behind it; empty when there is
/// no host.
pub(super) fn address(text: &str) -> &str {
    let mut limit = text.len().min(LONGEST_ADDRESS);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let text = &text[..limit];
    let end = text
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || !c.is_ascii()
                || matches!(c, '<' | '>' | '"' | '`' | '\\' | '|' | '{' | '}' | '^')
        })
        .unwrap_or(text.len());
    let mut address = &text[..end];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '[', ']']);
        // A closing bracket is the sentence's unless the address opens one.
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if !inner.contains('(') => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            break;
        }
        address = shorter;
    }
    let host = address.split_once("//").map_or("", |(_, host)| host);
    if host.starts_with(|c: char| c.is_ascii_alphanumeric()) { address } else { "" }
}

/// The web addresses in a text.
pub(super) fn addresses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("://") {
        let at = from + at;
        from = at + 3;
        for scheme in ["https", "http"] {
            if at >= scheme.len()
                && text.get(at - scheme.len()..at).is_some_and(|before| before.eq_ignore_ascii_case(scheme))
            {
                let address = address(&text[at - scheme.len()..]);
                if !address.is_empty() {
                    found.push(address);
                    from = from.max(at - scheme.len() + address.len());
                }
                break;
            }
        }
    }
    found
}

/// A text as a string of TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_read_as_themselves() {
        assert_eq!(
            words("a *b* [c] <d> e_f _g_ h\\i R&D &amp;"),
            "a \\*b\\* \\[c\\] \\<d> e_f \\_g\\_ h\\\\i R\\&D \\&amp;"
        );
        assert_eq!(words("see A/58/50* and (a)"), "see A/58/50\\* and (a)");
        assert_eq!(block("1) one"), "1\\) one");
        assert_eq!(block("# one"), "\\# one");
        assert_eq!(block("---"), "\\---");
        assert_eq!(block("- item"), "- item");
        assert_eq!(block("- - item"), "\\- - item");
    }

    #[test]
    fn addresses_are_links_and_sentences_keep_their_signs() {
        assert_eq!(words("(see https://un.org/a_b/)."), "(see <https://un.org/a_b/>).");
        assert_eq!(words("https:// nothing"), "https:// nothing");
        assert_eq!(
            addresses("x http://a.org, and https://b.org/(c)d. javascript://z"),
            ["http://a.org", "https://b.org/(c)d"]
        );
    }
}

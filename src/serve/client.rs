//! The preview's own part of a page: a script and a style that exist only in what this server sends.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::base::Fingerprint;

macro_rules! embed {
    ($name:literal, $file:literal) => {
        ($name, include_str!(concat!("client/", $file)))
    };
}

/// The preview's files, by their names below `/.panelbook/`. `tests/serve/pages.rs` holds that
/// the vendored one is what the lock file says.
pub const CLIENT: &[(&str, &str)] = &[
    embed!("bar.css", "bar.css"),
    embed!("client.js", "client.js"),
    embed!("idiomorph.js", "vendor/idiomorph.js"),
    embed!("idiomorph.LICENSE.txt", "vendor/idiomorph.LICENSE.txt"),
    embed!("page.css", "page.css"),
];

/// A page with the preview's script in it. The script learns from its own element which page it is on, and
/// what the page is made of.
pub(super) fn within(page: &[u8], name: &str, fingerprint: Fingerprint) -> Arc<[u8]> {
    let mut head = String::with_capacity(400);
    let _ = write!(
        head,
        "<link rel=\"stylesheet\" href=\"/.panelbook/page.css\">\n\
         <script src=\"/.panelbook/idiomorph.js\" defer></script>\n\
         <script src=\"/.panelbook/client.js\" defer data-page=\"{}\" data-made=\"{fingerprint}\"></script>\n",
        escaped(name)
    );
    // Before the theme's own scripts: see `client.js`.
    let find = |name: &[u8]| page.windows(name.len()).position(|part| part.eq_ignore_ascii_case(name));
    let at = find(b"<script").into_iter().chain(find(b"</head>")).min();
    // A theme may leave the element out: then the script may stand anywhere after the document type.
    let at = at.unwrap_or_else(|| page.iter().position(|byte| *byte == b'>').map_or(0, |at| at + 1));
    [&page[..at], head.as_bytes(), &page[at..]].concat().into()
}

/// A text as it is written into HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    crate::theme::push_escaped(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_in_the_head_and_names_the_page() {
        let fingerprint = Fingerprint::of(b"x");
        let page = within(b"<!doctype html><html><HEAD></HEAD><body>", "en/\"a\".html", fingerprint);
        let page = std::str::from_utf8(&page).unwrap();
        assert!(page.contains("data-page=\"en/&quot;a&quot;.html\""), "{page}");
        assert!(page.ends_with("</script>\n</HEAD><body>"), "{page}");
        assert!(within(b"<!doctype html><p>", "a", fingerprint).starts_with(b"<!doctype html><link"));
        let page = within(b"<head><title>a</title><script src=\"a.js\" defer>", "a", fingerprint);
        assert!(
            page.starts_with(b"<head><title>a</title><link")
                && page.ends_with(b"<script src=\"a.js\" defer>")
        );
    }
}

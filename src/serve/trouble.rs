//! The page that stands where none could ever be drawn.

use std::fmt::Write as _;

use super::client::{escaped, within};
use super::shown::Shown;
use crate::base::Fingerprint;
use crate::diagnostic::Diagnostic;

/// What is wrong, first of all with the page itself, as a page, which becomes the page that was asked for as soon as that can be drawn.
pub(super) fn page(shown: &Shown, name: &str, why: Option<&Diagnostic>) -> Vec<u8> {
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>This page cannot be shown</title>\n</head>\n<body class=\"panelbook-file\">\n<main>\n\
         <h1>This page cannot be shown</h1>\n",
    );
    let why = shown.unheard(why).map(|finding| shown.tell(finding));
    for told in why.iter().chain(shown.told()) {
        let _ = writeln!(page, "<pre>{}</pre>", escaped(&told.words));
    }
    page.push_str("<p>It comes back by itself when this is mended.</p>\n</main>\n</body>\n</html>\n");
    within(page.as_bytes(), name, Fingerprint::default()).to_vec()
}

//! A file of the book as a page, so that a finding can lead to its line.

use std::fmt::Write as _;

use super::client::escaped;
use crate::base::BookPath;

/// The file's text with numbered lines; `#L12` is the twelfth.
pub(super) fn page(path: &BookPath, text: &str) -> String {
    let name = escaped(path.as_str());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{name}</title>\n\
         <link rel=\"stylesheet\" href=\"/.panelbook/page.css\">\n\
         <link rel=\"icon\" href=\"/assets/theme/icon.svg\">\n</head>\n<body class=\"panelbook-file\">\n\
         <main>\n<h1>{name}</h1>\n<ol>\n"
    );
    for (number, line) in text.lines().enumerate() {
        let _ = writeln!(page, "<li id=\"L{}\"><code>{}</code></li>", number + 1, escaped(line));
    }
    page.push_str("</ol>\n</main>\n</body>\n</html>\n");
    page
}

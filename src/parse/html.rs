//! Raw HTML: refused, with the Markdown that does the same.

use crate::base::{BookPath, Span};
use crate::diagnostic::{Diagnostic, codes};

/// The name of a tag in small letters, `!--` for a comment; empty when there is none.
pub(super) fn tag_name(html: &str) -> String {
    let inside = html.trim_start().trim_start_matches('<').trim_start_matches('/');
    if inside.starts_with("!--") {
        return "!--".to_owned();
    }
    inside
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '-')
        .take(20)
        .collect::<String>()
        .to_lowercase()
}

/// The finding about a run of HTML.
pub(super) fn finding(html: &str, path: &BookPath, span: Span) -> Diagnostic {
    let name = tag_name(html);
    let (message, help) = match name.as_str() {
        "!--" => (
            "the text holds a hidden remark, `<!-- … -->`",
            "take the remark out: everybody who can read the book's files would see it; open questions have fields of their own",
        ),
        "b" | "strong" => ("raw HTML is not allowed", "for strong words write `**words**`"),
        "i" | "em" | "cite" => ("raw HTML is not allowed", "for emphasis write `*words*`"),
        "s" | "del" | "strike" => ("raw HTML is not allowed", "for struck words write `~~words~~`"),
        "br" => (
            "raw HTML is not allowed",
            "to end a line write `\\` as its last character; to start a paragraph leave a line empty",
        ),
        "p" | "div" | "span" | "section" | "center" | "font" => {
            ("raw HTML is not allowed", "take the tags out; leave a line empty where a new paragraph starts")
        }
        "a" => (
            "raw HTML is not allowed",
            "write a link as `[words](https://…)`, or `[[id]]` for an entry of the book",
        ),
        "img" => ("raw HTML is not allowed", "write a picture as `![what it shows](file.png)`"),
        "table" | "tr" | "td" | "th" | "thead" | "tbody" => (
            "raw HTML is not allowed",
            "write a table with `|` between its cells and a line of `| --- |` below its head",
        ),
        "ul" | "ol" | "li" => ("raw HTML is not allowed", "write a list with `- ` before each item"),
        "blockquote" | "q" => ("raw HTML is not allowed", "write a quotation with `> ` before each line"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            ("raw HTML is not allowed", "write a heading with `## ` before it")
        }
        "sup" | "sub" => (
            "raw HTML is not allowed",
            "write a note as `[^1]`, and other raised or lowered signs as plain words",
        ),
        _ => (
            "raw HTML is not allowed",
            "write it in Markdown; where you mean the sign itself, write `\\<` for `<`",
        ),
    };
    Diagnostic::new(codes::RAW_HTML, message)
        .at(path, span)
        .label(if name == "!--" { "a remark that only the file shows" } else { "HTML" })
        .help(help)
}

//! Citations out: in words on the page, in files beside it that other programs read, on the command line;
//! and the list of a text's citations.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "cite/command.rs"]
mod command;
#[path = "cite/formats.rs"]
mod formats;
#[path = "cite/pages.rs"]
mod pages;
mod support;

use support::Book;

const SETTINGS: &str = r#"
format = 1
base = "https://panel.example/book/"
source = "en"
languages = [
  { tag = "ar", name = "عربي" },
  { tag = "en", name = "English" },
  { tag = "fr", name = "Français" },
]
title = { en = "A small book", fr = "Un petit livre" }

[kinds.note]
folder = "notes"
title = "Notes"
singular = "Note"
sources = "optional"
cite = { files = true }

[kinds.document]
folder = "documents"
title = "Documents"
singular = "Document"
template = "document"
paragraphs = "numbered"
sources = "optional"
cite = { author = "issued-by", files = true }
[kinds.document.fields]
symbols = { type = "symbols", label = "Symbol" }
short = { type = "names", label = "Short name" }
date = { type = "date", label = "Date" }
issued-by = { type = "text", label = "Issued by" }
address = { type = "url", label = "Web address" }

[symbols]
address = "https://docs.un.org/{lang}/{symbol}"
languages = ["ar", "zh", "en", "fr", "ru", "es"]

[rules]
orphan = "off"
"#;

/// Documents of every sort that a citation tells apart, and a page of the book.
fn book() -> Book {
    let report = "+++\ntitle = \"Recent developments\"\nsummary = \"A report.\"\nsymbols = [\"A/74/187\"]\nshort = [\"SGR\"]\ndate = \"2019-07-22\"\nissued-by = \"Secretary-General\"\n+++\n\
                  8. Views were exchanged.\n\n   (a) On marking.\n\n9. So it was.\n";
    let resolution = "+++\ntitle = \"The trade\"\nsummary = \"A resolution.\"\nsymbols = [\"A/RES/79/40\"]\ndate = \"2024-12-02\"\nissued-by = \"General Assembly\"\n+++\n3. Calls upon States.\n";
    let open = "+++\ntitle = \"Not settled\"\nsummary = \"A paper.\"\nsymbols = [\"A/CONF.192/9\"]\ndate = \"2006\"\nissued-by = \"Nobody knows\"\naddress = \"https://example.org/paper?a=1&b=2\"\nunconfirmed = [\"symbols\", \"date\", \"issued-by\"]\n+++\n1. One.\n";
    let odd = "+++\ntitle = 'Braces {of} 50% & \\more_ #1 ~ ^ $x$ — “quoted” 武器'\nsummary = \"Odd.\"\nsymbols = [\"A/81/6 (Sect. 5)\"]\n+++\n1. One.\n";
    let note = "+++\ntitle = \"Modular design\"\nsummary = \"A note.\"\n+++\n## The scope\n\nSee SGR, para. 8 (a).\n";
    Book::new()
        .with("book.toml", SETTINGS)
        .with("content/documents/report.md", report)
        .with("content/documents/report.fr.md", &report.replace("Recent developments", "Faits nouveaux"))
        .with("content/documents/report.ar.md", &report.replace("Recent developments", "التطورات الأخيرة"))
        .with("content/documents/resolution.md", resolution)
        .with("content/documents/resolution.fr.md", &resolution.replace("The trade", "Le commerce"))
        .with("content/documents/not-settled.md", open)
        .with("content/documents/odd.md", odd)
        .with("content/notes/modular.md", note)
}

//! A small book to parse entries of, and the doors that the tests go through.

use std::sync::LazyLock;

use panelbook::base::{BookPath, Fingerprint, Lang};
use panelbook::citation::Finder;
use panelbook::config::{self, Config};
use panelbook::diagnostic::{Diagnostic, Format, Look, emit};
use panelbook::model::{Anchor, AnchorKind, Block, Edition, Inline, Node, Wanted};
use panelbook::parse;
use panelbook::register::Register;
use panelbook::source::{Body, File};

/// The settings: one kind of ordinary prose with a field of every type, one with numbered paragraphs.
static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let text = include_str!("book.toml");
    let (config, findings) = config::parse(text, &BookPath::new("book.toml").unwrap());
    assert_eq!(findings, []);
    config
});

/// What is registered: nothing.
static REGISTER: LazyLock<Register> = LazyLock::new(|| Register::of(&CONFIG, []));

static FINDERS: LazyLock<Vec<(Lang, Finder<'static>)>> = LazyLock::new(|| REGISTER.finders(&CONFIG));

/// Parses a file by its path.
pub(crate) fn parse(path: &str, text: &str) -> (Option<Edition>, Vec<Diagnostic>) {
    let file = File {
        path: BookPath::new(path).unwrap(),
        body: Body::Text(text.into()),
        fingerprint: Fingerprint::of(text.as_bytes()),
    };
    parse::edition(&file, &CONFIG, &parse::Citations { register: &REGISTER, finders: &FINDERS })
}

/// A whole entry of the kind with ordinary prose.
pub(crate) fn prose(body: &str) -> String {
    format!("+++\ntitle = \"T\"\nsummary = \"S.\"\n+++\n{body}")
}

/// The edition of a text of ordinary prose, which must have no findings.
pub(crate) fn note(body: &str) -> Edition {
    let (edition, findings) = parse("content/notes/a.md", &prose(body));
    assert_eq!(findings, [], "{body}");
    edition.unwrap()
}

/// The edition of a text with numbered paragraphs, which must have no findings.
pub(crate) fn rules(body: &str) -> Edition {
    let (edition, findings) = parse("content/rules/a.md", &prose(body));
    assert_eq!(findings, [], "{body}");
    edition.unwrap()
}

/// The findings of a text, in words.
pub(crate) fn said(path: &str, text: &str) -> String {
    let (_, findings) = parse(path, text);
    emit(&findings, &|_| Some(text), Format::Human, Look::PLAIN)
}

/// The codes of a text's findings.
pub(crate) fn codes(path: &str, text: &str) -> Vec<&'static str> {
    parse(path, text).1.iter().map(|finding| finding.code.as_str()).collect()
}

/// The addresses of numbered paragraphs.
pub(crate) fn paragraphs(edition: &Edition) -> Vec<&str> {
    let paragraph = |anchor: &&Anchor| anchor.kind == AnchorKind::Paragraph;
    edition.anchors.iter().filter(paragraph).map(|anchor| anchor.name.as_str()).collect()
}

/// All addresses.
pub(crate) fn anchors(edition: &Edition) -> Vec<&str> {
    edition.anchors.iter().map(|anchor| anchor.name.as_str()).collect()
}

/// What the links want.
pub(crate) fn wanted(edition: &Edition) -> Vec<&Wanted> {
    edition.links.iter().map(|link| &link.wanted).collect()
}

/// The tree in a short form without places: what tests compare.
pub(crate) fn outline(blocks: &[Block]) -> String {
    blocks.iter().map(|block| outline_of(&block.node)).collect::<Vec<_>>().join(" ")
}

fn outline_of(node: &Node) -> String {
    match node {
        Node::Heading { level, anchor, content } => format!("h{level}#{anchor}({})", line(content)),
        Node::Paragraph(content) => format!("p({})", line(content)),
        Node::Numbered { number, anchor, blocks } => format!("{number}#{anchor}[{}]", outline(blocks)),
        Node::List { start, tight, items } => {
            let sign = start.map_or("ul".to_owned(), |start| format!("ol{start}"));
            let items = items.iter().map(|item| format!("[{}]", outline(item))).collect::<Vec<_>>().concat();
            format!("{sign}{}{items}", if *tight { "" } else { "+" })
        }
        Node::Quote { blocks, source } => match source {
            Some(source) => format!("quote[{} — {}]", outline(blocks), line(source)),
            None => format!("quote[{}]", outline(blocks)),
        },
        Node::Table { align, head, rows } => {
            let row = |row: &Vec<Vec<Inline>>| row.iter().map(|c| line(c)).collect::<Vec<_>>().join("|");
            let rows = rows.iter().map(|r| format!("/{}", row(r))).collect::<Vec<_>>().concat();
            format!("table{}[{}{rows}]", align.len(), row(head))
        }
        Node::Code { language, text } => format!("code{}({text:?})", language.as_deref().unwrap_or("")),
        Node::Rule => "rule".to_owned(),
    }
}

/// The runs of a line in a short form.
pub(crate) fn line(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Code(text) => format!("`{text}`"),
            Inline::Emphasis(inner) => format!("*{}*", line(inner)),
            Inline::Strong(inner) => format!("**{}**", line(inner)),
            Inline::Struck(inner) => format!("~{}~", line(inner)),
            Inline::Link { link, content } => format!("[{}]{link}", line(content)),
            Inline::Mention { link, printed } => format!("<{printed}>{link}"),
            Inline::Image(image) => format!("![{}|{}]{}", image.alt, image.title, image.link),
            Inline::Note { note } => format!("^{note}"),
            Inline::SoftBreak => "⏎".to_owned(),
            Inline::HardBreak => "⏎⏎".to_owned(),
        })
        .collect()
}

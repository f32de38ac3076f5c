//! What is open while the Markdown parser's events are read.

use pulldown_cmark::{Alignment, CodeBlockKind, LinkType, Tag};

use super::fragment::{PIPE, unmasked};
use super::heading::Written;
use crate::model::{Align, Block, Inline};

/// An open block or run, with what it holds so far.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// Its bytes in the fragment.
    pub(super) range: std::ops::Range<usize>,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
    /// The bytes of the runs that stand right within it.
    pub(super) words: Option<std::ops::Range<usize>>,
    /// Whether it counts as a level of nesting.
    pub(super) level: bool,
}

/// What is open.
pub(super) enum Kind {
    Paragraph,
    Heading(Written),
    Quote {
        source: Option<Vec<Inline>>,
    },
    QuoteSource,
    List {
        start: Option<u64>,
        loose: bool,
        items: Vec<Vec<Block>>,
    },
    Item,
    Note(String),
    Table {
        align: Vec<Align>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row {
        head: bool,
        cells: Vec<Vec<Inline>>,
    },
    Cell,
    Code {
        language: Option<String>,
        text: String,
    },
    Html,
    Emphasis,
    Strong,
    Struck,
    Link {
        destination: String,
        wiki: bool,
    },
    Image {
        destination: String,
        title: String,
        wiki: bool,
    },
    /// Something whose words belong to what is around it: a link within a link.
    Plain,
}

impl Frame {
    pub(super) fn new(kind: Kind, range: std::ops::Range<usize>) -> Frame {
        let level = matches!(
            kind,
            Kind::Quote { .. }
                | Kind::List { .. }
                | Kind::Note(_)
                | Kind::Emphasis
                | Kind::Strong
                | Kind::Struck
                | Kind::Link { .. }
                | Kind::Image { .. }
                | Kind::Plain
        );
        Frame { kind, range, blocks: Vec::new(), inlines: Vec::new(), words: None, level }
    }

    /// Whether it stands within a line.
    pub(super) fn is_inline(&self) -> bool {
        matches!(
            self.kind,
            Kind::QuoteSource
                | Kind::Emphasis
                | Kind::Strong
                | Kind::Struck
                | Kind::Link { .. }
                | Kind::Image { .. }
                | Kind::Plain
        )
    }

    /// Whether blocks may stand right within it, so that bare runs make a paragraph.
    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self.kind, Kind::Quote { .. } | Kind::Item | Kind::Note(_))
    }

    /// Whether words may stand within it.
    pub(super) fn holds_words(&self) -> bool {
        !matches!(
            self.kind,
            Kind::List { .. } | Kind::Table { .. } | Kind::Row { .. } | Kind::Html | Kind::Code { .. }
        )
    }
}

/// What a tag opens.
pub(super) fn kind(tag: Tag<'_>) -> Kind {
    match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::Heading { level, id, classes, attrs } => Kind::Heading(Written {
            level: level as u8,
            explicit: id.map(|id| id.to_string()),
            more: !classes.is_empty() || !attrs.is_empty(),
        }),
        Tag::BlockQuote(_) => Kind::Quote { source: None },
        Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code { language: None, text: String::new() },
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Kind::Code { language: info.split_whitespace().next().map(unmasked), text: String::new() }
        }
        Tag::HtmlBlock => Kind::Html,
        Tag::List(start) => Kind::List { start, loose: false, items: Vec::new() },
        Tag::Item => Kind::Item,
        Tag::FootnoteDefinition(name) => Kind::Note(unmasked(&name)),
        Tag::Table(align) => Kind::Table {
            align: align.into_iter().map(self::align).collect(),
            head: Vec::new(),
            rows: Vec::new(),
        },
        Tag::TableHead => Kind::Row { head: true, cells: Vec::new() },
        Tag::TableRow => Kind::Row { head: false, cells: Vec::new() },
        Tag::TableCell => Kind::Cell,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Strikethrough => Kind::Struck,
        Tag::Link { link_type, dest_url, .. } => {
            let mail = matches!(link_type, LinkType::Email);
            let wiki = matches!(link_type, LinkType::WikiLink { .. });
            Kind::Link {
                destination: if mail { format!("mailto:{dest_url}") } else { masked(&dest_url, wiki) },
                wiki,
            }
        }
        Tag::Image { link_type, dest_url, title, .. } => {
            let wiki = matches!(link_type, LinkType::WikiLink { .. });
            Kind::Image { destination: masked(&dest_url, wiki), title: unmasked(&title), wiki }
        }
        // None of these is asked for; their words would stay.
        Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::Superscript
        | Tag::Subscript
        | Tag::MetadataBlock(_) => Kind::Plain,
    }
}

/// The name in double brackets keeps the stand-in of its `|`, which still has to be found.
fn masked(destination: &str, wiki: bool) -> String {
    if wiki { destination.replace('|', &PIPE.to_string()) } else { unmasked(destination) }
}

fn align(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

use crate::base::Span;

/// A block of text with its place. The tree of blocks is the one form of a text from which HTML,
/// outline, plain text, search and print are made.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub node: Node,
    /// Its bytes in the file.
    pub span: Span,
}

/// What a block may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A heading. Levels 2 to 6: the title is the only one of level 1.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its address within the page, unique in the edition.
        anchor: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A paragraph or sub-paragraph with a number of its own, and what belongs to it.
    Numbered {
        /// The number as written, without the full stop that may follow: `8`, `8 bis`, `(a)`, `٢`.
        number: String,
        /// Its address, the same in every language: `p8`, `p8-a`, `s5-p3`, `annex-p8-a`.
        anchor: String,
        /// Its text, unnumbered blocks that follow, and sub-paragraphs.
        blocks: Vec<Block>,
    },
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Whether no blank line stands between its items, so that they are not set as paragraphs.
        tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// The line that says from where: `— ITI, para. 7`, without the dash.
        source: Option<Vec<Inline>>,
    },
    /// A table.
    Table {
        /// One for each column.
        align: Vec<Align>,
        /// The cells of the head.
        head: Vec<Vec<Inline>>,
        /// The cells of each row, as many as the head has.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Text shown as written.
    Code {
        /// The first word after the fence.
        language: Option<String>,
        /// The text.
        text: String,
    },
    /// A break between themes.
    Rule,
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the language runs.
    Start,
    /// Centered.
    Center,
    /// Against the language's direction, as numbers are.
    End,
}

/// A run within a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words shown as written.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Struck(Vec<Inline>),
    /// A link.
    Link {
        /// Its place in the edition's links, where it is decided what it leads to.
        link: usize,
        /// What is shown; empty when the title of the target is to be shown.
        content: Vec<Inline>,
    },
    /// Words that may be a citation. They are shown as they are; whether they lead anywhere is decided later.
    Mention {
        /// Its place in the edition's links.
        link: usize,
        /// The words as printed.
        printed: String,
    },
    /// An image.
    Image(Box<Image>),
    /// A mark that leads to a footnote.
    Note {
        /// The footnote's place in the edition's notes.
        note: usize,
    },
    /// The end of a line in the file.
    SoftBreak,
    /// The end of a line on the page.
    HardBreak,
}

/// An image. It stands apart because it is rare and large, and every run of words would be as large.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its place in the edition's links.
    pub link: usize,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// A caption.
    pub title: String,
}

impl Inline {
    /// The words alone.
    pub fn plain(inlines: &[Inline]) -> String {
        let mut out = String::new();
        push_plain(inlines, &mut out);
        out
    }

    /// The places of the links in a run, in its order.
    pub fn links(inlines: &[Inline]) -> Vec<usize> {
        let mut out = Vec::new();
        push_links(inlines, &mut out);
        out
    }
}

fn push_links(inlines: &[Inline], out: &mut Vec<usize>) {
    for inline in inlines {
        match inline {
            Inline::Link { link, content } => {
                out.push(*link);
                push_links(content, out);
            }
            Inline::Mention { link, .. } => out.push(*link),
            Inline::Image(image) => out.push(image.link),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                push_links(inner, out);
            }
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Note { .. }
            | Inline::SoftBreak
            | Inline::HardBreak => {}
        }
    }
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Mention { printed: text, .. } => {
                out.push_str(text);
            }
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { content: inner, .. } => push_plain(inner, out),
            Inline::Image(image) => out.push_str(&image.alt),
            Inline::Note { .. } => {}
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
        }
    }
}

//! The texts of an edition that readers see, piece by piece, each with its place.

use crate::base::Span;
use crate::config::{FieldType, Kind};
use crate::model::{Block, Edition, FieldData, Inline, Node};

/// Stands for words that were left out of a piece, so that those around them do not run together.
pub(super) const GAP: char = '\u{FFFC}';

/// One run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The words.
    pub(super) text: String,
    /// Where in the file they stand.
    pub(super) span: Span,
    /// What they are.
    pub(super) part: Part,
    /// The places of the links in it, in the edition's links.
    pub(super) links: Vec<usize>,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The title.
    Title,
    /// The summary or the disclaimer.
    Summary,
    /// A field's value: its place in the kind's list.
    Field(usize),
    /// A heading.
    Heading,
    /// A paragraph, a cell of a table or a line of a list.
    Text,
    /// A paragraph of a quotation.
    Quoted,
    /// The words that stand for an image, or its caption.
    Image,
}

/// Every piece of an edition, in the order of the page. `counts` says whether the words of a link belong to
/// the text: those of a cited work's title may not. Sources and the lines below quotations are citations
/// as a whole, and no pieces.
pub(super) fn pieces(edition: &Edition, kind: &Kind, counts: &dyn Fn(usize, &str) -> bool) -> Vec<Piece> {
    let mut gathered = Pieces { pieces: Vec::new(), counts };
    gathered.words(&edition.title, edition.title_span, Part::Title);
    gathered.words(&edition.summary, edition.front_span, Part::Summary);
    gathered.words(edition.disclaimer.as_deref().unwrap_or_default(), edition.front_span, Part::Summary);
    for value in &edition.fields {
        let part = Part::Field(value.field);
        match &value.data {
            FieldData::Words(words) => {
                if matches!(kind.fields[value.field].of, FieldType::Text | FieldType::Texts) {
                    for words in words {
                        gathered.words(words, value.span, part);
                    }
                }
            }
            FieldData::Prose(runs) => runs.iter().for_each(|run| gathered.run(run, value.span, part)),
            FieldData::Number(_) | FieldData::Flag(_) | FieldData::Date(_) => {}
        }
    }
    gathered.blocks(&edition.body, Part::Text);
    for note in &edition.notes {
        gathered.blocks(&note.blocks, Part::Text);
    }
    gathered.pieces
}

struct Pieces<'a> {
    pieces: Vec<Piece>,
    counts: &'a dyn Fn(usize, &str) -> bool,
}

impl Pieces<'_> {
    fn words(&mut self, words: &str, span: Span, part: Part) {
        if !words.is_empty() {
            self.pieces.push(Piece { text: words.to_owned(), span, part, links: Vec::new() });
        }
    }

    fn run(&mut self, run: &[Inline], span: Span, part: Part) {
        let mut piece = Piece { text: String::new(), span, part, links: Inline::links(run) };
        self.push(run, &mut piece);
        if !piece.text.is_empty() {
            self.pieces.push(piece);
        }
    }

    fn blocks(&mut self, blocks: &[Block], part: Part) {
        for Block { node, span } in blocks {
            match node {
                Node::Heading { content, .. } => self.run(content, *span, Part::Heading),
                Node::Paragraph(content) => self.run(content, *span, part),
                Node::Numbered { blocks, .. } => self.blocks(blocks, part),
                Node::List { items, .. } => items.iter().for_each(|item| self.blocks(item, part)),
                Node::Quote { blocks, .. } => self.blocks(blocks, Part::Quoted),
                Node::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.run(cell, *span, part));
                }
                Node::Code { text, .. } => self.words(text, *span, part),
                Node::Rule => {}
            }
        }
    }

    fn push(&mut self, run: &[Inline], piece: &mut Piece) {
        for inline in run {
            match inline {
                Inline::Text(text) | Inline::Code(text) => piece.text.push_str(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.push(inner, piece);
                }
                Inline::Link { link, content } => {
                    if (self.counts)(*link, &Inline::plain(content)) {
                        self.push(content, piece);
                    } else {
                        piece.text.push(GAP);
                    }
                }
                Inline::Mention { .. } => piece.text.push(GAP),
                Inline::Image(image) => {
                    self.words(&image.alt, piece.span, Part::Image);
                    self.words(&image.title, piece.span, Part::Image);
                    piece.text.push(GAP);
                }
                Inline::Note { .. } => {}
                Inline::SoftBreak | Inline::HardBreak => piece.text.push(' '),
            }
        }
    }
}

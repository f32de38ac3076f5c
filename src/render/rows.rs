//! A text as rows of plain words: what a list shows of a paragraph, without links and footnotes.

use minijinja::Error;

use crate::model::{Block, Edition, Inline, Node};

/// How deep running text stands below headings, of which the deepest stands at 4.
const TEXT: u8 = 5;

/// A heading, a paragraph, an item or the row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its address within the page, when it has one.
    pub(super) anchor: Option<String>,
    /// Its number as written.
    pub(super) number: String,
    /// How deep it stands: all that follows and stands deeper belongs to it.
    pub(super) depth: u8,
    /// Its words.
    pub(super) text: String,
}

/// What the link at a place of the edition's links is called.
type TitleOf<'a> = &'a dyn Fn(usize) -> Result<String, Error>;

/// The rows of an edition's text.
///
/// # Errors
/// When the theme lacks the words for a place that a link leads to.
pub(super) fn rows(edition: &Edition, title_of: TitleOf<'_>) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    push_blocks(&edition.body, TEXT, title_of, &mut rows)?;
    Ok(rows)
}

/// The rows that belong to an anchor, its own first; none when there is no such anchor any more.
pub(super) fn at<'a>(rows: &'a [Row], edition: &Edition, anchor: &str) -> &'a [Row] {
    let moved = edition.redirects.iter().find(|redirect| redirect.from == anchor);
    let anchor = moved.map_or(anchor, |redirect| redirect.to.as_str());
    let Some(start) = rows.iter().position(|row| row.anchor.as_deref() == Some(anchor)) else { return &[] };
    let depth = rows[start].depth;
    let len = rows[start + 1..].iter().take_while(|row| row.depth > depth).count();
    &rows[start..=start + len]
}

fn push_blocks(blocks: &[Block], depth: u8, title_of: TitleOf<'_>, rows: &mut Vec<Row>) -> Result<(), Error> {
    let plain = |text: String| Row { anchor: None, number: String::new(), depth, text };
    for block in blocks {
        match &block.node {
            Node::Heading { level, anchor, content } => rows.push(Row {
                anchor: Some(anchor.clone()),
                depth: level.saturating_sub(2),
                ..plain(words(content, title_of)?)
            }),
            Node::Paragraph(content) => rows.push(plain(words(content, title_of)?)),
            Node::Numbered { number, anchor, blocks } => {
                let (text, rest) = match blocks.split_first() {
                    Some((Block { node: Node::Paragraph(content), .. }, rest)) => {
                        (words(content, title_of)?, rest)
                    }
                    _ => (String::new(), blocks.as_slice()),
                };
                rows.push(Row { anchor: Some(anchor.clone()), number: number.clone(), ..plain(text) });
                push_blocks(rest, depth.saturating_add(1), title_of, rows)?;
            }
            Node::List { start, items, .. } => {
                for (at, item) in (0_u64..).zip(items) {
                    let first = rows.len();
                    push_blocks(item, depth, title_of, rows)?;
                    if let Some(row) = rows.get_mut(first) {
                        row.number = start.map_or("•".to_owned(), |start| format!("{}.", start + at));
                    }
                }
            }
            Node::Quote { blocks, source } => {
                push_blocks(blocks, depth, title_of, rows)?;
                if let Some(source) = source {
                    rows.push(plain(format!("— {}", words(source, title_of)?)));
                }
            }
            Node::Table { head, rows: lines, .. } => {
                for line in std::iter::once(head).chain(lines) {
                    let cells: Result<Vec<String>, Error> =
                        line.iter().map(|cell| words(cell, title_of)).collect();
                    rows.push(plain(cells?.join(" | ")));
                }
            }
            Node::Code { text, .. } => rows.push(plain(text.clone())),
            Node::Rule => {}
        }
    }
    Ok(())
}

/// The words of a run; a link without words of its own shows the title of what it leads to.
fn words(inlines: &[Inline], title_of: TitleOf<'_>) -> Result<String, Error> {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Link { link, content } if content.is_empty() => out.push_str(&title_of(*link)?),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { content: inner, .. } => out.push_str(&words(inner, title_of)?),
            other => out.push_str(&Inline::plain(std::slice::from_ref(other))),
        }
    }
    Ok(out)
}

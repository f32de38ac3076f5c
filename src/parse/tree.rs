//! Markdown's events to the tree of blocks.
//!
//! The parser's events are read once, with a stack of what is open and no recursion, so that neither
//! depth nor length of a text can do harm. Places are bytes of the file throughout.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::address::Addresses;
use super::fragment::{Fragment, unmasked};
use super::frame::{Frame, Kind, kind};
use super::heading::{self, Heading};
use super::note::Notes;
use super::ready::Marker;
use super::run::Run;
use super::{Gathered, html, line, scope};
use crate::model::{Anchor, Block, Footnote, Inline, Node, Place};

/// How many blocks and runs may be nested within each other.
pub(super) const DEPTH: usize = 32;

/// What a run of Markdown within a line may hold.
pub(super) struct Setting {
    /// Where its links stand.
    pub(super) place: Place,
    /// Whether citations in its words are looked for.
    pub(super) mentions: bool,
    /// Whether links may stand in it.
    pub(super) links: bool,
}

/// What a text holds.
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Footnote>,
    pub(super) anchors: Vec<Anchor>,
}

pub(super) type Events<'f> = Vec<(Event<'f>, Range<usize>)>;

/// The footnotes are those of GitHub: their text may have several paragraphs. Punctuation stays as it is
/// written; the panel's texts have their typographic signs.
fn events(fragment: &Fragment) -> Events<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS;
    Parser::new_ext(fragment.text(), options).into_offset_iter().collect()
}

/// Whether a run within a line holds a link.
pub(super) fn has_link(fragment: &Fragment) -> bool {
    events(fragment).iter().any(|(event, _)| matches!(event, Event::Start(Tag::Link { .. })))
}

/// Reads a run within a line, which starts with the lead that `prose` puts before it.
pub(super) fn inlines(fragment: &Fragment, setting: &Setting, gathered: &mut Gathered<'_>) -> Vec<Inline> {
    let mut builder = Builder::new(fragment, "", Vec::new(), gathered);
    builder.setting = Some(setting);
    builder.read(&events(fragment));
    builder.line
}

/// Reads a text with the numbers that were taken off it.
pub(super) fn body(
    fragment: &Fragment,
    markers: Vec<Marker>,
    text: &str,
    gathered: &mut Gathered<'_>,
) -> Body {
    let mut builder = Builder::new(fragment, text, markers, gathered);
    builder.read(&events(fragment));
    let Builder { addresses, headings, notes, gathered, .. } = builder;
    let (mut blocks, mut anchors, paragraphs) = addresses.finish(gathered);
    blocks.shrink_to_fit();
    anchors.extend(heading::give(&headings, &mut blocks, paragraphs, gathered));
    anchors.shrink_to_fit();
    anchors.sort_by_key(|anchor| anchor.span);
    Body { blocks, notes: notes.finish(gathered), anchors }
}

/// Reads events; the runs within a line are read in `inline`.
pub(super) struct Builder<'f, 'g, 'a> {
    pub(super) fragment: &'f Fragment,
    /// The file's text.
    pub(super) text: &'f str,
    pub(super) gathered: &'g mut Gathered<'a>,
    /// For a run within a line.
    pub(super) setting: Option<&'f Setting>,
    pub(super) stack: Vec<Frame>,
    pub(super) run: Run,
    /// How many events of something cut are still to be passed over.
    pub(super) skipped: usize,
    pub(super) levels: usize,
    /// How many links and images are open, whose words are their own.
    pub(super) in_link: usize,
    /// Whether a footnote is open, and the first place of its links.
    pub(super) note: Option<usize>,
    /// Names of the HTML tags reported in this block, and the end of the last.
    pub(super) tags: BTreeSet<String>,
    pub(super) tag_end: usize,
    /// By how many levels headings move down.
    pub(super) shift: u8,
    pub(super) names: Vec<String>,
    pub(super) addresses: Addresses,
    pub(super) headings: Vec<Heading>,
    pub(super) notes: Notes,
    /// The runs of a line.
    pub(super) line: Vec<Inline>,
}

impl<'f, 'g, 'a> Builder<'f, 'g, 'a> {
    fn new(
        fragment: &'f Fragment,
        text: &'f str,
        markers: Vec<Marker>,
        gathered: &'g mut Gathered<'a>,
    ) -> Self {
        Builder {
            fragment,
            text,
            gathered,
            setting: None,
            stack: Vec::new(),
            run: Run::default(),
            skipped: 0,
            levels: 0,
            in_link: 0,
            note: None,
            tags: BTreeSet::new(),
            tag_end: usize::MAX,
            shift: 0,
            names: Vec::new(),
            addresses: Addresses::new(markers),
            headings: Vec::new(),
            notes: Notes::default(),
            line: Vec::new(),
        }
    }

    fn read(&mut self, events: &Events<'_>) {
        for (event, _) in events {
            match event {
                // The title is the only heading of level 1; when the text has some, all move down.
                Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1 => self.shift = 1,
                Event::Start(Tag::FootnoteDefinition(name)) => self.names.push(unmasked(name)),
                _ => {}
            }
        }
        for index in 0..events.len() {
            self.event(events, index);
        }
    }

    fn event(&mut self, events: &Events<'_>, index: usize) {
        let (event, range) = &events[index];
        if self.skipped > 0 {
            match event {
                Event::Start(_) => self.skipped += 1,
                Event::End(_) => self.skipped -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range.clone()),
            Event::End(end) => self.end(*end),
            Event::Text(text) => self.words(text, range.clone(), events, index),
            Event::Code(code) => self.inline(Inline::Code(unmasked(code)), range.clone()),
            Event::InlineHtml(tag) => self.tag(tag, range.clone()),
            Event::FootnoteReference(name) => {
                let span = self.fragment.span(range.clone());
                let paragraph = self.addresses.current().map(str::to_owned);
                let note = self.notes.name(&unmasked(name), span, paragraph);
                if self.in_link == 0 {
                    self.inline(Inline::Note { note }, range.clone());
                }
            }
            Event::SoftBreak => self.inline(Inline::SoftBreak, range.clone()),
            Event::HardBreak => self.inline(Inline::HardBreak, range.clone()),
            Event::Rule => {
                self.begin_block(range.clone(), false);
                self.block(Node::Rule, range.clone());
            }
            // A block of HTML is reported as a whole; the others are not asked for.
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let mut kind = kind(tag.clone());
        if matches!(kind, Kind::Link { .. } | Kind::Image { .. })
            && (self.in_link > 0 || self.setting.is_some_and(|setting| !setting.links))
        {
            kind = Kind::Plain;
        }
        let frame = Frame::new(kind, range);
        if frame.level && self.levels >= DEPTH {
            self.gathered.report_depth(self.fragment.span(frame.range));
            self.skipped = 1;
            return;
        }
        self.flush();
        match &frame.kind {
            Kind::Note(_) => {
                self.begin_block(frame.range.clone(), false);
                self.note = Some(self.gathered.links.len());
            }
            kind if !frame.is_inline() => {
                self.begin_block(frame.range.clone(), matches!(kind, Kind::Heading(_)));
            }
            Kind::Link { .. } | Kind::Image { .. } => self.in_link += 1,
            _ => {}
        }
        self.levels += usize::from(frame.level);
        self.stack.push(frame);
    }

    /// A block starts: bare runs before it become a paragraph, and at the margin numbers are opened.
    fn begin_block(&mut self, range: Range<usize>, heading: bool) {
        self.flush();
        self.wrap_runs();
        self.tags.clear();
        if self.stack.is_empty() && self.setting.is_none() {
            let indent = line::line_indent(self.text, self.fragment.place(range.start));
            self.addresses.start(range.start, indent, self.gathered);
            if heading {
                self.addresses.close_all();
            }
        }
    }

    fn end(&mut self, end: TagEnd) {
        self.flush();
        if end == TagEnd::Paragraph
            && matches!(self.stack.last(), Some(Frame { kind: Kind::QuoteSource, .. }))
        {
            self.end_source();
        }
        let Some(mut frame) = self.stack.pop() else { return };
        self.levels -= usize::from(frame.level);
        if frame.holds_blocks() {
            self.stack.push(frame);
            self.wrap_runs();
            let Some(again) = self.stack.pop() else { return };
            frame = again;
        }
        let Frame { kind, range, mut blocks, mut inlines, .. } = frame;
        // A preview keeps the trees of all texts for as long as it runs.
        blocks.shrink_to_fit();
        inlines.shrink_to_fit();
        match kind {
            Kind::Paragraph if inlines.is_empty() => {}
            Kind::Paragraph => {
                if let Some(Frame { kind: Kind::List { loose, .. }, .. }) = self.stack.iter_mut().rev().nth(1)
                {
                    *loose = true;
                }
                self.block(Node::Paragraph(inlines), range);
            }
            Kind::Heading(written) => self.end_heading(&written, inlines, range),
            Kind::Quote { source } => self.block(Node::Quote { blocks, source }, range),
            Kind::List { start, loose, items } => {
                self.block(Node::List { start, tight: !loose, items }, range);
            }
            Kind::Item => {
                if let Some(Frame { kind: Kind::List { items, .. }, .. }) = self.stack.last_mut() {
                    items.push(blocks);
                }
            }
            Kind::Note(name) => {
                let links = self.note.take().unwrap_or(0)..self.gathered.links.len();
                let span = self.fragment.span(range);
                self.notes.write(name, blocks, span, links, self.gathered);
            }
            Kind::Table { align, head, rows } => self.block(Node::Table { align, head, rows }, range),
            Kind::Row { head, cells } => self.end_row(head, cells),
            Kind::Cell => {
                if let Some(Frame { kind: Kind::Row { cells, .. }, .. }) = self.stack.last_mut() {
                    cells.push(inlines);
                }
            }
            Kind::Code { language, text } => self.block(Node::Code { language, text }, range),
            Kind::Html => {
                let span = self.fragment.span(trimmed(self.fragment.text(), range.clone()));
                let finding = html::finding(&self.fragment.text()[range], self.gathered.path, span);
                self.gathered.report(finding);
            }
            Kind::Emphasis => self.inline(Inline::Emphasis(inlines), range),
            Kind::Strong => self.inline(Inline::Strong(inlines), range),
            Kind::Struck => self.inline(Inline::Struck(inlines), range),
            Kind::Link { destination, wiki } => self.end_link(&destination, wiki, inlines, range),
            Kind::Image { destination, title, wiki } => {
                self.end_image(&destination, title, wiki, &inlines, range);
            }
            Kind::Plain | Kind::QuoteSource => {
                for inline in inlines {
                    self.inline(inline, range.clone());
                }
            }
        }
    }

    /// Adds a block to what is open.
    pub(super) fn block(&mut self, node: Node, range: Range<usize>) {
        let range = trimmed(self.fragment.text(), range);
        let block = Block { node, span: self.fragment.span(range) };
        match self.stack.last_mut() {
            Some(frame) => frame.blocks.push(block),
            None if self.setting.is_some() => {
                if let Node::Paragraph(inlines) = block.node {
                    self.line.extend(inlines);
                }
            }
            None => self.addresses.push(block),
        }
    }

    /// Adds a run to what is open.
    pub(super) fn inline(&mut self, inline: Inline, range: Range<usize>) {
        self.flush();
        if let Some(frame) = self.stack.last_mut().filter(|frame| frame.holds_words()) {
            let words = frame.words.get_or_insert(range.clone());
            words.end = words.end.max(range.end);
            frame.inlines.push(inline);
        }
    }

    /// Makes a paragraph of runs that stand bare in a list's item.
    fn wrap_runs(&mut self) {
        let Some(frame) = self.stack.last_mut().filter(|frame| frame.holds_blocks()) else { return };
        if frame.inlines.is_empty() {
            return;
        }
        let mut inlines = std::mem::take(&mut frame.inlines);
        inlines.shrink_to_fit();
        let range = frame.words.take().unwrap_or_else(|| frame.range.clone());
        self.block(Node::Paragraph(inlines), range);
    }

    fn end_row(&mut self, first: bool, cells: Vec<Vec<Inline>>) {
        if let Some(Frame { kind: Kind::Table { head, rows, .. }, .. }) = self.stack.last_mut() {
            if first {
                *head = cells;
            } else {
                rows.push(cells);
            }
        }
    }

    fn end_heading(&mut self, written: &heading::Written, inlines: Vec<Inline>, range: Range<usize>) {
        if self.note.is_some() {
            // A footnote has no headings: nobody could find them.
            return self.block(Node::Paragraph(inlines), range);
        }
        let span = self.fragment.span(trimmed(self.fragment.text(), range.clone()));
        let words = Inline::plain(&inlines);
        let explicit = heading::explicit(written, self.text, span, self.gathered);
        let mut own = scope::scope(&words, explicit.as_ref().map(|(anchor, _)| anchor.as_str()));
        if self.stack.is_empty() {
            self.addresses.heading(written.level, None);
            let prefix = self.addresses.prefix();
            self.addresses.heading(written.level, own.clone());
            own = own.map(|own| format!("{prefix}{own}"));
        }
        self.headings.push(Heading { explicit, scope: own, words, span });
        let level = (written.level + self.shift).clamp(2, 6);
        self.block(Node::Heading { level, anchor: String::new(), content: inlines }, range);
    }

    pub(super) fn place(&self) -> Place {
        match self.setting {
            Some(setting) => setting.place.clone(),
            None if self.note.is_some() => Place::Body(None),
            None => Place::Body(self.addresses.current().map(str::to_owned)),
        }
    }
}

/// The range without white space at its ends, so that a finding marks words.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..(start + part.trim().len())
}

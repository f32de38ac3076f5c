//! Markdown's events to the tree of blocks.
//!
//! The parser's events are read once, with a stack of what is open and no recursion, so that neither
//! depth nor length of a text can do harm. Places are bytes of the file throughout.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::address::Addresses;
use super::fragment::{Fragment, PIPE, unmasked};
use super::frame::{Frame, Kind, kind};
use super::heading::{self, Heading};
use super::note::Notes;
use super::prose::{self, LEAD};
use super::ready::Marker;
use super::run::Run;
use super::{Gathered, html, line, link, scope};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Anchor, Block, Footnote, Inline, Link, Node, Place, Wanted};

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

type Events<'f> = Vec<(Event<'f>, Range<usize>)>;

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

/// Reads a run within a line, which starts with the [`LEAD`].
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
    anchors.extend(heading::give(&headings, &mut blocks, paragraphs, gathered));
    anchors.sort_by_key(|anchor| anchor.span);
    Body { blocks, notes: notes.finish(gathered), anchors }
}

struct Builder<'f, 'g, 'a> {
    fragment: &'f Fragment,
    /// The file's text.
    text: &'f str,
    gathered: &'g mut Gathered<'a>,
    /// For a run within a line.
    setting: Option<&'f Setting>,
    stack: Vec<Frame>,
    run: Run,
    /// How many events of something cut are still to be passed over.
    skipped: usize,
    levels: usize,
    /// How many links and images are open, whose words are their own.
    in_link: usize,
    /// Whether a footnote is open, and the first place of its links.
    note: Option<usize>,
    /// Names of the HTML tags reported in this block, and the end of the last.
    tags: Vec<String>,
    tag_end: usize,
    /// By how many levels headings move down.
    shift: u8,
    names: Vec<String>,
    addresses: Addresses,
    headings: Vec<Heading>,
    notes: Notes,
    /// The runs of a line.
    line: Vec<Inline>,
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
            tags: Vec::new(),
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
            Event::Html(_) => {}
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
            // Not asked for.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
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
                self.begin_block(frame.range.clone(), matches!(kind, Kind::Heading(_)))
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
        let Frame { kind, range, blocks, inlines, .. } = frame;
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
                self.block(Node::List { start, tight: !loose, items }, range)
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
                self.end_image(&destination, title, wiki, &inlines, range)
            }
            Kind::Plain | Kind::QuoteSource => {
                for inline in inlines {
                    self.inline(inline, range.clone());
                }
            }
        }
    }

    /// Adds a block to what is open.
    fn block(&mut self, node: Node, range: Range<usize>) {
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
    fn inline(&mut self, inline: Inline, range: Range<usize>) {
        self.flush();
        if let Some(frame) = self.stack.last_mut().filter(|frame| frame.holds_words()) {
            let words = frame.words.get_or_insert(range.clone());
            words.end = words.end.max(range.end);
            frame.inlines.push(inline);
        }
    }

    fn words(&mut self, text: &str, range: Range<usize>, events: &Events<'_>, index: usize) {
        let Some(frame) = self.stack.last_mut() else { return };
        if let Kind::Code { text: code, .. } = &mut frame.kind {
            code.push_str(&unmasked(text));
            return;
        }
        if !frame.holds_words() {
            return;
        }
        let mut text = text;
        if self.setting.is_some() && range.start == 0 {
            text = text.strip_prefix(LEAD).unwrap_or(text);
        }
        if let Some(source) = self.source_line(text, events, index) {
            self.start_source(range.clone());
            text = source;
        }
        if text.starts_with('[') {
            self.missing_note(range.start);
        }
        if let Some(frame) = self.stack.last_mut() {
            let words = frame.words.get_or_insert(range.clone());
            words.end = words.end.max(range.end);
        }
        // Only the end of the piece is kept when something was taken off its start.
        let from = range.end.saturating_sub(text.len()).max(range.start);
        self.run.push(text, from..range.end);
    }

    /// The words behind the dash, when the last line of a quotation starts here and says its source.
    fn source_line<'t>(&self, text: &'t str, events: &Events<'_>, index: usize) -> Option<&'t str> {
        let [.., quote, paragraph] = self.stack.as_slice() else { return None };
        if !matches!((&quote.kind, &paragraph.kind), (Kind::Quote { .. }, Kind::Paragraph)) {
            return None;
        }
        let at_start = self.run.is_empty()
            && matches!(paragraph.inlines.last(), None | Some(Inline::SoftBreak | Inline::HardBreak));
        let source = ["—", "―", "--"].iter().find_map(|dash| text.strip_prefix(dash)).filter(|_| at_start)?;
        let ahead = &events[index + 1..];
        let stop = ahead.iter().position(|(event, _)| {
            matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph))
        })?;
        let last = matches!(ahead[stop].0, Event::End(TagEnd::Paragraph))
            && matches!(ahead.get(stop + 1), Some((Event::End(TagEnd::BlockQuote(_)), _)));
        last.then(|| source.trim_start())
    }

    fn start_source(&mut self, range: Range<usize>) {
        if let Some(paragraph) = self.stack.last_mut()
            && matches!(paragraph.inlines.last(), Some(Inline::SoftBreak | Inline::HardBreak))
        {
            paragraph.inlines.pop();
        }
        self.stack.push(Frame::new(Kind::QuoteSource, range));
    }

    fn end_source(&mut self) {
        let Some(Frame { inlines, range, words, .. }) = self.stack.pop() else { return };
        let linked = inlines.iter().any(|inline| matches!(inline, Inline::Link { .. }));
        let source = if linked || Inline::plain(&inlines).trim().is_empty() {
            inlines
        } else {
            let range = words.unwrap_or(range);
            let span = self.fragment.span(trimmed(self.fragment.text(), range));
            vec![prose::citation(inlines, span, self.place(), self.gathered)]
        };
        if let Some(Frame { kind: Kind::Quote { source: place }, .. }) = self.stack.iter_mut().rev().nth(1) {
            *place = (!source.is_empty()).then_some(source);
        }
    }

    /// Reports `[^name]` when no such footnote is written; else it would not have come as words.
    fn missing_note(&mut self, at: usize) {
        let text = self.fragment.text();
        let Some(name) = text[at..].strip_prefix("[^") else { return };
        let escaped = at > 0 && text.as_bytes()[at - 1] == b'\\';
        let end = name.char_indices().take(100).find(|(_, c)| *c == ']' || c.is_whitespace());
        let Some((end, ']')) = end.filter(|(end, _)| *end > 0 && !escaped) else { return };
        let span = self.fragment.span(at..at + end + 3);
        let name = unmasked(&name[..end]);
        self.notes.report_missing(&name, &self.names, self.setting.is_some(), span, self.gathered);
    }

    /// Makes words of the pieces that wait.
    fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let quoting = self
            .stack
            .iter()
            .rev()
            .take_while(|frame| frame.is_inline())
            .any(|frame| matches!(frame.kind, Kind::QuoteSource));
        let cited = self.in_link == 0 && !quoting && self.setting.is_none_or(|setting| setting.mentions);
        let place = self.place();
        let inlines = self.run.take(cited, || place.clone(), self.fragment, self.gathered);
        if let Some(frame) = self.stack.last_mut() {
            frame.inlines.extend(inlines);
        }
    }

    /// Makes a paragraph of runs that stand bare in a list's item.
    fn wrap_runs(&mut self) {
        let Some(frame) = self.stack.last_mut().filter(|frame| frame.holds_blocks()) else { return };
        if frame.inlines.is_empty() {
            return;
        }
        let inlines = std::mem::take(&mut frame.inlines);
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

    fn end_link(&mut self, destination: &str, wiki: bool, inlines: Vec<Inline>, range: Range<usize>) {
        self.in_link -= 1;
        let span = self.fragment.span(range.clone());
        let (named, words) = if wiki { split_name(destination) } else { (destination.to_owned(), None) };
        let wanted = if wiki { link::name(&named) } else { link::destination(&named, self.gathered.path) };
        let piped = wiki && words.is_none() && !is_words(&inlines, destination);
        let content = match (wiki, words) {
            (false, _) => inlines,
            (true, Some(words)) => self.label(&words, span),
            (true, None) if piped => inlines,
            (true, None) => shown(&wanted, &named),
        };
        let wanted = self.accepted(wanted, span);
        let place = self.place();
        let link = self.gathered.link(Link { wanted, place, span });
        self.inline(Inline::Link { link, content }, range);
    }

    /// The words behind the `|` of a link in double brackets.
    fn label(&mut self, words: &str, span: Span) -> Vec<Inline> {
        let words = words.trim();
        if !words.contains(['*', '_', '`', '\\', '&', '<', '~', '[', '!']) {
            return if words.is_empty() { Vec::new() } else { vec![Inline::Text(words.to_owned())] };
        }
        let fragment = Fragment::whole(format!("{LEAD}{words}"), span);
        let setting = Setting { place: self.place(), mentions: false, links: false };
        inlines(&fragment, &setting, self.gathered)
    }

    fn end_image(
        &mut self,
        destination: &str,
        title: String,
        wiki: bool,
        inlines: &[Inline],
        range: Range<usize>,
    ) {
        self.in_link -= 1;
        let span = self.fragment.span(range.clone());
        let (file, words) = if wiki { split_name(destination) } else { (destination.to_owned(), None) };
        let said = if wiki { words.unwrap_or_default() } else { Inline::plain(inlines) };
        let alt = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if alt.is_empty() {
            let finding =
                Diagnostic::new(codes::NO_ALT, "the picture has no words for those who cannot see it")
                    .at(self.gathered.path, span)
                    .label("nothing between the square brackets")
                    .help(format!(
                        "say in a few words what it shows: `![Map of the marking practices]({file})`"
                    ));
            self.gathered.report(finding);
        }
        let wanted = link::image(&file, self.gathered.path);
        let wanted = self.accepted(wanted, span);
        let place = self.place();
        let link = self.gathered.link(Link { wanted, place, span });
        self.inline(Inline::Image { link, alt, title }, range);
    }

    /// The aim of a link; when it may not be, that is reported and it leads nowhere.
    fn accepted(&mut self, wanted: Result<Wanted, link::Complaint>, span: Span) -> Wanted {
        wanted.unwrap_or_else(|complaint| {
            let finding = complaint.at(self.gathered.path, span);
            self.gathered.report(finding);
            Wanted::Nothing
        })
    }

    fn place(&self) -> Place {
        match self.setting {
            Some(setting) => setting.place.clone(),
            None if self.note.is_some() => Place::Body(None),
            None => Place::Body(self.addresses.current().map(str::to_owned)),
        }
    }

    /// A tag of HTML within a line. One finding for tags that touch, and none for what closes a tag.
    fn tag(&mut self, tag: &str, range: Range<usize>) {
        let name = html::tag_name(tag);
        let known = tag.starts_with("</") && self.tags.contains(&name);
        if !known && self.tag_end != range.start {
            let span = self.fragment.span(range.clone());
            self.gathered.report(html::finding(tag, self.gathered.path, span));
        }
        self.tag_end = range.end;
        if !self.tags.contains(&name) {
            self.tags.push(name);
        }
    }
}

/// Name and words of `name|words`, in which the `|` has its stand-in. A backslash before it, as people
/// put it in tables, is none of the name's.
fn split_name(written: &str) -> (String, Option<String>) {
    match written.split_once(PIPE) {
        Some((name, words)) => (name.trim_end_matches('\\').to_owned(), Some(unmasked(words))),
        None => (written.to_owned(), None),
    }
}

/// Whether a link's words are only its name as written, because it has no words of its own.
fn is_words(inlines: &[Inline], written: &str) -> bool {
    matches!(inlines, [Inline::Text(text)] if *text == unmasked(written))
}

/// What a link in double brackets shows when it has no words of its own: nothing for an id, in whose
/// place the title of the entry is shown; else the name as written.
fn shown(wanted: &Result<Wanted, link::Complaint>, written: &str) -> Vec<Inline> {
    match wanted {
        Ok(Wanted::Name { name, .. }) if crate::base::is_slug(name) => Vec::new(),
        _ => vec![Inline::Text(prose::spaced(written.split('#').next().unwrap_or_default()))],
    }
}

/// The range without white space at its ends, so that a finding marks words.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..(start + part.trim().len())
}

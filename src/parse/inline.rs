//! What stands within a line: words, links, pictures, the mark of a footnote, a quotation's source.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::fragment::{Fragment, PIPE, unmasked};
use super::frame::{Frame, Kind};
use super::prose::{self, LEAD};
use super::tree::{Builder, Events, Setting, inlines, trimmed};
use super::{html, link, note};
use crate::base::{Span, is_slug};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Image, Inline, Link, Wanted};

impl Builder<'_, '_, '_> {
    pub(super) fn words(&mut self, text: &str, range: Range<usize>, events: &Events<'_>, index: usize) {
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
    pub(super) fn source_line<'t>(
        &self,
        text: &'t str,
        events: &Events<'_>,
        index: usize,
    ) -> Option<&'t str> {
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

    pub(super) fn start_source(&mut self, range: Range<usize>) {
        if let Some(paragraph) = self.stack.last_mut()
            && matches!(paragraph.inlines.last(), Some(Inline::SoftBreak | Inline::HardBreak))
        {
            paragraph.inlines.pop();
        }
        self.stack.push(Frame::new(Kind::QuoteSource, range));
    }

    pub(super) fn end_source(&mut self) {
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
    pub(super) fn missing_note(&mut self, at: usize) {
        let text = self.fragment.text();
        let Some(name) = text[at..].strip_prefix("[^") else { return };
        let escaped = at > 0 && text.as_bytes()[at - 1] == b'\\';
        let end = name.char_indices().take(100).find(|(_, c)| *c == ']' || c.is_whitespace());
        let Some((end, ']')) = end.filter(|(end, _)| *end > 0 && !escaped) else { return };
        let span = self.fragment.span(at..at + end + 3);
        let name = unmasked(&name[..end]);
        note::report_missing(&name, &self.names, self.setting.is_some(), span, self.gathered);
    }

    /// Makes words of the pieces that wait.
    pub(super) fn flush(&mut self) {
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

    pub(super) fn end_link(
        &mut self,
        destination: &str,
        wiki: bool,
        inlines: Vec<Inline>,
        range: Range<usize>,
    ) {
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
    pub(super) fn label(&mut self, words: &str, span: Span) -> Vec<Inline> {
        let words = words.trim();
        if !words.contains(['*', '_', '`', '\\', '&', '<', '~', '[', '!']) {
            return if words.is_empty() { Vec::new() } else { vec![Inline::Text(words.to_owned())] };
        }
        let fragment = Fragment::whole(format!("{LEAD}{words}"), span);
        let setting = Setting { place: self.place(), mentions: false, links: false };
        inlines(&fragment, &setting, self.gathered)
    }

    pub(super) fn end_image(
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
                        "say in a few words what it shows: `![Delegates vote by show of hands]({file})`"
                    ));
            self.gathered.report(finding);
        }
        let wanted = link::image(&file, self.gathered.path);
        let wanted = self.accepted(wanted, span);
        let place = self.place();
        let link = self.gathered.link(Link { wanted, place, span });
        self.inline(Inline::Image(Box::new(Image { link, alt, title })), range);
    }

    /// The aim of a link; when it may not be, that is reported and it leads nowhere.
    pub(super) fn accepted(&mut self, wanted: Result<Wanted, link::Complaint>, span: Span) -> Wanted {
        wanted.unwrap_or_else(|complaint| {
            let finding = complaint.at(self.gathered.path, span);
            self.gathered.report(finding);
            Wanted::Nothing
        })
    }

    /// A tag of HTML within a line. One finding for tags that touch, and none for what closes a tag.
    pub(super) fn tag(&mut self, tag: &str, range: Range<usize>) {
        let name = html::tag_name(tag);
        let known = tag.starts_with("</") && self.tags.contains(&name);
        if !known && self.tag_end != range.start {
            let span = self.fragment.span(range.clone());
            self.gathered.report(html::finding(tag, self.gathered.path, span));
        }
        self.tag_end = range.end;
        self.tags.insert(name);
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

/// What a link in double brackets shows when it has no words of its own: nothing for an id or a place, for which
/// the title of the entry or place is shown; else the name as written.
fn shown(wanted: &Result<Wanted, link::Complaint>, written: &str) -> Vec<Inline> {
    match wanted {
        Ok(Wanted::Name { name, .. }) if is_slug(name) => Vec::new(),
        Ok(Wanted::Here { .. }) => Vec::new(),
        _ => vec![Inline::Text(prose::spaced(written.split('#').next().unwrap_or_default()))],
    }
}

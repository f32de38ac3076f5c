//! Footnotes: in the order in which they are first named, whatever the order they are written in.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Gathered;
use crate::base::Span;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::{Block, Footnote, Place, Wanted};

/// The footnotes of a text while it is read.
#[derive(Default)]
pub(super) struct Notes {
    /// Those named so far, in order: name, place, and the numbered paragraph that names it.
    named: Vec<(String, Span, Option<String>)>,
    /// The place in `named` by folded name.
    order: BTreeMap<String, usize>,
    /// Those written, by folded name.
    written: BTreeMap<String, Written>,
}

/// A footnote's text.
struct Written {
    note: Footnote,
    /// The bytes of its first line.
    head: Span,
    /// The places of its links.
    links: Range<usize>,
}

/// Names of footnotes are compared without regard to case, as Markdown does.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

impl Notes {
    /// A footnote is named; its place in the list.
    pub(super) fn name(&mut self, name: &str, span: Span, paragraph: Option<String>) -> usize {
        *self.order.entry(folded(name)).or_insert_with(|| {
            self.named.push((name.to_owned(), span, paragraph));
            self.named.len() - 1
        })
    }

    /// A footnote is written.
    pub(super) fn write(
        &mut self,
        name: String,
        blocks: Vec<Block>,
        span: Span,
        links: Range<usize>,
        gathered: &mut Gathered<'_>,
    ) {
        let start = span.start as usize;
        let head = Span::new(start, (start + name.len() + 4).min(span.end as usize));
        let key = folded(&name);
        if let Some(first) = self.written.get(&key) {
            let message = format!("the footnote `{name}` is written twice, and only the first is shown");
            let finding = Diagnostic::new(codes::UNUSED_FOOTNOTE, message)
                .at(gathered.path, head)
                .label("never shown")
                .also(gathered.path, first.head, "shown")
                .help("give the second one a name of its own, and name it in the text");
            gathered.report(finding);
            silence(&links, gathered);
            return;
        }
        let note = Footnote { name, blocks, span };
        self.written.insert(key, Written { note, head, links });
    }

    /// The footnotes in order. Those never named are reported; their links lead nowhere.
    pub(super) fn finish(mut self, gathered: &mut Gathered<'_>) -> Vec<Footnote> {
        let mut notes = Vec::with_capacity(self.named.len());
        for (name, span, paragraph) in std::mem::take(&mut self.named) {
            let Some(written) = self.written.remove(&folded(&name)) else {
                // Its text was cut for being nested too deep.
                notes.push(Footnote { name, blocks: Vec::new(), span });
                continue;
            };
            // What a footnote cites is cited by the paragraph that names it.
            for link in &mut gathered.links[written.links] {
                link.place = Place::Body(paragraph.clone());
            }
            notes.push(written.note);
        }
        for unused in std::mem::take(&mut self.written).into_values() {
            let name = &unused.note.name;
            let finding = Diagnostic::new(
                codes::UNUSED_FOOTNOTE,
                format!("nothing in the text names the footnote `{name}`"),
            )
            .at(gathered.path, unused.head)
            .label("never shown")
            .help(format!("put `[^{name}]` where it belongs in the text, or take the footnote out"));
            gathered.report(finding);
            silence(&unused.links, gathered);
        }
        notes
    }
}

/// A footnote is named in the text, but nowhere written.
pub(super) fn report_missing(
    name: &str,
    known: &[String],
    in_field: bool,
    span: Span,
    gathered: &mut Gathered<'_>,
) {
    if in_field {
        let finding = Diagnostic::new(codes::NO_FOOTNOTE, "a field or source cannot have a footnote")
            .at(gathered.path, span)
            .label("footnotes stand in the text only")
            .help("write the source into the sentence, or into `sources`");
        return gathered.report(finding);
    }
    let message = format!("there is no footnote `{name}`");
    let finding = Diagnostic::new(codes::NO_FOOTNOTE, message)
        .at(gathered.path, span)
        .label("names a footnote that is not written")
        .did_you_mean(nearest(name, known.iter().map(String::as_str)))
        .help(format!("write its text on a line of its own: `[^{name}]: …`"));
    gathered.report(finding);
}

/// Takes the aim from links that nobody will see.
fn silence(links: &Range<usize>, gathered: &mut Gathered<'_>) {
    for link in &mut gathered.links[links.clone()] {
        link.wanted = Wanted::Nothing;
    }
}

//! A run of words, put together from the pieces in which the Markdown parser hands it over.

use std::ops::Range;

use super::Gathered;
use super::fragment::{Fragment, PIPE};
use super::mention::{Mention, mentions, said};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Inline, Link, Place, Wanted};

/// Words that wait for what comes next.
#[derive(Default)]
pub(super) struct Run {
    text: String,
    /// Where each piece starts in the text, and its bytes in the fragment.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Run {
    /// Adds a piece.
    pub(super) fn push(&mut self, piece: &str, range: Range<usize>) {
        if !piece.is_empty() {
            self.pieces.push((self.text.len(), range));
            if piece.contains(PIPE) {
                self.text.extend(piece.chars().map(|c| if c == PIPE { '|' } else { c }));
            } else {
                self.text.push_str(piece);
            }
        }
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The words as runs of a line; those that read as a citation are set apart when `cited`.
    pub(super) fn take(
        &mut self,
        cited: bool,
        place: impl Fn() -> Place,
        fragment: &Fragment,
        gathered: &mut Gathered<'_>,
    ) -> Vec<Inline> {
        let Run { mut text, pieces } = std::mem::take(self);
        if text.is_empty() {
            return Vec::new();
        }
        let (found, slips) = if cited { mentions(&text, gathered) } else { (Vec::new(), Vec::new()) };
        for slip in slips {
            let span = fragment.span(within(&text, &pieces, &slip.span.range()));
            let (message, meant) = said(&slip);
            let finding = Diagnostic::new(codes::SYMBOL_SLIP, message).at(gathered.path, span);
            gathered.report(match meant {
                Some(meant) => finding.did_you_mean(Some(&meant)).fix(span, meant),
                None => finding.help("write the whole symbol, or set it as code: `…`"),
            });
        }
        if found.is_empty() {
            text.shrink_to_fit();
            return vec![Inline::Text(text)];
        }
        let mut inlines = Vec::new();
        let mut from = 0;
        for mention in found {
            let range = mention.range.clone();
            if range.start > from {
                inlines.push(Inline::Text(text[from..range.start].to_owned()));
            }
            let span = fragment.span(within(&text, &pieces, &range));
            let Mention { work, document, address, anchor, .. } = mention;
            let wanted = Wanted::Citation { work, document, address, anchor };
            let link = gathered.link(Link { wanted, place: place(), span });
            inlines.push(Inline::Mention { link, printed: text[range.clone()].to_owned() });
            from = range.end;
        }
        if from < text.len() {
            inlines.push(Inline::Text(text[from..].to_owned()));
        }
        inlines
    }
}

/// The bytes of the fragment that a range of the run's text came from. A piece that differs from the
/// fragment, such as a resolved entity, counts as a whole.
fn within(text: &str, pieces: &[(usize, Range<usize>)], range: &Range<usize>) -> Range<usize> {
    let piece = |at: usize| pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
    let length = |index: usize| {
        let end = pieces.get(index + 1).map_or(text.len(), |(start, _)| *start);
        end - pieces[index].0
    };
    let same = |index: usize| length(index) == pieces[index].1.len();
    let (first, last) = (piece(range.start), piece(range.end.saturating_sub(1)));
    let start = if same(first) {
        pieces[first].1.start + range.start - pieces[first].0
    } else {
        pieces[first].1.start
    };
    let end = if same(last) { pieces[last].1.start + range.end - pieces[last].0 } else { pieces[last].1.end };
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_within_a_run_lead_to_the_fragment_over_entities() {
        // `see &amp; ITI` arrives as `see `, `&`, ` ITI`.
        let pieces = [(0, 0..4), (4, 4..9), (5, 9..13)];
        let text = "see & ITI";
        assert_eq!(within(text, &pieces, &(6..9)), 10..13);
        assert_eq!(within(text, &pieces, &(4..5)), 4..9);
        assert_eq!(within(text, &pieces, &(0..9)), 0..13);
    }
}

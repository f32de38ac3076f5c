//! The addresses of numbered paragraphs, and which blocks belong to which.
//!
//! An address is made of the paragraph's own number and the scope of the headings it stands under, and
//! of nothing else: `p8`, `p8-a`, `p8-a-ii`, `p8-bis`, `s5-p3`, `annex-2-p8`. So whatever happens to
//! other paragraphs, it stays; and it is the same in every language.

use std::collections::BTreeMap;

use super::Gathered;
use super::marker::Mark;
use super::ready::Marker;
use super::words::roman_of;
use crate::base::Span;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Anchor, AnchorKind, Block, Node};

/// The paragraphs of a text while it is read.
pub(super) struct Addresses {
    markers: Vec<Marker>,
    next: usize,
    open: Vec<Open>,
    /// The headings that scope what stands here: level and name.
    scopes: Vec<(u8, String)>,
    /// The last letter and numeral of the open paragraph.
    last_letter: Option<String>,
    last_roman: Option<u32>,
    blocks: Vec<Block>,
    anchors: Vec<Anchor>,
    taken: BTreeMap<String, (Span, usize)>,
}

struct Open {
    level: u8,
    number: String,
    anchor: String,
    /// Where its number stands.
    indent: usize,
    blocks: Vec<Block>,
    span: Span,
}

impl Addresses {
    pub(super) fn new(markers: Vec<Marker>) -> Addresses {
        Addresses {
            markers,
            next: 0,
            open: Vec::new(),
            scopes: Vec::new(),
            last_letter: None,
            last_roman: None,
            blocks: Vec::new(),
            anchors: Vec::new(),
            taken: BTreeMap::new(),
        }
    }

    /// A block starts at byte `at` of the fragment and column `indent` of its line: paragraphs whose
    /// number stands before are opened; without one, those indented deeper than the block are closed.
    pub(super) fn start(&mut self, at: usize, indent: usize, gathered: &mut Gathered<'_>) {
        let mut opened = false;
        while self.markers.get(self.next).is_some_and(|marker| marker.at <= at) {
            self.open(gathered);
            opened = true;
        }
        if opened {
            return;
        }
        while let [.., outer, inner] = self.open.as_slice()
            && inner.indent > outer.indent
            && inner.indent >= indent
        {
            self.close();
        }
    }

    /// The address of the paragraph that is open.
    pub(super) fn current(&self) -> Option<&str> {
        self.open.last().map(|open| open.anchor.as_str())
    }

    /// A heading starts: it belongs to no paragraph.
    pub(super) fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }

    /// A heading has been read.
    pub(super) fn heading(&mut self, level: u8, scope: Option<String>) {
        self.scopes.retain(|(outer, _)| *outer < level);
        self.scopes.extend(scope.map(|scope| (level, scope)));
    }

    /// The names of the scopes that a heading's or paragraph's address starts with.
    pub(super) fn prefix(&self) -> String {
        self.scopes.iter().flat_map(|(_, scope)| [scope.as_str(), "-"]).collect()
    }

    /// A block of the text.
    pub(super) fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(open) => open.blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    /// The blocks, the addresses of paragraphs in order, and those addresses with their places.
    pub(super) fn finish(
        mut self,
        gathered: &mut Gathered<'_>,
    ) -> (Vec<Block>, Vec<Anchor>, BTreeMap<String, Span>) {
        self.start(usize::MAX, 0, gathered);
        self.close_all();
        let taken = self.taken.into_iter().map(|(name, (span, _))| (name, span)).collect();
        (self.blocks, self.anchors, taken)
    }

    fn open(&mut self, gathered: &mut Gathered<'_>) {
        let marker = self.markers[self.next].clone();
        self.next += 1;
        let mark = self.decided(marker.mark);
        let (level, part) = match &mark {
            Mark::Number { value, suffix } => {
                (1, suffix.map_or_else(|| format!("p{value}"), |suffix| format!("p{value}-{suffix}")))
            }
            Mark::Letter(letter) => (2, letter.clone()),
            Mark::Roman(value) => (3, roman_of(*value)),
            Mark::Either(letter) => (2, letter.to_string()),
        };
        while self.open.last().is_some_and(|open| open.level >= level) {
            self.close();
        }
        match mark {
            Mark::Roman(value) => self.last_roman = Some(value),
            Mark::Letter(letter) => (self.last_letter, self.last_roman) = (Some(letter), None),
            _ => (self.last_letter, self.last_roman) = (None, None),
        }
        let anchor = match self.open.last() {
            Some(outer) => format!("{}-{part}", outer.anchor),
            None => format!("{}{part}", self.prefix()),
        };
        let anchor = self.take(anchor, &marker.written, marker.span, gathered);
        self.anchors.push(Anchor { name: anchor.clone(), kind: AnchorKind::Paragraph, span: marker.line });
        self.open.push(Open {
            level,
            number: marker.written,
            anchor,
            indent: marker.indent,
            blocks: Vec::new(),
            span: marker.line,
        });
    }

    /// Whether `i`, `v` or `x` is a letter or a numeral: what continues the row that it stands in. At
    /// the start of a row it is a numeral, unless `(h)` comes before and no `(ii)` behind.
    fn decided(&self, mark: Mark) -> Mark {
        let Mark::Either(c) = mark else { return mark };
        let (value, before) = match c {
            'i' => (1, "h"),
            'v' => (5, "u"),
            _ => (10, "w"),
        };
        let continues_letters = self.last_letter.as_deref() == Some(before);
        let continues_numerals = self.last_roman.is_some_and(|last| last + 1 == value);
        let next_is_two = matches!(self.markers.get(self.next), Some(Marker { mark: Mark::Roman(2), .. }));
        let numeral = match c {
            'i' => !continues_letters || next_is_two,
            _ => continues_numerals || (!continues_letters && self.last_roman.is_some()),
        };
        if numeral { Mark::Roman(value) } else { Mark::Letter(c.to_string()) }
    }

    /// The address, made unlike all before when it is taken, which is reported.
    fn take(&mut self, anchor: String, written: &str, span: Span, gathered: &mut Gathered<'_>) -> String {
        let Some((first, again)) = self.taken.get_mut(&anchor) else {
            self.taken.insert(anchor.clone(), (span, 0));
            return anchor;
        };
        *again += 1;
        let other = format!("{anchor}-again-{again}");
        let finding = Diagnostic::new(
            codes::REPEATED_PARAGRAPH,
            format!("two paragraphs have the number `{written}`, so they would share one address"),
        )
        .at(gathered.path, span)
        .label(format!("this would be `#{anchor}` too"))
        .also(gathered.path, *first, "the first one")
        .help("give each paragraph the number that it has in the original")
        .help("where numbers start again, put the heading above, such as `## Section V` or `## Annex`");
        gathered.report(finding);
        self.taken.insert(other.clone(), (span, 0));
        other
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = open.blocks.last().map_or(open.span.end, |last| last.span.end.max(open.span.end));
        self.push(Block {
            span: Span { start: open.span.start, end },
            node: Node::Numbered { number: open.number, anchor: open.anchor, blocks: open.blocks },
        });
    }
}

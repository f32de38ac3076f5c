//! The text of the entry: front matter with what was guessed, and the document's text as quotations under
//! its own numbers.
//!
//! What is written must be read back the same. So the entry is parsed once it is written: a number that the
//! parser does not take, or whose address is taken already, is written as words instead, and the line that
//! names a quotation's source names its paragraph only where that leads to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::join::{Vocabulary, join};
use super::line::{NOTE_CLOSES, NOTE_OPENS};
use super::markup;
use super::note::{Form, Index, linked};
use super::pinpoint;
use super::sort::{Block, Sorted, What};
use crate::base::{BookPath, Fingerprint, Lang};
use crate::citation::parse_citation;
use crate::config::Config;
use crate::diagnostic::codes;
use crate::model::AnchorKind;
use crate::parse::{self, Citations};
use crate::source::{Body, File};

/// The document with its lines joined and its notes tied.
pub(super) struct Document {
    /// The words at the start, before the first heading or number.
    opening: Vec<String>,
    pub(super) items: Vec<Part>,
    pub(super) notes: Vec<TiedNote>,
    /// What somebody should look at.
    pub(super) remarks: Vec<String>,
}

/// An item with its lines joined.
pub(super) struct Part {
    pub(super) what: What,
    pub(super) blocks: Vec<String>,
    /// Whether its number is written as words, because it cannot be an address.
    pub(super) plain: bool,
    /// Its anchor, once the entry has been parsed.
    pub(super) anchor: Option<String>,
}

/// A note with its lines joined.
pub(super) struct TiedNote {
    /// Its name in the entry.
    pub(super) name: String,
    /// Its number or sign in the original.
    pub(super) label: String,
    pub(super) blocks: Vec<String>,
    /// The line of the file that it starts on.
    pub(super) line: usize,
}

/// Joins lines and ties notes to their marks. `number` gives the line of the file for a line's place.
pub(super) fn document(
    sorted: Sorted,
    opening: &[Block],
    words: &Vocabulary,
    number: &dyn Fn(usize) -> usize,
) -> Document {
    let names = names(&sorted);
    let Sorted { items, notes, .. } = sorted;
    let index = Index::of(
        notes.iter().map(|note| (if note.named { "" } else { note.label.as_str() }, note.form, note.line)),
    );
    let by_markup: BTreeMap<String, usize> = notes
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, note)| note.named)
        .map(|(at, note)| (note.label.to_lowercase(), at))
        .collect();
    let mut used = vec![false; notes.len()];
    let mut remarks = Vec::new();
    let mut joined = |blocks: &[Block], within_note: bool| -> Vec<String> {
        blocks
            .iter()
            .map(|block| {
                let mut text = String::new();
                for (at, piece) in &block.pieces {
                    let tied = tied(piece, *at, &index, &by_markup, &names, within_note, &mut used);
                    if let Some(word) = join(&mut text, &tied, words) {
                        remarks.push(format!(
                            "line {}: a hyphen at the line’s end was taken out of “{word}”",
                            number(*at)
                        ));
                    }
                }
                text
            })
            .collect()
    };
    let mut opening = joined(opening, false);
    let mut parts: Vec<Part> = items
        .into_iter()
        .map(|item| {
            let blocks = joined(&item.blocks, false);
            Part { what: item.what, blocks, plain: false, anchor: None }
        })
        .collect();
    let note_blocks: Vec<Vec<String>> = notes.iter().map(|note| joined(&note.blocks, true)).collect();
    for (at, note) in notes.iter().enumerate().filter(|(at, _)| !used[*at]) {
        // A note without a mark is tied to the end of the text before it.
        let mark = format!("{NOTE_OPENS}{}{NOTE_CLOSES}", names[at]);
        let before = note.item.map_or(0, |item| item + 1).min(parts.len());
        let home = parts[..before]
            .iter_mut()
            .rev()
            .find(|part| !matches!(part.what, What::Heading { .. }) && !part.blocks.is_empty());
        match home.and_then(|part| part.blocks.last_mut()).or(opening.last_mut()) {
            Some(block) => block.push_str(&mark),
            None => opening.push(mark),
        }
        remarks.push(format!(
            "line {}: no mark of note {} was found; it is tied to the end of the text before it",
            number(note.line),
            note.label
        ));
    }
    let notes = notes
        .into_iter()
        .zip(note_blocks)
        .zip(&names)
        .map(|((note, blocks), name)| TiedNote {
            name: name.clone(),
            label: note.label,
            blocks,
            line: number(note.line),
        })
        .collect();
    Document { opening, items: parts, notes, remarks }
}

/// The names of notes in the entry, each once.
fn names(sorted: &Sorted) -> Vec<String> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    for note in &sorted.notes {
        let plain: String =
            note.label.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        let base = match (note.form, plain.as_str()) {
            (Form::Starred, _) => format!("star-{}", note.label.chars().count()),
            (_, "") => "note".to_owned(),
            (_, plain) => plain.to_lowercase(),
        };
        let again = count.entry(base.clone()).or_insert(0);
        *again += 1;
        // `x` leads the number, so that no name can meet one that a text has itself.
        names.push(if *again == 1 { base } else { format!("{base}-x{again}") });
    }
    names
}

/// A piece of text with the marks of notes tied. What markup named is known; other marks are looked for.
fn tied(
    piece: &str,
    at: usize,
    index: &Index<'_>,
    by_markup: &BTreeMap<String, usize>,
    names: &[String],
    within_note: bool,
    used: &mut [bool],
) -> String {
    let mut out = String::new();
    let mut rest = piece;
    loop {
        let (plain, behind) = match rest.split_once(NOTE_OPENS) {
            Some((plain, behind)) => (plain, Some(behind)),
            None => (rest, None),
        };
        if within_note {
            out.push_str(plain);
        } else {
            out.push_str(&linked(plain, at, index, |place| names[place].clone(), |place| used[place] = true));
        }
        let Some((name, after)) = behind.and_then(|behind| behind.split_once(NOTE_CLOSES)) else {
            return out;
        };
        match by_markup.get(&name.to_lowercase()) {
            Some(place) => {
                used[*place] = true;
                let _ = write!(out, "{NOTE_OPENS}{}{NOTE_CLOSES}", names[*place]);
            }
            None => out.push_str(name),
        }
        rest = after;
    }
}

/// How the entry is written.
pub(super) struct Setting<'a> {
    /// The symbol, or else the id, by which quotations name their source.
    pub(super) work: &'a str,
    pub(super) lang: &'a Lang,
    pub(super) path: &'a BookPath,
    pub(super) config: &'a Config,
    pub(super) citations: &'a Citations<'a>,
}

/// The entry's text below `front`, its front matter with the lines of `+++`.
pub(super) fn text(front: &str, document: &mut Document, setting: &Setting<'_>) -> String {
    // A number written as words may free or cost another its place; each round mends all that is wrong,
    // and the last writes every doubtful number as words.
    for round in 0..6 {
        let (text, starts) = compose(front, document, setting, false);
        if !mend(&text, &starts, document, setting, round == 5) {
            break;
        }
    }
    compose(front, document, setting, true).0
}

/// Reads the entry back; numbers that are not read as they should be become words. Whether there were any.
fn mend(text: &str, starts: &[usize], document: &mut Document, setting: &Setting<'_>, all: bool) -> bool {
    let body = Body::Text(text.into());
    let file = File { path: setting.path.clone(), body, fingerprint: Fingerprint::of(text.as_bytes()) };
    let (edition, findings) = parse::edition(&file, setting.config, setting.citations);
    let Some(edition) = edition else { return false };
    let part_at = |byte: usize| starts.partition_point(|start| *start <= byte).checked_sub(1);
    let mut anchors: BTreeMap<usize, String> = BTreeMap::new();
    for anchor in edition.anchors.iter().filter(|anchor| anchor.kind == AnchorKind::Paragraph) {
        if let Some(part) = part_at(anchor.span.range().start) {
            // Of several numbers on one line the last is the paragraph's own.
            anchors.insert(part, anchor.name.clone());
        }
    }
    let mut wrong: Vec<usize> = findings
        .iter()
        .filter(|finding| finding.code == codes::REPEATED_PARAGRAPH)
        .filter_map(|finding| part_at(finding.place.as_ref()?.span.range().start))
        .collect();
    for (at, part) in document.items.iter_mut().enumerate() {
        part.anchor = anchors.remove(&at);
        let numbered = matches!(part.what, What::Numbered { .. }) && !part.plain;
        if numbered && part.anchor.is_none() {
            wrong.push(at);
        }
    }
    if wrong.is_empty() {
        return false;
    }
    wrong.sort_unstable();
    wrong.dedup();
    for at in wrong {
        let depth = |part: &Part| match &part.what {
            What::Numbered { path, .. } => Some(path.len()),
            What::Heading { .. } => Some(0),
            What::Loose => None,
        };
        let own = depth(&document.items[at]).unwrap_or(0);
        document.items[at].plain = true;
        // What stands below a number that is none has no address either.
        for part in &mut document.items[at + 1..] {
            match depth(part) {
                Some(depth) if depth <= own && !(all && depth > 1) => break,
                Some(_) => part.plain = true,
                None => {}
            }
        }
    }
    true
}

/// Writes the entry, and tells where each item starts. `pinned` names paragraphs in the sources' lines.
fn compose(front: &str, document: &Document, setting: &Setting<'_>, pinned: bool) -> (String, Vec<usize>) {
    let mut out = front.to_owned();
    let mut starts = Vec::with_capacity(document.items.len());
    if !document.opening.is_empty() {
        quotation(&mut out, "", "", &document.opening, setting.work);
    }
    let mut scopes: Vec<(u8, String)> = Vec::new();
    // The source's line of the last number, and the room before what belongs to it.
    let mut current = (setting.work.to_owned(), String::new());
    for part in &document.items {
        out.push('\n');
        starts.push(out.len());
        match &part.what {
            What::Heading { level, scope } => {
                let words = part.blocks.join(" ");
                let _ = writeln!(out, "{} {}", "#".repeat(usize::from(*level)), markup::words(&words));
                scopes.retain(|(outer, _)| outer < level);
                scopes.extend(scope.clone().map(|scope| (*level, scope)));
                current = (setting.work.to_owned(), String::new());
            }
            What::Numbered { signs, path } if !part.plain => {
                let room = match path.len().saturating_sub(signs.len()) {
                    0 => "",
                    1 => "   ",
                    _ => "      ",
                };
                let names: Vec<String> = scopes.iter().map(|(_, scope)| scope.clone()).collect();
                let place = pinpoint::paragraph(setting.work, &names, path, setting.lang);
                let source = if pinned && leads_to(&place, part.anchor.as_deref(), setting) {
                    place
                } else {
                    setting.work.to_owned()
                };
                let sign = format!("{room}{} ", signs.join(" "));
                let inner = " ".repeat(sign.chars().count());
                if part.blocks.is_empty() {
                    let _ = writeln!(out, "{}", sign.trim_end());
                } else {
                    quotation(&mut out, &sign, &inner, &part.blocks, &source);
                }
                current = (source, inner);
            }
            What::Numbered { signs, .. } => {
                let mut blocks = part.blocks.clone();
                let sign = signs.join(" ");
                match blocks.first_mut() {
                    Some(first) => *first = format!("{sign} {first}"),
                    None => blocks.push(sign),
                }
                quotation(&mut out, &current.1, &current.1, &blocks, &current.0);
            }
            What::Loose => quotation(&mut out, &current.1, &current.1, &part.blocks, &current.0),
        }
    }
    for note in &document.notes {
        out.push('\n');
        let source = pinpoint::note(setting.work, &note.label, setting.lang);
        quotation(&mut out, &format!("[^{}]: ", note.name), "    ", &note.blocks, &source);
    }
    (out, starts)
}

/// Whether a source's line means this anchor.
fn leads_to(place: &str, anchor: Option<&str>, setting: &Setting<'_>) -> bool {
    let register = setting.citations.register;
    let citation = parse_citation(place, setting.lang, &register.rules, &register.registry);
    let Some(citation) = citation else { return false };
    match citation.pinpoints.as_slice() {
        [only] => Some(only.anchor().as_str()) == anchor,
        _ => false,
    }
}

/// Blocks of text as a quotation: `first` before its first line, `inner` before the others.
fn quotation(out: &mut String, first: &str, inner: &str, blocks: &[String], source: &str) {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            let _ = writeln!(out, "{inner}>");
        }
        let _ = writeln!(out, "{}> {}", if index == 0 { first } else { inner }, markup::block(block));
    }
    let _ = writeln!(out, "{inner}>\n{inner}> — {}", markup::words(source));
}

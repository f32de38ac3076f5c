//! Rank 5: the ledgers' lines to values and back.
//!
//! In: the three files of `content/ledger/`, tab-separated, one header line each. Out: [`Ledgers`], and a
//! finding for each line that is none; the others count all the same. [`write_addresses`] and its two
//! siblings are the way back: sorted, so that what two people recorded merges line by line.

use std::collections::BTreeMap;

use crate::base::{BookPath, Slug, Span};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Date, LedgerAddress, LedgerAnchor, LedgerDate, Ledgers};
use crate::source::Snapshot;

/// Where the ledger of addresses stands.
pub const ADDRESSES: &str = "content/ledger/addresses.tsv";
/// Where the ledger of anchors stands.
pub const ANCHORS: &str = "content/ledger/anchors.tsv";
/// Where the ledger of dates stands.
pub const DATES: &str = "content/ledger/dates.tsv";

const ADDRESS_COLUMNS: &[&str] = &["folder", "name", "id"];
const ANCHOR_COLUMNS: &[&str] = &["id", "anchor"];
const DATE_COLUMNS: &[&str] = &["file", "first", "last"];

/// Reads the ledgers of a book; one that is not there is empty. Dates come sorted by file, one a file;
/// addresses and anchors in the order of their lines.
pub fn read(snapshot: &Snapshot) -> (Ledgers, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut ledgers = Ledgers::default();
    let mut owners: BTreeMap<(String, Slug), Slug> = BTreeMap::new();
    let mut dates: BTreeMap<BookPath, LedgerDate> = BTreeMap::new();
    lines(snapshot, ADDRESSES, ADDRESS_COLUMNS, &mut findings, |path, span, parts| {
        let (folder, name, id) = (parts[0], slug(parts[1])?, slug(parts[2])?);
        if BookPath::new(folder).is_none() {
            return Err(format!("`{folder}` is not a folder"));
        }
        let known = owners.entry((folder.to_owned(), name.clone())).or_insert_with(|| id.clone());
        if *known != id {
            return Err(format!("another line gives the address `{folder}/{name}` to `{known}`"));
        }
        let line = LedgerAddress { folder: folder.to_owned(), name, id, path: path.clone(), span };
        ledgers.addresses.push(line);
        Ok(())
    });
    lines(snapshot, ANCHORS, ANCHOR_COLUMNS, &mut findings, |path, span, parts| {
        let (id, anchor) = (slug(parts[0])?, parts[1]);
        if anchor.is_empty() || anchor.contains(char::is_whitespace) || anchor.starts_with('#') {
            return Err(format!("`{anchor}` is not an anchor"));
        }
        ledgers.anchors.push(LedgerAnchor { id, anchor: anchor.to_owned(), path: path.clone(), span });
        Ok(())
    });
    lines(snapshot, DATES, DATE_COLUMNS, &mut findings, |_, _, parts| {
        let file =
            BookPath::new(parts[0]).ok_or_else(|| format!("`{}` is not a file of the book", parts[0]))?;
        let (first, last) = (day(parts[1])?, day(parts[2])?);
        if first > last {
            return Err(format!("the first day, {first}, is after the last, {last}"));
        }
        let line = LedgerDate { file: file.clone(), first, last };
        // A merge may have kept a line of each side: the file is as old as the one and as young as the other.
        let known = dates.entry(file).or_insert(line);
        (known.first, known.last) = (known.first.min(first), known.last.max(last));
        Ok(())
    });
    ledgers.dates = dates.into_values().collect();
    (ledgers, findings)
}

fn slug(text: &str) -> Result<Slug, String> {
    Slug::new(text).ok_or_else(|| format!("`{text}` cannot be the id of an entry"))
}

fn day(text: &str) -> Result<Date, String> {
    let whole = Date::parse(text).filter(|date| date.day.is_some());
    whole.ok_or_else(|| format!("`{text}` is not a day such as 2015-06-29"))
}

/// Hands each line's parts to `take`, and reports those that it does not take.
fn lines(
    snapshot: &Snapshot,
    path: &str,
    columns: &[&str],
    findings: &mut Vec<Diagnostic>,
    mut take: impl FnMut(&BookPath, Span, &[&str]) -> Result<(), String>,
) {
    let Some((path, file)) = snapshot.files.get_key_value(path) else { return };
    let Some(text) = file.text() else { return };
    let mut start = 0;
    let mut merging = false;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_end_matches(['\n', '\r']);
        let span = Span::new(start, start + line.len());
        start += raw.len();
        if line.is_empty() || line == columns.join("\t") {
            continue;
        }
        match conflict(line) {
            Some(Marker::Opens) => {
                merging = true;
                findings.push(unmerged(path, span));
                continue;
            }
            Some(marker) if merging => {
                merging = marker != Marker::Closes;
                continue;
            }
            _ => {}
        }
        let parts: Vec<&str> = line.split('\t').collect();
        let taken = if parts.len() == columns.len() {
            take(path, span, &parts)
        } else {
            Err(format!("it should have {} parts, divided by tabs: {}", columns.len(), columns.join(", ")))
        };
        if let Err(why) = taken {
            findings.push(
                Diagnostic::new(codes::BAD_LEDGER, format!("this line of the ledger cannot be read: {why}"))
                    .at(path, span)
                    .help("`panelbook record` writes this file: take back what was changed by hand"),
            );
        }
    }
}

/// A line that git leaves in a file when it cannot merge two versions.
#[derive(Clone, Copy, PartialEq)]
enum Marker {
    Opens,
    Divides,
    Closes,
}

/// <https://git-scm.com/docs/git-merge#_how_conflicts_are_presented>
fn conflict(line: &str) -> Option<Marker> {
    let is = |mark: &str| line == mark || line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '));
    match line {
        _ if is("<<<<<<<") => Some(Marker::Opens),
        _ if is("=======") || is("|||||||") => Some(Marker::Divides),
        _ if is(">>>>>>>") => Some(Marker::Closes),
        _ => None,
    }
}

fn unmerged(path: &BookPath, span: Span) -> Diagnostic {
    Diagnostic::new(codes::BAD_LEDGER, "git has left two versions of this ledger here for you to merge")
        .at(path, span)
        .label("the first version begins here")
        .help("keep the lines of both, and delete those that start with <<<<<<<, |||||||, ======= or >>>>>>>")
}

/// The text of `content/ledger/addresses.tsv`.
pub fn write_addresses(ledgers: &Ledgers) -> String {
    let line =
        |line: &LedgerAddress| [line.folder.clone(), line.name.to_string(), line.id.to_string()].join("\t");
    table(ADDRESS_COLUMNS, ledgers.addresses.iter().map(line))
}

/// The text of `content/ledger/anchors.tsv`.
pub fn write_anchors(ledgers: &Ledgers) -> String {
    table(ANCHOR_COLUMNS, ledgers.anchors.iter().map(|line| format!("{}\t{}", line.id, line.anchor)))
}

/// The text of `content/ledger/dates.tsv`.
pub fn write_dates(ledgers: &Ledgers) -> String {
    table(
        DATE_COLUMNS,
        ledgers.dates.iter().map(|line| format!("{}\t{}\t{}", line.file, line.first, line.last)),
    )
}

fn table(columns: &[&str], lines: impl Iterator<Item = String>) -> String {
    let mut lines: Vec<String> = lines.collect();
    lines.sort_unstable();
    lines.dedup();
    let mut text = columns.join("\t");
    text.push('\n');
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

//! Git's answer to dates, addresses and ids.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{BookPath, Slug, is_slug};
use crate::model::{Date, LedgerDate};

/// What git knows of the book's past.
#[derive(Debug, Default)]
pub(super) struct History {
    /// Of each Markdown file that there is now.
    pub(super) dates: Vec<LedgerDate>,
    /// Every folder and name that an entry's file ever had.
    pub(super) addresses: BTreeSet<(String, Slug)>,
    /// Ids that entries had, with those that they had next.
    renamed: BTreeMap<Slug, Slug>,
}

/// How alike two files must be, in per cent, for one to be the other under a new id. Git's own half is
/// enough for a move to another folder, where the name speaks for itself.
const ALIKE: u32 = 70;

impl History {
    /// The id that an entry has now, when it no longer has the one given.
    pub(super) fn now(&self, id: &Slug, published: &BTreeSet<&Slug>) -> Slug {
        let mut now = id;
        for _ in 0..self.renamed.len() {
            if published.contains(now) {
                return now.clone();
            }
            match self.renamed.get(now) {
                Some(next) => now = next,
                None => break,
            }
        }
        if published.contains(now) { now.clone() } else { id.clone() }
    }
}

/// Reads the answers of `git log` and `git ls-tree`.
pub(super) fn read(log: &[u8], files: &[u8]) -> History {
    let mut history = History::default();
    let mut spans: BTreeMap<&str, (Date, Date)> = BTreeMap::new();
    // From the name that a file had, at the point of the log that has been reached, to its name now. The
    // log goes back in time, so a file takes on its older name when its renaming is passed.
    let mut now: BTreeMap<&str, &str> =
        texts(files).flatten().filter(|path| address(path).is_some()).map(|path| (path, path)).collect();
    let mut date = None;
    let mut parts = texts(log);
    while let Some(part) = parts.next() {
        let Some(part) = part.map(|part| part.trim_start_matches('\n')) else { continue };
        if let Some(seconds) = part.strip_prefix('\u{1}') {
            date = seconds.trim().parse().ok().and_then(day);
            continue;
        }
        let (Some(status), score) = (part.chars().next(), part.get(1..).unwrap_or_default()) else {
            continue;
        };
        let Some(first) = parts.next() else { break };
        let second = if matches!(status, 'R' | 'C') { parts.next() } else { None };
        // A name that is not UTF-8 is none of an entry.
        let (Some(path), Some(older)) = (second.unwrap_or(first), first) else { continue };
        history.addresses.extend([path, older].into_iter().filter_map(address));
        let score: u32 = score.parse().unwrap_or_default();
        let current = now.get(path).copied();
        if let (Some(current), Some(date), false) = (current, date, status == 'R' && score == 100) {
            let span = spans.entry(current).or_insert((date, date));
            *span = (span.0.min(date), span.1.max(date));
        }
        if status != 'R' {
            continue;
        }
        if let (Some((_, old)), Some((_, new))) = (address(older), address(path)) {
            if old != new && score < ALIKE {
                continue;
            }
            // The newest renaming counts, and the log has it first.
            if old != new {
                history.renamed.entry(old).or_insert(new);
            }
            if let Some(current) = now.remove(path) {
                now.insert(older, current);
            }
        }
    }
    history.dates = spans
        .into_iter()
        .filter_map(|(file, (first, last))| Some(LedgerDate { file: BookPath::new(file)?, first, last }))
        .collect();
    history
}

/// The parts between NULs; `None` for one that is not UTF-8.
fn texts(bytes: &[u8]) -> impl Iterator<Item = Option<&str>> {
    bytes.split(|byte| *byte == 0).map(|part| std::str::from_utf8(part).ok())
}

/// The folder and the name of an entry whose edition is at `path`.
fn address(path: &str) -> Option<(String, Slug)> {
    let (folder, file) = path.strip_prefix("content/")?.rsplit_once('/')?;
    let name = file.strip_suffix(".md")?.split('.').next()?;
    // The folder of a kind is one word; a file deeper down was never an entry.
    is_slug(folder).then_some((folder.to_owned(), Slug::new(name)?))
}

/// The day in UTC of a number of seconds since 1970, by the count of days in eras of 400 years.
/// <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>
fn day(seconds: i64) -> Option<Date> {
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Months are counted from March, so that a leap day is the last of its year.
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    Some(Date {
        year: u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?,
        month: u8::try_from(month).ok(),
        day: u8::try_from(day).ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_days_of_the_calendar() {
        let said = |seconds| day(seconds).map(|date| date.to_string());
        assert_eq!(said(0).as_deref(), Some("1970-01-01"));
        assert_eq!(said(951_782_400).as_deref(), Some("2000-02-29"));
        assert_eq!(said(1_435_622_399).as_deref(), Some("2015-06-29"));
        assert_eq!(said(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(said(i64::MAX / 2), None);
    }

    #[test]
    fn an_answer_cut_short_or_garbled_is_read_as_far_as_it_goes() {
        let files = b"content/terms/a.md\0";
        for log in [
            &b"\x01100\0\nA\0content/terms/a.md\0\0\x01"[..],
            b"\x01100\0\nA\0content/terms/a.md\0R",
            b"\x01100\0\nA\0content/terms/a.md\0R100\0content/terms/b.md",
            b"\x01100\0\nA\0\xFF\0M\0content/terms/a.md\0",
        ] {
            assert_eq!(read(log, files).dates.len(), 1, "{}", String::from_utf8_lossy(log));
        }
        assert!(read(b"\0\0\n\0", b"").dates.is_empty());
    }
}

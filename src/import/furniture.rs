//! What a page carries besides its text: page numbers, running heads, job numbers, bar codes.
//!
//! A line is a running head only when it stands more than once and each time beside the end of a page or
//! other furniture, so that words which a text merely repeats stay in it.

use std::collections::BTreeMap;

use super::line::{Hint, Line, Start};

/// What a line of furniture is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// A page number.
    PageNumber,
    /// The same head or foot on several pages. The first one, when it stands at the head of the document,
    /// is no furniture.
    Running,
    /// A job number.
    Job(String),
    /// A bar code.
    BarCode,
}

impl Furniture {
    /// Why it is set aside.
    pub(super) fn reason(&self) -> &'static str {
        match self {
            Furniture::PageNumber => "page number",
            Furniture::Running => "running head or foot",
            Furniture::Job(_) => "job number",
            Furniture::BarCode => "bar code",
        }
    }
}

/// How long a running head may be, in characters.
const LONGEST_HEAD: usize = 160;

/// Tells for each line whether it is furniture.
pub(super) fn furniture(lines: &[Line]) -> Vec<Option<Furniture>> {
    let paged = lines.iter().any(|line| line.start == Start::Page);
    let mut found: Vec<Option<Furniture>> = (0..lines.len()).map(|at| own(lines, at, paged)).collect();
    running(lines, &mut found);
    found
}

/// Furniture that a line alone shows.
fn own(lines: &[Line], at: usize, paged: bool) -> Option<Furniture> {
    let line = &lines[at];
    if line.hint != Hint::None {
        return None;
    }
    let text = line.text.as_str();
    if let Some(job) = job(text) {
        return Some(Furniture::Job(job));
    }
    if let Some(code) = text.strip_prefix('*').and_then(|rest| rest.strip_suffix('*'))
        && code.len() >= 6
        && code.bytes().all(|b| b.is_ascii_digit())
    {
        return Some(Furniture::BarCode);
    }
    let (plain, certain) = page_number(text)?;
    let alone =
        line.start != Start::Wrapped && lines.get(at + 1).is_none_or(|next| next.start != Start::Wrapped);
    let beside = line.start == Start::Page || lines.get(at + 1).is_some_and(|next| next.start == Start::Page);
    // A bare number is one only where a page number could stand.
    (certain || beside || (alone && (!paged || !plain))).then_some(Furniture::PageNumber)
}

/// Whether a line reads as a page number: whether it is a bare number, and whether it is beyond doubt.
fn page_number(text: &str) -> Option<(bool, bool)> {
    if text.chars().count() > 30 {
        return None;
    }
    let short = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let bare = text.trim_matches(['-', '–', '—', '[', ']', '(', ')', '|', ' ']);
    if short(bare) {
        // A list's or note's number in brackets is none.
        let bracketed = text.contains(['(', ')']);
        return (!bracketed).then_some((bare.len() == text.len(), false));
    }
    if let Some((page, of)) = bare.split_once('/') {
        return (short(page) && short(of)).then_some((false, false));
    }
    if let Some(number) = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('页')) {
        return short(number.trim()).then_some((false, true));
    }
    let lower = bare.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (first, rest) = words.split_first()?;
    let page = matches!(*first, "page" | "página" | "pág." | "p." | "страница" | "стр." | "الصفحة" | "صفحة");
    let numbers = match rest {
        [page] => short(page) || page.split_once('/').is_some_and(|(page, of)| short(page) && short(of)),
        [page, _, of] => short(page) && short(of),
        _ => false,
    };
    (page && numbers).then_some((false, true))
}

/// The job number in a line that holds nothing else but a page number or the date of printing:
/// `21-08765 (E) 160621`, `2/4 21-08765`, `GE.21-08765`.
fn job(text: &str) -> Option<String> {
    if text.len() > 60 {
        return None;
    }
    let mut job = None;
    for word in text.split_whitespace() {
        let digits = |part: &str, from: usize, to: usize| {
            (from..=to).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        let (number, language) =
            word.split_once('(').map_or((word, None), |(number, rest)| (number, Some(rest)));
        let bare = ["GE.", "V."].iter().find_map(|place| number.strip_prefix(place)).unwrap_or(number);
        let is_job =
            bare.split_once('-').is_some_and(|(year, rest)| digits(year, 2, 2) && digits(rest, 5, 6));
        let is_language =
            |part: &str| part.len() == 2 && part.ends_with(')') && "EFSRACefsrac".contains(&part[..1]);
        if is_job && language.is_none_or(is_language) {
            if job.is_some() {
                return None;
            }
            job = Some(number.to_owned());
        } else if !(number.is_empty() && language.is_some_and(is_language)
            || digits(word, 6, 6)
            || word.split('/').all(|part| digits(part, 1, 3)) && word.split('/').count() <= 2)
        {
            return None;
        }
    }
    job
}

/// Marks lines that stand on several pages.
fn running(lines: &[Line], found: &mut [Option<Furniture>]) {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let words = line.text.chars().count() <= LONGEST_HEAD && line.text.chars().any(char::is_alphabetic);
        if found[at].is_none() && line.hint == Hint::None && words {
            // Figures differ from page to page.
            let key: String = line.text.chars().map(|c| if c.is_numeric() { '#' } else { c }).collect();
            places.entry(key).or_default().push(at);
        }
    }
    places.retain(|_, places| places.len() > 1);
    // A head of several lines: each line found shows its neighbors.
    for _ in 0..3 {
        let mut more = Vec::new();
        for places in places.values() {
            let beside = |at: usize| {
                let before = lines[at].start == Start::Page || at > 0 && found[at - 1].is_some();
                let behind = lines.get(at + 1).is_some_and(|next| next.start == Start::Page)
                    || found.get(at + 1).is_some_and(Option::is_some);
                before || behind
            };
            let near: Vec<usize> =
                places.iter().copied().filter(|at| found[*at].is_none() && beside(*at)).collect();
            let known = places.iter().any(|at| found[*at].is_some());
            let pages = near.len() + usize::from(known || places[0] < 12);
            if pages > 1 {
                // The first of them may be the title, which the pages behind repeat.
                more.extend(
                    near.into_iter()
                        .filter(|at| known || *at != places[0] || lines[*at].start == Start::Page && *at > 0),
                );
            }
        }
        if more.is_empty() {
            return;
        }
        for at in more {
            found[at] = Some(Furniture::Running);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::plain;

    fn set_aside(text: &str) -> Vec<(usize, &'static str)> {
        let text: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let lines = plain::lines(&text).lines;
        let found = furniture(&lines);
        lines
            .iter()
            .zip(&found)
            .filter_map(|(line, found)| Some((line.number, found.as_ref()?.reason())))
            .collect()
    }

    #[test]
    fn page_numbers_and_running_heads_stand_aside() {
        let text = "A/CONF.192/1\nTitle\n\n1. One goes\n\n2/4 21-08765\n\u{c}A/CONF.192/1\n\non.\n\n21-08765 3/4\n\u{c}A/CONF.192/1\n\n2. Two.\n\n- 4 -";
        assert_eq!(
            set_aside(text),
            [
                (6, "job number"),
                (7, "running head or foot"),
                (11, "job number"),
                (12, "running head or foot"),
                (16, "page number"),
            ]
        );
    }

    #[test]
    fn words_that_a_text_repeats_stay_in_it() {
        assert_eq!(set_aside("1. One.\n\nMarking\n\n2. Two.\n\nMarking\n\n3. Three."), []);
        assert_eq!(set_aside("1. There were\n12\nof them."), []);
    }

    #[test]
    fn job_numbers_and_bar_codes_are_known() {
        assert_eq!(job("21-08765 (E) 160621").as_deref(), Some("21-08765"));
        assert_eq!(job("GE.21-08765(E)").as_deref(), Some("GE.21-08765"));
        for none in ["21-08765 pages", "2021-06", "1/2", "18-29 June"] {
            assert_eq!(job(none), None, "{none}");
        }
        assert_eq!(set_aside("*2108765*"), [(1, "bar code")]);
        for (text, is) in
            [("Page 3 of 10", true), ("3/10", true), ("第3页", true), ("(3)", false), ("2021", false)]
        {
            assert_eq!(page_number(text).is_some(), is, "{text}");
        }
    }
}

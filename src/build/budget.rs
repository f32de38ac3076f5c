//! What a reader has to load, against what `book.toml` allows under `[budgets]`.
//!
//! In: the pages that were just drawn. Out: a finding for each that is too heavy, with what weighs most in it.
//! Weight is what goes over the wire: bytes packed by gzip at its usual level.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::base::SitePath;
use crate::config::{Budgets, Config};
use crate::diagnostic::{Diagnostic, codes};
use crate::theme::Theme;

/// Files that a first view of a page needs beside the page, where the page names them.
const FIRST: &[&str] = &["assets/theme/pages.css", "assets/theme/panel.css", "assets/theme/page.js"];

/// The script that a first query loads, beside the root of the index.
const SEARCH: &str = "assets/theme/search.js";

/// The weights against which pages are held: worked out once for all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Scale {
    budgets: Budgets,
    /// What may weigh in a first view beside the page: its name and its bytes.
    beside: Vec<(&'static str, u64)>,
    /// What the script weighs that searches.
    search: u64,
}

/// What a page weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    bytes: u64,
    /// Which of the files beside a page it names.
    beside: Vec<&'static str>,
    /// What weighs most in it; empty when it is light enough.
    parts: String,
}

impl Scale {
    /// The scale of a book; it weighs nothing when the book sets no budget.
    pub(super) fn of(config: &Config, theme: &Theme) -> Scale {
        let budgets = config.budgets;
        if !budgets.any() {
            return Scale::default();
        }
        let weighed = |name: &'static str| {
            let (_, bytes) = theme.assets.iter().find(|(path, _)| path.as_str() == name)?;
            Some((name, weight(bytes)))
        };
        let beside = FIRST.iter().filter_map(|name| weighed(name)).collect();
        let search = if budgets.query.is_some() { weighed(SEARCH).map_or(0, |(_, bytes)| bytes) } else { 0 };
        Scale { budgets, beside, search }
    }

    /// What a page weighs; `None` when nothing is measured. What weighs most in it is worked out only when it is too much.
    pub(super) fn weigh(&self, page: &[u8]) -> Option<Weight> {
        if self.budgets.page.is_none() && self.budgets.first_view.is_none() || !self.budgets.any() {
            return None;
        }
        let bytes = weight(page);
        let text = std::str::from_utf8(page).unwrap_or_default();
        let beside = FIRST.iter().copied().filter(|name| text.contains(name)).collect();
        let mut weighed = Weight { bytes, beside, parts: String::new() };
        if self.budgets.page.is_some_and(|most| bytes > most)
            || self.budgets.first_view.is_some_and(|most| self.first_view(&weighed) > most)
        {
            weighed.parts = heaviest(page);
        }
        Some(weighed)
    }

    /// What is too heavy about a page.
    pub(super) fn judge(&self, path: &SitePath, weighed: &Weight) -> Vec<Diagnostic> {
        let Some(level) = self.budgets.level else { return Vec::new() };
        let Weight { bytes, parts, .. } = weighed;
        let over = |what: &str, bytes: u64, budget: Option<u64>, shares: String| {
            let budget = budget.filter(|budget| bytes > *budget)?;
            let message = format!("{what} {path} is {bytes} bytes, and {budget} are allowed");
            let finding = Diagnostic::new(codes::BUDGET, message).severity(level);
            Some(finding.help(format!("what weighs most: {shares}")))
        };
        let own = if parts.is_empty() { String::new() } else { format!(" ({parts})") };
        let beside: Vec<String> =
            self.beside_of(weighed).map(|(name, bytes)| format!(", {name} {bytes}")).collect();
        let beside = beside.concat();
        let whole = over("the page", *bytes, self.budgets.page, parts.clone());
        let view = over(
            "the first view of",
            self.first_view(weighed),
            self.budgets.first_view,
            format!("the page {bytes}{own}{beside}"),
        );
        whole.into_iter().chain(view).collect()
    }

    /// What is too heavy about a first query, by the root of the index that it loads.
    pub(super) fn judge_query(&self, root: &SitePath, bytes: &[u8]) -> Option<Diagnostic> {
        let (level, most) = (self.budgets.level?, self.budgets.query?);
        let root_bytes = weight(bytes);
        let all = root_bytes + self.search;
        if all <= most {
            return None;
        }
        let message = format!("a first query that loads {root} is {all} bytes, and {most} are allowed");
        let finding = Diagnostic::new(codes::BUDGET, message).severity(level);
        Some(finding.help(format!("what weighs most: {SEARCH} {}, {root} {root_bytes}", self.search)))
    }

    /// What weighs in the first view of a page beside it.
    fn beside_of<'a>(&'a self, weighed: &'a Weight) -> impl Iterator<Item = &'a (&'static str, u64)> {
        self.beside.iter().filter(|(name, _)| weighed.beside.contains(name))
    }

    fn first_view(&self, weighed: &Weight) -> u64 {
        weighed.bytes + self.beside_of(weighed).map(|(_, bytes)| bytes).sum::<u64>()
    }
}

/// How many bytes go over the wire.
fn weight(bytes: &[u8]) -> u64 {
    let mut packed = GzEncoder::new(Counted(0), Compression::default());
    // Counting cannot fail.
    let _ = packed.write_all(bytes);
    packed.finish().map_or(0, |counted| counted.0)
}

/// Counts what is written to it.
struct Counted(u64);

impl std::io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The three parts of a page that weigh most: elements with a class or a role of their own, by how much lighter
/// the page is without them.
fn heaviest(page: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(page) else { return String::new() };
    let whole = weight(page);
    let mut parts: Vec<(u64, String)> = Vec::new();
    for (name, start, end) in
        ["<header", "<nav", "<section", "<div class=\"text\"", "<dl", "<details", "<footer"]
            .iter()
            .flat_map(|open| elements(text, open))
    {
        let without: Vec<u8> = [&page[..start], &page[end..]].concat();
        let saved = whole.saturating_sub(weight(&without));
        match parts.iter_mut().find(|(_, other)| *other == name) {
            Some((weight, _)) => *weight += saved,
            None => parts.push((saved, name)),
        }
    }
    parts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let shares: Vec<String> =
        parts.into_iter().take(3).map(|(weight, name)| format!("{name} {weight}")).collect();
    shares.join(", ")
}

/// The outermost elements that open with these words: what each is called, where it starts and where it ends.
fn elements<'a>(page: &'a str, open: &'a str) -> impl Iterator<Item = (String, usize, usize)> + 'a {
    let tag = open[1..].split(' ').next().unwrap_or_default();
    let (opened, closed) = (format!("<{tag}"), format!("</{tag}>"));
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + page[from..].find(open)?;
        let (mut depth, mut at) = (0_usize, start);
        loop {
            let next_open = page[at..].find(&opened).map(|found| at + found);
            let next_close = at + page[at..].find(&closed)?;
            if let Some(next) = next_open.filter(|next| *next < next_close) {
                depth += 1;
                at = next + opened.len();
            } else {
                depth -= 1;
                at = next_close + closed.len();
            }
            if depth == 0 {
                break;
            }
        }
        from = at;
        let head = page[start..at].split('>').next().unwrap_or_default();
        let class = head.split_once("class=\"").and_then(|(_, rest)| rest.split('"').next());
        Some((class.unwrap_or(tag).to_owned(), start, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_page_are_whole_and_named() {
        let page = "<nav class=\"a\"><nav>x</nav></nav><p>y</p><nav>z</nav>";
        let found: Vec<(String, &str)> =
            elements(page, "<nav").map(|(name, start, end)| (name, &page[start..end])).collect();
        let first = ("a".to_owned(), "<nav class=\"a\"><nav>x</nav></nav>");
        assert_eq!(found, [first, ("nav".to_owned(), "<nav>z</nav>")]);
    }

    #[test]
    fn weight_is_that_of_the_packed_bytes() {
        assert!(weight(&[b'a'; 10_000]) < 100);
    }
}

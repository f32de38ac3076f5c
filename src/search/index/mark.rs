use std::collections::BTreeSet;

use super::Index;
use crate::search::Passage;
use crate::search::analysis::{Analysis, Role};
use crate::search::query::Tree;

/// A few words of a page around what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The words in order; true for those that were looked for.
    pub parts: Vec<(String, bool)>,
    /// The address within the page of the passage they are from.
    pub anchor: Option<String>,
    /// The number of the paragraph.
    pub number: Option<String>,
}

/// How long a snippet is, in characters.
const LONG: usize = 220;

/// What is to be marked: stems, and beginnings of forms.
struct Wanted {
    stems: BTreeSet<u32>,
    prefixes: Vec<String>,
}

impl Index {
    /// The words of a page that tell best why it was found: of the passage that has the most of the words, the rarer
    /// the better; the summary when no passage has more.
    pub fn snippet(&self, tree: &Tree, page: usize) -> Snippet {
        let wanted = self.wanted(tree);
        let page = self.collection.page(page);
        let summary = Passage { heading: false, text: page.summary.clone(), anchor: None, number: None };
        let mut best: Option<(f32, &Passage, Vec<Mark>)> = None;
        for passage in
            std::iter::once(&summary).chain(page.passages.iter().filter(|passage| !passage.heading))
        {
            let marks = self.marks(&passage.text, &wanted);
            let worth = self.worth(&marks);
            if worth > best.as_ref().map_or(0.0, |(best, ..)| *best) {
                best = Some((worth, passage, marks));
            }
        }
        let (passage, marks) = best.map_or((&summary, Vec::new()), |(_, passage, marks)| (passage, marks));
        let parts = cut(&passage.text, &marks);
        Snippet { parts, anchor: passage.anchor.clone(), number: passage.number.clone() }
    }

    fn wanted(&self, tree: &Tree) -> Wanted {
        let mut wanted = Wanted { stems: BTreeSet::new(), prefixes: Vec::new() };
        self.gather(tree, &mut wanted);
        wanted
    }

    fn gather(&self, tree: &Tree, wanted: &mut Wanted) {
        let vocabulary = self.collection.vocabulary();
        let mut stem = |form: &str| {
            let stem = Analysis::of(self.collection.lang()).stems().stem(form).into_owned();
            wanted.stems.extend(vocabulary.find_stem(&stem));
        };
        match tree {
            Tree::First(parts) => {
                if let Some(part) = self.compiler().first(parts) {
                    self.gather(part, wanted);
                }
            }
            Tree::All(parts) | Tree::Any(parts) | Tree::Most(_, parts) => {
                for part in parts {
                    self.gather(part, wanted);
                }
            }
            Tree::Word(form, _) => stem(form),
            Tree::Phrase(forms, _) => forms.iter().map(|(form, _)| form.as_str()).for_each(stem),
            Tree::Prefix(prefix, _) => wanted.prefixes.push(prefix.clone()),
            Tree::Not(_) | Tree::Filter(..) => {}
        }
    }

    fn marks(&self, text: &str, wanted: &Wanted) -> Vec<Mark> {
        let vocabulary = self.collection.vocabulary();
        let mut marks: Vec<Mark> = Vec::new();
        Analysis::each(text, &mut |token, form| {
            let stem = vocabulary.find(form).map(|form| vocabulary.stem_of(form));
            let meant = stem.is_some_and(|stem| wanted.stems.contains(&stem))
                || wanted.prefixes.iter().any(|prefix| form.starts_with(prefix));
            if meant && token.role != Role::Plain {
                marks.push(Mark { stem, start: token.start, end: token.end });
            }
        });
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        marks
    }

    /// Each stem once by its rarity, and a little for each further time.
    #[expect(clippy::cast_precision_loss, reason = "numbers of pages are far below 2^24")]
    fn worth(&self, marks: &[Mark]) -> f32 {
        let stems: BTreeSet<Option<u32>> = marks.iter().map(|mark| mark.stem).collect();
        let all = self.collection.len() as f32;
        let rarity = |stem: &Option<u32>| {
            let stem = stem.map(|stem| &*self.collection.vocabulary().stems()[stem as usize]);
            let with = stem.map_or(0, |stem| self.pages_with(stem)) as f32;
            0.1 + (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
        };
        stems.iter().map(rarity).sum::<f32>() + 0.01 * marks.len() as f32
    }
}

/// A token to be marked.
struct Mark {
    stem: Option<u32>,
    start: usize,
    end: usize,
}

/// The part of a text with the most different marks, its marks apart.
fn cut(text: &str, marks: &[Mark]) -> Vec<(String, bool)> {
    let ahead = |from: usize| {
        let far = text[from..].char_indices().nth(LONG).map_or(text.len(), |(at, _)| from + at);
        if far == text.len() { far } else { text[from..far].rfind(' ').map_or(far, |at| from + at) }
    };
    let start_of = |mark: usize| {
        // Some words before the first mark, from the beginning of a word on.
        let near = text[..mark].char_indices().rev().nth(LONG / 4).map_or(0, |(at, _)| at);
        if near == 0 { 0 } else { text[near..mark].find(' ').map_or(near, |at| near + at + 1) }
    };
    let kinds = |from: usize| {
        let end = ahead(from);
        let inside = marks.iter().filter(|mark| mark.start >= from && mark.end <= end);
        inside.map(|mark| mark.stem).collect::<BTreeSet<_>>().len()
    };
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| start_of(mark.start)));
    let mut from = 0;
    let mut most = 0;
    for start in starts {
        let count = kinds(start);
        if count > most {
            (from, most) = (start, count);
        }
    }
    let end = ahead(from);
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut push = |words: &str, marked: bool| {
        if words.is_empty() {
            return;
        }
        match parts.last_mut() {
            Some((before, same)) if *same == marked => before.push_str(words),
            _ => parts.push((words.to_owned(), marked)),
        }
    };
    if from > 0 {
        push("… ", false);
    }
    let mut at = from;
    for mark in marks.iter().filter(|mark| mark.start >= from && mark.end <= end) {
        if mark.end <= at {
            continue;
        }
        let start = mark.start.max(at);
        push(&text[at..start], false);
        push(&text[start..mark.end], true);
        at = mark.end;
    }
    push(&text[at..end], false);
    if end < text.len() {
        push(" …", false);
    }
    parts
}

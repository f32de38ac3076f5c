//! Short names and identifiers of other series, found by their first letters.

use super::edge;
use super::fold::{Cursor, is_hidden};
use super::registry::Registry;
use super::{Rules, Series, Target};
use crate::base::{Lang, Slug};

/// What may be recognized by name in texts of one language, longest first.
pub(super) struct Names {
    entries: Vec<Entry>,
}

enum Entry {
    Name { text: String, document: Slug },
    Prefix { text: String, series: Series },
}

impl Entry {
    fn text(&self) -> &str {
        match self {
            Entry::Name { text, .. } | Entry::Prefix { text, .. } => text,
        }
    }
}

/// A name that was read.
pub(super) struct Named {
    pub(super) end: usize,
    pub(super) target: Target,
    pub(super) document: Option<Slug>,
}

impl Names {
    pub(super) fn new(lang: &Lang, rules: &Rules, registry: &Registry) -> Names {
        let mut entries: Vec<Entry> = Vec::new();
        for known in registry.names(lang) {
            if let Some(document) = registry.named(&known.text, lang) {
                entries.push(Entry::Name { text: known.text.clone(), document: document.clone() });
            }
        }
        for series in &rules.series {
            for prefix in series.prefixes.iter().filter(|prefix| !prefix.is_empty()) {
                entries.push(Entry::Prefix { text: prefix.clone(), series: series.clone() });
            }
        }
        entries.sort_by(|a, b| b.text().len().cmp(&a.text().len()).then_with(|| a.text().cmp(b.text())));
        entries.sort_by_key(|entry| entry.text().as_bytes()[0]);
        Names { entries }
    }

    /// What they begin with.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(Entry::text)
    }

    /// Reads the name that begins at `at`, the longest there is.
    pub(super) fn read(&self, text: &str, at: usize, registry: &Registry) -> Option<Named> {
        let first = text.as_bytes()[at];
        let from = self.entries.partition_point(|entry| entry.text().as_bytes()[0] < first);
        let same = self.entries[from..].iter().take_while(|entry| entry.text().as_bytes()[0] == first);
        for entry in same {
            let Some(mut cursor) = spelled(text, at, entry.text()) else { continue };
            match entry {
                Entry::Name { text: name, document } => {
                    let last = name.chars().next_back()?;
                    if edge::begins_word(text, at) && edge::name_ends(&cursor, last) {
                        let target = Target::Name(name.clone());
                        return Some(Named { end: cursor.at(), target, document: Some(document.clone()) });
                    }
                }
                Entry::Prefix { text: prefix, series } => {
                    let number = shaped(&mut cursor, &series.shape);
                    let Some(number) = number.filter(|n| !n.is_empty()) else { continue };
                    if edge::begins(text, at) && edge::name_ends(&cursor, '0') {
                        let id = format!("{prefix}{number}");
                        let document = registry.identifier(&id).cloned();
                        let target = Target::Identifier { series: series.name.clone(), id, number };
                        return Some(Named { end: cursor.at(), target, document });
                    }
                }
            }
        }
        None
    }
}

/// The cursor behind `name`, when the text spells it at `at`: the same letters in the same case, any run
/// of spaces for a space, any apostrophe for an apostrophe.
fn spelled<'t>(text: &'t str, at: usize, name: &str) -> Option<Cursor<'t>> {
    let mut cursor = Cursor::new(text, at);
    for wanted in name.chars() {
        let same = match wanted {
            ' ' | '\u{A0}' => cursor.spaces(),
            '\'' | '\u{2019}' => cursor.eat_if(|c| matches!(c, '\'' | '\u{2019}')).is_some(),
            c if is_hidden(c) => true,
            c => cursor.peek_raw() == Some(c) && cursor.bump().is_some(),
        };
        if !same {
            return None;
        }
    }
    Some(cursor)
}

/// What the text has of a shape (see [`Series::shape`]), with single spaces.
fn shaped(cursor: &mut Cursor<'_>, shape: &str) -> Option<String> {
    let mut read = String::new();
    let mut rest = shape;
    while let Some(mark) = rest.chars().next() {
        rest = &rest[mark.len_utf8()..];
        match mark {
            '#' => read.push_str(&cursor.digits(12)?),
            ' ' => {
                if !cursor.spaces() {
                    return None;
                }
                read.push(' ');
            }
            '[' => {
                let (inside, after) = rest.split_once(']').unwrap_or((rest, ""));
                let mut ahead = *cursor;
                if let Some(more) = shaped(&mut ahead, inside) {
                    read.push_str(&more);
                    *cursor = ahead;
                }
                rest = after;
            }
            literal => {
                if !cursor.eat(literal) {
                    return None;
                }
                read.push(literal);
            }
        }
    }
    Some(read)
}

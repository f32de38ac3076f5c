#![expect(clippy::disallowed_types, reason = "asked by name only, never walked through")]

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::entries::Group;
use crate::base::Slug;
use crate::config::{Config, FieldType, Kind};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::{EntryIndex, FieldData, Ids};

/// Every name by which an entry may be called: its id, the titles of its editions, and what its fields
/// of the types `names` and `symbols` say.
pub(super) struct Known {
    pub(super) ids: Arc<Ids>,
    called: HashMap<Box<str>, Called>,
    /// Which entries have a field of symbols, filled or not. Asked for every link: the entries themselves
    /// would have to be fetched from all over memory.
    with_symbols: Vec<bool>,
}

/// Who is called by a name.
#[derive(Clone, Copy, PartialEq)]
enum Called {
    /// One entry, which declares it as a short name or symbol of its own: nobody's title counts beside it.
    Declared(EntryIndex),
    /// One entry has this title.
    Titled(EntryIndex),
    /// Several entries have this title.
    Several,
}

/// The names with the entries that have them.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    groups: &'a [Group],
    known: &'a Known,
}

/// What a name leads to.
pub(super) enum Found {
    /// One entry.
    One(EntryIndex),
    /// Several have this title.
    Several,
    /// None.
    None,
}

impl Known {
    /// Gathers the names of all entries. A short name or symbol that two entries claim is reported.
    pub(super) fn of(groups: &[Group], config: &Config) -> (Known, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let ids = Arc::new(groups.iter().map(|group| &group.id).collect());
        let mut called: HashMap<Box<str>, Called> = HashMap::with_capacity(groups.len());
        let mut declared: HashMap<Cow<'_, str>, usize> = HashMap::new();
        let of_kind = |kind: &Kind| kind.fields.iter().any(|field| field.of == FieldType::Symbols);
        let of_kinds: Vec<bool> = config.kinds.iter().map(of_kind).collect();
        let with_symbols = groups.iter().map(|group| of_kinds[group.kind]).collect();
        for (at, group) in groups.iter().enumerate() {
            let index = EntryIndex(u32::try_from(at).unwrap_or(u32::MAX));
            let kind = &config.kinds[group.kind];
            for edition in &group.editions {
                for value in &edition.fields {
                    let FieldData::Words(words) = &value.data else { continue };
                    if !matches!(kind.fields[value.field].of, FieldType::Names | FieldType::Symbols) {
                        continue;
                    }
                    for word in words {
                        let word = folded(word);
                        match declared.get(&word) {
                            Some(&other) if other != at => {
                                let twin = &groups[other].editions[0];
                                findings.push(
                                    Diagnostic::new(codes::DUPLICATE_ID, format!("two entries are called `{word}`"))
                                        .at(&edition.path, value.span)
                                        .also(&twin.path, twin.title_span, "the other one")
                                        .help("a short name or symbol stands for one document: take it out of one of the two"),
                                );
                            }
                            _ => {
                                called.insert((&*word).into(), Called::Declared(index));
                                declared.insert(word, at);
                            }
                        }
                    }
                }
            }
        }
        let mut known = Known { ids, called, with_symbols };
        for (index, group) in (0..).map(EntryIndex).zip(groups) {
            for edition in &group.editions {
                known.title(&folded(&edition.title), index);
            }
        }
        (known, findings)
    }

    /// Takes in a title of an entry, folded.
    fn title(&mut self, title: &str, index: EntryIndex) {
        let Some(known) = self.called.get_mut(title) else {
            self.called.insert(title.into(), Called::Titled(index));
            return;
        };
        if let Called::Titled(other) = *known
            && other != index
        {
            *known = Called::Several;
        }
    }

    /// Looks anew for the entries that have some titles, folded, which came or went.
    pub(super) fn retitle(&mut self, titles: &BTreeSet<String>, groups: &[Group]) {
        for title in titles {
            if !matches!(self.called.get(&**title), Some(Called::Declared(_))) {
                self.called.remove(&**title);
            }
        }
        for (index, group) in (0..).map(EntryIndex).zip(groups) {
            for edition in &group.editions {
                let title = folded(&edition.title);
                if titles.contains(&*title) {
                    self.title(&title, index);
                }
            }
        }
    }
}

impl<'a> Names<'a> {
    /// The names of some entries, gathered from them.
    pub(super) fn new(groups: &'a [Group], known: &'a Known) -> Names<'a> {
        Names { groups, known }
    }

    /// Whether an entry can have symbols.
    pub(super) fn has_symbols(&self, index: EntryIndex) -> bool {
        self.known.with_symbols[index.0 as usize]
    }

    /// The entry that a name means: an id first, then a declared name or an exact title.
    pub(super) fn find(&self, name: &str) -> Found {
        let name = folded(name);
        if let Some(index) = self.known.ids.find(&name) {
            return Found::One(index);
        }
        match self.known.called.get(&*name) {
            Some(Called::Declared(index) | Called::Titled(index)) => Found::One(*index),
            Some(Called::Several) => Found::Several,
            None => Found::None,
        }
    }

    /// The entry at a place.
    pub(super) fn group(&self, index: EntryIndex) -> &'a Group {
        &self.groups[index.0 as usize]
    }

    /// The id or title that was probably meant.
    pub(super) fn nearest(&self, name: &str) -> Option<&'a str> {
        let ids = self.groups.iter().map(|group| group.id.as_str());
        let titles = self.groups.iter().flat_map(|group| group.editions.iter().map(|e| e.title.as_str()));
        nearest(name, ids).or_else(|| nearest(name, titles))
    }

    /// The id that was probably meant, among the entries of some kinds.
    pub(super) fn nearest_of_kinds(&self, name: &str, kinds: &[Slug], config: &Config) -> Option<&'a str> {
        let fits = |group: &&Group| kinds.contains(&config.kinds[group.kind].id);
        nearest(name, self.groups.iter().filter(fits).map(|group| group.id.as_str()))
    }

    /// The ids of the entries that have this title.
    pub(super) fn sharing(&self, title: &str) -> BTreeSet<&'a str> {
        let title = folded(title);
        let has = |group: &&Group| group.editions.iter().any(|e| folded(&e.title) == title);
        self.groups.iter().filter(has).map(|group| group.id.as_str()).collect()
    }
}

/// A name as it is compared: no-break and other spaces are spaces, runs of them one, none at the ends.
pub(super) fn folded(name: &str) -> Cow<'_, str> {
    let plain = name.is_ascii() && !name.contains("  ") && !name.contains(['\t', '\n', '\r']);
    if plain {
        return Cow::Borrowed(name.trim());
    }
    Cow::Owned(name.split_whitespace().collect::<Vec<_>>().join(" "))
}

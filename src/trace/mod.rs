//! Rank 7: what the book claims, the paragraph that says so, and the meeting that the paragraph comes from.
//!
//! In: the linked site and the settings. Out: a [`Trace`] of an entry, or of all that need sources. Nothing
//! is read and nothing printed, so that a command and a page can tell the same. Steps:
//! 1. the claims of an entry: its statements, or its summary when its kind has none;
//! 2. what each rests on (`support`): the works that its own words cite, else the entry's sources;
//! 3. where that is weak: no source, one source, or one that a later text has replaced.

mod support;

pub use support::{Meeting, Passage, Support};

use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::{Config, Requirement};
use crate::model::{Entry, EntryIndex, FieldData, FieldValue, Inline, LinkedEdition, Place, Site};

/// What an entry claims and rests on, in the source language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The entry's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it says of the world.
    pub claims: Vec<Claim>,
}

/// One statement, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The name of the field; `summary` for the summary.
    pub field: String,
    /// What readers see before it; empty for the summary.
    pub label: String,
    /// The words.
    pub words: String,
    /// Whether the words name their sources themselves; else the entry's sources stand for them.
    pub cites: bool,
    /// What it rests on.
    pub supports: Vec<Support>,
    /// Where that is weak.
    pub weak: Vec<Weakness>,
}

/// Why a claim rests on little. Sorts by how much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weakness {
    /// Nothing is named.
    NoSource,
    /// A text is named that a later one has replaced, or that was withdrawn.
    Superseded,
    /// One work is named.
    OneSource,
}

impl Weakness {
    /// What to call it.
    pub fn words(self) -> &'static str {
        match self {
            Weakness::NoSource => "no source",
            Weakness::Superseded => "superseded source",
            Weakness::OneSource => "one source",
        }
    }
}

impl Trace {
    /// Whether some claim has this weakness.
    pub fn is(&self, weakness: Weakness) -> bool {
        self.claims.iter().any(|claim| claim.weak.contains(&weakness))
    }
}

/// The trace of one entry.
pub fn entry(index: EntryIndex, site: &Site, config: &Config) -> Trace {
    let entry = site.entry(index);
    let linked = main(entry, config);
    let title = linked.edition.title.clone();
    Trace { id: entry.id.to_string(), title, claims: claims(index, entry, linked, site, config) }
}

/// The traces of the published entries of all kinds that need sources, by id.
pub fn book(site: &Site, config: &Config) -> Vec<Trace> {
    let wanted = |entry: &Entry| entry.shown && config.kinds[entry.kind].sources == Requirement::Required;
    let all = (0..).map(EntryIndex).zip(&site.entries);
    all.filter(|(_, one)| wanted(one)).map(|(index, _)| entry(index, site, config)).collect()
}

fn main<'a>(entry: &'a Entry, config: &Config) -> &'a LinkedEdition {
    entry.edition(&config.source).unwrap_or(&entry.editions[0])
}

fn claims(
    index: EntryIndex,
    entry: &Entry,
    linked: &LinkedEdition,
    site: &Site,
    config: &Config,
) -> Vec<Claim> {
    let kind = &config.kinds[entry.kind];
    let needed = kind.sources == Requirement::Required;
    let sources = support::of(index, linked, &Place::Source, site, config);
    let of_field = |value: &FieldValue| {
        let field = &kind.fields[value.field];
        let FieldData::Prose(runs) = &value.data else { return Vec::new() };
        if !config.policy.is_statement(field) {
            return Vec::new();
        }
        let own = support::of(index, linked, &Place::Field(value.field), site, config);
        let cites = !own.is_empty();
        let supports = if cites { own } else { sources.clone() };
        let label = field.label.in_lang(&config.source, &config.source).0.to_owned();
        let claim = |run: &Vec<Inline>| Claim {
            field: field.name.clone(),
            label: label.clone(),
            words: support::plain(run, linked, site, config),
            cites,
            weak: weak(&supports, needed),
            supports: supports.clone(),
        };
        runs.iter().map(claim).collect()
    };
    let stated: Vec<Claim> = linked.edition.fields.iter().flat_map(of_field).collect();
    if !stated.is_empty() {
        return stated;
    }
    vec![Claim {
        field: "summary".to_owned(),
        label: String::new(),
        words: linked.edition.summary.clone(),
        cites: false,
        weak: weak(&sources, needed),
        supports: sources,
    }]
}

fn weak(supports: &[Support], needed: bool) -> Vec<Weakness> {
    let works: BTreeSet<&str> = supports.iter().map(|support| support.work.as_str()).collect();
    let mut weak = Vec::new();
    match works.len() {
        0 if needed => weak.push(Weakness::NoSource),
        1 if needed => weak.push(Weakness::OneSource),
        _ => {}
    }
    if supports.iter().any(|support| support.superseded) {
        weak.push(Weakness::Superseded);
    }
    weak.sort_unstable();
    weak
}

//! Rank 7: all editions to one linked [`Site`].
//!
//! In: the editions of every file, the files there are, the settings and the ledgers. Out: entries with
//! one id each, every link and relation decided, the edges between entries (inverses and backlinks are
//! the same edges read backwards), the routes of all pages, and findings.
//!
//! 1. `entries`: editions of one id become one entry.
//! 2. `names`: ids, titles, short names and symbols by which an entry may be called.
//! 3. `links` and `relations`: what each leads to, for every edition in parallel.
//! 4. `implied`: what the symbols of documents alone say; `later`: works cited in an earlier text.
//! 5. `edges`: the edges, once each, sorted.
//! 6. `routes`: the pages, each on an address of its own; `doors`: the ways in.
//!    `facets` sorts the entries of a kind by what they share, each value a page.
//! 7. `past`: what was once published and is gone.

mod doors;
mod edges;
mod entries;
pub mod facets;
mod implied;
mod later;
mod links;
mod names;
mod past;
mod relations;
mod routes;

pub use routes::{page_has_entries, path_of};

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::BookPath;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Edition, Entry, Ledgers, LinkedEdition, Site, Target};
use crate::register::Register;

/// What `resolve` looks at beside the editions.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The book's memory of what was published.
    pub ledgers: &'a Ledgers,
    /// Every file of the book, so that an image that is not there is missed.
    pub files: &'a BTreeSet<BookPath>,
    /// The rules for symbols, and which entry is registered under which.
    pub register: &'a Register,
    /// Whether drafts get pages.
    pub drafts: bool,
}

/// Links all editions.
pub fn site(editions: &[Arc<Edition>], around: Surroundings<'_>) -> (Site, Vec<Diagnostic>) {
    let (entries, mut findings) = entries::group(editions, around);
    let (names, clashes) = names::Names::of(&entries, around.config);
    findings.extend(clashes);
    findings.extend(doors::report(&names, around.config));
    let decided: Vec<Decided> = entries
        .par_iter()
        .map(|entry| {
            let mut decided = Decided { targets: Vec::new(), edges: Vec::new(), findings: Vec::new() };
            for edition in &entry.editions {
                let (targets, links) = links::decide(edition, &names, around, &mut decided.findings);
                later::report(edition, &targets, &names, around, &mut decided.findings);
                decided.edges.extend(links);
                decided.targets.push(targets);
            }
            if let Some(main) =
                entry.editions.iter().find(|e| e.lang == around.config.source).or(entry.editions.first())
            {
                decided.edges.extend(relations::decide(main, &names, around, &mut decided.findings));
                decided.edges.extend(implied::edges(main, &names, around));
            }
            decided
        })
        .collect();
    let mut edges = Vec::new();
    let mut linked = Vec::with_capacity(entries.len());
    for (index, (entry, decided)) in (0..).zip(entries.into_iter().zip(decided)) {
        edges.extend(decided.edges.into_iter().map(|edge| edge.starting_at(index)));
        findings.extend(decided.findings);
        let editions = entry.editions.into_iter().zip(decided.targets);
        linked.push(Entry {
            id: entry.id,
            kind: entry.kind,
            shown: entry.shown,
            editions: editions.map(|(edition, targets)| LinkedEdition { edition, targets }).collect(),
            changed: entry.changed,
        });
    }
    let (edges, backward) = edges::sort(edges);
    let assets = routes::assets(&linked);
    let languages = entries::languages(&linked, around.config);
    let (routes, clashes) = routes::all(&linked, &edges, &languages, &assets, around);
    findings.extend(clashes);
    findings.extend(past::lost(&linked, around));
    (Site { entries: linked, edges, backward, languages, routes, assets }, findings)
}

/// What was decided about one entry.
struct Decided {
    targets: Vec<Vec<Target>>,
    edges: Vec<edges::Outgoing>,
    findings: Vec<Diagnostic>,
}

//! Rank 7: all editions to one linked [`Site`](crate::model::Site).
//!
//! In: the editions of every file, the files there are, the settings and the ledgers. Out: entries with
//! one id each, every link and relation decided, the edges between entries (inverses and backlinks are
//! the same edges read backwards), the routes of all pages, and findings.
//!
//! A [`Linker`] remembers how it decided, and decides only what the next editions leave open:
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
mod linker;
mod links;
mod names;
mod past;
mod relations;
mod routes;

pub use linker::Linker;
pub use routes::{page_has_entries, path_of};

use std::sync::Arc;

use crate::config::Config;
use crate::model::Ledgers;
use crate::register::Register;
use crate::source::Snapshot;

/// What `resolve` looks at beside the editions.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The book's memory of what was published.
    pub ledgers: &'a Arc<Ledgers>,
    /// Every file of the book, so that an image that is not there is missed.
    pub snapshot: &'a Arc<Snapshot>,
    /// The rules for symbols, and which entry is registered under which.
    pub register: &'a Register,
    /// Whether drafts get pages.
    pub drafts: bool,
}

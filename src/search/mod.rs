//! Rank 8: what can be searched, and how it is found.
//!
//! In: the linked site and the settings. Out: pages ranked for a query. Nothing is read or written. Steps:
//! 1. [`pages`]: of each edition that has a page, the words by field, and the addresses of its paragraphs;
//! 2. [`Analysed`]: the tokens of a page ([`analysis`]), from the page alone, so that a session keeps them;
//! 3. an index of one language's pages, from the tokens;
//! 4. a query to a tree, the tree to the index, hits to snippets.

mod analysed;
pub mod analysis;
mod collection;
mod equivalents;
mod field;
mod index;
mod library;
pub mod pack;
mod page;
pub mod query;
mod vocabulary;

pub use analysed::{Analysed, Occurrence};
pub use collection::Collection;
pub use equivalents::{Equivalent, Equivalents};
pub use field::Field;
pub use index::{EXACT, Hit, Index, IndexError, Matches, Snippet};
pub use library::{Answer, Found, Library};
pub use page::{Page, Passage, page, pages};
pub use vocabulary::Vocabulary;

//! The search: the same tokens and the same trees here and in the browser's script, every word finds its page, spellings
//! in six languages, and how good the order is.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "search/analysis.rs"]
mod analysis;
#[path = "search/books.rs"]
mod books;
#[path = "search/finding.rs"]
mod finding;
#[path = "search/judged.rs"]
mod judged;
#[path = "search/query.rs"]
mod query;
#[path = "search/script.rs"]
mod script;

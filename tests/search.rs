//! The search: the same tokens and the same trees here and in the browser's script, every word finds its page, spellings
//! in six languages, and how good the order is.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts and dice are small")]
#![allow(clippy::print_stdout, reason = "the figures of judged queries are to be seen")]

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
#[path = "search/terminal.rs"]
mod terminal;

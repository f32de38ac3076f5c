//! Rank 11: the only place that knows the order of the stages.
//!
//! In: snapshots, one after another. Out: after each a [`Generation`], in which everything is decided and
//! any page can be asked for; or, with a sink, a whole site and an [`Outcome`].
//! A [`Session`] keeps what it worked out, so that the next snapshot costs only what it changes:
//!
//! | what is kept | key: what its making read |
//! |---|---|
//! | an edition | the file's path and text, `book.toml`, the names and symbols that all files declare |
//! | where links lead | the edition's text, and the head, headings and paragraphs of every other |
//! | the theme | its files, `book.toml` |
//! | a page | the editions it shows, their dates, its route, templates and words, `book.toml`, whether drafts are shown, and the answer to every question it asked |
//!
//! House rules ([`crate::check`]) are applied anew each time, when the first page may be out already.

mod budget;
mod generation;
mod held;
mod page;
mod progress;
mod search;
mod session;
mod sheets;
mod texts;
mod timings;
mod why;

pub use generation::{Drawn, Failed, Generation};
pub use progress::Progress;
pub use session::{Options, Outcome, Session, Tally, Unread};
pub use timings::Timings;
pub use why::{WhyNot, why};

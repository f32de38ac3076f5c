//! Rank 11: the only place that knows the order of the stages.
//!
//! In: snapshots, one after another, and a sink. Out: after each, a site in the sink and an [`Outcome`].
//! A [`Session`] keeps what it worked out, so that the next snapshot costs only what it changes:
//!
//! | what is kept | key: what its making read |
//! |---|---|
//! | an edition | the file's path and text, `book.toml` |
//! | a page | the editions it shows, their dates, its route, templates and words, `book.toml`, whether drafts are shown, and the answer to every question it asked |
//!
//! Linking ([`crate::resolve`]) and the house rules ([`crate::check`]) are worked out anew each time: they are global.

mod generation;
mod page;
mod progress;
mod session;
mod sheets;
mod timings;
mod why;

pub use generation::{Drawn, Failed, Generation};
pub use progress::Progress;
pub use session::{Options, Outcome, Session, Tally, Unread};
pub use timings::Timings;
pub use why::{WhyNot, why};

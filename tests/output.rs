//! What publishing promises: whole or not at all, ours alone, and nothing done twice.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a child tells how far it is")]
#![expect(
    clippy::disallowed_methods,
    reason = "the tests stand for the people and programs outside the book"
)]

#[path = "output/kill.rs"]
mod kill;
#[path = "output/machine.rs"]
mod machine;
#[path = "output/ownership.rs"]
mod ownership;
#[path = "output/rebuild.rs"]
mod rebuild;
#[path = "output/support.rs"]
mod support;

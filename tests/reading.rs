//! What a page offers a reader beside its text: ways on, explanations, what has changed, lists to carry away.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "reading/collect.rs"]
mod collect;
#[path = "reading/offers.rs"]
mod offers;
mod support;
#[path = "reading/terms.rs"]
mod terms;
#[path = "reading/ways.rs"]
mod ways;

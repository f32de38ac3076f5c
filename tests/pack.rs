//! The pack that a browser searches, read by the theme's own script: it finds what tantivy finds, in the same order.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "search/books.rs"]
mod books;
#[path = "pack/equal.rs"]
mod equal;
#[path = "pack/reading.rs"]
mod reading;
#[allow(dead_code)]
#[path = "search/script.rs"]
mod script;
#[path = "pack/site.rs"]
mod site;

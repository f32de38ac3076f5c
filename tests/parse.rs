//! One file's text to one edition: what people write, and what the book makes of it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "parse/book.rs"]
mod book;
#[path = "parse/front.rs"]
mod front;
#[path = "parse/hostile.rs"]
mod hostile;
#[path = "parse/identity.rs"]
mod identity;
#[path = "parse/markdown.rs"]
mod markdown;
#[path = "parse/messages.rs"]
mod messages;
#[path = "parse/numbered.rs"]
mod numbered;

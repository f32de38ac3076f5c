//! The preview under clients that mean no good, editors that save in their own ways, and folders that come and go.
//!
//! Everything is on loopback, bounded in count and time.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, unreachable_pub)]

#[path = "serve/book.rs"]
mod book;
#[path = "serve/client.rs"]
mod client;
#[path = "serve/crowds.rs"]
mod crowds;
#[path = "serve/malformed.rs"]
mod malformed;
#[path = "serve/pages.rs"]
mod pages;
#[path = "serve/program.rs"]
mod program;
#[path = "serve/saves.rs"]
mod saves;
#[path = "serve/strangers.rs"]
mod strangers;

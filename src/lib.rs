//! Panelbook turns structured Markdown entries, kept in git by an expert panel, into a cross-linked
//! static site. The stages are modules, ranked from the bottom up; a module names only those of lower
//! rank (`tests/layers.rs` holds that). `docs/ARCHITECTURE.md` is the map.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod base;
pub mod build;
pub mod check;
pub mod citation;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod import;
pub mod ledger;
pub mod model;
pub mod output;
pub mod parse;
pub mod record;
pub mod register;
pub mod render;
pub mod resolve;
pub mod scaffold;
pub mod search;
pub mod serve;
pub mod source;
pub mod table;
pub mod theme;
pub mod trace;

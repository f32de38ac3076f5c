//! The pages beside those of entries and kinds: home, lists by facet, matrix, timeline and the others of
//! the settings' `[pages]`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "pages/facets.rs"]
mod facets;
#[path = "pages/further.rs"]
mod further;
#[path = "pages/garden.rs"]
mod garden;
#[path = "pages/home.rs"]
mod home;
#[path = "pages/matrix.rs"]
mod matrix;
#[path = "pages/settings.rs"]
mod settings;
mod support;
#[path = "pages/timeline.rs"]
mod timeline;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use panelbook::build::{Options, Outcome, Progress, Session};
use panelbook::output::Memory;
use panelbook::source::disk;

/// The repository's own book.
struct Built {
    outcome: Outcome,
    files: BTreeMap<String, Vec<u8>>,
}

static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let snapshot = disk::load(Path::new(env!("CARGO_MANIFEST_DIR")), None).unwrap();
    let memory = Memory::new();
    let options = Options { drafts: false };
    let outcome = Session::new().build(&snapshot, options, &memory, &Progress::default()).unwrap();
    Built { files: support::files(&memory), outcome }
});

impl Built {
    fn page(&self, path: &str) -> String {
        String::from_utf8(self.files.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
    }
}

/// The values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The part of a text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} behind {start}")).0
}

/// Text without its tags.
fn plain(html: &str) -> String {
    let html = ["</th>", "</td>", "</p>"].iter().fold(html.to_owned(), |html, tag| html.replace(tag, " "));
    let text: String =
        html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    let text = text.replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

use super::Exit;
use super::check::Nowhere;
use super::terminal::Terminal;
use crate::build::{Options, Progress, Session};
use crate::diagnostic::{Format, emit};
use crate::ledger;
use crate::record::{self, Published, RecordError};
use crate::source::disk;

/// Writes into the ledgers what git knows and what the site publishes now.
pub(super) fn run(root: &Path, terminal: &Terminal) -> anyhow::Result<Exit> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let outcome =
        Session::new().build(&snapshot, Options { drafts: false }, &Nowhere, &Progress::default())?;
    let Some(site) = &outcome.site else {
        let look = terminal.err;
        let text = emit(&outcome.findings, &|path| outcome.text(&snapshot, path), Format::Human, look);
        io::stderr().write_all(text.as_bytes())?;
        return Ok(Exit::Findings);
    };
    let published: Vec<Published> = site
        .entries
        .iter()
        .filter(|entry| entry.shown)
        .map(|entry| {
            let mut anchors: Vec<String> = entry
                .editions
                .iter()
                .flat_map(|linked| linked.edition.anchors.iter().map(|anchor| anchor.name.clone()))
                .collect();
            anchors.sort();
            anchors.dedup();
            let folder = outcome.config.kinds[entry.kind].folder.clone();
            Published { id: entry.id.clone(), folder, anchors }
        })
        .collect();
    match record::run(root, &snapshot, &published) {
        Ok(recorded) => {
            for note in &recorded.notes {
                writeln!(io::stderr(), "note: {note}")?;
            }
            let ledgers = &recorded.ledgers;
            writeln!(
                io::stdout(),
                "{}: {}, {}: {}, {}: {}",
                ledger::ADDRESSES,
                ledgers.addresses.len(),
                ledger::ANCHORS,
                ledgers.anchors.len(),
                ledger::DATES,
                ledgers.dates.len()
            )?;
            Ok(Exit::Fine)
        }
        Err(RecordError::Unreadable(unread)) => {
            let text = emit(&unread, &|path| snapshot.text(path), Format::Human, terminal.err);
            writeln!(io::stderr(), "{text}error: {}", RecordError::Unreadable(Vec::new()))?;
            Ok(Exit::Findings)
        }
        Err(error) => {
            writeln!(io::stderr(), "error: {error}")?;
            Ok(Exit::Trouble)
        }
    }
}

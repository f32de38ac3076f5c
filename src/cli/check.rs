use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

use super::args::{Check, FindingFormat};
use super::terminal::Terminal;
use super::{Exit, findings};
use crate::base::{Fingerprint, SitePath};
use crate::build::{Options, Progress, Session};
use crate::output::{OutputError, Sink, Written};
use crate::source::disk;

/// Takes every page and keeps none: what a build would say is wanted, not the site.
pub(super) struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &SitePath, _: &[u8]) -> Result<Written, OutputError> {
        Ok(Written::New)
    }

    fn keep(&self, _: &SitePath, _: Fingerprint) -> Result<bool, OutputError> {
        Ok(false)
    }
}

pub(super) fn run(root: &Path, words: &Check, terminal: &Terminal) -> anyhow::Result<Exit> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let options = Options { drafts: words.drafts };
    let outcome = Session::new().build(&snapshot, options, &Nowhere, &Progress::default())?;
    let mut out = io::stdout().lock();
    out.write_all(findings::words(&outcome, &snapshot, &words.findings, terminal.out).as_bytes())?;
    if outcome.findings.is_empty() && words.findings.format == FindingFormat::Human {
        let entries = outcome.site.as_ref().map_or(0, |site| site.entries.len());
        writeln!(out, "no findings in {entries} entries")?;
    }
    out.flush()?;
    Ok(findings::exit(&outcome, &words.findings))
}

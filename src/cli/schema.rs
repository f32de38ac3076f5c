use std::io::{self, Write as _};
use std::path::Path;

use super::args::Schema;
use super::terminal::Terminal;
use super::{Exit, settings};
use crate::scaffold::{kind_named, schema};

/// Prints the JSON Schema of a kind's front matter, or of all kinds'.
pub(super) fn run(root: &Path, words: &Schema, terminal: &Terminal) -> anyhow::Result<Exit> {
    let Some((_, config)) = settings(root, terminal)? else { return Ok(Exit::Findings) };
    let kind = words.kind.as_deref().map(|name| kind_named(name, &config)).transpose()?;
    let text = serde_json::to_string_pretty(&schema(&config, kind))?;
    writeln!(io::stdout(), "{text}")?;
    Ok(Exit::Fine)
}

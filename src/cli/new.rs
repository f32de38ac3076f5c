use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::args::New;
use super::terminal::Terminal;
use super::{Exit, here, settings};
use crate::ledger;
use crate::scaffold::{Request, draft, write};

/// Starts an entry or a translation, and prints the path of its file as seen from where the program was
/// started, so that an editor can be given it.
pub(super) fn run(root: &Path, words: &New, terminal: &Terminal) -> anyhow::Result<Exit> {
    let Some((snapshot, config)) = settings(root, terminal)? else { return Ok(Exit::Findings) };
    let (ledgers, _) = ledger::read(&snapshot);
    let request = Request {
        kind: &words.kind,
        id: &words.id,
        title: words.title.as_deref(),
        lang: words.lang.as_deref(),
    };
    let draft = draft(request, &snapshot, &config, &ledgers)?;
    write(root, &draft)?;
    writeln!(io::stdout(), "{}", seen_from(&here()?, root).join(draft.path.as_str()).display())?;
    Ok(Exit::Fine)
}

/// The book's root as a short path from a folder inside it; else as it is.
fn seen_from(folder: &Path, root: &Path) -> PathBuf {
    match folder.strip_prefix(root) {
        Ok(below) => below.components().map(|_| "..").collect(),
        Err(_) => root.to_path_buf(),
    }
}

use std::io::{self, Write as _};

use super::Exit;
use super::args::Init;
use crate::scaffold::{STARTER, init};

/// Starts a book.
pub(super) fn run(words: &Init) -> anyhow::Result<Exit> {
    init(&words.folder)?;
    let mut out = io::stdout().lock();
    for (path, _) in STARTER {
        writeln!(out, "{}", words.folder.join(path).display())?;
    }
    out.flush()?;
    writeln!(
        io::stderr(),
        "a small book, ready to be built: panelbook build --book {}",
        words.folder.display()
    )?;
    Ok(Exit::Fine)
}

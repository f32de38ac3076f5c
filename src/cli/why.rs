use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

use super::Exit;
use super::args::Why;
use super::terminal::Terminal;
use crate::build::{Options, Progress, Session, why};
use crate::output::Memory;
use crate::source::disk;

/// Builds the book in memory and prints what one page is made from.
pub(super) fn run(root: &Path, words: &Why, _: &Terminal) -> anyhow::Result<Exit> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let mut session = Session::new();
    let options = Options { drafts: words.drafts };
    let outcome = session.build(&snapshot, options, &Memory::new(), &Progress::default())?;
    let Some(site) = &outcome.site else {
        writeln!(io::stderr(), "error: the settings cannot be read; `panelbook check` says why")?;
        return Ok(Exit::Findings);
    };
    match why(&words.page, session.pages(), site, &outcome.config) {
        Ok(text) => {
            io::stdout().write_all(text.as_bytes())?;
            Ok(Exit::Fine)
        }
        Err(near) => {
            write!(io::stderr(), "error: there is no page `{}`", words.page)?;
            match near {
                Some(near) => writeln!(io::stderr(), "; did you mean `{near}`?")?,
                None => writeln!(io::stderr(), "; name its address in the site or the entry's id")?,
            }
            Ok(Exit::Trouble)
        }
    }
}

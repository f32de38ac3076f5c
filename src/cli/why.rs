use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;

use super::Exit;
use super::args::Why;
use super::terminal::Terminal;
use crate::build::{Options, Session, WhyNot, why};
use crate::diagnostic::{Format, emit};
use crate::source::disk;

/// Draws one page and prints what one page is made from.
pub(super) fn run(root: &Path, words: &Why, terminal: &Terminal) -> anyhow::Result<Exit> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let options = Options { drafts: words.drafts };
    let Ok(generation) = Session::new().prepare(Arc::new(snapshot), options) else {
        writeln!(io::stderr(), "error: the settings cannot be read; `panelbook check` says why")?;
        return Ok(Exit::Findings);
    };
    match why(&words.page, &generation) {
        Ok(text) => {
            io::stdout().write_all(text.as_bytes())?;
            Ok(Exit::Fine)
        }
        Err(WhyNot::NoPage(near)) => {
            write!(io::stderr(), "error: there is no page `{}`", words.page)?;
            match near {
                Some(near) => writeln!(io::stderr(), "; did you mean `{near}`?")?,
                None => writeln!(io::stderr(), "; name its address in the site or the entry's id")?,
            }
            Ok(Exit::Trouble)
        }
        Err(WhyNot::Undrawn(finding)) => {
            let text = emit(&[*finding], &|path| generation.text(path), Format::Human, terminal.err);
            io::stderr().write_all(text.as_bytes())?;
            Ok(Exit::Findings)
        }
    }
}

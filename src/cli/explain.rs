use std::io::{self, Write as _};

use super::Exit;
use super::args::Explain;
use crate::diagnostic::{CODES, code, nearest};
use crate::output::OutputError;

/// Prints what a code means, or every code with its title.
pub(super) fn run(words: &Explain) -> anyhow::Result<Exit> {
    let mut out = io::stdout().lock();
    let Some(name) = &words.code else {
        for explained in CODES {
            writeln!(out, "{}", title(explained.text))?;
        }
        for code in OutputError::codes() {
            writeln!(out, "{}", title(OutputError::explain(code).unwrap_or_default()))?;
        }
        return Ok(Exit::Fine);
    };
    let wanted = name.to_uppercase();
    let text = code(&wanted).map(|explained| explained.text).or_else(|| OutputError::explain(&wanted));
    if let Some(text) = text {
        writeln!(out, "{}", text.trim_end())?;
        return Ok(Exit::Fine);
    }
    let all = CODES.iter().map(|explained| explained.code.as_str()).chain(OutputError::codes());
    write!(io::stderr(), "error: there is no code `{name}`")?;
    match nearest(&wanted, all) {
        Some(near) => writeln!(io::stderr(), "; did you mean `{near}`?")?,
        None => writeln!(io::stderr(), "; `panelbook explain` lists them all")?,
    }
    Ok(Exit::Trouble)
}

fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}

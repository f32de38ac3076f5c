use anyhow::Result;

use crate::command::run;
use crate::{peers, setup};

/// Pictures of every type of page in `target/screenshots`, for people to look at.
pub fn screenshots(words: &[&str]) -> Result<()> {
    script("tests/browser/screenshots.mjs", words)
}

/// Lighthouse over the main pages.
pub fn bench(words: &[&str]) -> Result<()> {
    peers::lighthouse()?;
    script("tests/browser/bench-pages.mjs", words)
}

/// Runs one of the scripts that need a browser, with the program as it is now.
fn script(file: &str, words: &[&str]) -> Result<()> {
    setup::tests()?;
    run("cargo", &["build", "--locked"])?;
    run("node", &[&[file], words].concat())
}

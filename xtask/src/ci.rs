use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;

use crate::command::{root, run, run_with};
use crate::setup;

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// What a developer waits for.
    Quick,
    /// Also the long tests in the browser.
    Whole,
}

/// The README's test command: what the tests need, then the tests.
pub fn test() -> Result<()> {
    tests(Extent::Quick)
}

fn tests(extent: Extent) -> Result<()> {
    setup::tests()?;
    run("cargo", &["test", "--workspace", "--all-targets", "--locked"])?;
    run("cargo", &["test", "--doc", "--workspace", "--locked"])?;
    // The program that the browser's tests run was built for the Rust tests. By itself it would be built anew with all that
    // it depends on, which has other features for tests.
    let words: &[&str] = match extent {
        Extent::Quick => &["tests/browser/run.mjs"],
        Extent::Whole => &["tests/browser/run.mjs", "--all"],
    };
    run("node", words)
}

/// Everything that must pass before a change lands.
pub fn ci() -> Result<()> {
    let began = Instant::now();
    run("cargo", &["fmt", "--all", "--check"])?;
    run("cargo", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    run_with(
        "cargo",
        &["doc", "--workspace", "--no-deps", "--locked", "--lib"],
        &[("RUSTDOCFLAGS", "-D warnings")],
    )?;
    tests(Extent::Whole)?;
    // By the program that the tests had built: one for release would take minutes and check nothing more of the book.
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let program = target.join("debug/panelbook");
    run(&program.to_string_lossy(), &["build", "--deny", "warnings"])?;
    println!("\nall passed in {:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}

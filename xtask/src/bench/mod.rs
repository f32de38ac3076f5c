//! Comparisons with peers: all programs in one alternating run, so that a machine that grows slower
//! grows slower for all.

pub mod build;
pub mod citations;
mod measure;
pub mod search;
pub mod serve;
mod server;

/// Runs a program and prints what it cost: the measuring process that [`build`] starts for each run.
pub fn measured(words: &[&str]) -> anyhow::Result<()> {
    measure::inside(words)
}

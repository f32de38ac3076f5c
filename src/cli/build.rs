use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::args::Build;
use super::terminal::Terminal;
use super::{Exit, findings};
use crate::base::{Fingerprint, Hasher};
use crate::build::{Options, Progress, Session, Timings};
use crate::output::{Report, Stage, unchanged};
use crate::source::{Snapshot, disk};

/// Folders and files of a book that no site may be published over.
const SOURCES: &[&str] = &["content", "themes", "book.toml", "src", "tests", "docs", ".git"];

pub(super) fn run(root: &Path, words: &Build, terminal: &Terminal) -> anyhow::Result<Exit> {
    let began = Instant::now();
    let target = if words.out.is_absolute() { words.out.clone() } else { root.join(&words.out) };
    let mut reading = Timings::start();
    let snapshot =
        disk::load(root, Some(&target)).with_context(|| format!("cannot read `{}`", root.display()))?;
    reading.end("source");
    let input = input(&snapshot, words.drafts);
    let published = unchanged(&target, input);
    reading.end("compare");
    if let Some(report) = published {
        say_timings(words, &[&reading])?;
        return summary(&report, began);
    }
    let sources: Vec<_> = SOURCES.iter().map(|name| root.join(name)).collect();
    let sources: Vec<&Path> = sources.iter().map(std::path::PathBuf::as_path).collect();
    let stage = match Stage::open(&target, &sources) {
        Ok(stage) => stage,
        Err(error) => return trouble(&error),
    };
    let progress = Progress::default();
    let mut session = Session::new();
    let options = Options { drafts: words.drafts };
    let built = watched(&progress, terminal, || session.build(&snapshot, options, &stage, &progress));
    let outcome = match built {
        Ok(outcome) => outcome,
        Err(error) => return trouble(&error),
    };
    let text = findings::words(&outcome, &snapshot, &words.findings, terminal.err);
    io::stderr().write_all(text.as_bytes())?;
    let exit = findings::exit(&outcome, &words.findings);
    if outcome.failed() || exit != Exit::Fine {
        drop(stage);
        say_timings(words, &[&reading, &outcome.timings])?;
        writeln!(io::stderr(), "nothing was published; the last good site is as it was")?;
        return Ok(Exit::Findings);
    }
    // Only a build without findings may be passed over next time: the others must be said again.
    let input = outcome.findings.is_empty().then_some(input);
    let mut publishing = Timings::start();
    let report = stage.commit(input);
    publishing.end("output");
    say_timings(words, &[&reading, &outcome.timings, &publishing])?;
    match report {
        Ok(report) => summary(&report, began),
        Err(error) => trouble(&error),
    }
}

/// Says how long the stages took, to whoever asked for it: not where scripts read what came of the build.
fn say_timings(words: &Build, all: &[&Timings]) -> io::Result<()> {
    let mut all = all.iter().filter(|_| words.timings);
    all.try_for_each(|timings| write!(io::stderr(), "{timings}"))
}

/// The fingerprint of everything that the site is made from.
fn input(snapshot: &Snapshot, drafts: bool) -> Fingerprint {
    let mut hasher = Hasher::new();
    hasher.part(env!("CARGO_PKG_VERSION").as_bytes()).part(&[u8::from(drafts)]);
    for (name, text) in crate::theme::EMBEDDED {
        hasher.part(name.as_bytes()).part(text.as_bytes());
    }
    for file in snapshot.files.values() {
        hasher.part(file.path.as_str().as_bytes()).part(file.fingerprint.as_bytes());
    }
    hasher.part(&[u8::from(snapshot.problems.is_empty())]);
    hasher.finish()
}

/// One line: files, changed, removed, seconds.
fn summary(report: &Report, began: Instant) -> anyhow::Result<Exit> {
    let seconds = began.elapsed().as_secs_f64();
    let pages = if report.files == 1 { "file" } else { "files" };
    let changed = report.new + report.changed;
    let mut out = io::stdout().lock();
    writeln!(out, "{} {pages}, {changed} changed, {} removed, {seconds:.2} s", report.files, report.removed)?;
    if report.resumed {
        writeln!(io::stderr(), "note: a publication that had been cut short was completed first")?;
    }
    Ok(Exit::Fine)
}

fn trouble(error: &crate::output::OutputError) -> anyhow::Result<Exit> {
    writeln!(io::stderr(), "error[{}]: {error}\n  = help: {}", error.code(), error.help())?;
    Ok(Exit::Trouble)
}

/// Runs `work`; when it takes over a second and somebody looks on, says how far it is.
fn watched<T>(progress: &Progress, terminal: &Terminal, work: impl FnOnce() -> T) -> T {
    if !terminal.progress {
        return work();
    }
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut drawn = false;
            std::thread::park_timeout(Duration::from_secs(1));
            while !ended.load(Ordering::Acquire) {
                if progress.total() > 0 {
                    drawn = true;
                    let _ = write!(io::stderr(), "\r{} of {} pages", progress.done(), progress.total());
                }
                std::thread::park_timeout(Duration::from_millis(100));
            }
            if drawn {
                let _ = write!(io::stderr(), "\r\u{1b}[K");
            }
        });
        let result = work();
        ended.store(true, Ordering::Release);
        watcher.thread().unpark();
        result
    })
}

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};

/// What one run of a program cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds of all processors, by the program and its children.
    pub cpu: f64,
    /// The largest resident set, in MiB.
    pub memory: f64,
}

/// The word that makes this program run another and print what it cost. A process of its own for each
/// run, because the kernel only tells the largest of all children so far.
pub const WORD: &str = "measure";

/// Runs a program to its end, in a process that measures nothing else.
pub fn measure(program: &Path, words: &[&str], folder: &Path) -> Result<Cost> {
    let me = std::env::current_exe()?;
    let output = Command::new(me)
        .arg(WORD)
        .arg(program)
        .args(words)
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {}", program.display()))?;
    if !output.status.success() {
        bail!("{} {} failed", program.display(), words.join(" "));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = text.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    match figures.as_slice() {
        [wall, cpu, memory] => Ok(Cost { wall: *wall, cpu: *cpu, memory: *memory }),
        _ => bail!("{} could not be measured: {text}", program.display()),
    }
}

/// The measuring process itself: `xtask measure PROGRAM WORDS…`.
pub fn inside(words: &[&str]) -> Result<()> {
    let [program, words @ ..] = words else { bail!("nothing to measure") };
    let began = Instant::now();
    let output = Command::new(program).args(words).stdin(Stdio::null()).output()?;
    let wall = began.elapsed();
    if !output.status.success() {
        eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        bail!("{program}: {}", output.status);
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: nix::sys::time::TimeVal| {
        Duration::new(time.tv_sec().unsigned_abs(), 0).as_secs_f64() + time.tv_usec() as f64 / 1e6
    };
    let cpu = seconds(usage.user_time()) + seconds(usage.system_time());
    println!("{} {cpu} {}", wall.as_secs_f64(), usage.max_rss() as f64 / 1024.0);
    Ok(())
}

/// The middle one of some figures.
pub fn median(figures: &[f64]) -> f64 {
    part(figures, 50)
}

/// The figure below which so many hundredths of all figures are: 50 is the median.
pub fn part(figures: &[f64], hundredths: usize) -> f64 {
    let mut figures = figures.to_vec();
    figures.sort_by(f64::total_cmp);
    let at = (figures.len() * hundredths / 100).min(figures.len().saturating_sub(1));
    figures.get(at).copied().unwrap_or(f64::NAN)
}

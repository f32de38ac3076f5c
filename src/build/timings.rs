use std::fmt;
use std::time::{Duration, Instant};

/// How long each stage of a build took. Shown to people who ask; nothing of it reaches a site.
#[derive(Clone, Debug)]
pub struct Timings {
    stages: Vec<(&'static str, Duration)>,
    since: Instant,
}

impl Timings {
    /// A watch that starts now.
    pub fn start() -> Timings {
        Timings { stages: Vec::new(), since: Instant::now() }
    }

    /// Ends a stage; the next begins.
    pub fn end(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.since));
        self.since = now;
    }

    /// How long a stage took; nothing when it has not ended.
    pub fn took(&self, stage: &str) -> Duration {
        self.stages.iter().filter(|(name, _)| *name == stage).map(|(_, took)| *took).sum()
    }
}

impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.stages
            .iter()
            .try_for_each(|(stage, took)| writeln!(f, "{:>9.1} ms  {stage}", took.as_secs_f64() * 1000.0))
    }
}

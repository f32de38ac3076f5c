use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

use super::Exit;
use super::args::{Trace as Words, TraceFormat};
use crate::build::{Options, Progress, Session};
use crate::diagnostic::nearest;
use crate::output::Memory;
use crate::source::disk;
use crate::trace::{self, Claim, Support, Trace, Weakness};

/// Prints what an entry rests on, or where the whole book rests on little.
pub(super) fn run(root: &Path, words: &Words) -> anyhow::Result<Exit> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let options = Options { drafts: words.drafts };
    let outcome = Session::new().build(&snapshot, options, &Memory::new(), &Progress::default())?;
    let (Some(site), config) = (&outcome.site, &outcome.config) else {
        writeln!(io::stderr(), "error: the settings cannot be read; `panelbook check` says why")?;
        return Ok(Exit::Findings);
    };
    let traces = match &words.id {
        Some(id) => match site.find(id) {
            Some(index) => vec![trace::entry(index, site, config)],
            None => {
                write!(io::stderr(), "error: there is no entry `{id}`")?;
                match nearest(id, site.entries.iter().map(|entry| entry.id.as_str())) {
                    Some(near) => writeln!(io::stderr(), "; did you mean `{near}`?")?,
                    None => writeln!(io::stderr(), "; an entry's id is its file's name without `.md`")?,
                }
                return Ok(Exit::Trouble);
            }
        },
        None => trace::book(site, config),
    };
    let text = match (words.format, &words.id) {
        (TraceFormat::Human, Some(_)) => traces.iter().map(told).collect(),
        (TraceFormat::Human, None) => weak_points(&traces),
        (TraceFormat::Json, Some(_)) => format!("{}\n", serde_json::to_string(&traces[0])?),
        (TraceFormat::Json, None) => {
            let weak: Vec<&Trace> = traces
                .iter()
                .filter(|trace| trace.claims.iter().any(|claim| !claim.weak.is_empty()))
                .collect();
            format!("{}\n", serde_json::to_string(&weak)?)
        }
    };
    io::stdout().write_all(text.as_bytes())?;
    let bare = traces.iter().any(|trace| trace.is(Weakness::NoSource));
    Ok(if bare { Exit::Findings } else { Exit::Fine })
}

/// One entry: each claim, what it rests on, and where that was said.
fn told(trace: &Trace) -> String {
    let mut out = format!("{}: {}\n", trace.id, shown(&trace.title));
    for Claim { field, words, cites, supports, weak, .. } in &trace.claims {
        let _ = writeln!(out, "\n{field}: {}", shown(words));
        if !cites && !supports.is_empty() {
            let _ = writeln!(out, "  (its words name no source; these are the entry's)");
        }
        for support in supports {
            tell(support, &mut out);
        }
        for weakness in weak {
            let _ = writeln!(out, "  ! {}", weakness.words());
        }
    }
    out
}

fn tell(support: &Support, out: &mut String) {
    let _ = writeln!(out, "  <- {}", shown(&support.words));
    let mut line = |words: &str| {
        let _ = writeln!(out, "     {}", shown(words));
    };
    match (&support.title, &support.standing) {
        (Some(title), Some(standing)) => line(&format!("{title} ({standing})")),
        (Some(title), None) => line(title),
        (None, _) if support.work != support.words => line(&support.work),
        (None, _) => {}
    }
    for passage in &support.passages {
        line(&format!("#{}: {}", passage.anchor, passage.words));
    }
    for meeting in &support.meetings {
        let dates = if meeting.dates.is_empty() {
            String::new()
        } else {
            format!(", {}", meeting.dates.join(" to "))
        };
        line(&format!("issued for: {}{dates}", meeting.title));
    }
    if support.superseded {
        let by =
            if support.by.is_empty() { "withdrawn or superseded".to_owned() } else { support.by.join(", ") };
        line(&format!("! a later text stands for it: {by}"));
    }
}

/// A line for each claim that rests on little, the worst first, and how many there are.
fn weak_points(traces: &[Trace]) -> String {
    let mut out = String::new();
    let claims = || traces.iter().flat_map(|trace| trace.claims.iter().map(move |claim| (trace, claim)));
    let mut counts = Vec::new();
    for weakness in [Weakness::NoSource, Weakness::Superseded, Weakness::OneSource] {
        let found: Vec<_> = claims().filter(|(_, claim)| claim.weak.contains(&weakness)).collect();
        for (trace, claim) in &found {
            let work = claim.supports.iter().find(|one| weakness != Weakness::Superseded || one.superseded);
            let work = work.map_or(String::new(), |one| format!(" ({})", shown(&one.words)));
            let _ = writeln!(out, "{}: {}: {}{work}", weakness.words(), trace.id, claim.field);
        }
        counts.push(format!("{} with {}", found.len(), weakness.words()));
    }
    let count = claims().count();
    let plural = if count == 1 { "" } else { "s" };
    let _ = writeln!(out, "{count} claim{plural}: {}", counts.join(", "));
    out
}

/// Words without control characters, which could write over a terminal.
fn shown(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

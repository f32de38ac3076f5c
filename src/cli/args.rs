use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Panelbook turns structured Markdown entries, kept in git by an expert panel, into a cross-linked site.
#[derive(Clone, Debug, Parser)]
#[command(name = "panelbook", version, about, disable_help_subcommand = true, max_term_width = 100)]
pub struct Args {
    /// Folder of the book [default: the nearest folder with a book.toml, from here upwards]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) book: Option<PathBuf>,
    /// Use colors
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(super) color: Color,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site
    Build(Build),
    /// Check the book without building it
    Check(Check),
    /// Say what a page is made from and what it asked about the rest of the book
    Why(Why),
    /// Say what an entry rests on, or where the book rests on little
    Trace(Trace),
    /// Explain the code of a finding
    Explain(Explain),
    /// Print completions for a shell
    Completions(Completions),
}

#[derive(Clone, Debug, Group)]
pub(super) struct Build {
    /// Folder to publish into
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub(super) out: PathBuf,
    /// Give drafts pages too
    #[arg(long)]
    pub(super) drafts: bool,
    #[command(flatten)]
    pub(super) findings: Findings,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Check {
    /// Give drafts pages too
    #[arg(long)]
    pub(super) drafts: bool,
    #[command(flatten)]
    pub(super) findings: Findings,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Findings {
    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: FindingFormat,
    /// Fail on warnings too
    #[arg(long, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingFormat {
    /// With the line shown and help
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
    /// Commands that place findings in a GitHub review
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Warnings fail the command
    Warnings,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Why {
    /// Address of a page (en/terms/tracing.html) or id of an entry
    pub(super) page: String,
    /// As in a build that gives drafts pages
    #[arg(long)]
    pub(super) drafts: bool,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Trace {
    /// Id of an entry; the weak points of all entries when left out
    pub(super) id: Option<String>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: TraceFormat,
    /// Count drafts too
    #[arg(long)]
    pub(super) drafts: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TraceFormat {
    /// For people
    Human,
    /// One JSON text: an object for one entry, a list for all
    Json,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Explain {
    /// Code of a finding, such as F004; all codes when left out
    pub(super) code: Option<String>,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Completions {
    /// Shell
    pub(super) shell: Shell,
}

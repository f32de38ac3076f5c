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
    pub(super) command: Option<Command>,
}

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Debug, Subcommand)]
pub(super) enum Command {
    /// Show the book in the browser, and follow every save
    Serve(Serve),
    /// Start a book: a small working one, in a folder that is new or empty
    Init(Init),
    /// Start an entry, or a translation of one, with the questions of its kind
    New(New),
    /// Build the site
    Build(Build),
    /// Check the book without building it
    Check(Check),
    /// Say what a page is made from and what it asked about the rest of the book
    Why(Why),
    /// Write into content/ledger/ what git knows: dates, moves, addresses and anchors ever published
    Record,
    /// Print the JSON Schema of the front matter, for editors
    Schema(Schema),
    /// Make a draft entry of a document's text: plain text, Markdown or HTML
    Import(Import),
    /// Find pages by words, best first
    Search(Search),
    /// Say what an entry rests on, or where the book rests on little
    Trace(Trace),
    /// Compare the book's own theme files with the built-in ones, or start one
    #[command(subcommand)]
    Theme(Theme),
    /// Explain the code of a finding
    Explain(Explain),
    /// Print the citation of an entry or a paragraph
    Cite(Cite),
    /// List the citations of a text
    Symbols(Symbols),
    /// Print completions for a shell
    Completions(Completions),
}

#[derive(Clone, Debug, Default, Group)]
pub(super) struct Serve {
    /// Port of this machine [default: the first free one from 4000]
    #[arg(long, value_name = "PORT")]
    pub(super) port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Give drafts pages too
    #[arg(long)]
    pub(super) drafts: bool,
    /// Look for changes twice a second, where saves go unnoticed, as on network drives
    #[arg(long)]
    pub(super) poll: bool,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Init {
    /// Folder of the new book
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

#[derive(Clone, Debug, Group)]
pub(super) struct New {
    /// Kind of the entry, such as term
    pub(super) kind: String,
    /// Id of the entry: the name of its file, and for ever its address
    pub(super) id: String,
    /// Title
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Language of a translation, such as fr [default: the book's first language]
    #[arg(long, value_name = "TAG")]
    pub(super) lang: Option<String>,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Schema {
    /// Kind of entry; all kinds when left out
    pub(super) kind: Option<String>,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Build {
    /// Folder to publish into
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub(super) out: PathBuf,
    /// Give drafts pages too
    #[arg(long)]
    pub(super) drafts: bool,
    /// Say how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
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
pub(super) struct Import {
    /// The document's text
    pub(super) file: PathBuf,
    /// Symbol of the document; once for each when it has several, left out when it has none
    #[arg(long, value_name = "SYMBOL")]
    pub(super) symbol: Vec<String>,
    /// Id of the entry [default: from the file's name]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// Kind of the entry [default: the only kind with numbered paragraphs and symbols]
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// Language of the text [default: the book's first language]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// Where to write the entry, - for standard output [default: its place in the book]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Where to write what became of every line [default: standard error]
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Search {
    /// Words; "in quotes" side by side, -not, OR, title:word, kind:practice, beginn*
    #[arg(required = true)]
    pub(super) words: Vec<String>,
    /// Language of the reader [default: the book's source language]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// Entries of this kind alone
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// How many pages at the most
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub(super) limit: usize,
    /// One JSON object a line
    #[arg(long)]
    pub(super) json: bool,
    /// Find drafts too
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

#[derive(Clone, Debug, Subcommand)]
pub(super) enum Theme {
    /// Say which built-in file each theme file of the book takes the place of, and what has changed since
    Check(ThemeCheck),
    /// Copy a built-in file into the book's theme, and record what it was made from
    Take(ThemeTake),
}

#[derive(Clone, Debug, Group)]
pub(super) struct ThemeCheck {
    /// Fail on warnings too
    #[arg(long, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
}

#[derive(Clone, Debug, Group)]
pub(super) struct ThemeTake {
    /// File of the theme, such as parts/footer.html
    pub(super) file: String,
    /// Print the built-in file and write nothing
    #[arg(long, conflicts_with = "keep")]
    pub(super) print: bool,
    /// Keep the book's file, and record that it fits the present built-in one
    #[arg(long)]
    pub(super) keep: bool,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Explain {
    /// Code of a finding, such as F004; all codes when left out
    pub(super) code: Option<String>,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Cite {
    /// Id of an entry, perhaps with a paragraph or heading (iti#p8-a)
    #[arg(value_name = "ID[#ANCHOR]")]
    pub(super) entry: String,
    /// Form of the citation
    #[arg(long, value_name = "STYLE", default_value = "un")]
    pub(super) style: CitationStyle,
    /// Language of the citation [default: the book's source language]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CitationStyle {
    /// Words after the United Nations Editorial Manual
    Un,
    /// BibTeX
    Bibtex,
    /// RIS
    Ris,
    /// CSL-JSON
    CslJson,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Symbols {
    /// Text to read, `-` for standard input
    #[arg(default_value = "-")]
    pub(super) file: PathBuf,
    /// Language of the text [default: the book's source language, English outside of a book]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// One JSON object a line
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Debug, Group)]
pub(super) struct Completions {
    /// Shell
    pub(super) shell: Shell,
}

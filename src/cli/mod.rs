//! Rank 13: typed words to options, to one call, to an exit code.
//!
//! Standard output is the result, standard error the talk. Exit codes: 0 when all is well, 1 when there
//! are findings that fail the command, 2 when the words make no sense or a file cannot be read or written.
//! A reader that goes away early (`panelbook check | head`) is no error.

mod args;
mod build;
mod check;
mod cite;
mod explain;
mod findings;
mod import;
mod init;
mod new;
mod record;
mod schema;
mod search;
mod serve;
mod symbols;
mod terminal;
mod theme;
mod trace;
mod why;

pub use args::Args;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser as _};

use crate::base::BookPath;
use crate::config::{self, Config};
use crate::diagnostic::{Format, Severity, emit};
use crate::source::{Snapshot, disk};
use args::Command;
use terminal::Terminal;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// There are findings that fail the command.
    Findings,
    /// The words make no sense, or a file cannot be read or written.
    Trouble,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Trouble => 2,
        })
    }
}

/// Runs the program with the words it was started with.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let fine = !error.use_stderr();
            return match error.print() {
                Ok(()) if fine => Exit::Fine.into(),
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine.into(),
                _ => Exit::Trouble.into(),
            };
        }
    };
    let terminal = Terminal::of_process(args.color);
    run(args, &terminal).into()
}

/// Runs one command.
pub fn run(args: Args, terminal: &Terminal) -> Exit {
    let result = dispatch(args, terminal);
    match result {
        Ok(exit) => exit,
        Err(error) if broken_pipe(&error) => Exit::Fine,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error:#}");
            Exit::Trouble
        }
    }
}

fn dispatch(args: Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let book = args.book.as_deref();
    let Some(command) = args.command else { return serve::alone(&root(book)?, terminal) };
    match command {
        Command::Serve(words) => serve::run(&root(book)?, &words, terminal),
        Command::Init(words) => init::run(&words),
        Command::New(words) => new::run(&root(book)?, &words, terminal),
        Command::Build(words) => build::run(&root(book)?, &words, terminal),
        Command::Check(words) => check::run(&root(book)?, &words, terminal),
        Command::Why(words) => why::run(&root(book)?, &words, terminal),
        Command::Record => record::run(&root(book)?, terminal),
        Command::Schema(words) => schema::run(&root(book)?, &words, terminal),
        Command::Import(words) => import::run(&root(book)?, &words, terminal),
        Command::Trace(words) => trace::run(&root(book)?, &words),
        Command::Search(words) => search::run(&root(book)?, &words, terminal),
        Command::Theme(words) => theme::run(&root(book)?, &words, terminal),
        Command::Explain(words) => explain::run(&words),
        Command::Cite(words) => cite::run(&root(book)?, &words),
        Command::Symbols(words) => {
            let root = root(book)?;
            let in_book = book.is_some() || root.join("book.toml").is_file();
            symbols::run(in_book.then_some(root.as_path()), &words)
        }
        Command::Completions(words) => {
            let mut text = Vec::new();
            clap_complete::generate(words.shell, &mut Args::command(), "panelbook", &mut text);
            io::stdout().write_all(&text)?;
            Ok(Exit::Fine)
        }
    }
}

/// The folder of the book: the one named, else the nearest with a `book.toml`, from here upwards.
fn root(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    if let Some(named) = named {
        return Ok(named.to_path_buf());
    }
    let here = here()?;
    let found = here.ancestors().find(|folder| folder.join("book.toml").is_file());
    Ok(found.unwrap_or(&here).to_path_buf())
}

/// The folder that the program was started in.
#[expect(clippy::disallowed_methods, reason = "the one place where the program asks where it was started")]
fn here() -> io::Result<PathBuf> {
    std::env::current_dir()
}

/// The files and settings of a book, for commands that need no site. `None` when the settings cannot be
/// read, which has then been said.
fn settings(root: &Path, terminal: &Terminal) -> anyhow::Result<Option<(Snapshot, Config)>> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let path = BookPath::new("book.toml").expect("a plain name is a path");
    let Some(text) = snapshot.text(&path) else {
        anyhow::bail!(
            "there is no `book.toml` here\n  = help: go into the folder of a book, or start one: panelbook init my-book"
        );
    };
    let (config, findings) = config::parse(text, &path);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        let text = emit(&findings, &|path| snapshot.text(path), Format::Human, terminal.err);
        io::stderr().write_all(text.as_bytes())?;
        return Ok(None);
    }
    Ok(Some((snapshot, config)))
}

fn broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

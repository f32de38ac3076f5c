use std::collections::BTreeSet;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::Context as _;
use clap::CommandFactory as _;

use super::args::{Args, Serve};
use super::terminal::Terminal;
use super::{Exit, findings};
use crate::build::Options;
use crate::diagnostic::{Diagnostic, Format, emit};
use crate::serve::http::{Bound, Limits};
use crate::serve::{News, Preview};

/// Where the preview looks for a port when none is named.
const PORTS: std::ops::Range<u16> = 4000..4100;

/// What a start without any words does: in a book, its preview in the browser; elsewhere, the help.
pub(super) fn alone(root: &Path, terminal: &Terminal) -> anyhow::Result<Exit> {
    if !root.join("book.toml").is_file() {
        let help = Args::command().render_help();
        let help = if terminal.err.color { help.ansi().to_string() } else { help.to_string() };
        io::stderr().write_all(help.as_bytes())?;
        return Ok(Exit::Trouble);
    }
    let ended = run(root, &Serve { open: true, ..Serve::default() }, terminal);
    // Started by a double click, the window would be gone before anybody could read why.
    if io::stdin().is_terminal() {
        if let Err(error) = &ended {
            writeln!(io::stderr(), "error: {error:#}\n\npress Enter to end")?;
        }
        let _ = io::stdin().lock().read_line(&mut String::new());
        return ended.or(Ok(Exit::Trouble));
    }
    ended
}

/// Serves the book until it is ended from outside.
pub(super) fn run(root: &Path, words: &Serve, terminal: &Terminal) -> anyhow::Result<Exit> {
    let began = Instant::now();
    let bound = match words.port {
        Some(port) => Bound::to(port).map_err(|error| taken(&error, port))?,
        None => Bound::to_first(PORTS)
            .context("there is no free port from 4000 to 4099; name one: --port PORT")?,
    };
    let options = Options { drafts: words.drafts };
    let cannot = || format!("cannot read `{}`", root.display());
    let mut preview = Preview::open(root, options, words.poll).with_context(cannot)?;
    let port = bound.port();
    let _server = bound.serve(Limits::PREVIEW, preview.handler())?;
    let address = format!("http://localhost:{port}/");
    let mut out = io::stdout();
    if words.port.is_none() && port != PORTS.start {
        writeln!(io::stderr(), "note: port {} is in use; this preview has {port}", PORTS.start)?;
    }
    writeln!(out, "{address} shows the book after {:.2} s; Ctrl-C ends it", began.elapsed().as_secs_f64())?;
    out.flush()?;
    if words.open && !open(&address) {
        writeln!(io::stderr(), "note: the browser cannot be opened from here; open {address} in it")?;
    }
    let mut said: Vec<Diagnostic> = Vec::new();
    loop {
        for news in preview.turn() {
            match news {
                News::Changed { took, told } => {
                    let pages = if told == 1 { "page" } else { "pages" };
                    writeln!(out, "changed: {told} open {pages} told, {} ms", took.as_millis())?;
                }
                News::Findings(found, texts) if found != said => {
                    let text_of = |path: &_| texts.text(path);
                    // What was said before still stands above; a save is about what it changed.
                    let known: BTreeSet<&Diagnostic> = said.iter().collect();
                    let new: Vec<Diagnostic> =
                        found.iter().filter(|one| !known.contains(one)).cloned().collect();
                    let mut words = emit(&new, &text_of, Format::Human, terminal.err);
                    if found.is_empty() {
                        words.push_str("all is well again");
                    } else {
                        words.push_str(&findings::count(&found));
                    }
                    words.push('\n');
                    io::stderr().write_all(words.as_bytes())?;
                    said = found;
                }
                News::Findings(..) => {}
                News::Polls(why) => {
                    writeln!(io::stderr(), "note: {why}; the book is looked at twice a second instead")?;
                }
                News::Gone(why) => writeln!(
                    io::stderr(),
                    "warning: the book's folder cannot be read ({why}); the last pages stay until it is back"
                )?,
                News::Back => writeln!(io::stderr(), "note: the book's folder is back")?,
            }
            out.flush()?;
        }
    }
}

fn taken(error: &io::Error, port: u16) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow::anyhow!("port {port} is in use; name another one, or none to get the next that is free")
        }
        io::ErrorKind::PermissionDenied => {
            anyhow::anyhow!("port {port} may not be used; those from 1024 upwards may")
        }
        _ => anyhow::anyhow!("port {port} cannot be used: {error}"),
    }
}

/// Opens an address in the user's browser, by whatever the system has for that. What the browser has to say
/// is nothing for this terminal.
fn open(address: &str) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Somebody has to ask how it ended, or it stays in the system's list for as long as we do.
            std::thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}

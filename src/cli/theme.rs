use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};

use super::args::{Theme, ThemeCheck, ThemeTake};
use super::terminal::Terminal;
use super::{Exit, settings};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Format, Severity, emit, nearest};
use crate::source::Snapshot;
use crate::theme::{self, EMBEDDED, State, built_in, manifest, overrides, recorded};

pub(super) fn run(root: &Path, words: &Theme, terminal: &Terminal) -> anyhow::Result<Exit> {
    let Some((snapshot, config)) = settings(root, terminal)? else { return Ok(Exit::Findings) };
    match words {
        Theme::Check(words) => check(&snapshot, &config, words, terminal),
        Theme::Take(words) => take(root, &snapshot, &config, words),
    }
}

/// Lists the book's own theme files and how each stands to the built-in one, then what is wrong.
fn check(
    snapshot: &Snapshot,
    config: &Config,
    words: &ThemeCheck,
    terminal: &Terminal,
) -> anyhow::Result<Exit> {
    let (own, found) = overrides(snapshot, config);
    let mut out = io::stdout().lock();
    if own.is_empty() {
        writeln!(out, "the book has no theme files of its own: it is drawn by the built-in theme")?;
    }
    let same = own.iter().filter(|file| file.state == State::Same).count();
    for file in &own {
        let stands = match file.state {
            State::Same => continue,
            State::Unchanged => "takes the place of the built-in file, which is as it was",
            State::Changed => "takes the place of the built-in file, which has changed since",
            State::Unrecorded => "takes the place of the built-in file",
            State::Own => "is the book's own",
        };
        writeln!(out, "{}: {stands}", file.path)?;
    }
    if same > 0 {
        let (files, them) = if same == 1 { ("file is", "it") } else { ("files are", "them") };
        writeln!(
            out,
            "{same} {files} the built-in one, word for word: without {them}, the book follows the theme as it improves"
        )?;
    }
    let (loaded, mut findings): (_, Vec<Diagnostic>) = theme::load(snapshot, config);
    findings.extend(found);
    findings.sort();
    findings.dedup();
    let text_of = |path: &_| snapshot.text(path).or_else(|| loaded.text(path));
    out.write_all(emit(&findings, &text_of, Format::Human, terminal.out).as_bytes())?;
    out.flush()?;
    let worst = if words.deny.is_some() { Severity::Warning } else { Severity::Error };
    let fails = findings.iter().any(|finding| finding.severity <= worst);
    Ok(if fails { Exit::Findings } else { Exit::Fine })
}

/// Copies a built-in file into the book's theme, and records what it was made from.
fn take(root: &Path, snapshot: &Snapshot, config: &Config, words: &ThemeTake) -> anyhow::Result<Exit> {
    let name = words.file.as_str();
    let Some(text) = built_in(name) else {
        let near = nearest(name, EMBEDDED.iter().map(|(name, _)| *name));
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        bail!("the built-in theme has no file `{name}`{near}");
    };
    if words.print {
        io::stdout().write_all(text.as_bytes())?;
        return Ok(Exit::Fine);
    }
    let folder = format!("themes/{}", config.theme);
    let to = root.join(&folder).join(name);
    if !words.keep {
        if to.exists() {
            bail!(
                "the book has a `{folder}/{name}` already\n  = help: --keep records that it fits the present built-in file, --print shows that one"
            );
        }
        write(&to, text)?;
    } else if !to.exists() {
        bail!("the book has no `{folder}/{name}` to be kept");
    }
    let manifest_path = root.join(&folder).join("theme.toml");
    let path = crate::base::BookPath::new(&format!("{folder}/theme.toml"));
    let before = path.and_then(|path| snapshot.text(&path));
    if name != "theme.toml" {
        write(&manifest_path, &manifest::with(before, name, &recorded(text)))?;
    }
    writeln!(io::stdout(), "{folder}/{name}")?;
    Ok(Exit::Fine)
}

#[expect(clippy::disallowed_methods, reason = "the one file that this command is asked to write")]
fn write(to: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    }
    fs::write(to, text).with_context(|| format!("cannot write `{}`", to.display()))
}

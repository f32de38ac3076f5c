use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use anyhow::Context as _;

use super::Exit;
use super::args::Import;
use super::terminal::Terminal;
use crate::base::{BookPath, Lang, Slug};
use crate::config::{self, Config};
use crate::diagnostic::{Format, Severity, emit};
use crate::import::{Book, Imported, LIMIT, Refusal, Request, import};
use crate::parse;
use crate::register::{Declared, Register};
use crate::source::{File as Entry, Snapshot, disk};

/// Makes an entry of a document's text. The report goes to standard error, the path of the new file or,
/// with `--out -`, the entry itself to standard output.
pub(super) fn run(root: &Path, words: &Import, terminal: &Terminal) -> anyhow::Result<Exit> {
    let bytes = read(&words.file)?;
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let Some(config) = settings(&snapshot, terminal)? else { return Ok(Exit::Findings) };
    let entries: Vec<&Entry> =
        snapshot.files.values().filter(|file| file.path.as_str().starts_with("content/")).collect();
    let declared: Vec<Declared> = entries.iter().filter_map(|file| parse::declared(file, &config)).collect();
    let register = Register::of(&config, &declared);
    let editions: Vec<(Slug, Lang)> =
        entries.iter().filter_map(|file| edition(&file.path, &config)).collect();
    let name = words.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let request = Request {
        file: &name,
        format: None,
        symbols: &words.symbol,
        id: words.id.as_deref(),
        kind: words.kind.as_deref(),
        lang: words.lang.as_deref(),
        into_book: words.out.is_none(),
    };
    let book = Book { config: &config, register: &register, declared: &declared, editions: &editions };
    let imported = import(&bytes, &request, &book)?;
    write(root, words, &imported)?;
    Ok(Exit::Fine)
}

/// The bytes of the file to be imported. Only a file is read: a pipe or a device might never end.
fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = path.display();
    let refuse = |error: &io::Error| match error.kind() {
        io::ErrorKind::NotFound => Refusal::new(format!("there is no file `{name}`"))
            .help("name the file that holds the document's text"),
        _ => Refusal::new(format!("cannot read `{name}`: {error}")),
    };
    let about = fs::metadata(path).map_err(|error| refuse(&error))?;
    if !about.is_file() {
        return Err(Refusal::new(format!("`{name}` is no file"))
            .help("name a plain-text, Markdown or HTML file")
            .into());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| refuse(&error))?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| refuse(&error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(Refusal::new(format!("`{name}` is larger than {} MiB", LIMIT >> 20))
            .help("import it in parts, each as a document of its own")
            .into());
    }
    Ok(bytes)
}

fn settings(snapshot: &Snapshot, terminal: &Terminal) -> anyhow::Result<Option<Config>> {
    let path = BookPath::new("book.toml").context("a plain name is a path")?;
    let Some(text) = snapshot.text(&path) else {
        return Err(Refusal::new("there is no `book.toml` here")
            .help("go into the folder of a book, or name it: --book DIR")
            .into());
    };
    let (config, findings) = config::parse(text, &path);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        let text = emit(&findings, &|path| snapshot.text(path), Format::Human, terminal.err);
        io::stderr().write_all(text.as_bytes())?;
        return Ok(None);
    }
    Ok(Some(config))
}

/// Id and language of the edition that a file holds: `content/documents/iti.fr.md`.
fn edition(path: &BookPath, config: &Config) -> Option<(Slug, Lang)> {
    let stem = path.as_str().rsplit('/').next()?.strip_suffix(".md")?;
    let (id, lang) = match stem.split_once('.') {
        Some((id, lang)) => (id, Lang::new(lang)?),
        None => (stem, config.source.clone()),
    };
    Some((Slug::new(id)?, lang))
}

/// Writes the entry and the report, each into a file that is new. When one cannot be written, neither is.
fn write(root: &Path, words: &Import, imported: &Imported) -> anyhow::Result<()> {
    let report = imported.report.to_string();
    let to_book = root.join(imported.path.as_str());
    let target = words.out.as_deref().unwrap_or(&to_book);
    if words.out.is_none()
        && let Some(folder) = to_book.parent()
    {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    }
    if let Some(path) = &words.report {
        create(path, &report)?;
    }
    if target.as_os_str() == "-" {
        io::stdout().write_all(imported.entry.as_bytes())?;
    } else {
        if let Err(error) = create(target, &imported.entry) {
            if let Some(path) = &words.report {
                // It was made a moment ago; the first error is the one to tell.
                let _ = fs::remove_file(path);
            }
            return Err(error.into());
        }
        writeln!(io::stdout(), "{}", target.display())?;
    }
    if words.report.is_none() {
        io::stderr().write_all(report.as_bytes())?;
    }
    Ok(())
}

/// Makes a file that must be new.
fn create(path: &Path, text: &str) -> Result<(), Refusal> {
    let name = path.display();
    let refuse = |error: &io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Refusal::new(format!("there is a file `{name}` already"))
            .help("nothing was written; Panelbook never overwrites a file of yours"),
        _ => Refusal::new(format!("cannot write `{name}`: {error}")),
    };
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| refuse(&error))?;
    file.write_all(text.as_bytes()).map_err(|error| {
        let _ = fs::remove_file(path);
        refuse(&error)
    })
}

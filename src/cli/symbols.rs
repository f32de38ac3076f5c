use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;

use anyhow::{Context as _, bail};
use serde::Serialize;

use super::Exit;
use super::args::Symbols;
use crate::base::{BookPath, Lang, Slug};
use crate::citation::{Finder, Mention, Pinpoint, Registry, Rules, Target};
use crate::config::{self, Config};
use crate::parse;
use crate::register::Register;
use crate::source::{File, disk};

/// One citation of a text. A double symbol (`A/71/438–A/CONF.192/BMS/2016/1`) gives one for each of its
/// symbols, with the same words and the same bytes: one document that is known under two.
#[derive(Debug, Serialize)]
struct Listed<'t> {
    /// The words as they stand in the text, pinpoint included.
    printed: &'t str,
    /// The symbol or identifier as canonically written; none for a short name.
    symbol: Option<String>,
    /// The anchors of the places, none when the whole is cited. Of a range, both ends.
    pinpoint: Vec<String>,
    /// Where the official text is, in the language asked for when it has that.
    address: Option<String>,
    /// The entry of the book that is registered under the symbol or short name.
    document: Option<&'t str>,
    /// The first byte of `printed` in the text.
    start: u32,
    /// One past its last byte.
    end: u32,
}

/// Lists the citations of a text. `root` is the folder of the book whose register is used, when there is
/// one; outside of a book, symbols of the United Nations are found and nothing is registered.
pub(super) fn run(root: Option<&Path>, words: &Symbols) -> anyhow::Result<Exit> {
    let text = read(&words.file)?;
    let (register, source) = match root {
        Some(root) => of_book(root)?,
        None => {
            let (rules, registry) = (Rules::default(), Registry::new());
            (Register { rules, registry, fingerprint: crate::base::Fingerprint::of(b"") }, None)
        }
    };
    let lang = match &words.lang {
        Some(tag) => {
            Some(Lang::new(tag).with_context(|| format!("`{tag}` is not a language tag, such as `fr`"))?)
        }
        None => source.or_else(|| Lang::new("en")),
    };
    let Some(lang) = lang else { bail!("name the language of the text with --lang") };
    let found = Finder::new(&lang, &register.rules, &register.registry).find(&text);
    let listed = found.mentions.iter().flat_map(|mention| listed(mention, &text, &register.rules, &lang));
    let mut out = BufWriter::new(io::stdout().lock());
    if words.json {
        for one in listed {
            serde_json::to_writer(&mut out, &one).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    } else {
        table(&text, &listed.collect::<Vec<_>>(), &mut out)?;
    }
    out.flush()?;
    Ok(Exit::Fine)
}

/// The text of a file, or of standard input.
fn read(file: &Path) -> anyhow::Result<String> {
    let named =
        if file == Path::new("-") { "standard input".to_owned() } else { format!("`{}`", file.display()) };
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        fs::File::open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    }
    .with_context(|| format!("cannot read {named}"))?;
    // Places are counted in four bytes, as everywhere in the book.
    if u32::try_from(bytes.len()).is_err() {
        bail!("{named} is too large: 4 GiB is the most; cut it into parts");
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = String::from_utf8_lossy(&error.as_bytes()[..good]).matches('\n').count() + 1;
        anyhow::anyhow!(
            "{named} is not UTF-8: line {line} (byte {good}) cannot be read; save the text as UTF-8"
        )
    })
}

/// The register of the book in this folder, and its source language.
fn of_book(root: &Path) -> anyhow::Result<(Register, Option<Lang>)> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let path = BookPath::new("book.toml").context("a plain name is a path")?;
    let (config, findings): (Config, _) = match snapshot.files.get(&path).and_then(File::text) {
        Some(text) => config::parse(text, &path),
        None => bail!("there is no `book.toml` in `{}`", root.display()),
    };
    if !findings.is_empty() {
        writeln!(io::stderr(), "note: there are findings about `book.toml`; `panelbook check` says them")?;
    }
    let content = snapshot.files.values().filter(|file| file.path.as_str().starts_with("content/"));
    let declared: Vec<_> = content.filter_map(|file| parse::declared(file, &config)).collect();
    Ok((Register::of(&config, &declared), Some(config.source)))
}

/// What a mention is listed as: one, or one for each symbol of a double symbol.
fn listed<'t>(
    mention: &'t Mention,
    text: &'t str,
    rules: &Rules,
    lang: &Lang,
) -> impl Iterator<Item = Listed<'t>> {
    let first = match &mention.target {
        Target::Symbol(symbol) => (Some(symbol.to_string()), rules.address(symbol, lang)),
        Target::Name(_) => (None, None),
        Target::Identifier { series, id, number } => {
            let series = rules.series.iter().find(|known| known.name == *series);
            (Some(id.clone()), series.and_then(|series| series.address(id, number, lang)))
        }
    };
    let twin = |symbol: &crate::citation::Symbol| (Some(symbol.to_string()), rules.address(symbol, lang));
    let all: Vec<_> = std::iter::once(first).chain(mention.twins.iter().map(twin)).collect();
    all.into_iter().map(move |(symbol, address)| Listed {
        printed: mention.printed(text),
        symbol,
        pinpoint: mention.pinpoints.iter().map(Pinpoint::anchor).collect(),
        address,
        document: mention.document.as_ref().map(Slug::as_str),
        start: mention.span.start,
        end: mention.span.end,
    })
}

/// One line a citation: the line of the text, the words, the symbol, the places, and what it leads to.
fn table(text: &str, listed: &[Listed<'_>], out: &mut impl Write) -> io::Result<()> {
    const HEAD: [&str; 5] = ["line", "printed", "symbol", "place", "leads to"];
    let (mut line, mut counted) = (1, 0);
    let mut rows: Vec<[String; 5]> = vec![HEAD.map(str::to_owned)];
    for one in listed {
        let start = one.start as usize;
        line += text[counted.min(start)..start].matches('\n').count();
        counted = counted.max(start);
        let leads = one.document.map(ToString::to_string).or_else(|| one.address.clone());
        rows.push([
            line.to_string(),
            shown(one.printed),
            one.symbol.clone().unwrap_or_default(),
            one.pinpoint.join(" "),
            leads.unwrap_or_default(),
        ]);
    }
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: [usize; 5] = std::array::from_fn(width);
    for row in &rows {
        let mut written = String::new();
        for (cell, width) in row.iter().zip(widths) {
            written.push_str(cell);
            written.extend(std::iter::repeat_n(' ', width + 2 - cell.chars().count()));
        }
        writeln!(out, "{}", written.trim_end())?;
    }
    Ok(())
}

/// Words on one line, without characters that a terminal would obey.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect()
}

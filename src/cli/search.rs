use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use serde_json::json;

use super::Exit;
use super::args::Search as Words;
use super::terminal::Terminal;
use crate::base::Lang;
use crate::build::{Options, Session};
use crate::config::Config;
use crate::diagnostic::nearest;
use crate::search::{Answer, Found, Library};
use crate::source::disk;

/// Prints the pages that have some words, the best first.
pub(super) fn run(root: &Path, words: &Words, terminal: &Terminal) -> anyhow::Result<Exit> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let options = Options { drafts: words.drafts };
    let Ok(generation) = Session::new().prepare(Arc::new(snapshot), options) else {
        writeln!(io::stderr(), "error: the settings cannot be read; `panelbook check` says why")?;
        return Ok(Exit::Findings);
    };
    let (site, config) = (&generation.site, &*generation.config);
    let lang = language(words.lang.as_deref(), config)?;
    let mut filters = Vec::new();
    if let Some(kind) = &words.kind {
        if config.kind(kind).is_none() {
            let near = nearest(kind, config.kinds.iter().map(|kind| kind.id.as_str()));
            bail!("there is no kind `{kind}`{}", or_perhaps(near));
        }
        filters.push(("kind".to_owned(), kind.clone()));
    }
    let library = Library::of(site, config)?;
    let text = words.words.join(" ");
    let answer = library.find(&text, &lang, &filters, words.limit.max(1))?;
    let color = terminal.out.color;
    let out = if words.json { lines(&answer) } else { told(&answer, &lang, config, color) };
    io::stdout().write_all(out.as_bytes())?;
    if answer.hits.is_empty() && !words.json {
        let mut talk = format!("nothing found for {}", shown(&text));
        match &answer.instead {
            Some(instead) => {
                let _ = write!(talk, "\n  = did you mean: {}", shown(instead));
            }
            None => talk
                .push_str("\n  = help: try fewer or other words, or the beginning of one with a star: mark*"),
        }
        writeln!(io::stderr(), "{talk}")?;
    }
    Ok(if answer.hits.is_empty() { Exit::Findings } else { Exit::Fine })
}

fn language(tag: Option<&str>, config: &Config) -> anyhow::Result<Lang> {
    let Some(tag) = tag else { return Ok(config.source.clone()) };
    match config.language(tag) {
        Some(language) => Ok(language.lang.clone()),
        None => {
            let near = nearest(tag, config.languages.iter().map(|language| language.lang.as_str()));
            bail!("`{tag}` is not a language of the book{}", or_perhaps(near))
        }
    }
}

fn or_perhaps(near: Option<&str>) -> String {
    near.map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

/// For people: title and kind, address, and the words around what was looked for.
fn told(answer: &Answer, lang: &Lang, config: &Config, color: bool) -> String {
    let paint = |code: &str, words: &str| {
        if color { format!("\x1b[{code}m{words}\x1b[0m") } else { words.to_owned() }
    };
    let mut out = String::new();
    let mut partly = false;
    for Found { page, partly: some, snippet, .. } in &answer.hits {
        if *some && !partly && page.lang == *lang {
            partly = true;
            let _ = writeln!(out, "{}\n", paint("2", "with some of the words:"));
        }
        let kind = config.kind(page.kind.as_str());
        let kind = kind.map_or("", |kind| kind.singular.in_lang(lang, &config.source).0);
        let foreign = (page.lang != *lang)
            .then(|| config.language(page.lang.as_str()).map(|language| format!(", in {}", language.name)))
            .flatten()
            .unwrap_or_default();
        let title = paint("1", &shown(&page.title));
        let _ = writeln!(out, "{title} ({}{foreign})", kind.to_lowercase());
        let anchor = snippet.anchor.as_ref().map_or(String::new(), |anchor| format!("#{anchor}"));
        let number = snippet.number.as_ref().map_or(String::new(), |number| format!(" (para. {number})"));
        let _ = writeln!(out, "  {}{number}", paint("36", &format!("{}{anchor}", page.path.as_str())));
        let words: String = snippet
            .parts
            .iter()
            .map(|(words, marked)| match (marked, color) {
                (true, true) => paint("1;33", &shown(words)),
                (true, false) => format!("[{}]", shown(words)),
                (false, _) => shown(words),
            })
            .collect();
        let _ = writeln!(out, "  {words}\n");
    }
    if !answer.hits.is_empty() {
        let name = |lang: &Lang| config.language(lang.as_str()).map_or(lang.to_string(), |l| l.name.clone());
        let pages = if answer.total == 1 { "page" } else { "pages" };
        let _ = match answer.total {
            0 => writeln!(out, "no page in {} has all of it", name(lang)),
            total => writeln!(out, "{total} {pages} in {}", name(lang)),
        };
        if let Some(instead) = &answer.instead {
            let _ = writeln!(out, "did you mean: {}", shown(instead));
        }
    }
    out
}

/// One JSON object a line.
fn lines(answer: &Answer) -> String {
    let mut out = String::new();
    for Found { page, partly, snippet, score } in &answer.hits {
        let one = json!({
            "id": page.id.as_str(),
            "lang": page.lang.as_str(),
            "kind": page.kind.as_str(),
            "title": page.title,
            "status": page.status.word(),
            "date": page.date,
            "path": page.path.as_str(),
            "anchor": snippet.anchor,
            "number": snippet.number,
            "snippet": snippet.parts,
            "score": score,
            "partly": partly,
        });
        let _ = writeln!(out, "{one}");
    }
    out
}

/// Words without control characters, which could write over a terminal.
fn shown(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

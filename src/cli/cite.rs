use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};

use super::Exit;
use super::args::{CitationStyle, Cite};
use crate::base::Lang;
use crate::build::{Options, Progress, Session};
use crate::citation::format::{bibtex, ris, un};
use crate::diagnostic::nearest;
use crate::model::Entry;
use crate::output::Memory;
use crate::render::cite;
use crate::source::disk;

/// Prints the citation of an entry, or of a paragraph of it.
pub(super) fn run(root: &Path, words: &Cite) -> anyhow::Result<Exit> {
    let snapshot = disk::load(root, None).with_context(|| format!("cannot read `{}`", root.display()))?;
    let options = Options { drafts: false };
    let outcome = Session::new().build(&snapshot, options, &Memory::new(), &Progress::default())?;
    let (Some(site), config) = (&outcome.site, &outcome.config) else {
        writeln!(io::stderr(), "error: the settings cannot be read; `panelbook check` says why")?;
        return Ok(Exit::Findings);
    };
    let lang = match &words.lang {
        Some(tag) => {
            Lang::new(tag).with_context(|| format!("`{tag}` is not a language tag, such as `fr`"))?
        }
        None => config.source.clone(),
    };
    let (id, anchor) = match words.entry.split_once('#') {
        Some((id, anchor)) => (id, Some(anchor)),
        None => (words.entry.as_str(), None),
    };
    let Some(index) = site.find(id) else {
        let near = nearest(id, site.entries.iter().map(|entry| entry.id.as_str()));
        bail!("there is no entry `{id}`{}", or_perhaps(near));
    };
    let entry = site.entry(index);
    if !entry.shown {
        bail!("`{id}` is a draft, which is not published and so cannot be cited");
    }
    let anchor = anchor.map(|anchor| place(entry, anchor)).transpose()?;
    let work = cite::work(entry, &lang, anchor, config);
    let text = match words.style {
        CitationStyle::Un => {
            let cited = un(&work, &lang);
            if cited.to_be_confirmed {
                writeln!(io::stderr(), "note: the wording of this form in `{lang}` is to be confirmed")?;
            }
            cited.text + "\n"
        }
        CitationStyle::Bibtex => bibtex(&work),
        CitationStyle::Ris => ris(&work),
        CitationStyle::CslJson => cite::csl_text(&work),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(Exit::Fine)
}

/// The anchor as it is today, when the entry has it or had it.
fn place<'a>(entry: &'a Entry, anchor: &str) -> anyhow::Result<&'a str> {
    let editions = || entry.editions.iter().map(|linked| &*linked.edition);
    let redirect = editions().flat_map(|edition| &edition.redirects).find(|redirect| redirect.from == anchor);
    let wanted = redirect.map_or(anchor, |redirect| &redirect.to);
    let names = || editions().flat_map(|edition| &edition.anchors).map(|anchor| anchor.name.as_str());
    match names().find(|name| *name == wanted) {
        Some(name) => Ok(name),
        None => bail!("`{}` has no place `#{anchor}`{}", entry.id, or_perhaps(nearest(anchor, names()))),
    }
}

fn or_perhaps(near: Option<&str>) -> String {
    near.map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

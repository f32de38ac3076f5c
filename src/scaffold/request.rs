use std::collections::BTreeMap;

use super::words::either;
use super::{Refusal, entry, translation};
use crate::base::{BookPath, Lang, SitePath, Slug, nearest_slug};
use crate::config::{Config, Kind};
use crate::diagnostic::nearest;
use crate::model::Ledgers;
use crate::source::Snapshot;

/// What a person asks for: a new entry, or a translation of one.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The kind.
    pub kind: &'a str,
    /// The id.
    pub id: &'a str,
    /// The title, when it is known already.
    pub title: Option<&'a str>,
    /// The language; the book's first one when not said.
    pub lang: Option<&'a str>,
}

/// A file that is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where it belongs.
    pub path: BookPath,
    /// What it holds.
    pub text: String,
}

/// The file that a request asks for.
///
/// # Errors
/// An unknown kind or language, an id that cannot be one or is taken, a translation of nothing.
pub fn draft(
    request: Request<'_>,
    snapshot: &Snapshot,
    config: &Config,
    ledgers: &Ledgers,
) -> Result<Draft, Refusal> {
    let kind = kind_named(request.kind, config)?;
    let id = id(request.id, kind)?;
    let lang = request.lang.map(|tag| language(tag, config)).transpose()?;
    let first = path(kind, id.as_str(), "");
    let translated = lang.filter(|lang| **lang != config.source);
    let Some(lang) = translated else {
        free(&id, snapshot, config, ledgers)?;
        return Ok(Draft { path: first, text: entry::text(kind, request.title, config) });
    };
    let Some(original) = snapshot.text(&first) else {
        return Err(no_original(&id, kind, snapshot, config));
    };
    let path = path(kind, id.as_str(), &format!(".{lang}"));
    if snapshot.files.contains_key(&path) {
        return Err(Refusal::new(format!("there is a file `{path}` already"))
            .help("nothing was written; Panelbook never overwrites a file of yours"));
    }
    Ok(Draft { path, text: translation::text(kind, request.title, original, config) })
}

/// The kind that a person named.
///
/// # Errors
/// There is no such kind; the refusal names the nearest.
pub fn kind_named<'a>(name: &str, config: &'a Config) -> Result<&'a Kind, Refusal> {
    if let Some(kind) = config.kind(name) {
        return Ok(kind);
    }
    // People see folders and plural names before they see a kind's id.
    let titles = |kind: &Kind| {
        let (title, _) = kind.title.in_lang(&config.source, &config.source);
        let (singular, _) = kind.singular.in_lang(&config.source, &config.source);
        [kind.id.to_string(), kind.folder.clone(), title.to_owned(), singular.to_owned()]
    };
    let called = |kind: &&Kind| titles(kind).iter().any(|title| title.eq_ignore_ascii_case(name));
    let ids = || config.kinds.iter().map(|kind| kind.id.as_str());
    let near = config.kinds.iter().find(called).map(|kind| kind.id.as_str()).or_else(|| nearest(name, ids()));
    Err(Refusal::new(format!("this book has no kind `{name}`")).did_you_mean(near, || {
        format!("its kinds are {}", ids().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", "))
    }))
}

fn id(written: &str, kind: &Kind) -> Result<Slug, Refusal> {
    const FORM: &str =
        "an id has small letters a to z, digits and single hyphens between them, as in `modular-design`";
    let Some(id) = Slug::new(written) else {
        let refusal = Refusal::new(format!("`{written}` cannot be an id"));
        return Err(match nearest_slug(written.trim_end_matches(".md")) {
            Some(near) => refusal.help(format!("did you mean `{near}`?")).help(FORM),
            None => refusal.help(FORM),
        });
    };
    // The list of a kind is its folder's `index.html`, and some names are no files on some machines.
    if written == "index" || SitePath::new(&format!("{written}.html")).is_err() {
        return Err(Refusal::new(format!("`{written}` is a name with a meaning of its own to computers"))
            .help(format!("choose another, such as `{}-{written}`", kind.id)));
    }
    Ok(id)
}

fn language<'a>(tag: &str, config: &'a Config) -> Result<&'a Lang, Refusal> {
    let found = config.languages.iter().find(|language| language.lang.as_str().eq_ignore_ascii_case(tag));
    found.map(|language| &language.lang).ok_or_else(|| {
        let tags = || config.languages.iter().map(|language| language.lang.as_str());
        let named = config.languages.iter().find(|language| language.name.eq_ignore_ascii_case(tag));
        let near = named.map(|language| language.lang.as_str()).or_else(|| nearest(tag, tags()));
        Refusal::new(format!("`{tag}` is not a language of this book")).did_you_mean(near, || {
            format!(
                "its languages are {}; further ones are declared in `book.toml`",
                either(&tags().map(|tag| format!("`{tag}`")).collect::<Vec<_>>()).replace(" or ", " and ")
            )
        })
    })
}

/// The file of an entry. Kind and id are slugs, so this is a path inside the book.
fn path(kind: &Kind, id: &str, tail: &str) -> BookPath {
    BookPath::new(&format!("content/{}/{id}{tail}.md", kind.folder)).expect("slugs make a path")
}

/// The ids of all entries, each with one of its files. A translation whose first edition is missing
/// holds its id too.
fn ids<'a>(snapshot: &'a Snapshot, config: &'a Config) -> BTreeMap<&'a str, (&'a BookPath, usize)> {
    let mut ids = BTreeMap::new();
    for path in snapshot.files.keys() {
        let Some(inside) = path.as_str().strip_prefix("content/") else { continue };
        let Some((folder, name)) = inside.rsplit_once('/') else { continue };
        let Some(stem) = name.strip_suffix(".md") else { continue };
        let Some(kind) = config.kind_of_folder(folder) else { continue };
        // Files are in order, and `x.fr.md` comes before `x.md`: the last one wins.
        ids.insert(stem.split('.').next().unwrap_or(stem), (path, kind));
    }
    ids
}

/// Refuses an id that an entry has, or once had: readers hold links to it.
fn free(id: &Slug, snapshot: &Snapshot, config: &Config, ledgers: &Ledgers) -> Result<(), Refusal> {
    if let Some((path, _)) = ids(snapshot, config).get(id.as_str()) {
        let tags: Vec<&str> = config
            .languages
            .iter()
            .map(|language| language.lang.as_str())
            .filter(|tag| *tag != config.source.as_str())
            .collect();
        let refusal = Refusal::new(format!("`{id}` is taken: {path}"))
            .help("an id is unique in the whole book, whatever the kind; choose another");
        return Err(match tags.first() {
            Some(tag) => {
                refusal.help(format!("for a translation of it, add the language, as in --lang {tag}"))
            }
            None => refusal,
        });
    }
    if let Some(line) = ledgers.addresses.iter().find(|line| line.name == *id || line.id == *id) {
        return Err(Refusal::new(format!("`{id}` was published before, in `{}`", line.folder))
            .help("readers hold links to it, so an id is never used again; choose another"));
    }
    Ok(())
}

fn no_original(id: &Slug, kind: &Kind, snapshot: &Snapshot, config: &Config) -> Refusal {
    let refusal = Refusal::new(format!(
        "there is no {} `{id}` in the book's first language (`{}`) to translate",
        kind.id, config.source
    ));
    let ids = ids(snapshot, config);
    match ids.get(id.as_str()) {
        Some((path, own)) if config.kinds[*own].id != kind.id => {
            refusal.help(format!("`{id}` is a {}: {path}", config.kinds[*own].id))
        }
        _ => {
            let same = ids.iter().filter(|(_, (_, own))| config.kinds[*own].id == kind.id).map(|(id, _)| *id);
            refusal.did_you_mean(nearest(id.as_str(), same), || {
                format!("write it first: panelbook new {} {id}", kind.id)
            })
        }
    }
}

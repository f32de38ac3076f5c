//! What a file's path says: the kind by its folder, the id and the language by its name.

use crate::base::{BookPath, Lang, Slug, nearest_slug};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, codes, nearest};

/// Folders below `content/` that belong to no kind and hold no entries.
const OTHER_FOLDERS: &[&str] = &["ledger", "assets"];

/// Which edition of which entry a file is.
#[derive(Debug)]
pub(super) struct Identity {
    /// A place in the settings' list of kinds.
    pub(super) kind: usize,
    /// The entry.
    pub(super) id: Slug,
    /// The language.
    pub(super) lang: Lang,
}

/// Why a file is no edition: the finding, or nothing when it was never meant to be one.
type Why = Option<Box<Diagnostic>>;

/// Reads `content/<folder>/<id>.md` and `content/<folder>/<id>.<language>.md`.
///
/// # Errors
/// Says why it is none.
pub(super) fn identify(path: &BookPath, config: &Config) -> Result<Identity, Why> {
    let inside = path.as_str().strip_prefix("content/").ok_or(None)?;
    let (stem, ending) = inside.rsplit_once('.').ok_or(None)?;
    if !ending.eq_ignore_ascii_case("md") {
        return Err(None);
    }
    let (folder, stem) = stem.rsplit_once('/').unwrap_or(("", stem));
    if OTHER_FOLDERS.contains(&folder.split('/').next().unwrap_or_default()) {
        return Err(None);
    }
    let kind = config.kind_of_folder(folder).ok_or_else(|| Some(Box::new(no_kind(path, folder, config))))?;
    if ending != "md" {
        return Err(Some(Box::new(bad_name(
            path,
            &format!("{stem}.md"),
            "an entry's file must end in `.md`",
        ))));
    }
    let (name, lang) = match stem.split_once('.') {
        None => (stem, config.source.clone()),
        Some((name, tag)) => (name, language(path, name, tag, config)?),
    };
    let Some(id) = Slug::new(name) else {
        let tail = &stem[name.len()..];
        let wanted = nearest_slug(name).map_or_else(String::new, |slug| format!("{slug}{tail}.md"));
        return Err(Some(Box::new(bad_name(
            path,
            &wanted,
            &format!("`{name}` cannot be the id of an entry"),
        ))));
    };
    Ok(Identity { kind, id, lang })
}

fn language(path: &BookPath, name: &str, tag: &str, config: &Config) -> Result<Lang, Why> {
    if tag == config.source.as_str() {
        let message = format!("a text in the book's first language, `{tag}`, goes without the language");
        return Err(Some(Box::new(bad_name(path, &format!("{name}.md"), &message))));
    }
    if let Some(language) = config.language(tag) {
        return Ok(language.lang.clone());
    }
    let tags = || config.languages.iter().map(|language| language.lang.as_str());
    let near = tags().find(|known| known.eq_ignore_ascii_case(tag)).or_else(|| nearest(tag, tags()));
    let wanted = near.map_or_else(String::new, |near| format!("{name}.{near}.md"));
    let message = format!("`{tag}` is not a language of this book");
    let list = tags().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", ");
    Err(Some(Box::new(
        bad_name(path, &wanted, &message).help(format!("the languages of this book are {list}")),
    )))
}

fn bad_name(path: &BookPath, wanted: &str, message: &str) -> Diagnostic {
    let finding = Diagnostic::new(codes::BAD_FILE_NAME, message).in_file(path);
    let finding = if wanted.is_empty() || wanted == path.file_name() {
        finding
    } else {
        finding.help(format!("rename the file to `{wanted}`"))
    };
    finding.help("names have small letters a to z, digits and single hyphens: `first-meeting.md`, or `first-meeting.fr.md` for a translation into French")
}

fn no_kind(path: &BookPath, folder: &str, config: &Config) -> Diagnostic {
    let folders = || config.kinds.iter().map(|kind| kind.folder.as_str());
    let parent = folder.split('/').next().unwrap_or_default();
    if config.kind_of_folder(parent).is_some() {
        let message = format!("an entry must stand in `content/{parent}/` itself, not in a folder below it");
        return Diagnostic::new(codes::NO_KIND, message)
            .in_file(path)
            .help(format!("move the file to `content/{parent}/{}`", path.file_name()))
            .help("folders below may hold images and other files");
    }
    let message = if folder.is_empty() {
        "this file stands in no folder of a kind, so it is no entry".to_owned()
    } else {
        format!("no kind of entry has the folder `content/{folder}/`, so this file is no entry")
    };
    let list = folders().map(|folder| format!("`{folder}`")).collect::<Vec<_>>().join(", ");
    let finding = Diagnostic::new(codes::NO_KIND, message).in_file(path);
    match nearest(folder, folders()) {
        Some(near) => finding.help(format!("did you mean `content/{near}/`?")),
        None => finding.help(format!("the folders of this book are {list}")),
    }
}

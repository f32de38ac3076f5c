use serde::Serialize;

use crate::base::{Lang, SitePath};
use crate::config::Config;
use crate::model::{Edition, Entry, Route};
use crate::resolve::path_of;

/// The little of an entry that other pages show.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    /// The id.
    pub id: String,
    /// The id of the kind.
    pub kind: String,
    /// What one of its kind is called, in the page's language where that is known.
    pub kind_label: String,
    /// The language of these words and those of the standing, when it is not the page's.
    pub label_lang: Option<String>,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The word of the status.
    pub status: String,
    /// What the text is worth, in the page's language where that is known.
    pub standing: Option<String>,
    /// The language in which title and summary are: the page's own, or another when there is no such edition.
    pub lang: String,
    /// That language's own name, when it is not the page's.
    pub foreign: Option<String>,
    /// The direction of that language.
    pub dir: &'static str,
    /// Where the page is; `None` for a draft that has none.
    pub path: Option<String>,
    /// The date that says when it was: the first field of the type date.
    pub date: Option<String>,
}

/// The edition that a page in `lang` shows of an entry: its own language, else the source's, else any.
pub(super) fn best<'a>(entry: &'a Entry, lang: &Lang, config: &Config) -> &'a Edition {
    entry
        .edition(lang)
        .or_else(|| entry.edition(&config.source))
        .map_or(&entry.editions[0].edition, |linked| &linked.edition)
}

/// Where the page of an entry in a language is.
pub(super) fn path(entry: &Entry, lang: &Lang, config: &Config) -> Option<SitePath> {
    let route = Route::Entry { lang: lang.clone(), id: entry.id.clone() };
    path_of(&route, || config.kinds[entry.kind].folder.clone(), config).ok().filter(|_| entry.shown)
}

/// The card of an entry for pages in a language.
pub(super) fn card(entry: &Entry, lang: &Lang, config: &Config) -> Card {
    let edition = best(entry, lang, config);
    let kind = &config.kinds[entry.kind];
    let language = config.language(edition.lang.as_str());
    let date = edition.fields.iter().find_map(|value| match &value.data {
        crate::model::FieldData::Date(date) => Some(date.to_string()),
        _ => None,
    });
    Card {
        id: entry.id.to_string(),
        kind: kind.id.to_string(),
        kind_label: kind.singular.in_lang(lang, &config.source).0.to_owned(),
        label_lang: super::foreign(&kind.singular, lang, &config.source),
        title: edition.title.clone(),
        summary: edition.summary.clone(),
        status: edition.status.word().to_owned(),
        standing: standing(entry, lang, config),
        lang: edition.lang.to_string(),
        foreign: (edition.lang != *lang).then(|| language.map(|l| l.name.clone())).flatten(),
        dir: edition.lang.direction().as_str(),
        path: path(entry, &edition.lang, config).map(|path| path.as_str().to_owned()),
        date,
    }
}

/// The standing is that of the edition in the source language, which every translation shares.
fn standing(entry: &Entry, lang: &Lang, config: &Config) -> Option<String> {
    let id = best(entry, &config.source, config).standing.as_ref()?;
    let step = config.standing.iter().find(|step| step.id == *id)?;
    Some(step.label.in_lang(lang, &config.source).0.to_owned())
}

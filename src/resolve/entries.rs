use std::sync::Arc;

use super::Surroundings;
use crate::base::Slug;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Date, Edition, Entry, Language, Status};

/// The editions of one id, before their links are decided.
pub(super) struct Group {
    pub(super) id: Slug,
    pub(super) kind: usize,
    pub(super) shown: bool,
    pub(super) editions: Vec<Arc<Edition>>,
    pub(super) changed: Option<(Date, Date)>,
}

/// Groups editions by id. Two files that claim one id in one language, or in two kinds, are reported;
/// the first by path is kept, so that links to it still work.
pub(super) fn group(editions: &[Arc<Edition>], around: Surroundings<'_>) -> (Vec<Group>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    // Sorted by path they come in a few sorted runs, one a folder, which sorting makes use of.
    let mut by_id: Vec<&Arc<Edition>> = editions.iter().collect();
    by_id.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.path.cmp(&b.path)));
    let groups = by_id
        .chunk_by(|a, b| a.id == b.id)
        .map(|members| {
            let first = members[0];
            let mut kept: Vec<Arc<Edition>> = Vec::new();
            for &edition in members {
                let twin = kept.iter().find(|k| k.lang == edition.lang || k.kind != edition.kind);
                match twin {
                    Some(twin) => findings.push(twice(edition, twin)),
                    None => kept.push(edition.clone()),
                }
            }
            let order = |edition: &Arc<Edition>| {
                around.config.languages.iter().position(|language| language.lang == edition.lang)
            };
            kept.sort_by_key(order);
            let source = kept.iter().find(|edition| edition.lang == around.config.source);
            if source.is_none() {
                findings.push(no_source_edition(first, around.config));
            }
            let draft = source.unwrap_or(&kept[0]).status == Status::Draft;
            Group {
                id: first.id.clone(),
                kind: first.kind,
                shown: around.drafts || !draft,
                changed: changed(&kept, around),
                editions: kept,
            }
        })
        .collect();
    (groups, findings)
}

fn twice(edition: &Edition, twin: &Edition) -> Diagnostic {
    Diagnostic::new(codes::DUPLICATE_ID, format!("two entries have the id `{}`", edition.id))
        .at(&edition.path, edition.title_span)
        .label("this one")
        .also(&twin.path, twin.title_span, "and this one")
        .help("an id is a file's name and unique in the whole book: rename one of the two files")
}

fn no_source_edition(edition: &Edition, config: &Config) -> Diagnostic {
    let source = &config.source;
    let message = format!(
        "`{}` is translated, but its edition in the source language `{source}` is missing",
        edition.id
    );
    Diagnostic::new(codes::NO_SOURCE_EDITION, message).in_file(&edition.path).help(format!(
        "write `{}/{}.md` first, or bring it back",
        edition.path.folder(),
        edition.id
    ))
}

fn changed(editions: &[Arc<Edition>], around: Surroundings<'_>) -> Option<(Date, Date)> {
    let dates = &around.ledgers.dates;
    editions
        .iter()
        .filter_map(|edition| {
            let at = dates.binary_search_by(|date| date.file.cmp(&edition.path)).ok()?;
            Some((dates[at].first, dates[at].last))
        })
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// The languages in which an entry can be read, in the order of the language bar.
pub(super) fn languages(entries: &[Entry], config: &Config) -> Vec<Language> {
    config
        .languages
        .iter()
        .filter_map(|language| {
            let entries = entries.iter().filter(|e| e.shown && e.edition(&language.lang).is_some()).count();
            let source = language.lang == config.source;
            (entries > 0 || source).then(|| Language { lang: language.lang.clone(), entries })
        })
        .collect()
}

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{Surroundings, facets};
use crate::base::{BookPath, Lang, PathProblem, SitePath};
use crate::config::{Config, Shows};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Asset, Edge, Entry, EntryIndex, Language, LinkedEdition, Route, Target, Via, Wanted};

/// The address of a page.
///
/// # Errors
/// When the settings or an id make an address that some file system could not hold.
pub fn path_of(
    route: &Route,
    entry_folder: impl FnOnce() -> String,
    config: &Config,
) -> Result<SitePath, PathProblem> {
    let text = match route {
        Route::Welcome => "index.html".to_owned(),
        Route::NotFound => "404.html".to_owned(),
        Route::Home { lang } => format!("{lang}/index.html"),
        Route::Titles { lang } => format!("{lang}/a-z.html"),
        Route::Search { lang } => format!("{lang}/search.html"),
        Route::List { lang } => format!("{lang}/list.html"),
        Route::Submit { lang } => format!("{lang}/submit.html"),
        Route::Bundle { lang, id, relation } => format!("{lang}/{}/{id}-{relation}.html", entry_folder()),
        Route::Kind { lang, kind } => format!("{lang}/{}/index.html", config.kinds[*kind].folder),
        Route::Facet { lang, kind, facet, value } => {
            let kind = &config.kinds[*kind];
            format!("{lang}/{}/by-{}-{value}.html", kind.folder, kind.facets[*facet].name(kind))
        }
        Route::Print { lang, kind } => format!("{lang}/{}/print.html", config.kinds[*kind].folder),
        Route::Page { lang, page } => format!("{lang}/{}.html", config.pages[*page].name),
        Route::Map { lang, id } => format!("{lang}/{}/{id}-map.html", entry_folder()),
        Route::Provisions { lang, id } => format!("{lang}/{}/{id}-provisions.html", entry_folder()),
        Route::Entry { lang, id } => format!("{lang}/{}/{id}.html", entry_folder()),
        Route::Moved { lang, folder, name, .. } => format!("{lang}/{folder}/{name}.html"),
    };
    SitePath::new(&text)
}

/// Where a file of the book is published: below `assets/`, by its path below `content/`.
pub(super) fn asset_path(path: &BookPath) -> Option<SitePath> {
    let below = path.as_str().strip_prefix("content/")?;
    SitePath::new(&format!("assets/{}", below.nfc().collect::<String>())).ok()
}

/// The files that shown entries show, each once.
pub(super) fn assets(entries: &[Entry]) -> Vec<Asset> {
    let mut assets = BTreeSet::new();
    for linked in entries.iter().filter(|entry| entry.shown).flat_map(|entry| entry.editions.iter()) {
        for (at, target) in linked.targets.iter().enumerate() {
            let Target::Asset(to) = target else { continue };
            if let Some(Wanted::Asset { path }) = linked.edition.links.get(at).map(|link| &link.wanted) {
                assets.insert(Asset { from: path.clone(), to: to.clone() });
            }
        }
    }
    assets.into_iter().collect()
}

/// The pages, in a fixed order. Two on one address (also when only case differs, which some file
/// systems do not see) are reported, and the later one is left out.
pub(super) fn all(
    entries: &[Entry],
    edges: &[Edge],
    languages: &[Language],
    assets: &[Asset],
    around: Surroundings<'_>,
) -> (Vec<Route>, Vec<Diagnostic>) {
    let config = around.config;
    let mut taken = Taken::default();
    let mut routes = vec![Route::Welcome, Route::NotFound];
    for Language { lang, .. } in languages {
        routes.push(Route::Home { lang: lang.clone() });
        routes.push(Route::Titles { lang: lang.clone() });
        routes.push(Route::Search { lang: lang.clone() });
        routes.push(Route::List { lang: lang.clone() });
        routes.push(Route::Submit { lang: lang.clone() });
        for kind in 0..config.kinds.len() {
            let any = entries.iter().any(|e| e.kind == kind && e.shown && e.edition(lang).is_some());
            if any {
                routes.push(Route::Kind { lang: lang.clone(), kind });
                if config.kinds[kind].beside.print {
                    routes.push(Route::Print { lang: lang.clone(), kind });
                }
                for facet in 0..config.kinds[kind].facets.len() {
                    let values = facets::values(entries, edges, kind, facet, lang, config);
                    routes.extend(values.into_keys().map(|value| Route::Facet {
                        lang: lang.clone(),
                        kind,
                        facet,
                        value,
                    }));
                }
            }
        }
        let any = |page: &usize| page_has_entries(&config.pages[*page].shows, entries, lang);
        routes
            .extend((0..config.pages.len()).filter(any).map(|page| Route::Page { lang: lang.clone(), page }));
    }
    for route in &routes {
        if let Ok(path) = path_of(route, String::new, config) {
            taken.claim(&path, &config.path);
        }
    }
    let by_shown = |edge: &&Edge| edge.anchor.is_some() && entries[edge.from.0 as usize].shown;
    let cited: BTreeSet<EntryIndex> = edges.iter().filter(by_shown).map(|edge| edge.to).collect();
    for (index, entry) in (0..).map(EntryIndex).zip(entries).filter(|(_, entry)| entry.shown) {
        for linked in entry.editions.iter() {
            let (lang, id) = (linked.edition.lang.clone(), entry.id.clone());
            let folder = || config.kinds[entry.kind].folder.clone();
            let route = Route::Entry { lang, id };
            match path_of(&route, folder, config) {
                Ok(path) => {
                    if taken.claim(&path, &linked.edition.path) {
                        routes.push(route);
                        bundles(entry, &linked.edition.lang, config, &mut taken, &mut routes);
                        let further = beside(entry, cited.contains(&index), &linked.edition.lang, config);
                        for route in further {
                            if let Ok(path) = path_of(&route, folder, config)
                                && taken.claim(&path, &linked.edition.path)
                            {
                                routes.push(route);
                            }
                        }
                    }
                }
                Err(_) => taken.findings.push(
                    Diagnostic::new(codes::BAD_FILE_NAME, format!("`{}` cannot be an address", entry.id))
                        .in_file(&linked.edition.path)
                        .help("some systems reserve this name: rename the file"),
                ),
            }
        }
    }
    for asset in assets {
        taken.claim(&asset.to, &asset.from);
    }
    moved(entries, around, &mut taken, &mut routes);
    (routes, taken.findings)
}

/// The pages that stand beside an entry's own, in one language.
fn beside(entry: &Entry, cited: bool, lang: &Lang, config: &Config) -> Vec<Route> {
    let wanted = config.kinds[entry.kind].beside;
    let mut routes = Vec::new();
    if wanted.map {
        routes.push(Route::Map { lang: lang.clone(), id: entry.id.clone() });
    }
    if wanted.provisions && cited {
        routes.push(Route::Provisions { lang: lang.clone(), id: entry.id.clone() });
    }
    routes
}

/// Whether a page of the settings would show anything to readers of a language.
pub fn page_has_entries(shows: &Shows, entries: &[Entry], lang: &Lang) -> bool {
    let of_kinds = |kinds: &[usize]| {
        let there = |entry: &&Entry| entry.shown && kinds.contains(&entry.kind);
        entries.iter().filter(there).any(|entry| entry.edition(lang).is_some())
    };
    match shows {
        Shows::Matrix(matrix) => of_kinds(&[matrix.kind]),
        Shows::Timeline(timeline) => {
            let kinds: Vec<usize> = timeline.dates.iter().map(|date| date.kind).collect();
            of_kinds(&kinds)
        }
        Shows::Comparison(comparison) => of_kinds(&comparison.kinds),
        Shows::Glossary(glossary) => of_kinds(&[glossary.kind]),
        Shows::Open(_) | Shows::Evidence => true,
    }
}

/// The pages that bundle what an entry names by a relation.
fn bundles(entry: &Entry, lang: &Lang, config: &Config, taken: &mut Taken, routes: &mut Vec<Route>) {
    for (at, relation) in config.kinds[entry.kind].relations.iter().enumerate() {
        let names = |linked: &LinkedEdition| {
            linked.edition.relations.iter().any(|target| target.via == Via::Relation(at))
        };
        // Relations are those of the source language, which every edition shows.
        let Some(linked) = entry.editions.iter().find(|linked| names(linked)).filter(|_| relation.bundle)
        else {
            continue;
        };
        let route =
            Route::Bundle { lang: lang.clone(), id: entry.id.clone(), relation: relation.name.clone() };
        if let Ok(path) = path_of(&route, || config.kinds[entry.kind].folder.clone(), config)
            && taken.claim(&path, &linked.edition.path)
        {
            routes.push(route);
        }
    }
}

/// Addresses of the ledger at which another entry, or an entry of another folder, now answers.
fn moved(entries: &[Entry], around: Surroundings<'_>, taken: &mut Taken, routes: &mut Vec<Route>) {
    for address in &around.ledgers.addresses {
        let Ok(at) = entries.binary_search_by(|entry| entry.id.cmp(&address.id)) else { continue };
        let entry = &entries[at];
        let current = around.config.kinds[entry.kind].folder == address.folder && entry.id == address.name;
        if current || !entry.shown {
            continue;
        }
        for linked in entry.editions.iter() {
            let route = Route::Moved {
                lang: linked.edition.lang.clone(),
                folder: address.folder.clone(),
                name: address.name.clone(),
                id: address.id.clone(),
            };
            if let Ok(path) = path_of(&route, String::new, around.config)
                && taken.claim(&path, &address.path)
            {
                routes.push(route);
            }
        }
    }
}

/// Which file claims which address, without regard to case.
#[derive(Default)]
struct Taken {
    #[expect(clippy::disallowed_types, reason = "asked by address only, never walked through")]
    by: std::collections::HashMap<String, BookPath>,
    findings: Vec<Diagnostic>,
}

impl Taken {
    fn claim(&mut self, path: &SitePath, file: &BookPath) -> bool {
        let key = path.as_str().to_lowercase();
        if let Some(other) = self.by.get(&key) {
            self.findings.push(
                Diagnostic::new(codes::DUPLICATE_ADDRESS, format!("two pages have the address `{path}`"))
                    .in_file(file)
                    .also(other, crate::base::Span::default(), "the other one")
                    .help("rename one of the two files; names that differ only in case are one name to many systems"),
            );
            return false;
        }
        self.by.insert(key, file.clone());
        true
    }
}

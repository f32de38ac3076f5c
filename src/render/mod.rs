//! Rank 9: a route and a view to the bytes of a page.
//!
//! In: a [`Route`], what the page may ask ([`View`]) and the [`Theme`]. Out: the page as an [`Artifact`]
//! and the files beside it, or a finding that points into the template. `body` turns the block tree into HTML and asks through the
//! same view as the templates, so that nothing a page shows goes unrecorded.

mod body;
pub mod cite;
mod collect;
mod context;
mod coverage;
mod fields;
mod map;
mod pages;
mod print;
mod reading;
mod rows;

pub use body::Body;

use minijinja::{Value, context};

use crate::base::SitePath;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{EntryIndex, Route, Site};
use crate::theme::{Theme, View};

/// A file of the site, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Its address.
    pub path: SitePath,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// What a page is drawn from beside its view.
#[derive(Clone, Copy)]
pub struct Draw<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The entries; a page's own is taken from here, everything else is asked of the view.
    pub site: &'a Site,
    /// Templates and words.
    pub theme: &'a Theme,
    /// Whether drafts have pages, which each page then says.
    pub drafts: bool,
}

/// Draws the page of a route. The page comes first, then the files beside it: an entry's citation in the
/// formats of programs that keep references ([`cite`]).
///
/// # Errors
/// A finding about the template that failed.
pub fn page(
    route: &Route,
    own: Option<EntryIndex>,
    view: &std::sync::Arc<View>,
    draw: Draw<'_>,
) -> Result<Vec<Artifact>, Box<Diagnostic>> {
    let shared = context::shared(route, view, draw);
    let (template, special) = match route {
        Route::Welcome => ("templates/welcome.html".to_owned(), context! {}),
        Route::NotFound => ("templates/404.html".to_owned(), context! {}),
        Route::Home { .. } => ("templates/home.html".to_owned(), context::home(view, draw)),
        Route::Titles { .. } => ("templates/a-z.html".to_owned(), context! {}),
        Route::Search { .. } => ("templates/search.html".to_owned(), context::search(view, draw)),
        Route::List { .. } => ("templates/list.html".to_owned(), collect::list(view, draw)),
        Route::Submit { .. } => {
            let form = collect::submit(view, draw.config);
            let form = form.map_err(|error| draw.theme.explain(&error, "the form"))?;
            ("templates/submit.html".to_owned(), form)
        }
        Route::Bundle { relation, .. } => match own {
            Some(index) => {
                ("templates/bundle.html".to_owned(), collect::bundle(index, relation, view, draw)?)
            }
            None => ("templates/404.html".to_owned(), context! {}),
        },
        Route::Kind { kind, .. } => ("templates/kind.html".to_owned(), context::kind(*kind, view, draw)),
        Route::Facet { kind, facet, value, .. } => {
            ("templates/facet.html".to_owned(), pages::facet(*kind, *facet, value, view, draw)?)
        }
        Route::Page { page, .. } => pages::page(*page, view, draw)?,
        Route::Map { .. } => ("templates/map.html".to_owned(), pages::map(own, view, draw)?),
        Route::Provisions { .. } => ("templates/provisions.html".to_owned(), pages::beside(own, view, draw)),
        Route::Print { kind, .. } => ("templates/print.html".to_owned(), print::kind(*kind, view, draw)?),
        Route::Entry { .. } => match own {
            Some(index) => {
                let template = &draw.config.kinds[draw.site.entry(index).kind].template;
                (format!("templates/{template}.html"), context::entry(index, view, draw)?)
            }
            None => ("templates/404.html".to_owned(), context! {}),
        },
        Route::Moved { .. } => ("templates/moved.html".to_owned(), context::moved(own, view)),
    };
    let text = draw.theme.draw(&template, merged(shared, special))?;
    let mut artifacts = vec![Artifact { path: view.here().clone(), bytes: text.into_bytes() }];
    if let Route::Page { page, .. } = route {
        artifacts.extend(pages::files(*page, view, draw)?);
    }
    if let (Route::Entry { .. }, Some(index)) = (route, own) {
        let entry = draw.site.entry(index);
        artifacts.extend(cite::files(entry, view, draw.config));
        let linked = entry.edition(view.lang()).unwrap_or(&entry.editions[0]);
        artifacts.extend(collect::script(index, entry, &linked.edition, view, draw)?);
    }
    Ok(artifacts)
}

fn merged(shared: Value, special: Value) -> Value {
    context! { ..special, ..shared }
}

use std::fmt::Write as _;

use super::Generation;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::Route;

/// Why there is nothing to say about a page.
#[derive(Debug)]
pub enum WhyNot {
    /// There is no such page; perhaps this one was meant.
    NoPage(Option<String>),
    /// It cannot be drawn.
    Undrawn(Box<Diagnostic>),
}

/// What a page depends on, in words: its inputs and the questions that were asked while it was drawn.
/// `page` is an address in the site, with or without a leading `/`, or an entry's id (its page in the
/// source language). Draws that page and no other.
///
/// # Errors
/// When there is no such page, or its template fails.
pub fn why(page: &str, generation: &Generation) -> Result<String, WhyNot> {
    let Generation { config, site, .. } = generation;
    let named = page.trim_start_matches("./").trim_start_matches('/');
    let is_own = |route: &Route| matches!(route, Route::Entry { lang, id } if id.as_str() == named && *lang == config.source);
    let Some(at) = generation.place(named, is_own) else {
        let paths = generation.paths().iter().map(crate::base::SitePath::as_str);
        let ids = site.entries.iter().map(|entry| entry.id.as_str());
        return Err(WhyNot::NoPage(nearest(named, ids).or_else(|| nearest(named, paths)).map(str::to_owned)));
    };
    let (route, page) = generation.drawn_from(at).map_err(WhyNot::Undrawn)?;
    let mut out = String::new();
    let _ = writeln!(out, "{}", page.path);
    let _ = writeln!(out, "drawn from");
    if let Route::Entry { lang, id } = route
        && let Some(index) = site.find(id.as_str())
    {
        for linked in site.entry(index).editions.iter() {
            let edition = &linked.edition;
            if edition.lang == *lang || edition.lang == config.source {
                let _ = writeln!(out, "  {}", edition.path);
            }
        }
    }
    let _ = writeln!(out, "  {}", config.path);
    let _ = writeln!(out, "  the theme `{}`, its words in `{}`", config.theme, page.lang);
    let _ = writeln!(out, "and from the answers to {} questions", page.asked.len());
    for (question, _) in &page.asked {
        let _ = writeln!(out, "  {question}");
    }
    Ok(out)
}

use std::fmt::Write as _;

use super::{PageMemo, Pages};
use crate::config::Config;
use crate::diagnostic::nearest;
use crate::model::{Route, Site};

/// What a page depends on, in words: its inputs and the questions that were asked while it was drawn.
/// `page` is an address in the site, with or without a leading `/`, or an entry's id (its page in the
/// source language). `Err` names the nearest page when there is none.
///
/// # Errors
/// When there is no such page.
pub fn why(page: &str, pages: &Pages, site: &Site, config: &Config) -> Result<String, Option<String>> {
    let address = page.trim_start_matches("./").trim_start_matches('/');
    let named = |route: &Route, memo: &PageMemo| {
        memo.path.as_str() == address
            || matches!(route, Route::Entry { lang, id } if id.as_str() == address && *lang == config.source)
    };
    let Some((route, memo)) = pages.iter().find(|(route, memo)| named(route, memo)) else {
        let paths = pages.values().map(|memo| memo.path.as_str());
        let ids = site.entries.iter().map(|entry| entry.id.as_str());
        return Err(nearest(address, ids).or_else(|| nearest(address, paths)).map(str::to_owned));
    };
    let mut out = String::new();
    let _ = writeln!(out, "{}", memo.path);
    let _ = writeln!(out, "drawn from");
    if let Route::Entry { lang, id } = route
        && let Some(index) = site.find(id.as_str())
    {
        for linked in &site.entry(index).editions {
            let edition = &linked.edition;
            if edition.lang == *lang || edition.lang == config.source {
                let _ = writeln!(out, "  {}", edition.path);
            }
        }
    }
    let _ = writeln!(out, "  {}", config.path);
    let _ = writeln!(out, "  the theme `{}`, its words in `{}`", config.theme, memo.lang);
    let _ = writeln!(out, "and from the answers to {} questions", memo.asked.len());
    for (question, _) in &memo.asked {
        let _ = writeln!(out, "  {question}");
    }
    Ok(out)
}

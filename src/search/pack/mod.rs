//! The pack: what a browser searches, as a few hundred small scripts.
mod abroad;
mod digits;
mod encode;
mod front;
mod leaf;
mod lexicon;
mod relatives;
mod script;
mod weigh;

use rayon::prelude::*;
use serde_json::{Value, json};

pub use abroad::Abroad;
pub use script::Shard;

use super::{Collection, EXACT, Page};
use crate::base::Lang;

/// Bakes the pack of one language.
pub fn bake(collection: &Collection, abroad: &Abroad) -> Vec<Shard> {
    let lang = collection.lang();
    let texts: Vec<&Page> = collection.pages().collect();
    let size = (600 + texts.len() / 20).min(1_800);
    let (lexicon, (lengths, cuts)) = rayon::join(
        || lexicon::Lexicon::of(collection),
        || {
            let cut = |page| leaf::Cut::of(collection, page, size);
            let cuts: Vec<leaf::Cut> = (0..collection.len()).into_par_iter().map(cut).collect();
            (weigh::Lengths::of(collection), cuts)
        },
    );
    let mut kinds: Vec<&str> = texts.iter().map(|page| page.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut statuses: Vec<&str> = texts.iter().map(|page| page.status).collect();
    statuses.sort_unstable();
    statuses.dedup();
    let cards: Vec<Value> = texts.iter().map(|page| leaf::card(page, &kinds, &statuses)).collect();
    let (encoded, (blocks, leaves)) = rayon::join(
        || encode::encode(lang, &lexicon, &lengths, &cuts, &cards),
        || leaf::leaves(lang, &texts, &cuts, &cards),
    );
    let mut borders = front::Front::default();
    let mut first = true;
    for border in &encoded.borders {
        // The first is empty: it begins before all forms.
        if !first {
            borders.push(border);
        }
        first = false;
    }
    let mut named = String::new();
    for block in &blocks {
        digits::number(&mut named, u32::try_from(block.pages).unwrap_or(0));
        named.push_str(&block.name);
    }
    let mut shards = encoded.shards;
    let facets = facets(lang, &texts);
    let facets_name = facets.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    shards.extend(facets.map(|(_, shard)| shard));
    let mut facet_names: Vec<&str> =
        texts.iter().flat_map(|page| &page.facets).map(|(name, _)| name.as_str()).collect();
    facet_names.sort_unstable();
    facet_names.dedup();
    let (others, abroad) = abroad.encode(lang);
    shards.extend(abroad);
    let root = json!({
        "v": 1,
        "n": texts.len(),
        "a": encode::APART,
        "e": EXACT,
        "k": kinds,
        "s": statuses,
        "b": named,
        "f": borders.finish(),
        "t": encoded.names.concat(),
        "x": facets_name,
        "i": facet_names,
        "o": others,
        "l": relatives::endings(&lexicon, lang),
        "p": relatives::particles(lang),
    });
    shards.extend(leaves);
    shards.extend(script::root(lang, &root.to_string()));
    shards.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    shards.dedup_by(|a, b| a.path == b.path);
    shards
}

/// What each page can be filtered by: the facets, the values of each, and for each facet a column with, page by
/// page, how many values there are and which.
fn facets(lang: &Lang, pages: &[&Page]) -> Option<(String, Shard)> {
    let mut values: std::collections::BTreeMap<&str, Vec<&str>> = std::collections::BTreeMap::new();
    for (facet, value) in pages.iter().flat_map(|page| &page.facets) {
        values.entry(facet).or_default().push(value);
    }
    let mut said = Vec::new();
    for (facet, values) in &mut values {
        values.sort_unstable();
        values.dedup();
        let mut column = String::new();
        for page in pages {
            let own: Vec<u32> = page
                .facet(facet)
                .filter_map(|value| values.binary_search(&value).ok().and_then(|at| u32::try_from(at).ok()))
                .collect();
            digits::number(&mut column, u32::try_from(own.len()).unwrap_or(0));
            own.iter().for_each(|value| digits::number(&mut column, *value));
        }
        // A value that is a page goes by its title.
        let title = |value: &&str| {
            let at = pages.binary_search_by(|page| page.id.as_str().cmp(value)).ok()?;
            Some(pages[at].title.as_str())
        };
        let titles: Vec<&str> = match *facet {
            "instrument" => values.iter().map(|value| title(value).unwrap_or(value)).collect(),
            _ => Vec::new(),
        };
        said.push(json!([facet, values, column, titles]));
    }
    script::shard(lang, &[Value::from(said).to_string()])
}

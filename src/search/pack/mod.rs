//! The pack: what a browser searches, as a few hundred small scripts.
mod digits;
mod elsewhere;
mod encode;
mod front;
mod leaf;
mod lexicon;
mod relatives;
mod script;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::{Value, json};

pub use elsewhere::Elsewhere;
pub use script::Shard;

use super::{Collection, EXACT, Page};
use crate::base::Lang;

/// Bakes the pack of one language by itself.
pub fn bake(collection: &Collection) -> Vec<Shard> {
    bake_beside(collection, &Elsewhere::default())
}

/// Bakes the pack of one language that knows of the others.
pub fn bake_beside(collection: &Collection, elsewhere: &Elsewhere) -> Vec<Shard> {
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
    let facets = facets(lang, &texts, elsewhere);
    let facets_name = facets.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    shards.extend(facets.map(|(_, shard)| shard));
    let terms = elsewhere.names(lang);
    let terms_name = terms.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    shards.extend(terms.map(|(_, shard)| shard));
    let mut facet_names: Vec<&str> =
        texts.iter().flat_map(|page| &page.facets).map(|(name, _)| name.as_str()).collect();
    facet_names.sort_unstable();
    facet_names.dedup();
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
        "o": elsewhere.languages(),
        "y": terms_name,
        "l": relatives::endings(&lexicon, lang),
        "p": relatives::particles(lang),
    });
    shards.extend(leaves);
    shards.extend(script::root(lang, &root.to_string()));
    shards.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    shards.dedup_by(|a, b| a.path == b.path);
    shards
}

/// What each page can be filtered by: the facets, the values of each, for each facet a column with, page by
/// page, how many values there are and which, and of values that are entries their titles.
fn facets(lang: &Lang, pages: &[&Page], elsewhere: &Elsewhere) -> Option<(String, Shard)> {
    let mut rows: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        let own = page.facets.iter().map(|(facet, value)| (facet.as_str(), value.as_str()));
        for (facet, value) in own.chain(elsewhere.absent(&page.id).map(|lang| (elsewhere::ABSENT, lang))) {
            rows.entry(facet).or_insert_with(|| vec![Vec::new(); pages.len()])[at].push(value);
        }
    }
    let mut said = Vec::new();
    for (facet, rows) in rows {
        let values: BTreeSet<&str> = rows.iter().flatten().copied().collect();
        let values: Vec<&str> = values.into_iter().collect();
        let mut column = String::new();
        for row in rows {
            let own: Vec<u32> = row
                .iter()
                .filter_map(|value| values.binary_search(value).ok().and_then(|at| u32::try_from(at).ok()))
                .collect();
            digits::number(&mut column, u32::try_from(own.len()).unwrap_or(0));
            own.iter().for_each(|value| digits::number(&mut column, *value));
        }
        let title = |value: &&str| {
            let at = pages.binary_search_by(|page| page.id.as_str().cmp(value)).ok()?;
            Some(pages[at].title.as_str())
        };
        let titles: Option<Vec<Option<&str>>> =
            (facet == "instrument").then(|| values.iter().map(title).collect());
        said.push(match titles {
            Some(titles) => json!([facet, values, column, titles]),
            None => json!([facet, values, column]),
        });
    }
    script::shard(lang, &[Value::from(said).to_string()])
}

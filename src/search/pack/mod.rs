//! The pack: what a browser searches, as many small scripts, of which a query loads three or four.
//!
//! In: a [`Collection`] of one language's pages. Out: [`Shard`]s, the same for the same pages. Steps:
//! 1. turn the tokens of the pages around (`lexicon.rs`), work out each weight as tantivy would (`weigh.rs`);
//! 2. cut the pages' texts into leaves (`leaf.rs`);
//! 3. part the forms into shards (`partition.rs`) and write them (`encode.rs`): the pages of each stem (`list.rs`), where it
//!    stands on them (`positions.rs`), its forms (`front.rs`), all by one coder (`coder.rs`);
//! 4. write leaves, filters, and the root that names them.
//!
//! `themes/panel/scripts/search/3*` and `4*` read it, and `tests/pack.rs` holds what they find to what tantivy finds.
//!
//! # Files
//!
//! Each file calls `panelbookShard(name, …)` with texts and JSON. The root, `assets/search/{lang}.js`, has a name that does
//! not change, so a browser asks whether it is new; the others, `assets/search/{lang}/{name}.js`, are named by what they
//! hold (`script.rs`) and may be kept for ever. The published folder keeps those of the last site for one publication, for
//! pages that are open meanwhile. A *row* is a text of the coder's, a *number* one of its numbers; *names* are seven
//! characters each. Pages have the numbers of the collection: by steps of length, then by id.
//!
//! **The root**: an object with `v` the version of this format, 2 (a script reads no other); `n` pages; `a` and `s`, above how
//! many pages a stem has a file of its own, and two; `e`, the part of a word's idf that the very form adds; `m` the mean
//! length of a body; `r` a row: how many steps of length there are, for each its pages and the length; for each block of
//! leaves its pages; the borders of the shards of forms but the first: a shard has the forms from its border on; `b` the names
//! of the blocks; `t` a name for each sixteen shards of forms, to which `-` and the place of the shard among them are added;
//! `x` the name of the filters; `i` the facets in the book's order; `o` the languages that have entries which this one lacks;
//! `y` the name of the terms; `l` the name of the endings and `p` particles (`relatives.rs`).
//!
//! **A shard of forms** has three parts: a row, names, and the name of the positions. The row: how many stems it has, for each its
//! pages less one, and when they are not more than `a`, the list of them, else its names are the next; the forms; for each form a number:
//! 0, the next stem of this shard; 1, a stem of another: how many shards before, and the stem in it; 2, a stem with files of its
//! own that stands elsewhere: its pages less one, its names are the next; 2 + k, the k-th stem before the next. Behind 1 and 2, the
//! place of the form among the stem's.
//!
//! **A stem's own file**: a row with the number of pages in it less one and the list; the cards of the ten best pages, each with its
//! page in front; the name of the positions. Of a stem on more than `s` pages it has the best ones and no positions; a second file
//! has all.
//!
//! **A list** tells for each page how often the stem stands in the body. From that, the length of the page and the number of the
//! stem's pages the script works out the weight as tantivy does (BM25); what other fields add to it, the list tells in steps of
//! 1.1%.
//!
//! **Positions**: a row with those of every stem whose list is in the shard. Only phrases and queries for one field load them.
//!
//! **A leaf**, named by its block, the page in it and the leaf of the page: the card (title, address below the language's
//! folder without its ending, status as a number, date), and passages: address, number, text, and 1 for headings. 0 in the place of
//! an address and a number says: as above.
//!
//! **Filters**: a list of facets, each with its name, its values, a row with the number of values of each page and which, and for
//! entries the titles.
//!
//! # Why so
//!
//! - Decisions whose odds are learned in the place of columns of numbers: the same lists cost 35% less, because what is to be
//!   expected of a page that a rare stem has, or a long one, differs from what is of others, and a column's code
//!   cannot tell. It takes a browser some milliseconds to read the longest list.
//! - How often a stem stands on a page in the place of what it weighs there: one and a half bits, not four, and no rounding.
//!   So that a script knows how long each page is without being told, pages stand by their length.
//! - Positions counted from the beginning of a leaf: that the leaf is known already saves two bits and a half each.
//! - A leaf of about 100 to 300 words in the place of a whole page: ten whole pages were most of a query's bytes. It is small
//!   in small books, where all else is small, too.
//! - A word without a file of its own loads its ten leaves at once for cards and snippets: cards for every rare word would
//!   have made the index several times as large.
mod coder;
mod elsewhere;
mod encode;
mod front;
mod leaf;
mod lexicon;
mod list;
mod partition;
mod positions;
mod relatives;
mod script;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::{Value, json};

pub use elsewhere::Elsewhere;
pub use script::Shard;

use self::coder::Coder;
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
    let size = (450 + texts.len() / 20).min(1_500);
    let (lexicon, (lengths, cuts)) = rayon::join(
        || lexicon::Lexicon::of(collection),
        || {
            let cut = |page| leaf::Cut::of(collection, page, size);
            let cuts: Vec<leaf::Cut> = (0..collection.len()).into_par_iter().map(cut).collect();
            (weigh::Lengths::of(collection), cuts)
        },
    );
    let cards: Vec<Value> = texts.iter().map(|page| leaf::card(page)).collect();
    let (encoded, (blocks, leaves)) = rayon::join(
        || {
            let texts =
                encode::Texts { lang, lexicon: &lexicon, lengths: &lengths, cuts: &cuts, cards: &cards };
            encode::encode(&texts)
        },
        || leaf::leaves(lang, &texts, &cuts, &cards),
    );
    let mut runs = Coder::default();
    let bodies = lengths.bodies();
    runs.number(0, count(bodies.len()));
    for (pages, length) in bodies {
        runs.number(1, pages);
        runs.number(2, length);
    }
    for block in &blocks {
        runs.number(3, count(block.pages));
    }
    // The first border is empty: it begins before all forms.
    front::front(&mut runs, encoded.borders.iter().skip(1).map(String::as_str));
    let mut shards = encoded.shards;
    let facets = facets(lang, &texts, elsewhere);
    let facets_name = facets.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    shards.extend(facets.map(|(_, shard)| shard));
    let terms = elsewhere.names(lang);
    let terms_name = terms.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    shards.extend(terms.map(|(_, shard)| shard));
    let endings = script::shard(lang, &[json!(relatives::endings(&lexicon, lang)).to_string()]);
    let endings_name = endings.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    shards.extend(endings.map(|(_, shard)| shard));
    let mut facet_names: Vec<&str> =
        texts.iter().flat_map(|page| &page.facets).map(|(name, _)| name.as_str()).collect();
    facet_names.sort_unstable();
    facet_names.dedup();
    let root = json!({
        "v": 2,
        "n": texts.len(),
        "a": encoded.inside,
        "s": encode::SPLIT,
        "e": EXACT,
        "m": lengths.mean_body(),
        "r": runs.finish(),
        "b": blocks.iter().map(|block| block.name.as_str()).collect::<String>(),
        "t": encoded.names.concat(),
        "x": facets_name,
        "i": facet_names,
        "o": elsewhere.languages(),
        "y": terms_name,
        "l": endings_name,
        "p": relatives::particles(lang),
    });
    shards.extend(leaves);
    shards.extend(script::root(lang, &root.to_string()));
    shards.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    shards.dedup_by(|a, b| a.path == b.path);
    shards
}

/// A length as the coder takes it.
fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
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
    let titles: BTreeMap<&str, &str> =
        pages.iter().map(|page| (page.id.as_str(), page.title.as_str())).collect();
    let mut said = Vec::new();
    for (facet, rows) in rows {
        let values: BTreeSet<&str> = rows.iter().flatten().copied().collect();
        let values: Vec<&str> = values.into_iter().collect();
        let mut column = Coder::default();
        for row in rows {
            let own: Vec<u32> =
                row.iter().filter_map(|value| values.binary_search(value).ok().map(count)).collect();
            column.number(0, count(own.len()));
            for value in own {
                column.number(1, value);
            }
        }
        let column = column.finish();
        let title = |value: &&str| titles.get(value).copied();
        let titles: Option<Vec<Option<&str>>> =
            (facet == "instrument").then(|| values.iter().map(title).collect());
        said.push(match titles {
            Some(titles) => json!([facet, values, column, titles]),
            None => json!([facet, values, column]),
        });
    }
    script::shard(lang, &[Value::from(said).to_string()])
}

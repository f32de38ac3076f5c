use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::base::{Lang, SitePath};
use crate::config::Config;
use crate::model::Site;
use crate::output::{OutputError, Sink};
use crate::search::pack::{Elsewhere, Shard, bake_beside};
use crate::search::{Analysed, Collection, Equivalents, Page, pages};

/// What is remembered of the search between generations: the tokens of each page, and what was baked of each
/// language, for as long as its pages stay as they are.
#[derive(Clone, Default)]
pub(super) struct SearchMemo(Arc<Mutex<BTreeMap<Lang, Baked>>>);

/// One language's pages by id, and its pack.
#[derive(Clone)]
struct Baked {
    pages: Vec<(Arc<Page>, Arc<Analysed>)>,
    elsewhere: Elsewhere,
    shards: Arc<[Shard]>,
}

/// The packs of one generation, baked when one is first asked for.
#[derive(Default)]
pub(super) struct Packs {
    memo: SearchMemo,
    baked: OnceLock<Shards>,
}

/// The shards of every language.
struct Shards {
    own: Vec<Arc<[Shard]>>,
    /// Those that were baked before: a page that is open may have read their root a moment ago.
    before: Vec<Arc<[Shard]>>,
}

impl Packs {
    /// The packs of a generation that is made from what `memo` remembers.
    pub(super) fn after(memo: &SearchMemo) -> Packs {
        Packs { memo: memo.clone(), baked: OnceLock::new() }
    }

    /// The file of a pack at an address, or of the pack before it.
    pub(super) fn find(&self, path: &str, site: &Site, config: &Config) -> Option<&[u8]> {
        if !path.starts_with("assets/search/") {
            return None;
        }
        let Shards { own, before } = self.all(site, config);
        own.iter().chain(before).find_map(|shards| {
            let at = shards.binary_search_by(|shard| shard.path.as_str().cmp(path)).ok()?;
            Some(&shards[at].bytes[..])
        })
    }

    /// Streams the packs into a sink. Shards of the site before stay there for one publication.
    pub(super) fn publish(&self, sink: &dyn Sink, site: &Site, config: &Config) -> Result<(), OutputError> {
        for language in &config.languages {
            if let Ok(folder) = SitePath::new(&format!("assets/search/{}", language.lang)) {
                sink.linger(&folder);
            }
        }
        self.all(site, config)
            .own
            .iter()
            .flat_map(|shards| shards.iter())
            .collect::<Vec<_>>()
            .into_par_iter()
            .try_for_each(|shard| sink.put(&shard.path, &shard.bytes).map(|_| ()))
    }

    /// The roots of the packs that were baked: what a first query in each language loads beside the script.
    pub(super) fn roots(&self) -> impl Iterator<Item = &Shard> {
        let baked =
            self.baked.get().into_iter().flat_map(|shards| &shards.own).flat_map(|shards| shards.iter());
        let root = |shard: &&Shard| shard.path.as_str().matches('/').count() == 2;
        baked.filter(root)
    }

    fn all(&self, site: &Site, config: &Config) -> &Shards {
        self.baked.get_or_init(|| {
            let mut by_lang: BTreeMap<Lang, Vec<Page>> = BTreeMap::new();
            for page in pages(site, config) {
                by_lang.entry(page.lang.clone()).or_default().push(page);
            }
            let equivalents = Equivalents::of(site, config);
            let beside: BTreeMap<Lang, Elsewhere> = by_lang
                .keys()
                .map(|lang| (lang.clone(), Elsewhere::of(lang, &by_lang, &equivalents)))
                .collect();
            let mut known = self.memo.0.lock().unwrap_or_else(PoisonError::into_inner);
            let baked: BTreeMap<Lang, Baked> = by_lang
                .into_par_iter()
                .map(|(lang, pages)| {
                    let elsewhere = beside.get(&lang).cloned().unwrap_or_default();
                    let baked = Baked::of(&lang, pages, elsewhere, known.get(&lang));
                    (lang, baked)
                })
                .collect();
            let before = std::mem::replace(&mut *known, baked.clone());
            let shards = |baked: BTreeMap<Lang, Baked>| baked.into_values().map(|one| one.shards).collect();
            Shards { own: shards(baked), before: shards(before) }
        })
    }
}

impl Baked {
    /// The pack of a language's pages, which come by id; what is `known` of the same pages is not made again.
    fn of(lang: &Lang, pages: Vec<Page>, elsewhere: Elsewhere, known: Option<&Baked>) -> Baked {
        let before = known.map_or(&[][..], |known| &known.pages[..]);
        let pages: Vec<(Arc<Page>, Arc<Analysed>)> = pages
            .into_par_iter()
            .map(|page| {
                let at = before.binary_search_by(|(known, _)| known.id.cmp(&page.id)).ok();
                match at.map(|at| &before[at]).filter(|(known, _)| **known == page) {
                    Some(same) => same.clone(),
                    None => {
                        let tokens = Arc::new(Analysed::of(&page));
                        (Arc::new(page), tokens)
                    }
                }
            })
            .collect();
        let same = before.len() == pages.len()
            && before.iter().zip(&pages).all(|((_, one), (_, other))| Arc::ptr_eq(one, other));
        match known {
            Some(known) if same && known.elsewhere == elsewhere => known.clone(),
            _ => {
                let collection = Collection::new(lang, pages.clone());
                let shards = bake_beside(&collection, &elsewhere).into();
                Baked { pages, elsewhere, shards }
            }
        }
    }
}

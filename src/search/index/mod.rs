//! One language's pages in tantivy, in memory, one segment, a page's number its document's.
//!
//! In: a [`Collection`]. Out: for a [`Tree`], the pages that match, best first, ties by number. What a page scores is said
//! here once, for the pack that a browser reads is made to the same figures:
//!
//! - a **word** scores, for each [`Field`], tantivy's BM25 (`k1` 1.2, `b` 0.75) of its *stem* in that field times
//!   [`Field::boost`], all added up. Frequency and length are the field's own ([`Collection::length`]; where length does not
//!   matter, it and its mean are 1). The number of pages that have the stem is that of the pages that have it in *any* field:
//!   otherwise a word like *how*, rare in titles alone, would weigh most there. A page that has the very *form*, in any field,
//!   gets [`EXACT`] × the idf of the stem on top, where idf is `ln(1 + (N − n + 0.5) / (n + 0.5))` of `n` pages in `N`. In one
//!   named field, that field alone counts, without more;
//! - a **phrase** scores, for each field, tantivy's BM25 of the phrase (the idf of its stems added up), times the boost;
//! - a **prefix** finds the pages that have a stem of which some form begins so, and scores as the best of those stems does in
//!   all fields, without the addition for the form;
//! - `all`, `any` and `most` add up what their parts score; `first` is the first of its parts whose words the vocabulary
//!   has, or the last; a filter scores nothing; pages under `not` go.

mod compile;
mod correct;
mod mark;
mod statistics;
mod told;

pub use mark::Snippet;

use std::sync::Arc;

use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::directory::RamDirectory;
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::{self, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::Compressor;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{IndexBuilder, IndexSettings, Searcher, TantivyDocument};

use super::query::Tree;
use super::{Collection, Field};
use told::{Told, What};

/// By how much of a word's idf a page is lifted that has the very form: enough to part pages that are alike otherwise, too
/// little to lift a page over one that has the word in its title.
pub const EXACT: f32 = 0.8;

/// Below so many pages with every word, pages with some of them follow.
const FEW: usize = 10;

/// From so many words on, a query is a question, and what has more of its rare words comes first.
const QUESTION: usize = 4;

/// Why an index could not be made or read: never for want of a file, for it is in memory.
#[derive(Debug)]
pub struct IndexError(tantivy::TantivyError);

impl std::fmt::Display for IndexError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the search index cannot be made or read: {}", self.0)
    }
}

impl std::error::Error for IndexError {}

impl From<tantivy::TantivyError> for IndexError {
    fn from(error: tantivy::TantivyError) -> IndexError {
        IndexError(error)
    }
}

/// The index of one language's pages.
pub struct Index {
    collection: Arc<Collection>,
    searcher: Searcher,
    fields: Fields,
}

/// The fields of the index: the stems of each field of a page, and across all of them the forms and stems that a page has,
/// and its facets.
#[derive(Clone, Copy)]
struct Fields {
    stems: [schema::Field; Field::ALL.len()],
    forms: schema::Field,
    any: schema::Field,
    facets: schema::Field,
}

/// What a query found in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Matches {
    /// How many pages match.
    pub total: usize,
    /// The best of them; behind them, when they are few, pages that have only some of the words.
    pub hits: Vec<Hit>,
}

/// A page that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its number in the collection.
    pub page: usize,
    /// What it scored.
    pub score: f32,
    /// Whether it has only some of the words.
    pub partly: bool,
}

impl Index {
    /// The index of some pages.
    ///
    /// # Errors
    /// When tantivy fails, which it does for no text.
    pub fn of(collection: Arc<Collection>) -> Result<Index, IndexError> {
        let mut builder = Schema::builder();
        let tokenizers = TokenizerManager::new();
        let mut add = |name: &str, what: What, option: IndexRecordOption, by_length: bool| {
            tokenizers.register(name, Told::new(&collection, what));
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(name)
                .set_index_option(option)
                .set_fieldnorms(by_length);
            builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
        };
        let stems = std::array::from_fn(|at| {
            let field = Field::ALL[at];
            add(field.name(), What::Stems(field), IndexRecordOption::WithFreqsAndPositions, field.by_length())
        });
        let fields = Fields {
            stems,
            forms: add("forms", What::AllForms, IndexRecordOption::Basic, false),
            any: add("any", What::AllStems, IndexRecordOption::Basic, false),
            facets: add("facets", What::Facets, IndexRecordOption::Basic, false),
        };
        let settings = IndexSettings {
            docstore_compression: Compressor::None,
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let budget = (collection.len() * 10_000).clamp(1 << 20, 1 << 28);
        let mut writer = IndexBuilder::new()
            .schema(builder.build())
            .settings(settings)
            .tokenizers(tokenizers)
            .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), budget)?;
        for page in 0..collection.len() {
            let mut document = TantivyDocument::new();
            let number = page.to_string();
            for field in fields.stems.into_iter().chain([fields.forms, fields.any, fields.facets]) {
                document.add_text(field, &number);
            }
            writer.add_document(document)?;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        Ok(Index { collection, searcher, fields })
    }

    /// The pages that the index is of.
    pub fn collection(&self) -> &Arc<Collection> {
        &self.collection
    }

    /// The best pages for a query, `limit` at the most. When few have every word, pages that have at least half of
    /// those words that the book has follow them; among them, when there are so many words that the query is a question.
    pub fn find(&self, tree: &Tree, limit: usize) -> Result<Matches, IndexError> {
        let (total, mut hits) = self.run(tree, limit)?;
        if hits.len() < limit.min(FEW)
            && let Some((words, loose)) = self.loosened(tree)
        {
            let (_, more) = self.run(&loose, limit)?;
            let known: Vec<usize> = hits.iter().map(|hit| hit.page).collect();
            let more = more.into_iter().map(|hit| Hit { partly: !known.contains(&hit.page), ..hit });
            if words >= QUESTION {
                hits = more.collect();
            } else {
                hits.extend(more.filter(|hit| hit.partly));
                hits.truncate(limit);
            }
        }
        Ok(Matches { total, hits })
    }

    /// The numbers of all pages that match, in order.
    pub fn matches(&self, tree: &Tree) -> Result<Vec<usize>, IndexError> {
        let Some(query) = self.compiler().query(tree) else { return Ok(Vec::new()) };
        let found = self.searcher.search(&query, &DocSetCollector)?;
        let mut pages: Vec<usize> = found.into_iter().map(|address| address.doc_id as usize).collect();
        pages.sort_unstable();
        Ok(pages)
    }

    fn run(&self, tree: &Tree, limit: usize) -> Result<(usize, Vec<Hit>), IndexError> {
        let Some(query) = self.compiler().query(tree) else { return Ok((0, Vec::new())) };
        let top = TopDocs::with_limit(limit.max(1)).order_by_score();
        let statistics = statistics::Statistics { index: self };
        let (best, total) =
            self.searcher.search_with_statistics_provider(&query, &(top, Count), &statistics)?;
        let hit = |(score, address): (f32, tantivy::DocAddress)| Hit {
            page: address.doc_id as usize,
            score,
            partly: false,
        };
        Ok((total, best.into_iter().map(hit).take(limit).collect()))
    }

    /// How many words a query has, and the same query for pages with half of those that are known. Filters, exclusions
    /// and whole names stay as they are.
    fn loosened(&self, tree: &Tree) -> Option<(usize, Tree)> {
        let parts = match tree {
            Tree::All(parts) => parts,
            Tree::Any(any) => {
                let (first, names) = any.split_first()?;
                let (count, loose) = self.loosened(first)?;
                let any = std::iter::once(loose).chain(names.iter().cloned()).collect();
                return Some((count, Tree::Any(any)));
            }
            _ => return None,
        };
        let compiler = self.compiler();
        let (kept, words): (Vec<&Tree>, Vec<&Tree>) =
            parts.iter().partition(|part| matches!(part, Tree::Not(_) | Tree::Filter(..)));
        let count = words.len();
        let (count, loose) = if let [only] = words[..] {
            self.loosened(only)?
        } else {
            let known = words.into_iter().filter(|part| compiler.knows(part));
            let known: Vec<Tree> = known.cloned().collect();
            (count, Tree::Most(known.len().div_ceil(2).max(1), known))
        };
        let all: Vec<Tree> = kept.into_iter().cloned().chain([loose]).collect();
        Some((count, Tree::All(all)))
    }

    fn compiler(&self) -> compile::Compiler<'_> {
        compile::Compiler { index: self }
    }

    /// How many pages have a stem in any field.
    fn pages_with(&self, stem: &str) -> u64 {
        let term = tantivy::Term::from_field_text(self.fields.any, stem);
        self.searcher.doc_freq(&term).unwrap_or(0)
    }

    /// What a single page scores for a query; `None` when it does not match.
    pub fn score(&self, tree: &Tree, page: usize) -> Result<Option<f32>, IndexError> {
        let Some(query) = self.compiler().query(tree) else { return Ok(None) };
        let statistics = statistics::Statistics { index: self };
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &self.searcher);
        let weight = query.weight(scoring)?;
        let Some(reader) = self.searcher.segment_readers().first() else { return Ok(None) };
        let Ok(doc) = u32::try_from(page) else { return Ok(None) };
        let mut scorer = weight.scorer(reader, 1.0)?;
        Ok((scorer.seek(doc) == doc).then(|| scorer.score()))
    }
}

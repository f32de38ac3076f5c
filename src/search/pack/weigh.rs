use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::Bm25Weight;

use super::lexicon::{Lexicon, Place};
use crate::search::{Collection, Field};

const FIELDS: usize = Field::ALL.len();

/// What a word's weight on a page depends on beside the word: how many pages there are, and how long their
/// fields are.
pub(crate) struct Lengths {
    /// The number of pages.
    pages: u64,
    /// For each field, the mean of its tokens.
    means: [f32; FIELDS],
    /// For each page and field, its tokens as tantivy rounds them to one byte.
    norms: Vec<[u8; FIELDS]>,
}

impl Lengths {
    pub(crate) fn of(collection: &Collection) -> Lengths {
        let mut sums = [0_u64; FIELDS];
        let norms = (0..collection.len())
            .map(|page| {
                std::array::from_fn(|field| {
                    let length = collection.length(page, Field::ALL[field]);
                    sums[field] += u64::from(length);
                    FieldNormReader::fieldnorm_to_id(length)
                })
            })
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "as tantivy computes its mean")]
        let means = sums.map(|sum| sum as f32 / collection.len().max(1) as f32);
        Lengths { pages: collection.len() as u64, means, norms }
    }

    /// What the rarity of a stem on `count` pages makes each of them score (`search::index`).
    pub(crate) fn idf(&self, count: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "as tantivy computes it")]
        let (pages, count) = (self.pages as f32, count as f32);
        (1.0 + (pages - count + 0.5) / (count + 0.5)).ln()
    }

    /// The length of a page's body, as coarsely as tantivy knows it.
    pub(crate) fn body(&self, page: u32) -> u32 {
        FieldNormReader::id_to_fieldnorm(self.norms[page as usize][Field::Body as usize])
    }

    /// What a stem weighs that stands so often in the body of a page, as a part of its idf: tantivy's BM25, by the
    /// same formula that the script has (`themes/panel/scripts/search/32-pack.js`).
    pub(crate) fn body_weight(&self, page: u32, times: u32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a page has fewer words than 2^23")]
        let (times, length) = (times as f32, self.body(page) as f32);
        2.2 * times / (times + 0.3 + 0.9 * length / self.mean_body())
    }

    /// The mean length of a body.
    pub(crate) fn mean_body(&self) -> f32 {
        self.means[Field::Body as usize]
    }

    /// The lengths of the bodies, each with how many pages one after the other have it.
    pub(crate) fn bodies(&self) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for page in (0..).take(self.norms.len()) {
            let length = self.body(page);
            match runs.last_mut() {
                Some((pages, last)) if *last == length => *pages += 1,
                _ => runs.push((1, length)),
            }
        }
        runs
    }
}

/// A stem on a page.
#[derive(Clone, Debug)]
pub(crate) struct Posting<'a> {
    pub(crate) page: u32,
    /// As tantivy weighs it: the sum over the fields, each with its boost.
    pub(crate) score: f32,
    /// Where it stands there, by field and position.
    pub(crate) places: &'a [Place],
}

impl Posting<'_> {
    /// How often the stem stands in the body.
    pub(crate) fn times(&self) -> u32 {
        let body = |place: &&Place| place.field() == Field::Body as usize;
        u32::try_from(self.places.iter().filter(body).count()).unwrap_or(u32::MAX)
    }

    /// Whether it stands in other fields, too.
    pub(crate) fn is_beside(&self) -> bool {
        self.places.iter().any(|place| place.field() != Field::Body as usize)
    }
}

/// The pages of a stem, in their order, with their weights.
pub(crate) fn postings<'a>(lexicon: &'a Lexicon<'_>, stem: usize, lengths: &Lengths) -> Vec<Posting<'a>> {
    let places = lexicon.places(stem);
    let on_pages = || places.chunk_by(|a, b| a.page == b.page);
    let count = on_pages().count() as u64;
    let weights: [Bm25Weight; FIELDS] = std::array::from_fn(|field| {
        Bm25Weight::for_one_term_without_explain(count, lengths.pages, lengths.means[field])
            .boost_by(Field::ALL[field].boost())
    });
    on_pages()
        .map(|places| {
            let page = places[0].page;
            let norms = &lengths.norms[page as usize];
            let score = places.chunk_by(|a, b| a.field() == b.field()).map(|field| {
                let at = field[0].field();
                let count = u32::try_from(field.len()).unwrap_or(u32::MAX);
                weights[at].score(norms[at], count)
            });
            Posting { page, score: score.sum(), places }
        })
        .collect()
}

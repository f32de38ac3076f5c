use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Result, Term};

use super::Index;

/// What weights are worked out from: lengths by field, rarity across all fields.
pub(super) struct Statistics<'a> {
    pub(super) index: &'a Index,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> Result<u64> {
        let fields = &self.index.fields.stems;
        let by_length =
            fields.iter().zip(crate::search::Field::ALL).any(|(f, our)| *f == field && our.by_length());
        if by_length {
            self.index.searcher.total_num_tokens(field)
        } else {
            // The mean length is then 1, which is the length that tantivy takes where it has none.
            self.total_num_docs()
        }
    }

    fn total_num_docs(&self) -> Result<u64> {
        self.index.searcher.total_num_docs()
    }

    fn doc_freq(&self, term: &Term) -> Result<u64> {
        let value = term.value();
        match value.as_str() {
            Some(stem) if self.index.fields.stems.contains(&term.field()) => Ok(self.index.pages_with(stem)),
            _ => Ok(self.index.searcher.doc_freq(term)?),
        }
    }
}

use std::collections::BTreeSet;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery,
    Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;

use super::{EXACT, Index, told};
use crate::search::Field;
use crate::search::analysis::Analysis;
use crate::search::query::Tree;

/// Makes tantivy's queries of ours.
pub(super) struct Compiler<'a> {
    pub(super) index: &'a Index,
}

type Boxed = Box<dyn Query>;

impl Compiler<'_> {
    /// The query; `None` when nothing is asked for.
    pub(super) fn query(&self, tree: &Tree) -> Option<Boxed> {
        (!tree.is_empty()).then(|| match tree {
            // What is only taken away is taken from all.
            Tree::Not(_) | Tree::Filter(..) => self.all(std::slice::from_ref(tree)),
            tree => self.compile(tree),
        })
    }

    fn compile(&self, tree: &Tree) -> Boxed {
        match tree {
            Tree::All(parts) => self.all(parts),
            Tree::Any(parts) => self.most(1, parts),
            Tree::Most(need, parts) => self.most(*need, parts),
            Tree::First(parts) => {
                self.first(parts).map_or_else(|| Box::new(EmptyQuery) as Boxed, |part| self.compile(part))
            }
            Tree::Not(part) => self.all(std::slice::from_ref(&Tree::Not(part.clone()))),
            Tree::Word(form, field) => self.word(form, *field),
            Tree::Prefix(prefix, field) => self.prefix(prefix, *field),
            Tree::Phrase(forms, field) => self.phrase(forms, *field),
            Tree::Filter(facet, value) => self.filter(facet, value),
        }
    }

    fn all(&self, parts: &[Tree]) -> Boxed {
        let mut clauses: Vec<(Occur, Boxed)> = Vec::new();
        for part in parts {
            clauses.push(match part {
                Tree::Not(part) => (Occur::MustNot, self.compile(part)),
                part => (Occur::Must, self.compile(part)),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0))));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    fn most(&self, need: usize, parts: &[Tree]) -> Boxed {
        let clauses = parts.iter().map(|part| (Occur::Should, self.compile(part))).collect();
        Box::new(BooleanQuery::with_minimum_required_clauses(clauses, need))
    }

    /// The part that stands for all: the first whose words are known, or the last.
    pub(super) fn first<'t>(&self, parts: &'t [Tree]) -> Option<&'t Tree> {
        parts.iter().find(|part| self.knows(part)).or(parts.last())
    }

    /// Whether the vocabulary has the words of a tree.
    pub(super) fn knows(&self, tree: &Tree) -> bool {
        let vocabulary = self.index.collection.vocabulary();
        match tree {
            Tree::All(parts) => parts.iter().all(|part| self.knows(part)),
            Tree::Any(parts) | Tree::First(parts) => parts.iter().any(|part| self.knows(part)),
            Tree::Most(need, parts) => parts.iter().filter(|part| self.knows(part)).count() >= *need,
            Tree::Word(form, _) => vocabulary.find_stem(&self.stem(form)).is_some(),
            Tree::Prefix(prefix, _) => !vocabulary.beginning_with(prefix).is_empty(),
            Tree::Phrase(forms, _) => {
                forms.iter().all(|(form, _)| vocabulary.find_stem(&self.stem(form)).is_some())
            }
            Tree::Not(_) | Tree::Filter(..) => true,
        }
    }

    fn stem(&self, form: &str) -> String {
        let vocabulary = self.index.collection.vocabulary();
        match vocabulary.find(form) {
            Some(known) => vocabulary.stems()[vocabulary.stem_of(known) as usize].to_string(),
            None => Analysis::of(self.index.collection.lang()).stems().stem(form).into_owned(),
        }
    }

    /// A stem in one field, or in each.
    fn fields(&self, field: Option<Field>, query: impl Fn(tantivy::schema::Field) -> Boxed) -> Vec<Boxed> {
        let chosen = Field::ALL.iter().copied().filter(|one| field.is_none_or(|field| field == *one));
        let boosted = |field: Field| {
            let query = query(self.index.fields.stems[field as usize]);
            Box::new(BoostQuery::new(query, field.boost())) as Boxed
        };
        chosen.map(boosted).collect()
    }

    fn stem_query(&self, stem: &str, field: Option<Field>) -> Vec<Boxed> {
        self.fields(field, |field| {
            let term = Term::from_field_text(field, stem);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
        })
    }

    fn word(&self, form: &str, field: Option<Field>) -> Boxed {
        let stem = self.stem(form);
        let mut queries = self.stem_query(&stem, field);
        if field.is_none() {
            let term = Term::from_field_text(self.index.fields.forms, form);
            let exact = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
            queries.push(Box::new(ConstScoreQuery::new(exact, self.exactness(&stem))));
        }
        Box::new(BooleanQuery::union(queries))
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers of pages are far below 2^24")]
    fn exactness(&self, stem: &str) -> f32 {
        let (all, with) = (self.index.collection.len() as f32, self.index.pages_with(stem) as f32);
        EXACT * (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    fn prefix(&self, prefix: &str, field: Option<Field>) -> Boxed {
        let vocabulary = self.index.collection.vocabulary();
        let forms = vocabulary.beginning_with(prefix);
        let stems: BTreeSet<u32> = forms.map(|form| vocabulary.stem_of(form)).collect();
        let query = |stem: u32| {
            let queries = self.stem_query(&vocabulary.stems()[stem as usize], field);
            Box::new(BooleanQuery::union(queries)) as Boxed
        };
        Box::new(DisjunctionMaxQuery::new(stems.into_iter().map(query).collect()))
    }

    fn phrase(&self, forms: &[(String, u32)], field: Option<Field>) -> Boxed {
        let stems: Vec<(usize, String)> =
            forms.iter().map(|(form, place)| (*place as usize, self.stem(form))).collect();
        let phrase = |field| {
            let term = |(place, stem): &(usize, String)| (*place, Term::from_field_text(field, stem));
            Box::new(PhraseQuery::new_with_offset(stems.iter().map(term).collect())) as Boxed
        };
        Box::new(BooleanQuery::union(self.fields(field, phrase)))
    }

    fn filter(&self, facet: &str, value: &str) -> Boxed {
        let term = Term::from_field_text(self.index.fields.facets, &told::facet(facet, value));
        let query = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        Box::new(ConstScoreQuery::new(query, 0.0))
    }
}

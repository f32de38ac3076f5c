//! What a book has registered: documents by symbol, and the short names that documents declare.

use std::collections::BTreeMap;

use super::Symbol;
use crate::base::{Lang, Slug};

/// The register of documents. Built once for a book, asked for every text.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    documents: BTreeMap<String, Slug>,
    names: Vec<ShortName>,
}

#[derive(Clone, Debug)]
pub(super) struct ShortName {
    pub(super) text: String,
    pub(super) lang: Option<Lang>,
    pub(super) document: Slug,
}

impl Registry {
    /// An empty register.
    pub fn new() -> Registry {
        Registry::default()
    }

    /// Registers a document under one of its symbols. The first to claim a symbol keeps it.
    pub fn add_symbol(&mut self, symbol: &Symbol, document: &Slug) {
        self.add_identifier(symbol.as_str(), document);
    }

    /// Registers a document under an identifier of another series, as canonically written.
    pub fn add_identifier(&mut self, id: &str, document: &Slug) {
        self.documents.entry(id.to_owned()).or_insert_with(|| document.clone());
    }

    /// Registers a short name (`ITI`) for texts of one language, or of all.
    pub fn add_name(&mut self, name: &str, lang: Option<&Lang>, document: &Slug) {
        let name = name.trim();
        if !name.is_empty() {
            self.names.push(ShortName {
                text: name.to_owned(),
                lang: lang.cloned(),
                document: document.clone(),
            });
        }
    }

    /// The document that carries a symbol.
    pub fn document(&self, symbol: &Symbol) -> Option<&Slug> {
        self.identifier(symbol.as_str())
    }

    /// The document that carries an identifier of any series.
    pub fn identifier(&self, id: &str) -> Option<&Slug> {
        self.documents.get(id)
    }

    /// The document that a short name stands for in texts of `lang`; what was said for the language goes
    /// before what was said for all.
    pub fn named(&self, name: &str, lang: &Lang) -> Option<&Slug> {
        let same = || self.names.iter().filter(|known| known.text == name);
        same()
            .find(|known| known.lang.as_ref() == Some(lang))
            .or_else(|| same().find(|known| known.lang.is_none()))
            .map(|known| &known.document)
    }

    /// The short names that count in texts of `lang`.
    pub(super) fn names(&self, lang: &Lang) -> impl Iterator<Item = &ShortName> {
        self.names.iter().filter(move |known| known.lang.as_ref().is_none_or(|only| only == lang))
    }

    /// The only registered symbol that is `symbol` with a year in brackets.
    pub(super) fn with_year(&self, symbol: &Symbol) -> Option<(Symbol, &Slug)> {
        let prefix = format!("{symbol}(");
        let mut same =
            self.documents.range(prefix.clone()..).take_while(|(text, _)| text.starts_with(&prefix));
        let (text, document) = same.next()?;
        same.next().is_none().then(|| (Symbol::from_canonical(text), document))
    }

    /// The registered symbols that are a later text of `symbol` or correct it, in order.
    pub fn later_than(&self, symbol: &Symbol) -> Vec<(Symbol, &Slug)> {
        let base = symbol.base();
        self.documents
            .range(base.as_str().to_owned()..)
            .take_while(|(text, _)| text.starts_with(base.as_str()))
            .map(|(text, document)| (Symbol::from_canonical(text), document))
            .filter(|(later, _)| later.follows(symbol))
            .collect()
    }
}

//! Rank 5: what a book says about identifiers of documents, in the form that [`crate::citation`] takes.
//!
//! In: the settings, and the short names and symbols that entries declare. Out: a [`Register`]. It is made
//! before texts are parsed, because a short name or a short symbol is one only when some entry declares it.

use crate::base::{Fingerprint, Hasher, Lang, Slug};
use crate::citation::{Address, Finder, Registry, Rules, Series, Symbol};
use crate::config::Config;

/// What one entry declares in its fields of the types `names` and `symbols`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The entry.
    pub id: Slug,
    /// The language of the edition: its names are those of this language's texts.
    pub lang: Lang,
    /// Short or other names.
    pub names: Vec<String>,
    /// Symbols, as written.
    pub symbols: Vec<String>,
}

/// The rules for identifiers and every document that is registered.
#[derive(Clone, Debug)]
pub struct Register {
    /// What an identifier looks like.
    pub rules: Rules,
    /// Which entry is meant by which.
    pub registry: Registry,
    /// The fingerprint of both: whatever a citation was looked for in depends on this.
    pub fingerprint: Fingerprint,
}

impl Register {
    /// The register of a book. Names of the source language's editions count in every language: a French
    /// text may well say "ITI".
    pub fn of<'a>(config: &Config, declared: impl IntoIterator<Item = &'a Declared>) -> Register {
        let rules = rules(config);
        let mut registry = Registry::new();
        let mut hasher = Hasher::new();
        hasher.part(config.fingerprint.as_bytes());
        for one in declared {
            hasher.part(one.id.as_str().as_bytes()).part(one.lang.as_str().as_bytes());
            for symbol in &one.symbols {
                hasher.part(symbol.as_bytes());
                match Symbol::parse_lenient(symbol, &rules) {
                    Some(symbol) => registry.add_symbol(&symbol, &one.id),
                    None => registry.add_identifier(symbol, &one.id),
                }
            }
            hasher.part(b"names");
            for name in &one.names {
                hasher.part(name.as_bytes());
                let only = (one.lang != config.source).then_some(&one.lang);
                registry.add_name(name, only, &one.id);
            }
        }
        Register { rules, registry, fingerprint: hasher.finish() }
    }

    /// What finds citations, for each language of the book.
    pub fn finders(&self, config: &Config) -> Vec<(Lang, Finder<'_>)> {
        let finder = |lang: &Lang| (lang.clone(), Finder::new(lang, &self.rules, &self.registry));
        config.languages.iter().map(|language| finder(&language.lang)).collect()
    }
}

/// The rules that `[symbols]` sets. A book with an address for symbols has symbols of the United
/// Nations' form; any other has the series that it declares and nothing else.
pub fn rules(config: &Config) -> Rules {
    let Config { symbols, source, .. } = config;
    let mut rules = match &symbols.address {
        Some(template) => {
            let address = Address {
                template: template.clone(),
                languages: symbols.languages.iter().map(ToString::to_string).collect(),
                fallback: source.to_string(),
            };
            let mut rules = Rules { address, ..Rules::default() };
            rules.special.extend(symbols.organs.iter().cloned());
            rules
        }
        None => Rules::empty(),
    };
    rules.series.extend(symbols.series.iter().map(|series| Series {
        name: series.prefix.trim().to_owned(),
        prefixes: vec![series.prefix.clone()],
        shape: series.shape.clone(),
        template: series.address.clone(),
    }));
    rules
}

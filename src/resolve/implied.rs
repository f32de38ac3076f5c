use super::Surroundings;
use super::edges::Outgoing;
use super::names::{Found, Names};
use crate::citation::{self, Symbol};
use crate::config::FieldType;
use crate::model::{Edition, FieldData, Implied, Via};

/// The symbols that an edition declares, in the order of the file.
pub(super) fn symbols(edition: &Edition, around: Surroundings<'_>) -> Vec<Symbol> {
    let kind = &around.config.kinds[edition.kind];
    let declared = edition.fields.iter().filter(|value| kind.fields[value.field].of == FieldType::Symbols);
    declared
        .filter_map(|value| match &value.data {
            FieldData::Words(words) => Some(words),
            _ => None,
        })
        .flatten()
        .filter_map(|word| Symbol::parse_lenient(word, &around.register.rules))
        .collect()
}

/// The edges that follow from a document's symbols alone, to documents that the book has. Nobody has to
/// state that `X/Corr.1` corrects `X`. Of what a draft is a draft, no symbol tells.
pub(super) fn edges(edition: &Edition, names: &Names<'_>, around: Surroundings<'_>) -> Vec<Outgoing> {
    let mut edges = Vec::new();
    for symbol in symbols(edition, around) {
        for implied in symbol.implied() {
            let (way, earlier) = match implied {
                citation::Implied::Revises(base) => (Implied::Revises, before(&symbol, base, around)),
                citation::Implied::Corrects(base) => (Implied::Corrects, vec![base]),
                citation::Implied::Amends(base) => (Implied::Amends, vec![base]),
                citation::Implied::AddsTo(base) => (Implied::AddsTo, vec![base]),
                citation::Implied::Summarizes(base) => (Implied::Summarizes, vec![base]),
                citation::Implied::NotFinal => continue,
            };
            let known = earlier.iter().find_map(|symbol| around.register.registry.document(symbol));
            if let Some(Found::One(to)) = known.map(|id| names.find(id.as_str())) {
                edges.push(Outgoing { via: Via::Implied(way), order: 0, to, anchor: None });
            }
        }
    }
    edges
}

/// The texts that a revision may take the place of, the latest first: `X/Rev.2`, `X/Rev.1` and `X` for
/// `X/Rev.3`. The book need not have every one of them.
fn before(symbol: &Symbol, base: Symbol, around: Surroundings<'_>) -> Vec<Symbol> {
    let number = symbol.changes().last().and_then(|last| last.strip_prefix("Rev.")?.parse::<u32>().ok());
    // No text was ever revised more often; the number may be anything that a file holds.
    let earlier = (1..number.unwrap_or(0).min(100)).rev();
    let revision = |number| Symbol::parse(&format!("{base}/Rev.{number}"), &around.register.rules);
    let mut all: Vec<Symbol> = earlier.filter_map(revision).collect();
    all.push(base);
    all
}

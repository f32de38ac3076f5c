use std::collections::BTreeSet;

use super::Surroundings;
use super::implied::symbols;
use super::names::{Found, Names};
use crate::citation::{self, Symbol, parse_citation};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Edition, EntryIndex, Link, Target, Wanted};

/// Reports works that an edition cites although the book has a revision or correction of them, each once.
/// A text that cites the later one too knows of it, and the texts of one family speak of each other.
pub(super) fn report(
    edition: &Edition,
    targets: &[Target],
    names: &Names<'_>,
    around: Surroundings<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let own: Vec<Symbol> = symbols(edition, around).iter().map(Symbol::base).collect();
    let cited: BTreeSet<EntryIndex> = targets.iter().filter_map(entry).collect();
    let mut said: BTreeSet<Symbol> = BTreeSet::new();
    for (link, target) in edition.links.iter().zip(targets) {
        for symbol in works(link, target, edition, names, around) {
            if own.contains(&symbol.base()) || !said.insert(symbol.clone()) {
                continue;
            }
            let registry = &around.register.registry;
            let later: Vec<(Symbol, &str)> = registry
                .later_than(&symbol)
                .into_iter()
                .map(|(later, id)| (later, id.as_str()))
                .filter(|(_, id)| match names.find(id) {
                    Found::One(index) => !cited.contains(&index),
                    _ => false,
                })
                .collect();
            if let Some((last, id)) = later.last() {
                let all: Vec<String> = later.iter().map(|(later, _)| format!("`{later}`")).collect();
                findings.push(
                    Diagnostic::new(
                        codes::LATER_TEXT,
                        format!("of `{symbol}` the book has a later text: {}", all.join(", ")),
                    )
                    .at(&edition.path, link.span)
                    .label("the earlier text is cited here")
                    .help(format!(
                        "cite `{last}` (the entry `{id}`); if the earlier wording is meant, name the later text too"
                    )),
                );
            }
        }
    }
}

fn entry(target: &Target) -> Option<EntryIndex> {
    match target {
        Target::Entry { entry, .. } => Some(*entry),
        _ => None,
    }
}

/// The symbols of the work that a link leads to.
fn works(
    link: &Link,
    target: &Target,
    edition: &Edition,
    names: &Names<'_>,
    around: Surroundings<'_>,
) -> Vec<Symbol> {
    match (target, &link.wanted) {
        (Target::Entry { entry, .. }, _) if names.has_symbols(*entry) => {
            let group = names.group(*entry);
            group.editions.first().map(|edition| symbols(edition, around)).unwrap_or_default()
        }
        (Target::Web(_), Wanted::Citation { work, .. }) => {
            Symbol::parse(work, &around.register.rules).into_iter().collect()
        }
        (Target::Web(_), Wanted::Name { name, .. }) => {
            let cited =
                parse_citation(name, &edition.lang, &around.register.rules, &around.register.registry);
            match cited.map(|cited| cited.target) {
                Some(citation::Target::Symbol(symbol)) => vec![symbol],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

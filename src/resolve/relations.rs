use std::collections::BTreeMap;

use super::Surroundings;
use super::edges::Outgoing;
use super::links::has_anchor;
use super::names::{Found, Names};
use crate::config::{Cardinality, Paragraphs};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Edition, EntryIndex, RelationTarget, Via};

/// Decides the relations of an entry's main edition. A target that does not exist, is of a kind that
/// the relation does not lead to, or lacks or has a paragraph against the schema, is reported.
pub(super) fn decide(
    edition: &Edition,
    names: &Names<'_>,
    around: Surroundings<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Outgoing> {
    let mut edges = Vec::new();
    let mut counted: BTreeMap<Via, usize> = BTreeMap::new();
    for target in &edition.relations {
        let count = counted.entry(target.via).or_default();
        *count += 1;
        if *count == 2
            && let Some(finding) = too_many(target, edition, around)
        {
            findings.push(finding);
        }
        match names.find(&target.name) {
            Found::One(entry) => match fits(entry, target, edition, names, around) {
                Ok(()) => {
                    let order = u32::try_from(edges.len()).unwrap_or(u32::MAX);
                    edges.push(Outgoing { via: target.via, order, to: entry, anchor: target.anchor.clone() });
                }
                Err(finding) => findings.push(finding.at(&edition.path, target.span)),
            },
            Found::Several => {
                let ids =
                    names.sharing(&target.name).into_iter().map(|id| format!("`{id}`")).collect::<Vec<_>>();
                let message = format!("several entries have the title `{}`", target.name);
                findings.push(
                    Diagnostic::new(codes::AMBIGUOUS_TITLE, message)
                        .at(&edition.path, target.span)
                        .help(format!("name one of them by its id: {}", ids.join(", "))),
                );
            }
            Found::None => findings.push(unknown(target, edition, names, around)),
        }
    }
    edges
}

fn too_many(target: &RelationTarget, edition: &Edition, around: Surroundings<'_>) -> Option<Diagnostic> {
    let name = match target.via {
        Via::Relation(at) => {
            let relation = &around.config.kinds[edition.kind].relations[at];
            (relation.cardinality == Cardinality::One).then_some(relation.name.as_str())?
        }
        Via::SupersededBy => "superseded-by",
        _ => return None,
    };
    Some(
        Diagnostic::new(codes::TOO_MANY_TARGETS, format!("`{name}` leads to one entry at the most"))
            .at(&edition.path, target.span)
            .label("this is the second")
            .help("keep one of them; use `see-also` for the others"),
    )
}

fn fits(
    entry: EntryIndex,
    target: &RelationTarget,
    edition: &Edition,
    names: &Names<'_>,
    around: Surroundings<'_>,
) -> Result<(), Box<Diagnostic>> {
    let group = names.group(entry);
    if let Via::Relation(at) = target.via {
        let relation = &around.config.kinds[edition.kind].relations[at];
        let kind = &around.config.kinds[group.kind].id;
        if !relation.to.is_empty() && !relation.to.contains(kind) {
            let may = relation.to.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(" or ");
            let message = format!("`{}` leads to {may}, but `{}` is a {kind}", relation.name, group.id);
            return Err(Box::new(
                Diagnostic::new(codes::WRONG_TARGET_KIND, message)
                    .label(format!("a {kind}"))
                    .help("name an entry of the right kind, or use another relation"),
            ));
        }
        match (relation.paragraphs, &target.anchor) {
            (Paragraphs::Required, None) => {
                let some = group.editions.iter().flat_map(|e| &e.anchors).next().map_or("p1", |a| &a.name);
                let message =
                    format!("`{}` leads to a paragraph, and this names a whole entry", relation.name);
                let finding = Diagnostic::new(codes::PARAGRAPH_TARGET, message)
                    .help(format!("add the paragraph, as in \"{}#{some}\"", group.id));
                return Err(Box::new(finding));
            }
            (Paragraphs::No, Some(anchor)) => {
                let message = format!("`{}` leads to whole entries, not to paragraphs", relation.name);
                let finding = Diagnostic::new(codes::PARAGRAPH_TARGET, message);
                return Err(Box::new(finding.help(format!("leave `#{anchor}` out"))));
            }
            _ => {}
        }
    }
    target.anchor.as_deref().map_or(Ok(()), |anchor| has_anchor(entry, anchor, names))
}

fn unknown(
    target: &RelationTarget,
    edition: &Edition,
    names: &Names<'_>,
    around: Surroundings<'_>,
) -> Diagnostic {
    let relation = match target.via {
        Via::Relation(at) => around.config.kinds[edition.kind].relations.get(at),
        _ => None,
    };
    // An entry of a kind that the relation leads to is the likelier one.
    let fitting =
        relation.and_then(|relation| names.nearest_of_kinds(&target.name, &relation.to, around.config));
    let near = fitting.or_else(|| names.nearest(&target.name));
    let finding =
        Diagnostic::new(codes::UNKNOWN_RELATION_TARGET, format!("there is no entry `{}`", target.name))
            .at(&edition.path, target.span)
            .label("leads nowhere")
            .did_you_mean(near);
    let Some(kind) = relation.and_then(|relation| relation.to.first()) else { return finding };
    let or = if near.is_some() { "or " } else { "" };
    finding.help(format!("{or}write it first: panelbook new {kind} {}", target.name))
}

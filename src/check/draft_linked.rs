use super::{Ground, Rule};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{EntryIndex, Status, Target};

/// A published page leads to pages that readers can open.
pub(super) const RULE: Rule = Rule { name: "draft-linked", code: codes::DRAFT_LINKED, on: true, find };

fn find(Ground { site, config, .. }: Ground<'_>) -> Vec<Diagnostic> {
    let draft = |index: EntryIndex| {
        let entry = site.entry(index);
        let main = entry.edition(&config.source).unwrap_or(&entry.editions[0]);
        main.edition.status == Status::Draft
    };
    let mut findings = Vec::new();
    for (index, entry) in (0..).map(EntryIndex).zip(&site.entries) {
        if draft(index) {
            continue;
        }
        let mut said = |to: EntryIndex, edition: &crate::model::Edition, span| {
            let target = &site.entry(to).id;
            findings.push(
                Diagnostic::new(
                    codes::DRAFT_LINKED,
                    format!("`{}` leads to `{target}`, which is a draft", entry.id),
                )
                .at(&edition.path, span)
                .label("readers will find no link here")
                .help(format!("publish `{target}` too, or take the link out until it is published")),
            );
        };
        for linked in entry.editions.iter() {
            for (link, target) in linked.edition.links.iter().zip(&linked.targets) {
                if let Target::Entry { entry: to, .. } = target
                    && draft(*to)
                {
                    said(*to, &linked.edition, link.span);
                }
            }
            for relation in &linked.edition.relations {
                let edge = site.edges_from(index).iter().find(|edge| {
                    edge.via == relation.via
                        && draft(edge.to)
                        && site.entry(edge.to).id.as_str() == relation.name
                });
                if let Some(edge) = edge {
                    said(edge.to, &linked.edition, relation.span);
                }
            }
        }
    }
    findings
}

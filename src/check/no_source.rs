use super::{Ground, Rule};
use crate::config::Requirement;
use crate::diagnostic::{Diagnostic, codes};

/// An entry states facts about the world, and says where from.
pub(super) const RULE: Rule = Rule { name: "no-source", code: codes::NO_SOURCE, on: true, find };

fn find(Ground { site, config, .. }: Ground<'_>) -> Vec<Diagnostic> {
    let wanted = |kind: usize| config.kinds[kind].sources == Requirement::Required;
    site.entries
        .iter()
        .filter(|entry| wanted(entry.kind))
        .filter_map(|entry| {
            let linked = entry.edition(&config.source)?;
            linked.edition.sources.is_empty().then(|| {
                Diagnostic::new(codes::NO_SOURCE, format!("`{}` names no source", entry.id))
                    .at(&linked.edition.path, linked.edition.title_span)
                    .help("add where its statements come from, with the paragraph: sources = [\"A/74/187, para. 8\"]")
            })
        })
        .collect()
}

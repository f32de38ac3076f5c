use super::{Ground, Rule};
use crate::config::{Numbering, Requirement};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Entry, FieldValue, Link, Place, Target, Wanted};

/// A delegate who relies on a statement looks it up. Where the cited documents have numbered paragraphs,
/// one of them must be named: a document of forty pages is no answer to "where does it say so?".
pub(super) const RULE: Rule = Rule { name: "statement-pinpoint", code: codes::NO_PINPOINT, on: false, find };

fn find(ground: Ground<'_>) -> Vec<Diagnostic> {
    let wanted = |entry: &&Entry| ground.config.kinds[entry.kind].sources == Requirement::Required;
    ground.site.entries.iter().filter(wanted).filter_map(|entry| unplaced(entry, ground)).collect()
}

fn unplaced(entry: &Entry, ground: Ground<'_>) -> Option<Diagnostic> {
    let linked = entry.edition(&ground.config.source)?;
    let edition = &linked.edition;
    let kind = &ground.config.kinds[entry.kind];
    let stated = |value: &&FieldValue| ground.config.policy.is_statement(&kind.fields[value.field]);
    let statement = edition.fields.iter().find(stated)?;
    let links = |place: Place| {
        let all = edition.links.iter().zip(&linked.targets);
        all.filter(move |(link, _)| link.place == place)
            .map(|(link, target)| (link, exactness(link, target, ground)))
    };
    // A statement whose own words cite is as exact as they are; else the entry's sources stand for it.
    if links(Place::Field(statement.field)).any(|(_, how)| matches!(how, Exactness::Place | Exactness::Whole))
    {
        return None;
    }
    if links(Place::Source).any(|(_, how)| how == Exactness::Place) {
        return None;
    }
    let (link, cited) = links(Place::Source).find_map(|(link, how)| match how {
        Exactness::Unplaced(cited) => Some((link, cited)),
        _ => None,
    })?;
    let field = &kind.fields[statement.field].name;
    let message = format!("no source of `{}` names the paragraph that its `{field}` rests on", entry.id);
    Some(
        Diagnostic::new(codes::NO_PINPOINT, message)
            .at(&edition.path, link.span)
            .label(format!("`{cited}` has numbered paragraphs"))
            .help(format!("name the paragraph: \"{cited}, para. 3\"")),
    )
}

/// How exactly a link tells where something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Exactness {
    /// It names a place.
    Place,
    /// It names a work that has no numbered paragraphs here.
    Whole,
    /// It names a work that has some, and none of them.
    Unplaced(String),
    /// It leads to no work.
    Nothing,
}

fn exactness(link: &Link, target: &Target, ground: Ground<'_>) -> Exactness {
    match (target, &link.wanted) {
        (Target::Entry { anchor: Some(_), .. }, _) | (_, Wanted::Citation { anchor: Some(_), .. }) => {
            Exactness::Place
        }
        (Target::Entry { entry, anchor: None }, _) => {
            let cited = ground.site.entry(*entry);
            if cited.has_paragraphs() {
                return Exactness::Unplaced(cited.id.to_string());
            }
            // An entry of a kind without paragraphs is a topic, not a text that something could rest on.
            match ground.config.kinds[cited.kind].numbering {
                Numbering::Numbered => Exactness::Whole,
                Numbering::Prose => Exactness::Nothing,
            }
        }
        (Target::Web(_), _) => Exactness::Whole,
        (Target::Asset(_) | Target::Nothing, _) => Exactness::Nothing,
    }
}

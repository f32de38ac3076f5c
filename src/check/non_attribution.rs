use std::collections::{BTreeMap, BTreeSet};

use super::picture;
use super::piece::{Part, Piece, pieces};
use super::states::States;
use super::{Ground, Rule};
use crate::base::Lang;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Edition, Entry, EntryIndex, LinkedEdition, Target, Via, Wanted};

/// A source that counts views and attributes none was agreed to on that promise. A State's name in what
/// is drawn from it would break the promise, whoever guessed it.
///
/// An entry is concerned when it is such a source, or when one of its sources or relations leads to one.
/// Who held an office may be named with the State in brackets. In an entry that is no such source itself, a
/// State may be named where the same paragraph cites a public source and none of that kind: what a State
/// has published it has said for itself.
pub(super) const RULE: Rule = Rule { name: "non-attribution", code: codes::ATTRIBUTION, on: false, find };

fn find(ground: Ground<'_>) -> Vec<Diagnostic> {
    let unattributed: BTreeSet<EntryIndex> = ground
        .entries()
        .filter(|(_, entry)| ground.holds(entry, &ground.config.policy.unattributed).is_some())
        .map(|(index, _)| index)
        .collect();
    if unattributed.is_empty() {
        return Vec::new();
    }
    let lists: BTreeMap<Lang, States> = ground
        .config
        .languages
        .iter()
        .filter_map(|language| Some((language.lang.clone(), States::of(&language.lang)?)))
        .collect();
    let files = Lang::new("en").and_then(|lang| States::of(&lang));
    let mut findings = Vec::new();
    for (index, entry) in ground.entries() {
        let itself = unattributed.contains(&index);
        let concerned = itself
            || ground.site.edges_from(index).iter().any(|edge| {
                matches!(edge.via, Via::Source | Via::Relation(_)) && unattributed.contains(&edge.to)
            });
        for linked in entry.editions.iter() {
            let Some(states) = lists.get(&linked.edition.lang) else { continue };
            let about =
                About { ground, entry, linked, states, unattributed: &unattributed, itself, concerned };
            about.texts(&mut findings);
            if concerned && let Some(files) = &files {
                about.images(files, &mut findings);
            }
        }
    }
    findings
}

/// What is asked of one edition.
struct About<'l, 'a> {
    ground: Ground<'a>,
    entry: &'l Entry,
    linked: &'l LinkedEdition,
    states: &'l States,
    unattributed: &'l BTreeSet<EntryIndex>,
    itself: bool,
    concerned: bool,
}

impl About<'_, '_> {
    fn texts(&self, findings: &mut Vec<Diagnostic>) {
        let edition = &*self.linked.edition;
        let config = self.ground.config;
        let kind = &config.kinds[edition.kind];
        let of_office = |part: Part| match part {
            Part::Field(field) => config.policy.roles.contains(&kind.fields[field].name),
            _ => false,
        };
        for piece in pieces(edition, kind, &|link, words| self.counts(link, words)) {
            if of_office(piece.part) || !self.is_bound(&piece) {
                continue;
            }
            let mut said = BTreeSet::new();
            for range in self.states.named(&piece.text) {
                let name = &piece.text[range.clone()];
                if self.states.is_role(&piece.text, &range) || !said.insert(name) {
                    continue;
                }
                let nth = piece.text[..range.start].matches(name).count();
                findings.push(self.finding(name, self.ground.spot(edition, piece.span, name, nth), edition));
            }
        }
    }

    /// Names in the names of image files, which readers see when they save or cannot load one, and in what
    /// programs wrote into them.
    fn images(&self, files: &States, findings: &mut Vec<Diagnostic>) {
        let edition = &*self.linked.edition;
        for link in &edition.links {
            let Wanted::Asset { path } = &link.wanted else { continue };
            if let Some(name) = files.named_in_file(path.file_name()) {
                findings.push(
                    self.finding(name, link.span, edition).help("rename the file: its name is published too"),
                );
            }
            let said = (self.ground.file_of)(path).map(picture::texts).unwrap_or_default();
            let named = said.iter().find_map(|text| {
                [files, self.states]
                    .iter()
                    .find_map(|states| Some(&text[states.named(text).first()?.clone()]))
            });
            if let Some(name) = named {
                findings.push(
                    self.finding(name, link.span, edition)
                        .help(format!("`{path}` itself holds this name: save the image without its title, author, comment and place")),
                );
            }
        }
    }

    fn finding(&self, name: &str, span: crate::base::Span, edition: &Edition) -> Diagnostic {
        let id = &self.entry.id;
        let why = if self.itself {
            "whose views are not attributed to States"
        } else {
            "which draws on a source that attributes no views to States"
        };
        let message = format!("`{name}` is named in `{id}`, {why}");
        Diagnostic::new(codes::ATTRIBUTION, message)
            .at(&edition.path, span)
            .label("a State or its people")
            .help("count instead: \"one delegation\", \"several delegations\"")
            .help("the State of a person in office stands in brackets behind the name: \"Ambassador … (…)\"")
            .help("what a State has published itself may stand in a paragraph of its own, with that source cited there")
    }

    /// Whether the promise binds a piece of text.
    fn is_bound(&self, piece: &Piece) -> bool {
        let targets = || piece.links.iter().filter_map(|link| self.linked.targets.get(*link));
        let cites_one = targets().any(|target| self.is_unattributed(target));
        let cites_public = targets().any(|target| self.is_work(target) && !self.is_unattributed(target));
        cites_one || (self.concerned && (self.itself || !cites_public))
    }

    fn is_unattributed(&self, target: &Target) -> bool {
        matches!(target, Target::Entry { entry, .. } if self.unattributed.contains(entry))
    }

    /// Whether a link leads to a work that can be cited: an address on the web, or an entry of a kind that
    /// says whether its texts are attributed.
    fn is_work(&self, target: &Target) -> bool {
        match target {
            Target::Web(_) => true,
            Target::Entry { entry, .. } => {
                let kind = &self.ground.config.kinds[self.ground.site.entry(*entry).kind];
                self.ground
                    .config
                    .policy
                    .unattributed
                    .iter()
                    .any(|wanted| kind.field(&wanted.field).is_some())
            }
            Target::Asset(_) | Target::Nothing => false,
        }
    }

    /// Whether the words of a link belong to the text. The words that lead to a work are its title, which
    /// may well name a State.
    fn counts(&self, link: usize, words: &str) -> bool {
        let Some(target) = self.linked.targets.get(link) else { return true };
        let is_title = match target {
            Target::Entry { entry, .. } => {
                let entry = self.ground.site.entry(*entry);
                entry.editions.iter().any(|linked| linked.edition.title == words.trim())
            }
            _ => false,
        };
        !(is_title || (self.is_work(target) && !self.is_unattributed(target)))
    }
}

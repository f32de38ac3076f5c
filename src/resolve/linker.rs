use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::entries::{self, Group};
use super::names::{Known, Names, folded};
use super::{Surroundings, doors, edges, implied, later, links, past, relations, routes};
use crate::base::Fingerprint;
use crate::diagnostic::Diagnostic;
use crate::model::{
    AnchorKind, Edge, Edition, Entry, EntryIndex, FieldData, Ids, Ledgers, Link, LinkedEdition, Site, Target,
    Via, Wanted,
};
use crate::source::Snapshot;

/// Links all editions again and again, and remembers how it decided.
///
/// What an edition's links lead to depends on its own text and on what others say at their heads and
/// where they have headings and paragraphs. So when only texts changed, the names are those of before, and
/// only the links of the changed texts are decided anew. When titles changed too, so are those that are written
/// as an old or a new one, and those of entries about which there is a finding, since it may name a title.
/// Anything more, and all are.
#[derive(Default)]
pub struct Linker {
    last: Option<Last>,
}

/// How the last editions were linked.
struct Last {
    /// Everything that decisions depend on beside the editions.
    register: Fingerprint,
    drafts: bool,
    ledgers: Arc<Ledgers>,
    snapshot: Arc<Snapshot>,
    /// The editions in the order in which they came.
    editions: Vec<Arc<Edition>>,
    groups: Vec<Group>,
    known: Known,
    site: Arc<Site>,
    /// The findings about single entries, by entry.
    of_entries: Vec<Vec<Diagnostic>>,
    /// The findings about ids, names and doors.
    of_names: Vec<Diagnostic>,
    /// The findings about addresses, and what is gone of the past.
    of_addresses: Vec<Diagnostic>,
}

/// What was decided about one entry.
struct Decided {
    targets: Vec<Vec<Target>>,
    edges: Vec<Edge>,
    findings: Vec<Diagnostic>,
}

impl Linker {
    /// One that remembers nothing.
    pub fn new() -> Linker {
        Linker::default()
    }

    /// Links all editions, which come sorted by path.
    pub fn link(
        &mut self,
        editions: &[Arc<Edition>],
        around: Surroundings<'_>,
    ) -> (Arc<Site>, Vec<Diagnostic>) {
        let last = self.last.take().filter(|last| last.stands(around));
        let changed = last.as_ref().and_then(|last| last.changed_texts(editions));
        let last = match (last, changed) {
            (Some(last), Some(changed)) => last.relinked(&changed, around),
            (last, _) => {
                // Taking so much apart takes a while, and nobody has to wait for it.
                rayon::spawn(move || drop(last));
                Last::of(editions, around)
            }
        };
        let findings = last.findings();
        let last = self.last.insert(last);
        (last.site.clone(), findings)
    }
}

impl Last {
    /// Links everything.
    fn of(editions: &[Arc<Edition>], around: Surroundings<'_>) -> Last {
        let (groups, mut of_names) = entries::group(editions, around);
        let (known, clashes) = Known::of(&groups, around.config);
        of_names.extend(clashes);
        let names = Names::new(&groups, &known);
        of_names.extend(doors::report(&names, around.config));
        let decided: Vec<Decided> =
            (0..groups.len()).into_par_iter().map(|at| decide(at, &names, around)).collect();
        let mut all = Vec::with_capacity(decided.iter().map(|decided| decided.edges.len()).sum());
        let mut linked = Vec::with_capacity(groups.len());
        let mut of_entries = Vec::with_capacity(groups.len());
        for (group, Decided { targets, edges, findings }) in groups.iter().zip(decided) {
            linked.push(entry(group, targets));
            all.extend(edges);
            of_entries.push(findings);
        }
        let (site, of_addresses) = joined(linked, known.ids.clone(), all, around);
        Last {
            register: around.register.fingerprint,
            drafts: around.drafts,
            ledgers: around.ledgers.clone(),
            snapshot: around.snapshot.clone(),
            editions: editions.to_vec(),
            groups,
            known,
            site: Arc::new(site),
            of_entries,
            of_names,
            of_addresses,
        }
    }

    /// Whether everything that decisions depend on beside the editions is as it was.
    fn stands(&self, around: Surroundings<'_>) -> bool {
        // The register's fingerprint holds that of the settings.
        self.register == around.register.fingerprint
            && self.drafts == around.drafts
            && (Arc::ptr_eq(&self.ledgers, around.ledgers) || self.ledgers == *around.ledgers)
            && self.snapshot.files.keys().eq(around.snapshot.files.keys())
    }

    /// The editions that changed, each with the place of its entry and its own among the entry's editions;
    /// `None` when more than texts changed.
    fn changed_texts(&self, editions: &[Arc<Edition>]) -> Option<Vec<(usize, usize, Arc<Edition>)>> {
        if self.editions.len() != editions.len() {
            return None;
        }
        let mut changed = Vec::new();
        for (old, new) in self.editions.iter().zip(editions) {
            if Arc::ptr_eq(old, new) {
                continue;
            }
            // A finding about names may point at any head.
            if !(looks_alike(old, new) || self.of_names.is_empty() && is_retitled(old, new)) {
                return None;
            }
            let index = self.site.find(old.id.as_str())?.0 as usize;
            let place = self.groups[index].editions.iter().position(|edition| Arc::ptr_eq(edition, old))?;
            changed.push((index, place, new.clone()));
        }
        Some(changed)
    }

    /// Links the texts that changed.
    fn relinked(mut self, changed: &[(usize, usize, Arc<Edition>)], around: Surroundings<'_>) -> Last {
        self.snapshot = around.snapshot.clone();
        let mut titles: BTreeSet<String> = BTreeSet::new();
        for (index, place, edition) in changed {
            let old = &self.groups[*index].editions[*place];
            if !looks_alike(old, edition) {
                titles.extend([&old.title, &edition.title].map(|title| folded(title).into_owned()));
            }
            self.groups[*index].editions[*place] = edition.clone();
            if let Ok(at) = self.editions.binary_search_by(|old| old.path.cmp(&edition.path)) {
                self.editions[at] = edition.clone();
            }
        }
        let mut indexes: Vec<usize> = changed.iter().map(|(index, ..)| *index).collect();
        if !titles.is_empty() {
            self.known.retitle(&titles, &self.groups);
            indexes.extend(self.named_by(&titles));
            indexes.extend((0..self.of_entries.len()).filter(|at| !self.of_entries[*at].is_empty()));
        }
        indexes.sort_unstable();
        indexes.dedup();
        if indexes.is_empty() {
            return self;
        }
        let names = Names::new(&self.groups, &self.known);
        let decided: Vec<Decided> = indexes.par_iter().map(|at| decide(*at, &names, around)).collect();
        let before = &self.site;
        let mut linked = before.entries.clone();
        let mut moved = Vec::new();
        for (at, Decided { targets, edges, findings }) in indexes.into_iter().zip(decided) {
            let was = &before.entries[at];
            let index = EntryIndex(u32::try_from(at).unwrap_or(u32::MAX));
            let same = was.editions.iter().map(|linked| &linked.targets).eq(&targets)
                && before.edges_from(index) == edges;
            linked[at] = entry(&self.groups[at], targets);
            self.of_entries[at] = findings;
            if !same {
                moved.push((index, edges));
            }
        }
        // Findings about addresses point at heads, which may stand elsewhere now.
        if moved.is_empty() && (titles.is_empty() || self.of_addresses.is_empty()) {
            // Nothing leads elsewhere than before, and every page is where it was.
            self.site = Arc::new(Site { entries: linked, ..Site::clone(before) });
            return self;
        }
        let mut all = Vec::with_capacity(before.edges.len());
        let mut rest = &before.edges[..];
        for (index, edges) in moved {
            let (kept, others) = rest.split_at(rest.partition_point(|edge| edge.from < index));
            all.extend_from_slice(kept);
            all.extend(edges);
            rest = &others[others.partition_point(|edge| edge.from == index)..];
        }
        all.extend_from_slice(rest);
        let (site, of_addresses) = joined(linked, self.known.ids.clone(), all, around);
        (self.site, self.of_addresses) = (Arc::new(site), of_addresses);
        self
    }

    /// The places of the entries that name another by one of some titles.
    fn named_by(&self, titles: &BTreeSet<String>) -> Vec<usize> {
        let shortest = titles.iter().map(String::len).min().unwrap_or_default();
        // Folding makes no name longer.
        let is_one = |name: &str| name.len() >= shortest && titles.contains(&*folded(name));
        let names_one = |edition: &Arc<Edition>| {
            let link = |link: &Link| matches!(&link.wanted, Wanted::Name { name, .. } if is_one(name));
            edition.links.iter().any(link) || edition.relations.iter().any(|target| is_one(&target.name))
        };
        (0..self.groups.len())
            .into_par_iter()
            .filter(|at| self.groups[*at].editions.iter().any(names_one))
            .collect()
    }

    fn findings(&self) -> Vec<Diagnostic> {
        let of_entries = self.of_entries.iter().flatten();
        self.of_names.iter().chain(of_entries).chain(&self.of_addresses).cloned().collect()
    }
}

/// Whether two editions of one file look the same to every other entry: the same head, and the same
/// headings and paragraphs in the same order. Every field is named, so that a new one is thought of.
fn looks_alike(old: &Edition, new: &Edition) -> bool {
    let Edition {
        path,
        fingerprint: _,
        id,
        kind,
        lang,
        title,
        title_span,
        summary,
        status,
        standing,
        disclaimer,
        reviewed,
        changes,
        unconfirmed,
        fields,
        relations,
        sources,
        redirects,
        body: _,
        notes,
        links: _,
        anchors: _,
        front_span,
    } = old;
    (path, id, *kind, lang, *front_span) == (&new.path, &new.id, new.kind, &new.lang, new.front_span)
        && (title, *title_span, summary, *status) == (&new.title, new.title_span, &new.summary, new.status)
        && (standing, disclaimer, reviewed, changes, unconfirmed)
            == (&new.standing, &new.disclaimer, &new.reviewed, &new.changes, &new.unconfirmed)
        && (fields, relations, sources, redirects)
            == (&new.fields, &new.relations, &new.sources, &new.redirects)
        && notes.len() == new.notes.len()
        && anchors(old).eq(anchors(new))
}

/// Whether two editions of one file look the same to every other entry but for their titles, and for what no other
/// entry looks at: the words of the head, and where in the file its parts stand.
fn is_retitled(old: &Edition, new: &Edition) -> bool {
    fn fields(edition: &Edition) -> impl Iterator<Item = (usize, &FieldData)> {
        edition.fields.iter().map(|value| (value.field, &value.data))
    }
    fn relations(edition: &Edition) -> impl Iterator<Item = (Via, &str, Option<&str>)> {
        edition.relations.iter().map(|target| (target.via, &*target.name, target.anchor.as_deref()))
    }
    fn redirects(edition: &Edition) -> impl Iterator<Item = (&str, &str)> {
        edition.redirects.iter().map(|redirect| (&*redirect.from, &*redirect.to))
    }
    (&old.path, &old.id, old.kind, &old.lang) == (&new.path, &new.id, new.kind, &new.lang)
        && (old.status, &old.standing) == (new.status, &new.standing)
        && fields(old).eq(fields(new))
        && relations(old).eq(relations(new))
        && redirects(old).eq(redirects(new))
        && old.notes.len() == new.notes.len()
        && anchors(old).eq(anchors(new))
}

/// What can be linked to in an edition.
fn anchors(edition: &Edition) -> impl Iterator<Item = (&str, AnchorKind)> {
    edition.anchors.iter().map(|anchor| (anchor.name.as_str(), anchor.kind))
}

/// Decides where everything in an entry leads.
fn decide(at: usize, names: &Names<'_>, around: Surroundings<'_>) -> Decided {
    let index = EntryIndex(u32::try_from(at).unwrap_or(u32::MAX));
    let group = names.group(index);
    let (mut targets, mut outgoing, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for edition in &group.editions {
        let (leads, edges) = links::decide(edition, names, around, &mut findings);
        later::report(edition, &leads, names, around, &mut findings);
        outgoing.extend(edges);
        targets.push(leads);
    }
    let main = group.editions.iter().find(|edition| edition.lang == around.config.source);
    if let Some(main) = main.or(group.editions.first()) {
        outgoing.extend(relations::decide(main, names, around, &mut findings));
        outgoing.extend(implied::edges(main, names, around));
    }
    Decided { targets, edges: edges::starting_at(index, outgoing), findings }
}

fn entry(group: &Group, targets: Vec<Vec<Target>>) -> Entry {
    let linked = |(edition, targets): (&Arc<Edition>, _)| LinkedEdition { edition: edition.clone(), targets };
    Entry {
        id: group.id.clone(),
        kind: group.kind,
        shown: group.shown,
        editions: group.editions.iter().zip(targets).map(linked).collect(),
        changed: group.changed,
    }
}

/// What all entries make together: the edges read both ways, languages, files and pages.
fn joined(
    entries: Vec<Entry>,
    ids: Arc<Ids>,
    edges: Vec<Edge>,
    around: Surroundings<'_>,
) -> (Site, Vec<Diagnostic>) {
    let backward = edges::backward(&edges, entries.len());
    let assets = routes::assets(&entries);
    let languages = entries::languages(&entries, around.config);
    let (routes, mut findings) = routes::all(&entries, &edges, &languages, &assets, around);
    findings.extend(past::lost(&entries, around));
    let (edges, backward, routes) = (edges.into(), backward.into(), routes.into());
    (Site { entries, ids, edges, backward, languages, routes, assets }, findings)
}

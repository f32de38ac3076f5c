//! Texts of other entries, for pages that show them whole: a bundle, and the script of a list.

use minijinja::Error;

use super::{Answers, Question, View, card};
use crate::base::{Fingerprint, Lang};
use crate::model::{Edition, EntryIndex, Target, Via};

impl Answers {
    /// The fingerprint of [`Question::Text`]: of the edition that is shown, of the one that it was made from, which
    /// a citation takes facts from, and of the last day of change.
    pub(super) fn text(&self, index: EntryIndex, lang: &Lang) -> Fingerprint {
        let entry = self.site.entry(index);
        let shown = card::best(entry, lang, &self.config);
        let source = card::best(entry, &self.config.source, &self.config);
        let changed = entry.changed.map(|(_, last)| last.to_string()).unwrap_or_default();
        Fingerprint::of_parts([
            shown.fingerprint.as_bytes(),
            source.fingerprint.as_bytes(),
            changed.as_bytes(),
        ])
    }
}

impl View {
    /// The edition of an entry that a page of this language shows.
    pub fn edition(&self, index: EntryIndex) -> &Edition {
        let entry = self.site().entry(index);
        if self.own != Some(index) {
            self.record(Question::Text(entry.id.clone()));
        }
        card::best(entry, self.lang(), self.config())
    }

    /// What an entry names by one of its relations, in the author's order, as far as it is shown.
    pub fn targets(&self, index: EntryIndex, relation: &str) -> Vec<(EntryIndex, Option<String>)> {
        let entry = self.site().entry(index);
        self.record(Question::Relations(entry.id.clone()));
        let at = self.config().kinds[entry.kind].relations.iter().position(|one| one.name == relation);
        let edges = self.site().edges_from(index).iter();
        let named = edges.filter(|edge| at.is_some_and(|at| edge.via == Via::Relation(at)));
        let mut named: Vec<_> = named.filter(|edge| self.site().entry(edge.to).shown).collect();
        named.sort_by_key(|edge| edge.order);
        named.into_iter().map(|edge| (edge.to, edge.anchor.clone())).collect()
    }

    /// What a link of an entry without words of its own is called: the title of what it leads to.
    ///
    /// # Errors
    /// When the theme lacks the words for a place.
    pub fn title_of_link(&self, owner: EntryIndex, link: usize) -> Result<String, Error> {
        if self.own == Some(owner) {
            return Ok(self.link_title(link)?.unwrap_or_default());
        }
        let entry = self.site().entry(owner);
        self.record(Question::Links(entry.id.clone()));
        let shown = card::best(entry, self.lang(), self.config());
        let target = entry.edition(&shown.lang).and_then(|linked| linked.targets.get(link));
        let Some(Target::Entry { entry: to, anchor }) = target else { return Ok(String::new()) };
        self.record(Question::Card(self.site().entry(*to).id.clone()));
        let title = self.answers().card(*to, self.lang()).map(|card| card.data.title.clone());
        let title = title.unwrap_or_default();
        let Some(anchor) = anchor else { return Ok(title) };
        let comma = self.strings().plain("pinpoint-join")?;
        Ok(format!("{title}{comma}{}", self.place(*to, anchor)?))
    }
}

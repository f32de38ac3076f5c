use minijinja::{Value, context};
use serde::Serialize;

use super::{Question, View};
use crate::base::{Date, Lang};
use crate::config::{Config, Home};
use crate::model::{EntryIndex, FieldData, Site};

/// What was changed last, and what comes next.
#[derive(Debug, Default, Serialize)]
pub(super) struct Latest {
    /// Entries by id with the day of the last change, the latest first.
    changes: Vec<(String, String)>,
    /// What readers are to know of each of these changes, where the entry says it.
    notes: Vec<Option<String>>,
    /// The day of the last recorded change of the book, which stands for today.
    as_of: Option<String>,
    /// The entries that begin next, by id: more than one when they begin on one day.
    next: Vec<(String, String)>,
}

/// Works it out from what is written down alone: a build knows no clock. What comes next is what begins on
/// the day of the last recorded change or after it. A date without its day or month counts as its first
/// day, so that what may be over is not announced.
pub(super) fn latest(lang: &Lang, site: &Site, config: &Config) -> Latest {
    if config.home == Home::default() {
        return Latest::default();
    }
    let shown = || {
        let all = (0..).map(EntryIndex).zip(&site.entries);
        all.filter(|(_, entry)| entry.shown && entry.edition(lang).is_some())
    };
    let mut changes: Vec<(Date, &str)> =
        shown().filter_map(|(_, entry)| Some((entry.changed?.1, entry.id.as_str()))).collect();
    changes.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let newest =
        site.entries.iter().filter(|entry| entry.shown).filter_map(|entry| Some(entry.changed?.1)).max();
    let mut next: Vec<(Date, &str)> = Vec::new();
    if let (Some(as_of), Some(when)) = (newest, config.home.next) {
        for (_, entry) in shown().filter(|(_, entry)| entry.kind == when.kind) {
            let main = entry.edition(&config.source).unwrap_or(&entry.editions[0]);
            if let Some(FieldData::Date(date)) = main.edition.field(when.field).map(|value| &value.data)
                && *date >= as_of
            {
                next.push((*date, entry.id.as_str()));
            }
        }
    }
    next.sort_unstable();
    let first = next.first().map(|(date, _)| *date);
    next.retain(|(date, _)| Some(*date) == first);
    changes.truncate(config.home.changes);
    // A note is of this change when it is of its day or later: git knows the day of the file alone.
    let note = |(date, id): &(Date, &str)| {
        let linked = site.entry(site.find(id)?).edition(lang)?;
        linked.edition.changes.first().filter(|change| change.on >= *date).map(|change| change.note.clone())
    };
    let told = |(date, id): &(Date, &str)| ((*id).to_owned(), date.to_string());
    Latest {
        notes: changes.iter().map(note).collect(),
        changes: changes.iter().map(told).collect(),
        as_of: newest.map(|date| date.to_string()),
        next: next.iter().map(told).collect(),
    }
}

impl View {
    /// `changes` (each also with its `note`) and `next`, each with `card` and `date`, and `as_of`: the day up to which the book is told.
    pub(super) fn latest(&self) -> Value {
        self.record(Question::Latest);
        let Some(answer) = self.answers().latest(self.lang()) else { return Value::from(()) };
        let told = |(id, date): &(String, String)| Some(context! { card => self.card_of(id)?, date });
        let changes = answer.data.changes.iter().zip(&answer.data.notes).filter_map(|((id, date), note)| {
            Some(context! { card => self.card_of(id)?, date, note => note.as_deref() })
        });
        let changes: Vec<Value> = changes.collect();
        let next: Vec<Value> = answer.data.next.iter().filter_map(told).collect();
        context! { changes, next, as_of => answer.data.as_of.as_deref() }
    }
}

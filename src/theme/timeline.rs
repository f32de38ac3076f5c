use minijinja::{Value, context};
use serde::Serialize;

use super::View;
use crate::base::{Date, Lang};
use crate::config::{Config, KindField, Timeline};
use crate::model::{Entry, EntryIndex, FieldData, Site, Via};

/// Entries by year, and what became of topics.
#[derive(Debug, Serialize)]
pub struct Chronicle {
    /// The years that have something, the earliest first.
    pub years: Vec<Year>,
    /// The topics that are followed through time, by where they first came up.
    pub topics: Vec<Topic>,
}

/// A year, and what happened in it.
#[derive(Debug, Serialize)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// Ids of entries with their dates, in the order of time.
    pub events: Vec<Event>,
}

/// Something with a date.
#[derive(Debug, Serialize)]
pub struct Event {
    /// The entry's id.
    pub id: String,
    /// The date.
    pub date: String,
    /// Whether it lies after the last recorded change of the book.
    pub ahead: bool,
}

/// A topic: where it first came up, and whether it is said what became of it.
#[derive(Debug, Serialize)]
pub struct Topic {
    /// The entry's id.
    pub id: String,
    /// The ids of the entries where it first came up, each with its date.
    pub first: Vec<(String, Option<String>)>,
    /// Whether the entry says what became of it.
    pub outcome: bool,
}

/// Sorts the entries of the settings' kinds by their dates.
pub(super) fn chronicle(timeline: &Timeline, lang: &Lang, site: &Site, config: &Config) -> Chronicle {
    let shown = |entry: &Entry| entry.shown && entry.edition(lang).is_some();
    let newest =
        site.entries.iter().filter(|entry| entry.shown).filter_map(|entry| Some(entry.changed?.1)).max();
    let mut dated: Vec<(Date, &str)> = Vec::new();
    for when in &timeline.dates {
        let of_kind = site.entries.iter().filter(|entry| entry.kind == when.kind && shown(entry));
        dated.extend(of_kind.filter_map(|entry| Some((date(entry, *when, config)?, entry.id.as_str()))));
    }
    dated.sort_unstable();
    dated.dedup();
    let event = |(date, id): &(Date, &str)| Event {
        id: (*id).to_owned(),
        date: date.to_string(),
        ahead: newest.is_some_and(|newest| *date > newest),
    };
    let years = dated
        .chunk_by(|a, b| a.0.year == b.0.year)
        .map(|group| Year { year: group[0].0.year, events: group.iter().map(event).collect() });
    let years = years.collect();
    let mut topics: Vec<(Option<Date>, Topic)> = Vec::new();
    if let Some(wanted) = &timeline.topics {
        let all = (0..).map(EntryIndex).zip(&site.entries);
        for (index, entry) in all.filter(|(_, entry)| entry.kind == wanted.kind && shown(entry)) {
            let firsts = site.edges_from(index).iter();
            let firsts = firsts.filter(|edge| wanted.first.is_some_and(|at| edge.via == Via::Relation(at)));
            let when = |to: &Entry| {
                timeline
                    .dates
                    .iter()
                    .filter(|when| when.kind == to.kind)
                    .find_map(|when| date(to, *when, config))
            };
            let first: Vec<(String, Option<Date>)> = firsts
                .map(|edge| site.entry(edge.to))
                .filter(|to| to.shown)
                .map(|to| (to.id.to_string(), when(to)))
                .collect();
            let earliest = first.iter().filter_map(|(_, date)| *date).min();
            let outcome =
                wanted.outcome.and_then(|field| entry.edition(lang)?.edition.field(field)).is_some();
            let first = first.into_iter().map(|(id, date)| (id, date.map(|date| date.to_string()))).collect();
            topics.push((earliest, Topic { id: entry.id.to_string(), first, outcome }));
        }
    }
    topics.sort_by(|a, b| (a.0.is_none(), a.0, &a.1.id).cmp(&(b.0.is_none(), b.0, &b.1.id)));
    Chronicle { years, topics: topics.into_iter().map(|(_, topic)| topic).collect() }
}

fn date(entry: &Entry, when: KindField, config: &Config) -> Option<Date> {
    let main = entry.edition(&config.source).unwrap_or(&entry.editions[0]);
    match main.edition.field(when.field)?.data {
        FieldData::Date(date) => Some(date),
        _ => None,
    }
}

impl View {
    /// A chronicle as templates see it: `years`, each with its `events` (`card`, `date`, `ahead`), and
    /// `topics`, each with its `card` and where it came up `first`; `outcome` says what became of a topic.
    pub fn chronicle(&self, chronicle: &Chronicle, outcome: impl Fn(&str) -> Option<Value>) -> Value {
        let event = |event: &Event| {
            let card = self.card_of(&event.id)?;
            Some(context! { card, date => event.date.as_str(), ahead => event.ahead })
        };
        let year = |year: &Year| {
            let events: Vec<Value> = year.events.iter().filter_map(event).collect();
            context! { year => year.year, events }
        };
        let first =
            |(id, date): &(String, Option<String>)| Some(context! { card => self.card_of(id)?, date });
        let topic = |topic: &Topic| {
            let first: Vec<Value> = topic.first.iter().filter_map(first).collect();
            let outcome = if topic.outcome { outcome(&topic.id) } else { None };
            Some(context! { card => self.card_of(&topic.id)?, first, outcome })
        };
        let years: Vec<Value> = chronicle.years.iter().map(year).collect();
        let topics: Vec<Value> = chronicle.topics.iter().filter_map(topic).collect();
        context! { years, topics }
    }
}

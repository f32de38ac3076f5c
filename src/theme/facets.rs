use minijinja::{Error, Value, context};
use serde::Serialize;

use super::{Question, View, card};
use crate::base::Lang;
use crate::config::{Config, Facet, FieldType};
use crate::model::{Edition, FieldData, FieldValue, Route, Site, Status};
use crate::resolve::facets::values;

/// Something by which the entries of a kind can be sorted.
#[derive(Debug, Serialize)]
pub(super) struct FacetValues {
    /// Its name in the settings.
    name: String,
    /// What readers call it; none for those that the theme has words for.
    label: Option<String>,
    /// Its values, in the order of the settings.
    values: Vec<FacetValue>,
}

/// A value, and who has it.
#[derive(Debug, Serialize)]
struct FacetValue {
    /// As addresses write it.
    value: String,
    /// What readers call it; none for those that the theme has words for.
    label: Option<String>,
    /// The ids of the entries that have it.
    members: Vec<String>,
}

/// By what the entries of a kind can be sorted, in one language.
pub(super) fn of_kind(kind: usize, lang: &Lang, site: &Site, config: &Config) -> Vec<FacetValues> {
    let settings = &config.kinds[kind];
    let facet = |(at, facet): (usize, &Facet)| {
        let found = values(&site.entries, &site.edges, kind, at, lang, config);
        let mut found: Vec<FacetValue> = found
            .into_iter()
            .map(|(value, members)| FacetValue {
                label: value_label(*facet, &value, kind, lang, site, config),
                members: members.into_iter().map(|index| site.entry(index).id.to_string()).collect(),
                value,
            })
            .collect();
        found.sort_by_key(|one| rank(*facet, &one.value, kind, config));
        FacetValues {
            name: facet.name(settings).to_owned(),
            label: label(*facet, kind, lang, config),
            values: found,
        }
    };
    let all = settings.facets.iter().enumerate().map(facet);
    all.filter(|facet| !facet.values.is_empty()).collect()
}

fn label(facet: Facet, kind: usize, lang: &Lang, config: &Config) -> Option<String> {
    let settings = &config.kinds[kind];
    let label = match facet {
        Facet::Field(at) => &settings.fields[at].label,
        Facet::Relation(at) => &settings.relations[at].label,
        Facet::Status | Facet::Standing => return None,
    };
    Some(label.in_lang(lang, &config.source).0.to_owned())
}

fn value_label(
    facet: Facet,
    value: &str,
    kind: usize,
    lang: &Lang,
    site: &Site,
    config: &Config,
) -> Option<String> {
    let of = |choices: &[crate::config::Choice]| {
        let choice = choices.iter().find(|choice| choice.id == value)?;
        Some(choice.label.in_lang(lang, &config.source).0.to_owned())
    };
    match facet {
        Facet::Field(at) => of(config.choices(&config.kinds[kind].fields[at])),
        Facet::Standing => of(&config.standing),
        Facet::Relation(_) => {
            let edition = card::best(site.entry(site.find(value)?), lang, config);
            Some(short(edition, config).unwrap_or(&edition.title).to_owned())
        }
        Facet::Status => None,
    }
}

/// The short name of an entry whose title is too long to stand in a row of others.
fn short<'a>(edition: &'a Edition, config: &Config) -> Option<&'a str> {
    let names = |value: &&FieldValue| config.kinds[edition.kind].fields[value.field].of == FieldType::Names;
    let FieldData::Words(words) = &edition.fields.iter().find(names)?.data else { return None };
    words.first().map(String::as_str).filter(|_| edition.title.chars().count() > 40)
}

/// Words stand in the order of the settings, steps from the strongest down.
fn rank(facet: Facet, value: &str, kind: usize, config: &Config) -> usize {
    let place = |choices: &[crate::config::Choice]| choices.iter().position(|choice| choice.id == value);
    let place = match facet {
        Facet::Field(at) => place(config.choices(&config.kinds[kind].fields[at])),
        Facet::Standing => place(&config.standing),
        Facet::Status => Status::ALL.iter().position(|(word, _)| word.replace(' ', "-") == value),
        Facet::Relation(_) => None,
    };
    place.unwrap_or(usize::MAX)
}

impl View {
    /// By what the entries of a kind can be sorted: each facet with `name`, `label` and its values, each
    /// with `value`, `label`, `count`, `href`.
    pub(super) fn facets(&self, id: &str) -> Result<Vec<Value>, Error> {
        let kind = self.kind_index(id)?;
        self.record(Question::Facets(self.config().kinds[kind].id.clone()));
        let Some(answer) = self.answers().facets(kind, self.lang()) else { return Ok(Vec::new()) };
        let mut facets = Vec::new();
        for facet in &answer.data {
            let mut values = Vec::new();
            for value in &facet.values {
                values.push(context! {
                    value => value.value.as_str(),
                    label => self.facet_value_label(value)?,
                    count => value.members.len(),
                    href => self.facet_href(kind, &facet.name, &value.value),
                });
            }
            let label = match &facet.label {
                Some(label) => Value::from(label.as_str()),
                None => self.strings().plain(&facet.name)?,
            };
            facets.push(context! { name => facet.name.as_str(), label, values });
        }
        Ok(facets)
    }

    /// What a value is called, and the cards of the entries that have it, by title.
    ///
    /// # Errors
    /// When the theme lacks the words for a status.
    pub fn facet(&self, kind: usize, facet: usize, value: &str) -> Result<Value, Error> {
        let settings = &self.config().kinds[kind];
        self.record(Question::Facets(settings.id.clone()));
        self.record(Question::Kind(settings.id.clone()));
        let name = settings.facets[facet].name(settings);
        let found = self.answers().facets(kind, self.lang()).and_then(|answer| {
            let facet = answer.data.iter().find(|one| one.name == name)?;
            facet.values.iter().find(|one| one.value == value)
        });
        let Some(found) = found else { return Ok(context! { label => value, cards => Vec::<Value>::new() }) };
        let all = self.answers().kind(kind, self.lang());
        let has = |index: &&crate::model::EntryIndex| {
            let id = self.site().entry(**index).id.as_str();
            found.members.iter().any(|member| member == id)
        };
        let cards: Vec<Value> = all
            .map(|list| list.data.iter().filter(has).filter_map(|index| self.card(*index)).collect())
            .unwrap_or_default();
        Ok(context! { name, value, label => self.facet_value_label(found)?, cards })
    }

    /// The values that an entry has, for a list that is narrowed in place: `functions-marking`.
    pub(super) fn facet_words(&self, kind: &str, id: &str) -> Result<String, Error> {
        let kind = self.kind_index(kind)?;
        self.record(Question::Facets(self.config().kinds[kind].id.clone()));
        let Some(answer) = self.answers().facets(kind, self.lang()) else { return Ok(String::new()) };
        let mut words = Vec::new();
        for facet in &answer.data {
            let has = |value: &&FacetValue| value.members.iter().any(|member| member == id);
            words.extend(
                facet.values.iter().filter(has).map(|value| format!("{}-{}", facet.name, value.value)),
            );
        }
        Ok(words.join(" "))
    }

    fn facet_value_label(&self, value: &FacetValue) -> Result<Value, Error> {
        match &value.label {
            Some(label) => Ok(Value::from(label.as_str())),
            // Only statuses have no label: they are the program's own words, which the theme translates.
            None if Status::ALL.iter().any(|(word, _)| word.replace(' ', "-") == value.value) => {
                self.strings().plain(&format!("status-{}", value.value))
            }
            None => Ok(Value::from(value.value.as_str())),
        }
    }

    fn facet_href(&self, kind: usize, name: &str, value: &str) -> Option<String> {
        let settings = &self.config().kinds[kind];
        let facet = settings.facets.iter().position(|facet| facet.name(settings) == name)?;
        let lang = self.lang().clone();
        self.route_href(&Route::Facet { lang, kind, facet, value: value.to_owned() }, "")
    }
}

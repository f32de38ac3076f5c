use serde::Serialize;

use super::{View, card, matrix};
use crate::base::Lang;
use crate::config::{Config, Open};
use crate::model::{EntryIndex, FieldData, Site, Status};

/// What is open: where it stands, in the order of the kinds and of titles.
#[derive(Debug, Serialize)]
pub struct OpenMatters {
    /// Entries with open questions: the id, and the field that holds them.
    pub questions: Vec<(String, String)>,
    /// Entries that say which gaps they know.
    pub gaps: Vec<String>,
    /// Entries with fields that are to be confirmed: the id, and what the fields are called.
    pub unconfirmed: Vec<(String, Vec<String>)>,
    /// The titles of drafts with what one of their kind is called, when the settings let them be named.
    pub drafts: Vec<(String, String)>,
}

/// Gathers it.
pub(super) fn matters(open: &Open, lang: &Lang, site: &Site, config: &Config) -> OpenMatters {
    let mut found =
        OpenMatters { questions: Vec::new(), gaps: Vec::new(), unconfirmed: Vec::new(), drafts: Vec::new() };
    for (at, kind) in config.kinds.iter().enumerate() {
        for index in matrix::by_title(at, lang, site, config) {
            let entry = site.entry(index);
            let id = || entry.id.to_string();
            let main = card::best(entry, &config.source, config);
            let Some(own) = entry.edition(lang) else { continue };
            for (field, one) in kind.fields.iter().enumerate() {
                let prose =
                    own.edition.field(field).is_some_and(|value| matches!(value.data, FieldData::Prose(_)));
                if prose && open.questions.contains(&one.name) {
                    found.questions.push((id(), one.name.clone()));
                }
            }
            let says = |anchor: &String| !matrix::gaps(index, anchor, lang, site, config).is_empty();
            if open.gaps.as_ref().is_some_and(says) {
                found.gaps.push(id());
            }
            let label = |name: &str| {
                let field = kind.field(name).map(|field| field.label.in_lang(lang, &config.source).0);
                field.unwrap_or(name).to_owned()
            };
            let names: Vec<String> = main.unconfirmed.iter().map(|(name, _)| label(name)).collect();
            if !names.is_empty() {
                found.unconfirmed.push((id(), names));
            }
        }
    }
    if open.drafts {
        let all = (0..).map(EntryIndex).zip(&site.entries);
        for (_, entry) in all {
            let main = card::best(entry, &config.source, config);
            if main.status == Status::Draft
                && let Some(linked) = entry.edition(lang)
            {
                let kind = config.kinds[entry.kind].singular.in_lang(lang, &config.source).0.to_owned();
                found.drafts.push((linked.edition.title.clone(), kind));
            }
        }
        found.drafts.sort();
    }
    found
}

impl View {
    /// The field of this name of an entry's kind.
    pub fn field_at(&self, id: &str, name: &str) -> Option<usize> {
        let kind = self.site().entry(self.answers().find(id)?).kind;
        self.config().kinds[kind].fields.iter().position(|field| field.name == name)
    }
}

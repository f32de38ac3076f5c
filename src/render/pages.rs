//! The pages of the settings' `[pages]` and those of facets: what their templates see beside `page` and
//! `site`, and the files beside them.

use std::sync::Arc;

use minijinja::{Value, context};

use super::{Artifact, Body, Draw, context::kind_words, coverage};
use crate::config::{Facet, Shows};
use crate::diagnostic::Diagnostic;
use crate::model::{FieldData, Inline};
use crate::theme::{PageAnswer, View};

/// The template of a page of the settings and what it sees: `special` (name, title, text) and what it shows.
pub(super) fn page(
    page: usize,
    view: &Arc<View>,
    draw: Draw<'_>,
) -> Result<(String, Value), Box<Diagnostic>> {
    let settings = &draw.config.pages[page];
    let label = |label: &crate::config::Label| Value::from(label.in_lang(view.lang(), &draw.config.source).0);
    let special = context! {
        name => settings.name.as_str(),
        title => label(&settings.title),
        text => label(&settings.text),
    };
    let explain = |error: minijinja::Error| draw.theme.explain(&error, "a page of the settings");
    let answer = view.page(page);
    let (template, own) = match (&settings.shows, answer) {
        (Shows::Matrix(matrix), Some(PageAnswer::Matrix(found))) => {
            let mut gaps = Vec::new();
            if let Some(anchor) = &matrix.gaps {
                for id in &found.entries {
                    gaps.extend(known_gaps(id, anchor, view, draw)?);
                }
            }
            let matrix = view.coverage(found).map_err(explain)?;
            let open = coverage::open(found, view).map_err(explain)?;
            let file = coverage::file_name(view);
            ("matrix", context! { matrix, open, gaps, file })
        }
        (Shows::Timeline(timeline), Some(PageAnswer::Timeline(found))) => {
            let field = timeline.topics.as_ref().and_then(|topics| topics.outcome);
            let mut outcomes = std::collections::BTreeMap::new();
            for topic in found.topics.iter().filter(|topic| topic.outcome) {
                if let Some(field) = field {
                    outcomes.insert(topic.id.as_str(), prose(&topic.id, field, view, draw)?);
                }
            }
            let chronicle = view.chronicle(found, |id| outcomes.get(id).cloned());
            ("timeline", context! { chronicle })
        }
        _ => ("404", context! {}),
    };
    Ok((format!("templates/{template}.html"), context! { special, ..own }))
}

/// The template of a list by facet sees `kind` and `facet`: what the value is called, and who has it.
pub(super) fn facet(
    kind: usize,
    facet: usize,
    value: &str,
    view: &View,
    draw: Draw<'_>,
) -> Result<Value, Box<Diagnostic>> {
    let found = view.facet(kind, facet, value);
    let found = found.map_err(|error| draw.theme.explain(&error, "a list by facet"))?;
    let settings = &draw.config.kinds[kind];
    let label = match settings.facets[facet] {
        Facet::Field(at) => Some(&settings.fields[at].label),
        Facet::Relation(at) => Some(&settings.relations[at].label),
        Facet::Status | Facet::Standing => None,
    };
    let by = match label {
        Some(label) => Value::from(label.in_lang(view.lang(), &draw.config.source).0),
        None => {
            let words = view.strings().plain(settings.facets[facet].name(settings));
            words.map_err(|error| draw.theme.explain(&error, "a list by facet"))?
        }
    };
    Ok(context! { kind => kind_words(kind, view.lang(), draw.config), facet => found, by })
}

/// The files beside a page of the settings.
pub(super) fn files(page: usize, view: &View, draw: Draw<'_>) -> Result<Vec<Artifact>, Box<Diagnostic>> {
    match view.page(page) {
        Some(PageAnswer::Matrix(found)) => {
            let file = coverage::file(found, view);
            let file = file.map_err(|error| draw.theme.explain(&error, "the file of a matrix"))?;
            Ok(file.into_iter().collect())
        }
        _ => Ok(Vec::new()),
    }
}

/// What an entry's own section says of its gaps: its `card`, and `lines` of HTML; nothing when it says none.
fn known_gaps(
    id: &str,
    anchor: &str,
    view: &Arc<View>,
    draw: Draw<'_>,
) -> Result<Option<Value>, Box<Diagnostic>> {
    let gaps = view.known_gaps(id, anchor);
    let Some((quoting, index)) = view.quoting(id) else { return Ok(None) };
    let entry = draw.site.entry(index);
    let Some(linked) = entry.edition(view.lang()) else { return Ok(None) };
    let mut lines = Vec::new();
    for gap in &gaps {
        let html = Body::new(&linked.edition, &quoting, draw.theme).lines(gap.blocks)?;
        lines.push(Value::from_safe_string(html));
    }
    view.take(&quoting);
    if lines.is_empty() {
        return Ok(None);
    }
    Ok(view.card_of(id).map(|card| context! { card, lines }))
}

/// The first run of a field of type prose of another entry, as HTML.
fn prose(id: &str, field: usize, view: &Arc<View>, draw: Draw<'_>) -> Result<Value, Box<Diagnostic>> {
    let Some((quoting, index)) = view.quoting(id) else { return Ok(Value::from(())) };
    let Some(linked) = draw.site.entry(index).edition(view.lang()) else { return Ok(Value::from(())) };
    let runs: &[Vec<Inline>] = match linked.edition.field(field).map(|value| &value.data) {
        Some(FieldData::Prose(runs)) => runs,
        _ => &[],
    };
    let Some(run) = runs.first() else { return Ok(Value::from(())) };
    let html = Body::new(&linked.edition, &quoting, draw.theme).run(run)?;
    view.take(&quoting);
    Ok(Value::from_safe_string(html))
}

//! The pages of the settings' `[pages]` and those of facets: what their templates see beside `page` and
//! `site`, and the files beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::{Value, context};

use super::{Artifact, Body, Draw, context::kind_words, coverage};
use crate::base::Direction;
use crate::config::{Facet, Open, Shows};
use crate::diagnostic::Diagnostic;
use crate::model::{EntryIndex, FieldData};
use crate::theme::{OpenMatters, PageAnswer, View};

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
            let mut outcomes = BTreeMap::new();
            for topic in found.topics.iter().filter(|topic| topic.outcome) {
                if let Some(field) = field {
                    let first = runs(&topic.id, field, view, draw)?.into_iter().next();
                    outcomes.extend(first.map(|words| (topic.id.as_str(), words)));
                }
            }
            let chronicle = view.chronicle(found, |id| outcomes.get(id).cloned());
            ("timeline", context! { chronicle })
        }
        (Shows::Comparison(_), Some(PageAnswer::Comparison(found))) => {
            ("comparison", context! { tables => view.side_by_side(found) })
        }
        (Shows::Glossary(glossary), Some(PageAnswer::Glossary(found))) => {
            let mut definitions = BTreeMap::new();
            for term in &found.terms {
                if let Some(field) = glossary.definition {
                    definitions.extend(
                        runs(&term.id, field, view, draw)?
                            .into_iter()
                            .next()
                            .map(|one| (term.id.as_str(), one)),
                    );
                }
            }
            ("glossary", context! { terms => view.glossary(found, |id| definitions.get(id).cloned()) })
        }
        (Shows::Open(open), Some(PageAnswer::Open(found))) => {
            ("open", open_matters(open, found, view, draw)?)
        }
        (Shows::Evidence, Some(PageAnswer::Evidence(found))) => {
            ("evidence", view.evidence(found).map_err(explain)?)
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

/// What is open: questions and gaps in the entries' own words.
fn open_matters(
    open: &Open,
    found: &OpenMatters,
    view: &Arc<View>,
    draw: Draw<'_>,
) -> Result<Value, Box<Diagnostic>> {
    let (mut questions, mut gaps) = (Vec::new(), Vec::new());
    for (id, name) in &found.questions {
        let Some(field) = view.field_at(id, name) else { continue };
        let lines = runs(id, field, view, draw)?;
        questions.extend(view.card_of(id).map(|card| context! { card, lines }));
    }
    if let Some(anchor) = &open.gaps {
        for id in &found.gaps {
            gaps.extend(known_gaps(id, anchor, view, draw)?);
        }
    }
    let fields = |(id, fields): &(String, Vec<String>)| Some(context! { card => view.card_of(id)?, fields });
    let unconfirmed: Vec<Value> = found.unconfirmed.iter().filter_map(fields).collect();
    let drafts: Vec<Value> = found.drafts.iter().map(|(title, kind)| context! { title, kind }).collect();
    Ok(context! { questions, gaps, unconfirmed, drafts })
}

/// The runs of a field of running text of another entry, as HTML.
fn runs(id: &str, field: usize, view: &Arc<View>, draw: Draw<'_>) -> Result<Vec<Value>, Box<Diagnostic>> {
    let Some((quoting, index)) = view.quoting(id) else { return Ok(Vec::new()) };
    let Some(linked) = draw.site.entry(index).edition(view.lang()) else { return Ok(Vec::new()) };
    let Some(FieldData::Prose(runs)) = linked.edition.field(field).map(|value| &value.data) else {
        return Ok(Vec::new());
    };
    let mut lines = Vec::new();
    for run in runs {
        let html = Body::new(&linked.edition, &quoting, draw.theme).run(run)?;
        lines.push(Value::from_safe_string(html));
    }
    view.take(&quoting);
    Ok(lines)
}

/// The pages beside an entry's own see `of`: its card, with what its kind is called.
pub(super) fn beside(own: Option<EntryIndex>, view: &View, draw: Draw<'_>) -> Value {
    let Some(own) = own else { return context! {} };
    let kind = &draw.config.kinds[draw.site.entry(own).kind];
    let kind_title = kind.title.in_lang(view.lang(), &draw.config.source).0;
    let card = view.card(own).unwrap_or_default();
    context! { of => context! { kind_title, ..card } }
}

/// The map of an entry also sees its `drawing`.
pub(super) fn map(own: Option<EntryIndex>, view: &View, draw: Draw<'_>) -> Result<Value, Box<Diagnostic>> {
    let explain = |error: minijinja::Error| draw.theme.explain(&error, "a map");
    let map = view.map().map_err(explain)?;
    let label = view.strings().plain("map").map_err(explain)?;
    // The words for what is left out are looked up once, so that a lack of them is said.
    view.strings().with("map-more", "count", "0").map_err(explain)?;
    let more =
        |count: usize| view.strings().with("map-more", "count", &count.to_string()).unwrap_or_default();
    let mirrored = view.lang().direction() == Direction::Rtl;
    let drawing = super::map::draw(&map, mirrored, label.as_str().unwrap_or_default(), more);
    let of = beside(own, view, draw);
    Ok(context! { drawing => Value::from_safe_string(drawing), ..of })
}

use std::sync::Arc;

use minijinja::{Value, context};

use super::{Body, Draw, cite, fields, reading};
use crate::base::{Lang, SitePath};
use crate::config::{Config, DoorTarget, Numbering};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, Edition, EntryIndex, Inline, Node, Route, Status};
use crate::theme::{View, foreign, label};

/// What every template sees: `page`, `book`, `site` (the questions) and `t` (the words).
pub(super) fn shared(route: &Route, view: &Arc<View>, draw: Draw<'_>) -> Value {
    let config = draw.config;
    let lang = view.lang();
    let name = match route {
        Route::Welcome => "welcome",
        Route::NotFound => "not-found",
        Route::Home { .. } => "home",
        Route::Titles { .. } => "a-z",
        Route::Search { .. } => "search",
        Route::List { .. } => "list",
        Route::Submit { .. } => "submit",
        Route::Bundle { .. } => "bundle",
        Route::Kind { .. } | Route::Facet { .. } => "kind",
        Route::Print { .. } => "print",
        Route::Page { page, .. } => config.pages[*page].name.as_str(),
        Route::Map { .. } => "map",
        Route::Provisions { .. } => "provisions",
        Route::Entry { .. } => "entry",
        Route::Moved { .. } => "moved",
    };
    let path = view.here();
    let canonical = (!config.base.is_empty()).then(|| format!("{}{}", config.base, path.encoded()));
    let home =
        SitePath::new(&format!("{lang}/index.html")).map(|home| path.link_to(&home)).unwrap_or_default();
    let titles = SitePath::new(&format!("{lang}/a-z.html")).map(|a_z| path.link_to(&a_z)).unwrap_or_default();
    let beside = |name: &str| {
        let path = SitePath::new(&format!("{lang}/{name}.html"));
        path.map(|to| view.here().link_to(&to)).unwrap_or_default()
    };
    let (list, submit, search) = (beside("list"), beside("submit"), beside("search"));
    context! {
        page => context! {
            name, home, titles, search, canonical, list, submit,
            lang => lang.as_str(),
            dir => lang.direction().as_str(),
            path => path.as_str(),
            base => config.base.as_str(),
            drafts => draw.drafts,
        },
        book => context! {
            title => config.title.in_lang(lang, &config.source).0,
            description => config.description.in_lang(lang, &config.source).0,
            notice => label(&config.notice, lang, &config.source),
            title_lang => foreign(&config.title, lang, &config.source),
            description_lang => foreign(&config.description, lang, &config.source),
        },
        site => Value::from_dyn_object(view.clone()),
        t => Value::from_object(crate::theme::Translate(view.strings().clone())),
    }
}

/// `doors`: title, text and address of each way into the book; no address when it leads to a draft.
pub(super) fn home(view: &View, draw: Draw<'_>) -> Value {
    let config = draw.config;
    let doors: Vec<Value> = config
        .doors
        .iter()
        .map(|door| {
            let href = match &door.target {
                DoorTarget::Entry(id) => view.address(id.as_str()),
                DoorTarget::Kind(id) => view.kind_address(id.as_str()),
            };
            context! {
                title => label(&door.title, view.lang(), &config.source),
                text => label(&door.text, view.lang(), &config.source),
                href,
            }
        })
        .collect();
    context! { doors }
}

/// `doors` as on the home page, and `facets`: what results can be narrowed down by, with the words for each value
/// that the settings know. What an entry or a date says comes with the results.
pub(super) fn search(view: &View, draw: Draw<'_>) -> Value {
    let config = draw.config;
    let words = |label: &crate::config::Label| label.in_lang(view.lang(), &config.source).0.to_owned();
    let value = |id: &str, label: String| context! { id, label };
    let facet = |name: &String| match name.as_str() {
        "kind" => {
            let kinds = config.kinds.iter().map(|kind| value(kind.id.as_str(), words(&kind.title)));
            context! { name, values => kinds.collect::<Vec<Value>>() }
        }
        _ => {
            let mut fields = config.kinds.iter().flat_map(|kind| &kind.fields);
            let field = fields.find(|field| field.name == *name && !config.choices(field).is_empty());
            let choices = field.map_or(&[][..], |field| config.choices(field));
            let values = choices.iter().map(|choice| value(&choice.id, words(&choice.label)));
            context! { name, label => field.map(|field| words(&field.label)), values => values.collect::<Vec<Value>>() }
        }
    };
    let facets: Vec<Value> = config.search.facets.iter().map(facet).collect();
    context! { facets, ..home(view, draw) }
}

/// `kind`: id and words of the kind whose entries are listed.
pub(super) fn kind(kind: usize, view: &View, draw: Draw<'_>) -> Value {
    context! { kind => kind_words(kind, view.lang(), draw.config) }
}

pub(super) fn kind_words(kind: usize, lang: &Lang, config: &Config) -> Value {
    let kind = &config.kinds[kind];
    context! {
        id => kind.id.as_str(),
        folder => kind.folder.as_str(),
        title => kind.title.in_lang(lang, &config.source).0,
        singular => label(&kind.singular, lang, &config.source),
        print => kind.beside.print,
        title_lang => foreign(&kind.title, lang, &config.source),
    }
}

/// `to`: the card of the entry that now answers at an old address.
pub(super) fn moved(own: Option<EntryIndex>, view: &View) -> Value {
    context! { to => own.and_then(|index| view.card(index)) }
}

/// `entry`: everything that the page's own entry says.
pub(super) fn entry(index: EntryIndex, view: &View, draw: Draw<'_>) -> Result<Value, Box<Diagnostic>> {
    let (config, site) = (draw.config, draw.site);
    let entry = site.entry(index);
    let linked = entry.edition(view.lang()).unwrap_or(&entry.editions[0]);
    let edition = &*linked.edition;
    let main = entry.edition(&config.source).map_or(edition, |linked| &*linked.edition);
    let kind = &config.kinds[entry.kind];
    let (body, notes) = Body::new(edition, view, draw.theme).text()?;
    let mut sources = Vec::new();
    for source in &edition.sources {
        sources.push(Value::from_safe_string(Body::new(edition, view, draw.theme).source(&source.content)?));
    }
    let standing = main.standing.as_ref().and_then(|id| {
        let at = config.standing.iter().position(|step| step.id == *id)?;
        let label = label(&config.standing[at].label, view.lang(), &config.source);
        Some(context! { id, label, rank => at + 1, of => config.standing.len() })
    });
    let remark = reading::remark(edition, view, config)
        .map_err(|error| draw.theme.explain(&error, "the page of an entry"))?;
    let unconfirmed: Vec<Value> =
        main.unconfirmed.iter().map(|(name, _)| Value::from(name.as_str())).collect();
    Ok(context! {
        entry => context! {
            id => entry.id.as_str(),
            kind => kind_words(entry.kind, view.lang(), config),
            kind_href => view.kind_address(kind.id.as_str()),
            title => edition.title.as_str(),
            summary => edition.summary.as_str(),
            status => main.status.word(),
            draft => main.status == Status::Draft,
            standing,
            disclaimer => disclaimer(edition, main),
            unconfirmed,
            paraphrase => kind.numbering == Numbering::Numbered && !edition.body.is_empty(),
            fields => fields::all(edition, main, view, config, draw.theme)?,
            body => Value::from_safe_string(body),
            notes,
            outline => outline(edition),
            paragraphs => paragraphs(before_headings(&edition.body)),
            sources,
            cite => cite::shown(entry, edition, view, config),
            changed => reading::changed(entry, edition),
            remark,
            edit => reading::edit(edition, config),
            file => edition.path.as_str(),
        },
    })
}

/// What must be said wherever the text is used, in the reader's language where the edition says it; else as
/// the entry says it first, with the language named so that it is read aloud and set as what it is.
fn disclaimer(edition: &Edition, main: &Edition) -> Option<Value> {
    let said = [edition, main].into_iter().find(|edition| edition.disclaimer.is_some())?;
    let foreign = said.lang != edition.lang;
    Some(context! {
        text => said.disclaimer.as_deref(),
        lang => foreign.then(|| said.lang.as_str()),
        dir => said.lang.direction().as_str(),
    })
}

/// The headings of a text, flat: level, anchor, words, and the numbered paragraphs below each.
fn outline(edition: &Edition) -> Vec<Value> {
    let first = before_headings(&edition.body).len();
    let part = |part: &[Block]| match &part.first()?.node {
        Node::Heading { level, anchor, content } => Some(context! {
            level, anchor,
            words => Inline::plain(content),
            paragraphs => paragraphs(part),
        }),
        _ => None,
    };
    edition.body[first..].chunk_by(|_, next| !is_heading(next)).filter_map(part).collect()
}

fn is_heading(block: &Block) -> bool {
    matches!(block.node, Node::Heading { .. })
}

fn before_headings(blocks: &[Block]) -> &[Block] {
    &blocks[..blocks.iter().position(is_heading).unwrap_or(blocks.len())]
}

/// The numbered paragraphs of a part, without what is numbered within them: number and anchor.
fn paragraphs(part: &[Block]) -> Vec<Value> {
    let paragraph = |block: &Block| match &block.node {
        Node::Numbered { number, anchor, .. } => Some(context! { number, anchor }),
        _ => None,
    };
    part.iter().filter_map(paragraph).collect()
}

//! All entries of a kind in one page, to print: each as it is on its own page, its anchors led by its id.

use minijinja::{Value, context};

use super::{Body, Draw, context::kind_words, fields};
use crate::diagnostic::Diagnostic;
use crate::theme::View;

/// The template sees `kind` and `printed`: each entry with what it says.
pub(super) fn kind(kind: usize, view: &View, draw: Draw<'_>) -> Result<Value, Box<Diagnostic>> {
    let settings = &draw.config.kinds[kind];
    let mut printed = Vec::new();
    for id in view.ids_of(kind) {
        let Some((printing, index)) = view.printing(&id) else { continue };
        let entry = draw.site.entry(index);
        let Some(linked) = entry.edition(view.lang()) else { continue };
        let edition = &*linked.edition;
        let main = entry.edition(&draw.config.source).map_or(edition, |linked| &*linked.edition);
        let (body, notes) = Body::new(edition, &printing, draw.theme).text()?;
        let mut sources = Vec::new();
        for source in &edition.sources {
            let html = Body::new(edition, &printing, draw.theme).source(&source.content)?;
            sources.push(Value::from_safe_string(html));
        }
        let path = format!("{}/{}/{id}.html", view.lang(), settings.folder);
        printed.push(context! {
            id => id.as_str(),
            card => view.card_of(&id),
            title => edition.title.as_str(),
            summary => edition.summary.as_str(),
            disclaimer => main.disclaimer.as_deref(),
            fields => fields::all(edition, main, &printing, draw.config, draw.theme)?,
            body => Value::from_safe_string(body),
            notes,
            sources,
            address => format!("{}{path}", draw.config.base),
        });
        view.take(&printing);
    }
    Ok(context! { kind => kind_words(kind, view.lang(), draw.config), printed })
}

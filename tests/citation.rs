//! Citations: symbols, places, spoken forms and short names, in six languages.

#![allow(clippy::unwrap_used)]

use panelbook::base::{Lang, Slug};
use panelbook::citation::{Found, Registry, Rules, Symbol, find};

#[path = "citation/elliptical.rs"]
mod elliptical;
#[path = "citation/formats.rs"]
mod formats;
#[path = "citation/names.rs"]
mod names;
#[path = "citation/places.rs"]
mod places;
#[path = "citation/properties.rs"]
mod properties;
#[path = "citation/spoken.rs"]
mod spoken;
#[path = "citation/summary.rs"]
mod summary;
#[path = "citation/symbols.rs"]
mod symbols;
#[path = "citation/table.rs"]
mod table;
#[path = "citation/whole.rs"]
mod whole;

const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

/// What a text in a language holds, for a book that has registered the instruments' short names.
fn found(tag: &str, text: &str) -> Found {
    find(text, &lang(tag), &Rules::default(), &instruments())
}

fn instruments() -> Registry {
    let mut registry = Registry::new();
    let slug = |id: &str| Slug::new(id).unwrap();
    let rules = Rules::default();
    registry.add_symbol(&Symbol::parse("A/60/88", &rules).unwrap(), &slug("iti"));
    registry.add_symbol(&Symbol::parse("A/CONF.192/15", &rules).unwrap(), &slug("poa"));
    registry.add_name("ITI", None, &slug("iti"));
    registry.add_name("PoA", None, &slug("poa"));
    registry.add_name("Programme of Action", Some(&lang("en")), &slug("poa"));
    registry.add_name("Programme d’action", Some(&lang("fr")), &slug("poa"));
    registry.add_name("Programa de Acción", Some(&lang("es")), &slug("poa"));
    registry.add_name("Программа действий", Some(&lang("ru")), &slug("poa"));
    registry.add_name("Программы действий", Some(&lang("ru")), &slug("poa"));
    registry.add_name("برنامج العمل", Some(&lang("ar")), &slug("poa"));
    registry.add_name("الصك الدولي للتعقب", Some(&lang("ar")), &slug("iti"));
    registry.add_name("《国际追查文书》", Some(&lang("zh")), &slug("iti"));
    registry
}

/// Every citation as `symbol or name @ anchors`, the anchors joined by `+`, a range by `..`.
fn cited(tag: &str, text: &str) -> Vec<String> {
    shown(&found(tag, text))
}

fn shown(found: &Found) -> Vec<String> {
    use panelbook::citation::Target;
    let mentions = found.mentions.iter().map(|mention| {
        let mut line = match &mention.target {
            Target::Symbol(symbol) => symbol.to_string(),
            Target::Name(name) => name.clone(),
            Target::Identifier { id, .. } => id.clone(),
        };
        for twin in &mention.twins {
            line.push_str(" = ");
            line.push_str(twin.as_str());
        }
        for (nth, place) in mention.pinpoints.iter().enumerate() {
            line.push_str(if nth == 0 {
                " @ "
            } else if place.through {
                ".."
            } else {
                "+"
            });
            line.push_str(&place.anchor());
        }
        line
    });
    mentions.collect()
}

#[track_caller]
fn check(tag: &str, text: &str, expected: &[&str]) {
    assert_eq!(cited(tag, text), expected, "in {tag}: {text}");
}

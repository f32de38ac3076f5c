use minijinja::{Value, context};

use super::Body;
use crate::citation::{Implied, Symbol};
use crate::config::{Config, Field, FieldType};
use crate::diagnostic::Diagnostic;
use crate::model::{Edition, FieldData, FieldValue};
use crate::register;
use crate::theme::{Theme, View, label};

/// The fields of an edition as templates see them: name, label, type, and values each with `text` or
/// `html`. A translation shows the fields of the edition it was made from where it has none of its own,
/// except prose, which would be in another language.
pub(super) fn all(
    edition: &Edition,
    main: &Edition,
    view: &View,
    config: &Config,
    theme: &Theme,
) -> Result<Vec<Value>, Box<Diagnostic>> {
    let kind = &config.kinds[edition.kind];
    let mut fields = Vec::new();
    for (at, field) in kind.fields.iter().enumerate() {
        let own = edition.field(at);
        let neutral = |value: &&FieldValue| !matches!(value.data, FieldData::Prose(_));
        let Some(value) = own.or_else(|| main.field(at).filter(neutral)) else { continue };
        let values = values(field, value, edition, view, config, theme)?;
        if values.is_empty() {
            continue;
        }
        let unconfirmed = main.unconfirmed.iter().any(|(name, _)| *name == field.name);
        fields.push(context! {
            name => field.name.as_str(),
            label => label(&field.label, &edition.lang, &config.source),
            type => field.of.name(),
            required => field.required,
            values,
            unconfirmed,
        });
    }
    Ok(fields)
}

fn values(
    field: &Field,
    value: &FieldValue,
    edition: &Edition,
    view: &View,
    config: &Config,
    theme: &Theme,
) -> Result<Vec<Value>, Box<Diagnostic>> {
    Ok(match &value.data {
        FieldData::Words(words) if field.of == FieldType::Symbols => symbols(words, edition, config),
        FieldData::Words(words) => {
            words.iter().map(|word| self::word(field, word, edition, config)).collect()
        }
        FieldData::Prose(runs) => {
            let mut values = Vec::new();
            for run in runs {
                let html = Body::new(edition, view, theme).run(run)?;
                values.push(context! { html => Value::from_safe_string(html) });
            }
            values
        }
        FieldData::Number(number) => vec![context! { text => number.to_string() }],
        FieldData::Flag(flag) => vec![context! { flag }],
        FieldData::Date(date) => {
            let words = view.strings().date(*date).map_err(|error| theme.explain(&error, "a date"))?;
            vec![context! { text => words, date => date.to_string() }]
        }
    })
}

fn word(field: &Field, word: &str, edition: &Edition, config: &Config) -> Value {
    match field.of {
        FieldType::Choice | FieldType::Choices => {
            let choice = config.choices(field).iter().find(|choice| choice.id == word);
            let text = choice.map_or_else(
                || Value::from(word),
                |choice| label(&choice.label, &edition.lang, &config.source),
            );
            context! { id => word, text }
        }
        FieldType::Url => context! { text => word, href => word },
        _ => context! { text => word },
    }
}

/// The symbols of a document, each with the address of the official text in the reader's language where there
/// is one, and with what the symbols alone say: a second one is that of the same document, and one of a series
/// of drafts (`L`, `CRP`, `WP`) is that of a draft, of which the final text is the one under the other symbol.
fn symbols(words: &[String], edition: &Edition, config: &Config) -> Vec<Value> {
    let rules = register::rules(config);
    let read: Vec<(&String, Option<Symbol>)> =
        words.iter().map(|word| (word, Symbol::parse_lenient(word, &rules))).collect();
    let is_draft = |symbol: &Option<Symbol>| {
        symbol.as_ref().is_some_and(|symbol| symbol.implied().contains(&Implied::NotFinal))
    };
    let of = read.iter().find(|(_, symbol)| !is_draft(symbol)).map(|(word, _)| word.as_str());
    read.iter()
        .map(|(word, symbol)| {
            let href = symbol.as_ref().and_then(|symbol| rules.address(symbol, &edition.lang));
            let draft = is_draft(symbol);
            let other = of.filter(|of| *of != word.as_str());
            context! { text => word.as_str(), href, symbol => true, draft, of => other }
        })
        .collect()
}

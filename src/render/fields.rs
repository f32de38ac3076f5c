use minijinja::{Value, context};

use super::Body;
use crate::citation::Symbol;
use crate::config::{Config, Field, FieldType};
use crate::diagnostic::Diagnostic;
use crate::model::{Edition, FieldData, FieldValue};
use crate::register;
use crate::theme::{Theme, View};

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
            label => field.label.in_lang(&edition.lang, &config.source).0,
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
            let text = choice.map_or(word, |choice| choice.label.in_lang(&edition.lang, &config.source).0);
            context! { id => word, text }
        }
        FieldType::Url => context! { text => word, href => word },
        FieldType::Symbols => {
            let address = symbol_address(word, edition, config);
            context! { text => word, href => address, symbol => true }
        }
        _ => context! { text => word },
    }
}

/// Where the official text of a symbol is, in the reader's language where there is one.
fn symbol_address(symbol: &str, edition: &Edition, config: &Config) -> Option<String> {
    let rules = register::rules(config);
    let symbol = Symbol::parse_lenient(symbol, &rules)?;
    rules.address(&symbol, &edition.lang)
}

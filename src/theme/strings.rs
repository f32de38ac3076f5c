use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use minijinja::value::{Kwargs, Object, Value, ValueKind, from_args};
use minijinja::{Error, ErrorKind, State};
use unic_langid::LanguageIdentifier;

use super::built_in;
use crate::base::{BookPath, Direction, Lang, Span};
use crate::config::Language;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::Date;

/// The words of the theme in one language, by [Project Fluent](https://projectfluent.org): messages
/// with real plural rules.
pub struct Strings {
    bundle: FluentBundle<FluentResource>,
    /// Messages without arguments, formatted once.
    plain: BTreeMap<String, Value>,
}

impl Strings {
    /// Reads a `.ftl` file.
    pub(super) fn read(text: &str, language: &Language, path: &BookPath) -> (Strings, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let locale: LanguageIdentifier = language.lang.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks keep names and numbers from turning over inside right-to-left text; in
        // left-to-right text they would only be invisible noise when copied.
        bundle.set_use_isolating(language.direction == Direction::Rtl);
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                findings.extend(errors.into_iter().map(|error| {
                    Diagnostic::new(codes::BAD_STRINGS, format!("these words cannot be read: {}", error.kind))
                        .at(path, Span::from(error.pos))
                        .help("a line is written `key = words`; further lines of the same words are indented")
                }));
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            findings.extend(errors.into_iter().map(|error| {
                Diagnostic::new(codes::BAD_STRINGS, error.to_string())
                    .in_file(path)
                    .help("each key stands once in the file")
            }));
        }
        let mut strings = Strings { bundle, plain: BTreeMap::new() };
        for key in Strings::keys(text) {
            let Some(pattern) = strings.bundle.get_message(&key).and_then(|message| message.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let words = strings.bundle.format_pattern(pattern, None, &mut errors).into_owned();
            if errors.is_empty() {
                strings.plain.insert(key, Value::from(words));
            }
        }
        (strings, findings)
    }

    /// The built-in English words.
    pub fn built_in() -> Option<Strings> {
        let (name, direction) = ("English".to_owned(), Direction::Ltr);
        let language = Language { lang: Lang::new("en")?, name, direction };
        let path = BookPath::new("strings/en.ftl")?;
        Some(Strings::read(built_in(path.as_str())?, &language, &path).0)
    }

    /// The keys of a `.ftl` file.
    pub(super) fn keys(text: &str) -> BTreeSet<String> {
        let key = |line: &str| {
            let (key, _) = line.split_once('=')?;
            let key = key.trim_end();
            let first = key.chars().next()?;
            let rest = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            (first.is_ascii_alphabetic() && key.chars().all(rest)).then(|| key.to_owned())
        };
        text.lines().filter_map(key).collect()
    }

    /// Whether there are words for a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The words for a key, with its arguments filled in.
    ///
    /// # Errors
    /// An unknown key, or words that want an argument which is not given.
    pub fn say(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Result<String, Error> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            let keys = self.plain.keys().map(String::as_str);
            let nearest = nearest(key, keys).map(str::to_owned);
            return Err(Error::new(ErrorKind::InvalidOperation, format!("there are no words for `{key}`"))
                .with_source(UnknownKey { key: key.to_owned(), nearest }));
        };
        let mut errors = Vec::new();
        let words = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        match errors.first() {
            None => Ok(words),
            Some(error) => Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("the words for `{key}` cannot be put together: {error}"),
            )),
        }
    }

    /// The words for a key that wants no arguments.
    ///
    /// # Errors
    /// As [`Strings::say`].
    pub fn plain(&self, key: &str) -> Result<Value, Error> {
        match self.plain.get(key) {
            Some(words) => Ok(words.clone()),
            None => self.say(key, None).map(Value::from),
        }
    }

    /// The words for a key with one argument.
    ///
    /// # Errors
    /// As [`Strings::say`].
    pub fn with(&self, key: &str, name: &str, value: &str) -> Result<String, Error> {
        let mut args = FluentArgs::new();
        args.set(name, FluentValue::from(value));
        self.say(key, Some(&args))
    }

    /// A date as the language writes it, by the keys `date-year`, `date-month`, `date-day` and `month-1`
    /// to `month-12`: the forms of the United Nations differ from those of CLDR, so they are the theme's own.
    ///
    /// # Errors
    /// As [`Strings::say`].
    pub fn date(&self, date: Date) -> Result<String, Error> {
        let mut args = FluentArgs::new();
        args.set("year", FluentValue::from(date.year.to_string()));
        let Some(month) = date.month else { return self.say("date-year", Some(&args)) };
        let name = self.plain(&format!("month-{month}"))?;
        args.set("month", FluentValue::from(name.as_str().unwrap_or_default().to_owned()));
        // Month and day are numbers here, so that words can choose by them: « 1er », or a month that
        // stands in another case without a day.
        args.set("number", FluentValue::from(month));
        let Some(day) = date.day else { return self.say("date-month", Some(&args)) };
        args.set("day", FluentValue::from(day));
        self.say("date-day", Some(&args))
    }
}

/// A key without words, carried inside a template error.
#[derive(Debug)]
pub(super) struct UnknownKey {
    pub(super) key: String,
    pub(super) nearest: Option<String>,
}

impl fmt::Display for UnknownKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there are no words for `{}`", self.key)
    }
}

impl std::error::Error for UnknownKey {}

/// The unknown key that an error is about, when it is about one.
pub(super) fn unknown_key(error: &Error) -> Option<&UnknownKey> {
    std::error::Error::source(error)?.downcast_ref()
}

/// `t("key", name=value)` in a template.
pub struct Translate(pub Arc<Strings>);

impl fmt::Debug for Translate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("t")
    }
}

impl Object for Translate {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (key, given): (&str, Kwargs) = from_args(args)?;
        let mut names = given.args().peekable();
        if names.peek().is_none() {
            return self.0.plain(key);
        }
        let mut args = FluentArgs::new();
        for name in given.args() {
            let value: Value = given.get(name)?;
            let value = match value.kind() {
                ValueKind::Number => FluentValue::from(f64::try_from(value).unwrap_or_default()),
                ValueKind::Undefined => {
                    let detail = format!("`{name}` in t(\"{key}\") is undefined");
                    return Err(Error::new(ErrorKind::UndefinedError, detail));
                }
                _ => FluentValue::from(value.to_string()),
            };
            args.set(name.to_owned(), value);
        }
        self.0.say(key, Some(&args)).map(Value::from)
    }
}

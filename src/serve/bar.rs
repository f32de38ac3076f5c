//! What an open page is told: how the book stands, and in the page's language every word that its bar says of it.
//! The findings themselves are English, as they are in the terminal.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use serde_json::{Value, json};

use super::pages::{Subject, subject};
use super::shown::{Shown, Told};
use crate::base::Lang;
use crate::diagnostic::Severity;
use crate::model::{Entry, Status};
use crate::theme::Strings;

/// How things stand with the page that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The book's folder cannot be read.
    Gone,
    /// Something keeps the book from being published.
    Errors,
    /// The book has no such page any more.
    None,
    /// There are findings about the page that keep nothing from being published.
    Remarks,
    /// Nothing is wrong with the page.
    Fine,
}

impl Standing {
    fn word(self) -> &'static str {
        match self {
            Standing::Gone => "gone",
            Standing::Errors => "errors",
            Standing::None => "none",
            Standing::Remarks => "remarks",
            Standing::Fine => "fine",
        }
    }
}

/// How things stand, as the page at an address is told. Two equal lines need not be told twice.
pub(super) fn line(page: &str, shown: &Shown) -> Arc<str> {
    let generation = shown.generation.as_ref();
    let subject = generation.map(|generation| subject(page, generation)).unwrap_or_default();
    let found = shown.find(page);
    let fingerprint = found.drawn.map(|drawn| drawn.fingerprint);
    // Whoever looks at the page need not wait until all others were looked at.
    let unheard = shown.unheard(found.failed.as_ref()).map(|finding| shown.tell(finding));
    let wrong: Vec<Value> = unheard.iter().chain(shown.told()).map(told).collect();
    let own = shown.told_of(&subject.files);
    let errors = shown.count(Severity::Error) + unheard.iter().len();
    let standing = match () {
        () if shown.gone.is_some() => Standing::Gone,
        () if errors > 0 => Standing::Errors,
        () if fingerprint.is_none() => Standing::None,
        () if !own.is_empty() => Standing::Remarks,
        () => Standing::Fine,
    };
    let words = Words::of(&subject, shown);
    let value = json!({
        "page": fingerprint.map(|fingerprint| fingerprint.to_string()),
        "past": found.past,
        "styles": shown.styles().to_string(),
        "gone": shown.gone,
        "errors": errors,
        "findings": wrong,
        "own": own.iter().map(told).collect::<Vec<_>>(),
        "source": subject.own.as_ref().map(|path| path.as_str().to_owned()),
        "status": standing.word(),
        "lang": words.lang.as_str(),
        "dir": words.lang.direction().as_str(),
        "more": (errors > wrong.len()).then(|| words.counted("preview-more", errors - wrong.len())),
        "words": words.all(standing, (errors, own.len()), &subject, shown),
    });
    value.to_string().into()
}

fn told(told: &Told) -> Value {
    let place = told.place.as_ref();
    json!({
        "severity": told.severity.as_str(),
        "words": told.words,
        "file": place.map(|(path, _)| path.as_str()),
        "line": place.map(|(_, line)| line),
    })
}

/// The words of the bar.
struct Words<'a> {
    lang: Lang,
    /// Those of the theme, in the page's language or that of the source.
    theme: Option<&'a Strings>,
    /// English, where the theme has none.
    spare: Option<&'a Strings>,
}

impl<'a> Words<'a> {
    fn of(subject: &Subject, shown: &'a Shown) -> Words<'a> {
        let generation = shown.generation.as_ref();
        let langs = generation.into_iter().flat_map(|generation| {
            subject.lang.iter().chain([&generation.config.source]).map(move |lang| (generation, lang))
        });
        let mut found = langs.filter_map(|(generation, lang)| Some((generation.theme.strings(lang)?, lang)));
        let found = found.next();
        let lang = found.map_or_else(|| Lang::new("en").expect("a tag"), |(_, lang)| lang.clone());
        Words { lang, theme: found.map(|(words, _)| &**words), spare: shown.spare() }
    }

    fn say(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let own = self.theme.and_then(|words| words.say(key, args).ok());
        own.or_else(|| self.spare?.say(key, args).ok()).unwrap_or_default()
    }

    fn plain(&self, key: &str) -> String {
        self.say(key, None)
    }

    fn counted(&self, key: &str, count: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("count", FluentValue::from(count));
        self.say(key, Some(&args))
    }

    fn listed(&self, key: &str, languages: &[String]) -> String {
        // Names in other scripts, isolated, so that none turns the words beside it over.
        let names: Vec<String> = languages.iter().map(|name| format!("\u{2068}{name}\u{2069}")).collect();
        let mut args = FluentArgs::new();
        args.set("languages", FluentValue::from(names.join(" · ")));
        self.say(key, Some(&args))
    }

    fn all(
        &self,
        standing: Standing,
        (errors, own): (usize, usize),
        subject: &Subject,
        shown: &Shown,
    ) -> Value {
        let warnings = shown.count(Severity::Warning);
        let status = match standing {
            Standing::Gone => self.plain("preview-gone"),
            Standing::Errors => self.counted("preview-errors", errors),
            Standing::None => self.plain("preview-none"),
            Standing::Remarks => self.counted("preview-remarks", own),
            Standing::Fine if warnings > 0 => self.counted("preview-warnings", warnings),
            Standing::Fine => self.plain("preview-fine"),
        };
        let title = match standing {
            Standing::Gone => self.plain("preview-gone-title"),
            Standing::Errors => status.clone(),
            _ => self.plain("preview-page"),
        };
        let drafts = drafts(shown);
        let facts = [
            subject.draft.then(|| self.plain("preview-draft")),
            (drafts > 0).then(|| self.counted("preview-drafts", drafts)),
            (!subject.missing.is_empty()).then(|| self.listed("preview-missing", &subject.missing)),
            (!subject.older.is_empty()).then(|| self.listed("preview-older", &subject.older)),
        ];
        json!({
            "preview": self.plain("preview"),
            "found": self.plain("preview-found"),
            "status": status,
            "title": title,
            "facts": facts.into_iter().flatten().collect::<Vec<_>>(),
            "gone": self.plain("preview-gone-text"),
            "ended": self.plain("preview-ended"),
            "behind": self.plain("preview-behind"),
            "well": self.plain("preview-well"),
            "close": self.plain("preview-close"),
            "jump": self.plain("preview-jump"),
            "jumpShort": self.plain("preview-jump-short"),
            "present": self.plain("preview-present"),
            "presentEnd": self.plain("preview-present-end"),
        })
    }
}

/// How many entries are drafts, in some language.
fn drafts(shown: &Shown) -> usize {
    let draft = |entry: &&Entry| entry.editions.iter().any(|linked| linked.edition.status == Status::Draft);
    shown.generation.as_ref().map_or(0, |generation| generation.site.entries.iter().filter(draft).count())
}

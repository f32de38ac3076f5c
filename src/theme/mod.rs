//! Rank 8: templates, strings and styles, and the [`View`] through which a page sees the site.
//!
//! In: a snapshot and the settings. Out: a [`Theme`] (the built-in one, overridden file by file by the
//! book's own), and for each page a `View` that records every question asked about the rest of the site.
//! The recorded questions are what makes the build incremental: a page is made anew only when its own
//! input or the answer to a question it asked has changed.

mod answers;
mod card;
mod cited;
mod comparison;
mod embedded;
mod escape;
mod evidence;
mod facets;
mod glossary;
mod label;
mod latest;
mod load;
mod made;
pub mod manifest;
mod map;
mod matrix;
mod method;
mod nearby;
mod open;
mod overrides;
mod passage;
mod pinpoint;
mod question;
mod relations;
mod script;
mod strings;
mod style;
mod terms;
mod timeline;
mod view;

pub use answers::Answers;
pub use card::Card;
pub use comparison::SideBySide;
pub use embedded::EMBEDDED;
pub use escape::push_escaped;
pub use evidence::Evidence;
pub use glossary::GlossaryTerms;
pub use label::{foreign, label};
pub use load::load;
pub use made::PageAnswer;
pub use map::{Group, Map, Neighbor};
pub use matrix::{Cell, Coverage, CoveredDocument, CoveredPlace, Gap, Way};
pub use open::OpenMatters;
pub use overrides::{Override, State, built_in, overrides, recorded};
pub use question::{Asked, Question};
pub use strings::{Strings, Translate};
pub use style::physical;
pub use terms::Terms;
pub use timeline::{Chronicle, Event, Topic, Year};
pub use view::{LinkAnswer, View};

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Environment;

use crate::base::{BookPath, Fingerprint, Lang, SitePath};
use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// How a site looks and what it says.
pub struct Theme {
    /// Every template and part, compiled.
    pub(crate) environment: Environment<'static>,
    /// The words of each language.
    pub(crate) strings: BTreeMap<Lang, Arc<Strings>>,
    /// Styles and scripts, with their addresses in the site.
    pub assets: Vec<(SitePath, Arc<[u8]>)>,
    /// The text of every file, so that a finding can show the line.
    pub(crate) texts: BTreeMap<BookPath, Arc<str>>,
    /// The fingerprint of every template: part of each page's key.
    pub fingerprint: Fingerprint,
    /// The folder that the theme's files are named after, `themes/panel`.
    pub(crate) folder: String,
}

impl Theme {
    /// The text of a theme file, built-in or the book's own.
    pub fn text(&self, path: &BookPath) -> Option<&str> {
        self.texts.get(path).map(|text| &**text)
    }

    /// The words of a language, if the theme has any.
    pub fn strings(&self, lang: &Lang) -> Option<&Arc<Strings>> {
        self.strings.get(lang)
    }

    /// The words for a page in a language: those of the source language where the theme has none.
    ///
    /// # Errors
    /// When there are no words in the source language either; [`load`] said so too.
    pub fn words(&self, lang: &Lang, config: &Config) -> Result<&Arc<Strings>, Box<Diagnostic>> {
        let words = self.strings(lang).or_else(|| self.strings(&config.source));
        words.ok_or_else(|| Box::new(load::no_words(config)))
    }

    /// Draws a template.
    ///
    /// # Errors
    /// A finding that points into the template.
    pub fn draw(&self, template: &str, context: minijinja::Value) -> Result<String, Box<Diagnostic>> {
        let drawn = self.environment.get_template(template).and_then(|found| found.render(context));
        drawn.map_err(|error| Box::new(load::explain(&error, template, &self.folder)))
    }

    /// Draws a part of the theme that stands beside a block of text. It sees `site`, `t` and what is its own.
    ///
    /// # Errors
    /// A finding that points into the part.
    pub fn part(&self, name: &str, view: &View, own: minijinja::Value) -> Result<String, Box<Diagnostic>> {
        let t = minijinja::Value::from_object(Translate(view.strings().clone()));
        let here = view.here().clone();
        let href = minijinja::Value::from_object(method::Href(here));
        self.draw(name, minijinja::context! { t, href, ..own })
    }

    /// A template engine's error as a finding; `what` names what was being drawn when no template was.
    pub fn explain(&self, error: &minijinja::Error, what: &str) -> Box<Diagnostic> {
        Box::new(load::explain(error, what, &self.folder))
    }
}

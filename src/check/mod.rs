//! Rank 8: the house rules, over the whole site.
//!
//! In: the linked site, the settings and the texts. Out: findings. One rule a file; how much each matters is
//! set in `book.toml` under `[rules]` by the rule's name, and what of this book a rule is about under
//! `[policy]`. Rules that only some books want are off until a book turns them on.

mod draft_linked;
mod instructions;
mod no_source;
mod non_attribution;
mod orphan;
mod person;
mod picture;
mod piece;
mod quotation_source;
mod restricted;
mod statement_pinpoint;
mod states;

use crate::base::{BookPath, Span};
use crate::config::{Config, FieldWords};
use crate::diagnostic::{Code, Diagnostic, codes, nearest};
use crate::model::{Edition, Entry, EntryIndex, FieldData, LinkedEdition, Site};
use crate::register::Register;
use crate::source::File;

/// What a rule looks at.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// All entries, linked.
    pub site: &'a Site,
    /// The settings.
    pub config: &'a Config,
    /// The rules for symbols.
    pub register: &'a Register,
    /// A file as it is: to say more exactly where something stands, and to look into images.
    pub file_of: &'a dyn Fn(&BookPath) -> Option<&'a File>,
}

/// A house rule.
pub struct Rule {
    /// Its name in `[rules]`.
    pub name: &'static str,
    /// The code of its findings.
    pub code: Code,
    /// Whether it counts for a book that does not name it.
    pub on: bool,
    /// What breaks it.
    pub find: fn(Ground<'_>) -> Vec<Diagnostic>,
}

/// Every rule, by name.
pub const RULES: &[Rule] = &[
    draft_linked::RULE,
    instructions::RULE,
    no_source::RULE,
    non_attribution::RULE,
    orphan::RULE,
    quotation_source::RULE,
    restricted::RULE,
    statement_pinpoint::RULE,
];

/// Applies every rule at the level that the book gives it.
pub fn run(ground: Ground<'_>) -> Vec<Diagnostic> {
    let config = ground.config;
    let mut findings = Vec::new();
    for name in config.rules.keys().filter(|name| RULES.iter().all(|rule| rule.name != name.as_str())) {
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        findings.push(
            Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no rule `{name}`"))
                .at(&config.path, Span::default())
                .did_you_mean(nearest(name, names.iter().copied()))
                .help(format!("the rules are {}", names.join(", "))),
        );
    }
    for rule in RULES {
        let usual = rule.on.then(|| rule.code.severity());
        let Some(severity) = config.rules.get(rule.name).copied().unwrap_or(usual) else { continue };
        findings.extend((rule.find)(ground).into_iter().map(|finding| finding.severity(severity)));
    }
    findings
}

impl<'a> Ground<'a> {
    /// The entries with their places.
    fn entries(&self) -> impl Iterator<Item = (EntryIndex, &'a Entry)> + use<'a> {
        (0..).map(EntryIndex).zip(&self.site.entries)
    }

    /// The edition in the source language, else the first.
    fn main(&self, entry: &'a Entry) -> &'a LinkedEdition {
        entry.edition(&self.config.source).unwrap_or(&entry.editions[0])
    }

    /// Whether one of the fields of an entry holds one of its words.
    fn holds(&self, entry: &'a Entry, fields: &[FieldWords]) -> Option<Span> {
        let edition = &self.main(entry).edition;
        let kind = &self.config.kinds[entry.kind];
        fields.iter().find_map(|wanted| {
            let at = kind.fields.iter().position(|field| field.name == wanted.field)?;
            let value = edition.field(at)?;
            let FieldData::Words(words) = &value.data else { return None };
            words.iter().any(|word| wanted.words.contains(word)).then_some(value.span)
        })
    }

    /// Where a word stands within a place of a file, for the `nth` time: the whole place when it is not
    /// found as it is.
    fn spot(&self, edition: &Edition, within: Span, word: &str, nth: usize) -> Span {
        let text =
            (self.file_of)(&edition.path).and_then(File::text).and_then(|text| text.get(within.range()));
        let found =
            text.and_then(|text| text.match_indices(word).nth(nth).or(text.match_indices(word).next()));
        found.map_or(within, |(at, word)| Span::new(at, at + word.len()).shifted(within.start as usize))
    }
}

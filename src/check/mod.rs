//! Rank 8: the house rules, over the whole site.
//!
//! In: the linked site and the settings. Out: findings. One rule a file; how much each matters is set in
//! `book.toml` under `[rules]` by the rule's name.

mod draft_linked;
mod no_source;
mod orphan;

use crate::base::Span;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, codes, nearest};
use crate::model::Site;

/// A house rule.
pub struct Rule {
    /// Its name in `[rules]`.
    pub name: &'static str,
    /// The code of its findings.
    pub code: Code,
    /// What breaks it.
    pub find: fn(&Site, &Config) -> Vec<Diagnostic>,
}

/// Every rule, by name.
pub const RULES: &[Rule] = &[draft_linked::RULE, no_source::RULE, orphan::RULE];

/// Applies every rule at the level that the book gives it.
pub fn run(site: &Site, config: &Config) -> Vec<Diagnostic> {
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
        let level = config.rules.get(rule.name).copied().unwrap_or(Some(rule.code.severity()));
        let Some(severity) = level else { continue };
        findings.extend((rule.find)(site, config).into_iter().map(|finding| finding.severity(severity)));
    }
    findings
}

use super::{Ground, Rule};
use crate::base::Span;
use crate::citation::Symbol;
use crate::config::FieldType;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Entry, FieldData};

/// Drafts, room papers and working papers are made for a session and may never be final; restricted papers
/// are not for everyone. Somebody should have thought about it before a site shows what they say.
pub(super) const RULE: Rule = Rule { name: "restricted", code: codes::RESTRICTED, on: false, find };

/// What the part of a symbol before its number says of the paper.
/// Source: United Nations document symbols, Dag Hammarskjöld Library research guide.
const NATURES: &[(&str, &str)] = &[
    ("CRP", "a room paper of a session"),
    ("L", "a text of limited distribution, most often a draft"),
    ("R", "a text of restricted distribution"),
    ("WP", "a working paper"),
];

fn find(ground: Ground<'_>) -> Vec<Diagnostic> {
    ground.site.entries.iter().flat_map(|entry| of(entry, ground)).collect()
}

fn of<'a>(entry: &'a Entry, ground: Ground<'a>) -> Vec<Diagnostic> {
    let edition = &ground.main(entry).edition;
    let said = |message: String, span: Span, label: &str| {
        Diagnostic::new(codes::RESTRICTED, message)
            .at(&edition.path, span)
            .label(label)
            .help("make sure that it may be published here, and that readers see that it is not final")
    };
    let kind = &ground.config.kinds[entry.kind];
    let mut findings = Vec::new();
    for value in &edition.fields {
        let FieldData::Words(words) = &value.data else { continue };
        if kind.fields[value.field].of != FieldType::Symbols {
            continue;
        }
        for word in words {
            let Some(symbol) = Symbol::parse_lenient(word, &ground.register.rules) else { continue };
            if let Some(nature) = nature(&symbol) {
                let span = ground.spot(edition, value.span, word, 0);
                findings.push(said(format!("`{symbol}` is the symbol of {nature}"), span, "says so"));
            }
        }
    }
    if let Some(span) = ground.holds(entry, &ground.config.policy.restricted) {
        findings.push(said(
            format!("`{}` is not for general distribution", entry.id),
            span,
            "this word says so",
        ));
    }
    findings
}

/// What a symbol says of its paper, when it is one for a session or for some.
fn nature(symbol: &Symbol) -> Option<&'static str> {
    symbol.as_str().split('/').skip(1).find_map(|part| {
        let (letters, number) = part.split_once('.')?;
        let numbered = number.starts_with(|c: char| c.is_ascii_digit());
        NATURES.iter().find(|(nature, _)| numbered && *nature == letters).map(|(_, words)| *words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Rules;

    #[test]
    fn a_symbol_tells_that_a_paper_is_not_final() {
        let is = |symbol: &str| nature(&Symbol::parse(symbol, &Rules::default()).unwrap()).is_some();
        for yes in [
            "A/CONF.192/2018/PC/WP.1",
            "A/C.1/79/L.55",
            "A/CONF.192/2024/RC/CRP.1",
            "A/CONF.192/BMS/2014/L.1/Rev.1",
        ] {
            assert!(is(yes), "{yes}");
        }
        for no in ["A/RES/79/40", "A/CONF.192/15", "A/74/187", "A/CONF.192/2018/RC/3"] {
            assert!(!is(no), "{no}");
        }
    }
}

//! Any text, in any of the six languages: the recognizer of citations never panics, and what it finds
//! lies within the text, in its order, and reads back.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use panelbook::base::{Lang, Slug};
use panelbook::citation::{Finder, Registry, Rules, parse_citation, parse_pinpoint};

static RULES: LazyLock<Rules> = LazyLock::new(Rules::default);

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
    let mut registry = Registry::new();
    let slug = Slug::new("iti").expect("a plain word");
    registry.add_identifier("A/60/88", &slug);
    registry.add_identifier("A/810", &slug);
    for name in ["ITI", "PoA", "Programme of Action", "《行动纲领》", "برنامج العمل"] {
        registry.add_name(name, None, &slug);
    }
    registry
});

static FINDERS: LazyLock<Vec<(Lang, Finder<'static>)>> = LazyLock::new(|| {
    let langs = ["ar", "zh", "en", "fr", "ru", "es"].into_iter().filter_map(Lang::new);
    langs.map(|lang| (lang.clone(), Finder::new(&lang, &RULES, &REGISTRY))).collect()
});

fuzz_target!(|text: &str| {
    for (lang, finder) in FINDERS.iter() {
        let found = finder.find(text);
        let mut end = 0;
        for mention in &found.mentions {
            let span = mention.span.range();
            assert!(end <= span.start && span.start < span.end, "citations stand in order and apart");
            end = span.end;
            assert_eq!(mention.printed(text).len(), span.len(), "a span is cut at characters");
            let core = mention.core.range();
            assert!(span.start <= core.start && core.end <= span.end);
            for place in &mention.pinpoints {
                assert!(!place.steps.is_empty() && !place.anchor().is_empty());
                assert!(text.get(place.span.range()).is_some());
            }
            if let Some(symbol) = mention.symbol() {
                let again = panelbook::citation::Symbol::parse(symbol.as_str(), &RULES);
                assert_eq!(again.as_ref(), Some(symbol), "a canonical symbol reads as itself");
            }
        }
        for slip in &found.slips {
            assert!(text.get(slip.span.range()).is_some());
        }
        let _ = parse_citation(text, lang, &RULES, &REGISTRY);
        let _ = parse_pinpoint(text, lang);
    }
});

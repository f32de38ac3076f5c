//! What holds for every text.

use proptest::prelude::*;

use crate::{LANGUAGES, instruments, lang};
use panelbook::citation::{Finder, Rules, Symbol, Target, parse_citation, parse_pinpoint};

/// Texts made of the pieces that citations are made of, so that random ones come near to real ones.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("A/".to_owned()),
        Just("S/RES/".to_owned()),
        Just("74/187".to_owned()),
        Just("CONF.192".to_owned()),
        Just("/Rev.1".to_owned()),
        Just(" and Corr.1".to_owned()),
        Just("Add.1-3".to_owned()),
        Just(" (2015)".to_owned()),
        Just(" (V)".to_owned()),
        Just(", para. 8".to_owned()),
        Just(" (a)".to_owned()),
        Just("–".to_owned()),
        Just("-".to_owned()),
        Just("/".to_owned()),
        Just(".".to_owned()),
        Just(" ".to_owned()),
        Just("\n".to_owned()),
        Just("ITI".to_owned()),
        Just("resolution ".to_owned()),
        Just("第8(a)段".to_owned()),
        Just("第".to_owned()),
        Just("号决议".to_owned()),
        Just("附件".to_owned()),
        Just("الفقرة 8".to_owned()),
        Just("القرار 79/40".to_owned()),
        Just("(د-20)".to_owned()),
        Just("пункт 3 ".to_owned()),
        Just("резолюции 60/81".to_owned()),
        Just("`".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("\u{2215}".to_owned()),
        Just("А".to_owned()),
        Just("section V".to_owned()),
        Just(" of the ".to_owned()),
        Just("https://".to_owned()),
        Just("*".to_owned()),
        Just("81/6 (Sect. 5)".to_owned()),
        any::<char>().prop_map(String::from),
        "[0-9]{1,4}",
        "[A-Z]{1,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_on_characters_inside_the_text_in_order(text in pieces()) {
        let (rules, registry) = (Rules::default(), instruments());
        for tag in LANGUAGES {
            let found = Finder::new(&lang(tag), &rules, &registry).with_candidates().find(&text);
            let mut reached = 0;
            for mention in &found.mentions {
                prop_assert!(text.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
                prop_assert!(text.get(mention.core.range()).is_some_and(|words| !words.is_empty()));
                prop_assert!(mention.span.start <= mention.core.start && mention.core.end <= mention.span.end);
                prop_assert!(mention.span.start >= reached, "{:?} overlaps in {text:?}", mention);
                reached = mention.span.end;
                for place in &mention.pinpoints {
                    prop_assert!(text.get(place.span.range()).is_some_and(|words| !words.is_empty()));
                    prop_assert!(mention.span.start <= place.span.start && place.span.end <= mention.span.end);
                    prop_assert!(!place.anchor().is_empty());
                }
            }
            for slip in &found.slips {
                prop_assert!(text.get(slip.span.range()).is_some());
            }
        }
    }

    #[test]
    fn canonical_symbols_read_back_as_themselves(text in pieces()) {
        let (rules, registry) = (Rules::default(), instruments());
        for tag in LANGUAGES {
            let found = Finder::new(&lang(tag), &rules, &registry).with_candidates().find(&text);
            for symbol in found.mentions.iter().filter_map(|m| m.symbol()) {
                prop_assert_eq!(Symbol::parse(symbol.as_str(), &rules), Some(symbol.clone()));
                prop_assert_eq!(Symbol::parse_lenient(symbol.as_str(), &rules), Some(symbol.clone()));
                prop_assert_eq!(
                    Symbol::parse_lenient(&symbol.as_str().to_lowercase(), &rules).as_ref().map(|s| s.as_str().to_lowercase()),
                    Some(symbol.as_str().to_lowercase())
                );
            }
        }
    }

    #[test]
    fn a_mention_by_itself_is_the_same_mention(text in pieces()) {
        let (rules, registry) = (Rules::default(), instruments());
        for tag in LANGUAGES {
            let finder = Finder::new(&lang(tag), &rules, &registry).with_candidates();
            for mention in &finder.find(&text).mentions {
                // What leans on the words before it does not stand alone.
                if mention.via == panelbook::citation::Via::Elliptical || mention.via == panelbook::citation::Via::Spoken {
                    continue;
                }
                let alone = mention.printed(&text);
                let mut again = finder.find(alone);
                // The further ends of "Add.1-3" lean on the first.
                again.mentions.retain(|mention| mention.via != panelbook::citation::Via::Elliptical);
                prop_assert_eq!(again.mentions.len(), 1, "{:?} of {:?}", alone, &text);
                prop_assert_eq!(&again.mentions[0].target, &mention.target);
                let anchors = |m: &panelbook::citation::Mention| -> Vec<String> { m.pinpoints.iter().map(panelbook::citation::Pinpoint::anchor).collect() };
                prop_assert_eq!(anchors(&again.mentions[0]), anchors(mention), "{:?} of {:?}", alone, &text);
            }
        }
    }

    #[test]
    fn whole_citations_and_headings_never_panic(text in pieces(), any in any::<String>()) {
        let (rules, registry) = (Rules::default(), instruments());
        for tag in LANGUAGES {
            for text in [&text, &any] {
                if let Some(citation) = parse_citation(text, &lang(tag), &rules, &registry)
                    && let Target::Symbol(symbol) = &citation.target
                {
                    prop_assert!(rules.address(symbol, &lang(tag)).is_some());
                }
                let _ = parse_pinpoint(text, &lang(tag));
                let _ = Finder::new(&lang(tag), &rules, &registry).find(text);
            }
        }
    }
}

//! An address depends on the paragraph's own number and on the section or annex it stands in, and on
//! nothing else: not on the language, and not on what happens to other paragraphs.

use proptest::prelude::*;

use crate::book::{anchors, paragraphs, parse, prose};

const EDITIONS: &[(&str, &str)] = &[
    ("content/rules/conduct.ar.md", include_str!("identity/ar.md")),
    ("content/rules/conduct.zh.md", include_str!("identity/zh.md")),
    ("content/rules/conduct.md", include_str!("identity/en.md")),
    ("content/rules/conduct.fr.md", include_str!("identity/fr.md")),
    ("content/rules/conduct.ru.md", include_str!("identity/ru.md")),
    ("content/rules/conduct.es.md", include_str!("identity/es.md")),
];

const ANCHORS: &[&str] = &[
    "p1",
    "p3",
    "p7",
    "p8",
    "p8-a",
    "p8-b",
    "p8-c",
    "p8-bis",
    "p10",
    "s5",
    "s5-p3",
    "s5-p4",
    "s5-p4-a",
    "s5-p4-a-i",
    "s5-p4-a-ii",
    "s5-p4-b",
    "annex",
    "annex-p2",
    "annex-p8",
    "annex-p8-a",
];

#[test]
fn one_document_has_the_same_anchors_in_six_languages() {
    for (path, text) in EDITIONS {
        let (edition, findings) = parse(path, text);
        assert_eq!(findings, [], "{path}");
        assert_eq!(anchors(&edition.unwrap()), ANCHORS, "{path}");
    }
}

/// A paragraph of a document.
#[derive(Clone, Debug)]
struct Paragraph {
    number: u32,
    suffix: &'static str,
    /// How many sub-paragraphs it has.
    subs: u8,
    words: String,
}

impl Paragraph {
    fn text(&self) -> String {
        let Paragraph { number, suffix, subs, words } = self;
        let subs = (0..*subs).map(|sub| format!("   ({}) {words}\n\n", char::from(b'a' + sub)));
        format!("{number}{suffix}. {words}\n\n{}", subs.collect::<String>())
    }

    fn anchors(&self, part: &str) -> Vec<String> {
        let own = format!("{part}p{}{}", self.number, self.suffix.replace(' ', "-"));
        let subs = (0..self.subs).map(|sub| format!("{own}-{}", char::from(b'a' + sub)));
        std::iter::once(own.clone()).chain(subs).collect()
    }
}

/// Parts of a document, each with the heading that scopes it and the start of its addresses.
const PARTS: &[(&str, &str)] = &[("", ""), ("## Section V\n\n", "s5-"), ("## Annex\n\n", "annex-")];

fn document(parts: &[Vec<Paragraph>]) -> String {
    let part = |((heading, _), paragraphs): (&(&str, &str), &Vec<Paragraph>)| {
        format!("{heading}{}", paragraphs.iter().map(Paragraph::text).collect::<String>())
    };
    prose(&PARTS.iter().zip(parts).map(part).collect::<String>())
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zа-яء-ي一-龥 ,;]{0,12}".prop_map(|words| format!("w {}", words.trim()))
}

fn paragraphs_of_a_part() -> impl Strategy<Value = Vec<Paragraph>> {
    let one = (1_u32..40, prop_oneof![Just(""), Just(" bis"), Just(" ter")], 0_u8..4, words());
    proptest::collection::vec(one, 1..8).prop_map(|list| {
        let mut list: Vec<Paragraph> = list
            .into_iter()
            .map(|(number, suffix, subs, words)| Paragraph { number, suffix, subs, words })
            .collect();
        list.sort_by_key(|paragraph| (paragraph.number, paragraph.suffix));
        list.dedup_by_key(|paragraph| (paragraph.number, paragraph.suffix));
        list
    })
}

/// What people do to a document.
#[derive(Clone, Debug)]
enum Edit {
    Rewrite(prop::sample::Index, String),
    Remove(prop::sample::Index),
    Insert(u32, String),
    Renumber(prop::sample::Index, u32),
    Swap(prop::sample::Index, prop::sample::Index),
    AddBlock(prop::sample::Index, &'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<prop::sample::Index>;
    let block =
        proptest::sample::select(vec!["- x\n- y", "> q\n> — s", "| a |\n|---|\n| b |", "more", "   more"]);
    prop_oneof![
        (index(), words()).prop_map(|(at, words)| Edit::Rewrite(at, words)),
        index().prop_map(Edit::Remove),
        (40_u32..60, words()).prop_map(|(number, words)| Edit::Insert(number, words)),
        (index(), 60_u32..80).prop_map(|(at, number)| Edit::Renumber(at, number)),
        (index(), index()).prop_map(|(a, b)| Edit::Swap(a, b)),
        (index(), block).prop_map(|(at, block)| Edit::AddBlock(at, block)),
    ]
}

/// Does the edit to a part, but never to the paragraph that is `kept`.
fn apply(parts: &mut [Vec<Paragraph>], part: usize, edit: &Edit, kept: Option<&Paragraph>) {
    let list = &mut parts[part];
    let untouched = |paragraph: &Paragraph| {
        kept.is_some_and(|kept| (paragraph.number, paragraph.suffix) == (kept.number, kept.suffix))
    };
    match edit {
        Edit::Insert(number, words) => {
            let new = Paragraph { number: *number, suffix: "", subs: 1, words: words.clone() };
            list.insert(*number as usize % (list.len() + 1), new);
        }
        Edit::Swap(a, b) if !list.is_empty() => {
            let (a, b) = (a.index(list.len()), b.index(list.len()));
            list.swap(a, b);
        }
        Edit::Rewrite(at, _) | Edit::Remove(at) | Edit::Renumber(at, _) | Edit::AddBlock(at, _)
            if !list.is_empty() && !untouched(&list[at.index(list.len())]) =>
        {
            let at = at.index(list.len());
            match edit {
                Edit::Rewrite(_, words) => list[at].words.clone_from(words),
                Edit::Renumber(_, number) => list[at].number = *number,
                Edit::AddBlock(_, block) => {
                    list[at].words = [&list[at].words, "\n\n", block, "\n\nend"].concat();
                }
                _ => drop(list.remove(at)),
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_elsewhere_a_paragraph_keeps_its_anchors(
        parts in proptest::collection::vec(paragraphs_of_a_part(), 3),
        part in 0_usize..3,
        kept in any::<prop::sample::Index>(),
        edits in proptest::collection::vec((0_usize..3, edit()), 0..12),
    ) {
        let kept = kept.get(&parts[part]).clone();
        let wanted = kept.anchors(PARTS[part].1);
        let has = |parts: &[Vec<Paragraph>]| {
            let text = document(parts);
            let edition = parse("content/rules/a.md", &text).0.unwrap();
            let found = paragraphs(&edition).into_iter().map(str::to_owned).collect::<Vec<_>>();
            let mut blocks = Vec::new();
            for anchor in &wanted {
                // The anchor leads to the same words as before, not only to some paragraph.
                let place = edition.anchors.iter().find(|a| a.name == *anchor).map(|a| text[a.span.range()].to_owned());
                blocks.push(place);
            }
            (found, blocks)
        };
        let (before, words) = has(&parts);
        prop_assert!(wanted.iter().all(|anchor| before.contains(anchor)), "{wanted:?} in {before:?}");
        let mut edited = parts.clone();
        for (at, edit) in &edits {
            apply(&mut edited, *at, edit, (*at == part).then_some(&kept));
        }
        let (after, words_after) = has(&edited);
        prop_assert!(wanted.iter().all(|anchor| after.contains(anchor)), "{wanted:?} in {after:?}\n{}", document(&edited));
        prop_assert_eq!(words, words_after);
    }
}

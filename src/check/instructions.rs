use std::ops::Range;

use super::piece::{Part, Piece, pieces};
use super::{Ground, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Edition, LinkedEdition, Wanted};

/// A book on policy may say that something can be made, never how. What reads as an instruction stops the
/// build until a person answers for it by name: `reviewed = { by = "…", on = "…" }`.
///
/// The rule looks for forms, not for knowledge: headings, numbered steps, orders about parts, measures of
/// parts, and files for machines. It is a net for slips, and no judge; a review is what decides.
pub(super) const RULE: Rule = Rule { name: "instructions", code: codes::INSTRUCTIONS, on: false, find };

const SIGNS: &str = include_str!("instructions.tsv");

fn find(ground: Ground<'_>) -> Vec<Diagnostic> {
    let languages: Vec<(&str, Signs)> = ground
        .config
        .languages
        .iter()
        .map(|language| (language.lang.as_str(), Signs::of(language.lang.as_str())))
        .collect();
    let mut findings = Vec::new();
    for linked in ground.site.entries.iter().flat_map(|entry| entry.editions.iter()) {
        let signs = languages.iter().find(|(lang, _)| *lang == linked.edition.lang.as_str());
        if let (None, Some((_, signs))) = (&linked.edition.reviewed, signs) {
            look(linked, signs, ground, &mut findings);
        }
    }
    findings
}

fn look(linked: &LinkedEdition, signs: &Signs, ground: Ground<'_>, findings: &mut Vec<Diagnostic>) {
    let edition = &*linked.edition;
    let kind = &ground.config.kinds[edition.kind];
    for piece in pieces(edition, kind, &|_, _| true) {
        if let Some(sign) = signs.in_piece(&piece) {
            let word = sign.words(&piece.text);
            findings.push(finding(&sign, edition, ground.spot(edition, piece.span, word, 0)));
        }
    }
    for link in &edition.links {
        let address = match &link.wanted {
            Wanted::Asset { path } => path.as_str(),
            Wanted::Web(address) => address.split(['?', '#']).next().unwrap_or_default(),
            _ => continue,
        };
        if signs.is_file(address) {
            findings.push(finding(&Sign::File(0..0), edition, link.span));
        }
    }
}

fn finding(sign: &Sign, edition: &Edition, span: Span) -> Diagnostic {
    let what = match sign {
        Sign::Heading(_) => "a heading reads as one of instructions for making something",
        Sign::Step(_) => "a paragraph starts as a step of instructions",
        Sign::Order(_) => "a sentence reads as an order to work on a part",
        Sign::Measure(_) => "a measure stands beside the name of a part",
        Sign::File(_) => "a file for a machine that makes things is named or linked",
    };
    Diagnostic::new(codes::INSTRUCTIONS, what)
        .at(&edition.path, span)
        .label("this")
        .help("say what can be done and what follows from it, never how it is done; take the detail out")
        .help("if it is harmless, somebody answers for it in the front matter: reviewed = { by = \"A name\", on = \"2026-11-22\", note = \"Why\" }")
}

/// What was found, each with its bytes in the piece.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sign {
    Heading(Range<usize>),
    Step(Range<usize>),
    Order(Range<usize>),
    Measure(Range<usize>),
    File(Range<usize>),
}

impl Sign {
    fn words<'t>(&self, text: &'t str) -> &'t str {
        let (Sign::Heading(range)
        | Sign::Step(range)
        | Sign::Order(range)
        | Sign::Measure(range)
        | Sign::File(range)) = self;
        text.get(range.clone()).unwrap_or_default()
    }
}

/// The signs of one language and of all.
struct Signs {
    rows: Vec<(&'static str, &'static str)>,
}

impl Signs {
    fn of(lang: &str) -> Signs {
        let lang = lang.split('-').next().unwrap_or_default();
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            let (of, what, words) = (cells.next()?, cells.next()?, cells.next()?);
            (of == lang || of == "*").then_some((what, words))
        };
        Signs { rows: SIGNS.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect() }
    }

    fn all(&self, what: &str) -> impl Iterator<Item = &'static str> {
        self.rows.iter().filter(move |(of, _)| *of == what).map(|(_, words)| *words)
    }

    fn in_piece(&self, piece: &Piece) -> Option<Sign> {
        let text = piece.text.as_str();
        let lower = text.to_lowercase();
        // Lower case may be longer or shorter than what was written; a place is then told by the whole.
        let place = |range: Range<usize>| if lower.len() == text.len() { range } else { 0..text.len() };
        match piece.part {
            Part::Title | Part::Heading => {
                let start = self.all("heading").find(|words| starts(&lower, words))?;
                let harmless = self.all("about").any(|about| lower[start.len()..].contains(about));
                return (!harmless).then(|| Sign::Heading(place(0..start.len())));
            }
            Part::Text => {
                if let Some(end) = self.step(&lower) {
                    return Some(Sign::Step(place(0..end)));
                }
            }
            Part::Summary | Part::Field(_) | Part::Quoted | Part::Image => {}
        }
        if let Some(range) = self.file(&lower) {
            return Some(Sign::File(place(range)));
        }
        sentences(&lower).find_map(|range| self.in_sentence(&lower[range.clone()], range.start, &place))
    }

    /// The end of "Step 3" at the start of a paragraph. "Step 3 of the ladder" is none.
    fn step(&self, lower: &str) -> Option<usize> {
        self.all("step").find_map(|word| {
            let rest = lower.strip_prefix(word)?;
            let number = rest.trim_start();
            let digits = number.len() - number.trim_start_matches(char::is_numeric).len();
            let after = number[digits..].trim_start();
            (digits > 0 && after.starts_with([':', '.', '—', '–', '-', '：', '、']))
                .then(|| lower.len() - number.len() + digits)
        })
    }

    /// A file's name with the ending of one for a machine: `part.stl`. The ending alone is none.
    fn file(&self, lower: &str) -> Option<Range<usize>> {
        self.all("file").find_map(|ending| {
            lower.match_indices(&format!(".{ending}")).find_map(|(at, found)| {
                let end = at + found.len();
                let name = lower[..at]
                    .rfind(|c: char| !c.is_alphanumeric() && !"-_".contains(c))
                    .map_or(0, |s| s + lower[s..].chars().next().map_or(1, char::len_utf8));
                let whole = lower[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
                (name < at && whole).then_some(name..end)
            })
        })
    }

    fn is_file(&self, address: &str) -> bool {
        let lower = address.to_lowercase();
        self.all("file").any(|ending| lower.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.')))
    }

    fn in_sentence(
        &self,
        sentence: &str,
        from: usize,
        place: &dyn Fn(Range<usize>) -> Range<usize>,
    ) -> Option<Sign> {
        let part = self.all("part").find(|part| word_at(sentence, part).is_some())?;
        if self.all("policy").any(|word| word_at(sentence, word).is_some()) {
            return None;
        }
        let start = sentence.len() - sentence.trim_start().len();
        let first = &sentence[start..];
        let ordered = |verb: &str| {
            let rest = first.strip_prefix(verb)?.strip_prefix(' ')?;
            let article =
                ["the ", "a ", "an ", "your ", "all ", "each "].iter().any(|word| rest.starts_with(word));
            article.then_some(from + start..from + start + verb.len())
        };
        if let Some(range) = self.all("verb").find_map(ordered) {
            return Some(Sign::Order(place(range)));
        }
        let measure = self.all("unit").find_map(|unit| measured(sentence, unit))?;
        // Both must be close by: a long sentence may speak of many things.
        let at = word_at(sentence, part)?;
        (at.abs_diff(measure.start) < 80)
            .then(|| Sign::Measure(place(from + measure.start..from + measure.end)))
    }
}

/// The sentences of a text. The point of "0.5 mm" ends none: a space follows where one ends.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let ends = |(at, found): &(usize, &str)| {
            *found == "。" || rest[at + found.len()..].starts_with(char::is_whitespace)
        };
        let end = rest.match_indices(['.', ';', '!', '?', '。']).find(ends);
        let start = from;
        from += end.map_or(rest.len(), |(at, found)| at + found.len());
        Some(start..from)
    })
}

fn starts(text: &str, words: &str) -> bool {
    let rest = text.trim_start().strip_prefix(words);
    rest.is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric() || c > '\u{3400}'))
}

/// Where a word stands as a whole one, also in the plural.
fn word_at(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let end = at + word.len();
        let rest = text[end..].strip_prefix('s').unwrap_or(&text[end..]);
        let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        open(text[..*at].chars().next_back()) && open(rest.chars().next())
    })
}

/// A number with a unit: `0.5 mm`.
fn measured(text: &str, unit: &str) -> Option<Range<usize>> {
    text.match_indices(unit).find_map(|(at, _)| {
        let end = at + unit.len();
        let whole = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        let before = text[..at].trim_end();
        let number =
            before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || ".,/".contains(c)).len();
        (whole && number > 0).then(|| before.len() - number..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(lang: &str, part: Part, text: &str) -> Option<Sign> {
        Signs::of(lang).in_piece(&Piece {
            text: text.to_owned(),
            span: Span::default(),
            part,
            links: Vec::new(),
        })
    }

    #[test]
    fn headings_that_promise_instructions_are_found() {
        for (lang, text) in [
            ("en", "How to make one"),
            ("en", "How to print it"),
            ("en", "Parts list"),
            ("fr", "Comment fabriquer une pièce"),
            ("es", "Cómo imprimir una pieza"),
            ("ru", "Как изготовить деталь"),
            ("zh", "如何制造零件"),
            ("ar", "كيفية تصنيع قطعة"),
        ] {
            assert!(matches!(sign(lang, Part::Heading, text), Some(Sign::Heading(_))), "{text}");
        }
        for text in
            ["How to print a page", "How to read this book", "How to make a correction", "Making marks last"]
        {
            assert_eq!(sign("en", Part::Heading, text), None, "{text}");
        }
        assert_eq!(sign("en", Part::Text, "How to make one is not for this book."), None);
    }

    #[test]
    fn steps_orders_measures_and_files_are_found() {
        assert!(matches!(sign("en", Part::Text, "Step 1: begin."), Some(Sign::Step(_))));
        assert!(matches!(sign("zh", Part::Text, "步骤1：开始"), Some(Sign::Step(_))));
        assert!(matches!(sign("en", Part::Text, "Attach the frame."), Some(Sign::Order(_))));
        assert!(matches!(sign("en", Part::Text, "The frame is 0.5 mm wide."), Some(Sign::Measure(_))));
        assert!(matches!(sign("en", Part::Text, "See part-2.STL for it."), Some(Sign::File(_))));
    }

    #[test]
    fn what_policy_texts_say_is_not_taken_for_instructions() {
        for text in [
            "Step by step, States agreed.",
            "Step 3 of the ladder is higher.",
            "Marks with a depth of 0.10 mm came to the frame.",
            "The marking on the frame has a depth of at least 0.10 mm.",
            "Files in formats such as .stl circulate.",
            "Remove the marking requirement from the draft.",
            "File the report on the frame of reference of marks.",
            "States should report every two years.",
            "A barrel of a calibre of 7.62 mm falls under the definition.",
            "Print the page.",
        ] {
            assert_eq!(sign("en", Part::Text, text), None, "{text}");
        }
    }

    #[test]
    fn no_text_makes_the_rule_fail() {
        for text in
            ["", ".", "0.5 mm", "İ frame 1 mm", "Step", "Step 1", "步骤", ".stl", "a.stl", "frame…。.；"]
        {
            for part in [Part::Text, Part::Heading, Part::Summary] {
                let found = sign("en", part, text);
                let _ = found.map(|sign| sign.words(text).to_owned());
            }
        }
    }
}

//! What the head of a document tells of it: title, date, issuing body, symbols and the rest of its
//! masthead. All of it is guessed, and said to be.

use std::collections::BTreeSet;

use super::date;
use super::issuer::{author, organ, session};
use super::line::Line;
use super::report::Fates;
use super::sort::Block;
use crate::citation::{Finder, Symbol, Target};
use crate::config::{Choice, Config, Field, FieldType, Kind};
use crate::model::Date;

/// A guess, with the line of the file that it comes from.
#[derive(Clone, Debug)]
pub(super) struct Guess<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

/// What was guessed.
#[derive(Default)]
pub(super) struct Guesses {
    pub(super) title: Option<Guess<String>>,
    pub(super) date: Option<Guess<Date>>,
    pub(super) issued_by: Option<Guess<String>>,
    pub(super) distribution: Option<Guess<String>>,
    pub(super) original: Option<Guess<String>>,
    pub(super) jobs: Vec<Guess<String>>,
    pub(super) symbols: Vec<Guess<Symbol>>,
    pub(super) disclaimer: Option<Guess<String>>,
    /// What stands at the start of the text: all of the head that front matter does not hold.
    pub(super) opening: Vec<Block>,
}

/// The longest title that a block may be, in characters.
const LONGEST_TITLE: usize = 320;

/// Takes the head of a document apart. `place` tells whether the kind has a field for a part of the
/// masthead; what has none stays in the text.
pub(super) fn guess(
    head: &[Block],
    lines: &[Line],
    finder: &Finder<'_>,
    has: &dyn Fn(Part) -> bool,
    fates: &mut Fates,
) -> Guesses {
    let mut guesses = Guesses::default();
    let mut rest: Vec<Block> = Vec::new();
    for block in head {
        let mut left = Block { pieces: Vec::new(), title: block.title };
        for (at, text) in &block.pieces {
            if block.title || !guesses.masthead(text, &lines[*at], finder, has, fates) {
                left.pieces.push((*at, text.clone()));
            }
        }
        if !left.pieces.is_empty() {
            rest.push(left);
        }
    }
    guesses.title_and_body(&rest, lines, fates, has);
    guesses
}

/// A part of the masthead that a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Date,
    IssuedBy,
    Distribution,
    Original,
    Jobs,
    Symbols,
}

impl Part {
    /// The field of a kind that holds it: by its type, or by its usual name.
    pub(super) fn field(self, kind: &Kind) -> Option<&Field> {
        let named = |names: &[&str], of: FieldType| {
            kind.fields.iter().find(|field| field.of == of && names.contains(&field.name.as_str()))
        };
        match self {
            Part::Date => named(&["date", "issued", "published", "dated"], FieldType::Date)
                .or_else(|| kind.fields.iter().find(|field| field.of == FieldType::Date)),
            Part::IssuedBy => named(
                &["issued-by", "issuing-body", "issuer", "body", "organ", "author", "author-body"],
                FieldType::Text,
            ),
            Part::Distribution => named(&["distribution", "distr"], FieldType::Text),
            Part::Original => named(&["original-language", "original"], FieldType::Text),
            Part::Jobs => named(&["job-numbers", "job-number", "jobs"], FieldType::Texts),
            Part::Symbols => kind.fields.iter().find(|field| field.of == FieldType::Symbols),
        }
    }
}

impl Guesses {
    /// Takes a line that is a part of the masthead and nothing else.
    fn masthead(
        &mut self,
        text: &str,
        line: &Line,
        finder: &Finder<'_>,
        has: &dyn Fn(Part) -> bool,
        fates: &mut Fates,
    ) -> bool {
        let at = line.number;
        if has(Part::Symbols)
            && let Some(symbols) = only_symbols(text, finder)
        {
            fates.said(line, "symbols, to be confirmed");
            self.symbols.extend(symbols.into_iter().map(|value| Guess { value, line: at }));
            return true;
        }
        if has(Part::Date)
            && self.date.is_none()
            && let Some((date, true)) = date::find(text)
        {
            fates.said(line, &format!("date ({date}), to be confirmed"));
            self.date = Some(Guess { value: date, line: at });
            return true;
        }
        let words = |heads: &[&str]| {
            let lower = text.to_lowercase();
            let head = heads.iter().find(|head| lower.starts_with(**head))?;
            let rest = text.get(head.len()..)?.trim_start_matches([' ', ':', '：', '\u{a0}']).trim();
            (!rest.is_empty() && rest.chars().count() <= 60).then(|| rest.to_owned())
        };
        if has(Part::Distribution)
            && self.distribution.is_none()
            && let Some(value) = words(&[
                "distr.:",
                "distr. :",
                "distribution:",
                "distribution :",
                "distr.\u{a0}:",
                "распр.:",
                "分发：",
                "التوزيع:",
            ])
        {
            fates.said(line, "distribution, to be confirmed");
            self.distribution = Some(Guess { value, line: at });
            return true;
        }
        if has(Part::Original)
            && self.original.is_none()
            && let Some(value) = words(&[
                "original:",
                "original :",
                "original\u{a0}:",
                "язык оригинала:",
                "оригинал:",
                "原文：",
                "原文:",
                "الأصل:",
            ])
        {
            fates.said(line, "original language, to be confirmed");
            self.original = Some(Guess { value, line: at });
            return true;
        }
        false
    }

    /// The title out of what is left of the head, and who issued the text.
    fn title_and_body(
        &mut self,
        rest: &[Block],
        lines: &[Line],
        fates: &mut Fates,
        has: &dyn Fn(Part) -> bool,
    ) {
        let said = |block: &Block| -> String {
            block.pieces.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let short = |block: &&Block| {
            let text = said(block);
            text.chars().count() <= LONGEST_TITLE && !text.ends_with(['.', ';'])
        };
        let author_of = |block: &Block| {
            let pieces = block.pieces.iter().map(|(_, text)| without_marks(text));
            author(&without_marks(&said(block))).or_else(|| pieces.into_iter().find_map(|text| author(&text)))
        };
        // Who wrote the text says more than the organ that it is addressed to.
        let issuer = rest
            .iter()
            .find(|block| author_of(block).is_some())
            .or_else(|| rest.iter().find(|block| organ(&said(block))))
            .filter(|_| has(Part::IssuedBy));
        let about_meeting = |block: &Block| block.pieces.iter().any(|(_, text)| session(text));
        let named: Vec<&Block> = if let Some(title) = rest.iter().find(|block| block.title) {
            vec![title]
        } else {
            // The title stands last in a masthead, below organ, session and item.
            let mut named: Vec<&Block> = rest
                .iter()
                .filter(short)
                .filter(|block| !organ(&said(block)) && !about_meeting(block))
                .collect();
            named.drain(..named.len().saturating_sub(2));
            named
        };
        if let Some(first) = named.first() {
            let words: Vec<String> = named.iter().map(|block| without_marks(&said(block))).collect();
            self.title = Some(Guess { value: words.join(": "), line: lines[first.pieces[0].0].number });
        }
        if let Some(block) = issuer {
            let value = author_of(block).unwrap_or_else(|| without_marks(&said(block)));
            self.issued_by = Some(Guess { value, line: lines[block.pieces[0].0].number });
        }
        for block in rest {
            let is_title = named.iter().any(|named| std::ptr::eq(*named, block));
            let is_issuer = issuer.is_some_and(|issuer| std::ptr::eq(issuer, block));
            let what = match (is_title, is_issuer) {
                (true, true) => "title and issuing body, to be confirmed; quoted at the start of the text",
                (true, false) => "title, to be confirmed; quoted at the start of the text",
                (false, true) => "issuing body, to be confirmed; quoted at the start of the text",
                (false, false) => "quoted at the start of the text",
            };
            for (at, _) in &block.pieces {
                fates.said(&lines[*at], what);
            }
        }
        self.opening = rest.to_vec();
    }

    /// Looks for the words with which authors keep a text to themselves.
    pub(super) fn disclaimer_in(&mut self, text: &str, line: usize) {
        const WORDS: &[&str] = &[
            "not necessarily reflect",
            "not necessarily represent",
            "under the responsibility of",
            "under his own responsibility",
            "under her own responsibility",
            "sous la responsabilité",
            "nécessairement l",
            "bajo la responsabilidad",
            "no refleja necesariamente",
            "no reflejan necesariamente",
            "под ответственность",
            "не обязательно отража",
            "不一定反映",
            "未必反映",
            "لا تعكس بالضرورة",
            "لا يعبر بالضرورة",
            "لا تعبر بالضرورة",
        ];
        let lower = text.to_lowercase();
        let short = text.chars().count() <= 600;
        if self.disclaimer.is_none() && short && WORDS.iter().any(|words| lower.contains(words)) {
            self.disclaimer = Some(Guess { value: text.to_owned(), line });
        }
    }
}

/// The symbols in a line that holds nothing else, in order.
fn only_symbols(text: &str, finder: &Finder<'_>) -> Option<Vec<Symbol>> {
    if text.len() > 200 || !text.contains(['/', '／', '⁄']) {
        return None;
    }
    let found = finder.find(text);
    let mut symbols = Vec::new();
    let mut rest = text.to_owned();
    for mention in found.mentions.iter().rev() {
        let Target::Symbol(symbol) = &mention.target else { return None };
        if !mention.pinpoints.is_empty() {
            return None;
        }
        rest.replace_range(mention.span.range(), "");
        let mut own = vec![symbol.clone()];
        own.extend(mention.twins.iter().cloned());
        symbols.splice(0..0, own);
    }
    let nothing = rest.chars().all(|c| !c.is_alphanumeric());
    (nothing && !symbols.is_empty()).then_some(symbols)
}

/// The words without raised figures and stars behind them.
fn without_marks(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            super::line::NOTE_OPENS => inside = true,
            super::line::NOTE_CLOSES => inside = false,
            _ if inside || super::line::raised_digit(c).is_some() => {}
            _ => out.push(c),
        }
    }
    out.trim_end_matches(['*', '†', '‡', ' ']).to_owned()
}

/// The word of a list that a title speaks of: the one most of whose words stand in it.
pub(super) fn choice<'c>(choices: &'c [Choice], title: &str, config: &Config) -> Option<&'c str> {
    let wanted = word_set(title);
    let mut best: Option<(usize, usize, &str)> = None;
    for choice in choices {
        let mut own = word_set(&choice.id);
        for lang in choice.label.languages() {
            own.extend(word_set(choice.label.in_lang(lang, &config.source).0));
        }
        let hits = own.intersection(&wanted).count();
        let better = best.is_none_or(|(most, size, _)| hits > most || hits == most && own.len() < size);
        if hits > 0 && better {
            best = Some((hits, own.len(), choice.id.as_str()));
        }
    }
    best.map(|(_, _, id)| id)
}

fn word_set(text: &str) -> BTreeSet<String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4 || !word.is_ascii() && !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_most_of_which_stands_in_the_title_is_chosen() {
        let choice_of = |id: &str, label: &str| Choice {
            id: id.to_owned(),
            label: crate::config::Label::new([(crate::base::Lang::new("en").unwrap(), label.to_owned())]),
        };
        let choices = [
            choice_of("resolution", "Resolution"),
            choice_of("secretary-general", "Report of the Secretary-General"),
            choice_of("chair-summary", "Chair's or Facilitator's summary"),
        ];
        let (config, _) =
            crate::config::parse("format = 1", &crate::base::BookPath::new("book.toml").unwrap());
        assert_eq!(choice(&choices, "Facilitator's Summary", &config), Some("chair-summary"));
        assert_eq!(choice(&choices, "Report of the Secretary-General", &config), Some("secretary-general"));
        assert_eq!(choice(&choices, "Marking", &config), None);
    }
}

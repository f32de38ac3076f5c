//! From an anchor back to the place that it stands for: the inverse of [`Pinpoint::anchor`].

use crate::base::Span;
use crate::citation::{Pinpoint, Step, Unit};

/// The place of a numbered anchor (`s5-p3`, `p8-bis-a`); none for the anchor of a heading in words.
pub(super) fn pinpoint(anchor: &str) -> Option<Pinpoint> {
    let mut parts = anchor.split('-').peekable();
    let mut steps: Vec<Step> = Vec::new();
    while let Some(part) = parts.next() {
        let (unit, number) = match part {
            "annex" => (Unit::Annex, ""),
            "appendix" => (Unit::Appendix, ""),
            "part" => (Unit::Part, ""),
            "art" => (Unit::Article, ""),
            "s" => (Unit::Section, ""),
            "c" => (Unit::Chapter, ""),
            _ => counted(part, steps.last())?,
        };
        let mut label = number.to_owned();
        while let Some(next) = parts.next_if(|next| belongs(next, unit, &label)) {
            if !label.is_empty() {
                label.push('-');
            }
            label.push_str(next);
        }
        let may_be_bare = matches!(unit, Unit::Annex | Unit::Appendix);
        if label.is_empty() && !may_be_bare {
            return None;
        }
        steps.push(Step { unit, label });
    }
    let place = Pinpoint { span: Span::default(), steps, through: false };
    // Whatever was misread would be cited as another place.
    (place.anchor() == anchor).then_some(place)
}

/// A part whose number is joined to it, or the letter of an item within what stands before.
fn counted<'a>(part: &'a str, before: Option<&Step>) -> Option<(Unit, &'a str)> {
    let letters = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
    let (prefix, number) = part.split_at(letters);
    let unit = match prefix {
        "s" => Unit::Section,
        "c" => Unit::Chapter,
        "pp" => Unit::Preamble,
        "p" => Unit::Paragraph,
        "n" => Unit::Note,
        _ => Unit::Item,
    };
    if !number.is_empty() && unit != Unit::Item && is_number(number) {
        return Some((unit, number));
    }
    let within = before.is_some_and(|step| {
        matches!(step.unit, Unit::Article | Unit::Preamble | Unit::Paragraph | Unit::Item)
    });
    (within && part.chars().all(|c| c.is_ascii_alphanumeric())).then_some((Unit::Item, part))
}

/// Whether a part belongs to the label that is being read: the number of an annex, the second level of
/// a section, `bis`.
fn belongs(part: &str, unit: Unit, label: &str) -> bool {
    let is_letter = part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    match unit {
        Unit::Annex | Unit::Appendix | Unit::Part | Unit::Article if label.is_empty() => is_number(part),
        Unit::Section | Unit::Chapter => is_letter && !label.contains('-'),
        Unit::Item | Unit::Note => false,
        _ => !label.is_empty() && matches!(part, "bis" | "ter" | "quater" | "quinquies"),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::pinpoint;
    use crate::citation::Unit;

    #[test]
    fn an_anchor_is_read_as_the_place_that_it_was_made_from() {
        for anchor in [
            "p8",
            "p8-a",
            "p8-a-i",
            "p8-bis",
            "p8-bis-a",
            "s5",
            "s5-p3",
            "s2-a-p3",
            "s-a",
            "annex",
            "annex-2",
            "annex-p8-a",
            "annex-2-p8-bis",
            "art-8",
            "art-8-bis",
            "art-8-p1-a",
            "n4",
            "annex-n4",
            "c4-p24",
            "part-2",
            "pp3",
            "appendix-1-p2",
        ] {
            let place = pinpoint(anchor).unwrap_or_else(|| panic!("{anchor} is a place"));
            assert_eq!(place.anchor(), anchor);
        }
        let place = pinpoint("annex-2-p8-bis-a").unwrap();
        let steps: Vec<(Unit, &str)> =
            place.steps.iter().map(|step| (step.unit, step.label.as_str())).collect();
        assert_eq!(steps, [(Unit::Annex, "2"), (Unit::Paragraph, "8-bis"), (Unit::Item, "a")]);
    }

    #[test]
    fn the_anchor_of_a_heading_in_words_is_no_place() {
        for anchor in ["", "scope", "part-of-it", "s-curve", "a", "annexes", "p", "p8x", "new-p8-", "art"] {
            assert_eq!(pinpoint(anchor), None, "{anchor}");
        }
    }
}

//! A place in a document, and the anchor that stands for it in every language.

use crate::base::Span;

/// A place in a document, as a path from the outermost part inwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinpoint {
    /// The words that name it. In a list or range each place has its own.
    pub span: Span,
    /// The path, outermost first; never empty.
    pub steps: Vec<Step>,
    /// Whether this ends a range that the place before it begins: `paras. 4–5`.
    pub through: bool,
}

/// One step of the path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// What kind of part.
    pub unit: Unit,
    /// Its number or letter, in the same form for all languages: `5` of `section V`, `a` of `(أ)`,
    /// `8-bis` of `8之二`. Empty for the only annex.
    pub label: String,
}

/// The kinds of parts that documents have, from the outermost inwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// An annex.
    Annex,
    /// An appendix, which may belong to an annex.
    Appendix,
    /// A part.
    Part,
    /// A chapter.
    Chapter,
    /// A section; its label may hold a second level: `2-a`.
    Section,
    /// An article.
    Article,
    /// A paragraph of a preamble.
    Preamble,
    /// A paragraph.
    Paragraph,
    /// A sub-paragraph, at any depth.
    Item,
    /// A footnote or endnote. Notes are numbered through a document or an annex, whatever paragraph they
    /// hang on.
    Note,
}

impl Pinpoint {
    /// The anchor of the place: `p8`, `p8-a-i`, `p8-bis`, `s5-p3`, `annex-2-p8`, `art-8-p1-a`, `n4`.
    /// The same for a citation in any language.
    pub fn anchor(&self) -> String {
        let is_note = self.steps.iter().any(|step| step.unit == Unit::Note);
        let kept = self
            .steps
            .iter()
            .filter(|step| !is_note || matches!(step.unit, Unit::Annex | Unit::Appendix | Unit::Note));
        let mut anchor = String::new();
        for step in kept {
            if !anchor.is_empty() {
                anchor.push('-');
            }
            let (prefix, joint) = match step.unit {
                Unit::Annex => ("annex", "-"),
                Unit::Appendix => ("appendix", "-"),
                Unit::Part => ("part", "-"),
                Unit::Chapter => ("c", letter_joint(&step.label)),
                Unit::Section => ("s", letter_joint(&step.label)),
                Unit::Article => ("art", "-"),
                Unit::Preamble => ("pp", ""),
                Unit::Paragraph => ("p", ""),
                Unit::Item => ("", ""),
                Unit::Note => ("n", ""),
            };
            anchor.push_str(prefix);
            if !step.label.is_empty() {
                anchor.push_str(joint);
                anchor.push_str(&step.label);
            }
        }
        anchor
    }

    /// The place that holds this one: the paragraph of a sub-paragraph, the section of a paragraph.
    pub fn parent(&self) -> Option<Pinpoint> {
        let (_, outer) = self.steps.split_last()?;
        (!outer.is_empty()).then(|| Pinpoint { steps: outer.to_vec(), ..self.clone() })
    }
}

/// A letter does not run into the prefix (`s-a`), a number does (`s5`).
fn letter_joint(label: &str) -> &'static str {
    if label.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "-" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_short_and_say_where() {
        let anchor = |steps: &[(Unit, &str)]| {
            let steps = steps.iter().map(|(unit, label)| Step { unit: *unit, label: (*label).to_owned() });
            Pinpoint { span: Span::default(), steps: steps.collect(), through: false }.anchor()
        };
        assert_eq!(anchor(&[(Unit::Paragraph, "8"), (Unit::Item, "a"), (Unit::Item, "i")]), "p8-a-i");
        assert_eq!(anchor(&[(Unit::Section, "5"), (Unit::Paragraph, "3")]), "s5-p3");
        assert_eq!(anchor(&[(Unit::Section, "a")]), "s-a");
        assert_eq!(anchor(&[(Unit::Annex, ""), (Unit::Paragraph, "8"), (Unit::Item, "a")]), "annex-p8-a");
        assert_eq!(anchor(&[(Unit::Annex, "2"), (Unit::Paragraph, "8-bis")]), "annex-2-p8-bis");
        assert_eq!(anchor(&[(Unit::Article, "8"), (Unit::Paragraph, "1")]), "art-8-p1");
        assert_eq!(anchor(&[(Unit::Annex, ""), (Unit::Paragraph, "8"), (Unit::Note, "4")]), "annex-n4");
    }
}

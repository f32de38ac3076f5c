//! The numbers of paragraphs and the headings that scope them, as this module's parent reads them, for
//! whoever makes an entry out of another text: what is written by these rules is read back the same.

use super::marker::{self, Mark};
use super::scope;
use crate::base::{Direction, Lang};

/// A number that a line starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineNumber {
    /// As written, without the full stop that follows.
    pub written: String,
    /// What it says.
    pub level: Level,
    /// The bytes up to the words behind it.
    pub bytes: usize,
}

/// What a number says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// A paragraph.
    Paragraph {
        /// Its number.
        value: u32,
        /// Whether it was put in later: `8 bis`.
        inserted: bool,
    },
    /// A sub-paragraph, by its Latin letter.
    Letter(String),
    /// A third level, by its value.
    Roman(u32),
    /// `i`, `v` or `x` alone: a letter or a numeral, as those before and after tell.
    Either(char),
}

/// The paragraph number that a line of a text in `lang` starts with: `8.`, `8 bis.`, `٢ -`, `8．`.
pub fn paragraph_number(line: &str, lang: &Lang) -> Option<LineNumber> {
    marker::paragraph(line, lang.direction() == Direction::Rtl).map(line_number)
}

/// The number of a sub-paragraph that a line starts with: `(a)`, `a)`, `(ii)`. Plain digits count only
/// below a letter.
pub fn sub_paragraph_number(line: &str, below_letter: bool) -> Option<LineNumber> {
    marker::sub_paragraph(line, below_letter).map(line_number)
}

/// The part of an anchor that a heading of these words stands for when numbers start again below it:
/// `s5`, `annex`, `annex-2`.
pub fn heading_scope(words: &str) -> Option<String> {
    scope::scope(words, None)
}

fn line_number(found: marker::Found) -> LineNumber {
    let level = match found.mark {
        Mark::Number { value, suffix } => Level::Paragraph { value, inserted: suffix.is_some() },
        Mark::Letter(letter) => Level::Letter(letter),
        Mark::Roman(value) => Level::Roman(value),
        Mark::Either(letter) => Level::Either(letter),
    };
    LineNumber { written: found.written, level, bytes: found.bytes }
}

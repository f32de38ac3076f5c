//! Words that read as a citation, in running text. Never asked about code, the words of a link, or
//! what stands in an image's place.

use std::ops::Range;

use crate::base::Lang;

/// A citation found in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The symbol in its canonical form, or the short name.
    pub(super) work: String,
    /// The anchor of the paragraph that the pinpoint names.
    pub(super) anchor: Option<String>,
}

/// The citations in a run of text, in order and without overlap. None so far.
pub(super) fn mentions(_text: &str, _lang: &Lang) -> Vec<Mention> {
    Vec::new()
}

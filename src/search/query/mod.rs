//! What somebody typed, as a tree that both readers run: the index here and the script in a browser.
//!
//! In: the words typed and the names of the book's facets. Out: a [`Tree`], always: what makes no sense is read as
//! words. `themes/panel/scripts/search/20-query.js` makes the same tree; `tests/search/queries.tsv` holds both to it.
//!
//! | typed | meaning |
//! |---|---|
//! | `mark weapon` | both words, in any of their forms |
//! | `mark OR stamp` | one of the two; `OR` binds more closely than the space |
//! | `"unique mark"` | the words side by side |
//! | `-import`, `-"at import"` | pages without |
//! | `title:mark` | in that field: `title`, `aliases`, `symbol`, `headings`, `summary`, `body` |
//! | `kind:practice`, `status:"under review"` | pages of that value of a facet |
//! | `mark*` | words that begin so; while typing, the last word may be a beginning |
//!
//! All words together may be a name or a symbol (`Field::Names`): `a conf 192 15`.
//!
//! Spellings are evened out where the analysis knows several: words side by side may also be one
//! (`record keeping`, `record-keeping`, *recordkeeping*), a symbol is one token or its parts, and of the pairs of a run of
//! Han a third may be missing, because they also pair characters of two different words.

mod parse;

pub use parse::{Names, parse};

use serde::ser::{Serialize, SerializeSeq as _, Serializer};

use super::Field;

/// A query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Every one of these. Those that are [`Tree::Not`] take pages away.
    All(Vec<Tree>),
    /// At least one of these.
    Any(Vec<Tree>),
    /// The first of these whose words the pages have, or the last.
    First(Vec<Tree>),
    /// At least so many of these.
    Most(usize, Vec<Tree>),
    /// None of this. Stands only within [`Tree::All`].
    Not(Box<Tree>),
    /// A form, by its stem.
    Word(String, Option<Field>),
    /// Forms that begin so.
    Prefix(String, Option<Field>),
    /// Forms at these places, counted from the first, by their stems.
    Phrase(Vec<(String, u32)>, Option<Field>),
    /// A facet and its value, in small letters.
    Filter(String, String),
}

impl Tree {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        matches!(self, Tree::All(parts) if parts.is_empty())
    }

    /// Tells the forms that are looked for, those of [`Tree::Not`] left out, in the order typed.
    pub fn words<'a>(&'a self, take: &mut dyn FnMut(&'a str)) {
        match self {
            Tree::All(parts) | Tree::Any(parts) | Tree::First(parts) | Tree::Most(_, parts) => {
                for part in parts {
                    part.words(take);
                }
            }
            Tree::Word(form, _) | Tree::Prefix(form, _) => take(form),
            Tree::Phrase(forms, _) => forms.iter().for_each(|(form, _)| take(form)),
            Tree::Not(_) | Tree::Filter(..) => {}
        }
    }
}

/// As the script has it: `["all", …]`, `["most", 2, …]`, `["word", "mark", null]`,
/// `["phrase", [["unique", 0], ["mark", 1]], "title"]`, `["filter", "kind", "term"]`.
impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let name = |field: &Option<Field>| field.map(Field::name);
        match self {
            Tree::All(parts) | Tree::Any(parts) | Tree::First(parts) => {
                list.serialize_element(match self {
                    Tree::All(_) => "all",
                    Tree::Any(_) => "any",
                    _ => "first",
                })?;
                parts.iter().try_for_each(|part| list.serialize_element(part))?;
            }
            Tree::Most(need, parts) => {
                list.serialize_element("most")?;
                list.serialize_element(need)?;
                parts.iter().try_for_each(|part| list.serialize_element(part))?;
            }
            Tree::Not(part) => {
                list.serialize_element("not")?;
                list.serialize_element(part)?;
            }
            Tree::Word(form, field) => {
                list.serialize_element("word")?;
                list.serialize_element(form)?;
                list.serialize_element(&name(field))?;
            }
            Tree::Prefix(form, field) => {
                list.serialize_element("prefix")?;
                list.serialize_element(form)?;
                list.serialize_element(&name(field))?;
            }
            Tree::Phrase(forms, field) => {
                list.serialize_element("phrase")?;
                list.serialize_element(forms)?;
                list.serialize_element(&name(field))?;
            }
            Tree::Filter(facet, value) => {
                list.serialize_element("filter")?;
                list.serialize_element(facet)?;
                list.serialize_element(value)?;
            }
        }
        list.end()
    }
}

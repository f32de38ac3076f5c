#![expect(clippy::disallowed_types, reason = "asked by id only, never walked through")]

use std::collections::HashMap;

use super::EntryIndex;
use crate::base::Slug;

/// The places of entries by their ids. A page looks up the entries of some thirty questions; a search
/// through the sorted list would touch a dozen ids in memory for each.
#[derive(Clone, Debug, Default)]
pub struct Ids(HashMap<Slug, EntryIndex>);

impl Ids {
    /// The entry with this id.
    pub fn find(&self, id: &str) -> Option<EntryIndex> {
        self.0.get(id).copied()
    }
}

impl<'a> FromIterator<&'a Slug> for Ids {
    /// The ids in the order of the entries.
    fn from_iter<T: IntoIterator<Item = &'a Slug>>(ids: T) -> Ids {
        Ids(ids.into_iter().cloned().zip((0..).map(EntryIndex)).collect())
    }
}

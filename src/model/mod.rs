//! Rank 4: the nouns. An [`Edition`] is what one file says; a [`Site`] is what all of them say
//! together. Types only: nothing here reads, decides or writes.

mod block;
mod edition;
mod ids;
mod ledger;
mod site;

pub use crate::base::Date;
pub use block::{Align, Block, Image, Inline, Node};
pub use edition::{
    Anchor, AnchorKind, Change, Edition, FieldData, FieldValue, Footnote, Implied, Link, Place, Redirect,
    RelationTarget, Review, Source, Status, Via, Wanted,
};
pub use ids::Ids;
pub use ledger::{LedgerAddress, LedgerAnchor, LedgerDate, Ledgers};
pub use site::{Asset, Edge, Entry, EntryIndex, Language, LinkedEdition, Route, Site, Target};

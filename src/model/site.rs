use std::sync::Arc;

use super::{AnchorKind, Date, Edition, Ids, Via};
use crate::base::{BookPath, Lang, SitePath, Slug};

/// All entries, linked: who leads to whom, by which way, and where each link goes. Immutable.
#[derive(Clone, Debug)]
pub struct Site {
    /// The entries, by id.
    pub entries: Vec<Entry>,
    /// Their places by id.
    pub ids: Arc<Ids>,
    /// Every edge between entries once, sorted by where it starts.
    pub edges: Arc<[Edge]>,
    /// The places of [`Site::edges`] sorted by where they lead: the same set, read backwards.
    pub backward: Arc<[u32]>,
    /// The languages in which there is anything to read, in the order of the language bar.
    pub languages: Vec<Language>,
    /// The pages and files to be made, in a fixed order, each address once.
    pub routes: Arc<[Route]>,
    /// The images and files that published entries show.
    pub assets: Vec<Asset>,
}

/// A language in which there is something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language.
    pub lang: Lang,
    /// How many entries can be read in it.
    pub entries: usize,
}

/// The place of an entry in [`Site::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIndex(pub u32);

/// One thing with one id, in the languages in which it is written.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The id.
    pub id: Slug,
    /// The kind: a place in the settings' list of kinds.
    pub kind: usize,
    /// Whether the site has pages of it: it is no draft, or drafts are shown.
    pub shown: bool,
    /// The editions, in the order of the language bar, each with where its links lead.
    pub editions: Arc<[LinkedEdition]>,
    /// When any of its files was first and last changed.
    pub changed: Option<(Date, Date)>,
}

/// An edition, and beside it what its links lead to.
#[derive(Clone, Debug)]
pub struct LinkedEdition {
    /// What the file says.
    pub edition: Arc<Edition>,
    /// What each of its links leads to, in the same order.
    pub targets: Vec<Target>,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entry, or a paragraph or heading of it.
    Entry {
        /// The entry.
        entry: EntryIndex,
        /// The address within its page.
        anchor: Option<String>,
    },
    /// A file of the site.
    Asset(SitePath),
    /// An address on the web or of a mailbox.
    Web(String),
    /// Nowhere: the words stand without a link.
    Nothing,
}

/// One entry leads to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Where it starts.
    pub from: EntryIndex,
    /// By which way.
    pub via: Via,
    /// The place in the author's list of targets; 0 where order says nothing, as in running text.
    pub order: u32,
    /// Where it leads.
    pub to: EntryIndex,
    /// The paragraph or heading it leads to.
    pub anchor: Option<String>,
}

/// An image or file to be published as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asset {
    /// The file of the book.
    pub from: BookPath,
    /// Its address in the site.
    pub to: SitePath,
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// `/index.html`: every language's welcome.
    Welcome,
    /// `/404.html`.
    NotFound,
    /// `/en/index.html`.
    Home {
        /// The language.
        lang: Lang,
    },
    /// `/en/a-z.html`: every entry by title.
    Titles {
        /// The language.
        lang: Lang,
    },
    /// `/en/search.html`: where the search field leads.
    Search {
        /// The language.
        lang: Lang,
    },
    /// `/en/list.html`: what the reader has put on a list.
    List {
        /// The language.
        lang: Lang,
    },
    /// `/en/submit.html`: how to send a good practice or a remark.
    Submit {
        /// The language.
        lang: Lang,
    },
    /// `/en/meetings/mge1-agenda.html`: the texts that an entry names by a relation, on one page.
    Bundle {
        /// The language.
        lang: Lang,
        /// The entry.
        id: Slug,
        /// The name of the relation.
        relation: String,
    },
    /// `/en/technologies/index.html`.
    Kind {
        /// The language.
        lang: Lang,
        /// The kind: a place in the settings' list.
        kind: usize,
    },
    /// `/en/technologies/by-functions-marking.html`: the entries of a kind that share a value.
    Facet {
        /// The language.
        lang: Lang,
        /// The kind: a place in the settings' list.
        kind: usize,
        /// What they are sorted by: a place in the kind's list of facets.
        facet: usize,
        /// The value that they share, as addresses write it.
        value: String,
    },
    /// `/en/technologies/print.html`: all entries of a kind in one page.
    Print {
        /// The language.
        lang: Lang,
        /// The kind: a place in the settings' list.
        kind: usize,
    },
    /// `/en/coverage.html`: a page of the settings' `[pages]`.
    Page {
        /// The language.
        lang: Lang,
        /// The page: a place in the settings' list.
        page: usize,
    },
    /// `/en/technologies/modular-design-map.html`: what leads to an entry and from it, drawn.
    Map {
        /// The language.
        lang: Lang,
        /// The entry.
        id: Slug,
    },
    /// `/en/documents/iti-provisions.html`: what bears on each paragraph of an entry.
    Provisions {
        /// The language.
        lang: Lang,
        /// The entry.
        id: Slug,
    },
    /// `/en/technologies/modular-design.html`.
    Entry {
        /// The language.
        lang: Lang,
        /// The entry.
        id: Slug,
    },
    /// An address that an entry once had.
    Moved {
        /// The language.
        lang: Lang,
        /// The folder it had.
        folder: String,
        /// The name it had.
        name: Slug,
        /// The entry that now answers.
        id: Slug,
    },
}

impl Site {
    /// The entry with this id.
    pub fn find(&self, id: &str) -> Option<EntryIndex> {
        self.ids.find(id)
    }

    /// The entry at a place.
    pub fn entry(&self, index: EntryIndex) -> &Entry {
        &self.entries[index.0 as usize]
    }

    /// The edges that start at an entry.
    pub fn edges_from(&self, index: EntryIndex) -> &[Edge] {
        let start = self.edges.partition_point(|edge| edge.from < index);
        let len = self.edges[start..].partition_point(|edge| edge.from == index);
        &self.edges[start..start + len]
    }

    /// The edges that lead to an entry, by way and start.
    pub fn edges_to(&self, index: EntryIndex) -> impl Iterator<Item = &Edge> {
        let to = |at: &u32| self.edges[*at as usize].to;
        let start = self.backward.partition_point(|at| to(at) < index);
        self.backward[start..]
            .iter()
            .map(|at| &self.edges[*at as usize])
            .take_while(move |edge| edge.to == index)
    }
}

impl Entry {
    /// The edition in a language.
    pub fn edition(&self, lang: &Lang) -> Option<&LinkedEdition> {
        self.editions.iter().find(|linked| linked.edition.lang == *lang)
    }

    /// Whether nothing about it is another than about `other`, a state of the same entry, but perhaps where
    /// its links lead. Looks at no text: one that was read anew counts as another.
    pub fn says_the_same(&self, other: &Entry) -> bool {
        let editions = || self.editions.iter().zip(&*other.editions);
        (self.kind, self.shown, self.changed) == (other.kind, other.shown, other.changed)
            && self.editions.len() == other.editions.len()
            && editions().all(|(one, other)| Arc::ptr_eq(&one.edition, &other.edition))
    }

    /// Whether it can be read in the same languages as another.
    pub fn is_read_where(&self, other: &Entry) -> bool {
        fn langs(entry: &Entry) -> impl Iterator<Item = &Lang> {
            entry.editions.iter().map(|linked| &linked.edition.lang)
        }
        langs(self).eq(langs(other))
    }

    /// Whether its text has numbered paragraphs, in some language.
    pub fn has_paragraphs(&self) -> bool {
        let numbered = |linked: &LinkedEdition| {
            linked.edition.anchors.iter().any(|anchor| anchor.kind == AnchorKind::Paragraph)
        };
        self.editions.iter().any(numbered)
    }
}

use std::fmt;

use crate::base::{Fingerprint, Slug};

/// What a page may ask about the rest of the site. Every question is in the page's own language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Where an entry's page is, and in which languages: all that a link with words of its own needs.
    Address(Slug),
    /// The little of an entry that other pages show: title, summary, kind, status, languages.
    Card(Slug),
    /// What a place within an entry is called: the words of the heading behind an anchor.
    Heading(Slug, String),
    /// What must be said wherever an entry's text is used.
    Disclaimer(Slug),
    /// What an entry's own links lead to.
    Links(Slug),
    /// Where an entry's relations lead.
    Relations(Slug),
    /// Who leads to an entry, by which way and to which paragraph.
    Backlinks(Slug),
    /// The entries of a kind, by title.
    Kind(Slug),
    /// How many entries a kind has.
    Count(Slug),
    /// Whether a kind has entries at all.
    AnyOfKind(Slug),
    /// Which entries stand before and after one, by title among its kind.
    Neighbors(Slug),
    /// Which entries share most with one.
    Related(Slug),
    /// What an entry's text says.
    Text(Slug),
    /// Which words the book explains.
    Terms,
    /// All entries, by title.
    Titles,
    /// The languages in which there is anything to read.
    Languages,
    /// By what the entries of a kind can be sorted, and which entries have each value.
    Facets(Slug),
    /// Which pages of the settings' `[pages]` there are.
    Pages,
    /// Everything that a page of the settings' `[pages]` shows, but the cards of the entries it names.
    Page(Slug),
    /// What was changed last, and what comes next.
    Latest,
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Question::Address(id) => write!(f, "where is `{id}`?"),
            Question::Card(id) => write!(f, "title, summary and status of `{id}`?"),
            Question::Heading(id, anchor) => write!(f, "what is `{id}#{anchor}` called?"),
            Question::Disclaimer(id) => write!(f, "what must be said wherever `{id}` is used?"),
            Question::Links(id) => write!(f, "where do the links of `{id}` lead?"),
            Question::Relations(id) => write!(f, "where do the relations of `{id}` lead?"),
            Question::Backlinks(id) => write!(f, "who leads to `{id}`?"),
            Question::Kind(kind) => write!(f, "which entries of the kind `{kind}` are there?"),
            Question::Count(kind) => write!(f, "how many entries has the kind `{kind}`?"),
            Question::AnyOfKind(kind) => write!(f, "has the kind `{kind}` any entries?"),
            Question::Neighbors(id) => write!(f, "what stands before and after `{id}`?"),
            Question::Related(id) => write!(f, "what is `{id}` related to?"),
            Question::Text(id) => write!(f, "what does `{id}` say?"),
            Question::Terms => f.write_str("which words are explained?"),
            Question::Titles => f.write_str("which entries are there?"),
            Question::Languages => f.write_str("which languages are there?"),
            Question::Facets(kind) => write!(f, "by what can the kind `{kind}` be sorted?"),
            Question::Pages => f.write_str("which pages of the settings are there?"),
            Question::Page(name) => write!(f, "what does the page `{name}` show?"),
            Question::Latest => f.write_str("what was changed last, and what comes next?"),
        }
    }
}

/// A question, and the fingerprint of the answer that was given.
pub type Asked = (Question, Fingerprint);

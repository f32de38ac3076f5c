//! `[search]`: which fields of this book can be filtered by, and which hold names.

use super::read::CODES;
use super::{FieldType, Kind};
use crate::base::BookPath;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::table::Reader;

/// What the search offers beyond words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What results can be filtered by, in this order: `kind`, `status`, `year`, `instrument` (the entries to whose
    /// paragraphs relations lead), or a field of the type choice or choices. When not said: the kind, fields that
    /// share a vocabulary, status, instrument and year.
    pub facets: Vec<String>,
    /// Fields of words that are names of their entry, beside those of the type names.
    pub names: Vec<String>,
    /// The field that holds an entry's equivalents in other languages, each as `fr: mot` with an optional remark in
    /// brackets behind it.
    pub equivalents: Option<String>,
}

/// Facets that no field stands for.
const BUILT_IN: &[&str] = &["kind", "status", "instrument", "year"];

/// Reads `[search]`. A field that no kind has is reported: nothing could be found by it.
pub(super) fn search(reader: &mut Reader<'_>, kinds: &[Kind], path: &BookPath) -> Search {
    let fields = |of: &'static [FieldType]| {
        let all = kinds.iter().flat_map(|kind| &kind.fields);
        all.filter(move |field| of.contains(&field.of))
    };
    let words = &[FieldType::Text, FieldType::Texts, FieldType::Names];
    let choices = || fields(&[FieldType::Choice, FieldType::Choices]);
    let mut search = Search::default();
    if let Some(table) = reader.table("search") {
        let mut own = Reader::new(table, path, CODES, "`[search]`");
        let facets = own.texts("facets");
        let names = own.texts("names");
        let equivalents = own.text("equivalents");
        let known = BUILT_IN.iter().copied().chain(choices().map(|field| field.name.as_str()));
        for (name, span) in &facets {
            if !known.clone().any(|one| one == *name) {
                own.report(
                    Diagnostic::new(
                        codes::CONFIG_DANGLING,
                        format!("no kind has a field `{name}` that holds words of a list"),
                    )
                    .at(path, *span)
                    .did_you_mean(nearest(name, known.clone()))
                    .help("name a field of the type choice or choices, or kind, status, instrument, year"),
                );
            }
        }
        for (name, span) in names.iter().chain(&equivalents) {
            let known = || fields(words).map(|field| field.name.as_str());
            if !known().any(|one| one == *name) {
                own.report(
                    Diagnostic::new(
                        codes::CONFIG_DANGLING,
                        format!("no kind has a field `{name}` that holds words"),
                    )
                    .at(path, *span)
                    .did_you_mean(nearest(name, known()))
                    .help("name a field of the type text, texts or names of some kind, or take it out"),
                );
            }
        }
        for finding in own.finish() {
            reader.report(finding);
        }
        let owned = |list: Vec<(&str, _)>| list.into_iter().map(|(name, _)| name.to_owned()).collect();
        search.facets = owned(facets);
        search.names = owned(names);
        search.equivalents = equivalents.map(|(name, _)| name.to_owned());
    }
    if search.facets.is_empty() {
        search.facets.push("kind".to_owned());
        for field in choices().filter(|field| field.vocabulary.is_some()) {
            if !search.facets.contains(&field.name) {
                search.facets.push(field.name.clone());
            }
        }
        search.facets.extend(["status", "instrument", "year"].map(str::to_owned));
    }
    search
}

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;

use super::analysis::Role;
use super::vocabulary::{FormMap, Vocabulary};
use super::{Analysed, Field, Page};
use crate::base::Lang;

/// All pages of one language with their tokens, as the index and the pack are both made from them: the place of a
/// page in the list is its number in either.
///
/// Pages stand by the length of their body, as coarsely as tantivy knows it, and then by id. So the pack tells the
/// length of every page with one number a step, and what a word weighs there follows from how often it stands there.
///
/// What no page can know alone is added here: the vocabulary, and compounds. When some page of the book writes
/// `record-keeping` or `recordkeeping`, `record keeping` on any page holds the token *recordkeeping* too.
pub struct Collection {
    lang: Lang,
    pages: Vec<(Arc<Page>, Arc<Analysed>)>,
    vocabulary: Vocabulary,
    /// For each page, the place in the vocabulary of each of its forms.
    forms: Vec<Box<[u32]>>,
    /// For each page and field, the compounds that were added: position and form.
    added: Vec<Added>,
}

/// The length of a field of a page with the compounds that were added to it.
fn length_of(tokens: &Analysed, field: Field, added: &Added) -> u32 {
    if !field.by_length() {
        return 1;
    }
    tokens.length(field) + u32::try_from(added[field as usize].len()).unwrap_or(u32::MAX)
}

/// For each field, positions and forms.
type Added = [Box<[(u32, u32)]>; Field::ALL.len()];

impl Collection {
    /// The pages of one language, in any order.
    pub fn new(lang: &Lang, pages: Vec<(Arc<Page>, Arc<Analysed>)>) -> Collection {
        let (vocabulary, map) = Vocabulary::of(pages.iter().map(|(_, tokens)| &**tokens), lang);
        let forms: Vec<Box<[u32]>> =
            pages.iter().map(|(_, tokens)| tokens.forms().map(|form| map.place(form)).collect()).collect();
        let mut collection = Collection { lang: lang.clone(), pages, vocabulary, forms, added: Vec::new() };
        collection.added = collection.compounds(&map);
        collection.in_order()
    }

    /// The same with the pages in their order: by steps of length, then by id.
    fn in_order(self) -> Collection {
        let Collection { lang, pages, vocabulary, forms, added } = self;
        let mut rows: Vec<_> = pages.into_iter().zip(forms).zip(added).collect();
        rows.sort_by_cached_key(|(((page, tokens), _), added)| {
            let length = length_of(tokens, Field::Body, added);
            (FieldNormReader::fieldnorm_to_id(length), page.id.clone())
        });
        let (rows, added): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let (pages, forms) = rows.into_iter().unzip();
        Collection { lang, pages, vocabulary, forms, added }
    }

    /// The collection of a language's pages, their tokens made now.
    pub fn of(lang: &Lang, pages: &[Page]) -> Collection {
        use rayon::prelude::*;
        let pages = pages
            .par_iter()
            .filter(|page| page.lang == *lang)
            .map(|page| (Arc::new(page.clone()), Arc::new(Analysed::of(page))))
            .collect();
        Collection::new(lang, pages)
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The pages, in the order of their numbers.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = &Page> {
        self.pages.iter().map(|(page, _)| &**page)
    }

    /// The page with a number.
    pub fn page(&self, number: usize) -> &Page {
        &self.pages[number].0
    }

    /// The page with a number, to be kept.
    pub fn shared(&self, number: usize) -> Arc<Page> {
        Arc::clone(&self.pages[number].0)
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there is no page.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Every form of every page, and its stem.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Tells the tokens of a field of a page in the order of their positions: the form's place in the vocabulary, the
    /// position, the role. Compounds that were added come behind the other tokens of their position.
    pub fn tokens(&self, page: usize, field: Field, mut take: impl FnMut(u32, u32, Role)) {
        let forms = &self.forms[page];
        let mut added = self.added[page][field as usize].iter().peekable();
        for one in self.pages[page].1.field(field) {
            while let Some((position, form)) = added.next_if(|(position, _)| *position < one.position) {
                take(*form, *position, Role::Joined);
            }
            take(forms[one.form as usize], one.position, one.role);
        }
        added.for_each(|(position, form)| take(*form, *position, Role::Joined));
    }

    /// The length of a field of a page, as weights see it: its tokens, or 1 where length does not matter
    /// ([`Field::by_length`]).
    pub fn length(&self, page: usize, field: Field) -> u32 {
        length_of(&self.pages[page].1, field, &self.added[page])
    }

    /// Two words that stand side by side and that the vocabulary also has as one.
    fn compounds(&self, map: &FormMap) -> Vec<Added> {
        let pairs = self.vocabulary.compounds(map);
        let find = |page: usize, field: Field| {
            let mut found = Vec::new();
            let mut before: Option<(u32, u32)> = None;
            // The compound that the page itself has at the position of `before`.
            let mut known = None;
            let forms = &self.forms[page];
            for one in self.pages[page].1.field(field) {
                let form = forms[one.form as usize];
                match one.role {
                    Role::Word => {
                        if let Some((first, position)) = before
                            && position + 1 == one.position
                            && let Some(whole) = pairs.get(first, form)
                            && known != Some((position, whole))
                        {
                            found.push((position, whole));
                        }
                        before = Some((form, one.position));
                    }
                    Role::Joined => known = Some((one.position, form)),
                    _ => {}
                }
            }
            found.into_boxed_slice()
        };
        (0..self.pages.len()).map(|page| std::array::from_fn(|field| find(page, Field::ALL[field]))).collect()
    }
}

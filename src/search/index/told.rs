use std::collections::BTreeSet;
use std::sync::Arc;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::search::{Collection, Field};

/// Tells tantivy the tokens that a page has: the text given is the page's number, so that nothing is read twice.
#[derive(Clone)]
pub(super) struct Told {
    collection: Arc<Collection>,
    what: What,
}

/// Which tokens.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// The stems of a field, with their positions.
    Stems(Field),
    /// The stems of all fields, each once.
    AllStems,
    /// The forms of all fields, each once.
    AllForms,
    /// The facets.
    Facets,
}

impl Told {
    pub(super) fn new(collection: &Arc<Collection>, what: What) -> Told {
        Told { collection: Arc::clone(collection), what }
    }
}

/// A facet and its value as one term.
pub(super) fn facet(name: &str, value: &str) -> String {
    format!("{name}\u{1F}{}", value.to_lowercase())
}

impl Tokenizer for Told {
    type TokenStream<'a> = Telling;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Telling {
        let collection = Arc::clone(&self.collection);
        let page = text.parse().unwrap_or(usize::MAX);
        let mut told: Vec<(u32, u32)> = Vec::new();
        let mut words = Vec::new();
        if page < collection.len() {
            let vocabulary = collection.vocabulary();
            match self.what {
                What::Stems(field) => collection
                    .tokens(page, field, |form, position, _| told.push((vocabulary.stem_of(form), position))),
                What::AllStems | What::AllForms => {
                    let stems = matches!(self.what, What::AllStems);
                    let mut all = BTreeSet::new();
                    for field in Field::ALL {
                        collection.tokens(page, *field, |form, _, _| {
                            all.insert(if stems { vocabulary.stem_of(form) } else { form });
                        });
                    }
                    told.extend((0..).zip(all).map(|(position, word)| (word, position)));
                }
                What::Facets => {
                    let facets = &collection.page(page).facets;
                    words = facets.iter().map(|(name, value)| facet(name, value)).collect();
                    told.extend((0..).zip(&words).map(|(at, _)| (at, at)));
                }
            }
        }
        Telling { collection, what: self.what, words, told, next: 0, token: Token::default() }
    }
}

/// The tokens of one page.
pub(super) struct Telling {
    collection: Arc<Collection>,
    what: What,
    /// The facets.
    words: Vec<String>,
    /// Places of words, and positions.
    told: Vec<(u32, u32)>,
    next: usize,
    token: Token,
}

impl TokenStream for Telling {
    fn advance(&mut self) -> bool {
        let Some((word, position)) = self.told.get(self.next) else { return false };
        self.next += 1;
        let vocabulary = self.collection.vocabulary();
        let word = *word as usize;
        let text = match self.what {
            What::Stems(_) | What::AllStems => &*vocabulary.stems()[word],
            What::AllForms => &*vocabulary.forms()[word],
            What::Facets => self.words[word].as_str(),
        };
        self.token.text.clear();
        self.token.text.push_str(text);
        self.token.position = *position as usize;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

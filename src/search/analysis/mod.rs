//! Text to tokens, in one way for the index, for queries and for what a browser does.
//!
//! In: a text in NFC. Out: [`Token`]s, each a form with its place. Forms do not depend on the language;
//! stems do. `themes/panel/scripts/search/10-words.js` makes the same forms, and `tests/search.rs` holds the two
//! equal on every code point. The rules:
//!
//! - **Words** are runs of `[\p{Alphabetic}\p{N}]` (Unicode), with the accents and joiners between them that have no
//!   letter of their own. Case, accents, width and the spellings of Arabic are folded (`fold`); `ñ` and `й` are
//!   letters of their own, as their alphabets have it, so that *año* and *ano* differ. Who has no `ñ` on the keyboard
//!   still finds the word, because the index also holds it without ([`Role::Plain`]).
//! - **Apostrophes**: beside one, a single letter (or `qu`) is no word: `l'arme` is *arme*, `State's` is *state*.
//! - **Hyphens**: `record-keeping` is *record*, *keeping*, and at the place of the first the whole, *recordkeeping*.
//! - **Symbols of documents**: words joined by slashes (and full stops and hyphens between), the first of Latin letters,
//!   with a digit somewhere. The whole without its signs stands at the place of the first word, and so does each
//!   part of it that ends at a slash: `A/CONF.192/15` is *aconf19215* and *aconf192*.
//! - **Han and kana**, which have no spaces, make overlapping pairs; the last character of a run also stands alone, so
//!   that each character of a run is the beginning of some token and can be found by its prefix. No dictionary: a
//!   browser cannot have the one that a build would have.
//! - **Stems** are a function of the form alone, hence made *after* folding. The stemmers know some endings only with
//!   their accents (`-ée`), and making stems of the accented words would keep those; but then words that differ in
//!   accents alone would have different stems, a query without accents would miss, and a browser, which finds the stem
//!   of a form in a table, could not tell which is meant. What is lost is given back for the one frequent
//!   ending (`stem`). Words with digits have no stem but themselves.

mod fold;
mod scan;
mod stem;

pub use fold::nfc;
pub use scan::{Role, Token};
pub use stem::Stems;

use crate::base::Lang;

/// The analysis of texts in one language.
#[derive(Clone, Debug)]
pub struct Analysis {
    lang: Lang,
}

impl Analysis {
    /// The analysis for a language. Any language has one; one that no stemmer is known for has forms alone.
    pub fn of(lang: &Lang) -> Analysis {
        Analysis { lang: lang.clone() }
    }

    /// The tokens of a text in NFC ([`nfc`]), in the order of their positions. Forms do not depend on the language.
    pub fn forms(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        scan::each(text, &mut |token, form| tokens.push(Token { form: form.to_owned(), ..token }));
        tokens
    }

    /// The same, for a language.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        Analysis::forms(text)
    }

    /// A text as one form: its words and characters without what stands between them.
    pub fn whole(text: &str) -> String {
        let mut whole = String::new();
        scan::each(text, &mut |token, form| match token.role {
            Role::Word | Role::Last => whole.push_str(form),
            Role::Pair => whole.extend(form.chars().next()),
            _ => {}
        });
        whole
    }

    /// Whether a character is one of a script that has no spaces between words.
    pub fn is_han(c: char) -> bool {
        fold::is_han(c)
    }

    /// Tells each token of a text in NFC with its form; [`Token::form`] is empty, so that nothing is allocated.
    pub(crate) fn each(text: &str, take: &mut dyn FnMut(Token, &str)) {
        scan::each(text, take);
    }

    /// What makes stems of forms.
    pub fn stems(&self) -> Stems {
        Stems::of(&self.lang)
    }
}

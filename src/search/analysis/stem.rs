use std::borrow::Cow;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream as _};

use crate::base::Lang;

/// Makes stems of forms by Snowball's algorithms, as tantivy has them.
pub struct Stems {
    analyzer: Option<TextAnalyzer>,
    special: Special,
}

/// What a stemmer is helped with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Special {
    None,
    Arabic,
    French,
}

impl Stems {
    pub(super) fn of(lang: &Lang) -> Stems {
        let primary = lang.as_str().split('-').next().unwrap_or_default();
        let analyzer = language(primary).map(|language| {
            TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(language)).build()
        });
        let special = match primary {
            "ar" => Special::Arabic,
            "fr" => Special::French,
            _ => Special::None,
        };
        Stems { analyzer, special }
    }

    /// The stem of a form.
    pub fn stem<'a>(&mut self, form: &'a str) -> Cow<'a, str> {
        let Some(analyzer) = &mut self.analyzer else { return Cow::Borrowed(form) };
        if form.bytes().any(|b| b.is_ascii_digit()) {
            return Cow::Borrowed(form);
        }
        let helped = match self.special {
            Special::None => Cow::Borrowed(form),
            Special::Arabic => Cow::Borrowed(indefinite(form)),
            Special::French => accented(form).map_or(Cow::Borrowed(form), Cow::Owned),
        };
        let mut stream = analyzer.token_stream(&helped);
        let mut stem = String::new();
        if stream.advance() {
            super::fold::push_fold(&stream.token().text, &mut stem);
        }
        if stem.is_empty() || stem == form { Cow::Borrowed(form) } else { Cow::Owned(stem) }
    }
}

/// `marquee` and `marquees` read as `marquée` and `marquées`: the ending of participles, which the French
/// stemmer knows only with its accent.
fn accented(form: &str) -> Option<String> {
    let plural = form.strip_suffix("ees").map(|rest| format!("{rest}ées"));
    plural.or_else(|| form.strip_suffix("ee").map(|rest| format!("{rest}ée")))
}

/// A word without the article and what is written together with it, however often. The Arabic stemmer takes them off
/// too, but then treats the ending of a word with the article in another way than that of a word without, so that
/// `العلامة` and `علامة` would have two stems.
fn indefinite(form: &str) -> &str {
    const ARTICLES: &[&str] = &["وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل"];
    let mut rest = form;
    while let Some(shorter) = ARTICLES
        .iter()
        .find_map(|article| rest.strip_prefix(article))
        .filter(|shorter| shorter.chars().nth(2).is_some())
    {
        rest = shorter;
    }
    rest
}

/// The stemmer of a language. Chinese has none: its words do not change.
fn language(primary: &str) -> Option<Language> {
    Some(match primary {
        "ar" => Language::Arabic,
        "da" => Language::Danish,
        "de" => Language::German,
        "el" => Language::Greek,
        "en" => Language::English,
        "es" => Language::Spanish,
        "fi" => Language::Finnish,
        "fr" => Language::French,
        "hu" => Language::Hungarian,
        "it" => Language::Italian,
        "nb" | "nn" | "no" => Language::Norwegian,
        "nl" => Language::Dutch,
        "pt" => Language::Portuguese,
        "ro" => Language::Romanian,
        "ru" => Language::Russian,
        "sv" => Language::Swedish,
        "ta" => Language::Tamil,
        "tr" => Language::Turkish,
        _ => return None,
    })
}

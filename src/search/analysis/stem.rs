use std::borrow::Cow;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream as _};

use crate::base::Lang;

/// Makes stems of forms by Snowball's algorithms, as tantivy has them.
pub struct Stems {
    analyzer: Option<TextAnalyzer>,
    french: bool,
}

impl Stems {
    pub(super) fn of(lang: &Lang) -> Stems {
        let primary = lang.as_str().split('-').next().unwrap_or_default();
        let analyzer = language(primary).map(|language| {
            TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(language)).build()
        });
        Stems { analyzer, french: primary == "fr" }
    }

    /// The stem of a form.
    pub fn stem<'a>(&mut self, form: &'a str) -> Cow<'a, str> {
        let Some(analyzer) = &mut self.analyzer else { return Cow::Borrowed(form) };
        if form.bytes().any(|b| b.is_ascii_digit()) {
            return Cow::Borrowed(form);
        }
        let accented = self.french.then(|| accented(form)).flatten();
        let mut stream = analyzer.token_stream(accented.as_deref().unwrap_or(form));
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

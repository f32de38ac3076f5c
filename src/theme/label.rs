use minijinja::Value;

use super::push_escaped;
use crate::base::Lang;
use crate::config::Label;

/// A label of `book.toml` for a page: its words; when the book has none in the page's language, with the language
/// named that they are in, so that they are read aloud and set as what they are.
pub fn label(label: &Label, lang: &Lang, fallback: &Lang) -> Value {
    let (words, spoken) = label.in_lang(lang, fallback);
    match spoken.filter(|spoken| *spoken != lang) {
        None => Value::from(words),
        Some(spoken) => {
            let mut html = format!("<span lang=\"{spoken}\" dir=\"{}\">", spoken.direction().as_str());
            push_escaped(words, &mut html);
            html.push_str("</span>");
            Value::from_safe_string(html)
        }
    }
}

/// The language of a label's words, when it is not the page's.
pub fn foreign(label: &Label, lang: &Lang, fallback: &Lang) -> Option<String> {
    let (words, spoken) = label.in_lang(lang, fallback);
    spoken.filter(|spoken| *spoken != lang && !words.is_empty()).map(ToString::to_string)
}

//! The style of the United Nations Editorial Manual: a title with the symbol in brackets as a text note,
//! a resolution by its number. Paragraph numbers, not pages.

use super::date;
use super::place::in_words;
use super::{Work, WorkKind, one_line};
use crate::base::Lang;
use crate::citation::{Rules, Symbol};

/// A formatted citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// The text.
    pub text: String,
    /// Whether a form in it was not seen in a source, so that a speaker is to confirm it.
    pub to_be_confirmed: bool,
}

/// The citation of a work in the words of `lang`.
pub fn un(work: &Work, lang: &Lang) -> Formatted {
    let tag = lang.as_str().split('-').next().unwrap_or_default();
    let place = in_words(&work.pinpoints, tag);
    let title = one_line(&work.title);
    let (text, worded) = match work.symbol.as_deref() {
        Some(symbol) => match resolution(symbol, work, tag).filter(|_| work.kind == WorkKind::Resolution) {
            Some(name) => (with_place(&name, &place, tag), true),
            None => (text_note(&title, symbol, &place, tag), false),
        },
        None => (without_symbol(&title, &place, work, tag), false),
    };
    let dated = work.date.filter(|_| work.kind == WorkKind::Resolution || work.symbol.is_none());
    let wording = tag != "en" && (worded || !place.is_empty());
    let to_be_confirmed = wording || dated.is_some_and(|dated| date::is_unconfirmed(dated, tag));
    Formatted { text, to_be_confirmed }
}

/// "Title (A/74/187, para. 9)".
fn text_note(title: &str, symbol: &str, place: &str, lang: &str) -> String {
    let note = match (lang, place) {
        (_, "") => symbol.to_owned(),
        ("ar", place) => format!("{symbol}، {place}"),
        ("zh", place) => format!("{symbol}，{place}"),
        (_, place) => format!("{symbol}, {place}"),
    };
    match (title, lang) {
        ("", _) => note,
        (title, "zh") => format!("{title}（{note}）"),
        (title, _) => format!("{title} ({note})"),
    }
}

fn with_place(name: &str, place: &str, lang: &str) -> String {
    match (lang, place) {
        (_, "") => name.to_owned(),
        ("zh", place) => format!("{name}{place}"),
        ("ar", place) => format!("{name}، {place}"),
        (_, place) => format!("{name}, {place}"),
    }
}

/// "Title, 4 October 2016, para. 3. Available at https://…".
fn without_symbol(title: &str, place: &str, work: &Work, lang: &str) -> String {
    let comma = match lang {
        "ar" => "، ",
        "zh" => "，",
        _ => ", ",
    };
    let body = work.body.as_deref().map(one_line);
    let date = work.date.map(|dated| date::in_words(dated, lang));
    let parts = [body.unwrap_or_default(), title.to_owned(), date.unwrap_or_default(), place.to_owned()];
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(comma);
    if let Some(url) = work.url.as_deref() {
        text.push_str(if lang == "en" { ". Available at " } else { comma });
        text.push_str(&one_line(url));
    }
    text
}

/// The name of a resolution in words: "General Assembly resolution 79/40 of 2 December 2024".
fn resolution(symbol: &str, work: &Work, lang: &str) -> Option<String> {
    let symbol = Symbol::parse(symbol, &Rules::default())?;
    let (organ, number) = symbol.as_str().split_once("/RES/")?;
    let organ = organs(organ, lang)?;
    // The session or year in brackets is printed with a space, but in Chinese.
    let number = if lang == "zh" { number.to_owned() } else { number.replacen('(', " (", 1) };
    let date = work.date.filter(|date| date.day.is_some()).map(|dated| date::in_words(dated, lang));
    let date = date.unwrap_or_default();
    let dated = |lead: &str| if date.is_empty() { String::new() } else { format!("{lead}{date}") };
    Some(match lang {
        "ar" => format!("قرار {organ} {number}{}", dated(" المؤرخ ")),
        "zh" => format!("{organ}{date}第{number}号决议"),
        "fr" => format!("résolution {number} {organ}{}", dated(" du ")),
        "ru" => format!("резолюция {number} {organ}{}", dated(" от ")),
        "es" => format!("resolución {number} {organ}{}", dated(", de ")),
        _ => format!("{organ} resolution {number}{}", dated(" of ")),
    })
}

fn organs(organ: &str, lang: &str) -> Option<&'static str> {
    Some(match (organ, lang) {
        ("A", "ar") => "الجمعية العامة",
        ("A", "zh") => "大会",
        ("A", "fr") => "de l’Assemblée générale",
        ("A", "ru") => "Генеральной Ассамблеи",
        ("A", "es") => "de la Asamblea General",
        ("A", _) => "General Assembly",
        ("S", "ar") => "مجلس الأمن",
        ("S", "zh") => "安全理事会",
        ("S", "fr") => "du Conseil de sécurité",
        ("S", "ru") => "Совета Безопасности",
        ("S", "es") => "del Consejo de Seguridad",
        ("S", _) => "Security Council",
        ("E", "ar") => "المجلس الاقتصادي والاجتماعي",
        ("E", "zh") => "经济及社会理事会",
        ("E", "fr") => "du Conseil économique et social",
        ("E", "ru") => "Экономического и Социального Совета",
        ("E", "es") => "del Consejo Económico y Social",
        ("E", _) => "Economic and Social Council",
        _ => return None,
    })
}

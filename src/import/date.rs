//! Dates as the six languages write them: `25 June 2021`, `25 juin 2021`, `2021年6月25日`.

use crate::model::Date;

/// The names of months; alternatives stand one behind the other.
const MONTHS: &[[&str; 12]] = &[
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيه",
        "يوليه",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ],
];

/// The first date in a text, and whether the text is nothing else.
pub(super) fn find(text: &str) -> Option<(Date, bool)> {
    let folded: String = text.chars().map(western).collect::<String>().to_lowercase();
    chinese(&folded).or_else(|| written(&folded)).or_else(|| numeric(&folded))
}

/// A digit of any of the six scripts as a Western one.
fn western(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return c,
    };
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
}

fn date(year: &str, month: usize, day: &str) -> Option<Date> {
    Date::parse(&format!("{year}-{month:02}-{day:0>2}"))
}

fn chinese(text: &str) -> Option<(Date, bool)> {
    let (before, rest) = text.split_once('年')?;
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = &before[before.len() - digits..];
    let (month, rest) = rest.split_once('月')?;
    let (day, after) = rest.split_once('日')?;
    let found = date(year, month.trim().parse().ok()?, day.trim())?;
    Some((found, digits == before.trim().len() && after.trim().is_empty()))
}

fn written(text: &str) -> Option<(Date, bool)> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',' || c == '،').filter(|w| !w.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let Some((month, length)) = month(&words[at..], word) else { continue };
        let joining = |word: &str| matches!(word, "de" | "del" | "of");
        let mut behind = words[at + length..].iter().copied().filter(|word| !joining(word));
        let mut ahead = words[..at].iter().rev().copied().filter(|word| !joining(word));
        let (next, later, before) = (behind.next(), behind.next(), ahead.next());
        let year =
            |word: Option<&str>| word.map(|w| w.trim_end_matches('.').to_owned()).filter(|w| w.len() == 4);
        let day = |word: Option<&str>| {
            let word = word?.trim_end_matches("er").trim_end_matches("st").trim_end_matches("th");
            (word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.to_owned())
        };
        // `25 June 2021`, else `June 25 2021`.
        let (day, year) = match (day(before), year(next)) {
            (Some(day), Some(year)) => (day, year),
            _ => match (day(next), year(later)) {
                (Some(day), Some(year)) => (day, year),
                _ => continue,
            },
        };
        if let Some(found) = date(&year, month, &day) {
            let other =
                words.iter().filter(|word| !joining(word) && !matches!(**word, "года" | "г.")).count();
            return Some((found, other == length + 2));
        }
    }
    None
}

/// The month that `words` start with, and how many words its name has. Arabic texts print two names.
fn month(words: &[&str], word: &str) -> Option<(usize, usize)> {
    let two = words.get(1).map(|second| format!("{word} {second}"));
    for names in MONTHS {
        for (index, name) in names.iter().enumerate() {
            let is =
                |word: &str| word == *name || word.split_once('/').is_some_and(|(first, _)| first == *name);
            if name.contains(' ') && two.as_deref().is_some_and(is) {
                return Some((index + 1, 2));
            }
            if is(word) {
                return Some((index + 1, 1));
            }
        }
    }
    None
}

fn numeric(text: &str) -> Option<(Date, bool)> {
    let whole = text.trim();
    let word = whole
        .split_whitespace()
        .find(|word| word.len() == 10 && word.bytes().filter(|b| *b == b'-').count() == 2)?;
    Some((Date::parse(word)?, word == whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_six_languages() {
        for text in [
            "25 June 2021",
            "June 25, 2021",
            "25 juin 2021",
            "25 de junio de 2021",
            "25 июня 2021 года",
            "2021年6月25日",
            "٢٥ حزيران/يونيه ٢٠٢١",
            "25 يونيه 2021",
            "2021-06-25",
        ] {
            assert_eq!(
                find(text).map(|(date, whole)| (date.to_string(), whole)),
                Some(("2021-06-25".into(), true)),
                "{text}"
            );
        }
        assert_eq!(find("1er juin 2021").map(|(date, _)| date.to_string()).as_deref(), Some("2021-06-01"));
        assert_eq!(find("New York, 25 June 2021").map(|(_, whole)| whole), Some(false));
        assert_eq!(
            find("2 تشرين الثاني/نوفمبر 2021").map(|(date, _)| date.to_string()).as_deref(),
            Some("2021-11-02")
        );
        for none in ["June 2021", "31 June 2021", "in May of 30", ""] {
            assert_eq!(find(none), None, "{none}");
        }
    }
}

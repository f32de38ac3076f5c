//! Places in words: "sect. V, para. 8 (a)", « par. 4 et 5 », 第8(a)段, الفقرة 8 (أ).

use crate::citation::numerals::{roman, to_abjad, to_arabic_ordinal, to_chinese, to_roman};
use crate::citation::{Pinpoint, Step, Unit};

/// The places in the words of a language.
pub(super) fn in_words(places: &[Pinpoint], lang: &str) -> String {
    let mut text = String::new();
    let mut rest = places;
    while let Some((first, after)) = rest.split_first() {
        if !text.is_empty() {
            text.push_str(if lang == "ar" {
                "؛ "
            } else if lang == "zh" {
                "；"
            } else {
                "; "
            });
        }
        let (outer, _) = split(first);
        let same = after
            .iter()
            .take_while(|place| split(place).0 == outer && counted(place) == counted(first))
            .count();
        let (group, behind) = rest.split_at(1 + same);
        text.push_str(&of_group(group, lang));
        rest = behind;
    }
    text
}

/// The outer parts, and what is counted in them: the paragraph with its letters, or the last part.
fn split(place: &Pinpoint) -> (&[Step], &[Step]) {
    let at = place.steps.iter().position(|step| step.unit >= Unit::Article);
    place.steps.split_at(at.unwrap_or(place.steps.len().saturating_sub(1)))
}

fn counted(place: &Pinpoint) -> Option<Unit> {
    split(place).1.first().map(|step| step.unit)
}

fn of_group(group: &[Pinpoint], lang: &str) -> String {
    let Some(first) = group.first() else { return String::new() };
    let (outer, _) = split(first);
    let comma = match lang {
        "ar" => "، ",
        "zh" => "",
        _ => ", ",
    };
    let mut parts: Vec<String> = outer.iter().map(|step| division(step, lang)).collect();
    let members: Vec<(&[Step], bool)> = group.iter().map(|place| (split(place).1, place.through)).collect();
    if let [(only, _)] = members.as_slice() {
        parts.extend(single(only, lang));
    } else {
        parts.push(several(&members, lang));
    }
    parts.join(comma)
}

/// One place inside its outer parts: `art. 8, para. 1 (a)`.
fn single(steps: &[Step], lang: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let items: Vec<&Step> = steps[at + 1..].iter().take_while(|step| step.unit == Unit::Item).collect();
        match step.unit {
            Unit::Item if at > 0 => {}
            Unit::Item | Unit::Article | Unit::Paragraph | Unit::Preamble => {
                parts.push(numbered(step.unit, &[(number_with(step, &items, lang), false)], lang));
            }
            _ => parts.push(division(step, lang)),
        }
    }
    parts
}

/// Several places of one kind: `paras. 4–5 and 8`.
fn several(members: &[(&[Step], bool)], lang: &str) -> String {
    let unit = members.first().and_then(|(steps, _)| steps.first()).map_or(Unit::Paragraph, |step| step.unit);
    let numbers: Vec<(String, bool)> = members
        .iter()
        .filter_map(|(steps, through)| {
            let (first, rest) = steps.split_first()?;
            let items: Vec<&Step> = rest.iter().filter(|step| step.unit == Unit::Item).collect();
            Some((number_with(first, &items, lang), *through))
        })
        .collect();
    numbered(unit, &numbers, lang)
}

/// The number with its letters: `8 (a) (i)`, `8 a) i)`.
fn number_with(step: &Step, items: &[&Step], lang: &str) -> String {
    let all: Vec<&Step> = if step.unit == Unit::Item { vec![step] } else { Vec::new() };
    let mut text = if step.unit == Unit::Item { String::new() } else { number(&step.label, lang) };
    for (depth, item) in all.into_iter().chain(items.iter().copied()).enumerate() {
        if lang != "zh" && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&letter(&item.label, depth, lang));
    }
    text
}

fn number(label: &str, lang: &str) -> String {
    match label.split_once('-') {
        Some((number, inserted)) if inserted.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{number}.{inserted}")
        }
        Some((number, "bis")) if lang == "zh" => format!("{number}之二"),
        Some((number, "bis")) if lang == "ar" => format!("{number} مكررا"),
        Some((number, inserted)) => format!("{number} {inserted}"),
        None => label.to_owned(),
    }
}

fn letter(label: &str, depth: usize, lang: &str) -> String {
    let value = if depth > 0 { roman(&label.to_uppercase()) } else { None };
    match (lang, value) {
        ("fr" | "es" | "ru", _) => format!("{label})"),
        ("ar", Some(value)) => format!("’{value}‘"),
        ("ar", None) => match to_abjad(label) {
            Some(letter) => format!("({letter})"),
            None => format!("({label})"),
        },
        _ if depth > 0 && lang != "zh" => format!("({label})"),
        _ => format!("({label})"),
    }
}

/// The word with one or more numbers.
fn numbered(unit: Unit, numbers: &[(String, bool)], lang: &str) -> String {
    let many = numbers.len() > 1;
    let list = joined(numbers, lang);
    let word = match (lang, unit) {
        ("zh", Unit::Paragraph) => return format!("第{list}段"),
        ("zh", Unit::Preamble) => return format!("序言部分第{list}段"),
        ("zh", Unit::Article) => return format!("第{list}条"),
        ("zh", Unit::Note) => return format!("脚注{list}"),
        ("zh", _) => return format!("第{list}项"),
        ("ar", Unit::Paragraph | Unit::Preamble) => match numbers.len() {
            1 => "الفقرة",
            2 if !numbers[1].1 => "الفقرتان",
            _ => "الفقرات",
        },
        ("ar", Unit::Article) if many => "المواد",
        ("ar", Unit::Article) => "المادة",
        ("ar", Unit::Note) if many => "الحواشي",
        ("ar", Unit::Note) => "الحاشية",
        ("ar", _) => "الفقرة الفرعية",
        ("fr", Unit::Article) => "art.",
        ("fr", Unit::Note) if many => "notes",
        ("fr", Unit::Note) => "note",
        ("fr", Unit::Item) => "al.",
        ("fr", _) => "par.",
        ("es", Unit::Article) if many => "arts.",
        ("es", Unit::Article) => "art.",
        ("es", Unit::Note) if many => "notas",
        ("es", Unit::Note) => "nota",
        ("es", Unit::Item) => "apartado",
        ("es", _) if many => "párrs.",
        ("es", _) => "párr.",
        ("ru", Unit::Article) => "ст.",
        ("ru", Unit::Note) => "сноска",
        ("ru", Unit::Item) => "подпункт",
        ("ru", _) if many => "пункты",
        ("ru", _) => "пункт",
        (_, Unit::Article) if many => "arts.",
        (_, Unit::Article) => "art.",
        (_, Unit::Note) if many => "footnotes",
        (_, Unit::Note) => "footnote",
        (_, Unit::Item) => "subpara.",
        (_, Unit::Preamble) if many => "preambular paragraphs",
        (_, Unit::Preamble) => "preambular paragraph",
        (_, _) if many => "paras.",
        (_, _) => "para.",
    };
    format!("{word} {list}")
}

/// `4–5, 6 and 8`.
fn joined(numbers: &[(String, bool)], lang: &str) -> String {
    let (comma, and, to) = match lang {
        "ar" => ("، ", " و ", "–"),
        "zh" => ("、", "和", "至"),
        "fr" => (", ", " et ", " à "),
        "es" => (", ", " y ", " a "),
        "ru" => (", ", " и ", "–"),
        _ => (", ", " and ", "–"),
    };
    let last = numbers.iter().rposition(|(_, through)| !through).unwrap_or(0);
    let mut text = String::new();
    for (at, (number, through)) in numbers.iter().enumerate() {
        text.push_str(match at {
            0 => "",
            _ if *through => to,
            _ if at == last => and,
            _ => comma,
        });
        text.push_str(number);
    }
    text
}

/// An outer part with its number: `sect. II.A`, `annex II`, `第五节`, `الفرع الخامس`.
fn division(step: &Step, lang: &str) -> String {
    let (first, second) =
        step.label.split_once('-').map_or((step.label.as_str(), None), |(a, b)| (a, Some(b)));
    let mut label = match first.parse::<u16>() {
        Ok(value) if step.unit == Unit::Note => value.to_string(),
        Ok(value) => match lang {
            "zh" => to_chinese(value).unwrap_or_else(|| value.to_string()),
            "ar" => to_arabic_ordinal(value).map_or_else(|| value.to_string(), str::to_owned),
            _ => to_roman(value),
        },
        Err(_) => first.to_uppercase(),
    };
    if let Some(second) = second {
        label = match first.parse::<u16>() {
            Ok(value) => format!("{}.{}", to_roman(value), second.to_uppercase()),
            Err(_) => format!("{label}.{}", second.to_uppercase()),
        };
    }
    if lang == "zh" {
        return match step.unit {
            Unit::Annex => format!("附件{label}"),
            Unit::Appendix => format!("附录{label}"),
            Unit::Note => format!("脚注{label}"),
            Unit::Part => format!("第{label}部分"),
            Unit::Chapter => format!("第{label}章"),
            _ if label.starts_with(|c: char| c.is_ascii_uppercase()) => format!("{label}节"),
            _ => format!("第{label}节"),
        };
    }
    let word = match (lang, step.unit) {
        ("ar", Unit::Annex) => "المرفق",
        ("ar", Unit::Appendix) => "التذييل",
        ("ar", Unit::Part) => "الباب",
        ("ar", Unit::Chapter) => "الفصل",
        ("ar", Unit::Note) => "الحاشية",
        ("ar", _) => "الفرع",
        ("fr", Unit::Annex) => "annexe",
        ("fr", Unit::Appendix) => "appendice",
        ("fr", Unit::Part) => "partie",
        ("fr", Unit::Note) => "note",
        ("es", Unit::Annex) => "anexo",
        ("es", Unit::Appendix) => "apéndice",
        ("es", Unit::Part) => "parte",
        ("es", Unit::Chapter) => "cap.",
        ("es", Unit::Note) => "nota",
        ("es", _) => "secc.",
        ("ru", Unit::Annex) => "приложение",
        ("ru", Unit::Appendix) => "добавление",
        ("ru", Unit::Part) => "часть",
        ("ru", Unit::Chapter) => "глава",
        ("ru", Unit::Note) => "сноска",
        ("ru", _) => "раздел",
        (_, Unit::Annex) => "annex",
        (_, Unit::Appendix) => "appendix",
        (_, Unit::Part) => "part",
        (_, Unit::Chapter) => "chap.",
        (_, Unit::Note) => "footnote",
        (_, _) => "sect.",
    };
    if label.is_empty() { word.to_owned() } else { format!("{word} {label}") }
}

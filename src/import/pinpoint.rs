//! The line that says where a quoted paragraph comes from: `A/74/187, section V, para. 8 (a)`, in the words
//! of the entry's language.

use crate::base::Lang;

/// The words of one language; `#` stands for the number.
struct Words {
    paragraph: &'static str,
    section: &'static str,
    annex: &'static str,
    note: &'static str,
    comma: &'static str,
    /// Whether sections and annexes have Roman numerals.
    roman: bool,
}

const ENGLISH: Words = Words {
    paragraph: "para. #",
    section: "section #",
    annex: "annex",
    note: "footnote #",
    comma: ", ",
    roman: true,
};

fn words(lang: &Lang) -> Words {
    match lang.as_str().split('-').next().unwrap_or_default() {
        "fr" => Words { paragraph: "par. #", annex: "annexe", note: "note #", ..ENGLISH },
        "es" => {
            Words { paragraph: "párr. #", section: "sección #", annex: "anexo", note: "nota #", ..ENGLISH }
        }
        "ru" => {
            Words {
                paragraph: "п. #", section: "раздел #", annex: "приложение", note: "сноска #", ..ENGLISH
            }
        }
        "zh" => Words {
            paragraph: "第#段",
            section: "第#节",
            annex: "附件",
            note: "脚注#",
            comma: "，",
            roman: false,
        },
        "ar" => Words {
            paragraph: "الفقرة #",
            section: "القسم #",
            annex: "المرفق",
            note: "الحاشية #",
            comma: "، ",
            roman: false,
        },
        _ => ENGLISH,
    }
}

/// The place of a numbered paragraph: the scopes that it stands in, outermost first, and its numbers.
pub(super) fn paragraph(work: &str, scopes: &[String], path: &[String], lang: &Lang) -> String {
    let words = words(lang);
    let mut parts = vec![work.to_owned()];
    for scope in scopes {
        let (unit, number) = match scope.strip_prefix("annex") {
            Some(number) => (words.annex, number.trim_start_matches('-')),
            None => (words.section, scope.trim_start_matches('s')),
        };
        let number = match number.parse().ok().filter(|_| words.roman).and_then(roman) {
            Some(numeral) => numeral,
            None => number.to_uppercase(),
        };
        parts.push(if unit.contains('#') {
            unit.replace('#', &number)
        } else if number.is_empty() {
            unit.to_owned()
        } else if words.comma == "，" {
            format!("{unit}{number}")
        } else {
            format!("{unit} {number}")
        });
    }
    let numbers: Vec<&str> = path.iter().map(|part| part.trim_end_matches(')')).collect();
    let mut number = numbers.first().copied().unwrap_or_default().to_owned();
    for part in &path[1.min(path.len())..] {
        let bare = part.trim_matches(['(', ')', '（', '）']);
        number.push_str(if words.comma == "，" { "(" } else { " (" });
        number.push_str(bare);
        number.push(')');
    }
    if !number.is_empty() {
        parts.push(words.paragraph.replace('#', &number));
    }
    parts.join(words.comma)
}

/// The place of a note.
pub(super) fn note(work: &str, label: &str, lang: &Lang) -> String {
    let words = words(lang);
    if label.bytes().all(|b| b.is_ascii_digit()) {
        format!("{work}{}{}", words.comma, words.note.replace('#', label))
    } else {
        work.to_owned()
    }
}

fn roman(value: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let (tens, ones) = (usize::try_from(value / 10).ok()?, usize::try_from(value % 10).ok()?);
    (1..40).contains(&value).then(|| format!("{}{}", "X".repeat(tens), ONES[ones]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::{Pinpoint, Registry, Rules, parse_citation};

    #[test]
    fn what_is_written_is_read_back_in_six_languages() {
        let (rules, registry) = (Rules::default(), Registry::new());
        let own = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        for tag in ["en", "fr", "es", "ru", "zh", "ar", "de"] {
            let lang = Lang::new(tag).unwrap();
            for (scopes, path, anchor) in [
                (&[][..], &["8"][..], "p8"),
                (&[], &["8", "(a)"], "p8-a"),
                (&[], &["8", "(a)", "(ii)"], "p8-a-ii"),
                (&["s5"], &["3"], "s5-p3"),
                (&["annex"], &["2"], "annex-p2"),
                (&["annex-2"], &["2", "(b)"], "annex-2-p2-b"),
            ] {
                let text = paragraph("A/74/187", &own(scopes), &own(path), &lang);
                let citation = parse_citation(&text, &lang, &rules, &registry).unwrap();
                let anchors: Vec<String> = citation.pinpoints.iter().map(Pinpoint::anchor).collect();
                assert_eq!(anchors, [anchor], "{text}");
            }
            let text = note("A/74/187", "4", &lang);
            let citation = parse_citation(&text, &lang, &rules, &registry).unwrap();
            assert_eq!(citation.pinpoints.first().map(Pinpoint::anchor).as_deref(), Some("n4"), "{text}");
        }
    }
}

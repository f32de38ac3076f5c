//! Headings below which paragraph numbers start again: a section or an annex with its number, in any
//! of the six languages.

use super::words::{Use, number, roman, word};

/// The part of an anchor that stands for a section or annex: `s5`, `annex`, `annex-2`; `None` when the
/// heading does not scope. An anchor that its author gave decides, when it has that form.
pub(super) fn scope(words: &str, explicit: Option<&str>) -> Option<String> {
    if let Some(explicit) = explicit.filter(|anchor| is_scope(anchor)) {
        return Some(explicit.to_owned());
    }
    let words = words.trim_start();
    if let Some((_, end)) = word(words, Use::Annex) {
        return Some(ordinal(&words[end..]).map_or_else(|| "annex".to_owned(), |n| format!("annex-{n}")));
    }
    let (_, end) = word(words, Use::Section)?;
    let rest = &words[end..];
    // 第五节: the word for section stands behind its number.
    if words.starts_with('第') {
        let name = rest.split_once('节')?.0.trim();
        return ordinal(name).map(|n| format!("s{n}"));
    }
    ordinal(rest).filter(|n| n.starts_with(|c: char| c.is_ascii_digit())).map(|n| format!("s{n}"))
}

/// Whether an anchor has the form of a section's or annex's.
pub(super) fn is_scope(anchor: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    anchor == "annex"
        || anchor.strip_prefix("annex-").is_some_and(digits)
        || anchor.strip_prefix('s').is_some_and(digits)
}

/// Whether an anchor has a form that paragraphs or notes may take: `p8-a`, `s5-p3`, `annex-2-p8`, `n4`.
pub(super) fn is_reserved(anchor: &str) -> bool {
    let numbered = |part: &str, letter: char| {
        part.strip_prefix(letter).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut parts = anchor.split('-');
    let first = parts.next().unwrap_or_default();
    let note = numbered(first, 'n');
    note || numbered(first, 'p')
        || ((first == "annex" || numbered(first, 's')) && parts.any(|part| numbered(part, 'p')))
}

/// The number or capital letter behind `Section` or `Annex`, as an anchor writes it.
fn ordinal(rest: &str) -> Option<String> {
    let rest = rest.trim_start();
    if let Some((value, end)) = number(rest) {
        return (!rest[end..].starts_with(char::is_alphanumeric)).then(|| value.to_string());
    }
    if let Some((value, _)) = word(rest, Use::Number) {
        return Some(value.to_owned());
    }
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let name = &rest[..end];
    if rest[end..].starts_with(char::is_alphanumeric) || name.bytes().any(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    // C, D, L and M alone are letters: no text has a hundred sections.
    roman(&name).map(|value| value.to_string()).or_else(|| (name.len() == 1).then_some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_annexes_scope_in_every_language() {
        for words in [
            "Section V",
            "Section 5: follow-up",
            "Sección V",
            "Раздел V.",
            "第五节",
            "第 5 节 后续",
            "القسم الخامس",
            "الفرع خامساً",
            "القسم ٥",
            "SECTION V",
        ] {
            assert_eq!(scope(words, None).as_deref(), Some("s5"), "{words}");
        }
        for words in
            ["Annex", "Annexe", "Anexo: lista", "Приложение", "附件", "المرفق", "Annex – participants"]
        {
            assert_eq!(scope(words, None).as_deref(), Some("annex"), "{words}");
        }
        for words in ["Annex II", "Annexe 2", "Приложение II", "附件二", "المرفق الثاني", "附件2"]
        {
            assert_eq!(scope(words, None).as_deref(), Some("annex-2"), "{words}");
        }
        assert_eq!(scope("Annex B", None).as_deref(), Some("annex-b"));
    }

    #[test]
    fn other_headings_do_not_scope_unless_their_anchor_says_so() {
        for words in [
            "III. Marking",
            "Sections",
            "Section on tracing",
            "Annexation",
            "第五章",
            "Section A",
            "The annex",
        ] {
            assert_eq!(scope(words, None), None, "{words}");
        }
        assert_eq!(scope("Follow-up", Some("s5")).as_deref(), Some("s5"));
        assert_eq!(scope("Follow-up", Some("annex-2")).as_deref(), Some("annex-2"));
        assert_eq!(scope("Section V", Some("follow-up")).as_deref(), Some("s5"));
    }

    #[test]
    fn the_forms_of_paragraphs_and_notes_are_reserved() {
        for anchor in ["p8", "p8-a", "p8-bis", "s5-p3", "annex-p8-a", "annex-2-p8", "n4", "annex-s5-p3"] {
            assert!(is_reserved(anchor), "{anchor}");
        }
        for anchor in ["s5", "annex", "art-8", "parts", "p", "marking-p3", "notes"] {
            assert!(!is_reserved(anchor), "{anchor}");
        }
    }
}

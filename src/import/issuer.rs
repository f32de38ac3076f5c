//! Who issued a document, as the words at its head tell.

/// Bodies that issue documents.
const ORGANS: &[&str] = &[
    "general assembly",
    "security council",
    "economic and social council",
    "human rights council",
    "secretariat",
    "assemblée générale",
    "conseil de sécurité",
    "asamblea general",
    "consejo de seguridad",
    "генеральная ассамблея",
    "совет безопасности",
    "大会",
    "安全理事会",
    "الجمعية العامة",
    "مجلس الأمن",
    "united nations",
    "nations unies",
    "naciones unidas",
];

/// What tells session, item or place of a meeting starts with one of these.
const HEADS: &[&str] = &[
    "agenda item",
    "item ",
    "new york",
    "geneva",
    "vienna",
    "point ",
    "tema ",
    "пункт ",
    "议程项目",
    "临时议程",
    "البند",
    "нью-йорк",
    "nueva york",
    "genève",
    "ginebra",
    "женева",
    "纽约",
    "日内瓦",
    "نيويورك",
    "جنيف",
];

/// What stands before the name of an author.
const BEFORE: &[&str] = &[
    "report of the ",
    "report by the ",
    "note by the ",
    "summary by the ",
    "letter from the ",
    "working paper submitted by ",
    "paper submitted by ",
    "submitted by ",
    "rapport du ",
    "note du ",
    "informe del ",
    "nota del ",
    "доклад ",
    "записка ",
];

/// Who may be said to own a text.
const ROLES: &[&str] =
    &["facilitator", "chair", "chairperson", "chairman", "co-chairs", "president", "rapporteur", "moderator"];

/// What a text that somebody owns is called.
const KINDS: &[&str] = &["summary", "report", "paper", "note", "letter", "statement", "non-paper"];

/// Whether a line is the name of a body that issues documents.
pub(super) fn organ(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    ORGANS.contains(&lower.as_str())
}

/// Whether a line tells session, item or place of a meeting.
pub(super) fn session(text: &str) -> bool {
    let lower = text.to_lowercase();
    let ends = ["session", "período de sesiones", "сессия", "届会议", "الدورة"];
    HEADS.iter().any(|head| lower.starts_with(head)) || ends.iter().any(|end| lower.ends_with(end))
}

/// Who wrote a text, when its heading says so: "Report of the Secretary-General", "Facilitator's Summary".
pub(super) fn author(text: &str) -> Option<String> {
    let text = text.trim();
    if text.chars().count() > 120 {
        return None;
    }
    let lower = text.to_lowercase();
    if let Some(head) = BEFORE.iter().find(|head| lower.starts_with(**head)) {
        let name = text.get(head.len()..)?.trim();
        return (!name.is_empty()).then(|| name.to_owned());
    }
    let cut = text.find(['’', '\''])?;
    let role = text[..cut].trim_start_matches("The ").trim_start_matches("the ");
    let fits = ROLES.contains(&role.to_lowercase().as_str()) && KINDS.iter().any(|kind| lower.contains(kind));
    fits.then(|| role.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_a_text_is_read_from_its_heading() {
        assert_eq!(author("Facilitator’s Summary").as_deref(), Some("Facilitator"));
        assert_eq!(author("Facilitator's Summary").as_deref(), Some("Facilitator"));
        assert_eq!(author("Report of the Secretary-General").as_deref(), Some("Secretary-General"));
        assert_eq!(author("The States’ views"), None);
        assert!(organ("General Assembly") && session("Seventy-fourth session") && !organ("Summary"));
    }
}

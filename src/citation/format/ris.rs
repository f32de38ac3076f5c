//! RIS, one record.

use super::place::in_words;
use super::{Work, WorkKind, one_line};

/// The RIS record of a work: lines of a two-letter tag, two spaces, a hyphen and a space, with the line
/// ends that the format asks for. No value holds a line end.
pub fn ris(work: &Work) -> String {
    let mut record = String::new();
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() || tag == "ER" {
            record.push_str(tag);
            record.push_str("  - ");
            record.push_str(&value);
            record.push_str("\r\n");
        }
    };
    line(
        "TY",
        match work.kind {
            WorkKind::Report | WorkKind::Resolution | WorkKind::Instrument => "RPRT",
            WorkKind::WebPage => "ELEC",
        },
    );
    line("ID", &work.key);
    line("TI", &work.title);
    line("AU", work.body.as_deref().unwrap_or_default());
    line("PB", work.publisher.as_deref().unwrap_or_default());
    line("SN", work.symbol.as_deref().unwrap_or_default());
    if let Some(date) = work.date {
        line("PY", &format!("{:04}", date.year));
        let part = |part: Option<u8>| part.map_or_else(String::new, |n| format!("{n:02}"));
        line("DA", &format!("{:04}/{}/{}/", date.year, part(date.month), part(date.day)));
    }
    line("UR", work.url.as_deref().unwrap_or_default());
    line("LA", work.language.as_deref().unwrap_or_default());
    line("N1", &in_words(&work.pinpoints, work.language.as_deref().unwrap_or("en")));
    line("ER", "");
    record
}

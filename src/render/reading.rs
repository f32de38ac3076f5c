//! What the page of an entry offers beside its text: what has changed, where to send a remark, where to edit.

use minijinja::{Error, Value, context};

use crate::config::Config;
use crate::model::{Edition, Entry};
use crate::theme::View;

/// `entry.changed`: `first` and `last` day that are known, `why` (the note of the last change, when it is
/// of that day), and `all` the changes that the edition tells, the latest first.
pub(super) fn changed(entry: &Entry, edition: &Edition) -> Option<Value> {
    let told = edition.changes.first();
    let (first, last) = match (entry.changed, told) {
        (Some((first, last)), Some(told)) => (first.min(told.on), last.max(told.on)),
        (Some(known), None) => known,
        (None, Some(told)) => (edition.changes.last().unwrap_or(told).on, told.on),
        (None, None) => return None,
    };
    let change = |change: &crate::model::Change| {
        context! { on => change.on.to_string(), note => change.note.as_str(), major => change.major }
    };
    // A note of an earlier day would be taken for the reason of a change that it knows nothing of.
    let why = told.filter(|told| told.on == last).map(change);
    let all: Vec<Value> = edition.changes.iter().map(change).collect();
    Some(context! { first => first.to_string(), last => last.to_string(), why, all })
}

/// `entry.remark`: where to send a remark, with the page's address and edition filled in.
pub(super) fn remark(edition: &Edition, view: &View, config: &Config) -> Result<Option<String>, Error> {
    let offer = &config.offer;
    let page = format!("{}{}", config.base, view.here().encoded());
    if let Some(mail) = &offer.mail {
        let words = view.strings();
        let subject = words.with("remark-subject", "title", &edition.title)?;
        let edition = words.with("remark-edition", "name", edition.path.as_str())?;
        return Ok(Some(mailto(mail, &subject, &format!("{page}\n{edition}\n\n"))));
    }
    Ok(offer.remarks.as_ref().map(|address| address.replace("{page}", &encoded(&page))))
}

/// `entry.edit`: where the file of the edition can be edited.
pub(super) fn edit(edition: &Edition, config: &Config) -> Option<String> {
    let address = config.offer.edit.as_ref()?;
    let parts: Vec<String> = edition.path.as_str().split('/').map(encoded).collect();
    Some(address.replace("{path}", &parts.join("/")))
}

/// An address that opens a message with subject and text filled in ([RFC 6068](https://www.rfc-editor.org/rfc/rfc6068)).
pub(super) fn mailto(mail: &str, subject: &str, body: &str) -> String {
    // Isolation marks would stand in the subject line as boxes.
    let plain = |text: &str| text.replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "").replace('\n', "\r\n");
    format!("mailto:{mail}?subject={}&body={}", encoded(&plain(subject)), encoded(&plain(body)))
}

/// Percent-encodes everything but what RFC 3986 calls unreserved.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_filled_in_without_a_character_that_would_end_it() {
        let made = mailto("a@example.org", "Re: \u{2068}A & B\u{2069}?", "x\ny");
        assert_eq!(made, "mailto:a@example.org?subject=Re%3A%20A%20%26%20B%3F&body=x%0D%0Ay");
    }
}

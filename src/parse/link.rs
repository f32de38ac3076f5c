//! What a link was written as, and whether it may be written so.
//!
//! Only `http`, `https` and `mailto` lead out of the book. The check is made on the address as a
//! browser would see it: entities are resolved, percent signs decoded, control characters and spaces gone.

use super::prose::spaced;
use crate::base::{BookPath, Span, is_slug};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::model::Wanted;

/// What is wrong with an address.
pub(super) struct Complaint {
    code: Code,
    message: String,
    label: &'static str,
    help: String,
}

impl Complaint {
    fn new(code: Code, message: impl Into<String>, label: &'static str, help: impl Into<String>) -> Self {
        Complaint { code, message: message.into(), label, help: help.into() }
    }

    /// The finding at a place.
    pub(super) fn at(self, path: &BookPath, span: Span) -> Diagnostic {
        Diagnostic::new(self.code, self.message).at(path, span).label(self.label).help(self.help)
    }
}

const NOWHERE: &str = "the link leads nowhere";

/// What `[words](destination)` in the file at `path` wants.
pub(super) fn destination(destination: &str, path: &BookPath) -> Result<Wanted, Complaint> {
    let address: String = destination.trim().chars().filter(|c| !c.is_control()).collect();
    if address.is_empty() {
        let help = "write the address between the round brackets, or the name of an entry as `[[its-id]]`";
        return Err(Complaint::new(codes::LINK_SCHEME, NOWHERE, "no address here", help));
    }
    if address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return Err(not_whole(format!("write it in full: `https://{address}`")));
    }
    if let Some(scheme) = scheme(&address).or_else(|| scheme(&percent_decoded(&address))) {
        return web(&scheme, address);
    }
    if address.starts_with("//") || address.starts_with("\\\\") {
        let help = format!("write it in full: `https:{}`", address.replace('\\', "/"));
        let message = "the address does not say how it is to be opened";
        return Err(Complaint::new(codes::LINK_SCHEME, message, "neither `https:` nor `http:`", help));
    }
    let (file, anchor) = address.split_once('#').map_or((&*address, None), |(file, a)| (file, Some(a)));
    let anchor = anchor.map(percent_decoded).filter(|anchor| !anchor.is_empty());
    let file = percent_decoded(file);
    if file.is_empty() {
        return Ok(anchor.map_or(Wanted::Nothing, |anchor| Wanted::Here { anchor }));
    }
    if is_slug(&file) {
        return Ok(Wanted::Name { name: file, anchor });
    }
    let target = path.join(&file).ok_or_else(|| outside(&file))?;
    Ok(if is_entry_file(&target) {
        Wanted::File { path: target, anchor }
    } else {
        Wanted::Asset { path: target }
    })
}

/// What `![words](destination)` wants: a file of the book.
pub(super) fn image(destination: &str, path: &BookPath) -> Result<Wanted, Complaint> {
    let address: String = destination.trim().chars().filter(|c| !c.is_control()).collect();
    let remote = scheme(&address).or_else(|| scheme(&percent_decoded(&address)));
    if remote.is_some() || address.starts_with("//") {
        let help = "put a copy of the picture beside the entry, if its rights allow, and write the name of that file";
        let message = "a picture must be a file of the book, not an address on the web";
        return Err(Complaint::new(
            codes::LINK_SCHEME,
            message,
            "readers without a network would not see it",
            help,
        ));
    }
    if address.is_empty() {
        let help = "write the name of the picture's file between the round brackets";
        return Err(Complaint::new(codes::LINK_SCHEME, "the picture has no file", "no file here", help));
    }
    let file = percent_decoded(&address);
    let target = path.join(&file).ok_or_else(|| outside(&file))?;
    Ok(Wanted::Asset { path: target })
}

/// What `[[words]]` wants.
pub(super) fn name(written: &str) -> Result<Wanted, Complaint> {
    let (name, anchor) = written.split_once('#').map_or((written, None), |(name, a)| (name, Some(a)));
    let (name, anchor) = (spaced(name), anchor.map(spaced).filter(|anchor| !anchor.is_empty()));
    match (name.is_empty(), anchor) {
        (true, Some(anchor)) => Ok(Wanted::Here { anchor }),
        (true, None) => {
            let help = "write the id, title or symbol of an entry between the brackets: `[[first-meeting]]`";
            Err(Complaint::new(codes::LINK_SCHEME, NOWHERE, "nothing between the brackets", help))
        }
        (false, anchor) => Ok(Wanted::Name { name, anchor }),
    }
}

fn web(scheme: &str, address: String) -> Result<Wanted, Complaint> {
    let allowed = "links may lead to web pages (`https://…`, `http://…`), mailboxes (`mailto:…`), entries and files of the book";
    // What stands behind the scheme as written; a scheme hidden behind percent signs is none of ours.
    let rest = address.get(scheme.len() + 1..).filter(|_| self::scheme(&address).is_some());
    match scheme {
        "http" | "https" if rest.is_some_and(|rest| rest.len() > 2 && rest.starts_with("//")) => {
            Ok(Wanted::Web(address))
        }
        "http" | "https" => {
            Err(not_whole("write it in full, as the browser shows it: `https://www.un.org/…`"))
        }
        "mailto" if rest.is_some_and(|rest| rest.contains('@')) => Ok(Wanted::Web(address)),
        _ => {
            let shown: String = scheme.chars().take(20).collect();
            let message = format!("a link may not start with `{shown}:`");
            Err(Complaint::new(
                codes::LINK_SCHEME,
                message,
                "not a kind of link that the book may have",
                allowed,
            ))
        }
    }
}

fn not_whole(help: impl Into<String>) -> Complaint {
    let message = "the web address is not whole";
    Complaint::new(codes::LINK_SCHEME, message, "not an address that a browser could open", help)
}

fn outside(file: &str) -> Complaint {
    let help = "each `../` climbs one folder up; count them again, or copy the file into the book";
    let message = format!("`{file}` leads out of the book");
    Complaint::new(codes::OUTSIDE_BOOK, message, "climbs above the book's own folder", help)
}

fn is_entry_file(path: &BookPath) -> bool {
    path.as_str().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

/// The scheme of an address in small letters, when it has one (RFC 3986, 3.1).
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let scheme: String = scheme.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let shaped = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    shaped.then(|| scheme.to_ascii_lowercase())
}

/// The text with `%41` read as `A`; as it was when that is no UTF-8.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let byte = hex.filter(|hex| !hex.starts_with('+')).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        at += if byte.is_some() { 3 } else { 1 };
        decoded.push(byte.unwrap_or(bytes[at - 1]));
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Result<Wanted, &'static str> {
        let path = BookPath::new("content/technologies/a.md").unwrap();
        destination(text, &path).map_err(|complaint| complaint.code.as_str())
    }

    #[test]
    fn relative_links_name_files_and_anchors() {
        let file = |path: &str, anchor: Option<&str>| {
            Ok(Wanted::File { path: BookPath::new(path).unwrap(), anchor: anchor.map(str::to_owned) })
        };
        assert_eq!(wanted("../documents/iti.md#p8-a"), file("content/documents/iti.md", Some("p8-a")));
        assert_eq!(wanted("b.fr.md"), file("content/technologies/b.fr.md", None));
        assert_eq!(wanted("/README.md"), file("README.md", None));
        assert_eq!(wanted("#p8"), Ok(Wanted::Here { anchor: "p8".to_owned() }));
        assert_eq!(
            wanted("a%20b.png"),
            Ok(Wanted::Asset { path: BookPath::new("content/technologies/a b.png").unwrap() })
        );
        assert_eq!(
            wanted("iti#p8"),
            Ok(Wanted::Name { name: "iti".to_owned(), anchor: Some("p8".to_owned()) })
        );
        assert_eq!(wanted("../../../x.md"), Err("L008"));
        assert_eq!(wanted(" "), Err("M002"));
    }

    #[test]
    fn only_web_addresses_and_mailboxes_lead_out_however_they_are_disguised() {
        for good in ["https://un.org/a:b", "HTTP://un.org", "mailto:a@b.org"] {
            assert_eq!(wanted(good), Ok(Wanted::Web(good.to_owned())));
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\tscript:x",
            " javascript:x",
            "javascript%3Ax",
            "%6aavascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "https:",
            "http:un.org",
            "//un.org",
            "C:\\x.doc",
            "mailto:",
            "java script:x",
            "https%3A//un.org",
        ] {
            assert_eq!(wanted(bad), Err("M002"), "{bad}");
        }
    }

    #[test]
    fn names_in_double_brackets_may_hold_no_break_spaces() {
        let named = |text: &str| name(text).ok();
        let want = |name: &str, anchor: Option<&str>| {
            Some(Wanted::Name { name: name.to_owned(), anchor: anchor.map(str::to_owned) })
        };
        assert_eq!(named("ITI,\u{a0}para.\u{202f}8 (a)"), want("ITI, para. 8 (a)", None));
        assert_eq!(named(" iti#p8-a "), want("iti", Some("p8-a")));
        assert_eq!(named("#p8"), Some(Wanted::Here { anchor: "p8".to_owned() }));
        assert!(named(" ").is_none());
    }
}

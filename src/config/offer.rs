//! `[terms]`, `[feedback]`, `[edit]`: what a page offers its readers beside the text. `[budgets]`: what it may cost them.

use super::Kind;
use super::read::CODES;
use crate::base::{BookPath, Slug, Span};
use crate::diagnostic::{Diagnostic, Severity, codes, nearest};
use crate::table::Reader;

/// What a page offers its readers beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The kind whose entries explain words wherever these occur in a text.
    pub terms: Option<Slug>,
    /// The mailbox that takes remarks and good practices.
    pub mail: Option<String>,
    /// A page on the web that takes remarks; `{page}` stands for the address of the page they are about.
    pub remarks: Option<String>,
    /// Where the file of an entry can be edited; `{path}` stands for its path in the book.
    pub edit: Option<String>,
}

/// How many bytes, packed by gzip, a reader may be made to load.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budgets {
    /// By one page alone.
    pub page: Option<u64>,
    /// By a first view: a page with its styles and scripts.
    pub first_view: Option<u64>,
    /// By a first query: the script that searches and the root of its data.
    pub query: Option<u64>,
    /// How much it matters; `None` turns the budgets off.
    pub level: Option<Severity>,
}

impl Budgets {
    /// Whether there is anything to be measured.
    pub fn any(&self) -> bool {
        self.level.is_some() && (self.page.is_some() || self.first_view.is_some() || self.query.is_some())
    }
}

/// Reads `[terms]`, `[feedback]` and `[edit]`.
pub(super) fn offer(reader: &mut Reader<'_>, kinds: &[Kind], path: &BookPath) -> Offer {
    let mut offer = Offer::default();
    if let Some(table) = reader.table("terms") {
        let mut terms = Reader::new(table, path, CODES, "`[terms]`");
        if let Some((name, span)) = terms.required_text("kind") {
            match kinds.iter().find(|kind| kind.id.as_str() == name) {
                Some(kind) => offer.terms = Some(kind.id.clone()),
                None => terms.report(
                    Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no kind `{name}`"))
                        .at(path, span)
                        .did_you_mean(nearest(name, kinds.iter().map(|kind| kind.id.as_str()))),
                ),
            }
        }
        finish(reader, terms);
    }
    if let Some(table) = reader.table("feedback") {
        let mut feedback = Reader::new(table, path, CODES, "`[feedback]`");
        offer.mail = feedback.text("mail").and_then(|(mail, span)| {
            let (name, host) = mail.split_once('@').unwrap_or_default();
            let plain =
                !mail.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ':' | '?'));
            if !name.is_empty() && host.contains('.') && plain {
                return Some(mail.to_owned());
            }
            feedback.report(
                Diagnostic::new(codes::CONFIG_TYPE, format!("`{mail}` is not the address of a mailbox"))
                    .at(path, span)
                    .help("write it alone, as in \"secretariat@example.org\""),
            );
            None
        });
        offer.remarks = address(&mut feedback, "url", None, path);
        finish(reader, feedback);
    }
    if let Some(table) = reader.table("edit") {
        let mut edit = Reader::new(table, path, CODES, "`[edit]`");
        offer.edit = address(&mut edit, "url", Some("{path}"), path);
        if table.get("url").is_none() {
            edit.missing("url");
        }
        finish(reader, edit);
    }
    offer
}

/// Reads `[budgets]`.
pub(super) fn budgets(reader: &mut Reader<'_>, path: &BookPath) -> Budgets {
    let Some(table) = reader.table("budgets") else { return Budgets::default() };
    let mut fields = Reader::new(table, path, CODES, "`[budgets]`");
    let mut bytes = |key: &'static str| {
        let (number, span) = fields.integer(key)?;
        let bytes = u64::try_from(number).ok().filter(|bytes| *bytes > 0);
        if bytes.is_none() {
            fields.report(
                Diagnostic::new(codes::CONFIG_TYPE, format!("`{key}` is not a number of bytes"))
                    .at(path, span)
                    .help("write how many bytes are allowed after gzip, as in 20_000"),
            );
        }
        bytes
    };
    let (page, first_view, query) = (bytes("page"), bytes("first-view"), bytes("query"));
    let levels = [
        ("off", None),
        ("note", Some(Severity::Note)),
        ("warning", Some(Severity::Warning)),
        ("error", Some(Severity::Error)),
    ];
    let level = fields.word("level", &levels).unwrap_or(Some(Severity::Warning));
    finish(reader, fields);
    Budgets { page, first_view, query, level }
}

/// An address on the web, which holds `needed` when something must be put into it.
fn address<'a>(
    reader: &mut Reader<'a>,
    key: &'a str,
    needed: Option<&str>,
    path: &BookPath,
) -> Option<String> {
    let (address, span) = reader.text(key)?;
    let web = address.starts_with("https://") || address.starts_with("http://");
    let problem = match needed {
        _ if !web || address.contains(char::is_whitespace) => {
            Some((format!("`{key}` is not an address on the web"), "it begins with https://".to_owned()))
        }
        Some(needed) if !address.contains(needed) => Some((
            format!("the address has no `{needed}` in it"),
            format!("write `{needed}` where the path of the file belongs"),
        )),
        _ => None,
    };
    match problem {
        None => Some(address.to_owned()),
        Some((message, help)) => {
            report(reader, message, help, span, path);
            None
        }
    }
}

fn report(reader: &mut Reader<'_>, message: String, help: String, span: Span, path: &BookPath) {
    reader.report(Diagnostic::new(codes::CONFIG_TYPE, message).at(path, span).help(help));
}

fn finish(reader: &mut Reader<'_>, inner: Reader<'_>) {
    for finding in inner.finish() {
        reader.report(finding);
    }
}

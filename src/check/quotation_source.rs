use super::{Ground, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Block, Inline, LinkedEdition, Node, Target, Wanted};
use crate::source::File;

/// Words in quotation marks are somebody's. A reader must be able to open the text at the very paragraph,
/// and see what the words are worth: the page shows the disclaimer of the quoted work below them.
pub(super) const RULE: Rule =
    Rule { name: "quotation-source", code: codes::QUOTATION_SOURCE, on: false, find };

fn find(ground: Ground<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for linked in ground.site.entries.iter().flat_map(|entry| entry.editions.iter()) {
        let notes = linked.edition.notes.iter().flat_map(|note| &note.blocks);
        for block in linked.edition.body.iter().chain(notes) {
            look(block, linked, ground, &mut findings);
        }
    }
    findings
}

fn look(block: &Block, linked: &LinkedEdition, ground: Ground<'_>, findings: &mut Vec<Diagnostic>) {
    match &block.node {
        Node::Quote { blocks, source } => {
            let wrong = match source {
                None => Some(Wrong::NoSource),
                Some(source) => wrong(source, linked, ground),
            };
            if let Some(wrong) = wrong {
                findings.push(wrong.finding(block.span, linked, ground));
            }
            for block in blocks {
                look(block, linked, ground, findings);
            }
        }
        Node::Numbered { blocks, .. } => {
            for block in blocks {
                look(block, linked, ground, findings);
            }
        }
        Node::List { items, .. } => {
            for block in items.iter().flatten() {
                look(block, linked, ground, findings);
            }
        }
        _ => {}
    }
}

enum Wrong {
    NoSource,
    LeadsNowhere,
    /// The id of the work that has numbered paragraphs, none of which is named.
    NoParagraph(String),
}

/// What is wrong with the line below a quotation; one work named well is enough.
fn wrong(source: &[Inline], linked: &LinkedEdition, ground: Ground<'_>) -> Option<Wrong> {
    let mut worst = Some(Wrong::LeadsNowhere);
    for link in Inline::links(source) {
        let (Some(target), Some(written)) = (linked.targets.get(link), linked.edition.links.get(link)) else {
            continue;
        };
        match (target, &written.wanted) {
            (Target::Entry { entry, anchor: None }, _) => {
                let entry = ground.site.entry(*entry);
                // A place that was named in words the document does not have as a paragraph is a place.
                let placed = matches!(&written.wanted, Wanted::Citation { anchor: Some(_), .. });
                if placed || !entry.has_paragraphs() {
                    return None;
                }
                worst = Some(Wrong::NoParagraph(entry.id.to_string()));
            }
            (Target::Nothing, _) => {}
            _ => return None,
        }
    }
    worst
}

impl Wrong {
    fn finding(self, span: Span, linked: &LinkedEdition, ground: Ground<'_>) -> Diagnostic {
        let edition = &linked.edition;
        let first_line = (ground.file_of)(&edition.path)
            .and_then(File::text)
            .and_then(|text| text.get(span.range()))
            .and_then(|text| text.lines().next())
            .map_or(span, |line| Span { start: span.start, end: span.start + Span::new(0, line.len()).end });
        let finding = |message: String| {
            Diagnostic::new(codes::QUOTATION_SOURCE, message)
                .at(&edition.path, first_line)
                .label("this quotation")
        };
        match self {
            Wrong::NoSource => finding("a quotation does not say where it is from".to_owned())
                .help("end it with a line such as `> — ITI, para. 7`"),
            Wrong::LeadsNowhere => finding("the source of a quotation leads nowhere".to_owned())
                .help("cite a document by its symbol or short name, or write a link: `> — [Title, publisher, year](https://…)`"),
            Wrong::NoParagraph(id) => finding(format!("a quotation from `{id}` names no paragraph"))
                .help("add the paragraph: `> — …, para. 7`"),
        }
    }
}

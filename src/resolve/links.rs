use super::Surroundings;
use super::edges::Outgoing;
use super::names::{Found, Names};
use super::routes::asset_path;
use crate::base::BookPath;
use crate::citation::{self, Pinpoint, parse_citation};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::{AnchorKind, Edition, EntryIndex, Link, Place, Target, Via, Wanted};
use crate::register::Register;

/// Decides every link of an edition: where it leads, in the order of the links, and the edges that
/// come of it. What leads nowhere is reported.
pub(super) fn decide(
    edition: &Edition,
    names: &Names<'_>,
    around: Surroundings<'_>,
    findings: &mut Vec<Diagnostic>,
) -> (Vec<Target>, Vec<Outgoing>) {
    let mut targets = Vec::with_capacity(edition.links.len());
    let mut edges = Vec::new();
    for link in &edition.links {
        let decision = target(link, edition, names, around);
        let target = match decision {
            Ok(Decided { target, further, note }) => {
                // A text that names a symbol again and again is told of it once.
                let path = |finding: &Diagnostic| finding.place.as_ref().map(|place| place.path.clone());
                let said = |note: &Diagnostic| {
                    findings.iter().any(|known| known.message == note.message && path(known) == path(note))
                };
                findings.extend(note.filter(|note| !said(note)));
                if let Target::Entry { entry, .. } = &target {
                    let order = u32::try_from(edges.len()).unwrap_or(u32::MAX);
                    let outgoing =
                        |anchor| Outgoing { via: via(&link.place), order, to: *entry, anchor: Some(anchor) };
                    edges.extend(further.into_iter().map(outgoing));
                }
                target
            }
            Err(finding) => {
                findings.push(*finding);
                Target::Nothing
            }
        };
        if let Target::Entry { entry, anchor } = &target {
            let via = via(&link.place);
            let order = if via == Via::Source { u32::try_from(edges.len()).unwrap_or(u32::MAX) } else { 0 };
            edges.push(Outgoing { via, order, to: *entry, anchor: anchor.clone() });
        }
        targets.push(target);
    }
    (targets, edges)
}

fn via(place: &Place) -> Via {
    match place {
        Place::Field(field) => Via::Field(*field),
        Place::Source => Via::Source,
        Place::Body(_) => Via::Body,
    }
}

/// What was decided about a link.
struct Decided {
    target: Target,
    /// Further places of the same entry, when a citation names several.
    further: Vec<String>,
    /// Something worth knowing.
    note: Option<Diagnostic>,
}

impl From<Target> for Decided {
    fn from(target: Target) -> Decided {
        Decided { target, further: Vec::new(), note: None }
    }
}

type Decision = Result<Decided, Box<Diagnostic>>;

fn target(link: &Link, edition: &Edition, names: &Names<'_>, around: Surroundings<'_>) -> Decision {
    match &link.wanted {
        Wanted::Name { name, anchor } => match names.find(name) {
            Found::One(entry) => to_entry(entry, anchor.as_deref(), link, edition, names),
            Found::Several => Err(Box::new(ambiguous(name, link, edition, names))),
            Found::None => cited(name, link, edition, names, around),
        },
        Wanted::File { path, anchor } => match entry_of_file(path, names, around) {
            Some(entry) => to_entry(entry, anchor.as_deref(), link, edition, names),
            None => Err(Box::new(no_file(path, link, edition, names))),
        },
        Wanted::Here { anchor } => match names.find(edition.id.as_str()) {
            Found::One(entry) => to_entry(entry, Some(anchor), link, edition, names),
            _ => Ok(Target::Nothing.into()),
        },
        Wanted::Asset { path } => {
            if !around.snapshot.files.contains_key(path) {
                return Err(Box::new(no_asset(path, link, edition, around)));
            }
            match asset_path(path) {
                Some(to) => Ok(Target::Asset(to).into()),
                None => Err(Box::new(
                    Diagnostic::new(codes::OUTSIDE_BOOK, format!("`{path}` is not below `content/`"))
                        .at(&edition.path, link.span)
                        .help("only files below `content/` are published: put the file beside the entry"),
                )),
            }
        }
        Wanted::Web(address) => Ok(Target::Web(address.clone()).into()),
        Wanted::Citation { work, document, address, anchor } => {
            let found = document.as_ref().map(|id| names.find(id.as_str()));
            match (found, address) {
                (Some(Found::One(entry)), _) => to_place(entry, anchor.as_deref(), link, edition, names),
                (_, Some(address)) => Ok(official(work, address, link, edition)),
                _ => Ok(Target::Nothing.into()),
            }
        }
        Wanted::Nothing => Ok(Target::Nothing.into()),
    }
}

/// An entry as a target, when it has the paragraph or heading that is asked for.
fn to_entry(
    entry: EntryIndex,
    anchor: Option<&str>,
    link: &Link,
    edition: &Edition,
    names: &Names<'_>,
) -> Decision {
    if let Some(anchor) = anchor {
        has_anchor(entry, anchor, names)
            .map_err(|finding| Box::new(finding.at(&edition.path, link.span).label("no such place")))?;
    }
    Ok(Target::Entry { entry, anchor: anchor.map(str::to_owned) }.into())
}

/// As [`to_entry`], for a place that a citation names: in a document of which the book has no numbered
/// paragraphs the place cannot be checked, and the link leads to the document.
fn to_place(
    entry: EntryIndex,
    anchor: Option<&str>,
    link: &Link,
    edition: &Edition,
    names: &Names<'_>,
) -> Decision {
    let counted = |e: &Edition| e.anchors.iter().any(|anchor| anchor.kind == AnchorKind::Paragraph);
    let any = names.group(entry).editions.iter().any(|e| counted(e));
    let known = anchor.is_some_and(|anchor| has_anchor(entry, anchor, names).is_ok());
    // "An annex to the Instrument" may be one that is only proposed: what names no paragraph is a place
    // when the document has it, and plain words when not.
    let numbered = |part: &str| {
        part.strip_prefix('p').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let names_paragraph = anchor.is_some_and(|anchor| anchor.split('-').any(numbered));
    to_entry(entry, anchor.filter(|_| known || (any && names_paragraph)), link, edition, names)
}

/// A name that is no entry's: a citation with its places, as in a line of `sources` or in `[[ITI, para. 8]]`.
fn cited(
    text: &str,
    link: &Link,
    edition: &Edition,
    names: &Names<'_>,
    around: Surroundings<'_>,
) -> Decision {
    let Register { rules, registry, .. } = around.register;
    let Some(citation) = parse_citation(text, &edition.lang, rules, registry) else {
        return Err(Box::new(unknown(text, link, edition, names)));
    };
    let mut anchors = citation.pinpoints.iter().map(Pinpoint::anchor);
    let found = match (&citation.document, &citation.target) {
        (Some(id), _) => names.find(id.as_str()),
        (None, citation::Target::Name(name)) => names.find(name),
        (None, citation::Target::Identifier { id, .. }) => names.find(id),
        (None, citation::Target::Symbol(_)) => Found::None,
    };
    match (found, &citation.target) {
        (Found::One(entry), _) => {
            let mut decided = to_place(entry, anchors.next().as_deref(), link, edition, names)?;
            for anchor in anchors {
                if let Target::Entry { anchor: Some(further), .. } =
                    to_place(entry, Some(&anchor), link, edition, names)?.target
                {
                    decided.further.push(further);
                }
            }
            Ok(decided)
        }
        (Found::Several, citation::Target::Name(name)) => {
            Err(Box::new(ambiguous(name, link, edition, names)))
        }
        (_, citation::Target::Symbol(symbol)) => match rules.address(symbol, &edition.lang) {
            Some(address) => Ok(official(symbol.as_str(), &address, link, edition)),
            None => Err(Box::new(unknown(symbol.as_str(), link, edition, names))),
        },
        (_, citation::Target::Name(name)) => Err(Box::new(unknown(name, link, edition, names))),
        (_, citation::Target::Identifier { series, id, number }) => {
            let series = rules.series.iter().find(|known| known.name == *series);
            match series.and_then(|series| series.address(id, number, &edition.lang)) {
                Some(address) => Ok(official(id, &address, link, edition)),
                None => Err(Box::new(unknown(id, link, edition, names))),
            }
        }
    }
}

/// The official text of a document that the book has no entry of.
fn official(work: &str, address: &str, link: &Link, edition: &Edition) -> Decided {
    let note = Diagnostic::new(
        codes::UNREGISTERED_SYMBOL,
        format!("no document of the book has the symbol `{work}`"),
    )
    .at(&edition.path, link.span)
    .label("leads to the official text")
    .help(format!("to take it into the book, write an entry of it with symbols = [\"{work}\"]"));
    Decided { target: Target::Web(address.to_owned()), further: Vec::new(), note: Some(note) }
}

/// Whether some edition of the entry has the anchor, itself or by a redirect; else what to say.
pub(super) fn has_anchor(entry: EntryIndex, anchor: &str, names: &Names<'_>) -> Result<(), Box<Diagnostic>> {
    let group = names.group(entry);
    let redirected = |e: &Edition| e.redirects.iter().any(|redirect| redirect.from == anchor);
    let note = |e: &Edition| {
        let number = anchor.strip_prefix('n').and_then(|number| number.parse::<usize>().ok());
        number.is_some_and(|number| (1..=e.notes.len()).contains(&number))
    };
    if group.editions.iter().any(|e| e.has_anchor(anchor) || redirected(e) || note(e)) {
        return Ok(());
    }
    let all = || group.editions.iter().flat_map(|e| &e.anchors);
    let paragraphs = || all().filter(|a| a.kind == AnchorKind::Paragraph).map(|a| a.name.as_str());
    let near =
        nearest_paragraph(anchor, paragraphs()).or_else(|| nearest(anchor, all().map(|a| a.name.as_str())));
    let mut finding = Diagnostic::new(
        codes::UNKNOWN_ANCHOR,
        format!("`{}` has no paragraph or heading `#{anchor}`", group.id),
    )
    .did_you_mean(near.map(|near| format!("#{near}")).as_deref());
    if near.is_none() {
        let some: Vec<String> = all().take(8).map(|a| format!("`#{}`", a.name)).collect();
        finding = if some.is_empty() {
            finding.help("that entry has neither headings nor numbered paragraphs: leave the `#…` out")
        } else {
            finding.help(format!("it has {}", some.join(", ")))
        };
    }
    Err(Box::new(finding))
}

/// The paragraph whose number is closest, within the same scope.
fn nearest_paragraph<'a>(wanted: &str, anchors: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let (scope, number) = numbered(wanted)?;
    anchors
        .filter_map(|anchor| {
            let (other, n) = numbered(anchor)?;
            (other == scope).then_some((n.abs_diff(number), anchor.len(), anchor))
        })
        .min()
        .map(|(_, _, anchor)| anchor)
}

/// `s5-p3-a` is `("s5-", 3)`.
fn numbered(anchor: &str) -> Option<(&str, u32)> {
    let at = if anchor.starts_with('p') { 0 } else { anchor.find("-p")? + 1 };
    let digits = anchor[at + 1..].split('-').next()?;
    Some((&anchor[..at], digits.parse().ok()?))
}

fn entry_of_file(path: &BookPath, names: &Names<'_>, around: Surroundings<'_>) -> Option<EntryIndex> {
    let stem = path.file_name().strip_suffix(".md")?;
    let id = stem.split('.').next()?;
    let Found::One(entry) = names.find(id) else { return None };
    let group = names.group(entry);
    let folder = format!("content/{}", around.config.kinds[group.kind].folder);
    let exact = group.editions.iter().any(|e| e.path == *path);
    (exact || (path.folder() == folder && group.id.as_str() == id)).then_some(entry)
}

fn unknown(name: &str, link: &Link, edition: &Edition, names: &Names<'_>) -> Diagnostic {
    Diagnostic::new(codes::UNKNOWN_LINK, format!("there is no entry `{name}`"))
        .at(&edition.path, link.span)
        .label("leads nowhere")
        .did_you_mean(names.nearest(name))
        .help("a link names an entry by its id (its file's name without `.md`), its exact title, or a document's symbol or short name")
}

fn ambiguous(name: &str, link: &Link, edition: &Edition, names: &Names<'_>) -> Diagnostic {
    let ids = names.sharing(name).into_iter().map(|id| format!("`{id}`")).collect::<Vec<_>>();
    Diagnostic::new(codes::AMBIGUOUS_TITLE, format!("several entries have the title `{name}`"))
        .at(&edition.path, link.span)
        .help(format!("name one of them by its id: {}", ids.join(", ")))
}

fn no_file(path: &BookPath, link: &Link, edition: &Edition, names: &Names<'_>) -> Diagnostic {
    let stem = path.file_name().trim_end_matches(".md");
    let near = names.nearest(stem);
    Diagnostic::new(codes::UNKNOWN_LINK, format!("there is no entry at `{path}`"))
        .at(&edition.path, link.span)
        .label("leads nowhere")
        .did_you_mean(near.map(|near| format!("[[{near}]]")).as_deref())
}

fn no_asset(path: &BookPath, link: &Link, edition: &Edition, around: Surroundings<'_>) -> Diagnostic {
    let files = around.snapshot.files.keys().map(BookPath::as_str);
    let beside = files.filter(|file| !file.ends_with(".md"));
    Diagnostic::new(codes::NO_ASSET, format!("there is no file `{path}`"))
        .at(&edition.path, link.span)
        .label("not found")
        .did_you_mean(nearest(path.as_str(), beside))
        .help("put the file there, or mend the path; it counts from the entry's own folder")
}

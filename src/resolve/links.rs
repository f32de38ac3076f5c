use super::Surroundings;
use super::edges::Outgoing;
use super::names::{Found, Names};
use super::routes::asset_path;
use crate::base::BookPath;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::model::{AnchorKind, Edition, EntryIndex, Link, Place, Target, Via, Wanted};

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
            Ok(target) => target,
            Err(finding) => {
                findings.push(*finding);
                Target::Nothing
            }
        };
        if let Target::Entry { entry, anchor } = &target {
            let (via, order) = match link.place {
                Place::Field(field) => (Via::Field(field), 0),
                Place::Source => (Via::Source, u32::try_from(edges.len()).unwrap_or(u32::MAX)),
                Place::Body(_) => (Via::Body, 0),
            };
            edges.push(Outgoing { via, order, to: *entry, anchor: anchor.clone() });
        }
        targets.push(target);
    }
    (targets, edges)
}

type Decision = Result<Target, Box<Diagnostic>>;

fn target(link: &Link, edition: &Edition, names: &Names<'_>, around: Surroundings<'_>) -> Decision {
    match &link.wanted {
        Wanted::Name { name, anchor } => match names.find(name) {
            Found::One(entry) => to_entry(entry, anchor.as_deref(), link, edition, names),
            Found::Several => Err(Box::new(ambiguous(name, link, edition, names))),
            Found::None => Err(Box::new(unknown(name, link, edition, names))),
        },
        Wanted::File { path, anchor } => match entry_of_file(path, names, around) {
            Some(entry) => to_entry(entry, anchor.as_deref(), link, edition, names),
            None => Err(Box::new(no_file(path, link, edition, names))),
        },
        Wanted::Here { anchor } => match names.find(edition.id.as_str()) {
            Found::One(entry) => to_entry(entry, Some(anchor), link, edition, names),
            _ => Ok(Target::Nothing),
        },
        Wanted::Asset { path } => {
            if !around.files.contains(path) {
                return Err(Box::new(no_asset(path, link, edition, around)));
            }
            match asset_path(path) {
                Some(to) => Ok(Target::Asset(to)),
                None => Err(Box::new(
                    Diagnostic::new(codes::OUTSIDE_BOOK, format!("`{path}` is not below `content/`"))
                        .at(&edition.path, link.span)
                        .help("only files below `content/` are published: put the file beside the entry"),
                )),
            }
        }
        Wanted::Web(address) => Ok(Target::Web(address.clone())),
        Wanted::Citation { work, anchor } => match names.find(work) {
            Found::One(entry) => to_entry(entry, anchor.as_deref(), link, edition, names),
            _ => Ok(Target::Nothing),
        },
        Wanted::Nothing => Ok(Target::Nothing),
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
    Ok(Target::Entry { entry, anchor: anchor.map(str::to_owned) })
}

/// Whether some edition of the entry has the anchor, itself or by a redirect; else what to say.
pub(super) fn has_anchor(entry: EntryIndex, anchor: &str, names: &Names<'_>) -> Result<(), Diagnostic> {
    let group = names.group(entry);
    let redirected = |e: &Edition| e.redirects.iter().any(|redirect| redirect.from == anchor);
    if group.editions.iter().any(|e| e.has_anchor(anchor) || redirected(e)) {
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
        finding = match some.is_empty() {
            true => {
                finding.help("that entry has neither headings nor numbered paragraphs: leave the `#…` out")
            }
            false => finding.help(format!("it has {}", some.join(", "))),
        };
    }
    Err(finding)
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
    let beside = around.files.iter().filter(|file| !file.as_str().ends_with(".md")).map(BookPath::as_str);
    Diagnostic::new(codes::NO_ASSET, format!("there is no file `{path}`"))
        .at(&edition.path, link.span)
        .label("not found")
        .did_you_mean(nearest(path.as_str(), beside))
        .help("put the file there, or mend the path; it counts from the entry's own folder")
}

//! The text of `[home]`, `[pages.…]` and of a kind's `facets` and `pages` to what [`super::pages`] holds.

use std::collections::BTreeSet;

use super::pages::{
    Beside, Comparison, Facet, Glossary, Home, KindField, Matrix, Open, Page, Shows, Timeline, Topics,
};
use super::read::{CODES, Labels};
use super::{FieldType, Kind, Paragraphs};
use crate::base::{Slug, Span};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::table::{Datum, Entry, Reader, Value};

/// Addresses beside those of kinds that the site has of itself.
const RESERVED: &[&str] = &["index", "a-z", "search"];

/// Reads `facets` of a kind.
pub(super) fn facets<'a>(reader: &mut Reader<'a>, kind: &Kind, labels: &Labels<'a>) -> Vec<Facet> {
    let choice = |of: FieldType| matches!(of, FieldType::Choice | FieldType::Choices);
    let mut facets = Vec::new();
    for (name, span) in reader.texts("facets") {
        let field = kind.fields.iter().position(|field| field.name == name && choice(field.of));
        let relation = kind.relations.iter().position(|relation| relation.name == name);
        let facet = match (name, field, relation) {
            ("status", ..) => Some(Facet::Status),
            ("standing", ..) => Some(Facet::Standing),
            (_, Some(field), _) => Some(Facet::Field(field)),
            (_, _, Some(relation)) => Some(Facet::Relation(relation)),
            _ => None,
        };
        match facet {
            Some(facet) => facets.push(facet),
            None => {
                let fields = kind.fields.iter().filter(|field| choice(field.of));
                let known = fields.map(|field| field.name.as_str());
                let known = known.chain(kind.relations.iter().map(|relation| relation.name.as_str()));
                let near = nearest(name, known.chain(["status", "standing"]));
                let message = format!("entries of `{}` cannot be sorted by `{name}`", kind.id);
                reader.report(
                    Diagnostic::new(codes::CONFIG_DANGLING, message)
                        .at(labels.path, span)
                        .did_you_mean(near)
                        .help(
                            "name a field of the type choice or choices, a relation, `status` or `standing`",
                        ),
                );
            }
        }
    }
    facets
}

/// Reads `pages` of a kind.
pub(super) fn beside<'a>(reader: &mut Reader<'a>, labels: &Labels<'a>) -> Beside {
    let mut beside = Beside::default();
    for (name, span) in reader.texts("pages") {
        match name {
            "map" => beside.map = true,
            "print" => beside.print = true,
            "provisions" => beside.provisions = true,
            _ => reader.report(
                Diagnostic::new(codes::CONFIG_TYPE, format!("there are no pages `{name}` of a kind"))
                    .at(labels.path, span)
                    .did_you_mean(nearest(name, ["map", "print", "provisions"]))
                    .help("a kind may have `map`, `print` and `provisions`"),
            ),
        }
    }
    beside
}

/// Reads `[home]`.
pub(super) fn home<'a>(reader: &mut Reader<'a>, kinds: &[Kind], labels: &mut Labels<'a>) -> Home {
    let Some(table) = reader.table("home") else { return Home::default() };
    let mut settings = Reader::new(table, labels.path, CODES, "`[home]`");
    let changes = match settings.integer("changes") {
        Some((number, span)) => usize::try_from(number).ok().filter(|n| *n <= 100).unwrap_or_else(|| {
            let finding = Diagnostic::new(codes::CONFIG_TYPE, format!("`changes` cannot be {number}"));
            settings.report(finding.at(labels.path, span).help("write a number from 0 to 100"));
            0
        }),
        None => 0,
    };
    let next = settings.text("next");
    let next = next.and_then(|(name, span)| date_field(name, span, kinds, labels));
    labels.findings.extend(settings.finish());
    Home { changes, next }
}

/// Reads `[pages]`, in the order of the file.
pub(super) fn pages<'a>(reader: &mut Reader<'a>, kinds: &[Kind], labels: &mut Labels<'a>) -> Vec<Page> {
    let Some(table) = reader.table("pages") else { return Vec::new() };
    table.entries.iter().filter_map(|entry| page(entry, kinds, labels)).collect()
}

fn page<'a>(entry: &'a Entry, kinds: &[Kind], labels: &mut Labels<'a>) -> Option<Page> {
    let Datum::Table(table) = &entry.value.data else {
        labels.wrong(&entry.value, "a page is a section of its own, such as [pages.timeline]");
        return None;
    };
    let name = Slug::new(&entry.key).filter(|name| !RESERVED.contains(&name.as_str()));
    let Some(name) = name else {
        labels.findings.push(
            Diagnostic::new(codes::CONFIG_TYPE, format!("`{}` cannot be the name of a page", entry.key))
                .at(labels.path, entry.key_span)
                .help("use small letters, digits and hyphens; `index`, `a-z` and `search` are taken"),
        );
        return None;
    };
    let what = format!("the page `{name}`");
    let mut settings = Reader::new(table, labels.path, CODES, what);
    let title = labels.of(&mut settings, "title", true);
    let text = labels.of(&mut settings, "text", false);
    let shows = settings.word(
        "shows",
        &[
            ("matrix", Word::Matrix),
            ("timeline", Word::Timeline),
            ("comparison", Word::Comparison),
            ("glossary", Word::Glossary),
            ("open", Word::Open),
            ("evidence", Word::Evidence),
        ],
    );
    if table.get("shows").is_none() {
        settings.missing("shows");
    }
    let mut ground = Ground { settings: &mut settings, kinds, labels };
    let shows = shows.and_then(|shows| match shows {
        Word::Matrix => ground.matrix(),
        Word::Timeline => Some(ground.timeline()),
        Word::Comparison => Some(ground.comparison()),
        Word::Glossary => ground.glossary(),
        Word::Open => Some(ground.open()),
        Word::Evidence => Some(Shows::Evidence),
    });
    // Which keys belong depends on what the page shows: while that is not known, none is in the way.
    let findings = settings.finish();
    if shows.is_some() {
        labels.findings.extend(findings);
    } else {
        labels.findings.extend(findings.into_iter().filter(|finding| finding.code != codes::CONFIG_UNKNOWN));
    }
    Some(Page { name, title, text, shows: shows? })
}

/// The words of `shows`.
#[derive(Clone, Copy)]
enum Word {
    Matrix,
    Timeline,
    Comparison,
    Glossary,
    Open,
    Evidence,
}

/// What the settings of one page are read with.
struct Ground<'r, 'a, 'l> {
    settings: &'r mut Reader<'a>,
    kinds: &'r [Kind],
    labels: &'l mut Labels<'a>,
}

impl<'a> Ground<'_, 'a, '_> {
    fn matrix(&mut self) -> Option<Shows> {
        let kind = self.kind();
        let mut paths = Vec::new();
        for value in self.settings.list("paths") {
            paths.extend(self.path(value, kind));
        }
        if paths.is_empty() && !self.settings_have("paths") {
            self.settings.missing("paths");
        }
        let gaps = self.anchor("gaps");
        Some(Shows::Matrix(Matrix { kind: kind?, paths, gaps }))
    }

    fn settings_have(&mut self, key: &'a str) -> bool {
        self.settings.entry(key).is_some()
    }

    /// `["raises", "affects"]`: each relation starts from the kinds that the one before leads to, and the
    /// last may lead to paragraphs.
    fn path(&mut self, value: &'a Value, kind: Option<usize>) -> Option<Vec<String>> {
        let Datum::List(steps) = &value.data else {
            self.labels.wrong(value, "a path is a list of relations, such as [\"raises\", \"affects\"]");
            return None;
        };
        let mut from: BTreeSet<usize> = BTreeSet::from([kind?]);
        let mut path = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let Datum::Text(name) = &step.data else {
                self.labels.wrong(step, "a relation is named in quotes");
                return None;
            };
            let last = at + 1 == steps.len();
            let fits = |kind: &usize| {
                let relation = self.kinds[*kind].relation(name)?;
                (!last || relation.paragraphs != Paragraphs::No).then_some(relation)
            };
            let to: Vec<_> = from.iter().filter_map(fits).collect();
            if to.is_empty() {
                let known = from.iter().flat_map(|kind| &self.kinds[*kind].relations);
                let known = known.filter(|one| !last || one.paragraphs != Paragraphs::No);
                let near = nearest(name, known.map(|relation| relation.name.as_str()));
                let message = if last {
                    format!("no relation `{name}` leads from here to paragraphs")
                } else {
                    format!("no relation `{name}` leads on from here")
                };
                self.labels.findings.push(
                    Diagnostic::new(codes::CONFIG_DANGLING, message)
                        .at(self.labels.path, step.span)
                        .did_you_mean(near)
                        .help("name relations one after another; the last one has `paragraphs = \"allowed\"` or `\"required\"`"),
                );
                return None;
            }
            from = to
                .into_iter()
                .flat_map(|relation| &relation.to)
                .filter_map(|id| self.kinds.iter().position(|kind| kind.id == *id))
                .collect();
            path.push(name.clone());
        }
        (!path.is_empty()).then_some(path)
    }

    fn timeline(&mut self) -> Shows {
        let mut dates = Vec::new();
        for (name, span) in self.settings.texts("dates") {
            dates.extend(date_field(name, span, self.kinds, self.labels));
        }
        if !self.settings_have("dates") {
            self.settings.missing("dates");
        }
        let topics = self.settings.table("topics").and_then(|table| {
            let mut settings = Reader::new(table, self.labels.path, CODES, "`topics`");
            let mut inner = Ground { settings: &mut settings, kinds: self.kinds, labels: self.labels };
            let kind = inner.kind();
            let first = kind.and_then(|kind| inner.relation("first", kind));
            let outcome = kind.and_then(|kind| inner.field("outcome", kind, &[FieldType::Prose]));
            self.labels.findings.extend(settings.finish());
            Some(Topics { kind: kind?, first, outcome })
        });
        Shows::Timeline(Timeline { dates, topics })
    }

    fn comparison(&mut self) -> Shows {
        let mut kinds = Vec::new();
        for (name, span) in self.settings.texts("kinds") {
            kinds.extend(self.named_kind(name, span));
        }
        if !self.settings_have("kinds") {
            self.settings.missing("kinds");
        }
        Shows::Comparison(Comparison { kinds })
    }

    fn glossary(&mut self) -> Option<Shows> {
        let kind = self.kind();
        let prose = &[FieldType::Prose];
        let definition = kind.and_then(|kind| self.field("definition", kind, prose));
        let equivalents = kind.and_then(|kind| self.field("equivalents", kind, &[FieldType::Texts]));
        Some(Shows::Glossary(Glossary { kind: kind?, definition, equivalents }))
    }

    fn open(&mut self) -> Shows {
        let mut questions = Vec::new();
        let kinds = self.kinds;
        let prose = |of: FieldType| matches!(of, FieldType::Prose | FieldType::Proses);
        let known = || kinds.iter().flat_map(|kind| &kind.fields).filter(|field| prose(field.of));
        for (name, span) in self.settings.texts("questions") {
            if known().any(|field| field.name == name) {
                questions.push(name.to_owned());
                continue;
            }
            let near = nearest(name, known().map(|field| field.name.as_str()));
            self.settings.report(
                Diagnostic::new(
                    codes::CONFIG_DANGLING,
                    format!("no kind has running text in a field `{name}`"),
                )
                .at(self.labels.path, span)
                .did_you_mean(near)
                .help("name a field of the type prose or proses"),
            );
        }
        let drafts = self.settings.flag("drafts").unwrap_or(false);
        Shows::Open(Open { questions, gaps: self.anchor("gaps"), drafts })
    }

    /// `kind = "technology"`, which must be there.
    fn kind(&mut self) -> Option<usize> {
        let (name, span) = self.settings.required_text("kind")?;
        self.named_kind(name, span)
    }

    fn named_kind(&mut self, name: &str, span: Span) -> Option<usize> {
        let found = self.kinds.iter().position(|kind| kind.id.as_str() == name);
        if found.is_none() {
            let near = nearest(name, self.kinds.iter().map(|kind| kind.id.as_str()));
            self.settings.report(
                Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no kind `{name}`"))
                    .at(self.labels.path, span)
                    .did_you_mean(near),
            );
        }
        found
    }

    fn field(&mut self, key: &'a str, kind: usize, of: &[FieldType]) -> Option<usize> {
        let (name, span) = self.settings.text(key)?;
        let kind = &self.kinds[kind];
        let found = kind.fields.iter().position(|field| field.name == name && of.contains(&field.of));
        if found.is_none() {
            let types = of.iter().map(|of| of.name()).collect::<Vec<_>>().join(" or ");
            let known = kind.fields.iter().filter(|field| of.contains(&field.of));
            let message = format!("`{}` has no field `{name}` of the type {types}", kind.id);
            self.settings.report(
                Diagnostic::new(codes::CONFIG_DANGLING, message)
                    .at(self.labels.path, span)
                    .did_you_mean(nearest(name, known.map(|field| field.name.as_str())))
                    .help("name a field of the kind that the page is about"),
            );
        }
        found
    }

    fn relation(&mut self, key: &'a str, kind: usize) -> Option<usize> {
        let (name, span) = self.settings.text(key)?;
        let kind = &self.kinds[kind];
        let found = kind.relations.iter().position(|relation| relation.name == name);
        if found.is_none() {
            let message = format!("`{}` has no relation `{name}`", kind.id);
            let known = kind.relations.iter().map(|relation| relation.name.as_str());
            self.settings.report(
                Diagnostic::new(codes::CONFIG_DANGLING, message)
                    .at(self.labels.path, span)
                    .did_you_mean(nearest(name, known))
                    .help("name a relation of the kind that the page is about"),
            );
        }
        found
    }

    /// An anchor of a section. It cannot be checked here: entries may have it or not.
    fn anchor(&mut self, key: &'a str) -> Option<String> {
        self.settings.text(key).map(|(anchor, _)| anchor.trim_start_matches('#').to_owned())
    }
}

/// `meeting.starts`: a field of the type date of a kind.
fn date_field(name: &str, span: Span, kinds: &[Kind], labels: &mut Labels<'_>) -> Option<KindField> {
    let dated = |kind: &Kind| {
        let dates = kind.fields.iter().filter(|field| field.of == FieldType::Date);
        dates.map(|field| format!("{}.{}", kind.id, field.name)).collect::<Vec<_>>()
    };
    let found = name.split_once('.').and_then(|(kind, field)| {
        let kind = kinds.iter().position(|one| one.id.as_str() == kind)?;
        let is = |one: &super::Field| one.name == field && one.of == FieldType::Date;
        Some(KindField { kind, field: kinds[kind].fields.iter().position(is)? })
    });
    if found.is_none() {
        let known: Vec<String> = kinds.iter().flat_map(dated).collect();
        labels.findings.push(
            Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no date `{name}`"))
                .at(labels.path, span)
                .did_you_mean(nearest(name, known.iter().map(String::as_str)))
                .help("write a kind and its field of the type date, as in \"meeting.starts\""),
        );
    }
    found
}

use std::collections::{BTreeMap, BTreeSet};

use super::offer::{budgets, offer};
use super::policy::policy;
use super::read_kind::{choices, kinds};
use super::read_pages::{home, pages};
use super::search::search;
use super::{Choice, Config, Door, DoorTarget, Label, Language, Series, Symbols};
use crate::base::{BookPath, Fingerprint, Lang, Slug, Span};
use crate::diagnostic::{Diagnostic, Severity, codes, nearest};
use crate::table::{self, Codes, Datum, Reader, Table, Value};

/// The `format` that this version reads.
const FORMAT: i64 = 1;

/// Under which codes settings are reported.
pub(super) const CODES: Codes =
    Codes { unknown: codes::CONFIG_UNKNOWN, wrong_type: codes::CONFIG_TYPE, missing: codes::CONFIG_MISSING };

/// Reads `book.toml`. The settings are whole even when the file is not: what cannot be read is left
/// out, and said. An error among the findings means that a site made of the rest would mislead.
pub fn parse(text: &str, path: &BookPath) -> (Config, Vec<Diagnostic>) {
    let (table, mut findings) = table::parse(text, 0..text.len(), path, codes::CONFIG_SYNTAX);
    let slips = !findings.is_empty();
    let mut reader = Reader::new(&table, path, CODES, "`book.toml`");
    format(&mut reader, path, &table);
    let languages = languages(&mut reader, path, &mut findings);
    let source = source(&mut reader, path, &languages);
    let theme = reader.text("theme").map_or("panel", |(name, _)| name).to_owned();
    let mut labels = Labels { languages: &languages, source: &source, path, findings: Vec::new() };
    let title = labels.of(&mut reader, "title", true);
    let description = labels.of(&mut reader, "description", false);
    let notice = labels.of(&mut reader, "notice", false);
    let vocabularies = vocabularies(&mut reader, &mut labels);
    let standing = reader.table("standing").map(|table| choices(table, &mut labels)).unwrap_or_default();
    let kinds = kinds(&mut reader, &mut labels, &vocabularies);
    let door_values = reader.list("doors");
    let doors = door_values.iter().filter_map(|value| door(value, &mut labels, &kinds)).collect();
    let home = home(&mut reader, &kinds, &mut labels);
    let pages = pages(&mut reader, &kinds, &mut labels);
    let policy = policy(&mut reader, &kinds, path);
    let search = search(&mut reader, &kinds, path);
    let offer = offer(&mut reader, &kinds, path);
    let budgets = budgets(&mut reader, path);
    let config = Config {
        path: path.clone(),
        fingerprint: Fingerprint::of(text.as_bytes()),
        title,
        description,
        notice,
        base: base(&mut reader, path),
        theme,
        doors,
        home,
        pages,
        vocabularies,
        standing,
        kinds,
        symbols: symbols(&mut reader, path, &mut findings),
        rules: rules(&mut reader, path, &mut findings),
        policy,
        search,
        offer,
        budgets,
        source: source.clone(),
        languages: languages.clone(),
    };
    // What a slip of the pen swallowed is not missing: its own finding says all that is to be done.
    if slips {
        return (config, findings);
    }
    findings.extend(labels.findings);
    findings.extend(reader.finish());
    (config, findings)
}

fn format(reader: &mut Reader<'_>, path: &BookPath, table: &Table) {
    match reader.integer("format") {
        Some((FORMAT, _)) => {}
        Some((other, span)) => reader.report(
            Diagnostic::new(
                codes::CONFIG_FORMAT,
                format!("this Panelbook reads format {FORMAT}, not {other}"),
            )
            .at(path, span)
            .help("use the version of Panelbook that the book was written for, or a newer one"),
        ),
        None if table.get("format").is_none() => reader.report(
            Diagnostic::new(codes::CONFIG_MISSING, "`book.toml` does not say its format")
                .at(path, Span::new(0, 1))
                .help("add the line `format = 1` at the top"),
        ),
        None => {}
    }
}

fn languages(reader: &mut Reader<'_>, path: &BookPath, findings: &mut Vec<Diagnostic>) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for value in reader.list("languages") {
        let Datum::Table(table) = &value.data else {
            reader.wrong::<()>("languages", value, "a list such as [{ tag = \"en\", name = \"English\" }]");
            continue;
        };
        let mut fields = Reader::new(table, path, CODES, "a language");
        let tag = fields.required_text("tag");
        let name = fields.required_text("name");
        findings.extend(fields.finish());
        let (Some((tag, span)), Some((name, _))) = (tag, name) else { continue };
        match Lang::new(tag) {
            Some(lang) if languages.iter().any(|language| language.lang == lang) => findings.push(
                Diagnostic::new(codes::CONFIG_CLASH, format!("the language `{tag}` is declared twice"))
                    .at(path, span)
                    .help("take one of the two lines out"),
            ),
            Some(lang) => {
                languages.push(Language { direction: lang.direction(), lang, name: name.to_owned() });
            }
            None => findings.push(
                Diagnostic::new(codes::CONFIG_TYPE, format!("`{tag}` is not the tag of a language"))
                    .at(path, span)
                    .help("a tag is two or three small letters, as in \"en\" or \"pt-br\""),
            ),
        }
    }
    languages
}

fn source(reader: &mut Reader<'_>, path: &BookPath, languages: &[Language]) -> Lang {
    let english = || languages.first().map_or_else(|| Lang::new("en"), |l| Some(l.lang.clone()));
    let declared = reader.required_text("source");
    let found = declared.and_then(|(tag, _)| languages.iter().find(|l| l.lang.as_str() == tag));
    if let (Some((tag, span)), None) = (declared, found) {
        let near = nearest(tag, languages.iter().map(|language| language.lang.as_str()));
        reader.report(
            Diagnostic::new(
                codes::CONFIG_DANGLING,
                format!("`{tag}` is not among the languages of the book"),
            )
            .at(path, span)
            .did_you_mean(near)
            .help("`source` names one of the tags in `languages`"),
        );
    }
    found.map(|language| language.lang.clone()).or_else(english).expect("`en` is a language tag")
}

fn base(reader: &mut Reader<'_>, path: &BookPath) -> String {
    let Some((address, span)) = reader.text("base") else { return String::new() };
    let web = address.starts_with("https://") || address.starts_with("http://");
    if !web || address.contains(char::is_whitespace) {
        reader.report(
            Diagnostic::new(codes::CONFIG_TYPE, "`base` is not an address on the web").at(path, span).help(
                "write the address at which the site is published, as in \"https://example.org/book/\"",
            ),
        );
        return String::new();
    }
    if address.ends_with('/') { address.to_owned() } else { format!("{address}/") }
}

fn vocabularies(reader: &mut Reader<'_>, labels: &mut Labels<'_>) -> BTreeMap<String, Vec<Choice>> {
    let Some(table) = reader.table("vocabularies") else { return BTreeMap::new() };
    let mut vocabularies = BTreeMap::new();
    for entry in &table.entries {
        match &entry.value.data {
            Datum::Table(words) => {
                vocabularies.insert(entry.key.clone(), choices(words, labels));
            }
            _ => labels.wrong(&entry.value, "a vocabulary is a group of words with their labels"),
        }
    }
    vocabularies
}

fn door(value: &Value, labels: &mut Labels<'_>, kinds: &[super::Kind]) -> Option<Door> {
    let Datum::Table(table) = &value.data else {
        labels.wrong(value, "a door is written { title = { en = \"…\" }, entry = \"…\" }");
        return None;
    };
    let mut reader = Reader::new(table, labels.path, CODES, "a door");
    let title = labels.of(&mut reader, "title", true);
    let text = labels.of(&mut reader, "text", false);
    let entry = reader.text("entry");
    let kind = reader.text("kind");
    let target = match (entry, kind) {
        (Some((id, span)), None) => {
            if let Some(id) = Slug::new(id) {
                Some(DoorTarget::Entry(id))
            } else {
                reader.report(
                    Diagnostic::new(codes::CONFIG_TYPE, format!("`{id}` cannot be the id of an entry"))
                        .at(labels.path, span)
                        .help("an id is the entry's file name without `.md`"),
                );
                None
            }
        }
        (None, Some((id, span))) => {
            if let Some(kind) = kinds.iter().find(|kind| kind.id.as_str() == id) {
                Some(DoorTarget::Kind(kind.id.clone()))
            } else {
                reader.report(
                    Diagnostic::new(codes::CONFIG_DANGLING, format!("there is no kind `{id}`"))
                        .at(labels.path, span)
                        .did_you_mean(nearest(id, kinds.iter().map(|kind| kind.id.as_str()))),
                );
                None
            }
        }
        _ => {
            reader.report(
                Diagnostic::new(codes::CONFIG_MISSING, "a door leads to one place")
                    .at(labels.path, value.span)
                    .help("give it either `entry = \"an-id\"` or `kind = \"a-kind\"`"),
            );
            None
        }
    };
    labels.findings.extend(reader.finish());
    let span = entry.or(kind).map_or(value.span, |(_, span)| span);
    Some(Door { title, text, target: target?, span })
}

fn symbols(reader: &mut Reader<'_>, path: &BookPath, findings: &mut Vec<Diagnostic>) -> Symbols {
    let Some(table) = reader.table("symbols") else { return Symbols::default() };
    let mut fields = Reader::new(table, path, CODES, "`[symbols]`");
    let address = fields.text("address");
    if let Some((address, span)) = address
        && !address.contains("{symbol}")
    {
        fields.report(
            Diagnostic::new(codes::CONFIG_TYPE, "the address has no `{symbol}` in it")
                .at(path, span)
                .help("write `{symbol}` where the symbol belongs, and `{lang}` where the language does"),
        );
    }
    let languages = fields.texts("languages").into_iter().filter_map(|(tag, _)| Lang::new(tag)).collect();
    let organs = fields.texts("organs").into_iter().map(|(organ, _)| organ.to_owned()).collect();
    let mut series = Vec::new();
    for value in fields.list("series") {
        let Datum::Table(table) = &value.data else {
            fields.wrong::<()>("series", value, "a list such as [{ prefix = \"RFC\" }]");
            continue;
        };
        let mut one = Reader::new(table, path, CODES, "a series");
        let prefix = one.required_text("prefix");
        let shape = one.text("shape").map_or("#", |(shape, _)| shape).to_owned();
        let address = one.text("address").map(|(address, _)| address.to_owned());
        findings.extend(one.finish());
        series.extend(prefix.map(|(prefix, _)| Series { prefix: prefix.to_owned(), shape, address }));
    }
    findings.extend(fields.finish());
    Symbols { address: address.map(|(address, _)| address.to_owned()), languages, organs, series }
}

fn rules(
    reader: &mut Reader<'_>,
    path: &BookPath,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Option<Severity>> {
    let levels = [
        ("off", None),
        ("note", Some(Severity::Note)),
        ("warning", Some(Severity::Warning)),
        ("error", Some(Severity::Error)),
    ];
    let Some(table) = reader.table("rules") else { return BTreeMap::new() };
    let mut fields = Reader::new(table, path, CODES, "`[rules]`");
    let mut rules = BTreeMap::new();
    for entry in &table.entries {
        if let Some(level) = fields.word(&entry.key, &levels) {
            rules.insert(entry.key.clone(), level);
        }
    }
    findings.extend(fields.finish());
    rules
}

/// Reads labels, and keeps the findings about them.
pub(super) struct Labels<'a> {
    pub(super) languages: &'a [Language],
    pub(super) source: &'a Lang,
    pub(super) path: &'a BookPath,
    pub(super) findings: Vec<Diagnostic>,
}

impl Labels<'_> {
    /// The label under `key`. A required one that is missing is said.
    pub(super) fn of<'a>(&mut self, reader: &mut Reader<'a>, key: &'a str, required: bool) -> Label {
        if let Some(entry) = reader.entry(key) {
            self.read(&entry.value)
        } else {
            if required {
                reader.missing(key);
            }
            Label::default()
        }
    }

    /// A label: `"words"` in the source language, or `{ en = "words", fr = "mots" }`.
    pub(super) fn read(&mut self, value: &Value) -> Label {
        match &value.data {
            Datum::Text(words) => Label::new([(self.source.clone(), words.clone())]),
            Datum::Table(table) => {
                let mut words = Vec::new();
                let mut seen = BTreeSet::new();
                for entry in &table.entries {
                    let language = self.languages.iter().find(|l| l.lang.as_str() == entry.key);
                    match (language, &entry.value.data) {
                        (Some(language), Datum::Text(text)) if seen.insert(&entry.key) => {
                            words.push((language.lang.clone(), text.clone()));
                        }
                        (Some(_), _) => self.wrong(&entry.value, "a label is a text in quotes"),
                        // Without any language, that is what is wrong, and not each word.
                        (None, _) if self.languages.is_empty() => {}
                        (None, _) => {
                            let near = nearest(&entry.key, self.languages.iter().map(|l| l.lang.as_str()));
                            self.findings.push(
                                Diagnostic::new(
                                    codes::CONFIG_DANGLING,
                                    format!("`{}` is not a language of the book", entry.key),
                                )
                                .at(self.path, entry.key_span)
                                .did_you_mean(near)
                                .help("declare the language in `languages`, or take the words out"),
                            );
                        }
                    }
                }
                Label::new(words)
            }
            _ => {
                self.wrong(value, "write a text in quotes, or one for each language: { en = \"…\" }");
                Label::default()
            }
        }
    }

    /// Says that a value is not what it should be.
    pub(super) fn wrong(&mut self, value: &Value, help: &str) {
        self.findings.push(
            Diagnostic::new(codes::CONFIG_TYPE, format!("{} does not belong here", value.data.name()))
                .at(self.path, value.span)
                .help(help),
        );
    }
}

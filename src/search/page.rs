use std::collections::BTreeSet;

use super::analysis::nfc;
use super::equivalents::foreign;
use crate::base::{Lang, SitePath, Slug};
use crate::config::{Config, FieldType, Kind, Paragraphs};
use crate::model::{
    Block, Edition, Entry, EntryIndex, FieldData, Inline, LinkedEdition, Node, Route, Site, Status, Target,
    Via,
};
use crate::resolve::path_of;

/// What is searched of one edition of one entry that has a page. All texts are in NFC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The entry.
    pub id: Slug,
    /// The language.
    pub lang: Lang,
    /// Where its page is in the site.
    pub path: SitePath,
    /// The title.
    pub title: String,
    /// Other names: fields of the type names, fields that `book.toml` calls names, equivalents in other languages, the id.
    pub aliases: Vec<String>,
    /// One or two sentences.
    pub summary: String,
    /// Its own symbols: fields of the type symbols.
    pub symbols: Vec<String>,
    /// Headings and text, in the order of the page: fields first, then the body, footnotes,
    /// sources, and last the words of choices.
    pub passages: Vec<Passage>,
    /// The id of the kind.
    pub kind: Slug,
    /// How far the panel has come with it.
    pub status: Status,
    /// The date that says when it was: the first field of the type date, as the front matter has it.
    pub date: Option<String>,
    /// What it can be filtered by: the name of a facet and a value, sorted. See [`crate::config::Search::facets`].
    pub facets: Vec<(String, String)>,
}

/// A heading or a block of text, and the nearest address from which it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Whether it is a heading.
    pub heading: bool,
    /// The words.
    pub text: String,
    /// The address within the page: of the paragraph it is in or of the heading above. None at the top.
    pub anchor: Option<String>,
    /// The number of the paragraph it is in, as printed: `8`, `8 (a)`, `8 bis`.
    pub number: Option<String>,
}

impl Page {
    /// The values of a facet.
    pub fn facet<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.facets.iter().filter(move |(facet, _)| facet == name).map(|(_, value)| value.as_str())
    }
}

/// The pages of all shown entries, by id and then by language as the language bar has it.
pub fn pages(site: &Site, config: &Config) -> Vec<Page> {
    (0..)
        .map(EntryIndex)
        .zip(&site.entries)
        .filter(|(_, entry)| entry.shown)
        .flat_map(|(index, entry)| {
            entry.editions.iter().filter_map(move |linked| page(index, entry, linked, site, config))
        })
        .collect()
}

/// What is searched of one edition. None when it has no page.
pub fn page(
    index: EntryIndex,
    entry: &Entry,
    linked: &LinkedEdition,
    site: &Site,
    config: &Config,
) -> Option<Page> {
    let edition = &*linked.edition;
    let kind = &config.kinds[entry.kind];
    let route = Route::Entry { lang: edition.lang.clone(), id: entry.id.clone() };
    let path = path_of(&route, || kind.folder.clone(), config).ok()?;
    // Fields that do not change with the language stand in the source's edition alone.
    let source = entry.edition(&config.source).map_or(edition, |linked| &linked.edition);
    let mut reader = Reader { linked, site, lang: &edition.lang, passages: Vec::new(), anchor: None };
    reader.fields(kind, source);
    reader.blocks(&edition.body, None);
    for note in &edition.notes {
        reader.anchor = None;
        reader.blocks(&note.blocks, None);
    }
    reader.anchor = None;
    for source in &edition.sources {
        reader.push(&source.content, None);
    }
    reader.labels(kind, source, config);
    let passages = reader.passages;
    let date = date(edition).or_else(|| date(source));
    Some(Page {
        id: entry.id.clone(),
        lang: edition.lang.clone(),
        path,
        title: clean(&edition.title),
        aliases: aliases(entry, kind, edition, source, config),
        summary: clean(&edition.summary),
        symbols: words(kind, edition, source, |field| field == FieldType::Symbols),
        passages,
        kind: kind.id.clone(),
        status: edition.status,
        facets: facets(index, kind, edition, source, date.as_deref(), site, config),
        date,
    })
}

/// Text in NFC, its white space single.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in nfc(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn date(edition: &Edition) -> Option<String> {
    edition.fields.iter().find_map(|value| match &value.data {
        FieldData::Date(date) => Some(date.to_string()),
        _ => None,
    })
}

/// The words of the fields of some types: of this edition, else of the source's.
fn words(kind: &Kind, edition: &Edition, source: &Edition, of: impl Fn(FieldType) -> bool) -> Vec<String> {
    let mut all = Vec::new();
    for (at, field) in kind.fields.iter().enumerate().filter(|(_, field)| of(field.of)) {
        let _ = field;
        if let Some(FieldData::Words(words)) =
            edition.field(at).or_else(|| source.field(at)).map(|value| &value.data)
        {
            all.extend(words.iter().map(|word| clean(word)));
        }
    }
    all
}

fn aliases(entry: &Entry, kind: &Kind, edition: &Edition, source: &Edition, config: &Config) -> Vec<String> {
    let mut all = Vec::new();
    for (at, field) in kind.fields.iter().enumerate() {
        if field.of != FieldType::Names && !config.search.names.contains(&field.name) {
            continue;
        }
        let value = edition.field(at).or_else(|| source.field(at));
        if let Some(FieldData::Words(words)) = value.map(|value| &value.data) {
            all.extend(words.iter().map(|word| clean(word)));
        }
    }
    for edition in entry.editions.iter() {
        all.extend(foreign(&edition.edition, config).map(|(_, name)| name));
    }
    all.push(entry.id.to_string());
    all
}

fn facets(
    index: EntryIndex,
    kind: &Kind,
    edition: &Edition,
    source: &Edition,
    date: Option<&str>,
    site: &Site,
    config: &Config,
) -> Vec<(String, String)> {
    let mut all = BTreeSet::new();
    for name in &config.search.facets {
        let mut add = |value: &str| all.insert((name.clone(), value.to_owned()));
        match name.as_str() {
            "kind" => {
                add(kind.id.as_str());
            }
            "status" => {
                add(edition.status.word());
            }
            "year" => {
                date.and_then(|date| date.split('-').next()).map(add);
            }
            "instrument" => {
                for id in instruments(index, kind, site) {
                    add(id);
                }
            }
            _ => {
                let at = kind.fields.iter().position(|field| field.name == *name);
                let value = at.and_then(|at| edition.field(at).or_else(|| source.field(at)));
                if let Some(FieldData::Words(words)) = value.map(|value| &value.data) {
                    for word in words {
                        add(word);
                    }
                }
            }
        }
    }
    all.into_iter().collect()
}

/// The entries to whose paragraphs the relations of an entry lead.
fn instruments<'a>(index: EntryIndex, kind: &'a Kind, site: &'a Site) -> impl Iterator<Item = &'a str> {
    site.edges_from(index).iter().filter_map(move |edge| {
        let Via::Relation(relation) = edge.via else { return None };
        let to_paragraphs = kind.relations.get(relation)?.paragraphs != Paragraphs::No;
        to_paragraphs.then(|| site.entry(edge.to).id.as_str())
    })
}

/// Gathers the passages of an edition.
struct Reader<'a> {
    linked: &'a LinkedEdition,
    site: &'a Site,
    lang: &'a Lang,
    passages: Vec<Passage>,
    /// The heading above.
    anchor: Option<String>,
}

/// A numbered paragraph: its address and its whole number.
#[derive(Clone)]
struct Numbered {
    anchor: String,
    number: String,
}

impl Reader<'_> {
    /// The fields that hold text, in the order of the kind.
    fn fields(&mut self, kind: &Kind, source: &Edition) {
        for (at, field) in kind.fields.iter().enumerate() {
            let own = self.linked.edition.field(at);
            match own.or_else(|| source.field(at)).map(|value| &value.data) {
                // Links of another edition's prose are not in this one's table.
                Some(FieldData::Prose(runs)) if own.is_some() => {
                    for run in runs {
                        self.push(run, None);
                    }
                }
                Some(FieldData::Words(words)) => match field.of {
                    FieldType::Text | FieldType::Texts => {
                        for word in words {
                            self.text(word, None);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// What one of the kind is called, and the words that choices stand for: no text to read, but words of the page.
    fn labels(&mut self, kind: &Kind, source: &Edition, config: &Config) {
        let mut labels = vec![kind.singular.in_lang(self.lang, &config.source).0];
        for (at, field) in kind.fields.iter().enumerate() {
            let value = self.linked.edition.field(at).or_else(|| source.field(at));
            let Some(FieldData::Words(words)) = value.map(|value| &value.data) else { continue };
            if matches!(field.of, FieldType::Choice | FieldType::Choices) {
                let choices = config.choices(field).iter().filter(|choice| words.contains(&choice.id));
                labels.extend(choices.map(|choice| choice.label.in_lang(self.lang, &config.source).0));
            }
        }
        self.text(&labels.join(" · "), None);
    }

    fn blocks(&mut self, blocks: &[Block], within: Option<&Numbered>) {
        for block in blocks {
            self.block(block, within);
        }
    }

    fn block(&mut self, block: &Block, within: Option<&Numbered>) {
        match &block.node {
            Node::Heading { anchor, content, .. } => {
                self.anchor = Some(anchor.clone());
                let mut text = String::new();
                self.plain(content, &mut text);
                let text = clean(&text);
                self.passages.push(Passage {
                    heading: true,
                    text,
                    anchor: Some(anchor.clone()),
                    number: None,
                });
            }
            Node::Paragraph(content) => self.push(content, within),
            Node::Numbered { number, anchor, blocks } => {
                let number = match within {
                    Some(outer) => format!("{} {number}", outer.number),
                    None => number.clone(),
                };
                self.blocks(blocks, Some(&Numbered { anchor: anchor.clone(), number }));
            }
            Node::List { items, .. } => {
                for item in items {
                    self.blocks(item, within);
                }
            }
            Node::Quote { blocks, source } => {
                self.blocks(blocks, within);
                if let Some(source) = source {
                    self.push(source, within);
                }
            }
            Node::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    let mut text = String::new();
                    for (at, cell) in row.iter().enumerate() {
                        text.push_str(if at == 0 { "" } else { " | " });
                        self.plain(cell, &mut text);
                    }
                    self.text(&text, within);
                }
            }
            Node::Code { text, .. } => self.text(text, within),
            Node::Rule => {}
        }
    }

    fn push(&mut self, content: &[Inline], within: Option<&Numbered>) {
        let mut text = String::new();
        self.plain(content, &mut text);
        self.text(&text, within);
    }

    fn text(&mut self, text: &str, within: Option<&Numbered>) {
        let text = clean(text);
        if text.is_empty() {
            return;
        }
        let anchor = within.map(|numbered| numbered.anchor.clone()).or_else(|| self.anchor.clone());
        let number = within.map(|numbered| numbered.number.clone());
        self.passages.push(Passage { heading: false, text, anchor, number });
    }

    /// The words as the page shows them: a link without words of its own shows the title of its target.
    fn plain(&self, content: &[Inline], out: &mut String) {
        for inline in content {
            match inline {
                Inline::Link { link, content } if content.is_empty() => {
                    if let Some(Target::Entry { entry, .. }) = self.linked.targets.get(*link) {
                        let entry = self.site.entry(*entry);
                        let linked = entry.edition(self.lang).or_else(|| entry.editions.first());
                        out.push_str(linked.map_or("", |linked| &linked.edition.title));
                    }
                }
                Inline::Link { content: inner, .. }
                | Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Struck(inner) => self.plain(inner, out),
                other => out.push_str(&Inline::plain(std::slice::from_ref(other))),
            }
        }
    }
}

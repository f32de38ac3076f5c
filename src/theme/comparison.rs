use minijinja::{Value, context};
use serde::Serialize;

use super::{View, card};
use crate::base::Lang;
use crate::config::{Comparison, Config, FieldType};
use crate::model::{Entry, EntryIndex, FieldData, Site, Via};

/// Entries of one kind side by side, for each of some kinds.
#[derive(Debug, Serialize)]
pub struct SideBySide {
    /// A table a kind.
    pub tables: Vec<ComparisonTable>,
}

/// The entries of a kind, a column each.
#[derive(Debug, Serialize)]
pub struct ComparisonTable {
    /// The id of the kind.
    pub kind: String,
    /// What they are called.
    pub title: String,
    /// The ids of the entries, by title.
    pub entries: Vec<String>,
    /// What is compared: only what is short.
    pub rows: Vec<ComparisonRow>,
}

/// One thing that is compared.
#[derive(Debug, Serialize)]
pub struct ComparisonRow {
    /// What it is called.
    pub label: String,
    /// A cell an entry.
    pub cells: Vec<ComparisonCell>,
}

/// What an entry has there.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct ComparisonCell {
    /// Words.
    pub words: Vec<String>,
    /// A date.
    pub date: Option<String>,
    /// Yes or no.
    pub flag: Option<bool>,
    /// The ids of the entries that a relation joins it with.
    pub ids: Vec<String>,
}

/// Sets the entries of the settings' kinds side by side.
pub(super) fn side_by_side(wanted: &Comparison, lang: &Lang, site: &Site, config: &Config) -> SideBySide {
    SideBySide { tables: wanted.kinds.iter().map(|kind| table(*kind, lang, site, config)).collect() }
}

fn table(kind: usize, lang: &Lang, site: &Site, config: &Config) -> ComparisonTable {
    let indexes = super::matrix::by_title(kind, lang, site, config);
    let settings = &config.kinds[kind];
    let label = |label: &crate::config::Label| label.in_lang(lang, &config.source).0.to_owned();
    let mut rows = Vec::new();
    let mut add = |label: String, cell: &dyn Fn(EntryIndex) -> ComparisonCell| {
        let cells: Vec<ComparisonCell> = indexes.iter().map(|index| cell(*index)).collect();
        if cells.iter().any(|cell| *cell != ComparisonCell::default()) {
            rows.push(ComparisonRow { label, cells });
        }
    };
    for (at, field) in settings.fields.iter().enumerate() {
        let short = !matches!(
            field.of,
            FieldType::Prose
                | FieldType::Proses
                | FieldType::Url
                | FieldType::Symbols
                | FieldType::Names
                | FieldType::Texts
        );
        if short {
            add(label(&field.label), &|index| fact(site.entry(index), at, kind, lang, config));
        }
    }
    for (at, relation) in settings.relations.iter().enumerate() {
        add(label(&relation.label), &|index| {
            let to = site.edges_from(index).iter().filter(|edge| edge.via == Via::Relation(at));
            joined(to.map(|edge| edge.to), site)
        });
    }
    for (other, from) in config.kinds.iter().enumerate() {
        for (at, relation) in
            from.relations.iter().enumerate().filter(|(_, one)| one.to.contains(&settings.id))
        {
            add(label(&relation.inverse), &|index| {
                let edges = site.edges_to(index).filter(|edge| edge.via == Via::Relation(at));
                joined(edges.map(|edge| edge.from).filter(|from| site.entry(*from).kind == other), site)
            });
        }
    }
    ComparisonTable {
        kind: settings.id.to_string(),
        title: label(&settings.title),
        entries: indexes.iter().map(|index| site.entry(*index).id.to_string()).collect(),
        rows,
    }
}

fn fact(entry: &Entry, field: usize, kind: usize, lang: &Lang, config: &Config) -> ComparisonCell {
    let main = card::best(entry, &config.source, config);
    let own = entry.edition(lang).and_then(|linked| linked.edition.field(field));
    let choices = config.choices(&config.kinds[kind].fields[field]);
    let words = |word: &String| {
        let choice = choices.iter().find(|choice| choice.id == *word);
        choice.map_or(word.as_str(), |choice| choice.label.in_lang(lang, &config.source).0).to_owned()
    };
    let mut cell = ComparisonCell::default();
    match own.or_else(|| main.field(field)).map(|value| &value.data) {
        Some(FieldData::Words(list)) => cell.words = list.iter().map(words).collect(),
        Some(FieldData::Number(number)) => cell.words = vec![number.to_string()],
        Some(FieldData::Flag(flag)) => cell.flag = Some(*flag),
        Some(FieldData::Date(date)) => cell.date = Some(date.to_string()),
        Some(FieldData::Prose(_)) | None => {}
    }
    cell
}

/// The entries at the other ends, each once.
fn joined(ends: impl Iterator<Item = EntryIndex>, site: &Site) -> ComparisonCell {
    let mut ids: Vec<String> = Vec::new();
    for entry in ends.map(|index| site.entry(index)).filter(|entry| entry.shown) {
        if !ids.iter().any(|id| id == entry.id.as_str()) {
            ids.push(entry.id.to_string());
        }
    }
    ComparisonCell { ids, ..ComparisonCell::default() }
}

impl View {
    /// Tables as templates see them: `kind`, `title`, `entries` (cards) and `rows`, each with its `label` and
    /// a cell an entry: `words`, `date`, `flag`, `cards`.
    pub fn side_by_side(&self, found: &SideBySide) -> Value {
        let cards = |ids: &[String]| ids.iter().filter_map(|id| self.card_of(id)).collect::<Vec<_>>();
        let cell = |cell: &ComparisonCell| {
            context! { words => &cell.words, date => cell.date.as_deref(), flag => cell.flag, cards => cards(&cell.ids) }
        };
        let row = |row: &ComparisonRow| {
            context! { label => row.label.as_str(), cells => row.cells.iter().map(cell).collect::<Vec<_>>() }
        };
        let table = |table: &ComparisonTable| {
            let rows: Vec<Value> = table.rows.iter().map(row).collect();
            context! { kind => table.kind.as_str(), title => table.title.as_str(), entries => cards(&table.entries), rows }
        };
        Value::from(found.tables.iter().map(table).collect::<Vec<_>>())
    }
}

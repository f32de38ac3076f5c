use super::Page;

/// A part of a page that is weighed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Field {
    /// The title.
    Title = 0,
    /// Other names, and the id.
    Aliases = 1,
    /// The symbols of the document that the page is about.
    Symbol = 2,
    /// The headings of its text.
    Headings = 3,
    /// The summary.
    Summary = 4,
    /// All other text: fields, body, footnotes, sources.
    Body = 5,
    /// The title, each other name and each symbol, as one token each: who types a whole name wants what bears it.
    Names = 6,
}

impl Field {
    /// Every field.
    pub const ALL: &[Field] = &[
        Field::Title,
        Field::Aliases,
        Field::Symbol,
        Field::Headings,
        Field::Summary,
        Field::Body,
        Field::Names,
    ];

    /// Its name in queries and in the index.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Aliases => "aliases",
            Field::Symbol => "symbol",
            Field::Headings => "headings",
            Field::Summary => "summary",
            Field::Body => "body",
            Field::Names => "names",
        }
    }

    /// By how much a word counts more here than in the body.
    pub fn boost(self) -> f32 {
        match self {
            Field::Title | Field::Names => 4.0,
            Field::Aliases => 3.0,
            Field::Symbol => 5.0,
            Field::Headings => 1.5,
            Field::Summary => 2.0,
            Field::Body => 1.0,
        }
    }

    /// Whether a longer field makes each of its words count less. A list of names is not about less for being long.
    pub fn by_length(self) -> bool {
        !matches!(self, Field::Aliases | Field::Symbol | Field::Names)
    }

    /// The texts of a page that belong to the field.
    pub fn texts(self, page: &Page) -> Vec<&str> {
        let passages = |heading: bool| {
            let some = page.passages.iter().filter(move |passage| passage.heading == heading);
            some.map(|passage| passage.text.as_str()).collect()
        };
        match self {
            Field::Title => vec![&page.title],
            Field::Aliases => page.aliases.iter().map(String::as_str).collect(),
            Field::Symbol => page.symbols.iter().map(String::as_str).collect(),
            Field::Headings => passages(true),
            Field::Summary => vec![&page.summary],
            Field::Body => passages(false),
            Field::Names => {
                let names = page.aliases.iter().chain(&page.symbols).map(String::as_str);
                std::iter::once(page.title.as_str()).chain(names).collect()
            }
        }
    }
}

use std::path::Path;

use super::Refusal;
use crate::base::{BookPath, Lang, Slug, nearest_slug};
use crate::citation::{Finder, Target as Cited};
use crate::config::{Config, FieldType, Kind, Numbering};
use crate::diagnostic::nearest;
use crate::register::{Declared, Register};

/// The longest text, in bytes: as much as an entry may have.
pub const LIMIT: u64 = 4 << 20;

/// What a person asks for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The file's name, for messages and for the id.
    pub file: &'a str,
    /// The form of the text; told from name and text when not said.
    pub format: Option<Format>,
    /// The symbols of the document.
    pub symbols: &'a [String],
    /// The id.
    pub id: Option<&'a str>,
    /// The kind; the only one that fits when not said.
    pub kind: Option<&'a str>,
    /// The language of the text; the book's first one when not said.
    pub lang: Option<&'a str>,
    /// Whether the entry goes into the book, so that its id must be free.
    pub into_book: bool,
}

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// The form that a file's name tells, else its first words.
    pub(super) fn of(file: &str, text: &[String]) -> Format {
        let ending =
            Path::new(file).extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let first = text.iter().find(|line| !line.trim().is_empty());
        let first = first.map_or("", |line| line.trim_start());
        let starts = |tag: &str| first.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
        match ending.as_str() {
            "md" | "markdown" | "mkd" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::Html,
            _ if ["<!doctype html", "<html"].into_iter().any(starts) => Format::Html,
            _ => Format::Plain,
        }
    }
}

/// What must be known of the book.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// Its settings.
    pub config: &'a Config,
    /// What is registered.
    pub register: &'a Register,
    /// What each file declares, by which a symbol that is taken is found.
    pub declared: &'a [Declared],
    /// The editions that there are: id and language.
    pub editions: &'a [(Slug, Lang)],
}

/// Where the entry goes.
pub(super) struct Target<'a> {
    pub(super) kind: &'a Kind,
    pub(super) id: Slug,
    pub(super) lang: Lang,
    pub(super) path: BookPath,
    /// In canonical form.
    pub(super) symbols: Vec<String>,
    pub(super) remarks: Vec<String>,
}

/// Decides where the entry goes, or says why it cannot.
pub(super) fn target<'a>(request: &Request<'_>, book: &Book<'a>) -> Result<Target<'a>, Refusal> {
    let kind = kind(request.kind, book.config)?;
    let lang = lang(request.lang, book.config)?;
    let mut remarks = Vec::new();
    let mut symbols = Vec::new();
    for written in request.symbols {
        for symbol in read_symbol(written, &lang, book)? {
            if !symbols.contains(&symbol) {
                symbols.push(symbol);
            }
        }
    }
    let holder = symbols.iter().find_map(|symbol| Some((symbol, book.register.registry.identifier(symbol)?)));
    let id = match (request.id, holder) {
        (Some(id), _) => Slug::new(id).ok_or_else(|| {
            Refusal::new(format!("`{id}` cannot be an id"))
                .did_you_mean(nearest_slug(id).as_ref().map(Slug::as_str))
                .help("an id has small letters a to z, digits and hyphens between words")
        })?,
        // A translation belongs to the entry that has the symbol.
        (None, Some((_, holder))) if lang != book.config.source => holder.clone(),
        _ => own_id(request.file, &symbols)?,
    };
    if let Some((symbol, holder)) = holder.filter(|(_, holder)| **holder != id) {
        if request.into_book {
            return Err(Refusal::new(format!("`{symbol}` is the symbol of the entry `{holder}` already"))
                .help("a symbol stands for one document: look whether the entry is this document")
                .help("to see the import without writing into the book, add `--out -`"));
        }
        remarks.push(format!(
            "`{symbol}` is the symbol of the entry `{holder}` already; one of the two must give it up"
        ));
    }
    let same = |(other, tongue): &&(Slug, Lang)| *other == id && *tongue == lang;
    if request.into_book && book.editions.iter().any(|edition| same(&edition)) {
        return Err(Refusal::new(format!("there is an entry `{id}` in this language already"))
            .help("nothing was written; choose another id: --id ID"));
    }
    if lang != book.config.source
        && !book.editions.iter().any(|(other, tongue)| *other == id && *tongue == book.config.source)
    {
        remarks.push(format!(
            "`{id}` has no edition in the book’s first language `{}` yet, which every entry needs",
            book.config.source
        ));
    }
    let name = if lang == book.config.source { format!("{id}.md") } else { format!("{id}.{lang}.md") };
    let path = BookPath::new(&format!("content/{}/{name}", kind.folder))
        .ok_or_else(|| Refusal::new(format!("`{name}` cannot be the name of a file")))?;
    Ok(Target { kind, id, lang, path, symbols, remarks })
}

fn kind<'a>(named: Option<&str>, config: &'a Config) -> Result<&'a Kind, Refusal> {
    let fits = |kind: &&Kind| {
        kind.numbering == Numbering::Numbered
            && kind.fields.iter().any(|field| field.of == FieldType::Symbols)
    };
    let fitting: Vec<&Kind> = config.kinds.iter().filter(fits).collect();
    let list =
        |kinds: &[&Kind]| kinds.iter().map(|kind| format!("`{}`", kind.id)).collect::<Vec<_>>().join(", ");
    let Some(name) = named else {
        return match fitting.as_slice() {
            [only] => Ok(only),
            [] => Err(Refusal::new("no kind of this book holds documents with numbered paragraphs and symbols")
                .help("a kind for documents has `paragraphs = \"numbered\"` and a field of the type `symbols` in book.toml")),
            several => Err(Refusal::new(format!("several kinds hold documents: {}", list(several)))
                .help("choose one: --kind KIND")),
        };
    };
    let found = config.kind(name).ok_or_else(|| {
        Refusal::new(format!("there is no kind `{name}`"))
            .did_you_mean(nearest(name, config.kinds.iter().map(|kind| kind.id.as_str())))
            .help(match fitting.as_slice() {
                [] => "no kind of this book holds documents with numbered paragraphs".to_owned(),
                some => format!("kinds that hold documents: {}", list(some)),
            })
    })?;
    if found.numbering != Numbering::Numbered {
        return Err(Refusal::new(format!("entries of the kind `{name}` have no numbered paragraphs")).help(
            match fitting.as_slice() {
                [] => "a kind for documents has `paragraphs = \"numbered\"` in book.toml".to_owned(),
                some => format!("kinds that hold documents: {}", list(some)),
            },
        ));
    }
    Ok(found)
}

fn lang(named: Option<&str>, config: &Config) -> Result<Lang, Refusal> {
    let Some(tag) = named else { return Ok(config.source.clone()) };
    let tags = || config.languages.iter().map(|language| language.lang.as_str());
    match config.language(tag) {
        Some(language) => Ok(language.lang.clone()),
        None => Err(Refusal::new(format!("`{tag}` is no language of this book"))
            .did_you_mean(nearest(tag, tags()))
            .help(format!("its languages are {}", tags().collect::<Vec<_>>().join(", ")))),
    }
}

/// The symbols in what was typed: one, or the several of a document that has more than one.
fn read_symbol(written: &str, lang: &Lang, book: &Book<'_>) -> Result<Vec<String>, Refusal> {
    let Register { rules, registry, .. } = book.register;
    if let Some(symbol) = crate::citation::Symbol::parse_lenient(written, rules) {
        return Ok(vec![symbol.to_string()]);
    }
    let found = Finder::new(lang, rules, registry).with_candidates().find(written);
    let mut rest = written.to_owned();
    let mut symbols = Vec::new();
    for mention in found.mentions.iter().rev().filter(|mention| mention.pinpoints.is_empty()) {
        rest.replace_range(mention.span.range(), "");
        let mut own = match &mention.target {
            Cited::Symbol(symbol) => vec![symbol.to_string()],
            Cited::Identifier { id, .. } => vec![id.clone()],
            Cited::Name(_) => Vec::new(),
        };
        own.extend(mention.twins.iter().map(ToString::to_string));
        symbols.splice(0..0, own);
    }
    let joints = rest
        .split(|c: char| !c.is_alphanumeric())
        .all(|word| matches!(word, "" | "and" | "et" | "y" | "и" | "和" | "و"));
    if joints && !symbols.is_empty() {
        return Ok(symbols);
    }
    let meant = found.slips.into_iter().find_map(|slip| slip.meant);
    let known: Vec<&str> =
        book.declared.iter().flat_map(|one| one.symbols.iter().map(String::as_str)).collect();
    let near = meant.or_else(|| nearest(written, known).map(str::to_owned));
    Err(Refusal::new(format!("`{written}` is not the symbol of a document"))
        .did_you_mean(near.as_deref())
        .help("write it as it is printed on the document, such as A/CONF.192/2018/RC/3; leave `--symbol` out when it has none"))
}

/// An id from the file's name, else from the symbol.
fn own_id(file: &str, symbols: &[String]) -> Result<Slug, Refusal> {
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    nearest_slug(stem).or_else(|| symbols.iter().find_map(|symbol| nearest_slug(symbol))).ok_or_else(|| {
        Refusal::new(format!("no id can be made of the name `{stem}`")).help("choose one: --id ID")
    })
}

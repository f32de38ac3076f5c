//! Rank 12: a document's text, as it was issued, to the skeleton of an entry.
//!
//! In: the bytes of a plain text, Markdown or HTML file, and the book's settings. Out: an [`Imported`] entry
//! that parses, with the document's paragraphs quoted under their own numbers, and a [`Report`] in which
//! every line of the file that is not empty stands once. Nothing is fetched and nothing is run. Steps:
//! 1. bytes to text (`decode`), text to lines of plain words whatever its form (`plain`, `markdown`, `html`);
//! 2. what pages carry besides the text is set aside (`furniture`);
//! 3. each line is told to be head, heading, number, note or the going on of one (`sort`, `count`, `heading`, `note`);
//! 4. the head is taken apart into guesses (`guess`, `date`, `issuer`), lines are joined (`join`);
//! 5. the entry is written (`front`, `entry`, `markup`, `pinpoint`), read back by the parser, and mended
//!    where a number could not be an address.
//!
//! Every guess is said to be one, in the entry and in the report. The entry is a draft: it is not published
//! before a person has gone through it. The time grows with the length of the text.

mod count;
mod date;
mod decode;
mod entry;
mod front;
mod furniture;
mod guess;
mod heading;
mod html;
mod issuer;
mod join;
mod line;
mod markdown;
mod markup;
mod note;
mod pinpoint;
mod plain;
mod refusal;
mod report;
mod request;
mod sort;

pub use refusal::Refusal;
pub use report::{Report, Row};
pub use request::{Book, Format, LIMIT, Request};

use std::collections::{BTreeMap, BTreeSet};

use crate::base::BookPath;
use crate::citation::{Finder, Target};
use crate::parse::Citations;
use entry::{Document, Setting};
use furniture::Furniture;
use guess::{Guess, Guesses, Part};
use join::Vocabulary;
use line::Lines;
use report::Fates;
use sort::What;

/// An entry that is not written yet, and what it was made from.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Where it belongs in the book.
    pub path: BookPath,
    /// Its text.
    pub entry: String,
    /// What became of every line.
    pub report: Report,
}

/// Makes an entry of a document's text.
///
/// # Errors
/// When the bytes are no text, or the request does not fit the book.
pub fn import(bytes: &[u8], request: &Request<'_>, book: &Book<'_>) -> Result<Imported, Refusal> {
    let target = request::target(request, book)?;
    let decode::Text { lines: text, cleaned } = decode::decode(bytes, request.file)?;
    let Lines { lines, mended } = match request.format.unwrap_or_else(|| Format::of(request.file, &text)) {
        Format::Plain => plain::lines(&text),
        Format::Markdown => markdown::lines(&text),
        Format::Html => html::lines(&text),
    };
    let finder = Finder::new(&target.lang, &book.register.rules, &book.register.registry);
    let mut fates = Fates::default();
    let furniture = furniture::furniture(&lines);
    let mut sorted = sort::sort(&lines, &furniture, &target.lang, &mut fates);
    let head = std::mem::take(&mut sorted.head);
    let kind = target.kind;
    let has = |part: Part| part.field(kind).is_some();
    let mut guesses = guess::guess(&head, &lines, &finder, &has, &mut fates);
    jobs(&furniture, &lines, &has, &mut guesses, &mut fates);
    let mut remarks = target.remarks;
    guesses.symbols.retain(|guess| {
        let holder = book.register.registry.document(&guess.value).filter(|holder| **holder != target.id);
        remarks.extend(holder.map(|holder| {
            let Guess { value, line } = guess;
            format!("line {line}: `{value}` is the symbol of the entry `{holder}`, so it is left out here: is this the same document?")
        }));
        holder.is_none()
    });
    let words = Vocabulary::of(lines.iter().map(|line| line.text.as_str()));
    let number = |at: usize| lines[at].number;
    let mut document = entry::document(sorted, &guesses.opening, &words, &number);
    for note in &document.notes {
        guesses.disclaimer_in(&note.blocks.join(" "), note.line);
    }
    let known = front::Known {
        file: request.file,
        id: target.id.as_str(),
        lang: &target.lang,
        kind,
        config: book.config,
        guesses: &guesses,
        symbols: &target.symbols,
    };
    let (front, confirm) = front::matter(&known);
    let work = target
        .symbols
        .first()
        .cloned()
        .or_else(|| guesses.symbols.first().map(|guess| guess.value.to_string()))
        .unwrap_or_else(|| target.id.to_string());
    let finders = book.register.finders(book.config);
    let citations = Citations { register: book.register, finders: &finders };
    let setting = Setting {
        work: &work,
        lang: &target.lang,
        path: &target.path,
        config: book.config,
        citations: &citations,
    };
    let entry = entry::text(&front, &mut document, &setting);
    let mut mendings: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (line, what) in mended {
        mendings.entry(line).or_default().push(what);
    }
    for (line, count) in cleaned {
        mendings.entry(line).or_default().push(format!("{count} characters that print nothing taken out"));
    }
    let rows = fates.rows(
        &text,
        |item| called(&document, item),
        |note| format!("note {}", document.notes[note].label),
        &mendings,
    );
    let (symbols, addresses) = cited(&lines, &finder, &target.symbols, &guesses);
    remarks.append(&mut document.remarks);
    remarks.extend(doubts(&document));
    let paragraphs = document.items.iter().filter(|part| {
        !part.plain && matches!(&part.what, What::Numbered { path, signs } if path.len() == signs.len())
    });
    let report = Report {
        file: request.file.to_owned(),
        rows,
        paragraphs: paragraphs.count(),
        notes: document.notes.len(),
        symbols,
        addresses,
        confirm,
        remarks,
    };
    Ok(Imported { path: target.path, entry, report })
}

/// Job numbers are furniture of the page and metadata of the document.
fn jobs(
    furniture: &[Option<Furniture>],
    lines: &[line::Line],
    has: &dyn Fn(Part) -> bool,
    guesses: &mut Guesses,
    fates: &mut Fates,
) {
    if !has(Part::Jobs) {
        return;
    }
    for (line, found) in lines.iter().zip(furniture) {
        let Some(Furniture::Job(job)) = found else { continue };
        if guesses.jobs.iter().all(|known| known.value != *job) {
            guesses.jobs.push(Guess { value: job.clone(), line: line.number });
            fates.said(line, "job number kept in the front matter, to be confirmed");
        }
    }
}

/// What an item is called in the report.
fn called(document: &Document, item: usize) -> String {
    let part = &document.items[item];
    match &part.what {
        What::Heading { .. } => "heading".to_owned(),
        What::Numbered { path, .. } if !part.plain => {
            let anchor = part.anchor.as_deref().unwrap_or_default();
            format!("paragraph {} (#{anchor})", path.join(" "))
        }
        What::Numbered { signs, .. } => format!("text, with “{}” as words", signs.join(" ")),
        What::Loose => "text without a number".to_owned(),
    }
}

/// Numbers that could not be addresses.
fn doubts(document: &Document) -> Vec<String> {
    let plain = document.items.iter().filter(|part| part.plain);
    plain
        .filter_map(|part| match &part.what {
            What::Numbered { signs, .. } => Some(format!(
                "the number “{}” is written as words, because another paragraph has its address: is a heading such as “Section V” or “Annex” missing above?",
                signs.join(" ")
            )),
            _ => None,
        })
        .collect()
}

/// The symbols and addresses that the text names, besides its own.
fn cited(
    lines: &[line::Line],
    finder: &Finder<'_>,
    own: &[String],
    guesses: &Guesses,
) -> (Vec<String>, Vec<String>) {
    let (mut symbols, mut addresses) = (BTreeSet::new(), BTreeSet::new());
    for line in lines {
        for mention in finder.find(&line.text).mentions {
            match mention.target {
                Target::Symbol(symbol) => drop(symbols.insert(symbol.to_string())),
                Target::Identifier { id, .. } => drop(symbols.insert(id)),
                Target::Name(_) => {}
            }
        }
        addresses.extend(markup::addresses(&line.text).into_iter().map(str::to_owned));
    }
    symbols.retain(|symbol| {
        !own.contains(symbol) && guesses.symbols.iter().all(|guess| guess.value.as_str() != symbol)
    });
    (symbols.into_iter().collect(), addresses.into_iter().collect())
}

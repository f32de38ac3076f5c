//! The text of a new entry, from the schema of its kind.
//!
//! Required lines stand first, as empty prompts which the checker names one by one. What cannot be empty
//! (a date, a number, yes or no, a step of the ladder) and what may be left out is a remark: take the `#`
//! away and fill it in. So the file as written has no finding but that something is still to be said.

use super::words::{either, label, quoted, remark};
use crate::config::{
    Cardinality, Choice, Config, Field, FieldType, Kind, Numbering, Paragraphs, Relation, Requirement,
};
use crate::model::Status;

/// The file of a new entry.
pub(super) fn text(kind: &Kind, title: Option<&str>, config: &Config) -> String {
    let mut page = Page::default();
    page.line("+++");
    page.prompt(&format!("title = {}", quoted(title.unwrap_or_default())));
    page.remark("One or two plain sentences; lists and search results show them.");
    page.prompt("summary = \"\"");
    let others: Vec<String> =
        Status::ALL[1..].iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>();
    page.remark(&format!("A draft is not published. When it is ready: {}.", either(&others)));
    page.prompt(&format!("status = \"{}\"", Status::Draft.word()));

    page.part(&format!("What a {} must have.", singular(kind, config)));
    if kind.standing == Requirement::Required {
        standing(&mut page, true, config);
    }
    for one in kind.fields.iter().filter(|field| field.required) {
        field(&mut page, one, config);
    }
    for one in kind.relations.iter().filter(|relation| relation.required) {
        relation(&mut page, one, config);
    }
    if kind.sources == Requirement::Required {
        sources(&mut page, true);
    }

    page.part("What it may have: take the # away from a line, and fill it in.");
    for one in kind.fields.iter().filter(|field| !field.required) {
        field(&mut page, one, config);
    }
    for one in kind.relations.iter().filter(|relation| !relation.required) {
        relation(&mut page, one, config);
    }
    if kind.sources == Requirement::Optional {
        sources(&mut page, false);
    }
    if kind.standing == Requirement::Optional && !config.standing.is_empty() {
        standing(&mut page, false, config);
    }
    page.remark("Fields above that are not to be stated as fact yet, by their names.");
    page.offer("unconfirmed = [\"\"]");
    page.remark("Words that must stand wherever the text is used.");
    page.offer("disclaimer = \"\"");
    page.remark("Other entries that a reader may want.");
    page.offer("see-also = [\"\"]");

    page.part("The text follows below the next line, in Markdown. Its headings start with ##.");
    if kind.numbering == Numbering::Numbered {
        page.remark("A paragraph starts with its number in the original: 7. or 8 bis. or (a).");
        page.remark("A heading such as ## Section V or ## Annex starts the numbers anew.");
    }
    page.line("+++");
    page.text
}

/// A file in the making.
#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
}

impl Page {
    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line to be filled in.
    pub(super) fn prompt(&mut self, line: &str) {
        self.line(line);
    }

    /// A line that must be filled in, and that counts once its `#` is taken away.
    fn demand(&mut self, line: &str) {
        self.remark("It must be said: take the # away from the next line, and fill it in.");
        self.offer(line);
    }

    /// A line that counts once its `#` is taken away.
    pub(super) fn offer(&mut self, line: &str) {
        self.line(&format!("# {line}"));
    }

    /// A remark.
    pub(super) fn remark(&mut self, words: &str) {
        self.line(&format!("# {}", remark(words)));
    }

    /// A remark after an empty line.
    pub(super) fn part(&mut self, words: &str) {
        self.line("");
        self.remark(words);
    }

    /// The words that a value is taken from, one a line.
    fn choices(&mut self, choices: &[Choice], config: &Config) {
        let widest = choices.iter().map(|choice| choice.id.chars().count()).max().unwrap_or_default();
        for choice in choices {
            let id = remark(&choice.id);
            self.line(format!("#   {id:widest$}  {}", label(&choice.label, config)).trim_end());
        }
    }
}

fn singular(kind: &Kind, config: &Config) -> String {
    let words = label(&kind.singular, config);
    if words.is_empty() { kind.id.to_string() } else { words.to_lowercase() }
}

fn standing(page: &mut Page, required: bool, config: &Config) {
    page.remark("What the text is worth, one of these words:");
    page.choices(&config.standing, config);
    if required { page.demand("standing = \"\"") } else { page.offer("standing = \"\"") }
}

fn sources(page: &mut Page, required: bool) {
    page.remark("Where its statements come from, with the paragraph: an entry's id or a symbol with a");
    page.remark(
        "paragraph, as in \"an-entry, para. 8\", or a link, as in \"[Title, publisher, year](https://…)\".",
    );
    if required {
        page.prompt("sources = [\"\"]");
    } else {
        page.offer("sources = [\"\"]");
    }
}

fn field(page: &mut Page, field: &Field, config: &Config) {
    let words = label(&field.label, config);
    let choices = config.choices(field);
    page.remark(&format!("{words}: {}", hint(field.of)));
    page.choices(choices, config);
    let (empty, says_nothing) = empty(field.of);
    let line = format!("{} = {empty}", field.name);
    match (field.required, says_nothing) {
        (true, true) => page.prompt(&line),
        (true, false) => page.demand(&line),
        (false, _) => page.offer(&line),
    }
}

/// What a field wants, for a remark.
pub(super) fn hint(of: FieldType) -> &'static str {
    match of {
        FieldType::Text => "plain words.",
        FieldType::Texts => "plain words, any number of them.",
        FieldType::Prose => "one run of Markdown; links and citations work in it.",
        FieldType::Proses => "runs of Markdown, any number of them; links and citations work in them.",
        FieldType::Choice => "one of these words:",
        FieldType::Choices => "some of these words:",
        FieldType::Date => "as exactly as it is known: \"2015-06-29\", \"2015-06\" or \"2015\".",
        FieldType::Number => "a whole number, without quotes.",
        FieldType::Flag => "true or false, without quotes.",
        FieldType::Url => "a web address that starts with https://.",
        FieldType::Symbols => "symbols of the document, in full; citations find the entry by them.",
        FieldType::Names => "other names; links and citations find the entry by them.",
    }
}

/// A value to be filled in, and whether the checker reads it as a field that says nothing. An empty
/// date, number or flag would be read as a wrong one.
pub(super) fn empty(of: FieldType) -> (&'static str, bool) {
    match of {
        FieldType::Text | FieldType::Prose | FieldType::Choice | FieldType::Url => ("\"\"", true),
        FieldType::Texts | FieldType::Proses | FieldType::Choices | FieldType::Symbols | FieldType::Names => {
            ("[\"\"]", true)
        }
        FieldType::Date => ("\"\"", false),
        FieldType::Number => ("0", false),
        FieldType::Flag => ("false", false),
    }
}

fn relation(page: &mut Page, relation: &Relation, config: &Config) {
    let kinds: Vec<String> = relation.to.iter().map(|kind| format!("`{kind}`")).collect();
    let one = relation.cardinality == Cardinality::One;
    let entries = match (kinds.is_empty(), one) {
        (true, true) => "one entry".to_owned(),
        (true, false) => "entries".to_owned(),
        (false, true) => format!("one entry of the kind {}", either(&kinds)),
        (false, false) => format!("entries of the kind {}", either(&kinds)),
    };
    let how = match relation.paragraphs {
        Paragraphs::No => "by its id",
        Paragraphs::Allowed => "by its id, or a paragraph of it, as in \"an-entry#p8\"",
        Paragraphs::Required => "with the paragraph, as in \"an-entry#p8\"",
    };
    let each = if one { "" } else { "each " };
    page.remark(&format!("{}: {entries}, {each}{how}.", label(&relation.label, config)));
    let empty = if one { "\"\"" } else { "[\"\"]" };
    let line = format!("{} = {empty}", relation.name);
    if relation.required { page.prompt(&line) } else { page.offer(&line) }
}

//! The front matter: each guess with a remark that says where it comes from, and that it is to be
//! confirmed.

use std::fmt::Write as _;

use super::guess::{Guesses, Part, choice};
use super::markup::quoted;
use crate::base::Lang;
use crate::config::{Config, FieldType, Kind, Requirement};
use crate::model::Status;

/// What the front matter is written from.
pub(super) struct Known<'a> {
    pub(super) file: &'a str,
    pub(super) id: &'a str,
    pub(super) lang: &'a Lang,
    pub(super) kind: &'a Kind,
    pub(super) config: &'a Config,
    pub(super) guesses: &'a Guesses,
    /// The symbols that were named, which are beyond doubt.
    pub(super) symbols: &'a [String],
}

/// The front matter with its lines of `+++`, and what is to be confirmed or filled in.
pub(super) fn matter(known: &Known<'_>) -> (String, Vec<String>) {
    let Known { guesses, kind, config, .. } = known;
    let mut front = Front { out: String::from("+++\n"), confirm: Vec::new(), unconfirmed: Vec::new() };
    front.remark(&format!(
        "Imported from {}. Everything here is to be confirmed; take each remark out once it is.",
        known.file
    ));
    front.remark(
        "The text below is quoted from the original: paraphrase each paragraph, or clear the quotation.",
    );
    let title = guesses.title.as_ref().map_or_else(
        || known.symbols.first().cloned().unwrap_or_else(|| known.id.to_owned()),
        |title| title.value.clone(),
    );
    let title_from = guesses.title.as_ref().map(|title| title.line);
    front.guess("title", &quoted(&title), title_from, "no title was found");
    let summary = if known.lang.as_str().starts_with("en") {
        "To be written: one or two plain sentences on what this document is and why it matters here."
    } else {
        title.as_str()
    };
    front.guess("summary", &quoted(summary), None, "to be written: one or two plain sentences");
    let _ = writeln!(front.out, "status = {}", quoted(Status::Draft.word()));
    let first_language = *known.lang == config.source;
    if !config.standing.is_empty() {
        match choice(&config.standing, &title, config) {
            Some(step) => front.guess("standing", &quoted(step), title_from, ""),
            None if kind.standing == Requirement::Required && first_language => {
                let steps: Vec<&str> = config.standing.iter().map(|step| step.id.as_str()).collect();
                front.wanting("standing", &format!("\"{}\"", steps.first().unwrap_or(&"…")), &steps);
            }
            None => {}
        }
    }
    if let Some(disclaimer) = &guesses.disclaimer {
        front.guess("disclaimer", &quoted(&disclaimer.value), Some(disclaimer.line), "");
    }
    fields(known, &title, title_from, first_language, &mut front);
    if !front.unconfirmed.is_empty() {
        let names: Vec<String> = front.unconfirmed.iter().map(|name| quoted(name)).collect();
        let _ = writeln!(front.out, "unconfirmed = [{}]", names.join(", "));
    }
    front.out.push_str("+++\n");
    (front.out, front.confirm)
}

fn fields(
    known: &Known<'_>,
    title: &str,
    title_from: Option<usize>,
    first_language: bool,
    front: &mut Front,
) {
    let Known { guesses, kind, config, .. } = known;
    let is = |part: Part, name: &str| part.field(kind).is_some_and(|field| field.name == name);
    for field in &kind.fields {
        let name = field.name.as_str();
        let one = |guess: &Option<super::guess::Guess<String>>| {
            guess.as_ref().map(|guess| (quoted(&guess.value), guess.line))
        };
        let (value, line) = if is(Part::Symbols, name) {
            symbols(known, name, front);
            continue;
        } else if is(Part::Date, name) {
            (guesses.date.as_ref().map(|date| (quoted(&date.value.to_string()), date.line)), "2015-06-29")
        } else if is(Part::IssuedBy, name) {
            (one(&guesses.issued_by), "…")
        } else if is(Part::Distribution, name) {
            (one(&guesses.distribution), "…")
        } else if is(Part::Original, name) {
            (one(&guesses.original), "…")
        } else if is(Part::Jobs, name) {
            let jobs: Vec<String> = guesses.jobs.iter().map(|job| quoted(&job.value)).collect();
            (guesses.jobs.first().map(|job| (format!("[{}]", jobs.join(", ")), job.line)), "…")
        } else if field.required && field.of == FieldType::Choice {
            let word = choice(config.choices(field), title, config);
            (word.map(|word| (quoted(word), title_from.unwrap_or(0))), "…")
        } else {
            (None, "…")
        };
        match value {
            Some((value, line)) => {
                front.guess(name, &value, Some(line).filter(|line| *line > 0), "");
                front.unconfirmed.push(name.to_owned());
            }
            None if field.required && first_language => {
                let words: Vec<&str> =
                    config.choices(field).iter().map(|choice| choice.id.as_str()).collect();
                let example = match field.of {
                    FieldType::Number => "1".to_owned(),
                    FieldType::Flag => "true".to_owned(),
                    FieldType::Text
                    | FieldType::Prose
                    | FieldType::Choice
                    | FieldType::Date
                    | FieldType::Url => quoted(words.first().unwrap_or(&line)),
                    _ => format!("[{}]", quoted(words.first().unwrap_or(&line))),
                };
                front.wanting(name, &example, &words);
            }
            None => {}
        }
    }
    for relation in kind.relations.iter().filter(|relation| relation.required && first_language) {
        front.wanting(&relation.name, "[\"id-of-an-entry\"]", &[]);
    }
}

/// The symbols that were named, then those of the masthead.
fn symbols(known: &Known<'_>, name: &str, front: &mut Front) {
    let mut all: Vec<&str> = known.symbols.iter().map(String::as_str).collect();
    let more = known
        .guesses
        .symbols
        .iter()
        .filter(|guess| !known.symbols.iter().any(|own| own == guess.value.as_str()));
    let mut from = None;
    for guess in more {
        if !all.contains(&guess.value.as_str()) {
            all.push(guess.value.as_str());
            from.get_or_insert(guess.line);
        }
    }
    if all.is_empty() {
        return;
    }
    let list: Vec<String> = all.iter().map(|symbol| quoted(symbol)).collect();
    let value = format!("[{}]", list.join(", "));
    if from.is_some() {
        front.guess(name, &value, from, "");
        front.unconfirmed.push(name.to_owned());
    } else {
        let _ = writeln!(front.out, "{name} = {value}");
    }
}

struct Front {
    out: String,
    confirm: Vec<String>,
    unconfirmed: Vec<String>,
}

impl Front {
    fn remark(&mut self, words: &str) {
        let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(self.out, "# {plain}");
    }

    fn guess(&mut self, name: &str, value: &str, line: Option<usize>, otherwise: &str) {
        let why = match line {
            Some(line) => format!("guessed from line {line}; to be confirmed"),
            None if otherwise.is_empty() => "guessed; to be confirmed".to_owned(),
            None => otherwise.to_owned(),
        };
        self.remark(&why);
        let _ = writeln!(self.out, "{name} = {value}");
        self.confirm.push(format!("{name} = {value} ({why})"));
    }

    /// A line that must be there and could not be guessed.
    fn wanting(&mut self, name: &str, example: &str, words: &[&str]) {
        let choice = if words.is_empty() { String::new() } else { format!(", one of: {}", words.join(", ")) };
        self.remark(&format!("`{name}` must be said and was not found: take the # away from the next line, and fill it in{choice}"));
        self.remark(&format!("{name} = {example}"));
        self.confirm.push(format!("{name}: not found{choice}"));
    }
}

//! A book's own theme files, compared with the built-in ones.

use std::ops::Range;

use super::manifest::{self, Manifest};
use super::{EMBEDDED, style};
use crate::base::{BookPath, Fingerprint, Span};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::source::Snapshot;

/// As many letters as a hand that slips gets wrong: what differs in more is another name.
const SLIP: usize = 2;

/// A file of the book's own theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its name within the theme: `parts/head.html`.
    pub name: String,
    /// The file.
    pub path: BookPath,
    /// How it stands to the built-in file of that name.
    pub state: State,
}

/// How a file of the book stands to the built-in file of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It takes the place of the file that it was made from.
    Unchanged,
    /// It was made from another state of the built-in file.
    Changed,
    /// It takes the place of a built-in file; from which state of it, nothing tells.
    Unrecorded,
    /// It is the built-in file word for word.
    Same,
    /// There is no built-in file of that name.
    Own,
}

/// The built-in file of a name.
pub fn built_in(name: &str) -> Option<&'static str> {
    EMBEDDED.iter().find(|(built_in, _)| *built_in == name).map(|(_, text)| *text)
}

/// What is recorded of the built-in file that an override is made from.
pub fn recorded(text: &str) -> String {
    Fingerprint::of(text.as_bytes()).hex()
}

/// The files of the book's theme, and what there is to say of them.
pub fn overrides(snapshot: &Snapshot, config: &Config) -> (Vec<Override>, Vec<Diagnostic>) {
    let prefix = format!("themes/{}/", config.theme);
    let files = || {
        let named = snapshot
            .files
            .values()
            .filter_map(|file| Some((file.path.as_str().strip_prefix(&prefix)?, file)));
        named.filter(|(name, _)| *name != "theme.toml")
    };
    let mut findings = Vec::new();
    let manifest_path = BookPath::new(&format!("{prefix}theme.toml"));
    let written = manifest_path.as_ref().and_then(|path| Some((snapshot.text(path)?, path)));
    // What is wrong in it, loading the theme says.
    let Manifest { overrides: taken } =
        written.map(|(text, path)| manifest::read(text, path).0).unwrap_or_default();
    let names: Vec<&str> = EMBEDDED.iter().map(|(name, _)| *name).collect();
    let mut overrides = Vec::new();
    for (name, file) in files() {
        let from = taken.iter().find(|taken| taken.name == name).map(|taken| taken.from.as_str());
        let state = match (built_in(name), file.text(), from) {
            (None, ..) => State::Own,
            (Some(now), Some(text), _) if **text == *now => State::Same,
            (Some(_), _, None) => State::Unrecorded,
            (Some(now), _, Some(from)) if from == recorded(now) => State::Unchanged,
            (Some(_), ..) => State::Changed,
        };
        if let Some(finding) = remark(name, &file.path, state, &names) {
            findings.push(finding);
        }
        if let (true, Some(text)) = (name.starts_with("styles/"), file.text()) {
            findings
                .extend(style::physical(text).into_iter().map(|(place, name)| side(&file.path, place, name)));
        }
        overrides.push(Override { name: name.to_owned(), path: file.path.clone(), state });
    }
    for taken in &taken {
        if let (None, Some((_, path))) = (files().find(|(name, _)| *name == taken.name), written) {
            findings.push(
                Diagnostic::new(codes::OVERRIDE, format!("the book has no `{}` in its theme", taken.name))
                    .at(path, taken.span)
                    .did_you_mean(nearest(&taken.name, files().map(|(name, _)| name)))
                    .help("take the line out, or correct the name"),
            );
        }
    }
    (overrides, findings)
}

fn remark(name: &str, path: &BookPath, state: State, names: &[&str]) -> Option<Diagnostic> {
    let finding = |message: String| Diagnostic::new(codes::OVERRIDE, message).in_file(path);
    match state {
        State::Unchanged | State::Same => None,
        State::Changed => Some(
            finding(format!("the built-in `{name}` has changed since this file was made from it")).help(format!(
                "compare the two (panelbook theme take {name} --print), then record it: panelbook theme take {name} --keep"
            )),
        ),
        State::Unrecorded => Some(
            finding(format!("nothing tells from which state of the built-in `{name}` this file was made"))
                .help(format!("if it fits the present one, record that: panelbook theme take {name} --keep")),
        ),
        // A file of another name is the book's own, unless it is nearly the name of a built-in one.
        State::Own => {
            let near = nearest(name, names.iter().copied())?;
            (strsim::osa_distance(name, near) <= SLIP).then(|| {
                finding(format!("`{name}` takes the place of no built-in file"))
                    .did_you_mean(Some(near))
                    .help("nothing is drawn by it unless another file of the theme or a kind names it")
            })
        }
    }
}

fn side(path: &BookPath, place: Range<usize>, name: &str) -> Diagnostic {
    Diagnostic::new(codes::PHYSICAL_STYLE, format!("`{name}` names a side of the screen"))
        .at(path, Span::new(place.start, place.end))
        .help("say it by start and end, inline and block (margin-inline-start, inset-block-end, max-inline-size): right-to-left pages are then right too")
}

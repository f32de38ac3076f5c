use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, escape_formatter,
};

use super::{EMBEDDED, Strings, Theme, manifest, push_escaped, script, style};
use crate::base::{BookPath, Hasher, SitePath, Span};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::source::Snapshot;

/// Steps that a template may take before it is stopped: far above what a page needs, and far below
/// what would make the build seem to hang.
const FUEL: u64 = 50_000_000;

/// The built-in theme with the book's own files laid over it, one by one: a file of the book at
/// `themes/NAME/parts/head.html` takes the place of the built-in `parts/head.html`.
pub fn load(snapshot: &Snapshot, config: &Config) -> (Theme, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let folder = format!("themes/{}", config.theme);
    let mut files: BTreeMap<&str, Arc<str>> =
        EMBEDDED.iter().map(|(name, text)| (*name, Arc::from(*text))).collect();
    let prefix = format!("{folder}/");
    let mut own = false;
    for file in snapshot.files.values() {
        let Some(name) = file.path.as_str().strip_prefix(&prefix) else { continue };
        own = true;
        if let Some(text) = file.text() {
            files.insert(name, text.clone());
        }
    }
    if !own && config.theme != "panel" {
        findings.push(no_theme(snapshot, config));
    }
    let at = |name: &str| BookPath::new(&format!("{folder}/{name}"));
    if let (Some(text), Some(path)) = (files.get("theme.toml"), at("theme.toml")) {
        findings.extend(manifest::read(text, &path).1);
    }
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(format);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    // A block tag on a line of its own leaves no blank line in the page.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    let mut hasher = Hasher::new();
    hasher.part(env!("CARGO_PKG_VERSION").as_bytes());
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        hasher.part(name.as_bytes()).part(text.as_bytes());
        if let Err(error) = environment.add_template_owned((*name).to_owned(), text.to_string()) {
            findings.push(explain(&error, name, &folder));
        }
    }
    for kind in &config.kinds {
        let template = format!("templates/{}.html", kind.template);
        if !files.contains_key(template.as_str()) {
            findings.push(no_template(&template, &files, config));
        }
    }
    let strings = strings(&files, config, &folder, &mut hasher, &mut findings);
    let mut assets: Vec<(String, Arc<[u8]>)> = Vec::new();
    for (name, text) in &files {
        if let Some(name) = name.strip_prefix("images/") {
            assets.push((format!("assets/theme/{name}"), Arc::from(text.as_bytes())));
        }
    }
    assets.extend(
        style::bundles(&files)
            .into_iter()
            .chain(script::bundles(&files))
            .map(|(name, text)| (format!("assets/theme/{name}"), Arc::from(text.into_bytes()))),
    );
    let assets =
        assets.into_iter().filter_map(|(to, bytes)| Some((SitePath::new(&to).ok()?, bytes))).collect();
    let texts = files.into_iter().filter_map(|(name, text)| Some((at(name)?, text))).collect();
    (Theme { environment, strings, assets, texts, fingerprint: hasher.finish(), folder }, findings)
}

/// Writes a value into a page. The engine's own escaping also spells every slash as an entity, which
/// would make each address longer and harder to read.
fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => {
            let mut escaped = String::with_capacity(text.len() + 16);
            push_escaped(text, &mut escaped);
            out.write_str(&escaped).map_err(Error::from)
        }
        _ => escape_formatter(out, state, value),
    }
}

fn no_theme(snapshot: &Snapshot, config: &Config) -> Diagnostic {
    let themes: BTreeSet<&str> = snapshot
        .files
        .keys()
        .filter_map(|path| path.as_str().strip_prefix("themes/")?.split('/').next())
        .chain(["panel"])
        .collect();
    Diagnostic::new(codes::NO_TEMPLATE, format!("there is no theme `{}`", config.theme))
        .in_file(&config.path)
        .did_you_mean(nearest(&config.theme, themes))
        .help(format!("put its files into `themes/{}/`, or write theme = \"panel\"", config.theme))
}

fn no_template(template: &str, files: &BTreeMap<&str, Arc<str>>, config: &Config) -> Diagnostic {
    let wanted = template.trim_start_matches("templates/").trim_end_matches(".html");
    let names = files.keys().filter_map(|name| name.strip_prefix("templates/")?.strip_suffix(".html"));
    Diagnostic::new(codes::NO_TEMPLATE, format!("the theme has no template `{wanted}`"))
        .in_file(&config.path)
        .did_you_mean(nearest(wanted, names))
        .help(format!("write it as themes/{}/{template}, or give the kind another `template`", config.theme))
}

/// The words of every language of the book. A language for which the theme has no words falls back to
/// the source language's, and says so.
fn strings(
    files: &BTreeMap<&str, Arc<str>>,
    config: &Config,
    folder: &str,
    hasher: &mut Hasher,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<crate::base::Lang, Arc<Strings>> {
    let mut strings = BTreeMap::new();
    let complete = files.get("strings/en.ftl").map(|text| Strings::keys(text)).unwrap_or_default();
    for language in &config.languages {
        let name = format!("strings/{}.ftl", language.lang);
        let Some(text) = files.get(name.as_str()) else {
            if language.lang == config.source {
                findings.push(no_words(config));
            }
            continue;
        };
        hasher.part(name.as_bytes()).part(text.as_bytes());
        let Some(path) = BookPath::new(&format!("{folder}/{name}")) else { continue };
        let (read, problems) = Strings::read(text, language, &path);
        // What follows a line that cannot be read is missing only because of it.
        let whole = problems.is_empty();
        findings.extend(problems);
        for key in &complete {
            if whole && !read.has(key) {
                findings.push(
                    Diagnostic::new(codes::UNKNOWN_STRING, format!("the words for `{key}` are missing"))
                        .at(&path, Span::new(0, 1))
                        .help(format!("add a line `{key} = …`")),
                );
            }
        }
        strings.insert(language.lang.clone(), Arc::new(read));
    }
    strings
}

/// The finding that there are no words even in the language that others fall back to.
pub(super) fn no_words(config: &Config) -> Diagnostic {
    let (lang, theme) = (&config.source, &config.theme);
    Diagnostic::new(codes::BAD_STRINGS, format!("the theme has no words in the book's language `{lang}`"))
        .in_file(&config.path)
        .help(format!(
            "write themes/{theme}/strings/{lang}.ftl: take the English words, themes/panel/strings/en.ftl in Panelbook's repository, and translate them"
        ))
}

/// A template's error as a finding that points into the template.
pub(super) fn explain(error: &Error, template: &str, folder: &str) -> Diagnostic {
    // An error inside an included part is wrapped by each template on the way: the innermost says why.
    let mut innermost = error;
    while let Some(inner) = std::error::Error::source(innermost).and_then(|e| e.downcast_ref::<Error>()) {
        innermost = inner;
    }
    let unknown_string = super::strings::unknown_key(innermost);
    let code = if unknown_string.is_some() { codes::UNKNOWN_STRING } else { codes::TEMPLATE };
    let message = match (innermost.detail(), innermost.kind()) {
        (Some(detail), ErrorKind::UndefinedError) => format!("undefined value in the template: {detail}"),
        (Some(detail), _) => detail.to_owned(),
        (None, ErrorKind::UndefinedError) => "undefined value in the template".to_owned(),
        (None, kind) => kind.to_string(),
    };
    let mut finding = Diagnostic::new(code, message);
    let name = innermost.name().unwrap_or(template);
    if let Some(path) = BookPath::new(&format!("{folder}/{name}")) {
        let span = innermost.range().map_or(Span::default(), Span::from);
        finding = finding.at(&path, span);
    }
    match unknown_string {
        Some(unknown) => finding
            .did_you_mean(unknown.nearest.as_deref())
            .help(format!("the words are in `{folder}/strings/`, one file a language")),
        None => finding,
    }
}

//! The repository's own book: what readers will get.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::LazyLock;

use panelbook::base::BookPath;
use panelbook::build::{Options, Outcome, Progress, Session};
use panelbook::diagnostic::{Format, Look, Severity, emit};
use panelbook::output::Memory;
use panelbook::source::{Snapshot, disk};

struct Built {
    snapshot: Snapshot,
    outcome: Outcome,
    files: BTreeMap<String, Vec<u8>>,
}

static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let snapshot = disk::load(Path::new(env!("CARGO_MANIFEST_DIR")), None).unwrap();
    let memory = Memory::new();
    let options = Options { drafts: false };
    let outcome = Session::new().build(&snapshot, options, &memory, &Progress::default()).unwrap();
    Built { files: support::files(&memory), snapshot, outcome }
});

fn pages() -> impl Iterator<Item = (&'static String, String)> {
    BUILT
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).unwrap()))
}

#[test]
fn the_settings_of_the_first_book_are_read_without_a_finding() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/book.toml")).unwrap();
    let (config, findings) = panelbook::config::parse(&text, &BookPath::new("book.toml").unwrap());
    assert_eq!(findings, []);
    assert_eq!(config.kinds.len(), 11);
    assert_eq!(config.kinds[0].id.as_str(), "technology");
    assert_eq!(config.doors.len(), 5);
}

#[test]
fn the_repository_s_own_book_has_no_findings() {
    let outcome = &BUILT.outcome;
    let findings: Vec<_> =
        outcome.findings.iter().filter(|finding| finding.severity != Severity::Note).cloned().collect();
    let text_of = |path: &BookPath| outcome.text(&BUILT.snapshot, path);
    let text = emit(&findings, &text_of, Format::Human, Look::PLAIN);
    assert!(findings.is_empty(), "\n{text}");
    assert!(outcome.site.as_ref().unwrap().entries.len() >= 40);
}

#[test]
fn every_link_of_the_built_book_leads_somewhere() {
    let ids: BTreeMap<&str, BTreeSet<String>> =
        pages().map(|(path, text)| (path.as_str(), attributes(&text, "id").collect())).collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, text) in pages() {
        for href in attributes(&text, "href").chain(attributes(&text, "src")) {
            if href.starts_with("https://") || href.starts_with("http://") || href.starts_with("mailto:") {
                continue;
            }
            count += 1;
            let (file, anchor) = href.split_once('#').unwrap_or((&href, ""));
            let target = if file.is_empty() { path.clone() } else { join(path, file) };
            if !BUILT.files.contains_key(&target) {
                wrong.push(format!("{path}: {href}: no such file"));
            } else if !anchor.is_empty() && !ids.get(target.as_str()).is_some_and(|ids| ids.contains(anchor))
            {
                wrong.push(format!("{path}: {href}: no such place"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 2_000, "only {count} links were looked at");
}

#[test]
fn no_page_has_two_places_of_one_name() {
    for (path, text) in pages() {
        let mut seen = BTreeSet::new();
        for id in attributes(&text, "id") {
            assert!(seen.insert(id.clone()), "{path} has two places #{id}");
        }
    }
}

#[test]
fn every_entry_is_reached_from_home_in_three_steps() {
    let site = BUILT.outcome.site.as_ref().unwrap();
    let mut steps = BTreeMap::from([("en/index.html".to_owned(), 0)]);
    let mut queue = VecDeque::from(["en/index.html".to_owned()]);
    while let Some(path) = queue.pop_front() {
        let step = steps[&path];
        let text = String::from_utf8(BUILT.files[&path].clone()).unwrap();
        let main = text.split_once("<main").map_or("", |(_, main)| main);
        for href in attributes(main, "href") {
            let target = join(&path, href.split('#').next().unwrap());
            // The list of all titles would reach everything at once.
            if target.ends_with(".html") && !target.ends_with("a-z.html") && BUILT.files.contains_key(&target)
            {
                steps.entry(target.clone()).or_insert_with(|| {
                    queue.push_back(target);
                    step + 1
                });
            }
        }
    }
    for entry in site.entries.iter().filter(|entry| entry.shown) {
        let folder = &BUILT.outcome.config.kinds[entry.kind].folder;
        let path = format!("en/{folder}/{}.html", entry.id);
        let step = steps.get(&path);
        assert!(step.is_some_and(|step| *step <= 3), "{path} is {step:?} steps from home");
    }
}

#[test]
fn the_one_complete_path_can_be_walked() {
    let links = |page: &str, to: &str| {
        let text = String::from_utf8(BUILT.files[page].clone()).unwrap();
        assert!(
            attributes(&text, "href").any(|href| join(page, &href) == to),
            "{page} does not lead to {to}"
        );
    };
    links("en/index.html", "en/technologies/polymer-frames.html");
    links("en/technologies/polymer-frames.html", "en/documents/iti.html#p7");
    links("en/technologies/polymer-frames.html", "en/meetings/mge1.html");
    links("en/documents/revcon3-report.html", "en/meetings/revcon3.html");
    for meeting in ["bms7", "oeteg-2026", "oeteg-2028", "revcon5"] {
        assert!(BUILT.files.contains_key(&format!("en/meetings/{meeting}.html")), "{meeting}");
    }
    let summary =
        String::from_utf8(BUILT.files["en/documents/facilitators-summary-2021.html"].clone()).unwrap();
    let ids: BTreeSet<String> = attributes(&summary, "id").collect();
    for number in 1..=11 {
        assert!(ids.contains(&format!("p{number}")), "the Summary has no paragraph {number}");
    }
    for note in 1..=4 {
        assert!(ids.contains(&format!("n{note}")), "the Summary has no note {note}");
    }
}

#[test]
fn the_order_of_the_listing_changes_nothing() {
    let write = |reverse: bool| {
        let folder = tempfile::tempdir().unwrap();
        let mut files: Vec<_> = BUILT.snapshot.files.values().filter(|file| file.text().is_some()).collect();
        if reverse {
            files.reverse();
        }
        for file in files {
            let path = folder.path().join(file.path.as_str());
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, file.text().unwrap().as_bytes()).unwrap();
        }
        let snapshot = disk::load(folder.path(), None).unwrap();
        let memory = Memory::new();
        Session::new().build(&snapshot, Options { drafts: false }, &memory, &Progress::default()).unwrap();
        support::files(&memory)
    };
    assert!(write(false) == write(true), "two builds of the same files differ");
}

#[test]
fn no_page_gives_away_the_machine_it_was_built_on() {
    let here = env!("CARGO_MANIFEST_DIR");
    for (path, text) in pages() {
        for needle in [here, "localhost", "127.0.0.1", "<script>", "EventSource"] {
            assert!(!text.contains(needle), "{path} holds {needle}");
        }
    }
}

/// Words of sources that attribute no view to a State travel on in the files for reference programs.
#[test]
fn no_exported_citation_of_an_unattributed_source_names_a_state() {
    let states = include_str!("../src/check/states/en.tsv");
    let names: Vec<&str> = states
        .lines()
        .filter_map(|line| line.split_once('\t').filter(|(_, rest)| rest.starts_with("name")))
        .map(|(name, _)| name)
        .collect();
    assert!(names.len() > 190, "{} names", names.len());
    for ending in ["bib", "ris", "csl.json"] {
        let file = format!("en/documents/facilitators-summary-2021.{ending}");
        let text = String::from_utf8(BUILT.files.get(&file).expect(&file).clone()).unwrap();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        // Who held an office is named with the State in brackets, as the Summary does itself.
        let of_office = |name: &str| text.matches(name).count() == text.matches(&format!("({name})")).count();
        let found = names.iter().find(|name| words.contains(name) && !of_office(name));
        assert_eq!(found, None, "{file}");
    }
}

/// The values of an attribute, entities resolved.
fn attributes(html: &str, name: &str) -> impl Iterator<Item = String> {
    let needle = format!(" {name}=\"");
    html.split(&needle)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"))
        .collect::<Vec<_>>()
        .into_iter()
}

/// The address that a relative link leads to, its anchor kept.
fn join(from: &str, link: &str) -> String {
    let (link, anchor) = link.split_once('#').map_or((link, None), |(link, anchor)| (link, Some(anchor)));
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "" | "." => {}
            other => parts.push(other),
        }
    }
    let path = parts.join("/");
    anchor.map_or(path.clone(), |anchor| format!("{path}#{anchor}"))
}

#[test]
fn the_book_holds_what_a_delegate_looks_for() {
    let (site, config) = (BUILT.outcome.site.as_ref().unwrap(), &BUILT.outcome.config);
    let least = [
        ("technology", 7),
        ("implication", 14),
        ("practice", 12),
        ("document", 24),
        ("meeting", 14),
        ("recommendation", 8),
        ("view", 12),
        ("term", 16),
        ("reading-list", 1),
        ("milestone", 8),
        ("page", 3),
    ];
    for (kind, least) in least {
        let kind = config.kind_index(kind).unwrap();
        let count = site.entries.iter().filter(|entry| entry.shown && entry.kind == kind).count();
        assert!(count >= least, "only {count} entries of the kind {}", config.kinds[kind].id);
    }
}

#[test]
fn no_technology_lacks_an_implication_a_provision_a_practice_or_a_meeting() {
    let (site, config) = (BUILT.outcome.site.as_ref().unwrap(), &BUILT.outcome.config);
    let kind = |name: &str| config.kind_index(name).unwrap();
    let index = |id: &str| site.find(id).unwrap();
    for entry in site.entries.iter().filter(|entry| entry.kind == kind("technology")) {
        let edges = site.edges_from(index(entry.id.as_str()));
        let to = |name: &str| {
            let wanted = kind(name);
            edges.iter().filter(move |edge| site.entry(edge.to).kind == wanted)
        };
        assert!(to("meeting").next().is_some(), "{}: no meeting", entry.id);
        assert!(to("document").any(|edge| edge.anchor.is_some()), "{}: no provision", entry.id);
        let implications: Vec<_> = to("implication").collect();
        assert!(!implications.is_empty(), "{}: no implication", entry.id);
        let met = implications.iter().any(|edge| {
            site.edges_from(edge.to).iter().any(|edge| site.entry(edge.to).kind == kind("practice"))
        });
        assert!(met, "{}: no practice answers any of its implications", entry.id);
    }
}

#[test]
fn summaries_are_short_and_sentences_are_not_long() {
    let site = BUILT.outcome.site.as_ref().unwrap();
    let (mut words, mut sentences) = (0, 0);
    for linked in site.entries.iter().flat_map(|entry| entry.editions.iter()) {
        let summary = &linked.edition.summary;
        let count = summary.split_whitespace().count();
        assert!(count < 40, "{}: a summary of {count} words", linked.edition.path);
        words += count;
        sentences += summary.matches(['.', '?', '!', ';']).count().max(1);
    }
    for (_, text) in pages() {
        for paragraph in text.split("<p>").skip(1) {
            let plain = plain(paragraph.split("</p>").next().unwrap());
            words += plain.split_whitespace().count();
            let ends = plain.matches(". ").count() + usize::from(plain.trim_end().ends_with('.'));
            sentences += ends.max(1);
        }
    }
    assert!(words / sentences < 30, "{} words a sentence", words / sentences);
}

/// Text without its tags.
fn plain(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

//! What a session remembers is never wrong: after any edit the site is the one that a clean build makes,
//! and only the pages that the edit touches are drawn again.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod support;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use panelbook::build::{Generation, Options, Progress, Session};
use panelbook::output::Memory;
use proptest::prelude::*;
use proptest::sample::Index;
use support::{Book, files};

/// A book of `count` notes: each links in its body to the next two and supports the third; every tenth
/// cites a paragraph of a text.
fn ring(count: usize) -> Book {
    let mut book = Book::new().with(
        "content/texts/rules.md",
        "+++\ntitle = \"Rules\"\nsummary = \"Rules of the house.\"\n+++\n1. Be brief.\n\n2. Be kind.\n\n   (a) Also in writing.\n",
    );
    for at in 0..count {
        book.0.insert(note(at), note_text(at, count, &format!("Note {at}"), "plain"));
    }
    book
}

fn note(at: usize) -> String {
    format!("content/notes/note-{at:05}.md")
}

fn note_text(at: usize, count: usize, title: &str, word: &str) -> String {
    let other = |step: usize| format!("note-{:05}", (at + step) % count);
    let cites = if at.is_multiple_of(10) { "cites = [\"rules#p2-a\"]\n" } else { "" };
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"About {at}.\"\nsupports = [\"{}\"]\n{cites}+++\nA {word} text leads to [[{}]] and to [[{}|another]].\n",
        other(3),
        other(1),
        other(2),
    )
}

#[test]
fn an_edited_body_draws_one_page() {
    let book = ring(60);
    let mut session = Session::new();
    let (first, before) = book.build_in(&mut session, &Memory::new());
    assert_eq!(first.findings, []);
    assert_eq!(first.tally.rendered, first.tally.pages);
    let edited = book.clone().with(&note(7), &note_text(7, 60, "Note 7", "edited"));
    let (second, after) = edited.build_in(&mut session, &before);
    assert_eq!((second.tally.parsed, second.tally.rendered), (1, 1));
    // The page, its text for lists beside it, and the root of the search.
    assert_eq!(after.report().unwrap().changed, 3);
    assert_eq!(files(&after), files(&edited.build().1));
}

#[test]
fn a_link_by_title_follows_the_title() {
    let mut book = ring(30);
    let linking = note_text(5, 30, "Note 5", "plain") + "\nSee [[The title]].\n";
    book = book.with(&note(5), &linking);
    let mut session = Session::new();
    let mut memory = Memory::new();
    // Of nobody, of one, of two, of the other, with another name behind which there is nobody.
    for (at, title) in
        [(9, "Note 9"), (9, "The title"), (11, "The title"), (9, "A title"), (11, "The  title")]
    {
        book = book.with(&note(at), &note_text(at, 30, title, "plain"));
        let (outcome, after) = book.build_in(&mut session, &memory);
        let (clean, expected) = book.build();
        assert_eq!(outcome.findings, clean.findings, "{at} {title}");
        assert_eq!(files(&after), files(&expected), "{at} {title}");
        memory = after;
    }
}

#[test]
fn nothing_edited_draws_nothing() {
    let book = ring(30);
    let mut session = Session::new();
    let (_, before) = book.build_in(&mut session, &Memory::new());
    let (second, after) = book.build_in(&mut session, &before);
    assert_eq!((second.tally.parsed, second.tally.rendered), (0, 0));
    assert_eq!(files(&after), files(&before));
}

#[test]
fn an_edited_title_draws_the_pages_that_show_it_and_no_other() {
    let book = ring(60);
    let mut session = Session::new();
    let (_, before) = book.build_in(&mut session, &Memory::new());
    let edited = book.clone().with(&note(20), &note_text(20, 60, "Another title", "plain"));
    let (second, after) = edited.build_in(&mut session, &before);
    let clean = files(&edited.build().1);
    assert_eq!(files(&after), clean);
    let changed: Vec<&String> = clean
        .iter()
        // The files beside a page are made with it, and the search is made of all pages.
        .filter(|(path, _)| path.ends_with(".html"))
        .filter(|(path, bytes)| before.get(path).unwrap()[..] != bytes[..])
        .map(|(path, _)| path)
        .collect();
    // Itself; who shows its title: the note before it, the two that it leads to and the one that it
    // supports (in what leads there), the one that supports it, the note before that links to it by
    // words of its own only in what leads there; the text it cites; the list of notes and the list by title.
    let shows = |number: usize| format!("en/notes/note-{number:05}.html");
    for path in [shows(20), shows(19), shows(21), shows(22), shows(23), shows(17)] {
        assert!(changed.contains(&&path), "{path} shows the title");
    }
    for path in ["en/texts/rules.html", "en/notes/index.html", "en/a-z.html"] {
        assert!(changed.iter().any(|changed| *changed == path), "{path} shows the title");
    }
    assert_ne!(before.get("en/notes/note-00020.bib"), after.get("en/notes/note-00020.bib"));
    assert!(!changed.contains(&&shows(18)), "note 18 links with words of its own");
    assert_eq!(second.tally.rendered, changed.len(), "drawn in vain: {changed:?}");
}

/// What a random hand may do to the book.
#[derive(Clone, Debug)]
enum Edit {
    Body(usize, String),
    Title(usize, String),
    Name(usize, String, String),
    Remove(usize),
    Restore(usize),
    Draft(usize),
    Paragraph(u8),
    Template(String),
    Words(String),
    Settings(String),
    Translate(usize, String),
    Untranslate(usize),
    Ledger(usize),
    Rename(usize, usize),
    Show(usize),
    Image(String),
    NoImage,
    Style(String),
    Level(bool),
}

const NOTES: usize = 12;

fn edit() -> impl Strategy<Value = Edit> {
    let word = "[a-z]{1,8}";
    prop_oneof![
        (0..NOTES, word).prop_map(|(at, word)| Edit::Body(at, word)),
        (0..NOTES, word).prop_map(|(at, word)| Edit::Title(at, word)),
        // So few that titles are shared, and names lead to one entry, to several and to none.
        (0..NOTES, "[ab]").prop_map(|(at, word)| Edit::Title(at, word)),
        (0..NOTES, "[ab]", "[abc]").prop_map(|(at, one, other)| Edit::Name(at, one, other)),
        (0..NOTES).prop_map(Edit::Remove),
        (0..NOTES).prop_map(Edit::Restore),
        (0..NOTES).prop_map(Edit::Draft),
        (1..5u8).prop_map(Edit::Paragraph),
        word.prop_map(Edit::Template),
        word.prop_map(Edit::Words),
        word.prop_map(Edit::Settings),
        (0..NOTES, word).prop_map(|(at, word)| Edit::Translate(at, word)),
        (0..NOTES).prop_map(Edit::Untranslate),
        (0..NOTES).prop_map(Edit::Ledger),
        (0..NOTES, 0..NOTES + 3).prop_map(|(from, to)| Edit::Rename(from, to)),
        (0..NOTES).prop_map(Edit::Show),
        word.prop_map(Edit::Image),
        Just(Edit::NoImage),
        word.prop_map(Edit::Style),
        any::<bool>().prop_map(Edit::Level),
    ]
}

fn apply(edit: &Edit, book: &mut Book) {
    let translation = |at: usize| format!("content/notes/note-{at:05}.fr.md");
    match edit {
        Edit::Body(at, word) => {
            book.0.insert(note(*at), note_text(*at, NOTES, &format!("Note {at}"), word));
        }
        Edit::Title(at, word) => {
            book.0.insert(note(*at), note_text(*at, NOTES, word, "plain"));
        }
        Edit::Name(at, one, other) => {
            let text = note_text(*at, NOTES, &format!("Note {at}"), "plain");
            let text = text.replacen("[\"", &format!("[\"{other}\", \""), 1);
            book.0.insert(note(*at), format!("{text}\nIt leads to [[{one}]].\n"));
        }
        Edit::Remove(at) => {
            book.0.remove(&note(*at));
        }
        Edit::Restore(at) => {
            book.0.insert(note(*at), note_text(*at, NOTES, &format!("Note {at}"), "plain"));
        }
        Edit::Draft(at) => {
            let text = note_text(*at, NOTES, &format!("Note {at}"), "plain");
            book.0.insert(note(*at), text.replacen("+++\n", "+++\nstatus = \"draft\"\n", 1));
        }
        Edit::Paragraph(number) => {
            let text = format!(
                "+++\ntitle = \"Rules\"\nsummary = \"Rules of the house.\"\n+++\n1. Be brief.\n\n2. Be kind.\n\n   (a) Also in writing.\n\n{}. More.\n",
                number + 2
            );
            book.0.insert("content/texts/rules.md".to_owned(), text);
        }
        Edit::Template(word) => {
            book.0.insert("themes/panel/parts/footer.html".to_owned(), format!("<footer>{word}</footer>\n"));
        }
        Edit::Words(word) => {
            let english =
                panelbook::theme::EMBEDDED.iter().find(|(name, _)| *name == "strings/en.ftl").unwrap().1;
            let text = english.replace("relations = Relations", &format!("relations = {word}"));
            book.0.insert("themes/panel/strings/en.ftl".to_owned(), text);
        }
        Edit::Settings(word) => {
            let text = support::BOOK_TOML.replace("A small book", word);
            book.0.insert("book.toml".to_owned(), text);
        }
        Edit::Translate(at, word) => {
            let text = format!(
                "+++\ntitle = \"{word}\"\nsummary = \"À propos.\"\n+++\nVoir [[rules]] et [[note-00001]].\n"
            );
            book.0.insert(translation(*at), text);
        }
        Edit::Untranslate(at) => {
            book.0.remove(&translation(*at));
        }
        Edit::Ledger(at) => {
            let text = format!("folder\tname\tid\ntexts\tnote-{at:05}\tnote-{at:05}\n");
            book.0.insert("content/ledger/addresses.tsv".to_owned(), text);
        }
        Edit::Rename(from, to) => {
            if let Some(text) = book.0.remove(&note(*from)) {
                book.0.insert(note(*to), text);
            }
        }
        Edit::Show(at) => {
            let text = note_text(*at, NOTES, &format!("Note {at}"), "plain");
            book.0.insert(note(*at), format!("{text}\n![A plan](plan.png)\n"));
        }
        Edit::Image(word) => {
            book.0.insert("content/notes/plan.png".to_owned(), word.clone());
        }
        Edit::NoImage => {
            book.0.remove("content/notes/plan.png");
        }
        Edit::Style(word) => {
            let text = format!(".{word} {{ color: inherit }}\n");
            book.0.insert("themes/panel/styles/90-own.css".to_owned(), text);
        }
        Edit::Level(on) => {
            let level = if *on { "warning" } else { "off" };
            let text = support::BOOK_TOML.replace("orphan = \"off\"", &format!("orphan = \"{level}\""));
            book.0.insert("book.toml".to_owned(), text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_end_in_the_site_of_a_clean_build(edits in proptest::collection::vec(edit(), 1..12)) {
        let mut book = ring(NOTES);
        let mut session = Session::new();
        let (_, mut memory) = book.build_in(&mut session, &Memory::new());
        for edit in &edits {
            apply(edit, &mut book);
            let (outcome, after) = book.build_in(&mut session, &memory);
            let (clean, expected) = book.build();
            prop_assert_eq!(&outcome.findings, &clean.findings);
            prop_assert_eq!(files(&after), files(&expected));
            memory = after;
        }
    }

    #[test]
    fn any_edits_end_in_the_pages_of_a_clean_build_whichever_are_asked_for(
        saves in proptest::collection::vec((edit(), proptest::collection::vec(any::<Index>(), 0..6), any::<bool>()), 1..12)
    ) {
        let mut book = ring(NOTES);
        let mut session = Session::new();
        let options = Options { drafts: false };
        session.prepare(Arc::new(book.snapshot()), options).unwrap();
        for (edit, asked, to_the_end) in &saves {
            apply(edit, &mut book);
            let generation = session.prepare(Arc::new(book.snapshot()), options).unwrap();
            let (clean, expected) = book.build();
            for index in asked {
                let path = index.get(generation.paths()).as_str();
                prop_assert_eq!(bytes(&generation, path), expected.get(path), "{}", path);
            }
            // A save may come before the rest is drawn.
            if *to_the_end {
                generation.check();
                generation.draw_all(&Progress::default(), &AtomicBool::new(false));
                prop_assert_eq!(generation.findings(), clean.findings);
                for path in expected.paths() {
                    prop_assert_eq!(bytes(&generation, path.as_str()), expected.get(path.as_str()), "{}", path);
                }
                for path in generation.paths() {
                    prop_assert!(expected.get(path.as_str()).is_some(), "{} should not be there", path);
                }
            }
        }
    }
}

/// What a generation has at an address.
fn bytes(generation: &Generation, path: &str) -> Option<Arc<[u8]>> {
    let page = generation.page(path).map(|page| page.unwrap().bytes);
    page.or_else(|| generation.asset(path).map(|asset| asset.bytes))
}

#[test]
fn a_page_that_is_asked_for_is_drawn_alone_and_kept_while_it_holds() {
    let mut book = ring(30);
    let mut session = Session::new();
    let drawn = |generation: &Generation| generation.drawn();
    let options = Options { drafts: false };
    let first = session.prepare(Arc::new(book.snapshot()), options).unwrap();
    assert_eq!(drawn(&first), 0);
    let page = first.page("en/notes/note-00007.html").unwrap().unwrap();
    assert_eq!(
        first.page("en/notes/note-00007.bib").unwrap().unwrap(),
        first.page("en/notes/note-00007.bib").unwrap().unwrap()
    );
    assert_eq!(drawn(&first), 1, "the file beside the page was made with it");
    book = book.with(&note(20), &note_text(20, 30, "Note 20", "edited"));
    let second = session.prepare(Arc::new(book.snapshot()), options).unwrap();
    let same = second.page("en/notes/note-00007.html").unwrap().unwrap();
    assert!(Arc::ptr_eq(&page.bytes, &same.bytes), "nothing that it shows was edited");
    assert_eq!(drawn(&second), 0);
    // Three saves later, and never asked for in between.
    for word in ["one", "two", "three"] {
        book = book.with(&note(21), &note_text(21, 30, "Note 21", word));
        session.prepare(Arc::new(book.snapshot()), options).unwrap();
    }
    let later = session.prepare(Arc::new(book.snapshot()), options).unwrap();
    assert!(Arc::ptr_eq(&page.bytes, &later.page("en/notes/note-00007.html").unwrap().unwrap().bytes));
    assert_eq!(drawn(&later), 0);
    // Those that were drawn behind everybody's back are drawn once more when they are looked at, and then kept.
    later.draw_all(&Progress::default(), &AtomicBool::new(false));
    let all = drawn(&later);
    let eight = || later.page("en/notes/note-00008.html").unwrap().unwrap();
    assert!(Arc::ptr_eq(&eight().bytes, &eight().bytes));
    assert_eq!(drawn(&later), all + 1);
    assert!(Arc::ptr_eq(&page.bytes, &later.page("en/notes/note-00007.html").unwrap().unwrap().bytes));
}

#[test]
fn the_last_good_page_stays_behind_one_that_cannot_be_drawn() {
    let book = ring(5);
    let options = Options { drafts: false };
    let mut session = Session::new();
    let first = session.prepare(Arc::new(book.snapshot()), options).unwrap();
    let good = first.page("en/notes/note-00001.html").unwrap().unwrap();
    let broken = book.clone().with("themes/panel/parts/footer.html", "{{ nothing.of_the_kind }}\n");
    for _ in 0..2 {
        let second = session.prepare(Arc::new(broken.snapshot()), options).unwrap();
        let failed = second.page("en/notes/note-00001.html").unwrap().unwrap_err();
        assert_eq!(failed.last.unwrap(), good);
        assert!(second.findings().contains(&failed.finding));
        // A page that nobody saw while it was well.
        assert!(second.page("en/notes/note-00002.html").unwrap().unwrap_err().last.is_none());
    }
    let healed = session.prepare(Arc::new(book.snapshot()), options).unwrap();
    assert_eq!(healed.page("en/notes/note-00001.html").unwrap().unwrap(), good);
    assert_eq!(healed.drawn(), 0, "it is the page that was good before");
}

#[test]
fn the_rest_is_left_when_a_new_save_cancels_it() {
    let generation =
        Session::new().prepare(Arc::new(ring(30).snapshot()), Options { drafts: false }).unwrap();
    assert!(!generation.draw_all(&Progress::default(), &AtomicBool::new(true)));
    assert_eq!(generation.drawn(), 0);
    assert!(generation.draw_all(&Progress::default(), &AtomicBool::new(false)));
    assert_eq!(generation.drawn(), generation.paths().len());
}

#[test]
fn settings_that_cannot_be_read_leave_the_session_as_it_was() {
    let book = ring(5);
    let options = Options { drafts: false };
    let mut session = Session::new();
    let first = session.prepare(Arc::new(book.snapshot()), options).unwrap();
    first.draw_all(&Progress::default(), &AtomicBool::new(false));
    let unread = session.prepare(Arc::new(book.clone().with("book.toml", "title = ").snapshot()), options);
    assert!(!unread.unwrap_err().findings.is_empty());
    let healed = session.prepare(Arc::new(book.snapshot()), options).unwrap();
    healed.draw_all(&Progress::default(), &AtomicBool::new(false));
    assert_eq!((healed.parsed, healed.drawn()), (0, 0));
}

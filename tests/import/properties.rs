//! Whatever the text: nothing is lost, nothing panics, the entry reads back, and the time stays linear.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// The letters and digits of the lines that the report does not set aside stand in the entry, in any order
/// of paragraphs and notes: each word of four letters or more is looked for.
pub(super) fn words_are_kept(text: &str, imported: &Imported) {
    let kept: std::collections::BTreeSet<String> = words(&imported.entry).collect();
    let joined: String = imported.entry.chars().filter(|c| c.is_alphabetic()).collect();
    for (index, line) in text.lines().enumerate() {
        let aside = imported
            .report
            .rows
            .iter()
            .any(|row| row.lines.contains(&(index + 1)) && row.words.as_deref() == Some(line.trim()));
        // Of a line of the masthead the value is kept, in a form of its own.
        let masthead = ["distribution", "original language", "date", "symbols", "job number"];
        let became = became(imported, index + 1);
        if aside || masthead.iter().any(|part| became.starts_with(part)) {
            continue;
        }
        // A word at a line's end may have been joined with the next.
        for word in words(line) {
            assert!(
                kept.contains(&word) || joined.contains(&word),
                "line {}: {word:?} is lost\n{}\n{}",
                index + 1,
                imported.entry,
                imported.report
            );
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Pieces of which documents are made, sound and unsound.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("1. One goes on".to_owned()),
        Just("2. Two ends.".to_owned()),
        (1..14u32, "[a-z]{1,8}").prop_map(|(number, word)| format!("{number}. {word} goes")),
        (1..5u32, "[a-z]{1,8}").prop_map(|(number, word)| format!("[{number}] {word}")),
        "[a-d]".prop_map(|letter| format!("({letter}) item of it")),
        Just("(i) roman item;".to_owned()),
        Just("Annex II".to_owned()),
        Just("Section V: more".to_owned()),
        Just("III. Marking".to_owned()),
        Just("Distr.: General".to_owned()),
        Just("A/74/187".to_owned()),
        Just("¹ A note on it".to_owned()),
        Just("² Other note.".to_owned()),
        Just("words¹ and others.²".to_owned()),
        Just("see [A/74/187](#) and [x] or [1]".to_owned()),
        Just("\u{c}running head".to_owned()),
        Just("running head".to_owned()),
        Just("- 4 -".to_owned()),
        Just("____".to_owned()),
        Just("Notes".to_owned()),
        Just("the manufac-".to_owned()),
        Just("ture of words".to_owned()),
        Just("8 bis. put in later".to_owned()),
        Just("٨ - فقرة".to_owned()),
        Just("* A star* note".to_owned()),
        Just("# *md* `x` <b>bold</b> &amp; | ~~a~~ [[l]] ![i](u) \\".to_owned()),
        Just("<p>para<sup>1</sup><ol><li>item".to_owned()),
        Just("[^1]: A note.".to_owned()),
        Just("x[^1] y".to_owned()),
        Just(String::new()),
        "[ -~]{0,20}",
        "\\PC{0,12}",
    ]
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_any_text_is_lost(text in document(), name in prop::sample::select(vec!["x.txt", "x.md", "x.html"])) {
        let ask = Ask::of(name, &text);
        match ask.import() {
            Ok(imported) => {
                every_line_stands_once(&text, &imported.report);
                if name == "x.txt" {
                    words_are_kept(&text, &imported);
                }
                // Nothing is wrong with the entry but what is still to be said.
                let said = findings(&imported);
                for line in said.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")) {
                    prop_assert!(line.starts_with("error[F006]") || line.starts_with("warning[M011]"), "{said}\n{}", imported.entry);
                }
            }
            Err(refusal) => prop_assert!(text.trim().is_empty(), "{refusal}"),
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let ask = Ask { text: &bytes, ..Ask::of("x.txt", "") };
        if let Ok(imported) = ask.import() {
            every_line_stands_once(std::str::from_utf8(&bytes).unwrap(), &imported.report);
        }
    }
}

/// How long an import takes.
fn time(name: &str, text: &str) -> Duration {
    let began = Instant::now();
    Ask::of(name, text).import().unwrap();
    began.elapsed()
}

/// A file's name, what its text is like, and the text at a length.
type Shape = (&'static str, &'static str, fn(usize) -> String);

#[test]
fn the_time_grows_with_the_length_of_the_text() {
    let shapes: &[Shape] = &[
        ("x.txt", "paragraphs", |n| {
            (1..=n).fold(String::new(), |mut text, n| {
                let _ = writeln!(text, "{}. One of them.¹\n", n % 900 + 1);
                text
            })
        }),
        ("x.txt", "open brackets", |n| "[(".repeat(n * 4)),
        ("x.txt", "links cut short", |n| "[a](".repeat(n * 3)),
        ("x.txt", "hyphens", |n| "a-\n".repeat(n * 3)),
        ("x.txt", "addresses", |n| "http://)".repeat(n)),
        ("x.txt", "notes", |n| "¹ note\n".repeat(n)),
        ("x.txt", "stars", |n| "a* ".repeat(n * 3)),
        ("x.txt", "one paragraph numbered again and again", |n| "1. One.\n\n".repeat(n)),
        ("x.txt", "sub-paragraphs", |n| format!("1. One:\n\n{}", "(a) x;\n\n".repeat(n))),
        ("x.html", "tags", |n| "<p><ol><li><sup>1".repeat(n)),
        ("x.html", "attributes", |n| format!("<p {}>x", "a=b ".repeat(n * 2))),
        ("x.md", "lists", |n| "1. a\n\n".repeat(n)),
    ];
    for (name, shape, make) in shapes {
        let (short, long) = (make(500), make(4000));
        let least = (0..2).map(|_| time(name, &short)).min().unwrap();
        let most = (0..2).map(|_| time(name, &long)).min().unwrap();
        // Eight times the length in eight times the time, with room for a busy machine; a square would
        // take sixty-four times.
        assert!(
            most < least * 30 + Duration::from_millis(80),
            "{shape}: {least:?} for an eighth of {most:?}"
        );
    }
}

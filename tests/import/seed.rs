//! The first document of the first panel: 11 paragraphs, one cut by an empty line after the notes.

use super::*;

const SUMMARY: &str = include_str!("facilitators-summary-2021-06-25.txt");

fn summary() -> Imported {
    Ask::of("facilitators-summary-2021-06-25.txt", SUMMARY).import().unwrap()
}

#[test]
fn the_summary_has_eleven_paragraphs_four_notes_three_symbols_and_one_address() {
    let imported = summary();
    every_line_stands_once(SUMMARY, &imported.report);
    let Report { paragraphs, notes, symbols, addresses, .. } = &imported.report;
    assert_eq!((*paragraphs, *notes), (11, 4));
    assert_eq!(symbols, &["A/74/187", "A/CONF.192/2018/RC/3", "A/CONF.192/BMS/2014/1"]);
    assert_eq!(addresses, &["https://meetings.unoda.org/section/poa-bms7-2021_informal-consultations/"]);
    assert_eq!(anchors(&imported), (1..=11).map(|n| format!("p{n}")).collect::<Vec<_>>());
    assert_eq!(findings(&imported), "");
}

#[test]
fn a_paragraph_cut_in_two_is_whole_again() {
    let imported = summary();
    assert!(
        imported
            .entry
            .contains("further consultations among States, including manufacturing and producer States.")
    );
    assert_eq!(became(&imported, 28), "paragraph 8 (#p8)");
    assert_eq!(became(&imported, 30), "paragraph 8 (#p8), going on after a break");
    assert!(imported.entry.contains("> — A/74/999, para. 8\n"));
}

#[test]
fn notes_hang_on_their_marks_and_dead_links_are_mended() {
    let imported = summary();
    for mark in [
        "technology and design[^1]",
        "Meeting of States.[^2] The Chair",
        "Chair-designate.[^3] The",
        "Secretary-General.[^4]",
    ] {
        assert!(imported.entry.contains(mark), "{mark}");
    }
    assert!(imported.entry.contains("[^2]: > A/CONF.192/2018/RC/3, Section V, paragraph 3."));
    assert!(
        imported
            .entry
            .contains("> <https://meetings.unoda.org/section/poa-bms7-2021_informal-consultations/>")
    );
    assert!(became(&imported, 20).contains("dead link taken off “A/74/187”"));
    assert!(!imported.entry.contains("(#)"));
}

#[test]
fn what_is_guessed_is_said_to_be() {
    let imported = summary();
    for line in [
        "# guessed from line 7; to be confirmed\ndate = \"2021-06-25\"\n",
        "standing = \"chair-summary\"\n",
        "form = \"summary\"\n",
        "issued-by = \"Facilitator\"\n",
        "status = \"draft\"\n",
        "symbols = [\"A/74/999\"]\n",
        "unconfirmed = [\"form\", \"date\", \"issued-by\"]\n",
        "# guessed from line 14; to be confirmed\ndisclaimer = \"This summary is drafted under",
    ] {
        assert!(imported.entry.contains(line), "{line}\n{}", imported.entry);
    }
    assert!(
        imported
            .report
            .confirm
            .iter()
            .any(|one| one.starts_with("title = \"Facilitator's Summary: Informal"))
    );
}

#[test]
fn all_words_of_the_summary_are_in_the_entry() {
    let imported = summary();
    properties::words_are_kept(SUMMARY, &imported);
}

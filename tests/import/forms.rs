//! Plain text as it comes out of documents, Markdown and HTML.

use super::*;

#[test]
fn a_page_s_end_with_its_head_and_foot_cuts_no_paragraph() {
    let text = "A/74/999\n\nReport of the Group\n\n1. The first para-\ngraph goes on over the\n\n2/3 19-12345\n\u{c}A/74/999\n\nend of the page and ends.\n\n2. The second ends here.\n\n19-12345 3/3\n\u{c}A/74/999\n\n3. The third paragraph.\n";
    let imported = plain(text);
    assert!(imported.entry.contains("1. > The first paragraph goes on over the end of the page and ends.\n"));
    assert_eq!(anchors(&imported), ["p1", "p2", "p3"]);
    assert!(imported.entry.contains("job-numbers = [\"19-12345\"]"));
    assert_eq!(became(&imported, 9), "set aside: running head or foot");
    assert!(became(&imported, 15).contains("job number"));
    assert_eq!(findings(&imported), "");
}

#[test]
fn notes_stand_between_two_halves_of_a_paragraph() {
    let text = "Title\n\n7. The Group noted[1] that the list of\n\n[1] See A/74/187.\n[2] Ibid.\n\nstates was long.[2] It ended.\n\n8. Next.\n";
    let imported = plain(text);
    assert!(
        imported.entry.contains("7. > The Group noted[^1] that the list of states was long.[^2] It ended.\n"),
        "{}",
        imported.entry
    );
    assert!(imported.entry.contains("[^2]: > Ibid.\n"));
    assert_eq!(imported.report.notes, 2);
    assert_eq!(findings(&imported), "");
}

#[test]
fn notes_with_plain_numbers_stand_below_a_rule_or_their_heading() {
    let text = "Title\n\n1. One thing was noted.¹\n\n2. Another was noted.²\n\n______\n\n1. See A/74/187.\n2. See A/59/181.\n";
    let imported = plain(text);
    assert_eq!((imported.report.paragraphs, imported.report.notes), (2, 2), "{}", imported.report);
    assert!(
        imported.entry.contains("1. > One thing was noted.[^1]\n")
            && imported.entry.contains("[^2]: > See A/59/181.")
    );
    let text = "Title\n\n1. The first statement.1\n\n2. The other statement.2\n\nNotes\n\n1 See A/74/187.\n\n2 See A/59/181.\n";
    let imported = plain(text);
    assert_eq!((imported.report.paragraphs, imported.report.notes), (2, 2), "{}", imported.report);
    assert!(imported.entry.contains("2. > The other statement.[^2]\n"));
    assert_eq!(findings(&imported), "");
}

#[test]
fn notes_that_are_numbered_anew_on_each_page_keep_their_own_marks() {
    let text = "Title\n\n1. One.¹\n\n¹ Note one.\n\u{c}2. Two.¹\n\n¹ Note two.\n";
    let imported = plain(text);
    assert!(imported.entry.contains("1. > One.[^1]\n"), "{}", imported.entry);
    assert!(imported.entry.contains("2. > Two.[^1-x2]\n"), "{}", imported.entry);
    assert!(imported.entry.contains("[^1-x2]: > Note two.\n"));
    assert_eq!(findings(&imported), "");
}

#[test]
fn a_note_without_a_mark_is_tied_to_the_text_before_it() {
    let text = "Title\n\n1. One[1].\n\n[1] First.\n[2] Second.\n\n2. Two.\n";
    let imported = plain(text);
    assert!(imported.entry.contains("1. > One[^1].[^2]\n"), "{}", imported.entry);
    assert!(imported.report.remarks.iter().any(|remark| remark.contains("no mark of note 2")));
    assert_eq!(findings(&imported), "");
}

#[test]
fn sub_paragraphs_sections_and_annexes_have_their_addresses() {
    let text = "Title\n\n1. The aims are:\n\n(a) To mark:\n\n(i) at manufacture;\n\n(ii) at import;\n\n(b) To trace.\n\n8 bis. Put in later.\n\nSection V: Follow-up\n\n1. Again one.\n\nAnnex II\n\nList of documents\n\n1. (a) A list;\n(b) another list.\n";
    let imported = plain(text);
    assert_eq!(
        anchors(&imported),
        [
            "p1",
            "p1-a",
            "p1-a-i",
            "p1-a-ii",
            "p1-b",
            "p8-bis",
            "s5-p1",
            "annex-2-p1",
            "annex-2-p1-a",
            "annex-2-p1-b"
        ],
        "{}",
        imported.entry
    );
    for source in [
        "> — A/74/999, para. 1 (a) (ii)\n",
        "> — A/74/999, para. 8 bis\n",
        "> — A/74/999, section V, para. 1\n",
        "> — A/74/999, annex II, para. 1 (b)\n",
    ] {
        assert!(imported.entry.contains(source), "{source}\n{}", imported.entry);
    }
    assert!(
        imported.entry.contains("\n## Annex II\n") && imported.entry.contains("\n### List of documents\n")
    );
    assert_eq!(imported.report.paragraphs, 4);
    assert_eq!(findings(&imported), "");
}

#[test]
fn a_number_that_was_there_already_is_words() {
    let text = "Title\n\n1. One:\n\n1. first point;\n\n2. second point.\n\n2. Two.\n";
    let imported = plain(text);
    assert_eq!(findings(&imported), "", "{}", imported.entry);
    assert!(imported.entry.contains("1\\. first point;") && imported.entry.contains("2\\. second point."));
    assert_eq!(anchors(&imported), ["p1", "p2"]);
    properties::words_are_kept(text, &imported);
}

#[test]
fn a_masthead_is_taken_apart() {
    let text = "United Nations\nA/CONF.192/BMS/2014/1\n\nGeneral Assembly\nDistr.: General\n21 March 2014\nOriginal: English\n\nReport of the Secretary-General*\n\n1. One.\n\n* Late.\n\n14-27405 (E) 010414\n*1427405*\n";
    let ask = Ask { symbols: &[], ..Ask::of("n14.txt", text) };
    let imported = ask.import().unwrap();
    every_line_stands_once(text, &imported.report);
    for line in [
        "symbols = [\"A/CONF.192/BMS/2014/1\"]",
        "date = \"2014-03-21\"",
        "distribution = \"General\"",
        "original-language = \"English\"",
        "job-numbers = [\"14-27405\"]",
        "form = \"report\"",
        "title = \"Report of the Secretary-General\"",
        "\"symbols\", \"form\", \"date\"",
        "> Report of the Secretary-General[^star-1]",
        "> — A/CONF.192/BMS/2014/1, para. 1",
    ] {
        assert!(imported.entry.contains(line), "{line}\n{}\n{}", imported.entry, imported.report);
    }
    assert_eq!(became(&imported, 16), "set aside: bar code");
    assert_eq!(findings(&imported), "");
}

#[test]
fn several_symbols_may_be_named() {
    let text = "Title\n\n1. One.\n";
    let symbols = &["A/58/138", "a/conf.192/15"];
    let imported = Ask { symbols, ..Ask::of("x.txt", text) }.import().unwrap();
    assert!(imported.entry.contains("symbols = [\"A/58/138\", \"A/CONF.192/15\"]"));
}

#[test]
fn signs_of_markdown_in_a_plain_text_stay_signs() {
    let text = "Title *with* stars\n\n1. # not a heading\n\n2. - *not* a [[link]] <b> R&amp;D | `x` ![i](j) {#a}\n\n3. > not a quotation\n\n4. 1) not a list\n\n5. see [x] and [^y].\n\n6. ~~~\n\n7. +++\n\n8. a\\\n";
    let imported = plain(text);
    assert_eq!(findings(&imported), "", "{}", imported.entry);
    assert_eq!(imported.report.paragraphs, 8);
    properties::words_are_kept(text, &imported);
}

#[test]
fn markdown_is_read_with_its_numbers_notes_and_headings() {
    let text = "# The title\n\n174. *One* thing.[^a]\n176. Another, see [A/74/187](#).\n\n## Annex\n\n1. In the annex:\n\n    1. a list\n    2. in it\n\n[^a]: See [the page](https://un.org/x).\n";
    let imported = Ask::of("text.md", text).import().unwrap();
    every_line_stands_once(text, &imported.report);
    assert!(imported.entry.contains("title = \"The title\""));
    assert_eq!(anchors(&imported), ["p174", "p176", "annex-p1"], "{}", imported.entry);
    assert!(imported.entry.contains("174. > One thing.[^a]\n") && imported.entry.contains("> 2\\. in it\n"));
    assert!(imported.entry.contains("[^a]: > See the page (<https://un.org/x>).\n"));
    assert_eq!(findings(&imported), "");
}

#[test]
fn html_is_read_without_running_anything() {
    let text = "<!DOCTYPE html>\n<html><head><title>Web</title>\n<script>alert(1)</script></head>\n<body><nav><a href=\"/\">Home</a></nav>\n<h1>The title</h1>\n<p>1.&nbsp;One thing<sup><a href=\"#f1\">1</a></sup> was said.</p>\n<ol start=\"2\"><li>Two,\nsee <a href=\"#\">A/74/187</a>.</li></ol>\n<hr>\n<p><sup>1</sup> The note.</p>\n</body></html>\n";
    let imported = Ask::of("text.html", text).import().unwrap();
    every_line_stands_once(text, &imported.report);
    assert_eq!(anchors(&imported), ["p1", "p2"], "{}", imported.entry);
    assert!(imported.entry.contains("One thing[^1] was said."), "{}", imported.entry);
    assert!(imported.entry.contains("2. > Two, see A/74/187.\n"));
    assert!(imported.entry.contains("[^1]: > The note.\n"));
    assert!(!imported.entry.contains("alert"));
    assert_eq!(became(&imported, 2), "set aside: the title of the web page");
    assert_eq!(became(&imported, 3), "set aside: markup without words");
    assert_eq!(became(&imported, 4), "set aside: navigation of the web page");
    assert_eq!(findings(&imported), "");
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let text = "Title\n\n1. One\ntwo.\n\n2. Two.\n";
    let unix = plain(text).entry;
    assert_eq!(plain(&format!("\u{feff}{}", text.replace('\n', "\r\n"))).entry, unix);
    assert_eq!(plain(&text.replace('\n', "\r")).entry, unix);
}

#[test]
fn a_text_without_numbers_is_kept_whole() {
    let text = "A title\n\nSome words that end.\n\nOther words.\n";
    let imported = plain(text);
    assert_eq!(imported.report.paragraphs, 0);
    properties::words_are_kept(text, &imported);
    assert_eq!(imported.report.confirm.iter().filter(|one| one.contains("not found")).count(), 2);
}

#[test]
fn a_document_with_masthead_columns_and_pages_is_read() {
    let text = include_str!("masthead.txt");
    let imported = Ask { symbols: &[], ..Ask::of("n14.txt", text) }.import().unwrap();
    every_line_stands_once(text, &imported.report);
    assert_eq!((imported.report.paragraphs, imported.report.notes), (3, 3));
    assert_eq!(anchors(&imported), ["p1", "p2", "p2-a", "p2-b", "p3"]);
    for line in [
        "title = \"Recent developments in manufacturing Report of the Secretary-General\"\n",
        "symbols = [\"A/CONF.999/BMS/2014/1\"]\n",
        "issued-by = \"Secretary-General\"\n",
        "1. > In paragraph 3 of section V of its report (A/CONF.192/2012/RC/4), the Conference requested a report.[^1] It covers the period",
        "(b) > Industry, including manufacturers.[^2]\n",
        "\n### A. Modular weapons\n",
        "provisional agenda[^star-1]\n",
    ] {
        assert!(imported.entry.contains(line), "{line}\n{}", imported.entry);
    }
    assert_eq!(became(&imported, 35), "set aside: running head or foot");
    assert!(imported.report.remarks.iter().any(|remark| remark.contains("“Conference”")));
    properties::words_are_kept(text, &imported);
    assert_eq!(findings(&imported), "");
}

#[test]
fn a_symbol_of_the_masthead_that_another_entry_has_is_left_to_it() {
    let entry = "+++\ntitle = \"T\"\nsummary = \"S.\"\nsymbols = [\"A/CONF.999/BMS/2014/1\"]\n+++\n";
    let entries: &[(&str, &str)] = &[("content/texts/other.md", entry)];
    let text = include_str!("masthead.txt");
    let imported = Ask { symbols: &[], entries, ..Ask::of("n14.txt", text) }.import().unwrap();
    assert!(!imported.entry.contains("symbols = "), "{}", imported.entry);
    assert!(
        imported.report.remarks.iter().any(|remark| remark.contains("is the symbol of the entry `other`"))
    );
    assert_eq!(findings_beside(&imported, entries), "");
}

#[test]
fn a_list_within_a_paragraph_is_no_note_when_the_notes_have_signs_of_their_own() {
    let text = "Title\n\n1. One:¹\n\n1. first point;\n\n2. second point.\n\n2. Two.\n\n¹ A note.\n";
    let imported = plain(text);
    assert_eq!((imported.report.paragraphs, imported.report.notes), (2, 1), "{}", imported.report);
    assert!(imported.entry.contains("[^1]: > A note.\n") && imported.entry.contains("> 1\\. first point;\n"));
}

//! Paragraphs with numbers of their own.

use panelbook::model::Place;

use crate::book::{anchors, codes, outline, paragraphs, parse, prose, rules};

fn tree(body: &str) -> String {
    outline(&rules(body).body)
}

#[test]
fn numbers_are_those_as_written_with_gaps() {
    assert_eq!(
        tree("Before.\n\n7. Seven.\n\n8. Eight:\n\n   (a) one;\n\n   (b) two.\n\n10. Ten."),
        "p(Before.) 7#p7[p(Seven.)] 8#p8[p(Eight:) (a)#p8-a[p(one;)] (b)#p8-b[p(two.)]] 10#p10[p(Ten.)]"
    );
}

#[test]
fn indentation_of_sub_paragraphs_makes_no_difference_to_addresses() {
    for indent in ["", " ", "   ", "    ", "       ", "\t", "\t\t"] {
        let body = format!("8. Eight:\n\n{indent}(a) one\n{indent}going on;\n\n{indent}b) two.");
        assert_eq!(tree(&body), "8#p8[p(Eight:) (a)#p8-a[p(one⏎going on;)] b)#p8-b[p(two.)]]", "{indent:?}");
    }
}

#[test]
fn unnumbered_blocks_belong_to_the_paragraph_above() {
    assert_eq!(
        tree("8. A\n\nB\n\n- c\n- d\n\n   (a) e\n\n       f\n\n   g\n\n9. h"),
        "8#p8[p(A) p(B) ul[p(c)][p(d)] (a)#p8-a[p(e) p(f)] p(g)] 9#p9[p(h)]"
    );
    assert_eq!(tree("8. A\n\n(a) b\n\nc"), "8#p8[p(A) (a)#p8-a[p(b) p(c)]]");
    assert_eq!(
        tree("8. A\n\n   | x |\n   |---|\n   | y |\n\n   > q\n   > — s"),
        "8#p8[p(A) table1[x/y] quote[p(q) — [s]0]]"
    );
    assert_eq!(
        tree("8. A\n\n   ```\n   9. no\n   ```\n\n   1. list\n   2. more"),
        "8#p8[p(A) code(\"9. no\\n\") ol1[p(list)][p(more)]]"
    );
    assert_eq!(tree("8. A\n\n## H\n\nB"), "8#p8[p(A)] h2#h(H) p(B)");
}

#[test]
fn paragraphs_on_lines_that_follow_each_other_are_told_apart() {
    assert_eq!(tree("7. a\ngoing on\n8. b\n10. c"), "7#p7[p(a⏎going on)] 8#p8[p(b)] 10#p10[p(c)]");
    // A year that a line happens to start with is none.
    assert_eq!(tree("7. in\n2018. The"), "7#p7[p(in⏎2018. The)]");
    assert_eq!(tree("A\n\n- b\n  1. c"), "p(A) ul[p(b) ol1[p(c)]]");
}

#[test]
fn two_numbers_may_stand_in_one_line() {
    assert_eq!(tree("8. (a) One\n\n(b) (i) two"), "8#p8[(a)#p8-a[p(One)] (b)#p8-b[(i)#p8-b-i[p(two)]]]");
}

#[test]
fn a_number_may_stand_alone() {
    assert_eq!(tree("8.\n\n(a)\n\nwords\n\n9."), "8#p8[(a)#p8-a[p(words)]] 9#p9[]");
}

#[test]
fn i_is_a_letter_or_a_numeral_as_its_row_tells() {
    let row = |letters: &[&str]| {
        let body = letters.iter().map(|l| format!("({l}) x\n\n")).collect::<Vec<_>>().concat();
        let edition = rules(&format!("8. A\n\n{body}"));
        paragraphs(&edition)[1..].iter().map(|a| a[3..].to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row(&["a", "i", "ii", "b", "i"]), "a a-i a-ii b b-i");
    assert_eq!(row(&["g", "h", "i", "j"]), "g h i j");
    assert_eq!(row(&["h", "i", "ii", "iii"]), "h h-i h-ii h-iii");
    assert_eq!(row(&["a", "i", "iv", "v", "b"]), "a a-i a-iv a-v b");
    assert_eq!(row(&["u", "v", "w", "x"]), "u v w x");
}

#[test]
fn numbers_of_every_script_have_the_same_address() {
    for (number, sub) in
        [("٨ -", "(أ)"), ("٨.", "أ)"), ("8．", "（a）"), ("８、", "（a）"), ("8)", "a)"), ("8.", "а)")]
    {
        let edition = rules(&format!("{number} x\n\n{sub} y"));
        assert_eq!(paragraphs(&edition), ["p8", "p8-a"], "{number} {sub}");
    }
    for number in ["8 bis.", "8bis.", "8 *bis*.", "8 бис.", "٨ مكررا -", "٨ مكرراً.", "8之二、"]
    {
        assert_eq!(paragraphs(&rules(&format!("{number} x"))), ["p8-bis"], "{number}");
    }
}

#[test]
fn sections_and_annexes_start_numbers_again_until_a_heading_of_their_rank() {
    let body = "3. a\n\n## Section V: after\n\n3. b\n\n### Marking\n\n4. c\n\n## Annex\n\n8. d\n\n(a) e\n\n### Section I\n\n1. f\n\n## Annex II\n\n8. g\n\n## End\n\n9. h";
    let edition = rules(body);
    assert_eq!(
        anchors(&edition),
        [
            "p3",
            "s5",
            "s5-p3",
            "marking",
            "s5-p4",
            "annex",
            "annex-p8",
            "annex-p8-a",
            "annex-s1",
            "annex-s1-p1",
            "annex-2",
            "annex-2-p8",
            "end",
            "p9"
        ]
    );
    assert_eq!(
        anchors(&rules("## After {#s5}\n\n3. b\n\n## Section VI {#six}\n\n3. c")),
        ["s5", "s5-p3", "six", "s6-p3"]
    );
}

#[test]
fn other_lines_that_look_like_numbers_stay_words() {
    for body in ["8.5 per cent", "\\8. x", "- (a) x", "> 8. x", "```\n8. x\n```", "(a) x", "`8. x`"] {
        assert!(paragraphs(&rules(body)).is_empty(), "{body}");
    }
    assert!(paragraphs(&rules("A[^1]\n\n[^1]: x\n\n    8. y")).is_empty());
}

#[test]
fn links_name_the_paragraph_that_they_stand_in() {
    let edition = rules("[[a]]\n\n8. [[b]]\n\n(a) [[c]] x[^1]\n\n## H [[d]]\n\n[^1]: [[e]]");
    let places: Vec<Option<&str>> = edition
        .links
        .iter()
        .map(|link| match &link.place {
            Place::Body(anchor) => anchor.as_deref(),
            _ => panic!(),
        })
        .collect();
    // What a footnote cites is cited by the paragraph that names it.
    assert_eq!(places, [None, Some("p8"), Some("p8-a"), None, Some("p8-a")]);
}

#[test]
fn a_paragraph_s_place_is_its_own_bytes() {
    let text = prose("8. Eight\r\nmore\r\n\r\n   (a) one\r\n");
    let (edition, _) = parse("content/rules/a.md", &text);
    let edition = edition.unwrap();
    let lines: Vec<&str> = edition.anchors.iter().map(|anchor| &text[anchor.span.range()]).collect();
    assert_eq!(lines, ["8. Eight", "(a) one"]);
    assert_eq!(&text[edition.body[0].span.range()], "8. Eight\r\nmore\r\n\r\n   (a) one");
}

#[test]
fn explicit_anchors_never_displace_a_paragraph() {
    let text = prose("## H {#p8}\n\n8. x");
    assert_eq!(codes("content/rules/a.md", &text), ["M004"]);
    let (edition, _) = parse("content/rules/a.md", &text);
    assert_eq!(anchors(&edition.unwrap()), ["h", "p8"]);
}

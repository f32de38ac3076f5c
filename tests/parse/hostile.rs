//! Whatever the text: no panic, places within the file, and time that grows with its length.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use panelbook::base::Span;
use panelbook::diagnostic::Diagnostic;
use panelbook::model::{Block, Edition, FieldData, Inline, Node};
use proptest::prelude::*;

use crate::book::{codes, outline, parse, prose};

/// What holds for every edition and every finding.
fn sound(text: &str, edition: Option<&Edition>, findings: &[Diagnostic]) {
    let check = |span: Span, what: &str| {
        let range = span.range();
        assert!(range.start <= range.end && range.end <= text.len(), "{what} {range:?} of {}", text.len());
        assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{what} {range:?}");
    };
    for finding in findings {
        finding.place.iter().for_each(|place| check(place.span, "finding"));
        finding.also.iter().for_each(|(place, _)| check(place.span, "also"));
        finding.fix.iter().for_each(|fix| check(fix.span, "fix"));
        // Messages of these two say themselves what should stand there.
        let plain = matches!(finding.code.as_str(), "F003" | "F005");
        assert!(plain || !finding.help.is_empty(), "{finding:?} has no help");
    }
    let Some(edition) = edition else { return };
    check(edition.title_span, "title");
    check(edition.front_span, "front");
    edition.links.iter().for_each(|link| check(link.span, "link"));
    edition.relations.iter().for_each(|target| check(target.span, "relation"));
    edition.anchors.iter().for_each(|anchor| check(anchor.span, "anchor"));
    let mut names: Vec<&str> = edition.anchors.iter().map(|anchor| anchor.name.as_str()).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "repeated anchor in {names:?}");
    assert!(names.iter().all(|name| !name.is_empty()));
    let mut seen = vec![0; edition.links.len()];
    let mut walk = Walk { edition, names: &names, seen: &mut seen, check: &check, anchors: 0 };
    walk.blocks(&edition.body, 0);
    assert_eq!(walk.anchors, edition.anchors.len(), "anchors in the tree and in the list");
    edition.notes.iter().for_each(|note| walk.blocks(&note.blocks, 0));
    for field in &edition.fields {
        if let FieldData::Prose(runs) = &field.data {
            walk.lines(runs, 0);
        }
    }
    edition.sources.iter().for_each(|source| walk.line(&source.content, 0));
    assert!(seen.iter().all(|times| *times <= 1), "a link stands in two places");
}

struct Walk<'a> {
    edition: &'a Edition,
    names: &'a [&'a str],
    seen: &'a mut [usize],
    check: &'a dyn Fn(Span, &str),
    anchors: usize,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        assert!(depth < 80, "nested too deep");
        for block in blocks {
            (self.check)(block.span, "block");
            match &block.node {
                Node::Heading { anchor, content, level } => {
                    assert!((2..=6).contains(level) && self.names.binary_search(&anchor.as_str()).is_ok());
                    self.anchors += 1;
                    self.line(content, depth);
                }
                Node::Paragraph(content) => self.line(content, depth),
                Node::Numbered { anchor, blocks, .. } => {
                    assert!(self.names.binary_search(&anchor.as_str()).is_ok());
                    self.anchors += 1;
                    self.blocks(blocks, depth + 1);
                }
                Node::List { items, .. } => items.iter().for_each(|item| self.blocks(item, depth + 1)),
                Node::Quote { blocks, source } => {
                    self.blocks(blocks, depth + 1);
                    self.lines(source.as_slice(), depth);
                }
                Node::Table { align, head, rows } => {
                    self.lines(head, depth);
                    assert_eq!(align.len(), head.len());
                    for row in rows {
                        assert_eq!(row.len(), head.len());
                        self.lines(row, depth);
                    }
                }
                Node::Code { .. } | Node::Rule => {}
            }
        }
    }

    fn lines(&mut self, lines: &[Vec<Inline>], depth: usize) {
        for line in lines {
            self.line(line, depth);
        }
    }

    fn line(&mut self, inlines: &[Inline], depth: usize) {
        assert!(depth < 120, "nested too deep");
        for inline in inlines {
            match inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.line(inner, depth + 1);
                }
                Inline::Link { link, content } => {
                    self.seen[*link] += 1;
                    self.line(content, depth + 1);
                }
                Inline::Mention { link, .. } => self.seen[*link] += 1,
                Inline::Image(image) => self.seen[image.link] += 1,
                Inline::Note { note } => assert!(*note < self.edition.notes.len()),
                Inline::Text(text) | Inline::Code(text) => {
                    let control = text.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
                    assert!(!control, "{text:?}");
                }
                Inline::SoftBreak | Inline::HardBreak => {}
            }
        }
    }
}

fn survives(path: &str, text: &str) {
    let (edition, findings) = parse(path, text);
    sound(text, edition.as_ref(), &findings);
}

const WHOLE: &str = "+++\ntitle = \"T “x”\"\nsummary = '''S\n+++\n'''\nremark = \"see [[a|b]] and *c*\"\nquestions = ['x', \"\"\"\ny \\\" z\"\"\"]\nsources = [\"ITI, para. 8\", \"[a](https://b.org)\"]\nheld = 2015-06\nthemes = [\"voting\"]\nredirects = { p1 = \"p2\" }\n+++\n## Section V {#x}\n\n8. One[^1] [[iti#p8|two]] <b>x</b>\n\n   (a) `y` ![z](w.png)\n\n٩ - ثلاثة\n\n(i) x\n9. y\n\n> q\n>\n> — ITI, para. 7\n\n| a | [[b|c]] |\n|---|---|\n| d | e |\n\n- f\n  1. g\n\n        h\n\n```\ni\n```\n\n[^1]: note\n\n    more\n\n# Annex II\n\n1. &amp; [j](javascript:k) \u{7}\n";

/// Pieces that mean something, so that random texts reach deep.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "+++\n",
            "---\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "    ",
            "   ",
            "\t",
            " ",
            "title = \"x\"\n",
            "summary = '''",
            "\"\"\"",
            "= [",
            "]\n",
            "# ",
            "## Section V\n",
            "## Annex\n",
            "{#p8}",
            "{#a b}",
            "8. ",
            "8 bis. ",
            "٨ - ",
            "8．",
            "(a) ",
            "a) ",
            "（一）",
            "(i) ",
            "(أ) ",
            "- ",
            "1. ",
            "> ",
            "— ITI",
            "-- x",
            "| a | b |\n|---|---|\n",
            "|",
            "[[",
            "]]",
            "[[x|y]]",
            "![",
            "](",
            ")",
            "[^1]",
            "[^1]: ",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```\n",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<https://x.y>",
            "&amp;",
            "&#0;",
            "\\",
            "\u{0}",
            "\u{1f}",
            "\u{85}",
            "\u{a0}",
            "标识",
            "é",
            "🙂",
            "x",
            "word ",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_read_as_text_make_a_sound_edition(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let text = String::from_utf8_lossy(&bytes);
        survives("content/notes/a.md", &text);
        survives("content/rules/a.md", &prose(&text));
    }

    #[test]
    fn any_heap_of_pieces_makes_a_sound_edition(pieces in proptest::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        survives("content/notes/a.md", &text);
        survives("content/notes/a.md", &prose(&text));
        survives("content/rules/a.ar.md", &prose(&text));
        let value = text.replace('\'', "");
        survives("content/notes/a.md", &format!("+++\ntitle = \"T\"\nsummary = \"S\"\nremark = '''{value}'''\nsources = ['''{value}''']\n+++\n"));
    }

    #[test]
    fn a_whole_entry_with_random_slips_makes_a_sound_edition(
        slips in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..6, piece()), 0..8),
    ) {
        let mut text: Vec<char> = WHOLE.chars().collect();
        for (at, cut, put) in slips {
            let at = at.index(text.len());
            let end = (at + cut).min(text.len());
            text.splice(at..end, put.chars());
            text.push('\n');
        }
        let text: String = text.into_iter().collect();
        survives("content/notes/a.md", &text);
        survives("content/rules/a.md", &text);
    }

    #[test]
    fn line_ends_change_nothing_but_places(pieces in proptest::collection::vec(piece(), 0..40)) {
        let text = prose(&pieces.concat().replace('\r', ""));
        for path in ["content/notes/a.md", "content/rules/a.md"] {
            let shape = |text: &str| {
                let edition = parse(path, text).0.unwrap();
                let links: Vec<_> = edition.links.iter().map(|link| (link.wanted.clone(), link.place.clone())).collect();
                (outline(&edition.body), edition.notes.iter().map(|n| outline(&n.blocks)).collect::<Vec<_>>(), links)
            };
            prop_assert_eq!(shape(&text), shape(&text.replace('\n', "\r\n")));
            prop_assert_eq!(shape(&text), shape(&text.replace('\n', "\r")));
        }
    }
}

/// Each of these took a parser of ours or of others time that grows with the square of the length.
#[test]
fn long_texts_take_time_by_their_length() {
    let many = |piece: &str| piece.repeat(20_000);
    let mut notes = String::new();
    let mut numbers = String::new();
    for number in 0..20_000 {
        let _ = write!(notes, "[^{number}] ");
        let _ = write!(numbers, "{}. x\n\n(a) y\n\n", number % 9000);
    }
    let mut tags = String::new();
    for number in 0..20_000 {
        let _ = write!(tags, "x <a{number}>");
        let _ = write!(notes, "\n\n[^{number}]: x");
    }
    let texts = [
        many("## Same\n\n"),
        notes,
        numbers,
        tags,
        format!("8. {}", many("(a) ")),
        many("8. x\n\n"),
        many("> "),
        many("- "),
        many("*a **b "),
        many("[["),
        many("[[a|"),
        many("[[a|b]] "),
        many("[^a] "),
        many("<!-- "),
        many("<b>"),
        many("["),
        many("![]("),
        many("(a) x\n"),
        many("> — a\n"),
        many("`"),
        many("{#a} "),
        many("## H {#a}\n\n"),
        many("| a "),
        many("\u{7}"),
        many("&amp;"),
        many("---\n"),
    ];
    for text in texts {
        let start = Instant::now();
        let shown: String = text.chars().take(20).collect();
        survives("content/notes/a.md", &prose(&text));
        survives("content/rules/a.md", &prose(&text));
        // A guard against hanging, not a measure: these take well under a second.
        assert!(start.elapsed() < Duration::from_secs(20), "{shown:?} took {:?}", start.elapsed());
    }
    survives("content/notes/a.md", &format!("+++\n{}", many("a = [\n")));
    survives("content/notes/a.md", &format!("+++\na = {}\n+++\n", many("[")));
    survives("content/notes/a.md", &format!("+++\n{}+++\n", many("'''\n+++\n")));
}

#[test]
fn what_is_nested_too_deep_is_cut_and_said_once() {
    for body in ["> ".repeat(100), format!("{}x", "- ".repeat(100)), format!("{0}x{0}", "*".repeat(200))] {
        assert_eq!(codes("content/notes/a.md", &prose(&body)), ["M009"], "{body:.20}");
    }
    assert_eq!(codes("content/notes/a.md", &prose(&"> ".repeat(30))), [""; 0]);
}

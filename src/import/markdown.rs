//! Markdown to lines: words only, with headings, notes and the numbers of lists as they are written.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html;
use super::line::{Hint, Lines, NOTE_CLOSES, NOTE_OPENS, Weaver, link_end, raised};

/// The lines of a Markdown text.
pub(super) fn lines(text: &[String]) -> Lines {
    let text = text.iter().map(|line| line.replace('\u{c}', "\n")).collect::<Vec<_>>().join("\n");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let ends: Vec<usize> = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
    let mut reader = Reader {
        text: &text,
        ends,
        weaver: Weaver::new(),
        in_note: false,
        metadata: false,
        raised: None,
        html: None,
        links: Vec::new(),
        cells: 0,
    };
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.event(event, &range);
    }
    reader.end_raised();
    reader.weaver.finish()
}

struct Reader<'t> {
    text: &'t str,
    ends: Vec<usize>,
    weaver: Weaver,
    in_note: bool,
    metadata: bool,
    /// The words of a raised run.
    raised: Option<(String, usize)>,
    /// A block of HTML so far, and its first line.
    html: Option<(String, usize)>,
    links: Vec<(String, String)>,
    cells: usize,
}

impl Reader<'_> {
    fn line_of(&self, at: usize) -> usize {
        1 + self.ends.partition_point(|end| *end < at)
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        let at = self.line_of(range.start);
        match event {
            Event::Start(tag) => self.start(tag, range, at),
            Event::End(end) => self.end(end, at),
            Event::Text(words) if self.metadata => {
                for (index, line) in words.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                    self.weaver.mark(Hint::Aside("front matter of the file"), line.trim(), at + index);
                }
            }
            Event::Text(words) | Event::Code(words) => self.words(&words, at),
            Event::Html(html) => match &mut self.html {
                Some((text, _)) => text.push_str(&html),
                None => html::weave(&html, at, &mut self.weaver),
            },
            Event::InlineHtml(tag) => self.tag(&tag, at),
            Event::FootnoteReference(name) => {
                self.weaver.sign(&format!("{NOTE_OPENS}{name}{NOTE_CLOSES}"), at);
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, said)) = self.links.last_mut() {
                    said.push(' ');
                }
                self.weaver.end_line();
            }
            Event::Rule => self.weaver.mark(Hint::Rule, "", at),
            // Not asked for.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => self.weaver.block(match level {
                HeadingLevel::H1 => Hint::Title,
                level => Hint::Heading(level as u8),
            }),
            Tag::Item => {
                self.block();
                let written = self.text[range.start..].trim_start_matches([' ', '\t']);
                let digits = written.bytes().take_while(u8::is_ascii_digit).count();
                let sign = written[digits..].chars().next().filter(|c| matches!(c, '.' | ')'));
                match sign.filter(|_| digits > 0) {
                    Some(sign) => self.weaver.sign(&format!("{}{sign} ", &written[..digits]), at),
                    None => self.weaver.sign("• ", at),
                }
            }
            // The words of a list's item follow its sign.
            Tag::Paragraph if self.weaver.is_sign() => {}
            Tag::FootnoteDefinition(name) => {
                self.weaver.block(Hint::Note(name.to_string()));
                self.in_note = true;
            }
            Tag::HtmlBlock => self.html = Some((String::new(), at)),
            Tag::MetadataBlock(_) => self.metadata = true,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((dest_url.to_string(), String::new()));
            }
            Tag::TableHead | Tag::TableRow => {
                self.cells = 0;
                self.block();
            }
            Tag::TableCell => {
                self.cells += 1;
                if self.cells > 1 {
                    self.weaver.sign(" | ", at);
                }
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::List(_) | Tag::Table(_) => {
                self.block();
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, at: usize) {
        match end {
            TagEnd::FootnoteDefinition => {
                self.in_note = false;
                self.weaver.block(Hint::None);
            }
            TagEnd::HtmlBlock => {
                if let Some((html, first)) = self.html.take() {
                    html::weave(&html, first, &mut self.weaver);
                }
            }
            TagEnd::MetadataBlock(_) => self.metadata = false,
            TagEnd::Link | TagEnd::Image => {
                if let Some((address, words)) = self.links.pop() {
                    link_end(&mut self.weaver, &words, &address, at);
                }
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::CodeBlock
            | TagEnd::TableRow
            | TagEnd::TableHead => self.block(),
            _ => {}
        }
    }

    /// A block starts or ends.
    fn block(&mut self) {
        let in_note = self.in_note;
        // The first block of a note has its name.
        if in_note && self.weaver.awaits_note() {
            return;
        }
        self.weaver.block(if in_note { Hint::NoteMore } else { Hint::None });
    }

    fn words(&mut self, words: &str, at: usize) {
        if let Some((raised, _)) = &mut self.raised {
            raised.push_str(words);
            return;
        }
        if let Some((_, said)) = self.links.last_mut() {
            said.push_str(words);
        }
        self.weaver.words(words, at);
    }

    fn tag(&mut self, tag: &str, at: usize) {
        match &*html_name(tag) {
            "sup" => {
                self.end_raised();
                self.raised = Some((String::new(), at));
            }
            "/sup" => self.end_raised(),
            "br" => self.weaver.end_line(),
            _ => {}
        }
    }

    fn end_raised(&mut self) {
        let Some((words, from)) = self.raised.take() else { return };
        let words = raised(&words).unwrap_or(words);
        self.words(&words, from);
    }
}

fn html_name(tag: &str) -> String {
    let inside = tag.trim_start_matches('<');
    inside
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
        .take(10)
        .collect::<String>()
        .trim_end_matches('/')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, String, Hint)> {
        let text: Vec<String> = text.lines().map(str::to_owned).collect();
        lines(&text).lines.into_iter().map(|line| (line.number, line.text, line.hint)).collect()
    }

    #[test]
    fn numbers_are_those_written_and_notes_keep_their_names() {
        let read = read(
            "# T\n\n8. *eight*[^a]\n10. ten\n    more\n\n    - x\n\n## Section V\n\ntext\n\n[^a]: Note\n    goes on.\n\n    And on.\n",
        );
        let said: Vec<(usize, &str)> = read.iter().map(|(at, text, _)| (*at, text.as_str())).collect();
        let eight = format!("8. eight{NOTE_OPENS}a{NOTE_CLOSES}");
        assert_eq!(
            said,
            [
                (1, "T"),
                (3, eight.as_str()),
                (4, "10. ten"),
                (5, "more"),
                (7, "• x"),
                (9, "Section V"),
                (11, "text"),
                (13, "Note"),
                (14, "goes on."),
                (16, "And on."),
            ]
        );
        assert_eq!(read[7].2, Hint::Note("a".to_owned()));
        assert_eq!(read[9].2, Hint::NoteMore);
    }

    #[test]
    fn dead_links_are_words_and_front_matter_is_set_aside() {
        let read = read(
            "---\ntitle: x\n---\n\n[A/74/187](#) [b](https://un.org/)<sup>2</sup>\n\n<div>\nin a block</div>\n",
        );
        let said: Vec<(usize, &str)> = read.iter().map(|(at, text, _)| (*at, text.as_str())).collect();
        assert_eq!(said, [(2, "title: x"), (5, "A/74/187 b (https://un.org/)²"), (8, "in a block")]);
        assert_eq!(read[0].2, Hint::Aside("front matter of the file"));
    }
}

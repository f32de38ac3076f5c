//! HTML to lines: words only. Tags are read by a tokenizer that follows the HTML standard; nothing is
//! fetched or run, and no tree is built. What browsers do not show (scripts, styles) is left out.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, HtmlString, Spanned, Token, Tokenizer};

use super::line::{Hint, Lines, Weaver, link_end, raised};

/// The lines of an HTML text.
pub(super) fn lines(text: &[String]) -> Lines {
    let mut weaver = Weaver::new();
    weave(&text.join("\n"), 1, &mut weaver);
    weaver.finish()
}

/// Elements whose contents are no words of the text, and why.
const SILENT: &[(&str, Option<&str>)] = &[
    ("script", None),
    ("style", None),
    ("template", None),
    ("title", Some("the title of the web page")),
    ("nav", Some("navigation of the web page")),
];

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "html",
    "main",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
];

/// A list that is open.
enum List {
    Bullets,
    /// The number of its next item, and how it is written.
    Numbers {
        next: u32,
        sign: char,
    },
}

/// Adds the words of an HTML text whose first line is line `first` of the file.
pub(super) fn weave(html: &str, first: usize, weaver: &mut Weaver) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let ends: Vec<usize> = html.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| first + ends.partition_point(|end| *end < at);
    let mut reader =
        Reader { weaver, lists: Vec::new(), silent: None, raised: None, links: Vec::new(), cells: 0 };
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                reader.open(&name, &tag.attributes, line_of(tag.span.start), tag.self_closing);
            }
            Token::EndTag(tag) => {
                reader.close(&String::from_utf8_lossy(&tag.name), line_of(tag.span.start));
            }
            Token::String(text) => {
                reader.words(&String::from_utf8_lossy(&text.value), line_of(text.span.start));
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.end_raised(0);
    reader.weaver.block(Hint::None);
}

struct Reader<'w> {
    weaver: &'w mut Weaver,
    lists: Vec<List>,
    /// The element whose contents are left out, how many of its name are open, and why it is named in
    /// the report.
    silent: Option<(&'static str, usize, Option<&'static str>)>,
    /// The words of a raised run, and where it starts.
    raised: Option<(String, usize)>,
    /// The addresses of open links with their words so far.
    links: Vec<(String, String)>,
    /// The cells of a table's row so far.
    cells: usize,
}

impl Reader<'_> {
    fn open(
        &mut self,
        name: &str,
        attributes: &BTreeMap<HtmlString, Spanned<HtmlString, usize>>,
        at: usize,
        closed: bool,
    ) {
        if let Some((silent, depth, _)) = &mut self.silent {
            *depth += usize::from(*silent == name && !closed);
            return;
        }
        if let Some((silent, why)) = SILENT.iter().find(|(silent, _)| *silent == name) {
            self.silent = (!closed).then_some((*silent, 1, *why));
            return;
        }
        let attribute = |wanted: &str| {
            let (_, value) =
                attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted.as_bytes()))?;
            Some(String::from_utf8_lossy(&value.value).into_owned())
        };
        let number = |wanted: &str| attribute(wanted).and_then(|value| value.trim().parse::<u32>().ok());
        match name {
            "br" => self.weaver.end_line(),
            "hr" => self.weaver.mark(Hint::Rule, "", at),
            "sup" => {
                self.end_raised(at);
                self.raised = Some((String::new(), at));
            }
            "a" => {
                // A link cannot hold another: the first ends here.
                self.end_link(at);
                self.links.extend(attribute("href").map(|address| (address, String::new())));
            }
            "ul" | "menu" | "ol" => {
                self.weaver.block(Hint::None);
                // Deeper lists than anybody reads count as the deepest.
                if self.lists.len() < 64 {
                    self.lists.push(if name == "ol" {
                        let sign = attribute("type").and_then(|sign| sign.chars().next()).unwrap_or('1');
                        List::Numbers { next: number("start").unwrap_or(1), sign }
                    } else {
                        List::Bullets
                    });
                }
            }
            "li" => {
                self.weaver.block(Hint::None);
                let sign = match self.lists.last_mut() {
                    Some(List::Numbers { next, sign }) => {
                        let value = number("value").unwrap_or(*next);
                        *next = value.saturating_add(1);
                        ordinal(value, *sign)
                    }
                    _ => "• ".to_owned(),
                };
                self.weaver.sign(&sign, at);
            }
            "td" | "th" => {
                self.cells += 1;
                if self.cells > 1 && !self.weaver.is_empty() {
                    self.weaver.sign(" | ", at);
                }
            }
            _ => self.block(name),
        }
    }

    fn close(&mut self, name: &str, at: usize) {
        if let Some((silent, depth, _)) = &mut self.silent {
            *depth -= usize::from(*silent == name);
            if *depth == 0 {
                self.silent = None;
            }
            return;
        }
        match name {
            "sup" => self.end_raised(at),
            "a" => self.end_link(at),
            "ul" | "menu" | "ol" => {
                self.lists.pop();
                self.weaver.block(Hint::None);
            }
            "li" => self.weaver.block(Hint::None),
            _ => {
                if heading(name).is_some() {
                    self.weaver.block(Hint::None);
                } else {
                    self.block(name);
                }
            }
        }
    }

    fn block(&mut self, name: &str) {
        if name == "tr" {
            self.cells = 0;
        }
        match heading(name) {
            Some(1) => self.weaver.block(Hint::Title),
            Some(level) => self.weaver.block(Hint::Heading(level)),
            None if BLOCKS.contains(&name) => self.weaver.block(Hint::None),
            None => {}
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        if let Some((_, _, why)) = self.silent {
            if let Some(why) = why {
                for (index, line) in words.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty())
                {
                    self.weaver.mark(Hint::Aside(why), line.trim(), at + index);
                }
            }
            return;
        }
        if let Some((raised, _)) = &mut self.raised {
            raised.push_str(words);
            return;
        }
        if let Some((_, said)) = self.links.last_mut() {
            said.push_str(words);
        }
        self.weaver.words(words, at);
    }

    /// Raised figures are the marks of notes; other raised words are words.
    fn end_raised(&mut self, _at: usize) {
        let Some((words, from)) = self.raised.take() else { return };
        let words = raised(&words).unwrap_or(words);
        self.words(&words, from);
    }

    fn end_link(&mut self, at: usize) {
        if let Some((address, words)) = self.links.pop() {
            link_end(self.weaver, &words, &address, at);
        }
    }
}

fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// The number of a list's item as a browser shows it; letters and numerals in brackets, as documents
/// print them.
fn ordinal(value: u32, sign: char) -> String {
    let letter = || char::from_u32(u32::from('a') + value.saturating_sub(1)).filter(char::is_ascii_lowercase);
    match sign {
        'a' | 'A' => letter().map_or_else(|| format!("{value}. "), |letter| format!("({letter}) ")),
        'i' | 'I' => {
            small_roman(value).map_or_else(|| format!("{value}. "), |numeral| format!("({numeral}) "))
        }
        _ => format!("{value}. "),
    }
}

fn small_roman(value: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let (tens, ones) = (usize::try_from(value / 10).ok()?, usize::try_from(value % 10).ok()?);
    (1..40).contains(&value).then(|| format!("{}{}", "x".repeat(tens), ONES[ones]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::line::Start;

    fn read(html: &str) -> Vec<(usize, String, Hint)> {
        let text: Vec<String> = html.lines().map(str::to_owned).collect();
        lines(&text).lines.into_iter().map(|line| (line.number, line.text, line.hint)).collect()
    }

    #[test]
    fn only_words_are_read_each_with_its_line() {
        let html = "<html><head><title>T</title><style>p{}</style></head>\n<body><h1>Caf&eacute;</h1>\n<p>one\ntwo<sup>1</sup></p><script>x()</script>\n<ol start=7><li>seven<li value=9>nine</ol><hr><p><a href='#'>A/74/187</a>";
        let lines = read(html);
        let said: Vec<(usize, &str)> = lines.iter().map(|(at, text, _)| (*at, text.as_str())).collect();
        assert_eq!(
            said,
            [
                (1, "T"),
                (2, "Café"),
                (3, "one"),
                (4, "two¹"),
                (5, "7. seven"),
                (5, "9. nine"),
                (5, ""),
                (5, "A/74/187")
            ]
        );
        assert_eq!(lines[1].2, Hint::Title);
        assert_eq!(lines[6].2, Hint::Rule);
    }

    #[test]
    fn a_table_s_row_is_one_line_and_tag_soup_is_read() {
        let text: Vec<String> = vec!["<table><tr><td>a<td>b</tr></table></div></p><b>c".to_owned()];
        let read = lines(&text).lines;
        let said: Vec<&str> = read.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(said, ["a | b", "c"]);
        assert!(read.iter().all(|line| line.start == Start::Block));
    }
}

use std::collections::BTreeSet;
use std::fmt::Write as _;

use minijinja::{Error, Value, context};

use crate::base::Direction;
use crate::diagnostic::Diagnostic;
use crate::model::{Align, Block, Edition, EntryIndex, Inline, Node};
use crate::theme::{LinkAnswer, Terms, Theme, View, push_escaped};

/// Writes blocks as HTML. It asks where links lead through the view, and draws the little that is set
/// beside a paragraph (its permalink, who cites it) by parts of the theme.
pub struct Body<'a> {
    edition: &'a Edition,
    view: &'a View,
    theme: &'a Theme,
    out: String,
    /// How often each footnote was named so far, so that each mark has an address to come back to.
    named: Vec<usize>,
    /// How many tables were written, so that each has a name of its own.
    tables: usize,
    /// What stands before every anchor, on a page that shows more than one entry.
    prefix: String,
    /// The terms that this text has explained: each is explained where it first stands.
    explained: BTreeSet<EntryIndex>,
    /// The terms that may be explained here: none within a heading, a link or the head of a table.
    terms: Option<&'a Terms>,
}

type Written = Result<(), Box<Diagnostic>>;

impl<'a> Body<'a> {
    /// A writer of an edition's text.
    pub fn new(edition: &'a Edition, view: &'a View, theme: &'a Theme) -> Body<'a> {
        Body {
            edition,
            view,
            theme,
            out: String::new(),
            named: vec![0; edition.notes.len()],
            tables: 0,
            prefix: view.prefix(),
            explained: BTreeSet::new(),
            terms: None,
        }
    }

    /// The HTML of the edition's text and of its footnotes.
    ///
    /// # Errors
    /// A finding about the part of the theme that failed.
    pub fn text(mut self) -> Result<(String, Vec<Value>), Box<Diagnostic>> {
        // On a page of many entries an explanation would have to be told from those of the others.
        self.terms = if self.prefix.is_empty() { self.view.terms() } else { None };
        self.blocks(&self.edition.body, false)?;
        self.terms = None;
        let text = std::mem::take(&mut self.out);
        let mut notes = Vec::new();
        for (at, note) in self.edition.notes.iter().enumerate() {
            self.blocks(&note.blocks, note.blocks.len() == 1)?;
            let html = Value::from_safe_string(std::mem::take(&mut self.out));
            let marks: Vec<String> = (1..=self.named[at]).map(|time| self.mark_id(at, time)).collect();
            let id = format!("{}n{}", self.prefix, at + 1);
            notes.push(context! { number => at + 1, id, html, marks });
        }
        Ok((text, notes))
    }

    /// The HTML of one run of text without blocks: a field or a source.
    ///
    /// # Errors
    /// A finding about the words that the theme lacks.
    pub fn run(mut self, content: &[Inline]) -> Result<String, Box<Diagnostic>> {
        self.inlines(content)?;
        Ok(self.out)
    }

    /// The HTML of a source. Writers may name an entry by its id; readers see its title.
    ///
    /// # Errors
    /// A finding about the words that the theme lacks.
    pub fn source(self, content: &[Inline]) -> Result<String, Box<Diagnostic>> {
        if let [Inline::Link { link, content: words }] = content
            && let Some(words) = self.view.link_work(*link, &Inline::plain(words))
        {
            let content = vec![Inline::Text(words)];
            return self.run(&[Inline::Link { link: *link, content }]);
        }
        self.run(content)
    }

    /// The HTML of a few blocks, without a paragraph's frame when there is but one.
    ///
    /// # Errors
    /// A finding about the words that the theme lacks.
    pub fn lines(mut self, blocks: &[Block]) -> Result<String, Box<Diagnostic>> {
        self.blocks(blocks, blocks.len() == 1)?;
        Ok(self.out)
    }

    fn blocks(&mut self, blocks: &[Block], tight: bool) -> Written {
        blocks.iter().try_for_each(|block| self.block(&block.node, tight))
    }

    fn block(&mut self, node: &Node, tight: bool) -> Written {
        match node {
            Node::Heading { level, anchor, content } => {
                // The permalink stands beside the heading and not in it, so that the heading reads as its words.
                // Among others, an entry's own headings stand one step below its title.
                let level = if self.prefix.is_empty() { *level } else { (level + 1).min(6) };
                let _ = write!(self.out, "<div class=\"heading\"><h{level} id=\"");
                self.anchor(anchor);
                self.out.push_str("\">");
                self.redirected(anchor);
                self.unexplained(content)?;
                let _ = write!(self.out, "</h{level}>");
                self.part("parts/heading-link.html", context! { anchor => format!("{}{anchor}", self.prefix), words => Inline::plain(content) })?;
                self.out.push_str("</div>\n");
                self.cited_by(anchor)?;
            }
            Node::Paragraph(content) if tight => {
                self.inlines(content)?;
            }
            Node::Paragraph(content) => {
                self.out.push_str("<p>");
                self.inlines(content)?;
                self.out.push_str("</p>\n");
            }
            Node::Numbered { number, anchor, blocks } => self.numbered(number, anchor, blocks)?,
            Node::List { start, tight, items } => {
                let tag = if start.is_some() { "ol" } else { "ul" };
                match start {
                    Some(first) if *first != 1 => {
                        let _ = writeln!(self.out, "<ol start=\"{first}\">");
                    }
                    _ => {
                        let _ = writeln!(self.out, "<{tag}>");
                    }
                }
                for item in items {
                    self.out.push_str("<li>");
                    self.blocks(item, *tight)?;
                    self.out.push_str("</li>\n");
                }
                let _ = writeln!(self.out, "</{tag}>");
            }
            Node::Quote { blocks, source } => {
                self.out.push_str("<figure class=\"quotation\">\n<blockquote>\n");
                self.blocks(blocks, false)?;
                self.out.push_str("</blockquote>\n");
                if let Some(source) = source {
                    self.out.push_str("<figcaption>— ");
                    self.unexplained(source)?;
                    self.disclaimers(source);
                    self.out.push_str("</figcaption>\n");
                }
                self.out.push_str("</figure>\n");
            }
            Node::Table { align, head, rows } => self.table(align, head, rows)?,
            Node::Code { text, .. } => {
                self.out.push_str("<pre tabindex=\"0\"><code>");
                push_escaped(text, &mut self.out);
                self.out.push_str("</code></pre>\n");
            }
            Node::Rule => self.out.push_str("<hr>\n"),
        }
        Ok(())
    }

    /// A numbered paragraph: the number is text, so that it is read, copied and printed, and leads to
    /// the paragraph's own address.
    fn numbered(&mut self, number: &str, anchor: &str, blocks: &[Block]) -> Written {
        self.out.push_str("<div class=\"numbered\" id=\"");
        self.anchor(anchor);
        self.out.push_str("\">");
        self.redirected(anchor);
        self.part(
            "parts/paragraph-number.html",
            context! { number, anchor => format!("{}{anchor}", self.prefix) },
        )?;
        self.out.push_str("<div class=\"numbered-text\">\n");
        let own = blocks.iter().take_while(|block| !matches!(block.node, Node::Numbered { .. })).count();
        self.blocks(&blocks[..own], false)?;
        self.cited_by(anchor)?;
        self.blocks(&blocks[own..], false)?;
        self.out.push_str("</div></div>\n");
        Ok(())
    }

    /// What must be said wherever the quoted works are used: it goes with the quotation.
    fn disclaimers(&mut self, source: &[Inline]) {
        let mut said = Vec::new();
        for link in Inline::links(source) {
            let Some((words, lang)) = self.view.link_disclaimer(link) else { continue };
            if said.contains(&words) {
                continue;
            }
            self.out.push_str("\n<p class=\"disclaimer\"");
            if lang != *self.view.lang() {
                let _ = write!(self.out, " lang=\"{lang}\" dir=\"{}\"", lang.direction().as_str());
            }
            self.out.push('>');
            push_escaped(&words, &mut self.out);
            self.out.push_str("</p>");
            said.push(words);
        }
    }

    /// Who cites a place: on the entry's own page only.
    fn cited_by(&mut self, anchor: &str) -> Written {
        if !self.prefix.is_empty() {
            return Ok(());
        }
        let groups = self.view.cited_by(anchor).map_err(|error| self.failed(&error))?;
        self.part("parts/cited-by.html", context! { anchor, groups })
    }

    fn anchor(&mut self, anchor: &str) {
        push_escaped(&self.prefix, &mut self.out);
        push_escaped(anchor, &mut self.out);
    }

    /// The address of the mark that names a footnote for the `time`th time.
    fn mark_id(&self, note: usize, time: usize) -> String {
        format!("{}{}", self.prefix, mark_id(note, time))
    }

    /// Anchors that once led elsewhere and now stand for this one.
    fn redirected(&mut self, anchor: &str) {
        for redirect in self.edition.redirects.iter().filter(|redirect| redirect.to == anchor) {
            self.out.push_str("<span id=\"");
            push_escaped(&self.prefix, &mut self.out);
            push_escaped(&redirect.from, &mut self.out);
            self.out.push_str("\"></span>");
        }
    }

    fn table(&mut self, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Written {
        self.out.push_str("<section class=\"table\" tabindex=\"0\" aria-label=\"");
        self.tables += 1;
        let label = self.view.strings().with("table", "number", &self.tables.to_string());
        push_escaped(&label.map_err(|error| self.failed(&error))?, &mut self.out);
        // On a page of many entries each has a first table.
        if !self.prefix.is_empty() {
            let join = self.view.strings().plain("pinpoint-join").map_err(|error| self.failed(&error))?;
            let _ = write!(self.out, "{join}");
            push_escaped(&self.edition.title, &mut self.out);
        }
        self.out.push_str("\"><table>\n<thead><tr>");
        for (cell, align) in head.iter().zip(align) {
            let _ = write!(self.out, "<th scope=\"col\"{}>", class(*align));
            self.unexplained(cell)?;
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for (cell, align) in row.iter().zip(align) {
                let _ = write!(self.out, "<td{}>", class(*align));
                self.inlines(cell)?;
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></section>\n");
        Ok(())
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Written {
        inlines.iter().try_for_each(|inline| self.inline(inline))
    }

    fn inline(&mut self, inline: &Inline) -> Written {
        match inline {
            Inline::Text(text) => self.words(text)?,
            Inline::Code(text) => {
                self.out.push_str("<code>");
                push_escaped(text, &mut self.out);
                self.out.push_str("</code>");
            }
            Inline::Emphasis(inner) => self.wrapped("em", inner)?,
            Inline::Strong(inner) => self.wrapped("strong", inner)?,
            Inline::Struck(inner) => self.wrapped("s", inner)?,
            Inline::Link { link, content } => self.link(*link, content)?,
            Inline::Mention { link, printed } => {
                // Symbols and numbers would turn over inside right-to-left text.
                let isolated = self.view.lang().direction() == Direction::Rtl;
                self.out.push_str(if isolated { "<bdi>" } else { "" });
                self.link(*link, &[Inline::Text(printed.clone())])?;
                self.out.push_str(if isolated { "</bdi>" } else { "" });
            }
            Inline::Image(image) => self.image(image.link, &image.alt, &image.title),
            // The note stands at the foot of the entry's own page.
            Inline::Note { .. } if self.view.is_quoting() => {}
            Inline::Note { note } => {
                self.named[*note] += 1;
                let (number, id) = (note + 1, self.mark_id(*note, self.named[*note]));
                let target = format!("{}n{number}", self.prefix);
                self.part("parts/note-mark.html", context! { number, id, target })?;
            }
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str("<br>\n"),
        }
        Ok(())
    }

    fn wrapped(&mut self, tag: &str, inner: &[Inline]) -> Written {
        let _ = write!(self.out, "<{tag}>");
        self.inlines(inner)?;
        let _ = write!(self.out, "</{tag}>");
        Ok(())
    }

    fn link(&mut self, link: usize, content: &[Inline]) -> Written {
        let title = if content.is_empty() {
            self.view.link_title(link).map_err(|error| self.failed(&error))?
        } else {
            None
        };
        match self.view.link(link) {
            LinkAnswer::To { href, foreign, external } => {
                self.out.push_str("<a href=\"");
                push_escaped(&href, &mut self.out);
                self.out.push('"');
                if let Some((lang, _)) = &foreign {
                    let _ = write!(self.out, " hreflang=\"{lang}\"");
                }
                if external {
                    self.out.push_str(" rel=\"external noopener\"");
                }
                self.out.push('>');
                self.shown(title.as_deref(), content)?;
                self.out.push_str("</a>");
                if let Some((lang, name)) = foreign {
                    let _ = write!(self.out, " <span class=\"foreign\" lang=\"{lang}\">(");
                    push_escaped(&name, &mut self.out);
                    self.out.push_str(")</span>");
                }
            }
            LinkAnswer::Nowhere => self.shown(title.as_deref(), content)?,
        }
        Ok(())
    }

    fn shown(&mut self, title: Option<&str>, content: &[Inline]) -> Written {
        match title {
            Some(title) => {
                push_escaped(title, &mut self.out);
                Ok(())
            }
            None => self.unexplained(content),
        }
    }

    /// Words in which no term is explained: a link within a link leads nowhere, and a heading is to be read at once.
    fn unexplained(&mut self, content: &[Inline]) -> Written {
        let terms = self.terms.take();
        let written = self.inlines(content);
        self.terms = terms;
        written
    }

    /// Plain words; a term among them that the page has not explained yet leads to its entry and says what it means.
    fn words(&mut self, text: &str) -> Written {
        let view = self.view;
        let mut rest = text;
        while let Some(terms) = self.terms
            && let Some((range, index)) =
                terms.find(rest, |index| !view.is_own(index) && !self.explained.contains(&index))
        {
            self.explained.insert(index);
            push_escaped(&rest[..range.start], &mut self.out);
            let card = view.card(index);
            let meaning = view.meaning(index);
            self.part("parts/term.html", context! { card, meaning, words => &rest[range.clone()] })?;
            rest = &rest[range.end..];
        }
        push_escaped(rest, &mut self.out);
        Ok(())
    }

    fn image(&mut self, link: usize, alt: &str, title: &str) {
        let LinkAnswer::To { href, .. } = self.view.link(link) else {
            return push_escaped(alt, &mut self.out);
        };
        self.out.push_str("<img src=\"");
        push_escaped(&href, &mut self.out);
        self.out.push_str("\" alt=\"");
        push_escaped(alt, &mut self.out);
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            push_escaped(title, &mut self.out);
        }
        self.out.push_str("\" loading=\"lazy\">");
    }

    /// Draws a part of the theme at this place.
    fn part(&mut self, name: &str, own: Value) -> Written {
        let drawn = self.theme.part(name, self.view, own)?;
        self.out.push_str(&drawn);
        Ok(())
    }

    fn failed(&self, error: &Error) -> Box<Diagnostic> {
        self.theme.explain(error, "the body of an entry")
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Center => " class=\"center\"",
        Align::End => " class=\"end\"",
    }
}

/// The address of the mark that names a footnote for the `time`th time.
fn mark_id(note: usize, time: usize) -> String {
    match time {
        1 => format!("n{}-mark", note + 1),
        _ => format!("n{}-mark-{time}", note + 1),
    }
}

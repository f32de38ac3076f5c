use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

/// A page of the corpus: invented words, the same for every program that is measured.
pub struct Page {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Two of eight tags.
    pub tags: Vec<&'static str>,
    /// The pages that its text leads to.
    pub links: Vec<usize>,
    /// Paragraphs of words; `None` where a link to the next of `links` stands.
    pub paragraphs: Vec<Vec<Option<String>>>,
}

/// Tags that pages share.
pub const TAGS: [&str; 8] = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath"];

/// `SplitMix64` (Steele, Lea and Flood, 2014): small, seeded, the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or(0)
    }
}

/// The `count` pages of a seed: 300 to 600 words each, 5 to 8 links, two tags.
pub fn pages(count: usize, seed: u64) -> Vec<Page> {
    let mut random = Random(seed);
    let vocabulary = vocabulary(&mut random, 8_000);
    (0..count)
        .map(|at| {
            let title = format!(
                "{} {} {at}",
                capital(word(&vocabulary, &mut random)),
                word(&vocabulary, &mut random)
            );
            let links: Vec<usize> = (0..5 + random.below(4)).map(|_| random.below(count)).collect();
            let words = 300 + random.below(301);
            let mut paragraphs: Vec<Vec<Option<String>>> = Vec::new();
            let every = words / (links.len() + 1);
            let mut left = words;
            let mut until_link = every;
            while left > 0 {
                let length = (40 + random.below(50)).min(left);
                left -= length;
                let mut paragraph = Vec::with_capacity(length + 1);
                for at in 0..length {
                    let next = word(&vocabulary, &mut random);
                    paragraph.push(Some(if at == 0 { capital(next) } else { next.to_owned() }));
                    until_link -= 1;
                    if until_link == 0 {
                        paragraph.push(None);
                        until_link = every;
                    }
                }
                paragraphs.push(paragraph);
            }
            let first = random.below(TAGS.len());
            Page {
                id: format!("page-{at:05}"),
                title,
                summary: format!(
                    "{} {}.",
                    capital(word(&vocabulary, &mut random)),
                    word(&vocabulary, &mut random)
                ),
                tags: vec![TAGS[first], TAGS[(first + 3) % TAGS.len()]],
                links,
                paragraphs,
            }
        })
        .collect()
}

/// Invented words of two to four syllables.
fn vocabulary(random: &mut Random, count: usize) -> Vec<String> {
    const HEADS: [&str; 16] =
        ["b", "br", "c", "d", "f", "g", "gl", "l", "m", "n", "p", "r", "s", "st", "t", "v"];
    const HEARTS: [&str; 6] = ["a", "e", "i", "o", "u", "ea"];
    const TAILS: [&str; 6] = ["", "n", "r", "s", "l", "m"];
    (0..count)
        .map(|_| {
            let mut word = String::new();
            for _ in 0..2 + random.below(3) {
                word.push_str(HEADS[random.below(HEADS.len())]);
                word.push_str(HEARTS[random.below(HEARTS.len())]);
                word.push_str(TAILS[random.below(TAILS.len())]);
            }
            word
        })
        .collect()
}

/// A word, the first ones of the vocabulary far more often than the last (the square of a uniform draw).
fn word<'a>(vocabulary: &'a [String], random: &mut Random) -> &'a str {
    let draw = random.below(vocabulary.len());
    &vocabulary[draw * draw / vocabulary.len()]
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The text of a page in Markdown; `link` writes a link to another page.
fn text(page: &Page, pages: &[Page], link: &dyn Fn(&Page) -> String) -> String {
    let mut out = String::new();
    let mut links = page.links.iter();
    for (at, paragraph) in page.paragraphs.iter().enumerate() {
        if at % 3 == 1 {
            let _ = writeln!(out, "## Part {at}\n");
        }
        for (n, word) in paragraph.iter().enumerate() {
            if n > 0 {
                out.push(' ');
            }
            match word {
                Some(word) => out.push_str(word),
                None => {
                    if let Some(target) = links.next() {
                        out.push_str(&link(&pages[*target]));
                    }
                }
            }
        }
        out.push_str(if at == 0 { ".[^1]\n\n" } else { ".\n\n" });
    }
    let _ = write!(
        out,
        "| year | count |\n| --- | ---: |\n| 2021 | {} |\n| 2022 | {} |\n\n",
        page.links.len(),
        page.id.len()
    );
    let _ = writeln!(out, "[^1]: {}", page.summary);
    out
}

/// What a book of the corpus has to do with citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citations {
    /// The book has no symbols, so that none are looked for.
    NotSought,
    /// Symbols are looked for, and so many stand on each page. They are those of [`DOCUMENTS`] documents
    /// of the book, with a paragraph.
    OnEachPage(usize),
}

/// How many documents the citations of a corpus lead to, and how many paragraphs each has.
const DOCUMENTS: (usize, usize) = (200, 20);

/// Writes the corpus as a book of Panelbook: one kind, every link a wikilink that is checked.
pub fn book(folder: &Path, count: usize) -> Result<()> {
    cited_book(folder, count, Citations::NotSought)
}

/// As [`book`], with citations. The pages are the same but for the sentences that cite.
pub fn cited_book(folder: &Path, count: usize, citations: Citations) -> Result<()> {
    let pages = pages(count, 1);
    let mut random = Random(2);
    let mut settings = BOOK.to_owned();
    if let Citations::OnEachPage(wanted) = citations {
        settings.push_str(CITED);
        // Without citations the pages alone are compared, so nothing else is added.
        let documents = if wanted > 0 { DOCUMENTS.0 } else { 0 };
        for document in 0..documents {
            let mut text = format!(
                "+++\ntitle = \"Document {document}\"\nsummary = \"Cited.\"\nsymbols = [\"A/74/{}\"]\n+++\n",
                100 + document
            );
            for number in 1..=DOCUMENTS.1 {
                let _ = writeln!(text, "{number}. Text.\n");
            }
            write(&folder.join(format!("content/documents/document-{document:03}.md")), &text)?;
        }
    }
    write(&folder.join("book.toml"), &settings)?;
    for page in &pages {
        let tags = page.tags.iter().map(|tag| format!("\"{tag}\"")).collect::<Vec<_>>().join(", ");
        let mut body = text(page, &pages, &|target| format!("[[{}]]", target.id));
        if let Citations::OnEachPage(wanted) = citations {
            for _ in 0..wanted {
                let (symbol, paragraph) = (100 + random.below(DOCUMENTS.0), 1 + random.below(DOCUMENTS.1));
                let _ = writeln!(body, "\nAs is said in A/74/{symbol}, para. {paragraph}, it is so.");
            }
        }
        let file = format!(
            "+++\ntitle = \"{}\"\nsummary = \"{}\"\ntags = [{tags}]\n+++\n{body}",
            page.title, page.summary
        );
        write(&folder.join(format!("content/pages/{}.md", page.id)), &file)?;
    }
    Ok(())
}

/// What the settings say in addition when symbols are looked for.
const CITED: &str = r#"
[kinds.document]
folder = "documents"
title = "Documents"
singular = "Document"
template = "document"
paragraphs = "numbered"
sources = "optional"
fields = { symbols = { type = "symbols", label = "Symbol" } }

[symbols]
address = "https://docs.un.org/{lang}/{symbol}"
languages = ["en"]
"#;

/// Writes a book of real words: 400 to 600 a page, each drawn as often as its rank says (Zipf: half as often as
/// the first is the second, a third as often the third), so that some are on every page and many on few.
pub fn worded_book(folder: &Path, count: usize, words: &[String]) -> Result<()> {
    let mut sums = Vec::with_capacity(words.len());
    let mut sum = 0_u64;
    for rank in 1..=words.len() as u64 {
        sum += (1 << 32) / rank;
        sums.push(sum);
    }
    let mut random = Random(3);
    let mut draw = move |below: usize| (random.below(below), random.next() % sum);
    let mut word = |least: usize| loop {
        let (_, at) = draw(1);
        let rank = sums.partition_point(|sum| *sum <= at);
        if rank >= least {
            return words[rank].as_str();
        }
    };
    let mut lengths = Random(4);
    write(&folder.join("book.toml"), BOOK)?;
    for at in 0..count {
        // Titles and summaries are of words that tell something.
        let title: Vec<&str> = (0..4).map(|_| word(100)).collect();
        let summary: Vec<&str> = (0..14).map(|_| word(0)).collect();
        let mut text = format!(
            "+++\ntitle = \"{}\"\nsummary = \"{}.\"\ntags = [\"{}\"]\n+++\n",
            capital(&title.join(" ")),
            capital(&summary.join(" ")),
            TAGS[at % TAGS.len()]
        );
        let mut left = 400 + lengths.below(201);
        while left > 0 {
            let length = (40 + lengths.below(50)).min(left);
            left -= length;
            let paragraph: Vec<&str> = (0..length).map(|_| word(0)).collect();
            let _ = writeln!(text, "{}.\n", capital(&paragraph.join(" ")));
        }
        write(&folder.join(format!("content/pages/page-{at:05}.md")), &text)?;
    }
    Ok(())
}

const BOOK: &str = r#"format = 1
source = "en"
languages = [{ tag = "en", name = "English" }]
title = { en = "Corpus" }
description = { en = "Invented pages" }
doors = [{ title = { en = "Pages" }, kind = "page" }]

[vocabularies.tags]
amber = "Amber"
birch = "Birch"
cedar = "Cedar"
delta = "Delta"
ember = "Ember"
fjord = "Fjord"
grove = "Grove"
heath = "Heath"

[kinds.page]
folder = "pages"
title = "Pages"
singular = "Page"
sources = "optional"
fields = { tags = { type = "choices", vocabulary = "tags", label = "Tags" } }

[rules]
orphan = "off"
"#;

/// Writes the corpus as a site of Hugo with a minimal theme: page, list, tags, backlinks, links checked
/// by a render hook. Backlinks are gathered once, in the way that is linear in pages.
pub fn hugo(folder: &Path, count: usize) -> Result<()> {
    let pages = pages(count, 1);
    write(
        &folder.join("hugo.toml"),
        "baseURL = \"https://corpus.example/\"\ntitle = \"Corpus\"\ndisableKinds = [\"RSS\", \"sitemap\"]\n",
    )?;
    for page in &pages {
        let tags = page.tags.iter().map(|tag| format!("\"{tag}\"")).collect::<Vec<_>>().join(", ");
        let links =
            page.links.iter().map(|at| format!("\"{}\"", pages[*at].id)).collect::<Vec<_>>().join(", ");
        let body = text(page, &pages, &|target| format!("[{}]({}.md)", target.title, target.id));
        let file = format!(
            "+++\ntitle = \"{}\"\nsummary = \"{}\"\ntags = [{tags}]\nlinks = [{links}]\n+++\n{body}",
            page.title, page.summary
        );
        write(&folder.join(format!("content/pages/{}.md", page.id)), &file)?;
    }
    for (name, layout) in HUGO {
        write(&folder.join("layouts").join(name), layout)?;
    }
    Ok(())
}

const HUGO: &[(&str, &str)] = &[
    (
        "_default/baseof.html",
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head>\
         <body><header><nav><a href=\"/\">Corpus</a> <a href=\"/pages/\">Pages</a></nav></header>\
         <main>{{ block \"main\" . }}{{ end }}</main>{{ partial \"footer.html\" . }}</body></html>\n",
    ),
    (
        "_default/single.html",
        "{{ define \"main\" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>\
         <ul>{{ range .Params.tags }}<li>{{ . }}</li>{{ end }}</ul>{{ .Content }}\
         {{ $index := partialCached \"backlinks.html\" . }}{{ with $index.Get .File.ContentBaseName }}\
         <h2>What leads here</h2><ul>{{ range . }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}{{ end }}\n",
    ),
    (
        "_default/list.html",
        "{{ define \"main\" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages.ByTitle }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> \
         {{ .Params.summary }}</li>{{ end }}</ul>{{ end }}\n",
    ),
    (
        "index.html",
        "{{ define \"main\" }}<h1>{{ .Title }}</h1><p><a href=\"/pages/\">Pages</a></p>{{ end }}\n",
    ),
    ("partials/footer.html", "<footer></footer>\n"),
    (
        "partials/backlinks.html",
        "{{ $index := newScratch }}{{ range site.RegularPages }}{{ $page := . }}{{ range (.Params.links | uniq) }}\
         {{ $index.Add . (slice $page) }}{{ end }}{{ end }}{{ return $index }}\n",
    ),
    (
        "_default/_markup/render-link.html",
        "{{ $target := .Page.GetPage .Destination }}{{ if not $target }}{{ errorf \"%s: no page %q\" .Page.File.Path .Destination }}\
         {{ else }}<a href=\"{{ $target.RelPermalink }}\">{{ .Text | safeHTML }}</a>{{ end }}",
    ),
];

/// Writes the corpus as a book of mdBook, its search turned off (ours is measured elsewhere).
pub fn mdbook(folder: &Path, count: usize) -> Result<()> {
    let pages = pages(count, 1);
    write(
        &folder.join("book.toml"),
        "[book]\ntitle = \"Corpus\"\n\n[output.html.search]\nenable = false\n\n[output.html.print]\nenable = false\n",
    )?;
    let mut summary = String::from("# Summary\n\n");
    for page in &pages {
        let _ = writeln!(summary, "- [{}]({}.md)", page.title, page.id);
        let body = text(page, &pages, &|target| format!("[{}]({}.md)", target.title, target.id));
        write(
            &folder.join(format!("src/{}.md", page.id)),
            &format!("# {}\n\n{}\n\n{body}", page.title, page.summary),
        )?;
    }
    write(&folder.join("src/SUMMARY.md"), &summary)
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}

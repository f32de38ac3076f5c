//! A small book on gardens with every page that the settings know.

use std::collections::BTreeMap;

use crate::support::{Book, files};

pub(crate) const GARDEN_TOML: &str = r#"
format = 1
source = "en"
languages = [{ tag = "ar", name = "عربي" }, { tag = "en", name = "English" }]
title = "A garden book"

[home]
changes = 2
next = "fair.opens"

[pages.table]
shows = "matrix"
title = "Plants and rules"
kind = "plant"
paths = [["needs"], ["notes", "touches"]]
gaps = "missing"

[pages.years]
shows = "timeline"
title = "Years"
dates = ["fair.opens"]
topics = { kind = "plant", first = "shown-at", outcome = "fate" }

[pages.beside]
shows = "comparison"
title = "Side by side"
kinds = ["plant"]

[pages.words]
shows = "glossary"
title = "Words"
kind = "word"
definition = "meaning"
equivalents = "elsewhere"

[pages.open]
shows = "open"
title = "Open"
questions = ["riddles"]
gaps = "missing"

[pages.grounds]
shows = "evidence"
title = "Grounds"

[vocabularies.seasons]
spring = "Spring"
autumn = "Autumn"
winter = "Winter"

[standing]
law = "Law"
habit = "Habit"

[kinds.plant]
folder = "plants"
title = "Plants"
singular = "Plant"
sources = "optional"
facets = ["sort", "seasons", "needs", "status"]
pages = ["map", "print"]
[kinds.plant.fields]
sort = { type = "choice", label = "Sort", choices = { tree = "Tree", herb = "Herb" } }
seasons = { type = "choices", vocabulary = "seasons", label = "Seasons" }
fate = { type = "prose", label = "Fate" }
riddles = { type = "proses", label = "Riddles" }
[kinds.plant.relations]
needs = { to = ["rule"], paragraphs = "required", label = "Needs", inverse = "Needed by" }
notes = { to = ["remark"], label = "Notes", inverse = "Noted of" }
shown-at = { to = ["fair"], one = true, label = "First shown at", inverse = "First shown here" }

[kinds.remark]
folder = "remarks"
title = "Remarks"
singular = "Remark"
sources = "optional"
facets = ["standing"]
[kinds.remark.relations]
touches = { to = ["rule"], paragraphs = "required", label = "Touches", inverse = "Touched by" }

[kinds.rule]
folder = "rules"
title = "Rules"
singular = "Rule"
paragraphs = "numbered"
sources = "optional"
pages = ["map", "provisions"]

[kinds.fair]
folder = "fairs"
title = "Fairs"
singular = "Fair"
sources = "optional"
[kinds.fair.fields]
opens = { type = "date", required = true, label = "Opens" }

[kinds.word]
folder = "words"
title = "Words"
singular = "Word"
[kinds.word.fields]
meaning = { type = "prose", required = true, label = "Meaning" }
elsewhere = { type = "texts", label = "Elsewhere" }

[rules]
orphan = "off"
draft-linked = "off"
"#;

fn entry(title: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nsummary = \"About it.\"\n{more}+++\n{body}")
}

/// The book. Oak needs water (1) and, by a remark, light (2); Mint says itself why water is no matter.
pub(crate) fn garden() -> Book {
    Book::default()
        .with("book.toml", GARDEN_TOML)
        .with("content/rules/water.md", &entry(r#"Water, \"daily\""#, "standing = \"law\"\n", "1. Water.\n\n2. Light.\n\n   (a) In winter.\n"))
        .with("content/remarks/shade.md", &entry("Shade", "standing = \"habit\"\ntouches = [\"water#p2\"]\n", "In the shade.\n"))
        .with("content/remarks/frost.md", &entry("Frost", "status = \"draft\"\ntouches = [\"water#p2-a\"]\n", "Cold.\n"))
        .with("content/plants/oak.md", &entry("Oak", "sort = \"tree\"\nseasons = [\"spring\", \"autumn\"]\nneeds = [\"water#p1\"]\nnotes = [\"shade\", \"frost\"]\nshown-at = \"show-2001\"\nfate = \"It stands, says [[water#p2]].\"\nriddles = [\"Why so tall?\", \"How old?\"]\n", "Tall.\n"))
        .with("content/plants/mint.md", &entry("Mint", "changes = [{ on = \"2021-02-04\", note = \"Now it is agreed.\" }]\nsort = \"herb\"\nseasons = [\"spring\"]\nneeds = [\"water#p2\"]\nstatus = \"agreed\"\n", "Green.\n\n## Missing {#missing}\n\n- Mint takes any water: [[water#p1]].\n- Nobody asked about snow.\n\n## More {#more}\n\n- Not this, [[water#p2-a]].\n"))
        .with("content/plants/yew.md", &entry("Yew", "status = \"draft\"\nneeds = [\"water#p1\"]\n", "Poisonous.\n"))
        .with("content/fairs/show-2001.md", &entry("Show of 2001", "opens = \"2001-05-01\"\n", "The first.\n"))
        .with("content/fairs/show-2030.md", &entry("Show of 2030", "opens = \"2030\"\n", "To come.\n"))
        .with("content/fairs/show-2031.md", &entry("Show of 2031", "opens = \"2031-01\"\n", "Later.\n"))
        .with(
            "content/words/shoot.md",
            &entry("Shoot", "meaning = \"A young twig, see [[water#p2]].\"\nelsewhere = [\"ar: فرع (a dictionary)\", \"en: shoot\"]\nsources = [\"[[water#p1]]\"]\nunconfirmed = [\"elsewhere\"]\n", "A word.\n"),
        )
        .with("content/ledger/dates.tsv", "file\tfirst\tlast\ncontent/plants/oak.md\t2020-01-01\t2021-02-03\ncontent/plants/mint.md\t2020-01-01\t2021-02-04\ncontent/rules/water.md\t2020-01-01\t2021-02-01\n")
}

/// The pages of a book, and the files beside them.
pub(crate) fn built(book: &Book) -> BTreeMap<String, String> {
    assert_eq!(book.findings(), "");
    let (_, memory) = book.build();
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    files(&memory).into_iter().filter_map(text).collect()
}

use crate::support::{Book, page};

fn note(title: &str, relations: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nsummary = \"One.\"\n{relations}+++\nWords.\n")
}

/// The addresses that a part of a page leads to.
fn leads<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let part = page.split_once(start).map_or("", |(_, rest)| rest.split_once(end).unwrap().0);
    part.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn a_page_leads_to_the_one_before_and_after_it_by_title_among_its_kind() {
    let book = Book::new()
        .with("content/notes/x.md", &note("Apple", ""))
        .with("content/notes/a.md", &note("Berry", ""))
        .with("content/notes/m.md", &note("Cherry", ""))
        .with("content/texts/b.md", "+++\ntitle = \"Bough\"\nsummary = \"One.\"\n+++\n1. One.\n");
    let (_, memory) = book.build();
    let beside = |path: &str| {
        let page = page(&memory, path);
        leads(&page, "class=\"neighbors\"", "</nav>").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(beside("en/notes/a.html"), ["x.html", "m.html"]);
    assert_eq!(beside("en/notes/x.html"), ["a.html"]);
    assert_eq!(beside("en/texts/b.html"), Vec::<String>::new());
}

#[test]
fn entries_that_lead_to_the_same_rare_thing_are_related_and_those_that_are_linked_already_are_not() {
    let law = "+++\ntitle = \"Law\"\nsummary = \"One.\"\n+++\n1. One.\n\n2. Two.\n";
    let mut book = Book::new()
        .with("content/texts/law.md", law)
        .with("content/texts/common.md", &law.replace("Law", "Common"))
        .with(
            "content/notes/one.md",
            &note("One", "cites = [\"law#p1\", \"common#p1\"]\nsupports = [\"three\"]\n"),
        )
        .with("content/notes/two.md", &note("Two", "cites = [\"law#p2\"]\n"))
        .with("content/notes/three.md", &note("Three", "cites = [\"law#p2\"]\n"));
    for n in 0..30 {
        book = book
            .with(&format!("content/notes/n{n}.md"), &note(&format!("N {n}"), "cites = [\"common#p1\"]\n"));
    }
    let (_, memory) = book.build();
    let related = |path: &str| {
        let page = page(&memory, path);
        leads(&page, "<section class=\"related\"", "</section>")
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(related("en/notes/one.html"), ["two.html"]);
    assert_eq!(related("en/notes/two.html"), ["one.html", "three.html"]);
    assert_eq!(related("en/notes/n1.html"), Vec::<String>::new());
}

#[test]
fn a_text_with_numbered_paragraphs_can_be_entered_by_number_with_and_without_a_script() {
    let law = "+++\ntitle = \"Law\"\nsummary = \"One.\"\n+++\n1. One.\n\n2. Two.\n";
    let (_, memory) =
        Book::new().with("content/texts/law.md", law).with("content/notes/one.md", &note("One", "")).build();
    let law = page(&memory, "en/texts/law.html");
    assert!(law.contains("<form class=\"go\" hidden>"), "{law}");
    assert!(
        law.contains("<ol aria-label=\"Go to paragraph\">\n<li><a href=\"#p1\"><bdi>1</bdi></a></li>"),
        "{law}"
    );
    assert!(law.contains("<template id=\"tools\">"), "{law}");
    let note = page(&memory, "en/notes/one.html");
    assert!(!note.contains("class=\"go\"") && !note.contains("id=\"tools\""), "{note}");
}

use std::collections::BTreeSet;

use panelbook::config::Shows;
use panelbook::model::{EntryIndex, Via};

use crate::garden::{built, garden};
use crate::{BUILT, between, plain};

/// A file of comma-separated values, by an independent reader: quotation marks may hold anything.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.strip_prefix('\u{feff}').unwrap().chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => assert_eq!(chars.peek(), Some(&'\n')),
            '\n' if !quoted => rows.push(vec![String::new()]),
            other => row.last_mut().unwrap().push(other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line has no end");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    rows
}

#[test]
fn a_cell_lists_what_joins_an_entry_and_a_paragraph() {
    let site = built(&garden());
    let page = &site["en/table.html"];
    let rows: Vec<String> = page.split("<tr>").skip(1).map(plain).collect();
    assert!(rows[0].contains("Mint") && rows[0].contains("Oak") && !rows[0].contains("Yew"), "{rows:?}");
    let row = |number: &str| rows.iter().find(|row| row.starts_with(&format!("para. {number}"))).unwrap();
    assert_eq!(row("1"), "para. 1 Known gap Needs");
    assert!(row("2").contains("Needs Remarks Shade Habit"), "{}", row("2"));
    // A draft joins nothing.
    assert!(!page.contains("Frost") && !page.contains("para. 2 (a)"));
    assert!(page.contains("3 of 4 cells are filled."), "{page}");
}

#[test]
fn a_gap_that_an_entry_explains_is_told_from_a_hole() {
    let site = built(&garden());
    let known = plain(between(&site["en/table.html"], "id=\"at-known\"", "</section>"));
    assert!(known.contains("Mint Mint takes any water:"), "{known}");
    assert!(known.contains("Nobody asked about snow.") && !known.contains("Not this"), "{known}");
    assert!(site["en/table.html"].contains("There are none"));
    let book = garden();
    let mint = book.0["content/plants/mint.md"].replace(": [[water#p1]]", "");
    let site = built(&book.with("content/plants/mint.md", &mint));
    let open = plain(between(&site["en/table.html"], "id=\"at-open\"", "</section>"));
    assert!(open.contains("Mint Water, \"daily\", para. 1"), "{open}");
}

#[test]
fn the_file_says_the_same_as_the_page_and_reads_back() {
    let rows = read(&built(&garden())["en/table.csv"]);
    assert_eq!(rows[0][0], "entry");
    let told: Vec<String> = rows[1..]
        .iter()
        .map(|row| {
            assert_eq!(row[3], "Water, \"daily\"");
            format!("{} {} {} {}{}", row[0], row[4], row[6], row[7], row[12])
        })
        .collect();
    assert_eq!(told, ["mint p1  known", "oak p1 Needs oak", "mint p2 Needs mint", "oak p2 Remarks shade"]);
}

/// Every path of the settings, walked over the plain list of edges and by nothing else of the program.
#[test]
fn the_cells_of_the_book_are_the_edges_of_its_site() {
    let (site, config) = (BUILT.outcome.site.as_ref().unwrap(), &BUILT.outcome.config);
    let mut matrices = 0;
    for page in &config.pages {
        let Shows::Matrix(matrix) = &page.shows else { continue };
        matrices += 1;
        let name = |from: EntryIndex, via: Via| match via {
            Via::Relation(at) => config.kinds[site.entry(from).kind].relations[at].name.clone(),
            _ => String::new(),
        };
        let shown = |index: EntryIndex| site.entry(index).shown;
        let mut expected = BTreeSet::new();
        for (at, entry) in site.entries.iter().enumerate().filter(|(_, e)| e.kind == matrix.kind && e.shown) {
            for path in &matrix.paths {
                let mut from = BTreeSet::from([EntryIndex(u32::try_from(at).unwrap())]);
                for (step, relation) in path.iter().enumerate() {
                    let edges = site.edges.iter().filter(|edge| {
                        from.contains(&edge.from) && name(edge.from, edge.via) == *relation && shown(edge.to)
                    });
                    if step + 1 == path.len() {
                        for edge in edges.filter(|edge| edge.anchor.is_some()) {
                            let id = |index| site.entry(index).id.to_string();
                            expected.insert([
                                entry.id.to_string(),
                                id(edge.to),
                                edge.anchor.clone().unwrap(),
                                id(edge.from),
                            ]);
                        }
                        break;
                    }
                    from = edges.map(|edge| edge.to).collect();
                }
            }
        }
        let rows = read(&BUILT.page(&format!("en/{}.csv", page.name)));
        let told: BTreeSet<[String; 4]> = rows[1..]
            .iter()
            .filter(|row| row[12].is_empty())
            .map(|row| [row[0].clone(), row[2].clone(), row[4].clone(), row[7].clone()])
            .collect();
        assert_eq!(told, expected);
        assert!(told.len() > 30);
    }
    assert!(matrices > 0);
}

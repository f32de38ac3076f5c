//! What a book's pages are when they are served, and when they are published.

use std::fs;
use std::path::Path;
use std::process::Command;

use panelbook::build::{Options, Progress, Session};
use panelbook::output::Memory;
use panelbook::source::disk;

use crate::book::{PROGRAM, Served, Tab, tiny};
use crate::client::{ask, get};

/// The preview's own lines of a page's head.
fn without_ours(page: &str) -> String {
    page.split_inclusive('\n').filter(|line| !line.contains("\"/.panelbook/")).collect()
}

#[test]
fn every_page_and_file_of_a_build_is_served_and_pages_differ_only_by_the_preview_s_lines() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let memory = Memory::new();
    let snapshot = disk::load(&root, None).unwrap();
    Session::new().build(&snapshot, Options { drafts: false }, &memory, &Progress::default()).unwrap();
    let paths = memory.paths();
    assert!(paths.len() > 10);
    for path in paths {
        let built = memory.get(path.as_str()).unwrap();
        let said = get(served.port, &format!("/{}", path.encoded()));
        assert_eq!(said.status, 200, "{path}");
        if path.as_str().ends_with(".html") {
            let text = said.text();
            assert_eq!(text.matches("/.panelbook/client.js").count(), 1, "{path}");
            assert_eq!(without_ours(&text), String::from_utf8(built.to_vec()).unwrap(), "{path}");
        } else {
            assert_eq!(said.body, &*built, "{path}");
            assert!(said.header("ETag").is_some());
        }
        let kind = said.header("Content-Type").unwrap();
        assert_ne!(kind, "application/octet-stream", "{path}: what kind of file is it?");
    }
}

#[test]
fn a_folder_is_its_index_and_what_is_not_there_is_the_book_s_own_page() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let home = get(served.port, "/");
    assert_eq!(home.body, get(served.port, "/index.html").body);
    assert_eq!(get(served.port, "/nl/").body, get(served.port, "/nl/index.html").body);
    let moved = get(served.port, "/nl");
    assert_eq!((moved.status, moved.header("Location")), (308, Some("/nl/")));
    for nowhere in [
        "/nl/nothing.html",
        "/nl/nothing/",
        "/nothing",
        "//nl/",
        "/nl/../nl/",
        "/NL/",
        "/book.toml",
        "/.git/HEAD",
    ] {
        let said = get(served.port, nowhere);
        assert_eq!(said.status, 404, "{nowhere}");
        let text = said.text();
        // Its links start from the root, wherever the book will be published.
        assert!(text.contains("href=\"/assets/theme/panel.css\""), "{nowhere}: {text}");
    }
}

#[test]
fn a_file_of_the_book_is_shown_as_text_and_no_other_file_is() {
    let (_folder, root) = tiny();
    fs::write(root.join("content/liederen/proef.md"), "+++\ntitle = \"<script>alert(1)</script>\"\n+++\n")
        .unwrap();
    let served = Served::start(&root, false);
    let said = get(served.port, "/.panelbook/file/content/liederen/proef.md");
    assert_eq!(said.status, 200);
    assert!(said.text().contains("<li id=\"L2\"><code>title = &quot;&lt;script&gt;"), "{}", said.text());
    for other in [
        "/.panelbook/file/Cargo.toml",
        "/.panelbook/file/../book.toml",
        "/.panelbook/file//etc/passwd",
        "/.panelbook/file/content/liederen/..%2f..%2fbook.toml",
        "/.panelbook/file/",
        "/.panelbook/",
        "/.panelbook/nothing.js",
    ] {
        assert_eq!(get(served.port, other).status, 404, "{other}");
    }
    assert_eq!(get(served.port, "/.panelbook/events").status, 400);
    assert_eq!(ask(served.port, "HEAD", "/.panelbook/client.js", "").status, 200);
}

#[test]
fn drafts_are_shown_only_when_asked_for() {
    let (_folder, root) = tiny();
    let path = root.join("content/liederen/lied-van-de-dijk.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("+++\n", "+++\nstatus = \"draft\"\n", 1)).unwrap();
    let page = "/nl/liederen/lied-van-de-dijk.html";
    assert_eq!(get(Served::start(&root, false).port, page).status, 404);
    assert_eq!(get(Served::start(&root, true).port, page).status, 200);
}

#[test]
fn the_bar_speaks_the_language_of_the_page_and_says_what_is_missing_or_older_than_its_source() {
    let (_folder, root) = tiny();
    let dated = "content/liederen/lied-van-de-dijk.en.md\t2025-01-01\t2025-01-02\n\
                 content/liederen/lied-van-de-dijk.md\t2025-01-01\t2025-03-01\n";
    fs::write(root.join("content/ledger/dates.tsv"), format!("file\tfirst\tlast\n{dated}")).unwrap();
    let served = Served::start(&root, false);
    let told = |page: &str| Tab::open(served.port, page).until(page, |told| told["page"].is_string());
    let facts = |told: &serde_json::Value| told["words"]["facts"].to_string();
    let dutch = told("nl/liederen/lied-van-de-dijk.html");
    assert_eq!(
        (&dutch["lang"], &dutch["dir"], &dutch["status"]),
        (&"nl".into(), &"ltr".into(), &"fine".into())
    );
    assert_eq!((&dutch["words"]["present"], &dutch["words"]["status"]), (&"Tonen".into(), &"in orde".into()));
    assert!(facts(&dutch).contains("ouder dan de brontekst: \u{2068}English\u{2069}"), "{dutch}");
    let english = told("en/liederen/lied-van-de-dijk.html");
    assert_eq!((&english["lang"], &english["words"]["present"]), (&"en".into(), &"Present".into()));
    assert!(facts(&english).contains("older than its source: \u{2068}English\u{2069}"), "{english}");
    let missing = told("nl/liederen/avond-aan-de-vaart.html");
    assert!(facts(&missing).contains("niet in: \u{2068}English\u{2069}"), "{missing}");
    assert!(!facts(&missing).contains("ouder"), "{missing}");
    assert_eq!(told("index.html")["lang"], "nl", "the language of the source");
    // Changed on the same day, or later: it is not behind.
    fs::write(
        root.join("content/ledger/dates.tsv"),
        format!("file\tfirst\tlast\n{}", dated.replace("03-01", "01-02")),
    )
    .unwrap();
    let mut tab = Tab::open(served.port, "nl/liederen/lied-van-de-dijk.html");
    tab.until("it is up to date", |told| !facts(told).contains("ouder"));
}

#[test]
fn nothing_of_the_preview_is_ever_published() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    assert!(get(served.port, "/nl/").text().contains("/.panelbook/client.js"));
    let status = Command::new(PROGRAM).args(["build", "--book"]).arg(&root).output().unwrap().status;
    assert!(status.success());
    let mut files = 0;
    let mut folders = vec![root.join("public")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                assert_ne!(path.file_name().unwrap(), ".panelbook");
                folders.push(path);
                continue;
            }
            files += 1;
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            for ours in ["/.panelbook/", "EventSource", "Idiomorph", "data-made", "localhost", "127.0.0.1"] {
                assert!(!text.contains(ours), "{}: {ours}", path.display());
            }
        }
    }
    assert!(files > 10);
}

#[test]
fn the_vendored_script_is_that_of_the_lock_file_and_carries_its_licence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lock = fs::read_to_string(root.join("package-lock.json")).unwrap();
    let lock: serde_json::Value = serde_json::from_str(&lock).unwrap();
    let locked = lock["packages"]["node_modules/idiomorph"]["version"].as_str().unwrap();
    let vendor = root.join("src/serve/client/vendor");
    let version = fs::read_to_string(vendor.join("idiomorph.VERSION")).unwrap();
    assert_eq!(version.trim(), locked, "copy it anew: see docs/CONTRIBUTING.md");
    assert!(fs::read_to_string(vendor.join("idiomorph.LICENSE.txt")).unwrap().contains("Zero-Clause BSD"));
}

//! Saves, as editors and git make them.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use panelbook::serve::News;

use crate::book::{Running, Served, Tab, tiny};
use crate::client::{get, until};

const SONG: &str = "nl/liederen/lied-van-de-dijk.html";
const FILE: &str = "content/liederen/lied-van-de-dijk.md";

fn song(root: &Path) -> String {
    fs::read_to_string(root.join(FILE)).unwrap()
}

fn shows(served: &Served, word: &str) -> bool {
    get(served.port, &format!("/{SONG}")).text().contains(word)
}

/// A way to save a text.
type Save<'a> = &'a dyn Fn(&str);

/// Writes a file in place: first it is empty for a while, then half of it is there, then all.
fn slowly(path: &Path, text: &str, pause: Duration) {
    let mut file = fs::File::create(path).unwrap();
    std::thread::sleep(pause);
    let (first, rest) = text.as_bytes().split_at(text.len() / 2);
    file.write_all(first).unwrap();
    file.write_all(rest).unwrap();
}

#[test]
fn a_save_is_seen_however_an_editor_makes_it_and_no_half_of_it_is_ever_told() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let (path, first) = (root.join(FILE), song(&root));
    let beside = |name: &str| path.with_file_name(name);
    let mut tab = Tab::open(served.port, SONG);
    tab.until("it is there", |told| told["page"].is_string());
    let ways: [(&str, Save<'_>); 6] = [
        ("in place", &|text| fs::write(&path, text).unwrap()),
        ("emptied first, as over a slow disk", &|text| slowly(&path, text, Duration::from_millis(40))),
        ("Vim: the old one moved aside, 4913 tried, a swap file beside it", &|text| {
            fs::write(beside("4913"), "").unwrap();
            fs::remove_file(beside("4913")).unwrap();
            fs::write(beside(".lied-van-de-dijk.md.swp"), "swap").unwrap();
            fs::rename(&path, beside("lied-van-de-dijk.md~")).unwrap();
            fs::write(&path, text).unwrap();
            fs::remove_file(beside("lied-van-de-dijk.md~")).unwrap();
            fs::remove_file(beside(".lied-van-de-dijk.md.swp")).unwrap();
        }),
        ("Emacs: a lock, a backup, an own save beside it", &|text| {
            std::os::unix::fs::symlink("somebody@somewhere", beside(".#lied-van-de-dijk.md")).unwrap();
            fs::write(beside("#lied-van-de-dijk.md#"), "unsaved").unwrap();
            fs::copy(&path, beside("lied-van-de-dijk.md~")).unwrap();
            fs::write(&path, text).unwrap();
            fs::remove_file(beside("#lied-van-de-dijk.md#")).unwrap();
            fs::remove_file(beside(".#lied-van-de-dijk.md")).unwrap();
        }),
        ("VS Code and others: written beside it and moved over it", &|text| {
            fs::write(beside("lied-van-de-dijk.md.tmp"), text).unwrap();
            fs::rename(beside("lied-van-de-dijk.md.tmp"), &path).unwrap();
        }),
        ("Jet Brains: two files with names of their own", &|text| {
            fs::write(beside("lied-van-de-dijk.md___jb_tmp___"), text).unwrap();
            fs::rename(&path, beside("lied-van-de-dijk.md___jb_old___")).unwrap();
            fs::rename(beside("lied-van-de-dijk.md___jb_tmp___"), &path).unwrap();
            fs::remove_file(beside("lied-van-de-dijk.md___jb_old___")).unwrap();
        }),
    ];
    for (n, (way, save)) in ways.iter().enumerate() {
        let word = format!("bewaard-{n}");
        let text = format!("{first}\n{word}\n");
        let began = Instant::now();
        save(&text);
        until(Duration::from_secs(5), way, || shows(&served, &word));
        assert!(began.elapsed() < Duration::from_secs(2), "{way}: {:?}", began.elapsed());
        while let Some(told) = tab.told(Duration::from_millis(400)) {
            assert_eq!(told["errors"], 0, "{way}: {told}");
            assert!(told["page"].is_string(), "{way}: {told}");
        }
    }
}

#[test]
fn a_save_that_changes_nothing_tells_nobody() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let mut tab = Tab::open(served.port, SONG);
    tab.until("it is there", |told| told["page"].is_string());
    let before = served.changes();
    let text = song(&root);
    for _ in 0..20 {
        fs::write(root.join(FILE), &text).unwrap();
        let touched = fs::File::options().append(true).open(root.join(FILE)).unwrap();
        touched.set_modified(std::time::SystemTime::now()).unwrap();
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(tab.told(Duration::from_millis(600)), None);
    assert_eq!(served.changes(), before);
}

#[test]
fn only_the_pages_that_changed_are_told() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let mut song_tab = Tab::open(served.port, SONG);
    let mut other = Tab::open(served.port, "nl/bundels/koorbundel-3.html");
    let before = song_tab.until("it is there", |told| told["page"].is_string());
    other.until("it is there", |told| told["page"].is_string());
    fs::write(root.join(FILE), song(&root) + "\nNog een regel.\n").unwrap();
    let after = song_tab.until("it changed", |told| told["page"] != before["page"]);
    assert_eq!(after["styles"], before["styles"]);
    assert_eq!(other.told(Duration::from_millis(600)), None);
}

#[test]
fn ten_thousand_rapid_saves_end_in_the_last_of_them_within_bounds() {
    let (_folder, root) = tiny();
    let running = Running::of(&root, &[]);
    let pages = [
        (FILE, SONG),
        ("content/liederen/lied-van-de-dijk.en.md", "en/liederen/lied-van-de-dijk.html"),
        ("content/liederen/avond-aan-de-vaart.md", "nl/liederen/avond-aan-de-vaart.html"),
        ("content/uitvoeringen/nieuwjaar-2026.md", "nl/uitvoeringen/nieuwjaar-2026.html"),
    ];
    let first = pages.map(|(file, _)| fs::read_to_string(root.join(file)).unwrap());
    let page = |at: usize| get(running.port, &format!("/{}", pages[at].1));
    let versions = || get(running.port, "/.panelbook/version").text().trim().parse::<usize>().unwrap();
    let habits: [fn(&Path, &str); 4] = [
        |path, text| fs::write(path, text).unwrap(),
        |path, text| {
            let beside = path.with_extension("md.tmp");
            fs::write(&beside, text).unwrap();
            fs::rename(beside, path).unwrap();
        },
        |path, text| {
            let aside = path.with_extension("md~");
            fs::rename(path, &aside).unwrap();
            fs::write(path, text).unwrap();
            fs::remove_file(aside).unwrap();
        },
        |path, text| slowly(path, text, Duration::ZERO),
    ];
    (0..pages.len()).for_each(|at| assert_eq!(page(at).status, 200));
    let (memory, threads, shown) = (running.is_at("VmRSS"), running.is_at("Threads"), versions());
    let began = Instant::now();
    let mut last = [0; 4];
    for save in 1..=10_000 {
        let at = save % pages.len();
        last[at] = save;
        habits[save / 3 % habits.len()](&root.join(pages[at].0), &format!("{}\nopslag {save}\n", first[at]));
        if save % 500 == 0 {
            // Whoever looks meanwhile sees a whole page, never an error of half a file.
            assert_eq!(page(at).status, 200);
            let now = running.is_at("Threads");
            assert!(now <= threads + 8, "{now} threads after {save} saves, {threads} before");
        }
    }
    until(Duration::from_secs(10), "the last saves are seen", || {
        (0..pages.len()).all(|at| page(at).text().contains(&format!("opslag {}<", last[at])))
    });
    assert!(began.elapsed() < Duration::from_mins(1), "{:?}", began.elapsed());
    assert!(versions() - shown < 5_000, "shown {} times", versions() - shown);
    let most = running.is_at("VmHWM");
    assert!(most < memory + 16 * 1024, "{most} kB at the most, {memory} before");
}

#[test]
fn a_checkout_of_five_hundred_files_is_few_builds_and_ends_right() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let text = song(&root);
    let of = |n: usize, version: &str| text.replacen("+++\n", &format!("+++\n# {n} {version}\n"), 1);
    let path = |n: usize| root.join(format!("content/liederen/lied-{n}.md"));
    for version in ["een", "twee"] {
        let before = served.changes();
        for n in 0..500 {
            // As git does it: the old file away, the new one made.
            let _ = fs::remove_file(path(n));
            fs::write(path(n), of(n, version) + "\n" + version + "\n").unwrap();
        }
        let seen = |n: usize| get(served.port, &format!("/nl/liederen/lied-{n}.html"));
        until(Duration::from_secs(10), version, || {
            [0, 250, 499].iter().all(|n| seen(*n).text().contains(version))
        });
        assert!(served.changes() - before < 60, "{} builds", served.changes() - before);
    }
    fs::remove_dir_all(root.join("content/liederen")).unwrap();
    until(Duration::from_secs(10), "they are gone", || {
        get(served.port, "/nl/liederen/lied-3.html").status == 404
            || served
                .news
                .lock()
                .unwrap()
                .iter()
                .any(|news| matches!(news, News::Findings(found, _) if !found.is_empty()))
    });
}

#[test]
fn an_error_is_told_heals_and_the_last_good_page_stays() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let text = song(&root);
    let mut tab = Tab::open(served.port, SONG);
    let good = tab.until("it is there", |told| told["page"].is_string());
    fs::write(root.join(FILE), text.replacen("title = \"", "title = ", 1)).unwrap();
    let told = tab.until("an error", |told| told["errors"].as_u64() > Some(0));
    let found = &told["findings"][0];
    assert_eq!((&found["file"], &found["severity"]), (&FILE.into(), &"error".into()), "{told}");
    assert!(found["words"].as_str().unwrap().contains("-->"), "{told}");
    assert_eq!(get(served.port, &format!("/{SONG}")).status, 200);
    fs::write(root.join(FILE), &text).unwrap();
    let healed = tab.until("it is mended", |told| told["errors"] == 0);
    assert_eq!(healed["page"], good["page"]);
    // The settings.
    let settings = fs::read_to_string(root.join("book.toml")).unwrap();
    fs::write(root.join("book.toml"), format!("nonsense = [\n{settings}")).unwrap();
    tab.until("an error", |told| told["errors"].as_u64() > Some(0));
    assert_eq!(get(served.port, &format!("/{SONG}")).status, 200);
    fs::write(root.join("book.toml"), &settings).unwrap();
    tab.until("it is mended", |told| told["errors"] == 0);
    // A template of the book's own.
    let templates = root.join("themes/panel/templates");
    fs::create_dir_all(&templates).unwrap();
    fs::write(templates.join("entry.html"), "{{ nothing.at.all }}").unwrap();
    let told = tab.until("an error", |told| told["errors"].as_u64() > Some(0));
    assert_eq!((&told["past"], &told["page"]), (&true.into(), &good["page"]), "{told}");
    assert_eq!(told["findings"][0]["file"], "themes/panel/templates/entry.html", "{told}");
    assert_eq!(get(served.port, &format!("/{SONG}")).status, 200);
    // Nor is one lost that nobody looked at while it was well, whatever was saved since.
    fs::write(root.join(FILE), format!("{text}\nnog-een\n")).unwrap();
    let unseen = |word: &str| get(served.port, "/nl/liederen/avond-aan-de-vaart.html").text().contains(word);
    assert!(unseen("<h1"), "it was never asked for");
    fs::remove_file(templates.join("entry.html")).unwrap();
    tab.until("it is mended", |told| told["errors"] == 0 && told["past"] == false);
    // An entry that is gone, to which others lead.
    let bundle = "content/bundels/koorbundel-3.md";
    let mut tab = Tab::open(served.port, "nl/bundels/koorbundel-3.html");
    tab.until("it is there", |told| told["page"].is_string() && told["past"] == false);
    let text = fs::read_to_string(root.join(bundle)).unwrap();
    fs::remove_file(root.join(bundle)).unwrap();
    tab.until("it is as it last was", |told| told["page"].is_string() && told["past"] == true);
    fs::write(root.join(bundle), text).unwrap();
    tab.until("it is back", |told| told["errors"] == 0 && told["past"] == false);
}

#[test]
fn a_page_is_told_of_twenty_errors_and_how_many_more_there_are() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let mut tab = Tab::open(served.port, SONG);
    let fine = tab.until("it is there", |told| told["page"].is_string());
    assert!(fine["more"].is_null(), "{fine}");
    let links = (0..25).map(|n| format!("[[nergens-{n}]]\n\n")).collect::<Vec<_>>().concat();
    fs::write(root.join(FILE), song(&root) + "\n" + &links).unwrap();
    let told = tab.until("errors", |told| told["errors"] == 25);
    assert_eq!(told["findings"].as_array().map(Vec::len), Some(20));
    assert_eq!(told["more"], "Nog 5 in de terminal.");
}

#[test]
fn a_book_that_could_not_be_read_from_the_start_is_shown_as_soon_as_it_can() {
    let (_folder, root) = tiny();
    let settings = fs::read_to_string(root.join("book.toml")).unwrap();
    fs::write(root.join("book.toml"), "<script>alert(1)</script>").unwrap();
    let served = Served::start(&root, false);
    let said = get(served.port, "/nl/");
    assert_eq!(said.status, 500);
    assert!(
        said.text().contains("&lt;script&gt;alert") && !said.text().contains("<script>alert"),
        "{}",
        said.text()
    );
    fs::write(root.join("book.toml"), &settings).unwrap();
    until(Duration::from_secs(5), "it is mended", || get(served.port, "/nl/").status == 200);
}

#[test]
fn a_folder_that_is_removed_and_restored_is_followed_again() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let away = root.with_file_name("away");
    let mut tab = Tab::open(served.port, SONG);
    tab.until("it is there", |told| told["page"].is_string());
    for _ in 0..2 {
        fs::rename(&root, &away).unwrap();
        tab.until("it is gone", |told| told["gone"].is_string());
        assert_eq!(get(served.port, &format!("/{SONG}")).status, 200);
        fs::rename(&away, &root).unwrap();
        tab.until("it is back", |told| told["gone"].is_null());
    }
    // And one of its folders, which becomes another one of the same name.
    fs::rename(root.join("content"), &away).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    crate::book::copy(&away, &root.join("content"));
    until(Duration::from_secs(5), "the page is back", || get(served.port, &format!("/{SONG}")).status == 200);
    fs::write(root.join(FILE), song(&root) + "\nna-de-verhuizing\n").unwrap();
    until(Duration::from_secs(5), "saves are seen again", || shows(&served, "na-de-verhuizing"));
}

#[test]
fn a_book_that_is_polled_is_followed_too() {
    let (_folder, root) = tiny();
    let served = Served::follow(&root, false, true);
    fs::write(root.join(FILE), song(&root) + "\nook-zo\n").unwrap();
    until(Duration::from_secs(3), "the save is seen", || shows(&served, "ook-zo"));
}

#[test]
fn what_a_page_read_of_the_search_a_moment_ago_still_holds() {
    let (_folder, root) = tiny();
    let served = Served::start(&root, false);
    let index = || get(served.port, "/assets/search/nl.js").text();
    let first = index();
    let names = first.split("\"t\":\"").nth(1).unwrap();
    let shard = format!("/assets/search/nl/{}-0.js", &names[..7]);
    let old = get(served.port, &shard);
    assert_eq!(old.status, 200);
    fs::write(root.join(FILE), song(&root) + "\nEen zeldzaamheidje.\n").unwrap();
    until(Duration::from_secs(10), "the search is another one", || index() != first);
    assert_ne!(index().split("\"t\":\"").nth(1).unwrap()[..7], names[..7]);
    assert_eq!(get(served.port, &shard).text(), old.text());
}

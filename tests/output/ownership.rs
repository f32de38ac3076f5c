use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;

use panelbook::base::Fingerprint;
use panelbook::output::{MANIFEST, Stage, Swap};

use crate::support::{assert_whole, names, place, publish, stage, text, tree};

const SITE: &[(&str, &str)] = &[("index.html", "home"), ("en/a.html", "a"), ("en/old/b.html", "b")];
const NEXT: &[(&str, &str)] = &[("index.html", "home 2"), ("en/a.html", "a"), ("en/new/c.html", "c")];

#[test]
fn a_folder_with_files_and_no_list_is_refused_and_left_alone() {
    let (dir, target) = place();
    fs::create_dir(&target).unwrap();
    fs::write(target.join("thesis.txt"), "years of work").unwrap();
    let before = tree(dir.path());
    let error = publish(&target, SITE).unwrap_err();
    assert_eq!(error.code(), "O001");
    let told = error.to_string();
    assert!(told.contains(target.to_str().unwrap()) && told.contains("thesis.txt"), "{told}");
    assert!(error.help().contains("--out"));
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn an_empty_or_missing_folder_is_published_to() {
    let (dir, target) = place();
    assert_eq!(publish(&target, SITE).unwrap().swap, Swap::Placed);
    let deep = dir.path().join("not/yet/there");
    assert_eq!(publish(&deep, SITE).unwrap().swap, Swap::Placed);
    let empty = dir.path().join("empty");
    fs::create_dir(&empty).unwrap();
    assert_eq!(publish(&empty, SITE).unwrap().swap, Swap::Placed);
    for target in [&target, &deep, &empty] {
        assert_eq!(text(&target.join("en/old/b.html")), "b");
        assert_whole(target);
    }
    assert_eq!(names(dir.path()), ["empty", "not", "public"], "nothing stays beside the output");
}

#[test]
fn a_site_of_no_files_is_a_site() {
    let (_dir, target) = place();
    assert_eq!(publish(&target, &[]).unwrap().swap, Swap::Placed);
    assert_eq!(publish(&target, &[("a", "a")]).unwrap().swap, Swap::Exchanged);
    assert_eq!(publish(&target, &[]).unwrap().removed, 1);
    assert_eq!(names(&target), [MANIFEST]);
}

#[test]
fn things_of_others_stay_as_they_are_wherever_they_stand() {
    let (_dir, target) = place();
    publish(&target, SITE).unwrap();
    fs::write(target.join("CNAME"), "example.org").unwrap();
    fs::write(target.join("en/old/note.txt"), "in a folder whose pages go").unwrap();
    fs::write(target.join(OsStr::from_bytes(b"en/not \xff text")), "odd").unwrap();
    fs::create_dir_all(target.join(".git/objects/empty")).unwrap();
    fs::write(target.join(".git/HEAD"), "ref").unwrap();
    fs::create_dir(target.join("en/empty")).unwrap();
    fs::create_dir_all(target.join("en/new")).unwrap();
    fs::write(target.join("en/new/theirs.txt"), "in a folder that we come to use").unwrap();
    symlink("nowhere", target.join("en/dangling")).unwrap();
    symlink("/", target.join("root")).unwrap();
    let ours = |name: &Path| {
        let site = SITE.iter().chain(NEXT).any(|(page, _)| Path::new(page).starts_with(name));
        site || name == Path::new(MANIFEST)
    };
    let theirs = || {
        let mut found = tree(&target);
        found.retain(|name, _| !ours(name));
        found
    };
    let before = theirs();
    assert_eq!(before.len(), 11, "{before:#?}");

    let report = publish(&target, NEXT).unwrap();
    assert_eq!((report.swap, report.removed), (Swap::Exchanged, 1));
    assert_eq!(theirs(), before);
    assert_eq!(report.foreign, 8, "a folder of others counts once");
    assert!(!target.join("en/old/b.html").exists());
    assert_whole(&target);

    assert_eq!(publish(&target, SITE).unwrap().swap, Swap::Exchanged);
    assert_eq!(theirs(), before);
    assert_whole(&target);
}

#[test]
fn what_others_make_while_a_build_runs_is_kept() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    let stage = stage(&target, NEXT).unwrap();
    fs::write(target.join("en/old/late.txt"), "late").unwrap();
    fs::create_dir(target.join("late")).unwrap();
    stage.commit(None).unwrap();
    assert_eq!(text(&target.join("en/old/late.txt")), "late");
    assert!(target.join("late").is_dir());
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn something_of_others_in_the_way_is_named_and_nothing_changes() {
    type PutThere = fn(&Path);
    let cases: &[(&str, PutThere)] = &[
        ("en/new/c.html", |target| {
            fs::create_dir(target.join("en/new")).unwrap();
            fs::write(target.join("en/new/c.html"), "mine").unwrap();
        }),
        ("en/new/c.html", |target| fs::create_dir_all(target.join("en/new/c.html")).unwrap()),
        ("en/new", |target| fs::write(target.join("en/new"), "mine").unwrap()),
        ("en/new", |target| symlink("/tmp", target.join("en/new")).unwrap()),
        ("index.html", |target| {
            fs::remove_file(target.join("index.html")).unwrap();
            symlink("en/a.html", target.join("index.html")).unwrap();
        }),
        ("en/a.html", |target| {
            fs::remove_file(target.join("en/a.html")).unwrap();
            fs::create_dir(target.join("en/a.html")).unwrap();
        }),
    ];
    for (named, put_there) in cases {
        let (dir, target) = place();
        publish(&target, SITE).unwrap();
        put_there(&target);
        let before = tree(dir.path());
        let error = publish(&target, NEXT).unwrap_err();
        assert_eq!((error.code(), error.path()), ("O008", Some(&*target.join(named))));
        assert_eq!(tree(dir.path()), before, "{named}");
    }
}

#[test]
fn a_page_cannot_take_the_place_of_a_folder_in_which_others_keep_files() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    fs::write(target.join("en/old/note.txt"), "mine").unwrap();
    let before = tree(dir.path());
    let error = publish(&target, &[("en/old", "a page now")]).unwrap_err();
    assert_eq!((error.code(), error.path()), ("O008", Some(&*target.join("en/old/note.txt"))));
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn an_output_that_is_a_link_to_a_folder_stays_one() {
    let (dir, target) = place();
    let real = dir.path().join("real");
    fs::create_dir(&real).unwrap();
    symlink("real", &target).unwrap();
    publish(&target, SITE).unwrap();
    publish(&target, NEXT).unwrap();
    assert_eq!(fs::read_link(&target).unwrap(), Path::new("real"));
    assert_eq!(text(&real.join("en/new/c.html")), "c");
    assert_eq!(names(dir.path()), ["public", "real"]);
}

#[test]
fn a_link_inside_the_output_is_never_followed() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    let outside = dir.path().join("documents");
    fs::rename(target.join("en"), &outside).unwrap();
    symlink(&outside, target.join("en")).unwrap();
    let before = tree(&outside);

    assert_eq!(publish(&target, NEXT).unwrap_err().code(), "O008", "pages would be written through it");
    let report = publish(&target, &[("index.html", "alone")]).unwrap();
    assert_eq!((report.changed, report.removed, report.foreign), (1, 0, 1));
    assert_eq!(tree(&outside), before, "what the list names is not removed through the link");
    assert_eq!(fs::read_link(target.join("en")).unwrap(), outside);
}

#[test]
fn the_folders_of_the_book_are_refused() {
    let (dir, _) = place();
    let (content, themes) = (dir.path().join("content"), dir.path().join("themes"));
    fs::create_dir_all(content.join("terms")).unwrap();
    fs::write(content.join("terms/a.md"), "text").unwrap();
    let before = tree(dir.path());
    for target in [dir.path(), &content, &content.join("terms"), &content.join("public"), &themes.join("x")] {
        let error = Stage::open(target, &[&content, &themes]).unwrap_err();
        assert_eq!(error.code(), "O002", "{}", target.display());
    }
    assert_eq!(tree(dir.path()), before);
    Stage::open(&dir.path().join("public"), &[&content, &themes]).unwrap();
}

#[test]
fn an_output_that_is_no_folder_is_refused() {
    let (_dir, target) = place();
    fs::write(&target, "a file").unwrap();
    assert_eq!(publish(&target, SITE).unwrap_err().code(), "O007");
    assert_eq!(publish(&target.join("below"), SITE).unwrap_err().code(), "O007");
    fs::remove_file(&target).unwrap();
    symlink("nowhere", &target).unwrap();
    assert_eq!(publish(&target, SITE).unwrap_err().code(), "O007");
}

#[test]
fn a_list_that_cannot_be_read_stops_the_build() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    let list = text(&target.join(MANIFEST));
    for bad in ["", &list[..list.len() / 2], "panelbook-manifest 9\n"] {
        fs::write(target.join(MANIFEST), bad).unwrap();
        let before = tree(dir.path());
        let error = publish(&target, NEXT).unwrap_err();
        assert_eq!(
            (error.code(), error.to_string().contains("newer")),
            ("O009", bad.ends_with(" 9\n")),
            "{error}"
        );
        assert_eq!(tree(dir.path()), before);
    }
}

#[test]
fn a_forged_list_removes_nothing_outside() {
    let (dir, target) = place();
    let victim = dir.path().join("victim");
    fs::write(&victim, "x").unwrap();
    fs::create_dir(&target).unwrap();
    let line = format!("{} 1 ../victim", Fingerprint::of(b"x"));
    fs::write(target.join(MANIFEST), format!("panelbook-manifest 1\ninput -\n{line}\nend 1\n")).unwrap();
    assert_eq!(publish(&target, SITE).unwrap_err().code(), "O009");
    assert_eq!(text(&victim), "x");
}

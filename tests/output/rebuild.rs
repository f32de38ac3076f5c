use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use panelbook::base::Fingerprint;
use panelbook::output::{MANIFEST, Sink as _, Stage, Swap, Written, unchanged};

use crate::support::{again, assert_whole, counts, names, path, place, publish, role, stage, text, tree};

const SITE: &[(&str, &str)] = &[("index.html", "home"), ("en/a.html", "a"), ("zh/标识 与 é.html", "标")];

fn input() -> Fingerprint {
    Fingerprint::of(b"input")
}

#[test]
fn unchanged_files_are_neither_written_nor_touched() {
    let (dir, target) = place();
    assert_eq!(counts(&publish(&target, SITE).unwrap()), [3, 0, 0, 0]);
    let before = tree(&target);
    let next = &[("index.html", "home 2"), ("en/b.html", "b"), SITE[2]];
    let report = publish(&target, next).unwrap();
    assert_eq!((counts(&report), report.swap), ([1, 1, 1, 1], Swap::Exchanged));
    let after = tree(&target);
    let kept = Path::new(SITE[2].0);
    assert_eq!(after[kept], before[kept], "inode, time and content");
    assert_ne!(after[Path::new("index.html")], before[Path::new("index.html")]);
    assert!(!target.join("en/a.html").exists());
    assert_eq!(fs::metadata(target.join(kept)).unwrap().nlink(), 1, "no second name stays anywhere");
    assert_whole(&target);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn when_nothing_changed_nothing_is_swapped() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    let before = (fs::metadata(&target).unwrap().ino(), tree(&target));
    let report = publish(&target, SITE).unwrap();
    assert_eq!((counts(&report), report.swap), ([0, 0, 3, 0], Swap::Nothing));
    assert_eq!((fs::metadata(&target).unwrap().ino(), tree(&target)), before);

    let other = Fingerprint::of(b"a comment was added");
    let report = stage(&target, SITE).unwrap().commit(Some(other)).unwrap();
    assert_eq!(report.swap, Swap::Nothing);
    assert!(assert_whole(&target).contains(&other.hex()), "the list is renewed alone");
    let mut after = tree(&target);
    let mut before = before.1;
    after.remove(Path::new(MANIFEST));
    before.remove(Path::new(MANIFEST));
    assert_eq!(after, before);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_page_edited_or_deleted_by_hand_is_put_right() {
    let (_dir, target) = place();
    publish(&target, SITE).unwrap();
    fs::write(target.join("index.html"), "HOME").unwrap();
    fs::remove_file(target.join("en/a.html")).unwrap();
    fs::remove_dir(target.join("en")).unwrap();
    let report = publish(&target, SITE).unwrap();
    assert_eq!(counts(&report), [1, 1, 1, 0]);
    assert_eq!(text(&target.join("index.html")), "home");
    assert_eq!(text(&target.join("en/a.html")), "a");
    assert_whole(&target);

    fs::remove_file(target.join("en/a.html")).unwrap();
    let report = publish(&target, &[SITE[0], SITE[2]]).unwrap();
    assert_eq!((counts(&report), report.swap), ([0, 0, 2, 0], Swap::Nothing), "it was gone already");
    assert_whole(&target);
}

#[test]
fn a_page_whose_time_alone_was_changed_is_the_same_page() {
    let (_dir, target) = place();
    publish(&target, SITE).unwrap();
    let file = File::options().write(true).open(target.join("index.html")).unwrap();
    file.set_modified(std::time::UNIX_EPOCH + Duration::from_hours(24)).unwrap();
    let before = tree(&target);
    assert!(unchanged(&target, input()).is_some());
    assert_eq!(counts(&publish(&target, SITE).unwrap()), [0, 0, 3, 0]);
    assert_eq!(tree(&target), before);
}

#[test]
fn a_file_that_still_bears_its_seal_is_not_read() {
    let (_dir, target) = place();
    publish(&target, SITE).unwrap();
    let page = target.join("index.html");
    let time = fs::metadata(&page).unwrap().modified().unwrap();
    fs::write(&page, "HOME").unwrap();
    File::options().write(true).open(&page).unwrap().set_modified(time).unwrap();
    // Nobody but a test does this. That it goes unseen shows that the content was not looked at.
    assert_eq!(counts(&publish(&target, SITE).unwrap()), [0, 0, 3, 0]);
    assert!(unchanged(&target, input()).is_some());
    assert_eq!(text(&page), "HOME");
}

#[test]
fn a_page_is_kept_only_when_it_is_there_with_that_content() {
    let (_dir, target) = place();
    publish(&target, SITE).unwrap();
    fs::write(target.join("en/a.html"), "A").unwrap();
    let stage = Stage::open(&target, &[]).unwrap();
    assert!(stage.keep(&path("index.html"), Fingerprint::of(b"home")).unwrap());
    assert!(!stage.keep(&path("index.html"), Fingerprint::of(b"other")).unwrap());
    assert!(!stage.keep(&path("nowhere.html"), Fingerprint::of(b"home")).unwrap());
    assert!(!stage.keep(&path("en/a.html"), Fingerprint::of(b"a")).unwrap(), "edited by hand");
    assert_eq!(stage.put(&path("en/a.html"), b"a").unwrap(), Written::Changed);
    assert_eq!(stage.put(&path("en/n.html"), b"n").unwrap(), Written::New);
    assert_eq!(stage.put(&path(SITE[2].0), SITE[2].1.as_bytes()).unwrap(), Written::Same);
    assert_eq!(counts(&stage.commit(None).unwrap()), [1, 1, 2, 0]);
    assert_whole(&target);
}

#[test]
fn a_page_altered_while_the_build_runs_stops_it() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    let stage = stage(&target, &[("index.html", "home 2"), SITE[1]]).unwrap();
    fs::write(target.join("en/a.html"), "altered").unwrap();
    let before = tree(&target);
    let error = stage.commit(None).unwrap_err();
    assert_eq!((error.code(), error.path()), ("O010", Some(&*target.join("en/a.html"))));
    assert_eq!(tree(&target), before);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn two_builds_of_one_input_are_the_same_bytes() {
    let (dir, _) = place();
    let pages: Vec<(String, String)> =
        (0..300).map(|n| (format!("{}/p{n}.html", ["ar", "en", "fr"][n % 3]), format!("page {n}"))).collect();
    let build = |name: &str, backwards: bool| {
        let target = dir.path().join(name);
        let stage = Stage::open(&target, &[]).unwrap();
        std::thread::scope(|scope| {
            for part in pages.chunks(100) {
                let stage = &stage;
                scope.spawn(move || {
                    for at in 0..part.len() {
                        let (name, text) = &part[if backwards { part.len() - 1 - at } else { at }];
                        stage.put(&path(name), text.as_bytes()).unwrap();
                    }
                });
            }
        });
        stage.commit(Some(input())).unwrap();
        let mut files = Vec::new();
        for entry in walkdir::WalkDir::new(&target).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let name = entry.path().strip_prefix(&target).unwrap().to_owned();
                files.push((name, fs::read(entry.path()).unwrap()));
            }
        }
        files
    };
    let (one, other) = (build("one", false), build("elsewhere/other", true));
    assert_eq!(one.len(), 301);
    assert_eq!(one, other);
    let list = text(&dir.path().join("one").join(MANIFEST));
    assert!(!list.contains(dir.path().to_str().unwrap()) && !list.contains("one"), "no path of this machine");
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let (_dir, target) = place();
    let one = &[("a", "page"), ("b/c/d.html", "deep")];
    let other = &[("a/x.html", "below"), ("b", "page")];
    publish(&target, one).unwrap();
    assert_eq!(counts(&publish(&target, other).unwrap()), [2, 0, 0, 2]);
    assert_whole(&target);
    assert_eq!(counts(&publish(&target, one).unwrap()), [2, 0, 0, 2]);
    assert_whole(&target);
    assert_eq!(text(&target.join("b/c/d.html")), "deep");
}

#[test]
fn two_artifacts_on_one_address_stop_the_build() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    let before = tree(dir.path());
    let clashes = [
        ("en/x.html", "en/x.html"),
        ("en/X.html", "en/x.html"),
        ("É.html", "é.html"),
        ("en/p", "en/p/q.html"),
    ];
    for (one, other) in clashes {
        for pages in [[(one, "1"), (other, "2")], [(other, "2"), (one, "1")]] {
            let error = publish(&target, &pages).unwrap_err();
            assert_eq!(error.code(), "O006", "{one} {other}: {error}");
            let told = error.to_string();
            assert!(told.contains(one) && told.contains(other), "{told}");
        }
    }
    let twice_the_same = [SITE[0], SITE[0], ("new", "page")];
    assert_eq!(publish(&target, &twice_the_same).unwrap_err().code(), "O006");
    assert_eq!(publish(&target, &[(MANIFEST, "x")]).unwrap_err().code(), "O006");
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_build_that_fails_leaves_the_last_good_site_and_nothing_else() {
    let (dir, target) = place();
    publish(&target, SITE).unwrap();
    let before = tree(dir.path());
    drop(stage(&target, &[("index.html", "half a si")]).unwrap());
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn the_quick_check_sees_every_change() {
    let (dir, target) = place();
    assert_eq!(unchanged(&target, input()), None, "not there");
    publish(&target, SITE).unwrap();
    let report = unchanged(&target, input()).unwrap();
    assert_eq!((counts(&report), report.files, report.swap), ([0, 0, 3, 0], 3, Swap::Nothing));
    assert_eq!(unchanged(&target, Fingerprint::of(b"other")), None);
    fs::write(target.join("note.txt"), "mine").unwrap();
    assert_eq!(unchanged(&target, input()).map(|report| report.foreign), Some(1));

    let copy = dir.path().join("copy");
    assert!(Command::new("cp").arg("-r").args([&target, &copy]).status().unwrap().success());
    assert!(unchanged(&copy, input()).is_some(), "a copy without times is read and found whole");

    let breakages: &[fn(&Path)] = &[
        |target| fs::write(target.join("index.html"), "HOME").unwrap(),
        |target| fs::write(target.join("index.html"), "longer than before").unwrap(),
        |target| fs::rename(target.join("en/a.html"), target.join("index.html")).unwrap(),
        |target| fs::remove_file(target.join("en/a.html")).unwrap(),
        |target| fs::write(target.join(MANIFEST), "").unwrap(),
        |target| {
            fs::rename(target.join("en"), target.join("moved")).unwrap();
            std::os::unix::fs::symlink("moved", target.join("en")).unwrap();
        },
    ];
    for (at, breakage) in breakages.iter().enumerate() {
        let target = dir.path().join(format!("broken {at}"));
        publish(&target, SITE).unwrap();
        assert!(unchanged(&target, input()).is_some());
        breakage(&target);
        assert_eq!(unchanged(&target, input()), None, "{at}");
    }
}

#[test]
fn rights_follow_the_umask_and_those_of_the_folder_stay() {
    if let Some((role, target)) = role() {
        assert_eq!(role, "publish");
        publish(&target, SITE).unwrap();
        return;
    }
    let (dir, target) = place();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let child = again("rebuild::rights_follow_the_umask_and_those_of_the_folder_stay", "publish", &target);
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask 027; exec \"$0\" \"$@\""]).arg(child.get_program()).args(child.get_args());
    for (name, value) in child.get_envs() {
        shell.env(name, value.unwrap());
    }
    assert!(shell.output().unwrap().status.success());
    assert_eq!(
        (mode(&target), mode(&target.join("en")), mode(&target.join("en/a.html"))),
        (0o750, 0o750, 0o640)
    );

    fs::set_permissions(&target, fs::Permissions::from_mode(0o2775)).unwrap();
    publish(&target, &[("index.html", "new")]).unwrap();
    assert_eq!(mode(&target), 0o2775);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_file_of_a_lingering_folder_outlives_its_site_by_one_publication() {
    let (_dir, target) = place();
    let shards = |names: &[&'static str]| {
        let pages: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
        let stage = stage(&target, &pages).unwrap();
        stage.linger(&path("s"));
        stage.commit(None).unwrap();
        assert_whole(&target);
        ["s/a.js", "s/b.js", "s/c.js", "s-d.js"].map(|name| target.join(name).exists())
    };
    assert_eq!(shards(&["s/a.js", "s-d.js"]), [true, false, false, true]);
    assert_eq!(shards(&["s/b.js"]), [true, true, false, false], "only what lies in the folder lingers");
    assert_eq!(shards(&["s/b.js"]), [true, true, false, false], "nothing there was replaced");
    assert_eq!(shards(&["s/c.js"]), [false, true, true, false], "one publication and no more");
    assert_eq!(shards(&["s/b.js", "s/c.js"]), [false, true, true, false]);
    assert_eq!(shards(&["s/c.js"]), [false, true, true, false], "what came back lingers again");
}

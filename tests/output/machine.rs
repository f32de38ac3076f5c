use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use panelbook::output::{OutputError, Sink as _, Stage, Swap};

use crate::support::{
    again, assert_whole, counts, less_is_shown, mounted, names, path, place, publish, role, stage, tree,
};

const SITE: &[(&str, &str)] = &[("index.html", "home"), ("en/a.html", "a"), ("fr/a.html", "a")];

/// Puts pages of `len` bytes until the machine refuses.
fn fill(target: &Path, len: usize) -> OutputError {
    let stage = Stage::open(target, &[]).unwrap();
    let page = "x".repeat(len);
    (0..10_000)
        .find_map(|n| stage.put(&path(&format!("en/page-{n}.html")), page.as_bytes()).err())
        .expect("the machine took everything")
}

/// Publishes, then builds until there is no room, and looks that nothing happened to the site.
fn site_outlives_a_full_disk(folder: &Path, len: usize, code: &str) {
    let target = folder.join("public");
    publish(&target, SITE).unwrap();
    let before = tree(folder);
    let error = fill(&target, len);
    let told = error.to_string();
    assert_eq!(error.code(), code, "{told}");
    assert!(error.path().is_some_and(|path| path.starts_with(target.join("en"))), "{told}");
    assert!(told.starts_with("cannot write ") || told.starts_with("cannot create "), "{told}");
    assert_eq!(tree(folder), before, "the last good site stands, and no stage is left");
    assert_eq!(counts(&publish(&target, SITE).unwrap()), [0, 0, 3, 0]);
}

#[test]
fn a_full_disk_leaves_the_last_good_site() {
    const TEST: &str = "machine::a_full_disk_leaves_the_last_good_site";
    match role() {
        Some((role, folder)) if role == "limited" => site_outlives_a_full_disk(&folder, 100_000, "O004"),
        Some((_, folder)) => site_outlives_a_full_disk(&folder, 8_000, "O005"),
        None => {
            let dir = tempfile::tempdir().unwrap();
            if !mounted(TEST, "full", dir.path(), "mount -t tmpfs -o size=512k none \"$0\"") {
                // The shell limits the size of a file; the signal is ignored, so that writing fails instead.
                limited(TEST, dir.path());
            }
        }
    }
}

#[test]
fn a_disk_with_no_inode_left_leaves_the_last_good_site() {
    const TEST: &str = "machine::a_disk_with_no_inode_left_leaves_the_last_good_site";
    match role() {
        Some((role, folder)) if role == "limited" => site_outlives_a_full_disk(&folder, 100_000, "O004"),
        Some((_, folder)) => site_outlives_a_full_disk(&folder, 10, "O005"),
        None => {
            let dir = tempfile::tempdir().unwrap();
            if !mounted(TEST, "full", dir.path(), "mount -t tmpfs -o nr_inodes=40 none \"$0\"") {
                limited(TEST, dir.path());
            }
        }
    }
}

fn limited(test: &str, folder: &Path) {
    let child = again(test, "limited", folder);
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\""]);
    shell.arg(child.get_program()).args(child.get_args());
    for (name, value) in child.get_envs() {
        shell.env(name, value.unwrap());
    }
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// The way that needs no mount: the size of a file is limited instead of the disk's. It is taken on its own when
/// mounts are refused, so it has to work everywhere.
#[test]
fn a_limit_on_files_leaves_the_last_good_site() {
    if let Some((_, folder)) = role() {
        site_outlives_a_full_disk(&folder, 100_000, "O004");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    limited("machine::a_limit_on_files_leaves_the_last_good_site", dir.path());
}

#[test]
fn a_read_only_output_is_refused_by_name() {
    const TEST: &str = "machine::a_read_only_output_is_refused_by_name";
    let assert_refused = |target: &Path| {
        let error = publish(target, &[("index.html", "new")]).unwrap_err();
        assert_eq!(error.code(), "O004");
        assert!(error.path().is_some_and(|path| path.starts_with(target.parent().unwrap())), "{error}");
        assert!(error.to_string().starts_with("cannot create the folder "), "{error}");
    };
    // Nobody may make a folder here, not even root.
    assert_refused(Path::new("/sys/panelbook"));
    if let Some((_, folder)) = role() {
        let target = folder.join("public");
        publish(&target, SITE).unwrap();
        let before = tree(&folder);
        let remount = |how: &str| {
            let status = Command::new("mount").args(["-o", how]).arg(&folder).status();
            assert!(status.unwrap().success());
        };
        remount("remount,bind,ro");
        assert_refused(&target);
        remount("remount,bind,rw");
        assert_eq!(tree(&folder), before);
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    mounted(TEST, "read-only", dir.path(), "mount -t tmpfs none \"$0\"");
}

#[test]
fn an_output_that_is_a_mount_is_published_in_place() {
    const TEST: &str = "machine::an_output_that_is_a_mount_is_published_in_place";
    let Some((role, target)) = role() else {
        let (dir, target) = place();
        fs::create_dir(&target).unwrap();
        let other = dir.path().join("other");
        fs::create_dir_all(other.join("bound")).unwrap();
        mounted(TEST, "device", &target, "mount -t tmpfs none \"$0\"");
        mounted(TEST, "bind", &target, "mount --bind \"$(dirname \"$0\")/other/bound\" \"$0\"");
        // And the same where the output can be exchanged, so that the promises below are held to account anywhere.
        publishes_twice(&other.join("whole"), Swap::Placed, Swap::Exchanged);
        return;
    };
    assert!(["device", "bind"].contains(&&*role));
    publishes_twice(&target, Swap::InPlace, Swap::InPlace);
    assert_eq!(names(target.parent().unwrap()), ["other", "public"]);
}

fn publishes_twice(target: &Path, first: Swap, then: Swap) {
    assert_eq!(publish(target, SITE).unwrap().swap, first);
    assert_whole(target);
    fs::write(target.join("note.txt"), "mine").unwrap();
    fs::create_dir_all(target.join("theirs/empty")).unwrap();
    let before = tree(target);
    let report = publish(target, &[("index.html", "home 2"), SITE[1], ("es/a.html", "a")]).unwrap();
    assert_eq!((counts(&report), report.foreign, report.swap), ([1, 1, 1, 1], 2, then));
    assert_whole(target);
    let after = tree(target);
    for same in ["en/a.html", "note.txt", "theirs", "theirs/empty"] {
        assert_eq!(after[Path::new(same)], before[Path::new(same)], "{same}");
    }
    assert!(!target.join("fr").exists());
    let mut shown = names(target);
    shown.retain(|name| name != "note.txt" && name != "theirs");
    assert_eq!(shown, [".panelbook-manifest", "en", "es", "index.html"], "no work folder stays");
    fs::remove_file(target.join("note.txt")).unwrap();
    fs::remove_dir_all(target.join("theirs")).unwrap();
}

#[test]
fn a_mount_in_a_folder_of_others_is_left_where_it_is() {
    const TEST: &str = "machine::a_mount_in_a_folder_of_others_is_left_where_it_is";
    if let Some((_, target)) = role() {
        publish(&target, SITE).unwrap();
        fs::create_dir(target.join("media")).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "none"]).arg(target.join("media")).status();
        assert!(mount.unwrap().success());
        fs::write(target.join("media/film"), "long").unwrap();
        let report = publish(&target, &[("index.html", "home 2")]).unwrap();
        assert_eq!((report.swap, report.foreign), (Swap::InPlace, 1));
        assert_eq!(fs::read(target.join("media/film")).unwrap(), b"long");
        assert_whole(&target);
        return;
    }
    let (_dir, target) = place();
    fs::create_dir(&target).unwrap();
    if !mounted(TEST, "inner", &target, "true") {
        // Without a mount, the folder moves along and comes to no harm either.
        publishes_twice(&target, Swap::Placed, Swap::Exchanged);
    }
}

#[test]
fn an_output_beside_which_nobody_may_write_is_published_in_place() {
    let (dir, target) = place();
    fs::create_dir(&target).unwrap();
    // Rights do not bind root; that a folder may not be altered does.
    let chattr = |flag: &str| Command::new("chattr").arg(flag).arg(dir.path()).output();
    let rights = |mode| fs::set_permissions(dir.path(), fs::Permissions::from_mode(mode)).unwrap();
    rights(0o555);
    let _ = chattr("+i");
    let is_closed = fs::write(dir.path().join("probe"), "").is_err();
    let published = std::panic::catch_unwind(|| {
        if is_closed {
            publishes_twice(&target, Swap::InPlace, Swap::InPlace);
        } else {
            less_is_shown("machine::an_output_beside_which_nobody_may_write_is_published_in_place");
            publishes_twice(&target, Swap::Placed, Swap::Exchanged);
        }
    });
    let _ = chattr("-i");
    rights(0o755);
    published.unwrap();
}

#[test]
fn a_second_build_at_the_same_time_is_refused_at_once() {
    const TEST: &str = "machine::a_second_build_at_the_same_time_is_refused_at_once";
    if let Some((_, target)) = role() {
        let error = publish(&target, SITE).unwrap_err();
        assert_eq!((error.code(), error.path()), ("O003", Some(&*target)));
        return;
    }
    let (dir, target) = place();
    let first = stage(&target, SITE).unwrap();
    let output = again(TEST, "second", &target).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let alias = dir.path().join("alias");
    std::os::unix::fs::symlink("public", &alias).unwrap();
    first.commit(None).unwrap();
    let second = Stage::open(&alias, &[]).unwrap();
    assert_eq!(Stage::open(&target, &[]).unwrap_err().code(), "O003", "by another name, too");
    drop(second);
    publish(&target, SITE).unwrap();
}

#[test]
fn a_name_as_long_as_a_disk_takes_and_many_folders_are_published() {
    let (_dir, target) = place();
    let long = "标".repeat(60);
    let mut deep = String::new();
    for n in 0..20 {
        write!(deep, "{n}-{long}/").unwrap();
    }
    // Longer as a whole than some calls of the kernel take at once is not asked for: 4,096 bytes are the limit.
    let page = format!("{deep}page.html");
    assert!(page.len() > 3_600);
    let pages = [(&*page, "deep"), ("index.html", "1")];
    publish(Path::new(&target), &pages).unwrap();
    publish(Path::new(&target), &[(&*page, "deep"), ("index.html", "2")]).unwrap();
    assert_whole(&target);
}

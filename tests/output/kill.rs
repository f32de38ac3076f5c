use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use panelbook::base::Fingerprint;
use panelbook::output::{Sink as _, Stage};

use crate::support::{again, assert_whole, mounted, names, path, place, role, text};

/// Publishes a site of which two thirds are of this version.
fn publish(target: &Path, version: usize) {
    let stage = Stage::open(target, &[]).unwrap();
    for n in 0..150 {
        let of = if n % 3 == 0 { 0 } else { version };
        // The folders differ from version to version, too.
        let name = if n % 5 == 4 {
            format!("v{}/p{n}.html", version % 3)
        } else {
            format!("en/{}/p{n}.html", n % 4)
        };
        stage.put(&path(&name), format!("<html>{of} {}</html>", "x".repeat(n * 20)).as_bytes()).unwrap();
    }
    stage
        .put(&path("index.html"), format!("<html>{version} {}</html>", "y".repeat(9000)).as_bytes())
        .unwrap();
    stage.commit(Some(Fingerprint::of(&version.to_le_bytes()))).unwrap();
}

/// Lets a child build one version after the other and kills it in its second build, or in its third: each round at
/// another part of it, in steps that do not repeat, however fast the machine is.
fn killed(test: &str, round: u32, target: &Path) {
    let first = 2 + round * 20_000;
    let mut child =
        again(test, &first.to_string(), target).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut wait_for = |said: &str| assert!(lines.any(|line| line.unwrap() == said), "not {said}");
    wait_for("ready");
    let begun = Instant::now();
    wait_for("built");
    std::thread::sleep(begun.elapsed() * ((round * 37) % 150) / 100);
    child.kill().unwrap();
    child.wait().unwrap();
}

fn build_until_killed(first: &str, target: &Path) {
    let first: usize = first.parse().unwrap();
    println!("\nready");
    for version in first..first + 10_000 {
        publish(target, version);
        println!("built");
    }
}

/// Does something while a reader asks for the first page all the time, and never finds it missing or cut short.
fn while_read(target: &Path, work: impl FnOnce()) {
    let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        // Also when a check fails, lest the reader read for ever.
        let _stop = Stop(&done);
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let page = fs::read(target.join("index.html")).expect("the page is there at every moment");
                assert!(page.ends_with(b"</html>") && page.len() > 9000, "and whole");
                reads.fetch_add(1, Ordering::Relaxed);
            }
        });
        work();
    });
    assert!(reads.load(Ordering::Relaxed) > 1000);
}

struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    const TEST: &str = "kill::a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one";
    if let Some((first, target)) = role() {
        build_until_killed(&first, &target);
        return;
    }
    let (dir, target) = place();
    publish(&target, 1);
    let theirs =
        ["note.txt", "en/1/note.txt", "v1/note.txt", "kept", "en/kept"].map(|name| target.join(name));
    for file in &theirs[..3] {
        fs::write(file, "mine").unwrap();
    }
    for folder in &theirs[3..] {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join("inside.txt"), "mine").unwrap();
    }
    let inodes = || theirs.each_ref().map(|path| fs::symlink_metadata(path).map(|meta| meta.ino()).ok());
    let before = inodes();

    let mut versions = BTreeSet::new();
    while_read(&target, || {
        for round in 0..45 {
            killed(TEST, round, &target);
            versions.insert(assert_whole(&target));
            // A folder that is not ours cannot be in the old and the new tree at once: for the moment between two
            // steps it stands in the old one, and the next build brings it back.
            let old = dir.path().join(".public.panelbook/stage");
            let is_safe =
                |path: &Path| path.exists() || old.join(path.strip_prefix(&target).unwrap()).exists();
            assert!(theirs[..2].iter().all(|file| file.exists()), "round {round}");
            assert!(theirs.iter().all(|path| is_safe(path)), "round {round}");
        }
    });
    assert!(versions.len() > 10, "the builds got somewhere: {}", versions.len());

    publish(&target, 1);
    assert_whole(&target);
    assert_eq!(inodes(), before, "what others keep there is as it was");
    assert_eq!(text(&theirs[4].join("inside.txt")), "mine");
    assert_eq!(names(dir.path()), ["public"], "what the killed builds left is cleared");
}

#[test]
fn a_build_in_place_that_was_killed_is_completed_by_the_next() {
    const TEST: &str = "kill::a_build_in_place_that_was_killed_is_completed_by_the_next";
    match role() {
        None => {
            let (_dir, target) = place();
            fs::create_dir(&target).unwrap();
            // Without mounts the folder is exchanged, and the same must hold.
            if !mounted(TEST, "mounted", &target, "mount -t tmpfs none \"$0\"") {
                killed_and_completed(TEST, &target);
            }
        }
        Some((role, target)) if role == "mounted" => killed_and_completed(TEST, &target),
        Some((first, target)) => build_until_killed(&first, &target),
    }
}

fn killed_and_completed(test: &str, target: &Path) {
    publish(target, 1);
    fs::write(target.join("note.txt"), "mine").unwrap();
    let mut versions = BTreeSet::new();
    while_read(target, || {
        for round in 0..20 {
            killed(test, round, target);
            drop(Stage::open(target, &[]).unwrap());
            versions.insert(assert_whole(target));
            assert_eq!(text(&target.join("note.txt")), "mine");
        }
    });
    assert!(versions.len() > 10, "the builds got somewhere: {}", versions.len());
    assert!(!target.join(".panelbook-work").exists());
}

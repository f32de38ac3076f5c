use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use panelbook::base::{Fingerprint, SitePath};
use panelbook::output::{MANIFEST, OutputError, Report, Sink as _, Stage};
use tempfile::TempDir;

/// Tells a test that runs again as its own child what to do.
const ROLE: &str = "PANELBOOK_OUTPUT_ROLE";
/// And where.
const PLACE: &str = "PANELBOOK_OUTPUT_PLACE";

pub(crate) fn path(text: &str) -> SitePath {
    SitePath::new(text).unwrap()
}

/// A folder of its own, and the output folder in it, which is not there yet.
pub(crate) fn place() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("public");
    (dir, target)
}

pub(crate) fn stage(target: &Path, pages: &[(&str, &str)]) -> Result<Stage, OutputError> {
    let stage = Stage::open(target, &[])?;
    for (name, text) in pages {
        stage.put(&path(name), text.as_bytes())?;
    }
    Ok(stage)
}

pub(crate) fn publish(target: &Path, pages: &[(&str, &str)]) -> Result<Report, OutputError> {
    stage(target, pages)?.commit(Some(Fingerprint::of(b"input")))
}

/// Counts of a report: new, changed, same, removed.
pub(crate) fn counts(report: &Report) -> [usize; 4] {
    [report.new, report.changed, report.same, report.removed]
}

/// What stands below `root`, links not followed: the kind with inode, time and content.
pub(crate) fn tree(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let meta = entry.metadata().unwrap();
        let id = format!("inode {}", meta.ino());
        let what = if meta.is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            format!("{id} time {}.{} {}", meta.mtime(), meta.mtime_nsec(), String::from_utf8_lossy(&bytes))
        } else if meta.is_symlink() {
            format!("{id} link {}", fs::read_link(entry.path()).unwrap().display())
        } else {
            id
        };
        found.insert(entry.path().strip_prefix(root).unwrap().to_owned(), what);
    }
    found
}

/// The names of what stands directly in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

pub(crate) fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap()
}

/// Asserts that the site is exactly what its list says, file by file, and returns the list.
pub(crate) fn assert_whole(target: &Path) -> String {
    let list = text(&target.join(MANIFEST));
    let mut files = 0;
    // Between the lines of the version and the input, and the one of the end.
    for line in list.lines().skip(2).filter(|line| !line.starts_with("end ")) {
        let line = line.strip_prefix("former ").unwrap_or(line);
        let [fingerprint, len, name] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let bytes = fs::read(target.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(Fingerprint::of(&bytes).hex(), fingerprint, "{name} is of another build than the list");
        assert_eq!(bytes.len().to_string(), len, "{name}");
        files += 1;
    }
    assert!(list.ends_with(&format!("end {files}\n")), "{list}");
    list
}

/// The role of this process, when it is a test that runs again as its own child.
pub(crate) fn role() -> Option<(String, PathBuf)> {
    Some((std::env::var(ROLE).ok()?, PathBuf::from(std::env::var_os(PLACE)?)))
}

/// This test program, to be run for `test` alone, in a role.
pub(crate) fn again(test: &str, role: &str, place: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]).env(ROLE, role).env(PLACE, place);
    command
}

/// Says aloud, past the test program's capture, that this machine does not let a test show all it could.
pub(crate) fn less_is_shown(test: &str) {
    let told = writeln!(
        std::io::stderr(),
        "!!! {test}: this machine does not let us make the trouble that is tested; another way is taken, which shows less"
    );
    told.unwrap();
}

/// Runs `test` again in a role, after `script` was run by a shell that may mount (and whose mounts nobody else
/// sees) with the place as `$0`. False when this machine does not let us mount.
pub(crate) fn mounted(test: &str, role: &str, place: &Path, script: &str) -> bool {
    let unshare = |rights: &'static str| {
        let mut command = Command::new("unshare");
        command.arg(rights);
        command
    };
    let Some(mut command) = ["-m", "-rm"].into_iter().find_map(|rights| {
        // A mount, as well as the right to have mounts of one's own, may be refused.
        let mut probe = unshare(rights);
        probe.args(["sh", "-c", "mount -t tmpfs none \"$0\""]).arg(place);
        probe.output().is_ok_and(|output| output.status.success()).then(|| unshare(rights))
    }) else {
        less_is_shown(test);
        return false;
    };
    let child = again(test, role, place);
    command.args(["sh", "-ec", &format!("{script}; exec \"$@\"")]).arg(place);
    command.arg(child.get_program()).args(child.get_args());
    for (name, value) in child.get_envs() {
        command.env(name, value.unwrap());
    }
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("1 passed"), "the child ran no test: {told}");
    true
}

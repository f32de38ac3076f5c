//! The one child process that Panelbook ever takes an answer from; beside it, `cli` opens the user's browser.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use super::RecordError;

/// The most that git may answer, in bytes: the history of a book of ten thousand entries, each changed a
/// hundred times, is a third of it.
const LIMIT: u64 = 256 << 20;

/// How much of the history is here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum State {
    Whole,
    /// Cut off somewhere, so that no first day can be trusted.
    Shallow,
    /// No commit yet.
    Empty,
}

/// Whether there is a history, and all of it.
pub(super) fn state(root: &Path) -> Result<State, RecordError> {
    let shallow = git(root, &["rev-parse", "--is-shallow-repository"])?;
    if git(root, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).is_err() {
        return Ok(State::Empty);
    }
    Ok(if shallow.starts_with(b"true") { State::Shallow } else { State::Whole })
}

/// Every change to `content/`, the newest first: for each commit `\x01` and its date in seconds since 1970,
/// then status and names of each file, all divided by NUL, names as seen from `root`.
pub(super) fn log(root: &Path) -> Result<Vec<u8>, RecordError> {
    let arguments = [
        "log",
        "-z",
        "--topo-order",
        "--full-history",
        "--no-show-signature",
        "--no-ext-diff",
        "--no-textconv",
        "--no-color",
        "--format=tformat:%x01%ct",
        "--name-status",
        "--relative",
        "--find-renames=50%",
        "-l2000",
        "HEAD",
        "--",
        "content",
    ];
    git(root, &arguments)
}

/// The files below `content/` in the last commit, divided by NUL.
pub(super) fn files(root: &Path) -> Result<Vec<u8>, RecordError> {
    git(root, &["ls-tree", "-r", "-z", "--name-only", "HEAD", "--", "content/"])
}

/// Asks git. Neither the book's nor the user's settings can make it run a program, open the network, wait
/// for an answer or write anything: what could is turned off by name, and the environment is left behind.
fn git(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, RecordError> {
    let mut command = Command::new("git");
    command.current_dir(root).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_clear();
    for name in ["PATH", "HOME"] {
        // HOME for `safe.directory`, without which git refuses a folder that another user owns.
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.envs([
        ("LC_ALL", "C"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_ATTR_NOSYSTEM", "1"),
    ]);
    command.args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"]);
    for setting in [
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.attributesFile=/dev/null",
        "protocol.allow=never",
        "safe.bareRepository=explicit",
        "log.showSignature=false",
        "log.follow=false",
        "log.mailmap=false",
        "diff.orderFile=/dev/null",
    ] {
        command.args(["-c", setting]);
    }
    let mut child = command.args(arguments).spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if root.is_dir() => RecordError::NoGit,
        _ => RecordError::Git(error.to_string()),
    })?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    // Both are read at once: git would wait for ever with one of them full.
    let (answer, complaint) = std::thread::scope(|scope| {
        let complaint = scope.spawn(|| read(stderr, 64 << 10).unwrap_or_default());
        let answer = read(stdout, LIMIT + 1);
        if answer.as_ref().is_ok_and(|answer| answer.len() as u64 > LIMIT) {
            // It has no way to say more; that it may already have ended is no matter.
            let _ = child.kill();
        }
        (answer, complaint.join().unwrap_or_default())
    });
    let status = child.wait().map_err(|error| RecordError::Git(error.to_string()))?;
    let answer = answer.map_err(|error| RecordError::Git(error.to_string()))?;
    if answer.len() as u64 > LIMIT {
        return Err(RecordError::TooMuch);
    }
    if status.success() {
        return Ok(answer);
    }
    let complaint = String::from_utf8_lossy(&complaint);
    if complaint.contains("not a git repository") {
        return Err(RecordError::NotARepository);
    }
    let first = complaint.lines().next().unwrap_or("it gave no reason");
    Err(RecordError::Git(first.trim_start_matches("fatal: ").to_owned()))
}

/// The first `limit` bytes of a stream.
fn read(stream: Option<impl Read>, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(stream) = stream {
        stream.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

//! A book that is previewed: in this process, or by the program.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use panelbook::build::Options;
use panelbook::serve::http::{Bound, Limits, Server};
use panelbook::serve::{News, Preview};

use crate::client::connect;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_panelbook");

/// Copies a folder with all below it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// A copy of the small fixture, to be edited.
pub fn tiny() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap().join("book");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/tiny"), &root);
    (folder, root)
}

/// A book that is served by this process, and followed by a thread of it.
pub struct Served {
    pub port: u16,
    pub news: Arc<Mutex<Vec<News>>>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    _server: Server,
}

impl Served {
    pub fn start(root: &Path, drafts: bool) -> Served {
        Served::follow(root, drafts, false)
    }

    pub fn follow(root: &Path, drafts: bool, poll: bool) -> Served {
        let mut preview = Preview::open(root, Options { drafts }, poll).unwrap();
        let bound = Bound::to(0).unwrap();
        let port = bound.port();
        let server = bound.serve(Limits::PREVIEW, preview.handler()).unwrap();
        let (news, ended) = (Arc::<Mutex<Vec<News>>>::default(), Arc::<AtomicBool>::default());
        let (heard, over) = (news.clone(), ended.clone());
        let thread = std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                let came = preview.turn();
                heard.lock().unwrap().extend(came);
            }
        });
        Served { port, news, ended, thread: Some(thread), _server: server }
    }

    /// How many times the book was decided anew.
    pub fn changes(&self) -> usize {
        self.news.lock().unwrap().iter().filter(|news| matches!(news, News::Changed { .. })).count()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

/// An open page, as a browser would have it.
pub struct Tab {
    lines: BufReader<TcpStream>,
}

impl Tab {
    pub fn open(port: u16, page: &str) -> Tab {
        let mut stream = connect(port);
        write!(stream, "GET /.panelbook/events?page={page} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n")
            .unwrap();
        Tab { lines: BufReader::new(stream) }
    }

    /// What it is told next; nothing when that takes too long.
    pub fn told(&mut self, patience: Duration) -> Option<serde_json::Value> {
        let end = Instant::now() + patience;
        loop {
            let left = end.checked_duration_since(Instant::now())?.max(Duration::from_millis(1));
            self.lines.get_ref().set_read_timeout(Some(left)).unwrap();
            let mut line = String::new();
            match self.lines.read_line(&mut line) {
                Ok(0) => panic!("the stream ended"),
                Ok(_) => {}
                Err(_) => return None,
            }
            if let Some(line) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(line).unwrap());
            }
        }
    }

    /// Waits until it is told something of which this holds.
    pub fn until(
        &mut self,
        what: &str,
        mut holds: impl FnMut(&serde_json::Value) -> bool,
    ) -> serde_json::Value {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if let Some(told) = self.told(Duration::from_secs(10))
                && holds(&told)
            {
                return told;
            }
        }
        panic!("never told: {what}");
    }
}

/// The program itself, ended with the test.
pub struct Running {
    pub child: Child,
    pub port: u16,
}

impl Running {
    /// Starts the program with these words, perhaps by another one that sets limits first.
    pub fn start(mut command: Command) -> Running {
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let Some(rest) = line.split_once("http://localhost:").map(|(_, rest)| rest) else {
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("it did not begin: {line}{said}");
        };
        let port = rest.split_once('/').unwrap().0.parse().unwrap();
        // Whatever it says later is read, so that it never has to wait.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Running { child, port }
    }

    pub fn of(root: &Path, words: &[&str]) -> Running {
        let mut command = Command::new(PROGRAM);
        command.args(["serve", "--port", "0", "--book"]).arg(root).args(words);
        Running::start(command)
    }
}

impl Running {
    /// A figure of the process as `/proc` tells it: `VmRSS` and `VmHWM` in kilobytes, `Threads`.
    pub fn is_at(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! When to look at the book again.
//!
//! The system's notices of changed files are only a doorbell: they come too often, in pieces, and on some file
//! systems not at all. What has changed is decided by looking. Where the bell cannot be hung, or rings for
//! nobody (network shares), looking happens at intervals; and now and then it does even where the bell works.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// A save is several events; this long after the last of them it is over.
const SILENCE: Duration = Duration::from_millis(8);
/// What goes on for longer is looked at all the same: saves are shown while a checkout is under way.
const PATIENCE: Duration = Duration::from_millis(25);
/// Files that are looked at one by one, at the most. More of them, and everything is looked at.
const FEW: usize = 32;
/// How often the book is looked at where there is no bell.
const POLL: Duration = Duration::from_millis(500);
/// How often it is looked at although nothing rang.
const DOUBT: Duration = Duration::from_secs(2);

/// What rings when a file is written: the sender is handed to the system.
type Hang = fn(Sender) -> notify::Result<Box<dyn Watcher + Send>>;

/// The part of the doorbell that is outside.
#[derive(Clone)]
struct Sender {
    ring: SyncSender<()>,
    /// The system gave up.
    broken: Arc<AtomicBool>,
    /// What was written since the bell was last listened to.
    rung: Arc<Mutex<Rung>>,
    /// One of the folders that the bell hangs at came or went: another one of the same name may be there now.
    loose: Arc<AtomicBool>,
    folders: Arc<[PathBuf]>,
}

/// Rings when a file of the book may have changed.
pub(super) struct Doorbell {
    root: PathBuf,
    hang: Hang,
    watcher: Option<Box<dyn Watcher + Send>>,
    outside: Sender,
    inside: Receiver<()>,
    /// What was watched when the bell was hung, so that folders which were removed and restored are noticed.
    folders: Vec<Option<(u64, u64)>>,
}

/// What was written, as far as the system says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rung {
    /// What is at these places, or nothing that is known of.
    At(BTreeSet<PathBuf>),
    /// Too much to be looked at one by one, or the system lost count.
    Somewhere,
}

/// Why the book is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Something was written, or the bell was rung from inside.
    Rung(Rung),
    /// It is time.
    Time,
}

impl Doorbell {
    /// Hangs a bell at the book in this folder, unless it is to be polled. When it cannot be hung, the
    /// second value says why, in words, and the book is polled.
    pub(super) fn new(root: &Path, poll: bool) -> (Doorbell, Option<String>) {
        Doorbell::hung_by(hang, root, poll)
    }

    fn hung_by(hang: Hang, root: &Path, poll: bool) -> (Doorbell, Option<String>) {
        let (ring, inside) = sync_channel(1);
        let root = root.to_path_buf();
        let folders = [root.clone(), root.join("content"), root.join("themes")].into();
        let outside =
            Sender { ring, broken: Arc::default(), rung: Arc::default(), loose: Arc::default(), folders };
        let mut bell = Doorbell { root, hang, watcher: None, outside, inside, folders: Vec::new() };
        let notice = if poll { None } else { bell.hang() };
        (bell, notice)
    }

    /// Whether the book is looked at at intervals.
    pub(super) fn polls(&self) -> bool {
        self.watcher.is_none()
    }

    /// What rings the bell from inside.
    pub(super) fn ringer(&self) -> impl Fn() + Send + 'static {
        let ring = self.outside.ring.clone();
        move || {
            let _ = ring.try_send(());
        }
    }

    /// Waits until it is time to look. `cost` is how long looking took the last time: it shall never be
    /// what the machine does most.
    pub(super) fn wait(&self, cost: Duration) -> Why {
        let pause = if self.polls() { POLL.max(cost * 5) } else { (cost * 50).clamp(DOUBT, DOUBT * 5) };
        if self.inside.recv_timeout(pause).is_err() {
            return Why::Time;
        }
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            match self.inside.recv_timeout(SILENCE.min(PATIENCE.saturating_sub(began.elapsed()))) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        let mut rung = self.outside.rung();
        Why::Rung(std::mem::take(&mut *rung))
    }

    /// Hangs the bell anew when it has fallen off: a folder was replaced, or the system gave up. `missed` says
    /// that something changed and nothing rang. Returns why the book will be polled from now on, if so.
    pub(super) fn mend(&mut self, missed: bool) -> Option<String> {
        if self.polls() {
            return None;
        }
        if self.outside.broken.load(Ordering::Acquire) {
            self.watcher = None;
            return Some("the system gave up watching its files".to_owned());
        }
        let loose = self.outside.loose.swap(false, Ordering::AcqRel);
        if missed || loose || self.folders != identities(&self.root) { self.hang() } else { None }
    }

    fn hang(&mut self) -> Option<String> {
        // The old one first: both together could be more than the system grants.
        self.watcher = None;
        self.folders = identities(&self.root);
        let hung = (self.hang)(self.outside.clone()).and_then(|mut watcher| {
            // The root for `book.toml` and for folders that come and go; not what else may be below it.
            watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
            for name in ["content", "themes"] {
                let folder = self.root.join(name);
                if folder.is_dir() {
                    watcher.watch(&folder, RecursiveMode::Recursive)?;
                }
            }
            Ok(watcher)
        });
        match hung {
            Ok(watcher) => {
                self.watcher = Some(watcher);
                None
            }
            // While the folder itself is gone there is nothing to watch; it is looked for.
            Err(_) if !self.root.is_dir() => None,
            Err(error) => Some(words(&error)),
        }
    }
}

impl Default for Rung {
    fn default() -> Rung {
        Rung::At(BTreeSet::new())
    }
}

impl Rung {
    fn add(&mut self, event: &notify::Event) {
        let Rung::At(paths) = self else { return };
        paths.extend(event.paths.iter().cloned());
        // An event without a path is about nobody knows what.
        if event.need_rescan() || event.paths.is_empty() || paths.len() > FEW {
            *self = Rung::Somewhere;
        }
    }
}

impl Sender {
    fn rung(&self) -> MutexGuard<'_, Rung> {
        self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hear(&self, event: &notify::Result<notify::Event>) {
        match event {
            Ok(event) => {
                match event.kind {
                    EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
                    // Reading is what we do ourselves.
                    EventKind::Access(_) => return,
                    // The number of a folder that went may at once be that of one that came.
                    EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
                        if event.paths.iter().any(|path| self.folders.contains(path)) =>
                    {
                        self.loose.store(true, Ordering::Release);
                    }
                    _ => {}
                }
                self.rung().add(event);
            }
            Err(_) => {
                *self.rung() = Rung::Somewhere;
                self.broken.store(true, Ordering::Release);
            }
        }
        // One ring that has not been heard yet is as good as many.
        let _ = self.ring.try_send(());
    }
}

fn hang(sender: Sender) -> notify::Result<Box<dyn Watcher + Send>> {
    let hear = move |event: notify::Result<notify::Event>| sender.hear(&event);
    // Links in a book lead to files of the book, which are watched anyway.
    let watcher = RecommendedWatcher::new(hear, Config::default().with_follow_symlinks(false))?;
    Ok(Box::new(watcher))
}

/// What tells a folder from another one of the same name.
fn identities(root: &Path) -> Vec<Option<(u64, u64)>> {
    let identity = |path: PathBuf| fs::metadata(path).ok().map(|meta| (meta.dev(), meta.ino()));
    vec![identity(root.to_path_buf()), identity(root.join("content")), identity(root.join("themes"))]
}

fn words(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "this machine's limit of watched folders is reached".to_owned(),
        notify::ErrorKind::Io(error) if error.raw_os_error() == Some(24) => {
            "this machine's limit of watchers is reached".to_owned()
        }
        notify::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none_left(_: Sender) -> notify::Result<Box<dyn Watcher + Send>> {
        Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch))
    }

    #[test]
    fn without_a_bell_the_book_is_looked_at_at_intervals_and_why_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let (bell, notice) = Doorbell::hung_by(none_left, folder.path(), false);
        assert!(bell.polls());
        assert_eq!(notice.unwrap(), "this machine's limit of watched folders is reached");
        let began = Instant::now();
        assert_eq!(bell.wait(Duration::ZERO), Why::Time);
        assert!(began.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn a_save_rings_once_and_reading_does_not() {
        let at = |path: &Path| Why::Rung(Rung::At(BTreeSet::from([path.to_path_buf()])));
        let rung = |why: Why| matches!(why, Why::Rung(_));
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir(&content).unwrap();
        let (mut bell, notice) = Doorbell::new(folder.path(), false);
        assert_eq!(notice, None);
        let file = content.join("a.md");
        for text in ["one", "two"] {
            std::fs::File::create(&file)
                .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
                .unwrap();
            assert_eq!(bell.wait(Duration::ZERO), at(&file));
            assert_eq!(std::fs::read(&file).unwrap(), text.as_bytes());
            assert_eq!(bell.wait(Duration::ZERO), Why::Time, "only looked at");
        }
        // The folder is another one now.
        fs::remove_file(&file).unwrap();
        fs::remove_dir(&content).unwrap();
        fs::create_dir(&content).unwrap();
        assert!(rung(bell.wait(Duration::ZERO)));
        assert_eq!(bell.mend(false), None);
        fs::File::create(content.join("b.md")).unwrap();
        assert!(rung(bell.wait(Duration::ZERO)));
    }
}

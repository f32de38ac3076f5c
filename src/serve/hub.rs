//! The open pages, and what each has been told.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use serde_json::json;

use super::http::{Event, Events, Sender, channel};
use super::pages::{index, subject};
use super::shown::{Shown, Told};
use crate::diagnostic::Severity;
use crate::model::Status;

/// What is shown, and to whom.
pub(super) struct Hub {
    shown: RwLock<Arc<Shown>>,
    /// How often something else was shown.
    version: AtomicU64,
    tabs: Mutex<Vec<Tab>>,
}

/// An open page.
struct Tab {
    /// The address of its page in the site.
    page: String,
    /// What it was told last.
    told: Arc<str>,
    sender: Sender,
}

impl Hub {
    pub(super) fn new(shown: Shown) -> Hub {
        Hub { shown: RwLock::new(Arc::new(shown)), version: AtomicU64::new(0), tabs: Mutex::default() }
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows something else, and tells those pages for which it makes a difference. Returns how many.
    pub(super) fn show(&self, shown: Shown) -> usize {
        let shown = Arc::new(shown);
        let mut tabs = self.tabs();
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = shown.clone();
        self.version.fetch_add(1, Ordering::Relaxed);
        let before = tabs.len();
        let mut count = 0;
        tabs.retain_mut(|tab| {
            let line = line(&tab.page, &shown);
            if *line == *tab.told {
                return true;
            }
            tab.told = line.clone();
            count += 1;
            tab.sender.send(Event { name: "state", line })
        });
        count - (before - tabs.len()).min(count)
    }

    /// A number that is another one when something else is shown.
    pub(super) fn version(&self) -> u64 {
        self.version.load(Ordering::Relaxed)
    }

    /// A page that is open from now on. It is told at once how things stand: it may have been away.
    pub(super) fn join(&self, page: &str) -> Events {
        let page = index(page.strip_prefix('/').unwrap_or(page));
        let (sender, receiver) = channel();
        let mut tabs = self.tabs();
        tabs.retain(|tab| !tab.sender.is_gone());
        let told = line(&page, &self.shown());
        if sender.send(Event { name: "state", line: told.clone() }) {
            tabs.push(Tab { page, told, sender });
        }
        receiver
    }

    /// How many pages are open.
    pub(super) fn open(&self) -> usize {
        let mut tabs = self.tabs();
        tabs.retain(|tab| !tab.sender.is_gone());
        tabs.len()
    }

    fn tabs(&self) -> MutexGuard<'_, Vec<Tab>> {
        self.tabs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How things stand, as the page at an address is told. Two equal lines need not be told twice.
fn line(page: &str, shown: &Shown) -> Arc<str> {
    let generation = shown.generation.as_ref();
    let subject = generation.map(|generation| subject(page, generation));
    let drawn = generation.and_then(|generation| generation.page(page));
    let (fingerprint, failed) = match &drawn {
        Some(Ok(drawn)) => (Some(drawn.fingerprint), false),
        Some(Err(failed)) => (failed.last.as_ref().map(|drawn| drawn.fingerprint), true),
        // While something is wrong with the book, a page that it no longer has stays as it last was.
        None => (
            shown
                .good
                .as_ref()
                .filter(|_| shown.failed())
                .and_then(|good| Some(good.page(page)?.ok()?.fingerprint)),
            false,
        ),
    };
    let own = subject.as_ref().map(|subject| shown.told_of(&subject.files)).unwrap_or_default();
    let told = |told: &Told| {
        let place = told.place.as_ref();
        json!({
            "severity": told.severity.as_str(),
            "words": told.words,
            "file": place.map(|(path, _)| path.as_str()),
            "line": place.map(|(_, line)| line),
        })
    };
    let drafts = generation.map_or(0, |generation| {
        let draft = |entry: &&crate::model::Entry| {
            entry.editions.iter().any(|linked| linked.edition.status == Status::Draft)
        };
        generation.site.entries.iter().filter(draft).count()
    });
    let value = json!({
        "page": fingerprint.map(|fingerprint| fingerprint.to_string()),
        "failed": failed,
        "styles": shown.styles().to_string(),
        "gone": shown.gone,
        "errors": shown.count(Severity::Error),
        "warnings": shown.count(Severity::Warning),
        "findings": shown.told().iter().map(told).collect::<Vec<_>>(),
        "own": own.iter().map(told).collect::<Vec<_>>(),
        "source": subject.as_ref().and_then(|subject| subject.own.as_ref()).map(|path| path.as_str().to_owned()),
        "draft": subject.as_ref().is_some_and(|subject| subject.draft),
        "missing": subject.map(|subject| subject.missing).unwrap_or_default(),
        "drafts": drafts,
    });
    value.to_string().into()
}

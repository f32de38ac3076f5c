//! The open pages, and what each has been told.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::bar::line;
use super::http::{Event, Events, Sender, channel};
use super::pages::index;
use super::shown::Shown;

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

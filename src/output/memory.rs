use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::address::{distinct, free};
use super::error::OutputError;
use super::{Report, Sink, Swap, Written};
use crate::base::{Fingerprint, SitePath};

/// A site in memory: for the preview, and for tests. One value is one build; the next begins
/// [`Memory::after`] it and shares what is unchanged, and whoever reads the earlier one still sees it whole.
#[derive(Debug, Default)]
pub struct Memory {
    before: BTreeMap<SitePath, Held>,
    files: Mutex<BTreeMap<SitePath, Held>>,
}

/// One artifact, cheap to clone.
#[derive(Clone, Debug)]
struct Held {
    fingerprint: Fingerprint,
    bytes: Arc<[u8]>,
}

impl Memory {
    /// An empty one, with nothing before it.
    pub fn new() -> Memory {
        Memory::default()
    }

    /// An empty one that knows what was held before.
    pub fn after(before: &Memory) -> Memory {
        Memory { before: before.files().clone(), files: Mutex::default() }
    }

    /// The bytes at an address.
    pub fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        self.files().get(path).map(|held| Arc::clone(&held.bytes))
    }

    /// Every address, sorted.
    pub fn paths(&self) -> Vec<SitePath> {
        self.files().keys().cloned().collect()
    }

    /// What this build did, to be asked when it is done.
    ///
    /// # Errors
    /// When two artifacts share an address, as [`super::Stage::commit`] says it.
    pub fn report(&self) -> Result<Report, OutputError> {
        let files = self.files();
        distinct(files.keys())?;
        let mut report = Report::untouched(files.len(), 0);
        for (path, held) in files.iter() {
            match self.compare(path, held.fingerprint) {
                Written::New => report.new += 1,
                Written::Changed => report.changed += 1,
                Written::Same => {}
            }
        }
        report.same -= report.new + report.changed;
        report.removed = self.before.keys().filter(|path| !files.contains_key(*path)).count();
        if report.new + report.changed + report.removed > 0 {
            report.swap = if self.before.is_empty() { Swap::Placed } else { Swap::Exchanged };
        }
        Ok(report)
    }

    fn compare(&self, path: &SitePath, fingerprint: Fingerprint) -> Written {
        match self.before.get(path) {
            None => Written::New,
            Some(before) if before.fingerprint == fingerprint => Written::Same,
            Some(_) => Written::Changed,
        }
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<SitePath, Held>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hold(&self, path: &SitePath, held: Held) -> Result<(), OutputError> {
        if self.files().insert(path.clone(), held).is_some() {
            return Err(OutputError::SameAddress { one: path.to_string(), other: path.to_string() });
        }
        Ok(())
    }
}

impl Sink for Memory {
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<Written, OutputError> {
        free(path)?;
        let fingerprint = Fingerprint::of(bytes);
        let written = self.compare(path, fingerprint);
        let held = match (written, self.before.get(path)) {
            (Written::Same, Some(before)) => before.clone(),
            _ => Held { fingerprint, bytes: bytes.into() },
        };
        self.hold(path, held)?;
        Ok(written)
    }

    fn keep(&self, path: &SitePath, fingerprint: Fingerprint) -> Result<bool, OutputError> {
        match self.before.get(path) {
            Some(before) if before.fingerprint == fingerprint => {
                self.hold(path, before.clone())?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> SitePath {
        SitePath::new(text).unwrap()
    }

    #[test]
    fn a_build_shares_what_it_keeps_and_drops_the_rest() {
        let first = Memory::new();
        for name in ["a", "b", "c", "d"] {
            assert_eq!(first.put(&path(name), name.as_bytes()).unwrap(), Written::New);
        }
        assert_eq!(first.report().unwrap().swap, Swap::Placed);
        let next = Memory::after(&first);
        assert!(next.keep(&path("a"), Fingerprint::of(b"a")).unwrap());
        assert!(!next.keep(&path("b"), Fingerprint::of(b"other")).unwrap());
        assert_eq!(next.put(&path("b"), b"other").unwrap(), Written::Changed);
        assert_eq!(next.put(&path("c"), b"c").unwrap(), Written::Same);
        assert!(Arc::ptr_eq(&first.get("c").unwrap(), &next.get("c").unwrap()));
        let report = next.report().unwrap();
        let counts = (report.files, report.new, report.changed, report.same, report.removed);
        assert_eq!((counts, report.swap), ((3, 0, 1, 2, 1), Swap::Exchanged));
        assert_eq!(next.paths(), [path("a"), path("b"), path("c")]);
        assert!(next.get("d").is_none() && first.get("d").is_some());
    }

    #[test]
    fn two_artifacts_on_one_address_are_refused() {
        let memory = Memory::new();
        memory.put(&path("en/a.html"), b"1").unwrap();
        assert_eq!(memory.put(&path("en/a.html"), b"2").unwrap_err().code(), "O006");
        memory.put(&path("en/A.html"), b"1").unwrap();
        assert_eq!(memory.report().unwrap_err().code(), "O006");
        assert_eq!(memory.put(&path(".panelbook-manifest"), b"").unwrap_err().code(), "O006");
    }
}

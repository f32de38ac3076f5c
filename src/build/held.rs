use std::sync::Arc;

use crate::base::{Fingerprint, Hasher};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::ledger;
use crate::model::Ledgers;
use crate::source::{File, Snapshot};
use crate::theme::{self, Theme};

/// What was made of some files, for as long as none of them changes.
pub(super) struct Held<T> {
    of: Fingerprint,
    made: Arc<T>,
    findings: Vec<Diagnostic>,
}

impl<T> Held<T> {
    /// What is held, or made now when the files are others than it was made of.
    fn or_made(
        held: &mut Option<Held<T>>,
        of: Fingerprint,
        work: impl FnOnce() -> (T, Vec<Diagnostic>),
    ) -> (Arc<T>, &[Diagnostic]) {
        let current = held.take().filter(|held| held.of == of);
        let held = held.insert(current.unwrap_or_else(|| {
            let (made, findings) = work();
            Held { of, made: Arc::new(made), findings }
        }));
        (held.made.clone(), &held.findings)
    }
}

/// The ledgers.
pub(super) fn ledgers<'a>(
    held: &'a mut Option<Held<Ledgers>>,
    snapshot: &Snapshot,
) -> (Arc<Ledgers>, &'a [Diagnostic]) {
    let of = fingerprint(Hasher::new(), snapshot.starting("content/ledger/"));
    Held::or_made(held, of, || ledger::read(snapshot))
}

/// The theme.
pub(super) fn theme<'a>(
    held: &'a mut Option<Held<Theme>>,
    snapshot: &Snapshot,
    config: &Config,
) -> (Arc<Theme>, &'a [Diagnostic]) {
    let mut hasher = Hasher::new();
    hasher.part(config.fingerprint.as_bytes());
    let of = fingerprint(hasher, snapshot.starting("themes/"));
    Held::or_made(held, of, || theme::load(snapshot, config))
}

fn fingerprint<'a>(mut hasher: Hasher, files: impl Iterator<Item = &'a File>) -> Fingerprint {
    for file in files {
        hasher.part(file.path.as_str().as_bytes()).part(file.fingerprint.as_bytes());
    }
    hasher.finish()
}

use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{BookPath, Fingerprint};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Edition;
use crate::parse::{self, Citations};
use crate::register::{Declared, Register};
use crate::source::{File, Snapshot};

/// What is remembered of the files below `content/`, sorted by path.
#[derive(Default)]
pub(super) struct Texts {
    config: Fingerprint,
    texts: Vec<Text>,
}

/// What is remembered of one file.
struct Text {
    path: BookPath,
    fingerprint: Fingerprint,
    declared: Option<Declared>,
    parsed: Option<Parsed>,
}

struct Parsed {
    /// The fingerprint of the register that it was parsed with, which holds that of the settings.
    register: Fingerprint,
    edition: Option<Arc<Edition>>,
    findings: Vec<Diagnostic>,
}

impl Texts {
    /// Takes in a snapshot: what is new is read for what it declares, what is gone is forgotten.
    pub(super) fn update(&mut self, snapshot: &Snapshot, config: &Config) {
        let mut known = std::mem::take(&mut self.texts);
        if self.config != config.fingerprint {
            known.clear();
        }
        self.config = config.fingerprint;
        let mut known = known.into_iter().peekable();
        let mut new: Vec<(usize, &File)> = Vec::new();
        for file in snapshot.starting("content/") {
            while known.next_if(|text| text.path < file.path).is_some() {}
            let same = known.next_if(|text| text.path == file.path && text.fingerprint == file.fingerprint);
            let text = same.unwrap_or_else(|| {
                new.push((self.texts.len(), file));
                let (path, fingerprint) = (file.path.clone(), file.fingerprint);
                Text { path, fingerprint, declared: None, parsed: None }
            });
            self.texts.push(text);
        }
        let declared: Vec<_> =
            new.into_par_iter().map(|(at, file)| (at, parse::declared(file, config))).collect();
        for (at, declared) in declared {
            self.texts[at].declared = declared;
        }
    }

    /// What all of them declare, by path.
    pub(super) fn declared(&self) -> impl Iterator<Item = &Declared> {
        self.texts.iter().filter_map(|text| text.declared.as_ref())
    }

    /// Parses those that are new, or were parsed with another register, in parallel. Returns how many.
    pub(super) fn parse(&mut self, snapshot: &Snapshot, config: &Config, register: &Register) -> usize {
        let with = register.fingerprint;
        let due: Vec<&mut Text> = self
            .texts
            .iter_mut()
            .filter(|text| text.parsed.as_ref().is_none_or(|parsed| parsed.register != with))
            .collect();
        let count = due.len();
        if count > 0 {
            let finders = register.finders(config);
            let citations = Citations { register, finders: &finders };
            due.into_par_iter().for_each(|text| {
                let Some(file) = snapshot.files.get(&text.path) else { return };
                let (edition, findings) = parse::edition(file, config, &citations);
                text.parsed = Some(Parsed { register: with, edition: edition.map(Arc::new), findings });
            });
        }
        count
    }

    /// The editions, by path.
    pub(super) fn editions(&self) -> Vec<Arc<Edition>> {
        self.parsed().filter_map(|parsed| parsed.edition.clone()).collect()
    }

    /// What was found in them, by path.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.parsed().flat_map(|parsed| &parsed.findings)
    }

    fn parsed(&self) -> impl Iterator<Item = &Parsed> {
        self.texts.iter().filter_map(|text| text.parsed.as_ref())
    }
}

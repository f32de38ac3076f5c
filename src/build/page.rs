use std::sync::{Arc, OnceLock};

use super::budget::Weight;
use crate::base::{Fingerprint, Hasher, Lang, SitePath};
use crate::config::Config;
use crate::model::{EntryIndex, Route, Site};
use crate::output::{OutputError, Sink};
use crate::render::Artifact;
use crate::theme::{Answers, Asked, Theme};

/// A page as it was drawn, and what it takes to know that it would be drawn the same again.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// Its address.
    pub(super) path: SitePath,
    /// Its language.
    pub(super) lang: Lang,
    /// The fingerprint of everything it was drawn from but the answers.
    pub(super) key: Fingerprint,
    /// Every question that was asked while it was drawn, with the fingerprint of the answer.
    pub(super) asked: Vec<Asked>,
    /// The page and the files beside it.
    pub(super) files: Vec<Leaf>,
    /// What the page weighs, when the book sets a budget.
    pub(super) weight: Option<Weight>,
}

/// A file of a page.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) path: SitePath,
    pub(super) fingerprint: Fingerprint,
    /// What it holds, kept when somebody has looked at it. Of a page that was drawn only to see whether it can be, the
    /// fingerprint is enough, and of a page that a sink has taken.
    pub(super) bytes: OnceLock<Arc<[u8]>>,
}

impl Page {
    /// The files of a page that was just drawn, with their bytes.
    pub(super) fn leaves(artifacts: Vec<Artifact>) -> Vec<Leaf> {
        let leaf = |Artifact { path, bytes }| {
            let fingerprint = Fingerprint::of(&bytes);
            Leaf { path, fingerprint, bytes: OnceLock::from(Arc::from(bytes)) }
        };
        artifacts.into_iter().map(leaf).collect()
    }

    /// Whether the page would come out the same: the same inputs, and the same answer to every question.
    pub(super) fn holds(&self, key: Fingerprint, answers: &Answers) -> bool {
        let same =
            |(question, answer): &Asked| answers.fingerprint(question, &self.lang).as_ref() == Some(answer);
        self.key == key && self.asked.iter().all(same)
    }

    /// Whether the page has its bytes.
    pub(super) fn is_whole(&self) -> bool {
        self.files.iter().all(|file| file.bytes.get().is_some())
    }

    /// The page without its bytes, which nobody is waiting for.
    pub(super) fn emptied(mut self) -> Page {
        for file in &mut self.files {
            file.bytes = OnceLock::new();
        }
        self
    }

    /// Gives the page the bytes of the same page, drawn once more.
    pub(super) fn fill(&self, again: &Page) {
        for (file, again) in self.files.iter().zip(&again.files) {
            if let Some(bytes) = again.bytes.get() {
                file.bytes.get_or_init(|| bytes.clone());
            }
        }
    }

    /// Keeps the page and the files beside it as they were published. Those that could not be kept are
    /// returned, to be drawn and put again.
    pub(super) fn keep(&self, sink: &dyn Sink) -> Result<Vec<SitePath>, OutputError> {
        let mut lost = Vec::new();
        for Leaf { path, fingerprint, .. } in &self.files {
            if !sink.keep(path, *fingerprint)? {
                lost.push(path.clone());
            }
        }
        Ok(lost)
    }
}

/// The fingerprint of what a page is drawn from, the answers to its questions left out.
pub(super) fn key(
    route: &Route,
    own: Option<EntryIndex>,
    site: &Site,
    config: &Config,
    theme: &Theme,
    drafts: bool,
) -> Fingerprint {
    let mut hasher = Hasher::new();
    hasher
        .part(env!("CARGO_PKG_VERSION").as_bytes())
        .part(config.fingerprint.as_bytes())
        .part(theme.fingerprint.as_bytes())
        .part(&[u8::from(drafts)])
        .part(format!("{route:?}").as_bytes());
    if let (
        Route::Entry { lang, .. } | Route::Map { lang, .. } | Route::Provisions { lang, .. },
        Some(index),
    ) = (route, own)
    {
        let entry = site.entry(index);
        for linked in entry.editions.iter() {
            let edition = &linked.edition;
            if edition.lang == *lang || edition.lang == config.source {
                hasher.part(edition.path.as_str().as_bytes()).part(edition.fingerprint.as_bytes());
            }
        }
        if let Some((first, last)) = entry.changed {
            hasher.part(first.to_string().as_bytes()).part(last.to_string().as_bytes());
        }
    }
    hasher.finish()
}

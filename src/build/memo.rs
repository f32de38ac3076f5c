use std::collections::BTreeMap;

use crate::base::{Fingerprint, Hasher, Lang, SitePath};
use crate::config::Config;
use crate::model::{EntryIndex, Route, Site};
use crate::output::{OutputError, Sink};
use crate::theme::{Answers, Asked, Theme};

/// What is remembered of a page.
#[derive(Clone, Debug)]
pub struct PageMemo {
    /// Its address.
    pub path: SitePath,
    /// Its language.
    pub lang: Lang,
    /// The fingerprint of everything it was drawn from but the answers.
    pub key: Fingerprint,
    /// Every question that was asked while it was drawn, with the fingerprint of the answer.
    pub asked: Vec<Asked>,
    /// The page and the files beside it, each with the fingerprint of its bytes.
    pub outputs: Vec<(SitePath, Fingerprint)>,
}

/// The memos of all pages.
pub type Pages = BTreeMap<Route, PageMemo>;

impl PageMemo {
    /// Whether the page would come out the same: the same inputs, and the same answer to every question.
    pub(super) fn holds(&self, key: Fingerprint, path: &SitePath, answers: &Answers) -> bool {
        self.key == key
            && self.path == *path
            && self
                .asked
                .iter()
                .all(|(question, answer)| answers.fingerprint(question, &self.lang) == Some(*answer))
    }
}

impl PageMemo {
    /// Keeps the page and the files beside it as they were published. Those that could not be kept are
    /// returned, to be drawn and put again.
    pub(super) fn keep(&self, sink: &dyn Sink) -> Result<Vec<SitePath>, OutputError> {
        let mut lost = Vec::new();
        for (path, fingerprint) in &self.outputs {
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
        for linked in &entry.editions {
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

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Error, Value, context};
use serde::Serialize;

use super::{View, card};
use crate::base::Lang;
use crate::config::Config;
use crate::model::{FieldData, Inline, Site};
use crate::trace::{self, Support, Trace, Weakness};

/// What the book claims, and what each claim rests on.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// The entries that need sources, by kind and id.
    pub entries: Vec<Claimed>,
    /// How many claims there are.
    pub claims: usize,
}

/// What one entry claims.
#[derive(Debug, Serialize)]
pub struct Claimed {
    /// The entry's id.
    pub id: String,
    /// Its kind: a place in the settings' list.
    pub kind: usize,
    /// What it says of the world.
    pub claims: Vec<ClaimShown>,
    /// Where that is weak.
    pub weak: BTreeSet<Weakness>,
}

/// A claim as readers of one language see it.
#[derive(Debug, Serialize)]
pub struct ClaimShown {
    /// What stands before it.
    pub label: String,
    /// The words; empty when they are not there in the page's language.
    pub words: String,
    /// What it rests on.
    pub supports: Vec<Support>,
    /// Where that is weak.
    pub weak: Vec<Weakness>,
}

/// The weaknesses, as much as they matter.
const WEAKNESSES: [(Weakness, &str); 3] = [
    (Weakness::NoSource, "no-source"),
    (Weakness::Superseded, "superseded"),
    (Weakness::OneSource, "one-source"),
];

fn name(weakness: Weakness) -> &'static str {
    WEAKNESSES.iter().find(|(one, _)| *one == weakness).map_or("", |(_, name)| name)
}

/// The traces of the entries that can be read in a language, by kind.
pub(super) fn evidence(lang: &Lang, site: &Site, config: &Config) -> Evidence {
    let traces = trace::book(site, config);
    let mut entries: Vec<Claimed> =
        traces.iter().filter_map(|one| claimed(one, lang, site, config)).collect();
    entries.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    Evidence { claims: entries.iter().map(|one| one.claims.len()).sum(), entries }
}

fn claimed(trace: &Trace, lang: &Lang, site: &Site, config: &Config) -> Option<Claimed> {
    let entry = site.entry(site.find(&trace.id)?);
    let own = &entry.edition(lang)?.edition;
    let main = card::best(entry, &config.source, config);
    let kind = &config.kinds[entry.kind];
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut claims = Vec::new();
    for claim in &trace.claims {
        let run = seen.entry(&claim.field).or_default();
        let at = kind.fields.iter().position(|field| field.name == claim.field);
        // A page holds no other language's words: a translation shows its own, or none.
        let words = if own.lang == main.lang {
            claim.words.clone()
        } else if let Some(at) = at {
            match own.field(at).map(|value| &value.data) {
                Some(FieldData::Prose(runs)) => {
                    runs.get(*run).map(|run| Inline::plain(run)).unwrap_or_default()
                }
                _ => String::new(),
            }
        } else {
            own.summary.clone()
        };
        *run += 1;
        let label = at.map_or("", |at| kind.fields[at].label.in_lang(lang, &config.source).0).to_owned();
        claims.push(ClaimShown { label, words, supports: claim.supports.clone(), weak: claim.weak.clone() });
    }
    let weak = claims.iter().flat_map(|claim| claim.weak.iter().copied()).collect();
    Some(Claimed { id: trace.id.clone(), kind: entry.kind, claims, weak })
}

impl View {
    /// The evidence as templates see it: `claims` (how many), `weaknesses` (each with `name` and the `cards`
    /// of the entries that have it) and `groups` by kind, each with its `entries` and their `claims`.
    ///
    /// # Errors
    /// When the theme lacks the words for a place.
    pub fn evidence(&self, found: &Evidence) -> Result<Value, Error> {
        let weaknesses: Vec<Value> = WEAKNESSES
            .iter()
            .map(|(weakness, name)| {
                let has = found.entries.iter().filter(|one| one.weak.contains(weakness));
                let cards: Vec<Value> = has.filter_map(|one| self.card_of(&one.id)).collect();
                context! { name => *name, cards }
            })
            .collect();
        let mut groups = Vec::new();
        for group in found.entries.chunk_by(|a, b| a.kind == b.kind) {
            let kind = &self.config().kinds[group[0].kind];
            let mut entries = Vec::new();
            for one in group {
                let mut claims = Vec::new();
                for claim in &one.claims {
                    let mut supports = Vec::new();
                    for support in &claim.supports {
                        supports.push(self.support(support)?);
                    }
                    claims.push(
                        context! { label => claim.label.as_str(), words => claim.words.as_str(), supports },
                    );
                }
                let weak: Vec<&str> = one.weak.iter().map(|weakness| name(*weakness)).collect();
                entries.push(context! { card => self.card_of(&one.id), weak, claims });
            }
            groups.push(context! { kind => kind.id.as_str(), label => self.label(&kind.title), entries });
        }
        Ok(context! { claims => found.claims, weaknesses, groups })
    }

    /// `card` and `places` of a work that the book has, else `words` and perhaps `href`; `meetings` (cards).
    fn support(&self, support: &Support) -> Result<Value, Error> {
        let card = support.title.as_ref().and_then(|_| self.card_of(&support.work));
        let mut places = Vec::new();
        if card.is_some() {
            for passage in &support.passages {
                let words = self.place_words(&support.work, &passage.anchor)?;
                places.push(context! { anchor => passage.anchor.as_str(), words });
            }
        }
        let meetings: Vec<Value> = support.meetings.iter().filter_map(|one| self.card_of(&one.id)).collect();
        let web = support.work.starts_with("https://") || support.work.starts_with("http://");
        let foreign = *self.lang() != self.config().source;
        Ok(context! {
            card,
            places,
            meetings,
            words => support.words.as_str(),
            href => web.then_some(support.work.as_str()),
            lang => foreign.then(|| self.config().source.as_str().to_owned()),
            superseded => support.superseded,
        })
    }
}

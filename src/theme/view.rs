use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use minijinja::{Error, ErrorKind, Value, context};

use super::cited::Citing;
use super::{Answers, Asked, Question, Strings, card, pinpoint};
use crate::base::{Lang, SitePath};
use crate::config::Config;
use crate::model::{Entry, EntryIndex, Site, Target};

/// What a page sees of the site. Templates and the writer of the body ask through it, and every
/// question is recorded; nothing else of the site can be reached.
pub struct View {
    answers: Arc<Answers>,
    strings: Arc<Strings>,
    lang: Lang,
    here: SitePath,
    pub(super) own: Option<EntryIndex>,
    /// The questions as they came; what each was answered is looked up once, when the page is drawn.
    asked: Mutex<Vec<Question>>,
    /// Who cites which place of the page's own entry, worked out when it is first asked.
    pub(super) citing: OnceLock<Citing>,
    /// Whose page it is: the entry's own, or one that shows what the entry says among others.
    among: Among,
}

/// Whose page shows what an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Among {
    /// The entry's own: its anchors are those of the page.
    Alone,
    /// A page that shows a line of it: links to its anchors lead to its own page.
    Quoted,
    /// A page that shows all of it among others: its anchors carry its id.
    Whole,
}

/// Where a link leads, for the writer of the body.
pub enum LinkAnswer {
    /// To an address, relative or on the web.
    To {
        /// The address.
        href: String,
        /// The language of the page it leads to, when it is another: its tag and own name.
        foreign: Option<(String, String)>,
        /// Whether it leaves the site.
        external: bool,
    },
    /// Nowhere.
    Nowhere,
}

impl View {
    /// The view of the page at `here`, in `lang`, which is that of the entry `own` when it is an entry's.
    pub fn new(
        answers: Arc<Answers>,
        strings: Arc<Strings>,
        lang: Lang,
        here: SitePath,
        own: Option<EntryIndex>,
    ) -> View {
        View {
            answers,
            strings,
            lang,
            here,
            own,
            asked: Mutex::default(),
            citing: OnceLock::new(),
            among: Among::Alone,
        }
    }

    /// A view of the same page, for the words of another entry that stand on it. What is asked through it
    /// is for [`View::take`] to record.
    pub fn quoting(&self, id: &str) -> Option<(View, EntryIndex)> {
        self.showing(id, Among::Quoted)
    }

    /// As [`View::quoting`], for a page that shows all that an entry says.
    pub fn printing(&self, id: &str) -> Option<(View, EntryIndex)> {
        self.showing(id, Among::Whole)
    }

    fn showing(&self, id: &str, among: Among) -> Option<(View, EntryIndex)> {
        let index = self.answers.find(id)?;
        self.record(Question::Text(self.site().entry(index).id.clone()));
        let view = View {
            own: Some(index),
            among,
            ..View::new(
                self.answers.clone(),
                self.strings.clone(),
                self.lang.clone(),
                self.here.clone(),
                None,
            )
        };
        Some((view, index))
    }

    /// Records what was asked through another view of the same page.
    pub fn take(&self, other: &View) {
        let asked = std::mem::take(&mut *other.recorded());
        self.recorded().extend(asked);
    }

    /// The questions that were asked, each with the fingerprint of its answer, in order.
    pub fn asked(&self) -> Vec<Asked> {
        let mut questions = self.recorded().clone();
        questions.sort_unstable();
        questions.dedup();
        let answered = |question: Question| {
            let fingerprint = self.answers.fingerprint(&question, &self.lang)?;
            Some((question, fingerprint))
        };
        let mut asked: Vec<Asked> = questions.into_iter().filter_map(answered).collect();
        // It is kept with the page.
        asked.shrink_to_fit();
        asked
    }

    /// The words of the page's language.
    pub fn strings(&self) -> &Arc<Strings> {
        &self.strings
    }

    /// The page's language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The page's address.
    pub fn here(&self) -> &SitePath {
        &self.here
    }

    pub(super) fn recorded(&self) -> MutexGuard<'_, Vec<Question>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn record(&self, question: Question) {
        let mut asked = self.recorded();
        if asked.last() != Some(&question) {
            asked.push(question);
        }
    }

    pub(super) fn site(&self) -> &Site {
        &self.answers.site
    }

    pub(super) fn answers(&self) -> &Answers {
        &self.answers
    }

    pub(super) fn config(&self) -> &Config {
        &self.answers.config
    }

    /// What the page's own link number `link` leads to.
    pub fn link(&self, link: usize) -> LinkAnswer {
        let Some(own) = self.own else { return LinkAnswer::Nowhere };
        let entry = self.site().entry(own);
        self.record(Question::Links(entry.id.clone()));
        let target = entry.edition(&self.lang).and_then(|linked| linked.targets.get(link));
        match target {
            Some(Target::Entry { entry, anchor }) => self.to_entry(*entry, anchor.as_deref()),
            Some(Target::Asset(path)) => {
                LinkAnswer::To { href: self.here.link_to(path), foreign: None, external: false }
            }
            Some(Target::Web(address)) => {
                LinkAnswer::To { href: address.clone(), foreign: None, external: true }
            }
            Some(Target::Nothing) | None => LinkAnswer::Nowhere,
        }
    }

    /// The title of the entry that the page's own link number `link` leads to, with the words of the
    /// place within it.
    ///
    /// # Errors
    /// When the theme lacks the words for a place.
    pub fn link_title(&self, link: usize) -> Result<Option<String>, Error> {
        let Some(own) = self.own else { return Ok(None) };
        let target = self.site().entry(own).edition(&self.lang).and_then(|linked| linked.targets.get(link));
        let Some(Target::Entry { entry, anchor }) = target else { return Ok(None) };
        let other = self.site().entry(*entry);
        self.record(Question::Card(other.id.clone()));
        let Some(card) = self.answers.card(*entry, &self.lang) else { return Ok(None) };
        let Some(anchor) = anchor else { return Ok(Some(card.data.title.clone())) };
        let place = self.place(*entry, anchor)?;
        if *entry == own {
            return Ok(Some(place));
        }
        let comma = self.strings.plain("pinpoint-join")?;
        Ok(Some(format!("{}{comma}{place}", card.data.title)))
    }

    /// What the words of the page's own link number `link` are to readers, when they name the entry that it leads to
    /// by its id: its title, and the rest of the words.
    pub fn link_work(&self, link: usize, words: &str) -> Option<String> {
        let own = self.site().entry(self.own?);
        self.record(Question::Links(own.id.clone()));
        let target = own.edition(&self.lang).and_then(|linked| linked.targets.get(link))?;
        let Target::Entry { entry, .. } = target else { return None };
        let id = &self.site().entry(*entry).id;
        let rest = words.strip_prefix(id.as_str())?;
        if !(rest.is_empty() || rest.starts_with([',', ' '])) {
            return None;
        }
        // Only now: whoever writes a title or a symbol does not depend on what the entry is called.
        self.record(Question::Card(id.clone()));
        let card = self.answers.card(*entry, &self.lang)?;
        Some(format!("{}{rest}", card.data.title))
    }

    /// What must be said wherever the work is used that the page's own link number `link` leads to, and
    /// the language in which it is said.
    pub fn link_disclaimer(&self, link: usize) -> Option<(String, Lang)> {
        let own = self.site().entry(self.own?);
        self.record(Question::Links(own.id.clone()));
        let target = own.edition(&self.lang).and_then(|linked| linked.targets.get(link))?;
        let Target::Entry { entry, .. } = target else { return None };
        self.record(Question::Disclaimer(self.site().entry(*entry).id.clone()));
        self.answers.disclaimer(*entry, &self.lang)
    }

    /// What an anchor of an entry is called: "para. 8 (a)", or the words of its heading.
    ///
    /// # Errors
    /// When the theme lacks the words.
    pub fn place(&self, index: EntryIndex, anchor: &str) -> Result<String, Error> {
        if let Some(words) = pinpoint::words(anchor, &self.strings) {
            return words;
        }
        let id = self.site().entry(index).id.clone();
        self.record(Question::Heading(id, anchor.to_owned()));
        Ok(self.answers.heading(index, anchor, &self.lang).unwrap_or_else(|| format!("#{anchor}")))
    }

    fn to_entry(&self, index: EntryIndex, anchor: Option<&str>) -> LinkAnswer {
        let entry = self.site().entry(index);
        if Some(index) == self.own
            && let Some(anchor) = anchor
            && self.among != Among::Quoted
        {
            let prefix = self.prefix();
            return LinkAnswer::To { href: format!("#{prefix}{anchor}"), foreign: None, external: false };
        }
        self.record(Question::Address(entry.id.clone()));
        let edition = card::best(entry, &self.lang, self.config());
        let Some(path) = card::path(entry, &edition.lang, self.config()) else { return LinkAnswer::Nowhere };
        let mut href = self.here.link_to(&path);
        if let Some(anchor) = anchor {
            href.push('#');
            href.push_str(anchor);
        }
        let foreign = (edition.lang != self.lang).then(|| {
            let language = self.config().language(edition.lang.as_str());
            (edition.lang.to_string(), language.map(|l| l.name.clone()).unwrap_or_default())
        });
        LinkAnswer::To { href, foreign, external: false }
    }

    /// Whether the page shows only a line of the entry, without its notes.
    pub fn is_quoting(&self) -> bool {
        self.among == Among::Quoted
    }

    /// What stands before the anchors of the entry that is shown: nothing on its own page.
    pub fn prefix(&self) -> String {
        match (self.among, self.own) {
            (Among::Whole, Some(own)) => format!("{}--", self.site().entry(own).id),
            _ => String::new(),
        }
    }

    /// The card of an entry, as templates see it.
    pub fn card(&self, index: EntryIndex) -> Option<Value> {
        self.record(Question::Card(self.site().entry(index).id.clone()));
        self.answers.card(index, &self.lang).map(|card| card.value.clone())
    }

    /// The address of an entry's page, as a link from this one; `None` for a draft or an unknown entry.
    pub fn address(&self, id: &str) -> Option<String> {
        match self.to_entry(self.site().find(id)?, None) {
            LinkAnswer::To { href, .. } => Some(href),
            LinkAnswer::Nowhere => None,
        }
    }

    /// The address of a kind's list, as a link from this page; `None` when the kind has no entries in
    /// the page's language.
    pub fn kind_address(&self, id: &str) -> Option<String> {
        let at = self.config().kind_index(id)?;
        let kind = &self.config().kinds[at];
        self.record(Question::AnyOfKind(kind.id.clone()));
        let any = self.answers.count(at, &self.lang) > 0;
        let path = SitePath::new(&format!("{}/{}/index.html", self.lang, kind.folder)).ok()?;
        any.then(|| self.here.link_to(&path))
    }

    pub(super) fn label(&self, label: &crate::config::Label) -> Value {
        super::label(label, &self.lang, &self.config().source)
    }

    pub(super) fn index(&self, id: &str) -> Result<EntryIndex, Error> {
        let found = self.site().find(id);
        found.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no entry `{id}`")))
    }

    /// The languages of the site, each with the address of this page's edition, if there is one.
    pub(super) fn languages(&self) -> Vec<Value> {
        self.record(Question::Languages);
        let own = self.own.map(|own| self.site().entry(own));
        let path = |lang: &Lang| match own {
            Some(entry) => {
                entry.edition(lang).and_then(|_| self.beside(card::path(entry, lang, self.config())?, entry))
            }
            None => self.sibling(lang),
        };
        self.site()
            .languages
            .iter()
            .filter_map(|language| {
                let path = path(&language.lang)?;
                let settings = self.config().language(language.lang.as_str())?;
                Some(context! {
                    lang => language.lang.as_str(),
                    name => settings.name.clone(),
                    dir => settings.direction.as_str(),
                    href => self.here.link_to(&path),
                    path => path.encoded(),
                    current => language.lang == self.lang,
                    entries => language.entries,
                })
            })
            .collect()
    }

    /// The page of another language beside an entry's page there, as this one stands beside it here: the
    /// entry's page itself, its map, what bears on it, or a bundle of what it names.
    fn beside(&self, path: SitePath, entry: &Entry) -> Option<SitePath> {
        let own = card::path(entry, &self.lang, self.config())?;
        let stem = own.as_str().strip_suffix(".html")?;
        match self.here.as_str().strip_prefix(stem) {
            Some(rest) if rest.starts_with('-') => {
                SitePath::new(&format!("{}{rest}", path.as_str().strip_suffix(".html")?)).ok()
            }
            _ => Some(path),
        }
    }

    /// The page of another language that stands where this one stands in its own.
    fn sibling(&self, lang: &Lang) -> Option<SitePath> {
        let (_, rest) = self.here.as_str().split_once('/').unwrap_or(("", "index.html"));
        let (folder, _) = rest.split_once('/').unwrap_or(("", rest));
        let kind = self.config().kind_of_folder(folder);
        let any = |kind: usize| self.answers.count(kind, lang) > 0;
        let page = rest
            .strip_suffix(".html")
            .and_then(|name| self.config().pages.iter().position(|one| one.name.as_str() == name));
        let rest = match (kind, page) {
            // Which values are in use differs from language to language.
            (Some(kind), _) if any(kind) && rest[folder.len()..].starts_with("/by-") => {
                format!("{folder}/index.html")
            }
            (Some(kind), _) if any(kind) => rest.to_owned(),
            (None, Some(page)) if self.answers.pages(lang).contains(&page) => rest.to_owned(),
            (None, None) => rest.to_owned(),
            _ => "index.html".to_owned(),
        };
        SitePath::new(&format!("{lang}/{rest}")).ok()
    }

    /// All entries by title, in groups by first letter.
    pub(super) fn titles(&self) -> Vec<Value> {
        self.record(Question::Titles);
        let Some(titles) = self.answers.titles(&self.lang) else { return Vec::new() };
        let letter = |index: &EntryIndex| {
            let title = self.answers.card(*index, &self.lang).map_or("", |card| card.data.title.as_str());
            title.chars().find(|c| c.is_alphanumeric()).map_or(String::new(), |c| c.to_uppercase().collect())
        };
        let card = |index: &EntryIndex| self.answers.card(*index, &self.lang).map(|card| card.value.clone());
        titles
            .data
            .chunk_by(|a, b| letter(a) == letter(b))
            .map(|group| {
                let cards: Vec<Value> = group.iter().filter_map(card).collect();
                context! { letter => letter(&group[0]), cards }
            })
            .collect()
    }

    /// The kinds that have entries in the page's language. Every page names them, so only whether there
    /// are any is asked: the number would make every page anew with each entry.
    pub(super) fn kinds(&self) -> Vec<Value> {
        let kinds = self.config().kinds.iter();
        kinds
            .filter_map(|kind| {
                let href = self.kind_address(kind.id.as_str())?;
                Some(context! { id => kind.id.as_str(), label => self.label(&kind.title), href })
            })
            .collect()
    }

    /// The cards of a kind's entries, by title.
    pub(super) fn kind(&self, id: &str) -> Result<Value, Error> {
        let at = self.kind_index(id)?;
        self.record(Question::Kind(self.config().kinds[at].id.clone()));
        let list = self.answers.kind(at, &self.lang);
        Ok(list.map_or_else(|| Value::from(Vec::<Value>::new()), |list| list.value.clone()))
    }

    /// How many entries of a kind can be read in the page's language.
    pub(super) fn count(&self, id: &str) -> Result<usize, Error> {
        let at = self.kind_index(id)?;
        self.record(Question::Count(self.config().kinds[at].id.clone()));
        Ok(self.answers.count(at, &self.lang))
    }

    pub(super) fn kind_index(&self, id: &str) -> Result<usize, Error> {
        let found = self.config().kind_index(id);
        found.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no kind `{id}`")))
    }
}

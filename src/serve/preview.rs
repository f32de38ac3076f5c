use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::behind::Behind;
use super::doorbell::{Doorbell, Rung, Why};
use super::follow::{Follow, Looked};
use super::http::Handler;
use super::hub::Hub;
use super::pages;
use super::shown::Shown;
use crate::base::BookPath;
use crate::build::{Options, Progress, Session};
use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;

/// A book that is kept ready to be looked at.
pub struct Preview {
    hub: Arc<Hub>,
    session: Session,
    options: Options,
    root: PathBuf,
    follow: Option<Follow>,
    bell: Doorbell,
    behind: Behind,
    /// What is drawn in the background, and how to end that.
    background: Option<(Arc<AtomicBool>, JoinHandle<Settled>)>,
    /// The look at everything that is taken in the background, and why.
    round: Option<(Due, JoinHandle<Looked>)>,
    /// Why there must be another one.
    due: Due,
    /// The findings that were there as soon as the book was read.
    early: Vec<Diagnostic>,
    /// The findings of house rules and of drawing, of the last time that all was looked for.
    late: Vec<Diagnostic>,
    notices: Vec<News>,
}

/// Why everything has to be looked at in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    /// It need not be.
    Nothing,
    /// It is time, although nothing rang.
    Doubt,
    /// Files were looked at by themselves, which may not be all that changed.
    Truth,
}

/// What the background came to: nothing when it was ended before.
type Settled = Option<Vec<Diagnostic>>;

/// What happened, for the terminal.
#[derive(Clone, Debug)]
pub enum News {
    /// The files changed, and pages follow from now on.
    Changed {
        /// How long it took from looking to telling.
        took: Duration,
        /// How many open pages were told.
        told: usize,
    },
    /// These are the findings, and the files that they point into: all of them once everything was looked for, and
    /// before that what there is, when errors are among it.
    Findings(Vec<Diagnostic>, Texts),
    /// The book is looked at at intervals from now on, and this is why.
    Polls(String),
    /// The book's folder cannot be read just now.
    Gone(String),
    /// It can be read again.
    Back,
}

/// The texts that findings point into.
#[derive(Clone)]
pub struct Texts(Arc<Shown>);

impl Texts {
    /// The text of a file.
    pub fn text(&self, path: &BookPath) -> Option<&str> {
        self.0.text(path)
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl Preview {
    /// Reads the book in a folder, and makes its pages ready to be asked for. `poll` says that the system's
    /// notices of changed files are not to be relied on.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn open(root: &Path, options: Options, poll: bool) -> io::Result<Preview> {
        let root = root.canonicalize()?;
        // Before the first look, so that nothing which changes meanwhile is missed.
        let (bell, notice) = Doorbell::new(&root, poll);
        let follow = Follow::new(&root)?;
        let mut session = Session::new();
        let (shown, early) = prepared(&mut session, options, follow.seen(), None, std::iter::empty());
        let mut preview = Preview {
            hub: Arc::new(Hub::new(shown)),
            session,
            options,
            root,
            follow: Some(follow),
            bell,
            behind: Behind::new(),
            background: None,
            round: None,
            due: Due::Nothing,
            early,
            late: Vec::new(),
            notices: notice.map(News::Polls).into_iter().collect(),
        };
        preview.settle();
        Ok(preview)
    }

    /// What answers requests.
    pub fn handler(&self) -> Handler {
        let hub = self.hub.clone();
        Arc::new(move |request| pages::answer(request, &hub))
    }

    /// How many pages are open in browsers.
    pub fn open_pages(&self) -> usize {
        self.hub.open()
    }

    /// Waits until something happened, for a few seconds at the most, and does what has to be done.
    pub fn turn(&mut self) -> Vec<News> {
        let mut news = std::mem::take(&mut self.notices);
        if !news.is_empty() {
            return news;
        }
        let why = self.bell.wait(self.follow.as_ref().map_or(Duration::ZERO, |follow| follow.cost));
        if self.background.as_ref().is_some_and(|(_, thread)| thread.is_finished())
            && let Some((_, thread)) = self.background.take()
        {
            news.extend(self.settled(thread));
        }
        let began = Instant::now();
        let looked = self.look(&why);
        let gone = self.hub.shown().gone.is_some();
        match looked {
            Ok((snapshot, missed)) => {
                if gone {
                    news.push(News::Back);
                }
                let missed = missed && snapshot.is_some();
                if let Some(snapshot) = snapshot {
                    let told = self.show(&snapshot);
                    news.push(News::Changed { took: began.elapsed(), told });
                    news.extend(self.errors());
                }
                news.extend(self.bell.mend(missed).map(News::Polls));
            }
            Err(error) if !gone => {
                self.follow = None;
                self.round = None;
                self.stop();
                let before = self.hub.shown();
                let words = error.to_string();
                self.hub.show(Shown { gone: Some(words.clone()), ..before.again() });
                news.push(News::Gone(words));
            }
            Err(_) => {
                // Looking for a folder that is not there costs nothing.
                let _ = self.bell.mend(true);
            }
        }
        self.look_round();
        news
    }

    /// Looks at the book: at what was written, at what a look at everything came to, or at everything. The second
    /// value says that something changed and nothing rang.
    fn look(&mut self, why: &Why) -> io::Result<(Option<Arc<Snapshot>>, bool)> {
        let Some(follow) = &mut self.follow else {
            // It was not there the last time.
            let follow = Follow::new(&self.root)?;
            let seen = follow.seen().clone();
            self.follow = Some(follow);
            return Ok((Some(seen), false));
        };
        let written = match why {
            Why::Rung(Rung::At(paths)) => Some(paths),
            // It is looked for what may have been missed; nobody waits for that.
            Why::Time if !self.bell.polls() => {
                self.due = self.due.max(Due::Doubt);
                return Ok((None, false));
            }
            Why::Rung(Rung::Somewhere) | Why::Time => None,
        };
        if let Some(paths) = written {
            // First what somebody waits for.
            let (enough, news) = follow.glance(paths);
            if enough {
                if !paths.is_empty() {
                    self.due = Due::Truth;
                }
                let finished = self.round.take_if(|(_, round)| round.is_finished());
                let Some((due, Ok(looked))) = finished.map(|(due, round)| (due, round.join())) else {
                    return Ok((news, false));
                };
                let further = follow.take(looked)?;
                let missed = due == Due::Doubt && news.is_none() && further.is_some();
                return Ok((further.or(news), missed));
            }
        }
        // A look that is under way came before this one.
        (self.round, self.due) = (None, Due::Nothing);
        Ok((follow.look()?, *why == Why::Time))
    }

    /// Has everything looked at in the background, when that is due.
    fn look_round(&mut self) {
        let Some(follow) = self.follow.as_mut().filter(|_| self.round.is_none() && self.due > Due::Nothing)
        else {
            return;
        };
        let (round, ring) = (follow.round(), self.bell.ringer());
        let work = move || {
            let looked = round.look();
            ring();
            looked
        };
        // Without a thread for it, it stays due until one is to be had.
        if let Some(thread) = self.behind.spawn("look", work) {
            self.round = Some((std::mem::replace(&mut self.due, Due::Nothing), thread));
        }
    }

    /// Shows another state of the book. Returns how many open pages were told.
    fn show(&mut self, snapshot: &Arc<Snapshot>) -> usize {
        self.stop();
        let before = self.hub.shown();
        // What house rules and drawing found is likely to hold where the files are the same, until all is
        // looked for again.
        let kept = self.late.iter().filter(|found| still(found, &before, snapshot)).cloned();
        let (next, early) = prepared(&mut self.session, self.options, snapshot, Some(&before), kept);
        self.early = early;
        let told = self.hub.show(next);
        self.behind.drop(before);
        self.settle();
        told
    }

    /// The findings so far when there are errors among them: nobody should have to wait for those.
    fn errors(&self) -> Option<News> {
        let shown = self.hub.shown();
        shown.failed().then(|| News::Findings(shown.findings.clone(), Texts(shown.clone())))
    }

    /// Begins to look for everything that is wrong, in the background.
    fn settle(&mut self) {
        let Some(generation) = self.hub.shown().generation.clone() else { return };
        let cancel = Arc::new(AtomicBool::new(false));
        let ended = cancel.clone();
        let ring = self.bell.ringer();
        let work = move || {
            generation.check();
            let whole = generation.draw_all(&Progress::default(), &ended);
            let settled = whole.then(|| generation.findings());
            ring();
            settled
        };
        self.background = self.behind.spawn("draw", work).map(|thread| (cancel, thread));
    }

    /// Ends what is done in the background; it would be for a state of the book that has passed.
    fn stop(&mut self) {
        if let Some((cancel, _)) = self.background.take() {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Takes in what was found in the background.
    fn settled(&mut self, thread: JoinHandle<Settled>) -> Option<News> {
        let all = thread.join().ok().flatten()?;
        let before = self.hub.shown();
        let mut next = before.again();
        if !next.unread {
            (next.findings, next.settled) = (all, true);
            if !next.failed() {
                next.good = None;
            }
        }
        let early: BTreeSet<&Diagnostic> = self.early.iter().collect();
        self.late = next.findings.iter().filter(|found| !early.contains(found)).cloned().collect();
        let news = News::Findings(next.findings.clone(), Texts(Arc::new(next.again())));
        self.hub.show(next);
        Some(news)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What is to be shown of a snapshot, and what was found in it so far. `kept` are findings of before that are
/// likely to hold.
fn prepared(
    session: &mut Session,
    options: Options,
    snapshot: &Arc<Snapshot>,
    before: Option<&Shown>,
    kept: impl Iterator<Item = Diagnostic>,
) -> (Shown, Vec<Diagnostic>) {
    let good = before.and_then(Shown::behind);
    match session.prepare(snapshot.clone(), options) {
        Ok(generation) => {
            let early = generation.findings();
            let mut findings: Vec<Diagnostic> = early.iter().cloned().chain(kept).collect();
            findings.sort();
            findings.dedup();
            let generation = Some(Arc::new(generation));
            (Shown { generation, good, findings, ..Shown::of(snapshot.clone()) }, early)
        }
        Err(unread) => {
            let generation = before.and_then(|before| before.generation.clone());
            let findings = unread.findings;
            let early = findings.clone();
            (Shown { generation, good, findings, unread: true, ..Shown::of(snapshot.clone()) }, early)
        }
    }
}

/// Whether a finding is about a file that is still as it was.
fn still(finding: &Diagnostic, before: &Shown, now: &Snapshot) -> bool {
    finding.place.as_ref().is_some_and(|place| {
        let fingerprint = |snapshot: &Snapshot| snapshot.files.get(&place.path).map(|file| file.fingerprint);
        fingerprint(&before.snapshot).is_some_and(|old| fingerprint(now) == Some(old))
    })
}

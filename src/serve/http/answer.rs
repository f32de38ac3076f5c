use std::borrow::Cow;
use std::sync::Arc;

use super::stream::Events;
use crate::base::Fingerprint;

/// What is answered to a request.
pub struct Answer {
    /// The status, such as 404.
    pub status: u16,
    /// What the body is, in the words of `Content-Type`.
    pub kind: &'static str,
    /// What is sent.
    pub body: Body,
    /// Further header lines.
    pub headers: Vec<(&'static str, Cow<'static, str>)>,
    /// The fingerprint of the body, for clients that have it already.
    pub fingerprint: Option<Fingerprint>,
}

/// What an answer holds.
pub enum Body {
    /// All of it.
    Bytes(Arc<[u8]>),
    /// Events for as long as the client stays.
    Events(Events),
}

impl Answer {
    /// An answer with a body.
    pub fn new(status: u16, kind: &'static str, bytes: impl Into<Arc<[u8]>>) -> Answer {
        Answer { status, kind, body: Body::Bytes(bytes.into()), headers: Vec::new(), fingerprint: None }
    }

    /// One line of plain words.
    pub fn words(status: u16, words: &str) -> Answer {
        Answer::new(status, "text/plain; charset=utf-8", format!("{status}: {words}\n").into_bytes())
    }

    /// A stream of events.
    pub fn events(events: Events) -> Answer {
        Answer { body: Body::Events(events), ..Answer::new(200, "text/event-stream; charset=utf-8", []) }
    }

    /// The answer with one more header line.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    /// The answer with the fingerprint of its body, which makes it one that a client can ask for again.
    #[must_use]
    pub fn fingerprint(mut self, fingerprint: Fingerprint) -> Answer {
        self.fingerprint = Some(fingerprint);
        self
    }
}

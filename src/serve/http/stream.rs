//! Server-sent events: <https://html.spec.whatwg.org/multipage/server-sent-events.html>

use std::io;
use std::net::TcpStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use super::slots::{At, Place};
use super::write::all;
use super::{Limits, head};

/// Something that a page is told.
#[derive(Clone, Debug)]
pub struct Event {
    /// What kind of thing.
    pub name: &'static str,
    /// What there is to say, in one line.
    pub line: Arc<str>,
}

/// The end of a stream at which events are put in.
#[derive(Clone, Debug)]
pub struct Sender {
    sender: SyncSender<Event>,
    taken: Weak<()>,
}

/// The end of a stream at which events come out.
#[derive(Debug)]
pub struct Events {
    receiver: Receiver<Event>,
    _taken: Arc<()>,
}

/// A stream that holds a few events which its client has not yet taken.
pub fn channel() -> (Sender, Events) {
    let (sender, receiver) = sync_channel(16);
    let taken = Arc::new(());
    (Sender { sender, taken: Arc::downgrade(&taken) }, Events { receiver, _taken: taken })
}

impl Sender {
    /// Puts an event in without waiting. False when the client is gone, or takes nothing: it is given up, and
    /// asks anew when it can.
    pub fn send(&self, event: Event) -> bool {
        match self.sender.try_send(event) {
            Ok(()) => true,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => false,
        }
    }

    /// Whether nobody takes events any more.
    pub fn is_gone(&self) -> bool {
        self.taken.strong_count() == 0
    }
}

/// How often it is looked at whether the client is still there.
const LOOK: Duration = Duration::from_secs(1);
/// How often a sign of life is sent.
const ALIVE: u32 = 10;

/// Sends events until the client is gone or nobody is left to say anything.
pub(super) fn run(stream: &TcpStream, events: &Events, limits: &Limits, place: &Place) {
    let mut quiet = 0;
    while place.holds() {
        let text = match events.receiver.recv_timeout(LOOK) {
            Ok(event) => {
                format!("event: {}\ndata: {}\n\n", event.name, event.line.replace(['\r', '\n'], " "))
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                quiet += 1;
                if gone(stream) {
                    break;
                }
                if quiet < ALIVE {
                    continue;
                }
                ":\n\n".to_owned()
            }
        };
        quiet = 0;
        if chunk(stream, &text, limits, place).is_err() {
            break;
        }
    }
}

/// One piece of an answer without a length.
pub(super) fn chunk(stream: &TcpStream, text: &str, limits: &Limits, place: &Place) -> io::Result<()> {
    let piece = format!("{:x}\r\n{text}\r\n", text.len());
    let sent = all(stream, piece.as_bytes(), Instant::now() + limits.write_time, place);
    place.at(At::Idle);
    sent
}

/// Whether the client has gone; it has nothing to say, so its silence is no sign.
fn gone(stream: &TcpStream) -> bool {
    let looked =
        stream.set_read_timeout(Some(Duration::from_millis(1))).and_then(|()| stream.peek(&mut [0; 1]));
    match looked {
        Ok(n) => n == 0,
        Err(error) => !head::late(&error),
    }
}

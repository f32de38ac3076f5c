//! The preview's own small HTTP server: GET and HEAD on this machine alone.
//!
//! In: connections. Out: what a handler answers to each request. Whoever connects is held to be hostile:
//!
//! 1. `server` accepts. It never gives up after an error, and never sets a time-out on the listening socket,
//!    which would make accepting itself fail.
//! 2. `slots` bounds how many connections are open. When all are taken, the one that has kept us waiting the
//!    longest makes room, so that no client can lock out another.
//! 3. `head` reads a request before one deadline for the whole of it and below one size, and refuses whatever
//!    could be understood in two ways. `target` and `origin` say which page is meant and whether it was meant for us.
//! 4. The handler answers; `write` sends it before one deadline, with `range` cutting out what was asked for.
//! 5. An answer without end (`stream`) moves to places of its own, so that open tabs never keep pages waiting.
//!
//! `tiny_http` writes the heads of answers. Its own server is not used: it goes deaf after one failed accept, has
//! no limits, and takes two lengths for one request.

mod answer;
mod connection;
mod head;
mod origin;
mod range;
mod server;
mod slots;
mod stream;
mod target;
mod write;

pub use answer::{Answer, Body};
pub use head::{Method, Request};
pub use server::{Bound, Handler, Server};
pub use stream::{Event, Events, Sender, channel};

use std::time::Duration;

/// What one server grants its clients.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at one time, streams not counted. A browser opens six.
    pub connections: usize,
    /// Streams at one time.
    pub streams: usize,
    /// Bytes of a request's head.
    pub head: usize,
    /// Header lines of a request.
    pub headers: usize,
    /// From the first moment of a request to the last byte of its head.
    pub head_time: Duration,
    /// Between one request of a connection and the next.
    pub idle_time: Duration,
    /// For taking an answer, and a second more for each mebibyte of it.
    pub write_time: Duration,
}

impl Limits {
    /// Those of the preview.
    pub const PREVIEW: Limits = Limits {
        connections: 64,
        streams: 16,
        head: 16 << 10,
        headers: 100,
        head_time: Duration::from_secs(5),
        idle_time: Duration::from_secs(30),
        write_time: Duration::from_secs(10),
    };
}

//! One connection, from its first request to its end.

use std::io::Read as _;
use std::net::{Shutdown, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::answer::{Answer, Body};
use super::head::{self, Came, Method, Refusal, Request};
use super::server::Handler;
use super::slots::{At, Place, Slots};
use super::write::write;
use super::{Limits, stream as events};

/// What a connection needs to know.
#[derive(Clone)]
pub(super) struct House {
    pub(super) limits: Limits,
    pub(super) port: u16,
    pub(super) handler: Handler,
    pub(super) streams: Slots,
}

/// Answers the requests of a connection, one after another.
pub(super) fn converse(stream: &Arc<TcpStream>, place: Place, house: &House) {
    // Answers are written whole; waiting for more to send along would only be felt.
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    let mut first = true;
    loop {
        match head::read(stream, &mut buffer, &house.limits, &place, first, house.port) {
            Came::End => break,
            Came::Refused(refusal) => {
                place.at(At::Answering);
                let refused = refused(refusal);
                if write(stream, &refused, None, true, &house.limits, &place).is_ok() {
                    linger(stream);
                }
                break;
            }
            Came::Request(request) => {
                place.at(At::Answering);
                let answer = answered(&request, house);
                if let Body::Events(_) = &answer.body {
                    return live(stream, place, answer, &request, house);
                }
                let last = !request.stays;
                if write(stream, &answer, Some(&request), last, &house.limits, &place).is_err() || last {
                    break;
                }
            }
        }
        first = false;
    }
    let _ = stream.shutdown(Shutdown::Both);
}

/// What the handler answers. When it fails, that is its answer, and the next request is none the worse.
fn answered(request: &Request, house: &House) -> Answer {
    let answer = catch_unwind(AssertUnwindSafe(|| (house.handler)(request)));
    let answer = answer.unwrap_or_else(|_| Answer::words(500, "the preview failed at this page"));
    match answer.body {
        Body::Events(_) if !request.modern => Answer::words(505, "events need HTTP/1.1"),
        _ => answer,
    }
}

fn refused(refusal: Refusal) -> Answer {
    let answer = Answer::words(refusal.status, refusal.words);
    if refusal.status == 405 { answer.header("Allow", "GET, HEAD") } else { answer }
}

/// Moves a stream of events to a place among its like, and gives its own back to the pages.
fn live(stream: &Arc<TcpStream>, place: Place, answer: Answer, request: &Request, house: &House) {
    let written = write(stream, &answer, Some(request), true, &house.limits, &place);
    if written.is_ok()
        && request.method == Method::Get
        && let Some(own) = house.streams.take(stream, At::Idle)
        && let Body::Events(receiver) = answer.body
    {
        drop(place);
        events::run(stream, &receiver, &house.limits, &own);
    }
    let _ = stream.shutdown(Shutdown::Both);
}

/// Takes what the client is still sending, for a moment and up to a limit: closing at once would throw away
/// the refusal before it is read.
fn linger(stream: &TcpStream) {
    let _ = stream.shutdown(Shutdown::Write);
    let deadline = Instant::now() + Duration::from_millis(300);
    let mut taken = 0;
    let mut bytes = [0; 4096];
    while taken < 256 << 10 {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            break;
        }
        match (&*stream).read(&mut bytes) {
            Ok(n) if n > 0 => taken += n,
            _ => break,
        }
    }
}

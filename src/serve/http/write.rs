//! An answer to bytes on a connection.

use std::borrow::Cow;
use std::io::{self, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use tiny_http::{HTTPVersion, Header, Response, StatusCode};

use super::answer::{Answer, Body};
use super::head::{Method, Request};
use super::range::{Asked, asked};
use super::slots::{At, Place};
use super::{Limits, head};

/// What pages may do: load what this server sends, and talk to nobody else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self' mailto:; base-uri 'none'; manifest-src 'self'; \
                      frame-ancestors 'none'";

/// Header lines of every answer.
const ALWAYS: &[(&str, &str)] = &[
    ("Server", "panelbook"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("Content-Security-Policy", POLICY),
];

/// Sends an answer, all of it or, when it is a stream, its head. `request` is left out where there was none to
/// understand; `last` says that the connection ends with it.
///
/// # Errors
/// When the client is gone, or did not take it in time.
pub(super) fn write(
    stream: &TcpStream,
    answer: &Answer,
    request: Option<&Request>,
    last: bool,
    limits: &Limits,
    place: &Place,
) -> io::Result<()> {
    let mut lines: Vec<(&str, Cow<'_, str>)> =
        ALWAYS.iter().map(|(name, value)| (*name, Cow::from(*value))).collect();
    lines.extend(answer.headers.iter().map(|(name, value)| (*name, Cow::from(&**value))));
    lines.push(("Content-Type", Cow::from(answer.kind)));
    let mut status = answer.status;
    let mut body = match &answer.body {
        Body::Bytes(bytes) => Some(&bytes[..]),
        Body::Events(_) => None,
    };
    if let (200, Some(bytes), Some(request)) = (status, body, request) {
        lines.push(("Accept-Ranges", Cow::from("bytes")));
        let tag = answer.fingerprint.map(|fingerprint| format!("\"{fingerprint}\""));
        let known = tag
            .as_ref()
            .is_some_and(|tag| request.all("if-none-match").iter().any(|known| names(known, tag)));
        let whole = match (request.header("if-range"), &tag) {
            (Some(known), Some(tag)) => known != tag,
            (Some(_), None) => true,
            (None, _) => false,
        };
        if known {
            status = 304;
        } else if request.method == Method::Get && !whole {
            match request.header("range").map_or(Asked::Whole, |range| asked(range, bytes.len())) {
                Asked::Whole => {}
                Asked::Part(part) => {
                    status = 206;
                    let (first, last) = (part.start, part.end - 1);
                    lines.push(("Content-Range", format!("bytes {first}-{last}/{}", bytes.len()).into()));
                    body = Some(&bytes[part]);
                }
                Asked::Beyond => {
                    status = 416;
                    lines.push(("Content-Range", format!("bytes */{}", bytes.len()).into()));
                    body = Some(&[]);
                }
            }
        }
        lines.extend(tag.map(|tag| ("ETag", Cow::from(tag))));
    }
    let mut bytes = printed(status, &lines, body.map(<[u8]>::len), last)?;
    let silent = status == 304 || request.is_some_and(|request| request.method == Method::Head);
    let body = body.filter(|_| !silent).unwrap_or_default();
    let deadline = Instant::now() + limits.write_time + Duration::from_secs((body.len() >> 20) as u64);
    // One packet for a small page.
    let (now, later) = body.split_at(body.len().min(64 << 10));
    bytes.extend_from_slice(now);
    for part in std::iter::once(&bytes[..]).chain(later.chunks(64 << 10)) {
        all(stream, part, deadline, place)?;
    }
    Ok(())
}

/// The head, printed by `tiny_http`. It keeps the line `Connection` to itself, so that one is put in afterwards.
fn printed(
    status: u16,
    lines: &[(&str, Cow<'_, str>)],
    length: Option<usize>,
    last: bool,
) -> io::Result<Vec<u8>> {
    let headers = lines.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
    let response = Response::new(StatusCode(status), headers.collect(), io::empty(), length, None);
    let mut bytes = Vec::with_capacity(1024);
    // The body's own length is known, or there is none to be known.
    let response = response.with_chunked_threshold(usize::MAX);
    response.raw_print(&mut bytes, HTTPVersion(1, 1), &[], true, None)?;
    if last && let Some(at) = bytes.windows(2).position(|two| two == b"\r\n") {
        bytes.splice(at + 2..at + 2, *b"Connection: close\r\n");
    }
    Ok(bytes)
}

/// Writes all of it, waiting for the client no longer than until the deadline.
pub(super) fn all(stream: &TcpStream, mut bytes: &[u8], deadline: Instant, place: &Place) -> io::Result<()> {
    while !bytes.is_empty() {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        place.at(At::Writing);
        stream.set_write_timeout(Some(left))?;
        match (&*stream).write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => bytes = &bytes[n..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if head::late(&error) => return Err(io::ErrorKind::TimedOut.into()),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whether the value of `If-None-Match` names a tag.
fn names(known: &str, tag: &str) -> bool {
    known.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

//! A request's head, from bytes to a [`Request`] or a refusal.
//!
//! Whatever could be understood in two ways is refused: two lengths, an unusual length, any transfer coding,
//! two hosts, line ends of one character, folded lines.

use std::io::{self, Read as _};
use std::net::TcpStream;
use std::time::Instant;

use super::slots::{At, Place};
use super::target::{BadTarget, target};
use super::{Limits, origin};

/// What a request wants: the page, or what would be said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Head and body.
    Get,
    /// The head alone.
    Head,
}

/// A request that may be answered.
#[derive(Clone, Debug)]
pub struct Request {
    /// What it wants.
    pub method: Method,
    /// The path, decoded once, from its first `/`.
    pub path: String,
    /// Names and values after the `?`, decoded once.
    pub query: Vec<(String, String)>,
    /// The header lines, names in lower case.
    headers: Vec<(String, String)>,
    /// Whether the client will listen to an answer in pieces, and may ask again on the same connection.
    pub(super) modern: bool,
    /// Whether the client wants to ask again on the same connection.
    pub(super) stays: bool,
}

impl Request {
    /// The value of a header line that was sent once; name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        match self.all(name)[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Every value of a header; name in lower case.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The first value of a name of the query.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Why a request is not answered: a status and plain words. The connection ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) words: &'static str,
}

const fn refuse<T>(status: u16, words: &'static str) -> Result<T, Refusal> {
    Err(Refusal { status, words })
}

/// What came on a connection.
pub(super) enum Came {
    /// A request.
    Request(Request),
    /// Something that is refused.
    Refused(Refusal),
    /// Nothing more.
    End,
}

/// Reads the next request. `buffer` holds what was read beyond the one before, and `first` says that there was
/// none before.
pub(super) fn read(
    stream: &TcpStream,
    buffer: &mut Vec<u8>,
    limits: &Limits,
    place: &Place,
    first: bool,
    port: u16,
) -> Came {
    let waits = !first && buffer.is_empty();
    place.at(if waits { At::Idle } else { At::Reading });
    let mut deadline = Instant::now() + if waits { limits.idle_time } else { limits.head_time };
    let mut begun = !waits;
    loop {
        match understood(buffer, limits, port) {
            Ok(Some((length, request))) => {
                buffer.drain(..length);
                return Came::Request(request);
            }
            Ok(None) => {}
            Err(refusal) => return Came::Refused(refusal),
        }
        match more(stream, buffer, deadline) {
            Ok(0) => return Came::End,
            Ok(_) if !begun => {
                begun = true;
                place.at(At::Reading);
                deadline = Instant::now() + limits.head_time;
            }
            Ok(_) => {}
            Err(error) if late(&error) && !buffer.is_empty() && place.holds() => {
                return Came::Refused(Refusal { status: 408, words: "the request did not come to an end" });
            }
            Err(_) => return Came::End,
        }
    }
}

/// Reads what is there, waiting for it no longer than until the deadline.
fn more(stream: &TcpStream, buffer: &mut Vec<u8>, deadline: Instant) -> io::Result<usize> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(io::ErrorKind::TimedOut.into());
    }
    stream.set_read_timeout(Some(left))?;
    let mut bytes = [0; 4096];
    loop {
        match (&*stream).read(&mut bytes) {
            Ok(n) => {
                buffer.extend_from_slice(&bytes[..n]);
                return Ok(n);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

pub(super) fn late(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

/// The request at the start of `bytes` with its length, `None` when more of it is to come.
fn understood(bytes: &[u8], limits: &Limits, port: u16) -> Result<Option<(usize, Request)>, Refusal> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
    let head = &bytes[..end.unwrap_or(bytes.len())];
    // The parser would take a lone line feed for the end of a line, as others do not.
    let lone = |at: usize| match head[at] {
        b'\n' => at == 0 || head[at - 1] != b'\r',
        b'\r' => head.get(at + 1).is_some_and(|next| *next != b'\n'),
        _ => false,
    };
    if (0..head.len()).any(lone) {
        return refuse(400, "a line of the request does not end as lines do");
    }
    if head.len() > limits.head || (end.is_none() && head.len() >= limits.head) {
        let first = head.iter().position(|byte| *byte == b'\n').unwrap_or(head.len());
        return if first >= limits.head {
            refuse(414, "the address is too long")
        } else {
            refuse(431, "the request has too much to say")
        };
    }
    let mut lines = vec![httparse::EMPTY_HEADER; limits.headers];
    let mut parsed = httparse::Request::new(&mut lines);
    match parsed.parse(head) {
        Ok(httparse::Status::Complete(length)) => {
            request(&parsed, port).map(|request| Some((length, request)))
        }
        Ok(httparse::Status::Partial) if end.is_none() => Ok(None),
        Ok(httparse::Status::Partial) => refuse(400, "the request has no beginning"),
        Err(httparse::Error::TooManyHeaders) => refuse(431, "the request has too many lines"),
        Err(httparse::Error::Version) => refuse(505, "HTTP/1.1 is spoken here"),
        Err(_) => refuse(400, "this is no request"),
    }
}

fn request(parsed: &httparse::Request<'_, '_>, port: u16) -> Result<Request, Refusal> {
    let headers = parsed
        .headers
        .iter()
        .map(|line| (line.name.to_ascii_lowercase(), String::from_utf8_lossy(line.value).trim().to_owned()))
        .collect();
    let modern = parsed.version == Some(1);
    let method = match parsed.method {
        Some("GET") => Method::Get,
        Some("HEAD") => Method::Head,
        _ => return refuse(405, "pages can only be read"),
    };
    let mut request =
        Request { method, path: String::new(), query: Vec::new(), headers, modern, stays: false };
    bodiless(&request)?;
    let [host] = request.all("host")[..] else {
        return refuse(400, "the request names no host, or more than one");
    };
    let found = target(parsed.path.unwrap_or_default()).map_err(|bad| match bad {
        BadTarget::Malformed => Refusal { status: 400, words: "this is no address" },
        BadTarget::Nowhere => Refusal { status: 404, words: "no page is called so" },
    })?;
    if !origin::is_ours(found.authority.unwrap_or(host), port) || !origin::is_ours(host, port) {
        return refuse(421, "this preview answers only to localhost, 127.0.0.1 and [::1], with its port");
    }
    if !origin::is_welcome(&request, port) {
        return refuse(403, "pages of other sites get no answer here");
    }
    let connection = request.all("connection");
    let mut words = connection.iter().flat_map(|value| value.split(',')).map(str::trim);
    let stays = modern && !words.any(|word| word.eq_ignore_ascii_case("close"));
    (request.path, request.query, request.stays) = (found.path, found.query, stays);
    Ok(request)
}

/// Refuses a request that has a body, or might have one for another reader.
fn bodiless(request: &Request) -> Result<(), Refusal> {
    if !request.all("transfer-encoding").is_empty() {
        return refuse(400, "a request has no body here");
    }
    match request.all("content-length")[..] {
        [] | ["0"] => Ok(()),
        [one] if !one.is_empty() && one.bytes().all(|byte| byte.is_ascii_digit()) => {
            refuse(413, "a request has no body here")
        }
        _ => refuse(400, "the request says twice, or not clearly, how long it is"),
    }
}

//! A client that says exactly what it is told to, and a small server to say it to.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use panelbook::base::Fingerprint;
use panelbook::serve::http::{Answer, Bound, Limits, Request, Server};

/// What a server said.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Said {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        let first = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} is there twice: {:?}", self.headers);
        first
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

pub fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
    stream
}

/// Sends bytes, and takes everything that is said until the server ends the connection.
pub fn exchange(port: u16, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(port);
    // The server may have refused before it was told all.
    let _ = stream.write_all(bytes);
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    said
}

/// Every answer in what a server said; `head` says that none of them has a body.
pub fn answers(mut said: &[u8], head: bool) -> Vec<Said> {
    let mut all = Vec::new();
    while !said.is_empty() {
        let end = said.windows(4).position(|four| four == b"\r\n\r\n").expect("a whole head") + 4;
        let text = String::from_utf8(said[..end].to_vec()).unwrap();
        let mut lines = text.trim_end().split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: Vec<(String, String)> = lines
            .map(|line| {
                line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap()
            })
            .collect();
        let mut answer = Said { status, headers, body: Vec::new() };
        let length = answer.header("Content-Length").map_or(0, |length| length.parse().unwrap());
        let length = if head || status == 304 { 0 } else { length };
        answer.body = said[end..end + length].to_vec();
        said = &said[end + length..];
        all.push(answer);
    }
    all
}

/// Asks for a path with more header lines, each ended by a line break.
pub fn ask(port: u16, method: &str, path: &str, more: &str) -> Said {
    let request =
        format!("{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{more}\r\n");
    let said = exchange(port, request.as_bytes());
    let mut all = answers(&said, method == "HEAD");
    assert_eq!(all.len(), 1, "one question, one answer: {}", String::from_utf8_lossy(&said));
    all.remove(0)
}

pub fn get(port: u16, path: &str) -> Said {
    ask(port, "GET", path, "")
}

/// Time-outs that a test can wait for.
pub const HASTY: Limits = Limits {
    head_time: Duration::from_millis(800),
    idle_time: Duration::from_millis(800),
    write_time: Duration::from_millis(1500),
    ..Limits::PREVIEW
};

/// A server with a small page, a long one, and a page that fails.
pub fn server(limits: Limits) -> (Server, u16) {
    let bound = Bound::to(0).unwrap();
    let port = bound.port();
    let long: Arc<[u8]> = vec![b'x'; 8 << 20].into();
    let handler = move |request: &Request| match request.path.as_str() {
        "/" => Answer::new(200, "text/html; charset=utf-8", *b"<p>hello</p>")
            .fingerprint(Fingerprint::of(b"<p>hello</p>")),
        "/long" => Answer::new(200, "application/octet-stream", Arc::clone(&long)),
        "/fails" => panic!("as it is meant to"),
        _ => Answer::words(404, "there is no such page"),
    };
    (bound.serve(limits, Arc::new(handler)).unwrap(), port)
}

/// Waits until something holds, and says after how long.
pub fn until(limit: Duration, what: &str, mut holds: impl FnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < limit, "not after {limit:?}: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
    began.elapsed()
}

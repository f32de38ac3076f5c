//! Requests that are none, requests that could be two, and paths that lead away.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use crate::client::{HASTY, answers, ask, connect, exchange, get, server};

/// Sixty-nine requests that must be refused, each with what is wrong with it.
fn wrong(port: u16) -> Vec<(&'static str, Vec<u8>)> {
    let host = format!("Host: localhost:{port}\r\n");
    let plain = |text: String| text.into_bytes();
    let line = |line: &str| plain(format!("{line}\r\n{host}\r\n"));
    let lines = |more: &str| plain(format!("GET / HTTP/1.1\r\n{host}{more}\r\n"));
    let mut all = vec![
        ("no method", line(" / HTTP/1.1")),
        ("no address", line("GET  HTTP/1.1")),
        ("no version", line("GET /")),
        ("an empty line in its place", plain(format!("\r\n \r\n{host}\r\n"))),
        ("two spaces", line("GET  / HTTP/1.1")),
        ("a tab", line("GET\t/\tHTTP/1.1")),
        ("a space at the end", line("GET / HTTP/1.1 ")),
        ("a word too many", line("GET / x HTTP/1.1")),
        ("a version of old", line("GET / HTTP/0.9")),
        ("a version to come", line("GET / HTTP/1.2")),
        ("another version", line("GET / HTTP/2.0")),
        ("no number", line("GET / HTTP/1.x")),
        ("no version number", line("GET / HTTP")),
        ("another protocol", line("GET / RTSP/1.0")),
        ("small letters", line("get / HTTP/1.1")),
        ("small letters in the version", line("GET / http/1.1")),
        ("a bracket in the method", line("GE(T / HTTP/1.1")),
        ("a zero in the method", plain(format!("GE\0T / HTTP/1.1\r\n{host}\r\n"))),
        ("a zero in the address", plain(format!("GET /\0 HTTP/1.1\r\n{host}\r\n"))),
        ("an encoded zero", line("GET /%00 HTTP/1.1")),
        ("a letter outside of ASCII", plain(format!("GET /é HTTP/1.1\r\n{host}\r\n"))),
        ("half an escape", line("GET /% HTTP/1.1")),
        ("an escape that is none", line("GET /%zz HTTP/1.1")),
        ("a fragment", line("GET /#top HTTP/1.1")),
        ("an address without a slash", line("GET index.html HTTP/1.1")),
        ("a star", line("GET * HTTP/1.1")),
        ("another scheme", line("GET ftp://localhost/ HTTP/1.1")),
        ("a tunnel", line("CONNECT localhost:1 HTTP/1.1")),
        ("POST", line("POST / HTTP/1.1")),
        ("PUT", line("PUT / HTTP/1.1")),
        ("DELETE", line("DELETE / HTTP/1.1")),
        ("OPTIONS", line("OPTIONS / HTTP/1.1")),
        ("TRACE", line("TRACE / HTTP/1.1")),
        ("PATCH", line("PATCH / HTTP/1.1")),
        ("a method of one's own", line("BREW / HTTP/1.1")),
        ("no host", plain("GET / HTTP/1.1\r\n\r\n".into())),
        ("no host of old", plain("GET / HTTP/1.0\r\n\r\n".into())),
        ("an empty host", plain("GET / HTTP/1.1\r\nHost:\r\n\r\n".into())),
        ("two hosts", lines(&host)),
        ("two hosts, one foreign", lines("Host: evil.example\r\n")),
        ("no colon", lines("Accept\r\n")),
        ("no name", lines(": x\r\n")),
        ("a space before the colon", lines("Accept : x\r\n")),
        ("a space in the name", lines("Ac cept: x\r\n")),
        ("a tab in the name", lines("Ac\tcept: x\r\n")),
        ("a folded line", lines("Accept: x\r\n y\r\n")),
        ("a fold before the first line", plain(format!("GET / HTTP/1.1\r\n {host}\r\n"))),
        ("a bracket in a name", lines("Acc[ept: x\r\n")),
        ("a name outside of ASCII", lines("Accépt: x\r\n")),
        ("a zero in a value", lines("Accept: x\0y\r\n")),
        ("a bell in a value", lines("Accept: x\u{7}y\r\n")),
        ("a return in a value", lines("Accept: x\ry\r\n")),
        ("a lone line feed", lines("Accept: x\nCookie: y\r\n")),
        ("line feeds alone", plain(format!("GET / HTTP/1.1\nHost: localhost:{port}\n\n"))),
        ("a line feed at the end", plain(format!("GET / HTTP/1.1\r\n{host}\n"))),
        ("returns alone", plain(format!("GET / HTTP/1.1\rHost: localhost:{port}\r\r"))),
        ("a long method", plain(format!("{} / HTTP/1.1\r\n{host}\r\n", "G".repeat(20_000)))),
        ("a long address", plain(format!("GET /{} HTTP/1.1\r\n{host}\r\n", "a".repeat(20_000)))),
        ("a long query", plain(format!("GET /?{} HTTP/1.1\r\n{host}\r\n", "a".repeat(20_000)))),
        ("a long name", lines(&format!("{}: x\r\n", "A".repeat(20_000)))),
        ("a long value", lines(&format!("Accept: {}\r\n", "x".repeat(20_000)))),
        ("lines without number", lines(&"A: b\r\n".repeat(101))),
        ("lines without end", lines(&"A: b\r\n".repeat(20_000))),
        ("a line without end", vec![b'A'; 1 << 20]),
        ("empty lines without end", b"\r\n".repeat(20_000)),
        ("zeros", vec![0; 64]),
        ("the start of TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec()),
        ("an answer", plain("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".into())),
    ];
    all.push(("HTTP/2 without asking", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec()));
    all
}

#[test]
fn a_request_that_is_none_is_refused_and_hurts_nobody() {
    let (_server, port) = server(HASTY);
    let all = wrong(port);
    assert_eq!(all.len(), 69);
    for (what, bytes) in all {
        let began = Instant::now();
        let said = exchange(port, &bytes);
        let said = answers(&said, false);
        let statuses: Vec<u16> = said.iter().map(|said| said.status).collect();
        assert!(matches!(statuses[..], [400 | 405 | 408 | 414 | 421 | 431 | 505]), "{what}: {statuses:?}");
        assert_eq!(said[0].header("Connection"), Some("close"), "{what}");
        assert!(began.elapsed() < Duration::from_secs(3), "{what}: after {:?}", began.elapsed());
    }
    assert_eq!(get(port, "/").text(), "<p>hello</p>");
}

#[test]
fn a_request_that_could_be_two_is_refused_and_what_follows_it_is_never_read() {
    let (_server, port) = server(HASTY);
    let inner = format!("GET /long HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    let n = inner.len();
    let shapes = [
        format!("Content-Length: {n}\r\n"),
        "Content-Length: 1\r\n".to_owned(),
        format!("Content-Length: 0\r\nContent-Length: {n}\r\n"),
        "Content-Length: 0\r\nContent-Length: 0\r\n".to_owned(),
        format!("Content-Length: {n}, {n}\r\n"),
        "Content-Length: 0, 0\r\n".to_owned(),
        format!("Content-Length: +{n}\r\n"),
        "Content-Length: -1\r\n".to_owned(),
        "Content-Length: 0x10\r\n".to_owned(),
        "Content-Length: \r\n".to_owned(),
        "Content-Length: 00\r\n".to_owned(),
        "Content-Length: 99999999999999999999999999\r\n".to_owned(),
        "Transfer-Encoding: chunked\r\n".to_owned(),
        format!("Transfer-Encoding: chunked\r\nContent-Length: {n}\r\n"),
        "Transfer-Encoding: identity\r\n".to_owned(),
        "Transfer-Encoding: xchunked\r\n".to_owned(),
        "Transfer-Encoding: chunked, identity\r\n".to_owned(),
        "Transfer-Encoding:\tchunked\r\n".to_owned(),
        "transfer-encoding: CHUNKED\r\n".to_owned(),
        "Transfer-Encoding : chunked\r\n".to_owned(),
        "X: y\r\n Transfer-Encoding: chunked\r\n".to_owned(),
        "X: y\nTransfer-Encoding: chunked\r\n".to_owned(),
    ];
    for method in ["GET", "HEAD", "POST"] {
        for shape in &shapes {
            let request = format!("{method} / HTTP/1.1\r\nHost: localhost:{port}\r\n{shape}\r\n{inner}");
            let said = exchange(port, request.as_bytes());
            let statuses: Vec<u16> = answers(&said, false).iter().map(|said| said.status).collect();
            assert!(matches!(statuses[..], [400 | 405 | 413]), "{method} {shape:?}: {statuses:?}");
        }
    }
}

#[test]
fn requests_one_after_another_on_one_connection_are_each_answered() {
    let (_server, port) = server(HASTY);
    let one =
        |method: &str, more: &str| format!("{method} / HTTP/1.1\r\nHost: localhost:{port}\r\n{more}\r\n");
    let three = one("GET", "") + &one("GET", "Content-Length: 0\r\n") + &one("GET", "Connection: close\r\n");
    let said = answers(&exchange(port, three.as_bytes()), false);
    assert_eq!(said.iter().map(|said| said.status).collect::<Vec<_>>(), [200, 200, 200]);
    assert_eq!(said[2].header("Connection"), Some("close"));
    // In pieces, with pauses.
    let mut stream = connect(port);
    for byte in one("GET", "Connection: close\r\n").as_bytes() {
        stream.write_all(&[*byte]).unwrap();
    }
    let mut said = Vec::new();
    stream.read_to_end(&mut said).unwrap();
    assert_eq!(answers(&said, false)[0].text(), "<p>hello</p>");
    // A client of old gets one answer.
    let said = exchange(port, format!("GET / HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n").as_bytes());
    assert_eq!(answers(&said, false)[0].text(), "<p>hello</p>");
}

#[test]
fn a_thousand_paths_that_lead_away_lead_nowhere() {
    let (_server, port) = server(HASTY);
    let ups = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..;", "...", "....", "%c0%ae%c0%ae", "..%00"];
    let between = ["/", "//", "%2f", "\\", "%5c", "/./", "%252f", "/%2f/", "%c0%af", ";/"];
    let ends = [
        "etc/passwd",
        "book.toml",
        ".git/config",
        "content/terms/a.md",
        "public/index.html",
        "c:/windows/win.ini",
        "proc/self/environ",
        "%2e%67it/HEAD",
        "book.toml%00.html",
        "book.toml::$DATA",
    ];
    let mut count = 0;
    let mut stream = connect(port);
    for up in ups {
        for between in between {
            for end in ends {
                let path = format!("/{up}{between}{up}{between}{end}");
                let request = format!("HEAD {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
                if stream.write_all(request.as_bytes()).is_err() {
                    stream = connect(port);
                    stream.write_all(request.as_bytes()).unwrap();
                }
                let (status, last) = one(&mut stream);
                assert!(matches!(status, 400 | 404), "{path}: {status}");
                if last {
                    stream = connect(port);
                }
                count += 1;
            }
        }
    }
    assert_eq!(count, 1000);
}

/// The status of the next answer without a body, and whether the connection ends with it.
fn one(stream: &mut std::net::TcpStream) -> (u16, bool) {
    let mut said = Vec::new();
    let mut byte = [0; 1];
    while !said.ends_with(b"\r\n\r\n") {
        assert_eq!(stream.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&said));
        said.push(byte[0]);
    }
    let answer = answers(&said, true).remove(0);
    (answer.status, answer.header("Connection").is_some())
}

#[test]
fn a_page_that_fails_is_an_answer_and_the_next_request_is_none_the_worse() {
    let (_server, port) = server(HASTY);
    assert_eq!(get(port, "/fails").status, 500);
    assert_eq!(ask(port, "HEAD", "/fails", "").status, 500);
    assert_eq!(get(port, "/").status, 200);
}

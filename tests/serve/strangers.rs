//! Who may ask, and what every answer says to browsers.

use crate::client::{HASTY, answers, ask, exchange, get, server};

#[test]
fn only_this_machine_s_own_names_are_answered() {
    let (_server, port) = server(HASTY);
    let status = |request: String| answers(&exchange(port, request.as_bytes()), false)[0].status;
    let host = |host: &str| status(format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    for ours in ["localhost", "127.0.0.1", "[::1]", "LocalHost"] {
        assert_eq!(host(&format!("{ours}:{port}")), 200, "{ours}");
    }
    for foreign in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::]:{port}"),
        format!("127.0.0.2:{port}"),
        format!("192.168.0.1:{port}"),
        format!("localhost@evil.example:{port}"),
        format!("evil.example@localhost:{port}"),
        format!("localhost:{}", port ^ 1),
        "localhost".to_owned(),
        "127.0.0.1".to_owned(),
        format!("localhost,evil.example:{port}"),
        format!("localhost/evil:{port}"),
    ] {
        assert_eq!(host(&foreign), 421, "{foreign}");
    }
    // A proxy's form is believed no more than the line.
    let target = |authority: &str, host: &str| {
        status(format!("GET http://{authority}/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    };
    let ours = format!("localhost:{port}");
    assert_eq!(target(&ours, &ours), 200);
    assert_eq!(target("evil.example", &ours), 421);
    assert_eq!(target(&ours, "evil.example"), 421);
}

#[test]
fn pages_of_other_sites_get_no_answer() {
    let (_server, port) = server(HASTY);
    let origin = |origin: &str| ask(port, "GET", "/", &format!("Origin: {origin}\r\n")).status;
    assert_eq!(origin(&format!("http://localhost:{port}")), 200);
    assert_eq!(origin(&format!("http://127.0.0.1:{port}")), 200);
    for foreign in [
        "null".to_owned(),
        "https://evil.example".to_owned(),
        format!("https://localhost:{port}"),
        "http://localhost".to_owned(),
        format!("http://localhost:{}", port ^ 1),
        format!("http://localhost.evil.example:{port}"),
        "file://".to_owned(),
        String::new(),
    ] {
        assert_eq!(origin(&foreign), 403, "{foreign}");
    }
    let fetch = |site: &str, mode: &str| {
        let lines = format!("Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\n");
        ask(port, "GET", "/", &lines).status
    };
    assert_eq!(fetch("same-origin", "no-cors"), 200);
    assert_eq!(fetch("none", "navigate"), 200);
    assert_eq!(fetch("cross-site", "navigate"), 200, "a link from elsewhere");
    assert_eq!(fetch("cross-site", "no-cors"), 403, "a script of ours in a page of theirs");
    assert_eq!(fetch("same-site", "cors"), 403, "another server on this machine");
}

#[test]
fn every_answer_tells_browsers_to_keep_it_to_themselves() {
    let (_server, port) = server(HASTY);
    for said in [get(port, "/"), get(port, "/none"), ask(port, "POST", "/", ""), get(port, "/fails")] {
        assert_eq!(said.header("X-Content-Type-Options"), Some("nosniff"));
        assert_eq!(said.header("Cross-Origin-Resource-Policy"), Some("same-origin"));
        assert_eq!(said.header("Cache-Control"), Some("no-store"));
        let policy = said.header("Content-Security-Policy").unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert!(said.header("Content-Type").unwrap().ends_with("; charset=utf-8"));
        let names: Vec<_> = said.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
        assert!(!names.iter().any(|name| name.starts_with("access-control")), "{names:?}");
    }
    assert_eq!(ask(port, "DELETE", "/", "").header("Allow"), Some("GET, HEAD"));
}

#[test]
fn what_a_client_has_is_not_sent_again_and_parts_are_cut_out() {
    let (_server, port) = server(HASTY);
    let whole = get(port, "/");
    let tag = whole.header("ETag").unwrap().to_owned();
    let ask = |method: &str, more: &str| ask(port, method, "/", more);
    for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let said = ask("GET", &format!("If-None-Match: {known}\r\n"));
        assert_eq!((said.status, said.body.len()), (304, 0), "{known}");
        assert_eq!(said.header("ETag"), Some(&*tag));
    }
    assert_eq!(ask("GET", "If-None-Match: \"other\"\r\n").status, 200);
    let head = ask("HEAD", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("Content-Length"), whole.header("Content-Length"));
    let middle = ask("GET", "Range: bytes=3-7\r\n");
    assert_eq!((middle.status, middle.text().as_str()), (206, "hello"));
    assert_eq!(middle.header("Content-Range"), Some("bytes 3-7/12"));
    assert_eq!(middle.header("Content-Length"), Some("5"));
    assert_eq!(ask("GET", "Range: bytes=-4\r\n").text(), "</p>");
    let beyond = ask("GET", "Range: bytes=12-\r\n");
    assert_eq!((beyond.status, beyond.header("Content-Range")), (416, Some("bytes */12")));
    assert_eq!(ask("GET", "Range: bytes=0-1,3-4\r\n").status, 200);
    assert_eq!(ask("GET", &format!("Range: bytes=0-1\r\nIf-Range: {tag}\r\n")).status, 206);
    assert_eq!(ask("GET", "Range: bytes=0-1\r\nIf-Range: \"old\"\r\n").status, 200);
    assert_eq!(ask("HEAD", "Range: bytes=0-1\r\n").status, 200);
}

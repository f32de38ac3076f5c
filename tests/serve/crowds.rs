//! Clients that are slow, many, or gone.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use panelbook::serve::http::{Answer, Bound, Event, Limits, Request, channel};

use crate::client::{HASTY, answers, connect, get, server, until};

#[test]
fn two_hundred_slow_clients_keep_nobody_waiting() {
    let (server, port) = server(HASTY);
    let mut slow: Vec<TcpStream> = Vec::new();
    for n in 0..200 {
        let mut stream = connect(port);
        // Half of them never say a word.
        if n % 2 == 0 {
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: loc");
        }
        slow.push(stream);
        if n % 10 == 9 {
            let began = Instant::now();
            assert_eq!(get(port, "/").status, 200);
            assert!(began.elapsed() < Duration::from_secs(1), "{:?} beside {n}", began.elapsed());
        }
    }
    assert!(server.open().0 <= HASTY.connections, "{:?}", server.open());
    // Those that drip are cut off by the deadline of the whole head, not of each byte.
    let began = Instant::now();
    let mut dripping = connect(port);
    let head = b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ";
    let mut sent = dripping.write_all(head).is_ok();
    while sent && began.elapsed() < Duration::from_secs(4) {
        std::thread::sleep(Duration::from_millis(50));
        sent = dripping.write_all(b"x").is_ok();
        assert_eq!(get(port, "/").status, 200);
    }
    assert!(began.elapsed() < Duration::from_secs(4), "a client dripped for {:?}", began.elapsed());
    drop(slow);
    until(Duration::from_secs(3), "every place is given back", || server.open().0 == 0);
}

#[test]
fn clients_that_do_not_read_keep_nobody_waiting() {
    let (server, port) = server(HASTY);
    let deaf: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = connect(port);
            let _ = write!(stream, "GET /long HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
            stream
        })
        .collect();
    for _ in 0..20 {
        let began = Instant::now();
        assert_eq!(get(port, "/").status, 200);
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    }
    assert!(server.open().0 <= HASTY.connections);
    // Whoever does read gets all of it.
    assert_eq!(get(port, "/long").body.len(), 8 << 20);
    until(Duration::from_secs(12), "those that take nothing are given up", || server.open().0 == 0);
    drop(deaf);
}

#[test]
fn clients_that_hang_up_leave_nothing_behind() {
    let (server, port) = server(HASTY);
    for n in 0..300 {
        let mut stream = connect(port);
        let request = format!("GET /long HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        let _ = stream.write_all(&request.as_bytes()[..n % request.len()]);
    }
    assert_eq!(get(port, "/").status, 200);
    until(Duration::from_secs(3), "every place is given back", || server.open().0 == 0);
}

/// A server of streams that say one thing and then wait.
fn streams(limits: Limits) -> (panelbook::serve::http::Server, u16) {
    let bound = Bound::to(0).unwrap();
    let port = bound.port();
    let held = std::sync::Mutex::new(Vec::new());
    let handler = move |request: &Request| {
        if request.path == "/page" {
            return Answer::words(200, "here");
        }
        let (sender, receiver) = channel();
        assert!(sender.send(Event { name: "state", line: "{\"a\":\n1}".into() }));
        held.lock().unwrap().push(sender);
        Answer::events(receiver)
    };
    (bound.serve(limits, std::sync::Arc::new(handler)).unwrap(), port)
}

#[test]
fn open_streams_never_take_the_place_of_pages() {
    let limits = Limits { connections: 4, streams: 6, ..HASTY };
    let (server, port) = streams(limits);
    let mut open: Vec<TcpStream> = Vec::new();
    for n in 0..30 {
        let mut stream = connect(port);
        write!(stream, "GET /events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").unwrap();
        let mut said = String::new();
        while !said.contains("}\n\n") {
            let mut bytes = [0; 512];
            let read = stream.read(&mut bytes).unwrap();
            assert_ne!(read, 0, "stream {n}: {said}");
            said.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        }
        assert!(said.contains("Content-Type: text/event-stream"), "{said}");
        assert!(said.contains("event: state\ndata: {\"a\": 1}\n\n"), "{said}");
        open.push(stream);
        assert_eq!(get(port, "/page").status, 200);
    }
    assert!(server.open().1 <= 6, "{:?}", server.open());
    drop(open);
    until(Duration::from_secs(3), "streams that are gone give back their places", || server.open() == (0, 0));
}

#[test]
fn a_stream_needs_a_client_that_can_listen() {
    let (_server, port) = streams(HASTY);
    let said = crate::client::exchange(
        port,
        format!("GET /e HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n").as_bytes(),
    );
    assert_eq!(answers(&said, false)[0].status, 505);
}

#[test]
fn a_server_that_is_dropped_gives_its_port_back() {
    let (server, port) = server(HASTY);
    let mut stream = connect(port);
    drop(server);
    assert_eq!(stream.read(&mut [0; 1]).unwrap_or(0), 0, "open connections end");
    until(Duration::from_secs(2), "the port is free", || Bound::to(port).is_ok());
}

//! The program as a person starts and ends it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::book::{PROGRAM, Running, tiny};
use crate::client::{connect, get, until};

/// Every file below a folder with its contents.
fn tree(root: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
    let (mut found, mut folders) = (BTreeSet::new(), vec![root.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert((path.clone(), fs::read(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn ended_at_any_moment_it_leaves_nothing_behind() {
    let (folder, root) = tiny();
    let before = tree(folder.path());
    for n in 0..8 {
        let mut running = Running::of(&root, &[]);
        let port = running.port;
        let stream = connect(port);
        std::thread::sleep(Duration::from_millis(n * 7));
        // As Ctrl-C does it, and as nobody should.
        let signal = if n % 2 == 0 { "-INT" } else { "-KILL" };
        let killed = Command::new("kill").args([signal, &running.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        until(Duration::from_secs(2), "it has ended", || running.child.try_wait().unwrap().is_some());
        drop(stream);
        assert_eq!(tree(folder.path()), before);
        until(Duration::from_secs(2), "the port is free", || TcpListener::bind(("127.0.0.1", port)).is_ok());
    }
}

#[test]
fn a_port_in_use_is_an_error_when_it_was_named_and_else_the_next_is_taken() {
    let (_folder, root) = tiny();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output =
        Command::new(PROGRAM).args(["serve", "--port", &port, "--book"]).arg(&root).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!("error: port {port} is in use; name another one, or none to get the next that is free\n")
    );
    let mut command = Command::new(PROGRAM);
    command.args(["serve", "--book"]).arg(&root);
    let one = Running::start(command);
    let mut command = Command::new(PROGRAM);
    command.args(["serve", "--book"]).arg(&root);
    let mut other = Running::start(command);
    assert_ne!(one.port, other.port);
    assert_eq!(get(other.port, "/").status, 200);
    other.child.kill().unwrap();
    let mut said = String::new();
    other.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("is in use; this preview has"), "{said}");
}

#[test]
fn when_descriptors_run_out_it_waits_and_recovers() {
    let (_folder, root) = tiny();
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -n 48; exec \"$0\" \"$@\"", PROGRAM, "serve", "--port", "0", "--book"])
        .arg(&root);
    let running = Running::start(command);
    for _ in 0..3 {
        let crowd: Vec<_> = (0..120).map(|_| connect(running.port)).collect();
        // Beside a crowd that says nothing, as well as after it.
        until(Duration::from_secs(5), "it answers beside them", || answers(running.port));
        drop(crowd);
        until(Duration::from_secs(5), "it answers again", || answers(running.port));
    }
}

/// Whether a page comes, from a server that may be out of breath.
fn answers(port: u16) -> bool {
    use std::io::Write as _;
    let Ok(mut stream) = std::net::TcpStream::connect(("127.0.0.1", port)) else { return false };
    stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    let asked = write!(stream, "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    let mut said = Vec::new();
    asked.is_ok() && stream.read_to_end(&mut said).is_ok() && said.starts_with(b"HTTP/1.1 200")
}

#[test]
fn where_nothing_can_be_watched_it_says_so_and_looks_at_intervals() {
    let (_folder, root) = tiny();
    // A user namespace has limits of its own: those of the machine stay as they are.
    let script = "echo 0 > /proc/sys/user/max_inotify_instances && exec \"$0\" \"$@\"";
    let namespace = ["-Ur", "sh", "-c"];
    let probe = Command::new("unshare").args(namespace).args([script, "true"]).stderr(Stdio::null()).status();
    // Where there are no such namespaces, polling is asked for; the notice has a test of its own in `doorbell.rs`.
    let limited = probe.is_ok_and(|status| status.success());
    let mut command = Command::new(if limited { "unshare" } else { PROGRAM });
    if limited {
        command.args(namespace).args([script, PROGRAM]);
    }
    command.args(["serve", "--port", "0", "--book"]).arg(&root);
    if !limited {
        command.arg("--poll");
    }
    let mut running = Running::start(command);
    let path = root.join("content/liederen/lied-van-de-dijk.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "\nzonder-bel\n").unwrap();
    until(Duration::from_secs(5), "the save is seen", || {
        get(running.port, "/nl/liederen/lied-van-de-dijk.html").text().contains("zonder-bel")
    });
    running.child.kill().unwrap();
    let mut said = String::new();
    running.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    if limited {
        assert!(
            said.contains("note: this machine's limit of watchers is reached; the book is looked at"),
            "{said}"
        );
    }
}

#[test]
fn no_other_machine_can_reach_it() {
    let (_folder, root) = tiny();
    let running = Running::of(&root, &[]);
    // What listens, in the kernel's own words: addresses of this port in state 0A.
    for (table, loopback) in
        [("/proc/net/tcp", "0100007F"), ("/proc/net/tcp6", "00000000000000000000000001000000")]
    {
        let Ok(lines) = fs::read_to_string(table) else { continue };
        for line in lines.lines().skip(1) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (address, port) = words[1].split_once(':').unwrap();
            if words[3] == "0A" && u16::from_str_radix(port, 16).unwrap() == running.port {
                assert_eq!(address, loopback, "{line}");
            }
        }
    }
    assert_eq!(get(running.port, "/").status, 200);
}

#[test]
fn started_without_a_word_in_a_book_it_serves_it() {
    let (_folder, root) = tiny();
    let mut command = Command::new(PROGRAM);
    // No browser is found where there is no program at all.
    command.current_dir(&root).env("PATH", "/nonexistent");
    let mut running = Running::start(command);
    assert_eq!(get(running.port, "/").status, 200);
    // It is said after the address, on which the test did not wait for it.
    let lines = BufReader::new(running.child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let (heard, said) = channel();
    std::thread::spawn(move || lines.for_each(|line| drop(heard.send(line))));
    let line = "note: the browser cannot be opened from here; open http://localhost:";
    until(Duration::from_secs(5), "that there is no browser", || {
        said.try_iter().any(|said| said.starts_with(line))
    });
}

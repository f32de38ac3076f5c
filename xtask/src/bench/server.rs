use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// How often a page is asked for until it shows a change.
const EVERY: Duration = Duration::from_millis(2);

/// A server that was started, and is ended with this value.
pub struct Server {
    child: Child,
    port: u16,
}

impl Server {
    /// Starts a server in a folder, on a port that is free.
    pub fn start(program: &Path, words: &[&str], port_word: &str, folder: &Path) -> Result<Server> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let said = File::create(folder.with_extension("log"))?;
        let child = Command::new(program)
            .args(words)
            .args([port_word, &port.to_string()])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(said.try_clone()?)
            .stderr(said)
            .spawn()
            .with_context(|| format!("cannot run {}", program.display()))?;
        Ok(Server { child, port })
    }

    /// Asks for a page until it holds a text. Whether it came to that in time.
    pub fn wait_for(&mut self, address: &str, text: &str, at_most: Duration) -> Result<bool> {
        let began = Instant::now();
        while began.elapsed() < at_most {
            // No answer is an answer too: it is starting, or busy.
            let page = self.page(address).unwrap_or_default();
            if String::from_utf8_lossy(&page).contains(text) {
                return Ok(true);
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended: {status}");
            }
            sleep(EVERY);
        }
        Ok(false)
    }

    fn page(&self, address: &str) -> Result<Vec<u8>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let host = format!("localhost:{}", self.port);
        write!(stream, "GET {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    }

    /// Resident memory in MiB, now and at the most.
    pub fn memory(&self) -> Result<(f64, f64)> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kilobytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok())
        };
        let (Some(now), Some(most)) = (kilobytes("VmRSS:"), kilobytes("VmHWM:")) else {
            bail!("the system does not say how much memory the server has")
        };
        Ok((now / 1024.0, most / 1024.0))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Builder};
use std::time::Duration;

use super::Limits;
use super::connection::{House, converse};
use super::slots::{At, Slots};

/// What answers requests, from many threads at once.
pub type Handler = Arc<dyn Fn(&super::Request) -> super::Answer + Send + Sync>;

/// A port of this machine that nobody else has.
pub struct Bound {
    port: u16,
    listeners: Vec<TcpListener>,
}

impl Bound {
    /// Takes a port on the loopback addresses, `127.0.0.1` and, where there is one, `::1`; 0 takes any.
    /// No other machine can reach them.
    ///
    /// # Errors
    /// When somebody else has it, or it may not be had.
    pub fn to(port: u16) -> io::Result<Bound> {
        let four = TcpListener::bind(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port))?;
        let port = four.local_addr()?.port();
        let mut listeners = vec![four];
        match TcpListener::bind(SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), port)) {
            Ok(six) => listeners.push(six),
            // Somebody else would be met at `localhost`.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
        Ok(Bound { port, listeners })
    }

    /// The first free one of some ports.
    ///
    /// # Errors
    /// When none is, the error of the last.
    pub fn to_first(ports: impl IntoIterator<Item = u16>) -> io::Result<Bound> {
        let mut last = io::Error::from(io::ErrorKind::AddrInUse);
        for port in ports {
            match Bound::to(port) {
                Ok(bound) => return Ok(bound),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Begins to answer. Ends when the server is dropped.
    ///
    /// # Errors
    /// When the machine grants no thread.
    pub fn serve(self, limits: Limits, handler: Handler) -> io::Result<Server> {
        let streams = Slots::new(limits.streams);
        let house = House { limits, port: self.port, handler, streams };
        let server = Server {
            slots: Slots::new(limits.connections),
            streams: house.streams.clone(),
            addresses: self.listeners.iter().filter_map(|listener| listener.local_addr().ok()).collect(),
            ended: Arc::default(),
        };
        for listener in self.listeners {
            let (slots, house, ended) = (server.slots.clone(), house.clone(), server.ended.clone());
            Builder::new().name("accept".into()).spawn(move || accept(&listener, &slots, &house, &ended))?;
        }
        Ok(server)
    }
}

/// A server that answers until it is dropped.
pub struct Server {
    slots: Slots,
    streams: Slots,
    addresses: Vec<SocketAddr>,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// How many connections are open, and how many streams.
    pub fn open(&self) -> (usize, usize) {
        (self.slots.taken(), self.streams.taken())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        // Accepting waits for a connection; here is one.
        for address in &self.addresses {
            let _ = TcpStream::connect_timeout(address, Duration::from_millis(200));
        }
        self.slots.clear();
        self.streams.clear();
    }
}

/// Accepts for ever. An error is somebody else's (a client that is gone already) or passes (descriptors
/// have run out): it is never a reason to stop.
fn accept(listener: &TcpListener, slots: &Slots, house: &House, ended: &AtomicBool) {
    let mut pause = Duration::from_millis(1);
    while !ended.load(Ordering::Acquire) {
        match listener.accept() {
            Ok((stream, _)) => {
                pause = Duration::from_millis(1);
                admit(stream, slots, house);
            }
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(_) => {
                slots.make_room();
                thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(100));
            }
        }
    }
}

/// Gives a connection a place and a thread. When every other connection is just being answered, it waits for
/// a moment, as do those behind it.
fn admit(stream: TcpStream, slots: &Slots, house: &House) {
    let stream = Arc::new(stream);
    for _ in 0..200 {
        if let Some(place) = slots.take(&stream, At::Reading) {
            let (stream, house) = (Arc::clone(&stream), house.clone());
            // Without a thread the connection is closed, and its place given back.
            let _ = Builder::new().name("answer".into()).spawn(move || converse(&stream, place, &house));
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
}

//! The connections that are open, and which of them makes room for another.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a connection is at, in the order in which they make room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    /// Waiting for its client to ask again.
    Idle,
    /// Waiting for the rest of a request.
    Reading,
    /// Waiting for its client to take the answer.
    Writing,
    /// Being answered, which is our own time and not the client's.
    Answering,
}

/// How long a client may take no byte of its answer before it has to make room for others.
const STUCK: Duration = Duration::from_millis(250);

/// So many connections and no more.
#[derive(Clone)]
pub(super) struct Slots {
    limit: usize,
    open: Arc<Mutex<Open>>,
}

#[derive(Default)]
struct Open {
    next: u64,
    slots: BTreeMap<u64, Slot>,
}

struct Slot {
    stream: Arc<TcpStream>,
    at: At,
    since: Instant,
}

/// A connection's place; given back when dropped.
pub(super) struct Place {
    id: u64,
    slots: Slots,
}

impl Slots {
    pub(super) fn new(limit: usize) -> Slots {
        Slots { limit, open: Arc::default() }
    }

    /// A place for a connection. When all are taken, the connection that has kept us waiting the longest is
    /// ended; `None` when every one of them is being answered.
    pub(super) fn take(&self, stream: &Arc<TcpStream>, at: At) -> Option<Place> {
        let mut open = self.open();
        if open.slots.len() >= self.limit && !open.make_room() {
            return None;
        }
        let id = open.next;
        open.next += 1;
        open.slots.insert(id, Slot { stream: Arc::clone(stream), at, since: Instant::now() });
        Some(Place { id, slots: self.clone() })
    }

    /// Ends the connection that has kept us waiting the longest, because descriptors ran out.
    pub(super) fn make_room(&self) -> bool {
        self.open().make_room()
    }

    /// Ends them all.
    pub(super) fn clear(&self) {
        for (_, slot) in std::mem::take(&mut self.open().slots) {
            let _ = slot.stream.shutdown(Shutdown::Both);
        }
    }

    pub(super) fn taken(&self) -> usize {
        self.open().slots.len()
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn make_room(&mut self) -> bool {
        let stuck = |slot: &Slot| match slot.at {
            At::Idle | At::Reading => true,
            At::Writing => slot.since.elapsed() >= STUCK,
            At::Answering => false,
        };
        let worst = self.slots.iter().filter(|(_, slot)| stuck(slot));
        let worst = worst.min_by_key(|(_, slot)| (slot.at, slot.since)).map(|(id, _)| *id);
        let Some(slot) = worst.and_then(|id| self.slots.remove(&id)) else { return false };
        // Whoever waits in a read or a write of it returns from there at once.
        let _ = slot.stream.shutdown(Shutdown::Both);
        true
    }
}

impl Place {
    /// Notes what the connection is at from now on.
    pub(super) fn at(&self, at: At) {
        if let Some(slot) = self.slots.open().slots.get_mut(&self.id) {
            slot.at = at;
            slot.since = Instant::now();
        }
    }

    /// Whether the connection still has its place.
    pub(super) fn holds(&self) -> bool {
        self.slots.open().slots.contains_key(&self.id)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.slots.open().slots.remove(&self.id);
    }
}

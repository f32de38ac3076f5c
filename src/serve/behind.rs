//! What is done behind a preview's back.

use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use rayon::{ThreadPool, ThreadPoolBuilder};

/// How much less of a processor this work gets than that for which somebody waits, as the system counts it: about a
/// tenth. With much less, on a busy machine the program would not end at once: each thread must come up to do so.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Does work for which nobody waits, on threads of its own: those that answer a save or draw a page that was asked
/// for never wait behind it, and have the processors first.
pub(super) struct Behind {
    /// None when the system gives no threads for it: then the work is done on those of everybody.
    pool: Option<Arc<ThreadPool>>,
}

impl Behind {
    pub(super) fn new() -> Behind {
        let named = ThreadPoolBuilder::new().thread_name(|at| format!("behind-{at}"));
        let pool = named.start_handler(|_| give_way()).build();
        Behind { pool: pool.ok().map(Arc::new) }
    }

    /// Does some work on a thread of this name; `None` when the system has none.
    pub(super) fn spawn<T: Send + 'static>(
        &self,
        name: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<JoinHandle<T>> {
        let pool = self.pool.clone();
        let work = move || match pool {
            Some(pool) => pool.install(work),
            None => work(),
        };
        Builder::new().name(name.to_owned()).spawn(work).ok()
    }

    /// Takes something large apart.
    pub(super) fn drop<T: Send + 'static>(&self, large: T) {
        if let Some(pool) = &self.pool {
            pool.spawn(move || drop(large));
        }
    }
}

/// Lets other threads go before this one.
fn give_way() {
    // Elsewhere the whole process would be slowed down.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, NICENESS);
}

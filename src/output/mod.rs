//! Rank 10: artifacts in, a published folder out, whole or not at all.
//!
//! Inputs: artifacts from many threads, the output folder, the folders of the book that it must stay out of.
//! Outputs: the folder with exactly these artifacts (and whatever else stood in it), and a [`Report`].
//!
//! 1. [`Stage::open`] refuses a folder that is not ours to write (no [`MANIFEST`]) or that touches the book's sources,
//!    takes a lock, finishes or clears what a killed build left, and looks at how each published file stands.
//! 2. [`Sink::put`] and [`Sink::keep`] write what is new into a stage beside the folder, and note what is unchanged.
//! 3. [`Stage::commit`] links the unchanged files into the stage, and foreign files too, writes the new
//!    list, and exchanges stage and folder in one step of the kernel (`RENAME_EXCHANGE`). A reader sees the old
//!    site or the new one. Where that cannot be (a mount, a file system that does not know it), a journal is
//!    written and the files are moved one by one; a build that is killed meanwhile is completed by the next.
//! 4. The old tree, now in the stage's place, is cleared: files of the old list are removed, everything else is
//!    moved into the new tree.
//!
//! A published file is known to be unchanged by its length and a seal in its modification time (`seal.rs`), so
//! nothing is read again and nothing about the machine is kept in the list. Nobody's link is followed
//! below the output folder. What is never promised: that a process which keeps the folder itself open (a shell
//! or a server started inside it) follows the exchange.

mod address;
mod commit;
mod error;
mod in_place;
mod manifest;
mod memory;
mod place;
mod recover;
mod seal;
mod settle;
mod stage;
mod tree;
mod unchanged;
mod work;

pub use error::OutputError;
pub use manifest::MANIFEST;
pub use memory::Memory;
pub use stage::Stage;
pub use unchanged::unchanged;

use crate::base::{Fingerprint, SitePath};

/// Where artifacts go. A build streams into it from many threads at once.
pub trait Sink: Sync {
    /// Takes one artifact.
    ///
    /// # Errors
    /// When it cannot be written, or its address is taken.
    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<Written, OutputError>;

    /// Takes the artifact that was published at `path` before, when it is still there with the content of this
    /// fingerprint. When it is not, the answer is false, and the caller renders and puts it.
    ///
    /// # Errors
    /// When what was published cannot be looked at.
    fn keep(&self, path: &SitePath, fingerprint: Fingerprint) -> Result<bool, OutputError>;

    /// Says that the files of a folder outlive their site by one publication: whoever reads a page of the last
    /// site may still ask for them. A sink that publishes over nothing has nothing to do.
    fn linger(&self, folder: &SitePath) {
        let _ = folder;
    }
}

/// How an artifact stands to what was published before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// No published file stood there.
    New,
    /// A published file stood there with other content.
    Changed,
    /// The same content stood there.
    Same,
}

/// How the new site came into place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swap {
    /// Not at all: every file was there already. At most the list of published files was renewed.
    Nothing,
    /// It is the first site there, and was put in place whole.
    Placed,
    /// It was exchanged for the old one in one step.
    Exchanged,
    /// File by file, because the machine could not exchange folders there. A build killed meanwhile leaves
    /// some pages old and some new until the next build completes it.
    InPlace,
}

/// What a publication did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Published files, without the list itself.
    pub files: usize,
    /// Of them, those that were not there.
    pub new: usize,
    /// Of them, those with other content than before.
    pub changed: usize,
    /// Of them, those that were neither written nor touched.
    pub same: usize,
    /// Published before and gone now.
    pub removed: usize,
    /// Files and folders of others that were left as they are. A folder counts once.
    pub foreign: usize,
    /// How the site came into place.
    pub swap: Swap,
    /// Whether a publication that had been cut short was completed first.
    pub resumed: bool,
}

impl Report {
    /// The report of a site in which nothing had to be done.
    fn untouched(files: usize, foreign: usize) -> Report {
        let (new, changed, removed) = (0, 0, 0);
        Report { files, new, changed, same: files, removed, foreign, swap: Swap::Nothing, resumed: false }
    }
}

//! Rank 12: the preview of a book in a browser, which follows every save.
//!
//! In: the folder of a book. Out: pages over HTTP on this machine alone, drawn when they are asked for, and to each
//! open page the news of what changed in it. Nothing is ever written.
//!
//! 1. `doorbell` says when to look, and often where; `follow` looks, and says whether anything really changed. What
//!    was written is looked at first, by itself, and shown; then everything is, `behind` the preview's back: that is
//!    how things stand, whatever the system said or did not say of its files.
//! 2. [`Preview::turn`] has the build session decide the new state of the book, puts it in the place of the old one
//!    and tells the open pages (`hub`) what their `bar` is to say. Then, behind its back, house rules are applied and all other pages drawn.
//! 3. `pages` answers requests from that state. Each page gets the preview's own script (`client`), which is in
//!    nothing that is ever published: it takes in what changed, shows what is wrong, and helps to present.
//! 4. [`http`] is the server; it knows nothing of books.

mod bar;
mod behind;
mod client;
mod doorbell;
mod file_page;
mod follow;
pub mod http;
mod hub;
mod media;
mod pages;
mod preview;
mod shown;
mod trouble;

pub use client::CLIENT;
pub use preview::{News, Preview, Texts};

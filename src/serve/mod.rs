//! Rank 12: the preview of a book in a browser, which follows every save.
//!
//! In: the folder of a book. Out: pages over HTTP on this machine alone, drawn when they are asked for, and to each
//! open page the news of what changed in it.

pub mod http;

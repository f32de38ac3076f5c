//! Rank 0: the words everyone uses. Plain values, no behaviour beyond what keeps them valid.

mod date;
mod fingerprint;
mod lang;
mod path;
mod slug;
mod span;

pub use date::Date;
pub use fingerprint::{Fingerprint, Hasher};
pub use lang::{Direction, Lang};
pub use path::{BookPath, PathProblem, SitePath};
pub use slug::{Slug, heading_slug, is_slug, nearest_slug};
pub use span::Span;

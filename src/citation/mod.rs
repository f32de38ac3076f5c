//! Rank 5: document symbols, places in documents, and citations in and out.
//!
//! **In**: text in one of six languages, the book's [`Rules`] (organs, series, addresses) and its
//! [`Registry`] (documents by symbol, short names). **Out**: [`Found`] mentions with the places they name,
//! and slips that are nearly mentions; addresses; formatted citations ([`mod@format`]). No file, clock or
//! network is read, and whatever the text holds, nothing panics and the time is linear.
//!
//! 1. `trigger` skips to where something could begin; `scan` ([`Finder`]) tries it.
//! 2. `window`, `part`, `qualifier` and `grammar` read a symbol; `spoken` a resolution in words; `names` a
//!    short name or an identifier of a series; `elliptical` the short members of a list.
//! 3. `near` looks behind and before for places, which `place`, `chinese` and `label` read
//!    in the words of `reader`.
//! 4. [`parse_citation`] and [`parse_pinpoint`] do the same for a text that is a citation as a whole.
//!
//! # Symbols
//!
//! ```text
//! symbol    := organ ( "/" part )+ [ letter ] [ qualifier ( "/" change )* ] { "*" }
//! organ     := a configured one: A S E T (followed by a configured word or body), ST, CRC, CCW, UNEP, …
//! part      := number | session | body | paper | change | word | "(" digits ")" | word "(" digits ")"
//! number    := digits without a leading zero [ "-" digits ]
//! session   := ( "S-" | "ES-" ) digits
//! body      := ( "AC" | "C" | "CN" | "CONF" | "WG" | "Sub" | … ) "." id       no document by itself
//! paper     := ( "L" | "CRP" | "WP" | "PV" | "SR" | … ) "." id
//! id        := digits | ROMAN | CAPITAL
//! word      := "RES" | "PRST" | "BMS" | "RC" | … | CAPITALS
//! change    := ( "Add" | "Amend" | "Corr" | "Rev" ) "." number | "Summary"    outermost last
//! letter    := [ " " ] CAPITAL                                               of a lettered resolution
//! qualifier := [ " " ] "(" ( year | ROMAN | "د-" digits                       of a resolution
//!                          | "Sect." n | "Part" n | "Resumption" n | "Vol." n | … ) ")"
//! double    := symbol ( "-" | "–" ) symbol                                   one document
//! elliptic  := symbol ( ("," | "and") change )+                              "A/59/565 and Corr.1"
//! ```
//!
//! A symbol is complete when its last part is a number, a paper or a change; a General Assembly resolution
//! needs session and number, one of the Security Council its number and (else it is noted) its year. With an
//! organ of one letter at most two bare numbers follow each other, and the first is a session since the
//! thirty-first (`A`) or a year (`S`, `E`). One slash and one number (`A/810`) is the shape of noise and
//! counts only when registered or forced; `S/` with five figures is told by them.
//! On the left no letter (but a Chinese or Arabic one), digit, `/ . - _` or backtick may touch a symbol, on
//! the right no letter, digit, `/ _ @ =` or backtick, nor a hyphen with a letter behind it. Code spans and
//! addresses are stepped over. Prose is case-sensitive; [`Symbol::parse_lenient`] is for what was typed.
//! Look-alike slashes, letters and digits, full-width forms and hidden characters are read through and noted.
//! General Assembly decisions have no symbol, and none is made up.
//!
//! # Places
//!
//! ```text
//! places    := place { ("," | ";" | "and" | "(") place } [ "of" place ]
//! place     := unit numbers | unit                                           unit alone: an annex
//! numbers   := label { ( "," | "and" | "–" | "to" ) label }
//! label     := digits [ "bis" | "ter" | … ] { item } | ROMAN [ "." CAPITAL | "." digits ] | CAPITAL
//! item      := "(" letter ")" | letter ")" | "(" roman ")" | "(" abjad letter ")"
//! unit      := "para." | "¶" | "section" | "annex" | "footnote" | "art." | … in the text's language or English
//! chinese   := "第" number { ("、" | "和" | "至") number } ( "段" | "节" | "章" | "条" | "款" ) | "附件" n | "脚注" n
//! ```
//!
//! They stand behind a citation ("ITI, para. 8") or before it with an "of" ("paragraph 8 of the ITI", «пункт 8
//! резолюции 60/81»). Each member of a list and each end of a range has its own span. [`Pinpoint::anchor`] is the
//! same in every language: `p8`, `p8-a-i`, `p8-bis`, `s5-p3`, `annex-p8-a`, `annex-2-p8`, `c4-p24`, `part-2`,
//! `art-8-p1`, `pp3` (preamble), `n4` (notes run through a document, whatever paragraph they hang on).
//! Arabic letters stand in abjad order for a, b, c; Arabic digits inside a second level and Chinese figures in
//! brackets for i, ii, iii.
//!
//! # Sources
//!
//! The guide to symbols of the Dag Hammarskjöld Library (<https://research.un.org/en/docs/symbols>), the United
//! Nations Editorial Manual (<https://www.un.org/dgacm/en/content/editorial-manual>), its rules for paragraphs and
//! for citing paragraphs and not pages, and parallel texts in the six official languages. Wordings of
//! languages other than English are to be confirmed by a speaker; [`format::Formatted`] says so where one is used.

mod address;
mod chinese;
mod cite;
mod date;
mod edge;
mod elliptical;
mod fold;
pub mod format;
mod grammar;
mod label;
mod mention;
mod names;
mod near;
mod numerals;
mod part;
mod phrases;
mod pinpoint;
mod place;
mod qualifier;
mod reader;
mod registry;
mod resolution;
mod rules;
mod scan;
mod spoken;
mod symbol;
mod trigger;
mod window;
mod words;

pub use address::address;
pub use cite::{Citation, parse_citation, parse_pinpoint};
pub use mention::{Found, Mention, Note, Problem, Slip, Target, Via};
pub use pinpoint::{Pinpoint, Step, Unit};
pub use registry::Registry;
pub use rules::{Address, Rules, Series};
pub use scan::{Finder, find};
pub use symbol::{Implied, Symbol};

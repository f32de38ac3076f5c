//! What a book's configuration says about identifiers: which organs and words make a symbol, where an
//! address leads, which other series there are. The defaults are those of the United Nations.

use crate::base::Lang;

use super::Symbol;
use super::address::encode;

/// Everything about symbols that is not grammar. `Rules::default()` is that of the United Nations;
/// [`Rules::empty`] is for a book that has only series of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// First parts after which the second must be a known word: the organs with one letter, which alone
    /// prove nothing (`A`, `S`, `E`, `T`).
    pub organs: Vec<String>,
    /// First parts that are telling in themselves, after which any capital word may follow
    /// (`ST`, `CRC`, `CCW`, `UNEP`).
    pub special: Vec<String>,
    /// Words that may follow an organ with one letter (`RES`, `PRST`, `HRC`).
    pub words: Vec<String>,
    /// Words behind which stand a year and a number, so that a year alone is incomplete (`BMS`, `PRST`).
    pub yearly: Vec<String>,
    /// Names of bodies that take a dot and a number, and so are no document by themselves (`CONF`, `AC`).
    pub bodies: Vec<String>,
    /// Kinds of paper that take a dot and a number (`L`, `CRP`, `WP`, `PV`).
    pub papers: Vec<String>,
    /// Whether spoken forms count: "General Assembly resolution 79/40".
    pub spoken: bool,
    /// Where a symbol leads that the book does not hold.
    pub address: Address,
    /// Identifiers of other series, each with its own address.
    pub series: Vec<Series>,
}

/// Where official texts live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// An address with `{symbol}` (encoded, slashes kept), `{symbol-query}` (slashes encoded too) and
    /// `{lang}`: `https://docs.un.org/{lang}/{symbol}`.
    pub template: String,
    /// The languages that the place has.
    pub languages: Vec<String>,
    /// The language to ask for when it has not the reader's.
    pub fallback: String,
}

/// A series of identifiers besides symbols: `RFC 2119`, `MOSAIC 05.30`, `KNX-12/3`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// What the series is called in messages and exports.
    pub name: String,
    /// What an identifier starts with; a space stands for any one run of spaces.
    pub prefixes: Vec<String>,
    /// What follows: `#` is a run of digits, a space any run of spaces, `[…]` may be absent, and
    /// everything else stands for itself. `#`, `#/#`, `#.#[:#]`.
    pub shape: String,
    /// An address with `{id}` (prefix and number), `{number}` (what the shape matched) and `{lang}`;
    /// without one, an identifier that the book does not hold leads nowhere.
    pub template: Option<String>,
}

impl Rules {
    /// No organ, no series, no address: nothing is recognized but registered names.
    pub fn empty() -> Rules {
        Rules {
            organs: Vec::new(),
            special: Vec::new(),
            words: Vec::new(),
            yearly: Vec::new(),
            bodies: Vec::new(),
            papers: Vec::new(),
            spoken: false,
            address: Address { template: String::new(), languages: Vec::new(), fallback: String::new() },
            series: Vec::new(),
        }
    }

    pub(super) fn is_organ(&self, text: &str) -> bool {
        has(&self.organs, text) || has(&self.special, text)
    }

    pub(super) fn is_short_organ(&self, text: &str) -> bool {
        has(&self.organs, text)
    }

    pub(super) fn is_body(&self, text: &str) -> bool {
        has(&self.bodies, text)
    }

    pub(super) fn takes_dot(&self, text: &str) -> bool {
        has(&self.bodies, text) || has(&self.papers, text)
    }

    pub(super) fn is_word(&self, text: &str) -> bool {
        has(&self.words, text)
    }

    pub(super) fn is_yearly(&self, text: &str) -> bool {
        has(&self.yearly, text)
    }

    /// The way a word is written, given it in any case: `sub` is `Sub`, `conf` is `CONF`.
    pub(super) fn usual_case(&self, word: &str) -> String {
        [&self.bodies, &self.papers, &self.words, &self.special, &self.organs]
            .into_iter()
            .flatten()
            .find(|known| known.eq_ignore_ascii_case(word))
            .cloned()
            .unwrap_or_else(|| word.to_ascii_uppercase())
    }

    /// The official address of a symbol for a reader of `lang`; none when the book configures none.
    pub fn address(&self, symbol: &Symbol, lang: &Lang) -> Option<String> {
        let place = &self.address;
        if place.template.is_empty() {
            return None;
        }
        let wanted = lang.as_str();
        let primary = wanted.split('-').next().unwrap_or(wanted);
        let has = |tag: &str| place.languages.iter().any(|known| known == tag);
        let tag = if has(wanted) {
            wanted
        } else if has(primary) {
            primary
        } else {
            &place.fallback
        };
        Some(super::address::fill(symbol, &place.template, tag))
    }
}

impl Series {
    /// The address of one identifier of this series.
    pub fn address(&self, id: &str, number: &str, lang: &Lang) -> Option<String> {
        let template = self.template.as_ref()?;
        Some(
            template
                .replace("{lang}", lang.as_str())
                .replace("{id}", &encode(id, false))
                .replace("{number}", &encode(number, false)),
        )
    }
}

fn has(list: &[String], text: &str) -> bool {
    list.iter().any(|known| known == text)
}

impl Default for Rules {
    /// The organs, special series and words of United Nations symbols, after the Dag Hammarskjöld
    /// Library's guide (<https://research.un.org/en/docs/symbols>), and the viewer of official texts.
    fn default() -> Rules {
        Rules {
            organs: list("A S E T"),
            special: list(
                "ST ACABQ APLC ATT BWC CAC CAT CBD CCM CCPR CCW CD CEB CED CEDAW CERD CMW CRC CRPD CTOC \
                 DP DSB ECA ECE ESCAP ESCWA FCCC HRI HSP ICCD IDB ISBA ITC JIU LC NPT PBC PCNICC SPLOS SPT \
                 TD TPNW UNCTAD UNDP UNEP UNEP(DEC) UNEP(DEPI) UNEP(DTIE) UNFPA UNICEF UNITAR UNODC UNW WFP",
            ),
            words: list(
                "RES PRST INF PC RC BMS MGE MSP COP HRC NGO PET SGB AI IC ADM Agenda AHWG ART BUR CC CRED CO \
                 CONF D Date EC ECA ECE ECLAC ECWA ESCAP ESCWA FFDF GC HLPF HLS ICEF INCB IPF IFF LN Min MIN NC \
                 NL OBS OP PFII PRE PREPCOM PV Q R RT SEC SG SPC SR SS SUPP TRANS UN WGFS WG WP Sub Hg Misc \
                 Summary",
            ),
            yearly: list("BMS COP INF MGE MSP NGO PC PRST RC"),
            bodies: list(
                "AC C CN COM CONF COP EA GC GGE IG INC MEM MOP MSP PC PrepCom SBSTTA SC SER Sub TF WG WS",
            ),
            papers: list("CRP INF L MISC Misc NGO NOTE OBS PET PRST PV R RES SR TP WP DEC"),
            spoken: true,
            address: Address {
                template: "https://docs.un.org/{lang}/{symbol}".to_owned(),
                languages: list("ar zh en fr ru es"),
                fallback: "en".to_owned(),
            },
            series: Vec::new(),
        }
    }
}

fn list(words: &str) -> Vec<String> {
    words.split_ascii_whitespace().map(str::to_owned).collect()
}

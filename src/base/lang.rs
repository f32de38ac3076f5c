use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// Which way a language's text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// A language tag as BCP 47 writes it, in lower case (`en`, `zh`, `pt-br`). Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Arc<str>);

impl Lang {
    /// The tag, when `text` has the shape of one: two or three letters, then parts of two to eight
    /// letters or digits.
    pub fn new(text: &str) -> Option<Lang> {
        let mut parts = text.split('-');
        let first = parts.next()?;
        let shaped = (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_lowercase())
            && parts.all(|part| {
                (2..=8).contains(&part.len())
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        shaped.then(|| Lang(text.into()))
    }

    /// The tag's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The direction of the script that the language is usually written in. The list is that of
    /// Unicode CLDR 48 for languages whose likely script is Arabic, Hebrew, Syriac, Thaana, N'Ko or Adlam.
    pub fn direction(&self) -> Direction {
        let primary = self.0.split('-').next().unwrap_or_default();
        match primary {
            "ar" | "arc" | "azb" | "bal" | "bgn" | "ckb" | "dv" | "fa" | "glk" | "he" | "khw" | "ks"
            | "lrc" | "mzn" | "nqo" | "pnb" | "prs" | "ps" | "sd" | "sdh" | "syr" | "ug" | "ur" | "yi" => {
                Direction::Rtl
            }
            _ => Direction::Ltr,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl Borrow<str> for Lang {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_the_shape_of_bcp_47() {
        for good in ["en", "zh-hant", "pt-br", "nds"] {
            assert!(Lang::new(good).is_some(), "{good}");
        }
        for bad in ["", "e", "EN", "en_GB", "en-", "english", "../en"] {
            assert!(Lang::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn arabic_runs_right_to_left() {
        assert_eq!(Lang::new("ar").map(|l| l.direction()), Some(Direction::Rtl));
        assert_eq!(Lang::new("zh").map(|l| l.direction()), Some(Direction::Ltr));
    }
}

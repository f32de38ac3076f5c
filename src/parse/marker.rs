//! The number at the start of a paragraph, as written: `8.`, `8 bis.`, `٢ -`, `8．`, `(a)`, `a)`, `(ii)`.

use super::words::{Use, is_chinese, letter, number, roman, word};

/// What a number says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A paragraph: `8`, `8 bis`.
    Number {
        /// Its number.
        value: u32,
        /// `bis`, when it was put in later.
        suffix: Option<&'static str>,
    },
    /// A sub-paragraph, by its Latin letter.
    Letter(String),
    /// A third level, by its value.
    Roman(u32),
    /// `i`, `v` or `x` alone: a letter or a numeral, as those before and after tell.
    Either(char),
}

/// A number found at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// As written, without the full stop that follows.
    pub(super) written: String,
    /// What it says.
    pub(super) mark: Mark,
    /// The bytes up to the words.
    pub(super) bytes: usize,
}

/// The paragraph number that a line starts with. `dashed` lets a dash follow it, as Arabic texts have it.
pub(super) fn paragraph(line: &str, dashed: bool) -> Option<Found> {
    let (value, digits) = number(line)?;
    let (suffix, after) = match suffix(&line[digits..]) {
        Some((key, bytes)) => (Some(key), digits + bytes),
        None => (None, digits),
    };
    let rest = &line[after..];
    let arabic = dashed || !line.starts_with(|c: char| c.is_ascii()) && !line.starts_with(is_chinese);
    let (sign, gap) = match rest.chars().next()? {
        '.' | ')' => (1, true),
        '．' | '、' | '）' => (3, false),
        _ if arabic => {
            let dash = rest.trim_start();
            let c = dash.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '\u{2010}'..='\u{2012}'))?;
            (rest.len() - dash.len() + c.len_utf8(), true)
        }
        _ => return None,
    };
    let end = words_start(line, after + sign, gap)?;
    let kept = if rest.starts_with([')', '）']) { after + sign } else { after };
    let written = line[..kept].replace(['*', '_'], "");
    Some(Found { written, mark: Mark::Number { value, suffix }, bytes: end })
}

/// The suffix behind a number, perhaps emphasized, and its bytes with the space before.
fn suffix(rest: &str) -> Option<(&'static str, usize)> {
    let spaced = rest.trim_start();
    let bare = spaced.trim_start_matches(['*', '_']);
    let (key, bytes) = word(bare, Use::Suffix)?;
    let before = rest.len() - bare.len();
    let emphasis = spaced.len() - bare.len();
    let closing = bare[bytes..].bytes().take(emphasis).take_while(|b| matches!(b, b'*' | b'_')).count();
    Some((key, before + bytes + closing))
}

/// The number of a sub-paragraph that a line starts with. Plain digits count only below a letter, where
/// Arabic and Chinese texts have them for Roman numerals.
pub(super) fn sub_paragraph(line: &str, below_letter: bool) -> Option<Found> {
    let first = line.chars().next()?;
    if let '\u{3220}'..='\u{3229}' = first {
        let end = words_start(line, 3, false)?;
        let mark = Mark::Roman(first as u32 - 0x3220 + 1);
        return Some(Found { written: first.to_string(), mark, bytes: end });
    }
    let opened = matches!(first, '(' | '（');
    let quoted = matches!(first, '\'' | '‘' | '’');
    let inside = if opened || quoted { &line[first.len_utf8()..] } else { line };
    let closes = |c: char| if quoted { matches!(c, '\'' | '’') } else { matches!(c, ')' | '）') };
    let close = inside.char_indices().take(10).find(|(_, c)| closes(*c))?;
    let label = inside[..close.0].trim_matches(['*', '_']).trim();
    let counted = || number(label).filter(|(_, bytes)| *bytes == label.len()).map(|(value, _)| value);
    let chinese = || {
        word(label, Use::Number).filter(|(_, bytes)| *bytes == label.len() && label.starts_with(is_chinese))
    };
    let mark = if quoted {
        Mark::Roman(counted().filter(|_| below_letter)?)
    } else if matches!(label, "i" | "v" | "x") {
        Mark::Either(label.chars().next()?)
    } else if let Some(value) = roman(label) {
        Mark::Roman(value)
    } else if let Some(latin) = letter(label) {
        Mark::Letter(latin)
    } else if let Some(value) = counted().filter(|_| below_letter && opened) {
        Mark::Roman(value)
    } else {
        Mark::Roman(chinese().filter(|_| opened)?.0.parse().ok()?)
    };
    let after = line.len() - inside.len() + close.0 + close.1.len_utf8();
    let end = words_start(line, after, close.1 != '）')?;
    Some(Found { written: line[..after].replace(['*', '_'], ""), mark, bytes: end })
}

/// Where the words start behind a number that ends at `after`. Where `gap` is asked for, a space, the
/// line's end or Chinese must follow, so that `8.5` is no number of a paragraph.
fn words_start(line: &str, after: usize, gap: bool) -> Option<usize> {
    let rest = &line[after..];
    let words = rest.trim_start();
    let apart = words.len() < rest.len() || words.is_empty() || words.starts_with(is_chinese);
    (apart || !gap).then_some(line.len() - words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(line: &str) -> Option<(String, u32, Option<&'static str>, &str)> {
        let found = paragraph(line, false)?;
        let Mark::Number { value, suffix } = found.mark else { return None };
        Some((found.written, value, suffix, &line[found.bytes..]))
    }

    #[test]
    fn a_paragraph_number_is_read_as_written() {
        let read = |written: &str, value, suffix| Some((written.to_owned(), value, suffix, "x"));
        assert_eq!(numbered("8. x"), read("8", 8, None));
        assert_eq!(numbered("8) x"), read("8)", 8, None));
        assert_eq!(numbered("8 bis. x"), read("8 bis", 8, Some("bis")));
        assert_eq!(numbered("8bis. x"), read("8bis", 8, Some("bis")));
        assert_eq!(numbered("8 *ter*. x"), read("8 ter", 8, Some("ter")));
        assert_eq!(numbered("8 бис. x"), read("8 бис", 8, Some("bis")));
        assert_eq!(numbered("8之二、x"), read("8之二", 8, Some("bis")));
        assert_eq!(numbered("٨ مكررا - x"), read("٨ مكررا", 8, Some("bis")));
        assert_eq!(numbered("٢ - x"), read("٢", 2, None));
        assert_eq!(numbered("８．x"), read("８", 8, None));
        assert_eq!(numbered("8.文").map(|found| found.3), Some("文"));
        assert!(paragraph("8 - x", true).is_some());
    }

    #[test]
    fn other_lines_with_digits_are_none() {
        for line in
            ["8.5 per cent", "8 - x", "8", "8 x", "8 bis x", "٢-٣ سنوات", "12345. x", "x 8.", "2018 was"]
        {
            assert_eq!(numbered(line), None, "{line}");
        }
    }

    #[test]
    fn a_sub_paragraph_has_one_mark_in_every_script() {
        let mark = |line: &str| sub_paragraph(line, true).map(|found| found.mark);
        let letter = |latin: &str| Some(Mark::Letter(latin.to_owned()));
        for line in ["(b) x", "b) x", "（b）x", "(ب) x", "б) x", "(*b*) x", "(b)"] {
            assert_eq!(mark(line), letter("b"), "{line}");
        }
        assert_eq!(mark("(هـ) x"), letter("e"));
        assert_eq!(mark("(aa) x"), letter("aa"));
        for line in ["(ii) x", "(٢) x", "㈡x", "（二）x", "'٢' x"] {
            assert_eq!(mark(line), Some(Mark::Roman(2)), "{line}");
        }
        assert_eq!(mark("(i) x"), Some(Mark::Either('i')));
        for line in ["(see above) x", "(a)x", "(A) x", "ab) x", "() x", "(2018) was", "(1) x"] {
            assert_eq!(sub_paragraph(line, false), None, "{line}");
        }
    }
}

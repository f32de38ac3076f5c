//! The part of a body that a request asks for.

use std::ops::Range;

/// What a `Range` header asks of a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The whole of it, or something that we need not understand.
    Whole,
    /// These bytes.
    Part(Range<usize>),
    /// Bytes that it does not have.
    Beyond,
}

/// Reads `bytes=a-b`, `bytes=a-` and `bytes=-n`. Lists of ranges are answered with the whole, as the standard
/// allows: <https://www.rfc-editor.org/rfc/rfc9110#section-14.2>
pub(super) fn asked(header: &str, length: usize) -> Asked {
    let Some((unit, range)) = header.split_once('=') else { return Asked::Whole };
    let Some((first, last)) = range.trim().split_once('-') else { return Asked::Whole };
    if !unit.eq_ignore_ascii_case("bytes") {
        return Asked::Whole;
    }
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number too large for us is larger than any body.
        digits.then(|| text.parse::<usize>().unwrap_or(usize::MAX))
    };
    match (first, last) {
        ("", last) => match number(last) {
            None => Asked::Whole,
            Some(0) => Asked::Beyond,
            Some(_) if length == 0 => Asked::Beyond,
            Some(n) => Asked::Part(length.saturating_sub(n)..length),
        },
        (first, "") => match number(first) {
            None => Asked::Whole,
            Some(first) if first >= length => Asked::Beyond,
            Some(first) => Asked::Part(first..length),
        },
        (first, last) => match (number(first), number(last)) {
            (Some(first), Some(last)) if first > last => Asked::Whole,
            (Some(first), Some(_)) if first >= length => Asked::Beyond,
            (Some(first), Some(last)) => Asked::Part(first..last.saturating_add(1).min(length)),
            _ => Asked::Whole,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_understood() {
        assert_eq!(asked("bytes=0-3", 10), Asked::Part(0..4));
        assert_eq!(asked("bytes=4-", 10), Asked::Part(4..10));
        assert_eq!(asked("bytes=-3", 10), Asked::Part(7..10));
        assert_eq!(asked("Bytes=8-99999999999999999999999", 10), Asked::Part(8..10));
        assert_eq!(asked("bytes=-99", 10), Asked::Part(0..10));
    }

    #[test]
    fn what_is_not_there_is_said_and_what_is_no_range_is_passed_over() {
        for beyond in ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999999-"] {
            assert_eq!(asked(beyond, 10), Asked::Beyond, "{beyond}");
        }
        for whole in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
            "bytes=5-2",
            "bytes=0-1,3-4",
            "lines=0-1",
            "bytes=+1-2",
        ] {
            assert_eq!(asked(whole, 10), Asked::Whole, "{whole}");
        }
        assert_eq!(asked("bytes=0-0", 0), Asked::Beyond);
    }
}

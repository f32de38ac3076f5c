//! Numbers as printable characters, so that a shard is a script that any server may serve as text.
//!
//! A digit is 0 to 90, written as the character of code 35 plus the digit, the backslash left out: `#` to `~`.
//! All are single bytes in UTF-8 and none needs an escape in a quoted string, so gzip sees one symbol per digit,
//! and its Huffman codes do the packing: a column of small numbers costs about its entropy.

/// How many digits there are.
pub(crate) const BASE: u32 = 91;

/// The least number that takes two digits.
const TWO: u32 = 59;
/// The first digit that announces three.
const THREE: u32 = 90;
/// The least number that takes four digits.
const FOUR: u32 = TWO + (THREE - TWO) * BASE;

/// The largest number that [`number`] can write.
pub(crate) const MOST: u32 = FOUR + BASE * BASE * BASE - 1;

/// The character of a digit.
pub(crate) fn digit(value: u32) -> char {
    debug_assert!(value < BASE, "a digit is below {BASE}");
    let code = 35 + value.min(BASE - 1);
    // The backslash would begin an escape.
    char::from_u32(if code >= 92 { code + 1 } else { code }).unwrap_or('#')
}

/// Writes a number of any size up to [`MOST`]: one digit below 59, two below 2,880 (the first is 59 to 89 and says
/// which 91 numbers are meant), else the digit 90 and three more, the highest first.
pub(crate) fn number(out: &mut String, value: u32) {
    debug_assert!(value <= MOST, "a number is at most {MOST}");
    if value < TWO {
        out.push(digit(value));
    } else if value < FOUR {
        out.push(digit(TWO + (value - TWO) / BASE));
        out.push(digit((value - TWO) % BASE));
    } else {
        let value = value - FOUR;
        out.push(digit(THREE));
        fixed(out, value, 3);
    }
}

/// Writes a number in exactly `width` digits, the highest first.
pub(crate) fn fixed(out: &mut String, value: u32, width: u32) {
    for place in (0..width).rev() {
        out.push(digit(value / BASE.pow(place) % BASE));
    }
}

/// Reads what [`number`] and [`fixed`] wrote, as the script does. What is no digit ends the reading with `None`.
#[cfg(test)]
#[derive(Clone, Debug)]
pub(crate) struct Digits<'a>(std::slice::Iter<'a, u8>);

#[cfg(test)]
impl<'a> Digits<'a> {
    /// Reads a text from its beginning.
    pub(crate) fn new(text: &'a str) -> Digits<'a> {
        Digits(text.as_bytes().iter())
    }

    /// The next digit.
    pub(crate) fn digit(&mut self) -> Option<u32> {
        let code = u32::from(*self.0.next()?);
        match code {
            35..=91 => Some(code - 35),
            93..=126 => Some(code - 36),
            _ => None,
        }
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> Option<u32> {
        let first = self.digit()?;
        if first < TWO {
            Some(first)
        } else if first < THREE {
            Some(TWO + (first - TWO) * BASE + self.digit()?)
        } else {
            Some(FOUR + self.fixed(3)?)
        }
    }

    /// The next number of exactly `width` digits.
    pub(crate) fn fixed(&mut self, width: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..width {
            value = value * BASE + self.digit()?;
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_read_back(values in proptest::collection::vec(0..=MOST, 0..50)) {
            let mut text = String::new();
            for value in &values {
                number(&mut text, *value);
            }
            let mut digits = Digits::new(&text);
            let back: Vec<u32> = std::iter::from_fn(|| digits.number()).collect();
            prop_assert_eq!(back, values);
            prop_assert!(text.bytes().all(|byte| (35..127).contains(&byte) && byte != b'\\'));
        }
    }

    #[test]
    fn small_numbers_take_one_digit_and_the_borders_read_back() {
        for (value, len) in [(0, 1), (58, 1), (59, 2), (2879, 2), (2880, 4), (MOST, 4)] {
            let mut text = String::new();
            number(&mut text, value);
            assert_eq!(text.len(), len, "{value}");
            assert_eq!(Digits::new(&text).number(), Some(value));
        }
    }
}

//! Decisions as printable characters: an adaptive arithmetic coder that a script decodes.
//!
//! What is written is a row of decisions, each with a *context* that says under what circumstances it was taken. For
//! every context the coder learns how often it was yes, and spends on a decision what it then tells: little for what was to be
//! expected (Rissanen and Langdon, *Arithmetic coding*, 1979; the carry is passed back as in Martin's range coder of the same
//! year). The script learns the same from the same decisions, so nothing of it is written.
//!
//! The digits are 0 to 90, each a character of code 35 plus the digit, the backslash left out: `#` to `~`. All are single
//! bytes in UTF-8 and none needs an escape in a quoted string, so that a shard is a script that any server may serve as text;
//! gzip then takes the 6.5 bits of each for about what they are. Odds are numbers of 64 bits, which Rust and scripts
//! multiply, add and divide to the same last bit (IEEE 754).

/// How many digits there are.
const BASE: u64 = 91;
/// No range is larger: six digits, which a script's numbers hold to the last unit.
const WHOLE: u64 = BASE.pow(6);
/// The range at the beginning; a smaller one is drawn out by a digit.
const LEAST: u64 = BASE.pow(5);

/// How many contexts a *family* has: what is counted in unary has one for each step, the last for all further ones.
const FAMILY: usize = 32;
/// How many families there may be.
const FAMILIES: usize = 72;
/// What a context knows: how likely yes is, and from how many decisions, the first of which it half trusts.
#[derive(Clone, Copy, Debug)]
struct Odds {
    yes: f64,
    seen: f64,
}

impl Default for Odds {
    fn default() -> Odds {
        Odds { yes: 0.5, seen: 0.5 }
    }
}

impl Odds {
    /// The part of a range that stands for yes; neither answer is ever impossible.
    fn share(self, range: u64) -> u64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a range is below 2^40"
        )]
        let share = (range as f64 * (self.yes * 0.998 + 0.001)) as u64;
        share
    }

    fn learn(&mut self, yes: bool) {
        self.seen += 1.0;
        self.yes += (f64::from(u8::from(yes)) - self.yes) / self.seen;
    }
}

/// Where the contexts of a family begin that was made for one purpose ([`Coder::fresh`]).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fresh(usize);

/// Writes decisions.
#[derive(Debug)]
pub(crate) struct Coder {
    digits: Vec<u8>,
    low: u64,
    range: u64,
    odds: Vec<Odds>,
}

impl Default for Coder {
    fn default() -> Coder {
        let odds = vec![Odds::default(); FAMILY * FAMILIES];
        Coder { digits: Vec::new(), low: 0, range: LEAST, odds }
    }
}

impl Coder {
    /// Writes a decision: the context is `at` of a family, or the last of it.
    pub(crate) fn bit(&mut self, family: usize, at: usize, yes: bool) {
        self.decide(family * FAMILY + at, yes);
    }

    fn decide(&mut self, context: usize, yes: bool) {
        let odds = &mut self.odds[context];
        let share = odds.share(self.range);
        odds.learn(yes);
        if yes {
            self.range = share;
        } else {
            self.low += share;
            self.range -= share;
        }
        self.draw_out();
    }

    /// A family of so many contexts that nothing else has.
    pub(crate) fn fresh(&mut self, contexts: usize) -> Fresh {
        let first = self.odds.len();
        self.odds.resize(first + contexts, Odds::default());
        Fresh(first)
    }

    /// Writes a decision in a context of such a family.
    pub(crate) fn fresh_bit(&mut self, family: Fresh, at: usize, yes: bool) {
        self.decide(family.0 + at, yes);
    }

    /// Writes a number below `bound`, all of which are as likely.
    pub(crate) fn below(&mut self, bound: u32, value: u32) {
        debug_assert!(value < bound, "{value} is below {bound}");
        self.range /= u64::from(bound);
        self.low += self.range * u64::from(value);
        self.draw_out();
    }

    /// Writes a number as that many times yes and a no.
    pub(crate) fn unary(&mut self, family: usize, value: u32) {
        for at in 0..=value {
            self.bit(family, (at as usize).min(FAMILY - 1), at < value);
        }
    }

    /// Writes a number: how many bits one more than it has, then those bits (Elias's gamma code).
    pub(crate) fn number(&mut self, family: usize, value: u32) {
        let bits = (value + 1).ilog2();
        self.unary(family, bits);
        self.below(1 << bits, value + 1 - (1 << bits));
    }

    fn draw_out(&mut self) {
        self.carry();
        while self.range < LEAST {
            self.draw();
            self.range *= BASE;
        }
    }

    /// Passes a carry back. The sum of all that was written stays below one, so that some digit can take it.
    fn carry(&mut self) {
        if self.low >= WHOLE {
            self.low -= WHOLE;
            for digit in self.digits.iter_mut().rev() {
                if u64::from(*digit) + 1 < BASE {
                    *digit += 1;
                    break;
                }
                *digit = 0;
            }
        }
    }

    /// Draws out the highest digit.
    fn draw(&mut self) {
        #[expect(clippy::cast_possible_truncation, reason = "below 91")]
        self.digits.push((self.low / LEAST) as u8);
        self.low = self.low % LEAST * BASE;
    }

    /// All that was written, in as few digits as tell it: what is missing at the end is read as zeros.
    pub(crate) fn finish(mut self) -> String {
        // The number with the most zeros at its end among those that the range has.
        let mut step = WHOLE / BASE;
        let mut end = self.low.next_multiple_of(step);
        while end >= self.low + self.range {
            step /= BASE;
            end = self.low.next_multiple_of(step);
        }
        self.low = end;
        self.carry();
        while self.low > 0 {
            self.draw();
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        // The first of six digits is above the range at the beginning, always zero.
        self.digits.into_iter().skip(1).map(character).collect()
    }
}

/// The character of a digit.
fn character(digit: u8) -> char {
    // The backslash would begin an escape.
    char::from(if digit < 57 { 35 + digit } else { 36 + digit })
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads what a [`Coder`] wrote, as the script does.
    pub(crate) struct Reader<'a> {
        digits: std::slice::Iter<'a, u8>,
        code: u64,
        range: u64,
        odds: Vec<Odds>,
    }

    impl<'a> Reader<'a> {
        pub(crate) fn new(text: &'a str) -> Reader<'a> {
            let odds = Coder::default().odds;
            let mut reader = Reader { digits: text.as_bytes().iter(), code: 0, range: 1, odds };
            reader.draw_out();
            reader
        }

        fn take(&mut self) {
            let character = self.digits.next().map_or(35, |byte| u64::from(*byte));
            self.code = self.code * BASE + character - if character > 92 { 36 } else { 35 };
        }

        fn draw_out(&mut self) {
            while self.range < LEAST {
                self.range *= BASE;
                self.take();
            }
        }

        pub(crate) fn bit(&mut self, family: usize, at: usize) -> bool {
            self.decide(family * FAMILY + at)
        }

        fn decide(&mut self, context: usize) -> bool {
            let odds = &mut self.odds[context];
            let share = odds.share(self.range);
            let yes = self.code < share;
            odds.learn(yes);
            if yes {
                self.range = share;
            } else {
                self.code -= share;
                self.range -= share;
            }
            self.draw_out();
            yes
        }

        pub(crate) fn below(&mut self, bound: u32) -> u32 {
            self.range /= u64::from(bound);
            let value = self.code / self.range;
            self.code -= value * self.range;
            self.draw_out();
            u32::try_from(value).unwrap()
        }

        pub(crate) fn unary(&mut self, family: usize) -> u32 {
            let mut value = 0;
            while self.bit(family, (value as usize).min(FAMILY - 1)) {
                value += 1;
            }
            value
        }

        pub(crate) fn number(&mut self, family: usize) -> u32 {
            let bits = self.unary(family);
            (1 << bits) - 1 + self.below(1 << bits)
        }
    }

    #[derive(Clone, Debug)]
    enum Said {
        Bit(usize, usize, bool),
        Below(u32, u32),
        Unary(usize, u32),
        Number(usize, u32),
        Fresh(usize, bool),
    }

    fn said() -> impl Strategy<Value = Said> {
        prop_oneof![
            (0..4_usize, 0..FAMILY, prop::bool::weighted(0.95))
                .prop_map(|(f, at, bit)| Said::Bit(f, at, bit)),
            (1..=1_u32 << 30, any::<u32>()).prop_map(|(bound, value)| Said::Below(bound, value % bound)),
            (4..8_usize, 0..50_u32).prop_map(|(f, value)| Said::Unary(f, value)),
            (8..12_usize, 0..1_u32 << 30).prop_map(|(f, value)| Said::Number(f, value)),
            (1..5_usize, any::<bool>()).prop_map(|(contexts, bit)| Said::Fresh(contexts, bit)),
        ]
    }

    proptest! {
        #[test]
        fn what_is_said_reads_back(all in prop::collection::vec(said(), 0..400)) {
            let mut coder = Coder::default();
            for one in &all {
                match *one {
                    Said::Bit(family, at, bit) => coder.bit(family, at, bit),
                    Said::Below(bound, value) => coder.below(bound, value),
                    Said::Unary(family, value) => coder.unary(family, value),
                    Said::Number(family, value) => coder.number(family, value),
                    Said::Fresh(contexts, bit) => {
                        let family = coder.fresh(contexts);
                        coder.fresh_bit(family, contexts - 1, bit);
                    }
                }
            }
            let text = coder.finish();
            prop_assert!(text.bytes().all(|byte| (35..127).contains(&byte) && byte != b'\\'));
            let mut reader = Reader::new(&text);
            for one in &all {
                match *one {
                    Said::Bit(family, at, bit) => prop_assert_eq!(reader.bit(family, at), bit),
                    Said::Below(bound, value) => prop_assert_eq!(reader.below(bound), value),
                    Said::Unary(family, value) => prop_assert_eq!(reader.unary(family), value),
                    Said::Number(family, value) => prop_assert_eq!(reader.number(family), value),
                    Said::Fresh(contexts, bit) => {
                        reader.odds.resize(reader.odds.len() + contexts, Odds::default());
                        prop_assert_eq!(reader.decide(reader.odds.len() - 1), bit);
                    }
                }
            }
        }
    }

    #[test]
    fn carries_are_passed_back_through_full_digits() {
        let mut coder = Coder::default();
        // Always the last of a bound leaves the low end just below one.
        (0..200).for_each(|_| coder.below(91, 90));
        (0..200).for_each(|_| coder.below(7, 6));
        let text = coder.finish();
        let mut reader = Reader::new(&text);
        assert!((0..200).all(|_| reader.below(91) == 90));
        assert!((0..200).all(|_| reader.below(7) == 6));
    }

    #[test]
    fn what_is_expected_costs_nearly_nothing() {
        let mut coder = Coder::default();
        (0..10_000).for_each(|_| coder.bit(0, 0, true));
        assert!(coder.finish().len() < 10);
        assert_eq!(Coder::default().finish(), "");
    }
}

//! Reading text the way it was meant: look-alike characters become the ASCII that they stand for, and
//! characters that print nothing are passed over.
//!
//! Text pasted from PDF files and typed on six keyboards holds full-width and mathematical slashes,
//! Cyrillic capitals in place of Latin ones, Arabic-Indic digits and zero-width spaces. Everything in
//! this module's parent reads through here, so that each reader deals with one spelling only.

/// What had to be forgiven on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Oddity {
    /// Characters that print nothing stood inside.
    pub(super) hidden: bool,
    /// A look-alike slash, letter or digit stood for the usual one.
    pub(super) look_alike: bool,
}

impl Oddity {
    pub(super) fn or(self, other: Oddity) -> Oddity {
        Oddity { hidden: self.hidden || other.hidden, look_alike: self.look_alike || other.look_alike }
    }
}

/// Whether a character prints nothing and may stand anywhere: soft hyphen, zero-width characters, and
/// the marks that steer the direction of text.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The character that `c` stands for, and whether that is a correction worth a remark.
pub(super) fn fold(c: char) -> (char, bool) {
    match c {
        '\t' | '\r' | '\n' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            (' ', false)
        }
        '\u{2010}' | '\u{2011}' => ('-', false),
        '\u{2212}' | '\u{FE63}' => ('-', true),
        '\u{2044}' | '\u{2215}' | '\u{29F8}' => ('/', true),
        '\u{2024}' => ('.', true),
        // Full-width brackets and commas are how Chinese prints them; a full-width letter, digit or slash
        // inside a symbol is a slip of the keyboard.
        '\u{FF01}'..='\u{FF5E}' => {
            let plain = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
            (plain, plain.is_ascii_alphanumeric() || plain == '/')
        }
        '\u{660}'..='\u{669}' => (digit(c, 0x660), true),
        '\u{6F0}'..='\u{6F9}' => (digit(c, 0x6F0), true),
        'А' | 'Α' => ('A', true),
        'В' | 'Β' => ('B', true),
        'С' | 'Ϲ' => ('C', true),
        'Е' | 'Ε' => ('E', true),
        'Н' | 'Η' => ('H', true),
        'І' | 'Ι' => ('I', true),
        'Ј' => ('J', true),
        'К' | 'Κ' => ('K', true),
        'М' | 'Μ' => ('M', true),
        'Ν' => ('N', true),
        'О' | 'Ο' => ('O', true),
        'Р' | 'Ρ' => ('P', true),
        'Ѕ' => ('S', true),
        'Т' | 'Τ' => ('T', true),
        'Х' | 'Χ' => ('X', true),
        _ => (c, false),
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

/// Letters of scripts that are written without spaces around a Latin symbol: Chinese (and its
/// neighbours), and Arabic, where a one-letter word is joined to the next. A symbol may touch them.
pub(super) fn may_touch(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' | '\u{2E80}'..='\u{2FDF}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{30FF}' | '\u{31F0}'..='\u{321E}' | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Letters and decimal digits. Superscript figures are not: they are the marks of notes.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || fold(c).0.is_ascii_digit()
}

/// A place in a text, moved forward one meant character at a time.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    odd: Oddity,
    /// A line ended since the last character that is no space.
    line_ended: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Cursor<'t> {
        Cursor { text, at, odd: Oddity::default(), line_ended: false }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn odd(&self) -> Oddity {
        self.odd
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The next character, unfolded, with where it begins and ends and whether hidden ones were skipped.
    fn raw(&self) -> Option<(char, usize, bool)> {
        let mut at = self.at;
        let mut hidden = false;
        loop {
            count_step();
            let byte = *self.text.as_bytes().get(at)?;
            if byte < 0x80 {
                return Some((byte as char, at + 1, hidden));
            }
            let c = self.text[at..].chars().next()?;
            at += c.len_utf8();
            if !is_hidden(c) {
                return Some((c, at, hidden));
            }
            hidden = true;
        }
    }

    /// The next character as meant.
    pub(super) fn peek(&self) -> Option<char> {
        self.raw().map(|(c, _, _)| fold(c).0)
    }

    /// The next character as it stands.
    pub(super) fn peek_raw(&self) -> Option<char> {
        self.raw().map(|(c, _, _)| c)
    }

    /// Takes the next character as meant.
    pub(super) fn bump(&mut self) -> Option<char> {
        let (c, end, hidden) = self.raw()?;
        let (folded, look_alike) = fold(c);
        self.odd = self.odd.or(Oddity { hidden, look_alike });
        self.at = end;
        self.line_ended = c == '\n' || (self.line_ended && folded == ' ');
        Some(folded)
    }

    /// Takes the next character when it is `wanted`.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    /// Takes the next character when `wanted` says so.
    pub(super) fn eat_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        if self.peek().is_some_and(wanted) { self.bump() } else { None }
    }

    /// Takes spaces, at most one line end among them (an empty line ends a paragraph), and says
    /// whether there were any.
    pub(super) fn spaces(&mut self) -> bool {
        let before = self.at;
        while let Some(c) = self.peek_raw() {
            if fold(c).0 != ' ' || (c == '\n' && self.line_ended) {
                break;
            }
            self.bump();
        }
        self.at > before
    }

    /// Takes `words` when the text goes on with them, whatever the case of their letters; a space in
    /// `words` stands for any run of spaces, an apostrophe for any apostrophe. `words` is in lower case.
    pub(super) fn eat_words(&mut self, words: &str) -> bool {
        let mut ahead = *self;
        for wanted in words.chars() {
            let matched = match wanted {
                ' ' => ahead.spaces(),
                '\'' => ahead.eat_if(|c| matches!(c, '\'' | '\u{2019}' | '\u{2BC}')).is_some(),
                _ => ahead.eat_letter(wanted),
            };
            if !matched {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Takes one letter, whatever its case; never folded, so that Cyrillic words stay Cyrillic.
    fn eat_letter(&mut self, wanted: char) -> bool {
        let Some((c, end, _)) = self.raw() else { return false };
        let matched = c == wanted || c.to_lowercase().eq([wanted]) || fold(c).0 == wanted;
        if matched {
            self.at = end;
            self.line_ended = false;
        }
        matched
    }

    /// Takes decimal digits and gives them, at most `most` of them; none taken when there are more.
    pub(super) fn digits(&mut self, most: usize) -> Option<String> {
        let mut ahead = *self;
        let mut digits = String::new();
        while let Some(c) = ahead.eat_if(|c| c.is_ascii_digit()) {
            if digits.len() == most {
                return None;
            }
            digits.push(c);
        }
        if digits.is_empty() {
            return None;
        }
        *self = ahead;
        Some(digits)
    }

    /// Whether no word goes on here.
    pub(super) fn at_word_end(&self) -> bool {
        self.peek_raw().is_none_or(|c| !is_word(c))
    }
}

/// The last meant character before `at`, with where it begins.
pub(super) fn before(text: &str, at: usize) -> Option<(char, usize)> {
    let shown = |(_, c): &(usize, char)| {
        count_step();
        !is_hidden(*c)
    };
    text[..at].char_indices().rev().find(shown).map(|(start, c)| (c, start))
}

#[cfg(test)]
thread_local! {
    /// How many characters were read: the measure by which a test holds the readers to linear time.
    pub(super) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[cfg(test)]
pub(super) fn count_step() {
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(not(test))]
#[inline]
pub(super) fn count_step() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_and_hidden_characters_are_read_through_and_remembered() {
        let mut cursor = Cursor::new("А\u{200B}／٧４", 0);
        let read: String = std::iter::from_fn(|| cursor.bump()).collect();
        assert_eq!(read, "A/74");
        assert_eq!(cursor.odd(), Oddity { hidden: true, look_alike: true });
    }

    #[test]
    fn an_empty_line_is_not_a_space() {
        let mut cursor = Cursor::new("a \n\n b", 1);
        assert!(cursor.spaces());
        assert_eq!(cursor.peek_raw(), Some('\n'));
    }

    #[test]
    fn words_match_in_any_case_and_over_any_space() {
        let mut cursor = Cursor::new("De\u{A0}l’Assemblée", 0);
        assert!(cursor.eat_words("de l'assemblée"));
        assert_eq!(cursor.peek(), None);
    }
}

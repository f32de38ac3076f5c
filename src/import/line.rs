//! The text of an imported file as lines of plain words, whatever the file's form, each with the lines of
//! the file that it came from.

/// Stands before and behind the name of a note where a text refers to it. Unicode reserves both for use
/// within a program, and [`super::decode`] takes them out of what is read.
pub(super) const NOTE_OPENS: char = '\u{FDD0}';
pub(super) const NOTE_CLOSES: char = '\u{FDD1}';

/// A line of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The line of the file that it starts on, from 1, and the one that it ends on.
    pub(super) number: usize,
    pub(super) last: usize,
    /// Its words, without markup; no white space at its ends.
    pub(super) text: String,
    /// What stands before it.
    pub(super) start: Start,
    /// What the file's markup says of it.
    pub(super) hint: Hint,
}

/// What stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Start {
    /// Another line of the same block.
    Wrapped,
    /// An empty line, or the start of a block.
    Block,
    /// The end of a page.
    Page,
}

/// What markup says of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Nothing.
    None,
    /// It is the title.
    Title,
    /// It is a heading of this level.
    Heading(u8),
    /// It starts the note of this name.
    Note(String),
    /// It is a further block of the note before.
    NoteMore,
    /// It is a rule: no words.
    Rule,
    /// It is no part of the text, for this reason.
    Aside(&'static str),
}

/// The lines of a file, and what reading it has changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// What was mended or set aside, with the line of the file that it stands on.
    pub(super) mended: Vec<(usize, String)>,
}

/// Makes lines out of the pieces in which a parser hands over a marked-up text.
pub(super) struct Weaver {
    pub(super) out: Lines,
    text: String,
    number: usize,
    last: usize,
    start: Start,
    hint: Hint,
}

impl Weaver {
    pub(super) fn new() -> Weaver {
        Weaver {
            out: Lines::default(),
            text: String::new(),
            number: 0,
            last: 0,
            start: Start::Block,
            hint: Hint::None,
        }
    }

    /// Adds words that stand on line `at`; a line end within them starts a new line.
    pub(super) fn words(&mut self, words: &str, mut at: usize) {
        for (index, part) in words.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
                at += 1;
            }
            if part.trim().is_empty() && self.text.is_empty() {
                continue;
            }
            if self.text.is_empty() {
                self.number = at;
            }
            self.last = self.last.max(at);
            self.text.push_str(part);
        }
    }

    /// Adds words that are not in the file as such.
    pub(super) fn sign(&mut self, words: &str, at: usize) {
        if self.text.is_empty() {
            self.number = at;
        }
        self.last = self.last.max(at);
        self.text.push_str(words);
    }

    /// Whether the line has words.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the line so far is the sign of a list's item, whose words come next.
    pub(super) fn is_sign(&self) -> bool {
        let sign = self.text.trim_end();
        let digits = sign.trim_end_matches(['.', ')']);
        sign == "•" || (digits.len() + 1 == sign.len() && digits.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Whether a note has been named and has no words yet.
    pub(super) fn awaits_note(&self) -> bool {
        matches!(self.hint, Hint::Note(_)) && self.start == Start::Block && self.is_empty()
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (number, last) = (self.number, self.last.max(self.number));
        self.last = 0;
        let text = spaced(&text);
        if text.is_empty() {
            return;
        }
        let start = std::mem::replace(&mut self.start, Start::Wrapped);
        let hint = self.hint.clone();
        if matches!(hint, Hint::Note(_)) {
            self.hint = Hint::NoteMore;
        }
        self.out.lines.push(Line { number, last, text, start, hint });
    }

    /// Ends the block; the next line starts one.
    pub(super) fn block(&mut self, hint: Hint) {
        self.end_line();
        self.start = Start::Block;
        self.hint = hint;
    }

    /// A line of its own that says something about its place.
    pub(super) fn mark(&mut self, hint: Hint, text: &str, at: usize) {
        self.block(Hint::None);
        let text = text.to_owned();
        self.out.lines.push(Line { number: at, last: at, text, start: Start::Block, hint });
    }

    /// Says that something was mended.
    pub(super) fn mended(&mut self, at: usize, what: String) {
        self.out.mended.push((at, what));
    }

    pub(super) fn finish(mut self) -> Lines {
        self.end_line();
        self.out
    }
}

/// The words of a link: its address behind them, unless it leads nowhere or says what the words say.
pub(super) fn link_end(weaver: &mut Weaver, words: &str, address: &str, at: usize) {
    let words = words.trim();
    let address = address.trim();
    if address.is_empty() || address == "#" {
        weaver.mended(at, format!("dead link taken off “{words}”"));
    } else if is_web(address) {
        let bare = address.trim_end_matches('/');
        if words.trim_end_matches('/') == bare
            || bare.ends_with(&format!("://{}", words.trim_end_matches('/')))
        {
            return;
        }
        if !words.is_empty() && bare.to_ascii_lowercase().ends_with(&words.to_ascii_lowercase()) {
            weaver.mended(at, format!("the address {address} taken off “{words}”"));
            return;
        }
        weaver.sign(&format!(" ({address})"), at);
    } else if !address.starts_with('#') {
        weaver.mended(at, format!("the link to {address} taken off “{words}”"));
    }
}

/// Whether an address leads to the web.
pub(super) fn is_web(address: &str) -> bool {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// The text with single plain spaces in place of runs of plain ones and tabs. No-break spaces stay.
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.trim().is_empty() {
        return String::new();
    }
    out.trim().to_owned()
}

/// Digits as raised figures, when `text` is a number.
pub(super) fn raised(text: &str) -> Option<String> {
    let text = text.trim();
    let all = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.bytes().map(|b| RAISED[usize::from(b - b'0')]).collect())
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The value of a raised figure.
pub(super) fn raised_digit(c: char) -> Option<char> {
    let place = RAISED.iter().position(|raised| *raised == c)?;
    char::from_digit(u32::try_from(place).ok()?, 10)
}

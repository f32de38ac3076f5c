use std::ops::Range;

/// A text under repair that knows, for each of its bytes, where it stood in the original.
#[derive(Clone, Debug)]
pub(in crate::table) struct Working {
    /// The text as mended so far.
    pub(in crate::table) text: String,
    /// The place in the original of each byte, and of the end; never falls.
    places: Vec<u32>,
    /// Places of months (`2015-06`) that were put in quotes for the parser's sake.
    months: Vec<usize>,
    /// The text as it was.
    source: String,
}

impl Working {
    pub(super) fn new(text: &str) -> Working {
        let places = (0..=u32::try_from(text.len()).unwrap_or(u32::MAX)).collect();
        Working { text: text.to_owned(), places, months: Vec::new(), source: text.to_owned() }
    }

    /// Where a byte stood, at the start of a letter.
    pub(in crate::table) fn original(&self, at: usize) -> usize {
        let place = self.places.get(at).or(self.places.last()).map_or(at, |&place| place as usize);
        // A new letter may begin where the original is in the middle of one.
        self.source.floor_char_boundary(place)
    }

    /// The same for a range.
    pub(in crate::table) fn originals(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.original(range.start);
        start..self.original(range.end).max(start)
    }

    /// Whether the text that stood at `original` is a month rather than a text.
    pub(in crate::table) fn is_month(&self, original: usize) -> bool {
        self.months.contains(&original)
    }

    /// Notes that a month will stand in quotes at `at`.
    pub(super) fn note_month(&mut self, at: usize) {
        let at = self.original(at);
        self.months.push(at);
    }

    /// Puts `text` in place of a range. What is new stands where the range began, so that a mended value
    /// covers what it was made from.
    pub(super) fn replace(&mut self, range: Range<usize>, text: &str) {
        let (from, to) = (self.places[range.start], self.places[range.end]);
        if range.len() == text.len() {
            self.text.replace_range(range, text);
            return;
        }
        let unchanged = common(&self.text[range.clone()], text);
        let kept = self.places[range.start..range.start + unchanged].to_vec();
        let new = kept
            .into_iter()
            .chain((unchanged..text.len()).map(|_| from.max(self.places[range.start + unchanged]).min(to)));
        let new: Vec<u32> = new.collect();
        self.places.splice(range.clone(), new);
        self.text.replace_range(range, text);
    }

    /// Blanks a range out, line by line.
    pub(super) fn set_aside(&mut self, range: Range<usize>) {
        let blank = Working::blank(&self.text[range.clone()]);
        self.replace(range, &blank);
    }

    /// Spaces for everything but line ends: as long as the text, and nothing to the parser.
    pub(super) fn blank(text: &str) -> String {
        text.bytes().map(|b| if b == b'\n' || b == b'\r' { char::from(b) } else { ' ' }).collect()
    }

    /// The text that now stands where `lines` stood, which are whole lines of the original.
    pub(super) fn mended(&self, lines: &Range<usize>) -> &str {
        let start = self.places.partition_point(|&place| (place as usize) < lines.start);
        let end = self.places.partition_point(|&place| place as usize <= lines.end).saturating_sub(1);
        self.text.get(start..end.max(start)).unwrap_or_default()
    }
}

/// How many bytes two texts have in common at their start.
fn common(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

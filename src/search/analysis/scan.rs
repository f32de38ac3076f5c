use super::fold::{continues, is_han, push_fold};

/// A piece of a text that can be searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// The folded text.
    pub form: String,
    /// How it came to be.
    pub role: Role,
    /// The place in the text, counted in words; tokens made of several words stand at the first.
    pub position: u32,
    /// How many places it takes.
    pub places: u32,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// How a token came to be. The numbers are those of the script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Role {
    /// A word, or a Han character that stands alone.
    #[default]
    Word = 0,
    /// Two Han characters of a run.
    Pair = 1,
    /// The last Han character of a run.
    Last = 2,
    /// Words that hyphens join, as one.
    Joined = 3,
    /// The symbol of a document, as one.
    Symbol = 4,
    /// The beginning of such a symbol, up to a slash.
    Prefix = 5,
    /// A word with `n` in the place of `ñ`.
    Plain = 6,
}

impl Role {
    /// Every role by its number.
    pub const ALL: [Role; 8] = [
        Role::Word,
        Role::Pair,
        Role::Last,
        Role::Joined,
        Role::Symbol,
        Role::Prefix,
        Role::Plain,
        Role::Word,
    ];
}

/// The longest chains that are made one token, in words: text that is no name but a path or a sum goes on.
const LONGEST_SYMBOL: usize = 16;
const LONGEST_COMPOUND: usize = 6;

/// A word or a run of Han, its form a range of the arena.
struct Segment {
    start: usize,
    end: usize,
    form: std::ops::Range<usize>,
    han: bool,
    /// How it is tied to the one before.
    tie: Tie,
    dropped: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    None,
    Apostrophe,
    Hyphen,
    Slash,
    Stop,
}

impl Tie {
    /// What stands between two words; only a single sign ties them.
    fn of(gap: &str) -> Tie {
        let mut chars = gap.chars();
        match (chars.next(), chars.next()) {
            (Some('\'' | '\u{2019}' | '\u{2018}' | '\u{FF07}'), None) => Tie::Apostrophe,
            (Some('-' | '\u{2010}' | '\u{2011}' | '\u{FF0D}'), None) => Tie::Hyphen,
            (Some('/' | '\u{FF0F}' | '\u{2044}' | '\u{2215}'), None) => Tie::Slash,
            (Some('.' | '\u{FF0E}'), None) => Tie::Stop,
            _ => Tie::None,
        }
    }

    fn chains(self) -> bool {
        matches!(self, Tie::Hyphen | Tie::Slash | Tie::Stop)
    }
}

/// Tells each token of a text, by position. The form is told beside the token.
pub(super) fn each(text: &str, take: &mut dyn FnMut(Token, &str)) {
    let mut arena = String::new();
    let mut segments = segments(text, &mut arena);
    elide(&mut segments, &arena);
    segments.retain(|segment| !segment.dropped);
    let mut position = 0;
    let mut chain_end = 0;
    let mut wholes: Vec<Whole> = Vec::new();
    let mut buffer = String::new();
    for (at, segment) in segments.iter().enumerate() {
        if segment.han {
            position += han(text, segment, position, take);
            continue;
        }
        let form = &arena[segment.form.clone()];
        let word = Token { position, places: 1, start: segment.start, end: segment.end, ..Token::default() };
        take(word.clone(), form);
        if form.contains('ñ') {
            take(Token { role: Role::Plain, ..word }, &form.replace('ñ', "n"));
        }
        if at >= chain_end {
            let tied = segments[at + 1..].iter().take_while(|next| !next.han && next.tie.chains());
            chain_end = at + 1 + tied.count();
            wholes.clear();
            if chain_end - at > 1 {
                chain(&segments, at, chain_end, &arena, &mut wholes);
            }
        }
        for Whole { to, role, .. } in wholes.iter().filter(|whole| whole.from == at) {
            buffer.clear();
            segments[at..*to].iter().for_each(|word| buffer.push_str(&arena[word.form.clone()]));
            let places = u32::try_from(to - at).unwrap_or(u32::MAX);
            let end = segments[to - 1].end;
            take(
                Token { role: *role, position, places, start: segment.start, end, ..Token::default() },
                &buffer,
            );
        }
        position += 1;
    }
}

/// Words that make one token together: the places of the first and behind the last among the segments.
struct Whole {
    from: usize,
    to: usize,
    role: Role,
}

fn segments(text: &str, arena: &mut String) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::with_capacity(text.len() / 6);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let han = is_han(first);
        if !han && !first.is_alphanumeric() {
            continue;
        }
        let goes_on = |c: char| is_han(c) == han && (han || c.is_alphanumeric() || continues(c));
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| goes_on(*c)) {
            end = at + c.len_utf8();
        }
        let from = arena.len();
        if !han {
            push_fold(&text[start..end], arena);
            if arena.len() == from {
                continue;
            }
        }
        let tie = segments.last().map_or(Tie::None, |before| {
            if before.han || han { Tie::None } else { Tie::of(&text[before.end..start]) }
        });
        segments.push(Segment { start, end, form: from..arena.len(), han, tie, dropped: false });
    }
    segments
}

/// Drops single letters and `qu` beside an apostrophe.
fn elide(segments: &mut [Segment], arena: &str) {
    for at in 1..segments.len() {
        if segments[at].tie != Tie::Apostrophe {
            continue;
        }
        let short = |form: &str| form.chars().nth(1).is_none();
        let before = &arena[segments[at - 1].form.clone()];
        let after = &arena[segments[at].form.clone()];
        if (short(before) || before == "qu") && !short(after) {
            segments[at - 1].dropped = true;
        } else if short(after) && !short(before) {
            segments[at].dropped = true;
        }
        // What was dropped ties nothing.
        segments[at].tie = Tie::None;
    }
}

/// Overlapping pairs, and the last character alone. Out: how many places were taken.
fn han(text: &str, segment: &Segment, position: u32, take: &mut dyn FnMut(Token, &str)) -> u32 {
    let run = &text[segment.start..segment.end];
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| segment.start + at).collect();
    let mut form = String::new();
    let mut place = position;
    for (at, start) in starts.iter().enumerate() {
        let after = |n: usize| starts.get(at + n).copied().unwrap_or(segment.end);
        let (end, role) = match (starts.len(), at + 1 < starts.len()) {
            (1, _) => (after(1), Role::Word),
            (_, true) => (after(2), Role::Pair),
            (_, false) => (after(1), Role::Last),
        };
        form.clear();
        push_fold(&text[*start..end], &mut form);
        let places = if role == Role::Pair { 2 } else { 1 };
        take(Token { role, position: place, places, start: *start, end, ..Token::default() }, &form);
        place += 1;
    }
    place - position
}

/// What words tied by hyphens, slashes and full stops make together.
fn chain(segments: &[Segment], first: usize, last: usize, arena: &str, wholes: &mut Vec<Whole>) {
    let form = |at: usize| &arena[segments[at].form.clone()];
    let has_digit = |to: usize| (first..to).any(|at| form(at).bytes().any(|b| b.is_ascii_digit()));
    let slashed = (first + 1..last).any(|at| segments[at].tie == Tie::Slash);
    let latin = form(first).bytes().all(|b| b.is_ascii_alphabetic());
    if slashed && latin && last - first <= LONGEST_SYMBOL && has_digit(last) {
        let mut to = first + 1;
        while to < last {
            to += 1;
            if to == last {
                wholes.push(Whole { from: first, to, role: Role::Symbol });
            } else if segments[to].tie == Tie::Slash && has_digit(to) {
                wholes.push(Whole { from: first, to, role: Role::Prefix });
            }
        }
        return;
    }
    let mut from = first;
    let mut to = first;
    while to < last {
        to += 1;
        if to < last && segments[to].tie == Tie::Hyphen {
            continue;
        }
        let lettered = (from..to).any(|at| !form(at).bytes().all(|b| b.is_ascii_digit()));
        if (2..=LONGEST_COMPOUND).contains(&(to - from)) && lettered {
            wholes.push(Whole { from, to, role: Role::Joined });
        }
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> String {
        let mut out = Vec::new();
        each(text, &mut |token, form| {
            let role = ["", "+", ".", "=", "#", "^", "~"][token.role as usize];
            out.push(format!("{}{role}{form}", token.position));
        });
        out.join(" ")
    }

    #[test]
    fn words_stand_at_their_places() {
        assert_eq!(tokens("Marking, at import."), "0marking 1at 2import");
        assert_eq!(tokens(" — … "), "");
        assert_eq!(tokens("3D-printed"), "03d 0=3dprinted 1printed");
        assert_eq!(tokens("2018-2019"), "02018 12019");
    }

    #[test]
    fn an_elided_letter_is_no_word() {
        assert_eq!(tokens("l'arme d’État, qu'une"), "0arme 1etat 2une");
        assert_eq!(tokens("the State's report; don't"), "0the 1state 2report 3don");
        assert_eq!(tokens("O'B"), "0o 1b");
    }

    #[test]
    fn hyphens_make_a_whole_beside_its_parts() {
        assert_eq!(tokens("record-keeping duty"), "0record 0=recordkeeping 1keeping 2duty");
        assert_eq!(tokens("a/b-c/d"), "0a 1b 1=bc 2c 3d");
    }

    #[test]
    fn a_symbol_is_one_token_with_its_beginnings() {
        assert_eq!(tokens("A/CONF.192/15."), "0a 0^aconf192 0#aconf19215 1conf 2192 315");
        assert_eq!(tokens("S/RES/2220 (2015)"), "0s 0#sres2220 1res 22220 32015");
        assert_eq!(tokens("and/or 1/2"), "0and 1or 21 32");
    }

    #[test]
    fn han_makes_pairs_and_the_last_alone() {
        assert_eq!(tokens("追查小武器"), "0+追查 1+查小 2+小武 3+武器 4.器");
        assert_eq!(tokens("AK47步枪 枪"), "0ak47 1+步枪 2.枪 3枪");
    }

    #[test]
    fn a_word_with_enye_is_found_without() {
        assert_eq!(tokens("diseño"), "0diseño 0~diseno");
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "L’État: A/74/187";
        let mut seen = Vec::new();
        each(text, &mut |token, _| seen.push(&text[token.start..token.end]));
        assert_eq!(seen, ["État", "A", "A/74", "A/74/187", "74", "187"]);
    }
}

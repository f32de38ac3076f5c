use super::Tree;
use crate::search::Field;
use crate::search::analysis::{Analysis, Role, Token, nfc};

/// What may stand before a colon beside the fields: the names of the book's facets.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The facets.
    pub facets: &'a [String],
}

/// How many pieces of a query are read; what follows is no question but a text.
const MOST_PIECES: usize = 32;

/// The longest names that are looked for as a whole, in words.
const LONGEST_NAME: usize = 12;

/// Reads what was typed. `typing` says that the last word may not be finished.
pub fn parse(text: &str, names: Names<'_>, typing: bool) -> Tree {
    let text = even(text);
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut or = false;
    for piece in pieces(&text).into_iter().take(MOST_PIECES) {
        if !piece.quoted && matches!(piece.text, "OR" | "|") {
            or = true;
            continue;
        }
        if !piece.quoted && piece.text == "AND" {
            continue;
        }
        let Some(mut chunk) = chunk(&piece, names) else { continue };
        let joinable =
            |chunk: &Chunk| !chunk.not && !matches!(chunk.units[..], [Unit { filter: true, .. }, ..]);
        chunk.or = or && joinable(&chunk) && chunks.last().is_some_and(joinable);
        chunks.push(chunk);
        or = false;
    }
    let open = typing && !text.ends_with([' ', '"']);
    let last = chunks.len().wrapping_sub(1);
    if let Some(chunk) = chunks.get_mut(last).filter(|chunk| open && !chunk.quoted)
        && let Some(unit) = chunk.units.last_mut()
    {
        unit.begins = true;
    }
    join(&mut chunks);
    let whole = whole(&chunks);
    let mut all: Vec<Tree> = Vec::new();
    // Whether each chunk is an alternative to the one before.
    let alternatives: Vec<bool> = chunks.iter().map(|chunk| chunk.or).chain([false]).collect();
    for (at, chunk) in chunks.into_iter().enumerate() {
        let (not, or) = (chunk.not, chunk.or);
        let trees: Vec<Tree> = chunk.units.into_iter().map(Unit::tree).collect();
        if not {
            all.push(Tree::Not(Box::new(one_or(trees, Tree::All))));
        } else if or {
            let before = all.pop();
            let mut any = match before {
                Some(Tree::Any(any)) if alternatives[at - 1] => any,
                Some(other) => vec![other],
                None => Vec::new(),
            };
            any.push(one_or(trees, Tree::All));
            all.push(Tree::Any(any));
        } else if alternatives[at + 1] {
            // What an alternative follows stays together.
            all.push(one_or(trees, Tree::All));
        } else {
            all.extend(trees);
        }
    }
    let tree = one_or(all, Tree::All);
    let Some(whole) = whole else { return tree };
    let mut any = vec![tree, Tree::Word(whole.clone(), None)];
    any.extend(open.then_some(Tree::Prefix(whole, None)));
    Tree::Any(any)
}

/// All words as one, when they may be a name or a symbol, and are not one for being two already.
fn whole(chunks: &[Chunk]) -> Option<String> {
    let units = || chunks.iter().flat_map(|chunk| &chunk.units);
    let texts: Vec<&str> = units().filter_map(|unit| unit.text.as_deref()).collect();
    let new = match units().count() {
        0 => false,
        1 => units().all(|unit| matches!(unit.tree, Tree::All(_) | Tree::Most(..))),
        2 => units().any(|unit| unit.form.is_none()),
        count => count <= LONGEST_NAME,
    };
    let bare = chunks.iter().all(|chunk| !chunk.not && !chunk.or && !chunk.quoted);
    (new && bare && texts.len() == units().count()).then(|| texts.concat())
}

fn one_or(mut trees: Vec<Tree>, all: fn(Vec<Tree>) -> Tree) -> Tree {
    match (trees.len(), trees.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            trees.extend(last);
            all(trees)
        }
    }
}

/// NFC, spaces and quotation marks of one sort, a full-width colon as the usual one.
fn even(text: &str) -> String {
    nfc(text)
        .chars()
        .map(|c| match c {
            '\u{201C}'..='\u{201F}'
            | '«'
            | '»'
            | '\u{FF02}'
            | '\u{300C}'..='\u{300F}'
            | '\u{301D}'
            | '\u{301E}' => '"',
            '\u{FF1A}' => ':',
            c if c.is_whitespace() || c == '\u{FEFF}' => ' ',
            c => c,
        })
        .collect()
}

/// A run without spaces, or what stands in quotes, with what stands before it.
struct Piece<'a> {
    not: bool,
    name: &'a str,
    text: &'a str,
    quoted: bool,
}

/// The script does this by `/(-?)([^ ":]+:)?"([^"]*)(?:"|$)|([^ "]+)/g`.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start_matches(' ');
    while !rest.is_empty() {
        if let Some((piece, after)) = quoted(rest, true).or_else(|| quoted(rest, false)) {
            pieces.push(piece);
            rest = after;
        } else {
            let end = rest.find([' ', '"']).unwrap_or(rest.len());
            pieces.push(Piece { not: false, name: "", text: &rest[..end], quoted: false });
            rest = &rest[end..];
        }
        rest = rest.trim_start_matches(' ');
    }
    pieces
}

fn quoted(text: &str, not: bool) -> Option<(Piece<'_>, &str)> {
    let after = if not { text.strip_prefix('-')? } else { text };
    let end = after.find([' ', '"', ':'])?;
    let (name, open) = match after[end..].strip_prefix(':') {
        Some(open) if end > 0 => (&after[..end], open),
        _ if end == 0 => ("", after),
        _ => return None,
    };
    let inside = open.strip_prefix('"')?;
    let (text, rest) = inside.split_once('"').unwrap_or((inside, ""));
    Some((Piece { not, name, text, quoted: true }, rest))
}

/// The part of a query that came from one piece.
struct Chunk {
    units: Vec<Unit>,
    not: bool,
    quoted: bool,
    /// Whether it is an alternative to the chunk before.
    or: bool,
}

/// One thing to look for.
struct Unit {
    tree: Tree,
    /// The form, when it is a word that may be written as one with its neighbor.
    form: Option<String>,
    field: Option<Field>,
    /// What it is as part of a name; none when it is no plain text.
    text: Option<String>,
    /// What it is when written as one with its neighbors.
    joined: Vec<String>,
    /// Whether it may be the beginning of a word.
    begins: bool,
    filter: bool,
}

impl Unit {
    fn of(tree: Tree, field: Option<Field>) -> Unit {
        Unit { tree, form: None, field, text: None, joined: Vec::new(), begins: false, filter: false }
    }

    fn tree(self) -> Tree {
        let prefix = match &self.tree {
            _ if !self.begins => None,
            Tree::Word(form, field) => Some((form.clone(), *field)),
            Tree::First(parts) => match &parts[..] {
                [Tree::Word(form, field), ..] => Some((form.clone(), *field)),
                _ => None,
            },
            _ => None,
        };
        let field = self.field;
        let joined = self.joined.into_iter().map(|form| Tree::Word(form, field));
        let mut any: Vec<Tree> = std::iter::once(self.tree).chain(joined).collect();
        any.extend(prefix.map(|(form, field)| Tree::Prefix(form, field)));
        one_or(any, Tree::Any)
    }
}

fn chunk(piece: &Piece<'_>, names: Names<'_>) -> Option<Chunk> {
    let Piece { mut not, name, mut text, quoted } = *piece;
    let mut name = name.to_lowercase();
    if !quoted {
        if let Some(rest) = text.strip_prefix('-').filter(|rest| !rest.is_empty()) {
            (not, text) = (true, rest);
        }
        if let Some((before, after)) = text.split_once(':')
            && !after.is_empty()
            && known(&before.to_lowercase(), names)
        {
            (name, text) = (before.to_lowercase(), after);
        }
    }
    let mut chunk = Chunk { units: Vec::new(), not, quoted, or: false };
    if let Some(facet) = facet(&name, names) {
        let value = text.trim_matches(' ').to_lowercase();
        let filter = Unit { filter: true, ..Unit::of(Tree::Filter(facet.to_owned(), value), None) };
        chunk.units.push(filter);
        return Some(chunk);
    }
    let field = field(&name);
    let begins = !quoted && text.ends_with('*');
    // Forms do not depend on the language.
    let tokens = Analysis::forms(text);
    chunk.units = if quoted { phrase(&tokens, field) } else { units(&tokens, field) };
    if begins && let Some(unit) = chunk.units.last_mut() {
        // What was marked as a beginning is nothing else.
        let word = match &unit.tree {
            Tree::Word(form, _) => Some(form),
            Tree::First(parts) => match &parts[..] {
                [Tree::Word(form, _), ..] => Some(form),
                _ => None,
            },
            _ => None,
        };
        if let Some(form) = word {
            *unit = Unit::of(Tree::Prefix(form.clone(), field), field);
        }
    }
    (!chunk.units.is_empty()).then_some(chunk)
}

fn known(name: &str, names: Names<'_>) -> bool {
    facet(name, names).is_some() || field(name).is_some()
}

fn field(name: &str) -> Option<Field> {
    Field::ALL.iter().copied().find(|field| field.name() == name)
}

/// `function:` is meant when the facet is `functions`.
fn facet<'a>(name: &str, names: Names<'a>) -> Option<&'a str> {
    let is = |facet: &&String| **facet == *name || facet.strip_suffix('s') == Some(name);
    names.facets.iter().find(is).map(String::as_str).filter(|_| !name.is_empty())
}

/// The words side by side; a single word is a word like any other.
fn phrase(tokens: &[Token], field: Option<Field>) -> Vec<Unit> {
    let forms: Vec<(String, u32)> = tokens
        .iter()
        .filter(|token| matches!(token.role, Role::Word | Role::Pair))
        .map(|token| (token.form.clone(), token.position))
        .collect();
    if forms.len() < 2 {
        return units(tokens, field);
    }
    vec![Unit::of(Tree::Phrase(forms, field), field)]
}

fn units(tokens: &[Token], field: Option<Field>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    // The place of the unit that a position belongs to, from the first position of the chunk on.
    let mut first_unit: Vec<usize> = Vec::new();
    let word = |form: &str| Tree::Word(form.to_owned(), field);
    let text = |form: &str| field.is_none().then(|| form.to_owned());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let here = tokens[at..].iter().take_while(|other| other.position == token.position);
        let symbol = here.clone().find(|other| other.role == Role::Symbol);
        let behind = |places: u32| {
            let end = token.position + places;
            tokens[at..].iter().position(|other| other.position >= end).map_or(tokens.len(), |n| at + n)
        };
        if let Some(symbol) = symbol {
            let end = behind(symbol.places);
            let parts = tokens[at..end].iter().filter(|part| part.role == Role::Word);
            let parts = Tree::All(parts.map(|part| word(&part.form)).collect());
            first_unit.resize(first_unit.len() + symbol.places as usize, units.len());
            let tree = Tree::First(vec![word(&symbol.form), parts]);
            units.push(Unit { text: text(&symbol.form), ..Unit::of(tree, field) });
            at = end;
            continue;
        }
        match token.role {
            Role::Pair => {
                let run = tokens[at..].iter().take_while(|other| other.role == Role::Pair);
                let run: Vec<&Token> = run.collect();
                let pairs: Vec<Tree> = run.iter().map(|pair| word(&pair.form)).collect();
                let mut whole: String = run.iter().filter_map(|pair| pair.form.chars().next()).collect();
                whole.extend(run.last().and_then(|pair| pair.form.chars().nth(1)));
                // The last character of the run stands behind the pairs.
                at += pairs.len() + 1;
                first_unit.resize(first_unit.len() + pairs.len() + 1, units.len());
                let need = pairs.len() - pairs.len() / 3;
                let tree = if pairs.len() > 2 { Tree::Most(need, pairs) } else { one_or(pairs, Tree::All) };
                units.push(Unit { text: text(&whole), ..Unit::of(tree, field) });
            }
            _ => {
                let han = token.form.starts_with(Analysis::is_han);
                let tree = if han { Tree::Prefix(token.form.clone(), field) } else { word(&token.form) };
                first_unit.push(units.len());
                let form = (!han).then(|| token.form.clone());
                units.push(Unit { form, text: text(&token.form), ..Unit::of(tree, field) });
                at = behind(1);
            }
        }
    }
    for whole in tokens.iter().filter(|token| token.role == Role::Joined) {
        let from = first_unit[whole.position as usize];
        for unit in &mut units[from..from + whole.places as usize] {
            unit.joined.push(whole.form.clone());
        }
    }
    units
}

/// Words side by side may be written as one.
fn join(chunks: &mut [Chunk]) {
    for at in 0..chunks.len() {
        let chunk = &mut chunks[at];
        for place in 1..chunk.units.len() {
            let (before, after) = chunk.units.split_at_mut(place);
            pair(&mut before[place - 1], &mut after[0]);
        }
        let Some((here, next)) = chunks[at..]
            .split_first_mut()
            .and_then(|(here, rest)| rest.first_mut().filter(|next| !next.or).map(|next| (here, next)))
        else {
            continue;
        };
        if here.not || next.not || here.quoted || next.quoted {
            continue;
        }
        if let (Some(before), Some(after)) = (here.units.last_mut(), next.units.first_mut()) {
            pair(before, after);
        }
    }
}

fn pair(before: &mut Unit, after: &mut Unit) {
    let (Some(first), Some(second)) = (&before.form, &after.form) else { return };
    let whole = format!("{first}{second}");
    if before.field != after.field || whole.bytes().all(|b| b.is_ascii_digit()) {
        return;
    }
    for unit in [before, after] {
        if !unit.joined.contains(&whole) {
            unit.joined.push(whole.clone());
        }
    }
}

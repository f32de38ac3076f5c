//! The short members of a list, which inherit the symbol before them: "A/59/565 and Corr.1",
//! "A/74/5/Add.1-3".

use super::fold::Cursor;
use super::mention::{Found, Mention, Target, Via};
use super::part::whole_change;
use super::{Finder, Symbol};
use crate::base::Span;

impl Finder<'_> {
    /// Reads the short members behind the last mention, which ends at `end`; says where they end.
    ///
    /// A change of another kind applies to the whole symbol as printed ("A/58/50/Rev.1 and Corr.1" corrects
    /// the revision, as the Editorial Manual has it); one of the same kind stands beside it.
    pub(super) fn elliptical(&self, text: &str, mut end: usize, found: &mut Found) -> usize {
        let Some(first) = found.mentions.last().and_then(Mention::symbol).cloned() else { return end };
        self.split_range(text, end, &first, found);
        if let Some((base, change)) = first.as_str().rsplit_once('/')
            && let Some((name, _)) = change.split_once('.').filter(|_| whole_change(change).is_some())
            && let Some((span, last)) = range_end(text, end)
        {
            let symbol = Symbol::from_canonical(&format!("{base}/{name}.{last}"));
            found.mentions.push(self.mention(span, symbol, Via::Elliptical));
            end = span.range().end;
        }
        while let Some((span, change)) = self.change(text, end) {
            let name = change.split('.').next().unwrap_or_default();
            let beside = first.changes().last().is_some_and(|last| last.split('.').next() == Some(name));
            let base = match first.as_str().rsplit_once('/') {
                Some((base, _)) if beside => base,
                _ => first.as_str(),
            };
            let symbol = Symbol::from_canonical(&format!("{base}/{change}"));
            found.mentions.push(self.mention(span, symbol, Via::Elliptical));
            end = span.range().end;
            if let Some((span, last)) = range_end(text, end) {
                let symbol = Symbol::from_canonical(&format!("{base}/{name}.{last}"));
                found.mentions.push(self.mention(span, symbol, Via::Elliptical));
                end = span.range().end;
            }
        }
        end
    }

    /// ", Add.2", " and Corr.1", behind `end`.
    fn change(&self, text: &str, end: usize) -> Option<(Span, String)> {
        let mut cursor = Cursor::new(text, end);
        let spaced = cursor.spaces();
        let comma = cursor.eat(',');
        cursor.spaces();
        let and = self.reader.eat_and(&mut cursor);
        cursor.spaces();
        if !(comma || and) || !(spaced || comma || self.reader.chinese) {
            return None;
        }
        let start = cursor.at();
        let mut change = String::new();
        let mut stop = start;
        while let Some(c) = cursor.eat_if(|c| c.is_ascii_alphanumeric() || c == '.') {
            change.push(c);
            if c != '.' {
                stop = cursor.at();
            }
            if change.len() > 12 {
                return None;
            }
        }
        let change = whole_change(change.trim_end_matches('.')).filter(|change| change != "Summary")?;
        let ranges = range_end(text, stop).is_some();
        let ends = ranges || !matches!(cursor.peek(), Some('/' | '-' | '_')) && cursor.at_word_end();
        ends.then(|| (Span::new(start, stop), change))
    }

    /// "Add.1-3": the mention itself ends before the dash; the end of the range is a mention of its own.
    fn split_range(&self, text: &str, end: usize, first: &Symbol, found: &mut Found) {
        let Some((head, last)) = first.as_str().rsplit_once('-') else { return };
        let Some((base, from)) = head.rsplit_once('.') else { return };
        let ranged = first.changes().last().is_some_and(|change| change.contains('-'));
        // An asterisk says that the text was issued again, and is no part of the number.
        let end = text[..end].trim_end_matches('*').len();
        let Some(before) = text[..end].strip_suffix(last).and_then(|head| head.strip_suffix('-')) else {
            return;
        };
        let Some(mention) = found.mentions.last_mut().filter(|mention| ranged && mention.twins.is_empty())
        else {
            return;
        };
        let shorter = Symbol::from_canonical(&format!("{base}.{from}"));
        let longer = Symbol::from_canonical(&format!("{base}.{last}"));
        mention.core.end = Span::new(0, before.len()).end;
        mention.span.end = mention.core.end;
        mention.document = self.registry.document(&shorter).cloned();
        mention.target = Target::Symbol(shorter);
        found.mentions.push(self.mention(Span::new(before.len() + 1, end), longer, Via::Elliptical));
    }
}

/// The last number of a range behind "Add.1", without its dash: "-3", "–3".
fn range_end(text: &str, at: usize) -> Option<(Span, String)> {
    let mut cursor = Cursor::new(text, at);
    cursor.eat_if(|c| matches!(c, '-' | '–'))?;
    let start = cursor.at();
    let last = cursor.digits(3).filter(|last| !last.starts_with('0'))?;
    let stop = cursor.at();
    let ends = !matches!(cursor.peek(), Some('/' | '-' | '_')) && cursor.at_word_end();
    ends.then(|| (Span::new(start, stop), last))
}

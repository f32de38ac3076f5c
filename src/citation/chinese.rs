//! Reading places in Chinese texts, where the number stands before the word: 第8(a)段, 第五节第3段, 附件二.

use super::fold::Cursor;
use super::label::{chinese_number, items, label, number};
use super::place::{Joint, State};
use super::reader::Reader;
use super::{Pinpoint, Step, Unit};
use crate::base::Span;

/// Whether an annex is named without a number and nothing more exact follows: "国际追查文书附件" may be
/// an annex to come.
pub(super) fn is_bare_annex(reader: &Reader, mut cursor: Cursor<'_>) -> bool {
    let (Some(_), unit) = (["附件", "附录"].into_iter().find(|word| cursor.eat_words(word)), Unit::Annex)
    else {
        return false;
    };
    let mut ahead = cursor;
    ahead.spaces();
    if label(&mut ahead, unit, &reader.words).is_some() {
        return false;
    }
    // Only a place in it makes sure that it is there.
    cursor.spaces();
    cursor.eat(',');
    cursor.spaces();
    !reader.group(&mut State::new(cursor), Joint::Stop)
}

/// Chinese: 第4至5段, 第8(a)段, 第五节, 附件二, 脚注4.
pub(super) fn group(reader: &Reader, state: &mut State<'_>, joint: Joint) -> bool {
    let start = state.cursor.at();
    let mut cursor = state.cursor;
    for (word, unit) in
        [("附件", Unit::Annex), ("附录", Unit::Appendix), ("脚注", Unit::Note), ("注", Unit::Note)]
    {
        let mut after = cursor;
        if !after.eat_words(word) {
            continue;
        }
        let bare = after;
        after.spaces();
        let steps = match label(&mut after, unit, &reader.words) {
            Some(steps) => steps,
            None if unit == Unit::Note => return false,
            None => {
                after = bare;
                vec![Step { unit, label: String::new() }]
            }
        };
        state.begin(unit, joint, start, steps, after.at());
        return true;
    }
    // A节, II.A节: Latin labels stand before the word without 第.
    let mut latin = cursor;
    if cursor.peek().is_some_and(|c| c.is_ascii_uppercase())
        && let Some(steps) = label(&mut latin, Unit::Section, &reader.words)
        && latin.eat('节')
    {
        state.begin(Unit::Section, joint, start, steps, latin.at());
        return true;
    }
    let preamble = cursor.eat_words("序言部分") || cursor.eat_words("序言");
    if !preamble && !cursor.eat_words("执行部分") {
        cursor.eat_words("正文");
    }
    if !cursor.eat('第') {
        return false;
    }
    numbers(reader, state, joint, start, cursor, preamble)
}

/// The numbers between 第 and the word for the part, and the letters behind it.
fn numbers<'t>(
    reader: &Reader,
    state: &mut State<'t>,
    joint: Joint,
    start: usize,
    mut cursor: Cursor<'t>,
    preamble: bool,
) -> bool {
    let mut members: Vec<(Span, Vec<Step>, bool)> = Vec::new();
    let mut from = start;
    let mut through = false;
    let unit = loop {
        cursor.spaces();
        let mut steps = Vec::new();
        if let Some(label) = number(&mut cursor, &reader.words).or_else(|| chinese_number(&mut cursor)) {
            steps.push(Step { unit: Unit::Paragraph, label });
        }
        items(&mut cursor, &mut steps);
        if steps.is_empty() {
            return false;
        }
        members.push((Span::new(from, cursor.at()), steps, through));
        cursor.spaces();
        if let Some(unit) = unit_after(&mut cursor, preamble) {
            break unit;
        }
        through = cursor.eat_if(|c| matches!(c, '-' | '–' | '—' | '～' | '~' | '至' | '到')).is_some();
        let joined = through
            || cursor.eat_if(|c| matches!(c, '、' | ',' | '，')).is_some()
            || reader.eat_and(&mut cursor);
        if !joined || members.len() > 20 {
            return false;
        }
        cursor.spaces();
        cursor.eat('第');
        from = cursor.at();
    };
    // 第8段(a)项: the letter behind the word, perhaps with a word of its own.
    if let Some((span, steps, _)) = members.last_mut() {
        let mut ahead = cursor;
        ahead.eat('第');
        let known = steps.len();
        items(&mut ahead, steps);
        if steps.len() > known {
            for word in ["分段", "小段", "项", "款"] {
                if ahead.eat_words(word) {
                    break;
                }
            }
            cursor = ahead;
        }
        span.end = Span::new(0, cursor.at()).end;
    }
    let mut members = members.into_iter();
    let Some((span, steps, _)) = members.next() else { return false };
    let named = |steps: Vec<Step>| -> Vec<Step> {
        let rename = |step: Step| if step.unit == Unit::Paragraph { Step { unit, ..step } } else { step };
        steps.into_iter().map(rename).collect()
    };
    let steps = named(steps);
    let first = steps[0].unit;
    state.begin(first, joint, start, steps, span.range().end);
    for (span, steps, through) in members {
        let only_items = steps.iter().all(|step| step.unit == Unit::Item);
        let steps = named(steps);
        let last = state.out.last().map(|place| place.steps.clone()).unwrap_or_default();
        let kept = last.into_iter().take_while(|step| step.unit < if only_items { Unit::Item } else { unit });
        let steps = kept.chain(steps).collect();
        state.out.push(Pinpoint { span, steps, through });
    }
    state.cursor = cursor;
    true
}

fn unit_after(cursor: &mut Cursor<'_>, preamble: bool) -> Option<Unit> {
    let units = [
        ("段", if preamble { Unit::Preamble } else { Unit::Paragraph }),
        ("款", Unit::Paragraph),
        ("节", Unit::Section),
        ("章", Unit::Chapter),
        ("条", Unit::Article),
        ("部分", Unit::Part),
        ("项", Unit::Item),
    ];
    units.into_iter().find(|(word, _)| cursor.eat_words(word)).map(|(_, unit)| unit)
}

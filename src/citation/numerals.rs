//! Numbers and letters as the six languages write them, to the one form that anchors use.

/// The value of a Roman numeral in capitals, when it is written as Romans would: `XIX` yes, `IIX` no.
pub(super) fn roman(text: &str) -> Option<u16> {
    let mut value = 0;
    let mut rest = text;
    for (numeral, worth, most) in ROMAN {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(numeral) {
            times += 1;
            if times > most {
                return None;
            }
            value += worth;
            rest = after;
        }
    }
    // `to_roman` is the only spelling, which rules out `IVI` and the like.
    (rest.is_empty() && value > 0 && to_roman(value) == text).then_some(value)
}

/// A number in Roman capitals.
pub(super) fn to_roman(mut value: u16) -> String {
    let mut text = String::new();
    for (numeral, worth, _) in ROMAN {
        while value >= worth {
            text.push_str(numeral);
            value -= worth;
        }
    }
    text
}

const ROMAN: [(&str, u16, u8); 13] = [
    ("M", 1000, 3),
    ("CM", 900, 1),
    ("D", 500, 1),
    ("CD", 400, 1),
    ("C", 100, 3),
    ("XC", 90, 1),
    ("L", 50, 1),
    ("XL", 40, 1),
    ("X", 10, 3),
    ("IX", 9, 1),
    ("V", 5, 1),
    ("IV", 4, 1),
    ("I", 1, 3),
];

/// The value of a number written in Chinese figures, up to 99: `五`, `十二`, `二十三`.
pub(super) fn chinese(text: &str) -> Option<u16> {
    let one = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at + 1);
    let chars: Vec<char> = text.chars().collect();
    let value = match *chars.as_slice() {
        ['十'] => 10,
        [c] => one(c)?,
        ['十', c] => 10 + one(c)?,
        [c, '十'] => 10 * one(c)?,
        [c, '十', d] => 10 * one(c)? + one(d)?,
        _ => return None,
    };
    u16::try_from(value).ok()
}

/// Whether a character is a figure of [`chinese`] numbers.
pub(super) fn is_chinese_figure(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// The Latin letter that stands at the same place in the alphabet as an Arabic letter in the old
/// (*abjad*) order, in which UN documents letter their items: ع is the sixteenth, as is p.
pub(super) fn abjad(c: char) -> Option<char> {
    let c = match c {
        'ا' | 'إ' | 'آ' => 'أ',
        'ة' => 'ه',
        'ى' => 'ي',
        other => other,
    };
    let place = ABJAD.chars().position(|letter| letter == c)?;
    LATIN.chars().nth(place)
}

/// The same for a letter's spelled-out name, which lettered resolutions and sections use: `باء` is b.
pub(super) fn abjad_name(word: &str) -> Option<char> {
    const NAMES: [&str; 26] = [
        "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون",
        "سين", "عين", "فاء", "صاد", "قاف", "راء", "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد",
    ];
    let place = NAMES.iter().position(|name| *name == word)?;
    LATIN.chars().nth(place)
}

/// The Latin letter for a small Cyrillic one: by its look for `с`, else by its place in the alphabet.
pub(super) fn cyrillic(c: char) -> Option<char> {
    if c == 'с' {
        return Some('c');
    }
    let place = "абвгдежзиклмнопр".chars().position(|letter| letter == c)?;
    LATIN.chars().nth(place)
}

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذض";

const ORDINALS: [&[&str]; 12] = [
    &["الأول", "الأولى", "أولا", "أولاً"],
    &["الثاني", "الثانية", "ثانيا", "ثانياً"],
    &["الثالث", "الثالثة", "ثالثا", "ثالثاً"],
    &["الرابع", "الرابعة", "رابعا", "رابعاً"],
    &["الخامس", "الخامسة", "خامسا", "خامساً"],
    &["السادس", "السادسة", "سادسا", "سادساً"],
    &["السابع", "السابعة", "سابعا", "سابعاً"],
    &["الثامن", "الثامنة", "ثامنا", "ثامناً"],
    &["التاسع", "التاسعة", "تاسعا", "تاسعاً"],
    &["العاشر", "العاشرة", "عاشرا", "عاشراً"],
    &["الحادي عشر", "الحادية عشرة", "حادي عشر"],
    &["الثاني عشر", "الثانية عشرة", "ثاني عشر"],
];

/// The value of an Arabic ordinal, as sections and annexes are named: `الخامس`, `الثانية`, `خامسا`.
pub(super) fn arabic_ordinal(word: &str) -> Option<u16> {
    let place = ORDINALS.iter().position(|forms| forms.contains(&word))?;
    u16::try_from(place + 1).ok()
}

/// A number in Chinese figures, up to 99.
pub(super) fn to_chinese(value: u16) -> Option<String> {
    let figure = |n: u16| "一二三四五六七八九".chars().nth(usize::from(n).checked_sub(1)?);
    let (tens, ones) = (value / 10, value % 10);
    let mut text = String::new();
    match tens {
        0 => {}
        1 => text.push('十'),
        2..=9 => {
            text.extend(figure(tens));
            text.push('十');
        }
        _ => return None,
    }
    text.extend(figure(ones));
    (!text.is_empty()).then_some(text)
}

/// The Arabic letter that stands for a Latin one (see [`abjad`]).
pub(super) fn to_abjad(label: &str) -> Option<char> {
    let mut letters = label.chars();
    let (first, rest) = (letters.next()?, letters.next());
    let place = LATIN.chars().position(|letter| letter == first)?;
    if rest.is_some() { None } else { ABJAD.chars().nth(place) }
}

/// The Arabic ordinal of a masculine noun: `الخامس`.
pub(super) fn to_arabic_ordinal(value: u16) -> Option<&'static str> {
    let place = usize::from(value).checked_sub(1)?;
    ORDINALS.get(place).map(|forms| forms[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_read_back_and_nothing_else_passes() {
        for value in 1..400 {
            assert_eq!(roman(&to_roman(value)), Some(value));
        }
        for bad in ["", "IIX", "IVI", "VV", "IIII", "A", "v"] {
            assert_eq!(roman(bad), None, "{bad}");
        }
    }

    #[test]
    fn letters_keep_their_place_in_the_alphabet() {
        assert_eq!(abjad('أ'), Some('a'));
        assert_eq!(abjad('ع'), Some('p'), "item 99 (p) is printed 99 (ع)");
        assert_eq!(abjad_name("تاء"), Some('v'), "resolution 56/24 V is printed 56/24 تاء");
        assert_eq!((cyrillic('б'), cyrillic('с')), (Some('b'), Some('c')));
    }

    #[test]
    fn chinese_and_arabic_numbers_read() {
        assert_eq!((chinese("五"), chinese("十二"), chinese("二十三")), (Some(5), Some(12), Some(23)));
        assert_eq!((arabic_ordinal("الخامس"), arabic_ordinal("ثانيا")), (Some(5), Some(2)));
    }
}

//! What makes two spellings one form: Unicode's compatible forms, case, accents, and what Arabic writes
//! in several ways. `themes/panel/scripts/search/10-words.js` does the same.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// A text in Unicode's form NFC, which [`super::Analysis::tokens`] reads.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether a word may go on with this character, though it is neither letter nor number: an accent that
/// has no letter of its own with the one before it, and what prints nothing (the soft hyphen, the joiners).
pub(super) fn continues(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}')
}

/// Whether a character is one of a script without spaces between words: Han and kana.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FE}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Accents and points: combining marks of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs with
/// the tatweel, variation selectors. Fixed ranges, because browsers know different versions of Unicode. Marks
/// of the scripts of India and its neighbours are not here: they are vowels.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}'
        | '\u{8CA}'..='\u{8FF}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}')
}

/// Adds the form of a word. Steps, each also in the script:
/// 1. NFKD, which takes full width, ligatures and accents apart, then lower case;
/// 2. marks go, but `ñ` and `й` are letters of their own and keep theirs;
/// 3. NFC;
/// 4. letters that stand for others, digits of Arabic and Persian to Latin ones;
/// 5. whatever is neither letter nor number goes: parts of compatible forms such as the stroke of `½`.
pub(super) fn push_fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    let lower: Vec<char> = word.nfkd().flat_map(char::to_lowercase).collect();
    let kept = |at: usize| {
        let own = matches!((lower[at.saturating_sub(1)], lower[at]), ('и', '\u{306}') | ('n', '\u{303}'));
        !is_mark(lower[at]) || (at > 0 && own)
    };
    let bare = (0..lower.len()).filter(|at| kept(*at)).map(|at| lower[at]);
    for c in bare.nfc() {
        match c {
            'ة' => out.push('ه'),
            'ى' | 'ی' => out.push('ي'),
            'ٱ' => out.push('ا'),
            'ک' => out.push('ك'),
            'ς' => out.push('σ'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            '٠'..='٩' | '۰'..='۹' => out.extend(char::from_digit(c as u32 % 16, 10)),
            c if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(word: &str) -> String {
        let mut out = String::new();
        push_fold(word, &mut out);
        out
    }

    #[test]
    fn a_form_has_no_case_no_accent_and_no_width() {
        for (word, form) in [
            ("Traçage", "tracage"),
            ("ÉTAIENT", "etaient"),
            ("fabricación", "fabricacion"),
            ("Œuvre", "oeuvre"),
            ("Учётные", "учетные"),
            ("трассиро\u{301}вка", "трассировка"),
            ("ＦＵＬＬ１２", "full12"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("co\u{AD}operation", "cooperation"),
            ("3D", "3d"),
            ("½", "12"),
        ] {
            assert_eq!(fold(word), form, "{word}");
        }
    }

    #[test]
    fn letters_of_their_own_stay() {
        for (word, form) in [("Año", "año"), ("An\u{303}o", "año"), ("Йод", "йод"), ("третий", "третий")]
        {
            assert_eq!(fold(word), form, "{word}");
        }
    }

    #[test]
    fn arabic_has_one_form() {
        for (word, form) in [
            ("الأَسْلِحَة", "الاسلحه"),
            ("أسلحة", "اسلحه"),
            ("إدارة", "اداره"),
            ("آلية", "اليه"),
            ("ٱلسلاح", "السلاح"),
            ("الســلاح", "السلاح"),
            ("مستوى", "مستوي"),
            ("مسؤول", "مسوول"),
            ("هيئة", "هييه"),
            ("١٩٢", "192"),
            ("۱۹۲", "192"),
        ] {
            assert_eq!(fold(word), form, "{word}");
        }
    }

    #[test]
    fn a_form_is_its_own_form() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", c as u32);
        }
    }
}

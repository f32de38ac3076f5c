use panelbook::base::Lang;
use panelbook::search::analysis::{Analysis, Token, nfc};
use serde_json::json;

use super::books;
use super::script::{Dice, answers};

fn told(token: &Token) -> String {
    format!("{}/{}:{}:{}", token.position, token.places, token.role as u8, token.form)
}

#[test]
fn the_script_makes_the_same_tokens_of_every_code_point() {
    // Alone, between letters, doubled, between numbers, behind a letter that an accent may join; where there are no
    // letters and nothing is assigned but variation selectors and private use, between letters alone.
    let block = 0x1000_u32;
    let carrier = |from: u32| if from < 0x4_0000 { "? a?b ?? 1?2 n? d?e/f?1" } else { "a?b" };
    let made = |c: char, carrier: &str| -> String {
        let text: String = carrier.replace('?', c.encode_utf8(&mut [0; 4]));
        let tokens = Analysis::forms(&nfc(&text));
        tokens.iter().map(told).collect::<Vec<_>>().join(" ")
    };
    let blocks: Vec<u32> = (0..0x11_0000 / block).map(|at| at * block).collect();
    let values: Vec<_> = blocks
        .iter()
        .map(|from| {
            let expected: Vec<Option<String>> = (*from..from + block)
                .map(|point| char::from_u32(point).map(|c| made(c, carrier(*from))))
                .collect();
            json!([carrier(*from), from, expected])
        })
        .collect();
    let wrong: Vec<_> = answers("points", &values).into_iter().filter(|wrong| *wrong != json!([])).collect();
    assert!(wrong.is_empty(), "{}", wrong.iter().take(5).map(ToString::to_string).collect::<String>());
}

#[test]
fn the_script_makes_the_same_tokens_of_texts_in_six_languages() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut texts: Vec<String> = (0..3000).map(|_| dice.text()).collect();
    for tag in books::LANGUAGES {
        texts.extend(books::declaration(tag).into_iter().flat_map(|article| article.paragraphs));
    }
    let values: Vec<_> = texts.iter().map(|text| json!(text)).collect();
    for (text, there) in texts.iter().zip(answers("words", &values)) {
        let text = nfc(text);
        let units = |at: usize| text[..at].encode_utf16().count();
        let here: Vec<_> = Analysis::forms(&text)
            .iter()
            .map(|token| json!([told(token), units(token.start), units(token.end)]))
            .collect();
        assert_eq!(json!(here), there, "{text}");
    }
}

fn stem(lang: &str, word: &str) -> String {
    let analysis = Analysis::of(&Lang::new(lang).unwrap());
    let tokens = Analysis::forms(&nfc(word));
    analysis.stems().stem(&tokens[0].form).into_owned()
}

#[test]
fn inflections_share_a_stem() {
    for (lang, words) in [
        ("en", &["trace", "traces", "traced", "tracing"][..]),
        ("en", &["recommendation", "recommendations"]),
        ("fr", &["marquée", "marquées", "marqués", "marquer", "marque", "MARQUEES"]),
        ("fr", &["étaient", "etaient", "ÉTAIENT"]),
        ("ru", &["учётные", "учетные", "Учётных"]),
        ("ru", &["оружие", "оружием", "оружия"]),
        ("es", &["fabricación", "fabricacion", "FABRICACIÓN"]),
        ("es", &["marca", "marcas"]),
        ("ar", &["السلاح", "سلاح", "والسلاح", "سِلاح"]),
        ("ar", &["العلامة", "علامة", "والعلامة"]),
        ("ar", &["الالتزام", "التزام"]),
        ("ar", &["أسلحة", "الأسلحة", "اسلحة", "الاسلحه"]),
        ("zh", &["枪"]),
    ] {
        let stems: Vec<String> = words.iter().map(|word| stem(lang, word)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{lang}: {words:?} {stems:?}");
    }
    assert_ne!(stem("es", "año"), stem("es", "ano"));
}

use serde_json::json;

use crate::books::{REAL, declared, lang};
use crate::site::Packs;

/// A form, its stem, and how many forms the stem has, told for every form whose stem has another.
fn inflected(index: &panelbook::search::Index) -> Vec<String> {
    let vocabulary = index.collection().vocabulary();
    let mut forms = vec![0; vocabulary.stems().len()];
    (0..).take(vocabulary.forms().len()).for_each(|form| forms[vocabulary.stem_of(form) as usize] += 1);
    (0..)
        .zip(vocabulary.forms())
        .filter(|(at, form)| {
            forms[vocabulary.stem_of(*at) as usize] > 1 && !form.bytes().any(|byte| byte.is_ascii_digit())
        })
        .map(|(_, form)| form.to_string())
        .collect()
}

#[test]
fn a_form_that_no_page_has_finds_its_relatives() {
    for (tag, least) in [("ar", 93), ("en", 97), ("es", 97), ("fr", 97), ("ru", 97)] {
        let own = declared(tag);
        let index = REAL.1.index(&lang(tag)).filter(|index| index.collection().len() > 60).unwrap_or(&own);
        let forms = inflected(index);
        let packs = Packs::of([&**index.collection()]);
        let questions: Vec<_> =
            forms.iter().map(|form| json!({ "task": "relative", "lang": tag, "form": form })).collect();
        let answers = packs.ask(&questions);
        let lost: Vec<&String> = forms
            .iter()
            .zip(&answers)
            .filter(|(_, (found, _))| found != true)
            .map(|(form, _)| form)
            .collect();
        let found = forms.len() - lost.len();
        println!(
            "{tag}: {found} of {} ({:.1}%), lost {:?}",
            forms.len(),
            100.0 * found as f64 / forms.len() as f64,
            &lost[..lost.len().min(25)]
        );
        assert!(found * 100 >= least * forms.len(), "{tag}: {found} of {}", forms.len());
    }
}

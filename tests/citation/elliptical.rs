//! Short forms that inherit the symbol before them.

use crate::check;

#[test]
fn changes_named_alone_belong_to_the_symbol_before() {
    check("en", "A/59/565 and Corr.1 show", &["A/59/565", "A/59/565/Corr.1"]);
    check("en", "A/58/50/Rev.1 and Corr.1.", &["A/58/50/Rev.1", "A/58/50/Rev.1/Corr.1"]);
    check("en", "A/74/5/Add.1, Add.2 and Corr.1", &["A/74/5/Add.1", "A/74/5/Add.2", "A/74/5/Add.1/Corr.1"]);
    check("en", "A/74/5/Add.1-3", &["A/74/5/Add.1", "A/74/5/Add.3"]);
    check("en", "A/74/5/Add.1–3.", &["A/74/5/Add.1", "A/74/5/Add.3"]);
    check("en", "A/74/5/Add.1-3*", &["A/74/5/Add.1", "A/74/5/Add.3"]);
    check("en", "A/74/5 and Add.1-3*", &["A/74/5", "A/74/5/Add.1", "A/74/5/Add.3"]);
    check("fr", "A/59/565 et Corr.1", &["A/59/565", "A/59/565/Corr.1"]);
    check("es", "A/59/565 y Corr.1", &["A/59/565", "A/59/565/Corr.1"]);
    check("ru", "A/59/565 и Corr.1", &["A/59/565", "A/59/565/Corr.1"]);
    check("ar", "A/59/565 وCorr.1", &["A/59/565", "A/59/565/Corr.1"]);
    check("zh", "A/59/565和Corr.1", &["A/59/565", "A/59/565/Corr.1"]);
}

#[test]
fn other_words_behind_a_symbol_are_not_taken_for_changes() {
    check("en", "A/59/565 and Corrections", &["A/59/565"]);
    check("en", "A/59/565 and Review 1", &["A/59/565"]);
}

/// The candidate that `wanted` was probably meant to be: the smallest edit distance (Damerau and
/// Levenshtein, letters without regard to case), not above a third of the longer text's length, the
/// first in order among equals. A candidate that starts with the wanted text counts as near too.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let length = wanted.chars().count();
    if length == 0 || length > 200 {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let longer = lower.chars().count().max(length);
            if longer - lower.chars().count().min(length) > longer / 3 {
                return (length >= 4 && lower.starts_with(&wanted)).then_some((longer, candidate));
            }
            let distance = strsim::damerau_levenshtein(&wanted, &lower);
            (distance <= (longer / 3).max(1)).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let words = ["summary", "status", "sources"];
        assert_eq!(nearest("sumary", words), Some("summary"));
        assert_eq!(nearest("Source", words), Some("sources"));
        assert_eq!(nearest("colour", words), None);
        assert_eq!(nearest("modular", ["modular-design-of-arms", "polymer"]), Some("modular-design-of-arms"));
        assert_eq!(nearest("", words), None);
    }
}

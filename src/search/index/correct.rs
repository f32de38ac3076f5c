use super::Index;
use crate::search::analysis::{Analysis, Role, nfc};

impl Index {
    /// What was typed, each word that no page has replaced by the nearest that some page has. `None` when every word
    /// is known, or nothing is near.
    ///
    /// Nearest is by the fewest slips (a letter missing, too many, wrong, or two exchanged: Damerau and Levenshtein's
    /// distance), one in words of up to five characters, two in longer ones; then by how many pages have the word.
    pub fn corrected(&self, text: &str) -> Option<String> {
        let text = nfc(text);
        let mut out = String::new();
        let mut at = 0;
        let mut changed = false;
        for token in Analysis::forms(&text) {
            if token.role != Role::Word || token.start < at || self.has(&token.form) {
                continue;
            }
            let Some(near) = self.nearest(&token.form) else { continue };
            out.push_str(&text[at..token.start]);
            out.push_str(&near);
            at = token.end;
            changed = true;
        }
        out.push_str(&text[at..]);
        changed.then_some(out)
    }

    fn has(&self, form: &str) -> bool {
        let vocabulary = self.collection.vocabulary();
        let stem = Analysis::of(self.collection.lang()).stems().stem(form).into_owned();
        vocabulary.find(form).is_some() || vocabulary.find_stem(&stem).is_some()
    }

    fn nearest(&self, form: &str) -> Option<String> {
        let vocabulary = self.collection.vocabulary();
        let length = form.chars().count();
        if length < 3 || form.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let most = if length > 5 { 2 } else { 1 };
        let mut best: Option<(usize, std::cmp::Reverse<u64>, &str)> = None;
        for (place, known) in (0..).zip(vocabulary.forms()) {
            let near =
                known.chars().count().abs_diff(length) <= most && !known.bytes().any(|b| b.is_ascii_digit());
            if !near {
                continue;
            }
            let slips = strsim::damerau_levenshtein(form, known);
            if slips > most || best.as_ref().is_some_and(|(fewest, ..)| slips > *fewest) {
                continue;
            }
            let stem = &vocabulary.stems()[vocabulary.stem_of(place) as usize];
            let found = (slips, std::cmp::Reverse(self.pages_with(stem)), &**known);
            if best.as_ref().is_none_or(|best| found < *best) {
                best = Some(found);
            }
        }
        best.map(|(.., known)| known.to_owned())
    }
}

use std::collections::BTreeSet;

/// Whether a text ends with a person or an office: "Ambassador Martin Kimani", "the Chair". Scripts
/// without capitals cannot show a name, so there an office must be named close by.
pub(super) fn ends_with_person(text: &str, roles: &BTreeSet<&str>, groups: &BTreeSet<&str>) -> bool {
    let tail = text.trim_end();
    let Some(last) = tail.chars().last() else { return false };
    if !last.is_alphanumeric() && last != '.' {
        return false;
    }
    if matches!(last, '\u{3400}'..='\u{9FFF}') {
        return close_by(tail, roles) && !groups.iter().any(|group| tail.ends_with(group));
    }
    let words: Vec<&str> = tail.split_whitespace().rev().take(6).map(bare).collect();
    let has_capitals = last.is_lowercase() || last.is_uppercase() || last == '.';
    if !has_capitals {
        let spoilt = words.first().is_some_and(|word| groups.contains(word));
        return !spoilt && words.iter().any(|word| roles.contains(word));
    }
    let mut capitals = 0;
    for word in words {
        if groups.contains(word) {
            return false;
        }
        if roles.contains(word) {
            return true;
        }
        let capital = word.starts_with(char::is_uppercase);
        // "de la", "van der", "al": what stands between the parts of a name.
        if !capital && (word.chars().count() > 3 || capitals == 0) {
            break;
        }
        capitals += usize::from(capital);
    }
    capitals >= 2
}

/// Whether an office is named within the last characters.
fn close_by(text: &str, roles: &BTreeSet<&str>) -> bool {
    let from = text.char_indices().rev().nth(23).map_or(0, |(at, _)| at);
    roles.iter().any(|role| text[from..].contains(role))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_an_office_or_a_name_and_a_group_has_neither() {
        let roles = BTreeSet::from(["Ambassador", "Chair", "大使", "السفير"]);
        let groups = BTreeSet::from(["States", "Delegation", "代表团"]);
        let person = |text: &str| ends_with_person(text, &roles, &groups);
        assert!(person("the Chair, Ambassador Martin Kimani"));
        assert!(person("Martin Kimani"));
        assert!(person("马丁·基马尼大使"));
        assert!(person("السفير مارتن كيماني"));
        assert!(!person("Western States"));
        assert!(!person("one delegation"));
        assert!(!person("Yesterday"));
        assert!(!person("代表团"));
        assert!(!person("قال مارتن"));
        assert!(!person(""));
        assert!(!person("he said:"));
    }
}

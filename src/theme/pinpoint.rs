use minijinja::Error;

use super::Strings;

/// The words by which people name a numbered place: `s5-p3-a` is "section V, para. 3 (a)". `None` for
/// an anchor that is no numbered place.
pub(super) fn words(anchor: &str, strings: &Strings) -> Option<Result<String, Error>> {
    let mut rest: Vec<&str> = anchor.split('-').collect();
    let mut said: Vec<Result<String, Error>> = Vec::new();
    if rest.first().is_some_and(|part| *part == "annex") {
        rest.remove(0);
        if rest.first().is_some_and(|part| number(part).is_some()) {
            let n = rest.remove(0).parse().unwrap_or(0);
            said.push(strings.with("pinpoint-annex-number", "number", &roman(n)));
        } else {
            said.push(strings.say("pinpoint-annex", None));
        }
    } else if let Some(n) = rest.first().and_then(|part| part.strip_prefix('s')).and_then(number) {
        rest.remove(0);
        said.push(strings.with("pinpoint-section", "number", &roman(n)));
    }
    if rest.len() == 2 && rest[0] == "art" {
        return number(rest[1]).map(|_| strings.with("pinpoint-article", "number", rest[1]));
    }
    if !rest.is_empty() {
        let digits = rest.remove(0).strip_prefix('p')?;
        number(digits)?;
        said.push(paragraph(digits, &rest, strings));
    }
    if said.is_empty() {
        return None;
    }
    let parts: Result<Vec<String>, Error> = said.into_iter().collect();
    Some(parts.and_then(|parts| {
        let comma = strings.plain("pinpoint-join")?;
        Ok(parts.join(comma.as_str().unwrap_or(", ")))
    }))
}

/// "para. 8 bis (a) (ii)". The brackets, and in Arabic the letter, are the language's own; what stands
/// within an item counts in another series, so it has words of its own.
fn paragraph(digits: &str, rest: &[&str], strings: &Strings) -> Result<String, Error> {
    let mut text = digits.to_owned();
    let mut key = "pinpoint-item";
    for part in rest {
        match *part {
            "bis" | "ter" | "quater" | "quinquies" => {
                text.push(' ');
                text.push_str(part);
            }
            letters => {
                text.push_str(&strings.with(key, "letter", letters)?);
                key = "pinpoint-subitem";
            }
        }
    }
    strings.with("pinpoint-paragraph", "number", &text)
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

/// A number in Roman figures, as sections and annexes are counted.
fn roman(mut number: u32) -> String {
    const FIGURES: &[(u32, &str)] =
        &[(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if number == 0 || number > 89 {
        return number.to_string();
    }
    let mut text = String::new();
    for &(value, figure) in FIGURES {
        while number >= value {
            text.push_str(figure);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn sections_count_in_roman_figures() {
        let all: Vec<String> = [1, 4, 5, 9, 14, 40, 49].into_iter().map(super::roman).collect();
        assert_eq!(all, ["I", "IV", "V", "IX", "XIV", "XL", "XLIX"]);
    }
}

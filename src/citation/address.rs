//! From a symbol to the official text: filling an address template.

use std::fmt::Write as _;

use super::Symbol;
use crate::base::Lang;

/// The address that `template` gives for a symbol: `{symbol}` is the encoded symbol with its slashes,
/// `{symbol-query}` the same with slashes encoded, `{lang}` the language.
///
/// Encoding follows what the viewer at docs.un.org is seen to accept: no space before a session or a
/// year (`S/RES/2314(2016)`, `A/RES/103(I)`), other spaces as `%20`
/// (`S/PV.10146%20(Resumption%201)`), and the brackets of a budget section encoded as well
/// (`A/81/6%20%28Sect.%205%29`).
pub fn address(symbol: &Symbol, template: &str, lang: &Lang) -> String {
    fill(symbol, template, lang.as_str())
}

pub(super) fn fill(symbol: &Symbol, template: &str, lang: &str) -> String {
    let text = symbol.as_str();
    let mut address = template.replace("{lang}", lang);
    if address.contains("{symbol}") {
        address = address.replace("{symbol}", &encode(text, false));
    }
    if address.contains("{symbol-query}") {
        address = address.replace("{symbol-query}", &encode(text, true));
    }
    address
}

/// Percent-encodes what an address may not hold; slashes too when `in_query`.
pub(super) fn encode(text: &str, in_query: bool) -> String {
    let brackets = !text.contains(" (") || text.contains(" (Resumption");
    let mut encoded = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        let plain = byte.is_ascii_alphanumeric()
            || b"-._~*".contains(&byte)
            || (byte == b'/' && !in_query)
            || (b"()".contains(&byte) && brackets && !in_query);
        if plain {
            encoded.push(byte as char);
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use crate::base::Lang;
    use crate::citation::{Rules, Symbol, address};

    #[test]
    fn addresses_are_encoded_as_the_viewer_takes_them() {
        let rules = Rules::default();
        let lang = Lang::new("en").unwrap();
        for (printed, expected) in [
            ("S/RES/2314 (2016)", "https://docs.un.org/en/S/RES/2314(2016)"),
            ("A/RES/103 (I)", "https://docs.un.org/en/A/RES/103(I)"),
            ("A/81/6 (Sect. 5)", "https://docs.un.org/en/A/81/6%20%28Sect.%205%29"),
            ("S/PV.10146 (Resumption 1)", "https://docs.un.org/en/S/PV.10146%20(Resumption%201)"),
            ("A/RES/56/24 V", "https://docs.un.org/en/A/RES/56/24%20V"),
        ] {
            let symbol = Symbol::parse(printed, &rules).unwrap();
            assert_eq!(rules.address(&symbol, &lang).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_template_may_want_the_slashes_encoded_and_another_language() {
        let rules = Rules::default();
        let symbol = Symbol::parse("A/74/187", &rules).unwrap();
        let german = Lang::new("de").unwrap();
        assert_eq!(rules.address(&symbol, &german).as_deref(), Some("https://docs.un.org/en/A/74/187"));
        assert_eq!(
            address(&symbol, "https://x.org/access?s={symbol-query}&l={lang}", &german),
            "https://x.org/access?s=A%2F74%2F187&l=de"
        );
    }
}

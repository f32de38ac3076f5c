//! Which path a request names.

/// Why a target names no path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadTarget {
    /// It is none.
    Malformed,
    /// It could be one, but no page of ours is ever called so.
    Nowhere,
}

/// A request's target: authority (when it names one), path and query, each decoded once.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target<'a> {
    pub(super) authority: Option<&'a str>,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
}

/// Reads `/path?query`, or `http://authority/path?query` as proxies are asked.
pub(super) fn target(text: &str) -> Result<Target<'_>, BadTarget> {
    if text.contains('#') || text.bytes().any(|byte| !byte.is_ascii_graphic()) {
        return Err(BadTarget::Malformed);
    }
    let (authority, rest) = if text.starts_with('/') {
        (None, text)
    } else {
        let scheme = text.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("http://"));
        let after = scheme.map(|_| &text[7..]).ok_or(BadTarget::Malformed)?;
        let end = after.find(['/', '?']).unwrap_or(after.len());
        (Some(&after[..end]), if after[end..].starts_with('/') { &after[end..] } else { "/" })
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = decode(path, false)?;
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let query = pairs
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            // What a page's own script reads of its address is no concern of ours.
            Some((decode(name, true).ok()?, decode(value, true).ok()?))
        })
        .collect();
    Ok(Target { authority, path, query })
}

/// Undoes percent-encoding, once. In a path, an encoded separator is no separator and names nothing.
fn decode(text: &str, query: bool) -> Result<String, BadTarget> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(if query && byte == b'+' { b' ' } else { byte });
            continue;
        }
        let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16));
        let (Some(high), Some(low)) = (digit(), digit()) else { return Err(BadTarget::Malformed) };
        let byte = u8::try_from(high * 16 + low).map_err(|_| BadTarget::Malformed)?;
        match byte {
            0 => return Err(BadTarget::Malformed),
            b'/' | b'\\' if !query => return Err(BadTarget::Nowhere),
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| BadTarget::Nowhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Result<String, BadTarget> {
        target(text).map(|target| target.path)
    }

    #[test]
    fn a_path_is_decoded_once() {
        assert_eq!(path("/en/a%20b.html").unwrap(), "/en/a b.html");
        assert_eq!(path("/%2561").unwrap(), "/%61");
        assert_eq!(path("/%e6%a0%87.png?x#").unwrap_err(), BadTarget::Malformed);
        assert_eq!(path("/%e6%a0%87.png?x").unwrap(), "/标.png");
        assert_eq!(path("/a+b").unwrap(), "/a+b");
    }

    #[test]
    fn a_proxy_s_form_names_its_authority() {
        let read = target("http://localhost:4000/en/?a=1&b=%20x+y").unwrap();
        assert_eq!(read.authority, Some("localhost:4000"));
        assert_eq!(read.path, "/en/");
        assert_eq!(read.query, [("a".into(), "1".into()), ("b".into(), " x y".into())]);
        assert_eq!(target("http://localhost:4000?x").unwrap().path, "/");
    }

    #[test]
    fn what_names_no_path_is_refused() {
        for wrong in
            ["", "en", "*", "ftp://a/", "https://a/", "/a#b", "/%", "/%4", "/%zz", "/%00", "/a\u{e9}"]
        {
            assert_eq!(path(wrong), Err(BadTarget::Malformed), "{wrong}");
        }
        for nowhere in ["/..%2fetc", "/a%5cb", "/%ff"] {
            assert_eq!(path(nowhere), Err(BadTarget::Nowhere), "{nowhere}");
        }
    }
}

use crate::base::{Fingerprint, Lang, SitePath};

/// A file of the pack: a script that calls `panelbookShard` with its name and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Where it stands in the site.
    pub path: SitePath,
    /// The script.
    pub bytes: Vec<u8>,
}

/// How many characters a name made from content has: 35 bits, so that among some thousand shards of one language
/// two share a name once in ten million publications. Lower-case, because a stick may not tell `a` from `A`.
pub(crate) const NAME: usize = 7;

/// The name of some content: its hash in base 32 (RFC 4648, lower-case).
pub(crate) fn name_of(parts: &[&str]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let print = Fingerprint::of_parts(parts.iter().map(|part| part.as_bytes()));
    let mut bits = print.as_bytes().iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut name = String::with_capacity(NAME);
    for _ in 0..NAME {
        name.push(char::from(LETTERS[usize::try_from(bits % 32).unwrap_or(0)]));
        bits /= 32;
    }
    name
}

/// A text as a script writes it.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The script that says `parts`, each an expression of JSON, under a name.
pub(crate) fn call(name: &str, parts: &[String]) -> Vec<u8> {
    let mut script = format!("panelbookShard({}", quoted(name));
    for part in parts {
        script.push(',');
        script.push_str(part);
    }
    script.push_str(")\n");
    script.into_bytes()
}

/// A shard named after its content.
pub(crate) fn shard(lang: &Lang, parts: &[String]) -> Option<(String, Shard)> {
    let texts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let name = name_of(&texts);
    let shard = named(lang, &name, parts)?;
    Some((name, shard))
}

/// A shard with a name that was made already.
pub(crate) fn named(lang: &Lang, name: &str, parts: &[String]) -> Option<Shard> {
    let path = SitePath::new(&format!("assets/search/{lang}/{name}.js")).ok()?;
    Some(Shard { path, bytes: call(name, parts) })
}

/// The root of a language, under its fixed name.
pub(crate) fn root(lang: &Lang, part: &str) -> Option<Shard> {
    let path = SitePath::new(&format!("assets/search/{lang}.js")).ok()?;
    Some(Shard { path, bytes: call(&lang.to_string(), &[part.to_owned()]) })
}

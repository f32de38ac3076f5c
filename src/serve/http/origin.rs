//! Whether a request was meant for us, and comes from one of our own pages.
//!
//! A page of any other site can make a browser ask a server on this machine, and can even give its own name
//! our address ("DNS rebinding"). It can change neither `Host` nor `Origin` nor `Sec-Fetch-Site`.

use super::head::Request;

/// The names that this machine is called by from itself.
const NAMES: &[&str] = &["localhost", "127.0.0.1", "[::1]"];

/// Whether `authority` names this server: one of our names, and our port.
pub(super) fn is_ours(authority: &str, port: u16) -> bool {
    let (name, rest) = match authority.rfind(':') {
        Some(at) if !authority.ends_with(']') => (&authority[..at], Some(&authority[at + 1..])),
        _ => (authority, None),
    };
    let same_port = match rest {
        Some(digits) => digits == port.to_string(),
        None => port == 80,
    };
    same_port && NAMES.iter().any(|ours| ours.eq_ignore_ascii_case(name))
}

/// Whether a request may have come from a page of ours, or from no page at all. Following a link from
/// elsewhere is welcome; taking our pages in as a part of others is not.
pub(super) fn is_welcome(request: &Request, port: u16) -> bool {
    let ours =
        |origin: &str| origin.strip_prefix("http://").is_some_and(|authority| is_ours(authority, port));
    let origin = match request.all("origin")[..] {
        [] => true,
        [one] => ours(one),
        _ => false,
    };
    let foreign = matches!(request.header("sec-fetch-site"), Some("cross-site" | "same-site"));
    origin && (!foreign || request.header("sec-fetch-mode") == Some("navigate"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_s_own_names_with_our_port_are_ours() {
        for ours in ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000"] {
            assert!(is_ours(ours, 4000), "{ours}");
        }
        assert!(is_ours("localhost", 80) && is_ours("[::1]", 80));
        for foreign in [
            "",
            "localhost",
            "localhost:",
            "localhost:4001",
            "localhost:04000",
            "localhost:+4000",
            "localhost.:4000",
            "localhost.evil.example:4000",
            "evil.example:4000",
            "127.0.0.1.nip.io:4000",
            "127.1:4000",
            "0.0.0.0:4000",
            "2130706433:4000",
            "::1:4000",
            "[::1]",
            "[::ffff:127.0.0.1]:4000",
            "user@localhost:4000",
            "localhost:4000:4000",
            " localhost:4000",
        ] {
            assert!(!is_ours(foreign, 4000), "{foreign}");
        }
    }
}

macro_rules! embed {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/panel/", $name)))
    };
}

/// Every file of the built-in theme by its name below `themes/panel/`, compiled into the program.
/// `tests/theme.rs` holds that none is missing.
pub const EMBEDDED: &[(&str, &str)] = &[
    embed!("parts/backlinks.html"),
    embed!("parts/card.html"),
    embed!("parts/cite.html"),
    embed!("parts/cited-by.html"),
    embed!("parts/fields.html"),
    embed!("parts/footer.html"),
    embed!("parts/head.html"),
    embed!("parts/header.html"),
    embed!("parts/heading-link.html"),
    embed!("parts/language-bar.html"),
    embed!("parts/note-mark.html"),
    embed!("parts/notes.html"),
    embed!("parts/outline.html"),
    embed!("parts/paragraph-number.html"),
    embed!("parts/provisions.html"),
    embed!("parts/relations.html"),
    embed!("parts/sources.html"),
    embed!("parts/standing.html"),
    embed!("strings/en.ftl"),
    embed!("styles/10-base.css"),
    embed!("templates/404.html"),
    embed!("templates/a-z.html"),
    embed!("templates/document.html"),
    embed!("templates/entry.html"),
    embed!("templates/home.html"),
    embed!("templates/kind.html"),
    embed!("templates/layout.html"),
    embed!("templates/moved.html"),
    embed!("templates/welcome.html"),
    embed!("theme.toml"),
];

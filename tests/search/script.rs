use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the theme's scripts make of each value. Node must be there: without it, nothing is known of the script.
pub(crate) fn answers(task: &str, values: &[Value]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("input.jsonl");
    fs::write(&input, values.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")).unwrap();
    let scripts = root().join("themes/panel/scripts");
    let parts = ["search/10-words.js", "search/20-query.js", "further/10-signs.js"];
    let parts: Vec<PathBuf> = parts.iter().map(|name| scripts.join(name)).collect();
    let output = Command::new("node")
        .arg(root().join("tests/search/reader.mjs"))
        .arg(task)
        .arg(&input)
        .args(parts)
        .output()
        .expect("node runs: `cargo xtask setup` says how to get it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), values.len());
    answers
}

/// Numbers that look random and are the same each time (Marsaglia's xorshift, 64 bits).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    /// A text of letters, accents and signs of six scripts, of words and of symbols.
    pub(crate) fn text(&mut self) -> String {
        const PIECES: &[&str] = &[
            "a",
            "b",
            "É",
            "e\u{301}",
            "ñ",
            "N\u{303}",
            "œ",
            "ß",
            "İ",
            "ı",
            "Σ",
            "ς",
            "и",
            "й",
            "Ё",
            "и\u{301}",
            "ا",
            "أ",
            "آ",
            "ة",
            "ى",
            "ـ",
            "َ",
            "لا",
            "١",
            "۲",
            "7",
            "15",
            "½",
            "²",
            "枪",
            "武器",
            "小武器",
            "々",
            "ｶ",
            "か",
            "Ａ",
            "\u{AD}",
            "\u{200D}",
            "-",
            "\u{2010}",
            "'",
            "’",
            "/",
            ".",
            " ",
            " ",
            " ",
            "\u{A0}",
            "、",
            "。",
            ":",
            "qu'",
            "l'",
            "A/CONF.192/",
            "rc",
            "\"",
            "“",
            "OR",
            "*",
            "\u{85}",
            "\u{FEFF}",
            "😀",
            "ﷺ",
            "한국",
            "कि",
            "ก็",
        ];
        let length = 1 + self.below(12);
        (0..length).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }
}

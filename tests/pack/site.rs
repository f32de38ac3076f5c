use std::fs;
use std::process::Command;

use panelbook::search::Collection;
use panelbook::search::pack::bake;
use serde_json::Value;
use tempfile::TempDir;

use crate::script::root;

/// The packs of some collections, as files.
pub(crate) struct Packs {
    folder: TempDir,
}

impl Packs {
    pub(crate) fn of<'a>(collections: impl IntoIterator<Item = &'a Collection>) -> Packs {
        let folder = tempfile::tempdir().unwrap();
        for collection in collections {
            for shard in bake(collection) {
                let path = folder.path().join(shard.path.as_str());
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, shard.bytes).unwrap();
            }
        }
        Packs { folder }
    }

    /// What the script answers to each question, and what it had to load.
    pub(crate) fn ask(&self, questions: &[Value]) -> Vec<(Value, Vec<String>)> {
        let input = self.folder.path().join("questions.jsonl");
        let lines: Vec<String> = questions.iter().map(Value::to_string).collect();
        fs::write(&input, lines.join("\n")).unwrap();
        let output = Command::new("node")
            .arg(root().join("tests/pack/reader.mjs"))
            .arg(self.folder.path())
            .arg(&input)
            .arg(root().join("themes/panel/scripts"))
            .output()
            .expect("node runs: `cargo xtask setup` says how to get it");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let answers: Vec<(Value, Vec<String>)> = text
            .lines()
            .map(|line| {
                let mut line: Value = serde_json::from_str(line).unwrap();
                let loads = line["loads"].as_array().unwrap().iter();
                let loads = loads.map(|load| load.as_str().unwrap().to_owned()).collect();
                (line["value"].take(), loads)
            })
            .collect();
        assert_eq!(answers.len(), questions.len());
        answers
    }
}

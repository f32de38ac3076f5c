//! Blocks of a page that show a terminal, run as they stand.
//!
//! In a fenced block marked `console`, a line that starts with `$ ` is a command, the lines up to the
//! next one are what it says (on both outputs), and a line `? 1` gives the exit code that is expected
//! when it is not 0. `...` stands for any lines, `[..]` for any words. All blocks of a page share one
//! folder, new and empty, and `$ cd` lasts until the end of the page.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A command with what it is expected to say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is typed.
    pub(crate) command: String,
    /// What is said.
    pub(crate) said: String,
    /// The exit code.
    pub(crate) code: i32,
}

/// The commands of a page, in order.
pub(crate) fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (at, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line.trim_end() == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            steps.push(Step { line: at + 1, command: command.to_owned(), ..Step::default() });
        } else if let Some(step) = steps.last_mut().filter(|_| inside) {
            match line.strip_prefix("? ").and_then(|code| code.trim().parse().ok()) {
                Some(code) => step.code = code,
                None => step.said.extend([line, "\n"]),
            }
        }
    }
    steps
}

/// Runs the commands of a page with the program at `program`; gives back what differs.
pub(crate) fn differences(page: &str, program: &Path) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
    let mut folder = fs::canonicalize(root.path()).unwrap();
    let search = std::env::join_paths(
        std::iter::once(program.parent().unwrap().to_path_buf())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )
    .unwrap();
    let mut wrong = Vec::new();
    for step in steps(page) {
        if let Some(to) = step.command.strip_prefix("cd ") {
            folder.push(to.trim());
            if !folder.is_dir() {
                // What follows would be run in the wrong place.
                wrong.push(format!("line {}: there is no folder `{to}`", step.line));
                break;
            }
            continue;
        }
        let output = Command::new("sh")
            .args(["-c", &format!("exec 2>&1\n{}", step.command)])
            .current_dir(&folder)
            .env("PATH", &search)
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        if output.status.code() != Some(step.code) {
            let code = output.status.code();
            wrong.push(format!("line {}: `{}` ended with {code:?}:\n{said}", step.line, step.command));
        }
        let (said, expected) = (said.trim_end().to_owned(), step.said.trim_end().to_owned());
        let compared = snapbox::Assert::new().try_eq(None, said.into(), expected.into());
        if let Err(difference) = compared {
            wrong.push(format!("line {}: `{}`\n{difference}", step.line, step.command));
        }
    }
    wrong
}

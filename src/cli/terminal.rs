use std::io::{self, IsTerminal as _};

use super::args::Color;
use crate::diagnostic::Look;

/// What is known of where the program's words go.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether standard error is a terminal, so that progress may be drawn.
    pub progress: bool,
    /// How findings look on standard output.
    pub out: Look,
    /// How findings look on standard error.
    pub err: Look,
}

impl Terminal {
    /// The terminal that the process was started from. <https://no-color.org> says what `NO_COLOR` means.
    pub fn of_process(color: Color) -> Terminal {
        let none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(120);
        let look = |terminal: bool| Look {
            color: match color {
                Color::Auto => terminal && !none,
                Color::Always => true,
                Color::Never => false,
            },
            width,
        };
        let progress = io::stderr().is_terminal();
        Terminal { progress, out: look(io::stdout().is_terminal()), err: look(progress) }
    }
}

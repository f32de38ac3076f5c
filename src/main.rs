//! The program: words of the command line to an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    panelbook::cli::main()
}

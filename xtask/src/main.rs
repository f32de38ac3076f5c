//! Set-up and checks of the repository: `cargo xtask test | ci | screenshots | bench`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "a program for developers: it prints, looks at the clock and writes files, and nobody imports it"
)]

mod bench;
mod browser;
mod ci;
mod command;
mod corpus;
mod peers;
mod setup;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask test               install what the tests need, and run them
cargo xtask ci                 everything that must pass before a change lands
cargo xtask screenshots        pictures of every type of page, to look at [part of a type …]
cargo xtask bench pages        Lighthouse over the main pages, as on a slow phone [--runs 3] [page …]
cargo xtask bench build        compare builds with peers [--pages 1000,10000] [--runs 3] [--peers hugo,mdbook]
cargo xtask bench serve        compare previews with peers [--pages 1000,10000] [--saves 30] [--budget 60] [--peers hugo,hugo-full,mdbook]
cargo xtask bench search       compare the search with Pagefind's, in Chromium [--pages 300,3000,20000] [--keep]
cargo xtask bench citations    what citations cost in a build [--pages 10000] [--each 6] [--runs 3]
cargo xtask corpus DIR PAGES   write a seeded book of so many pages, to try things on [--citations EACH]
";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => ci::test(),
        ["ci"] => ci::ci(),
        ["screenshots", rest @ ..] => browser::screenshots(rest),
        ["bench", "pages", rest @ ..] => browser::bench(rest),
        ["bench", "build", rest @ ..] => bench::build::run(rest),
        ["bench", "serve", rest @ ..] => bench::serve::run(rest),
        ["bench", "citations", rest @ ..] => bench::citations::run(rest),
        ["bench", "search", rest @ ..] => bench::search::run(rest),
        ["measure", rest @ ..] => bench::measured(rest),
        ["corpus", folder, pages] => corpus::book(std::path::Path::new(folder), pages.parse()?),
        ["corpus", folder, pages, "--citations", each] => corpus::cited_book(
            std::path::Path::new(folder),
            pages.parse()?,
            corpus::Citations::OnEachPage(each.parse()?),
        ),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("cargo xtask does not know these words\n{HELP}"),
    }
}

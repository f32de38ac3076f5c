use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::measure::part;
use super::server::Server;
use crate::command::root;
use crate::{corpus, peers};

/// The page whose body is edited, and the one whose title is: the second leads to others, which then show
/// its title among what leads to them.
const BODY: usize = 7;
const TITLE: usize = 21;

/// What is saved.
#[derive(Clone, Copy)]
enum Save {
    Body,
    Title,
    Template,
}

const SAVES: [Save; 3] = [Save::Body, Save::Title, Save::Template];

/// One server, and how its corpus is edited.
struct Contestant {
    name: &'static str,
    program: PathBuf,
    words: Vec<&'static str>,
    /// The word before the number of the port.
    port: &'static str,
    folder: PathBuf,
    /// The folder of the pages' files.
    pages: &'static str,
    /// The address of a page.
    address: fn(&str) -> String,
    /// A file that is part of every page, and its text for a mark.
    template: (&'static str, fn(&str) -> String),
    /// Whether a page shows the titles of those that lead to it.
    backlinks: bool,
}

/// What one server took, in milliseconds, for each kind of save.
#[derive(Default)]
struct Took {
    start: f64,
    saves: [Vec<f64>; 3],
    /// Resident memory in MiB at the end, and at the most.
    memory: (f64, f64),
}

/// `cargo xtask bench serve [--pages 1000,10000] [--saves 30] [--budget 60] [--peers hugo,hugo-full,mdbook]`:
/// saves a file and asks for a page until it shows the change. No server is given more than the budget of
/// seconds for a kind of save; those that are slow have fewer saves, which the table says.
pub fn run(words: &[&str]) -> Result<()> {
    let (mut sizes, mut saves, mut budget) = (vec![1_000, 10_000], 30, 60);
    let mut wanted = vec!["hugo", "hugo-full", "mdbook"];
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let value = words.next().copied().unwrap_or_default();
        match *word {
            "--pages" => sizes = value.split(',').map(str::parse).collect::<Result<_, _>>()?,
            "--saves" => saves = value.parse()?,
            "--budget" => budget = value.parse()?,
            "--peers" => wanted = value.split(',').filter(|name| !name.is_empty()).collect(),
            other => bail!("`bench serve` does not know `{other}`"),
        }
    }
    crate::command::run("cargo", &["build", "--release", "--workspace", "--locked"])?;
    println!(
        "| pages | server | start s | body ms: median, p95 | title elsewhere | template | saves | memory MiB: idle, most |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for size in sizes {
        for contestant in contestants(size, &wanted)? {
            let took = measured(&contestant, size, saves, Duration::from_secs(budget))?;
            let figures = |of: &[f64]| match of {
                [] => "–".to_owned(),
                all => format!("{:.0}, {:.0}", part(all, 50), part(all, 95)),
            };
            let [body, title, template] = &took.saves;
            println!(
                "| {size} | {} | {:.2} | {} | {} | {} | {}, {}, {} | {:.0}, {:.0} |",
                contestant.name,
                took.start / 1000.0,
                figures(body),
                figures(title),
                figures(template),
                body.len(),
                title.len(),
                template.len(),
                took.memory.0,
                took.memory.1
            );
        }
    }
    Ok(())
}

fn contestants(size: usize, wanted: &[&str]) -> Result<Vec<Contestant>> {
    let home = root().join(format!("target/bench/serve-{size}"));
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    corpus::book(&home.join("panelbook"), size)?;
    let mut contestants = vec![Contestant {
        name: "panelbook serve",
        program: root().join("target/release/panelbook"),
        words: vec!["serve"],
        port: "--port",
        folder: home.join("panelbook"),
        pages: "content/pages",
        address: |id| format!("/en/pages/{id}.html"),
        template: ("themes/panel/parts/footer.html", |mark| format!("<footer>{mark}</footer>\n")),
        backlinks: true,
    }];
    let hugo = |name, folder: &str, words: &[&'static str]| -> Result<Contestant> {
        corpus::hugo(&home.join(folder), size)?;
        Ok(Contestant {
            name,
            program: peers::hugo()?,
            words: [&["server", "--bind", "127.0.0.1"], words].concat(),
            port: "--port",
            folder: home.join(folder),
            pages: "content/pages",
            address: |id| format!("/pages/{id}/"),
            template: ("layouts/partials/footer.html", |mark| format!("<footer>{mark}</footer>\n")),
            backlinks: true,
        })
    };
    if wanted.contains(&"hugo") {
        contestants.push(hugo("hugo server", "hugo", &[])?);
    }
    if wanted.contains(&"hugo-full") {
        contestants.push(hugo("hugo server --disableFastRender", "hugo-full", &["--disableFastRender"])?);
    }
    // mdBook needs minutes for 10,000 pages, because every page carries the list of all.
    if wanted.contains(&"mdbook") && size <= 2_000 {
        corpus::mdbook(&home.join("mdbook"), size)?;
        // It goes by the first such file it finds upwards; that of this repository passes over all below `target/`.
        fs::write(home.join("mdbook/.gitignore"), "")?;
        contestants.push(Contestant {
            name: "mdbook serve",
            program: peers::mdbook()?,
            words: vec!["serve", "--hostname", "127.0.0.1"],
            port: "--port",
            folder: home.join("mdbook"),
            pages: "src",
            address: |id| format!("/{id}.html"),
            template: ("theme/head.hbs", |mark| format!("<meta name=\"mark\" content=\"{mark}\">\n")),
            backlinks: false,
        });
    }
    for contestant in &contestants {
        // It is there from the start: what is measured is its change.
        contestant.write_template("first")?;
    }
    Ok(contestants)
}

fn measured(contestant: &Contestant, size: usize, saves: usize, budget: Duration) -> Result<Took> {
    let pages = corpus::pages(size, 1);
    let shows_title = pages[TITLE].links.iter().find(|other| **other != TITLE).copied().unwrap_or_default();
    let began = Instant::now();
    let mut server =
        Server::start(&contestant.program, &contestant.words, contestant.port, &contestant.folder)?;
    server.wait_for(&(contestant.address)(&pages[BODY].id), &pages[BODY].title, budget * 5)?;
    let mut took = Took { start: milliseconds(began), ..Took::default() };
    // Some begin to watch only after they answer, and would miss a save that comes at once.
    std::thread::sleep(Duration::from_secs(2));
    for (save, times) in SAVES.into_iter().zip(&mut took.saves) {
        let (edited, asked) = match save {
            Save::Body | Save::Template => (BODY, BODY),
            Save::Title if !contestant.backlinks => continue,
            Save::Title => (TITLE, shows_title),
        };
        let address = (contestant.address)(&pages[asked].id);
        let file = contestant.folder.join(format!("{}/{}.md", contestant.pages, pages[edited].id));
        let text = fs::read_to_string(&file)?;
        let title = &pages[edited].title;
        // The page has been looked at, as one would before editing.
        server.wait_for(&address, "</html>", budget)?;
        let first = Instant::now();
        for turn in 0..saves {
            if first.elapsed() > budget {
                break;
            }
            let mark = format!("Mark{turn:03}");
            let began = Instant::now();
            match save {
                Save::Body => fs::write(&file, format!("{text}\n{mark}.\n"))?,
                Save::Title => {
                    fs::write(&file, text.replacen(title.as_str(), &format!("{title} {mark}"), 1))?;
                }
                Save::Template => contestant.write_template(&mark)?,
            }
            if !server.wait_for(&address, &mark, budget)? {
                break;
            }
            times.push(milliseconds(began));
            // A person types on; what the server does meanwhile in the background is its own affair.
            std::thread::sleep(Duration::from_millis(250));
        }
        fs::write(&file, text)?;
    }
    took.memory = server.memory()?;
    Ok(took)
}

impl Contestant {
    fn write_template(&self, mark: &str) -> Result<()> {
        let (name, text) = &self.template;
        let file = self.folder.join(name);
        fs::create_dir_all(file.parent().unwrap_or(Path::new("")))?;
        Ok(fs::write(file, text(mark))?)
    }
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

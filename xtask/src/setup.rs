use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::command::{exists, root, run};

/// The oldest Node that the packages of `package.json` run on.
const NODE: (u32, u32) = (20, 19);

/// What the tests need beside Rust and git: how it is looked for, and the system's packages that bring it.
struct Need {
    what: &'static str,
    is_there: fn() -> bool,
    packages: &'static [&'static str],
}

/// In the order in which they are installed.
const NEEDS: &[Need] = &[
    Need { what: "git", is_there: || exists("git"), packages: &["git"] },
    Need { what: "Node", is_there: || exists("node") && exists("npm"), packages: &["nodejs", "npm"] },
    Need { what: "Chromium", is_there: || chromium().is_some(), packages: &["chromium"] },
    Need {
        what: "Java, for the HTML checker",
        is_there: || exists("java"),
        packages: &["default-jre-headless"],
    },
    Need {
        what: "a reader of PDF, for what is printed",
        is_there: || succeeds("pdfinfo", &["-v"]) && succeeds("pdftotext", &["-v"]),
        packages: &["poppler-utils"],
    },
    Need {
        what: "a typeface with Arabic letters",
        is_there: || typeface("ar"),
        packages: &["fontconfig", "fonts-noto-core"],
    },
    Need {
        what: "a typeface with Chinese characters",
        is_there: || typeface("zh-cn"),
        packages: &["fontconfig", "fonts-noto-cjk"],
    },
];

/// Sees to it that everything is there that the tests need, and says what it installs.
pub fn tests() -> Result<()> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.is_there)()).collect();
    if missing.is_empty() {
        println!("what the tests need of the system is there");
    } else {
        install(&missing)?;
    }
    if version_of_node()? < NODE {
        bail!(
            "the browser tests need Node {}.{} or later, and `node --version` says less: \
             install a newer one, then run this again",
            NODE.0,
            NODE.1
        );
    }
    packages()
}

/// Where the system's Chromium is.
pub fn chromium() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    named.into_iter().chain(usual.map(str::to_owned)).find(|place| fs::exists(place).unwrap_or(false))
}

/// Whether any typeface serves a language.
fn typeface(lang: &str) -> bool {
    Command::new("fc-list")
        .arg(format!(":lang={lang}"))
        .output()
        .is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

/// Installs what is missing with the system's packages, or says what to install by hand.
fn install(missing: &[&Need]) -> Result<()> {
    let words: Vec<&str> = missing.iter().map(|need| need.what).collect();
    println!("the tests need what is not there: {}", words.join("; "));
    let mut packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    packages.dedup();
    let by_hand = || {
        format!(
            "install {} with the system's package manager, then run this again (on Debian: apt-get install {})",
            words.join("; "),
            packages.join(" ")
        )
    };
    if !exists("apt-get") {
        bail!(by_hand());
    }
    let before: &[&str] = if is_root() {
        &[]
    } else if succeeds("sudo", &["-n", "true"]) {
        &["sudo"]
    } else {
        bail!(by_hand());
    };
    let apt = |rest: &[&str]| {
        let line = [before, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], rest].concat();
        run(line[0], &line[1..])
    };
    apt(&["update"]).with_context(by_hand)?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages.as_slice()].concat())
        .with_context(by_hand)?;
    for need in missing {
        if !(need.is_there)() {
            bail!("{} was installed and is still not found: {}", need.what, by_hand());
        }
    }
    Ok(())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn succeeds(program: &str, words: &[&str]) -> bool {
    Command::new(program).args(words).output().is_ok_and(|output| output.status.success())
}

/// The major and minor number that Node says of itself.
fn version_of_node() -> Result<(u32, u32)> {
    let output = Command::new("node").arg("--version").output().context("cannot start `node`")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let mut numbers = said.trim().trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(major), Some(minor)) => Ok((major, minor)),
        _ => bail!("`node --version` says `{}`, which is no version", said.trim()),
    }
}

/// Installs the packages of the lock file, unless those of this very lock file are there.
fn packages() -> Result<()> {
    let lock = fs::read(root().join("package-lock.json")).context("cannot read package-lock.json")?;
    let installed = root().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|held| held == lock) {
        println!("the packages of package-lock.json are there");
        return Ok(());
    }
    run("npm", &["ci", "--no-audit", "--no-fund"])
        .context("the packages of package-lock.json could not be installed")?;
    fs::write(&installed, lock).context("cannot note what is installed in node_modules")
}

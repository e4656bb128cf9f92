//! The published site, served for one journey: a copy of the demo with the tests' own pages beside it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use baton_receiver::{Config, Running};
use tempfile::TempDir;

use crate::desk::Desk;
use crate::probe;

/// Where a test page wants the tag.
const PLACE: &str = "<!-- baton -->";
/// The page of the site that the tag is taken from.
const TAGGED: &str = "en/contact/index.html";
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pages");

/// Which script the pages carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// The one that visitors get.
    Published,
    /// The one whose engine traps when it should attach.
    Trapping,
    /// None: what a form sends without Baton.
    Removed,
}

/// A site with its receiver.
pub struct Site {
    pub desk: Desk,
    _folder: TempDir,
    _receiver: Running,
}

impl Site {
    /// Copies the site and serves it on a port, and so an origin, of its own.
    pub async fn open(script: Script) -> Site {
        Site::open_under(script, None).await
    }

    /// The same under a Content-Security-Policy of the test's own.
    pub async fn open_under(script: Script, policy: Option<&str>) -> Site {
        let source = given(if script == Script::Trapping { "BATON_TRAP_SITE" } else { "BATON_SITE" });
        let folder = TempDir::new().expect("a temporary folder");
        copy(&source, folder.path());
        add_pages(&source, folder.path());
        if script == Script::Removed {
            for page in pages_below(folder.path()) {
                let text = fs::read_to_string(&page).expect("a page");
                let kept: Vec<&str> = text.lines().filter(|line| !is_tag(line)).collect();
                fs::write(&page, kept.join("\n")).expect("a page");
            }
        }
        let config = Config {
            probe: Some(probe::SCRIPT.to_owned()),
            policy: policy.map(str::to_owned),
            ..Config::new(folder.path(), given("BATON_DEFINITIONS"))
        };
        let receiver = baton_receiver::start(config).await.expect("the receiver starts");
        Site { desk: Desk { home: receiver.url() }, _folder: folder, _receiver: receiver }
    }

    /// The whole address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.desk.home)
    }
}

fn given(variable: &str) -> PathBuf {
    let folder = env::var_os(variable).map(PathBuf::from);
    folder.unwrap_or_else(|| panic!("{variable} is not set: run the browser tests with `cargo xtask test e2e`"))
}

/// The tests' pages under `/test/`, with the tag that the site's own pages carry.
fn add_pages(source: &Path, folder: &Path) {
    let tagged = fs::read_to_string(source.join(TAGGED)).expect("the site's contact page");
    let tag = tagged.lines().find(|line| is_tag(line)).expect("the contact page carries Baton's tag");
    for page in pages_below(Path::new(PAGES)) {
        let text = fs::read_to_string(&page).expect("a test page");
        let to = folder.join("test").join(page.file_stem().expect("a name")).join("index.html");
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::write(to, text.replace(PLACE, tag)).expect("a test page");
    }
    for script in below(Path::new(PAGES)).iter().filter(|file| file.extension().is_some_and(|kind| kind == "js")) {
        fs::copy(script, folder.join("test").join(script.file_name().expect("a name"))).expect("a test script");
    }
}

fn is_tag(line: &str) -> bool {
    line.contains("<script") && line.contains("/baton/")
}

fn pages_below(folder: &Path) -> Vec<PathBuf> {
    below(folder).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html")).collect()
}

fn copy(from: &Path, to: &Path) {
    for file in below(from) {
        let target = to.join(file.strip_prefix(from).expect("a file below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(&file, target).expect("a file of the site");
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

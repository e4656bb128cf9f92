//! The published site, served for one journey: a copy of the demo with the tests' own pages beside it.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use baton_receiver::{Config, Running};
use serde_json::Value;
use tempfile::TempDir;

use crate::desk::Desk;
use crate::probe;

/// Where a test page wants the tag.
const PLACE: &str = "<!-- baton -->";
/// The page of the site that the tag is taken from.
const TAGGED: &str = "en/contact/index.html";
/// The form pages: what stands in the body of each, and beside it the script that sends it.
const FORMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/forms");
/// The definition that the form pages are published with.
const DEFINITION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../pkg-config/definitions/b2b-saas.json");
const FORM_PAGE: &str = r#"<!doctype html>
<html lang="en-CA">
  <head>
    <meta charset="utf-8">
    <title>A form</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <!-- baton -->
  </head>
  <body>
    <!-- form -->
  </body>
</html>
"#;
const FORM_PLACE: &str = "<!-- form -->";
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pages");
/// The doubles of consent tools, which run under Node as well.
const DOUBLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../wasm/doubles.mjs");

/// The form that the pages of consent tools share; it stands where a page says `<!-- letter form -->`.
const LETTER_FORM: &str = include_str!("../parts/letter-form.html");
/// The page of a consent tool that no registry has: the journey plays its double there.
const DOUBLE: &str = include_str!("../parts/double.html");

/// Which script the pages carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// The one that visitors get.
    Published,
    /// The one whose definition has a rule for each kind of signal; it takes the consent from the page itself.
    Signals,
    /// The one whose engine traps when it should attach.
    Trapping,
    /// None: what a form sends without Baton.
    Removed,
}

/// A site with its receiver.
pub struct Site {
    pub desk: Desk,
    folder: TempDir,
    receiver: Running,
}

impl Site {
    /// Copies the site and serves it on a port, and so an origin, of its own.
    pub async fn open(script: Script) -> Site {
        Site::open_under(script, None).await
    }

    /// The same under a Content-Security-Policy of the test's own.
    pub async fn open_under(script: Script, policy: Option<&str>) -> Site {
        let (site, definitions) = match script {
            Script::Trapping => ("BATON_TRAP_SITE", "BATON_DEFINITIONS"),
            Script::Signals => ("BATON_SIGNALS_SITE", "BATON_SIGNALS_DEFINITIONS"),
            Script::Published | Script::Removed => ("BATON_SITE", "BATON_DEFINITIONS"),
        };
        let source = given(site);
        let folder = TempDir::new().expect("a temporary folder");
        copy(&source, folder.path());
        add_pages(&source, folder.path());
        add_films(folder.path());
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
            ..Config::new(folder.path(), given(definitions))
        };
        let receiver = baton_receiver::start(config).await.expect("the receiver starts");
        Site { desk: Desk { home: receiver.url() }, folder, receiver }
    }

    /// The form pages of `tests/e2e/forms`, each at `/forms/<name>/`, under a policy of the test's own. With `names` the receiver
    /// refuses a form that posts any other field.
    pub async fn of_forms(script: Script, policy: &str, names: Option<Vec<String>>) -> Site {
        let published = given(if script == Script::Trapping { "BATON_TRAP_FORMS" } else { "BATON_FORMS" });
        Site::serving_forms(script, &published, policy, names).await
    }

    /// The same with one more entry of the site config, published for this journey: what it names is known only when everything runs.
    pub async fn of_forms_with(entry: &Value, policy: &str) -> Site {
        let home = TempDir::new().expect("a temporary folder");
        let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut config: Value = serde_json::from_str(&read(&Path::new(FORMS).join("site.json"))).expect("a site config");
        config["forms"].as_array_mut().expect("forms").insert(0, entry.clone());
        let (site, published) = (home.path().join("site.json"), home.path().join("published"));
        fs::write(&site, config.to_string()).expect("a site config");
        let mut publish = Command::new(given("BATON_PROGRAM"));
        publish.arg("publish").arg("--site").arg(&site).arg("--definition").arg(DEFINITION);
        publish.arg("--engine").arg(given("BATON_DIST")).arg("--out").arg(&published);
        let done = publish.output().expect("baton runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Site::serving_forms(Script::Published, &published, policy, None).await
    }

    async fn serving_forms(script: Script, published: &Path, policy: &str, names: Option<Vec<String>>) -> Site {
        let folder = TempDir::new().expect("a temporary folder");
        add_forms(script, published, folder.path());
        let config = Config {
            probe: Some(probe::SCRIPT.to_owned()),
            policy: Some(policy.to_owned()),
            names,
            ..Config::new(folder.path(), published.join("definitions"))
        };
        let receiver = baton_receiver::start(config).await.expect("the receiver starts");
        Site { desk: Desk { home: receiver.url() }, folder, receiver }
    }

    /// The line of a page that carries the tag.
    pub fn tag(&self) -> String {
        let page = self.file("/forms/post/index.html");
        let text = String::from_utf8(page).expect("a page is text");
        text.lines().find(|line| is_tag(line)).expect("the page carries the tag").trim().to_owned()
    }

    /// The path of the one published file whose name ends like this: `.slim.mjs`.
    pub fn published(&self, ending: &str) -> String {
        let files = below(&self.folder.path().join("baton"));
        let names = files.iter().map(|file| file.file_name().expect("a name").to_string_lossy().into_owned());
        // The hash has no dot, so that `.mjs` is not `.slim.mjs`.
        let is_it = |name: &String| {
            name.strip_prefix("baton.").and_then(|rest| rest.strip_suffix(ending)).is_some_and(|hash| !hash.contains('.'))
        };
        let name = names.into_iter().find(is_it).unwrap_or_else(|| panic!("no file ends in {ending}"));
        format!("/baton/{name}")
    }

    /// What a file of the site holds.
    pub fn file(&self, path: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(path.trim_start_matches('/'))).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Puts a file there, or another in its place.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path.trim_start_matches('/'));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file of the site");
    }

    /// The folder of published definitions, as the receiver has it.
    pub fn definitions() -> PathBuf {
        given("BATON_DEFINITIONS")
    }

    /// Ends the server: whoever is on the site is offline from now on.
    pub async fn closes(&mut self) {
        self.receiver.stop().await;
    }

    /// The whole address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.desk.home)
    }
}

pub(crate) fn given(variable: &str) -> PathBuf {
    let folder = env::var_os(variable).map(PathBuf::from);
    folder.unwrap_or_else(|| panic!("{variable} is not set: run the browser tests with `cargo xtask test e2e`"))
}

/// The tests' pages under `/test/`, with the tag that the site's own pages carry; where a page says `<!-- baton klaro -->`, with the script
/// that was published for that site config of the tests. A site config without a page of its own gets one for a double. What consent
/// tools they load lies under `/test/tools/`.
fn add_pages(source: &Path, folder: &Path) {
    let tagged = fs::read_to_string(source.join(TAGGED)).expect("the site's contact page");
    let tag = tagged.lines().find(|line| is_tag(line)).expect("the contact page carries Baton's tag");
    let more = given("BATON_TEST_SCRIPTS");
    let scripts: Vec<PathBuf> = fs::read_dir(&more).expect("scripts").map(|entry| entry.expect("an entry").path()).collect();
    let scripts: Vec<PathBuf> = scripts.into_iter().filter(|path| path.is_file()).collect();
    let stem = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let mut pages: BTreeMap<String, String> =
        scripts.iter().map(|script| (stem(script), DOUBLE.replace("{name}", &stem(script)))).collect();
    for page in pages_below(Path::new(PAGES)) {
        pages.insert(stem(&page), fs::read_to_string(&page).expect("a test page"));
    }
    for (name, text) in pages {
        let to = folder.join("test").join(name).join("index.html");
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        let text = text.replace(PLACE, tag).replace("<!-- letter form -->", LETTER_FORM);
        let text = scripts.iter().fold(text, |text, script| {
            let name = stem(script);
            let own = format!("<script async src=\"/baton/baton.{name}.js\"></script>");
            text.replace(&format!("<!-- baton {name} -->"), &own)
        });
        fs::write(to, text).expect("a test page");
    }
    for script in scripts {
        let name = script.file_name().expect("a name").to_string_lossy();
        fs::copy(&script, folder.join("baton").join(format!("baton.{name}"))).expect("a published script");
    }
    copy(&more.join("tools"), &folder.join("test/tools"));
    fs::copy(DOUBLES, folder.join("test/doubles.js")).expect("the doubles");
    for script in below(Path::new(PAGES)).iter().filter(|file| file.extension().is_some_and(|kind| kind == "js")) {
        fs::copy(script, folder.join("test").join(script.file_name().expect("a name"))).expect("a test script");
    }
}

/// Two films for players, a second of silence each, and what belongs to them for downloads. Players look at the bytes, not at
/// the name, and a browser saves what it cannot show.
fn add_films(folder: &Path) {
    const RATE: u32 = 8000;
    let mut wave = b"RIFF".to_vec();
    wave.extend((36 + RATE).to_le_bytes());
    wave.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    // Samples a second, bytes a second, one byte of 8 bits a sample.
    for number in [RATE, RATE, 0x0008_0001] {
        wave.extend(number.to_le_bytes());
    }
    wave.extend(b"data");
    wave.extend(RATE.to_le_bytes());
    wave.resize(44 + RATE as usize, 128);
    let films = folder.join("films");
    fs::create_dir_all(&films).expect("a folder");
    for name in ["tone.mp4", "background.mp4", "script.zip", "stills.zip"] {
        fs::write(films.join(name), &wave).expect("a film");
    }
}

fn add_forms(script: Script, published: &Path, folder: &Path) {
    let write = |path: PathBuf, text: &[u8]| {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a page");
    };
    let snippet = fs::read_to_string(published.join("snippet.html")).expect("the snippet");
    let tag = snippet.lines().find(|line| is_tag(line)).expect("a tag in the snippet");
    let tag = if script == Script::Removed { "" } else { tag };
    let is_loaded = |file: &&PathBuf| file.extension().is_some_and(|kind| kind == "js" || kind == "mjs" || kind == "wasm");
    for file in below(published).iter().filter(is_loaded) {
        write(folder.join("baton").join(file.file_name().expect("a name")), &fs::read(file).expect("the script"));
    }
    // The page that says thank you looks as the site does.
    copy(&given("BATON_SITE").join("assets"), &folder.join("assets"));
    write(folder.join("index.html"), FORM_PAGE.as_bytes());
    for page in pages_below(Path::new(FORMS)) {
        let name = page.file_stem().expect("a name").to_string_lossy();
        let mut body = fs::read_to_string(&page).expect("a form page");
        if let Ok(code) = fs::read(page.with_extension("js")) {
            body += &format!("<script src=\"/forms/{name}.js\"></script>");
            write(folder.join("forms").join(format!("{name}.js")), &code);
        }
        // What stands in a frame belongs to the page around it, and brings no tag of its own.
        let tag = if name.ends_with("_inside") { "" } else { tag };
        let text = FORM_PAGE.replace(PLACE, tag).replace(FORM_PLACE, &body);
        write(folder.join("forms").join(&*name).join("index.html"), text.as_bytes());
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

//! The demo site as a server would hold it: its pages with the tag in them, the published script, the consent tool.

use std::path::{Path, PathBuf};

use crate::build::{self, Make};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::programs::{self, Programs};
use crate::publish;
use crate::weight::Weight;

/// Where a page wants the tag.
const PLACE: &str = "<!-- baton -->";

/// A published site under `target/`.
pub struct Site {
    /// What the server shows.
    pub pages: PathBuf,
    /// The definitions that the receiver verifies against.
    pub definitions: PathBuf,
    /// The one file that a visitor loads.
    pub script: PathBuf,
    pub weight: Weight,
    pub programs: Programs,
}

/// Who looks at the site.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// People: the site config as it is.
    People,
    /// Browsers that a test drives. They count only where the site config says so, and the demo's does not.
    Tests,
    /// The same, under a definition that has a rule for each kind of signal.
    Signals,
}

/// Builds the engine, publishes the demo's script with it and assembles the site.
pub fn make(places: &Places, make: Make, audience: Audience) -> Result<Site, Failure> {
    let (dist, home) = match (make, audience) {
        (Make::Trap, _) => (places.target.join("dist-trap"), places.target.join("demo-trap")),
        (_, Audience::People) => (places.dist(), places.demo()),
        (_, Audience::Tests) => (places.dist(), places.target.join("demo-tested")),
        (_, Audience::Signals) => (places.dist(), places.target.join("demo-signals")),
    };
    build::build(places, make, &dist)?;
    let published = home.join("published");
    let programs = programs::build(places)?;
    let mut definition = places.root.join("pkg-config/definitions/b2b-saas.json");
    let mut config = places.www().join("demo/site.json");
    if audience == Audience::Tests {
        let counted = counting_automation(&files::read_text(&config)?);
        config = home.join("site.json");
        files::write(&config, counted)?;
    }
    if audience == Audience::Signals {
        definition = places.root.join("tests/cases/definitions/signals.json");
        config = places.root.join("tests/e2e/signals.site.json");
    }
    publish::publish(places, &programs.baton, &dist, &[&config, &definition], &published)?;
    let script = publish::script(&published)?;
    let weight = Weight::of(&files::read(&script)?);
    let (pages, definitions) = (home.join("site"), home.join("definitions"));
    assemble(places, &published, &pages)?;
    build::consent_tool(places, &home.join("stamps"), &home.join("consent"))?;
    copy(&home.join("consent"), &pages.join("assets"))?;
    // Older versions stay: a page that was loaded before the last change still sends a lead under its own.
    copy(&published.join("definitions"), &definitions)?;
    Ok(Site { pages, definitions, script, weight, programs })
}

/// What the browser tests add: the script for each site config of `tests/e2e/sites`, as `<name>.js`, and the consent tools that their
/// pages load, below `tools/`.
pub fn make_for_tests(places: &Places, programs: &Programs) -> Result<PathBuf, Failure> {
    let home = places.target.join("e2e");
    let definition = places.root.join("pkg-config/definitions/b2b-saas.json");
    for site in files::with_ending(&places.root.join("tests/e2e/sites"), ".json")? {
        let name = site.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let published = home.join("published").join(&name);
        publish::publish(places, &programs.baton, &places.dist(), &[&site, &definition], &published)?;
        files::write(&home.join(format!("{name}.js")), files::read(&publish::script(&published)?)?)?;
    }
    build::consent_tools_of_the_tests(places, &home.join("stamps"), &home.join("tools"))?;
    Ok(home)
}

fn assemble(places: &Places, published: &Path, pages: &Path) -> Result<(), Failure> {
    let public = places.www().join("demo/public");
    let snippet = published.join("snippet.html");
    let tag = tag(&files::read_text(&snippet)?).ok_or_else(|| {
        Failure::new(snippet.display(), "holds no line with a script tag", "look at what `baton publish` printed")
    })?;
    files::empty_folder(pages)?;
    copy(&public, pages)?;
    let mut tagged = 0;
    for page in files::below(pages)?.iter().filter(|path| path.extension().is_some_and(|kind| kind == "html")) {
        let text = files::read_text(page)?;
        if text.contains(PLACE) {
            files::write(page, text.replace(PLACE, &tag))?;
            tagged += 1;
        }
    }
    if tagged == 0 {
        return Err(Failure::new(
            places.short(&public),
            format_args!("no page holds {PLACE}"),
            "put it into the head of each page",
        ));
    }
    for file in files::below(published)?.iter().filter(|path| path.parent() == Some(published)) {
        let name = file.file_name().unwrap_or_default();
        files::write(&pages.join("baton").join(name), files::read(file)?)?;
    }
    Ok(())
}

/// A site config that counts browsers which a program drives.
fn counting_automation(config: &str) -> String {
    let mut config: serde_json::Value = serde_json::from_str(config).unwrap_or_default();
    config["capture"]["automation"] = true.into();
    config.to_string()
}

/// The one line of the snippet that goes into a page.
fn tag(snippet: &str) -> Option<String> {
    snippet.lines().map(str::trim).find(|line| line.starts_with("<script")).map(str::to_owned)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for file in files::below(from)? {
        if let Ok(inner) = file.strip_prefix(from) {
            files::write(&to.join(inner), files::read(&file)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tested_site_counts_automation_and_changes_nothing_else() {
        let counted = counting_automation(r#"{"capture":{"downloads":["pdf"]},"days_to_keep":180}"#);
        assert_eq!(counted, r#"{"capture":{"automation":true,"downloads":["pdf"]},"days_to_keep":180}"#);
    }

    #[test]
    fn the_tag_is_the_one_script_line_of_the_snippet() {
        let line = r#"<script async src="/baton/baton.0a1b.js" integrity="sha384-x" crossorigin="anonymous"></script>"#;
        let snippet = format!("<!-- Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval' -->\n  {line}\n");
        assert_eq!(tag(&snippet).as_deref(), Some(line));
        assert_eq!(tag("<!-- nothing -->"), None);
    }
}

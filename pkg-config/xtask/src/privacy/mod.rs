//! `cargo xtask privacy`: the proof that the demo site captures what its manifest says, on one printed page.

mod imports;

mod page;

use std::process::ExitCode;

use serde_json::Value;

use crate::build::{self, Make};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::prove;
use crate::run::Run;
use crate::setup::Install;
use crate::site::{self, Audience};
use crate::stamp::sha256;
use crate::test;
use crate::weight::thousands;
use page::Page;

/// Print the privacy proof of the demo site, on one page.
///
/// What the site can collect, from its manifest; the tests that hold bundles, records and manifest together; the import section of
/// the shipped wasm; the loader's syntax tree against the listed reads; and what every browser journey left on the device and asked
/// of the network. Fails when one line does not hold. The page comes last, in one piece, after the steps that build the site.
#[derive(clap::Args)]
pub struct Args {
    /// Only this browser; without it all three must be there.
    #[arg(long)]
    engine: Option<test::Engine>,
    /// Leave the browsers out: the page then says so, and fails.
    #[arg(long)]
    without_browsers: bool,
    /// Install what is missing without asking.
    #[arg(long)]
    install: bool,
}

/// Native tests that the page quotes.
const NATIVE: [&str; 7] = [
    "blind::whatever_happens_only_what_the_manifest_names_travels_is_asked_for_or_is_kept",
    "manifest::every_field_of_every_held_bundle_stands_in_the_manifest_of_its_site",
    "manifest::catalogue_71_the_held_manifests_are_what_the_code_says_and_nothing_was_widened_without_a_new_version",
    "manifest::every_held_manifest_keeps_its_schema",
    "manifest::catalogue_71_everything_is_said_in_both_languages_and_nothing_is_copied",
    "manifest::a_site_is_told_of_nothing_that_it_cannot_collect",
    "people::no_text_for_people_claims_what_nobody_can_promise",
];

/// Tests of the loader's syntax tree that the page quotes.
const SYNTAX: [&str; 4] = [
    "the loader reads nothing of browser and page that the manifest does not list",
    "values of controls are read in one named function, and nothing sends, evaluates or hears keys",
    "the script as it ships reads nothing more than its sources",
    "what nobody may do is found, however it is written",
];

pub fn privacy(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    let install = Install::from(args.install);
    build::ready(places, install)?;
    let site = site::make(places, Make::Visitor, Audience::People)?;
    let text = files::read_text(&site.pages.join("baton/privacy-manifest.json"))?;
    let manifest: Value = serde_json::from_str(&text).unwrap_or_default();
    let script = site.script.file_name().unwrap_or_default().to_string_lossy().into_owned();

    let mut page = Page::default();
    page.says(format_args!("Privacy proof: {}", word(&manifest["site"]["controller"])));
    page.says(format_args!("manifest version {}, sha256 {}", manifest["manifest_version"], sha256(text.as_bytes())));
    page.says(format_args!(
        "lead definition {} {}; script {script}, sha256 {}",
        word(&manifest["definition"]["id"]),
        manifest["definition"]["version"],
        sha256(&files::read(&site.script)?)
    ));
    collected(&mut page, &manifest);

    eprintln!("Running the native tests");
    page.part(2, "Nothing travels, is asked for or is kept that the manifest does not name");
    let native =
        Run::cargo().args(["test", "--package", "baton-handoff", "--test", "it", "--", "blind::", "manifest::", "people::"]);
    page.tests(&native.within(&places.root).heard()?.0, &NATIVE);

    page.part(3, "The engine can neither read nor send");
    let wasm = files::read(&places.dist().join("engine.wasm"))?;
    let found = imports::of(&wasm).unwrap_or_else(|why| vec![("unreadable".into(), why)]);
    let strangers: Vec<String> =
        found.iter().filter(|one| !imports::is_own(one)).map(|(module, name)| format!("{module} {name}")).collect();
    let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
    page.holds(
        strangers.is_empty(),
        format_args!(
            "import section of engine.wasm ({} bytes): {} {}",
            thousands(wasm.len()),
            names.join(" "),
            strangers.join(" ")
        ),
    );

    eprintln!("Scanning the loader");
    page.part(4, "The loader reads what is listed: its syntax tree against reads[]");
    let node = Run::new("node").args(["--test", "--test-reporter=tap", "tests/wasm/loader.test.mjs"]);
    let node = node.envs(&test::wasm_environment(places, "UTC")).within(&places.root);
    let (heard, _) = node.heard()?;
    page.tests(&heard, &SYNTAX);
    for line in heard.lines().filter_map(|line| line.trim().strip_prefix("# ")).filter(|line| line.contains(" <- ")) {
        page.says(format_args!("        {line}"));
    }

    page.part(5, "In a browser: what every journey left on the device and asked of the network");
    match args.without_browsers {
        true => page.holds(false, "left out by --without-browsers"),
        false => browsers(places, install, args.engine, &mut page)?,
    }

    page.part(6, "Each of these, planted, turns a named test red (`cargo xtask prove privacy`)");
    for why in prove::reasons(places, "tests/prove/privacy.toml")? {
        page.says(format_args!("        {why}"));
    }
    let (text, end) = page.close();
    print!("{text}");
    end.map(|()| ExitCode::SUCCESS)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The manifest in numbers.
fn collected(page: &mut Page, manifest: &Value) {
    let fields = list(&manifest["fields"]);
    let count = |is: &dyn Fn(&Value) -> bool| fields.iter().filter(|field| is(field)).count();
    let needs = |gate: &'static str| count(&|field| field["needs"]["processing"] == gate);
    page.part(1, "What this site can collect");
    page.says(format_args!(
        "   {} fields: {} need attribution, {} the profile; {} are conclusions; to the form's receiver alone",
        fields.len(),
        needs("attribution"),
        needs("profile"),
        count(&|field| field["inferred"] == true)
    ));
    page.holds(count(&|field| field["before_consent"] == true) == 0, "no field travels before consent");
    page.holds(count(&|field| field["sensitive"] == true) == 0, "no field is sensitive");
    let stores: Vec<String> = list(&manifest["stores"])
        .iter()
        .map(|store| {
            let days = store["days"].as_u64().map_or("until erased".to_owned(), |days| format!("{days} days"));
            format!("{} ({}, {} characters, {days})", word(&store["key"]), word(&store["area"]), store["max"])
        })
        .collect();
    page.says(format_args!("   {} reads; kept: {}", list(&manifest["reads"]).len(), stores.join(", ")));
    let named: Vec<&str> = list(&manifest["network"]["files"]).iter().map(|asked| word(&asked["file"])).collect();
    page.holds(list(&manifest["network"]["beacons"]).is_empty(), format_args!("no beacon; own files: {}", named.join(" ")));
    let tools: Vec<&str> = list(&manifest["consent"]["sources"]).iter().map(|source| word(&source["tool"])).collect();
    page.says(format_args!(
        "   asked: {}; Global Privacy Control: {}; page API: {}",
        tools.join(", "),
        word(&manifest["consent"]["gpc"]),
        if manifest["page_api"] == true { "on" } else { "off" }
    ));
}

/// All browser journeys. Each ends with `tests/e2e/src/traces.rs`, which fails it over anything that the manifest does not name.
fn browsers(places: &Places, install: Install, engine: Option<test::Engine>, page: &mut Page) -> Result<(), Failure> {
    test::leave_copies(places)?;
    eprintln!("Walking every browser journey; this takes some minutes");
    let cargo = Run::cargo().args(["test", "--package", "baton-e2e", "--no-fail-fast", "--", "--test-threads=2"]);
    let cargo = engine.into_iter().fold(cargo, |cargo, engine| cargo.arg(format!("::{}", engine.word())));
    let cargo = cargo.envs(&test::browser_environment(places, install)?).env("E2E_REQUIRE", "1").within(&places.root);
    let (heard, success) = cargo.heard()?;
    let told: Vec<(&str, &str)> = heard.lines().filter_map(|line| line.strip_prefix("test ")?.split_once(" ... ")).collect();
    let failed: Vec<&str> = told.iter().filter(|(_, word)| *word != "ok").map(|(name, _)| *name).collect();
    page.holds(
        success && failed.is_empty() && !told.is_empty(),
        format_args!(
            "{} of {} journeys in {}: local and session storage, cookies, IndexedDB, caches and service workers hold stores[] alone; \
             requests are network[] alone; no undeclared value, foreign key or cookie was read",
            told.len() - failed.len(),
            told.len(),
            engine.map_or("three engines", test::Engine::word)
        ),
    );
    for name in failed {
        page.says(format_args!("        {name}"));
    }
    Ok(())
}

//! `cargo xtask build`: from sources to the engine folder that `baton publish --engine` takes.

mod engine;

mod order;

mod loader;

mod inspector;

mod manifest;

mod components;

mod consent;

mod tools;

mod twice;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub use consent::build as consent_tool;
pub use engine::{STACK, named as named_engine};
pub use loader::parts as loader_parts;
pub use tools::build as consent_tools_of_the_tests;

use crate::budget::Budget;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::setup::{Install, node, wasm_target};
use crate::weight::{self, Weighed, Weight};

/// Build engine and loader into target/dist, and say what they weigh.
///
/// Compiles the engine for wasm32, makes its glue with wasm-bindgen, shrinks it with wasm-opt, checks the loader with
/// tsc and bundles it with esbuild. Prints raw, gzip and brotli bytes and fails past pkg-config/budget.toml.
#[derive(clap::Args)]
pub struct Args {
    /// Where the engine folder goes.
    #[arg(long, value_name = "DIR", default_value = "target/dist")]
    out: PathBuf,
    /// Install what is missing without asking.
    #[arg(long)]
    install: bool,
    /// Build from nothing in two folders, publish the demo with each, and fail where a byte differs
    #[arg(long)]
    twice: bool,
}

/// Which engine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Make {
    /// The one that visitors run.
    Visitor,
    /// The one that traps on the attach path, so that the browser tests can see a form survive it.
    Trap,
    /// The one that also scores many leads in a row, to be measured.
    Bench,
}

pub fn task(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    ready(places, Install::from(args.install))?;
    if args.twice {
        return twice::run(places).map(|()| ExitCode::SUCCESS);
    }
    let default = args.out == Path::new("target/dist");
    let dist = if default { places.dist() } else { std::path::absolute(&args.out).unwrap_or_else(|_| args.out.clone()) };
    build(places, Make::Visitor, &dist)?;
    let rows = weigh(places, &dist)?;
    println!("Engine and loader in {}\n", places.short(&dist));
    print!("{}", weight::table(&rows));
    Budget::read(&places.budget())?.hold(&rows)?;
    Ok(ExitCode::SUCCESS)
}

/// What the machine needs for `build`.
pub fn ready(places: &Places, install: Install) -> Result<(), Failure> {
    wasm_target::ready(places, install)?;
    node::ready(places, install)
}

/// Builds; every step whose inputs did not change is left out.
pub fn build(places: &Places, make: Make, dist: &Path) -> Result<(), Failure> {
    files::make_folder(dist)?;
    let stamps = dist.join("stamps");
    engine::build(places, make, dist, &stamps)?;
    loader::build(places, dist, &stamps)?;
    components::write(places, dist)?;
    if make == Make::Visitor {
        inspector::build(places, dist, &stamps)?;
        loader::check(places, dist, &stamps)?;
    }
    manifest::write(dist)
}

/// The engine alone, without a loader.
pub fn build_engine(places: &Places, make: Make, dist: &Path) -> Result<(), Failure> {
    files::make_folder(dist)?;
    engine::build(places, make, dist, &dist.join("stamps"))
}

/// The weights of engine, loader and each adapter.
pub fn weigh(places: &Places, dist: &Path) -> Result<Vec<Weighed>, Failure> {
    let mut files = vec![("engine".to_owned(), dist.join("engine.wasm")), ("loader".to_owned(), dist.join("loader.js"))];
    for (folder, kind) in [("sources", "source"), ("vendors", "vendor"), ("pieces", "piece")] {
        for adapter in files::with_ending(&dist.join(folder), ".js")? {
            files.push((format!("{kind} {}", adapter.file_stem().unwrap_or_default().to_string_lossy()), adapter));
        }
    }
    let weigh = |(name, path): (String, PathBuf)| {
        let weight = Weight::of(&files::read(&path)?);
        Ok(Weighed { name, file: places.short(&path).to_string(), weight })
    };
    let mut rows: Vec<Weighed> = files.into_iter().map(weigh).collect::<Result<_, _>>()?;
    // As it is before it is packed into one file, which takes 3% more.
    let parts = ["inspector.wasm", "inspector.js"].map(|name| files::read(&dist.join(name)));
    if let [Ok(wasm), Ok(script)] = parts {
        let weight = Weight::of(&[wasm, script].concat());
        rows.push(Weighed { name: "inspector".into(), file: "inspector.wasm and inspector.js".into(), weight });
    }
    Ok(rows)
}

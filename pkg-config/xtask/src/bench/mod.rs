//! `cargo xtask bench`: how fast it is, beside others.

mod page;

mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::build::{self, Make};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::setup::{Install, node};
use crate::weight::{Weighed, Weight};

/// Measure how fast it is, beside others: the score, one event, the page.
///
/// `score`: how many leads are scored in a second of processor time. 10,000 leads (40 page views, 5 visits, 2 downloads, 10 answers) are
/// held against 25 rules, with every contribution: natively, in wasm, by a plain JavaScript interpreter, by json-logic-js and by
/// json-rules-engine. All must give the same contributions for every lead before anything is measured.
///
/// `event`: what one page view costs natively with more and more history behind it.
///
/// `page`: what Baton costs a page, in Chromium with its processor slowed down four times. A form that is sent (10, 100 and 300
/// controls), a page view over a full record, the engine's memory after 10,000 of them; then, beside sourcebuster, Snowplow,
/// Segment and PostHog on fresh pages, evaluation, start, long tasks, heap, page views, requests and cookies. Every figure
/// goes into target/bench-page/page.json; the tables are those of the README. A busy machine makes every figure of time larger:
/// the best figure stands in brackets beside the median.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, verbatim_doc_comment)]
pub struct Args {
    /// What is measured.
    what: What,
    /// score: how many leads.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..))]
    leads: u32,
    /// score: how many rounds; the median is told.
    #[arg(long, default_value_t = 25, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// page: how many fresh loads of each script.
    #[arg(long, default_value_t = 11, value_parser = clap::value_parser!(u32).range(1..))]
    loads: u32,
    /// page: how many acts on each form.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    acts: u32,
    /// page: how many page views over a full record.
    #[arg(long, default_value_t = 401, value_parser = clap::value_parser!(u32).range(1..5000))]
    views: u32,
    /// Install what is missing without asking.
    #[arg(long)]
    install: bool,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask bench score
  cargo xtask bench page
  cargo xtask bench page --loads 3 --acts 9      a first look, in a minute";

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The score with all contributions.
    Score,
    /// One page view, with more and more history behind it.
    Event,
    /// A real page: forms that are sent, page views, and what loading costs beside other scripts.
    Page,
}

/// Leads per second.
#[derive(Deserialize, Clone, Copy)]
struct Rate {
    median: u64,
    best: u64,
}

#[derive(Deserialize)]
struct Natively {
    leads: u32,
    views: u32,
    visits: u32,
    downloads: u32,
    answers: u32,
    rules: u32,
    seed: u64,
    record: u32,
    native: NativeRates,
}

#[derive(Deserialize)]
struct NativeRates {
    prepared: Rate,
    journals: Rate,
}

#[derive(Deserialize)]
struct InNode {
    node: String,
    results: Vec<NodeRate>,
}

#[derive(Deserialize)]
struct NodeRate {
    name: String,
    of: String,
    #[serde(flatten)]
    rate: Rate,
}

pub fn task(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    match args.what {
        What::Score => score(places, args),
        What::Event => event(places),
        What::Page => page::page(places, args),
    }
}

/// The record is bounded, so a view costs the same over a full one, however long the history. Natively alone: what it costs in a
/// browser `bench page` says.
fn event(places: &Places) -> Result<ExitCode, Failure> {
    Run::cargo()
        .args([
            "bench",
            "--quiet",
            "--package",
            "baton-handoff",
            "--bench",
            "event",
            "--no-default-features",
            "--features",
            "std",
        ])
        .within(&places.root)
        .stream()?;
    Ok(ExitCode::SUCCESS)
}

fn score(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    let install = Install::from(args.install);
    build::ready(places, install)?;
    node::ready_in(places, install, "tests/bench")?;
    let (out, engine, shipped) = (places.target.join("bench"), places.target.join("dist-bench"), places.dist());
    build::build_engine(places, Make::Bench, &engine)?;
    build::build_engine(places, Make::Visitor, &shipped)?;
    let settings = [
        ("BENCH_LEADS", args.leads.to_string().into()),
        ("BENCH_ROUNDS", args.rounds.to_string().into()),
        ("BENCH_OUT", out.clone().into()),
        ("BENCH_ENGINE", engine.clone().into()),
    ];
    println!("Native, profile `release`");
    Run::cargo()
        .args(["bench", "--quiet", "--package", "baton-handoff", "--bench", "score"])
        .args(["--no-default-features", "--features", "std,bench"])
        .envs(&settings)
        .within(&places.root)
        .stream()?;
    println!("Node: every engine gives the same contributions for every lead, then each is measured");
    Run::new("node").arg("tests/bench/score.mjs").envs(&settings).within(&places.root).stream()?;

    let (natively, in_node): (Natively, InNode) = (told(&out.join("native.json"))?, told(&out.join("node.json"))?);
    let weigh = |name: &str, folder: PathBuf| {
        let file = folder.join("engine.wasm");
        let weight = Weight::of(&files::read(&file)?);
        Ok(Weighed { name: name.into(), file: places.short(&file).to_string(), weight })
    };
    let weights = [weigh("engine as shipped", shipped)?, weigh("engine of the bench", engine)?];
    print!("{}", table::text(&natively, &in_node, args.rounds, &weights));
    Ok(ExitCode::SUCCESS)
}

fn told<T: DeserializeOwned>(path: &std::path::Path) -> Result<T, Failure> {
    serde_json::from_slice(&files::read(path)?)
        .map_err(|e| Failure::new(path.display(), e, "run the bench again; its own lines above say why"))
}

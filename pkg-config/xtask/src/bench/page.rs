//! `cargo xtask bench page`: what Baton costs a page in a real browser, beside other scripts.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde::Deserialize;

use super::{Args, told};
use crate::build::{self, Make};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::programs;
use crate::publish;
use crate::run::Run;
use crate::setup::{Install, chromium, node};
use crate::weight::{Weight, thousands};

/// The processor's speed is divided by this.
const SLOWED: u32 = 4;
/// The limits: what a form may cost that is sent, what a page view may, what the heap and the engine's memory may hold.
const ATTACH_MS: f64 = 1.0;
const VIEW_MS: f64 = 0.2;
const START_MS: f64 = 20.0;
const HEAP_KB: f64 = 150.0;
const MEMORY: f64 = 1_048_576.0;

/// Script and package, in the order of the table; the first is ours.
const SCRIPTS: [(&str, &str); 5] = [
    ("baton", "Baton"),
    ("sourcebuster", "sourcebuster"),
    ("snowplow", "@snowplow/browser-tracker"),
    ("segment", "@segment/analytics-next"),
    ("posthog", "posthog-js"),
];

#[derive(Deserialize)]
struct Told {
    chromium: String,
    attach: Vec<Form>,
    event: Event,
    loads_of: std::collections::BTreeMap<String, Vec<Load>>,
}

/// Acts on a form of so many controls: on fresh pages, again on a page that has sent before, and the same written by a hand that knows
/// every value beforehand.
#[derive(Deserialize)]
struct Form {
    controls: u32,
    first: Vec<Act>,
    again: Vec<Act>,
    hand: Vec<Act>,
}

/// What our listeners took, by event, in milliseconds.
#[derive(Deserialize)]
struct Act {
    click: f64,
    submit: f64,
    formdata: f64,
    context: u32,
    fields: u32,
}

#[derive(Deserialize)]
struct Event {
    rows: Vec<Views>,
    memory: u32,
    events: u32,
}

/// Page views over a record of so many characters, and the browser's own share: a write of as much.
#[derive(Deserialize)]
struct Views {
    pages: u32,
    record: u32,
    times: Vec<f64>,
    writes: Vec<f64>,
}

#[derive(Deserialize)]
struct Load {
    evaluate: f64,
    start: f64,
    first: f64,
    next: Vec<f64>,
    long: Vec<f64>,
    heap: f64,
    requests: Vec<String>,
    cookies: u32,
    cookie_bytes: u32,
    keys: u32,
}

/// Publishes a script for the bench, bundles the others, measures all of them in one run.
pub fn page(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    let install = Install::from(args.install);
    build::ready(places, install)?;
    node::ready_in(places, install, "tests/bench")?;
    let browser = chromium::ready(install)?;
    println!("Building the script that visitors get, and bundling the others");
    let (out, dist) = (places.target.join("bench-page"), places.dist());
    build::build(places, Make::Visitor, &dist)?;
    let folder = places.root.join("tests/bench/page");
    let definition = places.root.join("pkg-config/definitions/b2b-saas.json");
    let published = out.join("published");
    let programs = programs::build(places)?;
    publish::publish(places, &programs.baton, &dist, &[&folder.join("site.json"), &definition], &published)?;
    files::write(&out.join("baton.js"), files::read(&publish::script(&published)?)?)?;
    files::write(&out.join("empty.js"), "")?;
    for (script, _) in &SCRIPTS[1..] {
        bundle(places, &folder.join(format!("peers/{script}.mjs")), &out.join(format!("{script}.js")))?;
    }
    println!("Measuring in Chromium, its processor slowed down {SLOWED} times: some minutes");
    let settings = [
        ("BENCH_OUT", out.clone().into()),
        ("BENCH_LOADS", args.loads.to_string().into()),
        ("BENCH_ACTS", args.acts.to_string().into()),
        ("BENCH_VIEWS", args.views.to_string().into()),
        ("BENCH_RATE", SLOWED.to_string().into()),
    ];
    Run::new("node").arg("tests/bench/page.mjs").envs(&settings).envs(&browser).within(&places.root).stream()?;
    let told: Told = told(&out.join("page.json"))?;
    print!("{}{}{}", attach(&told), event(&told), loads(&told, places, &out)?);
    Ok(ExitCode::SUCCESS)
}

/// As a site would bundle it that has no bundle of its own yet.
fn bundle(places: &Places, script: &Path, out: &Path) -> Result<(), Failure> {
    node::tool(places, "esbuild")
        .arg(script)
        .args(["--bundle", "--minify", "--format=iife", "--target=es2021", "--legal-comments=none", "--log-level=warning"])
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .arg(format!("--outfile={}", out.display()))
        .stream()
}

fn attach(told: &Told) -> String {
    let most = told.attach.iter().flat_map(|form| form.first.iter().chain(&form.again));
    let (context, fields) = most.fold((0, 0), |(context, fields), act| (act.context.max(context), act.fields.max(fields)));
    let mut text = format!(
        "\nA form that is sent, in ms of our listeners: median of {} acts, best in brackets; {fields} fields, a context of {} characters.\n\
         Chromium {}, {SLOWED}x throttle.\n\n",
        told.attach.first().map_or(0, |form| form.first.len()),
        thousands(context as usize),
        told.chromium,
    );
    let _ = writeln!(
        text,
        "| controls | click | submit | formdata | all three | limit {ATTACH_MS} ms | the same by hand | ratio | first act of a page |\n\
         |---:|---:|---:|---:|---:|---|---:|---:|---:|"
    );
    for Form { controls, first, again, hand } in &told.attach {
        let of = |acts: &[Act], part: fn(&Act) -> f64| acts.iter().map(part).collect::<Vec<_>>();
        let all = |act: &Act| act.click + act.submit + act.formdata;
        let [ours, by_hand] = [again, hand].map(|acts| median(&of(acts, all)));
        let _ = writeln!(
            text,
            "| {controls} | {} | {} | {} | {} | {} | {} | {:.1} | {} |",
            shown(&of(again, |act| act.click)),
            shown(&of(again, |act| act.submit)),
            shown(&of(again, |act| act.formdata)),
            shown(&of(again, all)),
            within(ours, ATTACH_MS),
            shown(&of(hand, all)),
            ours / by_hand,
            shown(&of(first, all)),
        );
    }
    text
}

fn event(told: &Told) -> String {
    let Event { rows, memory, events } = &told.event;
    let mut text = format!(
        "\nNext page view with the write, and a write of as much alone, in ms: {} each. Chromium is slowed down by being stopped now and then, \
         so that single times scatter.\n\n| pages | record | view: mean | median (best) | limit {VIEW_MS} ms | the write alone: mean | median \
         (best) |\n|---:|---:|---:|---:|---|---:|---:|\n",
        rows.first().map_or(0, |row| row.times.len()),
    );
    for Views { pages, record, times, writes } in rows {
        let _ = writeln!(
            text,
            "| {pages} | {} | {:.2} | {} | {} | {:.2} | {} |",
            thousands(*record as usize),
            mean(times),
            shown(times),
            within(median(times), VIEW_MS),
            mean(writes),
            shown(writes),
        );
    }
    let _ = writeln!(
        text,
        "\nThe engine's memory after {} page views: {} bytes, {} of them its stack: {} the limit of {} bytes.",
        thousands(*events as usize),
        thousands(*memory as usize),
        thousands(build::STACK),
        within(f64::from(*memory), MEMORY),
        thousands(MEMORY as usize),
    );
    text
}

fn loads(told: &Told, places: &Places, out: &Path) -> Result<String, Failure> {
    let count = told.loads_of.values().next().map_or(0, Vec::len);
    let mut text = format!(
        "\nEach script on a fresh page: medians of {count} loads, {SLOWED}x throttle. Evaluation and start in ms of the main thread's time and \
         the heap in kB, each over the empty page; page views in ms; in brackets times ours.\n\n| script | brotli | evaluate | start | both | \
         long tasks | heap | first view | next view | requests | cookies (bytes) | keys |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
    );
    let empty = Figures::of(told.loads_of.get("empty").map_or(&[][..], Vec::as_slice), None);
    let mut ours = None;
    for (script, name) in SCRIPTS {
        let figures = Figures::of(told.loads_of.get(script).map_or(&[][..], Vec::as_slice), Some(&empty));
        let weight = Weight::of(&files::read(&out.join(format!("{script}.js")))?).brotli;
        let name = match script {
            "baton" => format!("**{name}**"),
            _ => format!("{name} {}", version(places, name)?),
        };
        let cell = |pick: fn(&Figures) -> f64, digits: usize| match &ours {
            None => format!("{:.digits$}", pick(&figures)),
            Some(ours) if pick(ours) > 0.0 => format!("{:.digits$} ({:.1})", pick(&figures), pick(&figures) / pick(ours)),
            Some(_) => format!("{:.digits$}", pick(&figures)),
        };
        let _ = writeln!(
            text,
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} ({}) | {} |",
            thousands(weight),
            cell(|one| one.evaluate, 1),
            cell(|one| one.start, 1),
            cell(|one| one.evaluate + one.start, 1),
            cell(|one| one.long, 0),
            cell(|one| one.heap, 0),
            cell(|one| one.first, 1),
            cell(|one| one.next, 2),
            figures.requests,
            figures.cookies.0,
            figures.cookies.1,
            figures.keys,
        );
        ours.get_or_insert(figures);
    }
    if let Some(ours) = ours {
        let _ = writeln!(
            text,
            "\n  aim: evaluation and start at most {START_MS} ms: {}\n  aim: no long task of ours: {}\n  aim: heap at most {HEAP_KB} kB: {}\n  \
             aim: no request, no cookie: {}",
            within(ours.evaluate + ours.start, START_MS),
            within(ours.long, 0.0),
            within(ours.heap, HEAP_KB),
            within((ours.requests + ours.cookies.0 as usize) as f64, 0.0),
        );
    }
    Ok(text)
}

/// The medians of a script's loads.
struct Figures {
    evaluate: f64,
    start: f64,
    long: f64,
    heap: f64,
    first: f64,
    next: f64,
    requests: usize,
    cookies: (u32, u32),
    keys: u32,
}

impl Figures {
    fn of(loads: &[Load], empty: Option<&Figures>) -> Figures {
        let middle = |part: &dyn Fn(&Load) -> f64| median(&loads.iter().map(part).collect::<Vec<_>>());
        let over = |found: f64, part: fn(&Figures) -> f64| (found - empty.map_or(0.0, part)).max(0.0);
        let last = loads.last();
        Figures {
            evaluate: over(middle(&|load| load.evaluate), |one| one.evaluate),
            start: over(middle(&|load| load.start), |one| one.start),
            long: middle(&|load| load.long.iter().fold(0.0, |sum, one| sum + one)),
            heap: over(middle(&|load| load.heap / 1000.0), |one| one.heap),
            first: middle(&|load| load.first),
            next: middle(&|load| median(&load.next)),
            requests: loads.iter().map(|load| load.requests.len()).max().unwrap_or_default(),
            cookies: last.map_or((0, 0), |load| (load.cookies, load.cookie_bytes)),
            keys: last.map_or(0, |load| load.keys),
        }
    }
}

/// The version that is installed.
fn version(places: &Places, package: &str) -> Result<String, Failure> {
    let file = places.root.join("tests/bench/node_modules").join(package).join("package.json");
    let package: serde_json::Value = serde_json::from_slice(&files::read(&file)?).unwrap_or_default();
    Ok(package["version"].as_str().unwrap_or_default().to_owned())
}

fn within(found: f64, limit: f64) -> &'static str {
    if found <= limit { "within" } else { "over" }
}

fn shown(numbers: &[f64]) -> String {
    format!("{:.2} ({:.2})", median(numbers), quantile(numbers, 0.0))
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

fn median(numbers: &[f64]) -> f64 {
    quantile(numbers, 0.5)
}

fn quantile(numbers: &[f64], share: f64) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len().saturating_sub(1) as f64 * share).round();
    sorted.get(place as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_middle_one_however_they_stand() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(mean(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!([median(&[]), mean(&[])], [0.0, 0.0]);
        assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0, 5.0], 0.25), 2.0);
    }

    #[test]
    fn a_figure_that_reaches_its_limit_is_within_it() {
        assert_eq!([within(1.0, 1.0), within(1.01, 1.0)], ["within", "over"]);
    }
}

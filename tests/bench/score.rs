//! Profiles scored per second, natively: from prepared evidence, and from stored journals. `cargo xtask bench score` runs it,
//! then `score.mjs` with the files that it leaves, and prints both.
//!
//! Plain loops over all leads, not a harness that measures one call: Node has to be measured in the same way, and a mean over
//! 10,000 different leads is the figure that matters. The median of all rounds is told beside the best, since the machine may
//! have other work to do.
#![allow(clippy::disallowed_methods, reason = "the clock ban of clippy.toml is for the product; a bench says how long it took")]

mod leads;

use std::{env, fs, path::Path};

use baton_handoff::{
    agreement::{
        document::{Audience, Definition, Offsets, SiteConfig, compile},
        layout::Published,
    },
    bench::Bench,
};
use leads::{DOWNLOADS, Seed, VIEWS, VISITS};
use serde_json::{Map, Value, json};

const DEFINITION: &str = "tests/bench/definition.json";
const RULES: usize = 25;
const ANSWERS: usize = 10;
/// Any number would do.
const SEED: u64 = 2026;

fn main() {
    let setting = |name: &str, usual: usize| env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (count, rounds) = (setting("BENCH_LEADS", 10_000), setting("BENCH_ROUNDS", 25));
    let out = env::var("BENCH_OUT").unwrap_or_else(|_| "target/bench".into());
    fs::create_dir_all(&out).unwrap();

    let copy = published();
    assert_eq!((copy.agreed.rules.len(), copy.agreed.answers.len()), (RULES, ANSWERS), "{DEFINITION} has other sizes");
    let bytes = copy.encode();
    let mut bench = Bench::of(&bytes).unwrap();
    let mut seed = Seed(SEED);
    let (mut texts, mut told, mut for_node) = (Vec::new(), Vec::new(), Vec::new());
    for place in 0..count {
        let lead = seed.lead(&copy);
        assert!(bench.add(&lead.text), "lead {place} reads");
        let views = lead.json["journal"]["items"].as_array().unwrap().iter();
        let counted = views.filter(|item| item["kind"] == "page").map(|item| item["count"].as_u64().unwrap()).sum::<u64>();
        assert_eq!(counted, (VISITS * VIEWS) as u64, "every view counts");
        told.push(bench.told(place));
        for_node.push(with_evidence(lead.json, &bench, place));
        texts.push(lead.text);
    }
    let write = |name: &str, contents: &[u8]| fs::write(Path::new(&out).join(name), contents).unwrap();
    write("copy.bin", &bytes);
    write("leads.txt", texts.join("\n").as_bytes());
    write("told.txt", told.join("\n").as_bytes());
    write("leads.json", serde_json::to_string(&for_node).unwrap().as_bytes());

    let sum: i32 = told.iter().filter_map(|text| text.split(';').next()?.parse::<i32>().ok()).sum();
    let rate = |seconds: f64| (count as f64 / seconds) as u64;
    let told_of =
        |seconds: Vec<f64>| json!({ "median": rate(seconds[seconds.len() / 2]), "best": rate(seconds[0]), "rounds": rounds });
    let prepared = told_of(rounds_of(rounds, sum, &mut || bench.prepared()));
    let journals = told_of(rounds_of(rounds, sum, &mut || bench.journals()));
    let record = texts.iter().map(|text| text.split('\u{1f}').nth(1).unwrap_or_default().len()).sum::<usize>() / count.max(1);
    let told = json!({
        "leads": count, "views": VISITS * VIEWS, "visits": VISITS, "downloads": DOWNLOADS, "answers": ANSWERS, "rules": RULES,
        "seed": SEED, "record": record, "native": { "prepared": prepared, "journals": journals },
    });
    write("native.json", told.to_string().as_bytes());
}

/// Seconds of each round, the best first; every round must give the same sum of scores.
fn rounds_of(rounds: usize, sum: i32, run: &mut dyn FnMut() -> i32) -> Vec<f64> {
    let mut round = || {
        let begun = clock();
        assert_eq!(run(), sum, "every round gives the same scores");
        clock() - begun
    };
    // The first two warm the machine up.
    round();
    round();
    let mut seconds: Vec<f64> = (0..rounds.max(1)).map(|_| round()).collect();
    seconds.sort_by(f64::total_cmp);
    seconds
}

/// Processor time of this thread in seconds.
#[cfg(unix)]
fn clock() -> f64 {
    let spent = nix::time::clock_gettime(nix::time::ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap();
    spent.tv_sec() as f64 + spent.tv_nsec() as f64 / 1e9
}

/// Seconds since the first call.
#[cfg(not(unix))]
fn clock() -> f64 {
    use std::{sync::OnceLock, time::Instant};
    static FIRST: OnceLock<Instant> = OnceLock::new();
    FIRST.get_or_init(Instant::now).elapsed().as_secs_f64()
}

fn published() -> Published {
    let definition = Definition::read(&fs::read_to_string(DEFINITION).unwrap()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let site = r#"{ "controller": { "name": "Example Inc.", "contact": "privacy@example.ca" }, "consent": { "sources": [] }, "forms": [] }"#;
    let site =
        SiteConfig::read(site).and_then(|site| site.compile(&definition)).unwrap_or_else(|problems| panic!("{problems:?}"));
    Published { agreed: compile(&definition, Audience::Browser, &Offsets::default()), site }
}

/// The lead with its prepared evidence, by the atoms' numbers.
fn with_evidence(mut lead: Value, bench: &Bench, place: usize) -> Value {
    let (agreed, evidence) = bench.evidence(place).unwrap();
    let atoms = agreed.atoms.iter().enumerate().filter(|(_, one)| !one.is_answer());
    let ages = atoms.filter_map(|(place, one)| Some((one.number.to_string(), json!(evidence.ages(place)?))));
    lead["evidence"] = json!({ "atoms": Map::from_iter(ages), "answers": lead["answers"].clone() });
    lead
}

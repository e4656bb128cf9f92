//! What one page view costs with more and more history behind it: the record is asked for, the view folded in, the record written.
//! Printed as a ratio. The cost is that of the record's length, which depends on how many pages are remembered, with at most eight times
//! each, and is bounded: a site of ten pages is flat almost at once, one of forty when all of them were seen.
#![allow(clippy::disallowed_methods, reason = "the clock ban is for the product; a bench measures time")]

use std::{fs, time::Instant};

use baton_handoff::{
    agreement::{
        document::{Audience, Definition, Offsets, SiteConfig, compile},
        layout::Published,
    },
    machine::Baton,
    page::wire,
};

/// How many events came before the measured ones.
const HISTORIES: [usize; 4] = [10, 100, 1_000, 10_000];
/// How many views are measured for each history; the median is told.
const VIEWS: usize = 401;
/// How many pages the visitor goes round.
const PAGES: [usize; 2] = [10, 40];
/// A view every 31 minutes: each counts, and each begins a visit.
const STEP: i64 = 31 * 60_000;

fn main() {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_else(|why| panic!("{path}: {why}"));
    let definition = Definition::read(&read("pkg-config/definitions/b2b-saas.json")).expect("a definition");
    let site = SiteConfig::read(&read("www/demo/site.json")).expect("a site config").compile(&definition).expect("they agree");
    let agreed = compile(&definition, Audience::Browser, &Offsets::default());
    let copy = Published { agreed, site };
    println!("{:>6} {:>8} {:>14} {:>10} {:>8}", "pages", "history", "record (chars)", "median µs", "ratio");
    let mut first = 0.0;
    for (pages, history) in PAGES.iter().flat_map(|pages| HISTORIES.map(|history| (*pages, history))) {
        let begins = Page { baton: Baton::new(copy.clone()), record: None, is_own: false, at: 1_780_000_000_000, seen: 0, pages };
        let mut before = begins.opened();
        (0..history).for_each(|_| before.view());
        // Each measured view is the first of a page of its own, over the same history.
        let left = &before.record;
        let mut taken: Vec<f64> = (0..VIEWS)
            .map(|_| {
                let next = Page { baton: Baton::new(copy.clone()), record: left.clone(), is_own: false, ..before };
                let mut page = next.opened();
                let begun = Instant::now();
                page.view();
                begun.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        taken.sort_by(f64::total_cmp);
        let median = taken[VIEWS / 2];
        if history == HISTORIES[0] {
            first = median;
        }
        let record = left.as_ref().map_or(0, String::len);
        println!("{pages:>6} {history:>8} {record:>14} {median:>10.1} {:>8.2}", median / first);
    }
}

/// A page that keeps what it is told to keep.
struct Page {
    baton: Baton,
    record: Option<String>,
    is_own: bool,
    at: i64,
    seen: usize,
    pages: usize,
}

impl Page {
    /// The same where the visitor has said yes.
    fn opened(mut self) -> Page {
        self.send(&["consent", "cookieconsent", "1", "necessary\u{1d}analytics\u{1d}marketing"]);
        self
    }

    /// The next of its pages.
    fn view(&mut self) {
        self.at += STEP;
        self.seen += 1;
        let path = format!("/en/part-{}/page-{}", self.seen % self.pages % 8, self.seen % self.pages);
        let mut page =
            vec!["page", &path, "www.example.ca", "letter", "email", "fall", "", "", "", "", "en-CA", "en-CA\u{1d}fr", ""];
        page.push("");
        self.send(&page);
    }

    fn send(&mut self, input: &[&str]) {
        let text = [&[input[0], &self.at.to_string()][..], &input[1..]].concat().join("\u{1f}");
        let answer = wire::handle(&mut self.baton, &text);
        for output in answer.split('\u{1e}').filter(|one| !one.is_empty()) {
            let output: Vec<&str> = output.split('\u{1f}').collect();
            match output[0] {
                "ask" => {
                    // As the loader does: what this page stored last is not told again.
                    let record = self.record.clone().filter(|_| !self.is_own);
                    let there = if self.is_own {
                        "="
                    } else if record.is_some() {
                        "1"
                    } else {
                        "0"
                    };
                    self.send(&["told", &record.unwrap_or_default(), there, "0", ""]);
                }
                "store" => (self.record, self.is_own) = (Some(output[3].into()), true),
                _ => {}
            }
        }
    }
}

//! The leads of the bench, from a seed: the same seed gives the same leads on every machine.
//!
//! The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the state grows by
//! `0x9e3779b97f4a7c15`, and each number is the state after two multiply-and-shift steps. A number below n is the remainder of
//! it by n.
//!
//! Every lead has five visits on different days of the last sixty, each with eight views of different pages a minute or
//! more apart, two downloads after the last view of a visit, and ten answers, of which one in ten is blank and one in twenty
//! is none of the declared values. What happened is folded into a journal as a visitor's browser would have done it.

use baton_handoff::{
    agreement::{layout::Published, site::Site},
    intent::{
        event::Page,
        journal::Journal,
        signal::{Kind, Signal, What},
        touch,
    },
    terms::{BLANK, OTHER, Province},
    text::{ITEM, List, PART},
    time::{DAY, MINUTE, Timestamp},
};
use serde_json::{Value, json};

/// 2026-11-20T15:00:00.000Z: all leads are scored then.
pub const NOW: i64 = 1_795_186_800_000;
pub const VISITS: usize = 5;
pub const VIEWS: usize = 8;
pub const DOWNLOADS: usize = 2;
const GAP: i64 = 30 * MINUTE;

const PAGES: [&str; 24] = [
    "/en",
    "/en/product",
    "/en/product/integrations",
    "/en/product/reports",
    "/en/pricing",
    "/en/pricing/plans",
    "/en/onboarding",
    "/en/onboarding/first-week",
    "/en/enterprise",
    "/en/enterprise/security",
    "/en/enterprise/hosting",
    "/en/customers",
    "/en/customers/north-shore-clinic",
    "/en/resources",
    "/en/resources/checklist",
    "/en/about",
    "/en/careers",
    "/en/contact",
    "/fr",
    "/fr/produit",
    "/fr/tarifs",
    "/fr/integration",
    "/fr/entreprise",
    "/fr/carrieres",
];
const FILES: [&str; 3] =
    ["/en/downloads/onboarding-guide.pdf", "/en/downloads/security-overview.pdf", "/fr/telechargements/guide-integration.pdf"];
/// Source, medium and referrer of arrivals.
const ARRIVALS: [[&str; 3]; 6] = [
    ["newsletter", "email", ""],
    ["google", "cpc", ""],
    ["", "", "www.google.ca"],
    ["", "", "chatgpt.com"],
    ["", "", "news.example.ca"],
    ["", "", ""],
];

/// One lead.
pub struct Lead {
    /// As an engine of ours takes it: see `baton_handoff::bench`.
    pub text: String,
    /// The same facts for engines that read JSON.
    pub json: Value,
}

/// SplitMix64.
pub struct Seed(pub u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// So many different ones.
    fn some<T: Copy>(&mut self, all: &[T], count: usize) -> Vec<T> {
        let mut left = all.to_vec();
        (0..count).map(|_| left.swap_remove(self.below(left.len()))).collect()
    }

    /// The next lead.
    pub fn lead(&mut self, copy: &Published) -> Lead {
        let agreed = &copy.agreed;
        let journal = self.journal(&copy.site);
        let language = self.one(&["en", "fr"]);
        // One visitor in four comes from nowhere that is known.
        let province = if self.below(4) == 0 { "" } else { self.one(Province::ALL).word() };
        let mut answers = Vec::new();
        for declared in &agreed.answers {
            let value = match self.below(20) {
                0 | 1 => BLANK,
                2 => OTHER,
                _ => &declared.values[self.below(declared.values.len())],
            };
            answers.push((declared.key.clone(), value.to_owned()));
        }
        let told: Vec<String> = answers.iter().map(|(key, value)| [key.as_str(), PART, value].concat()).collect();
        let json = json!({
            "now": NOW, "journal": journal, "language": language, "province": province,
            "answers": answers.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        });
        let record = journal.clone().encode(&|_| true);
        let text = [NOW.to_string().as_str(), &record, language, province, &told.join(ITEM)].join("\u{1f}");
        Lead { text, json }
    }

    fn journal(&mut self, site: &Site) -> Journal {
        let mut days = self.some(&(0..60).collect::<Vec<i64>>(), VISITS);
        days.sort_unstable_by(|a, b| b.cmp(a));
        let leaving = self.some(&[0, 1, 2, 3, 4], DOWNLOADS);
        let files = self.some(&FILES, DOWNLOADS);
        let mut journal = Journal::new(Timestamp::from_millis(NOW - 61 * DAY));
        for (visit, day) in days.into_iter().enumerate() {
            // A visit lasts less than an hour, so the one of today is over by now.
            let mut at = NOW - day * DAY - (1 + self.below(6) as i64) * 60 * MINUTE;
            let [source, medium, referrer] = self.one(&ARRIVALS);
            for (view, path) in self.some(&PAGES, VIEWS).into_iter().enumerate() {
                let page =
                    Page { source: List(source), medium: List(medium), referrer, host: "www.example.ca", ..Page::default() };
                let page = if view == 0 { page } else { Page { host: "www.example.ca", ..Page::default() } };
                let (touch, arrival, refused) = touch::of_page(&page, path, Timestamp::from_millis(at), site);
                let what = What::View { path: Some(path.into()), language: None, touch, arrival, reload: false, refused };
                journal.fold(Signal { at: Timestamp::from_millis(at), what }, GAP);
                at += (1 + self.below(6) as i64) * MINUTE;
            }
            if let Some(place) = leaving.iter().position(|one| *one == visit) {
                journal
                    .fold(Signal { at: Timestamp::from_millis(at), what: What::Did(Kind::Download, files[place].into()) }, GAP);
            }
        }
        journal
    }
}

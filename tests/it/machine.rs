//! What the machine does with inputs that no scenario's device makes: timers, second acts, storage that fails, two consent
//! tools, words that are only repeated. Driven by the text that the loader speaks.

use std::fs;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use baton_handoff::{machine::Baton, page::wire};

use crate::documents::published;

const YES: &str = "necessary\u{1d}analytics\u{1d}marketing";
const NO: &str = "necessary";
pub const SITE: &str = "www/demo/site.json";

/// One page with what its storage holds.
pub struct Page {
    pub baton: Baton,
    pub record: Option<String>,
    pub is_off: bool,
    /// Storage that takes nothing.
    pub is_full: bool,
    /// Kinds and fields of the outputs since the last look at them.
    pub outputs: Vec<Vec<String>>,
    pub path: &'static str,
}

impl Page {
    pub fn open(site: &str, record: Option<String>) -> Page {
        let (.., copy) = published(&fs::read_to_string("pkg-config/definitions/b2b-saas.json").unwrap(), site);
        let baton = Baton::new(copy);
        Page { baton, record, is_off: false, is_full: false, outputs: Vec::new(), path: "/en/pricing" }
    }

    pub fn demo() -> Page {
        Page::open(&fs::read_to_string(SITE).unwrap(), None)
    }

    /// A page whose visitor has said yes a second ago.
    pub fn opened() -> Page {
        let mut page = Page::demo();
        page.says("cookieconsent", YES, 1_000);
        page
    }

    pub fn says(&mut self, tool: &str, categories: &str, at: i64) {
        self.send(&["consent", &at.to_string(), tool, "1", categories]);
    }

    /// What the engine answers to one input, before any of it is carried out.
    pub fn hears(&mut self, input: &[&str]) -> String {
        wire::handle(&mut self.baton, &input.join("\u{1f}"))
    }

    pub fn send(&mut self, input: &[&str]) {
        let at = input[1].to_owned();
        let answer = self.hears(input);
        let outputs: Vec<Vec<String>> = answer
            .split('\u{1e}')
            .filter(|one| !one.is_empty())
            .map(|one| one.split('\u{1f}').map(str::to_owned).collect())
            .collect();
        for output in outputs {
            let output_again = output.clone();
            match output[0].as_str() {
                "ask" => {
                    let record = if output[1].is_empty() { None } else { self.record.clone() };
                    let present = if record.is_some() { "1" } else { "0" };
                    let off = if self.is_off { "1" } else { "0" };
                    self.send(&["told", &at, &record.unwrap_or_default(), present, off, ""]);
                }
                "look" => {
                    let path = self.path;
                    self.send(&["page", &at, path, "www.example.ca", "", "", "", "", "", "", "", "en", "", "", ""]);
                }
                "store" if self.is_full => self.send(&["unkept", &at]),
                "store" => self.record = Some(output[3].clone()),
                "remove" => self.record = None,
                "set_off" => self.is_off = true,
                _ => {}
            }
            self.outputs.push(output_again);
        }
    }

    /// Somebody presses the button of form 7, which asks for all fields.
    pub fn acts(&mut self, at: i64) {
        self.send(&["act", &at.to_string(), "7"]);
    }

    /// The form is sent; the values by name.
    pub fn sends(&mut self, at: i64, controls: &str) -> Vec<(String, String)> {
        self.outputs.clear();
        let random = "0123456789abcdef0123456789abcdef";
        self.send(&["form", &at.to_string(), "7", "submit", "post", "", "", "1", controls, random]);
        self.attached()
    }

    /// The pairs of the first answer since the last look.
    pub fn attached(&self) -> Vec<(String, String)> {
        let attached = self.outputs.iter().find(|output| output[0] == "attach");
        let pairs = attached.map(|output| output[3].split('\u{1d}').map(str::to_owned).collect::<Vec<_>>()).unwrap_or_default();
        let pair = |pair: &String| pair.split('\u{1c}').map(str::to_owned).collect::<Vec<_>>();
        pairs.iter().map(pair).filter(|pair| pair.len() > 1).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
    }

    /// A page script asks for the fields of the form that somebody acted on last, or of nobody's form.
    pub fn reads(&mut self, at: i64, form: &str) -> Vec<(String, String)> {
        self.outputs.clear();
        let random = format!("{at:032x}");
        self.send(&["form", &at.to_string(), form, "read", "post", "", "", "1", "", &random]);
        self.attached()
    }

    pub fn said(&self, kind: &str) -> usize {
        self.outputs.iter().filter(|output| output[0] == kind).count()
    }
}

fn value<'a>(posted: &'a [(String, String)], name: &str) -> Option<&'a str> {
    posted.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
}

#[test]
fn a_second_act_takes_the_values_of_the_first_out_of_the_form() {
    let mut page = Page::opened();
    page.acts(2_000);
    assert!(!page.sends(2_000, "").is_empty());
    page.outputs.clear();
    page.acts(6_999);
    assert_eq!(page.said("clear"), 0, "within five seconds it is the same act");
    page.acts(12_000);
    assert_eq!(page.said("clear"), 1);
}

#[test]
fn the_values_go_when_the_act_is_over_however_early_the_timer_is() {
    let mut page = Page::opened();
    page.acts(2_000);
    page.sends(2_000, "");
    page.outputs.clear();
    page.send(&["tick", "31999"]);
    assert_eq!((page.said("clear"), page.said("wake")), (0, 1), "a timer that comes early is set again");
    page.send(&["tick", "32000"]);
    assert_eq!((page.said("clear"), page.said("wake")), (1, 1));
    assert!(page.sends(32_001, "").is_empty(), "a form is armed for 30 seconds");
}

#[test]
fn all_events_of_one_act_carry_one_submission() {
    let mut page = Page::opened();
    page.acts(2_000);
    let first = page.sends(2_000, "");
    assert_eq!(page.sends(9_000, ""), first);
}

#[test]
fn what_a_page_script_reads_after_an_act_is_what_the_form_carries() {
    let mut page = Page::opened();
    page.acts(2_000);
    let read = page.reads(2_100, "7");
    assert!(value(&read, "baton_context").is_some());
    assert_eq!(page.sends(2_200, ""), read, "the first who asks freezes");
}

#[test]
fn a_page_script_may_read_although_nobody_sends_and_that_arms_no_form() {
    let mut page = Page::opened();
    assert!(page.reads(2_000, "7").is_empty(), "an unarmed form stays unarmed");
    let read = page.reads(2_000, "0");
    assert!(value(&read, "baton_score").is_some());
    assert_eq!(page.reads(6_000, "0"), read, "within five seconds it is told the same");
    let again = page.reads(9_000, "0");
    assert_ne!(value(&again, "baton_submission"), value(&read, "baton_submission"));
    assert!(page.sends(9_000, "").is_empty(), "and no form is armed by it");
}

#[test]
fn without_consent_a_page_script_reads_nothing() {
    let mut page = Page::demo();
    assert!(page.reads(2_000, "0").is_empty());
    page.says("cookieconsent", YES, 3_000);
    assert!(!page.reads(3_000, "0").is_empty());
    page.says("cookieconsent", NO, 4_000);
    assert!(page.reads(4_000, "0").is_empty());
}

#[test]
fn the_answers_of_one_act_are_asked_for_once() {
    let mut page = Page::opened();
    page.acts(2_000);
    for (event, asked) in [("submit", true), ("formdata", false)] {
        page.outputs.clear();
        page.send(&["form", "2000", "7", event, "post", "", "0", "1", "", "0123456789abcdef0123456789abcdef"]);
        let asks: Vec<&Vec<String>> = page.outputs.iter().filter(|output| output[0] == "ask").collect();
        assert_eq!(asks.len(), 1, "the record is looked at before each event");
        assert_eq!(asks[0][5].contains("role"), asked, "{event}");
        assert_eq!(page.said("attach"), 1);
    }
}

#[test]
fn storage_that_takes_nothing_leaves_the_journal_in_memory() {
    let mut page = Page::demo();
    page.is_full = true;
    page.says("cookieconsent", YES, 1_000);
    page.acts(2_000);
    let posted = page.sends(2_000, "");
    assert_eq!(value(&posted, "baton_top_pages"), Some("/en/pricing"));
    assert!(value(&posted, "baton_context").unwrap().contains("\"storage\":\"none\""));
    assert_eq!(page.record, None);
}

#[test]
fn a_record_of_a_wider_permission_does_not_stay_under_a_narrower_one() {
    let mut page = Page::opened();
    let kept = page.record.take();
    assert!(kept.is_some());

    let mut narrow = Page::open(&fs::read_to_string(SITE).unwrap(), kept.clone());
    narrow.path = "/en/contact";
    narrow.says("cookieconsent", "necessary\u{1d}analytics", 100_000);
    let text = narrow.record.clone().unwrap();
    let mut wide_again = Page::open(&fs::read_to_string(SITE).unwrap(), Some(text));
    wide_again.path = "/en/contact";
    wide_again.says("cookieconsent", YES, 200_000);
    wide_again.acts(201_000);
    let posted = wide_again.sends(201_000, "");
    assert_eq!(value(&posted, "baton_top_pages"), Some("/en/contact"), "what was read before the profile was refused is gone");

    let mut strict = Page::open(&fs::read_to_string(SITE).unwrap(), kept);
    strict.send(&["signals", "99999", "1", "0"]);
    strict.says("cookieconsent", YES, 100_000);
    assert_eq!(strict.record, None, "without storage nothing stays");
}

/// Two tools, each of which is asked for everything.
fn two_tools() -> String {
    let site = fs::read_to_string(SITE).unwrap();
    let source =
        r#"{ "tool": "cookieconsent", "attribution": ["analytics"], "profile": ["marketing"], "storage": ["analytics"] }"#;
    assert!(site.contains(source));
    site.replace(source, &format!("{source}, {}", source.replace("cookieconsent", "page")))
}

#[test]
fn the_strictest_of_two_consent_tools_wins_whatever_the_order() {
    for (first, second) in [(YES, NO), (NO, YES)] {
        let mut page = Page::open(&two_tools(), None);
        page.says("cookieconsent", first, 1_000);
        page.says("page", second, 1_001);
        assert_eq!((page.said("listen"), page.record.is_some()), (0, false));
    }
}

#[test]
fn a_tool_that_has_not_spoken_yet_has_not_refused() {
    let mut page = Page::open(&two_tools(), None);
    page.says("cookieconsent", YES, 1_000);
    assert_eq!(page.said("listen"), 0, "both must have said yes");
    page.says("page", YES, 1_001);
    let kept = page.record.clone();
    assert!(kept.is_some());
    let mut next = Page::open(&two_tools(), kept.clone());
    next.says("cookieconsent", YES, 2_000);
    assert_eq!(next.record, kept, "the first yes of two removes nothing");
    next.says("page", NO, 2_001);
    assert_eq!(next.record, None);
}

#[test]
fn what_was_ended_on_this_page_is_not_begun_anew_by_a_repeated_word() {
    for ending in ["withdraw", "erase", "optout"] {
        let mut page = Page::opened();
        page.send(&[ending, "2000"]);
        assert_eq!(page.record, None);
        page.is_off = false;
        page.outputs.clear();
        page.says("cookieconsent", YES, 3_000);
        assert_eq!((page.said("listen"), &page.record), (0, &None), "{ending}");
    }
    let mut page = Page::opened();
    page.send(&["withdraw", "2000"]);
    page.says("cookieconsent", NO, 3_000);
    page.says("cookieconsent", YES, 4_000);
    assert_eq!(page.said("listen"), 2, "another choice is another beginning");
}

#[test]
fn a_withdrawal_takes_our_values_out_of_every_form_and_hears_no_more() {
    let mut page = Page::opened();
    page.acts(2_000);
    page.sends(2_000, "");
    page.outputs.clear();
    page.says("cookieconsent", NO, 3_000);
    assert_eq!((page.said("remove"), page.said("clear"), page.said("unlisten")), (1, 1, 1));
    assert!(page.sends(3_001, "").is_empty());
}

#[test]
fn forms_with_a_code_or_a_search_are_none_of_our_business() {
    for controls in ["code\u{1c}text\u{1c}one-time-code", "q\u{1c}search\u{1c}", "card\u{1c}text\u{1c}section-a cc-number"] {
        let mut page = Page::opened();
        page.acts(2_000);
        assert!(page.sends(2_000, controls).is_empty(), "{controls}");
    }
}

#[test]
fn a_planted_or_newer_record_is_healed_or_left_alone() {
    let planted = "A".repeat(5_000_000);
    let mut page = Page::open(&fs::read_to_string(SITE).unwrap(), Some(planted));
    page.says("cookieconsent", YES, 1_000);
    assert!(page.record.as_ref().unwrap().len() < 8_192, "what is too long is replaced, not read");

    // The first byte is the version: 9 is none that this Baton knows.
    let newer = String::from("CQAAAAAA");
    let mut page = Page::open(&fs::read_to_string(SITE).unwrap(), Some(newer.clone()));
    page.says("cookieconsent", YES, 1_000);
    assert_eq!(page.record, Some(newer));
    page.says("cookieconsent", NO, 2_000);
    assert_eq!(page.record, None, "a no removes it all the same");
}

#[test]
fn a_record_of_the_first_version_goes_on_in_the_second() {
    let first = include_str!("frozen/newsletter.v1.txt").trim_end();
    let mut page = Page::open(&fs::read_to_string(SITE).unwrap(), Some(first.to_owned()));
    // A day after its last page, which was pricing twice.
    let at = 1_793_804_760_000 + 86_400_000;
    page.says("cookieconsent", YES, at);
    let version = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap()[0];
    assert_eq!((version(first), version(page.record.as_ref().unwrap())), (1, 2));
    page.acts(at + 5_000);
    let posted = page.sends(at + 5_000, "");
    assert_eq!((value(&posted, "baton_visits"), value(&posted, "baton_first_source")), (Some("3"), Some("newsletter")));
    let pricing =
        r#"{"path":"/en/pricing","count":4,"last":"2026-11-05T15:06:00.000Z","visible_seconds":5,"returns":2,"days":3}"#;
    let context = value(&posted, "baton_context").unwrap();
    assert!(context.contains(pricing), "{context}");
}

#[test]
fn addresses_that_name_people_are_kept_without_them() {
    for (path, kept) in [
        ("/clients/jane@example.ca/plan", "/clients/:id/plan"),
        ("/orders/1234567", "/orders/:id"),
        ("/reset/3f9a8c7b6d5e4f3a2b1c", "/reset/:id"),
        ("/en/blog/2026/plan/", "/en/blog/2026/plan"),
        ("/en/\u{202e}fdp", "/en/_fdp"),
    ] {
        let mut page = Page::demo();
        page.path = path;
        page.says("cookieconsent", YES, 1_000);
        page.acts(2_000);
        assert_eq!(value(&page.sends(2_000, ""), "baton_top_pages"), Some(kept), "{path}");
    }
}

#[test]
fn a_path_that_is_cut_is_not_taken_for_its_parent() {
    let long: &'static str = Box::leak(format!("/en/pricing/{}", "x".repeat(260)).into_boxed_str());
    let mut page = Page::demo();
    page.path = long;
    page.says("cookieconsent", YES, 1_000);
    page.acts(2_000);
    assert_eq!(value(&page.sends(2_000, ""), "baton_top_pages"), Some("/en/pricing/:long"));
}

#[test]
fn a_path_that_the_site_excludes_leaves_no_trace_even_if_it_names_a_record() {
    let site = fs::read_to_string(SITE).unwrap().replace("\"/**/thank-you\"", "\"/clients/20261/**\"");
    let mut page = Page::open(&site, None);
    page.path = "/clients/20261/plan";
    page.says("cookieconsent", YES, 1_000);
    page.acts(2_000);
    assert_eq!(value(&page.sends(2_000, ""), "baton_top_pages"), None);
}

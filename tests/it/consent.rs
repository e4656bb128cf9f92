//! Consent: what a site config may say of its tools, and what the machine makes of what they say. Numbers are those of the
//! catalogue of tests; what a device can play stands in `tests/cases/consent`.

use std::{collections::BTreeSet, fs};

use baton_handoff::{
    agreement::document::{Definition, Definitions, KnownDefinition, SiteConfig, known_tools},
    fields::{FieldId, label},
    handoff::verify::{FindingName, Receipt, Verification, verify},
    machine::Baton,
    page::wire,
    publish::{FIRST_YEAR, offsets},
    time::Timestamp,
};
use serde_json::{Value, json};

use crate::documents::{DESIGN, lines, published};

/// A site config with these sources.
fn site(sources: Value) -> Value {
    json!({
        "controller": { "name": "Example Inc. (made up)", "contact": "privacy@example.ca" },
        "consent": { "sources": sources },
        "forms": [ { "selector": "#contact", "append": true } ]
    })
}

fn source(tool: &str, category: &str) -> Value {
    json!({ "tool": tool, "attribution": [category], "profile": [category], "storage": [category] })
}

#[track_caller]
fn refused(site: &Value, expected: &str) {
    assert_eq!(lines(&SiteConfig::read(&site.to_string()).expect_err("it is refused")), expected);
}

#[track_caller]
fn warned(site: &Value, expected: &str) {
    let site = SiteConfig::read(&site.to_string()).unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    assert_eq!(lines(site.warnings()), expected);
}

/// One page on which tools speak: kinds and fields of all outputs, in their order.
struct Page {
    baton: Baton,
    outputs: Vec<Vec<String>>,
    record: Option<String>,
}

impl Page {
    fn open(site: &Value) -> Page {
        let (.., copy) = published(DESIGN, &site.to_string());
        let mut page = Page { baton: Baton::new(copy), outputs: Vec::new(), record: None };
        page.send("signals", &["0", "0"]);
        page
    }

    fn send(&mut self, kind: &str, fields: &[&str]) {
        let input = [&[kind, "1000"], fields].concat().join("\u{1f}");
        let answer = wire::handle(&mut self.baton, &input);
        for output in answer.split('\u{1e}').filter(|one| !one.is_empty()) {
            let output: Vec<String> = output.split('\u{1f}').map(str::to_owned).collect();
            self.outputs.push(output.clone());
            match output[0].as_str() {
                "ask" => {
                    let record = if output[1].is_empty() { None } else { self.record.clone() };
                    let there = if record.is_some() { "1" } else { "0" };
                    self.send("told", &[&record.unwrap_or_default(), there, "0", "", ""]);
                }
                "look" => {
                    self.send("page", &["/en/pricing", "www.example.ca", "", "", "", "", "", "", "", "en", "", "", "1", "0"])
                }
                "store" => self.record = Some(output[3].clone()),
                "remove" => self.record = None,
                _ => {}
            }
        }
    }

    fn says(&mut self, tool: &str, categories: &str) {
        self.send("consent", &[tool, "1", categories]);
    }

    fn form(&mut self, event: &str) {
        let random = "0123456789abcdef0123456789abcdef";
        self.send("form", &["7", event, "post", "", "0", "1", "", random]);
    }

    fn said(&self, kind: &str) -> usize {
        self.outputs.iter().filter(|output| output[0] == kind).count()
    }
}

#[test]
fn every_adapter_of_the_loader_can_stand_in_a_site_config_and_the_other_way_round() {
    let adapters = fs::read_dir("www/loader/sources").unwrap().map(|entry| entry.unwrap().path());
    let adapters: BTreeSet<String> = adapters.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let known: BTreeSet<String> = known_tools().filter(|tool| *tool != "page").map(str::to_owned).collect();
    assert_eq!(adapters, known);
}

#[test]
fn a_category_that_a_tool_does_not_know_or_never_asks_about_is_refused() {
    refused(
        &site(json!([source("cookiebot", "analytics")])),
        "consent.sources[0].attribution[0]: \"analytics\" is not in the list; use preferences, statistics or marketing\n\
         consent.sources[0].profile[0]: \"analytics\" is not in the list; use preferences, statistics or marketing\n\
         consent.sources[0].storage[0]: \"analytics\" is not in the list; use preferences, statistics or marketing",
    );
    let one = |tool: &str, category: &str| site(json!([{ "tool": tool, "attribution": [category] }]));
    refused(
        &one("onetrust", "C0001"),
        "consent.sources[0].attribution[0]: \"C0001\" is on in onetrust before anybody chose; name a category that the visitor can refuse",
    );
    refused(
        &one("tcf", "12"),
        "consent.sources[0].attribution[0]: \"12\" is not in the list; use 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or 11",
    );
    for (tool, category) in [
        ("cookiebot", "necessary"),
        ("usercentrics2", "essential"),
        ("usercentrics3", "essential"),
        ("wpconsent", "functional"),
        ("consentmode", "security_storage"),
        ("hubspot", "necessary"),
        ("cookieconsent", "necessary"),
    ] {
        let problems = SiteConfig::read(&one(tool, category).to_string()).expect_err("it is refused");
        assert!(lines(&problems).contains("before anybody chose"), "{tool}");
    }
    refused(
        &site(json!([{ "tool": "tcf", "attribution": ["7"], "storage": ["7"] }])),
        "consent.sources[0].storage: leaves out purpose 1, without which nothing may be stored; add \"1\"",
    );
    refused(&site(json!([source("page", "all"), source("page", "all")])), "consent.sources[1]: stands twice; keep one of them");
}

#[test]
fn a_tool_without_an_adapter_of_ours_is_told() {
    warned(
        &site(json!([source("other-tool", "all")])),
        "consent.sources[0]: \"other-tool\" is no tool that Baton brings an adapter for; use cookieconsent, klaro, onetrust, \
         cookiebot, didomi, usercentrics2, usercentrics3, consentmode, tcf, gpp, hubspot, wpconsent, event or page, or put an \
         adapter of your own into the engine folder",
    );
}

#[test]
fn catalogue_05_a_tool_that_may_have_asked_nobody_opens_nothing_until_the_site_says_that_it_always_asks() {
    for (tool, category) in [("hubspot", "analytics"), ("consentmode", "analytics_storage")] {
        let silent = site(json!([source(tool, category)]));
        warned(
            &silent,
            &format!(
                "consent.sources[0]: opens nothing: {tool} says yes also where it asked nobody; write \"always_asks\": true if on \
                 every page of yours its yes is a visitor's choice"
            ),
        );
        let mut page = Page::open(&silent);
        page.says(tool, category);
        assert_eq!((page.said("listen"), page.said("ask")), (0, 0), "{tool} alone is no yes");

        let mut declared = silent;
        declared["consent"]["sources"][0]["always_asks"] = json!(true);
        warned(&declared, "");
        let mut page = Page::open(&declared);
        page.says(tool, category);
        assert_eq!(page.said("listen"), 1);
    }
    let mut needless = site(json!([source("cookiebot", "marketing")]));
    needless["consent"]["sources"][0]["always_asks"] = json!(true);
    refused(
        &needless,
        "consent.sources[0].always_asks: has no meaning for cookiebot, which tells by itself whether somebody chose; leave it out",
    );
}

#[test]
fn switches_of_the_consent_settings_are_held_to_their_words() {
    let with = |key: &str, value: &str| {
        let mut site = site(json!([source("page", "all")]));
        site["consent"][key] = json!(value);
        site
    };
    refused(&with("gpc", "off"), "consent.gpc: \"off\" is not in the list; use strict or flag");
    refused(&with("dnt", "accept"), "consent.dnt: \"accept\" is not in the list; use ignore or deny");
    refused(&with("storage", "device"), "consent.storage: \"device\" is not in the list; use none, tab or persistent");
    let mut twice = site(json!([source("page", "all")]));
    twice["forms"][0]["answers"] = json!([{ "control": "news", "answer": "role" }]);
    twice["forms"][0]["permission"] =
        json!({ "control": "news", "who": "Example Inc.", "purpose": "news", "wording": { "en": "Yes", "fr": "Oui" } });
    refused(&twice, "forms[0]: the control \"news\" is declared twice; keep one of them: a control has one answer");
    twice["forms"][0]["permission"]["wording"] = json!({ "en": "Yes" });
    refused(
        &twice,
        "forms[0].permission.wording.fr: is missing; add it, as in \"label\": { \"en\": \"Viewed pricing\", \"fr\": \"A consulté les prix\" }",
    );
}

#[test]
fn catalogue_10_the_strictest_of_three_tools_wins_in_every_order() {
    let words = [("page", "all"), ("klaro", ""), ("didomi", "all")];
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for order in orders {
        let mut page = Page::open(&site(json!([source("page", "all"), source("klaro", "all"), source("didomi", "all")])));
        for place in order {
            page.says(words[place].0, words[place].1);
        }
        assert_eq!((page.said("listen"), page.said("store")), (0, 0), "{order:?}");
        page.says("klaro", "all");
        assert_eq!(page.said("listen"), 1, "{order:?}");
    }
}

#[test]
fn the_tools_are_asked_again_before_anything_is_kept_or_attached() {
    let mut page = Page::open(&site(json!([source("klaro", "all")])));
    page.says("klaro", "all");
    page.send("act", &["7"]);
    page.outputs.clear();
    page.form("submit");
    let kinds: Vec<&str> = page.outputs.iter().map(|output| output[0].as_str()).collect();
    assert_eq!(kinds[..2], ["consult", "ask"], "and what they have closed is closed before the answer comes");
    page.outputs.clear();
    page.send("click", &["/files/plan.pdf", "www.example.ca", "1"]);
    let kinds: Vec<&str> = page.outputs.iter().map(|output| output[0].as_str()).collect();
    assert_eq!(kinds[..2], ["consult", "ask"]);
}

#[test]
fn catalogue_12_a_withdrawal_between_the_click_and_the_sending_attaches_nothing() {
    let mut page = Page::open(&site(json!([source("klaro", "all")])));
    page.says("klaro", "all");
    page.send("act", &["7"]);
    page.form("submit");
    assert_eq!(page.said("attach"), 1);
    page.outputs.clear();
    page.says("klaro", "");
    assert_eq!((page.said("clear"), page.said("remove")), (1, 1), "what `submit` wrote is taken out again");
    page.form("formdata");
    assert_eq!((page.said("attach"), page.said("ask")), (0, 0));
}

#[test]
fn catalogue_14_a_tool_that_says_the_same_ten_thousand_times_causes_no_work() {
    let mut page = Page::open(&site(json!([source("klaro", "all")])));
    page.says("klaro", "all");
    page.outputs.clear();
    for _ in 0..10_000 {
        page.says("klaro", "all");
    }
    assert_eq!(page.outputs.len(), 0);
    for _ in 0..5_000 {
        page.says("klaro", "");
        page.says("klaro", "all");
    }
    page.says("klaro", "");
    page.outputs.clear();
    page.form("submit");
    assert_eq!((page.outputs.len(), &page.record), (0, &None), "the last word holds");
}

#[test]
fn an_opt_out_is_read_first_and_nothing_opens_before_the_answer() {
    let mut page = Page::open(&site(json!([source("klaro", "all")])));
    // Without `told` nothing goes on: the question is the only output of a yes.
    let answer = wire::handle(&mut page.baton, &["consent", "1000", "klaro", "1", "all"].join("\u{1f}"));
    assert_eq!(answer, "ask\u{1f}persistent\u{1f}baton.v1\u{1f}baton.off\u{1f}\u{1f}\u{1f}");
    let answer = wire::handle(&mut page.baton, &["told", "1000", "", "0", "1", "", ""].join("\u{1f}"));
    assert_eq!(answer, "remove\u{1f}baton.v1", "it was set: nothing is listened to, nothing looked at");
    page.says("klaro", "");
    page.says("klaro", "all");
    assert_eq!((page.said("ask"), page.said("listen")), (0, 0), "another yes does not undo it");
}

fn verified(pointer: &str, value: &Value) -> Verification {
    let path = "tests/cases/consent/an_unticked_box_suggests_an_inquiry_that_ends_after_six_calendar_months.posted.json";
    let posts: Vec<Vec<(String, String)>> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut posted = posts.into_iter().next().unwrap();
    let field = posted.iter_mut().find(|(name, _)| name == "baton_context").unwrap();
    let mut context: Value = serde_json::from_str(&field.1).unwrap();
    *context.pointer_mut(pointer).unwrap() = value.clone();
    field.1 = context.to_string();
    let definition = Definition::read(DESIGN).unwrap();
    let mut known = Definitions::new();
    known.insert(KnownDefinition::new(&definition, Some(&offsets(&definition, FIRST_YEAR).unwrap())));
    let received = Timestamp::parse("2026-08-31T14:02:01.000Z").unwrap();
    verify(&posted, &known, Receipt { received, is_existing_account: false, is_replayed: false })
}

#[test]
fn what_follows_from_a_receipt_is_computed_again_and_the_rest_is_a_claim() {
    let differs = |pointer: &str, value: Value| -> Vec<String> {
        let found = verified(pointer, &value).findings;
        found.into_iter().filter(|one| one.finding == FindingName::Differs).map(|one| one.field).collect()
    };
    assert_eq!(differs("/receipt/ends", json!("2027-03-03T14:02:00.000Z")), ["receipt.ends"]);
    assert_eq!(differs("/receipt/basis", json!("express")), ["receipt.basis"]);
    assert_eq!(differs("/receipt/at", json!("2026-08-30T14:02:00.000Z")), ["receipt.at"]);
    assert_eq!(differs("/receipt/ticked", json!("yes")), ["receipt.basis", "receipt.ends"], "a tick would be an express consent");
    assert_eq!(differs("/receipt/page", json!("/fr/autre")), Vec::<String>::new(), "where it was is a claim");
    let claims = verified("/receipt/page", &json!("/fr/autre")).claims;
    for claim in ["receipt", "baton_receipt_basis", "baton_receipt_ends"] {
        assert!(claims.iter().any(|one| one == claim), "{claim}: {claims:?}");
    }
}

#[test]
fn catalogue_71_every_field_has_a_label_of_its_own_in_both_languages() {
    // These are names of their own in both languages, or the same word in both.
    let same = ["gpc", "intent", "criteria"];
    let mut seen = BTreeSet::new();
    for id in FieldId::ALL.iter().copied() {
        let (name, text) = (id.name(), label(id));
        assert!(!text.en.trim().is_empty() && !text.fr.trim().is_empty(), "{name} has a label in both languages");
        assert!(text.en != text.fr || same.contains(&name), "{name}: {:?} was copied, not translated", text.en);
        assert!(seen.insert(text.fr.clone()), "{name}: {:?} stands for another field too", text.fr);
    }
}

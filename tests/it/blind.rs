//! Whatever happens, in whatever order: nothing travels, is read or is kept that the manifest does not name.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use baton_handoff::{
    agreement::layout::Published,
    intent::consent::{Processing, Storage},
    machine::Baton,
    page::wire,
    privacy::Manifest,
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::Value;

use crate::{
    documents::published,
    manifest::{manifest, stranger},
};

const DEFINITION: &str = include_str!("../../pkg-config/definitions/b2b-saas.json");
/// Sites that differ in how far they open, what they declare and what they are called.
const SITES: [&str; 3] = [
    include_str!("../../www/demo/site.json"),
    include_str!("manifest/everything.site.json"),
    include_str!("../cases/definitions/design.site.json"),
];

const TEXTS: [&str; 12] = [
    "",
    "newsletter",
    "email",
    "jane@example.ca",
    "=HYPERLINK(1)",
    "automne-été",
    "<b>x</b>",
    "514 555 0199",
    "__proto__",
    "QC",
    "fr-CA",
    "a%zz\u{202e}\u{0}é",
];
const PATHS: [&str; 8] = [
    "/en/pricing",
    "/fr/tarifs",
    "/",
    "/users/ada@example.ca",
    "/reset/3f9a8b7c6d5e4f3a2b1c",
    "/en/downloads/guide.pdf",
    "/en/thank-you",
    "/en/onboarding/steps",
];
const CATEGORIES: [&str; 5] =
    ["", "analytics", "analytics\u{1d}marketing", "a\u{1d}p\u{1d}s", "a\u{1d}p\u{1d}s\u{1d}analytics\u{1d}marketing"];
/// Every category that any of the sites asks for.
const EVERYTHING: &str = "analytics\u{1d}marketing\u{1d}a\u{1d}p\u{1d}s";
const CONTROLS: [&str; 4] = [
    "",
    "baton_score\u{1c}hidden\u{1c}\u{1d}baton_context\u{1c}hidden\u{1c}\u{1d}email\u{1c}email\u{1c}email",
    "00N5e000001abcd\u{1c}hidden\u{1c}\u{1d}role\u{1c}select-one\u{1c}\u{1d}baton_visits\u{1c}text\u{1c}",
    "secret\u{1c}password\u{1c}current-password",
];
const ANSWERS: [&str; 4] =
    ["", "role\u{1c}decision_maker\u{1d}province\u{1c}QC", "role\u{1c}jane@example.ca", "secret\u{1c}hunter2"];

/// One input of the wire, without its time: a kind and its fields.
fn inputs() -> impl Strategy<Value = Vec<String>> {
    let text = || prop::sample::select(&TEXTS[..]).prop_map(String::from);
    let path = || prop::sample::select(&PATHS[..]).prop_map(String::from);
    let flag = || prop::sample::select(&["0", "1"][..]).prop_map(String::from);
    let seldom = || prop::sample::select(&["0", "0", "0", "0", "0", "0", "0", "1"][..]).prop_map(String::from);
    let often = || prop::sample::select(&["1", "1", "1", "0"][..]).prop_map(String::from);
    let say = |kind: &str| Just(vec![kind.to_owned()]);
    let consent =
        (prop::sample::select(&["cookieconsent", "page", "stranger"][..]), often(), prop::sample::select(&CATEGORIES[..]))
            .prop_map(|(tool, explicit, categories)| vec!["consent".into(), tool.into(), explicit, categories.into()]);
    let marks = prop::sample::select(&["", "hidden", "prerendered", "test", "internal\u{1d}automation", "reload"][..]);
    let page = (path(), prop::array::uniform5(text()), text(), text(), text(), marks).prop_map(
        |(path, utm, referrer, lang, province, marks)| {
            let mut page = vec!["page".into(), path, "www.example.ca".into()];
            page.extend(utm);
            page.extend(["gclid".into(), referrer, lang.clone(), lang, province, marks.into(), "America/Toronto".into()]);
            page
        },
    );
    let click = (path(), flag()).prop_map(|(path, download)| vec!["click".into(), path, "www.example.ca".into(), download]);
    let form = (
        prop::sample::select(&["submit", "formdata"][..]),
        prop::sample::select(&["post", "post", "post", "get", "dialog"][..]),
        prop::sample::select(&["", "", "https://forms.example.ca", "https://elsewhere.example"][..]),
        prop::sample::select(&["", "0", "7"][..]),
        flag(),
        prop::sample::select(&CONTROLS[..]),
    );
    let form = form.prop_map(|(event, method, origin, rules, appends, controls)| {
        let random = "0123456789abcdef0123456789abcdef";
        ["form", "1", event, method, origin, rules, &appends, controls, random].map(String::from).into()
    });
    prop_oneof![
        3 => consent,
        4 => page,
        2 => click,
        1 => (text(), path(), flag()).prop_map(|(name, path, auto)| {
            ["media", &name, &path, "www.example.ca", &auto, "50"].map(String::from).into()
        }),
        1 => text().prop_map(|name| vec!["track".into(), name]),
        4 => Just(vec!["act".to_owned(), "1".to_owned()]),
        6 => form,
        1 => (seldom(), seldom()).prop_map(|(gpc, dnt)| vec!["signals".into(), gpc, dnt]),
        1 => say("tick"), 1 => say("moved"), 1 => say("unkept"), 1 => say("export"), 1 => say("status"),
        1 => prop::sample::select(&["withdraw", "erase", "optout"][..]).prop_map(|kind| vec![kind.to_owned()]),
    ]
}

/// The device: it answers what the engine asks, and holds every output against the manifest.
struct Device {
    baton: Baton,
    manifest: Manifest,
    stored: BTreeMap<String, String>,
    answers: &'static str,
    attached: usize,
}

impl Device {
    /// The device of a visitor of the site at this place.
    fn open(place: usize) -> Device {
        static PREPARED: LazyLock<Vec<(Published, Manifest)>> = LazyLock::new(|| {
            let prepare = |site: &&str| (published(DEFINITION, site).2, manifest(site, DEFINITION));
            SITES.iter().map(prepare).collect()
        });
        let (copy, manifest) = PREPARED[place].clone();
        Device { baton: Baton::new(copy), manifest, stored: BTreeMap::new(), answers: "", attached: 0 }
    }

    fn hear(&mut self, mut input: Vec<String>, at: i64) {
        input.insert(1, at.to_string());
        let answer = wire::handle(&mut self.baton, &input.join("\u{1f}"));
        for output in answer.split('\u{1e}').filter(|one| !one.is_empty()) {
            let output: Vec<&str> = output.split('\u{1f}').collect();
            self.carry_out(&output, at);
        }
    }

    fn carry_out(&mut self, output: &[&str], at: i64) {
        match output[0] {
            "ask" => {
                let declared: BTreeSet<&str> =
                    self.manifest.forms.iter().flat_map(|form| form.answers.keys()).map(String::as_str).collect();
                for control in output[5].split('\u{1d}').filter(|one| !one.is_empty()) {
                    assert!(declared.contains(control), "{control} is asked for and is not declared");
                }
                let answers = if output[5].is_empty() { "" } else { self.answers };
                let record = if output[1].is_empty() { None } else { self.stored.get("baton.v1").cloned() };
                let present = if record.is_some() { "1" } else { "0" };
                let off = if self.stored.contains_key("baton.off") { "1" } else { "0" };
                let told = ["told", &record.unwrap_or_default(), present, off, answers];
                self.hear(told.map(String::from).into(), at);
            }
            "store" => self.keep(output[2], output[3]),
            "set_off" => self.keep(output[1], "1"),
            "remove" => drop(self.stored.remove(output[1])),
            "attach" => self.attach(output[3]),
            _ => {}
        }
    }

    fn keep(&mut self, key: &str, text: &str) {
        let entry = self.manifest.stores.iter().find(|store| store.key == key);
        let entry = entry.unwrap_or_else(|| panic!("{key} is kept and stands in no row of the manifest"));
        assert!(text.len() <= entry.max, "{key} holds {} characters", text.len());
        self.stored.insert(key.into(), text.into());
    }

    fn attach(&mut self, pairs: &str) {
        // A form may ask for nothing but what nobody knows yet: it gets an empty list.
        let pairs = pairs.split('\u{1d}').filter(|pair| !pair.is_empty()).map(|pair| pair.split('\u{1c}').collect::<Vec<_>>());
        let posted: Vec<(String, String)> = pairs.map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect();
        assert_eq!(stranger(&self.manifest, &posted), None);
        let (storage, processing) = self.granted();
        for (control, _) in &posted {
            let slot = self.manifest.forms.iter().find_map(|form| form.slots.get(control)).map(|id| format!("baton_{id}"));
            let name = slot.as_ref().unwrap_or(control);
            let (_, entry) = self.manifest.flat().find(|(wire, _)| wire == name).unwrap();
            assert!(
                entry.needs.processing <= processing && entry.needs.storage <= storage,
                "{control} travels without its consent"
            );
        }
        for (_, context) in posted.iter().filter(|(control, _)| control == "baton_context") {
            let context: Value = serde_json::from_str(context).unwrap();
            for key in context.as_object().unwrap().keys() {
                let entry = self.manifest.fields.iter().find(|field| field.id == *key).unwrap();
                assert!(entry.needs.processing <= processing, "baton_context.{key} travels without its consent");
            }
        }
        for text in posted.iter().map(|(_, value)| value) {
            for secret in ["jane@", "ada@", "hunter2", "HYPERLINK", "3f9a8b7c6d5e4f3a2b1c", "514 555"] {
                assert!(!text.contains(secret), "{secret} travels in {text}");
            }
        }
        self.attached += posted.len();
    }

    /// How far the gates are open, as the engine says when it is asked.
    fn granted(&mut self) -> (Storage, Processing) {
        let status = wire::handle(&mut self.baton, "status\u{1f}0");
        let status: Value = serde_json::from_str(status.split('\u{1f}').nth(1).unwrap()).unwrap();
        let word = |key: &str| status[key].as_str().unwrap().to_owned();
        (Storage::parse(&word("storage")).unwrap(), Processing::parse(&word("processing")).unwrap())
    }
}

#[test]
fn whatever_happens_only_what_the_manifest_names_travels_is_asked_for_or_is_kept() {
    // Most inputs come within seconds of the one before, as an act and its form do; some after hours.
    let later = prop_oneof![4 => 1i64..5_000, 1 => 1i64..4_000_000];
    // Somebody acts before most forms, or they would get nothing.
    let steps = prop::collection::vec((inputs(), later, prop::bool::weighted(0.8)), 1..40);
    let sequences = (0..SITES.len(), prop::bool::weighted(0.7), prop::sample::select(&ANSWERS[..]), steps);
    let attached = Cell::new(0);
    let config = ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() };
    let walked = TestRunner::new(config).run(&sequences, |(site, is_opened, answers, steps)| {
        let mut device = Device::open(site);
        device.answers = answers;
        let mut at = 1_790_000_000_000;
        // Most sequences begin with a yes to everything and a page, or few would come to a bundle.
        if is_opened {
            for tool in ["cookieconsent", "page"] {
                device.hear(["consent", tool, "1", EVERYTHING].map(String::from).into(), at);
            }
            let page = ["page", "/en/pricing", "www.example.ca", "newsletter", "email", "fall", "", "", "", "", "en", "", "", ""];
            device.hear(page.map(String::from).into(), at);
        }
        for (input, later, is_acted) in steps {
            at += later;
            if is_acted && input[0] == "form" {
                device.hear(["act", "1"].map(String::from).into(), at);
            }
            device.hear(input, at);
        }
        attached.set(attached.get() + device.attached);
        Ok(())
    });
    walked.unwrap_or_else(|why| panic!("{why}"));
    assert!(attached.get() > 1_000, "only {} fields were attached in all these sequences, so they prove little", attached.get());
}

#[test]
fn the_device_of_these_sequences_sees_bundles_and_records() {
    let mut device = Device::open(0);
    let say =
        |device: &mut Device, input: &[&str], at: i64| device.hear(input.iter().map(|one| String::from(*one)).collect(), at);
    say(&mut device, &["consent", "cookieconsent", "1", "analytics\u{1d}marketing"], 1_000);
    say(&mut device, &["page", "/en/pricing", "www.example.ca", "", "", "", "", "", "", "", "en", "", "", ""], 2_000);
    say(&mut device, &["act", "1"], 3_000);
    say(&mut device, &["form", "1", "submit", "post", "", "0", "1", "", "0123456789abcdef0123456789abcdef"], 3_000);
    assert!(device.attached > 20, "{} fields were seen", device.attached);
    assert!(device.stored.contains_key("baton.v1"));
    let posted = [(String::from("baton_email"), String::from("x"))];
    assert!(stranger(&device.manifest, &posted).is_some());
}

//! What the inspector shows: computed by the code that computes the lead, from what the engine says of itself.

use baton_handoff::{
    agreement::{
        document::{Audience, Definition, SiteConfig, compile},
        layout::Published,
    },
    machine::{Baton, Input, Output, Told as Answer},
    page::wire,
    publish::{FIRST_YEAR, offsets},
    time::Timestamp,
    tools::inspector::{
        json::Value,
        memory::Trial,
        view::{Told, View},
        words,
    },
};

const DEFINITION: &str = include_str!("../../pkg-config/definitions/b2b-saas.json");
const SITE: &str = include_str!("../../www/demo/site.json");
/// 23 November 2026 was a Monday.
const MONDAY: &str = "2026-11-23T15:00:00.000Z";
const DAY: i64 = 86_400_000;

fn published() -> Published {
    let definition = Definition::read(DEFINITION).unwrap();
    let table = offsets(&definition, FIRST_YEAR).unwrap();
    let site = SiteConfig::read(SITE).unwrap().compile(&definition).unwrap();
    Published { agreed: compile(&definition, Audience::Browser, &table), site }
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// The wire text of a page.
fn page(path: &str, lang: &str, campaign: [&str; 3]) -> String {
    let [source, medium, name] = campaign;
    ["page", "0", path, "example.ca", source, medium, name, "", "", "", "", lang, lang, "", "", ""].join("\u{1f}")
}

/// An engine on a device, and what the loader would hand over of it.
struct Device {
    baton: Baton,
    record: Option<String>,
    reply: String,
}

impl Device {
    fn new() -> Device {
        Device { baton: Baton::new(published()), record: None, reply: String::new() }
    }

    fn does(&mut self, input: Input<'_>, now: Timestamp) {
        let (mut asked, mut stored, mut reply) = (false, None, None);
        self.baton.handle(input, now, &mut |output| match output {
            Output::Ask { .. } => asked = true,
            Output::Store(_, _, record) => stored = Some(String::from(record)),
            Output::Reply(text) => reply = Some(String::from(text)),
            _ => {}
        });
        self.record = stored.or(self.record.take());
        self.reply = reply.unwrap_or_default();
        if asked {
            let record = self.record.clone();
            let told = Answer { record: record.as_deref(), is_readable: true, ..Answer::default() };
            self.does(Input::Told(told), now);
        }
    }

    fn wire(&mut self, text: &str, now: Timestamp) {
        let (input, _) = wire::read(text).unwrap();
        self.does(input, now);
    }

    fn consents(&mut self, categories: &str, now: Timestamp) {
        self.wire(&["consent", "0", "cookieconsent", "1", categories].join("\u{1f}"), now);
    }

    fn reads(&mut self, path: &str, now: Timestamp) {
        self.wire(&page(path, "en-CA", ["", "", ""]), now);
    }

    /// What the loader hands over on this page.
    fn told(&mut self, path: &str, now: Timestamp) -> Told {
        self.does(Input::Status, now);
        let status = baton_handoff::tools::inspector::told::Status::read(&self.reply);
        self.does(Input::Export, now);
        let export = self.reply.clone();
        Told { status, export, record: self.record.clone(), page: page(path, "en-CA", ["", "", ""]), ..Told::default() }
    }
}

/// Somebody who read two pages on Friday and one on Monday.
fn reader() -> Device {
    let (friday, monday) = (at(MONDAY).plus(-3 * DAY), at(MONDAY));
    let mut device = Device::new();
    device.consents("analytics\u{1d}marketing", friday);
    device.reads("/en/pricing", friday);
    device.reads("/en/onboarding", friday);
    device.reads("/en/pricing", monday);
    device
}

fn trial(change: impl FnOnce(&mut Trial)) -> Trial {
    let mut trial = Trial::default();
    change(&mut trial);
    trial
}

#[test]
fn the_score_stands_there_bar_by_bar_with_its_evidence_and_its_decay() {
    let mut device = reader();
    let told = device.told("/en/pricing", at(MONDAY));
    let view = View::of(&published(), &told, &Trial::default(), at(MONDAY));
    let lead = view.lead.unwrap();
    // pricing: 5 today and 4750 thousandths after 3 of 60 half-days, 9.75 is 10; onboarding: 4 x 57/60 = 3.8 is 4.
    let bar = lead.contributions.iter().find(|bar| bar.rule == "pricing").unwrap();
    assert_eq!((bar.count, bar.raw, bar.decay, bar.points), (2, 10, 0, 10));
    let terms = bar.by.as_ref().unwrap();
    assert_eq!((terms.each, terms.most, terms.half_life_days, &terms.ages[..]), (5, 3, 30, &[0, 3][..]));
    assert_eq!(terms.when.tests[0].label.fr, "consultations du sujet « Tarifs »");
    assert_eq!(lead.contributions.iter().map(|bar| bar.points).sum::<i32>(), lead.score, "the exact sum");
    assert_eq!(lead.axes.iter().map(|axis| axis.points).sum::<i32>(), lead.score);
    assert_eq!(lead.near_misses.len(), 3);
    let fit = lead.criteria.iter().find(|one| one.name == "fit").unwrap();
    assert_eq!((fit.judged, fit.when.tests[0].reached), ("unknown", Some(0)), "what is not known is not no");
    let problem = lead.criteria.iter().find(|one| one.name == "problem").unwrap();
    assert_eq!((problem.judged, problem.when.tests[0].ages.as_deref()), ("met", Some(&[3][..])));
}

#[test]
fn signals_say_when_they_are_forgotten_and_which_rules_look_at_them() {
    let mut device = reader();
    let told = device.told("/en/pricing", at(MONDAY));
    let signals = View::of(&published(), &told, &Trial::default(), at(MONDAY)).signals;
    let pricing = signals.items.iter().find(|item| item.key == "/en/pricing").unwrap();
    assert_eq!((pricing.kind, pricing.count, pricing.times.len()), ("page", 2, 2));
    assert_eq!(pricing.expires, at(MONDAY).plus(180 * DAY));
    assert!(pricing.rules.iter().any(|rule| rule == "back-to-pricing"), "{:?}", pricing.rules);
    assert_eq!(signals.visits.len(), 2);
    assert_eq!(signals.arrivals.iter().map(|one| one.slot).collect::<Vec<_>>(), ["first", "last"]);
}

#[test]
fn without_consent_nothing_of_what_is_kept_is_shown() {
    let mut device = reader();
    let mut told = device.told("/en/pricing", at(MONDAY));
    device.does(Input::Withdraw, at(MONDAY));
    // An earlier page's record may still be readable for the loader: it is not shown.
    device.does(Input::Status, at(MONDAY));
    told.status = baton_handoff::tools::inspector::told::Status::read(&device.reply);
    assert_eq!(told.status.state, "off:ended");
    let view = View::of(&published(), &told, &trial(|trial| trial.province = "QC".into()), at(MONDAY));
    assert_eq!((view.lead, view.tried), (None, None));
    assert_eq!(view.signals, Default::default());
    assert_eq!((view.fields, view.consent.since, view.consent.record_characters), (Vec::new(), None, 0));
}

#[test]
fn where_only_attribution_is_allowed_there_is_no_score() {
    let mut device = Device::new();
    device.consents("analytics", at(MONDAY));
    device.reads("/en/pricing", at(MONDAY));
    let told = device.told("/en/pricing", at(MONDAY));
    let view = View::of(&published(), &told, &Trial::default(), at(MONDAY));
    assert_eq!((view.lead, view.consent.processing), (None, "attribution"));
    assert_eq!(view.signals.items, Vec::new());
    assert_eq!(view.signals.arrivals.len(), 2);
}

#[test]
fn a_page_that_keeps_nothing_is_shown_from_what_it_exports() {
    let mut device = reader();
    let mut told = device.told("/en/pricing", at(MONDAY));
    let kept = View::of(&published(), &told, &Trial::default(), at(MONDAY));
    told.record = None;
    let exported = View::of(&published(), &told, &Trial::default(), at(MONDAY));
    assert_eq!(exported.lead, kept.lead);
    assert_eq!(exported.signals, kept.signals);
}

#[test]
fn a_trial_changes_a_copy_and_leaves_the_lead_as_it_is() {
    let mut device = reader();
    let told = device.told("/en/pricing", at(MONDAY));
    let real = View::of(&published(), &told, &Trial::default(), at(MONDAY));
    assert_eq!(real.tried, None);
    let trial = trial(|trial| {
        trial.province = "QC".into();
        trial.language = "fr".into();
        trial.form = "demo".into();
        trial.answers = vec![("role".into(), "decision_maker".into()), ("company_size".into(), "51-200".into())];
    });
    let view = View::of(&published(), &told, &trial, at(MONDAY));
    assert_eq!(view.lead, real.lead);
    assert_eq!(view.signals, real.signals);
    let tried = view.tried.unwrap();
    // 12 for the decision, 16 for the size, 6 for the province, 6 for both: the cap of 40.
    assert_eq!(tried.axes[1].points, 40);
    assert_eq!((tried.status, tried.queue.as_str(), tried.answer_in.as_deref()), ("sales_ready", "quebec-fr", Some("fr")));
    assert_eq!(tried.respond_by.map(Timestamp::text).as_deref(), Some("2026-11-23T16:00:00.000Z"));
    let field = |name: &str| view.fields.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone()).unwrap_or_default();
    assert_eq!((field("baton_province"), field("baton_queue")), ("QC".into(), "quebec-fr".into()));
}

#[test]
fn another_campaign_and_later_days_can_be_tried() {
    let mut device = reader();
    let told = device.told("/en/pricing", at(MONDAY));
    let search = trial(|trial| (trial.source, trial.medium) = ("google".into(), "cpc".into()));
    let view = View::of(&published(), &told, &search, at(MONDAY));
    let (real, tried) = (view.lead.unwrap(), view.tried.unwrap());
    let found = |lead: &baton_handoff::tools::inspector::lead::Lead| {
        lead.contributions.iter().find(|bar| bar.rule == "found-by-search").map(|bar| bar.points)
    };
    assert_eq!((found(&real), found(&tried)), (None, Some(3)));
    let late = trial(|trial| trial.days_later = 30);
    let tried = View::of(&published(), &told, &late, at(MONDAY)).tried.unwrap();
    let pricing = tried.contributions.iter().find(|bar| bar.rule == "pricing").unwrap();
    assert_eq!(pricing.by.as_ref().unwrap().ages, [30, 33], "what was read grows old");
    assert!(tried.score < real.score);
}

#[test]
fn each_form_says_what_it_gets_or_why_not() {
    let form =
        |rules: &str, method: &str, controls: &str| ["form", "0", "7", "submit", method, "", rules, "0", controls].join("\u{1f}");
    let mut device = reader();
    let mut told = device.told("/en/contact", at(MONDAY));
    told.forms = vec![
        ("#demo-request".into(), form("0", "post", "role\u{1c}select-one\u{1c}")),
        ("#search".into(), form("", "get", "q\u{1c}search\u{1c}")),
        ("#login".into(), form("", "post", "secret\u{1c}password\u{1c}")),
        ("#plain".into(), form("", "post", "email\u{1c}email\u{1c}")),
        ("#hidden".into(), form("", "post", "baton_score\u{1c}hidden\u{1c}")),
        ("broken".into(), "no form".into()),
    ];
    let forms = View::of(&published(), &told, &Trial::default(), at(MONDAY)).forms;
    let verdicts: Vec<_> = forms.iter().map(|form| (form.name.as_str(), form.refused)).collect();
    assert_eq!(
        verdicts,
        [
            ("#demo-request", None),
            ("#search", Some("method")),
            ("#login", Some("controls")),
            ("#plain", Some("not_asked")),
            ("#hidden", None)
        ]
    );
    assert_eq!((forms[0].kind, forms[0].selector.as_deref()), (Some("demo"), Some("#demo-request")));
    assert!(forms[0].gets.iter().any(|one| one.control == "baton_context" && one.how == "add"));
    assert!(forms[0].reads.contains(&("role".into(), "role".into())));
    assert_eq!(forms[4].gets.iter().map(|one| (one.control.as_str(), one.how)).collect::<Vec<_>>(), [("baton_score", "fill")]);
}

#[test]
fn what_was_seen_and_not_counted_is_listed_with_its_reason() {
    let mut device = reader();
    device.reads("/en/product", at(MONDAY).plus(60_000));
    device.reads("/en/pricing", at(MONDAY).plus(120_000));
    let told = device.told("/en/pricing", at(MONDAY).plus(120_000));
    let view = View::of(&published(), &told, &Trial::default(), at(MONDAY).plus(120_000));
    assert_eq!(view.not_counted, [("duplicate", 1)]);
    let last = view.not_counted_last.last().unwrap();
    assert_eq!((last.path.as_str(), last.reason.as_str()), ("/en/pricing", "duplicate"));
}

#[test]
fn every_word_that_is_shown_has_a_name_in_both_languages() {
    use baton_handoff::{
        agreement::{criterion::CriterionName, when::Axis},
        handoff::attach::Refusal,
        intent::signal::{Kind, Uncounted},
        lead::judged::Judged,
        terms::{Channel, FormKind, LanguageBasis, Priority, Processing, Province, ProvinceBasis, Reason, Status, Storage},
    };
    let mut words: Vec<&str> = Vec::new();
    macro_rules! all { ($($name:ident),*) => { $(words.extend($name::ALL.iter().map(|one| one.word()));)* } }
    all!(CriterionName, Axis, Refusal, Kind, Uncounted, Judged, Channel, FormKind, LanguageBasis, Priority);
    all!(Processing, Province, ProvinceBasis, Reason, Status, Storage);
    words.extend(["ready", "loading", "running", "error", "off:consent", "off:optout", "off:ended", "off:elsewhere"]);
    words.extend([
        "blocked:csp",
        "blocked:wasm",
        "high_score",
        "near_fit",
        "near_problem",
        "near_intent",
        "near_timing",
        "near_process",
    ]);
    let nameless: Vec<&str> =
        words.into_iter().filter(|word| words::known(word).is_none_or(|(en, fr)| en.is_empty() || fr.is_empty())).collect();
    assert_eq!(nameless, Vec::<&str>::new());
}

#[test]
fn the_engines_json_is_read_back_and_nothing_else() {
    let read = Value::read(r#" { "a": [1, -2, true, null], "b": "\u00e9\"\\ \ud83d\ude00\n", "c": { } } "#);
    assert_eq!(read.get("a").list(), [Value::Number(1), Value::Number(-2), Value::Bool(true), Value::Null]);
    assert_eq!(read.get("b").text(), "é\"\\ 😀\n");
    assert_eq!(read.get("c").pairs(), []);
    for broken in ["", "{", "[1,]", "{\"a\" 1}", "\"open", "1.5", "{\"a\":1} x", "\"\\ud83d\"", &"[".repeat(5_000)] {
        assert_eq!(Value::read(broken), Value::Null, "{broken}");
    }
}

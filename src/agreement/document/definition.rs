//! The lead definition: the document that marketing and sales sign.

use super::{
    calendar::Calendar,
    canonical::{canonical, sha256},
    declared::{self, Declared},
    json::Json,
    part::{Found, Part},
    route::{self, Route},
    rule::{Gate, Rule},
    signature::{Signature, Team, signatures},
    status,
    when::When,
};
use crate::{
    agreement::{
        agreed::{DeclaredAnswer, Topic},
        content::{Content, Review},
        criterion::{CriterionName, StatusRow},
        sla::{Escalation, Sla},
        when::Axes,
    },
    error::{Problem, document as message},
};

const KEYS: &[&str] = &[
    "$schema",
    "id",
    "version",
    "visit_gap_minutes",
    "caps",
    "topics",
    "answers",
    "events",
    "rules",
    "gates",
    "criteria",
    "status",
    "sla",
    "calendars",
    "routes",
    "fallback",
    "review",
    "content",
    "signed",
];

/// Minutes without a shown view that end a visit, where a definition does not say: the usual half hour of web analytics.
const VISIT_GAP: u16 = 30;

/// A lead definition without errors. There is no other way to one than reading a document, so what is compiled, signed or
/// published was checked.
///
/// ```
/// let text = include_str!("../../../tests/cases/definitions/design.json");
/// let definition = baton_handoff::agreement::document::Definition::read(text).unwrap();
/// assert_eq!((definition.id(), definition.version()), ("b2b-saas", 3));
/// assert_eq!(definition.warnings()[0].to_string(), "signed.marketing: is missing; let marketing read the definition and run `baton sign --as marketing`");
/// ```
#[derive(Clone, Debug)]
pub struct Definition {
    pub(crate) id: String,
    pub(crate) version: u32,
    pub(crate) visit_gap_minutes: u16,
    pub(crate) caps: Axes,
    pub(crate) topics: Vec<Topic>,
    pub(crate) answers: Vec<DeclaredAnswer>,
    pub(crate) events: Vec<String>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) criteria: Vec<(CriterionName, When)>,
    pub(crate) statuses: Vec<StatusRow>,
    pub(crate) slas: Vec<Sla>,
    pub(crate) escalations: Vec<Escalation>,
    pub(crate) calendars: Vec<Calendar>,
    pub(crate) routes: Vec<Route>,
    pub(crate) fallback: Route,
    pub(crate) review: Option<Review>,
    pub(crate) content: Vec<Content>,
    signatures: Vec<Signature>,
    sha256: String,
    document: String,
    warnings: Vec<Problem>,
}

impl Definition {
    /// Reads and checks a document. Refused are, all at once: what is not JSON or over 1 MiB, unknown and doubled keys, values of
    /// another kind or outside their range, names that nothing declares, and what could not be counted as it is meant.
    pub fn read(text: &str) -> Result<Definition, Vec<Problem>> {
        let json = Json::parse(text).map_err(|problem| vec![problem])?;
        let found = Found::default();
        let read = definition(&Part::root(&json, &found));
        let has_errors = found.has_errors();
        let problems = found.into_problems();
        match read {
            Some(definition) if !has_errors => Ok(Definition { document: canonical(&json), warnings: problems, ..definition }),
            _ => Err(problems),
        }
    }

    /// Its name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its version.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The hash of its canonical JSON (RFC 8785) without `signed`: 64 hexadecimal digits. It names the definition wherever it
    /// travels, and it is what the teams sign.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The whole document, `signed` included, as canonical JSON.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// What was found that somebody should look at.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// The answers that it declares, in document order.
    pub fn answers(&self) -> &[DeclaredAnswer] {
        &self.answers
    }

    /// The time zones of its calendars, each once.
    pub fn zones(&self) -> Vec<&str> {
        let mut zones: Vec<&str> = Vec::new();
        for calendar in &self.calendars {
            if !zones.contains(&calendar.zone.as_str()) {
                zones.push(&calendar.zone);
            }
        }
        zones
    }

    /// Signatures, valid or void.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Whether this team signed what stands here now.
    pub fn is_signed_by(&self, team: Team) -> bool {
        self.signatures.iter().any(|signature| signature.team == team && signature.sha256 == self.sha256)
    }

    /// Whether both teams did.
    pub fn is_signed(&self) -> bool {
        Team::ALL.iter().all(|team| self.is_signed_by(*team))
    }

    /// All conditions in the order in which their atoms are numbered.
    pub(crate) fn conditions(&self) -> Vec<Condition<'_>> {
        let rules = self.rules.iter().map(|rule| Condition {
            when: &rule.when,
            at_receiver: rule.at_receiver,
            scored: true,
            most: rule.most,
        });
        let gates =
            self.gates.iter().map(|gate| Condition { when: &gate.when, at_receiver: gate.at_receiver, scored: false, most: 1 });
        let criteria = self.criteria.iter().map(|(_, when)| Condition { when, at_receiver: false, scored: true, most: 1 });
        let routes = self.routes.iter().filter_map(|route| {
            Some(Condition { when: route.when.as_ref()?, at_receiver: route.at_receiver, scored: false, most: 1 })
        });
        rules.chain(gates).chain(criteria).chain(routes).collect()
    }
}

/// A part's condition and what numbering needs to know about the part.
#[derive(Clone, Copy)]
pub(crate) struct Condition<'a> {
    pub when: &'a When,
    pub at_receiver: bool,
    /// Whether the part is a rule or a criterion, whose atoms are part of the coverage.
    pub scored: bool,
    /// The most events that the part counts.
    pub most: u8,
}

/// Reads the document with all its parts, and then looks at what only the whole can show.
fn definition(root: &Part) -> Option<Definition> {
    let document = root.object("a definition", KEYS)?;
    let schema = document.aside("$schema");
    let id = document.read("id", Part::id);
    let version = document.read("version", |part| part.whole(1..=i64::from(u32::MAX)));
    let visit_gap_minutes = document.read_or("visit_gap_minutes", VISIT_GAP, |part| part.whole(1..=240));
    let caps = document.read("caps", caps);
    let topics = document.rows("topics", 100, declared::topic);
    let answers = document.read_or("answers", Vec::new(), declared::answers);
    let events = document.read_or("events", Vec::new(), |part| part.set(0..=100, Part::id));
    let declared = Declared::of(root.json, caps);
    let rules = document.read("rules", |part| part.each(1..=200, |part| Rule::read(part, &declared)));
    let gates = document.rows("gates", 100, |part| Gate::read(part, &declared));
    let criteria = document.read_or("criteria", Vec::new(), |part| status::criteria(part, &declared));
    let statuses = document.read("status", |part| status::rows(part, &declared.criteria));
    let slas = document.read_or("sla", Vec::new(), status::slas);
    let calendars = document.read("calendars", |part| part.each(1..=100, Calendar::read));
    let routes = document.rows("routes", 200, |part| Route::read(part, &declared));
    let fallback = document.read("fallback", |part| Route::read_fallback(part, &declared));
    let review = document.read_or("review", None, |part| status::review(part).map(Some));
    let content = document.rows("content", 200, |part| route::content(part, &declared));
    let signatures = document.read_or("signed", Vec::new(), signatures);
    for list in ["topics", "rules", "gates", "calendars", "routes", "content"] {
        once(root, list);
    }

    let (slas, escalations): (Vec<Sla>, Vec<Option<Escalation>>) = slas?.into_iter().unzip();
    schema?;
    let definition = Definition {
        id: id?,
        version: version?,
        visit_gap_minutes: visit_gap_minutes?,
        caps: caps?,
        topics: topics?,
        answers: answers?,
        events: events?,
        rules: rules?,
        gates: gates?,
        criteria: criteria?,
        statuses: statuses?,
        slas,
        escalations: escalations.into_iter().flatten().collect(),
        calendars: calendars?,
        routes: routes?,
        fallback: fallback?,
        review: review?,
        content: content?,
        signatures: signatures?,
        sha256: sha256(canonical(&root.json.without("signed")).as_bytes()),
        document: String::new(),
        warnings: Vec::new(),
    };
    only_known_to_the_receiver(&definition, root);
    definition.rules.iter().for_each(|rule| rule.warn(&definition.topics, root));
    if !root.found.has_errors() {
        unsigned(&definition, root);
    }
    Some(definition)
}

/// Reads `caps`: each from 0, together 100.
fn caps(part: &Part) -> Option<Axes> {
    let caps = part.object("the caps", &["intent", "fit"])?;
    let (intent, fit) = (caps.read("intent", |part| part.whole(0..=100)), caps.read("fit", |part| part.whole(0..=100)));
    let caps = Axes { intent: intent?, fit: fit? };
    if caps.intent + caps.fit == 100 { Some(caps) } else { part.refuse(message::caps_do_not_add(caps.intent, caps.fit)) }
}

/// Refuses an id that two rows of a list have.
fn once(root: &Part, list: &str) {
    let ids = declared::ids(root.json, list);
    for (index, id) in ids.iter().enumerate() {
        if let Some(first) = ids[..index].iter().position(|other| other == id && !id.is_empty()) {
            root.found.report(&format!("{list}[{index}].id"), message::id_twice(id, &format!("{list}[{first}]")));
        }
    }
}

/// What is marked for the receiver can be judged from the evidence alone: from answers, and from atoms that a published part
/// has too. Anything else no browser would ever send.
fn only_known_to_the_receiver(definition: &Definition, root: &Part) {
    let conditions = definition.conditions();
    let (receivers, published): (Vec<&Condition>, Vec<&Condition>) =
        conditions.iter().partition(|condition| condition.at_receiver);
    let sent: Vec<&str> =
        published.iter().flat_map(|condition| condition.when.atoms()).map(|(_, canonical, _)| canonical).collect();
    for (place, canonical, atom) in receivers.iter().flat_map(|condition| condition.when.atoms()) {
        if !matches!(atom, crate::agreement::when::Atom::Answer { .. }) && !sent.contains(&canonical) {
            root.found.report(place, message::never_sent());
        }
    }
}

/// Says which signatures are missing or void. An unsigned definition can be worked on, but not published.
fn unsigned(definition: &Definition, root: &Part) {
    for team in Team::ALL {
        let place = format!("signed.{}", team.word());
        let signature = definition.signatures.iter().find(|signature| signature.team == *team);
        match signature {
            None => root.found.report(&place, message::not_signed(team.word())),
            Some(signature) if signature.sha256 != definition.sha256 => {
                root.found.report(&place, message::changed_since(team.word()));
            }
            Some(_) => {}
        }
    }
}

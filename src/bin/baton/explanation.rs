//! One lead explained to people. Every number and word comes from verification; what is added is why.

use baton_handoff::{
    agreement::{
        calendar::write_local,
        route::Route,
        when::{Test, When},
    },
    handoff::{routing, verify},
    lead::{assessment::Assessment, criteria::Decided, judged::Judged},
    terms::{Priority, Status},
    time::Timestamp,
};
use serde_json::{Map, Value};

use crate::{Failure, phrase, play::Played};

/// The lines.
pub fn of(played: &Played, document: &Value, name: &str) -> Result<Vec<String>, Failure> {
    let agreed = &played.known.receiver;
    let evidence = verify::evidence(&played.post.fields, agreed);
    let (Some(results), Some(evidence)) = (&played.verification.confirmed, evidence) else {
        return Err(Failure::Found(format!("{name}: {}", nothing(played))));
    };
    let assessment = Assessment::of(agreed, &evidence);
    let lead = Lead { played, document, results, assessment };
    let signed = if agreed.signed { "" } else { ", unsigned" };
    let mut lines = vec![
        format!("{name}, sent {}", played.post.at.text()),
        format!("lead definition {} version {}{signed}", agreed.id, agreed.version),
        String::new(),
    ];
    for part in [lead.score(), lead.near_misses(), lead.criteria(), lead.status(), lead.route(), lead.summary()] {
        lines.extend(part);
    }
    Ok(lines)
}

/// Why there is nothing to explain.
fn nothing(played: &Played) -> String {
    if played.post.fields.is_empty() {
        return "the last submit attached nothing; check consent, the act (\"acted\") and what the form asks for (\"append\")"
            .into();
    }
    let queue = played.post.fields.iter().find(|(field, _)| field == "baton_queue").map_or("none", |(_, queue)| queue);
    let has_context = played.post.fields.iter().any(|(field, _)| field == "baton_context");
    if has_context {
        format!(
            "no score was computed: the visitor allowed no profile, or the evidence found no room (queue {queue}); accept more categories"
        )
    } else {
        "the last submit has no field baton_context, which holds the evidence; let the form ask for it or \"append\"".into()
    }
}

struct Lead<'a> {
    played: &'a Played,
    document: &'a Value,
    results: &'a Map<String, Value>,
    assessment: Assessment<'a>,
}

impl Lead<'_> {
    fn told(&self, key: &str) -> String {
        self.results.get(key).map(phrase::plain).unwrap_or_else(|| "none".into())
    }

    fn list(&self, key: &str) -> impl Iterator<Item = &Value> {
        self.results.get(key).and_then(Value::as_array).into_iter().flatten()
    }

    fn score(&self) -> Vec<String> {
        let (agreed, coverage) = (self.assessment.agreed, self.results.get("coverage"));
        let of = |key: &str| coverage.map_or(0, |coverage| coverage[key].as_i64().unwrap_or_default());
        let mut rows = vec![["rule", "axis", "ages in days", "raw", "decay", "points"].map(String::from)];
        for one in self.list("contributions") {
            let rule = one["rule"].as_str().unwrap_or_default();
            let axis = one["axis"].as_str().unwrap_or_default();
            let evidence = match rule {
                "cap" => format!("{axis} gives at most {}", self.document["caps"][axis]),
                "floor" => format!("{axis} is never below 0"),
                _ => {
                    let place = agreed.rules.iter().position(|one| one.id == rule);
                    let ages = place.map(|place| self.assessment.counted(place)).unwrap_or_default();
                    ages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
                }
            };
            let number = |key: &str| one[key].to_string();
            rows.push([rule.into(), axis.into(), evidence, number("raw"), number("decay"), number("points")]);
        }
        let mut lines = vec![format!(
            "Score {} of {} possible: intent {} of {}, fit {} of {}; {} of {} conditions known",
            self.told("score"),
            self.told("score_possible"),
            self.told("intent"),
            agreed.caps.intent,
            self.told("fit"),
            agreed.caps.fit,
            of("known"),
            of("of")
        )];
        lines.extend(table(&rows, 3));
        if let Some(browser) = &self.played.verification.recomputed {
            let keys = ["score", "status", "queue"];
            if keys.iter().any(|key| browser.get(*key) != self.results.get(*key)) {
                let told = keys.map(|key| format!("{key} {}", browser.get(key).map(phrase::plain).unwrap_or_default()));
                lines.push(format!("  in the browser, without the receiver's own part: {}", told.join(", ")));
            }
        }
        lines
    }

    fn near_misses(&self) -> Vec<String> {
        let rule = |id: &Value| {
            let place = self.assessment.agreed.rules.iter().position(|rule| *id == *rule.id)?;
            let rule = self.assessment.agreed.rules.get(place)?;
            let when = &self.document["rules"][place]["when"];
            let lacks = if self.judge(&rule.when) == Judged::Met {
                format!("something younger than {} days", rule.within_days)
            } else {
                self.lacking(&rule.when, when)
            };
            Some(format!("  {} ({:+}) lacks {lacks}", rule.id, rule.points))
        };
        let mut lines: Vec<String> = self.list("near_misses").filter_map(rule).collect();
        if !lines.is_empty() {
            lines.splice(0..0, [String::new(), "Near misses".into()]);
        }
        lines
    }

    /// What of a condition is not met.
    fn lacking(&self, when: &When, document: &Value) -> String {
        let (joined, tests) = phrase::tests(document);
        let lacking = when.tests().iter().zip(tests).filter(|(test, _)| self.judge_test(test) != Judged::Met);
        let told = lacking.map(|(test, document)| match self.judge_test(test) {
            Judged::Unknown => format!("{} (not known)", phrase::test(document)),
            _ => format!("{}{}", phrase::test(document), self.so_far(test)),
        });
        told.collect::<Vec<_>>().join(joined)
    }

    /// How far an axis or a count has come.
    fn so_far(&self, test: &Test) -> String {
        match test {
            Test::Axis(axis, _) => format!(" (it is {})", self.assessment.score.axes.of(*axis)),
            Test::Atom(place) => {
                let atom = self.assessment.agreed.atoms.get(usize::from(*place));
                let ages = self.assessment.evidence.ages(usize::from(*place));
                match (atom.map_or(1, |one| one.atom.at_least()), ages.map_or(0, <[u32]>::len)) {
                    (2.., count) => format!(" ({count} so far)"),
                    _ => String::new(),
                }
            }
            _ => String::new(),
        }
    }

    fn decided(&self) -> Decided {
        let word = |key: &str| self.results.get(key).and_then(Value::as_str).unwrap_or_default();
        Decided {
            status: Status::ALL.iter().copied().find(|one| one.word() == word("status")),
            priority: Priority::ALL.iter().copied().find(|one| one.word() == word("priority")),
        }
    }

    fn judge(&self, when: &When) -> Judged {
        self.assessment.judge(when, self.decided())
    }

    fn judge_test(&self, test: &Test) -> Judged {
        self.judge(&When::One(test.clone()))
    }

    fn criteria(&self) -> Vec<String> {
        let mut lines = vec![String::new(), "Criteria".into()];
        let mut rows: Vec<[String; 3]> = Vec::new();
        for criterion in &self.assessment.agreed.criteria {
            let name = criterion.name.word();
            let state = self.results.get("criteria").map(|all| phrase::plain(&all[name])).unwrap_or_default();
            let document = &self.document["criteria"][name];
            let why = if state == "met" { self.met(&criterion.when, document) } else { self.lacking(&criterion.when, document) };
            let why = if state == "met" { why } else { format!("lacks {why}") };
            rows.push([name.into(), state.replace('_', " "), why]);
        }
        if rows.is_empty() {
            lines.push("  none".into());
        }
        lines.extend(table(&rows, 3));
        lines
    }

    /// What of a condition is met.
    fn met(&self, when: &When, document: &Value) -> String {
        let tests = when.tests().iter().zip(phrase::tests(document).1);
        let met = tests.filter(|(test, _)| self.judge_test(test) == Judged::Met);
        met.map(|(test, document)| phrase::test(document) + &self.so_far(test)).collect::<Vec<_>>().join(" and ")
    }

    fn status(&self) -> Vec<String> {
        let by = self.results.get("decided_by").unwrap_or(&Value::Null);
        let needs: Vec<&str> = by["needs"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let why = match (by["gate"].as_str(), needs.as_slice()) {
            (Some(gate), _) => format!("the gate {gate}"),
            (None, []) => format!("row {}, which needs nothing", by["row"]),
            (None, names) => format!("row {}, which needs {}", by["row"], names.join(", ")),
        };
        let mut lines = vec![String::new(), format!("Status {}: {why}", self.told("status"))];
        let closed = self.assessment.agreed.gates.iter().zip(self.document["gates"].as_array().into_iter().flatten());
        let mut gates = Vec::new();
        for (gate, document) in closed.filter(|(gate, _)| self.judge(&gate.when) == Judged::Met) {
            let claim = if gate.reason.word() == "existing_customer" { ", a claim" } else { "" };
            gates.push(format!(
                "  gate {} closed ({}{claim}): {}",
                phrase::plain(&document["id"]),
                gate.reason.word(),
                self.met(&gate.when, &document["when"])
            ));
        }
        if gates.is_empty() {
            gates.push("  no gate closed".into());
        }
        lines.extend(gates);
        lines.push(format!("  review by a person: {}", self.told("review")));
        lines.push(format!("  priority {}", self.told("priority")));
        lines
    }

    fn route(&self) -> Vec<String> {
        let agreed = self.assessment.agreed;
        let route = routing::of(&self.assessment, self.decided());
        let place = route.and_then(|route| agreed.routes.iter().position(|one| one == route));
        let why = place.map_or("the fallback".into(), |place| {
            let (route, document) = (&agreed.routes[place], &self.document["routes"][place]);
            let why = route.when.as_ref().map(|when| self.met(when, &document["when"])).unwrap_or_default();
            format!("route {}, {why}", place + 1)
        });
        let route = route.unwrap_or(&agreed.fallback);
        let calendar = agreed.calendar(route.calendar).map_or("", |(calendar, _)| &calendar.id);
        let mut lines = vec![
            String::new(),
            format!("Queue {}: {why}", self.told("queue")),
            format!("  answer in {}, calendar {calendar}", self.told("answer_in")),
            format!("  target      {}", self.instant("target_by", route)),
            format!("  respond by  {}", self.instant("respond_by", route)),
        ];
        if self.results.contains_key("escalate_at") {
            lines.push(format!("  escalate    {}, to {}", self.instant("escalate_at", route), self.told("escalate_to")));
        }
        lines
    }

    /// An instant in UTC, and as the clocks of the queue show it.
    fn instant(&self, key: &str, route: &Route) -> String {
        let at = self.results.get(key).and_then(Value::as_str).and_then(Timestamp::parse);
        let Some((at, (_, zone))) = at.zip(self.assessment.agreed.calendar(route.calendar)) else { return "none".into() };
        let mut local = String::new();
        write_local(zone, at, &mut local);
        format!("{}, {local} ({})", at.text(), zone.clock.en)
    }

    fn summary(&self) -> Vec<String> {
        let context = self.played.post.fields.iter().find(|(field, _)| field == "baton_context");
        let context: Value = context.and_then(|(_, text)| serde_json::from_str(text).ok()).unwrap_or_default();
        let content = match context["content"]["id"].as_str() {
            // The browser chose it, and does not know what the receiver's gates say.
            Some(id) if self.told("status") == "disqualified" => format!("none, since a gate closed; the browser named {id}"),
            Some(id) => format!("{id}, {}", phrase::plain(&context["content"]["url"])),
            None => "none".into(),
        };
        let line = |language: &str| self.results.get("summary").map(|all| phrase::plain(&all[language])).unwrap_or_default();
        vec![
            String::new(),
            format!("Next content {content}"),
            String::new(),
            format!("EN  {}", line("en")),
            format!("FR  {}", line("fr")),
        ]
    }
}

/// Rows with their columns below each other; from the given column on they hold numbers.
fn table<const N: usize>(rows: &[[String; N]], numbers: usize) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let line = |row: &[String; N]| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = width(column);
            if column >= numbers { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

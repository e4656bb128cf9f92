//! What `check` says about a document. Each function makes one problem; the reader that finds it adds the place.

use super::Problem;

/// A text of the document in quotes, on one line and never long.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let cut: String = text.chars().take(MOST).chain((text.chars().count() > MOST).then_some('…')).collect();
    format!("{cut:?}")
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.as_slice() {
        [] => "nothing".into(),
        [one] => (*one).into(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn range(low: i64, high: i64) -> String {
    if low == high { format!("{low}") } else { format!("{low} to {high}") }
}

pub(crate) fn too_large(bytes: usize, most: usize) -> Problem {
    Problem::error(format!("holds {bytes} bytes"), format!("a document has at most {most}"))
}

pub(crate) fn not_json(why: &serde_json::Error) -> Problem {
    let text = why.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    let place = format!("line {}, column {}", why.line(), why.column());
    Problem::error(
        format!("is not JSON ({text})"),
        "mend the text there: names and texts stand in quotes, and no comma stands before a closing bracket",
    )
    .at(&place)
}

pub(crate) fn neither_document() -> Problem {
    Problem::error(
        "is neither a lead definition nor a site config",
        "a definition has \"rules\", \"status\" and \"fallback\"; a site config has \"controller\" and \"consent\"",
    )
}

pub(crate) fn not_a(what: &str, kind: String) -> Problem {
    Problem::error(format!("is {kind}"), format!("write {what}"))
}

pub(crate) fn not_an_object(what: &str, kind: String) -> Problem {
    Problem::error(format!("is {kind}"), format!("write {what} as an object: {{ ... }}"))
}

pub(crate) fn not_whole(number: &str) -> Problem {
    Problem::error(format!("{number} is not a whole number"), "write it without a fraction and an exponent")
}

pub(crate) fn out_of_range(number: i64, low: i64, high: i64) -> Problem {
    Problem::error(format!("{number} is outside {}", range(low, high)), "use a number in that range")
}

pub(crate) fn bad_points(number: i64) -> Problem {
    match number {
        0 => Problem::error("0 points change nothing", "use a number from -100 to 100, or leave the rule out"),
        _ => Problem::error(format!("{number} is outside -100 to 100"), "use a number in that range, not 0"),
    }
}

pub(crate) fn bad_percent(number: i64) -> Problem {
    Problem::error(format!("{number} is no mark that is counted"), "use 25, 50, 75 or 100")
}

pub(crate) fn unknown_key(what: &str, keys: &[&str]) -> Problem {
    Problem::error(format!("is not a key of {what}"), format!("use {}", listed(keys.iter().copied())))
}

pub(crate) fn key_twice() -> Problem {
    Problem::error("stands twice", "keep one of them: which one counts would be chance")
}

pub(crate) fn missing(key: &str) -> Problem {
    Problem::error("is missing", format!("add it, as in {}", example(key)))
}

/// One line that teaches, for each key that must be there.
fn example(key: &str) -> &'static str {
    match key {
        "id" => r#""id": "pricing""#,
        "at" => r#""at": "2026-11-20T14:05:00.000Z""#,
        "steps" => r#""steps": [ { "at": "2026-11-20T14:05:00.000Z", "open": { "path": "/en" } } ]"#,
        "version" => r#""version": 1"#,
        "caps" => r#""caps": { "intent": 60, "fit": 40 }"#,
        "rules" => r#""rules": [ { "id": "pricing", ... } ]"#,
        "status" => r#""status": [ { "is": "sales_ready", "needs": ["fit", "intent"] }, { "is": "nurture", "needs": [] } ]"#,
        "calendars" => {
            r#""calendars": [ { "id": "east", "zone": "America/Toronto", "open": { "mon-fri": ["09:00", "17:00"] } } ]"#
        }
        "fallback" => r#""fallback": { "queue": "inbound", "calendar": "east" }"#,
        "queue" => r#""queue": "inbound""#,
        "calendar" => r#""calendar": "east""#,
        "zone" => r#""zone": "America/Toronto""#,
        "open" => r#""open": { "mon-fri": ["09:00", "17:00"] }"#,
        "axis" => r#""axis": "intent""#,
        "intent" | "fit" => r#""caps": { "intent": 60, "fit": 40 }"#,
        "when" => r#""when": { "page": ["/en/pricing", "/fr/tarifs"] }"#,
        "page" | "pages" => r#""pages": ["/en/pricing", "/fr/tarifs"]"#,
        "points" => r#""points": 5"#,
        "label" | "en" | "fr" => r#""label": { "en": "Viewed pricing", "fr": "A consulté les prix" }"#,
        "reason" => r#""reason": "competitor""#,
        "is" => r#""is": "nurture""#,
        "needs" => r#""needs": ["fit", "intent"]"#,
        "priority" => r#""priority": "high""#,
        "target_business_minutes" => r#""target_business_minutes": 5"#,
        "limit_business_minutes" => r#""limit_business_minutes": 60"#,
        "at_least" => r#""at_least": 3"#,
        "within_days" => r#""within_days": 14"#,
        "score_at_least" => r#""score_at_least": 80"#,
        "within" => r#""within": 3"#,
        "url" => r#""url": "/en/resources/guide.pdf""#,
        "stage" => r#""stage": "early""#,
        "key" => r#""key": "product-tour""#,
        "percent" => r#""percent": 50"#,
        "name" => r#""name": "Ada Example""#,
        "on" => r#""on": "2026-11-20""#,
        "sha256" => r#""sha256": "…", which `baton sign` writes"#,
        "controller" => r#""controller": { "name": "Example Inc.", "contact": "privacy@example.ca" }"#,
        "contact" => r#""contact": "privacy@example.ca""#,
        "consent" => r#""consent": { "sources": [ { "tool": "cookieconsent", "attribution": ["analytics"] } ] }"#,
        "sources" | "tool" => r#""sources": [ { "tool": "cookieconsent", "attribution": ["analytics"] } ]"#,
        "selector" => r##""selector": "#demo-request""##,
        "control" | "answer" => r#"{ "control": "job_title", "answer": "role" }"#,
        "holds" => r#""holds": "score""#,
        _ => "the other rows",
    }
}

pub(crate) fn not_one_key(what: &str, keys: usize) -> Problem {
    Problem::error(format!("holds {keys} keys"), format!("{what} has exactly one; join several with \"all\" or \"any\""))
}

pub(crate) fn wrong_length(length: usize, low: usize, high: usize) -> Problem {
    Problem::error(format!("holds {length}"), format!("a list here holds {}", range(low as i64, high as i64)))
}

pub(crate) fn value_twice() -> Problem {
    Problem::error("stands twice", "keep one of them")
}

pub(crate) fn unknown_word<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> Problem {
    Problem::error(format!("{} is not in the list", shown(text)), format!("use {}", listed(words)))
}

pub(crate) fn unknown_language(text: &str) -> Problem {
    Problem::error(format!("{} is no language of ISO 639-1", shown(text)), "use its two letters, as in \"fr\"")
}

pub(crate) fn undeclared(what: &str, name: &str, known: &[String]) -> Problem {
    const MOST: usize = 12;
    let plain = |name: &&String| (1..=80).contains(&name.len()) && !name.contains(char::is_control);
    let known: Vec<&str> = known.iter().filter(plain).map(String::as_str).take(MOST).collect();
    let cure = match known.as_slice() {
        [] => format!("declare the {what} first"),
        _ => format!("use {}, or declare it", listed(known)),
    };
    Problem::error(format!("no {what} is called {}", shown(name)), cure)
}

pub(crate) fn bad_id(text: &str) -> Problem {
    Problem::error(format!("{} is no id", shown(text)), "use 1 to 40 small letters, digits, - and _")
}

pub(crate) fn id_twice(id: &str, first: &str) -> Problem {
    Problem::error(format!("{first} is called {} too", shown(id)), "give each row a name of its own")
}

pub(crate) fn reserved_rule(id: &str) -> Problem {
    Problem::error(format!("{} is what the score calls a contribution of its own", shown(id)), "give the rule another name")
}

pub(crate) fn empty() -> Problem {
    Problem::error("is empty", "write a text")
}

pub(crate) fn padded() -> Problem {
    Problem::error("begins or ends with a space", "take it away")
}

pub(crate) fn too_long(length: usize, most: usize) -> Problem {
    Problem::error(format!("holds {length} characters"), format!("use at most {most}"))
}

pub(crate) fn bad_character(bad: char) -> Problem {
    let cure = "write it without: many receivers store control characters and characters beyond U+FFFF wrongly";
    Problem::error(format!("holds the character U+{:04X}", bad as u32), cure)
}

pub(crate) fn bad_date(text: &str) -> Problem {
    Problem::error(format!("{} is no date", shown(text)), "write a day of the calendar as \"2026-12-25\"")
}

pub(crate) fn bad_time(text: &str) -> Problem {
    Problem::error(format!("{} is no time of day", shown(text)), "write it as \"09:00\"; a day may close at \"24:00\"")
}

pub(crate) fn closes_before_opening() -> Problem {
    Problem::error("closes before it opens", "write opening first; hours over midnight are two days' hours")
}

pub(crate) fn bad_weekdays(text: &str) -> Problem {
    Problem::error(
        format!("{} is no weekday and no run of them", shown(text)),
        "use mon, tue, wed, thu, fri, sat, sun, or a run from Monday on as in \"mon-fri\"",
    )
}

pub(crate) fn weekday_twice() -> Problem {
    Problem::error("names a weekday that has its hours already", "let each weekday stand once")
}

pub(crate) fn never_open() -> Problem {
    Problem::error("is open on no day", "give at least one weekday its hours, as in { \"mon-fri\": [\"09:00\", \"17:00\"] }")
}

pub(crate) fn unknown_zone(name: &str, near: Option<&str>) -> Problem {
    let cure = match near {
        Some(near) => format!("write {}", shown(near)),
        None => "use a name of the IANA database, as in \"America/Toronto\"".into(),
    };
    Problem::error(format!("{} is no time zone", shown(name)), cure)
}

pub(crate) fn glob_without_slash() -> Problem {
    Problem::error("does not begin with /", "write the whole path, as in \"/en/pricing\"")
}

pub(crate) fn glob_with_trailing_slash(text: &str) -> Problem {
    let bare = text.trim_end_matches('/');
    let cure =
        if bare.is_empty() { "write \"/\"".into() } else { format!("write {}: paths are compared without it", shown(bare)) };
    Problem::error("ends with /", cure)
}

pub(crate) fn glob_with_control_character() -> Problem {
    Problem::error("holds a control character", "no path holds one; take it out")
}

pub(crate) fn glob_with_empty_part() -> Problem {
    Problem::warning("holds // and so matches no path", "write one slash: paths are compared without empty parts")
}

pub(crate) fn glob_sign(sign: char) -> Problem {
    Problem::error(
        format!("holds {sign}, which has no meaning in a glob here"),
        format!("use * (stops at /) and **, or write the character itself as %{:02X}", sign as u32),
    )
}

pub(crate) fn joined_twice(word: &str) -> Problem {
    Problem::error(
        format!("{word} stands inside another condition"),
        "any and all are one level deep: make it a rule or criterion of its own",
    )
}

pub(crate) fn misplaced_atom(atom: &str) -> Problem {
    let cure = match atom {
        "axis" => "ask for what gives the points; axis belongs in criteria, routes and gates",
        _ => "status and priority are known only when a route is chosen; use it there",
    };
    Problem::error(format!("{atom} has no meaning here"), cure)
}

pub(crate) fn receivers_status() -> Problem {
    Problem::error(
        "only the receiver can say existing_account",
        "use it in sla rows and in routes marked \"at\": \"receiver\"; a gate's reason existing_customer carries the claim",
    )
}

pub(crate) fn answer_is_an_atom(key: &str) -> Problem {
    Problem::error(
        format!("{key} is an atom of its own"),
        format!("use {{ \"{key}\": [...] }} in conditions, and let the site config map the control to it"),
    )
}

pub(crate) fn reserved_value(value: &str) -> Problem {
    Problem::error(format!("{} is what unanswered and unlisted answers travel as", shown(value)), "give the value another name")
}

pub(crate) fn caps_do_not_add(intent: i32, fit: i32) -> Problem {
    Problem::error(
        format!("{intent} and {fit} add to {}", intent + fit),
        "let intent and fit add to 100, as in { \"intent\": 60, \"fit\": 40 }",
    )
}

pub(crate) fn fit_does_not_fade() -> Problem {
    Problem::error("who somebody is does not fade", "leave the half-life out, or count the rule for intent")
}

pub(crate) fn never_fades() -> Problem {
    Problem::warning(
        "never bites: what this rule counts is always of today",
        "leave the half-life out, or narrow within_days of the condition",
    )
}

pub(crate) fn counts_twice(first: &str) -> Problem {
    Problem::warning(
        format!("can match the same event as {first}, which then counts twice"),
        "join the globs into one atom if an event should count once",
    )
}

pub(crate) fn never_sent() -> Problem {
    Problem::error(
        "the receiver cannot know this: no browser sends it",
        "use an answer, or an atom that a published rule, criterion or route has too",
    )
}

pub(crate) fn no_such_criterion(name: &str) -> Problem {
    Problem::error(format!("there is no criterion {name}"), "add it to \"criteria\", or do not need it")
}

pub(crate) fn last_row_needs() -> Problem {
    Problem::error("the last row needs something", "let it need nothing, so that every lead has a status: \"needs\": []")
}

pub(crate) fn rows_behind() -> Problem {
    Problem::warning("needs nothing, so no row behind it is ever reached", "make it the last row")
}

pub(crate) fn status_twice(status: &str) -> Problem {
    Problem::error(format!("{status} has a service level already"), "keep one row for each status")
}

pub(crate) fn escalates_early(after: u32, target: u32) -> Problem {
    Problem::error(
        format!("{after} comes before the target of {target}"),
        "escalate at the target or after it: nobody is late before that",
    )
}

pub(crate) fn bad_url(text: &str) -> Problem {
    Problem::error(
        format!("{} is no path and no https address", shown(text)),
        "write it as \"/en/guide.pdf\" or \"https://example.ca/guide\"",
    )
}

pub(crate) fn no_url() -> Problem {
    Problem::error(
        "has no address",
        "write one for both languages as \"/en/guide.pdf\", or one for each: { \"en\": \"/en/guide.pdf\", \"fr\": \"/fr/guide.pdf\" }",
    )
}

pub(crate) fn bad_hash(text: &str) -> Problem {
    Problem::error(format!("{} is no SHA-256", shown(text)), "let `baton sign` write it: 64 hexadecimal digits")
}

pub(crate) fn not_signed(team: &str) -> Problem {
    Problem::warning("is missing", format!("let {team} read the definition and run `baton sign --as {team}`"))
}

pub(crate) fn changed_since(team: &str) -> Problem {
    Problem::warning(
        "is void: the definition was changed after it",
        format!("let {team} read it again and run `baton sign --as {team}`"),
    )
}

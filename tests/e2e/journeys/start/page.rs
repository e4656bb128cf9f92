//! The page of these journeys: one form, and a tag that each case brings in its own way.

use baton_e2e::{Engine, Lead, Script, Site, Visitor};

const PAGE: &str = r#"<!doctype html>
<html lang="en-CA">
  <head>
    <meta charset="utf-8">
    <title>A start</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    {head}
  </head>
  <body>
    <form id="form" method="post" action="/lead/en" data-baton>
      <input name="email"><select name="role"><option>decision_maker</option></select><button>Send</button>
    </form>
    {body}
  </body>
</html>
"#;

/// What comes of the tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// The whole story travels.
    Works,
    /// Baton is off, and says why and what helps.
    Off(&'static str, &'static str),
    /// The script never runs.
    Absent,
    /// The same, and the browser says that the file is no script.
    Broken,
}

/// How one page brings its tag. In `head` and `body` `{tag}` is the published one, `{debug}` the same with `data-debug` and without
/// `integrity`, `{unchecked}` without `integrity`.
#[derive(Clone)]
pub struct Case {
    /// The sources of `script-src`, and any directive behind them.
    pub sources: String,
    pub head: String,
    pub body: String,
    /// Files of the page's own.
    pub files: Vec<(String, Vec<u8>)>,
    pub comes: Comes,
    /// What `status().cure` says where Baton works.
    pub cure: Option<&'static str>,
    /// The end of the one line on the console; none without.
    pub says: Option<&'static str>,
    /// What the page does once it is there.
    pub then: String,
    /// What must have happened before anything is looked at.
    pub settles: &'static str,
}

impl Default for Case {
    fn default() -> Case {
        Case {
            sources: "'self' 'wasm-unsafe-eval'".into(),
            head: "{tag}".into(),
            body: String::new(),
            files: Vec::new(),
            comes: Comes::Works,
            cure: None,
            says: None,
            then: "0".into(),
            settles: "true",
        }
    }
}

pub fn policy(sources: &str) -> String {
    let rest = "style-src 'self'; img-src 'self'; form-action 'self'; connect-src 'self'; frame-src 'self'";
    format!("default-src 'none'; {rest}; script-src {sources}")
}

pub fn walks(engine: Engine, journey: impl AsyncFnOnce(&Visitor)) {
    baton_e2e::run_on(engine, Site::of_forms(Script::Published, &policy("'self' 'wasm-unsafe-eval'"), None), journey);
}

/// The path of the published script.
pub fn script(site: &Site) -> String {
    let tag = site.tag();
    let (_, rest) = tag.split_once("src=\"").expect("an address");
    rest.split_once('"').expect("an end").0.to_owned()
}

/// Where the packed text of a script begins and ends.
pub fn packed(script: &str) -> (usize, usize) {
    let start = script.rfind("},\"").expect("a packed text") + 3;
    (start, start + script[start..].find('"').expect("its end"))
}

/// The published script with a change in it, in its place.
pub fn changed(site: &Site, change: impl FnOnce(&str) -> String) -> (String, Vec<u8>) {
    let path = script(site);
    let text = String::from_utf8(site.file(&path)).expect("the script is text");
    (path, change(&text).into_bytes())
}

/// What the form sends without Baton.
pub fn bare() -> Vec<(String, String)> {
    [("email", "ada@example.ca"), ("role", "decision_maker")].map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

pub async fn site(case: &Case, script: Script) -> Site {
    let site = Site::of_forms(script, &policy(&case.sources), None).await;
    let nonce = case.sources.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\'')).map(|(nonce, _)| nonce);
    let nonce = nonce.map(|nonce| format!("<script nonce=\"{nonce}\" ")).unwrap_or_else(|| "<script ".into());
    let tag = site.tag().replacen("<script ", &nonce, 1);
    let (open, rest) = tag.split_once(" integrity=").expect("a hash");
    let unchecked = format!("{open}{}", &rest[rest.find('>').expect("an end")..]);
    let debug = unchecked.replacen("<script ", "<script data-debug ", 1);
    let page = PAGE.replace("{head}", &case.head).replace("{body}", &case.body);
    site.put("/test/start/index.html", page.replace("{tag}", &tag).replace("{unchecked}", &unchecked).replace("{debug}", &debug));
    for (path, bytes) in &case.files {
        site.put(path, bytes);
    }
    site
}

/// Says yes, and waits until Baton has heard it.
pub async fn allows(visitor: &Visitor) {
    visitor.waits_for_state("off:consent").await;
    visitor.does("baton.consent({ explicit: true, categories: ['everything'] })").await;
    visitor.waits_for_state("ready").await;
}

/// Fills in the form and presses its button.
pub async fn sends(visitor: &Visitor) {
    visitor.types("[name=email]", "ada@example.ca").await;
    visitor.clicks("button").await;
}

/// The visitor's own fields are as they were, and the story beside them can be confirmed.
#[track_caller]
pub fn tells_the_story(lead: &Lead) {
    let own: Vec<_> = lead.of_the_visitor().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    assert_eq!(own, bare());
    assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
}

/// Opens the page of a case, sends its form, and sees that it arrived as it should, without a word that nobody asked for.
pub async fn arrives(visitor: &Visitor, case: &Case) {
    let visitor = visitor.at(site(case, Script::Published).await);
    visitor.goes("/test/start/").await;
    visitor.does(&case.then).await;
    visitor.waits_until(&format!("document.readyState === 'complete' && ({})", case.settles)).await;
    match case.comes {
        Comes::Works => {
            allows(&visitor).await;
            assert_eq!(visitor.evaluates::<Option<String>>("baton.status().cure").await.as_deref(), case.cure);
        }
        Comes::Off(state, cure) => {
            visitor.waits_for_state(state).await;
            assert_eq!(visitor.evaluates::<String>("baton.status().cure").await, cure);
        }
        Comes::Absent | Comes::Broken => {
            visitor.lingers().await;
            assert!(visitor.evaluates::<bool>("!window.baton").await);
        }
    }
    sends(&visitor).await;
    let lead = visitor.site.desk.newest(1).await;
    match case.comes {
        Comes::Works => tells_the_story(&lead),
        _ => assert_eq!(lead.fields, bare(), "as without Baton"),
    }
    visitor.waits_until("document.readyState === 'complete' && location.pathname.endsWith('/thank-you')").await;
    looks(&visitor, case).await;
    visitor.leaves_nothing_behind(&["role"]).await;
}

/// What the browser itself says of a blocked or broken script is all that there is, and the line that the tag asked for.
async fn looks(visitor: &Visitor, case: &Case) {
    visitor.goes("/").await;
    let faults = visitor.probe().await.errors;
    let (lines, others): (Vec<_>, Vec<_>) = faults.into_iter().partition(|fault| fault.kind == "console.warn");
    let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    match (case.says, lines.as_slice()) {
        (None, []) => {}
        (Some(end), [line]) => assert!(line.ends_with(end), "{line}"),
        _ => panic!("{lines:?}, not {:?}", case.says),
    }
    for fault in others {
        let is_the_browsers = match case.comes {
            Comes::Works => false,
            Comes::Off(..) => fault.kind == "violation" && fault.text.starts_with("script-src") && fault.text.contains("wasm"),
            Comes::Absent => fault.kind == "error" && fault.text.starts_with("not loaded"),
            Comes::Broken => fault.kind == "error" && fault.text.contains("SyntaxError"),
        };
        assert!(is_the_browsers, "{:?}: {fault:?}", case.comes);
    }
    visitor.forgets_faults().await;
}

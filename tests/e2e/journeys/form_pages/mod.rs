//! Every kind of form, each by its own mechanism: what arrives with Baton is what arrives without it, and beside it what the form
//! asked for, once.

mod table;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::OnceLock;

use baton_e2e::{Engine, Lead, Script, Site, Visitor};
use serde_json::{Value, json};

use self::table::{FormPage, Ours, PAGES, Place, Sent, row};

pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      connect-src 'self'; frame-src 'self'";
/// The one control of the form pages that their site config declares.
const DECLARED: [&str; 1] = ["role"];

/// The Enter key, as a driver types it.
const ENTER: &str = "\u{e007}";

/// How things stand with Baton when the form is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Allowed,
    Absent,
    Refused,
    /// The policy allows no wasm.
    Blocked,
    /// The script has been asked for and has not come.
    Loading,
    /// The engine traps when it should attach.
    Trapping,
}

impl State {
    fn script(self) -> Script {
        match self {
            State::Absent | State::Loading => Script::Removed,
            State::Trapping => Script::Trapping,
            _ => Script::Published,
        }
    }

    async fn site(self, names: Option<Vec<String>>) -> Site {
        let policy = match self {
            State::Blocked => POLICY.replace(" 'wasm-unsafe-eval'", ""),
            State::Loading => POLICY.replace("script-src 'self'", &format!("script-src 'self' {}", silence())),
            _ => POLICY.to_owned(),
        };
        Site::of_forms(self.script(), &policy, names).await
    }

    /// Brings the page into this state.
    async fn comes(self, visitor: &Visitor) {
        match self {
            State::Allowed | State::Trapping => {
                visitor.waits_for_state("off:consent").await;
                visitor.does("baton.consent({ explicit: true, categories: ['everything'] })").await;
                visitor.waits_for_state("ready").await;
            }
            State::Refused => {
                visitor.waits_for_state("off:consent").await;
                visitor.does("baton.consent({ explicit: true, categories: [] })").await;
            }
            State::Blocked => visitor.waits_for_state("blocked:csp").await,
            State::Loading => {
                let script = format!("Object.assign(document.createElement('script'), {{ src: '{}/baton.js' }})", silence());
                visitor.does("window.baton = { q: [['consent', { explicit: true, categories: ['everything'] }]] }").await;
                visitor.does(&format!("document.head.append({script})")).await;
            }
            State::Absent => assert!(visitor.evaluates::<bool>("!('baton' in window)").await),
        }
    }
}

/// The address of a server that takes a request and never answers.
fn silence() -> String {
    static SERVER: OnceLock<TcpListener> = OnceLock::new();
    let server = SERVER.get_or_init(|| TcpListener::bind("127.0.0.1:0").expect("a port"));
    format!("http://{}", server.local_addr().expect("an address"))
}

/// How often a form is sent before it is Baton that holds it up and not the machine, which may be busy with others.
const TRIES: usize = 3;

/// Sends the page's form with Baton, which holds it up by less than anybody could feel.
async fn sent_at_once(page: &FormPage, visitor: &Visitor, names: Option<Vec<String>>) -> Lead {
    for _ in 0..TRIES {
        let visitor = visitor.at(State::Allowed.site(names.clone()).await);
        let lead = send(page, &visitor, State::Allowed).await;
        let was_quick = visitor.was_not_held_up().await;
        visitor.leaves_nothing_behind(&DECLARED).await;
        if was_quick {
            return lead;
        }
    }
    panic!("{} was held up {TRIES} times", page.name);
}

/// Sends the page's form and gives the one lead that arrives.
async fn sent(page: &FormPage, visitor: &Visitor, state: State) -> Lead {
    let lead = send(page, visitor, state).await;
    visitor.leaves_nothing_behind(&DECLARED).await;
    lead
}

async fn send(page: &FormPage, visitor: &Visitor, state: State) -> Lead {
    visitor.goes(&format!("/forms/{}/", page.name)).await;
    state.comes(visitor).await;
    if let Place::Frame(frame) = page.place {
        visitor.finds(frame).await.enter_frame().await.expect("the frame");
    }
    let find = async |selector: &str| match page.place {
        Place::Root(root) => visitor.finds_by(&format!("{root}.querySelector({selector:?})")).await,
        _ => visitor.finds(selector).await,
    };
    // No driver points reliably into a shadow root, and nobody needs a pointer to send a form there.
    let comes = async |selector: &str| match page.place {
        Place::Root(_) => find(selector).await.focus().await.expect("the focus"),
        _ => find(selector).await.click().await.expect("a click"),
    };
    // A page may draw its form anew when somebody comes near it.
    comes(page.typed).await;
    types(page, visitor, "ada@example.ca").await;
    if let Sent::By(selector) = page.sent {
        comes(selector).await;
    }
    if let (Place::Root(_), _) | (_, Sent::Enter) = (page.place, page.sent) {
        types(page, visitor, ENTER).await;
    }
    let lead = visitor.site.desk.newest(1).await;
    visitor.driver.enter_default_frame().await.expect("the page around the frame");
    // The next page may still be on its way, and would be missed by what it asks for.
    visitor.lingers().await;
    visitor.waits_until("document.readyState === 'complete'").await;
    if let State::Blocked | State::Loading = state {
        // The browser reports what the policy stops, and some report a script that is still awaited when its page is left.
        visitor.goes("/").await;
        let faults = visitor.probe().await.errors;
        let expected = |kind: &str, text: &str| match state {
            State::Blocked => kind == "violation" && text.starts_with("script-src"),
            _ => kind == "error" && text.starts_with(&format!("not loaded: {}", silence())),
        };
        assert!(faults.iter().all(|fault| expected(&fault.kind, &fault.text)), "{faults:#?}");
        visitor.forgets_faults().await;
    }
    assert_eq!(visitor.site.desk.leads_so_far().await.len(), 1, "one submission");
    lead
}

/// Types where the cursor is: no driver types into a control of a closed shadow root by name.
async fn types(page: &FormPage, visitor: &Visitor, text: &str) {
    let typed = match page.place {
        Place::Root(_) => visitor.driver.action_chain().send_keys(text).perform().await,
        _ => visitor.finds(page.typed).await.send_keys(text).await,
    };
    typed.expect("it takes text");
}

/// The fields of a lead without these names, in no order.
fn others<'a>(lead: &'a Lead, ours: &[&str]) -> Vec<(&'a str, &'a str)> {
    let fields = lead.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let mut fields: Vec<_> = fields.filter(|(name, _)| !ours.contains(name)).collect();
    fields.sort_unstable();
    fields
}

async fn arrives_with_its_fields(name: &str, visitor: &Visitor) {
    let page = row(name);
    let bare = sent(page, &visitor.at(State::Absent.site(None).await), State::Absent).await;
    // Strict: a field that the form does not have would cost the whole lead.
    let names = bare.fields.iter().map(|(name, _)| name.clone()).collect();
    let names = if let Ours::All = page.ours { None } else { Some(names) };
    let lead = sent_at_once(page, visitor, names).await;
    let ours = match page.ours {
        Ours::Nothing => Vec::new(),
        Ours::Named(named) => named.iter().map(|(name, _)| *name).collect(),
        Ours::All => lead.ours(),
    };
    assert_eq!(others(&lead, &ours), others(&bare, &ours), "the visitor's fields are as they are without Baton");
    assert_eq!(lead.content_type.split(';').next(), bare.content_type.split(';').next());
    match page.ours {
        Ours::Nothing => {}
        Ours::Named(named) => named.iter().for_each(|(name, most)| is_filled(&lead, name, *most)),
        Ours::All => {
            assert_eq!(ours.iter().collect::<BTreeSet<_>>().len(), ours.len(), "one set of ours: {ours:?}");
            assert!(ours.len() > 10, "{ours:?}");
            assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
        }
    }
}

#[track_caller]
fn is_filled(lead: &Lead, name: &str, most: usize) {
    let value = lead.get(name);
    assert!((1..=most).contains(&value.chars().count()), "{name} holds {value:?}");
    if value.starts_with('{') {
        let context: Value = serde_json::from_str(value).expect("whole JSON");
        assert!(context["score"].is_i64(), "{context:#}");
    } else if most == 3 {
        assert!(value.parse::<u8>().is_ok(), "{name} holds {value:?}");
    }
}

/// Whatever ails Baton, a form is sent as if it had never been there.
async fn arrives_bare(name: &str, visitor: &Visitor) {
    let page = row(name);
    let bare = sent(page, &visitor.at(State::Absent.site(None).await), State::Absent).await;
    for state in [State::Refused, State::Blocked, State::Loading, State::Trapping] {
        let lead = sent(page, &visitor.at(state.site(None).await), state).await;
        assert_eq!(lead.fields, bare.fields, "{state:?}");
    }
}

/// The rows of a document's table of forms: name and way of each.
fn told(document: &str) -> Vec<(String, String)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let text = std::fs::read_to_string(format!("{path}/{document}")).expect("a document");
    let ways = ["`formdata`", "`submit`", "`vendors`", "`baton.fields()`", "–"];
    let cells = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.rsplit_once(" | "));
    cells.filter(|(_, way)| ways.contains(way)).map(|(name, way)| (name.to_owned(), way.to_owned())).collect()
}

#[test]
fn the_documents_tell_of_every_form_what_its_test_expects() {
    let rows: Vec<_> = PAGES.iter().map(|page| (page.label.to_owned(), page.way.to_owned())).collect();
    assert_eq!(told("README.md"), rows);
    let ways = |rows: Vec<(String, String)>| rows.into_iter().map(|(_, way)| way).collect::<Vec<_>>();
    assert_eq!(ways(told("LISEZMOI.md")), ways(rows), "the French twin tells the same in its own words");
}

/// The limit that the documents name: what is in a frame of another origin is out of reach, and goes as it is.
async fn a_frame_of_another_origin(visitor: &Visitor) {
    let other = State::Absent.site(None).await;
    let policy = POLICY.replace("frame-src 'self'", &format!("frame-src {}", other.address("")));
    let visitor = visitor.at(Site::of_forms(Script::Published, &policy, None).await);
    visitor.goes("/forms/abroad/").await;
    State::Allowed.comes(&visitor).await;
    let address = other.address("/forms/frame_inside/");
    visitor.does(&format!("document.getElementById('frame').src = {address:?}")).await;
    visitor.finds("#frame").await.enter_frame().await.expect("the frame");
    visitor.types("[name=email]", "ada@example.ca").await;
    visitor.clicks("button").await;
    let lead = other.desk.newest(1).await;
    let fields = [("baton_context", ""), ("baton_score", ""), ("email", "ada@example.ca"), ("role", "decision_maker")];
    assert_eq!(others(&lead, &[]), fields);
    visitor.driver.enter_default_frame().await.expect("the page around the frame");
    visitor.leaves_nothing_behind(&DECLARED).await;
}

// WebKit's driver cannot reach into such a frame either.
mod a_form_in_a_frame_of_another_origin_goes_as_it_is {
    use super::*;

    #[test]
    fn chromium() {
        baton_e2e::run_on(Engine::Chromium, State::Absent.site(None), a_frame_of_another_origin);
    }

    #[test]
    fn firefox() {
        baton_e2e::run_on(Engine::Firefox, State::Absent.site(None), a_frame_of_another_origin);
    }
}

/// Two forms that ask for everything and go to other origins, of which the site config names one.
async fn to_other_origins(visitor: &Visitor) {
    let (named, other) = (State::Absent.site(None).await, State::Absent.site(None).await);
    let entry = json!({ "selector": "#named", "origins": [named.address("")] });
    let policy = POLICY.replace("form-action 'self'", &format!("form-action {} {}", named.address(""), other.address("")));
    let visitor = visitor.at(Site::of_forms_with(&entry, &policy).await);
    let mut leads = Vec::new();
    for (form, site) in [("named", named), ("unnamed", other)] {
        visitor.goes("/forms/elsewhere/").await;
        State::Allowed.comes(&visitor).await;
        visitor.does(&format!("document.getElementById('{form}').action = '{}'", site.address("/lead/en"))).await;
        visitor.types(&format!("#{form} [name=email]"), "ada@example.ca").await;
        visitor.clicks(&format!("#{form} button")).await;
        leads.push(site.desk.newest(1).await);
        // The other origin saw a post and a page that says thank you, and nothing else of ours.
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        visitor.at(site).leaves_nothing_behind(&[]).await;
    }
    assert_eq!(leads[0].verification["verdict"], "agrees", "{:#}", leads[0].verification);
    assert_eq!(leads[0].of_the_visitor(), [("email", "ada@example.ca")]);
    assert_eq!(leads[1].fields, [("email".to_owned(), "ada@example.ca".to_owned())]);
    visitor.leaves_nothing_behind(&DECLARED).await;
}

mod a_form_to_another_origin_carries_fields_only_where_the_site_config_names_it {
    use super::*;

    #[test]
    fn chromium() {
        baton_e2e::run_on(Engine::Chromium, State::Absent.site(None), to_other_origins);
    }

    #[test]
    fn firefox() {
        baton_e2e::run_on(Engine::Firefox, State::Absent.site(None), to_other_origins);
    }

    #[test]
    fn webkit() {
        baton_e2e::run_on(Engine::WebKit, State::Absent.site(None), to_other_origins);
    }
}

/// Two tests for each page and engine: with Baton, and with everything that can be wrong with it.
macro_rules! form_pages {
    ($($page:ident)*) => {
        $(
            mod $page {
                use super::*;

                fn walks(engine: Engine, journey: impl AsyncFnOnce(&Visitor)) {
                    baton_e2e::run_on(engine, State::Absent.site(None), journey);
                }

                #[test]
                fn chromium() {
                    walks(Engine::Chromium, async |visitor| arrives_with_its_fields(stringify!($page), visitor).await);
                }

                #[test]
                fn firefox() {
                    walks(Engine::Firefox, async |visitor| arrives_with_its_fields(stringify!($page), visitor).await);
                }

                #[test]
                fn webkit() {
                    walks(Engine::WebKit, async |visitor| arrives_with_its_fields(stringify!($page), visitor).await);
                }

                mod as_without_baton_where_it_is_refused_blocked_late_or_dead {
                    use super::*;

                    #[test]
                    fn chromium() {
                        walks(Engine::Chromium, async |visitor| arrives_bare(stringify!($page), visitor).await);
                    }

                    #[test]
                    fn firefox() {
                        walks(Engine::Firefox, async |visitor| arrives_bare(stringify!($page), visitor).await);
                    }

                    #[test]
                    fn webkit() {
                        walks(Engine::WebKit, async |visitor| arrives_bare(stringify!($page), visitor).await);
                    }
                }
            }
        )*

        #[test]
        fn every_form_page_has_a_row_and_a_test() {
            let rows: Vec<&str> = PAGES.iter().map(|page| page.name).collect();
            assert_eq!(rows, [$(stringify!($page)),*]);
        }
    };
}

form_pages! {
    post multipart plain serialize fetch xhr react_json react_hidden json hidden_frame script_submit request_submit submitter outside
    custom_element shadow shadow_enter frame replaced late shadowing contact_form_7 gravity_post_back gravity_iframe gravity_rest
    wpforms elementor webflow mautic dynamics pardot salesforce formspree netlify marketo hubspot ninja_forms closed_shadow copier
}

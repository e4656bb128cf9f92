//! One journey in one browser: the bench is set up, the journey is walked, what must hold in every journey is checked.

use std::env;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Runtime;

use crate::engine::{Engine, Parts};
use crate::process::{Group, free_port, listens};
use crate::site::{Script, Site};
use crate::visitor::Visitor;

const DRIVER_STARTS_WITHIN: Duration = Duration::from_secs(30);
const ANSWERS_WITHIN: Duration = Duration::from_secs(60);
const LOADS_WITHIN: Duration = Duration::from_secs(30);
/// A journey that takes longer hangs.
const ENDS_WITHIN: Duration = Duration::from_secs(240);

/// The controls that the site configs declare readable; no other value may be read by Baton in any journey.
/// `letter` is the checkbox for messages of the tests' own pages.
const DECLARED: [&str; 5] = ["company_size", "letter", "province", "role", "timeline"];

/// A browser with its driver. The processes are started before the session and dropped after it, so that a failing journey still has
/// somebody to end its session.
struct Session {
    driver: WebDriver,
    _groups: Vec<Group>,
    _home: TempDir,
}

/// Browsers that rest between two journeys. Nothing drops them at the end of the tests; their keepers end them then.
static IDLE: Mutex<Vec<(Engine, Session)>> = Mutex::new(Vec::new());

/// Walks a journey on the demo site, in a browser of its own. Without the engine's browser it says so and passes, unless
/// `E2E_REQUIRE=1` is set.
pub async fn run(engine: Engine, script: Script, journey: impl AsyncFnOnce(&Visitor)) {
    let Some(parts) = parts(engine) else { return };
    let site = Site::open(script).await;
    let session = Session::start(engine, &parts, None).await;
    let visitor = Visitor { driver: session.driver.clone(), site };
    walk(&visitor, journey).await;
    visitor.driver.quit().await.expect("the session ends");
}

/// The same on another site, in a browser that rested since another journey of this kind: each site is an origin of its own, and what
/// a journey leaves on it is removed. It saves the seconds that some browsers take to start.
pub fn run_on(engine: Engine, site: impl Future<Output = Site>, journey: impl AsyncFnOnce(&Visitor)) {
    // One for all, since sessions outlive a test.
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));
    RUNTIME.block_on(async {
        let Some(parts) = parts(engine) else { return };
        let session = match rested(engine) {
            Some(session) => session,
            None => Session::start(engine, &parts, None).await,
        };
        let visitor = Visitor { driver: session.driver.clone(), site: site.await };
        walk(&visitor, journey).await;
        session.rest().await;
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push((engine, session));
    });
}

fn rested(engine: Engine) -> Option<Session> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let place = idle.iter().position(|(one, _)| *one == engine)?;
    Some(idle.swap_remove(place).1)
}

async fn walk(visitor: &Visitor, journey: impl AsyncFnOnce(&Visitor)) {
    let walked = tokio::time::timeout(ENDS_WITHIN, async {
        journey(visitor).await;
        visitor.leaves_nothing_behind(&DECLARED).await;
    });
    assert!(walked.await.is_ok(), "the journey did not end within {ENDS_WITHIN:?}");
}

/// Opens an address in a browser whose machine stands in this time zone, and answers what the expression gives as soon as
/// it gives something.
pub async fn evaluate_in_zone(engine: Engine, zone: &str, address: &str, expression: &str) -> Option<Value> {
    let parts = parts(engine)?;
    let session = Session::start(engine, &parts, Some(zone)).await;
    let driver = &session.driver;
    driver.goto(address).await.expect("the page loads");
    let given = tokio::time::timeout(ENDS_WITHIN, async {
        loop {
            let given = driver.execute(format!("return {expression} ?? null"), vec![]).await.expect("the expression runs");
            if !given.json().is_null() {
                return given.json().clone();
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    });
    let given = given.await.unwrap_or_else(|_| panic!("{expression} gave nothing within {ENDS_WITHIN:?}"));
    session.driver.clone().quit().await.expect("the session ends");
    Some(given)
}

/// What the engine needs of this machine; nothing, with a loud line, where it is missing and may be.
fn parts(engine: Engine) -> Option<Parts> {
    let missing = match engine.find() {
        Ok(parts) => return Some(parts),
        Err(missing) => missing,
    };
    let required = env::var_os("E2E_REQUIRE").is_some_and(|value| value == "1");
    assert!(!required, "{} is required by E2E_REQUIRE=1: {missing}", engine.name());
    eprintln!("##### SKIPPED on {}: {missing} #####", engine.name());
    None
}

impl Session {
    async fn start(engine: Engine, parts: &Parts, zone: Option<&str>) -> Session {
        let home = TempDir::new().expect("a temporary folder");
        let fails = |error: std::io::Error| -> ! { panic!("{} does not start: {error}", engine.name()) };
        let port = free_port().expect("a free port");
        let mut command = engine.driver(parts, port, home.path());
        command.envs(zone.map(|zone| ("TZ", zone)));
        let mut groups = Vec::new();
        if let Some((display, name)) = engine.display(parts, home.path()).unwrap_or_else(|error| fails(error)) {
            command.env("DISPLAY", name);
            groups.push(display);
        }
        groups.insert(0, Group::spawn(&mut command, home.path()).unwrap_or_else(|error| fails(error)));
        assert!(listens(port, DRIVER_STARTS_WITHIN), "{} does not listen", parts.driver.display());
        let capabilities = Capabilities::from(engine.capabilities(parts, home.path()));
        let opening = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities).request_timeout(ANSWERS_WITHIN);
        let driver = opening.await.unwrap_or_else(|error| panic!("no session with {}: {error}", engine.name()));
        driver.set_page_load_timeout(LOADS_WITHIN).await.expect("a time limit");
        driver.set_script_timeout(LOADS_WITHIN).await.expect("a time limit");
        Session { driver, _groups: groups, _home: home }
    }

    /// Leaves what the last journey left open.
    async fn rest(&self) {
        let given = "the browser rests";
        self.driver.enter_default_frame().await.expect(given);
        let tabs = self.driver.windows().await.expect(given);
        for tab in tabs.iter().skip(1) {
            self.driver.switch_to_window(tab.clone()).await.expect(given);
            self.driver.close_window().await.expect(given);
        }
        self.driver.switch_to_window(tabs[0].clone()).await.expect(given);
        self.driver.delete_all_cookies().await.expect(given);
        self.driver.goto("about:blank").await.expect(given);
    }
}

//! One journey in one browser: the bench is set up, the journey is walked, what must hold in every journey is checked.

use std::env;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

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
const DECLARED: [&str; 4] = ["company_size", "province", "role", "timeline"];

/// Walks a journey on the demo site. Without the engine's browser it says so and passes, unless `E2E_REQUIRE=1` is set.
pub async fn run(engine: Engine, script: Script, journey: impl AsyncFnOnce(&Visitor)) {
    run_on(engine, Site::open(script), journey).await;
}

/// The same on another site.
pub async fn run_on(engine: Engine, site: impl Future<Output = Site>, journey: impl AsyncFnOnce(&Visitor)) {
    let Some(parts) = parts(engine) else { return };
    let home = TempDir::new().expect("a temporary folder");
    let site = site.await;
    let (_groups, driver) = session(engine, &parts, &home, None).await;
    let visitor = Visitor { driver, site };
    let walked = tokio::time::timeout(ENDS_WITHIN, async {
        journey(&visitor).await;
        visitor.leaves_nothing_behind(&DECLARED).await;
    });
    assert!(walked.await.is_ok(), "the journey did not end within {ENDS_WITHIN:?}");
    visitor.driver.quit().await.expect("the session ends");
}

/// Opens an address in a browser whose machine stands in this time zone, and answers what the expression gives as soon as
/// it gives something.
pub async fn evaluate_in_zone(engine: Engine, zone: &str, address: &str, expression: &str) -> Option<Value> {
    let parts = parts(engine)?;
    let home = TempDir::new().expect("a temporary folder");
    let (_groups, driver) = session(engine, &parts, &home, Some(zone)).await;
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
    driver.quit().await.expect("the session ends");
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

/// A browser with its driver. The processes are started before the session and dropped after it, so that a failing journey still has
/// somebody to end its session.
async fn session(engine: Engine, parts: &Parts, home: &TempDir, zone: Option<&str>) -> (Vec<Group>, WebDriver) {
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
    (groups, driver)
}

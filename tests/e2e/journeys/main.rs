//! Journeys of visitors through the published demo site, in real browsers.
//!
//! Run them with `cargo xtask test e2e`, which builds the site and finds the browser. A name filter picks an engine or a
//! journey: `cargo xtask test e2e` runs all of them.

mod person;

mod scenarios;

mod tongue;

mod campaign;

mod consent;

mod expectation;

mod forms;

mod site;

mod signals;

mod players;

mod trap;

/// One journey as a test per engine, named `<journey>::<engine>`.
macro_rules! journey {
    ($(#[$doc:meta])* $script:ident, async fn $name:ident($visitor:ident: &Visitor) $body:block) => {
        mod $name {
            use super::*;

            $(#[$doc])*
            async fn journey($visitor: &Visitor) $body

            #[tokio::test(flavor = "multi_thread")]
            async fn chromium() {
                baton_e2e::run(baton_e2e::Engine::Chromium, baton_e2e::Script::$script, journey).await;
            }
        }
    };
}
use journey;

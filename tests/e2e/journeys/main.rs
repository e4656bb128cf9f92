//! Journeys of visitors through the published demo site, in real browsers.
//!
//! Run them with `cargo xtask test e2e`, which builds the site and finds the browser. A name filter picks an engine or a
//! journey: `cargo xtask test e2e` runs all of them.

mod person;

mod scenarios;

mod tongue;

mod campaign;

mod consent;

mod devices;

mod expectation;

mod hostile;

mod inspector;

mod tools;

mod doubles;

mod forms;

mod form_pages;

mod catalogue;

mod site;

mod signals;

mod players;

mod trap;

mod start;

mod formats;

mod constant;

mod privacy;

/// One journey as a test per engine, named `<journey>::<engine>`. All of them run in Chromium; in the others run those whose story
/// an engine could tell otherwise, and they say so: `journey! { everywhere Published, ... }`.
macro_rules! journey {
    (everywhere $script:ident, async fn $name:ident($visitor:ident: &Visitor) $body:block) => {
        journey! { @ [chromium Chromium, firefox Firefox, webkit WebKit] $script, async fn $name($visitor: &Visitor) $body }
    };
    // In every engine, one after another in browsers that rest in between: for journeys that are many and short.
    (each $script:ident, async fn $name:ident($visitor:ident: &Visitor) $body:block) => {
        journey! { @rested [chromium Chromium, firefox Firefox, webkit WebKit] $script, async fn $name($visitor: &Visitor) $body }
    };
    // WebKit's driver shows a second tab to nobody, so nothing can be chosen there.
    (in_tabs $script:ident, async fn $name:ident($visitor:ident: &Visitor) $body:block) => {
        journey! { @ [chromium Chromium, firefox Firefox] $script, async fn $name($visitor: &Visitor) $body }
    };
    ($script:ident, async fn $name:ident($visitor:ident: &Visitor) $body:block) => {
        journey! { @ [chromium Chromium] $script, async fn $name($visitor: &Visitor) $body }
    };
    (@ [$($test:ident $engine:ident),*] $script:ident, async fn $name:ident($visitor:ident: &Visitor) $body:block) => {
        mod $name {
            use super::*;

            async fn journey($visitor: &Visitor) $body

            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    baton_e2e::run(baton_e2e::Engine::$engine, baton_e2e::Script::$script, journey).await;
                }
            )*
        }
    };
    (@rested [$($test:ident $engine:ident),*] $script:ident, async fn $name:ident($visitor:ident: &Visitor) $body:block) => {
        mod $name {
            use super::*;

            async fn journey($visitor: &Visitor) $body

            $(
                #[test]
                fn $test() {
                    baton_e2e::run_on(baton_e2e::Engine::$engine, baton_e2e::Site::open(baton_e2e::Script::$script), journey);
                }
            )*
        }
    };
}
use journey;

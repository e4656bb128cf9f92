//! An engine that breaks in the middle of its work.

use baton_e2e::{Script, Site, Visitor};

use super::consent::assert_same;
use super::journey;
use super::person;

journey! {
    everywhere Trapping,
    async fn a_trap_costs_the_story_but_never_the_form(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;

        // The next page has an engine of its own. That nothing reached `window.onerror` is checked after every journey.
        visitor.reads("/en/pricing").await;

        let bare = Site::open(Script::Removed).await;
        visitor.goes_to(&bare.address("/en/contact")).await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        assert_same(&lead, &bare.desk.newest(1).await);
    }
}

journey! {
    everywhere Trapping,
    async fn after_a_trap_baton_is_silent_on_that_page(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/test/forms/").await;
        // The page stops this submission, so the page stays and can be asked.
        let kept = "document.getElementById('multipart').addEventListener('submit', (event) => event.preventDefault())";
        visitor.does(kept).await;
        visitor.clicks("#multipart button").await;
        visitor.waits_for_state("error").await;
        let names: Vec<String> = visitor.evaluates("[...new FormData(document.getElementById('multipart')).keys()]").await;
        assert_eq!(names, ["email", "message"]);
        // What a visitor asks for holds all the same.
        visitor.does("baton.erase()").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
    }
}

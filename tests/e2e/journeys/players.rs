//! Videos and sounds: each mark that a player comes to, once for each view of its page.

use baton_e2e::{Script, Site, Visitor};

use super::journey;

/// The strict policy, and films of the site and of the page's own making.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    media-src 'self' blob:; form-action 'self'";

/// Opens the page with the players and waits until Baton has seen it.
async fn opens_the_players(visitor: &Visitor) -> Site {
    let site = Site::open_under(Script::Signals, Some(POLICY)).await;
    visitor.goes_to(&site.address("/test/players/")).await;
    visitor.waits_for_state("ready").await;
    site
}

/// Sends the form of the page, and gives the rules that counted something.
async fn reasons(visitor: &Visitor, site: &Site) -> String {
    visitor.clicks("#here button").await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
    let lead = site.desk.newest(1).await;
    assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    lead.get("baton_reasons").to_owned()
}

journey! {
    Signals,
    async fn a_video_that_somebody_starts_counts_each_of_its_quarters_once(visitor: &Visitor) {
        let site = opens_the_players(visitor).await;
        visitor.clicks("#watch").await;
        visitor.waits_until("window.ended === 1").await;
        // Another player of the same name in the same view: nothing of it counts again.
        visitor.clicks("#watch").await;
        visitor.waits_until("window.ended === 2").await;
        assert_eq!(reasons(visitor, &site).await, "tour-25 +1; tour-50 +2; tour-75 +3; tour-100 +4");
    }
}

journey! {
    Signals,
    async fn a_player_that_jumps_tells_each_mark_that_it_passed_and_no_other(visitor: &Visitor) {
        let site = opens_the_players(visitor).await;
        visitor.clicks("#jump").await;
        visitor.waits_until("window.tour && tour.currentTime > 49").await;
        visitor.lingers().await;
        // Going back and passing the same marks again is nothing new.
        visitor.does("tour.currentTime = 5").await;
        visitor.lingers().await;
        visitor.does("tour.currentTime = 31").await;
        visitor.lingers().await;
        assert_eq!(reasons(visitor, &site).await, "tour-25 +1; tour-50 +2; tour-75 +3");
    }
}

journey! {
    Signals,
    async fn a_sound_without_a_name_is_known_by_its_path_and_what_plays_by_itself_is_not(visitor: &Visitor) {
        let site = opens_the_players(visitor).await;
        visitor.clicks("#film").await;
        // The browser lets the other one play once somebody has touched the page.
        visitor.does("document.querySelector('audio[autoplay]').play()").await;
        visitor.waits_until("window.ended === 1 && document.querySelector('audio[autoplay]').currentTime > 0").await;
        assert_eq!(reasons(visitor, &site).await, "film +5", "the background played on and counted nothing");
    }
}

journey! {
    Signals,
    async fn a_player_inside_an_open_shadow_root_counts_as_well(visitor: &Visitor) {
        let site = opens_the_players(visitor).await;
        let button = "document.getElementById('shadow').shadowRoot.querySelector('button')";
        let element = visitor.driver.execute(format!("return {button}"), Vec::new()).await.expect("the button");
        element.element().expect("the button").click().await.expect("a click");
        visitor.waits_until("window.ended === 1").await;
        assert_eq!(reasons(visitor, &site).await, "tour-25 +1; tour-50 +2; tour-75 +3; tour-100 +4");
    }
}

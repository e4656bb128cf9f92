//! From a campaign to a lead with its story.

use std::path::Path;

use baton_e2e::{Lead, Stored, Visitor};
use serde_json::{Value, json};

use super::journey;
use super::person;
use super::tongue::{ENGLISH, FRENCH, Tongue};

journey! {
    everywhere Published,
    async fn a_visitor_from_the_newsletter_becomes_a_lead_with_its_story(visitor: &Visitor) {
        walk(visitor, &ENGLISH).await;
    }
}

journey! {
    Published,
    async fn une_visite_depuis_l_infolettre_devient_une_piste_avec_son_histoire(visitor: &Visitor) {
        walk(visitor, &FRENCH).await;
    }
}

async fn walk(visitor: &Visitor, tongue: &Tongue) {
    arrives(visitor, tongue).await;
    first_visit(visitor, tongue).await;
    second_visit(visitor, tongue).await;

    let lead = visitor.site.desk.newest(1).await;
    assert_eq!(lead.lang, tongue.code);
    assert_eq!(lead.content_type, "application/x-www-form-urlencoded");
    assert_eq!(lead.of_the_visitor(), person::FIELDS, "every field of the visitor arrives unchanged");
    tells_the_story(&lead, tongue);
    assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);

    // Only what the site declares was read, and it was read: the answers are part of the score.
    assert_eq!(visitor.probe().await.controls_read(), ["company_size", "province", "role", "timeline"]);
    desk_shows(visitor, tongue).await;
}

/// A day ago, from the newsletter. Before the yes nothing is kept.
async fn arrives(visitor: &Visitor, tongue: &Tongue) {
    visitor.goes("/test/blank/").await;
    visitor.moves_the_clock(-1500).await;
    visitor.goes(tongue.landing).await;
    visitor.waits_for_state("off:consent").await;
    assert_eq!(visitor.stored().await, Stored::default(), "before consent nothing is kept");
    visitor.accepts().await;
    visitor.waits_for_state("ready").await;
    let stored = visitor.stored().await;
    assert_eq!(stored.local, ["baton.v1"]);
    assert_eq!((stored.session.len(), stored.databases.len()), (0, 0));
    assert_eq!(stored.cookies, ["cc_cookie"], "the consent tool's own, and none of ours");
}

/// Pricing twice. The visit goes on, because no pause is longer than 30 minutes; the second view counts, because it comes
/// 40 minutes after the first; a third, five minutes later, does not.
async fn first_visit(visitor: &Visitor, tongue: &Tongue) {
    visitor.reads(tongue.pricing).await;
    visitor.moves_the_clock(-1480).await;
    visitor.reads(tongue.product).await;
    visitor.moves_the_clock(-1460).await;
    visitor.reads(tongue.pricing).await;
    visitor.moves_the_clock(-1455).await;
    visitor.reads(tongue.pricing).await;
}

/// The next day: pricing again, the guide, the request.
async fn second_visit(visitor: &Visitor, tongue: &Tongue) {
    visitor.moves_the_clock(0).await;
    visitor.reads(tongue.pricing).await;
    visitor.reads(tongue.resources).await;
    visitor.clicks(&format!("main a[href='{}']", tongue.guide)).await;
    visitor.reads(tongue.contact).await;
    person::fills_in(visitor).await;
    person::sends(visitor).await;
}

fn tells_the_story(lead: &Lead, tongue: &Tongue) {
    let context = lead.context();
    let contributions = context["contributions"].as_array().expect("contributions");
    let sum: i64 = contributions.iter().map(|one| one["points"].as_i64().expect("whole points")).sum();
    assert_eq!(context["score"], sum, "the score is the sum of its contributions");
    assert_eq!(lead.get("baton_score"), sum.to_string());
    let of = |rule: &str| contributions.iter().find(|one| one["rule"] == rule).unwrap_or(&Value::Null);
    assert_eq!((&of("pricing")["count"], &of("pricing")["raw"]), (&json!(3), &json!(15)), "three counted views: {context:#}");
    assert_eq!(of("guide")["count"], 1);
    assert_eq!(of("two-visits")["count"], 1);
    assert_eq!(of("right-person")["count"], 1, "the declared answers count");

    let first = &context["touches"]["first"];
    assert_eq!(first["source"], tongue.source);
    assert_eq!(first["medium"], tongue.medium);
    assert_eq!(first["campaign"], tongue.campaign);
    assert_eq!(first["landing"], format!("/{}", tongue.code));
    assert_eq!(lead.get("baton_first_source"), tongue.source);
    assert_eq!(lead.get("baton_first_medium"), tongue.medium);
    assert_eq!(lead.get("baton_first_campaign"), tongue.campaign);
    assert_eq!(lead.get("baton_visits"), "2");
    assert_eq!(context["visits"], 2);
    assert_eq!(lead.get("baton_downloads"), tongue.guide);
    assert_eq!(context["downloads"][0]["path"], tongue.guide);
    // The route of Quebec answers in French, whatever language the page was in.
    assert_eq!(lead.get("baton_language"), tongue.code);
    assert_eq!(lead.get("baton_province"), "QC");
    assert_eq!(lead.get("baton_queue"), "quebec-fr");
    assert_eq!(lead.get("baton_status"), "sales_ready");
    assert_eq!(context["status"], "sales_ready");
    assert_eq!(lead.get("baton_consent_source"), "cookieconsent");
    assert!(!lead.get("baton_respond_by").is_empty());
}

/// Sales sees the lead; the picture is kept beside the other results.
async fn desk_shows(visitor: &Visitor, tongue: &Tongue) {
    visitor.goes("/desk").await;
    let text: String = visitor.evaluates("document.body.innerText").await;
    for shown in ["Ada Lévesque", tongue.pricing_label, tongue.guide, "quebec-fr"] {
        assert!(text.contains(shown), "the desk should show {shown:?}: {text}");
    }
    visitor.pictures(&Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("desk-{}.png", tongue.code))).await;
}

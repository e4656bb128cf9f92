//! What the visitor may expect, beside the form and before it is sent.

use baton_e2e::Visitor;

use super::journey;
use super::person;

const SAID: &str = "document.querySelector('[data-expectation]').textContent";
const HEIGHT: &str = "document.querySelector('[data-expectation]').offsetHeight";

journey! {
    Published,
    async fn until_when_somebody_answers_is_told_beside_the_form_after_a_yes_alone(visitor: &Visitor) {
        let pages = ["/en/pricing", "/en/enterprise", "/en/onboarding", "/en/product"];
        walk(visitor, pages, "/en/contact", r"^We will answer by \d\d?:\d\d on \w+day, Toronto time\.$").await;
    }
}

journey! {
    Published,
    async fn le_delai_de_reponse_se_lit_a_cote_du_formulaire_apres_un_oui_seulement(visitor: &Visitor) {
        let pages = ["/fr/tarifs", "/fr/entreprise", "/fr/integration", "/fr/produit"];
        let pattern = "^Nous vous répondrons d’ici [a-z]+di \\d\\d?\\u00a0h(\\u00a0\\d\\d)?, heure de Toronto\\.$";
        walk(visitor, pages, "/fr/contact", pattern).await;
    }
}

async fn walk(visitor: &Visitor, pages: [&str; 4], contact: &str, pattern: &str) {
    // Before a yes nothing is promised, whoever asks.
    visitor.goes(contact).await;
    visitor.waits_for_state("off:consent").await;
    visitor.clicks("#first_name").await;
    visitor.lingers().await;
    assert_eq!(visitor.evaluates::<String>("typeof baton.expectation()").await, "undefined");
    assert_eq!(visitor.evaluates::<String>(SAID).await, "");

    // A yes alone promises nothing either: nobody answers every reader.
    visitor.accepts().await;
    visitor.waits_for_state("ready").await;
    visitor.clicks("#last_name").await;
    assert_eq!(visitor.evaluates::<String>(SAID).await, "");
    for page in pages {
        visitor.reads(page).await;
    }

    // Whoever read enough to be called is told so when they begin to write, and nothing moves.
    visitor.reads(contact).await;
    let height: f64 = visitor.evaluates(HEIGHT).await;
    visitor.clicks("#first_name").await;
    visitor.waits_until(SAID).await;
    assert!(visitor.evaluates::<bool>(&format!("new RegExp({pattern:?}, 'u').test({SAID})")).await, "{pattern}");
    assert!(visitor.evaluates::<bool>("Date.parse(baton.expectation().respond_by) > Date.now()").await);
    assert!((visitor.evaluates::<f64>(HEIGHT).await - height).abs() < 0.5, "the place keeps its height");
    assert_eq!(visitor.probe().await.controls_read(), [""; 0], "no answer was read for it");

    // Taken back, it is gone.
    visitor.withdraws().await;
    visitor.waits_until(&format!("{SAID} === ''")).await;
    assert_eq!(visitor.evaluates::<String>("typeof baton.expectation()").await, "undefined");
    person::fills_in(visitor).await;
    person::sends(visitor).await;
    assert_eq!(visitor.site.desk.newest(1).await.of_the_visitor(), person::FIELDS, "the form goes as without Baton");
}

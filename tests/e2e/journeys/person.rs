//! Ada, who is made up, and what she writes into the demo request.

use baton_e2e::Visitor;

/// Everything that the form sends for her, in its order: an unticked box sends nothing.
pub const FIELDS: [(&str, &str); 9] = [
    ("first_name", "Ada"),
    ("last_name", "Lévesque"),
    ("email", "ada@example.ca"),
    ("company", "Exemple & fils"),
    ("role", "decision_maker"),
    ("province", "QC"),
    ("company_size", "51-200"),
    ("timeline", "this_quarter"),
    ("message", "Deux écrans, s’il vous plaît."),
];

const LISTS: [&str; 4] = ["role", "province", "company_size", "timeline"];

/// Fills the demo request in; the page must be open.
pub async fn fills_in(visitor: &Visitor) {
    for (name, value) in FIELDS {
        let selector = format!("#demo-request [name='{name}']");
        if LISTS.contains(&name) {
            visitor.chooses(&selector, value).await;
        } else {
            visitor.types(&selector, value).await;
        }
    }
}

/// Presses the button of the demo request and waits for the page that says thank you.
pub async fn sends(visitor: &Visitor) {
    visitor.clicks("#demo-request button[type='submit']").await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
}

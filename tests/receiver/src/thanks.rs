//! The thank-you page: what the visitor sees after the form.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;

use crate::answer;
use crate::language::Language;
use crate::leads::Lead;
use crate::server::Receiver;

#[derive(Template)]
#[template(path = "thank_you.html")]
struct ThankYou {
    lang: &'static str,
    probe: bool,
    first_name: Option<String>,
    expectation: Option<String>,
}

/// Renders the page at `/en/thank-you` and `/fr/thank-you`; without a lead, or with an unknown one, it thanks without a name.
pub(crate) async fn show(State(receiver): State<Arc<Receiver>>, uri: Uri) -> Response {
    let language = Language::of_path(uri.path());
    let id = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lead=")).map(str::to_string);
    let lead = match id {
        // A lead that cannot be read costs the visitor no thanks.
        Some(id) => answer::in_database(&receiver, move |receiver| receiver.leads.find(&id)).await.ok().flatten(),
        None => None,
    };
    let page = ThankYou {
        lang: language.code(),
        probe: receiver.probe.is_some(),
        first_name: lead.as_ref().and_then(|lead| lead.fields.said("first_name")).map(str::to_string),
        expectation: lead.as_ref().and_then(|lead| expectation(lead, language)),
    };
    answer::page(StatusCode::OK, &page)
}

/// Until when the visitor will be answered, in words: only what the receiver confirmed is promised.
fn expectation(lead: &Lead, language: Language) -> Option<String> {
    lead.verification["expectation"][language.code()].as_str().map(str::to_owned)
}

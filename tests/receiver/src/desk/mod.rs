//! The lead desk: what sales sees, and what a reviewer can trust.
//!
//! It is made of plain values: [`card`] turns one stored lead into what is shown of it, in the order of the page:
//! [`claim`] (whose numbers), [`score`], [`facts`], [`verdict`]. Everything posted is read leniently, since anybody can post
//! anything: what has the wrong shape is left out of its panel and still stands in the raw bundle.

mod words;

mod bundle;
mod claim;
mod facts;
mod score;
mod verdict;

mod card;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::answer;
use crate::error::Refusal;
use crate::leads::Lead;
use crate::moment::Moment;
use crate::server::Receiver;
use card::Card;

/// How many leads the page shows; the older ones stay in `/desk/leads.json`.
const SHOWN: usize = 100;

/// Stricter than the site's policy, whatever that is: the desk shows strangers' text and needs no script.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

#[derive(Template)]
#[template(path = "desk.html")]
struct Page {
    /// When the page was made; "in 2 h" means from here.
    as_of: String,
    as_of_rfc3339: String,
    total: usize,
    cards: Vec<Card>,
}

impl Page {
    fn new(leads: &[Lead], total: usize, now: Moment) -> Page {
        Page {
            as_of: now.in_full(),
            as_of_rfc3339: now.rfc3339(),
            total,
            cards: leads.iter().map(|lead| Card::new(lead, now)).collect(),
        }
    }
}

/// The page of leads, newest first.
pub(crate) async fn show(State(receiver): State<Arc<Receiver>>) -> Result<Response, Refusal> {
    let read = |receiver: &Receiver| Ok((receiver.leads.newest(SHOWN)?, receiver.leads.count()?));
    let (leads, total) = answer::in_database(&receiver, read).await?;
    let mut response = answer::page(StatusCode::OK, &Page::new(&leads, total, Moment::now()));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
    Ok(response)
}

pub(crate) async fn stylesheet() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, concat!(include_str!("desk.css"), "\n", include_str!("lead.css"), "\n", include_str!("score.css"))).into_response()
}

pub(crate) async fn icon() -> Response {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-cache")];
    (headers, include_str!("icon.svg")).into_response()
}

/// Every lead as JSON, newest first.
pub(crate) async fn leads(State(receiver): State<Arc<Receiver>>) -> Result<Response, Refusal> {
    let leads = answer::in_database(&receiver, |receiver| receiver.leads.newest(usize::MAX)).await?;
    Ok(answer::json(&leads))
}

/// Every request but the desk's own, oldest first.
pub(crate) async fn log(State(receiver): State<Arc<Receiver>>) -> Response {
    answer::json(&receiver.log.entries())
}

/// Empties the leads and the log, between two tests. A page of another site cannot do it.
pub(crate) async fn reset(State(receiver): State<Arc<Receiver>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let sent_by = headers.get("sec-fetch-site").map_or("none", |value| value.to_str().unwrap_or("unreadable"));
    if !["none", "same-origin"].contains(&sent_by) {
        return Err(Refusal::OtherSite);
    }
    answer::in_database(&receiver, |receiver| receiver.leads.remove_all()).await?;
    receiver.log.clear();
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[cfg(test)]
mod tests;

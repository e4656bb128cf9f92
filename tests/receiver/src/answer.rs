//! What every answer carries: the headers, and the shape of rendered pages.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::error::Refusal;
use crate::server::Receiver;

/// The layer that adds the headers of every answer; one that is set already stays, so that the desk may be stricter.
pub(crate) async fn with_headers(State(receiver): State<Arc<Receiver>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    set_if_absent(headers, header::CONTENT_SECURITY_POLICY, receiver.policy.clone());
    set_if_absent(headers, header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    set_if_absent(headers, header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
    response
}

fn set_if_absent(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// A page that is made for one reader at one moment, so nothing may keep it.
pub(crate) fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], html)
            .into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

pub(crate) fn json(value: &impl Serialize) -> Response {
    match serde_json::to_string_pretty(value) {
        Ok(text) => ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Runs work on the database away from the threads that serve requests.
pub(crate) async fn in_database<T: Send + 'static>(
    receiver: &Arc<Receiver>,
    work: impl FnOnce(&Receiver) -> rusqlite::Result<T> + Send + 'static,
) -> Result<T, Refusal> {
    let receiver = Arc::clone(receiver);
    match tokio::task::spawn_blocking(move || work(&receiver)).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) | Err(_) => Err(Refusal::Storage),
    }
}

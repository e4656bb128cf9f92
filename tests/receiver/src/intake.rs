//! The way in: one posted form becomes one stored lead, or one plain sentence that says why not.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;

use crate::answer;
use crate::error::Refusal;
use crate::language::Language;
use crate::leads::NewLead;
use crate::moment::Moment;
use crate::posted;
use crate::server::Receiver;

/// The largest form, in bytes. A bundle is at most a few thousand characters; the rest is room for what visitors write.
pub(crate) const LARGEST_BODY: usize = 1024 * 1024;

/// How much of a body that is too large is still read and thrown away, in bytes. A sender that is cut off while it sends sees a broken
/// connection instead of the answer that says why.
const PATIENCE: usize = 8 * LARGEST_BODY;

/// Takes one posted form and sends the visitor on to the thank-you page (303, so that a reload posts nothing again).
pub(crate) async fn receive(receiver: Arc<Receiver>, language: Language, request: Request) -> Response {
    match store(&receiver, language, request).await {
        Ok(id) => {
            let thanks = format!("/{}/thank-you?lead={id}", language.code());
            (StatusCode::SEE_OTHER, [(header::LOCATION, thanks)]).into_response()
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn store(receiver: &Arc<Receiver>, language: Language, request: Request) -> Result<String, Refusal> {
    let received = Moment::now();
    let header = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let content_type = header.unwrap_or_default().to_string();
    let body = bounded(request.into_body()).await?;
    let fields = posted::read(&content_type, body).await?;
    if let Some(known) = &receiver.names {
        let unknown = fields.as_slice().iter().find(|(name, _)| !known.contains(name));
        unknown.map_or(Ok(()), |(name, _)| Err(Refusal::UnknownName { name: name.clone() }))?;
    }
    answer::in_database(receiver, move |receiver| {
        let lead = NewLead { received, language, content_type, fields };
        receiver.leads.add(&lead, |lead, is_replayed| receiver.verifier.verify(&lead.fields, lead.received, is_replayed))
    })
    .await
}

async fn bounded(mut body: Body) -> Result<Bytes, Refusal> {
    let mut kept = Vec::new();
    let mut seen = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Refusal::BodyBroken)?.into_data() else { continue };
        seen += data.len();
        if seen <= LARGEST_BODY {
            kept.extend_from_slice(&data);
        } else if seen > PATIENCE {
            break;
        }
    }
    if seen > LARGEST_BODY { Err(Refusal::TooLarge) } else { Ok(kept.into()) }
}

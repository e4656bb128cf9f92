//! What was asked of the server, in memory: the tests read it to see that a page asks for nothing but its own files.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;

use crate::server::Receiver;

/// How many requests are remembered; older ones are forgotten, so that a demo left running stays small.
const REMEMBERED: usize = 10_000;

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Entry {
    method: String,
    /// The path with its query, as sent.
    path: String,
    status: u16,
}

/// Requests in the order in which they were answered; the desk's own are left out.
#[derive(Default)]
pub(crate) struct RequestLog(Mutex<VecDeque<Entry>>);

impl RequestLog {
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn add(&self, entry: Entry) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() == REMEMBERED {
            entries.pop_front();
        }
        entries.push_back(entry);
    }
}

/// The layer that writes the log, one line a request.
pub(crate) async fn record(State(receiver): State<Arc<Receiver>>, request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().to_string(), request.uri().clone());
    let response = next.run(request).await;
    let of_the_desk = uri.path() == "/desk" || uri.path().starts_with("/desk/");
    if !of_the_desk {
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_string();
        receiver.log.add(Entry { method, path, status: response.status().as_u16() });
    }
    response
}

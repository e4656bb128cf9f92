//! What arrived: the receiver's own account of leads and requests.

use std::time::{Duration, Instant};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A lead that is not there by then does not come.
const ARRIVES_WITHIN: Duration = Duration::from_secs(30);
/// Long enough for a request that nobody wants to be on its way and in the log.
const SETTLES_IN: Duration = Duration::from_millis(500);

/// The lead desk of one site.
pub struct Desk {
    pub(crate) home: String,
}

/// A lead as it was posted.
#[derive(Clone, Debug, Deserialize)]
pub struct Lead {
    pub lang: String,
    pub content_type: String,
    /// In posted order, repeated names kept.
    pub fields: Vec<(String, String)>,
    pub verification: Value,
}

/// A request that a page made.
#[derive(Clone, Debug, Deserialize)]
pub struct Request {
    pub method: String,
    /// With its query.
    pub path: String,
    pub status: u16,
}

impl Desk {
    /// All leads, newest first, once there are so many.
    pub async fn leads(&self, count: usize) -> Vec<Lead> {
        let begun = Instant::now();
        loop {
            let leads = self.leads_so_far().await;
            if leads.len() >= count {
                assert_eq!(leads.len(), count, "more leads than were sent: {leads:#?}");
                return leads;
            }
            assert!(
                begun.elapsed() < ARRIVES_WITHIN,
                "{} of {count} leads arrived; the requests were {:#?}",
                leads.len(),
                self.requests_so_far().await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// The leads that are there, newest first.
    pub async fn leads_so_far(&self) -> Vec<Lead> {
        self.json("/desk/leads.json").await
    }

    /// The Content-Security-Policy that a page is served with.
    pub async fn policy_of(&self, path: &str) -> String {
        let answer = reqwest::get(format!("{}{path}", self.home)).await.expect("the page is there");
        let policy = answer.headers().get("content-security-policy").expect("a policy");
        policy.to_str().expect("text").to_owned()
    }

    /// The newest lead, once there are so many.
    pub async fn newest(&self, count: usize) -> Lead {
        self.leads(count).await.swap_remove(0)
    }

    /// Every request so far, after a pause in which stray ones would have come.
    pub async fn requests(&self) -> Vec<Request> {
        tokio::time::sleep(SETTLES_IN).await;
        self.requests_so_far().await
    }

    /// The requests that are in the log by now.
    pub(crate) async fn requests_so_far(&self) -> Vec<Request> {
        self.json("/desk/log.json").await
    }

    async fn json<T: DeserializeOwned>(&self, path: &str) -> T {
        let answer = reqwest::get(format!("{}{path}", self.home)).await.expect("the desk answers");
        let text = answer.text().await.expect("the desk's answer is text");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path} is not what a desk says ({error}): {text}"))
    }
}

impl Lead {
    /// The value of a field that is there once.
    #[track_caller]
    pub fn get(&self, name: &str) -> &str {
        let values: Vec<&str> = self.fields.iter().filter(|(one, _)| one == name).map(|(_, value)| value.as_str()).collect();
        assert_eq!(values.len(), 1, "{name} should be there once: {:#?}", self.fields);
        values[0]
    }

    /// The bundle.
    #[track_caller]
    pub fn context(&self) -> Value {
        serde_json::from_str(self.get("baton_context")).expect("baton_context is JSON")
    }

    /// Names of the fields that are Baton's.
    pub fn ours(&self) -> Vec<&str> {
        self.fields.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("baton_")).collect()
    }

    /// What the visitor and the site sent, in order.
    pub fn of_the_visitor(&self) -> Vec<(&str, &str)> {
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        fields.filter(|(name, _)| !name.starts_with("baton_")).collect()
    }
}

//! A receiver with a small site, for one test.

use std::fs;
use std::path::PathBuf;

use baton_receiver::{Config, Running, StartError};
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use ureq::http::Response;
use ureq::{Agent, Body};

pub struct Served {
    pub running: Running,
    pub folder: TempDir,
    agent: Agent,
    // Last, so that the server goes before the threads that it runs on.
    _runtime: Runtime,
}

/// A receiver with the site that [`write_site`] makes.
pub fn served() -> Served {
    served_with(|_| ())
}

/// The same, with something changed in its configuration.
pub fn served_with(change: impl FnOnce(&mut Config)) -> Served {
    let folder = TempDir::new().expect("a folder");
    let mut config = config(&folder);
    change(&mut config);
    let runtime = Runtime::new().expect("a runtime");
    let running = runtime.block_on(baton_receiver::start(config)).expect("a receiver");
    let agent = Agent::config_builder().max_redirects(0).http_status_as_error(false).build().into();
    Served { running, folder, agent, _runtime: runtime }
}

pub fn config(folder: &TempDir) -> Config {
    let site = folder.path().join("site");
    write_site(&site);
    let definitions = folder.path().join("definitions");
    fs::create_dir_all(&definitions).expect("a folder");
    Config::new(site, definitions)
}

/// Tries to start a receiver that should be refused.
pub fn refused(config: Config) -> StartError {
    Runtime::new().expect("a runtime").block_on(baton_receiver::start(config)).expect_err("a refusal")
}

fn write_site(site: &std::path::Path) {
    let files = [
        ("index.html", "<!doctype html><html><head><title>Choose</title></head></html>"),
        ("en/pricing/index.html", "<!doctype html><html><head><title>Pricing</title></head></html>"),
        ("en/downloads/onboarding-guide.pdf", "%PDF-1.7"),
        ("assets/site.css", "body{}"),
        ("assets/logo.svg", "<svg/>"),
        ("assets/consent.js", "1"),
        ("baton/baton.0a1b2c.js", "2"),
        (".secret", "dot files are no pages"),
        ("../outside.txt", "not a part of the site"),
    ];
    for (path, content) in files {
        let file = site.join(path);
        fs::create_dir_all(site).expect("a folder");
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, content).expect("a file");
    }
}

impl Served {
    pub fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub fn get(&self, path: &str) -> Answer {
        Answer::of(self.agent.get(self.url(path)).call().expect("an answer"))
    }

    pub fn head(&self, path: &str) -> Answer {
        Answer::of(self.agent.head(self.url(path)).call().expect("an answer"))
    }

    pub fn post(&self, path: &str, content_type: &str, body: impl AsRef<[u8]>) -> Answer {
        let request = self.agent.post(self.url(path)).header("content-type", content_type);
        Answer::of(request.send(body.as_ref()).expect("an answer"))
    }

    /// Posts an urlencoded form.
    pub fn post_form(&self, path: &str, body: &str) -> Answer {
        self.post(path, "application/x-www-form-urlencoded", body)
    }

    pub fn post_from(&self, path: &str, fetch_site: &str) -> Answer {
        let request = self.agent.post(self.url(path)).header("sec-fetch-site", fetch_site);
        Answer::of(request.send_empty().expect("an answer"))
    }

    pub fn leads(&self) -> Vec<Value> {
        serde_json::from_str(&self.get("/desk/leads.json").body).expect("a list of leads")
    }

    /// The newest lead's fields as pairs.
    pub fn newest_fields(&self) -> Vec<(String, String)> {
        serde_json::from_value(self.leads()[0]["fields"].clone()).expect("pairs")
    }

    /// The log, one `METHOD path status` a line.
    pub fn log(&self) -> Vec<String> {
        let entries: Vec<Value> = serde_json::from_str(&self.get("/desk/log.json").body).expect("a log");
        let text = |value: &Value| value.as_str().expect("a text").to_string();
        entries.iter().map(|entry| format!("{} {} {}", text(&entry["method"]), text(&entry["path"]), entry["status"])).collect()
    }

    fn url(&self, path: &str) -> String {
        self.running.url() + path
    }
}

pub struct Answer {
    pub status: u16,
    pub body: String,
    headers: ureq::http::HeaderMap,
}

impl Answer {
    fn of(mut response: Response<Body>) -> Answer {
        let body = response.body_mut().read_to_string().expect("a text");
        Answer { status: response.status().as_u16(), headers: response.headers().clone(), body }
    }

    /// A header's value; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }
}

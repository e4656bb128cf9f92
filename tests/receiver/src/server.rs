//! The running server: routes, start and stop.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::config::{Config, DEFAULT_POLICY};
use crate::error::{Refusal, StartError};
use crate::language::Language;
use crate::leads::Leads;
use crate::request_log::RequestLog;
use crate::verification::Verifier;
use crate::{answer, desk, intake, probe, request_log, site, thanks};

/// How long `stop` waits for answers under way. Browsers keep idle connections open for minutes, and those are worth no wait.
const FAREWELL: Duration = Duration::from_secs(2);

/// What every request can reach.
pub(crate) struct Receiver {
    /// Canonical, so that a path can be compared with it.
    pub(crate) site: PathBuf,
    pub(crate) leads: Leads,
    pub(crate) verifier: Verifier,
    pub(crate) log: RequestLog,
    pub(crate) policy: HeaderValue,
    pub(crate) probe: Option<String>,
    pub(crate) names: Option<Vec<String>>,
}

/// A receiver that serves until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    /// Where it listens: 127.0.0.1 and the port that it got.
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
}

/// Starts a receiver on 127.0.0.1, where nobody but this machine reaches it.
pub async fn start(config: Config) -> Result<Running, StartError> {
    let receiver = Arc::new(receiver(&config)?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port)).await.map_err(|cause| port_error(config.port, cause))?;
    let address = listener.local_addr().map_err(|cause| port_error(config.port, cause))?;
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(async move {
        let serving = axum::serve(listener, routes(receiver)).with_graceful_shutdown(async move {
            // A dropped sender means stop, as a sent message does.
            let _ = stopped.await;
        });
        // axum's server ends only by its shutdown signal; the error type is for signature's sake.
        let _ = serving.await;
    });
    Ok(Running { address, stop: Some(stop), server })
}

impl Running {
    /// The address as a browser takes it, without a path.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends answers under way, then lets go of the port.
    pub async fn stop(&mut self) {
        drop(self.stop.take());
        if tokio::time::timeout(FAREWELL, &mut self.server).await.is_err() {
            self.server.abort();
            // Awaited once more, so that the port is free when this returns.
            let _ = (&mut self.server).await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn receiver(config: &Config) -> Result<Receiver, StartError> {
    let folder = std::fs::canonicalize(&config.site).and_then(|site| std::fs::read_dir(&site).map(|_| site));
    let site = folder.map_err(|cause| StartError::Site { folder: config.site.clone(), cause })?;
    let verifier = Verifier::from_folder(&config.definitions)
        .map_err(|cause| StartError::Definitions { folder: config.definitions.clone(), cause })?;
    let policy = config.policy.as_deref().unwrap_or(DEFAULT_POLICY);
    Ok(Receiver {
        site,
        verifier,
        policy: HeaderValue::from_str(policy).map_err(|_| StartError::Policy)?,
        leads: Leads::open(&config.database)?,
        log: RequestLog::default(),
        probe: config.probe.clone(),
        names: config.names.clone(),
    })
}

fn port_error(port: u16, cause: std::io::Error) -> StartError {
    match cause.kind() {
        ErrorKind::AddrInUse => StartError::PortTaken { port },
        _ => StartError::Port { port, cause },
    }
}

fn routes(receiver: Arc<Receiver>) -> Router {
    let lead_in = |language: Language| {
        post(move |State(receiver): State<Arc<Receiver>>, request: Request| intake::receive(receiver, language, request))
    };
    Router::new()
        .route("/lead/en", lead_in(Language::English))
        .route("/lead/fr", lead_in(Language::French))
        .route("/en/thank-you", get(thanks::show))
        .route("/fr/thank-you", get(thanks::show))
        .route("/desk", get(desk::show))
        .route("/desk/desk.css", get(desk::stylesheet))
        .route("/desk/icon.svg", get(desk::icon))
        .route("/desk/leads.json", get(desk::leads))
        .route("/desk/log.json", get(desk::log))
        .route("/desk/reset", post(desk::reset))
        .route(probe::ADDRESS, get(probe::script))
        .fallback(site::serve)
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&receiver), answer::with_headers))
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&receiver), request_log::record))
        .with_state(receiver)
}

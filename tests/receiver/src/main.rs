//! `baton-receiver`: serves a site and its lead desk on 127.0.0.1 until it is told to end.

#![deny(unsafe_code)]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use baton_receiver::{Config, Database};
use clap::Parser;

/// Serves a site, takes its posted leads and shows them on the lead desk
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The folder of static pages
    #[arg(long, value_name = "DIR")]
    site: PathBuf,
    /// The folder of published definition versions
    #[arg(long, value_name = "DIR")]
    definitions: PathBuf,
    /// The SQLite file that keeps the leads; without it they are kept in memory until the end
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// The port on 127.0.0.1; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let config = Config {
        database: arguments.database.map_or(Database::Memory, Database::Path),
        port: arguments.port,
        ..Config::new(arguments.site, arguments.definitions)
    };
    // The handlers stand before the server does, so that no signal falls between.
    let told_to_end = match end_signal() {
        Ok(signal) => signal,
        Err(error) => return refuse(&format!("the signals that end it cannot be heard: {error}")),
    };
    let mut running = match baton_receiver::start(config).await {
        Ok(running) => running,
        Err(error) => return refuse(&error.to_string()),
    };
    let url = running.url();
    // Whoever started this may have closed the pipe; serving goes on without a reader.
    let _ = writeln!(std::io::stdout(), "listening on {url}\nlead desk at {url}/desk");
    told_to_end.await;
    running.stop().await;
    ExitCode::SUCCESS
}

fn refuse(sentence: &str) -> ExitCode {
    eprintln!("baton-receiver: {sentence}");
    ExitCode::FAILURE
}

/// Ends with Ctrl-C everywhere, and with SIGTERM where there is one.
#[cfg(unix)]
fn end_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn end_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // An error means that Ctrl-C cannot be heard; ending at once would be worse than serving on.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

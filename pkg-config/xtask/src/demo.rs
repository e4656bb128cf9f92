//! `cargo xtask demo`: the site, the receiver and its desk on this machine.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::build::{self, Make};
use crate::failure::Failure;
use crate::group::Group;
use crate::interrupt;
use crate::places::Places;
use crate::run::Run;
use crate::setup::Install;
use crate::site::{self, Audience, Site};
use crate::weight::thousands;

/// Show the demo: a bilingual site with Baton on it, and the desk where its leads arrive.
///
/// Builds engine and loader, publishes the demo site's script with `baton publish`, and serves the site and its
/// receiver on 127.0.0.1. Leads stay in target/demo/leads.sqlite. Ctrl-C ends it.
#[derive(clap::Args)]
pub struct Args {
    /// The port on 127.0.0.1; 0 takes any free one.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// Install what is missing without asking.
    #[arg(long)]
    install: bool,
}

/// A server that is not there by then will not come.
const STARTS_WITHIN: Duration = Duration::from_secs(20);

pub fn demo(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    // Before the build: whoever must choose another port should not wait a minute to hear so.
    let port = free_port(args.port)?;
    build::ready(places, Install::from(args.install))?;
    println!("Building the engine, the loader and the demo site");
    let site = site::make(places, Make::Visitor, Audience::People)?;
    interrupt::listen()?;
    let mut receiver = start(places, &site, port)?;
    if await_answer(&mut receiver, port)? {
        welcome(port, &site);
        if let Some(status) = receiver.wait(interrupt::asked).map_err(|e| broken(&e))? {
            return Err(Failure::new(
                "the receiver",
                format_args!("ended by itself with {status}"),
                "its own lines above say why",
            ));
        }
    }
    receiver.end();
    println!("\nThe demo has ended; its leads stay in {}.", places.short(&places.demo().join("leads.sqlite")));
    Ok(ExitCode::SUCCESS)
}

/// The port itself, once it is known to be free.
fn free_port(port: u16) -> Result<u16, Failure> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match bind(port).and_then(|listener| listener.local_addr()) {
        Ok(address) => Ok(address.port()),
        Err(e) if e.kind() == ErrorKind::AddrInUse => {
            let next = (1..100).filter_map(|step| port.checked_add(step)).find(|next| bind(*next).is_ok()).unwrap_or(0);
            let cure = format!("end that program, or run `cargo xtask demo --port {next}`");
            Err(Failure::new(format_args!("port {port} of 127.0.0.1"), "another program uses it", cure))
        }
        Err(e) => Err(Failure::new(
            format_args!("port {port} of 127.0.0.1"),
            format_args!("cannot be opened ({e})"),
            "choose one above 1023, such as `cargo xtask demo --port 8081`",
        )),
    }
}

fn start(places: &Places, site: &Site, port: u16) -> Result<Group, Failure> {
    let run = Run::new(&site.programs.receiver)
        .arg("--site")
        .arg(&site.pages)
        .arg("--definitions")
        .arg(&site.definitions)
        .arg("--database")
        .arg(places.demo().join("leads.sqlite"))
        .args(["--port", &port.to_string()])
        .within(&places.root)
        .missing("run `cargo build --package baton-receiver` and see where it goes");
    // The welcome says all that the server would say; its errors still go to the terminal.
    Group::spawn(run, Stdio::null(), Stdio::inherit())
}

/// True once the server answers; false when Ctrl-C came first.
fn await_answer(receiver: &mut Group, port: u16) -> Result<bool, Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let begun = Instant::now();
    while begun.elapsed() < STARTS_WITHIN {
        if interrupt::asked() {
            return Ok(false);
        }
        if let Some(status) = receiver.ended().map_err(|e| broken(&e))? {
            return Err(Failure::new(
                "the receiver",
                format_args!("ended at its start with {status}"),
                "its own lines above say why",
            ));
        }
        if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(20));
    }
    Err(Failure::new("the receiver", format_args!("does not answer on 127.0.0.1:{port}"), "its own lines above say why"))
}

fn broken(error: &std::io::Error) -> Failure {
    Failure::new("the receiver", format_args!("cannot be watched ({error})"), "run the task again")
}

fn welcome(port: u16, site: &Site) {
    let home = format!("http://127.0.0.1:{port}");
    println!(
        "
Baton's demo is at {home}/   (the script: {weight} bytes of brotli)

  1. Arrive from a campaign:  {home}/en/?utm_source=newsletter&utm_medium=email&utm_campaign=fall
  2. Accept in the consent dialog, read Pricing, download a guide under Resources.
  3. Ask for a demo:          {home}/en/contact
  4. See what sales receives: {home}/desk
     Refuse instead, and the same form arrives without a word of Baton's.

En français :                 {home}/fr/?utm_source=infolettre&utm_medium=email&utm_campaign=automne
  Acceptez les témoins, consultez les tarifs, téléchargez un guide, puis demandez une démonstration.

Ctrl-C ends it. / Ctrl-C pour terminer.",
        weight = thousands(site.weight.brotli),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_one_that_is_free() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let line = free_port(port).unwrap_err().to_string();
        let start =
            format!("port {port} of 127.0.0.1: another program uses it; end that program, or run `cargo xtask demo --port ");
        assert!(line.starts_with(&start), "{line}");
    }

    #[test]
    fn port_0_becomes_a_free_port() {
        assert_ne!(free_port(0).unwrap(), 0);
    }
}

//! The tests' probe: a script of theirs that runs on every page before anything else.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::server::Receiver;
use crate::site;

pub(crate) const ADDRESS: &str = "/__probe.js";

/// The probe's tag, with the nonce of the policy where that has one.
fn tag(policy: &str) -> String {
    let nonce = policy.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\''));
    let nonce = nonce.map(|(nonce, _)| format!(" nonce=\"{nonce}\"")).unwrap_or_default();
    format!("<script src=\"{ADDRESS}\"{nonce}></script>")
}

/// The probe itself; without one the address is as unknown as any other.
pub(crate) async fn script(State(receiver): State<Arc<Receiver>>) -> Response {
    match &receiver.probe {
        Some(script) => {
            let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
            (headers, script.clone()).into_response()
        }
        None => site::not_found(&receiver, ADDRESS),
    }
}

/// The page with the probe as the first script of its head.
pub(crate) fn put_into(page: &[u8], policy: &str) -> Vec<u8> {
    // Only names are sought, and they are ASCII: bytes of any encoding pass through unchanged.
    let after = after_start_tag(page, b"<head").or_else(|| after_start_tag(page, b"<html")).unwrap_or(0);
    [&page[..after], tag(policy).as_bytes(), &page[after..]].concat()
}

/// Where the first start tag of that name ends; `<header>` is no `<head>`.
fn after_start_tag(page: &[u8], open: &[u8]) -> Option<usize> {
    let starts = page.windows(open.len() + 1).position(|window| {
        let (name, next) = window.split_at(open.len());
        name.eq_ignore_ascii_case(open) && (next[0] == b'>' || next[0].is_ascii_whitespace())
    })?;
    let length = page[starts..].iter().position(|&byte| byte == b'>')?;
    Some(starts + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(String::from_utf8(put_into(page.as_bytes(), "default-src 'none'")).expect("UTF-8"), expected);
    }

    #[test]
    fn the_probe_comes_before_every_other_script_of_the_head() {
        check(
            "<!doctype html><html lang=\"fr\"><HEAD><script src=\"a.js\"></script></HEAD>é",
            "<!doctype html><html lang=\"fr\"><HEAD><script src=\"/__probe.js\"></script><script src=\"a.js\"></script></HEAD>é",
        );
    }

    #[test]
    fn under_a_policy_with_a_nonce_the_probe_carries_it() {
        let page = put_into(b"<head>", "script-src 'nonce-abc' 'strict-dynamic'");
        assert_eq!(String::from_utf8_lossy(&page), "<head><script src=\"/__probe.js\" nonce=\"abc\"></script>");
    }

    #[test]
    fn a_header_element_is_not_taken_for_the_head() {
        check("<html><header>Hi</header>", "<html><script src=\"/__probe.js\"></script><header>Hi</header>");
    }

    #[test]
    fn a_page_without_a_head_gets_the_probe_at_its_start() {
        check("Hi", "<script src=\"/__probe.js\"></script>Hi");
    }
}

//! The static site: files of one folder, and nothing outside it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use crate::answer;
use crate::error::Refusal;
use crate::language::Language;
use crate::probe;
use crate::server::Receiver;

/// Answers every address that no route has: a file, a folder's `index.html`, or the page that says there is none.
pub(crate) async fn serve(State(receiver): State<Arc<Receiver>>, method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return ([(header::ALLOW, "GET, HEAD")], Refusal::MethodNotAllowed).into_response();
    }
    let Some(file) = locate(&receiver.site, uri.path()).await else { return not_found(&receiver, uri.path()) };
    let Ok(bytes) = tokio::fs::read(&file).await else { return not_found(&receiver, uri.path()) };
    let content_type = content_type(&file);
    let is_probed = receiver.probe.is_some() && content_type.starts_with("text/html");
    let bytes = if is_probed { probe::put_into(&bytes, receiver.policy.to_str().unwrap_or_default()) } else { bytes };
    // The hash in the name changes with the bytes; everything else may change under its name while somebody works on the site.
    let keep = if is_published_script(uri.path()) { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, keep)], bytes).into_response()
}

/// The page that says there is nothing here, in the language of that part of the site.
pub(crate) fn not_found(receiver: &Receiver, path: &str) -> Response {
    let language = Language::of_path(path);
    answer::page(StatusCode::NOT_FOUND, &NotFound { lang: language.code(), probe: receiver.probe.is_some() })
}

#[derive(Template)]
#[template(path = "not_found.html")]
struct NotFound {
    lang: &'static str,
    probe: bool,
}

/// The file of a path, if it lies inside the site. `site` is canonical.
async fn locate(site: &Path, path: &str) -> Option<PathBuf> {
    let mut wanted = site.to_path_buf();
    let relative = path.strip_prefix('/')?;
    let relative = relative.strip_suffix('/').unwrap_or(relative);
    for segment in relative.split('/').filter(|_| !relative.is_empty()) {
        // Each segment is decoded by itself, so that `%2F` cannot make two of one.
        let segment = percent_decode_str(segment).decode_utf8().ok()?;
        let is_a_plain_name = !segment.is_empty() && !segment.starts_with('.') && !segment.contains(['/', '\\', ':', '\0']);
        if !is_a_plain_name {
            return None;
        }
        wanted.push(segment.as_ref());
    }
    if tokio::fs::metadata(&wanted).await.ok()?.is_dir() {
        wanted.push("index.html");
    }
    // A symbolic link may still lead out of the site.
    let file = tokio::fs::canonicalize(&wanted).await.ok()?;
    let inside = file.starts_with(site) && tokio::fs::metadata(&file).await.ok()?.is_file();
    inside.then_some(file)
}

fn is_published_script(path: &str) -> bool {
    let hash = path.strip_prefix("/baton/baton.").and_then(|rest| rest.strip_suffix(".js"));
    hash.is_some_and(|hash| !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)))
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

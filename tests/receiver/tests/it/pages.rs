//! The static site.

use crate::served::{served, served_with};

#[test]
fn a_folder_answers_with_its_index_page_with_and_without_a_slash() {
    let served = served();
    for path in ["/en/pricing", "/en/pricing/", "/en/pricing/index.html", "/en/pricing?utm_source=newsletter", "/en/pric%69ng"] {
        let page = served.get(path);
        assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"), "{path}");
        assert!(page.body.contains("<title>Pricing</title>"), "{path}");
    }
    assert!(served.get("/").body.contains("<title>Choose</title>"));
}

#[test]
fn each_file_has_its_content_type() {
    let served = served();
    for (path, content_type) in [
        ("/en/downloads/onboarding-guide.pdf", "application/pdf"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/consent.js", "text/javascript; charset=utf-8"),
        ("/assets/logo.svg", "image/svg+xml"),
    ] {
        assert_eq!(served.get(path).header("content-type"), content_type, "{path}");
    }
}

#[test]
fn only_the_published_script_is_kept_for_ever() {
    let served = served();
    assert_eq!(served.get("/baton/baton.0a1b2c.js").header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(served.get("/assets/consent.js").header("cache-control"), "no-cache");
    assert_eq!(served.get("/en/pricing").header("cache-control"), "no-cache");
}

#[test]
fn every_answer_carries_the_policy_and_its_companions() {
    let served = served();
    for path in ["/", "/assets/site.css", "/nothing", "/en/thank-you"] {
        let answer = served.get(path);
        let policy =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; form-action 'self'";
        assert_eq!(answer.header("content-security-policy"), policy, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin", "{path}");
    }
}

#[test]
fn the_policy_can_be_set_but_the_desk_keeps_its_own() {
    let served = served_with(|config| config.policy = Some("default-src 'self'".to_string()));
    assert_eq!(served.get("/").header("content-security-policy"), "default-src 'self'");
    let desk = served.get("/desk");
    assert!(desk.header("content-security-policy").starts_with("default-src 'none'; style-src 'self';"));
    assert!(!desk.header("content-security-policy").contains("script-src"));
}

#[test]
fn head_answers_like_get_without_the_body() {
    let served = served();
    let (head, get) = (served.head("/en/pricing"), served.get("/en/pricing"));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), get.body.len().to_string());
    assert_eq!(head.header("content-type"), get.header("content-type"));
}

#[test]
fn an_unknown_address_gets_a_page_in_the_language_of_its_part_of_the_site() {
    let served = served();
    let english = served.get("/en/nothing");
    assert_eq!(english.status, 404);
    assert!(english.body.contains("<html lang=\"en\">") && english.body.contains("href=\"/en/\""), "{}", english.body);
    let french = served.get("/fr/rien");
    assert!(french.body.contains("<html lang=\"fr\">") && french.body.contains("introuvable"), "{}", french.body);
}

#[test]
fn nothing_outside_the_site_is_served_however_it_is_written() {
    let served = served();
    for path in [
        "/../outside.txt",
        "/en/../../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/en/%2e%2e%2f%2e%2e%2foutside.txt",
        "/..%5coutside.txt",
        "/%252e%252e/outside.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/en/pricing/./index.html",
        "/en//pricing",
        "/.secret",
        "/index.html%00.css",
        "/%ff",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("not a part"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_that_leads_out_of_the_site_is_not_followed() {
    let served = served();
    std::os::unix::fs::symlink(served.folder.path().join("outside.txt"), served.site().join("link.txt")).expect("a link");
    assert_eq!(served.get("/link.txt").status, 404);
}

#[test]
fn a_folder_without_an_index_page_lists_nothing() {
    assert_eq!(served().get("/assets/").status, 404);
}

#[test]
fn the_probe_is_the_first_script_of_every_page_but_the_desk() {
    let served = served_with(|config| config.probe = Some("window.probed = true".to_string()));
    assert_eq!(served.get("/__probe.js").body, "window.probed = true");
    for path in ["/", "/en/pricing", "/nothing", "/en/thank-you", "/fr/thank-you"] {
        let page = served.get(path).body;
        assert!(page.contains("<head><script src=\"/__probe.js\"></script>"), "{path}: {page}");
    }
    assert!(!served.get("/desk").body.contains("script"));
    assert_eq!(served.get("/assets/site.css").body, "body{}");
}

#[test]
fn without_a_probe_its_address_is_unknown() {
    assert_eq!(served().get("/__probe.js").status, 404);
}

#[test]
fn a_page_cannot_be_posted_to() {
    let answer = served().post_form("/en/pricing", "a=1");
    assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"));
}

//! The lead desk as it is served; `src/desk/tests.rs` says what it shows of a lead.

use baton_receiver::Database;

use crate::served::{served, served_with};

#[test]
fn the_newest_lead_stands_first() {
    let served = served();
    for name in ["Ada", "Grace", "Zo%C3%A9"] {
        served.post_form("/lead/en", &format!("first_name={name}"));
    }
    let names: Vec<String> =
        served.leads().iter().map(|lead| lead["fields"][0][1].as_str().expect("a name").to_string()).collect();
    assert_eq!(names, ["Zoé", "Grace", "Ada"]);
    let page = served.get("/desk").body;
    let place = |name: &str| page.find(&format!("dir=\"auto\">{name}</h2>")).expect(name);
    assert!(place("Zoé") < place("Grace") && place("Grace") < place("Ada"));
}

#[test]
fn a_hostile_lead_is_shown_as_text() {
    let served = served();
    let body =
        "first_name=%3Cscript%3Ealert(1)%3C%2Fscript%3E&%22%3E%3Cimg+onerror%3Dx%3E=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E";
    assert_eq!(served.post_form("/lead/en", body).status, 303);
    let page = served.get("/desk").body;
    assert!(
        page.contains("&#60;script&#62;alert(1)&#60;/script&#62;")
            && page.contains("&#34;&#62;&#60;img src=x onerror=alert(1)&#62;")
    );
    assert!(!page.contains("<script") && !page.contains("<img"));
}

#[test]
fn a_submission_sent_twice_is_told_on_the_page() {
    let served = served();
    served.post_form("/lead/en", "baton_submission=one&baton_score=1");
    served.post_form("/lead/en", "baton_submission=one&baton_score=1");
    let page = served.get("/desk").body;
    assert!(page.contains("submission one was received before") && page.contains("found <bdi>lead 1</bdi>"), "{page}");
}

#[test]
fn the_desk_may_be_kept_by_nobody_and_runs_no_script() {
    let served = served();
    let desk = served.get("/desk");
    assert_eq!((desk.status, desk.header("cache-control")), (200, "no-store"));
    let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    assert_eq!(desk.header("content-security-policy"), policy);
    let stylesheet = served.get("/desk/desk.css");
    assert_eq!((stylesheet.status, stylesheet.header("content-type")), (200, "text/css; charset=utf-8"));
}

#[test]
fn the_log_holds_every_request_in_order_but_the_desks_own() {
    let served = served();
    served.get("/?utm_source=newsletter");
    served.get("/desk");
    served.get("/assets/missing.css");
    served.post_form("/lead/en", "a=1");
    served.head("/en/pricing");
    let expected =
        ["GET /?utm_source=newsletter 200", "GET /assets/missing.css 404", "POST /lead/en 303", "HEAD /en/pricing 200"];
    assert_eq!(served.log(), expected);
}

#[test]
fn a_reset_empties_leads_and_log_unless_another_site_asks_for_it() {
    let served = served();
    served.post_form("/lead/en", "a=1");
    assert_eq!(served.post_from("/desk/reset", "cross-site").status, 403);
    assert_eq!(served.leads().len(), 1);
    assert_eq!(served.post_from("/desk/reset", "same-origin").status, 204);
    assert_eq!((served.leads().len(), served.log().len()), (0, 0));
    assert_eq!(served.post_form("/lead/en", "a=1").status, 303);
}

#[test]
fn only_the_newest_hundred_are_shown_and_the_page_says_so() {
    let served = served();
    for number in 0..101 {
        served.post_form("/lead/en", &format!("first_name=Visitor{number}"));
    }
    let page = served.get("/desk").body;
    assert!(page.contains("The newest 100 of 101."));
    assert!(page.contains("Visitor100") && !page.contains(">Visitor0<"));
    assert_eq!(served.leads().len(), 101);
}

#[test]
fn leads_in_a_file_are_still_there_after_a_restart() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("new/leads.sqlite");
    for expected in [1, 2] {
        let served = served_with(|config| config.database = Database::Path(file.clone()));
        served.post_form("/lead/en", "a=1");
        assert_eq!(served.leads().len(), expected);
    }
}

//! What the visitor is told of what is kept.

use std::fs;

use crate::machine::{Page, SITE};

#[test]
fn the_visitor_sees_what_is_kept_whatever_the_gates_are_and_nothing_after_it_was_erased() {
    fn export(page: &mut Page) -> serde_json::Value {
        page.outputs.clear();
        page.send(&["export", "9000"]);
        let reply = page.outputs.iter().find(|output| output[0] == "reply").expect("an answer");
        serde_json::from_str(&reply[1]).expect("JSON")
    }
    let mut page = Page::opened();
    let kept = export(&mut page);
    assert_eq!(kept["since"], "1970-01-01T00:00:01.000Z");
    assert_eq!(kept["items"][0]["kind"], "page");
    assert_eq!(kept["items"][0]["key"], "/en/pricing");
    assert_eq!(kept["items"][0]["times"], serde_json::json!(["1970-01-01T00:00:01.000Z"]));
    assert_eq!(kept["items"][0]["visible_seconds"], 0);
    assert_eq!(kept["visits"], serde_json::json!(["1970-01-01T00:00:01.000Z"]));
    assert_eq!(kept["touches"]["first"]["channel"], "direct");

    // Another page, where nobody has said anything: what an earlier page kept is there to be seen, and nothing opens by that.
    let mut closed = Page::open(&fs::read_to_string(SITE).unwrap(), page.record.clone());
    assert_eq!(export(&mut closed), kept);
    assert_eq!(closed.said("listen") + closed.said("look") + closed.said("store"), 0);

    page.send(&["optout", "9001"]);
    assert_eq!(export(&mut page), serde_json::json!({ "refused": true }));
    let mut fresh = Page::demo();
    assert_eq!(export(&mut fresh), serde_json::json!({}));
    let mut spoilt = Page::open(&fs::read_to_string(SITE).unwrap(), Some("spoilt".into()));
    assert_eq!(export(&mut spoilt), serde_json::json!({}), "a damaged record says nothing");
}

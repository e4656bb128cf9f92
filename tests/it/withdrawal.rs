//! A word that comes while another is still being carried out, and words that are no choice: whatever page scripts do in between, the
//! last word holds, and what was ended is not begun anew.

use std::fs;

use serde_json::{Value, json};

use crate::machine::{Page, SITE};

const EVERYTHING: &str = "necessary\u{1d}analytics\u{1d}marketing";
const ATTRIBUTION: &str = "necessary\u{1d}analytics";
const NOTHING: &str = "necessary";

/// What the device answers to the question for the record of a page that has none.
const TOLD: [&str; 6] = ["told", "1000", "", "0", "0", ""];

#[test]
fn a_no_that_comes_before_the_record_was_told_keeps_the_gates_closed() {
    for ending in [&["consent", "1000", "cookieconsent", "1", NOTHING][..], &["withdraw", "1000"], &["optout", "1000"]] {
        let mut page = Page::demo();
        // A page that wraps the storage can make the tool say something while Baton looks for its record.
        assert!(page.hears(&["consent", "1000", "cookieconsent", "1", EVERYTHING]).starts_with("ask"));
        page.send(ending);
        page.outputs.clear();
        page.send(&TOLD);
        assert_eq!(page.outputs, Vec::<Vec<String>>::new(), "{ending:?}: nothing opens any more");
    }
}

#[test]
fn a_yes_taken_back_in_part_while_it_opens_opens_no_more_than_was_left() {
    let mut page = Page::opened();
    page.says("cookieconsent", ATTRIBUTION, 2_000);
    page.outputs.clear();
    assert!(page.hears(&["consent", "3000", "cookieconsent", "1", EVERYTHING]).starts_with("ask"));
    let kept = page.record.clone().unwrap();
    page.says("cookieconsent", ATTRIBUTION, 3_000);
    page.send(&["told", "3000", &kept, "1", "0", ""]);
    page.outputs.clear();
    page.send(&["status", "3000"]);
    assert!(page.outputs[0][1].contains("\"processing\":\"attribution\""), "{:?}", page.outputs);
}

#[test]
fn what_was_ended_is_begun_anew_by_another_choice_and_by_no_other_word() {
    for ending in ["withdraw", "erase"] {
        let mut page = Page::opened();
        page.send(&[ending, "2000"]);
        page.outputs.clear();
        // The same choice in other words: another order, a category that opens nothing.
        page.says("cookieconsent", "marketing\u{1d}analytics\u{1d}necessary", 3_000);
        page.says("cookieconsent", "marketing\u{1d}analytics\u{1d}necessary\u{1d}videos", 3_001);
        // A tool that the site does not name.
        page.says("page", EVERYTHING, 3_002);
        assert_eq!((page.said("ask"), page.said("listen"), &page.record), (0, 0, &None), "{ending}");
        page.says("cookieconsent", ATTRIBUTION, 4_000);
        assert_eq!(page.said("listen"), 1, "{ending}: another choice is another beginning");
    }
}

#[test]
fn a_tab_that_another_one_closed_is_not_opened_by_a_tool_that_repeats_its_choice_in_other_words() {
    let mut page = Page::opened();
    // The other tab has taken it back.
    page.record = None;
    page.acts(2_000);
    assert!(page.sends(2_000, "").is_empty());
    page.outputs.clear();
    page.says("cookieconsent", "marketing\u{1d}analytics\u{1d}necessary", 3_000);
    assert_eq!((page.said("ask"), page.said("listen"), &page.record), (0, 0, &None));
}

#[test]
fn a_tool_that_is_consulted_and_has_closed_gets_no_answers_read() {
    // The device carries out the question that came with the consultation: whoever closed in between is told nothing.
    let mut site: Value = serde_json::from_str(&fs::read_to_string(SITE).unwrap()).unwrap();
    site["consent"]["storage"] = json!("none");
    let mut page = Page::open(&site.to_string(), None);
    page.says("cookieconsent", EVERYTHING, 1_000);
    page.acts(2_000);
    let random = "0123456789abcdef0123456789abcdef";
    let asked = page.hears(&["form", "2000", "7", "submit", "post", "", "0", "1", "", random]);
    assert!(asked.starts_with("consult\u{1e}ask"), "{asked}");
    let closed = page.hears(&["consent", "2000", "cookieconsent", "1", NOTHING]);
    let kinds: Vec<&str> = closed.split('\u{1e}').map(|output| output.split('\u{1f}').next().unwrap()).collect();
    // `clear` for all forms is the sign by which the loader drops what is left of earlier outputs.
    assert_eq!(kinds, ["remove", "clear", "unlisten", "changed"]);
    assert!(closed.contains("clear\u{1f}\u{1e}"), "{closed}");
    assert_eq!(page.hears(&TOLD), "");
}

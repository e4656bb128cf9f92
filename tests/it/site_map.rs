//! `check --site-map`: globs that match no page of the site.

use std::fs;

use baton_handoff::check::{self, SiteMap};
use proptest::prelude::*;

use crate::{
    command::{check, folder},
    documents::{lines, read},
    warnings::sound,
};

#[test]
fn a_list_holds_paths_and_addresses_as_a_browser_would_tell_them() {
    let text = "# the site\n\n/en/pricing/\nhttps://example.ca/fr/tarifs?x=1#top\nhttps://example.ca\n/fr/d%C3%A9mo\n/fr/de\u{301}mo\n/en/orders/20261120\n";
    let map = SiteMap::read("map.txt", text).unwrap();
    assert_eq!(map.paths(), ["/en/pricing", "/fr/tarifs", "/", "/fr/démo", "/fr/démo", "/en/orders/:id"]);
}

#[test]
fn a_map_for_search_engines_holds_its_addresses_and_their_alternates() {
    let text = "\u{feff}<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc> \
                https://example.ca/en/a?b=1&amp;c=2 </loc>\n<xhtml:link rel=\"alternate\" hreflang=\"fr\" \
                href=\"https://example.ca/fr/a&amp;b\"/></url>\n</urlset>";
    assert_eq!(SiteMap::read("sitemap.xml", text).unwrap().paths(), ["/en/a", "/fr/a&b"]);
}

#[test]
fn a_map_that_says_nothing_is_refused() {
    let refused = |text: &str, why: &str| assert_eq!(SiteMap::read("map", text).unwrap_err().to_string(), why);
    refused("# nothing\n", "map: names no page; write one path or address per line, or give the sitemap.xml of the site");
    refused(
        "/en\nen/pricing\n",
        "map: line 2: \"en/pricing\" is no path and no address; write it as \"/en/pricing\" or \"https://example.ca/en/pricing\"",
    );
    refused(
        "<urlset>\n<loc>pricing</loc></urlset>",
        "map: line 2: \"pricing\" is no path and no address; write it as \"/en/pricing\" or \"https://example.ca/en/pricing\"",
    );
    refused(
        "<sitemapindex><loc>/a.xml</loc></sitemapindex>",
        "map: is an index of other site maps; give those, one after the other",
    );
}

#[test]
fn a_glob_that_matches_no_page_is_told_and_one_that_matches_is_not() {
    let definition = read(&sound().to_string());
    let pages = ["/en/onboarding", "/en/onboarding/day-one", "/fr/integration", "/en/pricing", "/fr/tarifs", "/fr/tarifs/annuel"];
    let map = SiteMap::read("map", &pages.join("\n")).unwrap();
    assert_eq!(
        lines(&check::site_map(&definition, &map)),
        "topics[0].pages[3]: \"/fr/integration/**\" matches none of the 6 pages of the site map; correct the path, or take the glob out; \
         \"/a/**\" does not match \"/a\" itself\n\
         rules[0].when.page[1]: \"/en/pricing/**\" matches none of the 6 pages of the site map; correct the path, or take the glob out; \
         \"/a/**\" does not match \"/a\" itself"
    );
    let more = map.with(SiteMap::read("more", "/en/pricing/plans\n/fr/integration/jour-un").unwrap());
    assert_eq!(lines(&check::site_map(&definition, &more)), "");
}

#[test]
fn check_takes_maps_and_is_strict_about_them_where_asked() {
    let folder = folder();
    fs::write(folder.path().join("sound.json"), sound().to_string()).unwrap();
    for team in ["marketing", "sales"] {
        let arguments = ["sign", "--as", team, "--name", "Ada Example", "--on", "2026-11-20", "sound.json"];
        assert!(crate::command::baton(folder.path(), &arguments).status.success());
    }
    fs::write(folder.path().join("en.txt"), "/en/onboarding\n/en/onboarding/a\n/en/pricing\n/en/pricing/a\n").unwrap();
    fs::write(folder.path().join("fr.txt"), "/fr/integration\n/fr/integration/a\n/fr/tarifs\n").unwrap();
    let hash = read(&sound().to_string()).sha256().to_owned();
    let told = format!(
        "sound.json: lead definition b2b-saas version 3, sha256 {hash}, signed by marketing (Ada Example, 2026-11-20) and sales (Ada \
         Example, 2026-11-20)\n"
    );
    let missed = "sound.json: warning: rules[0].when.page[3]: \"/fr/tarifs/**\" matches none of the 7 pages of the site map; correct the \
                  path, or take the glob out; \"/a/**\" does not match \"/a\" itself\n";
    let arguments = ["check", "--site-map", "en.txt", "--site-map", "fr.txt", "sound.json"];
    check(folder.path(), &arguments, 0, &told, missed);
    check(folder.path(), &[&arguments[..], &["--strict"]].concat(), 1, &told, missed);
    check(folder.path(), &["check", "--strict", "sound.json"], 0, &told, "");
    fs::write(folder.path().join("fr.txt"), "tarifs").unwrap();
    check(
        folder.path(),
        &arguments,
        1,
        "",
        "fr.txt: line 1: \"tarifs\" is no path and no address; write it as \"/en/pricing\" or \"https://example.ca/en/pricing\"\n",
    );
}

proptest! {
    #[test]
    fn whatever_stands_in_a_map_is_read_or_refused_in_one_line(text in "(<loc>|/|https://|%[0-9]|href=\"|&amp;|[a-zé<>\n ]){0,30}") {
        match SiteMap::read("map", &text) {
            Ok(map) => prop_assert!(!map.is_empty() && map.paths().iter().all(|path| path.starts_with('/'))),
            Err(why) => prop_assert!(!why.to_string().contains('\n')),
        }
    }
}

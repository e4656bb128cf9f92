//! Arrivals: the channels as a table, what the filter lets pass, and the table of the docs.

use std::fs;

use baton_handoff::{
    agreement::{document::SiteConfig, site::Site},
    intent::{
        event::Page,
        touch::{self, CHANNELS, SOCIAL, Touch},
    },
    terms::{Channel, Language, Province, Provinces},
    text::List,
    time::Timestamp,
};

use crate::documents::{DESIGN, read};

fn site() -> Site {
    let text = fs::read_to_string("tests/cases/definitions/arrivals.site.json").unwrap();
    SiteConfig::read(&text).unwrap().compile(&read(DESIGN)).unwrap()
}

fn touch(page: Page<'_>) -> Touch {
    arrival(page).0
}

/// The touch of a page, and how many of its values were refused.
fn arrival(page: Page<'_>) -> (Touch, u32) {
    let (touch, _, refused) = touch::of_page(&Page { host: "www.example.ca", ..page }, "/", Timestamp::EPOCH, &site());
    (touch, refused)
}

/// What becomes of a campaign value.
fn kept(value: &str) -> Option<String> {
    let page = Page { campaign: List(value), ..Page::default() };
    let (Touch { campaign, .. }, refused) = arrival(page);
    assert_eq!(refused == 1, campaign.is_empty(), "{value:?} is either kept or counted");
    (!campaign.is_empty()).then_some(campaign)
}

#[test]
fn values_as_campaigns_hold_them_survive_unchanged() {
    for value in [
        "fall_2026+promo",
        "C++",
        "rentrée-2026",
        "L’été à Montréal",
        "Fête nationale / Saint-Jean",
        "d'automne",
        "Œuvre à cœur",
        "Noël : 24-12",
        "2026-11-20",
        "20261120_infolettre",
        "newsletter 2026.11",
        "blackfriday2026campaign",
        "BlackFriday2026Campaign",
        "promotionautomne2026quebec",
        "webinar_Q4|retarget~v2",
        "B2B SaaS: onboarding",
        "anticonstitutionnellement-vôtre",
        "Ελλάδα",
        "Київ",
        "日本語キャンペーン",
        "123456",
        "a",
    ] {
        assert_eq!(kept(value).as_deref(), Some(value));
    }
}

#[test]
fn catalogue_38_addresses_numbers_and_tokens_are_refused_and_counted() {
    for value in [
        "jane@x.com",
        "jane＠x.com",
        "jane%40x.com",
        "5145550199",
        "514-555-0199",
        "514 555 0199",
        "514.555.0199",
        "1_514_555_0199",
        "call 555-0199 now",
        "4111111111111111",
        "4111_1111_1111_1111",
        "4111-1111-1111-1111",
        "130 692 544",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "5d41402abc4b2a76b9719d911017c592",
        "token_9aF3kQ7zX1bV5nM2cL8p",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "2026-11-20-14-05-33",
    ] {
        assert_eq!(kept(value), None, "{value}");
    }
}

#[test]
fn catalogue_43_markup_and_templates_are_refused() {
    for value in
        ["<img onerror=alert(1)>", "\"'><script>", "{{campaign.name}}", "${x}", "a;b", "a\"b", "a`b", "x' or 1", "'x", "x'"]
    {
        assert_eq!(kept(value), None, "{value}");
    }
}

#[test]
fn catalogue_44_formulas_are_refused_however_they_begin() {
    for value in [
        "=HYPERLINK(\"x\")",
        "+1",
        "-1",
        "@SUM",
        "\t=1",
        "\r-1",
        "＝1",
        "＋1",
        "－1",
        "＠SUM",
        "   =1",
        " -1",
        "\u{200b}-1",
        "\u{feff}=1",
    ] {
        assert_eq!(kept(value), None, "{value:?}");
    }
}

#[test]
fn catalogue_45_signs_that_nobody_sees_go_and_values_are_cut_between_characters() {
    assert_eq!(kept("fa\u{202e}ll\u{200b}").as_deref(), Some("fall"));
    assert_eq!(kept("\u{2066}été\u{2069}\u{ad}").as_deref(), Some("été"));
    assert_eq!(kept("fall\u{e0041}\u{e0042}").as_deref(), Some("fall"), "tags that spell a text nobody sees");
    assert_eq!(kept(&"é".repeat(200)).as_deref(), Some("é".repeat(128).as_str()));
    for value in ["e\u{301}\u{301}\u{301}", "fall 🎉", "\u{483}\u{484}", "か\u{3099}"] {
        assert_eq!(kept(value), None, "{value:?}: marks that combine, and pictures");
    }
    assert_eq!(kept("\u{200b}"), None, "nothing is left, and that was no value either");
}

#[test]
fn catalogue_46_nothing_that_sets_off_lines_or_fields_is_kept() {
    for value in ["a\r\nb", "a\nb", "a\u{1e}b", "a\u{1f}b", "a\u{0}b", "a\u{2028}=b"] {
        assert_eq!(kept(value), None, "{value:?}");
    }
    assert_eq!(kept("a\u{2028}b").as_deref(), Some("ab"), "one line");
}

#[test]
fn catalogue_41_what_does_not_decode_is_refused() {
    for value in ["%", "%zz", "%C3%28", "\u{fffd}", "a%00b", "%ED%A0%80"] {
        assert_eq!(kept(value), None, "{value}");
    }
}

#[test]
fn catalogue_47_a_value_cannot_set_a_field() {
    let touch = touch(Page { source: List("baton_score"), medium: List("99"), ..Page::default() });
    assert_eq!((touch.source.as_str(), touch.medium.as_str(), touch.channel), ("baton_score", "99", Channel::Referral));
}

/// The rows of the table: channel, and the words of each column.
fn rows() -> Vec<(Channel, [Vec<&'static str>; 3])> {
    let row = |line: &'static str| {
        let mut columns = line.split(';');
        let channel = Channel::parse(columns.next().unwrap()).unwrap_or_else(|| panic!("{line} names a channel"));
        let words = |column: Option<&'static str>| -> Vec<&'static str> {
            let column = column.unwrap_or_default();
            (if column == "SOCIAL" { SOCIAL } else { column }).split(' ').filter(|word| !word.is_empty()).collect()
        };
        (channel, [words(columns.next()), words(columns.next()), words(columns.next())])
    };
    CHANNELS.lines().map(row).collect()
}

#[test]
fn every_word_of_the_channels_table_leads_to_the_channel_of_the_first_row_that_has_it() {
    let rows = rows();
    for (place, (channel, [mediums, places, clicks])) in rows.iter().enumerate() {
        let any = [vec![""], mediums.clone()][usize::from(!mediums.is_empty())].clone();
        for medium in any {
            for from in if places.is_empty() { &[""][..] } else { places } {
                for click in if clicks.is_empty() { &[""][..] } else { clicks } {
                    let host = if from.ends_with('.') { format!("www.{from}ca") } else { (*from).to_owned() };
                    let is_host = host.contains('.');
                    let page = Page {
                        source: List(if is_host { "" } else { &host }),
                        medium: List(medium),
                        clicks: List(click),
                        referrer: if is_host { &host } else { "" },
                        ..Page::default()
                    };
                    let first = rows.iter().find(|(_, [words, ..])| words.contains(&medium)).map(|(channel, _)| *channel);
                    let expected = if places.is_empty() && !mediums.is_empty() { first.unwrap() } else { *channel };
                    // cpm is of two rows: on a network it is paid, elsewhere a banner.
                    let expected = if medium == "cpm" && places.is_empty() { Channel::Display } else { expected };
                    let expected = if ["cpc", "ppc", "paid"].contains(&medium) && places.is_empty() {
                        Channel::PaidSearch
                    } else {
                        expected
                    };
                    let expected = if medium == "organic" && places.is_empty() { Channel::OrganicSearch } else { expected };
                    assert_eq!(touch(page).channel, expected, "row {place}: {medium:?} {from:?} {click:?}");
                }
            }
        }
    }
}

#[test]
fn arrivals_as_they_happen_get_the_channel_that_people_expect() {
    let by = |referrer: &'static str| touch(Page { referrer, ..Page::default() }).channel;
    for (referrer, channel) in [
        ("www.google.ca", Channel::OrganicSearch),
        ("google.co.uk", Channel::OrganicSearch),
        ("ca.search.yahoo.com", Channel::OrganicSearch),
        ("duckduckgo.com", Channel::OrganicSearch),
        ("com.google.android.googlequicksearchbox", Channel::OrganicSearch),
        ("l.facebook.com", Channel::OrganicSocial),
        ("t.co", Channel::OrganicSocial),
        ("www.linkedin.com", Channel::OrganicSocial),
        ("com.linkedin.android", Channel::OrganicSocial),
        ("mail.google.com", Channel::Email),
        ("gemini.google.com", Channel::AiAssistant),
        ("chat.openai.com", Channel::AiAssistant),
        ("news.google.com", Channel::Referral),
        ("notlinkedin.com", Channel::Referral),
        ("xt.co", Channel::Referral),
        ("netflix.com", Channel::Referral),
        ("", Channel::Direct),
        ("www.example.ca", Channel::Direct),
    ] {
        assert_eq!(by(referrer), channel, "{referrer}");
    }
}

#[test]
fn time_zones_and_postal_codes_name_every_province_that_keeps_them() {
    let site = site();
    let of = |zone: &str| Provinces::of(&site.zones, zone).iter().collect::<Vec<_>>();
    assert_eq!(of("America/Toronto"), [Province::On, Province::Qc]);
    assert_eq!(of("America/Montreal"), [Province::On, Province::Qc]);
    assert_eq!(of("Canada/Eastern"), [Province::On, Province::Qc]);
    assert_eq!(of("America/Vancouver"), [Province::Bc]);
    assert_eq!(of("america/st_johns"), [Province::Nl]);
    assert_eq!(of("America/New_York"), []);
    assert_eq!(of(""), []);
    let named: Vec<&str> = site.zones.lines().map(|line| line.split(' ').next().unwrap()).collect();
    for (place, zone) in named.iter().enumerate() {
        assert!(!of(zone).is_empty() && !named[..place].contains(zone), "{zone} stands once, with its provinces");
    }
    let all = site.zones.lines().flat_map(|line| Provinces::of(&site.zones, line.split(' ').next().unwrap()).iter());
    let all: Vec<Province> = all.collect();
    assert!(Province::ALL.iter().filter(|one| **one != Province::Pe).all(|one| all.contains(one)), "every province has a zone");
}

#[test]
fn two_letters_are_a_language_where_iso_639_1_lists_them() {
    for (tag, code) in [("fr-CA", "fr"), ("EN", "en"), (" zh_Hant ", "zh"), ("iu", "iu"), ("aa", "aa"), ("zu-ZA", "zu")] {
        assert_eq!(Language::of_tag(tag).map(Language::code).as_deref(), Some(code));
    }
    for tag in ["", "C", "xx", "qq", "french", "f", "f1", "{a", "zz", "é", "--", "cr1"] {
        assert_eq!(Language::of_tag(tag), None, "{tag:?}");
    }
}

/// The table of channels as the docs print it.
fn printed(names: [&str; 5]) -> String {
    let cell = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
    let mut table = format!("| {} |\n|---|---|---|---|\n", names[..4].join(" | "));
    for line in CHANNELS.lines() {
        let columns: Vec<&str> = line.split(';').collect();
        let words = |place: usize| match columns.get(place).copied().unwrap_or_default() {
            "" => String::new(),
            "SOCIAL" => names[4].to_owned(),
            column => cell(&column.split(' ').collect::<Vec<_>>()),
        };
        table += &format!("| `{}` | {} | {} | {} |\n", columns[0], words(1), words(2), words(3))
            .replace("|  |", "| |")
            .replace("|  |", "| |");
    }
    table += &format!("\n{}: {}\n", names[4], cell(&SOCIAL.split(' ').collect::<Vec<_>>()));
    table
}

#[test]
fn the_channels_of_the_docs_are_those_of_the_code() {
    for (file, names) in [
        ("README.md", ["channel", "`utm_medium`", "`utm_source`, else the host that led here", "click identifier", "networks"]),
        (
            "LISEZMOI.md",
            ["canal", "`utm_medium`", "`utm_source`, sinon l’hôte de provenance", "identifiant de clic", "réseaux sociaux"],
        ),
    ] {
        let text = fs::read_to_string(file).unwrap();
        let (before, rest) = text.split_once("<!-- channels -->\n").unwrap_or_else(|| panic!("{file} marks the place"));
        let (held, after) = rest.split_once("<!-- end of channels -->\n").unwrap();
        let table = printed(names);
        if std::env::var_os("BLESS").is_some() {
            fs::write(file, format!("{before}<!-- channels -->\n{table}<!-- end of channels -->\n{after}")).unwrap();
        } else {
            assert!(held == table, "{file} holds another table; BLESS=1 cargo test --test it arrivals writes it");
        }
    }
}

//! The part of the site config that says what is captured.

use super::{glob, part::Part, places};
use crate::{
    agreement::glob::Glob,
    error::{document as message, site as site_message},
    terms::Province,
};

/// File types whose links count as downloads where a site does not say.
const DOWNLOADS: [&str; 5] = ["pdf", "docx", "xlsx", "pptx", "zip"];
/// The most characters of a host.
const MOST_HOST: usize = 253;

/// What is captured, and what the site itself says about it.
#[derive(Clone, Debug)]
pub(super) struct Capture {
    pub downloads: Vec<String>,
    pub exclude: Vec<Glob>,
    pub automation: bool,
    pub hash_routes: bool,
    pub own_hosts: Vec<String>,
    pub click_ids: bool,
    pub provinces: Vec<(Province, Vec<Glob>)>,
    pub time_zone: bool,
}

impl Default for Capture {
    fn default() -> Capture {
        Capture {
            downloads: DOWNLOADS.map(String::from).into(),
            exclude: Vec::new(),
            automation: false,
            hash_routes: false,
            own_hosts: Vec::new(),
            click_ids: false,
            provinces: Vec::new(),
            time_zone: false,
        }
    }
}

impl Capture {
    pub fn read(part: &Part) -> Option<Capture> {
        const KEYS: &[&str] =
            &["downloads", "exclude", "automation", "hash_routes", "own_hosts", "click_ids", "provinces", "time_zone"];
        let usual = Capture::default();
        let capture = part.object("the capture settings", KEYS)?;
        let downloads = capture.read_or("downloads", usual.downloads, |part| {
            part.set(0..=50, |part| {
                let text = part.text()?;
                let fits = (1..=10).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
                if fits { Some(text.to_string()) } else { part.refuse(site_message::bad_file_type(text)) }
            })
        });
        let exclude = capture.rows("exclude", 100, glob::path);
        let automation = capture.read_or("automation", false, Part::flag);
        let hash_routes = capture.read_or("hash_routes", false, Part::flag);
        let own_hosts = capture.read_or("own_hosts", Vec::new(), |part| part.set(0..=20, host));
        let click_ids = capture.read_or("click_ids", false, Part::flag);
        let provinces = capture.read_or("provinces", Vec::new(), |part| {
            let pairs = part.pairs("the provinces of pages")?;
            let each: Vec<Option<_>> = pairs
                .iter()
                .map(|(code, part)| {
                    let province =
                        Province::parse(code).or_else(|| part.refuse(message::undeclared("value", code, &places::codes())));
                    let pages = part.each(1..=20, glob::path);
                    Some((province?, pages?))
                })
                .collect();
            each.into_iter().collect()
        });
        let time_zone = capture.read_or("time_zone", false, Part::flag);
        Some(Capture {
            downloads: downloads?,
            exclude: exclude?,
            automation: automation?,
            hash_routes: hash_routes?,
            own_hosts: own_hosts?,
            click_ids: click_ids?,
            provinces: provinces?,
            time_zone: time_zone?,
        })
    }
}

/// `example.ca`: a host of this site, and with it all below it.
fn host(part: &Part) -> Option<String> {
    let text = part.line(MOST_HOST)?;
    let fits = text.contains('.') && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-:".contains(&b));
    if fits { Some(text) } else { part.refuse(site_message::bad_host(&text)) }
}

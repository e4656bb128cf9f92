//! The pages for people: what is captured on this site, what is kept on this device now, and the ways to end it.
//!
//! Everything that the manifest says stands in the page itself, so it reads and prints without JavaScript. The script beside it shows
//! what is on the device and carries out what the visitor asks for; its words stand in the page, in the page's language.

mod device;

mod captured;

mod asked;

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

pub(crate) use asked::policy;

use super::{manifest::Manifest, markup::html, words::Tongue};

/// Names of the published files that a page loads, each with its integrity hash.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Baton's script.
    pub baton: (String, String),
    /// The page's icon, which needs no hash: it runs nothing.
    pub icon: String,
    /// The page's own script.
    pub script: (String, String),
    /// Its style.
    pub style: (String, String),
}

/// The page `privacy.<language>.html`.
pub fn page(manifest: &Manifest, tongue: Tongue, assets: &Assets) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let site = html(&manifest.site.controller);
    let title = say("What this site captures", "Ce que ce site recueille");
    let (other, other_code, other_name) = match tongue {
        Tongue::English => ("privacy.fr.html", "fr-CA", "Français"),
        Tongue::French => ("privacy.en.html", "en-CA", "English"),
    };
    let head = format!(
        r##"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title} | {site}</title>
<link rel="alternate" hreflang="{other_code}" href="{other}">
<link rel="icon" type="image/svg+xml" href="{icon}">
<link rel="stylesheet" href="{style}" integrity="{style_hash}">
<script async src="{baton}" integrity="{baton_hash}" crossorigin="anonymous"></script>
<script defer src="{script}" integrity="{script_hash}"></script>
</head>
<body>
<a class="skip" href="#main">{skip}</a>
<header><p class="site">{site}</p><nav aria-label="{nav}"><a href="{other}" hreflang="{other_code}" lang="{other_code}">{other_name}</a></nav></header>
<main id="main" tabindex="-1">
<h1>{title}</h1>
"##,
        lang = say("en-CA", "fr-CA"),
        icon = assets.icon,
        style = assets.style.0,
        style_hash = assets.style.1,
        baton = assets.baton.0,
        baton_hash = assets.baton.1,
        script = assets.script.0,
        script_hash = assets.script.1,
        skip = say("Skip to content", "Aller au contenu"),
        nav = say("Language", "Langue"),
    );
    let foot = format!(
        "</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n",
        say(
            "Made from the privacy manifest by Baton. Whether this satisfies a law is for the organization to judge.",
            "Page tirée du manifeste de confidentialité par Baton. C’est à l’organisation de juger si elle satisfait à une loi."
        )
    );
    [
        head,
        promise(manifest, tongue),
        device::device(manifest, tongue),
        captured::fields(manifest, tongue),
        captured::kept(manifest, tongue),
        captured::read(manifest, tongue),
        asked::network(manifest, tongue),
        asked::consent(manifest, tongue),
        asked::files(manifest, tongue),
        foot,
    ]
    .concat()
}

/// What the site may say of Baton, and no more than that.
fn promise(manifest: &Manifest, tongue: Tongue) -> String {
    let controls = declared(manifest);
    let controls: Vec<String> = controls.iter().map(|name| format!("<code>{}</code>", html(name))).collect();
    let answers = if controls.is_empty() {
        tongue.says("It takes no answer from any form.", "Il ne prend de réponse dans aucun formulaire.").to_string()
    } else {
        format!(
            "{} {}.",
            tongue.says(
                "Of a form that you send it takes your choice in these controls, and in no others:",
                "D’un formulaire que vous envoyez, il prend votre choix dans ces champs, et dans aucun autre :"
            ),
            controls.join(", ")
        )
    };
    format!(
        "<p class=\"lede\">{} {answers} {}</p>\n",
        tongue.says(
            "This site uses Baton. Baton sends nothing by itself; it adds the fields listed here to the form that you submit; it cannot read what you type.",
            "Ce site utilise Baton. Baton n’envoie rien de lui-même; il joint les champs énumérés ici au formulaire que vous envoyez; il ne peut pas lire ce que vous tapez."
        ),
        tongue.says(
            "Before you say yes, nothing of this happens, and after a no nothing is kept.",
            "Avant votre oui, rien de cela n’a lieu, et après un non, rien n’est conservé."
        ),
    )
}

/// Names of the controls that are read, each once.
pub(crate) fn declared(manifest: &Manifest) -> Vec<&str> {
    let mut names: Vec<&str> = manifest.forms.iter().flat_map(|form| form.answers.keys()).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A table that is one at any width: its roles are said, since narrow screens show it as blocks.
fn table(caption: &str, heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut text = format!("<table role=\"table\"><caption>{caption}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">");
    for head in heads {
        text.push_str(&format!("<th role=\"columnheader\" scope=\"col\">{head}</th>"));
    }
    text.push_str("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for row in rows {
        text.push_str("<tr role=\"row\">");
        for (place, (cell, head)) in row.iter().zip(heads).enumerate() {
            match place {
                0 => text.push_str(&format!("<th role=\"rowheader\" scope=\"row\">{cell}</th>")),
                _ => text.push_str(&format!("<td role=\"cell\" data-head=\"{head}\">{cell}</td>")),
            }
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody></table>\n");
    text
}

fn section(id: &str, title: &str, body: &str) -> String {
    format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n{body}</section>\n")
}

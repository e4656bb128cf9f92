//! What is asked of the network, who is asked for consent, and what a visitor can take along.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{section, table};
use crate::privacy::{manifest::Manifest, markup::html, words::Tongue};

/// The policy that lets the browser itself prove it, for the origins that forms of this site go to.
pub(crate) fn policy(manifest: &Manifest) -> String {
    let origins: String = manifest.network.form_origins.iter().map(|origin| format!(" {origin}")).collect();
    format!(
        "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'none'; form-action 'self'{origins}"
    )
}

pub(super) fn network(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let files: String = manifest
        .network
        .files
        .iter()
        .map(|asked| format!("<li><code>{}</code>: {}</li>\n", html(&asked.file), html(tongue.of(&asked.when))))
        .collect();
    let body = format!(
        "<p>{}</p>\n<ul>\n{files}</ul>\n<p>{}</p>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"{}\"><code>{}</code></pre>\n",
        say(
            "Baton asks for its own files from this site, and for nothing else. There is no beacon, no cookie and no message.",
            "Baton demande ses propres fichiers à ce site, et rien d’autre. Il n’y a ni balise d’envoi, ni témoin, ni message."
        ),
        say(
            "You need not believe it. Under this line the browser itself refuses every request that a script would make, and lets forms go to this site alone, or to the places named at its end:",
            "Nul besoin de le croire. Sous cette ligne, le navigateur lui-même refuse toute requête qu’un script ferait, et ne laisse partir les formulaires que vers ce site, ou vers les endroits nommés à la fin :"
        ),
        say("Line of policy", "Ligne de politique"),
        html(&policy(manifest)),
    );
    section("network", say("What is asked of the network", "Ce qui est demandé au réseau"), &body)
}

pub(super) fn consent(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let heads = [
        say("Consent tool", "Outil de consentement"),
        say("Attribution", "Provenance"),
        say("Profile", "Profil"),
        say("Storage", "Conservation"),
    ];
    let list = |words: &[String]| {
        if words.is_empty() { say("never", "jamais").to_string() } else { html(&words.join(" + ")) }
    };
    let rows: Vec<Vec<String>> = manifest
        .consent
        .sources
        .iter()
        .map(|source| Vec::from([html(&source.tool), list(&source.attribution), list(&source.profile), list(&source.storage)]))
        .collect();
    let mut body = format!(
        "<p>{}</p>\n",
        say(
            "Two gates are closed until you choose: what may be done (nothing, attribution, profile) and what may be kept. Only a choice that you made counts; a default or a banner that nobody answered opens nothing. A withdrawal erases at once.",
            "Deux portes sont fermées jusqu’à votre choix : ce qui peut être fait (rien, provenance, profil) et ce qui peut être conservé. Seul compte un choix que vous avez fait; un réglage par défaut ou un bandeau resté sans réponse n’ouvre rien. Un retrait efface aussitôt."
        )
    );
    if rows.is_empty() {
        body.push_str(&format!(
            "<p>{}</p>\n",
            say(
                "This site names no consent tool, so nothing ever opens.",
                "Ce site ne nomme aucun outil de consentement; rien ne s’ouvre donc jamais."
            )
        ));
    } else {
        body.push_str(&table(
            say(
                "Categories that open each gate; all of them must be accepted",
                "Catégories qui ouvrent chaque porte; toutes doivent être acceptées",
            ),
            &heads,
            &rows,
        ));
    }
    if manifest.page_api {
        body.push_str(&format!(
            "<p>{}</p>\n",
            say(
                "Scripts of this site may ask Baton for the fields before the form is sent.",
                "Des scripts de ce site peuvent demander les champs à Baton avant l’envoi du formulaire."
            )
        ));
    }
    section("consent", say("Who is asked", "À qui l’on demande"), &body)
}

pub(super) fn files(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let code = tongue.code();
    let body = format!(
        "<ul>\n<li><a href=\"privacy-fields.{code}.csv\" download>{}</a></li>\n<li><a href=\"privacy-manifest.json\">{}</a></li>\n<li><a href=\"privacy-manifest.schema.json\">{}</a></li>\n</ul>\n<p>{} {} ({}).</p>\n",
        say("This list for a spreadsheet", "Cette liste pour un tableur"),
        say("The manifest, for machines", "Le manifeste, pour les machines"),
        say("Its schema", "Son schéma"),
        say(
            "Questions, and requests to see or correct what this site holds about you, go to",
            "Pour toute question, ou pour voir ou faire corriger ce que ce site détient à votre sujet, écrivez à"
        ),
        html(&manifest.site.controller),
        contact(&manifest.site.contact),
    );
    section("files", say("To take along", "À emporter"), &body)
}

/// An e-mail address as a link, anything else as it stands.
fn contact(text: &str) -> String {
    let shown = html(text);
    let is_mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !text.contains(char::is_whitespace);
    if is_mail { format!("<a href=\"mailto:{shown}\">{shown}</a>") } else { shown }
}

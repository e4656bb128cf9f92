//! What may travel, what may be kept and what is read: the tables of the manifest for people.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{section, table};
use crate::privacy::{
    manifest::{Manifest, Part},
    markup::html,
    words::Tongue,
};

pub(super) fn fields(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let heads = [
        say("Field", "Champ"),
        say("What for", "Finalité"),
        say("Comes from", "Provient de"),
        say("Needs", "Exige"),
        say("Example", "Exemple"),
    ];
    let mut body = format!(
        "<p>{}</p>\n",
        say(
            "They travel only when you submit a form that asks for them, to whoever receives that form, and to nobody else. Nothing here is sensitive information, and nothing travels before your choice unless its row says so.",
            "Ils ne partent que lorsque vous envoyez un formulaire qui les demande, vers son destinataire et personne d’autre. Rien ici n’est un renseignement sensible, et rien ne part avant votre choix, sauf si la ligne le dit."
        )
    );
    if manifest.fields.is_empty() {
        body.push_str(&format!("<p>{}</p>\n", say("This site adds no field.", "Ce site ne joint aucun champ.")));
    }
    let mut categories: Vec<_> = manifest.fields.iter().map(|field| field.category).collect();
    categories.sort();
    categories.dedup();
    for category in categories {
        let rows: Vec<Vec<String>> = manifest
            .fields
            .iter()
            .filter(|field| field.category == category)
            .map(|field| {
                let name = match (&field.wire, field.place) {
                    (Some(wire), Part::Flat | Part::Both) => html(wire),
                    _ => format!("baton_context: {}", html(&field.id)),
                };
                Vec::from([
                    format!("{}<br><code>{name}</code>", html(tongue.of(&field.label))),
                    html(tongue.of(&field.purpose)),
                    tongue.source(field.source).to_string(),
                    tongue.gate(field.needs).to_string(),
                    format!("<code>{}</code>", html(&field.example)),
                ])
            })
            .collect();
        body.push_str(&table(tongue.category(category), &heads, &rows));
    }
    section("fields", say("What may travel with a form", "Ce qui peut partir avec un formulaire"), &body)
}

pub(super) fn kept(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let heads = [say("Key", "Clé"), say("What it holds", "Contenu"), say("How long", "Durée"), say("Needs", "Exige")];
    let rows: Vec<Vec<String>> = manifest
        .stores
        .iter()
        .map(|store| {
            let days = match store.days {
                Some(days) => format!(
                    "{days} {}",
                    say("days for each fact, never renewed by a visit", "jours pour chaque fait; une visite ne prolonge rien")
                ),
                None => say("until you erase it", "jusqu’à ce que vous l’effaciez").to_string(),
            };
            let needs = if store.days.is_some() { tongue.gate(store.needs) } else { say("your own refusal", "votre refus") };
            Vec::from([
                format!("<code>{}</code><br>{}", html(&store.key), html(&store.area)),
                html(tongue.of(&store.holds)),
                days,
                needs.to_string(),
            ])
        })
        .collect();
    let body = format!(
        "<p>{}</p>\n{}",
        say(
            "In your browser’s storage for this site. Other scripts of this site could read it there as well; it holds nothing secret.",
            "Dans le stockage de votre navigateur pour ce site. D’autres scripts de ce site pourraient aussi l’y lire; rien de secret ne s’y trouve."
        ),
        table(
            say("Keys of the storage; no cookie, no database", "Clés du stockage; aucun témoin, aucune base de données"),
            &heads,
            &rows
        )
    );
    section("stores", say("What may be kept on your device", "Ce qui peut être conservé sur votre appareil"), &body)
}

pub(super) fn read(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let heads = [say("What", "Quoi"), say("What for", "Finalité"), say("When", "Quand"), say("Needs", "Exige")];
    let rows: Vec<Vec<String>> = manifest
        .reads
        .iter()
        .map(|read| {
            let subset: Vec<String> = read.subset.iter().map(|one| format!("<code>{}</code>", html(one))).collect();
            let subset =
                if subset.is_empty() { String::new() } else { format!("<br>{} {}", say("of it:", "dont :"), subset.join(", ")) };
            Vec::from([
                format!("{}{subset}", html(&read.api)),
                html(tongue.of(&read.reason)),
                tongue.when(&read.when).to_string(),
                tongue.gate(read.needs).to_string(),
            ])
        })
        .collect();
    let body = format!(
        "<p>{}</p>\n{}",
        say(
            "Never read: what you enter in any other control, key presses, cookies, titles and text of pages.",
            "Jamais lus : ce que vous inscrivez dans tout autre champ, la frappe au clavier, les témoins, les titres et le texte des pages."
        ),
        table(
            say("All that the script reads of browser and page", "Tout ce que le script lit du navigateur et de la page"),
            &heads,
            &rows
        )
    );
    section("reads", say("What is read", "Ce qui est lu"), &body)
}

//! The manifest as rows for a spreadsheet: an annex for a register of processing.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{manifest::Manifest, markup::cell, words::Tongue};

/// The list `privacy-fields.<language>.csv`.
pub fn csv(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr).to_string();
    let yes = |is: bool| if is { say("yes", "oui") } else { say("no", "non") };
    let mut rows = Vec::from([Vec::from([
        say("what", "quoi"),
        say("name", "nom"),
        say("label", "libellé"),
        say("purpose", "finalité"),
        say("subject", "sujet"),
        say("comes from", "provient de"),
        say("needs", "exige"),
        say("most characters", "caractères au plus"),
        say("example", "exemple"),
        say("conclusion", "conclusion"),
        say("recipient", "destinataire"),
    ])]);
    let recipient = say("the receiver of the form", "le destinataire du formulaire");
    for field in &manifest.fields {
        rows.push(Vec::from([
            say("field", "champ"),
            field.wire.clone().unwrap_or_else(|| format!("baton_context: {}", field.id)),
            tongue.of(&field.label).into(),
            tongue.of(&field.purpose).into(),
            tongue.category(field.category).into(),
            tongue.source(field.source).into(),
            tongue.gate(field.needs).into(),
            if field.max > 0 { field.max.to_string() } else { String::new() },
            field.example.clone(),
            yes(field.inferred),
            recipient.clone(),
        ]));
    }
    for store in &manifest.stores {
        rows.push(Vec::from([
            say("kept on the device", "conservé sur l’appareil"),
            format!("{} ({})", store.key, store.area),
            String::new(),
            tongue.of(&store.holds).into(),
            String::new(),
            String::new(),
            tongue.gate(store.needs).into(),
            store.max.to_string(),
            String::new(),
            yes(false),
            say("nobody", "personne"),
        ]));
    }
    for read in &manifest.reads {
        rows.push(Vec::from([
            say("read", "lu"),
            read.api.clone(),
            read.subset.join(" "),
            tongue.of(&read.reason).into(),
            String::new(),
            tongue.when(&read.when).into(),
            tongue.gate(read.needs).into(),
            String::new(),
            String::new(),
            yes(false),
            say("nobody", "personne"),
        ]));
    }
    // The mark lets spreadsheets read the accents.
    let mut text = String::from("\u{feff}");
    for row in rows {
        text.push_str(&row.iter().map(|one| cell(one)).collect::<Vec<_>>().join(","));
        text.push_str("\r\n");
    }
    text
}

//! A starter for the privacy impact assessment and for the register of processing, filled with the facts of the site.
//!
//! What only the organization can say is left as a question; nothing in it claims that a law is satisfied.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{manifest::Manifest, markup::markdown, page::declared, page::policy, words::Tongue};

/// The file `privacy-assessment.<language>.md`.
pub fn assessment(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let mut text = format!(
        "# {}: {}\n\n{}\n\n",
        say("Privacy impact assessment, a starter", "Évaluation des facteurs relatifs à la vie privée, ébauche"),
        markdown(&manifest.site.controller),
        say(
            "Filled by `baton publish` with the facts of this site. Questions marked **▢** only the organization can answer. This is no legal advice; a lawyer or the person in charge of personal information decides.",
            "Remplie par `baton publish` avec les faits de ce site. Seule l’organisation peut répondre aux questions marquées **▢**. Ce document n’est pas un avis juridique; un juriste ou la personne responsable des renseignements personnels décide."
        )
    );
    let mut part = |title: &str, body: &str| text.push_str(&format!("## {title}\n\n{body}\n\n"));
    part(say("1. Register of processing", "1. Registre des traitements"), &register(manifest, tongue));
    part(say("2. What is captured", "2. Ce qui est recueilli"), &captured(manifest, tongue));
    part(say("3. Consent and choice", "3. Consentement et choix"), &consent(manifest, tongue));
    part(say("4. Where it goes and how long it stays", "4. Où cela va et combien de temps cela reste"), &flow(manifest, tongue));
    part(say("5. Risks, and what is done about them", "5. Risques et mesures"), &risks(manifest, tongue));
    part(say("6. Questions for the organization", "6. Questions à l’organisation"), &questions(tongue));
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn rows(rows: &[(&str, String)]) -> String {
    let mut text = String::from("| | |\n|---|---|");
    for (name, value) in rows {
        text.push_str(&format!("\n| {name} | {value} |"));
    }
    text
}

fn register(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let mut categories: Vec<_> = manifest.fields.iter().map(|field| field.category).collect();
    categories.sort();
    categories.dedup();
    let categories: Vec<&str> = categories.into_iter().map(|category| tongue.category(category)).collect();
    rows(&[
        (say("Organization", "Organisation"), markdown(&manifest.site.controller)),
        (say("Contact", "Personne-ressource"), markdown(&manifest.site.contact)),
        (
            say("Purpose", "Finalité"),
            say(
                "Answer requests sooner and by the right team; know which campaign led to them",
                "Répondre aux demandes plus vite et par la bonne équipe; savoir quelle campagne les a amenées",
            )
            .into(),
        ),
        (
            say("People concerned", "Personnes concernées"),
            say("Visitors who agreed and who send a form", "Visiteurs qui ont accepté et qui envoient un formulaire").into(),
        ),
        (say("Kinds of information", "Catégories de renseignements"), categories.join("; ")),
        (say("Sensitive information", "Renseignements sensibles"), say("None", "Aucun").into()),
        (
            say("Profiling", "Profilage"),
            if manifest.fields.iter().any(|field| field.inferred) {
                say(
                    "Yes: a score with its reasons, computed on the visitor’s device after a choice of its own",
                    "Oui : un pointage motivé, calculé sur l’appareil de la personne après un choix distinct",
                )
                .into()
            } else {
                say("No", "Non").into()
            },
        ),
        (
            say("Basis that is suggested", "Fondement proposé"),
            say(
                "Consent (Quebec, Canada, European Union); notice and opt-out (California)",
                "Consentement (Québec, Canada, Union européenne); avis et droit de refus (Californie)",
            )
            .into(),
        ),
        (
            say("Recipients", "Destinataires"),
            say(
                "The receiver of the form. **▢** Which system, run by whom?",
                "Le destinataire du formulaire. **▢** Quel système, exploité par qui?",
            )
            .into(),
        ),
        (
            say("Transfer outside the province or the country", "Transfert hors de la province ou du pays"),
            say("None by Baton. **▢** Where is the receiver?", "Aucun par Baton. **▢** Où se trouve le destinataire?").into(),
        ),
        (
            say("Kept", "Conservation"),
            format!(
                "{} {} {}",
                say("On the device, each fact at most", "Sur l’appareil, chaque fait au plus"),
                manifest.limits.days_to_keep,
                say("days. **▢** How long by the receiver?", "jours. **▢** Combien de temps chez le destinataire?")
            ),
        ),
        (
            say("Version", "Version"),
            format!(
                "{} {}, {} {}, {} {} ({})",
                say("manifest", "manifeste"),
                manifest.manifest_version,
                say("Baton", "Baton"),
                manifest.product.version,
                say("lead definition", "définition de client potentiel"),
                markdown(&manifest.definition.id),
                manifest.definition.version
            ),
        ),
    ])
}

fn captured(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let mut text = format!(
        "| {} | {} | {} | {} | {} |\n|---|---|---|---|---|",
        say("Field", "Champ"),
        say("What for", "Finalité"),
        say("Comes from", "Provient de"),
        say("Needs", "Exige"),
        say("Conclusion", "Conclusion")
    );
    for field in &manifest.fields {
        text.push_str(&format!(
            "\n| {} (`{}`) | {} | {} | {} | {} |",
            markdown(tongue.of(&field.label)),
            field.id,
            markdown(tongue.of(&field.purpose)),
            tongue.source(field.source),
            tongue.gate(field.needs),
            if field.inferred { say("yes", "oui") } else { say("no", "non") }
        ));
    }
    let controls: Vec<String> = declared(manifest).iter().map(|name| format!("`{}`", markdown(name))).collect();
    text.push_str(&format!(
        "\n\n{} {}",
        say(
            "Controls of forms whose choice is read when the form is sent:",
            "Champs de formulaires dont le choix est lu à l’envoi :"
        ),
        if controls.is_empty() { say("none.", "aucun.").to_string() } else { format!("{}.", controls.join(", ")) }
    ));
    text.push_str(&format!(
        "\n\n{}",
        say("All that is read of browser and page:", "Tout ce qui est lu du navigateur et de la page :")
    ));
    for read in &manifest.reads {
        text.push_str(&format!("\n- {}: {}", markdown(&read.api), markdown(tongue.of(&read.reason))));
    }
    text
}

fn consent(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let mut text = String::from(say(
        "Closed until an explicit choice; where several tools are asked the strictest wins; a default or a silent banner opens nothing; nothing from before the choice is kept. A withdrawal erases the device’s record, the memory and what was put into forms, before the tool’s event is over.",
        "Fermé jusqu’à un choix explicite; si plusieurs outils sont consultés, le plus strict l’emporte; un réglage par défaut ou un bandeau sans réponse n’ouvre rien; rien d’antérieur au choix n’est conservé. Un retrait efface ce qui est sur l’appareil, la mémoire et ce qui a été mis dans les formulaires, avant la fin de l’événement de l’outil.",
    ));
    text.push('\n');
    for source in &manifest.consent.sources {
        let list =
            |words: &[String]| if words.is_empty() { say("never", "jamais").to_string() } else { markdown(&words.join(" + ")) };
        text.push_str(&format!(
            "\n- {}: {} {}; {} {}; {} {}",
            markdown(&source.tool),
            say("attribution by", "provenance par"),
            list(&source.attribution),
            say("profile by", "profil par"),
            list(&source.profile),
            say("storage by", "conservation par"),
            list(&source.storage)
        ));
    }
    text.push_str(&format!("\n- Global Privacy Control: `{}`", manifest.consent.gpc.word()));
    text.push_str(&format!(
        "\n- **▢** {}",
        say(
            "What does the consent text say, in French and in English? Does it name profiling apart from measurement?",
            "Que dit le texte du consentement, en français et en anglais? Nomme-t-il le profilage à part de la mesure?"
        )
    ));
    text
}

fn flow(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let mut text = String::from(say(
        "Everything is computed on the visitor’s device. Baton sends nothing by itself: the fields leave with a form that the visitor submits, by POST, to its own receiver. This line of policy lets the browser itself prove it:",
        "Tout est calculé sur l’appareil de la personne. Baton n’envoie rien de lui-même : les champs partent avec un formulaire que la personne envoie, par POST, à son destinataire. Cette ligne de politique permet au navigateur lui-même de le prouver :",
    ));
    text.push_str(&format!("\n\n```text\n{}\n```\n", policy(manifest)));
    for store in &manifest.stores {
        let days = store.days.map_or(say("until it is erased", "jusqu’à l’effacement").to_string(), |days| {
            format!("{days} {}", say("days", "jours"))
        });
        text.push_str(&format!("\n- `{}` ({}, {days}): {}", store.key, store.area, markdown(tongue.of(&store.holds))));
    }
    text
}

fn risks(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let all = [
        (
            say("A consent tool says yes although nobody chose", "Un outil de consentement dit oui sans que personne ait choisi"),
            say(
                "Only an explicit choice counts; each tool’s trap is a test",
                "Seul compte un choix explicite; le piège de chaque outil fait l’objet d’un essai",
            ),
        ),
        (
            say("Personal information in addresses", "Renseignements personnels dans les adresses"),
            say(
                "Named campaign parameters only; what looks like an e-mail address, a number or a token is dropped; of the referrer only the host",
                "Paramètres de campagne nommés seulement; ce qui ressemble à un courriel, à un numéro ou à un jeton est écarté; du site précédent, l’hôte seul",
            ),
        ),
        (
            say("What people type is read", "Lecture de ce que les gens tapent"),
            say(
                "One named function reads declared controls; a scan of the script’s syntax tree and spies in real browsers hold it to that",
                "Une seule fonction nommée lit les champs déclarés; l’analyse syntaxique du script et des témoins dans de vrais navigateurs y veillent",
            ),
        ),
        (
            say(
                "Other scripts of the page read hidden fields or the storage",
                "D’autres scripts de la page lisent les champs cachés ou le stockage",
            ),
            say(
                "Nothing secret and no identifier is kept; fields exist only while the form is being sent",
                "Rien de secret ni aucun identifiant n’est conservé; les champs n’existent que pendant l’envoi",
            ),
        ),
        (
            say("The score decides about somebody", "Le pointage décide du sort de quelqu’un"),
            say(
                "It is provisional and can be forged: use it to sort and to route, never to refuse. **▢** Who looks at each request?",
                "Il est provisoire et falsifiable : il sert à trier et à acheminer, jamais à refuser. **▢** Qui regarde chaque demande?",
            ),
        ),
        (
            say("A shared device mixes people", "Un appareil partagé mélange des personnes"),
            say(
                "Facts expire by themselves; anybody can erase on the privacy page",
                "Les faits expirent d’eux-mêmes; chacun peut effacer sur la page de confidentialité",
            ),
        ),
    ];
    let mut text = format!(
        "| {} | {} | {} |\n|---|---|---|",
        say("Risk", "Risque"),
        say("What is done", "Mesure"),
        say("What remains", "Ce qui reste")
    );
    for (risk, done) in all {
        text.push_str(&format!("\n| {risk} | {done} | ▢ |"));
    }
    if manifest.page_api {
        text.push_str(&format!(
            "\n| {} | {} | ▢ |",
            say(
                "Scripts of the page ask for the fields (`page_api`)",
                "Des scripts de la page demandent les champs (`page_api`)"
            ),
            say(
                "Turned on by this site; they see what the form would get",
                "Activé par ce site; ils voient ce que recevrait le formulaire"
            )
        ));
    }
    text
}

fn questions(tongue: Tongue) -> String {
    let all = [
        (
            "Is the measure proportionate: would less answer the same requests as well?",
            "La mesure est-elle proportionnée : moins suffirait-il pour répondre aussi bien?",
        ),
        (
            "Quebec, P-39.1, s. 3.3: was this assessment made before the project began, and when is it reviewed?",
            "Québec, P-39.1, art. 3.3 : l’évaluation a-t-elle précédé le projet, et quand est-elle revue?",
        ),
        (
            "Quebec, s. 8.1: how are people told of profiling, and how do they turn it on?",
            "Québec, art. 8.1 : comment les gens sont-ils informés du profilage, et comment l’activent-ils?",
        ),
        (
            "Quebec, s. 12.1: is any decision made by machine alone? If so, who explains it and who can change it?",
            "Québec, art. 12.1 : une décision est-elle prise uniquement par une machine? Si oui, qui l’explique et qui peut la revoir?",
        ),
        (
            "Quebec, s. 17: does the receiver’s place protect the information enough?",
            "Québec, art. 17 : le lieu du destinataire protège-t-il assez les renseignements?",
        ),
        (
            "PIPEDA: are purposes, parties and the way to refuse said where people look for them?",
            "LPRPDE : finalités, tiers et façon de refuser sont-ils dits là où on les cherche?",
        ),
        (
            "CASL: on what basis may messages be sent, and until when?",
            "LCAP : à quel titre des messages peuvent-ils être envoyés, et jusqu’à quand?",
        ),
        (
            "European visitors: is the choice asked for before anything is stored or read (ePrivacy, art. 5(3))?",
            "Visiteurs européens : le choix est-il demandé avant tout stockage ou toute lecture (vie privée et communications électroniques, art. 5, par. 3)?",
        ),
        (
            "Who answers requests to see, correct, move or erase, and within how many days?",
            "Qui répond aux demandes d’accès, de rectification, de portabilité ou d’effacement, et en combien de jours?",
        ),
        ("Approved by, on:", "Approuvé par, le :"),
    ];
    let lines: Vec<String> = all.iter().map(|(en, fr)| format!("- **▢** {}", tongue.says(en, fr))).collect();
    lines.join("\n")
}

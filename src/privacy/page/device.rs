//! What is on this device now, and the ways to end it.

use alloc::{format, string::String, vec::Vec};

use crate::{
    agreement::site::GpcMode,
    privacy::{manifest::Manifest, markup::html, words::Tongue},
};

/// What is on this device now. The script fills it in; every sentence that it can say stands here.
pub(super) fn device(manifest: &Manifest, tongue: Tongue) -> String {
    let say = |en, fr| tongue.says(en, fr);
    let keys: Vec<&str> = manifest.stores.iter().map(|store| store.key.as_str()).collect();
    let kinds = say(
        "page: Page|download: Download|form: Form|event: Event|media_0: Recording, started|media_25: Recording, 25%|media_50: Recording, 50%|media_75: Recording, 75%|media_100: Recording, 100%|language: Language|arrival: Arrival|first: First arrival|last: Latest arrival|last_non_direct: Latest arrival by a link",
        "page: Page|download: Téléchargement|form: Formulaire|event: Événement|media_0: Enregistrement commencé|media_25: Enregistrement, 25 %|media_50: Enregistrement, 50 %|media_75: Enregistrement, 75 %|media_100: Enregistrement, 100 %|language: Langue|arrival: Arrivée|first: Première arrivée|last: Dernière arrivée|last_non_direct: Dernière arrivée par un lien",
    );
    format!(
        r#"<section id="device" aria-labelledby="device-title" data-keys="{keys}">
<h2 id="device-title">{title}</h2>
<noscript><p>{without}</p></noscript>
<div id="live" hidden>
<p id="gpc" data-on="{gpc_on}" data-off="{gpc_off}" data-unknown="{gpc_unknown}"></p>
<p id="kept" data-none="{none}" data-some="{some}" data-refused="{refused}" data-unreadable="{unreadable}"></p>
<ul id="keys" data-characters="{characters}"></ul>
<div id="record" hidden data-kinds="{kinds}" data-colon="{colon}" data-since="{since}" data-visits="{visits}"><h3>{record}</h3><ul id="facts"></ul></div>
<p class="actions"><button type="button" id="download" data-file="{file}">{download}</button> <button type="button" id="erase">{erase}</button> <button type="button" id="refuse">{refuse}</button></p>
<p id="said" role="status" data-erased="{erased}" data-left="{left}" data-closed="{closed}" data-saved="{saved}"></p>
</div>
</section>
"#,
        keys = html(&keys.join(" ")),
        title = say("On this device, now", "Sur cet appareil, en ce moment"),
        without = say(
            "Without JavaScript Baton does not run, and this page cannot look at what an earlier visit may have left. Your browser’s settings show and erase what this site keeps.",
            "Sans JavaScript, Baton ne fonctionne pas, et cette page ne peut pas voir ce qu’une visite précédente aurait laissé. Les réglages de votre navigateur montrent et effacent ce que ce site conserve."
        ),
        gpc_on = match manifest.consent.gpc {
            GpcMode::Strict => say(
                "Your browser sends Global Privacy Control. This site heeds it: nothing is kept on your device and no profile is made.",
                "Votre navigateur envoie le signal Global Privacy Control. Ce site le respecte : rien n’est conservé sur votre appareil et aucun profil n’est établi."
            ),
            GpcMode::Flag => say(
                "Your browser sends Global Privacy Control. This site passes it on with your form; what is captured depends on your choice alone.",
                "Votre navigateur envoie le signal Global Privacy Control. Ce site le transmet avec votre formulaire; ce qui est recueilli ne dépend que de votre choix."
            ),
        },
        gpc_off = say(
            "Your browser does not send Global Privacy Control.",
            "Votre navigateur n’envoie pas le signal Global Privacy Control."
        ),
        gpc_unknown = say(
            "Your browser does not say whether it sends Global Privacy Control.",
            "Votre navigateur ne dit pas s’il envoie le signal Global Privacy Control."
        ),
        none = say("Baton keeps nothing on this device.", "Baton ne conserve rien sur cet appareil."),
        some = say("Baton keeps this on this device:", "Voici ce que Baton conserve sur cet appareil :"),
        refused = say(
            "You have refused on this device. The sign of that is all that is kept:",
            "Vous avez refusé sur cet appareil. Le signe de ce refus est tout ce qui est conservé :"
        ),
        unreadable = say(
            "Your browser lets this page read no storage, so Baton keeps nothing either.",
            "Votre navigateur ne laisse cette page lire aucun stockage; Baton ne conserve donc rien non plus."
        ),
        characters = say("characters", "caractères"),
        record = say("What it says", "Ce que cela dit"),
        colon = say(": ", " : "),
        since = say("Kept since", "Conservé depuis"),
        visits = say("Visits", "Visites"),
        file = say("baton-export.json", "baton-donnees.json"),
        download = say("Export what is kept", "Exporter ce qui est conservé"),
        erase = say("Erase it", "Effacer"),
        refuse = say("Refuse on this device for good", "Refuser pour de bon sur cet appareil"),
        erased = say(
            "Erased. This page has just read the storage again: nothing is left.",
            "C’est effacé. Cette page vient de relire le stockage : il ne reste rien."
        ),
        left = say(
            "This could not be erased; please erase the data of this site in your browser’s settings:",
            "Ceci n’a pas pu être effacé; veuillez effacer les données de ce site dans les réglages de votre navigateur :"
        ),
        closed = say(
            "Refused. This page has just read the storage again: the sign of your refusal is all that is left.",
            "C’est refusé. Cette page vient de relire le stockage : il ne reste que le signe de votre refus."
        ),
        saved = say("The export is in your downloads.", "L’exportation se trouve dans vos téléchargements."),
    )
}

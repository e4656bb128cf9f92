//! What a web team pastes: the tag, the line of the policy, and words for the consent tool.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use crate::agreement::document::sha256;

/// The value of an `integrity` attribute: a browser runs the script only if it is this one to the byte.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The name of a file that can be cached for good: it changes with the content.
pub(crate) fn hashed(stem: &str, bytes: &[u8], ending: &str) -> String {
    format!("{stem}.{:.16}.{ending}", sha256(bytes))
}

/// What the files are called.
pub(crate) struct Names<'a> {
    pub script: &'a str,
    pub module: &'a str,
    pub slim: &'a str,
    pub wasm: &'a str,
}

/// `snippet.html`. The tag stands on a line of its own.
pub(crate) fn snippet(names: &Names<'_>, integrity: &str) -> String {
    let Names { script, module, slim, wasm } = names;
    format!(
        r#"<!-- Put this line into the head of every page, and the script at /baton/ on the same origin as the pages.
     Placez cette ligne dans l’en-tête de chaque page, et le script sous /baton/, à la même origine que les pages. -->
<script async src="/baton/{script}" integrity="{integrity}" crossorigin="anonymous"></script>
<!-- Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval' -->
<!-- For bundles, in place of the tag / Pour un module, à la place de la balise :
       import {{ init }} from "/baton/{module}";
       init();
     The slim pair fetches its engine, so its policy also needs connect-src 'self':
     La paire légère va chercher son moteur : sa politique demande aussi connect-src 'self' :
       import {{ init }} from "/baton/{slim}";
       init({{ module_or_path: "/baton/{wasm}" }}); -->
<!-- Words for your consent tool, beside the categories that open Baton; have your privacy officer read them.
     Texte pour votre outil de consentement, à côté des catégories qui activent Baton; faites-le relire par la personne
     responsable de la protection des renseignements personnels.
     EN: If you agree, this site remembers on your device which of its pages you visit. When you send us a form, a summary goes with
         it, so that the right person can answer you. Nothing is sent before that, and you can withdraw at any time.
     FR : Si vous acceptez, ce site retient sur votre appareil les pages que vous y consultez. Quand vous nous envoyez un formulaire, un
         résumé l’accompagne, afin que la bonne personne puisse vous répondre. Rien n’est envoyé avant, et vous pouvez retirer votre
         consentement en tout temps. -->
"#
    )
}

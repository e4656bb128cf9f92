//! The manifest of one site: the tables cut to what its config and its lead definition can bring about.

use alloc::{string::String, vec::Vec};

use super::{
    entries,
    manifest::{
        Asked, Consent, Controller, DefinitionUsed, FormEntry, Gate, Limits, Manifest, Network, Product, ReadEntry, VERSION,
    },
};
use crate::{
    agreement::{
        agreed::Agreed,
        document::{Audience, Definition, Offsets, SiteConfig, compile},
        site::{Answers, Site},
    },
    error::Error,
    fields::{FieldId, Needs, READS, Read, STORES, Where},
    intent::{
        consent::{Gates, Processing, Storage},
        journal::{ITEMS, REMEMBERED},
    },
    terms::{Reason, Text},
};

/// Characters of a query and pairs of it, as `www/loader/page.ts` cuts it.
const QUERY: (usize, usize) = (8192, 64);
/// Rules of a lead definition.
const RULES: usize = 200;

/// Files that a browser asks for, and when.
const FILES: [(&str, &str, &str); 8] = [
    ("baton.*.js", "with every page that carries the tag", "avec chaque page qui porte la balise"),
    ("baton.*.mjs", "in its place, where the site loads a module", "à sa place, si le site charge un module"),
    ("baton.*.wasm", "beside it, where that is the slim module", "en plus, si ce module est celui de la paire légère"),
    (
        "baton-inspect.*.js",
        "when somebody adds ?baton=inspect to the address",
        "quand quelqu’un ajoute ?baton=inspect à l’adresse",
    ),
    ("privacy.*.js", "when somebody opens a privacy page", "quand quelqu’un ouvre une page de confidentialité"),
    ("privacy.*.css", "when somebody opens a privacy page", "quand quelqu’un ouvre une page de confidentialité"),
    ("privacy.*.svg", "when somebody opens a privacy page", "quand quelqu’un ouvre une page de confidentialité"),
    ("privacy-fields.*.csv", "when somebody downloads the list", "quand quelqu’un télécharge la liste"),
];

impl Manifest {
    /// What this site can collect with this definition, and nothing more.
    pub fn of(site: &SiteConfig, definition: &Definition) -> Result<Manifest, Error> {
        let compiled = site.compile(definition).map_err(|problems| Error::document("the site config", problems))?;
        let agreed = compile(definition, Audience::Browser, &Offsets::default());
        let at_most = at_most(&compiled);
        // A gate that this site never opens lets nothing through, whatever the table allows.
        let is_reached = |gate: &Gate| gate.storage <= at_most.storage && gate.processing <= at_most.processing;
        let fields = FieldId::ALL.iter().filter(|id| is_written(**id, &compiled, &agreed)).map(|id| entries::field(*id));
        Ok(Manifest {
            schema: "privacy-manifest.schema.json".into(),
            manifest_version: VERSION,
            product: Product { name: "baton".into(), version: env!("CARGO_PKG_VERSION").into() },
            site: Controller {
                controller: site.controller.name.clone(),
                contact: site.controller.contact.clone(),
                languages: ["en-CA", "fr-CA"].map(String::from).into(),
                config_sha256: site.sha256().into(),
            },
            definition: DefinitionUsed {
                id: definition.id().into(),
                version: definition.version(),
                sha256: definition.sha256().into(),
            },
            consent: Consent {
                default: Gates::CLOSED.into(),
                at_most: at_most.into(),
                explicit_only: true,
                sources: compiled.consent.clone(),
                gpc: compiled.gpc,
                dnt: if compiled.heeds_dnt { "deny" } else { "ignore" }.into(),
            },
            page_api: compiled.page_api,
            network: network(&compiled),
            reads: READS
                .iter()
                .filter(|read| is_read(read, site, &compiled))
                .map(|one| read(one, &compiled))
                .filter(|read| is_reached(&read.needs))
                .collect(),
            stores: STORES
                .iter()
                .map(|store| entries::store(store, compiled.days_to_keep))
                .filter(|store| is_reached(&store.needs))
                .collect(),
            limits: Limits {
                query_characters: QUERY.0,
                query_pairs: QUERY.1,
                items: ITEMS,
                times: REMEMBERED,
                context_characters: FieldId::Context.spec().max.into(),
                rules: RULES,
                days_to_keep: compiled.days_to_keep,
            },
            forms: forms(&compiled),
            fields: fields.filter(|field| is_reached(&field.needs)).collect(),
        })
    }
}

/// How far a yes to everything opens both gates: the strictest source decides, and without a source nothing opens.
fn at_most(site: &Site) -> Gates {
    let open = Gates { storage: Storage::Persistent, processing: Processing::Profile };
    let of = |source: &crate::agreement::site::ConsentSource| Gates {
        storage: if source.storage.is_empty() { Storage::None } else { Storage::Persistent },
        processing: match (source.attribution.is_empty(), source.profile.is_empty()) {
            (true, _) => Processing::None,
            (false, true) => Processing::Attribution,
            (false, false) => Processing::Profile,
        },
    };
    let gates = site.consent.iter().map(of).fold(open, Gates::strictest);
    let gates = if site.consent.is_empty() { Gates::CLOSED } else { gates };
    let gates = Gates { storage: gates.storage.min(site.storage), ..gates };
    // Storage without processing has nothing to keep.
    if gates.are_open() { gates } else { Gates::CLOSED }
}

/// Whether this site's config and definition can bring the field about.
fn is_written(id: FieldId, site: &Site, agreed: &Agreed) -> bool {
    let says_customer = || agreed.gates.iter().any(|gate| gate.reason == Reason::ExistingCustomer);
    match id {
        FieldId::State => site.state,
        FieldId::Content => !agreed.content.is_empty(),
        FieldId::SaysExistingCustomer => says_customer(),
        FieldId::RespondBy | FieldId::TargetBy => !agreed.slas.is_empty(),
        FieldId::Receipt | FieldId::ReceiptBasis | FieldId::ReceiptEnds => asks_permission(site),
        _ => true,
    }
}

/// Whether a form names the checkbox for messages.
fn asks_permission(site: &Site) -> bool {
    site.forms.iter().any(|form| form.permission.is_some())
}

fn is_read(read: &Read, config: &SiteConfig, site: &Site) -> bool {
    match read.only {
        Where::Always => true,
        Where::Tool(tool) => site.consent.iter().any(|source| source.tool == tool),
        Where::ClickIds => site.click_ids,
        Where::Zones => !site.zones.is_empty(),
        Where::Vendor(vendor) => config.vendors().iter().any(|one| one.word() == vendor),
        Where::HashRoutes => site.hash_routes,
        Where::Answers => site.forms.iter().any(|form| !form.answers.is_empty()),
        Where::Permission => asks_permission(site),
        Where::Dnt => site.heeds_dnt,
        Where::State => site.state,
    }
}

/// A read of this site: declared controls are named.
fn read(one: &Read, site: &Site) -> ReadEntry {
    let mut entry = entries::read(one);
    if one.only == Where::Answers {
        debug_assert!(one.needs == Needs::Profile, "answers are part of the profile");
        let controls = site.forms.iter().flat_map(|form| &form.answers).map(|declared| declared.control.clone());
        entry.subset = controls.collect();
        entry.subset.sort();
        entry.subset.dedup();
    }
    entry
}

fn network(site: &Site) -> Network {
    let mut form_origins: Vec<String> = site.forms.iter().flat_map(|form| form.origins.clone()).collect();
    form_origins.sort();
    form_origins.dedup();
    let asked = |(file, en, fr): (&str, &str, &str)| Asked { file: file.into(), when: Text { en: en.into(), fr: fr.into() } };
    Network { beacons: Vec::new(), files: FILES.map(asked).into(), form_origins }
}

fn forms(site: &Site) -> Vec<FormEntry> {
    let answer = |answers: &Answers| match answers {
        Answers::Key(key, _) => key.clone(),
        Answers::Province(_) => "province".into(),
        Answers::PostalCode(_) => "postal_code".into(),
        Answers::Language(_) => "language".into(),
    };
    let form = |form: &crate::agreement::site::FormRules| FormEntry {
        selector: form.selector.clone(),
        kind: form.kind,
        append: form.append,
        answers: form.answers.iter().map(|one| (one.control.clone(), answer(&one.answers))).collect(),
        slots: form.slots.iter().map(|slot| (slot.control.clone(), slot.holds.name().into())).collect(),
    };
    site.forms.iter().map(form).collect()
}

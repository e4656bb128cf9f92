//! Rows of the tables as entries of a manifest.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::manifest::{Entry, Gate, Part, ReadEntry, StoreEntry};
use crate::{
    fields::{Category, FieldId, Needs, Place, Read, STORE_RECORD, Store, flat_name, is_before_consent, kind, label, meaning},
    intent::consent::{Gates, Processing, Storage},
    terms::Text,
};

/// Nothing leaves but with a submitted form, to the form's own receiver.
const RECIPIENT: &str = "form_endpoint_only";

impl From<Gates> for Gate {
    fn from(gates: Gates) -> Gate {
        Gate { storage: gates.storage, processing: gates.processing }
    }
}

/// Both gates that a need stands for.
fn gate(needs: Needs) -> Gate {
    let processing = match needs {
        Needs::Nothing => Processing::None,
        Needs::Attribution => Processing::Attribution,
        Needs::Profile => Processing::Profile,
    };
    Gate { storage: Storage::None, processing }
}

/// A field. What needs no gate by itself still travels only in a bundle, and a bundle needs attribution; the one exception is the
/// constant that says why there is none.
pub(crate) fn field(id: FieldId) -> Entry {
    let spec = id.spec();
    let meaning = meaning(id);
    let before_consent = is_before_consent(id);
    let needs = if spec.needs == Needs::Nothing && !before_consent { Needs::Attribution } else { spec.needs };
    let is_flat = spec.place != Place::Context;
    Entry {
        id: id.name().into(),
        wire: is_flat.then(|| flat_name(id)),
        place: match spec.place {
            Place::Flat => Part::Flat,
            Place::Context => Part::Context,
            Place::Both => Part::Both,
        },
        label: label(id),
        inferred: meaning.is_inferred(),
        personal: if meaning.category == Category::Technical { "no" } else { "when_linked" }.into(),
        purpose: meaning.purpose,
        category: meaning.category,
        source: meaning.source,
        kind: kind(id).map(|kind| kind.word().into()),
        max: spec.max,
        inside: spec.parts.iter().map(ToString::to_string).collect(),
        example: meaning.example.into(),
        sensitive: false,
        needs: gate(needs),
        before_consent,
        recipient: RECIPIENT.into(),
        trust: if id == FieldId::Definition { "server_verifiable" } else { "client_claim" }.into(),
    }
}

/// A read.
pub(crate) fn read(read: &Read) -> ReadEntry {
    let words = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
    ReadEntry {
        api: read.api.into(),
        names: words(read.names),
        subset: words(read.subset),
        when: read.when.word().into(),
        needs: gate(read.needs),
        reason: read.why(),
    }
}

/// A key on the device. What the visitor refused is kept because the visitor asked for it, whatever the gates are.
pub(crate) fn store(store: &Store, days_to_keep: u16) -> StoreEntry {
    let is_record = *store == STORE_RECORD;
    let needs =
        if is_record { Gates { storage: Storage::Persistent, processing: Processing::Attribution } } else { Gates::CLOSED };
    StoreEntry {
        area: "localStorage".into(),
        key: store.key.into(),
        max: store.max,
        days: is_record.then_some(days_to_keep),
        renewed_on_visit: false,
        needs: needs.into(),
        holds: Text { en: store.holds.0.into(), fr: store.holds.1.into() },
    }
}

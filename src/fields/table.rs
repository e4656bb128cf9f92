//! The fields and what each needs.

use serde::{Deserialize, Serialize};

use crate::{
    layout::{Bytes, Layout},
    text,
};

/// Stands before the name of each flat field.
pub const PREFIX: &str = "baton_";

/// Which gate must be open for a field to travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// None: a constant, or what belongs to the submission itself.
    Nothing,
    /// Processing `attribution` or more.
    Attribution,
    /// Processing `profile`.
    Profile,
}

/// How a field travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// As a form field.
    Flat,
    /// As a key of the context JSON.
    Context,
    /// As both; verification compares them.
    Both,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// How it travels.
    pub place: Place,
    /// The most characters of the flat value.
    pub max: u16,
    /// The gate that it needs.
    #[cfg(feature = "std")]
    pub needs: Needs,
    /// Keys that may stand inside its JSON value, at any depth. `*` where they are ids of the definition.
    #[cfg(feature = "std")]
    pub parts: &'static [&'static str],
}

macro_rules! fields {
    ($($id:ident $name:literal $place:ident $max:literal $needs:ident [$($part:literal)*])+) => {
        /// A field of the bundle.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[allow(missing_docs)] // Each is described in both languages by its label, which the manifest publishes.
        pub enum FieldId { $(#[serde(rename = $name)] $id,)+ }

        impl FieldId {
            /// All fields, in the order in which they travel.
            pub const ALL: &'static [FieldId] = &[$(FieldId::$id,)+];

            /// The name in JSON, and behind the prefix in the form.
            pub fn name(self) -> &'static str {
                let start = usize::from(STARTS[self as usize]);
                text::word(FieldId::NAMES.get(start..).unwrap_or_default(), 0)
            }

            /// The names of all, in order: to go through them takes no longer than to look for the last.
            pub fn names() -> text::Pieces<'static> {
                text::pieces(FieldId::NAMES, "|")
            }

            const NAMES: &'static str = concat!($($name, "|",)+);

            /// The field's row.
            pub fn spec(self) -> &'static FieldSpec {
                &ROWS[self as usize]
            }
        }

        /// Where each name begins. A bundle names nearly all of them, and would look through all before it each time.
        static STARTS: [u16; FieldId::ALL.len()] = {
            let names = FieldId::NAMES.as_bytes();
            let mut starts = [0; FieldId::ALL.len()];
            let (mut place, mut at) = (1, 1);
            while place < starts.len() {
                if names[at - 1] == b'|' {
                    starts[place] = at as u16;
                    place += 1;
                }
                at += 1;
            }
            starts
        };

        /// The rows in the order of the fields.
        static ROWS: [FieldSpec; FieldId::ALL.len()] = [$(FieldSpec {
            place: Place::$place,
            max: $max,
            #[cfg(feature = "std")]
            needs: Needs::$needs,
            #[cfg(feature = "std")]
            parts: &[$($part,)*],
        },)+];

        impl Layout for FieldId {
            fn read(bytes: &mut Bytes<'_>) -> FieldId {
                let place = bytes.number() as usize;
                FieldId::ALL.get(place).copied().unwrap_or_else(|| {
                    bytes.damage();
                    FieldId::ALL[0]
                })
            }
        }
    };
}

// 255 is the length of a text field in Salesforce, Marketo, Pipedrive and Zoho; 4,000 of a line of text in Dataverse.
fields! {
    Version "v" Context 0 Nothing []
    Definition "definition" Both 128 Nothing ["id" "version" "sha256" "unsigned"]
    Submission "submission" Both 64 Nothing ["id" "at" "form"]
    Test "test" Both 4 Nothing []
    Traffic "traffic" Context 0 Nothing []
    Provisional "provisional" Context 0 Nothing []
    Storage "storage" Context 0 Nothing []
    Processing "processing" Context 0 Nothing []
    Consent "consent" Context 0 Nothing ["basis" "source" "at"]
    ConsentBasis "consent_basis" Flat 32 Nothing []
    ConsentSource "consent_source" Flat 64 Nothing []
    ConsentAt "consent_at" Flat 24 Nothing []
    Gpc "gpc" Both 1 Nothing []
    Receipt "receipt" Context 0 Attribution
        ["who" "purpose" "wording" "language" "form" "control" "page" "ticked" "at_load" "basis" "decides" "at" "ends"]
    ReceiptBasis "receipt_basis" Flat 16 Attribution []
    ReceiptEnds "receipt_ends" Flat 24 Attribution []
    Score "score" Both 3 Profile []
    ScorePossible "score_possible" Both 3 Profile []
    Intent "intent" Both 3 Profile []
    Fit "fit" Both 3 Profile []
    Contributions "contributions" Context 0 Profile ["rule" "axis" "count" "raw" "decay" "points"]
    Coverage "coverage" Context 0 Profile ["known" "of"]
    Criteria "criteria" Context 0 Profile ["fit" "problem" "intent" "timing" "process"]
    Status "status" Both 32 Profile []
    DecidedBy "decided_by" Context 0 Profile ["row" "needs" "gate"]
    Gates "gates" Context 0 Profile []
    SaysExistingCustomer "says_existing_customer" Context 0 Profile []
    Review "review" Context 0 Profile []
    Priority "priority" Both 8 Profile []
    Queue "queue" Both 64 Attribution []
    AnswerIn "answer_in" Context 0 Attribution []
    RespondBy "respond_by" Both 24 Profile []
    TargetBy "target_by" Context 0 Profile []
    Content "content" Context 0 Profile ["id" "url"]
    Summary "summary" Both 255 Profile ["en" "fr"]
    Reasons "reasons" Flat 255 Profile []
    Language "language" Both 2 Attribution []
    LanguageBasis "language_basis" Both 16 Attribution []
    Province "province" Both 2 Profile []
    ProvinceBasis "province_basis" Both 16 Profile []
    ProvinceCandidates "province_candidates" Context 0 Profile []
    Touches "touches" Context 0 Attribution
        ["first" "last" "last_non_direct" "by_email" "channel" "source" "medium" "campaign" "term" "content" "click" "referrer" "landing" "at"]
    FirstSource "first_source" Flat 128 Attribution []
    FirstMedium "first_medium" Flat 128 Attribution []
    FirstCampaign "first_campaign" Flat 128 Attribution []
    LastSource "last_source" Flat 128 Attribution []
    LastMedium "last_medium" Flat 128 Attribution []
    LastCampaign "last_campaign" Flat 128 Attribution []
    LandingPage "landing_page" Flat 255 Attribution []
    Visits "visits" Both 1 Profile []
    VisitsIn "visits_in" Context 0 Profile ["7" "30" "90"]
    FirstSeen "first_seen" Both 24 Profile []
    LastSeen "last_seen" Context 0 Profile []
    PagesCount "pages_count" Both 5 Profile []
    TopPages "top_pages" Both 255 Profile ["path" "count" "last" "visible_seconds" "returns" "days"]
    Downloads "downloads" Both 255 Profile ["path" "count" "last"]
    Topics "topics" Both 255 Profile []
    NearMisses "near_misses" Context 0 Profile []
    Labels "labels" Context 0 Profile ["*" "en" "fr"]
    Truncated "truncated" Context 0 Nothing []
    Evidence "evidence" Context 0 Profile ["atoms" "answers" "*"]
    Context "context" Flat 4000 Attribution []
    State "state" Flat 16 Nothing []
}

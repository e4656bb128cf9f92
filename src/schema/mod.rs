//! JSON Schemas: what an editor shows while somebody writes a document, and what whoever reads a bundle can generate types from.
//!
//! The documents are read by hand (`agreement::document`), since a schema cannot say what declares what, nor name a cure. So the types
//! here are the shape of the documents and nothing else: no value of them is ever made, their comments are what an editor shows, and
//! tests hold them to the reader key by key. What the reader accepts the schema accepts; what `baton check` refuses the schema
//! refuses as far as a shape can.

mod shape;

mod word;

mod when;

mod definition;

mod site;

mod part;

mod context;

mod outcome;

use schemars::{
    JsonSchema, Schema,
    generate::{SchemaGenerator, SchemaSettings},
};

/// What a schema is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// `lead-definition.json`.
    Definition,
    /// `site.json`.
    Site,
    /// The JSON in `baton_context`.
    Context,
    /// What became of a lead, as sales says it.
    Outcome,
}

impl Subject {
    /// Each of them.
    pub const ALL: &'static [Subject] = &[Subject::Definition, Subject::Site, Subject::Context, Subject::Outcome];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Subject::Definition => "definition",
            Subject::Site => "site",
            Subject::Context => "context",
            Subject::Outcome => "outcome",
        }
    }

    /// The file that holds its schema.
    pub fn file(self) -> &'static str {
        match self {
            Subject::Definition => "lead-definition.schema.json",
            Subject::Site => "site.schema.json",
            Subject::Context => "context.schema.json",
            Subject::Outcome => "outcome.schema.json",
        }
    }

    /// The schema, of JSON Schema 2020-12, as the text of a file. The same text every time.
    ///
    /// ```
    /// use baton_handoff::schema::Subject;
    ///
    /// let schema: serde_json::Value = serde_json::from_str(&Subject::Definition.schema()).unwrap();
    /// assert_eq!(schema["title"], "Lead definition");
    /// assert_eq!(schema["required"][0], "id");
    /// ```
    pub fn schema(self) -> String {
        let schema = match self {
            Subject::Definition => of::<definition::LeadDefinition>(),
            Subject::Site => of::<site::SiteConfig>(),
            Subject::Context => of::<context::Context>(),
            Subject::Outcome => of::<outcome::Outcome>(),
        };
        format!("{:#}\n", schema.as_value())
    }
}

fn of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with_transform(shape::Plain);
    SchemaGenerator::new(settings).into_root_schema_for::<T>()
}

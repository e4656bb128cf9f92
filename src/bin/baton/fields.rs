//! `baton fields`.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use baton_handoff::{
    fields::{FieldId, Kind, flat_name, kind, label},
    privacy::cell,
    terms::Language,
};
use serde::Deserialize;

use crate::{Failure, files};

/// Lists the form fields that Baton can fill, and how a CRM holds them.
///
/// Alone: each field's name, kind of value, most characters and label. With --crm FILE, a map: the field to make in that CRM, its type,
/// the length that it needs and what it holds, then how to make one and how a form names it. Maps for Salesforce, HubSpot, Marketo,
/// Dynamics 365, Pipedrive, Zoho and Mautic stand in pkg-config/crm; for another CRM copy one and change its names and types.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton fields --language fr
  baton fields --crm pkg-config/crm/salesforce.json
  baton fields --crm pkg-config/crm/hubspot.json --csv > baton-fields.csv")]
pub struct Arguments {
    /// A CRM's names and types
    #[arg(long, value_name = "FILE")]
    crm: Option<PathBuf>,
    /// Rows for a spreadsheet, labels and instructions in both languages
    #[arg(long, requires = "crm")]
    csv: bool,
    /// The language of labels and instructions
    #[arg(long, default_value = "en", value_parser = ["en", "fr"])]
    language: String,
}

/// How a CRM names its fields, and which types it has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Crm {
    /// What it is called.
    crm: String,
    name: Naming,
    /// The type for each kind of value.
    types: BTreeMap<String, Type>,
    /// How to make a field.
    create: Bilingual,
    /// How a form names it.
    slot: Bilingual,
    notes: Vec<Bilingual>,
    /// Where the limits come from.
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Naming {
    before: String,
    words: Words,
    after: String,
    /// The most characters of a name.
    at_most: usize,
}

/// How the words of a name are put together.
#[derive(Deserialize)]
enum Words {
    #[serde(rename = "snake")]
    Snake,
    #[serde(rename = "Capital_Snake")]
    CapitalSnake,
    #[serde(rename = "CapitalCamel")]
    CapitalCamel,
    #[serde(rename = "plain")]
    Plain,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Type {
    #[serde(rename = "type")]
    name: String,
    /// The most characters that a field of this type can hold.
    at_most: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bilingual {
    en: String,
    fr: String,
}

/// One field as a CRM holds it.
struct Row<'a> {
    id: FieldId,
    field: String,
    kind: &'a Type,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let language = if arguments.language == "fr" { Language::FR } else { Language::EN };
    let Some(path) = &arguments.crm else {
        list(language);
        return Ok(());
    };
    let crm: Crm = serde_json::from_str(&files::read(path)?).map_err(|why| {
        Failure::Found(format!("{}: is no map of a CRM ({why}); take one of pkg-config/crm as a model", path.display()))
    })?;
    let rows = rows(&crm, path)?;
    if arguments.csv {
        csv(&crm, &rows);
    } else {
        table(&crm, &rows, language);
    }
    Ok(())
}

/// The flat fields with their kinds, in the order in which they travel.
fn flat() -> impl Iterator<Item = (FieldId, Kind)> {
    FieldId::ALL.iter().filter_map(|id| Some((*id, kind(*id)?)))
}

fn list(language: Language) {
    files::print(&format!("{:<24}{:<9}{:>6}  {}", "field", "kind", "most", "holds"));
    for (id, kind) in flat() {
        let label = label(id);
        files::print(&format!("{:<24}{:<9}{:>6}  {}", flat_name(id), kind.word(), id.spec().max, label.for_language(language)));
    }
}

/// Each flat field as this CRM holds it, or why it cannot.
fn rows<'a>(crm: &'a Crm, path: &Path) -> Result<Vec<Row<'a>>, Failure> {
    let refuse = |why: String| Err(Failure::Found(format!("{}: {why}", path.display())));
    let mut rows = Vec::new();
    for (id, kind) in flat() {
        let word = kind.word();
        let Some(kind) = crm.types.get(word) else {
            return refuse(format!("types.{word}: is missing; say which type holds values of this kind"));
        };
        let most = usize::from(id.spec().max);
        if kind.at_most < most {
            return refuse(format!(
                "types.{word}.at_most: {} is less than the {most} characters of {}; use a longer type",
                kind.at_most,
                flat_name(id)
            ));
        }
        let field = named(&crm.name, id.name());
        if field.chars().count() > crm.name.at_most {
            return refuse(format!(
                "name: {field} is longer than the {} characters of a name; shorten before or after",
                crm.name.at_most
            ));
        }
        rows.push(Row { id, field, kind });
    }
    Ok(rows)
}

fn named(naming: &Naming, name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
    };
    let words: Vec<&str> = name.split('_').collect();
    let capitals = || words.iter().map(|word| capital(word)).collect::<Vec<_>>();
    let name = match naming.words {
        Words::Snake => words.join("_"),
        Words::CapitalSnake => capitals().join("_"),
        Words::CapitalCamel => capitals().concat(),
        Words::Plain => words.join(" "),
    };
    format!("{}{name}{}", naming.before, naming.after)
}

/// A sentence of the map with the row's names in it.
fn told(text: &str, row: &Row<'_>) -> String {
    let most = row.id.spec().max.to_string();
    let (flat, holds) = (flat_name(row.id), row.id.name());
    let each = [("{field}", row.field.as_str()), ("{type}", &row.kind.name), ("{length}", &most), ("{max}", &most)];
    let told = each.iter().fold(text.to_owned(), |text, (mark, value)| text.replace(mark, value));
    told.replace("{holds}", holds).replace("{flat}", &flat)
}

fn table(crm: &Crm, rows: &[Row<'_>], language: Language) {
    let wide = |of: &dyn Fn(&Row<'_>) -> usize| rows.iter().map(of).max().unwrap_or_default() + 2;
    let (field, kind) = (wide(&|row| row.field.chars().count()), wide(&|row| row.kind.name.chars().count()));
    files::print(&crm.crm);
    for row in rows {
        let label = label(row.id);
        files::print(&format!(
            "  {:<field$}{:<kind$}{:>5}  {:<22}{}",
            row.field,
            row.kind.name,
            row.id.spec().max,
            flat_name(row.id),
            label.for_language(language)
        ));
    }
    let Some(row) = rows.iter().find(|row| row.id == FieldId::Summary) else { return };
    files::print("");
    for text in [&crm.create, &crm.slot].into_iter().chain(&crm.notes) {
        files::print(&told(if language == Language::FR { &text.fr } else { &text.en }, row));
    }
    files::print(&crm.source);
}

fn csv(crm: &Crm, rows: &[Row<'_>]) {
    files::print("field,type,length,baton_field,holds_en,holds_fr,create_en,create_fr");
    for row in rows {
        let label = label(row.id);
        let (length, flat) = (row.id.spec().max.to_string(), flat_name(row.id));
        let (create_en, create_fr) = (told(&crm.create.en, row), told(&crm.create.fr, row));
        let cells = [&row.field, &row.kind.name, &length, &flat, &label.en, &label.fr, &create_en, &create_fr];
        files::print(&cells.map(|text| cell(text)).join(","));
    }
}

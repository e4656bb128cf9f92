//! The field maps of CRMs.

use std::{collections::BTreeSet, fs, path::Path};

use baton_handoff::fields::{FieldId, flat_name, kind, label};

use crate::command::{baton, check};

const CRMS: [&str; 7] = ["dynamics", "hubspot", "marketo", "mautic", "pipedrive", "salesforce", "zoho"];

fn map(crm: &str) -> String {
    let output = baton(Path::new("."), &["fields", "--crm", &format!("pkg-config/crm/{crm}.json"), "--csv"]);
    assert!(output.status.success(), "{crm}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The cells of a row in which every cell is quoted.
fn cells(row: &str) -> Vec<String> {
    let row = row.strip_prefix('"').and_then(|row| row.strip_suffix('"')).unwrap();
    row.split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect()
}

#[test]
fn the_committed_maps_are_what_the_command_prints() {
    for crm in CRMS {
        let (path, map) = (format!("pkg-config/crm/{crm}.csv"), map(crm));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &map).unwrap();
        }
        let held = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            held == map,
            "{path} is behind the table of fields; look at the difference, then BLESS=1 cargo test --test it crm"
        );
    }
}

#[test]
fn every_crm_has_one_field_of_its_own_name_for_every_flat_field() {
    let flat: Vec<String> = FieldId::ALL.iter().filter(|id| kind(**id).is_some()).map(|id| flat_name(*id)).collect();
    for crm in CRMS {
        let map = map(crm);
        let rows: Vec<Vec<String>> = map.lines().skip(1).map(cells).collect();
        assert_eq!(rows.iter().map(|row| row[3].clone()).collect::<Vec<_>>(), flat, "{crm}");
        let names: BTreeSet<&String> = rows.iter().map(|row| &row[0]).collect();
        assert_eq!(names.len(), rows.len(), "{crm}: two fields of one name");
        for row in &rows {
            assert!(row.iter().all(|cell| !cell.contains('{') && !cell.starts_with(['=', '+', '-', '@'])), "{crm}: {row:?}");
            assert!(row[6] != row[7], "{crm}: French is more than a copy of English: {row:?}");
        }
    }
}

#[test]
fn a_map_names_a_field_as_its_crm_does() {
    let names = CRMS.map(|crm| {
        let row = map(crm).lines().skip(1).map(cells).find(|row| row[3] == "baton_first_source");
        row.map(|row| row[0].clone()).unwrap_or_default()
    });
    assert_eq!(
        names,
        [
            "new_baton_first_source",
            "baton_first_source",
            "batonFirstSource",
            "baton_first_source",
            "Baton first source",
            "Baton_First_Source__c",
            "Baton first source"
        ]
    );
}

#[test]
fn a_map_that_cannot_hold_a_field_is_refused_with_the_place_and_the_cure() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string("pkg-config/crm/salesforce.json").unwrap();
    let refused = |old: &str, new: &str, message: &str| {
        assert!(text.contains(old), "{old}");
        fs::write(folder.path().join("crm.json"), text.replace(old, new)).unwrap();
        check(folder.path(), &["fields", "--crm", "crm.json"], 1, "", &format!("crm.json: {message}\n"));
    };
    refused(
        "\"at_most\": 131072",
        "\"at_most\": 255",
        "types.json.at_most: 255 is less than the 4000 characters of baton_context; use a longer type",
    );
    refused("\"instant\"", "\"moment\"", "types.instant: is missing; say which type holds values of this kind");
    refused(
        "\"at_most\": 43",
        "\"at_most\": 20",
        "name: Baton_Consent_Basis__c is longer than the 20 characters of a name; shorten before or after",
    );
    refused(
        "\"notes\"",
        "\"remarks\"",
        "is no map of a CRM (unknown field `remarks`, expected one of `crm`, `name`, `types`, `create`, `slot`, `notes`, `source` at line 39 column 11); take one of pkg-config/crm as a model",
    );
}

#[test]
fn every_label_is_said_in_both_languages() {
    for id in FieldId::ALL {
        let label = label(*id);
        assert!(!label.en.is_empty() && !label.fr.is_empty(), "{id:?}");
        assert!(label.en != label.fr, "{id:?}: {} is copied", label.en);
    }
}

//! The stored leads: one SQLite table, one row a lead, oldest first by number.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;

use crate::config::Database;
use crate::error::StartError;
use crate::language::Language;
use crate::moment::Moment;
use crate::posted::Fields;
use crate::replay;

/// The table's version, kept in SQLite's `user_version`. A file of another version is refused, never rewritten.
const TABLE_VERSION: i64 = 1;

const TABLE: &str = "
    CREATE TABLE leads (
        number       INTEGER PRIMARY KEY,
        id           TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        received_at  TEXT NOT NULL,
        lang         TEXT NOT NULL,
        content_type TEXT NOT NULL,
        submission   TEXT,
        fields       TEXT NOT NULL,
        verification TEXT NOT NULL
    ) STRICT;
    CREATE INDEX leads_by_submission ON leads (submission);
    PRAGMA user_version = 1;
";

/// A lead as it was posted, not yet checked and stored.
pub(crate) struct NewLead {
    pub(crate) received: Moment,
    pub(crate) language: Language,
    pub(crate) content_type: String,
    pub(crate) fields: Fields,
}

/// One stored lead, in the shape of `/desk/leads.json`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Lead {
    /// Unguessable, because the thank-you page's address carries it and greets by first name.
    pub(crate) id: String,
    /// 1, 2, 3 in order of arrival: what people call the lead.
    pub(crate) number: i64,
    pub(crate) at: String,
    pub(crate) lang: String,
    pub(crate) content_type: String,
    pub(crate) fields: Fields,
    pub(crate) verification: Value,
}

pub(crate) struct Leads(Mutex<Connection>);

impl Leads {
    pub(crate) fn open(database: &Database) -> Result<Leads, StartError> {
        let (place, opened) = match database {
            Database::Path(file) => (file.display().to_string(), open_file(file)),
            Database::Memory => ("in memory".to_string(), Connection::open_in_memory().map_err(|error| error.to_string())),
        };
        let prepared = opened.and_then(|connection| prepare(&connection).map(|()| connection));
        prepared.map(|connection| Leads(Mutex::new(connection))).map_err(|cause| StartError::Database { place, cause })
    }

    /// Checks and stores a lead and gives its id. `verify` is told whether the submission id was seen before.
    pub(crate) fn add(&self, lead: &NewLead, verify: impl FnOnce(&NewLead, bool) -> Value) -> rusqlite::Result<String> {
        let submission = replay::submission_id(&lead.fields);
        let mut connection = self.connection();
        // One transaction, so that of two posts with one id the later always sees the earlier.
        let transaction = connection.transaction()?;
        let earlier: Option<i64> =
            transaction.query_row("SELECT min(number) FROM leads WHERE submission = ?1", [&submission], |row| row.get(0))?;
        let mut verification = verify(lead, earlier.is_some());
        if let Some(earlier) = earlier {
            replay::name_earlier(&mut verification, earlier);
        }
        let id = transaction.query_row(
            "INSERT INTO leads (received_at, lang, content_type, submission, fields, verification)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
            params![
                lead.received.rfc3339(),
                lead.language.code(),
                lead.content_type,
                submission,
                serde_json::json!(lead.fields).to_string(),
                verification.to_string(),
            ],
            |row| row.get(0),
        )?;
        transaction.commit()?;
        Ok(id)
    }

    pub(crate) fn find(&self, id: &str) -> rusqlite::Result<Option<Lead>> {
        self.connection().query_row(&select("WHERE id = ?1"), [id], lead_from).optional()
    }

    /// The newest leads first, at most `most` of them.
    pub(crate) fn newest(&self, most: usize) -> rusqlite::Result<Vec<Lead>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let connection = self.connection();
        let mut statement = connection.prepare(&select("ORDER BY number DESC LIMIT ?1"))?;
        statement.query_map([most], lead_from)?.collect()
    }

    pub(crate) fn count(&self) -> rusqlite::Result<usize> {
        self.connection()
            .query_row("SELECT count(*) FROM leads", [], |row| row.get::<_, i64>(0))
            .map(|count| usize::try_from(count).unwrap_or(0))
    }

    pub(crate) fn remove_all(&self) -> rusqlite::Result<()> {
        self.connection().execute("DELETE FROM leads", []).map(drop)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic while the lock was held has rolled its transaction back; the connection is still good.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open_file(file: &Path) -> Result<Connection, String> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    Connection::open(file).map_err(|error| error.to_string())
}

fn prepare(connection: &Connection) -> Result<(), String> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(|error| error.to_string())?;
    match version {
        0 => connection.execute_batch(TABLE).map_err(|error| error.to_string()),
        TABLE_VERSION => Ok(()),
        other => Err(format!("it is of version {other}, and this receiver reads version {TABLE_VERSION}")),
    }
}

fn select(rest: &str) -> String {
    format!("SELECT id, number, received_at, lang, content_type, fields, verification FROM leads {rest}")
}

fn lead_from(row: &Row<'_>) -> rusqlite::Result<Lead> {
    let json = |column: usize| -> rusqlite::Result<String> { row.get(column) };
    Ok(Lead {
        id: row.get(0)?,
        number: row.get(1)?,
        at: row.get(2)?,
        lang: row.get(3)?,
        content_type: row.get(4)?,
        // Both columns were written by this file; a row that somebody edited by hand still shows, with what can be read.
        fields: serde_json::from_str(&json(5)?).unwrap_or_default(),
        verification: serde_json::from_str(&json(6)?).unwrap_or_default(),
    })
}

//! Every message of the receiver that says no: to whoever starts it, and to whoever posts to it.

use std::fmt;
use std::path::PathBuf;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::intake::LARGEST_BODY;

/// Why a receiver did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The site is not a folder that can be read.
    Site { folder: PathBuf, cause: std::io::Error },
    /// The definitions cannot be read.
    Definitions { folder: PathBuf, cause: String },
    /// The database cannot be opened.
    Database { place: String, cause: String },
    /// Something else listens on the port.
    PortTaken { port: u16 },
    /// The port cannot be had for another reason.
    Port { port: u16, cause: std::io::Error },
    /// The policy cannot be an HTTP header.
    Policy,
}

impl fmt::Display for StartError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site { folder, cause } => {
                write!(out, "the site {} cannot be served: {cause}; name a folder of pages with --site", folder.display())
            }
            Self::Definitions { folder, cause } => {
                write!(
                    out,
                    "the definitions in {} cannot be read: {cause}; name the folder that `baton publish` wrote",
                    folder.display()
                )
            }
            Self::Database { place, cause } => {
                write!(out, "the database {place} cannot be opened: {cause}; name another file with --database")
            }
            Self::PortTaken { port } => {
                write!(out, "port {port} is taken by another program; stop that program or choose another port with --port")
            }
            Self::Port { port, cause } => write!(out, "port {port} cannot be used: {cause}; choose another with --port"),
            Self::Policy => write!(out, "the policy holds a character that an HTTP header cannot carry; use printable ASCII"),
        }
    }
}

impl std::error::Error for StartError {}

/// Why one request was turned away. The answer is one plain sentence, and nothing was stored or changed.
#[derive(Debug, PartialEq)]
pub(crate) enum Refusal {
    TooLarge,
    UnknownContentType,
    BodyBroken,
    NoFields,
    BadPercent { name: String },
    NotUtf8,
    BadJson { cause: String },
    BadMultipart { cause: String },
    NamelessPart,
    UnknownName { name: String },
    MethodNotAllowed,
    OtherSite,
    Storage,
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnknownContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::OtherSite => StatusCode::FORBIDDEN,
            Self::Storage => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::TooLarge => format!("The form is larger than the {} KiB that this receiver takes.", LARGEST_BODY / 1024),
            Self::UnknownContentType => {
                "Post the form as application/x-www-form-urlencoded, multipart/form-data or application/json.".to_string()
            }
            Self::BodyBroken => "The connection ended before the whole form had come.".to_string(),
            Self::NoFields => "The form came without a single field.".to_string(),
            Self::BadPercent { name } => {
                format!("The field {name:?} holds a percent sign that two hexadecimal digits do not follow.")
            }
            Self::NotUtf8 => "The form is not UTF-8 text.".to_string(),
            Self::BadJson { cause } => format!("The form is not a JSON object of field names and values: {cause}."),
            Self::BadMultipart { cause } => format!("The form is not well-formed multipart/form-data: {cause}."),
            Self::NamelessPart => "The form holds a part without a name.".to_string(),
            Self::UnknownName { name } => format!("The form posts a field {name:?} that this receiver does not know."),
            Self::MethodNotAllowed => "This address does not take that method.".to_string(),
            Self::OtherSite => "Another site may not do this.".to_string(),
            Self::Storage => "The lead could not be stored; send the form again.".to_string(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status(), [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], self.sentence() + "\n").into_response()
    }
}

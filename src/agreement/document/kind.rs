//! Which of the two documents a file holds.

use super::{definition::Definition, json::Json, site::SiteConfig};
use crate::error::{Problem, document as message};

/// One of the two documents.
#[derive(Clone, Debug)]
pub enum Document {
    /// The lead definition.
    Definition(Box<Definition>),
    /// The site config.
    Site(Box<SiteConfig>),
}

impl Document {
    /// Reads and checks a document of either kind; its own keys tell which it is.
    pub fn read(text: &str) -> Result<Document, Vec<Problem>> {
        let json = Json::parse(text).map_err(|problem| vec![problem])?;
        let has = |keys: &[&str]| keys.iter().any(|key| json.get(key).is_some());
        if has(&["rules", "caps", "status", "fallback", "criteria"]) {
            return Ok(Document::Definition(Box::new(Definition::read(text)?)));
        }
        if has(&["controller", "consent", "capture", "forms"]) {
            return Ok(Document::Site(Box::new(SiteConfig::read(text)?)));
        }
        Err(vec![message::neither_document()])
    }

    /// What was found that somebody should look at.
    pub fn warnings(&self) -> &[Problem] {
        match self {
            Document::Definition(definition) => definition.warnings(),
            Document::Site(site) => site.warnings(),
        }
    }
}

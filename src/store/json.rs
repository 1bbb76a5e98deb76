//! JSON columns.

use serde::{Serialize, de::DeserializeOwned};

use super::StoreError;

pub(super) fn json<T: Serialize>(value: &T) -> Result<String, rusqlite::Error> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

pub(super) fn parse<T: DeserializeOwned>(what: &'static str, id: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Damaged {
        what,
        id: id.to_owned(),
        reason: error.to_string(),
    })
}

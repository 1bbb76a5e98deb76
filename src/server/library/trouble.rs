//! Why a job failed.

use crate::ingest::IngestError;
use crate::store::StoreError;

const NOT_TAKEN_IN: &str =
    "Die Datei ließ sich nicht aufnehmen. Das Protokoll des Servers nennt die Ursache.";
const OTHER_RUNS: &str =
    "Es werden gerade auf anderem Weg Dokumente eingelesen. Bitte versuchen Sie es später noch einmal.";

/// Why a job failed: for people, and for the log.
pub(super) struct Trouble {
    pub(super) message: &'static str,
    pub(super) reason: String,
}

impl From<String> for Trouble {
    fn from(reason: String) -> Self {
        Self { message: NOT_TAKEN_IN, reason }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        error.to_string().into()
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        error.to_string().into()
    }
}

impl From<IngestError> for Trouble {
    fn from(error: IngestError) -> Self {
        let message = if matches!(error, IngestError::Running(_)) { OTHER_RUNS } else { NOT_TAKEN_IN };
        Self { message, reason: error.to_string() }
    }
}

//! What people should know about how a document was read, German.

use crate::store::{DocumentStatus, DocumentSummary};

/// The warnings; none for a document that was read as a whole.
pub(super) fn warnings(document: &DocumentSummary) -> Vec<String> {
    if document.row.status == DocumentStatus::Failed {
        return vec!["Die Datei ließ sich nicht lesen.".to_owned()];
    }
    let mut warnings = Vec::new();
    match document.pages_needing_ocr {
        0 => {}
        1 => warnings.push("1 Seite zeigt nur ein Bild; ihr Text wurde nicht gelesen.".to_owned()),
        pages => warnings.push(format!("{pages} Seiten zeigen nur ein Bild; ihr Text wurde nicht gelesen.")),
    }
    match document.pages_failed {
        0 => {}
        1 => warnings.push("1 Seite ließ sich nicht lesen.".to_owned()),
        pages => warnings.push(format!("{pages} Seiten ließen sich nicht lesen.")),
    }
    warnings
}

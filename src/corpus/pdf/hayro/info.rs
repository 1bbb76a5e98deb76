//! Title and language of a file.

use hayro::hayro_syntax::{
    Pdf,
    object::{Dict, String as PdfString},
};

use crate::corpus::pdf::pdf_string::decode;

/// The file's catalog.
pub(crate) fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

/// Title from the metadata, unless it is a program's default or a file name.
pub(crate) fn title(pdf: &Pdf) -> Option<String> {
    let title = decode(pdf.metadata().title.as_deref()?);
    is_worth_showing(&title).then_some(title)
}

/// Language tag from the catalog ("de-DE").
pub(crate) fn language(pdf: &Pdf) -> Option<String> {
    let tag = decode(catalog(pdf)?.get::<PdfString<'_>>(b"Lang")?.as_bytes());
    let plain =
        tag.len() <= 35 && tag.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
    (plain && !tag.is_empty()).then_some(tag)
}

fn is_worth_showing(title: &str) -> bool {
    const PROGRAMS: [&str; 4] = ["microsoft word", "microsoft powerpoint", "powerpoint-pr", "untitled"];
    const EXTENSIONS: [&str; 14] = [
        ".doc", ".docx", ".dot", ".dotx", ".odt", ".rtf", ".pdf", ".ppt", ".pptx", ".xls", ".xlsx", ".indd",
        ".qxd", ".dvi",
    ];
    let lower = title.to_lowercase();
    let named = PROGRAMS.iter().any(|program| lower.starts_with(program));
    let file = EXTENSIONS.iter().any(|extension| lower.ends_with(extension));
    let empty =
        ["", "unbenannt", "dokument", "dokument1", "document1", "titel", "title"].contains(&lower.as_str());
    !named && !file && !empty && title.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn program_defaults_and_file_names_are_no_titles() {
        for title in ["", "Microsoft Word - Vorlage", "bericht_final.docx", "Untitled", "12.3"] {
            assert!(!is_worth_showing(title), "{title}");
        }
        assert!(is_worth_showing("Dienstanweisung Reisekosten"));
    }
}

//! Names that clients give to files and collections: checked, and never a path.

use super::problem::Problem;
use crate::corpus::text::normalise;

/// Longest file name in bytes, below what file systems allow.
const FILE_BYTES: usize = 200;
/// Longest name of a collection in characters.
const COLLECTION_CHARACTERS: usize = 80;
/// Endings of the kinds that can be read.
const ENDINGS: [&str; 9] = ["pdf", "docx", "html", "htm", "xhtml", "md", "markdown", "txt", "text"];

/// A file name in one folder, of a kind that can be read.
pub(super) fn file_name(name: &str) -> Result<String, Problem> {
    let name = plain(name).filter(|name| name.len() <= FILE_BYTES).ok_or(Problem::FileNameInvalid)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    match ending {
        Some(ending) if ENDINGS.contains(&ending.as_str()) => Ok(name),
        _ => Err(Problem::FileKindUnknown),
    }
}

/// The name of a collection.
pub(super) fn collection_name(name: &str) -> Result<String, Problem> {
    plain(name)
        .filter(|name| name.chars().count() <= COLLECTION_CHARACTERS)
        .ok_or(Problem::CollectionNameInvalid(COLLECTION_CHARACTERS))
}

/// The name without white space around it, unless it is empty, hidden, a path, or holds signs that nobody sees.
fn plain(name: &str) -> Option<String> {
    let is_hidden_sign = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
    };
    if name.contains(is_hidden_sign) || name.contains(['/', '\\']) {
        return None;
    }
    let name = normalise(name.trim());
    (!name.is_empty() && !name.starts_with('.')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain_and_of_a_known_kind() {
        assert_eq!(file_name(" Dienstanweisung Gro\u{308}ße.PDF ").unwrap(), "Dienstanweisung Größe.PDF");
        for wrong in
            ["", ".pdf", "../a.pdf", "a/b.pdf", "a\\b.pdf", "a\0.pdf", "a\u{202e}fdp.pdf", &"a".repeat(201)]
        {
            assert!(matches!(file_name(wrong), Err(Problem::FileNameInvalid)), "{wrong:?}");
        }
        for wrong in ["a", "a.exe", "a.pdf.zip", "pdf"] {
            assert!(matches!(file_name(wrong), Err(Problem::FileKindUnknown)), "{wrong:?}");
        }
    }

    #[test]
    fn collections_are_named_plainly() {
        assert_eq!(collection_name(" Handbücher ").unwrap(), "Handbücher");
        for wrong in ["", "..", "a/b", "a\nb", &"ä".repeat(81)] {
            assert!(collection_name(wrong).is_err(), "{wrong:?}");
        }
    }
}

//! Synonyms from a thesaurus in `MyThes` format, such as Debian's `mythes-de` (`OpenThesaurus`).
//!
//! The first line names the encoding. Then, for each word, `word|n` and n lines `part of speech|synonym|synonym…`; notes
//! stand in brackets.

use std::collections::HashMap;
use std::path::Path;

use encoding_rs::Encoding;

use crate::answer::understand::{UnderstandError, bounded_file};
use crate::index::fold;

/// Largest file.
const LARGEST_FILE: u64 = 64 << 20;
/// Most groups of synonyms that are kept.
const MOST_GROUPS: usize = 100_000;
/// Most groups of one word.
const MOST_GROUPS_OF_WORD: usize = 12;
/// Most synonyms of one group.
const MOST_SYNONYMS: usize = 16;

/// Groups of single words that mean the same.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus {
    /// Synonyms of one meaning, joined by line feeds.
    groups: Vec<Box<str>>,
    by_word: HashMap<Box<str>, Vec<u32>>,
}

impl Thesaurus {
    /// Reads a `.dat` file of at most 64 MiB.
    ///
    /// # Errors
    /// When the file cannot be read, is too large, names no known encoding or counts its lines wrongly.
    pub(crate) fn read(path: &Path) -> Result<Self, UnderstandError> {
        let bytes = bounded_file::read(path, LARGEST_FILE)?;
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
        let (label, rest) = bytes.split_at_checked(end).unwrap_or_default();
        let wrong = |line: usize, reason: &str| UnderstandError::Thesaurus {
            path: path.to_path_buf(),
            line,
            reason: reason.to_owned(),
        };
        // MyThes writes `ISO8859-1` where the encoding standard knows `iso8859-1` and `iso-8859-1`.
        let encoding = Encoding::for_label(label).ok_or_else(|| wrong(1, "names no known encoding"))?;
        let text = encoding.decode(rest).0;
        let mut lines = text.lines().enumerate().skip(1);
        let mut thesaurus = Self::default();
        let mut numbers: HashMap<Box<str>, u32> = HashMap::new();
        while let Some((at, line)) = lines.next() {
            if line.is_empty() {
                continue;
            }
            let head = line
                .rsplit_once('|')
                .and_then(|(word, count)| Some((word, count.trim().parse::<usize>().ok()?)));
            let (word, count) = head.ok_or_else(|| wrong(at + 1, "is not `word|number`"))?;
            let folded = fold(word).into_boxed_str();
            for _ in 0..count {
                let (_, meaning) =
                    lines.next().ok_or_else(|| wrong(at + 1, "promises more lines than there are"))?;
                if is_single(word) {
                    thesaurus.add(&folded, &group(meaning), &mut numbers);
                }
            }
        }
        Ok(thesaurus)
    }

    /// Single words that mean the same as a word, without itself, each once; German nouns with their capital.
    #[must_use]
    pub(crate) fn synonyms(&self, word: &str) -> Vec<&str> {
        let folded = fold(word);
        let places = self.by_word.get(folded.as_str()).map(Vec::as_slice).unwrap_or_default();
        let mut found: Vec<&str> = Vec::new();
        for synonym in
            places.iter().filter_map(|at| self.groups.get(*at as usize)).flat_map(|group| group.lines())
        {
            if fold(synonym) != folded && !found.contains(&synonym) {
                found.push(synonym);
            }
        }
        found
    }

    /// Whether the word has an entry, in this form.
    #[must_use]
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.by_word.contains_key(fold(word).as_str())
    }

    /// The same group comes again with each of its words; it is kept once.
    fn add(&mut self, folded: &str, group: &str, numbers: &mut HashMap<Box<str>, u32>) {
        let number = match numbers.get(group) {
            Some(number) => *number,
            None if group.is_empty() || self.groups.len() == MOST_GROUPS => return,
            None => {
                self.groups.push(Box::from(group));
                let number = self.groups.len() as u32 - 1;
                numbers.insert(Box::from(group), number);
                number
            }
        };
        let places = self.by_word.entry(Box::from(folded)).or_default();
        if places.len() < MOST_GROUPS_OF_WORD && !places.contains(&number) {
            places.push(number);
        }
    }
}

/// The single words of a line of synonyms, joined by line feeds.
fn group(line: &str) -> String {
    let synonyms = line.split('|').skip(1).map(without_notes).filter(|synonym| is_single(synonym));
    synonyms.take(MOST_SYNONYMS).collect::<Vec<_>>().join("\n")
}

/// `Gesuch (geh.)` → `Gesuch`.
fn without_notes(synonym: &str) -> &str {
    synonym.split(" (").next().unwrap_or(synonym).trim()
}

fn is_single(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|letter| letter.is_alphabetic() || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &[u8]) -> Result<Thesaurus, UnderstandError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("th_de.dat");
        std::fs::write(&path, content).unwrap();
        Thesaurus::read(&path)
    }

    #[test]
    fn synonyms_are_single_words_without_notes() {
        let file = "UTF-8\ngebühr|2\n-|Abgabe|Gebühr|Taxe (schweiz.)|zu zahlender Betrag\n-|Gebühr|Preis\nzu spät|1\n-|verspätet\n";
        let thesaurus = read(file.as_bytes()).unwrap();
        assert_eq!(thesaurus.synonyms("Gebuehr"), ["Abgabe", "Taxe", "Preis"]);
        assert!(thesaurus.synonyms("zu spät").is_empty() && thesaurus.synonyms("Preis").is_empty());
        assert!(thesaurus.knows("GEBÜHR") && !thesaurus.knows("Preis"));
    }

    #[test]
    fn old_encodings_are_read() {
        let thesaurus = read(b"ISO8859-1\ngeb\xfchr|1\n-|Geb\xfchr|Abgabe\n").unwrap();
        assert_eq!(thesaurus.synonyms("Gebühr"), ["Abgabe"]);
    }

    #[test]
    fn damaged_files_are_errors_with_their_line() {
        for (file, place) in [
            ("", "line 1"),
            ("nothing\na|1\n", "line 1"),
            ("UTF-8\na\n", "line 2"),
            ("UTF-8\nab|2\n-|cd\n", "line 2"),
        ] {
            let message = read(file.as_bytes()).unwrap_err().to_string();
            assert!(message.contains(place) && message.contains("th_de.dat"), "{message}");
        }
    }
}

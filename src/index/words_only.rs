//! A word index with a chosen analysis, for measuring what each step of the analysis is worth.

use super::words::{Analysis, PartRule, WordEntry, WordIndex};
use super::{Filter, IndexError};

/// A word index in a folder of its own that goes when it is dropped.
pub struct WordsOnly {
    passages: Vec<i64>,
    words: WordIndex,
    _folder: tempfile::TempDir,
}

impl WordsOnly {
    /// Builds it from passages: id, title, headings and text of each. Everything is held in memory while it is built.
    pub fn build(
        entries: Vec<(i64, String, Vec<String>, String)>,
        analysis: Analysis,
    ) -> Result<Self, IndexError> {
        let system = std::env::temp_dir();
        let folder = tempfile::tempdir().map_err(IndexError::io(&system))?;
        let entry = |(passage, title, headings, text)| {
            let (document, collection) = (String::new(), String::new());
            (passage, WordEntry { document, collection, title, headings, text })
        };
        let (passages, entries): (Vec<i64>, Vec<WordEntry>) = entries.into_iter().map(entry).unzip();
        let words = WordIndex::build(folder.path(), &entries, &PartRule::default(), analysis)?;
        Ok(Self { passages, words, _folder: folder })
    }

    /// The `k` passages that match a question's words best.
    pub fn search(&self, question: &str, k: usize) -> Result<Vec<i64>, IndexError> {
        let hits = self.words.search(question, k, &Filter::default())?;
        Ok(hits.into_iter().filter_map(|hit| self.passages.get(hit.row).copied()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(analysis: Analysis, question: &str) -> Vec<i64> {
        let texts = [
            "Die Dienstreise wird genehmigt.",
            "Der Dienst beginnt.",
            "Der Dienst endet.",
            "Die Reise beginnt.",
            "Die Reise endet.",
        ];
        let entries = (1..).zip(texts).map(|(id, text)| (id, String::new(), Vec::new(), text.to_owned()));
        WordsOnly::build(entries.collect(), analysis).unwrap().search(question, 1).unwrap()
    }

    #[test]
    fn each_step_of_the_analysis_can_be_left_out() {
        let plain = Analysis { stems: false, compounds: false };
        assert!(found(plain, "Dienstreisen").is_empty());
        assert_eq!(found(Analysis { stems: true, ..plain }, "Dienstreisen"), [1]);
        assert!(!found(Analysis { stems: true, ..plain }, "Reisen Dienst").contains(&1));
        assert_eq!(found(Analysis::default(), "Dienst Reise"), [1]);
    }
}
